"""The captures of a book read again, brief by brief, to tell what each brief took from them.

Only files of `seeds/` are read, whatever a brief's front matter calls its capture.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from generator.captures import captures_of
from generator.errors import CaptureError
from generator.explain import Explained, explain
from generator.model import Brief, Capture, CaptureId, Problem, Reading
from generator.reading import read_capture
from generator.reading.archives import unpacked
from generator.reading.decode import decode

Told = tuple[Brief, tuple[Explained, ...], tuple[Problem, ...]]

# Briefs of one capture come one after the other: more would only fill the memory.
_KEPT: Final = 8


def explain_briefs(root: Path, briefs: Iterable[Brief]) -> Iterator[Told]:
    """Tell of each brief that has captures what it took from them.

    Args:
        root: The book's folder.
        briefs: The briefs as people left them.

    Yields:
        A brief, what its captures gave, and those of them that give nothing, with the reason; in
        order of the captures.
    """
    seeds = root / "seeds"

    @lru_cache(maxsize=_KEPT)
    def read(seed: CaptureId) -> tuple[Reading, str] | str:
        return _read(seeds, seed)

    for brief in sorted(briefs, key=lambda brief: (brief.seeds, brief.path)):
        if not brief.seeds:
            continue
        explained: list[Explained] = []
        problems: list[Problem] = []
        for seed in brief.seeds:
            got = read(seed)
            found = None if isinstance(got, str) else explain(brief, *got)
            if found:
                explained.append(found)
            else:
                reason = got if isinstance(got, str) else "shares no words with this brief"
                problems.append(Problem(f"seeds/{seed}", reason))
        yield brief, tuple(explained), tuple(problems)


def _read(seeds: Path, seed: CaptureId) -> tuple[Reading, str] | str:
    """Read one capture; a text says why there is none."""
    file = seeds / seed
    if not file.resolve().is_relative_to(seeds.resolve()):
        return "is no file of seeds/"
    if not file.is_file():
        return "is not here any more"
    for capture in captures_of(seeds, only=file):
        if isinstance(capture, Capture):
            try:
                return read_capture(capture), decode(unpacked(capture).data)
            except CaptureError as error:
                return str(error)
        return capture.message
    return "is no capture"
