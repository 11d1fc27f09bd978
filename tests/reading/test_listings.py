"""Facts about where the entries of a listing without days begin."""

import pytest

from generator.reading.listings import undated_entries
from tests.reading.parts import PROSE, a_part

FERRY = "The ferry to Skerry Point gets a second deck before the winter, Captain Moran said."
CHOIR = "The choir sang for the roof of its school, and four thousand crowns were counted."
BRIDGE = "Engineers found a crack in the bridge at the mill and have closed it until Easter."
BAKER = "The bakery in Fish Lane sold its last loaf, because nobody wants to bake there."
ENTRIES = (
    ("Harbour", "Ferry gets a second deck", FERRY),
    ("Schools", "Choir sings for a new roof", CHOIR),
    ("Roads", "Bridge at the mill is closed", BRIDGE),
    ("Trade", "Bakery in Fish Lane closes", BAKER),
)


def starts(*lines: str) -> list[int]:
    """Return where the entries of a page begin."""
    return undated_entries(a_part(*lines))


def test_kicker_title_and_text_make_an_entry() -> None:
    """Three of one form are a listing, whatever stands above the first and below the last."""
    page = ("Notices", *(line for entry in ENTRIES[:3] for line in entry), "Next page")

    assert starts(*page) == [1, 4, 7]


def test_title_and_text_make_an_entry_where_there_are_more() -> None:
    """Without kickers three may be one text with headings; four are a listing."""
    page = [line for _, *entry in ENTRIES for line in entry]

    assert starts(*page) == [0, 2, 4, 6]
    assert starts(*page[:6]) == []


def test_a_text_with_headings_is_no_listing() -> None:
    """Paragraphs about one thing share its words, and no listing's do."""
    texts = [
        f"The ferry of the island company carried {count} people on {day} in winter."
        for count, day in (("forty", "market days"), ("ninety", "feasts"), ("few", "Mondays"))
    ]
    heads = ("What the captain says", "What the feasts bring", "What the market needs", "Deck")
    page = [line for pair in zip(heads, [*texts, FERRY], strict=True) for line in pair]

    assert starts(*page) == []


@pytest.mark.parametrize(
    "page",
    [
        (*ENTRIES[0], *ENTRIES[1], "Roads", "7 March 2021", "Bridge is closed again", BRIDGE),
        (*ENTRIES[0], *ENTRIES[1], ENTRIES[2][1], BRIDGE),
        (*ENTRIES[0], *ENTRIES[1], "Roads:", "Bridge closed, they say:", BRIDGE),
        (*ENTRIES[0], *ENTRIES[1], *ENTRIES[2], *["Home"] * 40),
        (*ENTRIES[0], *ENTRIES[1]),
        PROSE,
        ("Home", "Share"),
    ],
)
def test_other_pages_are_no_listing(page: tuple[str, ...]) -> None:
    """Days, another form, a menu of a whole site or two entries alone make no listing."""
    assert starts(*page) == []
