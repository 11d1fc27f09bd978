"""The mentions of one text, gathered into actors: a bare family name joins its full name.

Takes the places of one text, returns people in order of first naming. Two people who share a
family name stay two; a lone family name that fits neither or both is dropped.
"""

from collections.abc import Collection, Sequence
from typing import Final

from generator.actors.mentions import Place
from generator.actors.signs import ENOUGH
from generator.model import Actor, Mention
from generator.text.likeness import Likeness, compare
from generator.text.name_keys import take_apart
from generator.text.names import family_name, fold

_NO_POST: Final = frozenset({"counterpart", "colleague"})


class Person:
    """One person of one text, while the text is read."""

    def __init__(self, place: Place) -> None:
        self.name = place.name
        self.places = [place]

    def words(self) -> list[str]:
        """Return the folded words of the fullest name."""
        return fold(self.name).split()

    def actor(self) -> Actor:
        """Return the person with the first role that is a post, else the first that is any."""
        roles = [place for place in self.places if place.role and not _is_relative(place.role)]
        posts = [place.role for place in roles if place.post]
        role = (posts or [place.role for place in roles] or [None])[0]
        return Actor(self.name, role)


def _is_relative(role: str | None) -> bool:
    """Tell whether a role only says to whom somebody compares: "Turkish counterpart"."""
    return bool(role) and fold(role or "").rpartition(" ")[2] in _NO_POST


def _is_same(person: Person, name: str) -> bool:
    """Tell whether a full name is another form of a person's name in the same text.

    Within one text a doubtful likeness is enough ("J. Roe" beside "Jane Roe" is she), save
    between father and son.
    """
    if take_apart(person.name).suffix != take_apart(name).suffix:
        return False
    return compare(person.name, name) is not Likeness.DIFFERENT


def _is_called(person: Person, word: str) -> bool:
    """Tell whether a text can call a person by one word: family name, given name, part of it."""
    bare = fold(word)
    family = fold(family_name(person.name))
    return bare == family or bare in person.words() or bare.split()[-1:] == family.split()[-1:]


def gather(
    places: Sequence[Place], weights: dict[str, float], writers: Collection[str] = ()
) -> list[Person]:
    """Return the people of one text, in order of first naming.

    Args:
        places: Every candidate's place, in text order.
        weights: How sure each folded full name is a person's.
        writers: Names of those who wrote the text; they are no actors.
    """
    excluded = {fold(writer) for writer in writers}
    people: list[Person] = []
    lone: list[Place] = []
    for place in places:
        if not place.is_full:
            lone.append(place)
            continue
        key = fold(place.name)
        if weights[key] < ENOUGH or key in excluded:
            continue
        known = [person for person in people if _is_same(person, place.name)]
        if len(known) == 1:
            person = known[0]
            person.places.append(place)
            if len(fold(place.name).split()) > len(person.words()):
                person.name = place.name
        elif not known:
            people.append(Person(place))
    for place in lone:
        bearers = [person for person in people if _is_called(person, place.name)]
        if len(bearers) == 1:
            bearers[0].places.append(place)
    for person in people:
        person.places.sort(key=lambda place: (place.paragraph, place.start))
    return people


def actors_of(people: Sequence[Person]) -> tuple[Actor, ...]:
    """Return the people as a brief's actors."""
    return tuple(person.actor() for person in people)


def mentions_of(people: Sequence[Person]) -> tuple[Mention, ...]:
    """Return every place that names one of the people, in text order."""
    found = [
        Mention(place.name, place.paragraph, place.start, place.end, place.role)
        for person in people
        for place in person.places
    ]
    return tuple(sorted(found, key=lambda mention: (mention.block, mention.start)))
