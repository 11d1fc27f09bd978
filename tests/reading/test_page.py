"""Facts about a page's lines: their dates, their ages, their places."""

import pytest

from generator.model import LineRange, PartialDate
from generator.reading.page import Place
from tests.reading.parts import PROSE, a_part


def test_dates_are_looked_for_in_short_lines_only() -> None:
    """A date in a paragraph is the report's, not the page's."""
    long = f"{PROSE[0]} {PROSE[1]} That was on 3 March 1998."
    part = a_part("3 March 1998", long)

    assert [len(dates) for dates in part.dates] == [1, 0]


def test_age_is_seen_where_no_date_is() -> None:
    """A line that says "3 hours ago" has an age; beside a date it needs none."""
    part = a_part("3 hours ago", "3 March 1998, 3 hours ago", "Home")

    assert part.aged == (True, False, False)


@pytest.mark.parametrize(
    ("line", "alone", "gives_day", "timed"),
    [
        ("3 March 1998", True, True, True),
        ("Lund, 3 March 1998", True, True, True),
        ("March 1998", False, False, False),
        ("3 hours ago", False, False, True),
        ("08 May. 2020 200508-visit.jpg, 66.26KB", True, True, True),
        ("3 March 1998 The old harbour of Lund seen from the bridge at noon", False, True, True),
        ("Home", False, False, False),
    ],
)
def test_lines_that_give_a_day(line: str, *, alone: bool, gives_day: bool, timed: bool) -> None:
    """A day alone, a day with a caption and an age are told apart."""
    part = a_part(line)

    assert part.is_date_alone(0) is alone
    assert part.gives_day(0) is gives_day
    assert part.is_timed(0) is timed


def test_words_beside_dates_are_counted() -> None:
    """The words of the dates themselves do not count."""
    assert a_part("Lund, 3 March 1998 and 4 March 1998").words_beside_date(0) == 2


def test_later_days_are_no_dates() -> None:
    """A day after the newest believable one is none."""
    assert a_part("3 March 2101").dates == ((),)


def test_place_of_a_line_is_its_number_in_the_capture() -> None:
    """Blank lines count, as in an editor."""
    assert a_part("", "Home", "", "World").where(1) == LineRange(4, 5)


def test_cut_counts_copies_anew() -> None:
    """In a part of a page, a line said again elsewhere stands once."""
    part = a_part("Rain ends", "3 March 1998", "Rain ends", "Sun").cut(1, 4, opens_page=False)

    assert [line.copies for line in part.seen] == [1, 1, 1]
    assert part.dates[0][0].value == PartialDate(1998, 3, 3)
    assert [line.number for line in part.lines] == [2, 3, 4]
    assert part.opens_page is False


def test_anchor_is_the_title_or_the_text() -> None:
    """What belongs to an article stands near its title, or near its text where it has none."""
    assert Place(2, (5, 6, 8)).anchor == 2
    assert Place(None, (5, 6, 8)).anchor == 5
    assert (Place(2, (5, 6, 8)).first, Place(2, (5, 6, 8)).last) == (5, 8)
