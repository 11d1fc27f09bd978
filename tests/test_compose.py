"""Articles to briefs: what is open or unsure is said, never filled in."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compose import Doubt, compose, doubts, fullest, reasons, title_of
from generator.model import Article, BlockKind, Brief, BriefId, CaptureId, DocPath, PartialDate
from generator.text.front_matter import read_brief, write_brief
from tests.builders import a_block, a_brief, an_article, found

ID = BriefId("bkabcdef234567")
PATH = DocPath("briefs/1998/rail.md")


def composed(article: Article) -> Brief:
    """Return the brief of an article that stands in one capture."""
    return compose(fullest([article]), brief_id=ID, path=PATH)


def test_sure_article_leaves_nothing_to_review() -> None:
    """A brief of an article that leaves nothing open has an empty review."""
    assert composed(an_article()) == a_brief(path=PATH)


@pytest.mark.parametrize("field", ["title", "date", "source"])
def test_missing_field_is_listed(field: str) -> None:
    """Title, date and source that were not found stand in review."""
    assert composed(an_article(**{field: None})).review == (field,)


def test_unbelievable_value_stays_open() -> None:
    """A value that is less than believable is not published, and is asked for."""
    article = an_article(date=found(PartialDate(1998, 3), confidence=0.4, rule="in a footer"))
    brief = composed(article)

    assert brief.date is None
    assert brief.review == ("date",)
    assert doubts(fullest([article])) == (
        Doubt(
            "date",
            "'1998-03' is too unsure to publish: in a footer (seeds/rail.txt, line 1)",
        ),
    )


def test_unsure_value_is_published_and_listed() -> None:
    """A value between believable and sure stands in the brief and in review."""
    article = an_article(agency=found("NNA", confidence=0.6, rule="in the dateline", line=4))
    brief = composed(article)

    assert brief.agency == "NNA"
    assert brief.review == ("agency",)
    assert doubts(fullest([article]))[0].reason == (
        "'NNA' is not certain: in the dateline (seeds/rail.txt, line 4)"
    )


def test_review_follows_the_order_of_the_keys() -> None:
    """Entries of review stand in the order of the front matter."""
    unsure = found("Ana Lima", confidence=0.6)
    article = an_article(source=None, title=None, date=None, byline=(unsure,))

    assert composed(article).review == ("title", "date", "source", "byline")


def test_missing_title_is_the_first_sentence() -> None:
    """The first sentence stands for a title, without its full stop."""
    article = an_article("Trains run again. The strike is over.", title=None)

    assert composed(article).title == "Trains run again"


def test_long_first_sentence_is_cut_after_a_word() -> None:
    """A title made of a long sentence ends with an ellipsis after a whole word."""
    title = title_of(an_article("word " * 60 + "end.", title=None))

    assert len(title) <= 120
    assert title.endswith("word…")


def test_article_without_words_is_untitled() -> None:
    """Where nothing can be a title, the brief says so."""
    assert title_of(an_article(title=None, blocks=())) == "Untitled"


def test_blocks_keep_their_kind() -> None:
    """Headings, quotes and list items are Markdown; what looks like Markdown is not."""
    blocks = (
        a_block("The terms", kind=BlockKind.HEADING),
        a_block("We agreed.", kind=BlockKind.QUOTE),
        a_block("pay", kind=BlockKind.LIST_ITEM),
        a_block("# no heading"),
        a_block("  "),
    )

    assert composed(an_article(blocks=blocks)).paragraphs == (
        "## The terms",
        "> We agreed.",
        "- pay",
        "\\# no heading",
    )


def test_rows_of_a_table_are_one_table_of_markdown() -> None:
    """Rows that stand together become one paragraph; a bar in a cell parts nothing."""
    rows = ["Line\tDays", "Coast | Lake\t9", "Hill\t"]
    table = [a_block(row, kind=BlockKind.TABLE_ROW) for row in rows]
    blocks = (a_block("Trains ran."), *table, a_block("They ran late."))

    brief = composed(an_article(blocks=blocks))

    assert brief.paragraphs == (
        "Trains ran.",
        "| Line | Days |\n| --- | --- |\n| Coast &#124; Lake | 9 |\n| Hill |  |",
        "They ran late.",
    )
    assert read_brief(write_brief(brief), PATH).paragraphs == brief.paragraphs


def test_own_publisher_and_agency_are_no_organisations() -> None:
    """The publisher and the agency, by name or initials, are not named as bodies."""
    article = an_article(
        agency=found("NNA"),
        organisations=("Northern News Agency", "the Lund Courier", "Northern Rail Company"),
    )

    assert composed(article).organisations == ("the Lund Courier", "Northern Rail Company")[1:]


def test_an_office_whose_statement_is_credited_is_an_organisation() -> None:
    """A text that passes a port authority's statement on is about that authority."""
    article = an_article(
        agency=found("Lund Port Authority"), organisations=("Lund Port Authority", "Lund Rail")
    )

    assert composed(article).organisations == ("Lund Port Authority", "Lund Rail")


def test_address_that_is_none_is_left_out() -> None:
    """Only an address of the web can stand as the original's address."""
    assert composed(an_article(source_url=found("javascript:alert(1)"))).source_url is None
    assert composed(an_article(source_url=found("https://example.org/a"))).source_url


def test_fuller_sighting_gives_the_text_and_open_fields_are_filled() -> None:
    """The first sighting gives the text; another one fills what it leaves open."""
    full = an_article(date=None)
    teaser = an_article("The rail strike ended.", capture=CaptureId("list.txt"))
    whole = fullest([full, teaser])

    assert whole.article.blocks == full.blocks
    assert whole.article.date == teaser.date
    assert whole.seeds == ("list.txt", "rail.txt")


def test_more_precise_date_wins_among_sure_ones() -> None:
    """A day is better than its month; where the value comes from is remembered."""
    month = an_article(date=found(PartialDate(1998, 3)))
    day = an_article(capture=CaptureId("b.txt"), date=found(PartialDate(1998, 3, 3)))
    whole = fullest([month, day])

    assert whole.article.date == day.date
    assert whole.origin == {"date": "b.txt"}


def test_reason_names_the_capture_that_gave_the_value() -> None:
    """Evidence is told with the capture it stands in, which may be another one."""
    unsure = found(PartialDate(1998), confidence=0.6, rule="above the title", line=9)
    whole = fullest([an_article(date=None), an_article(capture=CaptureId("b.txt"), date=unsure)])

    assert doubts(whole)[0].reason.endswith("above the title (seeds/b.txt, line 9)")


def test_reasons_follow_what_stands_in_the_file() -> None:
    """An entry that a person deleted is not told, one that a person added is."""
    brief = a_brief(review=("source", "agency", "tone"))
    known = [Doubt("date", "no date was found"), Doubt("source", "said so")]

    assert reasons(brief, known) == (
        Doubt("source", "said so"),
        Doubt("agency", "is open"),
        Doubt("tone", "is not certain"),
    )
    assert reasons(a_brief(review=("date",)))[0].reason == "'1998-03-03' is not certain"


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=4), st.text(max_size=30))
def test_whatever_a_capture_holds_the_brief_reads_back(texts: list[str], title: str) -> None:
    """A composed brief is written and read back as it is, however hostile its words."""
    brief = composed(an_article(*texts, title=found(title), people=(), organisations=()))

    assert read_brief(write_brief(brief), PATH) == brief
    assert dataclasses.replace(brief, path=PATH).title
