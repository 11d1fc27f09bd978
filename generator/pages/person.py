"""A page a person: names, posts, what they said, the briefs with their sentences, with whom.

The newest briefs and quotations stand on the person's page; where there are more, all of a year
stand on a page of that year, so that no page grows without end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.model import Brief, DocPath, Page, Person
from generator.pages.catalogue import Catalogue, Said
from generator.pages.charts import years_chart
from generator.pages.dates import count, in_words, period, year_of
from generator.pages.document import (
    PEOPLE_INDEX,
    address,
    box,
    breadcrumbs,
    link,
    page,
    person_link,
)
from generator.pages.lists import roles_of
from generator.pages.offices_person import posts_table
from generator.pages.people import letter_of
from generator.pages.person_lines import briefs_with_sentences, quotation_list
from generator.pages.person_roles import roles_table
from generator.text.markdown import escape, plain
from generator.text.paths import person_path, person_year_path

NEWEST: Final = 50
_APPEARS_WITH: Final = 20
_FEWEST_FOR_A_CHART: Final = 3


def person_pages(known: Catalogue) -> Iterator[Page]:
    """Emit the pages of each person.

    Args:
        known: The whole book.

    Yields:
        `people/<slug>.md`, and `people/<slug>/<year>.md` for each year of which it cannot show
        all.
    """
    for person in known.people.values():
        years = _older_years(known, person)
        yield _person_page(known, person, years)
        for year in years:
            yield _year_page(known, person, year)


def _older_years(known: Catalogue, person: Person) -> tuple[int | None, ...]:
    """Return the years of which something is too old for the first page, newest first."""
    briefs = known.briefs_of[person.slug]
    said = known.said.get(person.slug, ())
    older = [*briefs[NEWEST:], *(each.brief for each in said[NEWEST:])]
    years = dict.fromkeys(map(year_of, older))
    return tuple(sorted(years, key=lambda year: -(year or 0)))


def _person_page(known: Catalogue, person: Person, years: Sequence[int | None]) -> Page:
    path = person_path(person.slug)
    briefs = known.briefs_of[person.slug]
    roles = roles_of(person)
    summary = ", ".join(filter(None, [count(len(briefs), "brief"), period(briefs)]))
    return page(
        path,
        person.name,
        breadcrumbs(*_way(path, person)),
        f"# {escape(person.name)}",
        box("bb-head", "\n\n".join([" · ".join([*roles[:1], summary]), *_names(person)])),
        person.note or "",
        years_chart(path, known, briefs) if len(briefs) >= _FEWEST_FOR_A_CHART else "",
        posts_table(known, person),
        roles_table(known, person),
        *_said(path, known.said.get(person.slug, ()), years),
        "## Briefs",
        f"{_how_many(len(briefs), 'brief')}, each with the sentence that names them.",
        *briefs_with_sentences(path, known, person, briefs[:NEWEST]),
        *_older(known, person, years),
        "## Appears with",
        *_company(known, person),
        description=" · ".join(filter(None, [person.name, *map(plain, roles[:1]), summary])),
    )


def _year_page(known: Catalogue, person: Person, year: int | None) -> Page:
    path = person_year_path(person.slug, year)
    briefs = [each for each in known.briefs_of[person.slug] if year_of(each) == year]
    said = [each for each in known.said.get(person.slug, ()) if year_of(each.brief) == year]
    shown = str(year) if year else "no date"
    title = f"{person.name}, {shown}"
    summary = ", ".join(filter(None, [count(len(briefs), "brief"), period(briefs)]))
    return page(
        path,
        title,
        breadcrumbs(*_way(path, person), link(path, person_path(person.slug), person.name)),
        f"# {escape(title)}",
        box("bb-head", summary),
        *_said(path, said, ()),
        "## Briefs",
        f"{count(len(briefs), 'brief')}, newest first, each with the sentence that names them.",
        *briefs_with_sentences(path, known, person, briefs),
        description=f"{title}: {summary}.",
    )


def _way(path: DocPath, person: Person) -> tuple[str, str]:
    letter = letter_of(person)
    index = address(path, PEOPLE_INDEX)
    return f"[People]({index})", f"[{letter}]({index}#{letter.lower()})"


def _names(person: Person) -> Iterator[str]:
    others = [escape(name) for name in person.spellings if name != person.name]
    if others:
        yield f"also written {', '.join(others)}"
    if not person.decided:
        spellings = count(len(person.spellings), "spelling")
        yield f"<small>Recognised automatically from {spellings}. Wrong? Edit `names.yml`.</small>"


def _how_many(number: int, one: str) -> str:
    """Say how many there are, and which of them the first page shows."""
    said = f"{count(number, one)}, newest first"
    return f"{said}; here the newest {NEWEST}" if number > NEWEST else said


def _said(path: DocPath, said: Sequence[Said], years: Sequence[int | None]) -> Iterator[str]:
    """Write what a person said; no heading stands over nothing."""
    if not said:
        return
    shown = said[:NEWEST] if years else said
    yield "## Said"
    yield (
        f"{_how_many(len(said), 'quotation') if years else count(len(said), 'quotation')}: "
        "in quotation marks the person's own words, without them what the brief reports."
    )
    yield box("bb-said", quotation_list(path, shown))


def _older(known: Catalogue, person: Person, years: Sequence[int | None]) -> Iterator[str]:
    if not years:
        return
    path = person_path(person.slug)
    counts = dict.fromkeys(years, 0)
    for brief in known.briefs_of[person.slug]:
        if year_of(brief) in counts:
            counts[year_of(brief)] += 1
    links = [
        f"{link(path, person_year_path(person.slug, year), str(year) if year else 'No date')} "
        f"{number:,}"
        for year, number in counts.items()
    ]
    yield "### All of a year"
    yield "Older briefs and quotations, by year with the number of briefs."
    yield box("bb-people", " · ".join(links))


def _company(known: Catalogue, person: Person) -> Iterator[str]:
    others = known.companions.get(person.slug, ())
    if not others:
        yield "No brief names somebody else beside this person."
        return
    first = f", the first {_APPEARS_WITH}" if len(others) > _APPEARS_WITH else ""
    yield (
        f"{count(len(others), 'person', 'people')} in the same briefs, by the number of them"
        f"{first}; the date leads to the newest."
    )
    path = person_path(person.slug)
    names = []
    for each in others[:_APPEARS_WITH]:
        newest: Brief = known.briefs[known.place[each.newest]]
        when = link(path, newest.path, in_words(newest.date))
        names.append(
            f"- {person_link(path, known.people[each.slug])} "
            f"<small>{count(each.briefs, 'brief')} · {when}</small>"
        )
    yield "\n".join(names)
