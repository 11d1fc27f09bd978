"""Days of other calendars as days of ours, and the names of months that come with the program."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.data import load_made
from generator.model import PartialDate
from generator.text.calendars import SOLAR_YEARS, in_ethiopian_calendar, in_solar_calendar
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
        ("መጋቢት 12 ቀን 2016 ዓ.ም", ["2024-03-21"]),
        ("ጥር 11፣ 2016 ዓ.ም", ["2024-01-20"]),
        ("መጋቢት 12/2016", []),
        ("ቤቶች 12/2016", []),
        ("መጋቢት 12 ቀን 2016 ዓ/ም", ["2024-03-21"]),
        ("令和6年2月28日 05:00", ["2024-02-28"]),
        ("令和元年5月2日", ["2019-05-02"]),
        ("平成31年4月", ["2019-04"]),
        ("民國113年3月12日", ["2024-03-12"]),
    ],
)
def test_dates_of_other_calendars(text: str, found: list[str]) -> None:
    """Months or an era tell whose year it is; a lunar day or a year that may be ours is none."""
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
def test_a_day_of_the_week_alone(text: str, *, told: bool) -> None:
    """Only the whole text may be the day's name."""
    assert is_weekday(text) is told


@pytest.mark.parametrize(
    ("year", "month", "day", "ours"),
    [
        (2016, 7, 12, date(2024, 3, 21)),
        (2017, 1, 1, date(2024, 9, 11)),
        (2016, 1, 1, date(2023, 9, 12)),
        (2015, 13, 6, date(2023, 9, 11)),
        (2016, 13, 6, None),
        (2016, 14, 1, None),
        (2016, 7, 31, None),
        (2016, 7, 0, None),
    ],
)
def test_ethiopian_days_are_days_of_ours(
    year: int, month: int, day: int, ours: date | None
) -> None:
    """Twelve months have 30 days, and the thirteenth five, or six before our leap years."""
    assert in_ethiopian_calendar(year, month, day) == ours


@given(st.integers(1600, 2090))
def test_ethiopian_years_follow_one_another(year: int) -> None:
    """The last day of a year is followed by the first of the next."""
    last = in_ethiopian_calendar(year, 13, 6) or in_ethiopian_calendar(year, 13, 5)

    assert last is not None
    assert in_ethiopian_calendar(year + 1, 1, 1) == last + timedelta(days=1)


def test_year_of_ethiopia_is_told_by_the_language() -> None:
    """Amharic news writes the year of Ethiopia; a year that cannot be one yet is ours."""
    latest = date(2026, 1, 1)

    (ethiopian,) = find_dates("መጋቢት 12/2016", latest=latest, language="am")
    (ours,) = find_dates("መጋቢት 12 2024", latest=latest, language="ti")
    assert (str(ethiopian.value), str(ours.value)) == ("2024-03-21", "2024-03-12")
