"""When the generator writes in another way, old bases and files are brought along together.

Each step is one pure function on the lines of a text. It is applied to a base and to its file
alike, in the file to those lines only that stand in the base: what a person wrote stays as they
wrote it. So a change of our format never looks like a person's edit, and no edit is touched by it.

A book notes its format in `.briefbook/format`; one that has bases and no note is of format 1.

Takes a book, returns a book and changes. Touches no file.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from generator.editing.plans import BASES, DELETED, FORMAT_FILE, Book, BriefFile, Change
from generator.errors import GeneratorError
from generator.model import BriefId
from generator.text.sheet import cut

_QUOTED: Final = re.compile(r"(?P<before>[\[ ])'(?P<text>(?:[^'\"\\\r\n]|'')*)'(?=[,\]\r\n]|$)")
_DOUBLED: Final = "''"

Step = Callable[[str], str]


def plain_apostrophes(line: str) -> str:
    r"""Bring a line of front matter from format 1 to 2: a text with apostrophes in double quotes.

    People who edited `'Minister''s visit: a day'` kept losing the second apostrophe.

    >>> plain_apostrophes("title: 'Minister''s visit: a day'\n")
    'title: "Minister\'s visit: a day"\n'
    """
    return _QUOTED.sub(_in_double_quotes, line)


def _in_double_quotes(found: re.Match[str]) -> str:
    text = found["text"]
    # As the writer of front matter decides: only what needs no escape.
    if _DOUBLED not in text or not text.isprintable() or max(text) > "\ufffd":
        return found[0]
    return f'{found["before"]}"{text.replace(_DOUBLED, chr(39))}"'


# The step at place 0 leads from format 1 to format 2, and so on.
STEPS: Final[tuple[Step, ...]] = (plain_apostrophes,)
FORMAT: Final = len(STEPS) + 1


@dataclass(frozen=True, slots=True)
class Migrated:
    """A book in the format of today, and the changes that bring it there."""

    book: Book
    changes: tuple[Change, ...] = ()


def migrate(book: Book) -> Migrated:
    """Bring a book to the format of today.

    Args:
        book: The book as it is on disk.

    Returns:
        The same book and no changes where it is of today's format.

    Raises:
        GeneratorError: The book was written by a newer Briefbook.
    """
    has_bases = bool(book.bases or book.deleted)
    found = book.format if book.format is not None else (1 if has_bases else FORMAT)
    if found > FORMAT:
        message = (
            f"this book is of format {found}, and this Briefbook knows {FORMAT} at most; "
            "nothing was written. Install the Briefbook that wrote it, or a newer one"
        )
        raise GeneratorError(message)
    note = Change(FORMAT_FILE, f"{FORMAT}\n")
    if found == FORMAT:
        noted = book.format is not None
        return Migrated(book) if noted else Migrated(replace(book, format=FORMAT), (note,))
    steps = STEPS[found - 1 :]
    bases = {key: migrate_text(text, text, steps) for key, text in book.bases.items()}
    stones = {key: migrate_text(text, text, steps) for key, text in book.deleted.items()}
    files = tuple(_file(file, book, steps) for file in book.files)
    after = replace(book, bases=bases, deleted=stones, files=files, format=FORMAT)
    return Migrated(after, (*_changes(book, after), note))


def migrate_text(text: str, base: str, steps: tuple[Step, ...]) -> str:
    """Bring the generator's own lines of a text along.

    Args:
        text: A base or a file.
        base: The base; lines that do not stand in it are a person's.
        steps: The steps to make, oldest first.
    """
    sheet, known = cut(text), cut(base)
    if sheet is None or known is None:
        return text
    own = {line.rstrip("\r\n") for line in known.yaml.splitlines(keepends=True)}
    lines = sheet.yaml.splitlines(keepends=True)
    for step in steps:
        lines = [step(line) if line.rstrip("\r\n") in own else line for line in lines]
        own = {step(line) for line in own}
    return sheet.opening + "".join(lines) + sheet.closing + sheet.body


def _file(file: BriefFile, book: Book, steps: tuple[Step, ...]) -> BriefFile:
    base = book.bases.get(file.id, book.deleted.get(file.id)) if file.id else None
    if base is None:
        return file
    return replace(file, text=migrate_text(file.text, base, steps))


def _changes(before: Book, after: Book) -> Iterator[Change]:
    for old, new in zip(before.files, after.files, strict=True):
        if old.text != new.text:
            yield Change(old.shown, new.text, replaces=old.text, brief=old.id)
    yield from _texts(BASES, before.bases, after.bases)
    yield from _texts(DELETED, before.deleted, after.deleted)


def _texts(
    folder: str, before: Mapping[BriefId, str], after: Mapping[BriefId, str]
) -> Iterator[Change]:
    for brief_id, text in sorted(after.items()):
        if before[brief_id] != text:
            yield Change(f"{folder}/{brief_id}.md", text, brief=brief_id)
