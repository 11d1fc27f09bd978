"""Facts about who published an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.data import load_weights
from generator.model import SURE, Found
from generator.reading.credits import Credit
from generator.reading.origin import find_source
from generator.reading.page import Place
from generator.reading.publisher_marks import MARKS
from tests.reading.parts import PROSE, a_part, a_place, a_reading

TITLE = "Rain ends the long drought in the south"


def source_of(
    *lines: str, title: int | None = 0, writers: tuple[str, ...] = (), opens_page: bool = True
) -> Found[str] | None:
    """Return the publisher of a page whose article's title is a line by its index."""
    part = a_part(*lines)
    part = part.cut(0, len(part.lines), opens_page=opens_page)
    body = tuple(index for index, line in enumerate(part.lines) if line.text in PROSE)
    return find_source(
        part,
        Place(title, body),
        (),
        title=None if title is None else TITLE,
        writers=writers,
    )


def test_name_glued_to_the_date_is_the_publisher() -> None:
    """A name glued to the date ("Lund Courier21-05-2025") published it."""
    found = source_of(TITLE, "Lund Courier21-05-2025", *PROSE)

    assert found
    assert (found.value, found.rule, found.lines.first) == ("Lund Courier", "glued to the date", 2)
    assert found.confidence >= SURE


def test_name_beside_the_age_is_the_publisher() -> None:
    """A name alone beside "3 hours ago" published it."""
    found = source_of(TITLE, "Lund Courier", "3 hours ago", *PROSE, opens_page=False)

    assert found
    assert (found.value, found.rule) == ("Lund Courier", "beside the age")


def test_site_behind_the_title_is_the_publisher() -> None:
    """What stands behind the title ("Title | Site") published it; said again, it is sure."""
    found = source_of(f"{TITLE} | Lund Courier", TITLE, *PROSE, "About Lund Courier", title=1)

    assert found
    assert (found.value, found.lines.first) == ("Lund Courier", 1)
    assert found.confidence >= SURE


@pytest.mark.parametrize(
    "line",
    [
        "© 2024 Lund Courier",
        "Copyright 1998-2024 Lund Courier Ltd. All rights reserved.",
        "(c) Lund Courier, Inc.",
        "© Lund Courier GmbH",
    ],
)
def test_copyright_line_names_the_publisher(line: str) -> None:
    """The owner of the copyright is the publisher, without the form of its company."""
    found = source_of(TITLE, *PROSE, line)

    assert found
    assert found.value == "Lund Courier"
    assert found.rule == "in the copyright line"


def test_places_that_agree_are_believed_more() -> None:
    """The first line and the copyright line together are surer than each alone."""
    alone = source_of(TITLE, *PROSE, "© 2024 Lund Courier")
    both = source_of(f"{TITLE} | Lund Courier", TITLE, *PROSE, "© 2024 Lund Courier", title=1)

    assert alone
    assert both
    assert both.confidence > alone.confidence


def test_writer_is_no_publisher() -> None:
    """A name beside the age that is the writer's is not taken."""
    assert source_of(TITLE, "Ann Roe", "3 hours ago", *PROSE, writers=("Ann Roe",)) is None


def test_source_in_the_text_is_taken() -> None:
    """A name before the first sentence ("Lund Post/") is the publisher's."""
    part = a_part(TITLE, *PROSE)
    credit = Credit("source", "Lund Post", "named before the text")
    found = find_source(part, a_place(part), (credit,), title=TITLE, writers=())

    assert found
    assert (found.value, found.lines.first) == ("Lund Post", 2)


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, *PROSE),
        (TITLE, "Published 3 March 1998", *PROSE),
        (TITLE, "By Ann Roe", "3 hours ago", *PROSE),
        (TITLE, *PROSE, "© 2024"),
        (TITLE, *PROSE, "https://www.facebook.com/lundpost https://www.facebook.com/lundpost"),
    ],
)
def test_page_that_names_no_publisher_leaves_it_open(lines: tuple[str, ...]) -> None:
    """Labels, bylines, bare years and other people's sites are no publisher."""
    assert source_of(*lines) is None


def test_own_address_is_a_last_resort() -> None:
    """A host that the page's addresses name is the publisher where nothing else is, unsure."""
    found = source_of(TITLE, *PROSE, "www.lundpost.xx/a", "www.lundpost.xx/b", "info@lundpost.xx")

    assert found
    assert found.value == "lundpost.xx"
    assert found.confidence < SURE


def test_name_all_over_the_page_is_the_publisher() -> None:
    """What menus, prompts and footers repeat is the publisher's name."""
    found = source_of(
        *("Subscribe to Kvarna Folkblad", "Menu", TITLE, *PROSE),
        *("About Kvarna Folkblad", "Kvarna Folkblad app", "Follow us on Kvarna Folkblad channels"),
        *("Download the Kvarna Folkblad app", "Contact us at Kvarna Folkblad"),
        title=2,
    )

    assert found
    assert found.value == "Kvarna Folkblad"


def test_initials_and_name_are_one_publisher() -> None:
    """The name is given that the page's initials stand for."""
    found = source_of(
        *("LVP app", "LVP newsletter", "LVP travel", TITLE, *PROSE, "Follow LVP on your phone"),
        *("Lund Valley Post", "Contact Lund Valley Post"),
        title=3,
    )

    assert found
    assert found.value == "Lund Valley Post"


def test_name_alone_in_the_first_line_is_the_publisher_unsurely() -> None:
    """A page that begins with a name alone is that publisher's; somebody should look at it."""
    found = source_of("Kvarna Folkblad", "3 March 1998", TITLE, *PROSE, title=2)

    assert found
    assert found.value == "Kvarna Folkblad"
    assert found.confidence < SURE


@pytest.mark.parametrize(
    "line",
    ["Follow us on Google News", "3 hours ago", "14.14 News", "Home » News » Coast"],
)
def test_what_is_no_publisher_is_not_taken(line: str) -> None:
    """Other people's tools, ages, times and trails are no publisher."""
    assert source_of(TITLE, line, *PROSE, line, line) is None


def test_foot_below_the_teasers_names_the_publisher() -> None:
    """What a page with one article shows below its teasers counts too."""
    reading = a_reading(
        *(TITLE, "3 March 1998", *PROSE, "Read more", "Choir sings for the last time in Lund"),
        *("Choir sings for the last time in Lund", "The choir of Lund sang and"),
        *("About Kvarna Folkblad", "Contact Kvarna Folkblad", "© 1998 Kvarna Folkblad"),
    )
    (article,) = reading.articles

    assert article.source
    assert article.source.value == "Kvarna Folkblad"


def test_weights_are_those_of_the_marks() -> None:
    """The stored weights were fitted for the marks that reading sees."""
    assert tuple(load_weights("source_model")) == MARKS


@given(st.lists(st.sampled_from([*PROSE, TITLE, "Lund Post", "© Lund Post", "Home | News"])))
def test_publisher_stands_on_the_page(lines: list[str]) -> None:
    """A publisher is never made up: its name stands in the line that is its evidence."""
    found = source_of(TITLE, *lines, PROSE[0])

    if found is not None:
        assert found.value in (TITLE, *lines, PROSE[0])[found.lines.first - 1]


def test_words_of_a_script_without_capitals_are_no_names_in_a_prompt() -> None:
    """In "Subscribe to the Lund Voice" capitals show the name; in Hebrew nothing shows it."""
    found = source_of("קול המפרץ", TITLE, *PROSE, "הירשמו לקול המפרץ", "הירשמו לקול העיר", title=1)

    assert found is None or found.value == "קול המפרץ"
