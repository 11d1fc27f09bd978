"""An article as readers see it, joined with what its page says of itself to machines.

Takes the statements of a page's data and the visible article, returns the article with the best
of both, each value with its evidence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from generator.model import Article, Capture, Found, LineRange, PartialDate
from generator.reading.decode import Line
from generator.reading.markup import Shown
from generator.reading.markup_lines import squash
from generator.reading.page_data import Statement, of_field
from generator.reading.page_fields import Heading, choose_days, choose_title, without_site
from generator.reading.page_origin import choose_source, choose_writers, host_of

_HTTP: Final = ("http://", "https://")


def title_line(said: Sequence[Statement]) -> Line | None:
    """Return the page's <title>, which stands for the first line of a dump.

    Args:
        said: What the page's data says.
    """
    found = next(iter(of_field(said, "page title")), None)
    return None if found is None else Line(found.line, found.value)


def titles_of(said: Sequence[Statement]) -> set[str]:
    """Return what the page's data calls its article, squashed.

    Args:
        said: What the page's data says.
    """
    sites = [each.value for each in of_field(said, "source", "site")]
    found = of_field(said, "title", "page title")
    return {squash(without_site(each.value, sites)) for each in found}


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
    sites = [each.value for each in of_field(page_said, "source", "site")]
    sites += [label] if label else []
    headings = [
        Heading(line.line.text, line.line.number) for line in shown if line.within.tag == "h1"
    ]
    title = choose_title(said, headings, sites) if main else None
    published, updated = choose_days(said, visible.date, latest=latest)
    writers, agency = choose_writers(said, visible.byline, sites)
    source = choose_source(
        page_said,
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
        language=visible.language or _language(page_said),
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
