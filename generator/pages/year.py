"""A page a year, month by month, and one for what has no date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

from generator.model import Brief, DocPath, Page, Person
from generator.pages.catalogue import Catalogue, Row, most_named_in, source_name
from generator.pages.charts import months_chart
from generator.pages.dates import MONTHS, count
from generator.pages.document import (
    YEARS_INDEX,
    address,
    box,
    breadcrumbs,
    link,
    neighbours,
    page,
    person_link,
)
from generator.pages.lists import list_of, people_line
from generator.remembered import Remembered
from generator.text.paths import source_path, year_path

_PEOPLE: Final = 20
_UNDATED: Final = (
    "These captures do not say when they were published. Write the `date` into a brief's front "
    "matter and it moves to its year."
)


def year_pages(known: Catalogue) -> Iterator[Page]:
    """Emit the page of each year that has a brief.

    Args:
        known: The whole book.

    Yields:
        `years/<year>.md`, and `years/undated.md` where a brief has no date.
    """
    dated = sorted(year for year in known.years if year is not None)
    for number, year in enumerate(dated):
        before = dated[number - 1] if number else None
        after = dated[number + 1] if number + 1 < len(dated) else None
        yield _page(year, _Year(year, _rows(known, year), before, after))
    if None in known.years:
        yield _undated_page(known)


class _Year(NamedTuple):
    """Everything that the page of a year is made of."""

    year: int
    rows: tuple[Row, ...]  # its briefs, newest first
    before: int | None  # the years beside it
    after: int | None


def _rows(known: Catalogue, year: int | None) -> tuple[Row, ...]:
    return tuple(known.rows[brief.id] for brief in known.years[year])


def _year_page(of: _Year) -> Page:
    year, rows, *beside = of
    path = year_path(year)
    briefs = tuple(brief for brief, _ in rows)
    people = most_named_in(rows)
    summary = [count(len(briefs), "brief"), count(len(people), "person", "people")]
    top = people[0] if people else None
    leads = f"{person_link(path, top[0])} in {top[1]} of them" if top and top[1] > 1 else ""
    return page(
        path,
        str(year),
        neighbours(*(link(path, year_path(each), str(each)) if each else "" for each in beside)),
        breadcrumbs(f"[Years]({address(path, YEARS_INDEX)})"),
        f"# {year}",
        box("bb-head", " · ".join(filter(None, [*summary, leads, "newest first"]))),
        months_chart(path, briefs),
        *_months(path, rows),
        *_people_of(path, people, "of the year"),
        *_sources_of(path, briefs),
        description=f"{year}: {', '.join(summary)}.",
    )


_page: Final = Remembered[_Year, Page](_year_page, name="year", kept=Page)


def _months(path: DocPath, rows: Iterable[Row]) -> Iterator[str]:
    for month, group in groupby(rows, key=lambda row: row[0].date.month if row[0].date else 0):
        items = list_of(path, tuple(group), with_year=False)
        yield f"## {MONTHS[month - 1] if month else 'Month not known'}\n\n{items}"


def _people_of(path: DocPath, people: tuple[tuple[Person, int], ...], which: str) -> Iterator[str]:
    yield f"## People {which}"
    if not people:
        yield "None of these briefs names a person."
        return
    first = f", the first {_PEOPLE} of {len(people):,}" if len(people) > _PEOPLE else ""
    yield f"By the number of briefs that name them{first}."
    yield people_line(path, people[:_PEOPLE])


def _sources_of(path: DocPath, briefs: tuple[Brief, ...]) -> Iterator[str]:
    yield "## Sources"
    counts = Counter(source_path(brief.source) for brief in briefs if brief.source)
    open_ones = f"{count(len(briefs) - counts.total(), 'brief')} without a known source."
    if not counts:
        yield open_ones
        return
    yield "By the number of briefs." + (f" {open_ones}" if counts.total() < len(briefs) else "")
    of_source: dict[DocPath, list[Brief]] = {}
    for brief in briefs:
        if brief.source:
            of_source.setdefault(source_path(brief.source), []).append(brief)
    names = {place: source_name(own) for place, own in of_source.items()}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], names[item[0]]))
    links = [f"{link(path, place, names[place])} {number:,}" for place, number in ranked]
    yield box("bb-people", " · ".join(links))


def _undated_page(known: Catalogue) -> Page:
    path = year_path(None)
    briefs, rows = known.years[None], _rows(known, None)
    return page(
        path,
        "No date",
        breadcrumbs(f"[Years]({address(path, YEARS_INDEX)})"),
        "# No date",
        box("bb-head", count(len(briefs), "brief")),
        _UNDATED,
        list_of(path, rows),
        *_people_of(path, most_named_in(rows), "of these briefs"),
        *_sources_of(path, briefs),
        description=f"{count(len(briefs), 'brief')} without a date.",
    )
