"""What finding costs a builder and a reader, on invented books of 5,000 and 10,000 briefs.

A headless Chromium without a cache opens timeline and network of a book of 10,000 briefs. Pages of
5,000 briefs with words as uneven as those of a language are put into its site and indexed; the
search is opened and asked for one word. Bytes are those of the answers as a host gives them that
compresses text, as GitHub Pages does; times are those of the browser's own clock.

`python benchmarks/finding.py [--search N] [--charts N]`
"""

import argparse
import gzip
import http.server
import os
import random
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path

from invented_book import SEED, a_name, write_book
from results import write_section
from speed_costs import run

from generator.model import Brief, BriefId, DocPath, PartialDate
from generator.pages.indexed import TEXT, heading_attributes
from generator.plugin.search import build_index
from tests.browser import find_browser
from tests.chromium import Browser, a_browser

TITLE = "Finding: search, timeline, network"
COMMAND = "python benchmarks/finding.py"
ROOT = Path(__file__).parent.parent
ADDRESS = "http://127.0.0.1:{}/b/"
TEXTS = (".html", ".js", ".css", ".json", ".svg", ".xml")
RUNS = 5
OTHERS = ("briefs", "people", "years", "sources", "offices", "organisations", "data")
FETCHED = """performance.getEntriesByType('resource')
  .reduce((sum, each) => sum + each.encodedBodySize, 0)"""
LOADED = f"{FETCHED} + performance.getEntriesByType('navigation')[0].encodedBodySize"
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
# From the key that opens the search to the first brief that is seen.
SEARCHED = """new Promise((done) => {
  performance.clearResourceTimings();
  performance.setResourceTimingBufferSize(1000);
  const began = performance.now();
  document.dispatchEvent(new KeyboardEvent('keydown', {key: '/', bubbles: true}));
  const wait = () => {
    const words = document.querySelector('dialog.bb-search input');
    if (!words) return requestAnimationFrame(wait);
    words.value = 'harbour';
    words.dispatchEvent(new Event('input'));
    const seen = () => {
      if (!document.querySelector('dialog.bb-search li p')) return requestAnimationFrame(seen);
      requestAnimationFrame(() => done(performance.now() - began));
    };
    seen();
  };
  wait();
})"""


class _Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, text compressed."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def translate_path(self, path: str) -> str:
        """Take the folder for what stands below `/b`."""
        return super().translate_path(path.removeprefix("/b"))

    def do_GET(self) -> None:
        """Answer with a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in TEXTS:
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def serving(folder: Path, port: int) -> Iterator[None]:
    """Serve a site."""

    def handler(*given: object) -> _Compressing:
        return _Compressing(*given, directory=str(folder))  # type: ignore[arg-type]  # as its base

    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


def render(root: Path, size: int, port: int) -> None:
    """Render those pages of an invented book that have charts."""
    write_book(root, size)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings += "exclude_docs: |\n" + "".join(f"  /{each}/\n" for each in OTHERS)
    (root / "mkdocs.yml").write_text(settings.replace("captures: true", "captures: false"))
    shutil.copy(ROOT / "docs" / "about.md", root / "docs")
    run("-m", "mkdocs", "build", "--quiet", where=root, address=ADDRESS.format(port))


INDEXING = """
import sys
from pathlib import Path
from generator.plugin.search import build_index
build_index(Path(sys.argv[1]))
"""


def digest(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def fresh(browser: Browser, address: str) -> None:
    """Open a page as somebody who was never there."""
    browser.open("about:blank")
    browser.send("Network.clearBrowserCache")
    browser.open(address)


def add_pages(site: Path, size: int) -> str:
    """Put pages of briefs into a site, and return a word that some of them have.

    Their words are as unevenly used as those of a language: an index of pages that all have the
    same few words would be another one.
    """
    chance = random.Random(SEED)
    words = list(dict.fromkeys(a_name(chance, 2).replace(" ", "").lower() for _ in range(40_000)))
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))

    def sentence() -> str:
        some = chance.choices(words, cum_weights=weights, k=chance.randint(10, 24))
        return " ".join(some).capitalize() + "."

    for number in range(size):
        brief = Brief(
            DocPath(""),
            BriefId(""),
            sentence()[:70],
            (),
            date=PartialDate(2008 + number % 17),
            source=f"Courier {number % 25}",
        )
        text = "".join(
            f'<p id="p{at}">{sentence()} {sentence()} {sentence()}</p>' for at in range(1, 10)
        )
        path = site / f"briefs/{2008 + number % 17}/brief-{number}/index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'<html lang="en"><body><h1 {heading_attributes(brief)}>{brief.title}</h1>'
            f"<div {TEXT}>{text}</div></body></html>",
            encoding="utf-8",
        )
    return words[300]


def search_rows(site: Path, size: int, browser: Browser, port: int) -> Iterator[str]:
    """Measure the search on a site with so many briefs."""
    word = add_pages(site, size)
    cost = run("-c", INDEXING, str(site), where=ROOT)
    first = digest(site / "pagefind")
    build_index(site)
    again = digest(site / "pagefind")
    same = sum(again.get(name) == data for name, data in first.items())
    figures = f"{cost.wall:.1f} s, {cost.cpu:.1f} s CPU, {cost.memory:,.0f} MB at most"
    yield f"| indexing {size:,} briefs | {figures} |"
    yield f"| a second index of the same site | {same:,} of {len(first):,} files the same |"
    yield f"| the index on disk | {sum(map(len, first.values())) / 1e6:.1f} MB |"
    times, weights, load = [], [], os.getloadavg()[0]
    for _ in range(RUNS):
        fresh(browser, ADDRESS.format(port))
        times.append(browser.ask(SEARCHED.replace("harbour", word)))
        browser.until("document.querySelector('dialog').dataset.state === 'done'")
        weights.append(browser.ask(FETCHED))
    yield (
        f"| opening the search to the first brief, nothing cached, {RUNS} times | "
        f"{max(weights) / 1000:.0f} kB, {sorted(times)[RUNS // 2]:.0f} ms in the middle, "
        f"{min(times):.0f} to {max(times):.0f} ms, at a load of {load:.1f} on two cores |"
    )


def chart_rows(size: int, browser: Browser, port: int) -> Iterator[str]:
    """Measure timeline and network of a site."""
    for name in ("timeline", "network"):
        weights, paints = [], []
        for _ in range(RUNS):
            fresh(browser, f"{ADDRESS.format(port)}{name}/")
            browser.until("document.querySelector('[data-state=ready]')")
            weights.append(browser.ask(LOADED))
            paints.append(browser.ask(PAINT))
        yield (
            f"| {name}, {size:,} briefs, opened, nothing cached, {RUNS} times | "
            f"{max(weights) / 1000:.0f} kB, first paint {sorted(paints)[RUNS // 2]:.0f} ms "
            f"in the middle, {max(paints):.0f} ms at most |"
        )
    fresh(browser, f"{ADDRESS.format(port)}timeline/")
    browser.until("document.querySelector('[data-state=ready]')")
    seconds = browser.ask(FILTERED)
    yield (
        f"| timeline: words of titles typed | {browser.ask(LOADED) / 1000:.0f} kB with all "
        f"titles, {seconds[0]:.0f} ms the first time, {seconds[1]:.0f} ms after it |"
    )


FILTERED = """(async () => {
  const words = document.querySelector('[name=words]');
  const status = document.querySelector('[data-part=status]');
  const ask = (value) => new Promise((done) => {
    const began = performance.now();
    const before = status.textContent;
    words.value = value;
    words.dispatchEvent(new Event('input', {bubbles: true}));
    const seen = () => status.textContent === before
      ? requestAnimationFrame(seen) : requestAnimationFrame(() => done(performance.now() - began));
    seen();
  });
  return [await ask('harbour'), await ask('harbour bridge')];
})()"""


def main() -> None:
    """Measure, and write the section."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--search", type=int, default=5_000, help="briefs of the book searched")
    options.add_argument("--charts", type=int, default=10_000, help="briefs of the book drawn")
    options.add_argument("--port", type=int, default=8037)
    given = options.parse_args()
    program = find_browser()
    if program is None:
        sys.exit("no Chromium is installed; name one in BRIEFBOOK_BROWSER")
    with a_browser(program) as browser, tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        render(root, given.charts, given.port)
        with serving(root / "site", given.port):
            rows = [
                *chart_rows(given.charts, browser, given.port),
                *search_rows(root / "site", given.search, browser, given.port),
            ]
    write_section(TITLE, COMMAND, "\n".join(["| what | figure |", "|---|---|", *rows]))


if __name__ == "__main__":
    main()
