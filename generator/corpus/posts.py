"""Posts over the whole book: who held which, from the first to the last brief that says so.

The claims of all briefs meet here: an acronym is what another brief explains it to be, a role
without its body is completed by the same person's role elsewhere, "head" of a body is its only
first post. `names.yml` decides over all of it. The book knows what its briefs say, no more.

Takes briefs, returns `Post`s.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Final, NamedTuple

from generator.corpus.facts import facts_of
from generator.corpus.posts_bodies import Body, body_named
from generator.corpus.posts_claims import Claim, Claims
from generator.corpus.posts_decided import Decided, PostKey, decided_by
from generator.corpus.posts_roles import Held, Office, parse_role
from generator.corpus.posts_titles import office_has_field
from generator.corpus.posts_words import office_words
from generator.model import (
    Brief,
    BriefId,
    Evidence,
    Post,
    Register,
    Slug,
    Tenure,
)
from generator.text.names import fold
from generator.text.paths import slugify

_SUFFIX: Final = 6
_NEVER: Final = date.max


class _Told(NamedTuple):
    """A claim with the brief and the person that it belongs to."""

    brief: Brief
    person: Slug
    office: Office
    words: str
    role: str


def find_posts(
    briefs: Sequence[Brief],
    person_of: Mapping[tuple[BriefId, str], Slug],
    register: Register | None = None,
    claims: Sequence[Claims] | None = None,
) -> tuple[Post, ...]:
    """Find the posts of a book and who held them.

    Args:
        briefs: The briefs of the book.
        person_of: Who each actor of a brief is.
        register: What people decided about posts.
        claims: What each of the briefs says of posts, where that is known already.

    Returns:
        The posts by body and title, those without a body last.
    """
    if claims is None:
        claims = [facts_of(brief).claims for brief in briefs]
    told, acronyms = _told(list(zip(briefs, claims, strict=True)), person_of)
    told = _completed([_spelled_out(each, acronyms) for each in told])
    decided = decided_by((register or Register()).posts, acronyms)
    led = _first_posts(told, decided)
    groups: dict[PostKey, list[_Told]] = defaultdict(list)
    for each in told:
        key = decided.key_of(each.role, each.office, led)
        if key is not None:
            groups[key].append(each)
    names = _body_names(told, acronyms.values())
    posts = [_post(key, groups[key], names, decided) for key in sorted(groups)]
    ordered = sorted(
        posts,
        key=lambda post: (post.body is None, fold(post.body or ""), -_weight(post), post.title),
    )
    return tuple(_with_slugs(ordered))


def _weight(post: Post) -> int:
    return sum(len(tenure.evidence) for tenure in post.holders)


def _told(
    briefs: Iterable[tuple[Brief, Claims]], person_of: Mapping[tuple[BriefId, str], Slug]
) -> tuple[list[_Told], Mapping[str, Body]]:
    """Return the claims of all briefs, each body as its own brief spells it out."""
    told: list[_Told] = []
    explained: dict[str, dict[str, Body]] = defaultdict(dict)
    for brief, found in sorted(briefs, key=lambda each: _by_date(each[0])):
        own = {}
        for letters, name in found.acronyms:
            body = body_named(name)
            if body and not body.nation:
                own[letters] = body
                explained[letters].setdefault(body.key, body)
        roles = {actor.name: actor.role for actor in brief.actors}
        for claim in found.claims:
            person = person_of.get((brief.id, claim.actor))
            if person is not None:
                role = _role(claim, roles.get(claim.actor))
                each = _Told(brief, person, claim.office, claim.words, role)
                told.append(_spelled_out(each, own))
    sure = {
        letters: next(iter(bodies.values()))
        for letters, bodies in explained.items()
        if len(bodies) == 1
    }
    return told, sure


def _role(claim: Claim, role: str | None) -> str:
    """Return the role as written where it is that of the claim, empty where the text says it."""
    return role if role and fold(claim.office.title) in fold(role) else ""


def _by_date(brief: Brief) -> tuple[bool, str, str]:
    return brief.date is None, str(brief.date), brief.path


def _spelled_out(each: _Told, acronyms: Mapping[str, Body]) -> _Told:
    """Return a claim with the body that its acronym stands for; the name stays as written."""
    body = each.office.body
    full = acronyms.get(body.name) if body else None
    if body is None or full is None or full.key == body.key:
        return each
    return each._replace(office=each.office._replace(body=full._replace(name=body.name)))


def _completed(told: Sequence[_Told]) -> list[_Told]:
    """Complete a role without its body by the same person's same role in other briefs."""
    bodies: dict[tuple[Slug, str], dict[str, Body]] = defaultdict(dict)
    for each in told:
        if each.office.body:
            bodies[each.person, each.office.key].setdefault(each.office.body.key, each.office.body)
    whole = []
    for each in told:
        known = bodies.get((each.person, each.office.key), {})
        office = each.office
        if office.body is None and len(known) == 1:
            office = office._replace(body=next(iter(known.values())))
        if office.body or office.alone:
            whole.append(each._replace(office=office))
    return whole


def _first_posts(told: Iterable[_Told], decided: Decided) -> dict[str, str]:
    """Return the title of the first person of each body that has one such title only."""
    titles: dict[str, set[str]] = defaultdict(set)
    for each in told:
        body = each.office.body
        if body and not body.nation and each.office.key in _first_keys():
            titles[body.key].add(each.office.key)
    return {
        body: next(iter(found))
        for body, found in titles.items()
        if len(found) == 1 and not decided.keeps_apart(body, next(iter(found)))
    }


def _first_keys() -> frozenset[str]:
    return frozenset(" ".join(sorted(title.split())) for title in office_words("first"))


def _body_names(told: Iterable[_Told], explained: Iterable[Body]) -> dict[str, str]:
    """Return the name of each body as most briefs write it, without a genitive where one does."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for body in explained:
        names[body.key][body.name] = 0
    for each in told:
        if each.office.body:
            names[each.office.body.key][each.office.body.name] += 1

    def rank(item: tuple[str, int]) -> tuple[object, ...]:
        name, count = item
        return (
            "'s " in name,
            name.isupper() and " " not in name and count == 1,
            -count,
            len(name),
            name,
        )

    return {key: min(counts.items(), key=rank)[0] for key, counts in names.items()}


def _post(key: PostKey, told: Sequence[_Told], names: Mapping[str, str], decided: Decided) -> Post:
    title = decided.title_of(key) or _title(
        [each for each in told if each.office.key == key.title] or told
    )
    tenures = [_tenure(person, said, group) for (person, said), group in _by_person(told).items()]
    roles = Counter(each.role for each in told if each.role)
    return Post(
        slug=Slug(""),
        title=title,
        body=None if decided.title_of(key) else names.get(key.body),
        holders=tuple(sorted((each for each in tenures if not each.said), key=_tenure_order)),
        others=tuple(sorted((each for each in tenures if each.said), key=_tenure_order)),
        shared=_is_shared(title),
        roles=tuple(
            role for role, _ in sorted(roles.items(), key=lambda item: (-item[1], item[0]))
        ),
        decided=decided.title_of(key) is not None,
    )


def _is_shared(title: str) -> bool:
    """Tell whether several hold a post at a time: a deputy's; an adviser's who has no field."""
    office = next(iter(parse_role(title)), None)
    words = set(office.key.split()) if office else set()
    if words & office_words("shared"):
        return True
    return bool(words & office_words("shared_without_field")) and not office_has_field(title)


def _title(told: Sequence[_Told]) -> str:
    """Return a title as most briefs write it, the shortest at a tie."""
    counts = Counter(each.office.title for each in told)
    return min(
        counts.items(), key=lambda item: (-item[1], item[0].islower(), len(item[0]), item[0])
    )[0]


def _by_person(told: Iterable[_Told]) -> dict[tuple[Slug, Held], list[_Told]]:
    found: dict[tuple[Slug, Held], list[_Told]] = defaultdict(list)
    for each in told:
        found[each.person, each.office.held].append(each)
    return found


def _tenure(person: Slug, held: Held, told: Sequence[_Told]) -> Tenure:
    """Return what briefs say of one person and a post, each brief once."""
    dates = [each.brief.date for each in told if each.brief.date]
    words: dict[BriefId, str] = {}
    for each in told:
        words.setdefault(each.brief.id, each.words)
    return Tenure(
        person=person,
        evidence=tuple(Evidence(brief, said) for brief, said in words.items()),
        first=min(dates) if dates else None,
        last=max(dates) if dates else None,
        said=None if held is Held.NOW else held.value,
    )


def _tenure_order(tenure: Tenure) -> tuple[date, date, str]:
    first, last = tenure.first, tenure.last
    return first.begins() if first else _NEVER, last.begins() if last else _NEVER, tenure.person


def _with_slugs(posts: Sequence[Post]) -> Iterator[Post]:
    """Yield the posts with their slugs; of those that share one, each bears its own ending."""
    bare = [slugify(_whole_name(post)) for post in posts]
    counts = Counter(bare)
    for post, slug in zip(posts, bare, strict=True):
        ending = sha256("|".join((_whole_name(post), *sorted(post.roles))).encode()).hexdigest()
        own = slug if counts[slug] == 1 else Slug(f"{slug}-{ending[:_SUFFIX]}")
        yield Post(
            slug=own,
            title=post.title,
            body=post.body,
            holders=post.holders,
            others=post.others,
            shared=post.shared,
            roles=post.roles,
            decided=post.decided,
        )


def _whole_name(post: Post) -> str:
    return f"{post.title} {post.body or ''}".strip()
