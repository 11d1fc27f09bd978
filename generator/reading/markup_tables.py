"""Tables that belong to an article's text: which are, and their rows.

Takes a page's lines and which of them are the text, returns the tables that stand in it. A table
that only lays a page out is none: its cells hold paragraphs, links or a single column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.model import Block, BlockKind, LineRange
from generator.reading.markup import Shown

_ROWS: Final = range(2, 201)
_COLUMNS: Final = range(2, 21)
_LONGEST_CELL: Final = 200  # characters
_MEAN_CELL: Final = 60
_LINKED: Final = 0.5
_FILLED: Final = 0.6  # share of the rows that fill more than one cell
_BELOW: Final = 6  # lines behind the text, in the same container

# Between the cells of a row; no cell has one, because all its spaces were folded.
CELL_END: Final = "\t"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an article: the lines that are its cells, by index, and its rows as blocks."""

    cells: tuple[int, ...]
    rows: tuple[Block, ...]


def tables_in(shown: Sequence[Shown], body: Sequence[int]) -> tuple[Table, ...]:
    """Find the tables that stand between the lines of a text or straight below it.

    Args:
        shown: The page's lines.
        body: Indices of the lines of the text.

    Returns:
        The tables in page order.
    """
    prose = [index for index in body if not shown[index].within.table]
    if not prose:
        return ()
    first, last = prose[0], prose[-1]
    around = shown[last].within.path[-2]
    cells = [index for index in range(first, len(shown)) if shown[index].within.table]
    found = []
    for _, group in groupby(cells, key=lambda index: shown[index].within.table):
        own = tuple(group)
        near = own[0] - last <= _BELOW and around in shown[own[0]].within.path
        if (own[0] < last or near) and _is_content([shown[index] for index in own]):
            rows = tuple(_rows([shown[index] for index in own]))
            found.append(Table(own, rows))
            last = max(last, own[-1]) if near else last
    return tuple(found)


def _is_content(cells: Sequence[Shown]) -> bool:
    """Tell whether a table holds facts: some rows of some columns, short cells, few links."""
    inside = cells[0].within
    if inside.form or inside.furniture or inside.aside or inside.own_bad:
        return False
    sizes = [len(cell.line.text) for cell in cells]
    rows = [[cell.within.column for cell in row] for row in _by_row(cells)]
    return (
        len(rows) in _ROWS
        and max(max(columns) for columns in rows) in _COLUMNS
        and max(sizes) <= _LONGEST_CELL
        and sum(sizes) <= _MEAN_CELL * len(sizes)
        and sum(cell.linked for cell in cells) < _LINKED * sum(sizes)
        and sum(len(set(columns)) > 1 for columns in rows) >= _FILLED * len(rows)
    )


def _by_row(cells: Sequence[Shown]) -> list[list[Shown]]:
    return [list(row) for _, row in groupby(cells, key=lambda cell: cell.within.row)]


def _rows(cells: Sequence[Shown]) -> Iterator[Block]:
    """Yield a block a row: its cells in the order of their columns, empty ones too."""
    rows = _by_row(cells)
    width = max(cell.within.column for cell in cells)
    for row in rows:
        texts = [""] * width
        for cell in row:
            at = max(0, cell.within.column - 1)
            texts[at] = f"{texts[at]} {cell.line.text}".strip()
        where = LineRange(row[0].line.number, row[-1].line.number + 1)
        yield Block(CELL_END.join(texts), where, BlockKind.TABLE_ROW)
