"""A page a source: the briefs of one publisher."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model import Brief, DocPath, Page
from generator.pages.catalogue import Catalogue, most_named, source_name
from generator.pages.charts import years_chart
from generator.pages.dates import count, period
from generator.pages.document import SOURCES_INDEX, address, box, breadcrumbs, page
from generator.pages.lists import briefs_by_year, people_line
from generator.pages.older import NEWEST, how_many, links_to_years, pages_of_years
from generator.text.markdown import escape

_PEOPLE: Final = 20


def source_pages(known: Catalogue) -> Iterator[Page]:
    """Emit the page of each source.

    Args:
        known: The whole book.

    Yields:
        `sources/<slug>.md`, and `sources/<slug>/<year>.md` for each year of which it cannot show
        all.
    """
    for path, briefs in known.sources.items():
        yield _source_page(known, path, briefs)
        name = source_name(briefs)
        yield from pages_of_years(known, path, name, "[Sources](../index.md)", briefs)


def _source_page(known: Catalogue, path: DocPath, briefs: tuple[Brief, ...]) -> Page:
    name = source_name(briefs)
    people = most_named(known, briefs)
    summary = ", ".join(filter(None, [count(len(briefs), "brief"), period(briefs)]))
    return page(
        path,
        name,
        breadcrumbs(f"[Sources]({address(path, SOURCES_INDEX)})"),
        f"# {escape(name)}",
        box("bb-head", summary),
        years_chart(path, known, briefs),
        "## Briefs",
        f"{how_many(briefs)}.",
        *briefs_by_year(path, known, briefs[:NEWEST]),
        *links_to_years(path, briefs),
        "## Most named",
        "By the number of briefs of this source that name them."
        if people
        else "These briefs name no person.",
        people_line(path, people[:_PEOPLE]),
        description=f"{name}: {summary}.",
    )
