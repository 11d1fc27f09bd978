"""Who and what one article names: people with their roles, and bodies.

Takes the paragraphs of an article as plain text, and what a language model marks in them if
there is one; returns names in order of first naming. Triggers (titles, posts, verbs of speech, the
shape of names) and lists of general knowledge decide; marks are one witness more. Without them what
is found is precise, and less.
"""

from collections.abc import Collection, Sequence

from generator.actors.bodies import Body, find_bodies
from generator.actors.entities import Entity, Marked, Recogniser
from generator.actors.gathering import Person, actors_of, gather, mentions_of
from generator.actors.mentions import find_places
from generator.actors.organisations import find_organisations as _by_words
from generator.actors.uncased_people import with_uncased
from generator.model import Actor, Mention

__all__ = [
    "Body",
    "Entity",
    "Marked",
    "Person",
    "Recogniser",
    "find_bodies",
    "find_mentions",
    "find_organisations",
    "find_people",
    "gather_people",
]


def gather_people(
    paragraphs: Sequence[str], *, writers: Collection[str] = (), entities: Marked = ()
) -> list[Person]:
    """Find the people whom an article names by a full name, with every place of each.

    Args:
        paragraphs: The article's paragraphs, plain text.
        writers: Names of those who wrote it; they are no actors.
        entities: For each paragraph what a language model marks in it; empty without a model.
    """
    places, weights = find_places(paragraphs, entities)
    return with_uncased(gather(places, weights, writers), paragraphs, writers)


def find_people(
    paragraphs: Sequence[str], *, writers: Collection[str] = (), entities: Marked = ()
) -> tuple[Actor, ...]:
    """Find the people whom an article names by a full name.

    Args:
        paragraphs: The article's paragraphs, plain text.
        writers: Names of those who wrote it; they are no actors.
        entities: For each paragraph what a language model marks in it; empty without a model.

    Returns:
        The people in order of first naming, each under the fullest form of the name in this
        article, with the first role that is a post.
    """
    return actors_of(gather_people(paragraphs, writers=writers, entities=entities))


def find_organisations(
    paragraphs: Sequence[str], *, people: Collection[str] = (), entities: Marked = ()
) -> tuple[str, ...]:
    """Find the bodies that an article names.

    Args:
        paragraphs: The article's paragraphs, plain text.
        people: Names that are people's, and so no bodies'.
        entities: For each paragraph what a language model marks in it; empty without a model.

    Returns:
        The names in order of first naming, without article and genitive; a body with a name and
        an acronym stands once, under its name.
    """
    if not entities:
        return _by_words(paragraphs, people=people)
    return tuple(body.name for body in find_bodies(paragraphs, entities, people=people))


def find_mentions(paragraphs: Sequence[str], *, entities: Marked = ()) -> tuple[Mention, ...]:
    """Find every place where an article names one of its people, by full or family name.

    Args:
        paragraphs: The article's paragraphs, plain text.
        entities: For each paragraph what a language model marks in it; empty without a model.

    Returns:
        The mentions in text order; `block` counts the paragraphs from 0.
    """
    return mentions_of(gather_people(paragraphs, entities=entities))
