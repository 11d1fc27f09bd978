"""Who is found under which spelling: the names file of the search, in small pieces.

A name stands in the piece of each of its words, by the word's first letter, so that what is typed
calls for one piece alone, however many people a book has. Accents, apostrophes and hyphens make no
difference, by the rules by which the book itself compares names; the reader's browser folds what
is typed in the same way (`theme/assets/javascripts/fold.js`).

Takes the book, returns texts by path. Hidden people and drafts are not in the book.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Final

from generator.model import DocPath, Person, Register
from generator.pages.catalogue import Catalogue
from generator.text.names import fold
from generator.text.paths import person_path

FOLDER: Final = "finding"
PIECES: Final = 32


def piece_of(word: str) -> int:
    """Return the piece in which the people stand one of whose names has a word.

    Args:
        word: The word, folded.

    >>> piece_of("adamo") == piece_of("ana"), piece_of("adamo") == piece_of("berg")
    (True, False)
    """
    return ord(word[0]) % PIECES


def piece_path(number: int) -> DocPath:
    """Return the path of a piece of the names file."""
    return DocPath(f"{FOLDER}/names-{number}.json")


def name_files(
    known: Catalogue, register: Register, address: Callable[[DocPath], str]
) -> Iterator[tuple[DocPath, str]]:
    """Write the names file.

    Args:
        known: The whole book.
        register: People's decisions, for spellings that no brief uses yet.
        address: Gives the address of a page, below that of the site.

    Yields:
        Every piece, the empty ones too, with its text: a JSON list of people in the order of the
        book, each with the name, the address, the number of briefs, the number under which the
        timeline has them, and other spellings.
    """
    pieces: list[list[str]] = [[] for _ in range(PIECES)]
    decided = _decided(register)
    for number, (slug, person) in enumerate(known.people.items()):
        spellings = _spellings(person, decided)
        words = {word for each in spellings for word in each.split()} | set(slug.split("-"))
        row = json.dumps(
            [
                person.name,
                address(person_path(slug)),
                len(known.briefs_of[slug]),
                number,
                list(spellings.values())[1:],
            ],
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for piece in sorted({piece_of(word) for word in words if word}):
            pieces[piece].append(row)
    for number, rows in enumerate(pieces):
        yield piece_path(number), f"[{','.join(rows)}]\n"


def _decided(register: Register) -> dict[str, tuple[str, ...]]:
    """Return the names that people wrote down for somebody, by each of them folded."""
    return {
        fold(each): (entry.name, *entry.aliases)
        for entry in register.people
        if not entry.hidden
        for each in (entry.name, *entry.aliases)
    }


def _spellings(person: Person, decided: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the spellings of a name by their folded form, those of one form once."""
    written = (person.name, *person.spellings)
    more = [name for each in written for name in decided.get(fold(each), ())]
    found: dict[str, str] = {}
    for each in (*written, *more):
        found.setdefault(fold(each), each)
    return found
