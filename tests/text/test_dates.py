"""Facts about dates: as precise as they are written, never more."""

from datetime import date
from typing import Final

import pytest
from babel.dates import format_date, format_skeleton
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import PartialDate
from generator.text.dates import (
    OLDEST_YEAR,
    agrees,
    find_dates,
    fold_word,
    month_number,
)

LATEST: Final = date(2100, 1, 1)
DAYS: Final = st.dates(date(OLDEST_YEAR, 1, 1), date(2099, 12, 31))
# Languages whose written-out days (CLDR's long form) are read, any day of the year.
LANGUAGES: Final = (
    *("af", "am", "ar", "ar_IQ", "az", "be", "bg", "ca", "cs", "da", "de", "el", "en", "en_GB"),
    *("es", "et", "fa", "fi", "fil", "fo", "fr", "gl", "hi", "hu", "hy", "id", "is", "it", "ja"),
    *("ka", "ko", "mk", "ms", "nb", "nl", "pl", "pt", "pt_PT", "ro", "ru", "sk", "sl", "so", "sq"),
    *("sr", "sr_Latn", "sv", "sw", "tr", "uk", "uz", "zh", "zh_Hant", "zu"),
)
# Languages that write the day of the week before the date or in brackets behind it.
WITH_WEEKDAY: Final = ("en", "de", "fr", "es", "it", "nl", "da", "sv", "cs", "ru", "el", "id")


def dates_in(text: str, *, latest: date = LATEST, language: str | None = None) -> list[str]:
    """Return the dates of a text as a brief writes them."""
    found = find_dates(text, latest=latest, language=language)
    return [str(written.value) for written in found]


@pytest.mark.parametrize("code", LANGUAGES)
@given(day=DAYS)
@settings(max_examples=40)
def test_written_day_is_read_back(code: str, day: date) -> None:
    """Any day written out in a known language is read back as itself."""
    text = format_date(day, format="long", locale=code)

    assert dates_in(text, language=code.partition("_")[0]) == [day.isoformat()]


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", "pt", "it", "nl", "sv", "cs", "ru", "tr"])
@given(day=DAYS)
@settings(max_examples=40)
def test_month_never_gains_a_day(code: str, day: date) -> None:
    """A month and its year, in a known language, stay a month."""
    text = format_skeleton("yMMMM", day, locale=code)

    assert dates_in(text) in ([f"{day:%Y-%m}"], [])
    assert all(found.value.day == 0 for found in find_dates(text, latest=LATEST))


@given(DAYS)
def test_english_month_is_read(day: date) -> None:
    """A month of any year in English is read as that month."""
    assert dates_in(format_date(day, "MMMM yyyy", locale="en")) == [f"{day:%Y-%m}"]


@given(DAYS)
def test_year_alone_is_no_date(day: date) -> None:
    """A year by itself may be a number of anything."""
    assert dates_in(f"in {day.year} they said") == []


@given(DAYS)
def test_iso_days_are_read(day: date) -> None:
    """Year, month and day in figures have one order, with or without a time behind."""
    assert dates_in(day.isoformat()) == [day.isoformat()]
    assert dates_in(f"{day.isoformat()}T10:15:00Z") == [day.isoformat()]


@given(DAYS, st.sampled_from("-/"))
def test_figures_are_read_in_both_orders(day: date, mark: str) -> None:
    """Day and month in figures are that day in one of the two orders, the other one given too."""
    (found,) = find_dates(f"{day.day}{mark}{day.month:02d}{mark}{day.year}", latest=LATEST)

    assert found.value == PartialDate(day.year, day.month, day.day)
    assert (found.other is not None) == (day.day != day.month and day.day <= 12)


@given(DAYS, DAYS)
def test_no_date_begins_after_the_latest_day(day: date, latest: date) -> None:
    """A day after the newest believable one is none, and the last believable day is one."""
    found = find_dates(f"Posted {day.isoformat()}.", latest=latest)

    assert [each.value for each in found] == (
        [PartialDate(day.year, day.month, day.day)] if day <= latest else []
    )


@given(DAYS, DAYS)
def test_written_day_after_the_latest_is_no_month(day: date, latest: date) -> None:
    """A day that is not believed does not come back as its month."""
    expected = [day.isoformat()] if day <= latest else []

    assert dates_in(format_date(day, format="long", locale="en"), latest=latest) == expected


def test_written_day_to_come_is_no_month() -> None:
    """On 10 May, "25 May" is to come, and so no date; nor is it "May"."""
    assert dates_in("25 May 2025", latest=date(2025, 5, 10)) == []


@pytest.mark.parametrize("code", WITH_WEEKDAY)
@given(day=st.dates(date(1990, 1, 1), date(2060, 1, 1)))
@settings(max_examples=40)
def test_weekday_beside_a_day_is_that_days(code: str, day: date) -> None:
    """The weekday that a language writes beside a day agrees with the calendar."""
    (found,) = find_dates(format_date(day, format="full", locale=code), latest=LATEST)

    assert found.weekday == day.weekday()
    assert agrees(found, found.value) is True


@given(st.text(max_size=80))
def test_any_text_gives_dates_within_it(text: str) -> None:
    """Whatever a text holds, its dates stand in it in order, none inside another."""
    found = find_dates(text, latest=LATEST)
    ends = [0, *(each.end for each in found)]

    assert all(end <= each.start < each.end for end, each in zip(ends, found, strict=False))
    assert all(each.end <= len(text) for each in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21 May 2025", ["2025-05-21"]),
        ("May 21st, 2025", ["2025-05-21"]),
        ("21st of May, 2025", ["2025-05-21"]),
        ("21-May-2025", ["2025-05-21"]),
        ("21 de mayo de 2025", ["2025-05-21"]),
        ("Lunedì 21 maggio 2025", ["2025-05-21"]),
        ("08 May. 2020", ["2020-05-08"]),
        ("2025.05.21", ["2025-05-21"]),
        ("2025年5月21日(水)", ["2025-05-21"]),
        ("2025년 5월 21일", ["2025-05-21"]),
        ("2025年5月", ["2025-05"]),
        ("١٤ نوفمبر ٢٠٢٣", ["2023-11-14"]),
        ("21.05.25", ["2025-05-21"]),
        ("21/05/98", ["1998-05-21"]),
        ("May 2025 and 3 June 2024", ["2025-05", "2024-06-03"]),
        ("Lund CourierMay 21, 2025", ["2025-05-21"]),
        ("Courier21-05-2025", ["2025-05-21"]),
        ("31 February 2025", []),
        ("32.01.2025", []),
        ("10-12-25", []),
        ("May 21", []),
        ("1.2.3.2025", []),
        ("Room 2025", []),
        ("21 May 1650", []),
        ("mat 2025", []),
    ],
)
def test_forms_of_dates(text: str, expected: list[str]) -> None:
    """Dates are read in the forms that pages write; scores, codes and impossible days are none."""
    assert dates_in(text) == expected


def test_both_orders_are_given() -> None:
    """Figures give both orders ("07-02-2025"), the day first; stops have one order only."""
    (open_order,) = find_dates("07-02-2025", latest=LATEST)
    (stops,) = find_dates("07.02.2025", latest=LATEST)

    assert (open_order.value, open_order.other) == (
        PartialDate(2025, 2, 7),
        PartialDate(2025, 7, 2),
    )
    assert (stops.value, stops.other) == (PartialDate(2025, 2, 7), None)


def test_latest_day_settles_the_order() -> None:
    """Of two orders, the one that is not in the future is left."""
    (found,) = find_dates("03-12-2024", latest=date(2024, 6, 1))

    assert (found.value, found.other) == (PartialDate(2024, 3, 12), None)


def test_offsets_are_those_of_the_text() -> None:
    """A date knows where it stands, in figures of any script."""
    text = "نشر في ١٤ نوفمبر ٢٠٢٣ مساء"
    (found,) = find_dates(text, latest=LATEST)

    assert text[found.start : found.end] == "١٤ نوفمبر ٢٠٢٣"


def test_wrong_weekday_does_not_agree() -> None:
    """A weekday beside a date is kept though it is another one."""
    (found,) = find_dates("Monday, 3 March 1998", latest=LATEST)

    assert found.weekday == 0
    assert agrees(found, found.value) is False


def test_weekday_says_nothing_of_a_month() -> None:
    """Without a day or without a weekday there is nothing to agree."""
    (month,) = find_dates("Tuesday, March 1998", latest=LATEST)
    (day,) = find_dates("3 March 1998", latest=LATEST)

    assert agrees(month, month.value) is None
    assert agrees(day, day.value) is None


@pytest.mark.parametrize(
    ("word", "number"),
    [("March", 3), ("MÄRZ", 3), ("févr.", 2), ("Σεπτεμβρίου", 9), ("noun", None), ("5", None)],
)
def test_names_of_months(word: str, number: int | None) -> None:
    """Months are known by their names and short forms, whatever their case and accents."""
    assert month_number(word) == number


def test_words_are_folded_to_letters() -> None:
    """Case, accents and stops do not count in a name."""
    assert fold_word("Févr.") == "fevr"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nov - 30 - 2023 , 06:45", "2023-11-30"),
        ("Litinin, 12 ga Fabrairu, 2024", "2024-02-12"),
        ("ngày 12 tháng 3 năm 2024", "2024-03-12"),
        ("2024 оны 3-р сарын 12", "2024-03-12"),
        ("2024. gada 12. marts", "2024-03-12"),
        ("2024 m. kovo 12 d.", "2024-03-12"),
        ("2024-yil 12-mart", "2024-03-12"),
        ("2024 წლის 12 მარტი", "2024-03-12"),
        ("12 მარტს, 2024", "2024-03-12"),
        ("12 مارچ، 2024", "2024-03-12"),
        ("12 آذار/مارس 2024", "2024-03-12"),
        ("12 جويلية 2024", "2024-07-12"),
        ("12 غشت 2024", "2024-08-12"),
        ("12 במרץ 2024", "2024-03-12"),
        ("২৪ মার্চ ২০২৪", "2024-03-24"),
        ("05 ஏப்ரல் 2024", "2024-04-05"),
        ("២០ មិថុនា ២០២៤", "2024-06-20"),
        ("AUGUST 4TH, 2023", "2023-08-04"),
    ],
)
def test_forms_of_many_places(text: str, day: str) -> None:
    """Years that stand before the day, months that are numbers, both names of a month at once."""
    assert dates_in(text) == [day]
