"""The captures of a book read again, brief by brief, to tell what each brief took from them.

Only files of `seeds/` are read, whatever a brief's front matter calls its capture. A capture may
hold articles whose briefs are drafts: their lines are left out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from generator.captures import captures_of, place_of
from generator.errors import CaptureError
from generator.explain import Explained, closest, explain, lines_of
from generator.model import Brief, Problem, Reading
from generator.reading import read_capture, source_text
from generator.text.markdown import plain
from generator.text.names import fold

_Read = tuple[Reading, str] | str  # what a capture holds and its text, or why it holds nothing
Told = tuple[Brief, tuple[Explained, ...], tuple[Problem, ...]]

# Briefs of one file come one after the other: more files would only fill the memory.
_KEPT: Final = 8


# A line of fewer words may stand in any text.
_FEWEST_WORDS: Final = 4


def explain_briefs(
    root: Path, briefs: Iterable[Brief], *, hidden: Sequence[Brief] = ()
) -> Iterator[Told]:
    """Tell of each brief that has captures what it took from them.

    Args:
        root: The book's folder.
        briefs: The briefs as people left them.
        hidden: Briefs that are not published; what is theirs in a capture is not told.

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
            if found and not isinstance(got, str):
                drafts = [draft for draft in hidden if seed in draft.seeds]
                explained.append(_without(found, drafts, got[0]))
            else:
                reason = got if isinstance(got, str) else "shares no words with this brief"
                problems.append(Problem(f"seeds/{seed}", reason))
        yield brief, tuple(explained), tuple(problems)


def _without(explained: Explained, drafts: Sequence[Brief], reading: Reading) -> Explained:
    """Leave out the lines of drafts, but what the brief itself says."""
    if not drafts:
        return explained
    articles = [article for draft in drafts if (article := closest(draft, reading.articles))]
    theirs = {number for article in articles for number in lines_of(article)}
    said = [fold(" ".join([draft.title, *map(plain, draft.paragraphs)])) for draft in drafts]
    titles = [fold(draft.title) for draft in drafts]
    titles += [fold(article.title.value) for article in articles if article.title]

    def hides(text: str) -> bool:
        line = fold(text)
        long = len(line.split()) >= _FEWEST_WORDS
        return any(title in line for title in titles if title) or (
            long and any(line in text for text in said)
        )

    lines = [
        line
        for line in explained.lines
        if line.kept or not (line.number in theirs or hides(line.text) or hides(line.note))
    ]
    return replace(explained, lines=tuple(lines))


def _read(seeds: Path, name: str, wanted: Collection[str]) -> Mapping[str, _Read]:
    """Read what is wanted of one file; a text says why there is none."""
    if not (seeds / name).resolve().is_relative_to(seeds.resolve()):
        return dict.fromkeys(wanted, "is no file of seeds/")
    file = place_of(seeds, name)
    if file is None:
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
