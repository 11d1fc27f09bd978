"""A page a person: names, posts, what they said, the briefs with their sentences, with whom.

The newest briefs and quotations stand on the person's page; where there are more, all of a year
stand on a page of that year, so that no page grows without end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.model import Brief, BriefId, DocPath, Page, Person, Slug
from generator.pages.catalogue import Catalogue, Said, names_in, said_by
from generator.pages.charts import chart_of_years
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
from generator.pages.lists import role_key, roles_of
from generator.pages.offices_person import posts_table
from generator.pages.people import letter_of
from generator.pages.person_lines import briefs_with_sentences, quotation_list
from generator.pages.person_roles import roles_table
from generator.remembered import Remembered
from generator.text.markdown import escape, plain
from generator.text.paths import person_path, person_year_path

NEWEST: Final = 50
_APPEARS_WITH: Final = 20
_FEWEST_FOR_A_CHART: Final = 3


class _Facts(NamedTuple):
    """Everything that the pages of a person are made of."""

    person: Person
    briefs: tuple[Brief, ...]  # newest first
    posts: str  # the table of them
    said_above: frozenset[str]  # keys of the roles that the table says
    with_page: tuple[int | None, ...]  # the years that a chart leads to
    company: tuple[tuple[Person, int, Brief], ...]  # others, shared briefs, the newest of them
    others: int  # how many people there are in the same briefs


def person_pages(known: Catalogue, wanted: Iterable[Slug] | None = None) -> Iterator[Page]:
    """Emit the pages of each person.

    Args:
        known: The whole book.
        wanted: Of whom; of everybody where None is given.

    Yields:
        `people/<slug>.md`, and `people/<slug>/<year>.md` for each year of which it cannot show
        all.
    """
    with_page = tuple(known.years)
    for slug in known.people if wanted is None else wanted:
        yield from _pages(slug, _facts(known, known.people[slug], with_page))


def _facts(known: Catalogue, person: Person, with_page: tuple[int | None, ...]) -> _Facts:
    others = known.companions.get(person.slug, ())
    return _Facts(
        person=person,
        briefs=known.briefs_of[person.slug],
        posts=posts_table(known, person),
        said_above=frozenset(
            role_key(role) for post, _ in known.posts_of.get(person.slug, ()) for role in post.roles
        ),
        with_page=with_page,
        company=tuple(
            (known.listed[each.slug], each.briefs, known.briefs[known.place[each.newest]])
            for each in others[:_APPEARS_WITH]
        ),
        others=len(others),
    )


def _pages_of(facts: _Facts) -> tuple[Page, ...]:
    said = said_by(facts.person, facts.briefs)
    years = _older_years(facts, said)
    names = names_in(facts.person.appearances)
    of_year: dict[int | None, list[Brief]] = {year: [] for year in years}
    for brief in facts.briefs:
        if year_of(brief) in of_year:
            of_year[year_of(brief)].append(brief)
    return (
        _person_page(facts, said, names, years),
        *(
            _year_page((facts.person.slug, year), _of_year(facts.person, year, briefs))
            for year, briefs in of_year.items()
        ),
    )


_pages: Final = Remembered[_Facts, tuple[Page, ...]](
    _pages_of, name="person", kept=tuple[Page, ...]
)


class _Year(NamedTuple):
    """Everything that a person's page of a year is made of."""

    person: Person  # as of this year
    year: int | None
    briefs: tuple[Brief, ...]  # newest first


def _of_year(person: Person, year: int | None, briefs: Sequence[Brief]) -> _Year:
    there = {brief.id for brief in briefs}
    appearances = tuple(each for each in person.appearances if each.brief in there)
    return _Year(Person(person.slug, person.name, (), appearances), year, tuple(briefs))


def _older_years(facts: _Facts, said: Sequence[Said]) -> tuple[int | None, ...]:
    """Return the years of which something is too old for the first page, newest first."""
    older = [*facts.briefs[NEWEST:], *(each.brief for each in said[NEWEST:])]
    years = dict.fromkeys(map(year_of, older))
    return tuple(sorted(years, key=lambda year: -(year or 0)))


def _person_page(
    facts: _Facts,
    said: Sequence[Said],
    named: Mapping[BriefId, Sequence[str]],
    years: Sequence[int | None],
) -> Page:
    person, briefs = facts.person, facts.briefs
    path = person_path(person.slug)
    roles = roles_of(person)
    summary = ", ".join(filter(None, [count(len(briefs), "brief"), period(briefs)]))
    has_chart = len(briefs) >= _FEWEST_FOR_A_CHART
    return page(
        path,
        person.name,
        breadcrumbs(*_way(path, person)),
        f"# {escape(person.name)}",
        box("bb-head", "\n\n".join([" · ".join([*roles[:1], summary]), *_names(person)])),
        person.note or "",
        chart_of_years(path, facts.with_page, briefs) if has_chart else "",
        facts.posts,
        roles_table(person, briefs, facts.said_above),
        *_said(path, said, years),
        "## Briefs",
        f"{_how_many(len(briefs), 'brief')}, each with the sentence that names them.",
        *briefs_with_sentences(path, named, briefs[:NEWEST]),
        *_older(facts, years),
        "## Appears with",
        *_company(path, facts),
        description=" · ".join(filter(None, [person.name, *map(plain, roles[:1]), summary])),
    )


def _year_page_of(of: _Year) -> Page:
    person, year, briefs = of
    path = person_year_path(person.slug, year)
    named = names_in(person.appearances)
    shown = str(year) if year else "no date"
    title = f"{person.name}, {shown}"
    summary = ", ".join(filter(None, [count(len(briefs), "brief"), period(briefs)]))
    return page(
        path,
        title,
        breadcrumbs(*_way(path, person), link(path, person_path(person.slug), person.name)),
        f"# {escape(title)}",
        box("bb-head", summary),
        *_said(path, said_by(person, briefs), ()),
        "## Briefs",
        f"{count(len(briefs), 'brief')}, newest first, each with the sentence that names them.",
        *briefs_with_sentences(path, named, briefs),
        description=f"{title}: {summary}.",
    )


_year_page: Final = Remembered[_Year, Page](_year_page_of, name="person-year", kept=Page)


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


def _older(facts: _Facts, years: Sequence[int | None]) -> Iterator[str]:
    if not years:
        return
    slug = facts.person.slug
    path = person_path(slug)
    counts = dict.fromkeys(years, 0)
    for brief in facts.briefs:
        if year_of(brief) in counts:
            counts[year_of(brief)] += 1
    links = [
        f"{link(path, person_year_path(slug, year), str(year) if year else 'No date')} {number:,}"
        for year, number in counts.items()
    ]
    yield "### All of a year"
    yield "Older briefs and quotations, by year with the number of briefs."
    yield box("bb-people", " · ".join(links))


def _company(path: DocPath, facts: _Facts) -> Iterator[str]:
    if not facts.others:
        yield "No brief names somebody else beside this person."
        return
    first = f", the first {_APPEARS_WITH}" if facts.others > _APPEARS_WITH else ""
    yield (
        f"{count(facts.others, 'person', 'people')} in the same briefs, by the number of them"
        f"{first}; the date leads to the newest."
    )
    names = []
    for other, shared, newest in facts.company:
        when = link(path, newest.path, in_words(newest.date))
        names.append(
            f"- {person_link(path, other)} <small>{count(shared, 'brief')} · {when}</small>"
        )
    yield box("bb-company", "\n".join(names))
