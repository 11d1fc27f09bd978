"""The mentions of one text, gathered into actors: a bare family name joins its full name.

Takes the places of one text, returns people in order of first naming. Two people who share a
family name stay two; a lone family name that fits neither or both is dropped.
"""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Final

from generator.actors.lexicon import RELATION, classify
from generator.actors.place import Place
from generator.actors.signs import ENOUGH
from generator.model import Actor, Mention
from generator.text.likeness import Likeness, compare
from generator.text.name_keys import take_apart
from generator.text.names import family_name, fold

# A text with more names than this is a list: the others count only where they are said again.
_MOST_NAMES: Final = 600
_NO_POST: Final = frozenset({"counterpart", "colleague", "compatriot", "teammate", "namesake"})


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
        roles = [
            place
            for place in self.places
            if place.role and not _is_relative(place.role) and not _is_of_kin(place)
        ]
        posts = [place.role for place in roles if place.post]
        role = (posts or [place.role for place in roles] or [None])[0]
        return Actor(self.name, role)


def _is_of_kin(place: Place) -> bool:
    """Tell whether a bare family name stands there with a word of kinship: "Lady Roe, his wife"."""
    last = (place.role or "").rpartition(" ")[2]
    return not place.is_full and not place.post and bool(classify(last)[1] & RELATION)


def _is_relative(role: str | None) -> bool:
    """Tell whether a role only says to whom somebody compares: "Turkish counterpart"."""
    return bool(role) and fold(role or "").rpartition(" ")[2] in _NO_POST


def _is_same(one: str, name: str) -> bool:
    """Tell whether a full name is another form of a person's name in the same text.

    Within one text a doubtful likeness is enough ("J. Roe" beside "Jane Roe" is she), save
    between father and son.
    """
    if take_apart(one).suffix != take_apart(name).suffix:
        return False
    return compare(one, name, cases=False) is not Likeness.DIFFERENT


def _by_calling(
    people: Sequence[Person],
) -> tuple[dict[str, list[Person]], dict[str, list[Person]]]:
    """Return people by the words a text can call them by, and by the last of their family name."""
    by_word: dict[str, list[Person]] = {}
    by_last: dict[str, list[Person]] = {}
    for person in people:
        family = fold(family_name(person.name))
        for word in dict.fromkeys([family, *person.words()]):
            by_word.setdefault(word, []).append(person)
        by_last.setdefault(family.rpartition(" ")[2], []).append(person)
    return by_word, by_last


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
    whole = [
        place
        for place in places
        if place.is_full
        and weights[fold(place.name)] >= ENOUGH
        and fold(place.name) not in excluded
    ]
    people = _of_full_names(whole)
    by_word, by_last = _by_calling(people)
    for place in places:
        if not place.is_full:
            bare = fold(place.name)
            called = [*by_word.get(bare, ()), *by_last.get(bare.rpartition(" ")[2], ())]
            if called and all(person is called[0] for person in called):
                called[0].places.append(place)
            elif not called and place.is_whole and bare not in excluded:
                person = Person(place)
                people.append(person)
                by_word[bare] = [person]
    people.sort(key=lambda person: (person.places[0].paragraph, person.places[0].start))
    for person in people:
        person.places.sort(key=lambda place: (place.paragraph, place.start))
    return people


def _of_full_names(places: Sequence[Place]) -> list[Person]:
    """Return a person for each place that names one in full and that no other person fits."""
    people: list[Person] = []
    names: set[str] = set()
    is_same = cache(_is_same)  # for this text: one that names many people names them often
    for place in places:
        key = fold(place.name)
        names.add(key)
        if len(names) <= _MOST_NAMES:
            known = [person for person in people if is_same(person.name, place.name)]
        else:
            known = [person for person in people if fold(person.name) == key]
        if len(known) == 1:
            person = known[0]
            person.places.append(place)
            if len(key.split()) > len(person.words()):
                person.name = place.name
        elif not known and len(names) <= _MOST_NAMES:
            people.append(Person(place))
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
