"""How long a book takes: from captures to briefs, after an edit, and until its site stands.

Invented books (`invented_book.py`: twenty years, people by Zipf's law) are written as captures, as
a page dump has them, and as briefs. Each row stands beside its reference, measured in the same run
and in processes of their own; of several runs the median is shown. Pagefind, which a build of a
site runs at its end, is left out, and said so.

`python benchmarks/speed.py [--rows NAME …] [--size N] [--large N] [--runs N]`

Rows: start, captures, dask, site, preview, growth, large, kept. Each is printed as it is measured;
`RESULTS.md` is written where all of them were, at the sizes that are the default.
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from results import write_section
from speed_books import (
    Edit,
    add_line,
    forget,
    look_at,
    write_briefs,
    write_captures,
    write_settings,
    write_tree_settings,
)
from speed_cluster import beside_each_other
from speed_costs import Cost, Reload, middle, middle_of_reloads, run, several

from generator.recogniser import recogniser_for
from generator.settings import PIPELINES
from tests.previewing import previewed

TITLE: Final = "Speed"
SIZE: Final = 1_000
LARGE: Final = 10_000
WORDS: Final = 600  # of a capture
FEW_WORDS: Final = 150  # of a capture of the large book: those rows do not read them again
SLOW: Final = 3  # the most runs of what takes minutes
_PATIENCE: Final = 900.0
# The pipeline on the same texts, one process, names only: what the first half cannot do without.
_PIPELINE_ALONE: Final = """
import sys
from pathlib import Path
import spacy
marks = spacy.load(sys.argv[1])
for name in set(marks.pipe_names) - {"tok2vec", "ner"}:
    marks.disable_pipe(name)
texts = (path.read_text() for path in sorted(Path(sys.argv[2]).glob("*.txt")))
for _ in marks.pipe(texts, batch_size=16):
    pass
"""
_SITE: Final = """
import generator.plugin.events
from mkdocs.__main__ import cli
generator.plugin.events.build_index = lambda site: 0
cli(["build", "--quiet"])
"""
_THEME_ALONE: Final = ("-m", "mkdocs", "build", "--quiet")


class Bench:
    """The rows of one run, and the books they share."""

    def __init__(self, folder: Path, size: int, large: int, runs: int) -> None:
        self.rows: list[str] = []
        self._folder = folder
        self._size = size
        self._large = large
        self._runs = runs
        self._slow = min(runs, SLOW)

    def start(self) -> None:
        """Measure how soon the command says what it can do."""
        cost = several(self._runs, lambda: run("-m", "generator", "--help", where=self._folder))
        self._row("`briefbook --help`", cost)

    def captures(self) -> None:
        """Measure the way from captures to briefs and pages, with nothing kept."""
        root = self._captured("captures", self._size, WORDS)
        pipelines = dict(recogniser_for(PIPELINES)[0].pipelines)
        ours, alone = [], []
        for _ in range(self._slow):
            for path in ("docs/briefs", ".briefbook"):
                shutil.rmtree(root / path, ignore_errors=True)
            ours.append(_built(root))
            if "en" in pipelines:
                given = (pipelines["en"].folder, str(root / "seeds"))
                alone.append(run("-c", _PIPELINE_ALONE, *given, where=root))
        what = f"{self._size:,} captures of {WORDS} words to briefs and pages, cold"
        if not alone:
            self._row(f"{what}, without a language pipeline", middle(ours))
            return
        reference, cost = middle(alone), middle(ours)
        told = f"{pipelines['en'].name} alone, one process: {reference.wall:.1f} s"
        faster = f"{reference.wall / cost.wall:.2f} times as fast"
        self._row(what, cost, told, faster, "1.5 times")

    def dask(self) -> None:
        """Measure the reading alone, by two workers of a cluster beside two processes."""
        size = max(self._size * 2 // 5, 1)
        root = self._captured("dask", size, WORDS)
        pool, cluster = beside_each_other(root, self._slow)
        told = f"the pool: {size / pool.wall:.1f} captures a second"
        ratio = f"{pool.wall / cluster.wall:.2f} of its rate"
        what = f"{size:,} captures read by two Dask workers"
        self._row(what, cluster, told, ratio, "0.85")

    def site(self) -> None:
        """Measure the site beside that of the finished tree by the theme alone."""
        root = self._book()
        tree = self._tree(root)
        cold, warm, alone = [], [], []
        for _ in range(self._runs):
            forget(root)
            cold.append(run("-c", _SITE, where=root))
            warm.append(run("-c", _SITE, where=root))
            alone.append(run(*_THEME_ALONE, where=tree))
        first, again, theme = middle(cold), middle(warm), middle(alone)
        self._row(
            f"site of {self._size:,} briefs, cold, without Pagefind",
            first,
            f"the theme alone on the finished tree: {theme.cpu:.1f} s CPU",
            f"{first.cpu / theme.cpu:.2f} of its CPU",
            "1.1",
        )
        told = f"with its caches off: {first.cpu:.1f} s CPU"
        self._row("… warm", again, told, f"{again.cpu / first.cpu:.2f} of its CPU", "0.5")

    def preview(self) -> None:
        """Measure from a saved brief to the reload, beside MkDocs alone."""
        root = self._book()
        ours = self._reload(root, self._size)
        tree = self._tree(root)
        served = previewed(tree, ("-m", "mkdocs", "serve"), "--dev-addr", _PATIENCE)
        with served as preview:
            page = min((tree / "docs" / "briefs").glob("*/*.md"))
            at = f"/briefs/{page.parent.name}/{page.stem}/"
            took = preview.seconds_to_reload(at, lambda: add_line(page, 0))
        told = f"`mkdocs serve` of the finished tree: {took:.1f} s"
        what = f"saved brief to reload, {self._size:,} briefs"
        self._row(what, ours.reload, told, f"{ours.reload.wall / took:.2f}", "1 s")
        self._row("… until all other pages follow", ours.rest)

    def growth(self) -> None:
        """Measure a full build of a book that is many times as large."""
        small, large = (self._full(size) for size in (self._size, self._large))
        told = f"{self._size:,} briefs: {small.cpu:.1f} s CPU, {small.memory:,.0f} MB"
        times = f"{large.cpu / small.cpu:.1f} times, {large.memory:,.0f} MB"
        what = f"pages and site of {self._large:,} briefs, cold, without Pagefind"
        self._row(what, large, told, times, "11 times, 600 MB")

    def large(self) -> None:
        """Measure from a saved brief to the reload in a large book."""
        root = self._folder / f"full-{self._large}"
        if not root.exists():
            write_briefs(root, self._large)
        ours = self._reload(root, self._large)
        self._row(f"saved brief to reload, {self._large:,} briefs", ours.reload, goal="2.5 s")
        self._row("… until all other pages follow", ours.rest)

    def kept(self) -> None:
        """Measure small changes to a large book of captures that was built before."""
        root = self._captured("kept", self._large, FEW_WORDS)
        first = _built(root)
        self._row(f"{self._large:,} captures of {FEW_WORDS} words, cold", first)
        time.sleep(3)  # what was saved this moment may change again: it is not believed yet
        _built(root)
        before = look_at(root)
        same = several(self._runs, lambda: _built(root))
        written = "0 bytes written" if look_at(root) == before else "files were written"
        what = f"nothing changed, {self._large:,} captures"
        self._row(what, same, ratio=written, goal="1.5 s, 0 bytes")

        def one_more() -> Cost:
            write_captures(root, 1, FEW_WORDS, first=len(list((root / "seeds").iterdir())))
            return _built(root)

        def one_edit() -> Cost:
            add_line(max((root / "docs" / "briefs").glob("*/*.md")), 0)
            return _built(root)

        self._row("one new capture, without site", several(self._slow, one_more), goal="4 s")
        self._row("one brief edited, without site", several(self._slow, one_edit), goal="2 s")

    def _row(
        self, what: str, cost: Cost, reference: str = "–", ratio: str = "–", goal: str = "–"
    ) -> None:
        figures = f"{cost.wall:.2f} s | {cost.cpu:.2f} s | {cost.memory:,.0f}"
        row = f"| {what} | {figures} | {reference} | {ratio} | {goal} |"
        print(row, flush=True)
        self.rows.append(row)

    def _captured(self, name: str, size: int, words: int) -> Path:
        root = self._folder / name
        write_settings(root)
        write_captures(root, size, words)
        return root

    def _book(self) -> Path:
        root = self._folder / "site"
        if not root.exists():
            write_briefs(root, self._size)
        return root

    def _tree(self, root: Path) -> Path:
        """Return the finished tree of a book, exported where it was not."""
        tree = self._folder / "tree"
        if not tree.exists():
            run("-m", "generator", "export", "--to", str(tree / "docs"), "--root", ".", where=root)
            write_tree_settings(tree)
        return tree

    def _full(self, size: int) -> Cost:
        root = self._folder / f"full-{size}"
        write_briefs(root, size)
        pages = _built(root)
        site = run("-c", _SITE, where=root)
        memory = max(pages.memory, site.memory)
        return Cost(pages.wall + site.wall, pages.cpu + site.cpu, memory)

    def _reload(self, root: Path, size: int) -> Reload:
        command = ("-m", "generator", "serve")
        with previewed(root, command, "--address", _PATIENCE) as preview:
            pages = sorted((root / "docs" / "briefs").glob("*/*.md"))
            took, followed = [], []
            for number in range(self._runs + 1):
                page = pages[(number + 1) * size // (self._runs + 2)]
                at = f"/briefs/{page.parent.name}/{page.stem}/"
                change, builds = Edit(page, number), preview.builds()
                began = time.monotonic()
                took.append(preview.seconds_to_reload(at, change))
                preview.until(at, change.words)
                preview.until_built(builds + 1)
                followed.append(time.monotonic() - began)
        return middle_of_reloads(took, followed)


def _built(root: Path) -> Cost:
    return run("-m", "generator", "build", "--no-site", "--root", ".", where=root)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and write the section where every row was measured."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", nargs="*", help="which rows; all where none is named")
    options.add_argument("--size", type=int, default=SIZE, help="size of the books")
    options.add_argument("--large", type=int, default=LARGE, help="size of the large ones")
    options.add_argument("--runs", type=int, default=5, help="of how many runs the median is shown")
    given = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), given.size, given.large, given.runs)
        rows: dict[str, Callable[[], None]] = {
            each.__name__: each
            for each in (
                *(bench.start, bench.captures, bench.dask, bench.site, bench.preview),
                *(bench.growth, bench.large, bench.kept),
            )
        }
        unknown = set(given.rows or ()) - rows.keys()
        if unknown:
            options.error(
                f"no row is called {', '.join(sorted(unknown))}; there are {', '.join(rows)}"
            )
        for name, measure in rows.items():
            if not given.rows or name in given.rows:
                measure()
    sizes = (given.size, given.large) == (SIZE, LARGE)
    if sizes and not given.rows:
        write_section(TITLE, "python benchmarks/speed.py", _section(bench, given.runs))


def _section(bench: Bench, runs: int) -> str:
    return "\n".join(
        [
            f"{os.cpu_count()} cores; median of {runs}, of {SLOW} where a row takes minutes,",
            "of one where a large book is built from nothing. MB: the highest of a process.",
            "",
            "| what | clock | CPU | MB | reference | ratio | to reach |",
            "|---|---|---|---|---|---|---|",
            *bench.rows,
        ]
    )


if __name__ == "__main__":
    main()
