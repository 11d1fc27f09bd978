"""HTML to its articles: the markup, trafilatura and the page's own data, joined with the lines.

Takes a page's bytes, returns a `Reading`. Four witnesses are heard: the fitted weights over the
page's visible lines and their markup, trafilatura where those leave a sentence in doubt, what the
page's data says to machines, and what readers see above and below the text. Line numbers are
those of the decoded source.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from generator.model import (
    Article,
    Block,
    Capture,
    Dropped,
    LineRange,
    Reading,
)
from generator.reading.clean import reason_for
from generator.reading.lines import Seen, see
from generator.reading.markup import Markup, Shown, parse
from generator.reading.markup_body import (
    blocks_of,
    choose_lines,
    is_doubtful,
    odds_of,
)
from generator.reading.markup_edges import without_edges, without_strays
from generator.reading.markup_lines import agreement, features, squash
from generator.reading.markup_sections import several
from generator.reading.markup_tables import tables_in
from generator.reading.page_article import joined, title_line, titles_of
from generator.reading.page_data import statements
from generator.reading.page_statements import Statement, of_field
from generator.reading.plain import refusal_of
from generator.reading.split import SectionKind
from generator.reading.visible import read_visible
from generator.reading.weights import Trees

_MISSING: Final = 0.5  # share of the text in the page's data that its lines may lack
_NO_TEXT: Final = ("script", "style", "svg", "noscript", "iframe", "template", "select", "link")
_HEADS: Final = frozenset(["h1", "h2", "h3"])
_LARGE: Final = 25_000  # elements; news pages have 500 to 10,000
_TWO: Final = 2  # a page with fewer articles is read as a whole


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A parsed page with what is seen of it."""

    markup: Markup
    said: tuple[Statement, ...]
    seen: tuple[Seen, ...]
    kept: tuple[bool, ...]
    told: tuple[bool, ...]

    @property
    def shown(self) -> tuple[Shown, ...]:
        """Return the page's lines."""
        return self.markup.lines


def read_html(capture: Capture, *, latest: date, trees: Trees | None = None) -> Reading:
    """Read the articles of a page.

    Args:
        capture: The page as it was saved.
        latest: Newest believable day.
        trees: Weights of one's own, as a benchmark fits them; without, those that come along.

    Returns:
        The articles in page order, the dropped lines, and the reason where there is no article.

    Raises:
        CaptureError: The bytes are no text, or more than any page has.
    """
    page = look_at_page(capture)
    whole = tuple(range(len(page.shown)))
    odds = odds_of(rows_of(page, whole), trees)
    if is_doubtful(page.seen, odds):
        page = with_trafilatura(page)
        odds = odds_of(rows_of(page, whole), trees)
    kind, parts = several(
        page.shown, page.seen, latest=latest, listing=not of_field(page.said, "published")
    )
    read = [
        _read_part(page, part, odds_of(rows_of(page, part), trees), capture, kind, latest=latest)
        for part in parts
    ]
    own = _different(read)
    if len(own) < _TWO:
        own = _different([_read_part(page, whole, odds, capture, SectionKind.PAGE, latest=latest)])
    articles = [article for article, _ in own]
    used = {index for _, body in own for index in body}
    dropped = tuple(_dropped(page, used, articles))
    refusal = None if articles else refusal_of(page.seen)
    return Reading(capture.id, tuple(articles), dropped, refusal)


def _different(
    read: Sequence[tuple[Article | None, tuple[int, ...]]],
) -> list[tuple[Article, tuple[int, ...]]]:
    """Leave out what is no article, and what a page shows twice."""
    said: set[str] = set()
    found = []
    for article, body in read:
        text = article.blocks[0].text if article is not None else ""
        if article is not None and text not in said:
            said.add(text)
            found.append((article, body))
    return found


def look_at_page(capture: Capture) -> LookedAt:
    """Look at a page: its lines, and what its data says.

    Args:
        capture: The page as it was saved.

    Raises:
        CaptureError: The bytes are no text, or more than any page has.
    """
    markup = parse(capture.data)
    said = statements(markup.root)
    seen = see(tuple(shown.line for shown in markup.lines))
    text = max((each.value for each in of_field(said, "text")), key=len, default="")
    told = agreement([shown.line.text for shown in markup.lines], text)
    return LookedAt(markup, said, seen, (False,) * len(seen), tuple(told))


def with_trafilatura(page: LookedAt) -> LookedAt:
    """Hear trafilatura on a page: it costs as much as all the rest.

    Args:
        page: The page; its tree is used up.
    """
    lines = [shown.line.text for shown in page.shown]
    return replace(page, kept=tuple(agreement(lines, _extracted(page.markup))))


def rows_of(page: LookedAt, part: Sequence[int]) -> list[list[float]]:
    """Return the features of some lines of a page.

    Args:
        page: The page.
        part: Indices of its lines.
    """
    title = next((each.value for each in of_field(page.said, "title")), "")
    lead = next((each.value for each in of_field(page.said, "description")), "")
    return features(
        [page.shown[index] for index in part],
        [page.seen[index] for index in part],
        kept=[page.kept[index] for index in part],
        told=[page.told[index] for index in part],
        title=squash(title),
        description=squash(lead),
    )


def _extracted(markup: Markup) -> str:
    """Return trafilatura's answer, one block a line, or nothing where it has none."""
    from lxml.etree import LxmlError, strip_elements
    from trafilatura import bare_extraction

    if markup.elements > _LARGE:
        return ""  # it would take minutes; the line model alone reads such a page
    # What it would only look at and drop. The tree is not used again.
    strip_elements(markup.root, *_NO_TEXT, with_tail=False)
    try:
        found = bare_extraction(markup.root, include_comments=False, with_metadata=False, fast=True)
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        # It stumbles over some broken trees; the other witnesses are heard all the same.
        return ""
    text = getattr(found, "text", None)
    return text if isinstance(text, str) else ""


def _read_part(  # noqa: PLR0913 - the page, and what is known of the part
    page: LookedAt,
    part: Sequence[int],
    odds: Sequence[float],
    capture: Capture,
    kind: SectionKind,
    *,
    latest: date,
) -> tuple[Article | None, tuple[int, ...]]:
    """Read the article of a page, or of one container of several."""
    sole = kind is SectionKind.PAGE
    shown = [page.shown[index] for index in part]
    seen = [page.seen[index] for index in part]
    kept = [page.kept[index] for index in part]
    # What the page's data says is said of its main article.
    own = titles_of(page.said, shown)
    main = sole or any(squash(each.text) in own for each in seen)
    titles = own if main else set()
    if not sole:
        titles |= {squash(line.line.text) for line in shown if line.within.tag in _HEADS}
    chosen = without_strays(shown, seen, choose_lines(shown, seen, odds, kept), titles=titles)
    body = without_edges(shown, seen, chosen, titles=titles, latest=latest)
    tables = tables_in(shown, body)
    cells = {index for table in tables for index in table.cells}
    body = tuple(index for index in body if index not in cells)
    blocks = blocks_of(shown, body, tables)
    if sole:
        blocks = _or_told(page, blocks)
    if not blocks:
        return None, ()
    head = title_line(page.said) if main else None
    visible = read_visible(
        shown, body, blocks, head=head, latest=latest, capture=capture.id, kind=kind
    )
    if visible is None or not (sole or main or visible.title is not None):
        return None, ()
    article = joined(page.said, visible, capture, latest=latest, main=main, shown=shown)
    return article, tuple(part[index] for index in sorted({*body, *cells}))


def _or_told(page: LookedAt, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Take the text in the page's data where its lines show only the beginning of it."""
    told = max(of_field(page.said, "text"), key=lambda each: len(each.value), default=None)
    if told is None:
        return blocks
    shown = sum(len(block.text) for block in blocks)
    if shown > _MISSING * len(told.value):
        return blocks
    where = LineRange(told.line, told.line + 1)
    return tuple(Block(text, where) for text in _paragraphs(told.value))


def _paragraphs(text: str) -> Iterator[str]:
    for part in text.split("\n"):
        if part.strip():
            yield part.strip()


def _dropped(page: LookedAt, used: set[int], articles: Sequence[Article]) -> Iterator[Dropped]:
    body = sorted(used)
    evidence = {
        found.lines.first
        for article in articles
        for found in (article.title, article.date, *article.byline)
        if found is not None
    }
    title = next((article.title.value for article in articles if article.title), None)
    for index, shown in enumerate(page.shown):
        number = shown.line.number
        if index in used or number in evidence:
            continue
        reason = reason_for(index, page.seen, body=body, title=title)
        yield Dropped(LineRange(number, number + 1), reason)
