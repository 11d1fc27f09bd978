"""Briefs of which nothing is known yet, read by several processes at once.

What a brief says by itself needs no other brief. Where a book is seen for the first time, or
after Briefbook changed, each process reads a part of the briefs; what it learned is handed over
as text and kept like everything that is remembered, so that whoever asks later finds it. A few
briefs are not worth starting processes for. Where a process cannot be started or dies, nothing
is lost: what is not found is worked out by whoever asks for it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Final

from generator.book import of_file
from generator.corpus.facts import facts_of
from generator.corpus.quotations import hear
from generator.errors import BriefError
from generator.model import DocPath
from generator.remembered import Store, kept_in
from generator.worker import processes

_WORTH_IT: Final = 600  # fewer briefs are read before other processes have begun
_BATCH: Final = 40

_Text = tuple[str, DocPath]
_Learned = tuple[str, str, str]  # place, digest and text, as a store takes them


class _Learning:
    """A store that knows nothing and notes what it is given."""

    def __init__(self) -> None:
        self.learned: list[_Learned] = []

    def get(self, place: str, digest: str) -> str | None:  # noqa: ARG002 - as a store is asked
        """Know nothing."""
        return None

    def put(self, place: str, digest: str, text: str) -> None:
        """Note a text."""
        self.learned.append((place, digest, text))


def read_ahead(store: Store, root: Path, *, jobs: int, least: int = _WORTH_IT) -> None:
    """Read many briefs at once and keep what they say by themselves.

    Args:
        store: Where it is kept.
        root: The book's folder.
        jobs: How many processes read.
        least: How many briefs are worth starting them.
    """
    texts = list(_texts(root / "docs")) if jobs > 1 else []
    if len(texts) < max(least, 1):
        return
    with contextlib.suppress(BrokenProcessPool, OSError), processes(jobs) as workers:
        for learned in workers.map(learn, _batches(texts)):
            for place, digest, text in learned:
                store.put(place, digest, text)


def learn(texts: Sequence[_Text]) -> list[_Learned]:
    """Read some briefs; what cannot be read is left to whoever names the fault.

    Args:
        texts: The files of briefs with their paths in `docs/`.

    Returns:
        What a store is to be given.
    """
    learning = _Learning()
    with kept_in(learning):
        for text, path in texts:
            with contextlib.suppress(BriefError):
                brief = of_file(path, (text, path))
                if not brief.draft:
                    facts_of(brief)
                    hear(brief)
    return learning.learned


def _texts(docs: Path) -> Iterator[_Text]:
    for path in sorted((docs / "briefs").rglob("*.md")):
        with contextlib.suppress(OSError, UnicodeDecodeError):
            if not path.is_symlink():
                text = path.read_bytes().decode("utf-8")
                yield text, DocPath(path.relative_to(docs).as_posix())


def _batches(texts: Sequence[_Text]) -> Iterator[Sequence[_Text]]:
    return (texts[at : at + _BATCH] for at in range(0, len(texts), _BATCH))
