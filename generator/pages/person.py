"""A page a person: names, roles over time, every brief with the sentence that names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from generator.model import Brief, DocPath, Page, PartialDate, Person
from generator.pages.catalogue import Catalogue, most_named
from generator.pages.charts import years_chart
from generator.pages.dates import count, in_words, period, year_of
from generator.pages.document import PEOPLE_INDEX, address, box, breadcrumbs, link, page
from generator.pages.lists import brief_item, people_line, role_key, roles_of, source_of
from generator.pages.naming import naming_sentence
from generator.pages.people import letter_of
from generator.text.markdown import escape, escape_cell, plain
from generator.text.paths import person_path

# With their sentences; older briefs follow without.
_WITH_SENTENCES: Final = 50
_APPEARS_WITH: Final = 20
_FEWEST_FOR_A_CHART: Final = 3


def person_pages(known: Catalogue) -> Iterator[Page]:
    """Emit the page of each person.

    Args:
        known: The whole book.

    Yields:
        `people/<slug>.md`.
    """
    for person in known.people.values():
        yield _person_page(known, person)


def _person_page(known: Catalogue, person: Person) -> Page:
    path = person_path(person.slug)
    briefs = known.briefs_of[person.slug]
    letter = letter_of(person)
    index = address(path, PEOPLE_INDEX)
    roles = roles_of(person)
    summary = ", ".join(filter(None, [count(len(briefs), "brief"), period(briefs)]))
    which = f"the newest {_WITH_SENTENCES}" if len(briefs) > _WITH_SENTENCES else "each"
    with_whom = [each for each in most_named(known, briefs) if each[0] != person]
    return page(
        path,
        person.name,
        breadcrumbs(f"[People]({index})", f"[{letter}]({index}#{letter.lower()})"),
        f"# {escape(person.name)}",
        box("bb-head", "\n\n".join([" · ".join([*roles[:1], summary]), *_names(person)])),
        person.note or "",
        years_chart(path, known, briefs) if len(briefs) >= _FEWEST_FOR_A_CHART else "",
        _roles(known, person),
        "## Briefs",
        f"{count(len(briefs), 'brief')}, newest first, {which} with the sentence that names them.",
        *_briefs(known, person, briefs),
        "## Appears with",
        f"{count(len(with_whom), 'person', 'people')} in the same briefs, by the number of them."
        if with_whom
        else "No brief names somebody else beside this person.",
        people_line(path, with_whom[:_APPEARS_WITH]),
        description=" · ".join(filter(None, [person.name, *map(plain, roles[:1]), summary])),
    )


def _names(person: Person) -> Iterator[str]:
    others = [escape(name) for name in person.spellings if name != person.name]
    if others:
        yield f"also written {', '.join(others)}"
    if not person.decided:
        spellings = count(len(person.spellings), "spelling")
        yield f"<small>Recognised automatically from {spellings}. Wrong? Edit `names.yml`.</small>"


def _roles(known: Catalogue, person: Person) -> str:
    """Write who they were, as the briefs say it, newest role first."""
    path = person_path(person.slug)
    holders: dict[str, list[Brief]] = {}
    written: dict[str, Counter[str]] = {}
    for each in person.appearances:
        if each.role and each.brief in known.place:
            key = role_key(each.role)
            holders.setdefault(key, []).append(known.briefs[known.place[each.brief]])
            written.setdefault(key, Counter())[each.role] += 1
    if not holders:
        return ""
    rows = [
        f"| {escape_cell(written[key].most_common(1)[0][0])} "
        f"| {_when(path, briefs)} | {len(briefs)} |"
        for key, briefs in holders.items()
    ]
    says = "As the briefs give them, from the first to the last brief that says so; newest first."
    head = "| Role | Dates of the briefs | Briefs |\n| --- | --- | ---: |"
    return f"## Roles\n\n{says}\n\n{head}\n" + "\n".join(rows)


def _when(path: DocPath, briefs: list[Brief]) -> str:
    ordered = sorted(briefs, key=lambda brief: brief.date or PartialDate(1))
    dated = [brief for brief in ordered if brief.date] or ordered
    first, last = dated[0], dated[-1]
    ends = [first] if first.date == last.date else [first, last]
    return " – ".join(link(path, brief.path, in_words(brief.date)) for brief in ends)


def _briefs(known: Catalogue, person: Person, briefs: tuple[Brief, ...]) -> Iterator[str]:
    path = person_path(person.slug)
    told = {brief.id for brief in briefs[:_WITH_SENTENCES]}
    for year, group in groupby(briefs, key=year_of):
        items = [
            brief_item(path, brief, source_of(path, brief), with_year=False)
            + (_quote(known, person, brief) if brief.id in told else "")
            for brief in group
        ]
        yield f"### {year or 'No date'}\n\n" + "\n".join(items)


def _quote(known: Catalogue, person: Person, brief: Brief) -> str:
    names = [name for name, slug in known.named[brief.id].items() if slug == person.slug]
    found = (naming_sentence(brief.paragraphs, name) for name in names)
    sentence = next(filter(None, found), None)
    return f"<br><q>{sentence}</q>" if sentence else ""
