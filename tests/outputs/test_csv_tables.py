"""The book as CSV, read back by a CSV reader, and opened without harm in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.csv_tables import BETWEEN, csv_table, guarded, unguarded
from generator.outputs.data_rows import rows
from generator.pages.data_fields import TABLES, Table
from tests.outputs.books import HARD, SITE, a_catalogue

KNOWN = a_catalogue()


def read(table: Table) -> list[dict[str, str]]:
    """Read a table back, as bytes of a file."""
    data = "".join(csv_table(table, KNOWN, SITE)).encode()
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def as_cell(value: object) -> str:
    """Return what a value is as text."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return BETWEEN.join(value)
    return str(int(value)) if isinstance(value, (bool, int)) else str(value)


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_every_value_is_read_back(table: Table) -> None:
    """As many rows as the book has, and each cell says what its row says."""
    expected = list(rows(table, KNOWN, SITE))
    found = read(table)

    assert len(found) == len(expected) > 0
    for row, values in zip(found, expected, strict=True):
        assert list(row) == [field.name for field in table.fields]
        assert [unguarded(cell) for cell in row.values()] == [as_cell(each) for each in values]


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_no_cell_is_a_formula(table: Table) -> None:
    """Whatever a captured page says: no cell begins like one."""
    for row in read(table):
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def test_a_formula_is_text_and_seen_to_be() -> None:
    """The apostrophe stands before it; a paragraph inside a text is no cell of its own."""
    (hard,) = (row for row in read(TABLES[0]) if row["id"] == HARD.id)

    assert hard["title"] == '\'=HYPERLINK("x") {brace, "50%" <b>&</b>'
    assert hard["agency"] == "'@LNA"
    assert hard["byline"] == "Office of Roads and Bridges; -Zoë Núñez"
    assert hard["text"].startswith("'=1+1 said")
    assert "\n\nTwo." in hard["text"]


def test_a_file_begins_with_what_spreadsheets_look_for() -> None:
    """Else they take it for one in the encoding of their country."""
    data = "".join(csv_table(TABLES[0], KNOWN, SITE)).encode()

    assert data.startswith(b"\xef\xbb\xbfid,title,")
    assert data.count(b"\r\n") == len(KNOWN.briefs) + 1


_BEGINNINGS = st.sampled_from(["", "'", "''", " '", "\t", "=", "-", "@", "＝", "'="])


@given(_BEGINNINGS, st.text())
def test_the_guard_is_taken_away_again(beginning: str, rest: str) -> None:
    """Any text is itself again, one that begins with an apostrophe of its own as well."""
    text = beginning + rest
    cell = guarded(text)

    assert unguarded(cell) == text
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
