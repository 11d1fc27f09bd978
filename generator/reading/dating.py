"""When an article was published, with what speaks for it.

Every date in a section is a candidate with its line; what stands beside it ("Published",
the title, a weekday, dates in the text) raises or lowers how far it is believed. Nearest the
title beats first on the page. A date that only says "3 hours ago" is none.

Takes the section's lines and the places of its title and body; reads no clock: the newest
believable day comes in as an argument.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from generator.model import BELIEVABLE, Found, LineRange, PartialDate
from generator.reading.decode import Line
from generator.reading.lines import Seen
from generator.text.dates import WrittenDate, agrees, find_dates, says_how_long_ago
from generator.text.phrases import fold, words_of

_SHORT: Final = 26  # words in a line that gives a date beside other things, at most
_NEAR: Final = 5
_BESIDE: Final = 12
_COPYRIGHT: Final = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_TIME: Final = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}|\b\d{1,2}\s?(?:am|pm|uhr)\b", re.IGNORECASE)
_EVENT_DAYS: Final = 31  # a report and the events that it dates lie this close, mostly


@dataclass(frozen=True, slots=True)
class Place:
    """Where a section's title and body stand, as indices of its lines."""

    title: int | None
    body_first: int
    body_last: int
    body: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dating:
    """The dates found for an article."""

    published: Found[PartialDate] | None
    updated: Found[PartialDate] | None


@dataclass(frozen=True, slots=True)
class _Candidate:
    value: PartialDate
    index: int
    rule: str
    confidence: float
    updated: bool = False


@cache
def _labels(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(fold(word)) for word in words_of(kind))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _label(before: str) -> str | None:
    """Return whether "published" or "updated" stands last in the text before a date."""
    text = fold(before)[-40:]
    places = {
        kind: max((found.start() for found in _labels(kind).finditer(text)), default=-1)
        for kind in ("updated", "published")
    }
    if max(places.values()) < 0:
        return None
    return max(places, key=lambda kind: (places[kind], kind == "updated"))


def _order(
    written: WrittenDate, body_days: Sequence[PartialDate], page_orders: Sequence[bool], *, english: bool
) -> tuple[PartialDate, float, str]:
    """Choose between day first and month first.

    Returns:
        The date, what to multiply its confidence by, and what decided in words.
    """
    if written.other is None:
        return written.value, 1.0, ""
    day_first, month_first = agrees(written, written.value), agrees(written, written.other)
    if day_first is not None and day_first != month_first:
        return (written.value if day_first else written.other), 1.0, ", order told by the weekday"
    if page_orders and len(set(page_orders)) == 1:
        chosen = written.value if page_orders[0] else written.other
        return chosen, 1.0, ", order told by another date on the page"
    gaps = [
        min((abs((day.begins() - each.begins()).days) for each in body_days), default=10_000)
        for day in (written.value, written.other)
    ]
    if min(gaps) <= _EVENT_DAYS < max(gaps):
        chosen = written.value if gaps[0] < gaps[1] else written.other
        return chosen, 0.95, ", order told by dates in the text"
    if not english:
        return written.value, 0.9, ", day first as the language writes it"
    return written.value, 0.5, ", day and month may be the other way round"


def _days_in_body(lines: Sequence[Line], place: Place, latest: date) -> list[PartialDate]:
    return [
        written.value
        for index in place.body
        for written in find_dates(lines[index].text, latest=latest)
        if written.value.day and written.other is None
    ]


def _standing(index: int, place: Place, *, labelled: bool, copyright_line: bool) -> tuple[float, str]:
    """Judge a date by where its line stands."""
    if copyright_line:
        return 0.1, "in a copyright line"
    anchors = [place.body_first] if place.title is None else [place.title, place.body_first]
    distance = min(abs(index - anchor) for anchor in anchors)
    if index > place.body_last:
        behind = index - place.body_last
        near = behind <= _NEAR
        if labelled:
            return (0.8 if near else 0.6), "labelled, behind the text"
        return (0.55 if near else 0.25), "behind the text"
    where = "labelled, " if labelled else ""
    if distance <= _NEAR:
        return (0.95 if labelled else 0.85), f"{where}beside the title"
    if distance <= _BESIDE:
        return (0.85 if labelled else 0.65), f"{where}near the title"
    return (0.7 if labelled else 0.4), f"{where}above the title"


def _in_line(
    line: Line, index: int, place: Place, body_days: list[PartialDate], orders: list[bool],
    *, latest: date, english: bool, label_above: str | None,
) -> list[_Candidate]:
    """Judge the dates of one short line."""
    found = []
    after = 0
    for written in find_dates(line.text, latest=latest):
        label = _label(line.text[after : written.start]) or (label_above if not found else None)
        after = written.end
        score, rule = _standing(
            index,
            place,
            labelled=label is not None,
            copyright_line=_COPYRIGHT.search(line.text) is not None,
        )
        value, factor, told = _order(written, body_days, orders, english=english)
        if agrees(written, value) is False:
            factor, told = 0.4, ", but the weekday beside it is another"
        if not value.day:
            factor = min(factor, 0.6)
        if _TIME.search(line.text[written.end : written.end + 16]):
            score = min(1.0, score + 0.05)
        found.append(_Candidate(value, index, rule + told, score * factor, label == "updated"))
    return found


def _of_body(line: Line, index: int, *, latest: date) -> list[_Candidate]:
    """Read a date that opens the text ("date 2024-08-28 …") or that it calls today."""
    found = []
    for written in find_dates(line.text, latest=latest):
        if not written.value.day or written.other is not None:
            continue
        before = line.text[: written.start].strip()
        if not before or (_label(before) == "published" and len(before.split()) == 1):
            found.append(_Candidate(written.value, index, "opens the text", 0.85))
    return found


def find_published(
    lines: Sequence[Line],
    seen: Sequence[Seen],
    place: Place,
    *,
    latest: date,
    language: str | None,
) -> Dating:
    """Choose the dates of publication and of the last update.

    Args:
        lines: The section's lines.
        seen: What is seen of each.
        place: Where its title and body stand.
        latest: Newest believable day.
        language: Language of the body, None where unknown; English leaves "07-02-2025" open.

    Returns:
        The dates with their evidence; None for one that is not given or not believed.
    """
    english = language in {None, "en"}
    body = set(place.body)
    short = {
        index: find_dates(line.text, latest=latest)
        for index, line in enumerate(lines)
        if seen[index].words <= _SHORT and index not in body
    }
    orders = [
        _order_shown(line.text, written) == "day first"
        for index, line in enumerate(lines)
        for written in short.get(index, ())
        if _order_shown(line.text, written)
    ]
    body_days = _days_in_body(lines, place, latest)
    candidates: list[_Candidate] = []
    for index, written_dates in short.items():
        if written_dates:
            above = _label(lines[index - 1].text) if index and seen[index - 1].words < _NEAR else None
            candidates += _in_line(
                lines[index], index, place, body_days, orders,
                latest=latest, english=english, label_above=above,
            )
    if place.body:
        candidates += _of_body(lines[place.body_first], place.body_first, latest=latest)
    return _choose(candidates, lines, place)


_FIGURES: Final = re.compile(r"^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]")


def _order_shown(text: str, written: WrittenDate) -> str:
    """Tell the order that an unambiguous date of figures shows: "day first", "month first" or ""."""
    figures = _FIGURES.match(text[written.start : written.end])
    if figures is None or written.other is not None or written.value.day == written.value.month:
        return ""
    return "day first" if int(figures[1]) == written.value.day else "month first"


def _choose(candidates: list[_Candidate], lines: Sequence[Line], place: Place) -> Dating:
    """Pick the believed date of publication, and the update where one is later."""

    def found(candidate: _Candidate) -> Found[PartialDate]:
        number = lines[candidate.index].number
        again = {each.index for each in candidates if each.value == candidate.value}
        more = 0.05 * min(3, len(again) - 1)
        return Found(
            candidate.value,
            LineRange(number, number + 1),
            candidate.rule,
            min(1.0, candidate.confidence + more),
        )

    def rank(candidate: _Candidate) -> tuple[float, float, PartialDate]:
        anchor = place.body_first if place.title is None else place.title
        return (-found(candidate).confidence, abs(candidate.index - anchor), candidate.value)

    published = sorted((each for each in candidates if not each.updated), key=rank)
    updates = sorted((each for each in candidates if each.updated), key=rank)
    updated = found(updates[0]) if updates and updates[0].confidence >= BELIEVABLE else None
    first = found(published[0]) if published else None
    if first is not None and first.confidence < BELIEVABLE:
        first = None
    if first is None and updated is not None:
        # A page that gives only its last change: published then or before.
        rule = "only the day of the last change is given"
        return Dating(Found(updated.value, updated.lines, rule, 0.6), None)
    if first is not None and updated is not None and updated.value < first.value:
        updated = None
    return Dating(first, updated)


def gives_only_age(lines: Sequence[Line], indices: range) -> Line | None:
    """Return the line that says "3 hours ago" among the given ones, or None."""
    for index in indices:
        if len(lines[index].text.split()) <= _BESIDE and says_how_long_ago(lines[index].text):
            return lines[index]
    return None
