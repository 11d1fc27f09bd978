"""When an article was published, with what speaks for it.

Every date in a section is a candidate with its line; what stands beside it ("Published",
the title, a weekday, dates in the text) raises or lowers how far it is believed. Nearest the
title beats first on the page. A date that only says "3 hours ago" is none.

Takes an article's part of the page and the places of its title and body; reads no clock.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from generator.model import BELIEVABLE, Found, LineRange, PartialDate
from generator.reading.page import Part, Place
from generator.text.dates import WrittenDate, agrees, find_dates
from generator.text.phrases import fold, words_of

_NEAR: Final = 5
_BESIDE: Final = 12
_LEAD: Final = 3  # lines of a standfirst before the date
_COPYRIGHT: Final = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_TIME: Final = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}|\b\d{1,2}\s?(?:am|pm|uhr)\b", re.IGNORECASE)
_SHORTEST_LABEL: Final = 3  # letters; "on 3 May" begins a sentence
_LABEL_GAP: Final = 14  # characters between a label and its date: a weekday, "on", "at"
_OPENS: Final = 0.85
_FEW_WORDS: Final = 5  # beside a date: a place, an agency, a writer
_TIMED: Final = 0.08  # a date with a time of day is a page's own, mostly
_SAID_AGAIN: Final = 0.05
_EVENT_DAYS: Final = 31  # a report and the events that it dates lie this close, mostly


@dataclass(frozen=True, slots=True)
class Dating:
    """The dates found for an article."""

    published: Found[PartialDate] | None
    updated: Found[PartialDate] | None
    unsure: Found[PartialDate] | None = None  # the best candidate, where none is believed


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
    """Return whether "published" or "updated" stands straight before a date."""
    text = fold(before)[-40:].rstrip(" :：,.|-–—(")
    for kind in ("updated", "published"):
        for found in _labels(kind).finditer(text):
            # "on" and its kind begin a line that is a date; inside a line they are mere words.
            word = len(found[0]) > _SHORTEST_LABEL or found.start() == 0
            if word and len(text) - found.end() <= _LABEL_GAP:
                return kind
    return None


def _order(written: WrittenDate, known: "_Known") -> tuple[PartialDate, float, str]:
    """Choose between day first and month first.

    Returns:
        The date, what to multiply its confidence by, and what decided in words.
    """
    if written.other is None:
        return written.value, 1.0, ""
    day_first, month_first = agrees(written, written.value), agrees(written, written.other)
    if day_first is not None and day_first != month_first:
        return (written.value if day_first else written.other), 1.0, ", order told by the weekday"
    if len(set(known.orders)) == 1:
        chosen = written.value if known.orders[0] else written.other
        return chosen, 1.0, ", order told by another date on the page"
    gaps = [
        min((abs((day.begins() - each.begins()).days) for each in known.body_days), default=10_000)
        for day in (written.value, written.other)
    ]
    if min(gaps) <= _EVENT_DAYS < max(gaps):
        chosen = written.value if gaps[0] < gaps[1] else written.other
        return chosen, 0.95, ", order told by dates in the text"
    if not known.english:
        return written.value, 0.9, ", day first as the language writes it"
    return written.value, 0.5, ", day and month may be the other way round"


def _days_in_body(part: Part, place: Place) -> list[PartialDate]:
    return [
        written.value
        for index in place.body
        for written in find_dates(part.lines[index].text, latest=part.latest)
        if written.value.day and written.other is None
    ]


def _standing(index: int, place: Place, *, page_head: bool) -> tuple[float, float, str]:
    """Judge a date by where its line stands.

    Returns:
        How far it is believed, the same where "published" stands beside it, and the place in words.
    """
    if index > place.last:
        near = index - place.last <= _BESIDE
        return (0.55, 0.8, "behind the text") if near else (0.25, 0.6, "far behind the text")
    if page_head and place.anchor > 0:
        return 0.8, 0.8, "in the page's first line"
    distance = min(abs(index - place.anchor), abs(index - place.first))
    if place.title is not None and place.title <= index <= place.first + _LEAD:
        return max(0.7, 0.88 - 0.01 * distance), 0.95, "between title and text"
    if index > place.first:
        near = index <= place.first + _BESIDE
        return (0.7, 0.9, "at the text's beginning") if near else (0.4, 0.6, "inside the text")
    if distance <= _NEAR:
        return 0.75, 0.85, "just above the title"
    return (
        (0.6, 0.8, "above the title") if distance <= _BESIDE else (0.4, 0.7, "far above the title")
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What helps to choose between day first and month first."""

    body_days: tuple[PartialDate, ...]
    orders: tuple[bool, ...]  # of unambiguous dates of figures on the page: day first?
    english: bool


def _in_line(part: Part, index: int, place: Place, known: _Known) -> list[_Candidate]:
    """Judge the dates of one short line."""
    text = part.lines[index].text
    copyright_line = _COPYRIGHT.search(text) is not None
    # A label may stand in a line of its own above the date.
    above = index > 0 and part.seen[index - 1].words < _NEAR
    label = _label(part.lines[index - 1].text) if above else None
    found: list[_Candidate] = []
    after = 0
    for written in part.dates[index]:
        label = _label(text[after : written.start]) or (None if found else label)
        after = written.end
        page_head = index == 0 and part.opens_page
        plain, labelled, rule = _standing(index, place, page_head=page_head)
        if not part.opens_page and (index < place.anchor or part.only_day == index):
            # What parts an item from its neighbours is its own.
            plain = labelled = 0.9
        score, rule = (labelled, f"labelled, {rule}") if label else (plain, rule)
        timed = _TIME.search(text[written.end : written.end + 16]) is not None
        opens = written.start <= len("Date: ") or page_head
        # A time of day excuses a long line, but not a sentence.
        excused = label or opens or (timed and not part.seen[index].is_prose)
        if not excused and part.words_beside_date(index) > _FEW_WORDS:
            score, rule = score * 0.6, f"{rule}, in a sentence or caption"
        if copyright_line:
            score, rule = 0.1, "in a copyright line"
        value, factor, told = _order(written, known)
        if agrees(written, value) is False:
            factor, told = 0.4, ", but the weekday beside it is another"
        if not value.day:
            factor = min(factor, 0.6)
        if timed:
            score = min(1.0, score + _TIMED)
        found.append(_Candidate(value, index, rule + told, score * factor, label == "updated"))
    return found


_DIGITS_FIRST: Final = re.compile(r"^\d{4}-\d{2}-\d{2}")


def opening_date(text: str, *, latest: date) -> tuple[WrittenDate, str] | None:
    """Read a date that stands before the first sentence ("date 2024-08-28 Rain fell …").

    Args:
        text: The first paragraph of a body.
        latest: Newest believable day.

    Returns:
        The date and the paragraph behind it, or None where the date is a part of the sentence.

    >>> opening_date("date 2024-08-28 Rain fell.", latest=date(2025, 1, 1))[1]
    'Rain fell.'
    """
    written = find_dates(text[:60], latest=latest)
    if not written or not written[0].value.day or written[0].other is not None:
        return None
    before = fold(text[: written[0].start]).strip(" :")
    rest = text[written[0].end :].lstrip(" ,.:|-–—")
    labelled = len(before) > _SHORTEST_LABEL and _labels("published").fullmatch(before) is not None
    figures = not before and _DIGITS_FIRST.match(text) is not None
    return (written[0], rest) if (labelled or figures) and rest[:1].isupper() else None


def find_published(part: Part, place: Place, *, language: str | None) -> Dating:
    """Choose the dates of publication and of the last update.

    Args:
        part: The article's lines.
        place: Where its title and body stand.
        language: Language of the body, None where unknown; English leaves "07-02-2025" open.

    Returns:
        The dates with their evidence; None for one that is not given or not believed.
    """
    known = _Known(
        tuple(_days_in_body(part, place)),
        tuple(order == "day first" for order in part.orders),
        language in {None, "en"},
    )
    body = set(place.body)
    candidates = [
        candidate
        for index, dates in enumerate(part.dates)
        if dates and index not in body
        for candidate in _in_line(part, index, place, known)
    ]
    opening = opening_date(part.lines[place.first].text, latest=part.latest)
    if opening is not None:
        candidates.append(_Candidate(opening[0].value, place.first, "opens the text", _OPENS))
    return _choose(candidates, part, place)


def _choose(candidates: list[_Candidate], part: Part, place: Place) -> Dating:
    """Pick the believed date of publication, and the update where one is later."""

    def found(candidate: _Candidate) -> Found[PartialDate]:
        again = {each.index for each in candidates if each.value == candidate.value}
        confidence = min(1.0, candidate.confidence + _SAID_AGAIN * min(3, len(again) - 1))
        return Found(candidate.value, part.where(candidate.index), candidate.rule, confidence)

    def rank(candidate: _Candidate) -> tuple[float, int, PartialDate]:
        distance = abs(candidate.index - place.anchor)
        return (-found(candidate).confidence, distance, candidate.value)

    def best(*, updated: bool) -> Found[PartialDate] | None:
        ranked = sorted((each for each in candidates if each.updated is updated), key=rank)
        return found(ranked[0]) if ranked else None

    published, updated = best(updated=False), best(updated=True)
    unsure = published
    if published is not None and published.confidence < BELIEVABLE:
        published = None
    if updated is not None and updated.confidence < BELIEVABLE:
        updated = None
    if published is None and updated is not None:
        # A page that gives only its last change: published then or before.
        return Dating(replace(updated, rule="only the last change is dated", confidence=0.6), None)
    if published is not None and updated is not None and updated.value < published.value:
        updated = None
    return Dating(published, updated, unsure if published is None else None)


def gives_only_age(part: Part, *, before: int) -> tuple[LineRange, str] | None:
    """Return the place and text of the first line above `before` that says "3 hours ago"."""
    aged = (index for index in range(before) if part.aged[index])
    return next(((part.where(index), part.lines[index].text) for index in aged), None)
