"""Dates and counts as pages write them: as precise as they are known.

Takes values, returns text or inline HTML. English month names, whatever the machine's locale.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Final

from generator.model import Brief, PartialDate

# Orders dates as they order themselves, in a fifth of the time.
_IN_TIME: Final = attrgetter("year", "month", "day")
# Spelled out: `calendar.month_name` changes with the machine's locale.
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(date: PartialDate | None, *, with_year: bool = True) -> str:
    """Write a date for readers.

    >>> in_words(PartialDate(2025, 5, 21)), in_words(PartialDate(2025, 5)), in_words(None)
    ('21 May 2025', 'May 2025', 'no date')
    >>> in_words(PartialDate(2025, 5, 21), with_year=False)
    '21 May'
    """
    if date is None:
        return "no date"
    words = [str(date.day)] if date.day else []
    words += [MONTHS[date.month - 1]] if date.month else []
    words += [str(date.year)] if with_year or not date.month else []
    return " ".join(words)


@lru_cache(maxsize=1 << 14)
def time_tag(date: PartialDate | None, *, with_year: bool = True) -> str:
    """Write a date as HTML that machines read too.

    >>> time_tag(PartialDate(2025, 5))
    '<time datetime="2025-05">May 2025</time>'
    >>> time_tag(None)
    '<span class="bb-undated">no date</span>'
    """
    words = in_words(date, with_year=with_year)
    if date is None:
        return f'<span class="bb-undated">{words}</span>'
    return f'<time datetime="{date}">{words}</time>'


def year_of(brief: Brief) -> int | None:
    """Return the year of a brief, None where it has no date."""
    return brief.date.year if brief.date else None


def span_of(briefs: Iterable[Brief]) -> tuple[PartialDate, PartialDate] | None:
    """Return the first and the last date of some briefs, None where none has one."""
    dates = [brief.date for brief in briefs if brief.date]
    return (min(dates, key=_IN_TIME), max(dates, key=_IN_TIME)) if dates else None


def period(briefs: Iterable[Brief]) -> str:
    """Write from when to when some briefs are, by months; empty where none has a date."""
    span = span_of(briefs)
    if span is None:
        return ""
    first, last = (in_words(PartialDate(date.year, date.month)) for date in span)
    return first if first == last else f"{first} to {last}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun.

    >>> count(1, "brief"), count(1200, "brief"), count(2, "person", "people")
    ('1 brief', '1,200 briefs', '2 people')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
