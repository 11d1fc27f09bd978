"""Days of other calendars as days of ours: the Buddhist years of Thailand, the solar years of Iran.

Takes figures, returns dates. A calendar whose months begin with a seen moon is not here: its days
cannot be told from figures alone.
"""

from datetime import date, timedelta
from typing import Final

BUDDHIST_YEARS_AHEAD: Final = 543
BUDDHIST_YEARS: Final = range(2443, 2643)
SOLAR_YEARS: Final = range(1300, 1500)

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


def _first_day(year: int) -> int:
    """Return the ordinal of a year's first day."""
    return _EPOCH + 365 * (year - 1) + (8 * year + 21) // 33 + 1


def _days_in(year: int, month: int) -> int:
    if month <= _LONG_MONTHS:
        return _DAYS
    leap = _first_day(year + 1) - _first_day(year) > 365  # noqa: PLR2004 - days of a year
    return _DAYS - 1 if month < 12 or leap else _DAYS - 2  # noqa: PLR2004 - the last month
