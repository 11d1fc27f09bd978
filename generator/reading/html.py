"""HTML to its articles: the markup, trafilatura and the page's own data, joined with the lines.

Takes a page's bytes, returns a `Reading`. Four witnesses are heard: the fitted weights over the
page's visible lines and their markup, trafilatura where those leave a sentence in doubt, what the
page's data says to machines, and what readers see above and below the text. Line numbers are
those of the decoded source.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from generator.model import (
    Article,
    Block,
    Capture,
    Dropped,
    Found,
    LineRange,
    PartialDate,
    Reading,
)
from generator.reading.clean import reason_for
from generator.reading.decode import Line
from generator.reading.lines import Seen, see
from generator.reading.markup import Markup, Shown, parse
from generator.reading.markup_body import (
    Trees,
    blocks_of,
    choose_lines,
    is_doubtful,
    odds_of,
    without_edges,
)
from generator.reading.markup_lines import agreement, features, squash
from generator.reading.markup_sections import several
from generator.reading.page_data import Statement, of_field, statements
from generator.reading.page_fields import Heading, choose_days, choose_title, without_site
from generator.reading.page_origin import (
    choose_source,
    choose_writers,
    host_of,
)
from generator.reading.plain import refusal_of
from generator.reading.visible import read_visible

_MISSING: Final = 0.5  # share of the text in the page's data that its lines may lack
_NO_TEXT: Final = ("script", "style", "svg", "noscript", "iframe", "template", "select", "link")
_HEADS: Final = frozenset(["h1", "h2", "h3"])
_LARGE: Final = 25_000  # elements; news pages have 500 to 10,000
_TWO: Final = 2  # a page with fewer articles is read as a whole
_HTTP: Final = ("http://", "https://")


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
    read = [
        _read_part(
            page, part, odds_of(rows_of(page, part), trees), capture, latest=latest, sole=False
        )
        for part in several(page.shown, page.seen, latest=latest)
    ]
    own = _different(read)
    if len(own) < _TWO:
        own = _different([_read_part(page, whole, odds, capture, latest=latest, sole=True)])
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
    *,
    latest: date,
    sole: bool,
) -> tuple[Article | None, tuple[int, ...]]:
    """Read the article of a page, or of one container of several."""
    shown = [page.shown[index] for index in part]
    seen = [page.seen[index] for index in part]
    kept = [page.kept[index] for index in part]
    # What the page's data says is said of its main article.
    own = _titles(page.said)
    main = sole or any(squash(each.text) in own for each in seen)
    titles = own if main else set()
    if not sole:
        titles |= {squash(line.line.text) for line in shown if line.within.tag in _HEADS}
    body = without_edges(
        shown,
        seen,
        choose_lines(shown, seen, odds, kept),
        titles=titles,
        latest=latest,
    )
    blocks = blocks_of(shown, body)
    if sole:
        blocks = _or_told(page, blocks)
    if not blocks:
        return None, ()
    head = _title_line(page.said) if main else None
    visible = read_visible(
        shown, body, blocks, head=head, latest=latest, capture=capture.id, sole=sole
    )
    if visible is None or not (sole or main or visible.title is not None):
        return None, ()
    article = _joined(page, visible, capture, latest=latest, main=main, shown=shown)
    return article, tuple(part[index] for index in body)


def _title_line(said: Sequence[Statement]) -> Line | None:
    found = next(iter(of_field(said, "page title")), None)
    return None if found is None else Line(found.line, found.value)


def _titles(said: Sequence[Statement]) -> set[str]:
    """Return what the page's data calls its article, squashed."""
    sites = [each.value for each in of_field(said, "source", "site")]
    found = of_field(said, "title", "page title")
    return {squash(without_site(each.value, sites)) for each in found}


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


def _joined(  # noqa: PLR0913 - the page, and what is known of the article
    page: LookedAt,
    visible: Article,
    capture: Capture,
    *,
    latest: date,
    main: bool,
    shown: Sequence[Shown],
) -> Article:
    """Join what the page's data says with what readers see."""
    said = page.said if main else ()
    address = _address(page.said, capture) if main else None
    host = host_of(address.value if address else capture.address)
    label = host.rpartition(".")[0] if host else None
    sites = [each.value for each in of_field(page.said, "source", "site")]
    sites += [label] if label else []
    headings = [
        Heading(line.line.text, line.line.number) for line in shown if line.within.tag == "h1"
    ]
    title = choose_title(said, headings, sites) if main else None
    published, updated = choose_days(said, visible.date, latest=latest)
    writers, agency = choose_writers(said, visible.byline, sites)
    source = choose_source(
        page.said,
        visible.source if main else None,
        host,
        writers=[found.value for found in writers],
    )
    own = visible.agency
    return replace(
        visible,
        title=title or visible.title,
        date=published,
        updated=updated or _later(visible.updated, published),
        source=source,
        source_url=address,
        agency=_other(agency or own, source),
        byline=writers,
        language=visible.language or _language(page.said),
    )


def _later(
    updated: Found[PartialDate] | None, published: Found[PartialDate] | None
) -> Found[PartialDate] | None:
    if updated is None or published is None or updated.value <= published.value:
        return None
    return updated


def _other(agency: Found[str] | None, source: Found[str] | None) -> Found[str] | None:
    if agency and source and squash(agency.value) == squash(source.value):
        return None
    return agency


def _address(said: Sequence[Statement], capture: Capture) -> Found[str] | None:
    """Return where the page is: as it says itself, else as its capture knows."""
    for each in sorted(of_field(said, "address"), key=lambda each: "canonical" not in each.place):
        if each.value.startswith(_HTTP) and host_of(each.value):
            return Found(each.value, LineRange(each.line, each.line + 1), each.place, 0.95)
    if capture.address and capture.address.startswith(_HTTP):
        return Found(capture.address, LineRange(1, 2), "noted when the page was saved", 0.9)
    return None


def _language(said: Sequence[Statement]) -> str | None:
    for each in of_field(said, "language"):
        code = re.split("[-_]", each.value)[0].casefold()
        if re.fullmatch("[a-z]{2}", code):
            return code
    return None


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
