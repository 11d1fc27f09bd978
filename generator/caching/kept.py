"""What was made before, kept between runs: texts by what they were made of, or one value.

Files outside git that may be deleted at any time. They hold text and nothing that runs; a damaged
file is replaced by a new one, and where there is no place for a file nothing is kept.
"""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

_T = TypeVar("_T")

# The second where SQLite quotes what is no text any more.
DAMAGED: Final = (sqlite3.Error, UnicodeDecodeError)
_PATIENCE: Final = 1.0  # seconds to wait for another command that writes
_MOST_IN_MEMORY: Final = 100  # texts that wait to be written; that of a page has some 50 kB


class Kept:
    """The texts of one file, open while a build lasts."""

    def __init__(self, path: Path) -> None:
        """Open the file, or begin a new one in place of one that cannot be used."""
        self._rows = opened(path, _prepare, patience=_PATIENCE)
        self._used: set[str] = set()
        self._new: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """Return a text, None where it is not known."""
        self._used.add(key)
        if key in self._new:
            return self._new[key]
        if self._rows is None:
            return None
        try:
            row = self._rows.execute("select value from page where key = ?", (key,)).fetchone()
        except DAMAGED:
            return None
        return row[0] if row and isinstance(row[0], str) else None

    def beginning(self, start: str) -> dict[str, str]:
        """Return all texts whose key begins with some letters, read at one go."""
        if self._rows is None:
            return {}
        try:
            return dict(
                self._rows.execute(
                    "select key, value from page where key >= ? and key < ?",
                    (start, start[:-1] + chr(ord(start[-1]) + 1)),
                )
            )
        except DAMAGED:
            return {}

    def put(self, key: str, text: str) -> None:
        """Keep a text."""
        self._used.add(key)
        self._new[key] = text
        if len(self._new) >= _MOST_IN_MEMORY:
            self.write()

    def write(self) -> None:
        """Write what is new."""
        if self._rows is not None:
            with contextlib.suppress(*DAMAGED), self._rows as rows:
                rows.executemany("insert or replace into page values (?, ?)", self._new.items())
        self._new = {}

    def close(self, *, forget: bool = True) -> None:
        """Write what is new and let the file go.

        Args:
            forget: False where not everything was asked for that is still wanted; else what was
                not asked for is forgotten.
        """
        if self._rows is None:
            return
        self.write()
        with contextlib.suppress(*DAMAGED), self._rows as rows:
            there = {key for (key,) in rows.execute("select key from page")} if forget else set()
            rows.executemany(
                "delete from page where key = ?", [(key,) for key in there - self._used]
            )
        self._rows.close()
        self._rows = None


def _prepare(rows: sqlite3.Connection) -> None:
    rows.execute("create table if not exists page (key text primary key, value text)")
    rows.execute("select count(key) from page").fetchone()


def opened(
    path: Path, prepare: Callable[[sqlite3.Connection], None], *, patience: float
) -> sqlite3.Connection | None:
    """Open a file of SQLite, or begin a new one in place of one that cannot be used.

    Args:
        path: The file.
        prepare: Makes its tables; what is damaged shows there, where it can still be replaced.
        patience: Seconds to wait for another command that writes.

    Returns:
        None where there is no place for a file, or another command does not let it go.
    """
    for _ in range(2):
        connection = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=patience)
            # What is lost in a power cut is made again.
            connection.execute("pragma synchronous = off")
            prepare(connection)
        except (OSError, *DAMAGED) as error:
            if connection is not None:
                connection.close()
            if isinstance(error, OSError | sqlite3.OperationalError):
                return None
            for ending in ("", "-journal"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
        else:
            return connection
    return None


class KeptValue(Generic[_T]):
    """One value kept beside the cache, as JSON that is checked when it is read."""

    def __init__(self, name: str, kept: type[_T]) -> None:
        """Say what it is.

        Args:
            name: The path of its file in a book's folder.
            kept: Its type.
        """
        self._name = name
        self._adapter: TypeAdapter[_T] = TypeAdapter(kept)

    def recall(self, root: Path) -> _T | None:
        """Return what an earlier run kept, None where there is nothing that can be believed."""
        try:
            return self._adapter.validate_json((root / self._name).read_bytes())
        except (OSError, ValidationError):
            return None

    def keep(self, root: Path, value: _T) -> None:
        """Keep a value in one step; where it cannot be written, the next run finds it again."""
        path = root / self._name
        beside = path.with_name(f"{path.name}.new")
        with contextlib.suppress(OSError, ValueError):
            beside.write_bytes(self._adapter.dump_json(value))
            beside.replace(path)
