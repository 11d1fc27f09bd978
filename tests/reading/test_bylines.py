"""Facts about who wrote an article."""

import pytest

from generator.model import SURE
from generator.reading.bylines import find_byline
from generator.reading.credits import Credit
from tests.reading.parts import PROSE, a_part, a_place

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
        TITLE, "Peter Brandt", "3 March 1998", f"Peter Brandt said so. {PROSE[0]}", *PROSE
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
    ("lines", "names"),
    [
        # A date glued to the name, or in its line
        (["Ann Roe2 minutes ago"], ["Ann Roe"]),
        (["Ann Roe|Published 15 hours ago"], ["Ann Roe"]),
        (["3 March 1998 • Ann Roe • 3 minutes"], ["Ann Roe"]),
        # An office, a handle or an address beside the name
        (["Jörg Vandermolen", "Political Correspondent"], ["Jörg Vandermolen"]),
        (["Ann RoeReporter"], ["Ann Roe"]),
        (["Published 3 March 1998", "Ann Roe@AnnRoe"], ["Ann Roe"]),
        (["Ann Roe – Journalist in Lund", "Peter Doe – Journalist"], ["Ann Roe", "Peter Doe"]),
        # Several names, over several lines or side by side
        (["By", "Ann Roe0,", "Velasqo Ndimba,", "Peter Doe &", "…", "Lisa Moe"],
         ["Ann Roe", "Velasqo Ndimba", "Peter Doe", "Lisa Moe"]),
        (["by", "Ann Roe", "and", "Velasqo Ndimba", "in Lund"], ["Ann Roe", "Velasqo Ndimba"]),
        (["Anna Roe Peter Doe Lisa Moe 3 March, 17:46"], ["Anna Roe", "Peter Doe", "Lisa Moe"]),
        # A name that no list knows, between title and date
        (["Mokhali Tsepango", "3 March 1998"], ["Mokhali Tsepango"]),
        (["Lê Thanhor", "3 March 1998"], ["Lê Thanhor"]),
        # What follows a byline and is none
        (["3 March 1998 • Ann Roe", "Minister Kaja Orlova and Envoy Ravi Menda | Photo: Roe"],
         ["Ann Roe"]),
        (["— Ann Roe (@annroe) 3 March 1998"], []),
        (["A post shared by Ann Roe (@annroe)"], []),
        (["By signing up, I agree to letters from Ann Roe"], []),
        (["Ursula von der Roe", "Rain on the hills"], []),
        (["By Lund D", "3 March 1998"], []),
        (["小字号", "3 March 1998"], []),
        (["大山 花子", "3 March 1998"], ["大山 花子"]),
        (["김하나 기자", "kim@example.org", "이두리 기자", "lee@example.org"],
         ["김하나", "이두리"]),
    ],
)  # fmt: skip
def test_forms_of_bylines(lines: list[str], names: list[str]) -> None:
    """Names are found in whatever form pages give them; posts, captions and prompts name nobody."""
    assert byline_of(*lines)[0] == names


def test_name_at_head_and_foot_wrote_the_text() -> None:
    """A known given name that stands alone twice, in the text and behind it, is the writer's."""
    once = a_part(TITLE, *PROSE[:4], "Anna Roe", *PROSE, "Share")
    twice = a_part(TITLE, *PROSE[:4], "Anna Roe", *PROSE, "Anna Roe", "Share")

    assert find_byline(once, a_place(once), ())[0] == ()
    (writer,), _ = find_byline(twice, a_place(twice), ())
    assert writer.value == "Anna Roe"


def test_writer_told_of_in_the_last_paragraph_is_no_subject() -> None:
    """A last paragraph may tell who the writer is."""
    about = "Peter Brandt keeps bees on the islands, and has written two books about the drought."
    part = a_part(TITLE, "Peter Brandt", "3 March 1998", *PROSE, about)
    (writer,), _ = find_byline(part, a_place(part), ())

    assert writer.value == "Peter Brandt"


def test_agency_in_a_caption_is_no_byline() -> None:
    """An agency far from title and date, as captions name it, is not the article's."""
    part = a_part(TITLE, "3 March 1998", *PROSE[:4], "AFP", *PROSE * 4)

    assert find_byline(part, a_place(part), ())[1] is None


@pytest.mark.parametrize(
    ("lines", "office"),
    [
        (("By Lund Staff",), "Lund Staff"),
        (("Von", "Lund24 Redaktion"), "Lund24 Redaktion"),
        (("By Staff Reporter",), None),
        (("By Sports Desk",), None),
        (("Lund Staff",), None),
    ],
)
def test_office_with_a_name_of_its_own_stands_in_a_writers_place(
    lines: tuple[str, ...], office: str | None
) -> None:
    """Behind "By" an office that has a name is told as one; a mere desk or reporter is none."""
    assert byline_of(*lines) == ([], office)
