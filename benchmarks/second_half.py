"""Time and memory of the second half on invented books of 1,000 and 10,000 briefs.

A book (see `invented_book.py`) is written to a folder for the time of the measurement: roles with
bodies, people by Zipf's law, direct and reported speech, copies under other titles. Measured are
runs from nothing, in one process and on all cores, a run in the same process after one brief was
edited, as the preview does it, and one in a new process after another edit, as a build does it.
Each is taken apart into reading, who is who, pages and writing.

`python benchmarks/second_half.py [--briefs N …]`
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from invented_book import write_book
from results import write_section
from speed_costs import run

from generator.book import read_briefs, read_names
from generator.caching.memory import FILE, remembering
from generator.corpus import build_corpus
from generator.pages import emit
from generator.writing.writer import write_pages

SIZES: Final = (1_000, 10_000)
TITLE: Final = "Second half: time and memory"
COMMAND: Final = "python benchmarks/second_half.py"

_T = TypeVar("_T")
_NOTHING: Final = "from nothing"
_CORES: Final = "from nothing, all cores"
_NEW: Final = "after one edit, a new process"


def timed(seconds: list[float], stage: Callable[[], _T]) -> _T:
    """Run a stage and note its CPU time."""
    began = time.process_time()
    result = stage()
    seconds.append(time.process_time() - began)
    return result


def run_once(root: Path, what: str, *, jobs: int = 1) -> str:
    """Run the second half once; return its row of the table without the size."""
    began = time.perf_counter()
    seconds: list[float] = []
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    with remembering(root, jobs=jobs):
        briefs, _ = timed(seconds, lambda: read_briefs(root))
        names = read_names(root)
        corpus = timed(seconds, lambda: build_corpus(briefs, names))
        pages = timed(seconds, lambda: emit(corpus))
    timed(seconds, lambda: write_pages(root, pages))
    clock = time.perf_counter() - began
    own = resource.getrusage(resource.RUSAGE_SELF)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - others.ru_utime - others.ru_stime
    stages = " | ".join(f"{value:.1f}" for value in seconds)
    peak = own.ru_maxrss / 1024
    return (
        f"{what} | {stages} | {_cpu() + spent:.1f} | {clock:.1f} | {len(pages):,} | {peak:,.0f} |"
    )


class _Clock:
    """CPU time of this process since it was last asked; the first time, since it began."""

    last = 0.0


def _cpu() -> float:
    now = time.process_time()
    spent, _Clock.last = now - _Clock.last, now
    return spent


def edit(root: Path) -> None:
    """Add a line to the newest brief, as a person does."""
    path = max((root / "docs" / "briefs").glob("*/*.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\nOne more line, written by a person.\n", encoding="utf-8")


def measure(root: Path, what: str) -> None:
    """Run what one process is to run, and print its rows."""
    if what == _NEW:
        edit(root)
        print(run_once(root, what))
        return
    (root / FILE).unlink(missing_ok=True)
    print(run_once(root, what, jobs=1 if what == _NOTHING else os.cpu_count() or 1))
    if what == _NOTHING:
        edit(root)
        print(run_once(root, "after one edit, the same process"))


def rows_of(size: int) -> list[str]:
    """Measure one book, each run in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        write_book(Path(folder), size)
        rows = []
        for what in (_CORES, _NOTHING, _NEW):
            said = run(__file__, "--one", folder, what, where=Path(folder)).said
            rows += [f"| {size:,} | {row}" for row in said.splitlines()]
    return rows


def main() -> None:
    """Measure every size, and write the section."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--briefs", type=int, nargs="*", default=SIZES, help="sizes of books")
    options.add_argument("--one", nargs=2, help="run one of the runs on a book and print its rows")
    given = options.parse_args()
    if given.one:
        measure(Path(given.one[0]), given.one[1])
        return
    rows = [row for size in given.briefs for row in rows_of(size)]
    text = "\n".join(
        [
            "CPU seconds a stage of the process that makes the pages; `all` is the CPU time of all",
            "processes, their start with it; `clock` is the run without its start; memory is the",
            "highest of the process until then, in MB. The same process is that of the run above.",
            "",
            "| briefs | run | reading | who is who | pages | writing | all | clock | made | MB |",
            "|---|---|---|---|---|---|---|---|---|---|",
            *rows,
        ]
    )
    write_section(TITLE, COMMAND, text)


if __name__ == "__main__":
    main()
