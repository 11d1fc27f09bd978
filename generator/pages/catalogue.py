"""The corpus with everything that pages look up, worked out once.

Takes a `Corpus`, gives a `Catalogue` of mappings: who is named in a brief, what a year, a source or
a person has. Hidden people and drafts are not in the corpus and so in no page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.corpus.pairs import Companion, companions_of
from generator.corpus.posts_times import posts_by_person
from generator.corpus.quotations import Quotation, hear
from generator.corpus.related import Index, index_of
from generator.model import (
    Appearance,
    Brief,
    BriefId,
    Corpus,
    DocPath,
    Person,
    Post,
    Slug,
    Story,
    Tenure,
)
from generator.remembered import Remembered
from generator.text.names import fold
from generator.text.paths import organisation_path, source_path


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a person said, with the brief that has it."""

    brief: Brief
    quotation: Quotation


# A brief, and the people whom it names with name and address alone.
Row = tuple[Brief, tuple[Person, ...]]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A corpus and what is looked up in it; all briefs newest first, those without a date last."""

    briefs: tuple[Brief, ...]
    people: Mapping[Slug, Person]  # by name
    listed: Mapping[Slug, Person]  # the same with name and address alone, as lists show them
    named: Mapping[BriefId, Mapping[str, Slug]]  # of a brief: name as written to person, in order
    people_in: Mapping[BriefId, tuple[Person, ...]]  # of a brief: in its order, each once
    rows: Mapping[BriefId, Row]  # of a brief: what a list shows of it
    briefs_of: Mapping[Slug, tuple[Brief, ...]]
    years: Mapping[int | None, tuple[Brief, ...]]
    sources: Mapping[DocPath, tuple[Brief, ...]]  # by name of the source
    bodies: Mapping[DocPath, tuple[Brief, ...]]  # by name of the organisation
    by_id: Mapping[BriefId, Brief]
    place: Mapping[BriefId, int]  # index in `briefs`
    rank: Mapping[Slug, int]  # index in `people`
    said: Mapping[Slug, tuple[Said, ...]]  # as `said_by` gives it, read when it is asked for
    companions: Mapping[Slug, tuple[Companion, ...]]
    corpus: Corpus
    stories: Mapping[BriefId, Story]  # of a brief that is one report of several
    posts: tuple[Post, ...]
    posts_of: Mapping[Slug, tuple[tuple[Post, Tenure], ...]]  # of a person, newest first
    called: Mapping[str, tuple[str, ...]]  # the other names of an organisation, by its name


def open_catalogue(corpus: Corpus) -> Catalogue:
    """Work out what pages look up.

    Args:
        corpus: All briefs, grouped.

    Returns:
        The same briefs and people with their mappings; of one corpus they are worked out once.
    """
    return _opened("book", corpus)


def _open(corpus: Corpus) -> Catalogue:
    by_id = {brief.id: brief for brief in corpus.briefs}
    place = {brief.id: number for number, brief in enumerate(corpus.briefs)}
    people = {person.slug: _same(person.slug, person) for person in corpus.people}
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
    listed = {slug: _listed(slug, (slug, person.name)) for slug, person in people.items()}
    slugs_in = {brief: dict.fromkeys(slugs.values()) for brief, slugs in named.items()}
    return Catalogue(
        briefs=corpus.briefs,
        people=people,
        listed=listed,
        named=named,
        people_in={
            brief: tuple(people[slug] for slug in slugs) for brief, slugs in slugs_in.items()
        },
        rows={
            brief.id: _row(brief.id, (brief, tuple(listed[slug] for slug in slugs_in[brief.id])))
            for brief in corpus.briefs
        },
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
        by_id=by_id,
        place=place,
        rank={slug: number for number, slug in enumerate(people)},
        said=_AllSaid(people, briefs_of),
        companions=companions_of(corpus),
        corpus=corpus,
        stories={each.brief: story for story in corpus.stories for each in story.reports},
        posts=corpus.posts,
        posts_of=posts_by_person(corpus.posts),
        called=corpus.called,
    )


_opened: Final = Remembered(_open)


def relations_in(known: Catalogue) -> Index:
    """Return what relations of briefs are looked up in, worked out once a book."""
    return _relations("book", known.corpus)


_relations: Final = Remembered[Corpus, Index](index_of)


class _AllSaid(Mapping[Slug, tuple[Said, ...]]):
    """What everybody said, each person's read when it is asked for."""

    def __init__(
        self, people: Mapping[Slug, Person], briefs_of: Mapping[Slug, tuple[Brief, ...]]
    ) -> None:
        self._people = people
        self._briefs_of = briefs_of

    def __getitem__(self, slug: Slug) -> tuple[Said, ...]:
        """Read what one person said."""
        return said_by(self._people[slug], self._briefs_of[slug])

    def __iter__(self) -> Iterator[Slug]:
        """Give the people who may have said something."""
        return iter(self._people)

    def __len__(self) -> int:
        """Return how many people there are."""
        return len(self._people)


def said_by(person: Person, briefs: Iterable[Brief]) -> tuple[Said, ...]:
    """Find what a person said.

    Args:
        person: Who it is.
        briefs: The briefs that name them, newest first.

    Returns:
        Their quotations, newest first, in a brief in text order.
    """
    names = names_in(person.appearances)
    return tuple(
        each
        for brief in briefs
        for each in _said_in(brief.path, brief)
        if each.quotation.speaker in names[brief.id]
    )


def names_in(appearances: Iterable[Appearance]) -> Mapping[BriefId, tuple[str, ...]]:
    """Return how each brief writes the name of a person."""
    names: dict[BriefId, tuple[str, ...]] = {}
    for each in appearances:
        names[each.brief] = (*names.get(each.brief, ()), each.name)
    return names


# A person or a quotation that is as before an edit is the same object after it: what is made of
# it is then known at a glance.
_same: Final = Remembered[Person, Person](lambda person: person)
_listed: Final = Remembered[tuple[Slug, str], Person](lambda of: Person(*of, (of[1],), ()))
_row: Final = Remembered[Row, Row](lambda row: row)
_said_in: Final = Remembered[Brief, tuple[Said, ...]](
    lambda brief: tuple(Said(brief, quotation) for quotation in hear(brief).quotations)
)


def source_name(briefs: Iterable[Brief]) -> str:
    """Return the name of a source as most of its briefs write it, the first one at a tie."""
    return Counter(brief.source for brief in briefs if brief.source).most_common(1)[0][0]


@lru_cache(maxsize=1 << 12)
def _bodies_in(names: tuple[str, ...]) -> Mapping[DocPath, tuple[str, ...]]:
    """Return what a brief writes for the organisation of each page; it may name thousands."""
    found: dict[DocPath, list[str]] = {}
    for name in names:
        found.setdefault(organisation_path(name), []).append(name)
    return {path: tuple(each) for path, each in found.items()}


def bodies_written(path: DocPath, briefs: Iterable[Brief]) -> Iterator[str]:
    """Give the names under which briefs write the organisation of a page, brief by brief."""
    for brief in briefs:
        yield from _bodies_in(brief.organisations).get(path, ())


def body_name(path: DocPath, briefs: Iterable[Brief]) -> str:
    """Return the name of an organisation as most of its briefs write it, the first one at a tie."""
    return Counter(bodies_written(path, briefs)).most_common(1)[0][0]


def people_of(known: Catalogue, brief: Brief) -> tuple[Person, ...]:
    """Return the people whom a brief names, in its order, each once."""
    return known.people_in.get(brief.id, ())


def most_named(known: Catalogue, briefs: Iterable[Brief]) -> tuple[tuple[Person, int], ...]:
    """Count in how many of some briefs each person is named.

    Args:
        known: The whole book.
        briefs: Some briefs of it.

    Returns:
        People with name and address alone, with their counts, most named first, then by name.
    """
    return most_named_in([known.rows[brief.id] for brief in briefs])


def most_named_in(rows: Collection[Row]) -> tuple[tuple[Person, int], ...]:
    """Count people as `most_named` does, by what lists show of briefs."""
    people = {person.slug: person for _, named in rows for person in named}
    counts = Counter(person.slug for _, named in rows for person in named)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], *by_name(people[item[0]])))
    return tuple((people[slug], number) for slug, number in ranked)


def by_name(person: Person) -> tuple[str, str]:
    """Return the key that orders people as a corpus does."""
    return fold(person.name), person.name
