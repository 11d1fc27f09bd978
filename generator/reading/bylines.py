"""Who wrote an article: names behind "By", or alone beside its title, its date or its text.

Takes an article's part of the page. A line is a byline by what stands in and around it; one
without "By" names nobody whom the text itself is about, and a photographer wrote nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from generator.model import Found
from generator.reading.byline_names import has_given_name, names_in, without_offices
from generator.reading.credits import Credit
from generator.reading.page import Part, Place
from generator.text.dates import find_dates
from generator.text.phrases import fold, words_of

_LONGEST: Final = 160  # characters of a byline
_ABOVE: Final = 4  # lines above a title that may hold a byline
_INTO_TEXT: Final = 14  # lines below the first paragraph: a standfirst, then the byline
_BEHIND: Final = 10
_REACH: Final = 12
_NEAR: Final = 2
_WHOLE: Final = 0.7  # share of a line that its names make up
_ENOUGH: Final = 2.0
# What stands behind a name in its line: a handle, a bracket, an address, a dash.
_BEHIND_NAME: Final = re.compile(r"\s*(?:[@(\[©]|[–—]\s|\s-\s|\S+@|https?:).*$")
_AGE: Final = re.compile(r"\s*\d+\s?[a-z]+\.?(?:\s[a-z]+)*\s*$", re.IGNORECASE)
_MARKS: Final = " ,|-–—·•:"
_NO_BYLINE: Final = frozenset({"prompt", "related", "credit", "comments", "meter", "sections"})


@cache
def byline_start() -> re.Pattern[str]:
    """Match the words before the names of writers: "By ", "Text: "."""
    words = "|".join(re.escape(word) for word in words_of("byline"))
    # A small letter straight before a capital: pages glue the two.
    glued = r"(?<=[a-zß-ÿ])(?=[A-ZÀ-ÞĀ-Ž])"
    return re.compile(rf"^(?:{words})(?:\s*[:：]\s*|\s+|(?-i:{glued}))", re.IGNORECASE)


@cache
def _later_start() -> re.Pattern[str]:
    """Match a byline's word behind up to three others: "Kommentar von ", "An analysis by "."""
    words = (word for word in words_of("byline") if len(word) > 1 and " " not in word)
    inside = "|".join(map(re.escape, words))
    return re.compile(rf"^(?:[^\W\d_]+ ){{1,3}}(?:{inside})\s+", re.IGNORECASE)


def is_byline(text: str) -> bool:
    """Tell whether a short line begins like a byline and goes on with a name.

    >>> is_byline("By Ann Roe"), is_byline("By noon it rained")
    (True, False)
    """
    label = byline_start().match(text)
    return label is not None and len(text) <= _LONGEST and any(names_in(text[label.end() :]))


def without_date(text: str, *, latest: date) -> str:
    """Return what stands before the date in a line, or behind it where nothing does.

    >>> without_date("3 May 2024 • Ann Roe", latest=date(2025, 1, 1))
    'Ann Roe'
    """
    written = find_dates(text, latest=latest)
    if not written:
        return text
    return text[: written[0].start].strip(_MARKS) or text[written[0].end :].strip(_MARKS)


@dataclass(frozen=True, slots=True)
class _Byline:
    """A line that may name writers."""

    index: int
    people: tuple[str, ...]
    agencies: tuple[str, ...]
    labelled: bool
    score: float


def find_byline(
    part: Part, place: Place, cut: Iterable[Credit]
) -> tuple[tuple[Found[str], ...], Found[str] | None]:
    """Find who wrote an article, and the agency where a byline names one.

    Args:
        part: The article's lines.
        place: Where its title and body stand.
        cut: What was cut from the body's edges.

    Returns:
        The writers in the order they are named, and the agency that a byline names.
    """
    inside = [
        Found(name, part.where(place.first), credit.rule, 0.95)
        for credit in cut
        if credit.field == "byline"
        for name in names_in(credit.value)[0]
    ]
    if inside:
        return tuple(inside), None
    text = fold(" ".join(part.seen[index].text for index in place.body))
    bylines = [
        byline
        for index in _around(part, place)
        if (byline := _read(part, place, index, text)) is not None
    ]
    agency = next(
        (
            Found(each.agencies[0], part.where(each.index), "named in the byline", 0.9)
            for each in bylines
            if each.agencies
        ),
        None,
    )
    return _people(part, _best_group(bylines)), agency


def _best_group(bylines: Iterable[_Byline]) -> Sequence[_Byline]:
    """Choose the best byline, with those in the lines straight below it."""
    groups: list[list[_Byline]] = []
    for byline in bylines:
        if not byline.people:
            continue
        follows = bool(groups) and groups[-1][-1].index == byline.index - 1
        if follows and byline.score > 0:
            groups[-1].append(byline)
        elif byline.score >= _ENOUGH:
            groups.append([byline])
    return max(groups, key=lambda group: (group[0].score, -group[0].index), default=())


def _people(part: Part, group: Sequence[_Byline]) -> tuple[Found[str], ...]:
    found: dict[str, Found[str]] = {}
    labelled = any(each.labelled for each in group)
    rule, confidence = ("byline", 0.95) if labelled else ("a name beside title, date or text", 0.7)
    for byline in group:
        for name in byline.people:
            where = part.where(byline.index)
            found.setdefault(fold(name), Found(name, where, rule, confidence))
    return tuple(found.values())


def _around(part: Part, place: Place) -> Iterator[int]:
    """Yield the short lines around an article's head and behind its body."""
    start = place.title - _ABOVE if place.title is not None else place.first - _REACH
    count = len(part.lines)
    body = set(place.body)
    near = range(max(0, start), min(count, place.first + _INTO_TEXT))
    behind = range(place.last + 1, min(count, place.last + 1 + _BEHIND))
    for index in sorted({*near, *behind}):
        if index not in body and index != place.title and len(part.lines[index].text) <= _LONGEST:
            yield index


def _read(part: Part, place: Place, index: int, body: str) -> _Byline | None:
    """Read one line as a byline, and judge how likely it is one."""
    line = part.lines[index].text
    label = byline_start().match(line)
    later = _later_start().match(line) if label is None else None
    begins = label or later
    rest = line[begins.end() :] if begins else line
    rest = _BEHIND_NAME.sub("", _AGE.sub("", without_date(rest, latest=part.latest)))
    people, agencies = names_in(rest)
    whole = sum(map(len, (*people, *agencies))) >= len(without_offices(rest)) * _WHOLE
    if not (people or agencies) or not (whole or label is not None):
        return None
    above = part.lines[index - 1].text if index else ""
    labelled = begins is not None or byline_start().fullmatch(f"{above} ") is not None
    score = _score(part, place, index, labelled=labelled)
    if not labelled:
        # Two capitalised words are a place or a publisher as often as a person.
        score += 0.5 if any(map(has_given_name, people)) else -1.5
        # Whom the text is about did not write it; a date glued to the name outweighs that.
        named = any(fold(name) in body for name in people)
        score -= 3.0 * named * (0.3 if part.is_timed(index) else 1.0)
    return _Byline(index, tuple(people), tuple(agencies), labelled, score)


def _score(part: Part, place: Place, index: int, *, labelled: bool) -> float:
    """Judge a line as a byline by its place."""
    beside = range(max(0, index - _NEAR), min(len(part.lines), index + _NEAR + 1))
    timed = any(part.is_timed(other) for other in beside)
    distance = min(abs(index - place.anchor), abs(index - place.first))
    score = 3.0 * labelled + 1.5 * timed + 1.0 * (distance <= _NEAR + 1)
    if place.title is not None and place.title < index <= place.first:
        score += 0.5
    if not labelled:
        score -= 3.0 * bool(part.seen[index].kinds & _NO_BYLINE)
        score -= 1.0 * (index > place.last + _NEAR)
    return score
