"""Facts about the name that a page begins with."""

import pytest

from generator.model import Found
from generator.reading.origin import find_source
from generator.reading.page import Place
from generator.reading.publisher_names import is_office_of_state, without_edition
from tests.reading.parts import PROSE, a_part, a_reading

TITLE = "Rain ends the long drought in the south"


def source_of(*lines: str) -> Found[str] | None:
    """Return the publisher of a page of these lines, whose title is `TITLE`."""
    part = a_part(*lines)
    texts = [line.text for line in part.lines]
    body = tuple(index for index, text in enumerate(texts) if text in PROSE)
    return find_source(part, Place(texts.index(TITLE), body), (), title=TITLE, writers=())


def name_of(*lines: str) -> str | None:
    """Return the publisher's name of a page of these lines."""
    found = source_of(*lines)
    return found.value if found else None


@pytest.mark.parametrize(
    "above", [("Skip to main content",), ("English", "Français"), ("Republic of Lund",)]
)
def test_name_stands_below_what_is_above_every_head(above: tuple[str, ...]) -> None:
    """Prompts, languages and the state stand above a ministry's name."""
    name = "Ministry of Water and Wells"

    assert name_of(*above, name, "Home", TITLE, *PROSE) == name


def test_paper_is_told_from_its_number() -> None:
    """A printed paper's head has its number and day behind its name."""
    assert (
        name_of("LUND LEADER Issue 1102 Thursday 19 January 2023", TITLE, *PROSE) == "LUND LEADER"
    )


def test_name_in_small_letters_that_the_foot_has_again_is_one() -> None:
    """Languages that write names with one capital have them at head and foot."""
    foot = "© 2024 «Степной деловой вестник»"

    assert name_of("Степной деловой вестник", TITLE, *PROSE, foot) == "Степной деловой вестник"


def test_whole_name_is_given_and_not_a_piece_of_it() -> None:
    """A word that stands only inside a longer name is no name by itself."""
    lines = ("News", "Lund Lake Beacon", TITLE, *PROSE, "Ann Roe, reporter of the Lund Lake Beacon")

    assert name_of(*lines) == "Lund Lake Beacon"


def test_elided_words_belong_to_names() -> None:
    """Shortened words such as "l'" stand inside of French names."""
    name = "Le Courrier de l'Oudre"

    assert name_of(name, TITLE, *PROSE, f"Tous droits réservés - {name} 2024") == name


def test_paper_is_given_and_not_its_house() -> None:
    """A copyright names the house; the page's head names the paper."""
    foot = "© 2024 Lund Daily Communications Ltd. All rights reserved"

    assert name_of("Lund Daily", "Home", TITLE, *PROSE, foot) == "Lund Daily"


def test_electronic_edition_is_no_other_paper() -> None:
    """The words for an edition are left out of the name."""
    assert name_of("北浜日報 電子版", TITLE, *PROSE) == "北浜日報"
    assert without_edition("Lund Post e-paper") == "Lund Post"


def test_entries_of_a_list_have_their_page_as_publisher() -> None:
    """Where a list names its publisher at head and foot, every entry is its."""
    entries = [
        line
        for number, text in enumerate(PROSE[:3], start=1)
        for line in (f"{number} March 2024, 10:15", f"Number {number} of the water news", text)
    ]
    read = a_reading("Lund Observer", "All news", *entries, "Older", "© 2024 Lund Observer")

    assert len(read.articles) == 3
    assert {each.source.value for each in read.articles if each.source} == {"Lund Observer"}


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("Ministerio de Caminos", True), ("Міністерство громад", True), ("Road to the sea", False)],
)
def test_offices_of_state_are_told_by_their_first_word(text: str, *, is_one: bool) -> None:
    """Ministries' names begin with one of a few words in each language."""
    assert is_office_of_state(text) is is_one
