"""Day first or month first, where a date of figures leaves that open.

Takes a written date and what else the page tells, returns the reading that the page speaks for,
and how far it is to be believed.
"""

import re
from functools import cached_property
from typing import Final

from generator.model import PartialDate
from generator.reading.page import Part, Place
from generator.text.dates import WrittenDate, agrees, find_dates, month_number, weekday_number

_EVENT_DAYS: Final = 31  # a report and the events that it dates lie this close, mostly
_MONTHS: Final = 12
_WEEK: Final = 7
_BESIDE: Final = frozenset({0, 1, _WEEK - 1})  # days from the weekday that a report names
_BY_WEEKDAY: Final = 0.8
_CAPITALISED: Final = re.compile(r"\b[A-Z][a-z]{5,8}\b")
# "August 2", "2nd of August": a day without its year, as a report names it.
_DAY_NAMED: Final = re.compile(
    r"\b(?P<before>[A-Z][a-z]{2,8})\.?\s\d{1,2}(?![\d.:])"
    r"|(?<![\d.:])\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?P<behind>[A-Z][a-z]{2,8})\b"
)


class Known:
    """What a page tells of the order of day and month; looked up only when a date asks for it.

    Attributes:
        orders: For each unambiguous date of figures on the page, whether the day comes first.
        english: The language leaves the order open.
        only_day: The only line of a part that gives a day, None where it is a whole page.
        only_date: The only line that gives a day, where that is all it gives.
    """

    def __init__(self, part: Part, place: Place, language: str | None) -> None:
        """Keep the article's lines and the language of its body."""
        self._part = part
        self._place = place
        self.orders = tuple(order == "day first" for order in part.orders)
        self.english = language in {None, "en"}
        day = part.only_day
        self.only_day = None if part.opens_page else day
        self.only_date = day if day is not None and part.is_date_alone(day) else None

    @cached_property
    def body_days(self) -> tuple[PartialDate, ...]:
        """Return the days that the text itself names."""
        return tuple(
            written.value
            for index in self._place.body
            for written in find_dates(self._part.lines[index].text, latest=self._part.latest)
            if written.value.day and written.other is None
        )

    @cached_property
    def lead_weekday(self) -> int | None:
        """Return the only day of the week that the first paragraph names (Monday is 0)."""
        lead = self._part.lines[self._place.first].text
        named = {weekday_number(word[0], language="en") for word in _CAPITALISED.finditer(lead)}
        named.discard(None)
        return named.pop() if len(named) == 1 else None

    @cached_property
    def body_months(self) -> frozenset[int]:
        """Return the months that the text names beside a day, with or without a year."""
        named = (
            month_number(match["before"] or match["behind"], language="en")
            for index in self._place.body
            for match in _DAY_NAMED.finditer(self._part.lines[index].text)
        )
        return frozenset(month for month in named if month is not None)


def choose_order(written: WrittenDate, known: Known) -> tuple[PartialDate, float, str]:
    """Choose between day first and month first.

    Args:
        written: A date.
        known: What the page tells.

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
    told = _told_by_text(written.value, written.other, known)
    if told is not None:
        return told, 0.95, ", order told by dates in the text"
    return _told_by_words(written.value, written.other, known)


def _told_by_text(one: PartialDate, other: PartialDate, known: Known) -> PartialDate | None:
    """Return the day that lies close to the days which the text names, where only one does."""
    gaps = [
        min((abs((day.begins() - each.begins()).days) for each in known.body_days), default=10_000)
        for day in (one, other)
    ]
    if min(gaps) <= _EVENT_DAYS < max(gaps):
        return one if gaps[0] < gaps[1] else other
    if not known.english or known.body_days:
        return None
    near = [_is_near(day, known.body_months) for day in (one, other)]
    return (one if near[0] else other) if near[0] != near[1] else None


def _told_by_words(
    day_first: PartialDate, month_first: PartialDate, known: Known
) -> tuple[PartialDate, float, str]:
    """Choose by the language, else by the weekday that the text begins with, else by nothing."""
    if not known.english:
        return day_first, 0.9, ", day first as the language writes it"
    told = _told_by_weekday(day_first, month_first, known)
    if told is not None:
        return told, _BY_WEEKDAY, ", order told by the weekday in the text"
    return day_first, 0.5, ", day and month may be the other way round"


def _told_by_weekday(one: PartialDate, other: PartialDate, known: Known) -> PartialDate | None:
    """Return the day that is the weekday which the first paragraph names, where only one can be.

    Most reports name their own day, and some the day before or the next.
    """
    named = known.lead_weekday
    if named is None:
        return None
    first, second = ((day.begins().weekday() - named) % _WEEK for day in (one, other))
    if first == 0 and second not in _BESIDE:
        return one
    return other if second == 0 and first not in _BESIDE else None


def _is_near(day: PartialDate, months: frozenset[int]) -> bool:
    """Tell whether all of the months are the day's own or the one before it."""
    return bool(months) and all(((day.month or 0) - month) % _MONTHS in {0, 1} for month in months)
