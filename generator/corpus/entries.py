"""The entries of `names.yml`, those that are called the same put together.

Takes a `Register`, returns one in which every person has one entry.
"""

from collections.abc import Sequence
from dataclasses import replace

from generator.model import Register, RegisterEntry
from generator.text.names import fold


def one_entry_a_person(register: Register) -> Register:
    """Put entries together that name each other under `same`.

    Args:
        register: The decisions as people wrote them.

    Returns:
        The decisions with one entry a person, under the name of the one that says `same`; a name
        under `same` that has no entry is an alias.
    """
    if not any(entry.same for entry in register.people):
        return register
    at = {
        fold(spelling): number
        for number, entry in enumerate(register.people)
        for spelling in (entry.name, *entry.aliases)
    }
    leader = list(range(len(register.people)))
    for number, entry in enumerate(register.people):
        for other in entry.same:
            joined = at.get(fold(other), number)
            old, new = leader[joined], leader[number]
            leader = [new if each == old else each for each in leader]
    people = tuple(
        _joined(
            [entry for place, entry in enumerate(register.people) if leader[place] == number], first
        )
        for number, first in enumerate(register.people)
        if leader[number] == number
    )
    return replace(register, people=people)


def _joined(entries: Sequence[RegisterEntry], first: RegisterEntry) -> RegisterEntry:
    """Return one entry for all entries of a person."""
    ordered = [first, *(entry for entry in entries if entry is not first)]
    names: dict[str, str] = {}
    for entry in ordered:
        for spelling in (entry.name, *entry.aliases, *entry.same):
            names.setdefault(fold(spelling), spelling)
    names.pop(fold(first.name))
    return RegisterEntry(
        first.name,
        tuple(names.values()),
        tuple(dict.fromkeys(other for entry in ordered for other in entry.different)),
        any(entry.hidden for entry in ordered),
        next((entry.note for entry in ordered if entry.note), None),
    )
