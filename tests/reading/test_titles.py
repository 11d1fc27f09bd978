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


@pytest.mark.parametrize("below", [(), ("Can the wells be filled?",)])
def test_title_at_hand_beats_the_first_line(below: tuple[str, ...]) -> None:
    """A first line for search engines, said nowhere else, is not the headline above the text."""
    first = "Drought over: the south - Lund Post"

    assert title_of(first, *["Sport"] * 40, TITLE, *below) == TITLE


def test_title_behind_a_trail_of_sections_is_taken() -> None:
    """The page's first line may end the trail of sections: below a kicker stands the title."""
    first = "Drought: why the south is green again after the rain"

    assert title_of(first, "Menu", "Home", "World", first, "End of drought", TITLE) == TITLE


def test_writer_below_the_title_is_no_kicker() -> None:
    """Below the title a writer and a standfirst follow: the title stays."""
    assert title_of(TITLE, "Home", "World", TITLE, "Ann Roe", "Farmers in the south sow") == TITLE


@pytest.mark.parametrize(
    "line",
    ["Weather - " + TITLE, "News Weather " + TITLE],
)
def test_kicker_glued_to_the_title_is_taken_off(line: str) -> None:
    """What the page's first line does not have before the title is a kicker or a trail."""
    assert title_of(f"{TITLE} | Lund Post", "Home", line) == TITLE


def test_claim_before_a_colon_stays_in_the_title() -> None:
    """A claim before a colon belongs to the title, though the first line leaves it away."""
    line = f"'Worst ever': {TITLE[0].lower()}{TITLE[1:]}"

    assert title_of(f"{TITLE} | Lund Post", "Home", line) == line


def test_short_title_is_known_by_the_page_head() -> None:
    """Two words that the page's first line has before the site's name are the title."""
    assert title_of("Rain again – Lund Post", "Home", "Sport", "Rain again") == "Rain again"


def test_caption_with_its_photographer_is_no_title() -> None:
    """A caption and who took the picture stand above the text too."""
    caption = "The rain ended the drought in the south. Ann Roe"

    assert title_of(TITLE, "Home", TITLE, caption) == TITLE


def test_title_may_count_shares() -> None:
    """A long title that speaks of shares or comments is no counter."""
    line = "Farmer in the south shares 7 ways to save water in the long drought"

    assert title_of("Home", line) == line


def test_title_in_a_script_with_vowel_signs() -> None:
    """Words of Devanagari are whole words: the title in the text's script is taken."""
    first = "Rain ends the drought | बारिश से सूखा समाप्त हुआ दक्षिण में"
    body = "दक्षिण में बारिश हुई और लंबा सूखा समाप्त हुआ, कंपनी ने मंगलवार को कहा कि जल भंडार आधे भरे हैं।"
    part = a_part(first, "Rain ends the drought", "बारिश से सूखा समाप्त हुआ दक्षिण में", body)
    found = find_title(part, body_first=3, body=body)

    assert found
    assert found[0].value == "बारिश से सूखा समाप्त हुआ दक्षिण में"
