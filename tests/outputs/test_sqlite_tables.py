"""The book as SQLite, read back by SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from generator.outputs.data_rows import rows
from generator.outputs.sqlite_tables import sqlite_tables
from generator.pages.data_fields import TABLES, Table
from tests.outputs.books import DRAFT, EXCERPTS, HARD, SITE, a_catalogue
from tests.pages.books import STRIKE, TALKS

KNOWN = a_catalogue()
DATA = b"".join(sqlite_tables(KNOWN, SITE))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file as any program does: from disk, read-only."""
    path = tmp_path / "briefs.sqlite"
    path.write_bytes(DATA)
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as opened:
        yield opened


def found(database: sqlite3.Connection, query: str) -> list[str]:
    """Return the ids of the briefs that full text finds."""
    select = (
        "select id from briefs join briefs_fts on briefs_fts.rowid = briefs.rowid "
        "where briefs_fts match ? order by rank, id"
    )
    return [row[0] for row in database.execute(select, (query,))]


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_every_value_is_read_back(database: sqlite3.Connection, table: Table) -> None:
    """As many rows as the book has, lists as JSON, yes and no as 1 and 0."""
    expected = [
        tuple(json.dumps(v, ensure_ascii=False) if isinstance(v, tuple) else v for v in row)
        for row in rows(table, KNOWN, SITE)
    ]
    cursor = database.execute(f"select * from {table.name}")  # noqa: S608 - our own names

    assert [each[0] for each in cursor.description] == [field.name for field in table.fields]
    assert cursor.fetchall() == expected


def test_the_file_is_sound(database: sqlite3.Connection) -> None:
    """Every page of it, its index, and every key between its tables."""
    assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert database.execute("pragma foreign_key_check").fetchall() == []
    keys = database.execute("pragma foreign_key_list(brief_people)").fetchall()
    assert {(key[2], key[3], key[4]) for key in keys} == {
        ("briefs", "brief", "id"),
        ("people", "person", "id"),
    }


def test_full_text_is_found(database: sqlite3.Connection) -> None:
    """Words, phrases, names without their accents, words that stand near; and a snippet of it."""
    assert found(database, "timetable") == [STRIKE.id]
    assert found(database, '"northern union"') == [TALKS.id, HARD.id]
    assert found(database, "nunez") == [HARD.id]
    assert found(database, "people : lima") == ["bkcccccccccccc", TALKS.id]
    assert found(database, "NEAR(strike minister, 10)") == [STRIKE.id]
    assert found(database, "secret") == []
    (shown,) = database.execute(
        "select snippet(briefs_fts, 1, '[', ']', '…', 4) from briefs_fts "
        "where briefs_fts match 'timetable'"
    ).fetchone()
    assert "[timetable]" in shown


def test_lists_can_be_asked(database: sqlite3.Connection) -> None:
    """As SQLite asks JSON."""
    select = (
        "select briefs.id from briefs, json_each(briefs.people) where value = 'Ana Lima' order by 1"
    )

    assert [row[0] for row in database.execute(select)] == [TALKS.id, "bkcccccccccccc"]


def test_datasette_finds_the_index(database: sqlite3.Connection) -> None:
    """It looks for a table of FTS whose content is the briefs, quoted in this way."""
    (sql,) = database.execute("select sql from sqlite_master where name = 'briefs_fts'").fetchone()

    assert sql.casefold().startswith("create virtual table briefs_fts using fts")
    assert 'content="briefs"' in sql


def test_the_bytes_say_nothing_of_their_making() -> None:
    """The same book gives the same file, with pages of one size and no version of SQLite."""
    assert b"".join(sqlite_tables(KNOWN, SITE)) == DATA
    assert int.from_bytes(DATA[16:18]) == 4096
    assert DATA[96:100] == bytes(4)
    assert len(DATA) % 4096 == 0


def test_an_excerpt_is_all_that_is_indexed() -> None:
    """No word beyond it is in the file, not even in the index."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(b"".join(sqlite_tables(KNOWN, EXCERPTS)))

        assert found(database, "timetable") == []
        assert found(database, "strike") == [STRIKE.id]


def test_an_empty_book_is_a_database() -> None:
    """With all its tables and an index that finds nothing."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(b"".join(sqlite_tables(a_catalogue(DRAFT), SITE)))

        assert found(database, "strike") == []
        assert database.execute("select count(*) from people").fetchone() == (0,)
