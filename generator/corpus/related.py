"""Which briefs belong together, and why in terms that can be said in words.

Two briefs are related by the people, the posts and the bodies that both name: what the book names
rarely counts for much, what it names everywhere for nothing, and a report of the same weeks for
more than one of years before. Reports of one story are no relation: they are said elsewhere.

The index is made once for a book. A brief then looks only at its neighbours in time in each of its
lists, so that a name with thousands of briefs costs no more than one with fifty.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import log
from typing import Final, NamedTuple

from generator.model import Brief, BriefId, Corpus, Slug
from generator.text.names import fold

_RELATED: Final = 4
# Neighbours in time that are looked at in each list, on either side.
_NEAR: Final = 12
# What a list tells beside one of people.
_WEIGHTS: Final = {"person": 1.0, "body": 0.5, "post": 0.4}
# Without a person in common: a body that half of the book names makes nothing related.
_LEAST: Final = 0.12
_HALF_LIFE: Final = 180  # days
_FAR: Final = 0.4  # what remains of the weight over years, and where a date is missing
_FEWEST_WORDS: Final = 2  # of a role that is a post: a "spokesman" is one of many


class Order(StrEnum):
    """Where the other brief stands in the reports on what both name."""

    NEXT = "next"
    BEFORE = "before"
    APART = "apart"


class Sign(NamedTuple):
    """Something that a brief names: its kind, and the key under which spellings are one."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Another brief that belongs with one, and why.

    Attributes:
        brief: The other brief.
        people: The people that both name, the most telling first.
        bodies: The bodies that both name, as the first brief writes them.
        posts: The roles that both give to somebody.
        order: Whether it is the next or the last report on the first of these.
    """

    brief: BriefId
    people: tuple[Slug, ...] = ()
    bodies: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    order: Order = Order.APART


@dataclass(frozen=True, slots=True)
class Index:
    """What relations are looked up in: made once for a book."""

    briefs: Sequence[Brief]
    place: Mapping[BriefId, int]
    signs: Mapping[BriefId, Mapping[Sign, str]]  # of a brief: what it names, as it writes it
    lists: Mapping[Sign, Sequence[int]]  # places of the briefs that name something, newest first
    story: Mapping[BriefId, int]


def index_of(corpus: Corpus) -> Index:
    """Make the index of a book.

    Args:
        corpus: All briefs, grouped.
    """
    posts = _posts_in(corpus)
    signs = {brief.id: _signs(corpus, brief, posts.get(brief.id, {})) for brief in corpus.briefs}
    lists: dict[Sign, list[int]] = {}
    for number, brief in enumerate(corpus.briefs):
        for sign in signs[brief.id]:
            lists.setdefault(sign, []).append(number)
    return Index(
        briefs=corpus.briefs,
        place={brief.id: number for number, brief in enumerate(corpus.briefs)},
        signs=signs,
        lists=lists,
        story={
            report.brief: number
            for number, story in enumerate(corpus.stories)
            for report in story.reports
        },
    )


def _posts_in(corpus: Corpus) -> dict[BriefId, dict[Slug, Sign]]:
    """Return the post of each person in a brief that says they hold or held it; the first of it."""
    posts: dict[BriefId, dict[Slug, Sign]] = {}
    for post in corpus.posts:
        sign = Sign("post", post.slug)
        for tenure in (*post.holders, *post.others):
            for each in tenure.evidence:
                posts.setdefault(each.brief, {}).setdefault(tenure.person, sign)
    return posts


def _signs(corpus: Corpus, brief: Brief, posts: Mapping[Slug, Sign]) -> dict[Sign, str]:
    signs: dict[Sign, str] = {}
    for actor in brief.actors:
        slug = corpus.person_of.get((brief.id, actor.name))
        if slug is not None:
            signs.setdefault(Sign("person", slug), actor.name)
        # However the role is written, a post is one; a role that is none known says itself.
        post = (posts.get(slug) if slug else None) or _role_sign(actor.role or "")
        if post and actor.role:
            signs.setdefault(post, actor.role)
    for name in brief.organisations:
        signs.setdefault(_body_sign(name), name)
    return signs


@lru_cache(maxsize=1 << 14)
def _role_sign(role: str) -> Sign | None:
    words = [word for word in fold(role).split() if word != "s"]
    return Sign("post", " ".join(words)) if len(words) >= _FEWEST_WORDS else None


@lru_cache(maxsize=1 << 14)
def _body_sign(name: str) -> Sign:
    return Sign("body", fold(name))


def related_to(index: Index, brief: Brief) -> tuple[Relation, ...]:
    """Find the briefs that belong with one.

    Args:
        index: The book's index.
        brief: One brief of it.

    Returns:
        At most four, the closest first.
    """
    here = index.place.get(brief.id)
    if here is None:
        return ()
    own = index.signs[brief.id]
    shared: dict[int, list[Sign]] = {}
    for sign in own:
        for number in _near(index.lists[sign], here):
            shared.setdefault(number, []).append(sign)
    weights = {sign: _weight(index, sign) for sign in own}
    story = index.story.get(brief.id)
    scores = {
        number: sum(weights[sign] for sign in signs) * _closeness(brief, index.briefs[number])
        for number, signs in shared.items()
        if story is None or index.story.get(index.briefs[number].id) != story
    }
    ranked = sorted(scores, key=lambda number: (-scores[number], abs(number - here), number))
    chosen = [
        number
        for number in ranked
        if scores[number] >= _LEAST or any(sign.kind == "person" for sign in shared[number])
    ][:_RELATED]
    return tuple(_relation(index, here, number, shared[number], weights) for number in chosen)


def _near(places: Sequence[int], here: int) -> Sequence[int]:
    at = bisect_left(places, here)
    return [*places[max(at - _NEAR, 0) : at], *places[at + 1 : at + 1 + _NEAR]]


def _weight(index: Index, sign: Sign) -> float:
    """Return how much it tells that two briefs name the same: 1 for the rarest, near 0 for all."""
    known = len(index.briefs) + 1
    return _WEIGHTS[sign.kind] * log(known / len(index.lists[sign])) / log(known)


def _closeness(one: Brief, other: Brief) -> float:
    if one.date is None or other.date is None:
        return _FAR
    days = abs((one.date.begins() - other.date.begins()).days)
    return _FAR + (1 - _FAR) * 2 ** (-days / _HALF_LIFE)


def _relation(
    index: Index, here: int, there: int, shared: Sequence[Sign], weights: Mapping[Sign, float]
) -> Relation:
    own = index.signs[index.briefs[here].id]
    # People first, for they are what readers look for; then what tells most.
    signs = sorted(shared, key=lambda sign: (sign.kind != "person", -weights[sign], sign))
    return Relation(
        brief=index.briefs[there].id,
        people=tuple(Slug(sign.key) for sign in signs if sign.kind == "person"),
        bodies=tuple(own[sign] for sign in signs if sign.kind == "body"),
        posts=tuple(own[sign] for sign in signs if sign.kind == "post"),
        order=_order(index, index.lists[signs[0]], here, there),
    )


def _order(index: Index, places: Sequence[int], here: int, there: int) -> Order:
    """Tell whether one dated report on something comes right before or after another."""
    one, other = index.briefs[here].date, index.briefs[there].date
    if one is None or other is None or one == other:
        return Order.APART
    if abs(bisect_left(places, here) - bisect_left(places, there)) != 1:
        return Order.APART
    return Order.NEXT if there < here else Order.BEFORE
