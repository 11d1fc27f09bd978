"""One story, several reports: the briefs that tell it in largely the same words.

A wire copy under another title, a shortened or reworded report, the same text captured from two
publishers. Two reports of one event that were written apart are no story here, and neither are
two on one day by the same people.

Takes briefs, returns `Story`s. Nothing is merged: every report stays a brief.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import Final

from generator.corpus.facts import facts_of
from generator.corpus.stories_signs import pairs_of, shared_part
from generator.model import Brief, BriefId, Report, Slug, Story
from generator.remembered import Remembered
from generator.text.markdown import plain

# A sign that more briefs have pairs each with these next ones only: neighbours in time are enough
# to find one another. What more of the book has than this tells nothing.
_RARE: Final = 8
_NEXT: Final = 4
_COMMON: Final = 64  # briefs, or a part of all of them
_COMMON_PART: Final = 0.02
# What makes it worth comparing two texts: signs of the sample, and their share of the smaller one.
_FEWEST: Final = 2
_LEAST: Final = 0.12
# How much of the shorter text has to stand in the longer one, by what else speaks for it.
_SURE: Final = 0.65
_SUPPORTED: Final = 0.6  # people in common, and days near one another
_DOUBTED: Final = 0.8  # nobody in common though both name people, or weeks between them
_NEAR: Final = 3  # days
_FAR: Final = 14
# A group that grows is compared with so many of the other one.
_COMPARED: Final = 6

# Spellings of one name differ in these: accents once they are taken apart, apostrophes, hyphens.
_DROPPED: Final = {
    **dict.fromkeys((*range(0x300, 0x370), *map(ord, "'’‘ʼʻ`´"))),
    **dict.fromkeys(map(ord, "-‐‑–"), " "),
    ord("ı"): "i",
}


def find_stories(
    briefs: Sequence[Brief], person_of: Mapping[tuple[BriefId, str], Slug]
) -> tuple[Story, ...]:
    """Group the reports of one story.

    Args:
        briefs: The briefs of the book.
        person_of: Who each actor of a brief is.

    Returns:
        The stories with two reports or more, by their first report.
    """
    ordered = sorted(briefs, key=_by_date)
    samples = [facts_of(brief).sample for brief in ordered]
    people = [
        frozenset(person_of.get((brief.id, actor.name), actor.name) for actor in brief.actors)
        for brief in ordered
    ]
    groups = _grouped(_Pairs(ordered, samples, people))
    reports = (tuple(ordered[at] for at in group) for group in groups)
    return tuple(_story(briefs[0].path, briefs) for briefs in reports)


def _by_date(brief: Brief) -> tuple[bool, str, str]:
    return brief.date is None, str(brief.date), brief.path


class _Pairs:
    """Which briefs tell the same, worked out where it is asked and once a pair."""

    def __init__(
        self,
        briefs: Sequence[Brief],
        samples: Sequence[Sequence[int]],
        people: Sequence[frozenset[str]],
    ) -> None:
        self._briefs = briefs
        self._samples = samples
        self._people = people
        self._known: dict[tuple[int, int], float] = {}

    def found(self) -> list[tuple[float, int, int]]:
        """Return the pairs that tell the same, surest first."""
        told = ((self.surety(one, other), one, other) for one, other in self._candidates())
        return sorted((each for each in told if each[0] > 0), key=lambda each: (-each[0], *each))

    def surety(self, one: int, other: int) -> float:
        """Return how much of the shorter text the longer one has, 0 where that is too little."""
        key = (one, other) if one < other else (other, one)
        if key not in self._known:
            first, second = (self._briefs[at] for at in key)
            texts = first.paragraphs, second.paragraphs
            part = _shared((first.path, second.path), texts)
            self._known[key] = part if part >= self._needed(one, other) else 0.0
        return self._known[key]

    def _needed(self, one: int, other: int) -> float:
        days = _days_between(self._briefs[one], self._briefs[other])
        both = self._people[one], self._people[other]
        if (days is not None and days > _FAR) or (all(both) and not both[0] & both[1]):
            return _DOUBTED
        near = days is not None and days <= _NEAR
        return _SUPPORTED if near and both[0] & both[1] else _SURE

    def _candidates(self) -> Iterator[tuple[int, int]]:
        holders: dict[int, list[int]] = defaultdict(list)
        for at, sample in enumerate(self._samples):
            for sign in sample:
                holders[sign].append(at)
        size = len(self._samples)
        most = max(_COMMON, round(_COMMON_PART * size))
        known = [places for places in holders.values() if len(places) <= most]
        telling = Counter(chain.from_iterable(known))
        # A pair as one number: counted twice as fast.
        together = Counter(
            one * size + other
            for places in known
            if len(places) > 1
            for one, other in _near_pairs(places)
        )
        # A text that has few words of its own tells of no story.
        own = [2 * telling[at] >= len(each) for at, each in enumerate(self._samples)]
        for pair, count in together.items():
            if count >= _FEWEST:
                one, other = divmod(pair, size)
                smaller = min(telling[one], telling[other])
                if count >= _LEAST * smaller and own[one] and own[other]:
                    yield one, other


_shared: Final = Remembered[tuple[tuple[str, ...], tuple[str, ...]], float](
    lambda texts: shared_part(*map(pairs_of, texts)), name="shared", kept=float
)


def _near_pairs(places: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(places) <= _RARE:
        return combinations(places, 2)
    return chain.from_iterable(zip(places, places[by:], strict=False) for by in range(1, _NEXT + 1))


def _days_between(one: Brief, other: Brief) -> int | None:
    """Return the days between two briefs, None where a day is not known."""
    if not (one.date and other.date and one.date.day and other.date.day):
        return None
    return abs((one.date.begins() - other.date.begins()).days)


def _grouped(pairs: _Pairs) -> list[list[int]]:
    """Return the groups of briefs of which most tell the same as most others.

    A text that holds two stories would join them: it joins the one of which it has more.
    """
    group_of: dict[int, list[int]] = {}
    for _, one, other in pairs.found():
        mine, theirs = group_of.get(one, [one]), group_of.get(other, [other])
        if mine is theirs:
            continue
        checked = [(a, b) for a in mine[:_COMPARED] for b in theirs[:_COMPARED]]
        if 2 * sum(pairs.surety(a, b) > 0 for a, b in checked) > len(checked):
            whole = sorted(mine + theirs)
            group_of.update(dict.fromkeys(whole, whole))
    return sorted({group[0]: group for group in group_of.values()}.values())


def _story_of(briefs: Sequence[Brief]) -> Story:
    """Return a story with what each of its reports alone names."""
    texts = [_key(" ".join(map(plain, (brief.title, *brief.paragraphs)))) for brief in briefs]
    return Story(
        tuple(
            Report(brief.id, tuple(_only(brief, texts[:at] + texts[at + 1 :])))
            for at, brief in enumerate(briefs)
        )
    )


_story: Final = Remembered[tuple[Brief, ...], Story](_story_of, name="story", kept=Story)


def _only(brief: Brief, others: Sequence[str]) -> Iterator[str]:
    """Yield the people whose last name, and the bodies whose name, no other text has."""
    names = [(actor.name, actor.name.split()[-1]) for actor in brief.actors]
    names += [(name, name) for name in brief.organisations]
    for name, sought in names:
        key = _key(sought)
        whole = re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")
        # Looking for the bare letters first is a hundred times faster.
        if not any(key in text and whole.search(text) for text in others):
            yield name


def _key(text: str) -> str:
    """Return a text without capitals, accents and apostrophes; quick, for whole texts."""
    return unicodedata.normalize("NFKD", text.casefold()).translate(_DROPPED)
