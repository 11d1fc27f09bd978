"""One table of a book as CSV, as RFC 4180 has it, safe to open in a spreadsheet.

Captured text is somebody else's, and a spreadsheet runs a cell that begins like a formula. Such a
cell gets an apostrophe before it; `unguarded` takes it away again.

Takes the book and its site, gives the text in pieces.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from generator.outputs.data_rows import Value, rows
from generator.pages.catalogue import Catalogue
from generator.pages.data_fields import Table
from generator.pages.site import Site

# Spreadsheets take a file without it for one in the encoding of their country.
MARK: Final = "\ufeff"
BETWEEN: Final = "; "

# What begins a formula, its full-width forms too, behind spaces and apostrophes of its own: those
# count, or else nobody could tell which of them was put before it.
_FORMULA: Final = re.compile(r"[\s']*[=+\-@＝＋－＠]")
_GUARD: Final = "'"


def csv_table(table: Table, known: Catalogue, site: Site) -> Iterator[str]:
    """Write one table.

    Args:
        table: One of `TABLES`.
        known: The whole book.
        site: Where it stands.

    Yields:
        The file in pieces: a byte order mark, the names of the fields, the rows.
    """
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    held.write(MARK)
    writer.writerow([field.name for field in table.fields])
    yield held.getvalue()
    for row in rows(table, known, site):
        held.seek(0)
        held.truncate()
        writer.writerow([_cell(value) for value in row])
        yield held.getvalue()


def _cell(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, (bool, int)):
        return int(value)
    return guarded(value if isinstance(value, str) else BETWEEN.join(value))


def guarded(text: str) -> str:
    """Write a text as a cell that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("a=1")
    ("'=1+1", 'a=1')
    """
    return f"{_GUARD}{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text that a cell holds: the inverse of `guarded`.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith(_GUARD) and _FORMULA.match(cell) else cell
