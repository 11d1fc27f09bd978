"""Why entries of `review` wait: what the captures of waiting briefs gave when they were read.

It comes from the cache of readings; a capture that is not there is read again. What it gave is
remembered while the program runs, so that a preview asks once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from generator.caching.readings import Cache, reading_version
from generator.compose import Doubt, doubts, fullest
from generator.explain import closest
from generator.intake import take_in
from generator.model import Article, Brief, BriefId, CaptureId, Problem, Reading
from generator.recogniser import recogniser_for
from generator.report import most_useful_first, waiting
from generator.settings import PIPELINES

# Captures asked for in a build; the reasons of other briefs are plain until those are settled.
_MOST: Final = 200


class Waiting:
    """What waits for a person in one book."""

    def __init__(self, root: Path, pipelines: Mapping[str, str] = PIPELINES) -> None:
        """Remember the book.

        Args:
            root: Its folder.
            pipelines: The language pipelines that its captures were read with, by language.
        """
        self._root = root
        self._pipelines = pipelines
        self._readings: dict[CaptureId, Reading | None] = {}
        self._told: dict[BriefId, tuple[Brief, Sequence[Doubt]]] = {}

    def entries(self, briefs: Iterable[Brief], problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Gather what waits.

        Args:
            briefs: The briefs as people left them, those that are published.
            problems: What waits beside their entries of `review`.

        Returns:
            All of it, most useful first, with reasons from the captures so far as those are here.
        """
        there = tuple(briefs)
        plain = waiting(there, {})
        order = {problem.where: at for at, problem in enumerate(most_useful_first(plain))}
        open_ones = sorted(
            (brief for brief in there if brief.review and brief.seeds),
            key=lambda brief: order[f"docs/{brief.path}"],
        )
        self._read(open_ones)
        known: dict[BriefId, Sequence[Doubt]] = {
            brief.id: found for brief in open_ones if (found := self._doubts(brief))
        }
        return most_useful_first([*problems, *waiting(there, known)])

    def _doubts(self, brief: Brief) -> Sequence[Doubt]:
        """Return what its captures leave in doubt: asked once of a brief as it stands."""
        told = self._told.get(brief.id)
        if told and told[0] == brief:
            return told[1]
        articles = sorted(self._articles(brief), key=_words, reverse=True)
        found = doubts(fullest(articles)) if articles else ()
        if all(seed in self._readings for seed in brief.seeds):
            self._told[brief.id] = brief, found
        return found

    def _read(self, briefs: Sequence[Brief]) -> None:
        wanted = dict.fromkeys(seed for brief in briefs for seed in brief.seeds)
        new = [seed for seed in wanted if seed not in self._readings][:_MOST]
        if not new:
            return
        self._readings.update(dict.fromkeys(new))
        # Without a pipeline nothing is lost here: no doubt is about a name.
        recogniser, _ = recogniser_for(self._pipelines)
        cache = Cache(self._root, reading_version(recogniser.version), keeps=False)
        try:
            halves = take_in(self._root, only=new, cache=cache).halves
        finally:
            cache.close()
        self._readings.update({half.capture: half.reading for half in halves})

    def _articles(self, brief: Brief) -> Iterator[Article]:
        for seed in brief.seeds:
            reading = self._readings.get(seed)
            article = closest(brief, reading.articles) if reading else None
            if article:
                yield article


def _words(article: Article) -> int:
    return sum(len(block.text.split()) for block in article.blocks)
