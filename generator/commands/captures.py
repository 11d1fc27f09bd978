"""How commands read captures: with how many processes, through the cache, and what is shown."""

import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from generator.intake import Intake, Progress, Read
    from generator.model import CaptureId, Problem
    from generator.recogniser import Recogniser
    from generator.settings import Settings

Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Processes that read captures.", show_default="cores"),
]
Scheduler = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="A Dask scheduler whose workers read, such as tcp://…"),
]

# Fewer files than this are read before a bar could be seen.
_WORTH_A_BAR: Final = 20
_SECONDS_A_LINE: Final = 10.0


def reader(
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    debug: bool = False,
    quiet: bool = False,
    keeps: bool = False,
) -> "Read":
    """Return what reads a book's captures.

    Args:
        jobs: Processes; as many as there are cores where None is given.
        scheduler: The address of a Dask scheduler whose workers read instead.
        debug: True to have tracebacks in messages, and what was read before read again.
        quiet: True to show no progress.
        keeps: True to keep what is read for the next run; else no file is changed.
    """

    @cache
    def marker(root: Path) -> "tuple[Recogniser, tuple[Problem, ...], str]":
        """Find the pipelines and what they mean for readings, once a command."""
        from generator.caching.readings import reading_version
        from generator.recogniser import recogniser_for

        recogniser, lost = recogniser_for(read_settings_of(root).pipelines)
        return recogniser, lost, reading_version(recogniser.version)

    def read(root: Path, *, only: "Collection[CaptureId] | None" = None) -> "Intake":
        from dataclasses import replace

        from generator.caching.readings import Cache
        from generator.engines import Cluster, Pool, cores
        from generator.intake import take_in

        recogniser, lost, version = marker(root)
        engine = Cluster(scheduler) if scheduler else Pool(jobs or cores())
        known = None if debug else Cache(root, version, keeps=keeps)
        try:
            with _progress(quiet=quiet) as progress:
                taken = take_in(
                    root,
                    engine=engine,
                    cache=known,
                    only=only,
                    debug=debug,
                    recogniser=recogniser,
                    progress=progress,
                )
            languages = tuple(language for language, _ in recogniser.pipelines)
            return replace(taken, notes=lost if taken.halves else (), languages=languages)
        finally:
            if known is not None:
                known.close()

    return read


def read_settings_of(root: Path) -> "Settings":
    """Read a book's settings, those of a book without a file too.

    Args:
        root: The book's folder.

    Raises:
        SettingsError: They cannot be used.
    """
    from generator.settings import settings_in

    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    return settings_in(text, path.name)


@contextmanager
def _progress(*, quiet: bool) -> "Iterator[Progress | None]":
    """Show how far the reading is: a bar on a terminal, a line now and then elsewhere."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (
            *(TextColumn("Reading captures"), BarColumn(), MofNCompleteColumn()),
            *(TextColumn("{task.fields[rate]}"), TimeRemainingColumn()),
        )
        began = time.monotonic()
        with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("", total=None, rate="", visible=False)

            def show(done: int, total: int) -> None:
                rate = done / max(0.001, time.monotonic() - began)
                visible = total >= _WORTH_A_BAR
                bar.update(
                    task, completed=done, total=total, rate=f"{rate:.0f} a second", visible=visible
                )

            yield show
    else:
        yield _lines()


def _lines() -> "Progress":
    """Return what tells of the reading in lines, where it takes a while."""
    began = told = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told < _SECONDS_A_LINE:
            return
        told = now
        left = (now - began) / done * (total - done)
        typer.echo(f"read {done} of {total} captures, about {left:.0f} seconds left", err=True)

    return tell
