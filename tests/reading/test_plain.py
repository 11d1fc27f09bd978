"""Facts about a text dump and the articles in it."""

import pytest

from generator.model import Article, BlockKind, PartialDate
from tests.reading.parts import PROSE, a_reading

TITLE = "Rain ends the long drought in the south"
MENU = ("Home", "World", "Sport")
OTHER_TITLE = "Choir of the valley sings for the last time"
OTHER = (
    "The choir of the valley has sung for the last time, in the hall where it was founded. "
    "Only eleven singers were left of the ninety who stood on the stage thirty years ago. "
    "The conductor thanked the singers and the families who had filled the hall to the end. "
    "Its flag and its books of music will go to the museum in the old engine house."
)
ITEM = (OTHER_TITLE, OTHER_TITLE, "Valley Post", "3 hours ago", OTHER_TITLE)


def only(*lines: str) -> Article:
    """Return the article of a page that holds one."""
    (article,) = a_reading(*lines).articles
    return article


def test_article_with_all_its_parts() -> None:
    """Title, date, writer and text are found each on its line."""
    article = only(*MENU, TITLE, "By Ann Roe", "3 March 1998", *PROSE, "Share")

    assert article.title
    assert article.date
    assert article.title.value == TITLE
    assert article.date.value == PartialDate(1998, 3, 3)
    assert [writer.value for writer in article.byline] == ["Ann Roe"]
    assert [block.text for block in article.blocks] == list(PROSE)
    assert article.language == "en"


def test_related_article_is_one_of_its_own() -> None:
    """A complete related article has its own title and source; its date stays open."""
    reading = a_reading(TITLE, "3 March 1998", *PROSE, "Related Articles", *ITEM, OTHER)
    first, second = reading.articles

    assert [block.text for block in first.blocks] == list(PROSE)
    assert second.title
    assert second.source
    assert (second.title.value, second.source.value) == (OTHER_TITLE, "Valley Post")
    assert second.date is None
    assert [(hint.field, hint.message) for hint in second.hints] == [
        ("date", "the page only says “3 hours ago”")
    ]


@pytest.mark.parametrize(
    "text",
    [OTHER.removesuffix(".") + "…", OTHER.partition(". ")[0] + "."],
    ids=["cut off", "short"],
)
def test_related_article_cut_off_is_none(text: str) -> None:
    """A teaser beside a main article is dropped, with a reason."""
    reading = a_reading(TITLE, "3 March 1998", *PROSE, "Related Articles", *ITEM, text)

    assert len(reading.articles) == 1
    assert [bool(each.reason) for each in reading.dropped if each.lines.first == 14] == [True]


def test_age_above_the_only_article_leaves_the_date_open() -> None:
    """A page that says "3 hours ago" alone has no date, and the hint tells why."""
    article = only(TITLE, "3 hours ago", *PROSE)

    assert article.date is None
    assert [hint.message for hint in article.hints] == ["the page only says “3 hours ago”"]


def test_date_above_an_age_counts() -> None:
    """A day goes before an age."""
    article = only(TITLE, "3 March 1998", "3 hours ago", *PROSE)

    assert article.date
    assert article.date.value == PartialDate(1998, 3, 3)
    assert article.hints == ()


def test_opening_date_and_credits_are_cut() -> None:
    """What stands before the first sentence and behind the last one is no text."""
    first = f"2024-08-28 Lund Post/ {PROSE[0]}"
    last = f"{PROSE[3]} {PROSE[4]} {PROSE[2]} (Source: City of Lund)"
    article = only(TITLE, first, PROSE[1], last)

    assert article.date
    assert article.source
    assert article.agency
    assert [block.text for block in article.blocks] == [
        PROSE[0],
        PROSE[1],
        f"{PROSE[3]} {PROSE[4]} {PROSE[2]}",
    ]
    assert (str(article.date.value), article.source.value, article.agency.value) == (
        "2024-08-28",
        "Lund Post",
        "City of Lund",
    )


@pytest.mark.parametrize("line", ["Lund-AFP", "AFP", "Source: AFP"])
def test_agency_beside_the_text(line: str) -> None:
    """A short line just before the text credits the agency."""
    article = only(TITLE, "3 March 1998", line, *PROSE)

    assert article.agency
    assert article.agency.value == "AFP"


def test_agency_that_reported() -> None:
    """An agency that a sentence credits with the report is the article's."""
    said = "The rain will go on for a week, Nordlys news agency reported on Wednesday morning."
    article = only(TITLE, "3 March 1998", *PROSE, said)

    assert article.agency
    assert article.agency.value == "Nordlys"


def test_publisher_is_not_its_own_agency() -> None:
    """An agency's own page credits nobody else."""
    article = only(TITLE, "AFP21-05-2025", "Lund-AFP", *PROSE)

    assert article.agency is None


def test_headings_and_lists_keep_their_kind() -> None:
    """A heading between paragraphs and the items of a list are blocks of their kind."""
    items = (
        "• The town of Lund repairs its wells and its pumps before the next dry summer comes.",
    )
    kinds = {block.kind for block in only(TITLE, *PROSE[:3], *items, *PROSE[3:]).blocks}

    assert kinds == {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}


def test_language_of_the_page_helps_a_short_article() -> None:
    """An entry too short to tell its language has that of the others on the page."""
    entries = (
        ("8 March 2021", "Minister opens the station", PROSE[0] + " " + PROSE[1]),
        ("17 February 2021", "Crews receive forty ploughs", PROSE[2] + " " + PROSE[3]),
        ("4 January 2021", "Oulu", "Snow ploughs clear every road around Oulu before sunrise."),
    )
    articles = a_reading(*(line for entry in entries for line in entry)).articles

    assert {article.language for article in articles} == {"en"}


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (MENU, "no article: no line is a whole sentence; a menu, a schedule or a list"),
        (("404 not found", *MENU), "no article: the page says “404 not found”"),
        (
            ("We use cookies to make this site better, and you can say no to them at any time.",),
            "no article: the sentences on the page are notices and teasers",
        ),
    ],
)
def test_refusals_say_why(lines: tuple[str, ...], reason: str) -> None:
    """A page without an article is refused with what it is instead."""
    reading = a_reading(*lines)

    assert reading.articles == ()
    assert reading.refusal == reason


def test_page_head_goes_with_its_article() -> None:
    """A section that holds no article is a part of the page of the one that does."""
    title = "Choir of the valley sings for the last time | Valley Post"
    article = only(
        *("Rain | Lund Post", *MENU, title, "Home", title.partition(" | ")[0], "3 March 1998"),
        *OTHER.replace(". ", ".\n").split("\n"),
    )

    assert article.title
    assert article.title.value == OTHER_TITLE


def test_empty_page_is_refused() -> None:
    """A page without a line that prints has no article."""
    assert a_reading("", " ").refusal


def pasted(*pages: tuple[str, ...]) -> list[list[str]]:
    """Return the texts of the articles of pages that somebody pasted together."""
    lines = [line for page in pages for line in (*page, "")]
    return [[block.text for block in article.blocks] for article in a_reading(*lines).articles]


SLOGAN = "Stories from the valley every single morning"
FOOT = ("Help", "Contact", "Terms", "Privacy")
NEXT = (
    "Growers of the upper farms had asked for the cheaper water for more than twenty years.",
    "The first of the new pipes will be laid before the winter, the head of the town said.",
    "“We have waited long enough for this,” said a farmer whose well has been dry since May.",
    "Two hundred people came to the hall in the evening and clapped when the vote was read.",
)


def test_slogan_between_paragraphs_parts_no_article() -> None:
    """What is said again between two halves of a text, and is not of its words, is no title."""
    middle = ("Related stories", SLOGAN, SLOGAN)
    page = (TITLE, "3 March 1998", *PROSE, *middle, "A cheaper price", *NEXT, *FOOT)

    ((*texts,),) = pasted(page)

    assert texts[: len(PROSE)] == list(PROSE)
    assert texts[-len(NEXT) :] == list(NEXT)


@pytest.mark.parametrize("first_line", [OTHER_TITLE, "Valley Post"])
@pytest.mark.parametrize("last", [*NEXT[-1:], "The paper has the rest, for readers who pay for it"])
def test_menu_of_a_pasted_page_goes_with_its_article(first_line: str, last: str) -> None:
    """A pasted page's menu is its own head, also where a day or a title parts the two."""
    menu = tuple(f"Town {number}" for number in range(30))
    first = (TITLE, *menu, TITLE, "3 March 1998", *PROSE, *menu)
    second = (first_line, *menu, OTHER_TITLE, "4 March 1998", *NEXT[:-1], last, *menu)

    one, two = pasted(first, second)

    assert (one, two[:3]) == (list(PROSE), list(NEXT[:3]))


def test_notices_beside_an_article_are_none() -> None:
    """Sentences that no article is made of are no article, whatever stands above them."""
    notices = (
        "Read the Valley Post app wherever you are and never miss a story from the valley again.",
        "You can read the paper of the day from six in the morning on every one of your devices.",
        "Sign in to your account to choose the subjects that you would like to read more about.",
        "Your subscription can be ended at any time, and we will not ask you why you are leaving.",
    )
    spread = tuple(line for notice in notices for line in ("More", "Offer", notice))
    reading = a_reading(
        *(TITLE, "3 March 1998", *PROSE, "Related Articles"),
        *("Our offers for you", "Our offers for you", "3 hours ago", *spread),
    )

    ((*texts,),) = ([block.text for block in article.blocks] for article in reading.articles)
    assert texts == list(PROSE)


ABOUT = "Ann Roe has written on water and wells for this paper since the spring of 1998."


def test_last_paragraph_about_the_writer_is_left_out() -> None:
    """What begins with the byline's name, which the text does not name, tells of the writer."""
    head = (*MENU, TITLE, "By Ann Roe", "3 March 1998")
    named = f"{PROSE[0]} Ann Roe of the water company did not say when."

    assert only(*head, *PROSE, ABOUT).blocks[-1].text == PROSE[-1]
    assert only(*head, named, *PROSE[1:], ABOUT).blocks[-1].text == ABOUT
    assert only(*head[:4], head[5], *PROSE, ABOUT).blocks[-1].text == ABOUT


def test_pasted_page_whose_title_stands_far_below_its_head_is_one_of_its_own() -> None:
    """Behind a rare blank line a head without a text belongs to the first text below it."""
    head = [f"Section {number}" for number in range(30)]
    lines = (TITLE, "3 March 1998", *PROSE, *MENU * 5, "", *head, *ITEM[:2], "4 March 1998", OTHER)

    assert [each.title.value for each in a_reading(*lines).articles if each.title] == [
        TITLE,
        OTHER_TITLE,
    ]
