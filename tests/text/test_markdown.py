"""Text that shows as itself, and Markdown read back."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.text.markdown import Show, escape, escape_cell, one_line, pieces, plain

# Those of mkdocs.yml, and those that a book may turn on.
EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
]

_MARKS = """
    * ** *** _ __ ` `` ``` ~ ~~ ~~~ # ## > - -- --- + = === 1. 12) : :: ! !!! ??? | \\ \\\\
    [ ] ( ) [x](y) ![x](y) [x]: [^1] [^1]: *[HTML]: {: } {.c} {#i} < > <b> </b> <!-- --> <?x ?>
    <https://x.example> <a@b.example> & &amp; &lt; &#60; &copy $ $$ ^ " ' / @ http://x.example
    javascript:alert(1) <script> [TOC] [[a]] {{ }} {% %} a Zoë 5 ١. word _a_
"""
MARKS = st.sampled_from(_MARKS.split())
HOSTILE = st.lists(
    st.one_of(MARKS, st.text(max_size=3), st.sampled_from(" \t\n\u00a0\u2028")), max_size=12
).map("".join)


class _Text(HTMLParser):
    """Elements and text of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element with its attributes."""
        self.tags.append(tag + "".join(f" {name}" for name, _ in attrs))

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


def shown(page: str) -> tuple[list[str], str]:
    """Return the elements of some HTML and its text."""
    reader = _Text()
    reader.feed(page)
    reader.close()
    return reader.tags, reader.text.strip("\n")


@given(HOSTILE)
@example("# a")
@example("==== \\< \\")
@example("a\n---\nb")
@example("١. عربي")
@example("x{: onclick=alert(1) }")
@example("*[HTML]: Hyper")
def test_escaped_text_is_one_paragraph_of_that_text(text: str) -> None:
    """Whatever a capture says, its paragraph is rendered as those words and nothing else."""
    expected = one_line(text)

    tags, seen = shown(markdown.markdown(escape(text), extensions=EXTENSIONS))

    assert (tags, seen) == ((["p"], expected) if expected else ([], ""))


@given(HOSTILE)
@example("# a")
@example("~~a~~ ~b~")
@example("1) a")
def test_escaped_text_is_itself_by_commonmark_rules(text: str) -> None:
    """The same paragraph is those words on GitHub and in editors, too."""
    expected = one_line(text)
    renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

    tags, seen = shown(renderer.render(escape(text)))

    assert (tags, seen) == ((["p"], expected) if expected else ([], ""))


@given(HOSTILE, HOSTILE)
def test_escaped_text_stays_inside_a_link(label: str, after: str) -> None:
    """A title used as a link's text cannot close the link or open another."""
    label = one_line(label) or "x"
    text = f"[{escape(label)}](page.md) {escape(after)}"

    tags, seen = shown(markdown.markdown(text, extensions=EXTENSIONS))

    assert tags == ["p", "a href"]
    assert seen.strip() == f"{label} {one_line(after)}".strip()


@given(HOSTILE, HOSTILE)
def test_escaped_text_stays_inside_its_cell(left: str, right: str) -> None:
    """A title used in a table opens no other column."""
    text = f"| A | B |\n| - | - |\n| {escape_cell(left)} | {escape_cell(right)} |"

    tags, seen = shown(markdown.markdown(text, extensions=EXTENSIONS))

    assert tags == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
    assert re.sub(r"\n+", "\n", seen).split("\n")[2:] == [
        cell for cell in (one_line(left), one_line(right)) if cell
    ]


@given(HOSTILE)
def test_plain_undoes_escape(text: str) -> None:
    """What was escaped is read back as it was."""
    assert plain(escape(text)) == one_line(text)


@given(HOSTILE)
def test_pieces_cover_the_markdown_without_gaps(text: str) -> None:
    """Every character of a paragraph belongs to just one piece, in order."""
    found = pieces(text)

    assert [piece.start for piece in found] == [0, *(piece.end for piece in found)][: len(found)]
    assert not found or found[-1].end == len(text)


@pytest.mark.parametrize(
    "prose",
    [
        "A well-known man (55) paid $5, or about 3.5%, for the #1 seat; he didn't say why.",
        "Read snake_case and 2 * 3 = 6, A&B and AT&T, 50% + 1 - or not!",
        "“Quoted,” she said: “it's 10:30 a.m.” – and left…",
        "~50 people, www.lake.example and https://lake.example/a_b",
        "-5 degrees; +44 is a prefix",
        "3.5 million",
    ],
)
def test_ordinary_prose_is_left_as_it_is(prose: str) -> None:
    """Signs that mean nothing in Markdown are not escaped, so that people can read the file."""
    assert escape(prose) == prose


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("**Ana** met *Rui* and __Eva__ and _Leo_", "Ana met Rui and Eva and Leo"),
        ("[Ana *Lima*](../people/ana.md){: .x } came", "Ana Lima came"),
        (
            "![a map](map.png) and [ref][1] and <https://x.example>",
            "a map and ref and https://x.example",
        ),
        ("`code *x*` and ``a ` b``", "code *x* and a ` b"),
        ("A note[^1] here <b>bold</b><!-- no -->", "A note here bold"),
        ("# Heading", "Heading"),
        ("> quoted\n> text", "quoted > text"),
        ("- item", "item"),
        ("12. item", "item"),
        ("two\nlines \\\nthree", "two lines three"),
        ("R&amp;D &#8212; ~~gone~~", "R&D — gone"),
        ("[sic] 2 * 3, a_b", "[sic] 2 * 3, a_b"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_markdown_that_people_write_is_read_as_text(written: str, seen: str) -> None:
    """Emphasis, links, code, entities and markup leave the words that a reader sees."""
    assert plain(written) == seen


def test_links_and_code_are_fixed_and_the_rest_is_text() -> None:
    """A link may be put around text, never inside another link or code."""
    found = pieces(r"Ana \* [Rui](x) `Eva`")

    assert [(piece.text, piece.show) for piece in found if piece.text.strip()] == [
        ("Ana", Show.TEXT),
        ("*", Show.TEXT),
        ("Rui", Show.FIXED),
        ("Eva", Show.FIXED),
    ]


def test_long_hostile_lines_take_no_time() -> None:
    """Unclosed brackets and ticks by the ten thousand are read in passing."""
    for text in ("[" * 20_000, "`" * 20_000, "` `` " * 5_000, "[(" * 10_000, "<" * 20_000):
        assert plain(escape(text)) == text.strip()
        assert pieces(text)[-1].end == len(text)
