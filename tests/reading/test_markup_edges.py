"""What is no part of a text though it reads like one: comments, consent, boxes, captions, calls."""

import pytest

from generator.model import Capture, CaptureId, Reading
from generator.reading import read_capture
from generator.reading.lines import see
from generator.reading.markup import Shown, parse
from generator.reading.markup_edges import without_strays
from generator.reading.markup_lines import heading_at, squash
from tests.builders import SENTENCES

TITLE = "Rail strike ends after nine days"
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
ARTICLE = f"<div><h1>{TITLE}</h1><div>{PARAGRAPHS}</div></div>"
CONSENT = (
    "<p>We and our 214 partners use cookies to store what we know of you, and you may take back "
    "your leave at any time in the settings of the browser. No page is shown without an answer.</p>"
)
OPINION = (
    "<p>I have taken this train for forty years and nobody ever asked me what I think of it.</p>"
    "<p>They should run the railway from the stations again, and not from an office in town.</p>"
)


def reading_of(page: str) -> Reading:
    """Read a page."""
    return read_capture(Capture(CaptureId("rail.html"), page.encode()))


def texts(body: str) -> list[str]:
    """Return the blocks of a page's only article."""
    page = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>"
    (article,) = reading_of(page).articles
    return [block.text for block in article.blocks]


def strays(body: str, chosen: str = "p") -> list[str]:
    """Return which of the lines of a tag are no text of the article, all of them being chosen."""
    page = parse(f"<html><body>{body}</body></html>".encode())
    seen = see(tuple(shown.line for shown in page.lines))
    picked = [index for index, line in enumerate(page.lines) if line.within.tag in chosen.split()]
    kept = without_strays(page.lines, seen, picked, titles={squash(TITLE)})
    return [seen[index].text for index in picked if index not in kept]


@pytest.mark.parametrize(
    "page",
    [
        f"<div class='cookie-banner'>{CONSENT}</div><h1>{TITLE}</h1><div>{PARAGRAPHS}</div>",
        f"<div>{CONSENT}</div><div><h1>{TITLE}</h1>{PARAGRAPHS}</div>",
        f"{ARTICLE}<section class='comments'>{OPINION}</section>",
        f"{ARTICLE}<section><h3>Comments (2)</h3><div>{OPINION}</div></section>",
    ],
)
def test_sentences_of_others_are_left_out(page: str) -> None:
    """A question about cookies and readers' opinions are sentences, and none of the article."""
    assert texts(page) == list(SENTENCES)


def test_container_that_holds_all_is_no_comment() -> None:
    """Where the whole text stands in such a container, its name says something else."""
    assert strays(f"<div class='comments-open'><h1>{TITLE}</h1>{PARAGRAPHS}</div>") == []


def test_what_stands_before_the_title_is_left_out() -> None:
    """A text begins below its title, unless most of it stands above."""
    above = f"<div><p>{SENTENCES[0]}</p></div>"
    rest = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[1:])

    assert strays(f"{above}<div><h1>{TITLE}</h1>{rest}</div>") == [SENTENCES[0]]
    assert strays(f"<div>{PARAGRAPHS}</div><div><h1>{TITLE}</h1><p>One more.</p></div>") == []


def test_other_form_outside_the_container_of_title_and_text_is_left_out() -> None:
    """A sentence of another form outside the article's container is the site's."""
    note = "<p>Herald Ltd is registered in Varnholt under number 118204 and has no owner.</p>"
    page = f"<div><h1>{TITLE}</h1><div>{PARAGRAPHS}</div></div>{note}"

    assert strays(page) == [note[3:-4]]
    assert strays(f"<div><h1>{TITLE}</h1>{PARAGRAPHS}</div><div>{note}</div>") == []


def test_paragraphs_below_a_word_about_comments_stay_with_those_above() -> None:
    """A link to the comments may stand in the middle of a text."""
    half = len(SENTENCES) // 2
    above, below = (
        "".join(f"<p>{sentence}</p>" for sentence in some)
        for some in (SENTENCES[:half], SENTENCES[half:])
    )

    assert strays(f"<div><h1>{TITLE}</h1>{above}<div>Comments (2)</div>{below}</div>") == []


def test_what_stands_above_the_text_is_no_heading_of_comments() -> None:
    """A count of comments below the title ends nothing."""
    page = f"<div><h1>{TITLE}</h1><p>Lead.</p><span>Comments</span></div><div>{PARAGRAPHS}</div>"

    assert strays(page) == []


@pytest.mark.parametrize(
    "line",
    [
        "The first train leaves the station at dawn. (Photo: Ana Lindqvist)",
        "3 / 14",
        "3 of 14",
    ],
)
def test_captions_and_counters_are_left_out(line: str) -> None:
    """A line that ends with a photographer's credit is a caption, and pictures are counted."""
    assert strays(f"<h1>{TITLE}</h1>{PARAGRAPHS}<p>{line}</p>") == [line]


def test_call_in_a_container_of_its_own_goes_with_its_heading() -> None:
    """Below "Do not miss" stands what asks readers to subscribe, and nothing of the article."""
    call = "Subscribe to our newsletter and get the most important news of the region every day."
    promo = f"<section class='promo'><h3>Do not miss</h3><p>{call}</p></section>"
    page = f"<h1>{TITLE}</h1>{PARAGRAPHS}{promo}<p>The end of it.</p><h3>After the strike</h3>"

    assert strays(page, "p h3") == ["Do not miss", call]
    assert strays(f"<h1>{TITLE}</h1>{PARAGRAPHS}<p>{call}</p>") == []


def test_title_is_the_heading_that_the_page_calls_so() -> None:
    """A heading with the page's title goes before the first one; a site's short name is none."""

    def where(body: str) -> int | None:
        lines: tuple[Shown, ...] = parse(f"<body>{body}</body>".encode()).lines
        seen = see(tuple(line.line for line in lines))
        return heading_at(lines, seen, lambda index: squash(seen[index].text) == squash(TITLE))

    assert where(f"<h1>The Varnholt Herald today</h1><h2>{TITLE}</h2>") == 1
    assert where("<h1>The Varnholt Herald today</h1>") == 0
    assert where("<h1>Herald</h1>") is None
    assert where("<p>Herald</p>") is None
    assert strays(PARAGRAPHS) == []


def test_short_list_that_a_line_announces_is_kept() -> None:
    """A line with a colon needs what follows it."""
    half = len(SENTENCES) // 2
    above, below = (
        "".join(f"<p>{sentence}</p>" for sentence in some)
        for some in (SENTENCES[:half], SENTENCES[half:])
    )
    announced = (
        "The company says that these lines will be the first to have trains again on Monday:"
    )
    items = ("the line along the coast", "the line to the lake", "all night trains")
    listed = "".join(f"<li>{item}</li>" for item in items)
    page = f"<main><h1>{TITLE}</h1>{above}<p>{announced}</p><ul>{listed}</ul>{below}</main>"

    assert texts(page) == [*SENTENCES[:half], announced, *items, *SENTENCES[half:]]
