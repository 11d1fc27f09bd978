"""The index of people from A to Z, by family name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from generator.model import Page, Person
from generator.pages.catalogue import Catalogue
from generator.pages.dates import count
from generator.pages.document import PEOPLE_INDEX, page, person_link
from generator.pages.lists import roles_of
from generator.text.names import family_name, fold, is_particle
from generator.text.paths import slugify

_EMPTY: Final = (
    "No brief names a person yet. People appear here when the `actors` of a brief name them."
)
_OTHER: Final = "Other"
_LONGEST_SKIPPED: Final = 3


def sort_key(person: Person) -> tuple[str, str]:
    """Return the key that sorts a person by family name without short particles, then by full name.

    >>> sort_key(Person("x", "Pieter van der Berg", (), ()))
    ('berg', 'pieter van der berg')
    """
    words = family_name(person.name).replace("-", " ").split()
    # A long particle belongs to the name: "Abdul-Mahdi" is looked for under A.
    while len(words) > 1 and is_particle(words[0]) and len(words[0]) <= _LONGEST_SKIPPED:
        del words[0]
    return slugify(" ".join(words)), fold(person.name)


def letter_of(person: Person) -> str:
    """Return the letter under which the index has a person, A to Z or "Other"."""
    first = sort_key(person)[0][:1]
    return first.upper() if first.isalpha() else _OTHER


def people_index(known: Catalogue) -> Iterator[Page]:
    """Emit the index of people.

    Args:
        known: The whole book.

    Yields:
        `people/index.md`.
    """
    people = sorted(
        known.people.values(), key=lambda person: (letter_of(person) == _OTHER, sort_key(person))
    )
    groups = {letter: list(group) for letter, group in groupby(people, letter_of)}
    letters = " ".join(f"[{letter}](#{letter.lower()})" for letter in groups)
    sections = [
        f"## {letter}\n\n" + "\n".join(_item(known, person) for person in group)
        for letter, group in groups.items()
    ]
    yield page(
        PEOPLE_INDEX,
        "People",
        "# People",
        f"{count(len(people), 'person', 'people')}, by family name." if people else _EMPTY,
        f'<nav class="bb-letters" aria-label="Letters" markdown>\n\n{letters}\n\n</nav>'
        if letters
        else "",
        *sections,
        description=f"{count(len(people), 'person', 'people')} named in the briefs, A to Z.",
    )


def _item(known: Catalogue, person: Person) -> str:
    number = count(len(known.briefs_of[person.slug]), "brief")
    roles = roles_of(person)
    small = f"{number} · {roles[0]}" if roles else number
    return f"- {person_link(PEOPLE_INDEX, person)} <small>{small}</small>"
