"""An article as readers see it, joined with what its page says of itself to machines.

Takes the statements of a page's data and the visible article, returns the article with the best
of both, each value with its evidence.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Final

from generator.model import Article, Block, Capture, Found, LineRange, PartialDate
from generator.reading.decode import Line
from generator.reading.markup import Shown
from generator.reading.markup_lines import squash
from generator.reading.page_fields import Heading, choose_days, choose_title, line_at, without_site
from generator.reading.page_origin import choose_source, host_of
from generator.reading.page_statements import Statement, of_field
from generator.reading.page_titles import Parted, names_beside, part_in_sight
from generator.reading.page_writers import choose_writers, writers_in_names
from generator.reading.titles import speaks_of

_LINKED: Final = 0.8  # share of a line in links; such a one names a page, and no title of this
_HEADS: Final = frozenset(["h2", "h3"])
_HOMES: Final = frozenset(["/", "./", "../", "index.html", "/index.html", "index.php"])
_HOST_ALONE: Final = re.compile(r"^(?:https?:)?//[^/]+/?$")
_HTTP: Final = ("http://", "https://")


def title_line(said: Sequence[Statement]) -> Line | None:
    """Return the page's <title>, which stands for the first line of a dump.

    Args:
        said: What the page's data says.
    """
    found = next(iter(of_field(said, "page title")), None)
    return None if found is None else Line(found.line, found.value)


def titles_of(said: Sequence[Statement], shown: Sequence[Shown]) -> set[str]:
    """Return what the page's data calls its article, squashed.

    Args:
        said: What the page's data says.
        shown: The page's lines, one of which may be a part of its <title>.
    """
    sites = [each.value for each in of_field(said, "source", "site")]
    found = of_field(said, "title", "page title")
    parted = _parted(said, shown)
    titles = {squash(without_site(each.value, sites)) for each in found}
    return titles | ({squash(parted.title)} if parted else set())


def _parted(said: Sequence[Statement], shown: Sequence[Shown]) -> Parted | None:
    """Part the page's <title> at the mark beside which a line of the page stands in it."""
    page = next(iter(of_field(said, "page title")), None)
    if page is None:
        return None
    return part_in_sight(
        page.value,
        [line.line.text for line in shown if line.linked < _LINKED * len(line.line.text)],
    )


def joined(  # noqa: PLR0913 - the page, and what is known of the article
    page_said: Sequence[Statement],
    visible: Article,
    capture: Capture,
    *,
    latest: date,
    main: bool,
    shown: Sequence[Shown],
) -> Article:
    """Join what the page's data says with what readers see.

    Args:
        page_said: What the page's data says.
        visible: The article as its visible lines tell it.
        capture: The capture that it comes from.
        latest: Newest believable day.
        main: The data speaks of this article; else of another one on the page.
        shown: The lines of the part of the page that holds the article.
    """
    said = page_said if main else ()
    address = _address(page_said, capture) if main else None
    host = host_of(address.value if address else capture.address)
    label = host.rpartition(".")[0] if host else None
    parted = _parted(page_said, shown) if main else None
    sites = [each.value for each in of_field(page_said, "source", "site")]
    sites += [label] if label else []
    sites += names_beside(parted.rest) if parted else []
    headings = _headings(shown, visible)
    title = choose_title(said, headings, sites, parted) if main else None
    title, blocks = _of_the_text(title, headings, visible.blocks, shown, main=main)
    published, updated = choose_days(said, visible.date, latest=latest)
    writers, agency = choose_writers(said, visible.byline, sites)
    writers = writers or writers_in_names(shown, visible)
    source = choose_source(
        page_said,
        visible.source if main else None,
        host,
        writers=[found.value for found in writers],
        beside=parted.rest if parted else "",
        lines=[line.line.text for line in shown],
        homes=[line.line.text for line in shown if _is_home(line, host)],
    )
    own = visible.agency
    return replace(
        visible,
        blocks=blocks,
        title=title or visible.title,
        date=published,
        updated=updated or _later(visible.updated, published),
        source=source,
        source_url=address,
        agency=_other(agency or own, (source, *writers)),
        byline=writers,
        language=visible.language or _language(page_said),
    )


_PAGE_TITLE: Final = "the page's <title>"
_LONGEST_TITLE: Final = 25  # words
_JUST_ABOVE: Final = 4  # lines
_ENDS: Final = (".", "!", "…", ":", "。", "।", "։")


def _of_the_text(
    title: Found[str] | None,
    headings: Sequence[Heading],
    blocks: tuple[Block, ...],
    shown: Sequence[Shown],
    *,
    main: bool,
) -> tuple[Found[str] | None, tuple[Block, ...]]:
    """Find a title that speaks of the text, where the page's <title> is the site's name alone.

    It is a heading, or on pages without any the short line that was taken for the first paragraph.

    Returns:
        The title, and the blocks without it.
    """
    text = " ".join(block.text for block in blocks)
    if not main or title is None or title.rule != _PAGE_TITLE or speaks_of(title.value, text):
        return title, blocks
    for each in headings:
        if speaks_of(each.text, text):
            return Found(each.text, line_at(each.line), "the page's heading", 0.9), blocks
    first = blocks[0].text
    rest = " ".join(block.text for block in blocks[1:])
    if _may_be_title(first) and speaks_of(first, rest):
        return Found(first, blocks[0].lines, "alone above the text", 0.8), blocks[1:]
    above = [*takewhile(lambda line: line.line.text != first, shown)][-_JUST_ABOVE:]
    for line in reversed(above):
        linked = line.linked >= _LINKED * len(line.line.text)
        if not linked and _may_be_title(line.line.text) and speaks_of(line.line.text, text):
            return Found(line.line.text, line_at(line.line.number), "above the text", 0.8), blocks
    return title, blocks


def _may_be_title(text: str) -> bool:
    return 1 < len(text.split()) <= _LONGEST_TITLE and not text.endswith(_ENDS)


def _headings(shown: Sequence[Shown], visible: Article) -> list[Heading]:
    """Return the headings of the first rank, or where there is none those above the text."""
    first = visible.blocks[0].text
    above = [*takewhile(lambda line: line.line.text != first, shown)]
    found = [line for line in shown if line.within.tag == "h1"] or [
        line for line in above if line.within.tag in _HEADS and not line.within.furniture
    ]
    return [Heading(line.line.text, line.line.number) for line in found]


def _is_home(line: Shown, host: str | None) -> bool:
    """Tell whether a line is a link to the site's first page."""
    href = (line.href or "").strip()
    whole = line.linked >= _LINKED * len(line.line.text)
    return whole and (href in _HOMES or (host is not None and _HOST_ALONE.match(href) is not None))


def _later(
    updated: Found[PartialDate] | None, published: Found[PartialDate] | None
) -> Found[PartialDate] | None:
    if updated is None or published is None or updated.value <= published.value:
        return None
    return updated


def _other(agency: Found[str] | None, known: Iterable[Found[str] | None]) -> Found[str] | None:
    """Return the agency, unless it is the publisher or stands as the writer."""
    same = {squash(found.value) for found in known if found is not None}
    return agency if agency and squash(agency.value) not in same else None


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
