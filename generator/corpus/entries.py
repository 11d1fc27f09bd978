"""The entries of `names.yml`, those that are called the same put together.

Takes the entries of a section or a whole `Register`, returns them with one entry a person or body.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
    return replace(register, people=put_together(register.people))


def keys_of(entry: RegisterEntry) -> tuple[str, ...]:
    """Return the folded names of an entry.

    >>> keys_of(RegisterEntry("Tom Roe", ("T. Roe",)))
    ('tom roe', 't roe')
    """
    return tuple(map(fold, (entry.name, *entry.aliases)))


@dataclass(frozen=True, slots=True)
class Apart:
    """Which folded spellings names.yml keeps apart; asked of a pair, for all pairs would be many.

    Attributes:
        owner: The number of the entry that names a spelling.
        different: What each entry calls another person.
    """

    owner: Mapping[str, int]
    different: Sequence[frozenset[str]]

    def are(self, one: str, other: str) -> bool:
        """Tell whether two spellings are two people's: nobody writes one person down twice."""
        mine, theirs = self.owner.get(one), self.owner.get(other)
        if mine is not None and theirs is not None and mine != theirs:
            return True
        return (mine is not None and other in self.different[mine]) or (
            theirs is not None and one in self.different[theirs]
        )


def kept_apart(entries: Sequence[RegisterEntry]) -> Apart:
    """Return which spellings names.yml keeps apart.

    Args:
        entries: One entry a person.
    """
    return Apart(
        {key: at for at, entry in enumerate(entries) for key in keys_of(entry)},
        [frozenset(map(fold, entry.different)) for entry in entries],
    )


def put_together(entries: tuple[RegisterEntry, ...]) -> tuple[RegisterEntry, ...]:
    """Put the entries of one section together that name each other under `same`.

    Args:
        entries: The entries as people wrote them.

    Returns:
        One entry for each that is meant, under the name of the one that says `same`.
    """
    if not any(entry.same for entry in entries):
        return entries
    at = {key: number for number, entry in enumerate(entries) for key in keys_of(entry)}
    leader = list(range(len(entries)))
    for number, entry in enumerate(entries):
        for other in entry.same:
            joined = at.get(fold(other), number)
            old, new = leader[joined], leader[number]
            leader = [new if each == old else each for each in leader]
    return tuple(
        _joined([entry for place, entry in enumerate(entries) if leader[place] == number], first)
        for number, first in enumerate(entries)
        if leader[number] == number
    )


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
        briefs=tuple(dict.fromkeys(brief for entry in ordered for brief in entry.briefs)),
    )
