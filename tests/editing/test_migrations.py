"""A change of our own format never looks like a person's edit, and touches none of theirs."""

import pytest

from generator.editing.migrations import FORMAT, migrate, migrate_text, plain_apostrophes
from generator.editing.plans import BASES, DELETED, FORMAT_FILE, Book, BriefFile, Change
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
