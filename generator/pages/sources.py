"""The index of sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model import Page
from generator.pages.catalogue import Catalogue, source_name
from generator.pages.dates import count, period
from generator.pages.document import SOURCES_INDEX, address, page
from generator.text.markdown import escape_cell

_EMPTY: Final = (
    "No brief names its source yet. Publishers appear here when the `source` of a brief names them."
)


def sources_index(known: Catalogue) -> Iterator[Page]:
    """Emit the index of sources.

    Args:
        known: The whole book.

    Yields:
        `sources/index.md`.
    """
    rows = [
        f"| [{escape_cell(source_name(briefs))}]({address(SOURCES_INDEX, path)}) | {len(briefs):,} "
        f"| {period(briefs)} |"
        for path, briefs in known.sources.items()
    ]
    open_ones = sum(1 for brief in known.briefs if not brief.source)
    table = "| Source | Briefs | Dates |\n| --- | ---: | --- |\n" + "\n".join(rows)
    yield page(
        SOURCES_INDEX,
        "Sources",
        "# Sources",
        f"{count(len(rows), 'source')}, by name." if rows else _EMPTY,
        table if rows else "",
        f"{count(open_ones, 'brief')} without a known source." if open_ones else "",
        description=f"{count(len(rows), 'source')} of the briefs.",
    )
