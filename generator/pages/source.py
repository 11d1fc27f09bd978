"""A page a source: the briefs of one publisher."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.model import DocPath, Page
from generator.pages.catalogue import Catalogue, Row, most_named_in, source_name
from generator.pages.charts import chart_of_years
from generator.pages.dates import count, period
from generator.pages.document import SOURCES_INDEX, address, box, breadcrumbs, page
from generator.pages.lists import briefs_by_year, people_line
from generator.pages.older import NEWEST, how_many, links_to_years, pages_of_years
from generator.remembered import Remembered
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
    with_page = tuple(known.years)
    for path, briefs in known.sources.items():
        rows = tuple(known.rows[brief.id] for brief in briefs)
        yield from _pages(path, _Source(path, rows, with_page))


class _Source(NamedTuple):
    """Everything that the pages of a source are made of."""

    path: DocPath
    rows: tuple[Row, ...]  # its briefs, newest first
    with_page: tuple[int | None, ...]  # the years that a chart leads to


def _pages_of(source: _Source) -> tuple[Page, ...]:
    name = source_name([brief for brief, _ in source.rows])
    years = pages_of_years(source.path, name, "[Sources](../index.md)", source.rows)
    return (_source_page(source, name), *years)


_pages: Final = Remembered[_Source, tuple[Page, ...]](
    _pages_of, name="source", kept=tuple[Page, ...]
)


def _source_page(source: _Source, name: str) -> Page:
    path, briefs = source.path, [brief for brief, _ in source.rows]
    people = most_named_in(source.rows)
    summary = ", ".join(filter(None, [count(len(briefs), "brief"), period(briefs)]))
    return page(
        path,
        name,
        breadcrumbs(f"[Sources]({address(path, SOURCES_INDEX)})"),
        f"# {escape(name)}",
        box("bb-head", summary),
        chart_of_years(path, source.with_page, briefs),
        "## Briefs",
        f"{how_many(briefs)}.",
        *briefs_by_year(path, source.rows[:NEWEST]),
        *links_to_years(path, briefs),
        "## Most named",
        "By the number of briefs of this source that name them."
        if people
        else "These briefs name no person.",
        people_line(path, people[:_PEOPLE]),
        description=f"{name}: {summary}.",
    )
