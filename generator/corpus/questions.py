"""The questions who is who: what speaks for two names being one person's, in words and counted.

Takes pairs of people and the briefs, returns problems, those with the most evidence first. Nothing
is decided here: what is counted helps a person to decide.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.corpus.people import Question
from generator.model import Brief, BriefId, Person, Problem
from generator.text.names import fold

_MANY: Final = 3  # shared roles, bodies or years that are named


class _Seen(NamedTuple):
    """Where and as what a person is named."""

    briefs: frozenset[BriefId]
    roles: Mapping[str, str]  # folded, and as written
    bodies: Mapping[str, str]
    years: frozenset[int]


def asked(
    questions: Sequence[Question],
    people: Sequence[Person],
    by_id: Mapping[BriefId, Brief],
    path: str,
) -> tuple[Problem, ...]:
    """Return a problem for every pair of people who may be one; hidden ones are not named.

    Args:
        questions: The pairs.
        people: Everybody who has a page.
        by_id: The briefs that are shown.
        path: Where a person answers.
    """
    known = {fold(person.name): person for person in people}
    found: list[tuple[int, Problem]] = []
    for question in questions:
        one, other = known.get(fold(question.one)), known.get(fold(question.other))
        if one is None or other is None:
            continue
        reasons = tuple(_evidence(_seen(one, by_id), _seen(other, by_id)))
        count = sum(weight for weight, _ in reasons)
        told = "; ".join(words for _, words in reasons)
        message = (
            f"{question.one!r} and {question.other!r} may be one person: {told}. Write the one "
            f"under 'aliases' of the other, or under 'different'"
        )
        found.append((count, Problem(path, message, field="people")))
    # The order of the questions stays where the evidence is the same.
    return tuple(problem for _, problem in sorted(found, key=lambda each: -each[0]))


def _seen(person: Person, by_id: Mapping[BriefId, Brief]) -> _Seen:
    briefs = [by_id[each.brief] for each in person.appearances if each.brief in by_id]
    return _Seen(
        frozenset(brief.id for brief in briefs),
        {fold(each.role): each.role for each in reversed(person.appearances) if each.role},
        {fold(name): name for brief in reversed(briefs) for name in brief.organisations},
        frozenset(brief.date.year for brief in briefs if brief.date),
    )


def _evidence(one: _Seen, other: _Seen) -> Iterator[tuple[int, str]]:
    """Yield what speaks for and against two being one, each with its weight, in words."""
    roles = _shared(one.roles, other.roles)
    if roles:
        yield 3 * len(roles), f"both are called {_listed(roles)}"
    bodies = _shared(one.bodies, other.bodies)
    if bodies:
        yield len(bodies), f"{_listed(bodies)} named with both"
    years = sorted(one.years & other.years)
    if years:
        yield 1, f"both in briefs of {_listed([str(year) for year in years])}"
    elif one.years and other.years:
        yield -1, f"the one in briefs of {_span(one.years)}, the other of {_span(other.years)}"
    together = len(one.briefs & other.briefs)
    if together:
        yield -5, f"but {'a brief names' if together == 1 else f'{together} briefs name'} both"
    elif not (roles or bodies or years):
        yield 0, "only the names are alike, no brief names both"
    else:
        yield 1, "no brief names both"


def _shared(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return [one[key] for key in sorted(one.keys() & other.keys())]


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MANY])
    return shown if len(names) <= _MANY else f"{shown} and {len(names) - _MANY} more"


def _span(years: frozenset[int]) -> str:
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first} to {last}"
