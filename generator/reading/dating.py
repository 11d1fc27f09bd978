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
from generator.reading.byline_lines import read_name_line
from generator.reading.date_order import Known, choose_order
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
_STANDS_FIRST: Final = 0.78
_FEW_WORDS: Final = 5  # beside a date: a place, an agency, a writer
_TIMED: Final = 0.08  # a date with a time of day is a page's own, mostly
_SAID_AGAIN: Final = 0.05
_ALONE: Final = 0.6
_TEASER: Final = 2  # lines of a teaser above its date
_POINTERS: Final = frozenset({"related", "teaser"})
_DATELINE: Final = 60  # characters
_AFTER_DATELINE: Final = re.compile(r"^(?:\s*\([^()]{2,30}\))?\s?(?::|[-–—]|\))")


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
    own: bool = True  # a line's own date, and none that a sentence or caption tells of


@cache
def _labels(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(fold(word)) for word in words_of(kind))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _label(before: str, *, begins: bool) -> str | None:
    """Return whether "published" or "updated" stands straight before a date.

    Where `begins`, short words ("on", "am") count at the line's beginning.
    """
    text = fold(before)[-40:].rstrip(" :：,.|-–—(")
    for kind in ("updated", "published"):
        for found in _labels(kind).finditer(text):
            # "on" and its kind begin a line that is a date; in a sentence they are mere words.
            word = len(found[0]) > _SHORTEST_LABEL or (begins and found.start() == 0)
            if word and len(text) - found.end() <= _LABEL_GAP:
                return kind
    return None


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


def _in_line(part: Part, index: int, place: Place, known: Known) -> list[_Candidate]:
    """Judge the dates of one short line."""
    text = part.lines[index].text
    copyright_line = _COPYRIGHT.search(text) is not None
    # A label may stand in a line of its own above the date.
    above = index > 0 and part.seen[index - 1].words < _NEAR
    label = _label(part.lines[index - 1].text, begins=True) if above else None
    found: list[_Candidate] = []
    after = 0
    for written in part.dates[index]:
        begins = not part.seen[index].is_prose
        label = _label(text[after : written.start], begins=begins) or (None if found else label)
        after = written.end
        page_head = index == 0 and part.opens_page
        plain, labelled, rule = _standing(index, place, page_head=page_head)
        if not part.opens_page and (index < place.anchor or known.only_day == index):
            # What parts an item from its neighbours is its own.
            plain = labelled = 0.9
        score, rule = (labelled, f"labelled, {rule}") if label else (plain, rule)
        timed = _TIME.search(text[written.end : written.end + 16]) is not None
        opens = written.start <= len("Date: ") or page_head
        # A time of day excuses a long line, but not a sentence.
        excused = label or opens or (timed and not part.seen[index].is_prose)
        own = bool(excused) or part.words_beside_date(index) <= _FEW_WORDS
        if not own:
            score, rule = score * 0.6, f"{rule}, in a sentence or caption"
        if copyright_line:
            score, rule = 0.1, "in a copyright line"
        elif not label and _points_elsewhere(part, index, place):
            score, rule = 0.3, f"{rule}, below a pointer to another article"
        elif not label and known.only_date == index and _is_below_name(part, index, place):
            score, rule = _ALONE, f"{rule}, below a name"
        value, factor, told = choose_order(written, known)
        if agrees(written, value) is False:
            factor, told = 0.4, ", but the weekday beside it is another"
        if not value.day:
            factor = min(factor, 0.6)
        if timed:
            score = min(1.0, score + _TIMED)
        found.append(_Candidate(value, index, rule + told, score * factor, label == "updated", own))
    return found


def _points_elsewhere(part: Part, index: int, place: Place) -> bool:
    """Tell whether a date inside the text belongs to a teaser that begins just above it."""
    if not place.first < index < place.last:
        return False
    above = range(max(place.first, index - _TEASER), index)
    return any(bool(part.seen[each].kinds & _POINTERS) and each not in place.body for each in above)


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


def _in_dateline(text: str, latest: date) -> PartialDate | None:
    """Read the day of a dateline that gives its year ("LUND, 3 March 1998 (ABC) - Rain …")."""
    written = find_dates(text[:_DATELINE], latest=latest)
    if not written or not written[0].value.day or written[0].other is not None:
        return None
    place = text[: written[0].start].strip(" ,.-–—:(")
    named = bool(place) and all(word[0].isupper() for word in place.split())
    behind = text[written[0].end :]
    return written[0].value if named and _AFTER_DATELINE.match(behind) else None


def _is_below_name(part: Part, index: int, place: Place) -> bool:
    """Tell whether a date inside the text stands below a line that is a writer's name alone."""
    if not place.first < index < place.last:
        return False
    named = read_name_line(part.lines[index - 1].text, None)
    return named is not None and named.whole and named.given


def find_published(part: Part, place: Place, *, language: str | None) -> Dating:
    """Choose the dates of publication and of the last update.

    Args:
        part: The article's lines.
        place: Where its title and body stand.
        language: Language of the body, None where unknown; English leaves "07-02-2025" open.

    Returns:
        The dates with their evidence; None for one that is not given or not believed.
    """
    known = Known(part, place, language)
    body = set(place.body)
    candidates = [
        candidate
        for index, dates in enumerate(part.dates)
        if dates and index not in body
        for candidate in _in_line(part, index, place, known)
    ]
    dateline = _in_dateline(part.lines[place.first].text, part.latest)
    if dateline is not None:
        candidates.append(_Candidate(dateline, place.first, "in the dateline", _STANDS_FIRST))
    opening = opening_date(part.lines[place.first].text, latest=part.latest)
    if opening is not None:
        candidates.append(_Candidate(opening[0].value, place.first, "opens the text", _OPENS))
    return _choose(candidates, part, place)


def _choose(candidates: list[_Candidate], part: Part, place: Place) -> Dating:
    """Pick the believed date of publication, and the update where one is later."""
    places: dict[PartialDate, set[int]] = {}
    for each in candidates:
        places.setdefault(each.value, set()).add(each.index)

    def found(candidate: _Candidate) -> Found[PartialDate]:
        again = len(places[candidate.value]) - 1 if candidate.own else 0
        confidence = min(1.0, candidate.confidence + _SAID_AGAIN * min(3, again))
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
