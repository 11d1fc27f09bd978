"""Facts about the order of day and month."""

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
