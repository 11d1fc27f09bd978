"""Who and what one text names, as plain data: for other programs and for measuring.

Takes a text whose lines are paragraphs, returns values that JSON takes. The same finding as in a
build, by the same code.
"""

from collections.abc import Iterator
from typing import Any

from generator.actors.bodies import Body, find_bodies
from generator.actors.entities import Recogniser
from generator.actors.gathering import Person, gather
from generator.actors.mentions import find_places
from generator.actors.organisations import find_organisations
from generator.actors.uncased_people import with_uncased
from generator.text.language import language_of


def named_in(text: str, recogniser: Recogniser | None = None) -> dict[str, Any]:
    """Find the people and bodies that a text names.

    Args:
        text: Plain text, a paragraph a line.
        recogniser: Marks names; without it triggers alone find them.

    Returns:
        `persons` and `organisations` in order of first naming, each with its other names in the
        text; `mentions`, their places as code points of the text, each with "PER" or "ORG".
    """
    lines = list(_paragraphs(text))
    paragraphs = [paragraph for paragraph, _ in lines]
    starts = [start for _, start in lines]
    marked = recogniser(paragraphs, language_of(text)) if recogniser else ()
    people = with_uncased(gather(*find_places(paragraphs, marked)), paragraphs)
    names = [person.name for person in people]
    bodies = (
        find_bodies(paragraphs, marked, people=names)
        if marked
        else tuple(map(Body, find_organisations(paragraphs, people=names)))
    )
    mentions = [
        [starts[place.paragraph] + place.start, starts[place.paragraph] + place.end, "PER"]
        for person in people
        for place in person.places
    ]
    mentions += [
        [starts[paragraph] + start, starts[paragraph] + end, "ORG"]
        for body in bodies
        for paragraph, start, end in body.places
    ]
    return {
        "persons": [_person(person) for person in people],
        "organisations": [{"name": body.name, "also": list(body.also)} for body in bodies],
        "mentions": sorted(mentions),
    }


def _paragraphs(text: str) -> Iterator[tuple[str, int]]:
    """Yield the lines of a text that hold something, each with where it begins."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield line.rstrip("\r\n"), start
        start += len(line)


def _person(person: Person) -> dict[str, Any]:
    full = dict.fromkeys(place.name for place in person.places if place.is_full)
    actor = person.actor()
    return {
        "name": actor.name,
        "also": [name for name in full if name != actor.name],
        "role": actor.role,
    }
