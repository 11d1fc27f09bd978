"""Captures of somebody who read our code: none gets further than its text.

What becomes of them is held against each place where a text could turn into something else: front
matter, paths, pages, downloads, feeds, the terminal.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from pybtex.database import parse_string
from typer.testing import CliRunner

from generator.book import read_briefs
from generator.captures import SeedFile, captures_in
from generator.cli import app
from generator.corpus import build_corpus
from generator.first_half import first_half
from generator.model import Brief, Capture, Problem, Register
from generator.outputs.data import data_files
from generator.outputs.feeds import machine_files
from generator.outputs.finding import finding_files
from generator.pages import emit
from generator.pages.brief import render_brief
from generator.pages.catalogue import Catalogue, open_catalogue
from generator.pages.document import plain_web_address
from generator.pages.site import Site
from tests.bounded import bounded
from tests.hostile import MARKUP
from tests.hostile_html import foreign, foreign_in, rendered, words
from tests.hostile_kinds import KINDS

# Of computing; this machine needs a tenth.
SECONDS = 10.0
# What costs most needs 120.
MEGABYTES = 600
SITE = Site("A book", "https://book.example/")
WRITTEN = frozenset(
    ("id", "title", "date", "updated", "source", "source_url", "agency", "byline", "actors")
) | {"organisations", "language", "seeds", "review"}
NUMBERS = {name: 5_000 + at for at, name in enumerate(KINDS)}


def read_or_refused(name: str, path: Path, seconds: float) -> None:
    """Assert that a capture gives an article or a reason, within bounds and in few words."""
    with bounded(seconds, MEGABYTES, name):
        found = list(captures_in(SeedFile("x.dat", path)))
        halves = [first_half(each, debug=True) for each in found if isinstance(each, Capture)]

    told = [each for each in found if isinstance(each, Problem)]
    told += [half.problem for half in halves if half.problem]
    assert found, name
    assert len(told) <= 102, name
    assert not [each for each in told if "fault in Briefbook" in each.message], (name, told)
    for half in halves:
        read = half.reading and (half.reading.articles or half.reading.refusal)
        assert half.problem or read, name


def a_book_of(root: Path, captures: Iterable[bytes]) -> Path:
    """Make a book of captures; what the run says holds no fault and no sign for a terminal."""
    (root / "seeds").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("plugins:\n  - briefbook:\n      pipelines: {en: false}\n")
    for number, data in enumerate(captures):
        (root / "seeds" / f"{number:03}.dat").write_bytes(data)
    result = CliRunner().invoke(app, ["build", "--no-site", "--root", str(root)])
    assert "fault" not in result.output
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", result.output)
    return root


@pytest.mark.parametrize("name", KINDS)
def test_capture_is_read_or_refused_in_words(name: str, tmp_path: Path) -> None:
    """An article or a reason, in bounded time, and few words however many records there are."""
    path = tmp_path / "x.dat"
    path.write_bytes(KINDS[name](NUMBERS[name]))
    read_or_refused(name, path, SECONDS)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book of all of them."""
    captures = (make(NUMBERS[name]) for name, make in KINDS.items())
    return a_book_of(tmp_path_factory.mktemp("kinds") / "b", captures)


@pytest.fixture(scope="module")
def briefs(root: Path) -> tuple[Brief, ...]:
    """Return its briefs."""
    found, problems = read_briefs(root)
    assert not problems
    assert len(found) > 110
    return found


@pytest.fixture(scope="module")
def known(briefs: tuple[Brief, ...]) -> Catalogue:
    """Return the whole book."""
    return open_catalogue(build_corpus(briefs, Register()))


def test_front_matter_says_what_we_write_and_no_more(root: Path) -> None:
    """No key of a capture's: none is locked, a draft, corrected, or of another's id."""
    for path in (root / "docs" / "briefs").rglob("*.md"):
        head = path.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n")
        keys = {line.partition(":")[0] for line in head.splitlines() if line[:1] not in {" ", "-"}}
        assert keys <= WRITTEN, path


def test_addresses_are_of_the_web_or_left_out(briefs: tuple[Brief, ...]) -> None:
    """No script, no data, no file, and nothing that ends a link or a line."""
    for brief in briefs:
        if brief.source_url is not None:
            address = plain_web_address(brief.source_url)
            assert address is None or re.fullmatch(r"https?://[!#-;=?-_a-z~]+", address)
    assert "passwd" not in str([brief.source_url for brief in briefs])


def test_pages_hold_nothing_of_theirs_but_text(briefs: tuple[Brief, ...], known: Catalogue) -> None:
    """No element, no handler, no link elsewhere; and titles read as they were written."""
    for brief in briefs:
        html = rendered(render_brief(brief, known, SITE))
        assert foreign(html) == [], brief.path
        assert " ".join(brief.title.split()) in " ".join(words(html))


def test_generated_pages_hold_nothing_of_theirs_but_text(
    briefs: tuple[Brief, ...],
) -> None:
    """People, years, sources, bodies, offices, timeline: the same."""
    for page in emit(build_corpus(briefs, Register())):
        assert foreign_in(page) == [], page.path
        assert re.fullmatch(r"[a-z0-9/-]+\.md", page.path)


def downloads(known: Catalogue) -> Mapping[str, bytes]:
    """Return every download."""
    return {file.name: b"".join(file.pieces()) for file in data_files(known, SITE)}


def test_downloads_are_what_they_say_they_are(known: Catalogue) -> None:
    """No cell is a formula, no record swallows the next, and every reader reads them."""
    for name, data in downloads(known).items():
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
            assert len({len(row) for row in rows}) == 1
            cells = [cell for row in rows[1:] for cell in row]
            assert not [cell for cell in cells if re.match(r"\s*[=+@\uff1d\uff0b\uff20]", cell)]
            assert not [cell for cell in cells if re.match(r"\s*[-\uff0d](?!\d+$)", cell)]
        elif name.endswith(".json"):
            assert json.loads(data)
        elif name.endswith(".gexf"):
            assert ET.fromstring(data).tag.endswith("gexf")  # noqa: S314 - our own file
        elif name.endswith(".bib"):
            assert len(parse_string(data.decode(), "bibtex").entries) == len(known.briefs)
        else:
            database = sqlite3.connect(":memory:")
            database.deserialize(data)
            assert database.execute("pragma integrity_check").fetchone() == ("ok",)
            count = database.execute("select count(*) from briefs").fetchone()
            assert count == (len(known.briefs),)
            database.close()


def test_feeds_and_finding_are_read(known: Catalogue) -> None:
    """Feeds are XML, what scripts load is JSON, and neither holds a way out of a script."""
    made = dict(machine_files(known, SITE))
    made |= dict(finding_files(known, Register(), lambda path: path.removesuffix(".md") + "/"))
    for path, text in made.items():
        if path.endswith(".xml"):
            assert ET.fromstring(text.encode()).tag == "rss"  # noqa: S314 - our own file
        elif path.endswith(".json"):
            assert json.loads(text) is not None


@pytest.mark.parametrize("each", [*MARKUP[:8], "<meta http-equiv=refresh>", "[x](javascript:y)"])
def test_the_look_at_pages_sees_what_it_looks_for(each: str) -> None:
    """Unescaped, markup and links of scripts are found: no answer means that none is there."""
    assert foreign(rendered(each))
