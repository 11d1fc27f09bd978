"""The tables of a book as one SQLite database with a full-text index.

The same book gives the same bytes: the size of a page is fixed, rows stand in the order of the
book, and no time and no version of SQLite is in the file. Keys between tables are declared, so
that Datasette links them.

Takes the book and its site, gives bytes in pieces, or fills a database that whoever may touch files
has opened: one of a large book takes twice its size in memory.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Final

from generator.outputs.data_rows import Value, rows
from generator.pages.catalogue import Catalogue
from generator.pages.data_fields import TABLES, Field, Kind, Table
from generator.pages.site import Site

_PAGE_BYTES: Final = 4096
_INDEXED: Final = ("title", "text", "people", "organisations")
# Where the head of a file says how often it was written, and by which version of SQLite: zero in
# one that never was a file, and nobody reads it in one that nobody writes to.
BY_CHANCE: Final = (range(24, 28), range(92, 100))
_PIECE_BYTES: Final = 1 << 20


def sqlite_tables(known: Catalogue, site: Site) -> Iterator[bytes]:
    """Write all tables and the index `briefs_fts`.

    Args:
        known: The whole book.
        site: Where it stands.

    Yields:
        The file in pieces.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        fill(database, known, site)
        data = database.serialize()
    end = 0
    for each in BY_CHANCE:
        yield data[end : each.start]
        yield bytes(len(each))
        end = each.stop
    for place in range(end, len(data), _PIECE_BYTES):
        yield data[place : place + _PIECE_BYTES]


def fill(database: sqlite3.Connection, known: Catalogue, site: Site) -> None:
    """Write all tables and the index `briefs_fts` into an empty database.

    Args:
        database: The database; it begins and ends no transaction by itself.
        known: The whole book.
        site: Where it stands.
    """
    # Who is disturbed begins anew: nothing half done needs to be undone.
    for pragma in (f"page_size = {_PAGE_BYTES}", "journal_mode = off", "synchronous = off"):
        database.execute(f"pragma {pragma}")
    database.execute("begin")
    for table in TABLES:
        database.execute(_create(table))
        marks = ", ".join("?" * len(table.fields))
        database.executemany(
            f"insert into {table.name} values ({marks})",  # noqa: S608 - our own names
            _stored(table, known, site),
        )
    for table in TABLES:
        for field in table.fields:
            if field.of:
                index = f"{table.name}_{field.name}"
                database.execute(f"create index {index} on {table.name} ({field.name})")
    columns = ", ".join(_INDEXED)
    # Datasette looks for `content="briefs"` as it is quoted here.
    database.execute(
        f'create virtual table briefs_fts using fts5 ({columns}, content="briefs", '
        "tokenize='unicode61 remove_diacritics 2')"
    )
    for command in ("rebuild", "optimize"):
        database.execute("insert into briefs_fts (briefs_fts) values (?)", (command,))
    database.execute("commit")
    database.execute("vacuum")


def _create(table: Table) -> str:
    columns = [_column(field) for field in table.fields]
    columns += [
        f"foreign key ({field.name}) references {field.of} (id)"
        for field in table.fields
        if field.of
    ]
    return f"create table {table.name} (\n  " + ",\n  ".join(columns) + "\n)"


def _column(field: Field) -> str:
    kind = "integer" if field.kind in {Kind.NUMBER, Kind.YES_NO} else "text"
    return f"{field.name} {kind}{' primary key' if field.name == 'id' else ''}"


def _stored(table: Table, known: Catalogue, site: Site) -> Iterator[list[str | int | None]]:
    for row in rows(table, known, site):
        yield [_value(value) for value in row]


def _value(value: Value) -> str | int | None:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value
