"""What the second half made in earlier runs, kept outside git so that it is not made again.

What a brief says by itself and what stands on a page are kept in one SQLite file that may be
deleted at any time, each in a place of its own, with a digest of all that it was made of and of
our code. Nothing else decides whether it is believed. It is text, never code; a damaged file is
replaced by a new one, and where there is no place for a file nothing is kept.
"""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Final

from generator.caching.kept import Kept
from generator.caching.unchanged import program_version
from generator.remembered import kept_in

FILE: Final = ".briefbook/cache-briefs.sqlite"

# A brief needs some 10 kB. What is kept of briefs and pages that are gone stays until the file
# has grown to this, and then all is begun anew.
_BYTES_A_BRIEF: Final = 40_000
_BYTES_BESIDE: Final = 20_000_000
_MANY: Final = 20  # texts of one kind
_BEGUN: Final = "begun"  # is there where something was kept by this version


class Memory:
    """The texts of one book, open while something is made of its briefs."""

    def __init__(self, root: Path, version: str) -> None:
        """Open the file.

        Args:
            root: The book's folder.
            version: What changes whenever our code or a library does.
        """
        self._path = root / FILE
        self._kept = Kept(self._path)
        self._version = blake2b(version.encode(), digest_size=16).hexdigest()
        self._asked: Counter[str] = Counter()
        self._read: dict[str, str] = {}
        self.is_new = self.get(_BEGUN, "") is None
        if self.is_new:
            self.put(_BEGUN, "", "")

    def get(self, place: str, digest: str) -> str | None:
        """Return the text of a place, None where none was put there with this digest."""
        text = self._text(place)
        if not isinstance(text, str):
            return None
        stamp, _, value = text.partition("\n")
        return value if stamp == self._stamp(digest) else None

    def put(self, place: str, digest: str, text: str) -> None:
        """Keep a text in its place, with the digest of what it was made of."""
        self._kept.put(place, f"{self._stamp(digest)}\n{text}")

    def close(self, briefs: int) -> None:
        """Write what is new and let the file go.

        Args:
            briefs: How many briefs the book has.
        """
        self._kept.close(forget=False)
        with contextlib.suppress(OSError):
            if self._path.stat().st_size > _BYTES_A_BRIEF * briefs + _BYTES_BESIDE:
                self._path.unlink()

    def _text(self, place: str) -> str | None:
        """Read one text, or at one go all of a kind of which many are asked for."""
        kind = place.partition(" ")[0]
        self._asked[kind] += 1
        if self._asked[kind] == _MANY:
            self._kept.write()
            self._read |= self._kept.beginning(f"{kind} ")
        found = self._read.pop(place, None)
        return found if found is not None or self._asked[kind] > _MANY else self._kept.get(place)

    def _stamp(self, digest: str) -> str:
        return f"{self._version} {digest}"


@contextlib.contextmanager
def remembering(root: Path, *, jobs: int | None = None) -> Iterator[None]:
    """Ask for what earlier runs made, and keep what is made inside the `with` block.

    Args:
        root: The book's folder.
        jobs: How many processes read the briefs of a book that nothing is known of, as many as
            there are cores where None is given; more than one take less time and more computing.

    Yields:
        Nothing; what was kept is asked for inside the `with` block.
    """
    memory = Memory(root, program_version())
    try:
        if memory.is_new:
            from generator.caching.ahead import read_ahead

            read_ahead(memory, root, jobs=jobs or os.cpu_count() or 1)
        with kept_in(memory):
            yield
    finally:
        memory.close(_briefs_in(root / "docs" / "briefs"))


def _briefs_in(folder: Path) -> int:
    """Count the briefs of a book; `Path.rglob` takes ten times as long."""
    return sum(name.endswith(".md") for _, _, names in os.walk(folder) for name in names)
