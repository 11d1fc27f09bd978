"""Where the older briefs of an organisation or a source stand: a page a year.

The newest stand on the body's own page, so that no page grows without end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from generator.model import Brief, DocPath, Page
from generator.pages.catalogue import Row
from generator.pages.dates import count, period, year_of
from generator.pages.document import box, breadcrumbs, link, page
from generator.pages.lists import list_of
from generator.text.markdown import escape

NEWEST: Final = 50


def how_many(briefs: Sequence[Brief]) -> str:
    """Say how many briefs there are, and which of them a body's own page shows."""
    said = f"{count(len(briefs), 'brief')}, newest first"
    return f"{said}; here the newest {NEWEST}" if len(briefs) > NEWEST else said


def links_to_years(path: DocPath, briefs: Sequence[Brief]) -> Iterator[str]:
    """Lead from a body's page to the years of which it does not show all.

    Args:
        path: The page.
        briefs: Its briefs, newest first.

    Yields:
        A heading and the links; nothing where the page shows all.
    """
    years = list(_years(briefs))
    if not years:
        return
    links = [
        f"{link(path, _place(path, year), str(year) if year else 'No date')} {len(own):,}"
        for year, own in years
    ]
    yield "### All of a year"
    yield "Older briefs, by year with the number of briefs."
    yield box("bb-people", " · ".join(links))


def pages_of_years(path: DocPath, name: str, crumb: str, rows: Sequence[Row]) -> Iterator[Page]:
    """Emit a page for each year of which a body's page does not show all briefs.

    Args:
        path: The body's page.
        name: What the body is called.
        crumb: The link to its index as a page of a year has it.
        rows: Its briefs, newest first.

    Yields:
        `<body>/<year>.md`.
    """
    row_of = {brief.path: (brief, people) for brief, people in rows}
    for year, own in _years([brief for brief, _ in rows]):
        place = _place(path, year)
        title = f"{name}, {year or 'no date'}"
        summary = ", ".join(filter(None, [count(len(own), "brief"), period(own)]))
        yield page(
            place,
            title,
            breadcrumbs(crumb, link(place, path, name)),
            f"# {escape(title)}",
            box("bb-head", summary),
            "## Briefs",
            "Newest first.",
            list_of(place, [row_of[brief.path] for brief in own], with_year=False),
            description=f"{title}: {summary}.",
        )


def _years(briefs: Sequence[Brief]) -> Iterator[tuple[int | None, tuple[Brief, ...]]]:
    """Give the years of the older briefs, each with all of its briefs."""
    older = {year_of(brief) for brief in briefs[NEWEST:]}
    for year, own in groupby(briefs, key=year_of):
        if year in older:
            yield year, tuple(own)


def _place(path: DocPath, year: int | None) -> DocPath:
    return DocPath(f"{path.removesuffix('.md')}/{year or 'undated'}.md")
