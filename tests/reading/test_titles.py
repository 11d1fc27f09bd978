"""Facts about which line is the title."""

import pytest

from generator.model import SURE
from generator.reading.titles import find_title, says_the_same, title_in_page_head
from tests.reading.parts import PROSE, a_part

TITLE = "Rain ends the long drought in the south"
BODY = " ".join(PROSE)


def title_of(*lines: str, opens_page: bool = True) -> str | None:
    """Return the title of an article whose prose stands below these lines."""
    part = a_part(*lines, *PROSE)
    part = part.cut(0, len(part.lines), opens_page=opens_page)
    found = find_title(part, body_first=len(lines), body=BODY)
    return found[0].value if found else None


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE,),
        ("Menu", TITLE),
        (f"{TITLE} | Lund Post", "Home", TITLE),
        ("Home", "World", TITLE, "3 March 1998", "By Ann Roe"),
        (TITLE, "Home", TITLE, "Lund Post", "Share"),
        ("Choir sings for the last time", "Home", TITLE),
        ("Photo: Rain over the south", TITLE),
        ("Home » Weather » Rain in the south", TITLE),
        ("Rain and drought:", TITLE),
        ("3 hours ago", TITLE, "Related rain"),
        ("Home", TITLE, "The rain has ended the drought. Farmers in the south were glad."),
    ],
)
def test_title_is_found_among_the_lines_above(lines: tuple[str, ...]) -> None:
    """The title is the line of the text's own words, not a menu, a caption or a standfirst."""
    assert title_of(*lines) == TITLE


def test_title_of_an_item_may_be_its_first_line() -> None:
    """A related article has no line of its page's name above it."""
    assert title_of(TITLE, "Lund Post", opens_page=False) == TITLE


@pytest.mark.parametrize("separator", [" | ", " - ", " – ", " — ", " · ", "｜"])
def test_site_is_no_part_of_the_title(separator: str) -> None:
    """Where only the page's first line has the title, the site's name is taken off."""
    assert title_of(f"{TITLE}{separator}Lund Post", "Home") == TITLE


def test_page_without_a_title_has_none() -> None:
    """Menus and dates are no title."""
    assert title_of("3 March 1998") is None
    assert title_of("Home", "World") is None
    assert title_of() is None


def test_said_twice_is_evidence() -> None:
    """A title that the page repeats is sure, and the reason is told."""
    part = a_part(f"{TITLE} | Lund Post", TITLE, *PROSE)
    found = find_title(part, body_first=2, body=BODY)

    assert found
    assert found[1] == 1
    assert found[0].confidence >= SURE
    assert found[0].rule == "above the text, as in the page's first line"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Drought - rain ends it in the south - Lund Post", "Drought - rain ends it in the south"),
        ("Rain ends drought in the south | Lund Post", "Rain ends drought in the south"),
        ("Rain ends drought", None),
    ],
)
def test_title_in_the_page_head(first: str, title: str | None) -> None:
    """Parts of the head that speak of the text are the title, with what stands between them."""
    assert title_in_page_head(first, BODY) == title


@pytest.mark.parametrize(
    ("title", "head", "same"),
    [
        ("Rain ends the drought", "rain ends the drought | lund post", True),
        ("Choir sings", "rain ends the drought | lund post", False),
        ("Rain post", "rain ends the drought | lund post", False),
        ("…", "rain", False),
    ],
)
def test_head_says_what_the_title_says(title: str, head: str, *, same: bool) -> None:
    """A title that the head has whole is the same; two common words are chance."""
    assert says_the_same(title, head) is same
