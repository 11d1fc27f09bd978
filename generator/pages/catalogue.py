"""The corpus with everything that pages look up, worked out once.

Takes a `Corpus`, gives a `Catalogue` of mappings: who is named in a brief, what a year, a source or
a person has. Hidden people and drafts are not in the corpus and so in no page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.model import Brief, BriefId, Corpus, DocPath, Person, Slug
from generator.text.names import fold
from generator.text.paths import organisation_path, source_path

_RELATED: Final = 4
# Of somebody named in thousands of briefs only the newest can make two briefs related.
_LOOKED_AT: Final = 50


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A corpus and what is looked up in it; all briefs newest first, those without a date last."""

    briefs: tuple[Brief, ...]
    people: Mapping[Slug, Person]  # by name
    named: Mapping[BriefId, Mapping[str, Slug]]  # of a brief: name as written to person, in order
    briefs_of: Mapping[Slug, tuple[Brief, ...]]
    years: Mapping[int | None, tuple[Brief, ...]]
    sources: Mapping[DocPath, tuple[Brief, ...]]  # by name of the source
    bodies: Mapping[DocPath, tuple[Brief, ...]]  # by name of the organisation
    place: Mapping[BriefId, int]  # index in `briefs`


def open_catalogue(corpus: Corpus) -> Catalogue:
    """Work out what pages look up.

    Args:
        corpus: All briefs, grouped.

    Returns:
        The same briefs and people with their mappings.
    """
    by_id = {brief.id: brief for brief in corpus.briefs}
    place = {brief.id: number for number, brief in enumerate(corpus.briefs)}
    people = {person.slug: person for person in corpus.people}
    named = {
        brief.id: {
            actor.name: corpus.person_of[brief.id, actor.name]
            for actor in brief.actors
            if corpus.person_of.get((brief.id, actor.name)) in people
        }
        for brief in corpus.briefs
    }
    briefs_of = {
        person.slug: tuple(
            by_id[each]
            for each in sorted(
                {a.brief for a in person.appearances if a.brief in by_id}, key=place.__getitem__
            )
        )
        for person in corpus.people
    }
    years: dict[int | None, list[Brief]] = {}
    sources: dict[DocPath, list[Brief]] = {}
    bodies: dict[DocPath, list[Brief]] = {}
    for brief in corpus.briefs:
        years.setdefault(brief.date.year if brief.date else None, []).append(brief)
        if brief.source:
            sources.setdefault(source_path(brief.source), []).append(brief)
        for path in dict.fromkeys(map(organisation_path, brief.organisations)):
            bodies.setdefault(path, []).append(brief)
    return Catalogue(
        briefs=corpus.briefs,
        people=people,
        named=named,
        briefs_of=briefs_of,
        years={year: tuple(briefs) for year, briefs in years.items()},
        sources={
            path: tuple(sources[path])
            for path in sorted(sources, key=lambda path: (fold(source_name(sources[path])), path))
        },
        bodies={
            path: tuple(bodies[path])
            for path in sorted(bodies, key=lambda path: (fold(body_name(path, bodies[path])), path))
        },
        place=place,
    )


def source_name(briefs: Iterable[Brief]) -> str:
    """Return the name of a source as most of its briefs write it, the first one at a tie."""
    return Counter(brief.source for brief in briefs if brief.source).most_common(1)[0][0]


def body_name(path: DocPath, briefs: Iterable[Brief]) -> str:
    """Return the name of an organisation as most of its briefs write it, the first one at a tie."""
    names = (
        name for brief in briefs for name in brief.organisations if organisation_path(name) == path
    )
    return Counter(names).most_common(1)[0][0]


def people_of(known: Catalogue, brief: Brief) -> tuple[Person, ...]:
    """Return the people whom a brief names, in its order, each once."""
    slugs = dict.fromkeys(known.named.get(brief.id, {}).values())
    return tuple(known.people[slug] for slug in slugs)


def most_named(known: Catalogue, briefs: Iterable[Brief]) -> tuple[tuple[Person, int], ...]:
    """Count in how many of some briefs each person is named.

    Args:
        known: The whole book.
        briefs: Some briefs of it.

    Returns:
        People with their counts, most named first, then by name.
    """
    counts = Counter(person.slug for brief in briefs for person in people_of(known, brief))
    order = {slug: number for number, slug in enumerate(known.people)}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], order[item[0]]))
    return tuple((known.people[slug], count) for slug, count in ranked)


def related(known: Catalogue, brief: Brief) -> tuple[tuple[Brief, tuple[Person, ...]], ...]:
    """Find the briefs that name the same people.

    Args:
        known: The whole book.
        brief: One brief of it.

    Returns:
        At most four briefs with the people that both name. One shared person who is rarely named
        counts for more than one whom every brief names.
    """
    shared: dict[BriefId, list[Person]] = {}
    for person in people_of(known, brief):
        for other in known.briefs_of[person.slug][:_LOOKED_AT]:
            if other.id != brief.id:
                shared.setdefault(other.id, []).append(person)

    def weight(brief_id: BriefId) -> float:
        return sum(1 / len(known.briefs_of[person.slug]) for person in shared[brief_id])

    here = known.place.get(brief.id, 0)
    ranked = sorted(shared, key=lambda each: (-weight(each), abs(known.place[each] - here), each))
    return tuple(
        (known.briefs[known.place[each]], tuple(shared[each])) for each in ranked[:_RELATED]
    )
