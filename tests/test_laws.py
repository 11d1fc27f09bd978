"""What holds of every capture, not of one example: the promises of reading, as properties."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.captures import read_captures
from generator.editing.store import Book
from generator.errors import CaptureError
from generator.first_half import first_half
from generator.model import Article, Brief, Capture, CaptureId, Found, Reading
from generator.pipeline import make_briefs
from generator.reading import read_capture
from generator.reading.archives import is_html
from generator.reading.decode import decode, lines_of
from generator.reading.dump_marks import without_marks
from generator.text.markdown import plain
from tests.golden import CASES, capture_of

ROOT: Final = Path(__file__).parents[1]
SEEDS: Final = read_captures(ROOT)[0]
assert SEEDS, "seeds is empty"
CAPTURES: Final = (
    *SEEDS,
    *(Capture(CaptureId(f"{case.name}.txt"), capture_of(case).data) for case in CASES),
)
# Lines of a text dump are the page's own; those of HTML are its source's, and hold markup.
DUMPS: Final = tuple(capture for capture in CAPTURES if not is_html(capture.data))

_WORD: Final = re.compile(r"\w+")

# What pages have around their articles, one a line.
FURNITURE: Final = (
    *("Home", "Menu", "Search", "World", "Sport", "Culture", "Newsletter", "Subscribe"),
    *("Share", "Share this article", "Follow us", "Contact us", "About us", "Privacy Policy"),
    *("Sign in", "Advertisement", "Print", "Terms of use", "Facebook", "Cookie settings"),
)
# Parts of pages as they come, in any order: what a reader of dumps must stand.
HEADS: Final = (
    *("", "", "Related Articles", "3 hours ago", "By Ann Roe", "Lund-AFP", "Photo: Ann Roe"),
    *("3 March 1998", "07-02-2025", "Lund Courier21-05-2025", "Updated: 4 May 2020, 10:15"),
    *("Rain ends drought in the south", "Rain ends drought in the south | Lund Post"),
    *("© 2024 Lund Post", "ALSO READ: Five dry rivers", "The water company", "• a list item"),
)
PROSE: Final = (
    "Rain has ended the long drought in the south, the water company said on Tuesday morning.",
    "(AP) — The reservoirs are half full again, and the fields around the town are green.",
    "By Ann Roe. Farmers in the south have begun to sow three weeks later than in other years.",
    "Lund Post/ The council met for nine hours and found no answer to the question of the wells.",
    "Wells in forty villages had run dry since the spring, and lorries brought the water…",
    "The company will lower its price in the autumn, it said. It rained again. (Source: Lund)",
    "“We had nearly given up,” she said. Das war gut. — Ann Roe (@annroe) June 3, 2025",
)
PAGES: Final = st.lists(
    st.one_of(st.sampled_from(FURNITURE), st.sampled_from(HEADS), st.sampled_from(PROSE)),
    min_size=1,
    max_size=30,
).map("\n".join)


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


def stand_in_order(inner: list[str], outer: list[str]) -> bool:
    """Tell whether words stand in others in their order, with anything between."""
    rest = iter(outer)
    return all(word in rest for word in inner)


def evidence(article: Article) -> Iterator[Found[object]]:
    """Give what was found of an article beside its text."""
    single = (
        *(article.title, article.date, article.updated),
        *(article.source, article.source_url, article.agency),
    )
    yield from (found for found in single if found is not None)
    yield from article.byline


def used_lines(reading: Reading) -> set[int]:
    """Return the numbers of the lines that an article's text or its evidence stands on."""
    places = [block.lines for article in reading.articles for block in article.blocks]
    places += [found.lines for article in reading.articles for found in evidence(article)]
    return {number for place in places for number in range(place.first, place.end)}


def numbers_of(capture: Capture) -> set[int]:
    """Return the numbers of a capture's lines that are not blank."""
    return {line.number for line in lines_of(decode(capture.data))}


def briefs_of(captures: list[Capture]) -> list[Brief]:
    """Return the briefs that captures give in this order, from an empty start."""
    halves = map(first_half, captures)
    made = make_briefs([half.reading for half in halves if half.reading], Book(), ())
    return [one.brief for one in made]


def bodies(text: str) -> list[list[str]]:
    """Return the texts of the blocks of a page's articles."""
    reading = read_capture(Capture(CaptureId("page.txt"), text.encode()))
    return [[block.text for block in article.blocks] for article in reading.articles]


def outcome(data: bytes) -> tuple[Article, ...] | str | None:
    """Return the articles that bytes hold, or the words in which they are refused."""
    try:
        reading = read_capture(Capture(CaptureId("odd.txt"), data))
    except CaptureError as error:
        return str(error)
    return reading.articles or reading.refusal


@pytest.mark.parametrize("capture", CAPTURES, ids=lambda capture: str(capture.id))
def test_every_word_of_a_body_is_in_its_capture(capture: Capture) -> None:
    """A brief's body is made of its capture's words, in their order, and of no other word."""
    said = words(decode(capture.data))

    for brief in briefs_of([capture]):
        assert stand_in_order([w for text in brief.paragraphs for w in words(plain(text))], said)


@pytest.mark.parametrize("capture", DUMPS, ids=lambda capture: str(capture.id))
def test_a_block_is_a_part_of_its_line(capture: Capture) -> None:
    """A block of an article stands word for word on the line that it names, in page order."""
    # Marks of links are no words, and a paragraph may be filled over several lines.
    lines = {line.number: line.text for line in without_marks(lines_of(decode(capture.data)))}

    for article in read_capture(capture).articles:
        numbers = [block.lines.first for block in article.blocks]
        assert numbers == sorted(set(numbers))
        for block in article.blocks:
            own = range(block.lines.first, block.lines.end)
            assert block.text in " ".join(lines[number] for number in own if number in lines)


@pytest.mark.parametrize("capture", DUMPS, ids=lambda capture: str(capture.id))
def test_evidence_stands_where_it_says(capture: Capture) -> None:
    """Titles, sources, agencies and writers are found on the line that is given for them."""
    lines = {line.number: line.text for line in lines_of(decode(capture.data))}

    for article in read_capture(capture).articles:
        found = (article.title, article.source, article.agency, *article.byline)
        for each in found:
            if each is not None:
                assert each.value.casefold() in lines[each.lines.first].casefold()


@pytest.mark.parametrize("capture", DUMPS, ids=lambda capture: str(capture.id))
def test_every_line_is_used_or_dropped(capture: Capture) -> None:
    """A line that is not blank is text or evidence of an article, or dropped once with a reason."""
    reading = read_capture(capture)
    dropped = Counter(each.lines.first for each in reading.dropped)
    used = used_lines(reading)

    assert dropped.keys() | used == numbers_of(capture)
    assert dropped.keys() & used == set()
    assert max(dropped.values(), default=1) == 1
    assert all(each.reason for each in reading.dropped)


@given(PAGES)
@settings(max_examples=60)
def test_every_line_of_any_page_is_used_or_dropped(text: str) -> None:
    """However a page is put together, no line of it is lost and none is counted twice."""
    capture = Capture(CaptureId("page.txt"), f"{text}\n.".encode())
    reading = read_capture(capture)
    dropped = [each.lines.first for each in reading.dropped]

    assert sorted((*dropped, *used_lines(reading))) == sorted(numbers_of(capture))


@given(PAGES)
@settings(max_examples=60)
def test_any_body_is_made_of_its_page(text: str) -> None:
    """However a page is put together, its articles share no line and every block is on the page."""
    lines = dict(enumerate(text.split("\n"), start=1))
    blocks = [
        block
        for article in read_capture(Capture(CaptureId("page.txt"), f"{text}\n.".encode())).articles
        for block in article.blocks
    ]

    assert len({block.lines for block in blocks}) == len(blocks)
    assert all(block.text in lines[block.lines.first] for block in blocks)


@given(PAGES)
@settings(max_examples=60)
def test_a_page_without_articles_is_refused_in_words(text: str) -> None:
    """A page gives articles or the reason why there are none, never both and never neither."""
    reading = read_capture(Capture(CaptureId("page.txt"), f"{text}\n.".encode()))

    assert bool(reading.articles) != bool(reading.refusal)


@pytest.mark.parametrize("capture", CAPTURES, ids=lambda capture: str(capture.id))
def test_reading_twice_gives_the_same(capture: Capture) -> None:
    """Reading keeps nothing of what it read before."""
    assert read_capture(capture) == read_capture(capture)


@given(st.permutations(CAPTURES))
@settings(max_examples=4)
def test_shuffled_captures_give_the_same_book(captures: list[Capture]) -> None:
    """From an empty start, the order in which captures come changes no brief and no path."""
    ordered = sorted(captures, key=lambda capture: capture.id)

    assert sorted(briefs_of(captures), key=lambda brief: brief.id) == sorted(
        briefs_of(ordered), key=lambda brief: brief.id
    )


FURNISHED: Final = [
    capture_of(case).data.decode()
    for case in CASES
    if case.name
    in {"date-order-told-by-weekday", "french-page", "published-and-updated", "two-pages-pasted"}
]
assert FURNISHED, "the cases of this law are gone"


@given(
    st.sampled_from(FURNISHED),
    st.lists(st.sampled_from(FURNITURE), max_size=8),
    st.lists(st.sampled_from(FURNITURE), max_size=8),
)
@settings(max_examples=50)
def test_furniture_around_a_page_changes_no_body(
    text: str, above: list[str], below: list[str]
) -> None:
    """Menus above a page and prompts below it leave its articles' text as it is."""
    assert bodies("\n".join((*above, text.strip("\n"), *below))) == bodies(text)


@given(PAGES, st.dates(date(1990, 1, 1), date(2030, 1, 1)))
@settings(max_examples=60)
def test_no_date_is_later_than_the_capture(text: str, captured: date) -> None:
    """No article is dated later than the day on which its page was saved."""
    page = Capture(CaptureId("page.txt"), f"{text}\n.".encode(), captured=captured)

    for article in read_capture(page).articles:
        for found in (article.date, article.updated):
            assert found is None or found.value.begins() <= captured


@given(st.binary(max_size=400))
@settings(max_examples=200)
@example(b"\xff\xfe\x00")
@example(b"\x00" * 40)
@example(b"\xef\xbb\xbf")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever a file holds, it is read, or refused with a message a person can use."""
    assert outcome(data)


@given(st.text(max_size=300))
@settings(max_examples=150)
@example("|")
@example("。")
@example("31/02/2025 | (AP)")
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever characters a text has, its lines are read, or refused with a message."""
    assert outcome(text.encode("utf-8", "replace"))
