"""Which generated pages stand as a run left them, so that they need not be read to be compared.

A page is known by the size, time and place of its file and by a digest of its text, kept in one
file outside git that may be deleted at any time. A page that a run has just written is looked at
once more by the next: until then it may be changed without its time showing it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from generator.caching.kept import KeptValue
from generator.caching.unchanged import Files
from generator.model import DocPath, Page
from generator.writing.writer import Written, write_pages

FILE: Final = ".briefbook/cache-pages.json"

# By path: by what the file is known, and the digest of its text.
_Pages = dict[DocPath, tuple[str, str]]
_kept: Final = KeptValue[_Pages](FILE, _Pages)


def write_known_pages(root: Path, pages: Iterable[Page], there: Files) -> Written:
    """Write the generated pages as `writer.write_pages` does, reading only what is not known.

    Args:
        root: The book's folder.
        pages: All generated pages of the book.
        there: What its files looked like when the run began.

    Returns:
        What was written and removed.

    Raises:
        WriteError: A file cannot be written or removed.
    """
    kept = _kept.recall(root) or {}
    known = {
        name: digest
        for name, (stamp, digest) in kept.items()
        if stamp == there.stamp(f"docs/{name}")
    }
    written = write_pages(root, pages, known=known)
    now = {
        name: (stamp, digest)
        for name, digest in written.standing.items()
        if name not in written.written and (stamp := there.stamp(f"docs/{name}"))
    }
    if now != kept:
        _kept.keep(root, now)
    return written
