"""From `seeds/` to what each capture holds, reading only what is new.

A file's size and times are asked before its bytes, its bytes before their meaning: what was read
once comes from the cache. The rest goes through an engine, and is kept as it comes, so that a run
that is ended early has not worked in vain.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from generator.actors import Recogniser
from generator.caching.readings import Cache, Outcome
from generator.captures import SeedFile, Stamp, captures_in, digest_of, seed_files, stamp_of
from generator.engines import Alone, Engine, batches_of, time_limit
from generator.errors import CaptureError
from generator.first_half import FirstHalf, first_half
from generator.model import Capture, CaptureId, Problem

Progress = Callable[[int, int], None]  # files done, and files in all


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of the captures, in order of their paths and records.

    `unread` are the files that hold no capture that can be read, and what is wrong beside one;
    `notes` what was lost on the way, `languages` those whose names a pipeline marked.
    """

    halves: tuple[FirstHalf, ...]
    unread: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    languages: tuple[str, ...] = ()


class Read(Protocol):
    """Reads the captures of a book, as `take_in` does."""

    def __call__(self, root: Path, *, only: Collection[CaptureId] | None = None) -> Intake:
        """Read all captures, or some."""


def take_in(  # noqa: PLR0913 - one parameter a choice of the caller's
    root: Path,
    *,
    engine: Engine | None = None,
    cache: Cache | None = None,
    only: Collection[CaptureId] | None = None,
    debug: bool = False,
    recogniser: Recogniser | None = None,
    progress: Progress | None = None,
) -> Intake:
    """Read the captures of a book.

    Args:
        root: The book's folder.
        engine: Who reads; this process if none is given.
        cache: What was read before; None to read all.
        only: The captures to read, None for all.
        debug: True to have tracebacks in the problems' messages.
        recogniser: Marks names in texts; it can be pickled.
        progress: Told after each file.

    Returns:
        What came of them.
    """
    wanted = None if only is None else {seed.partition("#")[0] for seed in only}
    seeds = [seed for seed in seed_files(root / "seeds") if wanted is None or seed.name in wanted]
    reading = _Reading(seeds, cache, progress)
    work = partial(_read, debug=debug, recogniser=recogniser)
    batches = batches_of(reading.captures())
    for first, halves in (engine or Alone()).read(work, batches):
        reading.take(first, halves)
    if cache is not None and wanted is None:
        cache.forget_all_but({seed.name for seed in seeds})
    outcomes = [one for file in reading.files for one in file.outcomes]
    return Intake(
        tuple(one for one in outcomes if isinstance(one, FirstHalf)),
        tuple(one for one in outcomes if isinstance(one, Problem)),
    )


def _read(
    captures: tuple[Capture, ...], *, debug: bool, recogniser: Recogniser | None
) -> tuple[FirstHalf, ...]:
    halves = []
    for capture in captures:
        try:
            with time_limit():
                halves.append(first_half(capture, debug=debug, recogniser=recogniser))
        except CaptureError as error:
            # The time was up where nothing of the capture was being read any more.
            problem = Problem(f"seeds/{capture.id}", str(error))
            halves.append(FirstHalf(capture.id, problem=problem))
    return tuple(halves)


@dataclass(slots=True)
class _File:
    """A file that is being read: its outcomes in order, None where a capture is with a worker."""

    name: str
    stamp: Stamp | None
    key: str = ""
    outcomes: list[Outcome | None] = field(default_factory=list)
    waiting: int = 0
    handed_out: bool = False  # True once its last capture is with a worker


class _Reading:
    """The state of one intake: which capture's outcome goes where."""

    def __init__(
        self, seeds: Sequence[SeedFile], cache: Cache | None, progress: Progress | None
    ) -> None:
        self.files: list[_File] = []
        self._seeds = seeds
        self._cache = cache
        self._progress = progress
        self._places: list[tuple[_File, int]] = []  # of each capture that was handed out
        self._done = 0

    def captures(self) -> Iterator[Capture]:
        """Give what has to be read; what is known of the rest is put in its place."""
        for seed in self._seeds:
            file = _File(seed.name, stamp_of(seed))
            self.files.append(file)
            known = self._known(seed, file)
            if known is not None:
                file.outcomes.extend(known)
                self._tell()
                continue
            for found in captures_in(seed):
                if isinstance(found, Problem):
                    file.outcomes.append(found)
                    continue
                self._places.append((file, len(file.outcomes)))
                file.outcomes.append(None)
                file.waiting += 1
                yield found
            file.handed_out = True
            now = stamp_of(seed)
            if now is None or file.stamp is None or now.text != file.stamp.text:
                file.key = ""  # it was changed meanwhile: the next run reads it again
            self._close(file)

    def take(self, first: int, halves: Sequence[FirstHalf]) -> None:
        """Put the outcomes of a batch in their places."""
        for (file, at), half in zip(self._places[first:], halves, strict=False):
            file.outcomes[at] = half
            file.waiting -= 1
            self._close(file)

    def _known(self, seed: SeedFile, file: _File) -> tuple[Outcome, ...] | None:
        """Look up what a file held, by its size and times and then by its bytes."""
        if self._cache is None or file.stamp is None:
            return None
        known = self._cache.unchanged(file.name, file.stamp.text)
        if known is not None:
            return known
        content = digest_of(seed)
        file.key = self._cache.key_of(content) if content else ""
        held = self._cache.held(file.key) if file.key else None
        if held is not None:
            self._keep(file, held)
        return held

    def _close(self, file: _File) -> None:
        """Keep what a file held, once all of it is there."""
        if file.waiting or not file.handed_out:
            return
        outcomes = [one for one in file.outcomes if one is not None]
        if file.key and outcomes:
            self._keep(file, outcomes)
        self._tell()

    def _keep(self, file: _File, outcomes: Sequence[Outcome]) -> None:
        if self._cache is not None and file.stamp is not None:
            # Without a stamp its bytes are asked the next time.
            stamp = file.stamp.text if file.stamp.is_settled else ""
            self._cache.keep(file.name, stamp, file.key, outcomes)

    def _tell(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, len(self._seeds))
