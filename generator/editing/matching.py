"""One article, one brief: which articles are the same, and which brief each of them is.

The same article comes in several captures: in full, as a related article of another page, as a
teaser in a listing that is saved again next week. All of these are one brief. An article is
first matched by its id, then with the other articles of the run, then with the briefs the book
has by their words, at last by its title in the same capture.

When in doubt, two briefs: a doubled brief is seen by everyone, a lost article by nobody.

Takes articles and known briefs, returns `Matched`. Knows no files.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.editing.identity import (
    SAME,
    Known,
    Shelf,
    Text,
    Traits,
    article_traits,
    article_words,
    brief_words,
    is_long_enough,
    make_id,
    text_of,
)
from generator.model import Article, Brief, BriefId, CaptureId


class Trace(NamedTuple):
    """What an article left on the shelf of a run: by what others are found to be like it.

    Attributes:
        capture: The capture that it is from.
        size: How many runs of words it has.
        leads: Those of them by which it is found.
        is_first: Whether no fuller text of the run holds it.
    """

    capture: CaptureId
    size: int
    leads: tuple[int, ...]
    is_first: bool = True


@dataclass(frozen=True, slots=True)
class Matched:
    """One brief and the articles it is made from, the fullest first.

    `part_of` is the brief as last generated where the articles are only a part of it: then
    they add their captures to it and nothing else. `alone` says that the articles were known by
    their ids, and no others by this one: whatever a person writes into the brief changes nothing.
    """

    id: BriefId
    articles: tuple[Article, ...]
    part_of: Brief | None = None
    alone: bool = False
    traces: tuple[Trace, ...] = ()


@dataclass(slots=True)
class _Sighting:
    """One article of the run."""

    place: int
    article: Article
    body: str  # its words
    text: Text
    traits: Traits
    known: BriefId | None = None


@dataclass(slots=True)
class _Group:
    """Sightings of one article, the fullest first."""

    sightings: list[_Sighting]
    id: BriefId | None = None
    part_of: Brief | None = None
    by_id: bool = False
    title: str = field(init=False)

    def __post_init__(self) -> None:
        self.title = _title(self.first)

    @property
    def first(self) -> _Sighting:
        return self.sightings[0]


def match(articles: Iterable[Article], known: Collection[Known]) -> tuple[Matched, ...]:
    """Decide which brief each article is.

    Args:
        articles: All articles of all captures, in any order that keeps those of one capture
            in page order.
        known: The briefs that the book has, deleted ones too.

    Returns:
        One entry a brief, in order of capture and page. Every article is in exactly one.
    """
    ordered = sorted(articles, key=lambda article: article.capture)
    sightings = [_sighting(place, article) for place, article in enumerate(ordered)]
    by_id = {brief.id: brief for brief in known}
    refused: set[BriefId] = set()
    for sighting in sightings:
        sighting.known = _same_id(sighting, by_id, refused)
    groups = _same_in_run(sightings)
    for group in groups:
        group.by_id = group.id is not None
    taken = {group.id for group in groups if group.id}
    if len(taken) < len(groups):
        unknown = [group for group in groups if group.id is None]
        captures = {article.capture for article in ordered}
        _same_words(unknown, [brief for brief in known if brief.id not in taken], captures)
        taken |= {group.id for group in groups if group.id}
        _same_title(unknown, [brief for brief in known if brief.id not in taken])
        _new_ids(unknown, {*by_id, *(group.id for group in groups if group.id)})
    return _by_brief(groups, refused)


def _by_brief(groups: Iterable[_Group], refused: Collection[BriefId]) -> tuple[Matched, ...]:
    """Put groups of one brief together: its text first, then the pieces of it."""
    of_brief: dict[BriefId, list[_Group]] = {}
    for group in sorted(groups, key=lambda group: min(s.place for s in group.sightings)):
        if group.id:
            of_brief.setdefault(group.id, []).append(group)
    matched = []
    for brief_id, own in of_brief.items():
        own.sort(key=lambda group: group.part_of is not None)
        articles = tuple(s.article for group in own for s in group.sightings)
        alone = brief_id not in refused and all(group.by_id for group in own)
        traces = tuple(
            Trace(s.article.capture, len(s.text.runs), s.text.leads, s is group.first)
            for group in own
            for s in group.sightings
        )
        matched.append(Matched(brief_id, articles, own[0].part_of, alone, traces))
    return tuple(matched)


def _sighting(place: int, article: Article) -> _Sighting:
    words = article_words(article)
    return _Sighting(place, article, " ".join(words), text_of(words), article_traits(article))


def _title(sighting: _Sighting) -> str:
    return next(iter(sighting.traits.titles), "")


def _same_id(
    sighting: _Sighting, by_id: dict[BriefId, Known], refused: set[BriefId]
) -> BriefId | None:
    # Two publishers may print one agency's text under one title: the second id is the next one.
    for attempt in range(len(by_id) + 1):
        brief_id = make_id(_title(sighting), sighting.body, attempt=attempt)
        brief = by_id.get(brief_id)
        if brief is None:
            return None
        if brief.traits.allows(sighting.traits):
            return brief_id
        refused.add(brief_id)
    return None


def _same_in_run(sightings: Sequence[_Sighting]) -> list[_Group]:
    """Gather each article with its fullest text: a text joins the one that holds it best."""
    groups: list[_Group] = []
    shelf = Shelf()
    for sighting in sorted(sightings, key=lambda s: (-len(s.text.runs), s.place)):
        near = [groups[number] for number in shelf.near(sighting.text)]
        holding = [(share, group) for share, group in _holders(sighting, near) if share >= SAME]
        if holding:
            # `max` keeps the first of equals: the fuller text.
            _, group = max(holding, key=lambda pair: pair[0])
            group.sightings.append(sighting)
            group.id = group.id or sighting.known
            continue
        shelf.add(len(groups), sighting.text)
        groups.append(_Group([sighting], sighting.known))
    return groups


def _holders(sighting: _Sighting, groups: Iterable[_Group]) -> Iterator[tuple[float, _Group]]:
    for group in groups:
        if sighting.known and group.id and sighting.known != group.id:
            continue
        if not group.first.traits.allows(sighting.traits):
            continue
        if is_long_enough(sighting.text) or _title(sighting) == group.title:
            yield sighting.text.share_in(group.first.text), group


def _same_words(
    groups: Sequence[_Group], known: Sequence[Known], captures: Collection[str]
) -> None:
    """Give groups the ids of briefs that hold the same words."""
    versions = [(brief, version) for brief in known for version in brief.versions]
    texts = [text_of(brief_words(version)) for _, version in versions]
    shelf = Shelf()
    for number, text in enumerate(texts):
        shelf.add(number, text)
    claims: list[tuple[int, int, int, int]] = []
    for place, group in enumerate(groups):
        for number in shelf.near(group.first.text):
            brief, _ = versions[number]
            if brief.traits.allows(group.first.traits) and _is_same(
                group.first.text, texts[number], same_title=group.title in brief.traits.titles
            ):
                shared = len(group.first.text.runs & texts[number].runs)
                claims.append((-shared, group.first.place, number, place))
    claimed: set[BriefId] = set()
    for _, _, number, place in sorted(claims):
        brief, _ = versions[number]
        group = groups[place]
        if group.id:
            continue
        if _is_part(group, brief, captures):
            group.id, group.part_of = brief.id, brief.versions[0]
        elif brief.id not in claimed:
            group.id = brief.id
            claimed.add(brief.id)


def _is_same(one: Text, other: Text, *, same_title: bool) -> bool:
    if not same_title and not (is_long_enough(one) and is_long_enough(other)):
        return False
    return max(one.share_in(other), other.share_in(one)) >= SAME


def _is_part(group: _Group, brief: Known, captures: Collection[str]) -> bool:
    """Tell whether a group is a mere piece of a brief whose full text it must not replace.

    A shorter text from the very capture that the brief was made from is not: there the page
    is read better than before.
    """
    whole = text_of(brief_words(brief.versions[0]))
    if whole.share_in(group.first.text) >= SAME:
        return False
    own = {sighting.article.capture for sighting in group.sightings} & brief.traits.seeds
    return not own or not brief.traits.seeds <= set(captures)


def _same_title(groups: Sequence[_Group], known: Sequence[Known]) -> None:
    """Give groups the ids of briefs of the same title in the same capture."""
    by_title: dict[tuple[str, str], list[Known]] = {}
    for brief in sorted(known, key=lambda brief: brief.id):
        for seed in brief.traits.seeds:
            for title in brief.traits.titles:
                by_title.setdefault((seed, title), []).append(brief)
    claimed: set[BriefId] = set()
    for group in groups:
        if group.id or not group.title:
            continue
        candidates = by_title.get((group.first.article.capture, group.title), [])
        free = [brief.id for brief in candidates if brief.id not in claimed]
        if free:
            group.id = free[0]
            claimed.add(free[0])


def _new_ids(groups: Sequence[_Group], taken: set[BriefId]) -> None:
    for group in sorted(groups, key=lambda group: group.first.place):
        attempt = 0
        while group.id is None:
            brief_id = make_id(group.title, group.first.body, attempt=attempt)
            if brief_id not in taken:
                group.id = brief_id
                taken.add(brief_id)
            attempt += 1
