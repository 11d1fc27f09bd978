"""Who wrote an article: names behind "By", or alone between its title and its text.

Takes an article's part of the page; an office in a byline is no person, an agency there is
the article's agency, and a photographer wrote nothing.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Final

from generator.model import Found
from generator.reading.credits import Credit, agency_named
from generator.reading.page import Part, Place
from generator.text.dates import find_dates
from generator.text.phrases import fold, words_of

_PARTICLES: Final = (
    "de|da|di|du|del|della|dos|das|van|von|der|den|ten|ter|la|le|el|al|bin|ibn|abu|zu|af|av|y|e"
)
_PERSON_WORD: Final = re.compile(
    rf"^(?:[^\W\d_a-zß-ÿ][\w’'\-]*\.?|(?:{_PARTICLES})|(?:al|el|d|o|l)[-’'][^\W\d_a-zß-ÿ]\w+)$"
)
_NAME_WORDS: Final = range(2, 5)
_ABOVE: Final = 3  # lines above a title that may hold a byline
_BELOW_FIRST: Final = 3
_BEHIND: Final = 8
_REACH: Final = 12
_LONGEST: Final = 160  # characters of a byline
_LONGEST_ACRONYM: Final = 4
_WHOLE: Final = 0.7  # share of a line that its names make up
_SPLIT: Final = re.compile(r"\s*(?:[,;/&|•·+]|\s[-–—]\s)\s*")
_NO_BYLINE: Final = frozenset({"prompt", "related", "credit", "comments", "meter"})


@cache
def _offices() -> frozenset[str]:
    return frozenset(fold(word).strip("~=") for word in words_of("office"))


@cache
def byline_start() -> re.Pattern[str]:
    """Match the words before the names of writers: "By ", "Von ", "Text: "."""
    words = "|".join(re.escape(word) for word in words_of("byline"))
    # A small letter straight before a capital: pages glue the two.
    glued = r"(?<=[a-zß-ÿ])(?=[A-ZÀ-ÞĀ-Ž])"
    return re.compile(rf"^(?:{words})(?:\s*[:：]\s*|\s+|(?-i:{glued}))", re.IGNORECASE)


@cache
def _joiners() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in words_of("joiner"))
    return re.compile(rf"\s+(?:{words})\s+", re.IGNORECASE)


def looks_like_person(text: str) -> bool:
    """Tell whether a text is written like a person's name and like no office.

    >>> [looks_like_person(text) for text in ("Ann de la Roe", "Sports Desk", "NASA")]
    [True, False, False]
    """
    words = text.split()
    if len(words) not in _NAME_WORDS or any(char.isdigit() for char in text):
        return False
    if not all(_PERSON_WORD.match(word) for word in words) or not words[-1][0].isupper():
        return False
    if any(fold(word).strip(".") in _offices() for word in words):
        return False
    return not all(word.isupper() and len(word) <= _LONGEST_ACRONYM for word in words)


def names_in(text: str) -> tuple[list[str], list[str]]:
    """Part a byline's text into names of persons and of agencies.

    Args:
        text: What stands behind "By", without a date.

    Returns:
        Persons and agencies, each in the order they are named; reading stops where the text
        goes on with something else.

    >>> names_in("Ann Roe and Lee Doe, AFP")
    (['Ann Roe', 'Lee Doe'], ['AFP'])
    """
    people: list[str] = []
    agencies: list[str] = []
    for part in _SPLIT.split(text):
        for piece in _joiners().split(part):
            bare = piece.strip(" .,:;()")
            name = bare.title() if bare.isupper() else bare
            if agency_named(bare):
                agencies.append(bare)
            elif looks_like_person(name):
                people.append(name)
            elif bare and (people or agencies):
                return people, agencies
    return people, agencies


def without_date(text: str, *, latest: date) -> str:
    """Cut a line before the date that stands in it."""
    written = find_dates(text, latest=latest)
    return text[: written[0].start].rstrip(" ,|-–·•") if written else text


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
    agency: Found[str] | None = None
    for index in _around(part, place):
        labelled = byline_start().match(part.lines[index].text)
        if labelled is None:
            continue
        text = part.lines[index].text[labelled.end() :]
        people, agencies = names_in(without_date(text, latest=part.latest))
        if agencies and agency is None:
            agency = Found(agencies[0], part.where(index), "named in the byline", 0.9)
        if people:
            return tuple(Found(name, part.where(index), "byline", 0.95) for name in people), agency
    return _alone(part, place), agency


def _around(part: Part, place: Place) -> Iterator[int]:
    """Yield the short lines around an article's head and behind its body."""
    start = place.title - _ABOVE if place.title is not None else place.first - _REACH
    body = set(place.body)
    for index in (
        *range(max(0, start), min(len(part.lines), place.first + _BELOW_FIRST)),
        *range(place.last + 1, min(len(part.lines), place.last + 1 + _BEHIND)),
    ):
        if index not in body and index != place.title and len(part.lines[index].text) <= _LONGEST:
            yield index


def _alone(part: Part, place: Place) -> tuple[Found[str], ...]:
    """Find names that stand alone between the title and the text."""
    found: dict[str, Found[str]] = {}
    if place.title is None:
        return ()
    body = set(place.body)
    for index in range(place.title + 1, min(len(part.lines), place.first + _BELOW_FIRST)):
        if index in body or part.seen[index].kinds & _NO_BYLINE:
            continue
        text = without_date(part.lines[index].text, latest=part.latest)
        people, _ = names_in(text)
        if people and sum(map(len, people)) >= len(text.strip()) * _WHOLE:
            for name in people:
                where = part.where(index)
                found.setdefault(fold(name), Found(name, where, "between title and text", 0.7))
        elif found:
            break
    return tuple(found.values())
