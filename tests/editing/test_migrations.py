"""A change of our own format never looks like a person's edit, and touches none of theirs."""

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.migrations import FORMAT, migrate, migrate_text, plain_apostrophes
from generator.editing.plans import ADDRESSES, BASES, DELETED, FORMAT_FILE, Book, BriefFile, Change
from generator.editing.store import plan
from generator.errors import GeneratorError
from generator.model import BriefId
from generator.text.front_matter import read_brief, write_brief
from tests.builders import a_brief

BRIEF = a_brief(title="'Not over', says Jo: a day", byline=("Jo O'Neil: x",))
ID = BRIEF.id
NEW = write_brief(BRIEF)
# As format 1 wrote it.
OLD = NEW.replace("\"'Not over', says Jo: a day\"", "'''Not over'', says Jo: a day'").replace(
    '["Jo O\'Neil: x"]', "['Jo O''Neil: x']"
)


def a_book(mine: str, **changes: object) -> Book:
    """Return a book of format 1."""
    file = BriefFile(BRIEF.path, mine, read_brief(mine, BRIEF.path), ID)
    return Book(**({"files": (file,), "bases": {ID: OLD}} | changes))  # type: ignore[arg-type] # any of the type's fields


def test_old_format_reads_the_same() -> None:
    """Both formats say the same."""
    assert OLD != NEW
    assert read_brief(OLD, BRIEF.path) == read_brief(NEW, BRIEF.path) == BRIEF


def test_old_book_is_brought_along() -> None:
    """Base, stone and file change together, and the new format is noted last."""
    stone = BriefId("bkdeleted22222")
    migrated = migrate(a_book(OLD, deleted={stone: OLD}))

    assert migrated.changes == (
        Change(f"docs/{BRIEF.path}", NEW, replaces=OLD),
        Change(f"{BASES}/{ID}.md", NEW),
        Change(f"{DELETED}/{stone}.md", NEW),
        Change(FORMAT_FILE, f"{FORMAT}\n"),
    )
    assert migrate(migrated.book).changes == ()


def test_what_a_person_wrote_stays_as_they_wrote_it() -> None:
    """Lines that are not the generator's are not touched; line breaks stay."""
    mine = OLD.replace("source: The Lund Courier", "source: 'It''s mine: so'").replace("\n", "\r\n")
    after = migrate(a_book(mine)).book.files[0].text

    assert after == NEW.replace("source: The Lund Courier", "source: 'It''s mine: so'").replace(
        "\n", "\r\n"
    )


def test_own_briefs_and_bodies_are_not_touched() -> None:
    """A file without a base is a person's; what looks like YAML in a body is text."""
    own = BriefFile(BRIEF.path, OLD, BRIEF, None)
    body = f"{OLD}\ntitle: 'it''s'\n"

    assert migrate(a_book(OLD, files=(own,))).book.files == (own,)
    assert migrate_text(body, body, (plain_apostrophes,)) == f"{NEW}\ntitle: 'it''s'\n"
    assert migrate_text("No front matter.", OLD, (plain_apostrophes,)) == "No front matter."


@pytest.mark.parametrize(
    "line", ["title: 'a ''b\"'\n", "title: 'a ''\\'\n", "title: 'plain'\n", "title: it's\n"]
)
def test_only_plain_apostrophes_change(line: str) -> None:
    """What would need an escape stays in single quotes."""
    assert plain_apostrophes(line) == line


def test_new_book_is_of_todays_format() -> None:
    """A book without bases needs no migration; its format is noted once."""
    migrated = migrate(Book())

    assert migrated.changes == (Change(FORMAT_FILE, f"{FORMAT}\n"),)
    assert migrate(migrated.book).changes == ()


def test_book_of_a_newer_program_is_not_touched() -> None:
    """What was written in a format not known is left to who knows it."""
    with pytest.raises(GeneratorError, match="this book is of format 99, and this Briefbook knows"):
        migrate(Book(format=99))


TITLES = ("'Over', says Jo: a day", "It's not over: part two", "Plain")
EDITS = ("title: Mine", "mood: 'it''s: mine'", "# it's mine", "agency: 'Jo''s: own'")


@given(st.sampled_from(TITLES), st.lists(st.sampled_from(EDITS), unique=True), st.booleans())
def test_migration_looks_like_no_edit(title: str, edits: list[str], crlf: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever a person wrote: after a change of format a run has nothing to do and to ask."""
    brief = dataclasses.replace(BRIEF, title=title)
    base = mine = as_format_1(write_brief(brief))
    for line in edits:
        key = line.partition(":")[0]
        mine = re.sub(rf"(?m)^{key}:.*\n" if ":" in line else r"\Z.", "", mine)
        mine = mine.replace("id:", f"{line}\nid:", 1)
    mine = mine.replace("\n", "\r\n") if crlf else mine
    migrated = migrate(a_book(mine, bases={ID: base})).book
    file = migrated.files[0]
    decided = plan(read_again(migrated), [brief])

    assert [change.path for change in decided.changes] == [ADDRESSES]
    assert not decided.problems
    assert all(line in file.text.replace("\r\n", "\n").splitlines() for line in edits)


def as_format_1(text: str) -> str:
    """Write what format 2 puts in double quotes as format 1 did."""

    def single(found: re.Match[str]) -> str:
        return "'" + found[1].replace("'", "''") + "'"

    return re.sub(r'"([^"\n]*)"', single, text)


def read_again(book: Book) -> Book:
    """Read a migrated book's files as the next run does."""
    files = [
        dataclasses.replace(file, brief=read_brief(file.text, file.path)) for file in book.files
    ]
    return dataclasses.replace(book, files=tuple(files))
