"""The people of a text without capitals: its namings, one person each.

Within one text a name that leaves out words of a longer one is the same person's, and so is a
family name alone where one person bears it. Takes paragraphs, returns people in order of first
naming, as `gathering` does for scripts with capitals.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.actors import chinese, japanese, korean, thai, uncased
from generator.actors.gathering import Person
from generator.actors.namings import Naming
from generator.actors.place import Place
from generator.actors.scripts import language_of
from generator.text.names import fold

_Find = Callable[[Sequence[str]], Iterator[Naming]]
_MOST_ALIKE: Final = 50  # people of one first and last name that a further name is compared with
_SHORTEST: Final = 3  # letters of a family name that is looked for alone


@dataclass(slots=True)
class _Named(Place):
    """A place of a name in a script without capitals; whether it is full is known from finding."""

    whole: bool = True

    @property
    def is_full(self) -> bool:
        """Tell whether the full name stands here."""
        return self.whole

    @property
    def is_whole(self) -> bool:
        """Tell that no single word is looked for as a whole name here."""
        return False


def with_uncased(
    people: list[Person], paragraphs: Sequence[str], writers: Collection[str] = ()
) -> list[Person]:
    """Add the people whom a text names in a script without capitals.

    Args:
        people: Those whom it names with capitals, or whom a language model marks.
        paragraphs: The text.
        writers: Names of those who wrote it; they are no actors.

    Returns:
        All in order of first naming; `people` itself for a text in a script with capitals.
    """
    code = language_of(paragraphs)
    if code is None:
        return people
    found = _find(code, paragraphs, writers)
    taken = {(place.paragraph, at) for one in found for place in one.places for at in _of(place)}
    others = [
        person
        for person in people
        if not any((place.paragraph, at) in taken for place in person.places for at in _of(place))
    ]
    both = [*found, *others]
    both.sort(key=lambda person: (person.places[0].paragraph, person.places[0].start))
    return both


def _of(place: Place) -> range:
    """Return the offsets of a place's characters."""
    return range(place.start, place.end)


def _find(code: str, paragraphs: Sequence[str], writers: Collection[str]) -> list[Person]:
    find = _finder(code)
    excluded = {fold(writer) for writer in writers}
    namings = [each for each in find(paragraphs) if fold(each.name) not in excluded]
    people = _gathered(namings)
    if code not in _UNSPACED:
        _add_family_names(people, paragraphs)
    for person in people:
        person.places.sort(key=lambda place: (place.paragraph, place.start))
    return people


_UNSPACED: Final[dict[str, _Find]] = {
    "ja": japanese.find,
    "ko": korean.find,
    "th": thai.find,
    "zh": chinese.find,
}


def _finder(code: str) -> _Find:
    return _UNSPACED.get(code) or (lambda paragraphs: uncased.find(paragraphs, code))


def _gathered(namings: Sequence[Naming]) -> list[Person]:
    people: list[Person] = []
    by_ends: dict[tuple[str, str], list[Person]] = {}
    for naming in namings:
        place = _place(naming, whole=True)
        words = fold(naming.name).split() or [naming.name]
        alike = by_ends.setdefault((words[0], words[-1]), [])
        known = [person for person in alike[:_MOST_ALIKE] if _is_same(person.name, naming.name)]
        if len(known) == 1:
            known[0].places.append(place)
            if len(naming.name.split()) > len(known[0].name.split()):
                known[0].name = naming.name
        elif not known:
            people.append(Person(place))
            alike.append(people[-1])
    return people


def _place(naming: Naming, *, whole: bool) -> _Named:
    return _Named(
        naming.paragraph,
        naming.start,
        naming.end,
        naming.name,
        (),
        role=naming.role,
        post=naming.role is not None,
        whole=whole,
    )


def _is_same(one: str, other: str) -> bool:
    """Tell whether one of two names with the same first and last word has all of the other's."""
    words, others = sorted((fold(one).split(), fold(other).split()), key=len)
    rest = iter(others)
    return all(word in rest for word in words)


def _add_family_names(people: Sequence[Person], paragraphs: Sequence[str]) -> None:
    """Add the places where the last word of one person's name stands alone."""
    bearers: dict[str, list[Person]] = {}
    for person in people:
        bearers.setdefault(person.name.split()[-1], []).append(person)
    alone = {
        name: found[0]
        for name, found in bearers.items()
        if len(found) == 1 and len(name) >= _SHORTEST
    }
    if not alone:
        return
    words = "|".join(map(re.escape, sorted(alone)))
    pattern = re.compile(rf"(?<!\S)(?:{words})(?![^\s.,،:;۔।!?\"»)])")
    taken = {(place.paragraph, at) for one in people for place in one.places for at in _of(place)}
    for number, text in enumerate(paragraphs):
        for match in pattern.finditer(text):
            if (number, match.start()) in taken:
                continue
            naming = Naming(number, *match.span(), match[0])
            alone[match[0]].places.append(_place(naming, whole=False))
