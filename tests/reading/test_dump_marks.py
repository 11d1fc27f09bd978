"""What tools leave of links and emphasis: `generator.reading.dump_marks`."""

import pytest

from generator.reading.decode import lines_of
from generator.reading.dump_marks import without_marks

LINKS = "[Home](/) [News](/news) [Sport](/sport)"


def plain(*lines: str) -> list[str]:
    """Return the lines of a page without the marks of tools."""
    return [line.text for line in without_marks(lines_of("\n".join(lines)))]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("# Rain ends drought", "Rain ends drought"),
        ("**Updated:** 3 May 2024", "Updated: 3 May 2024"),
        ("By [Ann Roe](/ann) and [Lee Doe](/lee)", "By Ann Roe and Lee Doe"),
        ("_The lake at dawn._", "The lake at dawn."),
        ("[ ![Lund Post](/logo.svg) ](/)", None),
        ("* * *", None),
        ("> It rained.", "It rained."),
        (r"1\. It rained \[again\].", "1. It rained [again]."),
        (
            "The file some_long_name is 3 * 4 * 5 bytes.",
            "The file some_long_name is 3 * 4 * 5 bytes.",
        ),
    ],
)
def test_marks_of_markdown_go_where_a_page_has_links(line: str, left: str | None) -> None:
    """A page with Markdown's links loses its marks and keeps its words."""
    assert plain(LINKS, line) == ["Home News Sport", *([] if left is None else [left])]


@pytest.mark.parametrize("line", ["# Rain", "**Rain**", "[Rain](/rain)", "a [1]note", "* * *"])
def test_a_page_without_several_links_stays(line: str) -> None:
    """One mark may be the page's own."""
    assert plain("It rained.", line) == ["It rained.", line]


def test_numbered_links_go_with_their_references() -> None:
    """Lynx numbers links in order, and lists their addresses below the page."""
    page = ("* [1]Home", "* [2]News", "By [3]Ann Roe", "References", "1. http://a.example/")

    assert plain(*page) == ["* Home", "* News", "By Ann Roe", "References"]


def test_figures_in_no_order_are_notes() -> None:
    """Numbers of links rise down a page; notes of the text's own are said again."""
    page = ("[3]One", "[1]Two", "[2]Three")

    assert plain(*page) == list(page)


def test_lines_keep_their_numbers() -> None:
    """Evidence still names the line that an editor shows."""
    lines = without_marks(lines_of(f"{LINKS}\n* * *\n# Rain"))

    assert [(line.number, line.text) for line in lines][1:] == [(3, "Rain")]
