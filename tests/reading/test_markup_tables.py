"""Facts about tables in HTML: which belong to a text, and what is kept of them."""

import pytest

from generator.model import BlockKind, Capture, CaptureId
from generator.reading import read_capture
from generator.reading.markup import parse
from generator.reading.markup_tables import tables_in
from tests.builders import SENTENCES

TITLE = "Rail strike ends after nine days"
HALF = len(SENTENCES) // 2
LENGTHS = (
    "<table><tr><th>Line<th>Days without trains</tr>"
    "<tr><td>Coast<td>9</tr><tr><td>Lake<td>4</tr></table>"
)


def blocks_with(table: str) -> list[tuple[str, BlockKind]]:
    """Return the blocks of an article that has a table between its paragraphs."""
    above, below = (
        "".join(f"<p>{sentence}</p>" for sentence in some)
        for some in (SENTENCES[:HALF], SENTENCES[HALF:])
    )
    page = f"<body><main><h1>{TITLE}</h1>{above}{table}{below}</main></body>"
    (article,) = read_capture(Capture(CaptureId("rail.html"), page.encode())).articles
    return [(block.text, block.kind) for block in article.blocks]


def rows_with(table: str) -> list[str]:
    """Return the rows of the tables among an article's blocks."""
    return [text for text, kind in blocks_with(table) if kind is BlockKind.TABLE_ROW]


def test_table_between_paragraphs_is_kept_in_its_place() -> None:
    """A table of facts stands between the paragraphs that it stood between."""
    texts = [text for text, _ in blocks_with(LENGTHS)]

    rows = ["Line\tDays without trains", "Coast\t9", "Lake\t4"]
    assert texts == [*SENTENCES[:HALF], *rows, *SENTENCES[HALF:]]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (
            "<table><tr><td><td>1997<td>1998<tr><td>Trains<td>90<td></table>",
            ["\t1997\t1998", "Trains\t90\t"],
        ),
        (
            "<table><tr><td colspan=2>Trains<td>Days<tr><td>Coast<td>12<td>9</table>",
            ["Trains\t\tDays", "Coast\t12\t9"],
        ),
        (
            "<table><tr><td colspan=x>Coast<td>9<tr><td><b>Lake</b> line<td>4</table>",
            ["Coast\t9", "Lake line\t4"],
        ),
    ],
)
def test_cells_keep_their_columns(table: str, rows: list[str]) -> None:
    """An empty cell and one that spans columns move no other cell."""
    assert rows_with(table) == rows


def test_cell_of_several_lines_is_one_cell() -> None:
    """Paragraphs inside a cell stay in it."""
    table = "<table><tr><td>Line<td>Days<tr><td><p>Coast</p><p>and lake</p><td>9</table>"

    assert rows_with(table) == ["Line\tDays", "Coast and lake\t9"]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>Share</tr><tr><td>Print</tr></table>",
        "<table><tr><td>Coast<td>9</table>",
        "<form>" + LENGTHS + "</form>",
        "<aside>" + LENGTHS + "</aside>",
        "<table><tr><td><a>Coast</a><td><a>Lake</a><tr><td><a>Hill</a><td><a>Town</a></table>",
        f"<table><tr><td>{'Rain fell on the town. ' * 12}<td>Sun<tr><td>a<td>b</table>",
        f"<table><tr><td>{'Rain. ' * 25}<td>{'Sun. ' * 25}<tr><td>{'Fog. ' * 25}<td>b</table>",
        "<table><tr><td>Coast<td>9<tr><td>Lake<tr><td>Hill<tr><td>Town</table>",
    ],
    ids=["column", "row", "form", "aside", "links", "long", "wide", "ragged"],
)
def test_tables_that_only_lay_out_are_none(table: str) -> None:
    """One column, one row, a form, links or whole paragraphs make no table of facts."""
    assert rows_with(table) == []


def test_table_below_the_text_belongs_to_it() -> None:
    """A table straight below the last paragraph, in its container, is the text's own."""
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    shown = parse(f"<main>{paragraphs}{LENGTHS}</main>".encode()).lines
    apart = parse(f"<main>{paragraphs}</main><div>{LENGTHS}</div>".encode()).lines
    body = range(len(SENTENCES))

    assert [len(table.rows) for table in tables_in(shown, body)] == [3]
    assert tables_in(apart, body) == ()


def test_text_inside_a_layout_table_has_no_tables() -> None:
    """Where the text itself stands in a table, the page is laid out by tables."""
    shown = parse(f"<table><tr><td><p>{SENTENCES[0]}</p><td>Menu</table>".encode()).lines

    assert tables_in(shown, [0]) == ()
