"""Who and what one article names: people with their roles, and bodies.

Takes the paragraphs of an article as plain text, returns names in order of first naming.
Works by triggers (titles, posts, verbs of speech, the shape of names) and lists of general
knowledge, without a language model: what it finds is precise, not complete.
"""

from collections.abc import Collection, Sequence

from generator.actors.gathering import actors_of, gather, mentions_of
from generator.actors.mentions import find_places
from generator.actors.organisations import find_organisations
from generator.model import Actor, Mention

__all__ = ["find_mentions", "find_organisations", "find_people"]


def find_people(paragraphs: Sequence[str], *, writers: Collection[str] = ()) -> tuple[Actor, ...]:
    """Find the people whom an article names by a full name.

    Args:
        paragraphs: The article's paragraphs, plain text.
        writers: Names of those who wrote it; they are no actors.

    Returns:
        The people in order of first naming, each under the fullest form of the name in this
        article, with the first role that is a post.
    """
    places, weights = find_places(paragraphs)
    return actors_of(gather(places, weights, writers))


def find_mentions(paragraphs: Sequence[str]) -> tuple[Mention, ...]:
    """Find every place where an article names one of its people, by full or family name.

    Args:
        paragraphs: The article's paragraphs, plain text.

    Returns:
        The mentions in text order; `block` counts the paragraphs from 0.
    """
    places, weights = find_places(paragraphs)
    return mentions_of(gather(places, weights))
