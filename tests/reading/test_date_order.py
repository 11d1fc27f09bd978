"""Facts about the order of day and month."""

import pytest

from generator.model import PartialDate
from generator.reading.date_order import Known, choose_order
from generator.text.dates import find_dates
from tests.reading.parts import LATEST, PROSE, a_part, a_place


def test_date_that_is_open_to_no_doubt_is_kept() -> None:
    """A date of one reading needs nothing else."""
    part = a_part("Rain", "21 May 2025", *PROSE)
    (written,) = find_dates("21 May 2025", latest=LATEST)

    chosen = choose_order(written, Known(part, a_place(part), "en"))

    assert chosen == (PartialDate(2025, 5, 21), 1.0, "")


def test_nothing_told_leaves_half_the_confidence() -> None:
    """English without any hint reads day first, and is not believed."""
    part = a_part("Rain", "07-02-2025", *PROSE)
    (written,) = find_dates("07-02-2025", latest=LATEST)

    value, factor, told = choose_order(written, Known(part, a_place(part), "en"))

    assert (value, factor) == (PartialDate(2025, 2, 7), 0.5)
    assert "may be the other way round" in told


@pytest.mark.parametrize(
    ("weekday", "day"),
    [
        ("Friday", PartialDate(2025, 2, 7)),
        ("Wednesday", PartialDate(2025, 7, 2)),
        ("Thursday", None),
        ("Monday", None),
    ],
)
def test_weekday_in_the_first_paragraph_tells_the_order(
    weekday: str, day: PartialDate | None
) -> None:
    """The day that is the weekday is meant, unless the other one lies beside it."""
    text = f"Rain fell in the south on {weekday}, and the wells of the valley are full again."
    part = a_part("Rain", "07-02-2025", text, *PROSE[1:])
    (written,) = find_dates("07-02-2025", latest=LATEST)

    value, factor, _ = choose_order(written, Known(part, a_place(part), "en"))

    assert (value if factor > 0.5 else None) == day


def test_two_weekdays_in_the_first_paragraph_tell_nothing() -> None:
    """Of two days one is the report's, and nobody knows which."""
    text = "Rain fell in the south on Friday, and it is to end on Sunday, said the weather office."
    part = a_part("Rain", "07-02-2025", text, *PROSE[1:])
    (written,) = find_dates("07-02-2025", latest=LATEST)

    assert choose_order(written, Known(part, a_place(part), "en"))[1] == 0.5
