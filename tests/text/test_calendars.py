"""Days of other calendars as days of ours, and the names of months that come with the program."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.data import load_made
from generator.model import PartialDate
from generator.text.calendars import SOLAR_YEARS, in_solar_calendar
from generator.text.dates import find_dates, is_weekday
from tests.calendar_names import names

LATEST = date(2100, 1, 1)


@pytest.mark.parametrize(
    ("year", "month", "day", "ours"),
    [
        (1357, 11, 22, date(1979, 2, 11)),
        (1379, 1, 1, date(2000, 3, 20)),
        (1399, 12, 30, date(2021, 3, 20)),
        (1400, 7, 1, date(2021, 9, 23)),
        (1400, 12, 30, None),
        (1400, 7, 31, None),
        (1400, 1, 0, None),
    ],
)
def test_solar_days_are_days_of_ours(year: int, month: int, day: int, ours: date | None) -> None:
    """The first six months have 31 days, the last has 30 in a leap year alone."""
    assert in_solar_calendar(year, month, day) == ours


@given(st.integers(SOLAR_YEARS.start, SOLAR_YEARS.stop - 1))
def test_solar_years_follow_one_another(year: int) -> None:
    """The last day of a year is followed by the first of the next."""
    last = in_solar_calendar(year, 12, 30) or in_solar_calendar(year, 12, 29)

    assert last is not None
    assert in_solar_calendar(year + 1, 1, 1) == last + timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("۲۱ اردیبهشت ۱۴۰۰ - ۱۴:۳۰", ["2021-05-11"]),
        ("اردیبهشت ۱۴۰۰", []),
        ("16 ก.ย. 2564 09:12 น.", ["2021-09-16"]),
        ("16 กันยายน 2564", ["2021-09-16"]),
        ("8 محرم 1445هـ - 26 يوليو 2023م", ["2023-07-26"]),
        ("3 May 1445", []),
        ("23 Agusta 2022", ["2022-08-23"]),
    ],
)
def test_dates_of_other_calendars(text: str, found: list[str]) -> None:
    """Solar and Buddhist years are told by their months; a lunar day is left open."""
    assert [str(each.value) for each in find_dates(text, latest=LATEST)] == found


def test_a_day_yet_to_come_is_none() -> None:
    """A solar day after the newest believable one is no date."""
    assert not find_dates("۲۱ اردیبهشت ۱۴۰۰", latest=date(2021, 5, 10))
    (found,) = find_dates("۲۱ اردیبهشت ۱۴۰۰", latest=date(2021, 5, 11))
    assert found.value == PartialDate(2021, 5, 11)


def test_names_that_come_along_are_those_of_cldr() -> None:
    """The stored names are what Babel says; `tests.calendar_names --update` writes them."""
    assert load_made("calendar_names") == names()


@pytest.mark.parametrize(
    ("text", "told"),
    [("Monday", True), ("Dienstag:", True), ("Monday club", False), ("May", False), ("", False)],
)
def test_a_day_of_the_week_alone(text: str, told: bool) -> None:  # noqa: FBT001 - a table
    """Only the whole text may be the day's name."""
    assert is_weekday(text) is told
