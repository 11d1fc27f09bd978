"""The corpus with everything that pages look up, worked out once.

Takes a `Corpus`, gives a `Catalogue` of mappings: who is named in a brief, what a year, a source or
a person has. Hidden people and drafts are not in the corpus and so in no page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.corpus.pairs import Companion, companions_of
from generator.corpus.posts_times import posts_by_person
from generator.corpus.quotations import Quotation, hear
from generator.corpus.related import Index, index_of
from generator.model import Brief, BriefId, Corpus, DocPath, Person, Post, Slug, Story, Tenure
from generator.pages.remembered import Remembered
from generator.text.names import fold
from generator.text.paths import organisation_path, source_path


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a person said, with the brief that has it."""

    brief: Brief
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A corpus and what is looked up in it; all briefs newest first, those without a date last."""

    briefs: tuple[Brief, ...]
    people: Mapping[Slug, Person]  # by name
    named: Mapping[BriefId, Mapping[str, Slug]]  # of a brief: name as written to person, in order
    people_in: Mapping[BriefId, tuple[Person, ...]]  # of a brief: in its order, each once
    briefs_of: Mapping[Slug, tuple[Brief, ...]]
    years: Mapping[int | None, tuple[Brief, ...]]
    sources: Mapping[DocPath, tuple[Brief, ...]]  # by name of the source
    bodies: Mapping[DocPath, tuple[Brief, ...]]  # by name of the organisation
    place: Mapping[BriefId, int]  # index in `briefs`
    rank: Mapping[Slug, int]  # index in `people`
    said: Mapping[Slug, tuple[Said, ...]]  # of a person, newest first, in a brief in text order
    companions: Mapping[Slug, tuple[Companion, ...]]
    relations: Index
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
    return Catalogue(
        briefs=corpus.briefs,
        people=people,
        named=named,
        people_in={
            brief: tuple(people[slug] for slug in dict.fromkeys(slugs.values()))
            for brief, slugs in named.items()
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
        place=place,
        rank={slug: number for number, slug in enumerate(people)},
        said=_said(corpus.briefs, named),
        companions=companions_of(corpus),
        relations=index_of(corpus),
        stories={each.brief: story for story in corpus.stories for each in story.reports},
        posts=corpus.posts,
        posts_of=posts_by_person(corpus.posts),
        called=corpus.called,
    )


_opened: Final = Remembered(_open)


def _said(
    briefs: Iterable[Brief], named: Mapping[BriefId, Mapping[str, Slug]]
) -> dict[Slug, tuple[Said, ...]]:
    said: dict[Slug, list[Said]] = {}
    for brief in briefs:
        people = named[brief.id]
        for each in _said_in(brief.path, brief) if people else ():
            if each.quotation.speaker in people:
                said.setdefault(people[each.quotation.speaker], []).append(each)
    return {slug: tuple(each) for slug, each in said.items()}


# A person or a quotation that is as before an edit is the same object after it: what is made of
# it is then known at a glance.
_same: Final = Remembered[Person, Person](lambda person: person)
_said_in: Final = Remembered[Brief, tuple[Said, ...]](
    lambda brief: tuple(Said(brief, quotation) for quotation in hear(brief).quotations)
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
    return known.people_in.get(brief.id, ())


def most_named(known: Catalogue, briefs: Iterable[Brief]) -> tuple[tuple[Person, int], ...]:
    """Count in how many of some briefs each person is named.

    Args:
        known: The whole book.
        briefs: Some briefs of it.

    Returns:
        People with their counts, most named first, then by name.
    """
    counts = Counter(person.slug for brief in briefs for person in people_of(known, brief))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], known.rank[item[0]]))
    return tuple((known.people[slug], count) for slug, count in ranked)
