"""Facts about where one article ends and the next begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.split import Section, SectionKind, split
from tests.reading.parts import PROSE, a_part

OTHER = (
    "The choir of the valley has sung for the last time, in the hall where it was founded in 1911.",
    "Only eleven singers were left of the ninety who had stood on the stage thirty years before.",
    "The conductor thanked the singers and the families who had filled the hall to the last seat.",
)
ENTRIES = (
    ("8 March 2021", "Minister opens the station", OTHER[0]),
    ("17 February 2021", "Crews receive forty ploughs", OTHER[1]),
    ("29 January 2021", "Schools stay open in winter", OTHER[2]),
    ("4 January 2021", "Library ship comes home", PROSE[0]),
)


def sections_of(*lines: str) -> tuple[Section, ...]:
    """Return the sections of a page."""
    return split(a_part(*lines))


def test_page_with_one_article_is_one_section() -> None:
    """Headings and menus part nothing."""
    page = ("Rain ends the drought", *PROSE[:2], "What the farmers say", *PROSE[2:], "Home")

    assert sections_of(*page) == (Section(0, len(page)),)


def test_title_said_twice_with_an_age_begins_an_item() -> None:
    """A related article begins with its title, said again after its source and age."""
    title = "Choir of the valley sings for the last time"
    page = (
        *("Rain ends the drought", *PROSE, "Comments"),
        *(title, title, "Pit Valley Post", "3 hours ago", title, *OTHER),
    )

    assert sections_of(*page) == (Section(0, 7), Section(7, len(page), SectionKind.ITEM))


def test_age_before_the_title_belongs_to_it() -> None:
    """A date straight before a title said twice is the start of its article."""
    title = "Choir of the valley sings for the last time"
    page = ("Rain ends the drought", *PROSE, "3 hours ago", title, title, *OTHER)

    assert sections_of(*page)[1] == Section(6, len(page), SectionKind.ITEM)


def test_title_said_twice_without_a_date_parts_nothing() -> None:
    """A pull quote or a heading that stands twice is no article."""
    title = "Choir of the valley sings for the last time"

    assert len(sections_of("Rain", *PROSE, title, title, *OTHER)) == 1


def test_title_announced_as_related_begins_an_item() -> None:
    """Behind "Related Articles" a title said twice needs no date."""
    title = "Choir of the valley sings for the last time"
    page = ("Rain", *PROSE, "Related Articles", title, title, *OTHER)

    assert sections_of(*page)[-1] == Section(7, len(page), SectionKind.ITEM)


def test_page_pasted_behind_is_a_page() -> None:
    """A title with its site ("Title | Site"), then the title again: another page's head."""
    page = (
        *("Rain ends the drought | Lund Post", "Home", "Rain ends the drought", *PROSE),
        *("Choir sings for the last time | Valley Post", "Home", "Choir sings for the last time"),
        *OTHER,
    )

    assert sections_of(*page) == (Section(0, 8), Section(8, len(page)))


def test_rare_blank_line_parts_two_pages() -> None:
    """A dump without blank lines has one only where somebody pasted two pages together."""
    first, second = ["Home"] * 20, ["World"] * 20

    assert sections_of(*first, *PROSE, "", *second, *OTHER) == (Section(0, 25), Section(25, 48))


def test_blank_lines_between_paragraphs_part_nothing() -> None:
    """A dump with a blank line behind each paragraph is one page."""
    lines = [line for text in (*PROSE, *OTHER) for line in (text, "")]

    assert len(sections_of(*lines)) == 1


def test_wide_gap_with_a_date_parts_two_pages() -> None:
    """Menus of many lines, then a title and a day, then prose: a new article."""
    menu = [f"Section {number}" for number in range(30)]
    page = ("Rain", *PROSE, *menu, "Choir of the valley sings", "3 March 1998", *OTHER)

    assert sections_of(*page)[-1].first == page.index("Choir of the valley sings")


def test_wide_gap_without_a_date_parts_nothing() -> None:
    """Menus alone do not begin an article."""
    menu = [f"Section {number}" for number in range(30)]

    assert len(sections_of("Rain", *PROSE, *menu, *OTHER)) == 1


@pytest.mark.parametrize("date_first", [True, False])
def test_listing_is_parted_at_its_entries(*, date_first: bool) -> None:
    """Each entry of a listing has its day before or behind its title."""
    entries = [
        line
        for day, title, text in ENTRIES
        for line in ((day, title, text) if date_first else (title, day, text))
    ]

    assert sections_of("Press room", *entries) == (
        Section(0, 1),
        *(Section(at, at + 3, SectionKind.ENTRY) for at in (1, 4, 7, 10)),
    )


def test_listing_without_a_head_begins_with_its_first_entry() -> None:
    """Where nothing stands above the entries, there is no section for it."""
    entries = [line for entry in ENTRIES for line in entry]

    assert sections_of(*entries)[0] == Section(0, 3, SectionKind.ENTRY)


def test_one_day_said_often_is_no_listing() -> None:
    """A page that repeats its own day has no entries."""
    entries = [line for _, title, text in ENTRIES for line in ("8 March 2021", title, text)]

    assert SectionKind.ENTRY not in {each.kind for each in sections_of(*entries)}


def test_long_article_above_dated_teasers_is_no_listing() -> None:
    """A page whose own article stands above the dates is a page."""
    entries = [line for entry in ENTRIES for line in entry]
    page = ("Rain ends the drought", *PROSE, *OTHER, *PROSE[:3], *entries)

    assert SectionKind.ENTRY not in {each.kind for each in sections_of(*page)}


@given(
    st.lists(
        st.sampled_from(
            [*PROSE, *OTHER, "", "Home", "Choir of the valley sings", "3 March 1998", "3 hours ago"]
            + [f"{day} 2021" for day in ("8 March", "9 April", "10 May")]
        ),
        min_size=1,
        max_size=40,
    )
)
def test_sections_cover_every_line_once(lines: list[str]) -> None:
    """However a page is put together, its sections follow one another without a gap."""
    part = a_part(*lines)
    sections = split(part)

    assert [index for each in sections for index in range(each.first, each.end)] == list(
        range(len(part.lines))
    )


def test_days_of_the_week_part_a_listing() -> None:
    """Where no line gives a date, a weekday alone above each entry does."""
    days = ("Monday", "Tuesday", "Wednesday", "Thursday")
    lines = [line for day, (_, *entry) in zip(days, ENTRIES, strict=True) for line in (day, *entry)]

    assert [(each.first, each.kind) for each in sections_of(*lines)] == [
        (index, SectionKind.ENTRY) for index in range(0, len(lines), 3)
    ]


def test_letters_are_parted_by_who_signs_them() -> None:
    """A name, with a place behind it, below each text ends a letter."""
    names = ("Ann Roe, Lund", "Lee Doe, Malmo", "Eva Poe, Ystad")
    lines = [line for text, name in zip(OTHER, names, strict=True) for line in (text, name)]

    found = sections_of("The choir", *lines)

    assert [(each.first, each.kind) for each in found] == [
        (0, SectionKind.LETTER),
        (3, SectionKind.LETTER),
        (5, SectionKind.LETTER),
    ]


def test_names_between_many_other_lines_sign_no_letters() -> None:
    """A page with menus around captions and their names is an article's."""
    names = ("Ann Roe, Lund", "Lee Doe, Malmo", "Eva Poe, Ystad")
    lines = [line for text, name in zip(OTHER, names, strict=True) for line in (text, name)]
    menu = [f"Section {number}" for number in range(20)]

    assert all(each.kind is SectionKind.PAGE for each in sections_of(*menu, *lines))


def test_two_signed_texts_are_no_letters() -> None:
    """Two names below paragraphs may be captions."""
    found = sections_of(OTHER[0], "Ann Roe, Lund", OTHER[1], "Lee Doe, Malmo")

    assert [each.kind for each in found] == [SectionKind.PAGE]


ABOVE = ("Rain ends the drought", "3 March 2021", *PROSE)
FOOT = ("Comments (3)", "Share", "Valley Post")
BELOW = ("The choir sings for the last time", "Ann Roe", "4 March 2021", *OTHER)


def test_page_pasted_below_the_foot_of_another_is_parted() -> None:
    """Behind "Share" a title and a day above a text of some paragraphs begin another article."""
    found = sections_of(*ABOVE, *FOOT, *BELOW)

    assert [each.first for each in found] == [0, len(ABOVE) + 2]


@pytest.mark.parametrize(
    "page",
    [
        (*ABOVE[:1], *ABOVE[2:], *FOOT, *BELOW),
        (*ABOVE[:3], *FOOT, *BELOW),
        (*ABOVE, *FOOT, *BELOW[:4]),
        (*ABOVE, *FOOT, "Ann Roe", *BELOW[2:]),
        (*ABOVE, "Related articles", *FOOT, *BELOW),
        (*ABOVE, *FOOT, *BELOW[:2], *OTHER),
    ],
)
def test_other_texts_below_a_foot_are_not_parted(page: tuple[str, ...]) -> None:
    """Without two days and two texts, or below a heading of other articles, nothing is pasted."""
    assert len(sections_of(*page)) == 1


def test_title_with_its_day_behind_it_is_said_twice() -> None:
    """A related article whose title is said again with its day begins an item."""
    title = "Choir of the valley sings for the last time"
    text = (
        "The choir of the valley has sung for the last time, in the hall where it was founded. "
        "Only eleven singers were left of the ninety who stood on the stage thirty years ago."
    )

    found = sections_of(*PROSE, "In the same section", title, f"{title} - 22/01/2024", text)

    assert [section.kind for section in found] == [SectionKind.PAGE, SectionKind.ITEM]
