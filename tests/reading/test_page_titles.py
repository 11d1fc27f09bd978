"""A page's <title>: which part readers see, what stands beside it, and who published the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Capture, CaptureId
from generator.reading import read_capture
from generator.reading.markup import parse
from generator.reading.page_data import statements
from generator.reading.page_origin import choose_source
from generator.reading.page_titles import Parted, names_beside, part_in_sight, words_in
from tests.builders import SENTENCES

TITLE = "Rail strike ends after nine days"
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def fields(page: str) -> tuple[str | None, str | None]:
    """Return title and publisher of a page's only article."""
    (article,) = read_capture(Capture(CaptureId("rail.html"), page.encode())).articles
    return (
        article.title.value if article.title else None,
        article.source.value if article.source else None,
    )


@pytest.mark.parametrize(
    ("title", "part", "rest"),
    [
        ("Rail strike ends after nine days | Varnholt Herald", TITLE, "Varnholt Herald"),
        ("Varnholt Herald :: Rail strike ends after nine days", TITLE, "Varnholt Herald"),
        ("Rail strike ends after nine days_Varnholt News", TITLE, "Varnholt News"),
        ("Rail strike ends after nine days - Trains - Herald", TITLE, "Trains - Herald"),
        ("Print: Rail strike ends after nine days", TITLE, "Print"),
    ],
)
def test_title_is_parted_where_one_side_is_in_sight(title: str, part: str, rest: str) -> None:
    """What readers see as a line is the article's title; the rest is beside it."""
    assert part_in_sight(title, ["Varnholt Herald", TITLE]) == Parted(part, rest)


def test_day_in_one_line_with_the_title_does_not_hide_it() -> None:
    """Old layouts have the day and the title in one line."""
    found = part_in_sight(f"Herald :: {TITLE}", [f"14 April 2008 {TITLE}"])

    assert found == Parted(TITLE, "Herald")


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (TITLE, [TITLE]),
        (f"{TITLE} | Herald", ["Herald"]),
        (f"{TITLE} | Herald", [f"{TITLE} after all"]),
        ("Rain | Herald", ["Rain"]),
        (" | ".join("abcdefghijk"), list("abcdefghijk")),
    ],
)
def test_title_is_left_whole_where_nothing_tells_its_parts(title: str, lines: list[str]) -> None:
    """No mark, no line, a word or two, or a title of marks: nothing is parted."""
    assert part_in_sight(title, lines) is None


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=4))
def test_parts_are_parts(title: str, lines: list[str]) -> None:
    """Both sides stand in the title, and the longer one is the article's."""
    found = part_in_sight(title, lines)

    assert found is None or (
        found.title in title and found.rest in title and len(found.title) > len(found.rest)
    )


def test_words_of_scripts_without_spaces_are_counted_by_letters() -> None:
    """Two letters of such a script are taken for a word."""
    assert [words_in(text) for text in ("町立図書館が移転", "one two", "")] == [4, 2, 0]


def test_last_and_first_part_of_the_rest_may_be_the_name() -> None:
    """A section stands between the article's title and the site's name, or behind it."""
    assert names_beside("Trains - Politics - Herald") == ("Herald", "Trains")
    assert names_beside("") == ()


@pytest.mark.parametrize(
    "elsewhere",
    [
        '<p><a href="/">Varnholt Herald</a></p>',
        '<img class="logo" src="x.png" alt="Varnholt Herald">',
        "<footer>© 1998 Varnholt Herald Ltd</footer>",
    ],
)
def test_name_beside_the_title_is_the_publisher_where_another_place_has_it(elsewhere: str) -> None:
    """A link to the first page, a logo or a copyright line tells a name from a section."""
    page = (
        f"<html><head><title>{TITLE} - Varnholt Herald</title></head><body>"
        f"<nav><a href='/trains'>Trains</a></nav><h1>{TITLE}</h1>{PARAGRAPHS}{elsewhere}"
        "</body></html>"
    )

    assert fields(page) == (TITLE, "Varnholt Herald")


def test_section_beside_the_title_is_no_publisher() -> None:
    """What only a menu has as well is a section; the host's name needs no other place."""
    page = parse(f"<html><head><title>{TITLE} - Trains</title></head></html>".encode())
    said, lines = statements(page.root), ["Trains", TITLE]

    assert choose_source(said, None, None, beside="Trains", lines=["Menu", *lines]) is None
    found = choose_source(said, None, "trains.example", beside="Trains", lines=lines)
    assert found is not None
    assert found.value == "Trains"


def test_heading_goes_before_a_title_that_only_machines_see() -> None:
    """A page without data has a heading of the second rank that says more than its <title>."""
    page = (
        "<html><head><title>Herald: Rail strike ends</title></head><body>"
        f"<h2>{TITLE}</h2>{PARAGRAPHS}</body></html>"
    )
    (article,) = read_capture(Capture(CaptureId("rail.html"), page.encode())).articles

    assert article.title is not None
    assert article.title.value == TITLE
    assert [block.text for block in article.blocks] == list(SENTENCES)


def test_name_that_begins_a_longer_one_is_the_publisher() -> None:
    """A company's name speaks for its paper's, and not the other way round."""
    page = (
        f"<html><head><title>{TITLE} - Nordblatt</title>"
        '<meta property="og:site_name" content="Nordblatt">'
        '<meta name="publisher" content="Nordblatt Verlag und Druck"></head>'
        f"<body><h1>{TITLE}</h1>{PARAGRAPHS}</body></html>"
    )

    assert fields(page)[1] == "Nordblatt"
