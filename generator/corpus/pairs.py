"""Who appears with whom: pairs of people by the briefs that name both.

Takes a `Corpus`, returns for each person the others. One step a pair and brief, no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from generator.model import Brief, BriefId, Corpus, Slug

# A brief that names more people is a list of them, and tells of no two that they met.
_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who is named in the same briefs as somebody else.

    Attributes:
        slug: Who it is.
        briefs: How many briefs name both.
        newest: The newest of them.
    """

    slug: Slug
    briefs: int
    newest: BriefId


def companions_of(corpus: Corpus) -> Mapping[Slug, tuple[Companion, ...]]:
    """Find for each person who is named in the same briefs.

    Args:
        corpus: All briefs, grouped.

    Returns:
        The others by the number of shared briefs, at a tie the one with the newest first, then
        by name; nothing for who is always named alone.
    """
    shared: dict[tuple[Slug, Slug], list[BriefId]] = {}
    for brief in corpus.briefs:
        for pair in combinations(sorted(set(_people(corpus, brief))), 2):
            shared.setdefault(pair, []).append(brief.id)
    place = {brief.id: number for number, brief in enumerate(corpus.briefs)}
    order = {person.slug: number for number, person in enumerate(corpus.people)}
    found: dict[Slug, list[Companion]] = {}
    for (one, other), briefs in shared.items():
        found.setdefault(one, []).append(Companion(other, len(briefs), briefs[0]))
        found.setdefault(other, []).append(Companion(one, len(briefs), briefs[0]))
    return {
        slug: tuple(
            sorted(each, key=lambda c: (-c.briefs, place[c.newest], order.get(c.slug, len(order))))
        )
        for slug, each in found.items()
    }


def _people(corpus: Corpus, brief: Brief) -> Iterator[Slug]:
    if len(brief.actors) > _MOST:
        return
    for actor in brief.actors:
        slug = corpus.person_of.get((brief.id, actor.name))
        if slug is not None:
            yield slug
