"""One story, several reports: the briefs that tell it in largely the same words.

A wire copy under another title, a shortened or reworded report, the same text captured from two
publishers. Two reports of one event that were written apart are no story here, and neither are
two on one day by the same people.

Takes briefs, returns `Story`s. Nothing is merged: every report stays a brief.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.corpus.facts import facts_of
from generator.corpus.stories_candidates import Counted, Pair, count, recount
from generator.corpus.stories_signs import pairs_of, shared_part
from generator.digests import mark_of
from generator.model import Brief, BriefId, Report, Slug, Story
from generator.remembered import Continued, Remembered
from generator.text.markdown import plain

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
    groups = _grouped(_Pairs(ordered, person_of))
    reports = (tuple(ordered[at] for at in group) for group in groups)
    return tuple(_story(briefs[0].path, briefs) for briefs in reports)


def _by_date(brief: Brief) -> tuple[bool, str, str]:
    return brief.date is None, str(brief.date), brief.path


class _Pairs:
    """Which briefs tell the same, worked out where it is asked and once a pair."""

    def __init__(
        self,
        briefs: Sequence[Brief],
        person_of: Mapping[tuple[BriefId, str], Slug],
    ) -> None:
        self._briefs = briefs
        self._person_of = person_of
        self._known: dict[tuple[int, int], float] = {}

    def found(self) -> list[tuple[float, int, int]]:
        """Return the pairs that tell the same, surest first."""
        told = ((self.surety(one, other), one, other) for one, other in _candidates(self._briefs))
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
        both = self._people(one), self._people(other)
        if (days is not None and days > _FAR) or (all(both) and not both[0] & both[1]):
            return _DOUBTED
        near = days is not None and days <= _NEAR
        return _SUPPORTED if near and both[0] & both[1] else _SURE

    def _people(self, at: int) -> frozenset[str]:
        brief = self._briefs[at]
        return frozenset(
            self._person_of.get((brief.id, actor.name), actor.name) for actor in brief.actors
        )


def _candidates(briefs: Sequence[Brief]) -> Sequence[Pair]:
    """Return the pairs worth comparing, put right where most of the book is as it was."""
    marks = list(map(mark_of, briefs))
    before = _counted.last()
    if before is not None:
        if list(before.marks) == marks:
            return before.pairs
        there = frozenset(before.marks)
        new = {
            at: facts_of(briefs[at]).sample for at, mark in enumerate(marks) if mark not in there
        }
        now = recount(before, marks, new)
    else:
        now = None
    if now is None:
        now = count(marks, [facts_of(brief).sample for brief in briefs])
    _counted.keep(now)
    return now.pairs


_counted: Final = Continued[Counted](Counted, name="counted")


_shared: Final = Remembered[tuple[tuple[str, ...], tuple[str, ...]], float](
    lambda texts: shared_part(*map(pairs_of, texts)), name="shared", kept=float
)


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
