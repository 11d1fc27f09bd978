"""Days of other calendars as days of ours: years of Thailand, Japan and Taiwan, Iran, Ethiopia.

Takes figures, returns dates. A calendar whose months begin with a seen moon is not here: its days
cannot be told from figures alone.
"""

from datetime import date, timedelta
from typing import Final

BUDDHIST_YEARS_AHEAD: Final = 543
BUDDHIST_YEARS: Final = range(2443, 2643)
SOLAR_YEARS: Final = range(1300, 1500)
# The year before the first of each: eras of Japan, the years of Taiwan.
ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
ETHIOPIAN_YEARS_BEHIND: Final = 8

_ETHIOPIAN_EPOCH: Final = 2_795  # ordinal of the last day before year 1
_ETHIOPIAN_MONTH: Final = 30
_ETHIOPIAN_MONTHS: Final = range(1, 14)
_EPOCH: Final = 226_894  # ordinal of the last day before year 1
_LONG_MONTHS: Final = 6
_DAYS: Final = 31


def in_solar_calendar(year: int, month: int, day: int) -> date | None:
    """Return a day of the solar Hijri calendar as a day of ours.

    Args:
        year: Its year, in `SOLAR_YEARS`.
        month: 1 to 12.
        day: From 1 on.

    Returns:
        The same day, or None where that month has no such day.

    Source: the cycle of 33 years with 8 leap years, with which the calendar's years agree from
    1178 to 1633.

    >>> in_solar_calendar(1400, 1, 1), in_solar_calendar(1400, 12, 30)
    (datetime.date(2021, 3, 21), None)
    """
    if not 1 <= day <= _days_in(year, month):
        return None
    before = (month - 1) * _DAYS - max(0, month - 1 - _LONG_MONTHS)
    return date.fromordinal(_first_day(year)) + timedelta(days=before + day - 1)


def in_ethiopian_calendar(year: int, month: int, day: int) -> date | None:
    """Return a day of the Ethiopian calendar as a day of ours.

    Args:
        year: Its year, some eight behind ours.
        month: 1 (Mäskäräm) to 13, the month of five or six days.
        day: From 1 on.

    Returns:
        The same day, or None where that month has no such day.

    >>> in_ethiopian_calendar(2016, 7, 12), in_ethiopian_calendar(2016, 13, 6)
    (datetime.date(2024, 3, 21), None)
    """
    left = 6 if year % 4 == 3 else 5  # noqa: PLR2004 - the year before a leap year of ours
    days = _ETHIOPIAN_MONTH if month < _ETHIOPIAN_MONTHS[-1] else left
    if month not in _ETHIOPIAN_MONTHS or not 1 <= day <= days:
        return None
    before = 365 * (year - 1) + year // 4 + _ETHIOPIAN_MONTH * (month - 1)
    return date.fromordinal(_ETHIOPIAN_EPOCH + before + day)


def _first_day(year: int) -> int:
    """Return the ordinal of a year's first day."""
    return _EPOCH + 365 * (year - 1) + (8 * year + 21) // 33 + 1


def _days_in(year: int, month: int) -> int:
    if month <= _LONG_MONTHS:
        return _DAYS
    leap = _first_day(year + 1) - _first_day(year) > 365  # noqa: PLR2004 - days of a year
    return _DAYS - 1 if month < 12 or leap else _DAYS - 2  # noqa: PLR2004 - the last month
