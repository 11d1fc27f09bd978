"""Facts about the timeline: what its page says and draws without a script."""

import re

import pytest

from generator.model import BriefId, Corpus, DocPath, PartialDate
from generator.pages.timeline_chart import cell_of, rows_of
from tests.builders import a_brief
from tests.pages.books import a_corpus, pages_of


def timeline(corpus: Corpus) -> str:
    """Return the text of the page."""
    return pages_of(corpus)["timeline.md"].text


def dots(text: str, year: int) -> dict[int, float]:
    """Return the dots of a year's row: cell and radius."""
    row = re.search(rf'<g data-year="{year}">(.*?)</g>', text)
    assert row
    found = re.findall(r'r="([\d.]+)" data-cell="(\d+)"', row[1])
    return {int(cell): float(radius) for radius, cell in found}


def test_each_dated_brief_has_a_dot() -> None:
    """By year and week; a brief without a date is counted and linked instead."""
    text = timeline(a_corpus())

    assert "3 briefs with a date, newest year first. [1 without one](years/undated.md)." in text
    assert dots(text, 2001) == {cell_of(PartialDate(2001, 5, 21)): 3.5}
    assert dots(text, 1998).keys() == {cell_of(PartialDate(1998, 3, 3)), 54}
    assert dots(text, 1999) == {}


def test_what_has_no_day_is_hollow() -> None:
    """A month stands in its middle, a year before January: no day is made up."""
    month = a_brief(id=BriefId("bk1"), path=DocPath("briefs/a.md"), date=PartialDate(1998, 2))
    year = a_brief(id=BriefId("bk2"), path=DocPath("briefs/b.md"), date=PartialDate(1998))
    text = timeline(a_corpus(month, year))

    assert dots(text, 1998).keys() == {54, 65}
    assert text.count('<circle class="bb-hollow"') == 2


def test_many_briefs_of_a_week_are_one_larger_dot() -> None:
    """However many there are, the dot stays in its row."""
    briefs = [
        a_brief(
            id=BriefId(f"bk{number}"),
            path=DocPath(f"briefs/{number}.md"),
            date=PartialDate(1998, 3, 2 + number % 3),
        )
        for number in range(40)
    ]
    found = dots(timeline(a_corpus(*briefs)), 1998)

    assert sum(radius > 3.5 for radius in found.values()) >= 1
    assert max(found.values()) <= 12


def test_the_table_says_the_same() -> None:
    """A row a year with its months, each year with a link."""
    text = timeline(a_corpus())

    assert "| [2001](years/2001.md) | 1 |  |  |  |  | 1 |" in text
    assert "| [1998](years/1998.md) | 2 |  | 1 | 1 |" in text
    assert "1999" not in text.partition("<summary>")[2]


def test_a_book_without_dates_says_what_would_fill_the_page() -> None:
    """No chart, no form."""
    text = timeline(a_corpus(a_brief(date=None)))

    assert "No brief has a date yet" in text
    assert "<svg" not in text
    assert "<form" not in text


@pytest.mark.parametrize(
    ("years", "rows"),
    [([1998, 2001], (2001, 2000, 1999, 1998)), ([1066, 1998], (1998, 1066))],
)
def test_years_without_a_brief_are_rows_unless_there_are_centuries(
    years: list[int], rows: tuple[int, ...]
) -> None:
    """One misread year makes no chart of a thousand rows."""
    assert rows_of(years) == rows


def test_the_last_day_of_a_leap_year_has_a_cell() -> None:
    """53 weeks hold every day."""
    assert cell_of(PartialDate(2000, 12, 31)) == 52
