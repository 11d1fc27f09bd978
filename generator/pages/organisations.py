"""The index of organisations, and a page each: the briefs that name it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model import Brief, DocPath, Page
from generator.pages.catalogue import Catalogue, body_name, most_named
from generator.pages.charts import years_chart
from generator.pages.dates import count, period
from generator.pages.document import ORGANISATIONS_INDEX, address, box, breadcrumbs, page
from generator.pages.lists import briefs_by_year, people_line
from generator.text.markdown import escape, escape_cell

_PEOPLE: Final = 20
_FEWEST_FOR_A_CHART: Final = 3
_EMPTY: Final = (
    "No brief names an organisation yet. They appear here when the `organisations` of a brief "
    "name them."
)


def organisations_index(known: Catalogue) -> Iterator[Page]:
    """Emit the index of organisations.

    Args:
        known: The whole book.

    Yields:
        `organisations/index.md`.
    """
    rows = [
        f"| [{escape_cell(body_name(path, briefs))}]({address(ORGANISATIONS_INDEX, path)}) "
        f"| {len(briefs):,} | {period(briefs)} |"
        for path, briefs in known.bodies.items()
    ]
    table = "| Organisation | Briefs | Dates |\n| --- | ---: | --- |\n" + "\n".join(rows)
    yield page(
        ORGANISATIONS_INDEX,
        "Organisations",
        "# Organisations",
        f"{count(len(rows), 'organisation')}, by name." if rows else _EMPTY,
        table if rows else "",
        description=f"{count(len(rows), 'organisation')} named in the briefs.",
    )


def organisation_pages(known: Catalogue) -> Iterator[Page]:
    """Emit the page of each organisation.

    Args:
        known: The whole book.

    Yields:
        `organisations/<slug>.md`.
    """
    for path, briefs in known.bodies.items():
        yield _organisation_page(known, path, briefs)


def _organisation_page(known: Catalogue, path: DocPath, briefs: tuple[Brief, ...]) -> Page:
    name = body_name(path, briefs)
    people = most_named(known, briefs)
    summary = ", ".join(filter(None, [count(len(briefs), "brief"), period(briefs)]))
    return page(
        path,
        name,
        breadcrumbs(f"[Organisations]({address(path, ORGANISATIONS_INDEX)})"),
        f"# {escape(name)}",
        box("bb-head", summary),
        years_chart(path, known, briefs) if len(briefs) >= _FEWEST_FOR_A_CHART else "",
        "## Briefs",
        f"{count(len(briefs), 'brief')}, newest first.",
        *briefs_by_year(path, known, briefs),
        "## Named with it",
        "By the number of these briefs that name them."
        if people
        else "These briefs name no person.",
        people_line(path, people[:_PEOPLE]),
        description=f"{name}: {summary}.",
    )
