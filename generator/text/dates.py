"""Dates exactly as precise as they are written, never more.

A text may say "3 March 1998", "March 1998" or only "1998". A `PartialDate` keeps what was
said; nothing here fills in a missing month or day. "07-02-2025" may be two days: then both
are given, and whoever knows more chooses.

Takes text of any language, returns what dates stand where in it. Reads no clock and no
locale: the newest believable day comes in as an argument. Names of months come from CLDR
(`data/calendar_names.json`); days of the Buddhist and of the Persian calendar are given as ours.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Final

from generator.data import load, load_made
from generator.model import PartialDate
from generator.text.calendars import (
    BUDDHIST_YEARS,
    BUDDHIST_YEARS_AHEAD,
    ERAS,
    ETHIOPIAN_YEARS_BEHIND,
    SOLAR_YEARS,
    in_ethiopian_calendar,
    in_solar_calendar,
)
from generator.text.date_forms import date_matches, plain_digits

OLDEST_YEAR: Final = 1700
_THAI: Final = re.compile("[\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands in a text.

    Attributes:
        start: Offset of its first code point.
        end: Offset behind its last code point.
        value: What it says.
        other: What it says if day and month are the other way round, where that is open.
        weekday: The day of the week written beside it (Monday is 0), or None.
    """

    start: int
    end: int
    value: PartialDate
    other: PartialDate | None = None
    weekday: int | None = None


def fold_word(word: str) -> str:
    """Reduce a month's or weekday's name to letters without accents, lower case."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if char.isalnum())


@cache
def _names(field: str) -> dict[str, int | dict[str, int]]:
    """Map folded names of `months` (1 to 12) or `days` (Monday is 0) to numbers.

    A name that languages share with different meanings has a number a language.
    """
    found: dict[str, int | dict[str, int]] = load_made("calendar_names")[field]
    more = load("languages")["more_" + field]
    return found | {fold_word(name): number for name, number in more.items()}


@cache
def _solar_months() -> dict[str, int]:
    return {fold_word(name): month for name, month in load("languages")["solar_months"].items()}


@lru_cache(maxsize=4_000)
def _number(field: str, word: str, language: str | None) -> int | None:
    """Return what a name means: the same everywhere, or in the given language.

    "listopad" is November in Polish and October in Croatian: without a language it means nothing.
    """
    numbers = _names(field).get(fold_word(word))
    return numbers.get(language or "") if isinstance(numbers, dict) else numbers


def month_number(word: str, *, language: str | None = None) -> int | None:
    """Return the month that a word names, 1 to 12.

    Args:
        word: One word, with or without a stop.
        language: ISO 639-1 code that decides where languages differ.

    >>> month_number("März"), month_number("févr."), month_number("mat")
    (3, 2, None)
    """
    return _number("months", word, language)


def weekday_number(word: str, *, language: str | None = None) -> int | None:
    """Return the day of the week that a word names; Monday is 0.

    Args:
        word: One word, with or without a stop.
        language: ISO 639-1 code that decides where languages differ.

    >>> weekday_number("Mittwoch"), weekday_number("Wed."), weekday_number("May")
    (2, 2, None)
    """
    return _number("days", word, language)


def _solar(word: str) -> int | None:
    return _solar_months().get(fold_word(word))


def is_weekday(text: str) -> bool:
    """Tell whether a text is the name of a day of the week and nothing else.

    >>> is_weekday("Monday:"), is_weekday("Monday club")
    (True, False)
    """
    word = text.strip(" :.,–-")
    return word.isalpha() and len(word) > len("Sun") and fold_word(word) in _names("days")


_DIGIT: Final = re.compile(r"\d")
# Between a weekday and its date: "Tuesday, ", "martes 3", "Tue ".
_WEEKDAY_BEFORE: Final = re.compile(r"([^\W\d_]{2,})\.?,?\s*(?:(?:de|den|the|le|el|am|,|\()\s*)*$")
# In scripts and styles that put it behind: "2025年5月21日(水)".
_WEEKDAY_AFTER: Final = re.compile(r"^\s?[(（](\w{1,3})[)）]")

_TWO_DIGIT_PIVOT: Final = 70


def _partial(year: int, month: int, day: int, latest: date) -> PartialDate | None:
    """Build the date if it is on a calendar and not after `latest`."""
    try:
        found = PartialDate(year, month, day)
    except ValueError:
        return None
    return found if year >= OLDEST_YEAR and found.begins() <= latest else None


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > len("25"):
        return year
    return year + (2000 if year < _TWO_DIGIT_PIVOT else 1900)


def _orders(match: re.Match[str], latest: date) -> tuple[PartialDate | None, PartialDate | None]:
    """Read a date of figures: day first, and, where that is open, month first."""
    year = _full_year(match["year"])
    first, second = int(match["first"]), int(match["second"])
    if len(match["year"]) < len("2025") and match["sep"] == "-":
        return None, None  # 10-12-25 is as likely a score or a code
    day_first = _partial(year, second, first, latest)
    month_first = _partial(year, first, second, latest)
    if day_first is None or first == second:
        return month_first, None
    # Stops stand between day and month where the day comes first; the others are open.
    return day_first, None if match["sep"] == "." else month_first


def _weekday_beside(text: str, start: int, end: int, language: str | None) -> int | None:
    before = _WEEKDAY_BEFORE.search(text[max(0, start - 24) : start])
    if before is not None:
        number = _number("days", before[1], language)
        if number is not None:
            return number
    after = _WEEKDAY_AFTER.match(text[end : end + 6])
    return None if after is None else _number("days", after[1], language)


_Read = tuple[PartialDate | None, PartialDate | None]


def _read(match: re.Match[str], latest: date, language: str | None) -> _Read | None:
    """Read a match: the date and the one of the other order; None where it names no month."""
    groups = match.groupdict()
    if "first" in groups:
        value, other = _orders(match, latest)
        return None if value is None else (value, other)
    month = match["month"]
    if "era" in groups:
        in_era = 1 if match["year"] == "元" else int(match["year"])
        return _partial(
            ERAS[match["era"]] + in_era, int(month), int(groups["day"] or 0), latest
        ), None
    if "ethiopian" in groups:
        return _ethiopian(match, latest, language)
    year, day = int(match["year"]), int(groups.get("day") or 0)
    if not month.isdigit() and year in SOLAR_YEARS and (solar := _solar(month)):
        # A month of that calendar lies in two of ours: without its day it is none.
        found = in_solar_calendar(year, solar, day) if day else None
        return None if found is None else _partial(found.year, found.month, found.day, latest), None
    number = int(month) if month.isdigit() else month_number(month, language=language)
    if number is None:
        return None
    if year in BUDDHIST_YEARS and _THAI.search(month):
        year -= BUDDHIST_YEARS_AHEAD
    return _partial(year, number, day, latest), None


def _ethiopian(match: re.Match[str], latest: date, language: str | None) -> _Read | None:
    """Read a month of Ethiopia with its year, some eight behind ours; Eritrea writes our year.

    A year that both could have is told by the era behind it or by the language.
    """
    month = load("languages")["ethiopian_months"].get(match["month"])
    if month is None:
        return None
    year, day = int(match["year"]), int(match["day"])
    if year > latest.year - ETHIOPIAN_YEARS_BEHIND + 1:
        number = month_number(match["month"], language=language)
        return None if number is None else (_partial(year, number, day, latest), None)
    if match["ethiopian"] is None and language != "am":
        return None, None
    found = in_ethiopian_calendar(year, month, day)
    return None if found is None else _partial(found.year, found.month, found.day, latest), None


def find_dates(text: str, *, latest: date, language: str | None = None) -> tuple[WrittenDate, ...]:
    """Find the dates that a text writes out with their year.

    Args:
        text: One line or paragraph.
        latest: Newest believable day, normally the day of capture (UTC).
        language: ISO 639-1 code, for names of months that languages share.

    Returns:
        Dates in order of their place, none inside another. A date that is on no calendar or
        begins after `latest` is none. `value` reads "07-02-2025" day first, `other` month first.

    Source: CLDR names of months and days; ISO 8601; day before month where stops part them.

    >>> [str(found.value) for found in find_dates("on 4 May 2020 (and May 2019)",
    ...                                           latest=date(2021, 1, 1))]
    ['2020-05-04', '2019-05']
    """
    if _DIGIT.search(text) is None:
        return ()
    plain = plain_digits(text)
    found: list[WrittenDate] = []
    taken: list[tuple[int, int]] = []
    for match in date_matches(plain):
        start, end = match.span()
        if any(start < other_end and other < end for other, other_end in taken):
            continue
        read = _read(match, latest, language)
        if read is None:
            continue
        # A day on no calendar or yet to come is no month either.
        taken.append((start, end))
        value, other_order = read
        if value is not None:
            weekday = _weekday_beside(plain, start, end, language)
            found.append(WrittenDate(start, end, value, other_order, weekday))
    return tuple(sorted(found, key=lambda written: written.start))


_FIGURES: Final = re.compile(r"^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]")


def order_shown(text: str, written: WrittenDate) -> str:
    """Tell the order that an unambiguous date of figures shows.

    Args:
        text: The text that the date stands in.
        written: The date.

    Returns:
        "day first", "month first", or "" for a date that shows none.
    """
    figures = _FIGURES.match(text[written.start : written.end])
    if figures is None or written.other is not None or written.value.day == written.value.month:
        return ""
    return "day first" if int(figures[1]) == written.value.day else "month first"


def agrees(written: WrittenDate, value: PartialDate) -> bool | None:
    """Tell whether the weekday written beside a date is that day's; None where none is written."""
    if written.weekday is None or not value.day:
        return None
    return value.begins().weekday() == written.weekday
