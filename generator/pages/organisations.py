"""The index of organisations, and a page each: the briefs and the sentences that name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from generator.model import Brief, DocPath, Page
from generator.pages.catalogue import Catalogue, Row, body_name, most_named_in
from generator.pages.charts import chart_of_years
from generator.pages.dates import count, period, year_of
from generator.pages.document import ORGANISATIONS_INDEX, address, box, breadcrumbs, page
from generator.pages.lists import brief_item, people_line, people_shown, source_of
from generator.pages.naming import quoted
from generator.pages.older import NEWEST, how_many, links_to_years, pages_of_years
from generator.pages.person_lines import language_attribute
from generator.remembered import Remembered
from generator.text.markdown import escape, escape_cell, plain
from generator.text.name_places import find_name
from generator.text.paths import organisation_path

_PEOPLE: Final = 20
_FEWEST_FOR_A_CHART: Final = 3
_REMEMBERED: Final = 1 << 16
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
        `organisations/<slug>.md`, and `organisations/<slug>/<year>.md` for each year of which it
        cannot show all.
    """
    with_page = tuple(known.years)
    for path, briefs in known.bodies.items():
        rows = tuple(known.rows[brief.id] for brief in briefs)
        others = tuple(known.called.get(body_name(path, briefs), ()))
        yield from _pages(path, _Body(path, rows, others, with_page))


class _Body(NamedTuple):
    """Everything that the pages of an organisation are made of."""

    path: DocPath
    rows: tuple[Row, ...]  # its briefs, newest first
    others: tuple[str, ...]  # its other names
    with_page: tuple[int | None, ...]  # the years that a chart leads to


def _pages_of(body: _Body) -> tuple[Page, ...]:
    name = body_name(body.path, [brief for brief, _ in body.rows])
    years = pages_of_years(body.path, name, "[Organisations](../index.md)", body.rows)
    return (_organisation_page(body, name), *years)


_pages: Final = Remembered[_Body, tuple[Page, ...]](
    _pages_of, name="organisation", kept=tuple[Page, ...]
)


def _organisation_page(body: _Body, name: str) -> Page:
    path, briefs = body.path, [brief for brief, _ in body.rows]
    people = most_named_in(body.rows)
    summary = ", ".join(filter(None, [count(len(briefs), "brief"), period(briefs)]))
    chart = len(briefs) >= _FEWEST_FOR_A_CHART
    return page(
        path,
        name,
        breadcrumbs(f"[Organisations]({address(path, ORGANISATIONS_INDEX)})"),
        f"# {escape(name)}",
        box("bb-head", summary + _other_names(body.others)),
        chart_of_years(path, body.with_page, briefs) if chart else "",
        "## Briefs",
        f"{how_many(briefs)}, each with the sentence that names it.",
        *_briefs_with_sentences(path, body.rows[:NEWEST], body.others),
        *links_to_years(path, briefs),
        "## Named with it",
        "By the number of these briefs that name them."
        if people
        else "These briefs name no person.",
        people_line(path, people[:_PEOPLE]),
        description=f"{name}: {summary}.",
    )


def _other_names(others: Sequence[str]) -> str:
    return f"\n\nalso called {', '.join(map(escape, others))}" if others else ""


def _briefs_with_sentences(
    path: DocPath, rows: Sequence[Row], others: Sequence[str]
) -> Iterator[str]:
    for year, group in groupby(rows, key=lambda each: year_of(each[0])):
        items = (
            brief_item(
                path,
                brief,
                source_of(path, brief),
                people_shown(path, people),
                with_year=False,
            )
            + _sentence(path, brief, others)
            for brief, people in group
        )
        yield f"### {year or 'No date'}\n\n" + "\n".join(items)


def _sentence(path: DocPath, brief: Brief, others: Sequence[str]) -> str:
    names = [name for name in brief.organisations if organisation_path(name) == path]
    every = (_naming(brief.paragraphs, name) for name in (*names, *others))
    found = next(filter(None, every), None)
    return f"<br><q{language_attribute(brief.language)}>{found}</q>" if found else ""


@lru_cache(maxsize=_REMEMBERED)
def _naming(paragraphs: tuple[str, ...], name: str) -> str | None:
    """Return the first sentence that has the whole name: a part of it may be another body's."""
    for text in map(plain, paragraphs):
        place = find_name(name, text)
        if place:
            return quoted(text, *place)
    return None
