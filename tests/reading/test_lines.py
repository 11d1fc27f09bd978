"""Facts about what is seen of a line."""

import pytest

from generator.reading.decode import lines_of
from generator.reading.lines import Seen, best_run, page_title, see
from tests.reading.parts import PROSE


def seen_of(*lines: str) -> tuple[Seen, ...]:
    """Return what is seen of the lines of a page."""
    return see(lines_of("\n".join(lines)))


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (PROSE[0], True),
        ("Rain fell.", False),
        ("Rain has ended the long drought in the south of the country", False),
        ("Rain has ended the long drought in the south, but nobody knows…", False),
        ("“Rain has ended the long drought in the south of the country.”", True),
        ("干ばつは長く続いたが、火曜日の朝に雨が降り始めたと水道局が発表した。", True),
        (f"{PROSE[0]} {PROSE[1]} {PROSE[2]} Photo Ann Roe", True),
        ("The council met on Monday and talked for nine hours…reports Lund Post", True),
    ],
)
def test_prose_is_a_whole_sentence_of_some_length(text: str, *, prose: bool) -> None:
    """A line is prose if a sentence of some length ends in it and it is not cut off."""
    assert seen_of(text)[0].is_prose is prose


def test_words_without_spaces_are_counted_by_characters() -> None:
    """Scripts that write no spaces have about one word in two characters."""
    assert seen_of("干ばつは長く続いた")[0].words == 4


def test_copies_are_counted_over_the_page() -> None:
    """A line said again in capitals is a copy."""
    assert [line.copies for line in seen_of("Rain ends", "RAIN ENDS", "Sun")] == [2, 2, 1]


def test_kinds_come_from_the_phrase_lists() -> None:
    """A line is of the kinds whose phrases it holds."""
    assert [sorted(line.kinds) for line in seen_of("Related Articles", PROSE[0])] == [
        ["related"],
        [],
    ]


def test_best_run_is_where_the_prose_is() -> None:
    """The run begins and ends with prose and may have short lines within."""
    page = seen_of("Home", *PROSE[:2], "Share", *PROSE[2:4], "Menu", "World")

    assert best_run(page) == (1, 6)


def test_page_without_prose_has_no_run() -> None:
    """A menu has no run of prose."""
    assert best_run(seen_of("Home", "World")) == (0, 0)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Rain ends the drought | Lund Post", "Home", "Rain ends the drought"), True),
        (("Rain ends the drought", "Home", "Rain ends the drought"), True),
        (("Rain ends the drought", "Home"), False),
        (("Home", "Home"), False),
        ((), False),
    ],
)
def test_title_is_what_the_first_line_says_again(lines: tuple[str, ...], *, title: bool) -> None:
    """A line that the page's first line begins with is its title; one word is none."""
    assert page_title(seen_of(*lines)) == ("rain ends the drought" if title else None)
