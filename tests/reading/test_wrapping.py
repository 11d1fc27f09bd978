"""Paragraphs that a dump breaks at a fixed width: `generator.reading.wrapping`."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from generator.reading.decode import Line, lines_of
from generator.reading.wrapping import unbar, unwrap

TEXT = """
The river rose by two metres in the night, and the lower streets of the town were under
water before the first of the boats could be brought from the lake. Nobody was hurt.

The mayor said in the morning that the dam would be built higher, as the council had
decided eleven years ago, and that the money had never been found in any of these years.

Schools stay closed until Friday. The bridge to the station is open for those who walk,
and a bus takes travellers from the market to the next town until late in the evening.
"""
PARAGRAPHS = tuple(" ".join(part.split()) for part in TEXT.split("\n\n"))

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=60, max_size=200)


def test_paragraphs_filled_to_a_width_are_made_whole() -> None:
    """Lines that end where the next word would not have fitted are one paragraph."""
    text = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)

    assert tuple(line.text for line in unwrap(lines_of(text))) == PARAGRAPHS


def test_a_joined_line_tells_where_it_ends() -> None:
    """The paragraph's place is from its first line up to the line behind its last."""
    text = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)
    lines = unwrap(lines_of(text))

    assert [(line.number, line.end) for line in lines] == [(1, 4), (5, 8), (9, 12)]


def test_a_page_with_one_line_a_block_stays() -> None:
    """Where paragraphs are lines already, nothing is joined."""
    lines = lines_of("\n".join(("Town news", "Flood", *PARAGRAPHS, "Share", "Home")))

    assert unwrap(lines) == lines


def test_menus_are_not_joined() -> None:
    """Short lines that stand below one another are no paragraph."""
    lines = lines_of("\n".join(["Home", "World", "Sport", "Culture", "Weather"] * 4))

    assert unwrap(lines) == lines


@given(words=WORDS, width=st.integers(60, 120))
def test_no_word_is_lost_or_moved(words: list[str], width: int) -> None:
    """Whatever is joined, the words and their order stay."""
    lines = lines_of(textwrap.fill(" ".join(words), width))

    assert " ".join(line.text for line in unwrap(lines)).split() == words


def test_nothing_of_nothing_is_nothing() -> None:
    """A page without lines has none behind it either."""
    assert unwrap(()) == ()
    assert unwrap((Line(1, "Rain."),)) == (Line(1, "Rain."),)


def parts_of(text: str) -> list[str]:
    """Return the lines that one line is parted into."""
    lines = unbar((Line(4, text, 5),))
    assert {(line.number, line.end) for line in lines} == {(4, 5)}
    return [line.text for line in lines]


def test_a_head_behind_bars_is_parted() -> None:
    """A line with a writer and a year has a head's parts behind its bars; all keep its number."""
    head = ["Lund Post", "Rain ends the drought", "By Ann Roe", "3 May 2024"]

    assert parts_of(" | ".join(head)) == head


def test_a_text_behind_a_bar_is_parted_from_its_head() -> None:
    """What is long and ends as a sentence is the text."""
    head = ["Lund Post", "Rain ends the drought", f"{PARAGRAPHS[0]}"]

    assert parts_of(" | ".join(head)) == head


def test_other_lines_with_bars_are_left() -> None:
    """Menus, a title with its site, and sentences with bars in them are one line each."""
    for text in (
        "Home | News | Sport | Weather",
        "Rain ends the drought | Weather | Lund Post",
        f"{PARAGRAPHS[0]} | {PARAGRAPHS[1]} | {PARAGRAPHS[2]}",
        "Rain | Snow",
    ):
        assert parts_of(text) == [text]
