"""Facts about what a title's neighbours tell of it."""

import pytest

from generator.reading.title_places import shared
from generator.reading.titles import find_title
from tests.reading.parts import PROSE, a_part

TITLE = "Rain ends the long drought in the south"
BODY = " ".join(PROSE)


def title_of(*lines: str, prose: tuple[str, ...] = PROSE) -> str | None:
    """Return the title of a page whose prose stands below these lines."""
    part = a_part(*lines, *prose)
    found = find_title(part, body_first=len(lines), body=" ".join(prose))
    return found[0].value if found else None


def test_caption_below_the_day_is_no_title() -> None:
    """Below title and day a line straight above the text is a caption, however like the text."""
    caption = "Farmers and the reservoirs of the town"

    assert title_of("Lund Post", TITLE, "3 March 1998", caption) == TITLE
    assert title_of("Lund Post", "3 March 1998", TITLE) == TITLE


def test_kicker_with_a_dash_is_no_title() -> None:
    """A short line in two parts above the title is its kicker, though the title is the longer."""
    assert title_of("Lund Post", "Water - Southern wells", TITLE) == TITLE


def test_title_stands_above_a_long_standfirst() -> None:
    """A sentence too long for a title, of the text's own words, speaks for the line above it."""
    lead = (
        "The water company says that the reservoirs of the south are half full again after the "
        "rain of this week, and that lorries will bring water to the forty villages for some days."
    )

    assert title_of("Lund Post", TITLE, lead, "Farmers and wells") == TITLE
    assert title_of("Farmers sow late", TITLE, lead) == TITLE


@pytest.mark.parametrize(
    "name",
    ["Ministry of Water and Drought", "Ministerio de Agua y Sequía", "Water Company of Lund"],
)
def test_name_of_whose_page_it_is_is_no_title(name: str) -> None:
    """A name that the text has word for word, or that begins as a ministry's does, is no title."""
    prose = (f"{name} said on Tuesday that rain has ended the long drought.", *PROSE[1:])

    assert title_of("Lund", name, TITLE, prose=prose) == TITLE


def test_result_of_a_match_is_no_title() -> None:
    """A line with two results is the match's score."""
    prose = ("Lund beat Ostby at home on Sunday in front of two thousand people.", *PROSE)

    assert title_of("Sport", "Lund stun Ostby on Sunday", "Lund 2-11 Ostby 1-13", prose=prose) == (
        "Lund stun Ostby on Sunday"
    )


@pytest.mark.parametrize("mark", ["؛", "،", "；", "："])
def test_line_that_goes_on_is_no_title(mark: str) -> None:
    """A kicker ends in a mark after which more comes, in any script."""
    assert title_of("Lund", f"Company of wells and water says{mark}", TITLE) == TITLE


def test_writer_with_a_dash_is_no_title() -> None:
    """A name with a dash behind it is a byline."""
    assert title_of("Lund Post", TITLE, "Ann Roe -") == TITLE


def test_words_in_common_are_a_share() -> None:
    """A text without longer words shares none."""
    assert shared("on it", frozenset({"rain"})) == 0.0
