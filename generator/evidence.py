"""The captures of a book read again, brief by brief, to tell what each brief took from them.

Only files of `seeds/` are read, whatever a brief's front matter calls its capture.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from generator.captures import captures_of
from generator.errors import CaptureError
from generator.explain import Explained, explain
from generator.model import Brief, Problem, Reading
from generator.reading import read_capture, source_text

_Read = tuple[Reading, str] | str  # what a capture holds and its text, or why it holds nothing
Told = tuple[Brief, tuple[Explained, ...], tuple[Problem, ...]]

# Briefs of one file come one after the other: more files would only fill the memory.
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
    told = sorted(
        (brief for brief in briefs if brief.seeds), key=lambda brief: (brief.seeds, brief.path)
    )
    wanted = {seed for brief in told for seed in brief.seeds}

    @lru_cache(maxsize=_KEPT)
    def read(name: str) -> Mapping[str, _Read]:
        return _read(seeds, name, wanted)

    for brief in told:
        explained: list[Explained] = []
        problems: list[Problem] = []
        for seed in brief.seeds:
            got = read(seed.partition("#")[0]).get(seed, "is not here any more")
            found = None if isinstance(got, str) else explain(brief, *got)
            if found:
                explained.append(found)
            else:
                reason = got if isinstance(got, str) else "shares no words with this brief"
                problems.append(Problem(f"seeds/{seed}", reason))
        yield brief, tuple(explained), tuple(problems)


def _read(seeds: Path, name: str, wanted: Collection[str]) -> Mapping[str, _Read]:
    """Read what is wanted of one file; a text says why there is none."""
    file = seeds / name
    if not file.resolve().is_relative_to(seeds.resolve()):
        return dict.fromkeys(wanted, "is no file of seeds/")
    if not file.is_file():
        return {}
    found: dict[str, _Read] = {}
    for capture in captures_of(seeds, only=file):
        if isinstance(capture, Problem):
            found[capture.where.removeprefix("seeds/")] = capture.message
        elif capture.id in wanted:
            try:
                found[capture.id] = read_capture(capture), source_text(capture)
            except CaptureError as error:
                found[capture.id] = str(error)
    return found
