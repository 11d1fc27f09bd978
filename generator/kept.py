"""Texts that were made before, kept between runs by the digest of what they were made of.

One SQLite file outside git that may be deleted at any time. It holds text and nothing that runs;
a damaged file is replaced by a new one, and where there is no place for a file nothing is kept.
"""

import contextlib
import sqlite3
from pathlib import Path
from typing import Final

_MOST_IN_MEMORY: Final = 2_000  # texts that wait to be written


class Kept:
    """The texts of one file, open while a build lasts."""

    def __init__(self, path: Path) -> None:
        """Open the file, or begin a new one in place of one that cannot be used."""
        self._rows = _opened(path)
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
        except sqlite3.DatabaseError:
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
        except sqlite3.DatabaseError:
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
            with contextlib.suppress(sqlite3.DatabaseError), self._rows as rows:
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
        with contextlib.suppress(sqlite3.DatabaseError), self._rows as rows:
            there = {key for (key,) in rows.execute("select key from page")} if forget else set()
            rows.executemany(
                "delete from page where key = ?", [(key,) for key in there - self._used]
            )
        self._rows.close()
        self._rows = None


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open the file, begin anew where it is damaged; None where there is no place for one."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=1)
            connection.execute("pragma synchronous = off")
            connection.execute("create table if not exists page (key text primary key, value text)")
            connection.execute("select count(key) from page").fetchone()
        except (OSError, sqlite3.OperationalError):
            return None
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
        else:
            return connection
    return None
