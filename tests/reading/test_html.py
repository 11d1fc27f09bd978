"""HTML: text, fields and evidence from the markup, the page's data and what readers see."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import CaptureError
from generator.model import BlockKind, Capture, CaptureId, PartialDate, Reading
from generator.reading import read_capture
from generator.reading.markup import parse
from generator.reading.markup_sections import several
from generator.reading.page_data import statements
from generator.reading.page_fields import alike, day_in, without_site
from generator.reading.page_origin import host_of
from generator.reading.page_statements import clean_value
from tests.builders import SENTENCES

TITLE = "Rail strike ends after nine days"
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
LATEST = date(2000, 1, 1)


def data_of(**changes: Any) -> str:  # noqa: ANN401 - any value that JSON takes
    """Return a script with the page's data."""
    data = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "1998-03-03T08:00:00Z"}
    return f'<script type="application/ld+json">{json.dumps(data | changes)}</script>'


def a_page(body: str = f"<h1>{TITLE}</h1>{PARAGRAPHS}", head: str = "") -> str:
    """Return a page of HTML."""
    return f"<!DOCTYPE html><html><head>{head}</head><body><main>{body}</main></body></html>"


def reading_of(page: str | bytes, **changes: Any) -> Reading:  # noqa: ANN401 - any of the type's fields
    """Read a page."""
    data = page.encode() if isinstance(page, str) else page
    return read_capture(Capture(CaptureId("rail.html"), data, **changes), latest=LATEST)


def texts(reading: Reading) -> list[str]:
    """Return the blocks of the only article."""
    (article,) = reading.articles
    return [block.text for block in article.blocks]


def test_paragraphs_are_kept_and_the_title_is_not_repeated() -> None:
    """The body is the page's paragraphs; its heading is the title."""
    reading = reading_of(a_page())

    assert texts(reading) == list(SENTENCES)
    title = reading.articles[0].title
    assert title is not None
    assert title.value == TITLE


def test_headings_lists_and_quotations_keep_their_kind() -> None:
    """Markup says what a block is."""
    more = (
        "<h2>What comes next</h2><p>The talks go on in the autumn, the company told the paper.</p>"
        "<ul><li>Trains to the coast run every hour again.</li></ul>"
        "<blockquote>“We are glad that it is over,” Berg said on the platform.</blockquote>"
    )
    (article,) = reading_of(a_page(f"<h1>{TITLE}</h1>{PARAGRAPHS}{more}")).articles

    kinds = {block.kind for block in article.blocks}
    assert kinds == {
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
    }


@pytest.mark.parametrize(("code", "language"), [("cy-GB", "cy"), ("unknown", None)])
def test_language_of_the_page_stands_for_that_of_a_text_that_tells_none(
    code: str, language: str | None
) -> None:
    """Where the words tell no language, the page's own word for it is taken, if it is a code."""
    words = "".join(f"<p>{'Oronu valeta mirosu kelapi dorano. ' * 6}</p>" for _ in range(4))
    page = a_page(f"<h1>{TITLE}</h1>{words}").replace("<html>", f'<html lang="{code}">')
    (article,) = reading_of(page).articles

    assert article.language == language


def test_evidence_names_the_line_of_the_source() -> None:
    """Line numbers are those of the page's source as an editor shows it."""
    page = f"<!DOCTYPE html>\n<html><head>\n{data_of()}\n</head>\n<body>\n<h1>{TITLE}</h1>\n"
    page += "\n".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    (article,) = reading_of(f"{page}</body></html>").articles

    assert article.date is not None
    assert (article.date.lines.first, "JSON-LD" in article.date.rule) == (3, True)
    assert [block.lines.first for block in article.blocks] == [7, 8, 9, 10]


def test_data_gives_every_field() -> None:
    """JSON-LD names title, day, last change, writer, publisher; the canonical link the address."""
    head = data_of(
        dateModified="1998-03-05",
        author={"@type": "Person", "name": "Ana Lima"},
        publisher={"@type": "Organization", "name": "The Lund Courier"},
    )
    link = '<link rel="canonical" href="https://courier.example/rail">'
    (article,) = reading_of(a_page(head=head + link)).articles

    assert article.date is not None
    assert article.updated is not None
    assert article.source is not None
    assert article.source_url is not None
    assert article.date.value == PartialDate(1998, 3, 3)
    assert article.updated.value == PartialDate(1998, 3, 5)
    assert article.source.value == "The Lund Courier"
    assert article.source_url.value == "https://courier.example/rail"
    assert [found.value for found in article.byline] == ["Ana Lima"]
    assert article.language == "en"


def test_writers_are_found_by_reference_in_a_graph() -> None:
    """A writer may stand elsewhere in the data, named by an identifier."""
    graph = [
        {"@type": "Person", "@id": "#ana", "name": "Ana Lima"},
        {"@type": "NewsArticle", "headline": TITLE, "author": {"@id": "#ana"}},
    ]
    script = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    (article,) = reading_of(a_page(head=script)).articles

    assert [found.value for found in article.byline] == ["Ana Lima"]


def test_agency_as_author_is_the_agency() -> None:
    """An agency in a writer's place is no person."""
    head = data_of(author={"@type": "Organization", "name": "Reuters"})
    (article,) = reading_of(a_page(head=head)).articles

    assert article.agency is not None
    assert (article.agency.value, article.byline) == ("Reuters", ())


def test_site_that_names_itself_gives_way_to_the_byline() -> None:
    """Where the data calls the site the author, the visible byline is believed."""
    head = data_of(
        author={"@type": "Person", "name": "Lund Courier"}, publisher={"name": "Lund Courier"}
    )
    body = f"<h1>{TITLE}</h1><p>By Ana Lima</p>{PARAGRAPHS}"
    (article,) = reading_of(a_page(body, head)).articles

    assert [found.value for found in article.byline] == ["Ana Lima"]


@pytest.mark.parametrize(
    "author",
    ["@lundcourier", "https://courier.example/ana", "a.lima@courier.example", "12345"],
)
def test_handles_and_addresses_are_no_names(author: str) -> None:
    """An account, a link, a mail address or a number is nobody's name."""
    (article,) = reading_of(a_page(head=f'<meta name="author" content="{author}">')).articles

    assert article.byline == ()


def test_data_that_is_broken_is_passed_over() -> None:
    """A script that is no JSON says nothing; the page is read all the same."""
    broken = '<script type="application/ld+json">{"headline": </script>'
    deep = f'<script type="application/ld+json">{"[" * 50_000}</script>'

    assert texts(reading_of(a_page(head=broken + deep))) == list(SENTENCES)


def test_data_with_a_trailing_comma_is_read() -> None:
    """What every browser forgives is forgiven here."""
    script = (
        '<script type="application/ld+json">{"@type": "Article", "headline": "A b c",}</script>'
    )

    assert [each.value for each in statements(parse(a_page(head=script).encode()).root)] == [
        "A b c"
    ]


def test_text_behind_a_wall_is_taken_from_the_data() -> None:
    """Where the page shows the beginning alone and its data has the whole, the whole is taken."""
    head = data_of(articleBody="\n".join(SENTENCES * 2))
    body = f"<h1>{TITLE}</h1><p>{SENTENCES[0]}</p>"

    assert texts(reading_of(a_page(body, head))) == list(SENTENCES * 2)


def test_hidden_parts_and_scripts_are_not_read() -> None:
    """What a browser shows nobody is in no brief."""
    unseen = "Nobody sees this sentence of the page, the minister said on Tuesday in Lund."
    hidden = (
        f"<p hidden>{unseen}</p><div aria-hidden='true'><p>{unseen}</p></div>"
        f"<p style='display:none'>{unseen}</p><script>{unseen}</script><style>{unseen}</style>"
        f"<template><p>{unseen}</p></template><noscript><p>{unseen}</p></noscript>"
        f"<iframe>{unseen}</iframe><svg><text>{unseen}</text></svg>"
    )
    reading = reading_of(a_page(f"<h1>{TITLE}</h1>{PARAGRAPHS}{hidden}"))

    assert unseen not in "".join(texts(reading))


def test_teaser_that_is_a_link_is_dropped() -> None:
    """A pointer to another article inside a text is no part of it."""
    teaser = '<p>Read also: <a href="/x">The night train comes back to the northern coast</a></p>'
    page = a_page(f"<h1>{TITLE}</h1><p>{SENTENCES[0]}</p>{teaser}{PARAGRAPHS}")

    assert not [text for text in texts(reading_of(page)) if "Read also" in text]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_encodings_are_read(encoding: str) -> None:
    """UTF-8, what the page declares, and byte order marks are followed."""
    text = "Der Zug fährt wieder über die Brücke, sagte die Bürgermeisterin am Dienstag in Lund."
    head = f'<meta charset="{encoding}">'
    page = a_page(f"<h1>Züge fahren wieder nach Süden</h1><p>{text}</p>{PARAGRAPHS}", head)

    assert text in texts(reading_of(page.encode(encoding)))


def test_declared_encoding_that_is_none_is_passed_over() -> None:
    """A page may declare nonsense."""
    page = a_page(head='<meta charset="x-nonsense">').encode("latin-1") + b"<p>\xe4</p>"

    assert texts(reading_of(page)) == list(SENTENCES)


def test_page_without_sentences_is_refused_with_the_reason() -> None:
    """A menu is no article."""
    reading = reading_of(a_page("<ul><li>Home</li><li>Sport</li></ul>"))

    assert reading.articles == ()
    assert reading.refusal is not None
    assert reading.refusal.startswith("no article: ")


def test_same_text_in_two_containers_is_one_article() -> None:
    """A page that shows its article twice holds one."""
    one = f"<div><h2>{TITLE}</h2><p>3 March 1998</p>{PARAGRAPHS}</div>"

    assert len(reading_of(a_page(one + one)).articles) == 1


def test_dated_containers_with_headings_are_several_articles() -> None:
    """Each container with heading, day and text of its own is an article."""
    texts_of = (
        "The council of Osmark voted for a second library in the harbour quarter on Thursday. " * 5,
        "The ferry to the islands sails again from Monday morning, the harbour master said. " * 5,
    )
    parts = "".join(
        f"<article><h2>{title}</h2><time>2 March 1998</time><p>{text}</p></article>"
        for title, text in zip(
            ("Osmark gets a library", "Ferry sails again"), texts_of, strict=True
        )
    )
    reading = reading_of(a_page(parts))

    assert [article.title and article.title.value for article in reading.articles] == [
        "Osmark gets a library",
        "Ferry sails again",
    ]


def test_headings_without_days_are_one_article() -> None:
    """Sections of one text have no days beside their headings."""
    parts = "".join(f"<section><h2>Part {n} of it</h2>{PARAGRAPHS}</section>" for n in (1, 2))
    page = parse(a_page(parts).encode())
    from generator.reading.lines import see

    seen = see(tuple(shown.line for shown in page.lines))
    assert several(page.lines, seen, latest=LATEST)[1] == ()


ENTRIES = (
    (
        "Ferry to Osk is cancelled",
        "12 March 1998",
        "The evening ferry to Osk is cancelled, they said.",
    ),
    (
        "New doctor for the islands",
        "11 March 1998",
        "The outer islands have a doctor again after a year.",
    ),
    (
        "School choir wins in Tarn",
        "9 March 1998",
        "The choir of Osk won the contest in Tarn on Saturday.",
    ),
)


def a_listing(count: int) -> str:
    """Return the entries of a listing."""
    return "".join(
        f"<div class='item'><h2>{title}</h2><span>{day}</span><p>{text}</p></div>"
        for title, day, text in ENTRIES[:count]
    )


def test_dated_entries_of_a_listing_are_articles() -> None:
    """On a page that is a list, a title, a day and a sentence are enough."""
    found = reading_of(a_page(a_listing(3), head="<title>News from the islands</title>")).articles

    assert [article.title and article.title.value for article in found] == [
        title for title, _, _ in ENTRIES
    ]
    assert [str(article.date and article.date.value) for article in found] == [
        "1998-03-12",
        "1998-03-11",
        "1998-03-09",
    ]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (a_listing(2), ""),
        (a_listing(3), data_of()),
        (f"<h1>{TITLE}</h1><div>{PARAGRAPHS}</div>{a_listing(3)}", ""),
    ],
)
def test_entries_beside_something_else_are_no_listing(body: str, head: str) -> None:
    """Two are too few; a page with a day of its own is an article, and so is one with more text."""
    assert len(reading_of(a_page(body, head=head)).articles) == 1


def test_short_articles_each_in_an_element_of_its_own_are_several() -> None:
    """Three sentences of forty words are enough where the markup says that each is an article."""
    text = "The council of Osmark voted for a second library in the harbour quarter. " * 4
    parts = "".join(
        f"<article><h1>{title}</h1><time>2 March 1998</time><p>{text}{title}.</p></article>"
        for title in ("Osmark gets a library", "Lund gets a library")
    )

    assert len(reading_of(a_page(parts)).articles) == 2


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<span>Ana Lindqvist</span><span>3 March 1998</span>", "Ana Lindqvist 3 March 1998"),
        ("<span>Ana</span> <b>Lindqvist</b>", "Ana Lindqvist"),
        ("The riv<b>er</b> rose", "The river rose"),
        (
            "<span>The river rose overnight and reached the mi</span><span>ll at Varnholt.</span>",
            "The river rose overnight and reached the mill at Varnholt.",
        ),
    ],
)
def test_elements_side_by_side_are_parted_in_labels_alone(markup: str, text: str) -> None:
    """Styles part a name from its day; a word of a sentence is one in whatever it is wrapped."""
    assert [shown.line.text for shown in parse(f"<p>{markup}</p>".encode()).lines] == [text]


def test_view_for_reading_names_the_page_itself() -> None:
    """What a browser saves of its view for reading has a link to the page."""
    link = '<a class="domain reader-domain" href="https://courier.example/rail">courier.example</a>'
    (article,) = reading_of(a_page(f"{link}<h1>{TITLE}</h1>{PARAGRAPHS}")).articles

    assert article.source_url is not None
    assert article.source_url.value == "https://courier.example/rail"


def test_address_comes_from_the_capture_where_the_page_has_none() -> None:
    """What was noted when the page was saved is its address, and names its host."""
    (article,) = reading_of(a_page(), address="https://www.courier.example/rail").articles

    assert article.source_url is not None
    assert article.source is not None
    assert article.source_url.value == "https://www.courier.example/rail"
    assert article.source.value == "courier.example"


def test_no_link_but_http_is_an_address() -> None:
    """A script is no address."""
    head = '<link rel="canonical" href="javascript:alert(1)">'
    (article,) = reading_of(a_page(head=head), address="javascript:alert(2)").articles

    assert article.source_url is None


def test_day_of_capture_bounds_the_day_of_publication() -> None:
    """No page was published after it was saved."""
    head = data_of(datePublished="1999-03-03")
    (article,) = reading_of(a_page(head=head), captured=date(1998, 6, 1)).articles

    assert article.date is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("1998-03-03T23:30:00+02:00", "1998-03-03"),
        ("19980303", "1998-03-03"),
        ("3 March 1998", "1998-03-03"),
        ("1998-02-31", None),
        ("March 1998", None),
        ("2001-01-01", None),
        ("0001-01-01T00:00:00", None),
        ("yesterday", None),
    ],
)
def test_days_in_data(value: str, day: str | None) -> None:
    """A day is read as its own place writes it; what is on no calendar or too late is none."""
    found = day_in(value, latest=LATEST)

    assert (found and str(found)) == day


def test_site_is_taken_off_a_title_only_where_it_is_named() -> None:
    """A dash inside a title is its own."""
    assert without_site("Rain | Lund Courier", ["Lund Courier"]) == "Rain"
    assert without_site("Rain - and wind", ["Lund Courier"]) == "Rain - and wind"
    assert alike("Rain ends the drought", "Rain ends the drought!")
    assert host_of("http://[") is None
    assert clean_value(5) is None


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 10_000 + "<p>x</p>",
        "<b>" * 100_000 + "x",
        "<p>" * 30_000,
        "<p>word" * 21_000,
        "<" * 100_000,
        "<!DOCTYPE html><" + "a" * 500_000 + ">",
        "<html>" + "<!--" * 50_000,
        "<html><body>" + "<br>" * 210_000,
        "<html><script>" + "x" * 1_000_000,
    ],
)
def test_hostile_pages_are_read_or_refused(page: str) -> None:
    """However deep, wide or broken a page is, it is read or refused, and soon."""
    try:
        reading = reading_of(page)
    except CaptureError:
        return
    assert len(reading.articles) <= 1


_TAGS = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<h1>", "<li>", "<br>", "<article>", "<a href='x'>"),
        *("</a>", "<table>", "<td>", "<script>", "</script>", "<time datetime='1998'>", "&nbsp;"),
        *("&#0;", "<", "<meta name='author' content='", "'>", "<title>", "</title>", "\x00"),
        *SENTENCES,
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_TAGS, max_size=40))
def test_any_markup_is_read_or_refused(pieces: list[str]) -> None:
    """No order of tags and text raises anything but a CaptureError."""
    try:
        reading_of("<!DOCTYPE html><html>" + "".join(pieces))
    except CaptureError:
        return


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes behind the beginning of a page raise anything but a CaptureError."""
    try:
        reading_of(b"<html><body>" + data)
    except CaptureError:
        return


def test_short_line_before_a_line_break_stands_alone() -> None:
    """In old layouts a title and a writer are lines of one cell; a sentence is not parted."""
    first, second, *_ = SENTENCES
    page = a_page(
        f"<div>Economy<br>{TITLE}<br>Ann Roe<br><br>{first} <br>{second}</div><p>{SENTENCES[2]}</p>"
    )
    lines = [shown.line.text for shown in parse(page.encode()).lines]

    assert lines[:4] == ["Economy", TITLE, "Ann Roe", f"{first} {second}"]


@pytest.mark.parametrize("heading", [f"<h2>{TITLE}</h2>", f"<b>{TITLE}</b><br><br>"])
def test_title_that_is_the_sites_name_gives_way(heading: str) -> None:
    """Where the <title> says nothing of the text, a heading or a line that does is the title."""
    text = "".join(f"<p>{sentence} The rail strike was long.</p>" for sentence in SENTENCES)
    read = reading_of(a_page(f"<div>{heading}</div>{text}", "<title>Lund Post : Print</title>"))
    (article,) = read.articles

    assert article.title is not None
    assert article.title.value == TITLE
    assert TITLE not in [block.text for block in article.blocks]
