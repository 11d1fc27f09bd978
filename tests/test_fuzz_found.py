"""What random and made input found once: each of these ended a run, or took without end."""

from __future__ import annotations

import time

import pytest

from generator.first_half import first_half
from generator.model import Capture, CaptureId, DocPath
from generator.pages.brief import describe
from generator.pages.naming import link_names
from generator.reading.credits import cut_credits
from generator.text.front_matter import read_brief, write_brief
from generator.text.likeness import Likeness, compare
from generator.text.sentences import sentences
from generator.writing.page_files import is_generated
from tests import hostile_kinds

SECONDS = 2.0  # of computing; this machine needs a hundredth


def test_text_in_the_data_of_a_page_that_shows_nothing_is_read() -> None:
    """Without a visible line and without a title, a page's data still hold an article."""
    data = hostile_kinds.data(1)
    head, _, _ = data.partition(b"<body>")
    start, end = head.index(b"<title>"), head.index(b"</title>")
    page = head[:start] + head[end + 8 :] + b"<body><div id=root></div></body></html>"
    half = first_half(Capture(CaptureId("x"), page), debug=True)

    assert half.problem is None
    assert half.reading is not None
    assert len(half.reading.articles) == 1


def test_half_a_character_in_the_data_of_a_page_is_none() -> None:
    r"""JSON can write "\ud800", which no file can: the value can be written all the same."""
    data = hostile_kinds.data(2, headline="Rain \ud800 in Lund", author={"name": "\udfff Ana Lima"})
    half = first_half(Capture(CaptureId("x"), data), debug=True)

    assert half.reading is not None
    assert repr(half.reading).encode()


def test_a_paragraph_of_blank_signs_describes_nothing() -> None:
    """A brief whose first paragraph shows no word is described by the next."""
    brief = read_brief("---\ntitle: X\n---\n\n</p>\x1f\n\nRain fell.\n", DocPath("briefs/x.md"))
    assert describe(brief) == "Rain fell."


@pytest.mark.parametrize("text", ["# 0\x1f", "# a\x0bb", "# a  b"])
@pytest.mark.parametrize("path", ["briefs/x.md", "briefs/a\x1fb.md", "briefs/\x1f.md"])
def test_a_title_without_front_matter_is_one_line(text: str, path: str) -> None:
    """Of a heading or a file's name: as it is read when it was written into front matter."""
    for whole in (text, "Rain fell.\n"):
        brief = read_brief(whole, DocPath(path))
        assert read_brief(write_brief(brief), brief.path).title == brief.title


@pytest.mark.parametrize("one", ["A", "\u0301", "-", "\u0621", "al-", "Ana Ana Lima Ana"])
@pytest.mark.parametrize("other", ["Lima Lima Lima Ana", "Fotherington", "\u202e", "'"])
def test_names_are_as_alike_the_other_way_round(one: str, other: str) -> None:
    """Also where one of them has no letter, or as many words in another order."""
    assert compare(one, other) is compare(other, one)
    assert compare("Omar Hadi Roe", "Hadi Omar Roe") is Likeness.DOUBTFUL


def test_no_link_stands_where_code_may_begin() -> None:
    """Renderers differ on ticks that do not end as they begin: nothing is put between them."""
    assert link_names(["``Ana Lima`"], [("Ana Lima", "x.md")]) == ("``Ana Lima`",)


@pytest.mark.parametrize(
    "data",
    [
        b"<!---->" * 580,
        b"a:\n" + b" \r\n" * 1_300,
        b"<html><script type='application/ld+json'>-->" + b" " * 300_000 + b"x</script>",
    ],
)
def test_capture_is_read_at_once(data: bytes) -> None:
    """Comments, folded heads and blanks without end are told apart without trying all ways."""
    began = time.process_time()
    first_half(Capture(CaptureId("x"), data))
    assert time.process_time() - began < SECONDS


def test_writers_joined_by_and_are_read_at_once() -> None:
    """The word "and" within a name and between two is no choice that is tried at each of sixty."""
    began = time.process_time()
    cut_credits(f"By {' and '.join(['A'] * 60)} x", first=True, last=True)
    assert time.process_time() - began < SECONDS


def test_page_of_a_person_with_blank_lines_is_told_at_once() -> None:
    """Front matter with the line breaks of Windows that never closes is no generated page's."""
    began = time.process_time()
    assert not is_generated("---\n" + "\r\n" * 5_000)
    assert is_generated("---\r\ntitle: x\r\n\r\ngenerated: true\r\n---\r\n")
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("piece", ["Dr. ", ". ", "A. ", "? ", "\u061f"])
def test_sentences_of_a_long_paragraph_are_found_at_once(piece: str) -> None:
    """Thirty thousand stops cost no square of their number."""
    began = time.process_time()
    sentences(piece * 30_000 + "x")
    assert time.process_time() - began < SECONDS
