"""A book of 10,000 captures over a year of work: what it costs, what is refused, what is lost.

An invented book, 500 of its captures made to break a program (`tests/hostile.py` and
`tests/hostile_kinds.py`). It is built; a person edits 500 briefs, captures change, come and go; the
next run is ended by SIGKILL twice, once while it reads and once while it writes; the person edits
500 more in what it left; then it is finished. Counted are the lines that the person wrote and that
are not there, the lines and briefs that they took out and that are back, the edits that changed
nothing, and the files that one more run writes. All must be 0, else the exit status is 1. Last,
losses of each kind are made by hand: a look that does not see them counts for nothing.

No language pipeline is used: what is tried here are files and texts, not names.

`python benchmarks/long_run.py [--captures N] [--hostile N] [--edits N] [--jobs N] [--write]`
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Final

from long_book import (
    Edit,
    Words,
    change_captures,
    edit_book,
    hostile_captures,
    seed_name,
    write_seed,
)
from long_losses import Losses, compare, is_blind
from results import write_section

TITLE: Final = "A long run: 10,000 captures, 500 of them hostile, 1,000 edits, two kills"
SETTINGS: Final = "site_name: A year\nplugins:\n  - briefbook:\n      pipelines: {en: false}\n"
UNFINISHED: Final = ".briefbook/unfinished.json"
# Seconds after the note of what is to be written until the kill.
WRITING: Final = 0.02


@dataclass(slots=True)
class Run:
    """One run: how it ended, what it took, and what it said."""

    what: str
    status: int
    wall: float
    cpu: float
    megabytes: float
    report: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def row(self) -> str:
        """Return the run as a row of the table."""
        told = [
            str(self.counts[each]) if self.counts else "-"
            for each in ("written", "proposed", "refused", "deleted")
        ]
        figures = f"{self.wall:.0f} | {self.cpu:.0f} | {self.megabytes:.0f}"
        return f"| {self.what} | {figures} | {' | '.join(told)} |"


def run(root: Path, what: str, jobs: int, *, kill: Callable[[float], bool] | None = None) -> Run:
    """Build the book without its site; end the process where `kill` says so."""
    command = [sys.executable, "-m", "generator", "build", "--no-site", "--json"]
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [*command, "--jobs", str(jobs), "--root", str(root)], stdout=said
        )
        while kill and process.poll() is None and not kill(time.perf_counter() - began):
            time.sleep(0.005)
        if kill:
            process.kill()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read()
    wall = time.perf_counter() - began
    cost = (wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
    if process.returncode == -signal.SIGKILL:
        return Run(what, process.returncode, *cost)
    report = json.loads(text)
    return Run(what, process.returncode, *cost, report=report, counts=report["counts"])


def tree(root: Path) -> dict[str, bytes]:
    """Return a digest of every file that a run writes, but of caches and the lock."""
    return {
        path.relative_to(root).as_posix(): blake2b(path.read_bytes()).digest()
        for folder in ("docs", ".briefbook")
        for path in (root / folder).rglob("*")
        if path.is_file() and not path.name.startswith(("cache", "lock"))
    }


def reasons(report: dict[str, list[dict[str, str]]]) -> Counter[str]:
    """Count the captures that gave no brief by the reason that was told."""
    told = (*report["problems"], *report["notes"])
    said = [
        re.split(r"[;:] (?!no )", each["message"])[0]
        for each in told
        if each["where"][:6] == "seeds/"
    ]
    return Counter(re.sub(r"\d[\d,]*", "N", each) for each in said)


# ------------------------------------------------------------------- the year


class Year:
    """One book, from nothing to the last run."""

    def __init__(self, root: Path, given: argparse.Namespace) -> None:
        self.root = root
        self.jobs: int = given.jobs
        self.good: int = given.captures - given.hostile
        self.edits: int = given.edits
        self.words = Words(given.captures)
        self.runs: list[Run] = []
        self.faults: list[str] = []  # of ours, in any run
        self.rewritten = 0  # files that runs wrote after which nothing was changed
        self.midway = False  # whether the second kill came in the midst of writing
        (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
        for number in range(self.good):
            write_seed(root, seed_name(number), self.words.article(number).encode())
        for named, data in hostile_captures(given.hostile):
            write_seed(root, named, data)

    def run(self, what: str, kill: Callable[[float], bool] | None = None) -> Run:
        """Run, and keep what it took."""
        self.runs.append(run(self.root, what, self.jobs, kill=kill))
        told = (each["message"] for each in self.runs[-1].report.get("problems", ()))
        self.faults += [f"{what}: {each}" for each in told if "fault in Briefbook" in each]
        print(self.runs[-1].row(), file=sys.stderr, flush=True)
        return self.runs[-1]

    def unchanged(self) -> None:
        """Run once more where nothing changed; count the files that are others than before."""
        before = tree(self.root)
        self.run("nothing changed")
        after = tree(self.root)
        self.rewritten += len({*before.items()} ^ {*after.items()})

    def killed(self) -> None:
        """End the next run twice; note whether the second was midway in its writing."""
        cache = [path for path in (self.root / ".briefbook").glob("cache*") if path.is_file()]
        stood = {path: path.stat().st_mtime_ns for path in cache}
        self.run(
            "killed while it reads",
            lambda _: any(path.stat().st_mtime_ns != stood[path] for path in cache),
        )
        note = self.root / UNFINISHED
        since: list[float] = []

        def writes(elapsed: float) -> bool:
            if note.exists():
                since.append(elapsed)
            return bool(since) and elapsed - since[0] > WRITING

        self.run("killed while it writes", writes)
        self.midway = note.exists()


def main() -> int:
    """Live through the year, and write the section; return 1 where anything was lost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--captures", type=int, default=10_000, help="captures in all")
    options.add_argument("--hostile", type=int, default=500, help="hostile ones among them")
    options.add_argument("--edits", type=int, default=1_000, help="briefs that a person edits")
    options.add_argument("--jobs", type=int, default=2, help="processes that read")
    options.add_argument("--write", action="store_true", help="write the section of RESULTS.md")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        year = Year(Path(folder), given)
        year.run("from nothing")
        year.unchanged()
        edits, copies = edit_book(year.root, year.edits // 2)
        news = change_captures(year.root, year.words, year.good, edits)
        year.killed()
        more, others = edit_book(year.root, year.edits - year.edits // 2, before=(edits, copies))
        edits, copies = [*edits, *more], [*copies, *others]
        year.run("edits, changes and new captures")
        for copy in copies:
            copy.unlink()
        last = year.run("copies taken away")
        year.unchanged()
        losses = compare(year.root, edits, news)
        blind = is_blind(year.root, edits, losses)
    text = as_text(year, edits, losses, last)
    if given.write:
        write_section(TITLE, f"python benchmarks/long_run.py --jobs {year.jobs}", text)
    else:
        print(text)
    wrong = (*losses.lost, *losses.back, *losses.idle, *blind, *year.faults)
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong or year.rewritten or not year.midway else 0


def as_text(year: Year, edits: Sequence[Edit], losses: Losses, last: Run) -> str:
    """Return the section: the runs, what became of the edits, what was refused and why."""
    refused = reasons(last.report)
    done = ", ".join(f"{each} {number}" for each, number in Counter(e.kind for e in edits).items())
    improved = ", ".join(f"{each} {number}" for each, number in sorted(losses.improved.items()))
    stood = "The second kill left a note of what was still to be written."
    if not year.midway:
        stood = "The second kill came too late: nothing was left to be written."
    return "\n".join(
        (
            "Seconds by the clock and of all cores; memory is the largest process's, in MB. No",
            f"language pipeline; captures are read by {year.jobs} process(es). {stood}",
            "",
            "| run | seconds | CPU | MB | written | proposed | refused | deleted |",
            "|---|---|---|---|---|---|---|---|",
            *(each.row() for each in year.runs),
            "",
            "| of the person's work | number | lost or back |",
            "|---|---|---|",
            f"| lines written | {losses.wrote:,} | {len(losses.lost)} |",
            f"| lines and briefs taken out | {losses.took_out:,} | {len(losses.back)} |",
            f"| edits that changed nothing | {len(losses.idle)} | |",
            f"| files that a run writes after which nothing changed | | {year.rewritten} |",
            "",
            f"Edits, half of them between the second kill and the run that finished it: {done}.",
            f"Captures of edited briefs that say more since: {improved}.",
            "",
            "| no brief, because | captures |",
            "|---|---|",
            *(f"| {each} | {number} |" for each, number in refused.most_common()),
            f"| a fault in Briefbook, in any run | {len(year.faults)} |",
        )
    )


if __name__ == "__main__":
    sys.exit(main())
