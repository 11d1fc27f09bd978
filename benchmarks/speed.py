"""How long a book takes: from captures to briefs, after an edit, and until its site stands.

An invented book (see `second_half.py`) is written as captures, as a page dump has them: a menu, a
title, a byline, a date, the text, a foot. Each row stands beside its reference, measured in the
same run and in processes of their own; of several runs the median is shown. Pagefind, which every
build of a site runs at its end, is measured apart and taken off.

`python benchmarks/speed.py [--briefs N] [--runs N]`
"""

import argparse
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from results import write_section
from second_half import a_book

from generator.model import Brief
from generator.pages.dates import in_words
from generator.settings import PIPELINES

REPOSITORY: Final = Path(__file__).parent.parent
TITLE: Final = "Speed"
_ADDRESS: Final = "http://127.0.0.1:8000/"
# The pipeline on the same texts, one process, names only: what the first half cannot do without.
_PIPELINE_ALONE: Final = """
import sys
from pathlib import Path
import spacy
marks = spacy.load(sys.argv[1], exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
texts = (path.read_text() for path in sorted(Path(sys.argv[2]).glob("*.txt")))
for _ in marks.pipe(texts, batch_size=16):
    pass
"""
_ALONE: Final = """site_name: A tree
site_url: http://127.0.0.1:8000/
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
markdown_extensions: [attr_list, md_in_html, tables]
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds by the clock and of all cores, megabytes at most."""

    wall: float
    cpu: float
    memory: float


def run(*command: str, where: Path) -> Cost:
    """Run a process of this Python to its end and measure it with its children."""
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(REPOSITORY),
        "SITE_URL": _ADDRESS,
    }
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, *command], cwd=where, env=environment, stdout=said, stderr=said
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)}:\n{said.read().decode()[-2000:]}")
    wall = time.perf_counter() - began
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def median(runs: int, once: Callable[[], Cost]) -> Cost:
    """Run something several times; return the middle of each figure."""
    costs = [once() for _ in range(runs)]
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        max(cost.memory for cost in costs),
    )


def as_capture(brief: Brief) -> str:
    """Write a brief as the dump of a page."""
    body = "\n\n".join(brief.paragraphs)
    return (
        f"Home\nWorld\nSport\nSearch\n{brief.source}\n\n{brief.title}\nBy Ada Lund\n"
        f"{in_words(brief.date)}\nShare this article\n\n{body}\n\nRelated articles\n"
        f"Subscribe to our newsletter\n© {brief.source}. All rights reserved.\n"
    )


def write_captures(root: Path, size: int) -> None:
    """Write a book that has captures and nothing else."""
    (root / "seeds").mkdir(parents=True)
    for number, brief in enumerate(a_book(size)):
        (root / "seeds" / f"{number:06d}.txt").write_text(as_capture(brief), encoding="utf-8")
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    # The finished tree, which is the reference, has no page of how a brief was made.
    plain = settings.replace("captures: true", "captures: false")
    (root / "mkdocs.yml").write_text(plain, encoding="utf-8")
    (root / "docs").mkdir()
    shutil.copy(REPOSITORY / "docs" / "about.md", root / "docs")


def without_caches(root: Path) -> None:
    """Forget everything that is kept of earlier builds."""
    for path in (root / ".briefbook").glob("cache*"):
        path.unlink()


class Measured:
    """The rows of one run."""

    def __init__(self, root: Path, size: int, runs: int) -> None:
        self.rows: list[str] = []
        self._root = root
        self._size = size
        self._runs = runs

    def _row(self, what: str, cost: Cost, reference: str = "–", ratio: str = "–") -> None:
        figures = f"{cost.wall:.1f} s | {cost.cpu:.1f} s | {cost.memory:,.0f}"
        row = f"| {what} | {figures} | {reference} | {ratio} |"
        print(row, flush=True)
        self.rows.append(row)

    def _generator(self, *arguments: str) -> Cost:
        return run("-m", "generator", *arguments, "--root", str(self._root), where=self._root)

    def captures(self) -> None:
        """Measure the way from captures to briefs and pages."""
        start = median(
            max(self._runs, 5), lambda: run("-m", "generator", "--help", where=self._root)
        )
        self._row("`briefbook --help`", start)
        cold = self._generator("build", "--no-site")
        name = PIPELINES["en"]
        if importlib.util.find_spec(name):
            seeds = str(self._root / "seeds")
            alone = run("-c", _PIPELINE_ALONE, name, seeds, where=self._root)
            faster = f"{alone.wall / cold.wall:.2f} times as fast"
            self._row(
                f"{self._size:,} captures to briefs and pages",
                cold,
                f"{name} alone, one process: {alone.wall:.1f} s",
                faster,
            )
        else:
            self._row(f"{self._size:,} captures to briefs and pages, no pipeline", cold)
        self._generator("build", "--no-site")
        same = median(self._runs, lambda: self._generator("build", "--no-site"))
        self._row("nothing changed", same)
        self._row("one new capture", median(self._runs, self._one_capture))
        self._row("one brief edited, pages updated", median(self._runs, self._one_edit))

    def _one_capture(self) -> Cost:
        number = len(list((self._root / "seeds").iterdir()))
        brief = list(a_book(self._size + number))[-1]
        path = self._root / "seeds" / f"{number:06d}.txt"
        path.write_text(as_capture(brief), encoding="utf-8")
        return self._generator("build", "--no-site")

    def _one_edit(self) -> Cost:
        path = max((self._root / "docs" / "briefs").glob("*/*.md"))
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\nOne more line of a person.\n", encoding="utf-8")
        return self._generator("build", "--no-site")

    def site(self) -> None:
        """Measure the site beside that of the finished tree by the theme alone."""
        build = ("-m", "mkdocs", "build", "--quiet")

        def cold() -> Cost:
            without_caches(self._root)
            return run(*build, where=self._root)

        first = median(self._runs, cold)
        warm = median(self._runs, lambda: run(*build, where=self._root))
        index = ("-m", "pagefind", "--site", "site", "--glob", "briefs/**/*.html", "--quiet")
        search = median(self._runs, lambda: run(*index, where=self._root)).cpu
        tree = self._root.with_name("tree")
        self._generator("export", "--to", str(tree / "docs"))
        (tree / "mkdocs.yml").write_text(_ALONE, encoding="utf-8")
        alone = median(self._runs, lambda: run(*build, where=tree))
        own, again = first.cpu - search, warm.cpu - search
        self._row(
            "site, no caches, without Pagefind's CPU",
            Cost(first.wall, own, first.memory),
            f"the theme alone on the finished tree: {alone.cpu:.1f} s CPU",
            f"{own / alone.cpu:.2f}",
        )
        self._row(
            "site, warm, without Pagefind's CPU",
            Cost(warm.wall, again, warm.memory),
            f"without caches: {own:.1f} s CPU",
            f"{again / own:.2f}",
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and write the section."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--briefs", type=int, default=200, help="size of the book")
    options.add_argument("--runs", type=int, default=1, help="of how many runs the median is shown")
    given = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "book"
        write_captures(root, given.briefs)
        measured = Measured(root, given.briefs, given.runs)
        measured.captures()
        measured.site()
    text = "\n".join(
        [
            f"A book of {given.briefs:,} captures, median of {given.runs}; {os.cpu_count()} cores.",
            "MB: the highest of a process.",
            "",
            "| what | clock | CPU | MB | reference | ratio |",
            "|---|---|---|---|---|---|",
            *measured.rows,
        ]
    )
    command = f"python benchmarks/speed.py --briefs {given.briefs} --runs {given.runs}"
    write_section(TITLE, command, text)


if __name__ == "__main__":
    main()
