"""Facts about who wrote an article."""

import pytest

from generator.model import SURE
from generator.reading.bylines import find_byline, without_date
from generator.reading.credits import Credit
from tests.reading.parts import LATEST, PROSE, a_part, a_place

TITLE = "Rain ends the long drought in the south"


def byline_of(*lines: str) -> tuple[list[str], str | None]:
    """Return the writers and the agency of an article with these lines below its title."""
    part = a_part(TITLE, *lines, *PROSE)
    writers, agency = find_byline(part, a_place(part), ())
    return [name.value for name in writers], agency.value if agency else None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Roe", ["Ann Roe"]),
        ("BY ANN ROE", ["Ann Roe"]),
        ("Von Anna Köhler", ["Anna Köhler"]),
        ("Par Hélène de la Roche", ["Hélène de la Roche"]),
        ("Por Inés Barrientos", ["Inés Barrientos"]),
        ("By Ann Roe and Peter Doe", ["Ann Roe", "Peter Doe"]),
        ("By Ann Roe, Peter Doe", ["Ann Roe", "Peter Doe"]),
        ("By Ann Roe | 3 March 1998", ["Ann Roe"]),
        ("By Ann Roe, Sports Desk", ["Ann Roe"]),
        ("Written by: Ann Roe", ["Ann Roe"]),
        ("ByAnn Roe", ["Ann Roe"]),
        ("By Sports Desk", []),
        ("By staff reporters", []),
        ("By the river", []),
    ],
)
def test_names_behind_by(line: str, names: list[str]) -> None:
    """Writers stand behind "By" in any language; desks and places are no writers."""
    assert byline_of(line)[0] == names


def test_labelled_byline_is_sure() -> None:
    """A name behind "By" is told with its line and is sure."""
    part = a_part(TITLE, "By Ann Roe", *PROSE)
    (writer,), _ = find_byline(part, a_place(part), ())

    assert writer.lines.first == 2
    assert writer.confidence >= SURE
    assert writer.rule == "byline"


def test_name_alone_is_unsure() -> None:
    """A name alone between title and date may be somebody else's."""
    part = a_part(TITLE, "Peter Brandt", "3 March 1998", *PROSE)
    (writer,), _ = find_byline(part, a_place(part), ())

    assert writer.value == "Peter Brandt"
    assert writer.confidence < SURE


def test_agency_in_the_byline_is_no_writer() -> None:
    """An agency behind "By" is the article's agency."""
    assert byline_of("By Ann Roe, AFP") == (["Ann Roe"], "AFP")
    assert byline_of("By AFP") == ([], "AFP")


def test_photographer_wrote_nothing() -> None:
    """The name in a caption is no byline."""
    assert byline_of("Photo: Ann Roe") == ([], None)


def test_person_of_the_news_is_no_writer() -> None:
    """A name alone that the text itself tells of is somebody in the news."""
    part = a_part(
        TITLE, "Peter Brandt", "3 March 1998", *PROSE, f"Peter Brandt said so. {PROSE[0]}"
    )

    assert find_byline(part, a_place(part), ()) == ((), None)


def test_byline_behind_the_text_counts() -> None:
    """A byline may stand below the text."""
    part = a_part(TITLE, "3 March 1998", *PROSE, "By Ann Roe")
    (writer,), _ = find_byline(part, a_place(part), ())

    assert writer.value == "Ann Roe"


def test_byline_cut_from_the_text_goes_first() -> None:
    """What the first paragraph says of its writer needs no other line."""
    part = a_part(TITLE, "By Peter Doe", *PROSE)
    credit = Credit("byline", "Ann Roe", "“By …” before the text")
    writers, agency = find_byline(part, a_place(part), (credit,))

    assert [writer.value for writer in writers] == ["Ann Roe"]
    assert writers[0].rule == "“By …” before the text"
    assert agency is None


def test_page_without_byline_has_no_writer() -> None:
    """Nobody is invented."""
    assert byline_of("3 March 1998", "Share") == ([], None)


@pytest.mark.parametrize(
    ("text", "left"),
    [("Ann Roe | 3 March 1998", "Ann Roe"), ("Ann Roe", "Ann Roe")],
)
def test_date_is_cut_from_a_byline(text: str, left: str) -> None:
    """What stands before the date is left."""
    assert without_date(text, latest=LATEST) == left
