"""Who the network shows: the people who share most briefs, and the briefs that they share.

Takes the book, returns values for the page, its chart and what its script loads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from generator.model import BriefId, Person, Slug
from generator.pages.catalogue import Catalogue

MOST_PEOPLE: Final = 100
_MOST_PAIRS: Final = 600
# A brief that names more people is a list of them, and tells of no two that they met.
_LONGEST_LIST: Final = 60
# More lines than these hide one another; the slider shows them all.
_READABLE: Final = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people, as indexes into the people of a network, and the briefs that name both."""

    one: int
    other: int
    briefs: tuple[BriefId, ...]  # newest first


@dataclass(frozen=True, slots=True)
class Network:
    """People and pairs, the most connected first.

    Attributes:
        people: The people.
        pairs: The pairs among them, those with most briefs first.
        least: The number of shared briefs from which pairs are shown at first.
    """

    people: tuple[Person, ...]
    pairs: tuple[Pair, ...]
    least: int


def network_of(known: Catalogue) -> Network:
    """Choose the people and pairs of a book that can be drawn.

    Args:
        known: The whole book.

    Returns:
        The most connected people; nobody where no brief names two.
    """
    weight = {
        slug: sum(each.briefs for each in known.companions.get(slug, ())) for slug in known.people
    }
    ranked = sorted(filter(weight.get, known.people), key=lambda slug: -weight[slug])
    chosen = frozenset(ranked[:MOST_PEOPLE])
    shared = sorted(_shared(known, chosen).items(), key=lambda each: -len(each[1]))[:_MOST_PAIRS]
    there = {slug for pair, _ in shared for slug in pair}
    shown = [slug for slug in ranked[:MOST_PEOPLE] if slug in there]
    place = {slug: number for number, slug in enumerate(shown)}
    pairs = tuple(Pair(place[one], place[other], tuple(briefs)) for (one, other), briefs in shared)
    least = len(pairs[_READABLE].briefs) + 1 if len(pairs) > _READABLE else 1
    strongest = len(pairs[0].briefs) if pairs else 1
    return Network(tuple(known.people[slug] for slug in shown), pairs, min(least, strongest))


def _shared(known: Catalogue, chosen: frozenset[Slug]) -> Mapping[tuple[Slug, Slug], list[BriefId]]:
    shared: dict[tuple[Slug, Slug], list[BriefId]] = {}
    for brief in known.briefs:
        if len(brief.actors) > _LONGEST_LIST:
            continue
        named = chosen.intersection(known.named.get(brief.id, {}).values())
        for pair in combinations(sorted(named, key=known.rank.__getitem__), 2):
            shared.setdefault(pair, []).append(brief.id)
    return shared
