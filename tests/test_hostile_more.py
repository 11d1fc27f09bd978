"""Hostile captures of still other kinds: each read in bounded time, and a book of them all.

What `test_hostile_kinds` holds a book against, this book is held against as well.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.book import read_briefs
from generator.captures import SeedFile, captures_in
from generator.cli import app
from generator.corpus import build_corpus
from generator.first_half import first_half
from generator.model import Brief, Capture, Problem, Register
from generator.pages.catalogue import Catalogue, open_catalogue
from tests.hostile_more import HEAVY, MORE
from tests.test_hostile_kinds import (  # noqa: F401 - collected here with this module's book
    test_addresses_are_of_the_web_or_left_out,
    test_downloads_are_what_they_say_they_are,
    test_feeds_and_finding_are_read,
    test_front_matter_says_what_we_write_and_no_more,
    test_generated_pages_hold_nothing_of_theirs_but_text,
    test_pages_hold_nothing_of_theirs_but_text,
)

pytestmark = pytest.mark.site  # too slow for the inner loop
# Of computing for one; this machine needs 3.
SECONDS = 20.0
NUMBERS = {name: 8_000 + at for at, name in enumerate(MORE)}


def test_all_are_read_or_refused_in_words(tmp_path: Path) -> None:
    """An article or a reason for each, in bounded time, and never a fault of ours."""
    path = tmp_path / "x.dat"
    assert len(MORE) > 350
    for name, make in MORE.items():
        path.write_bytes(make(NUMBERS[name]))
        began = time.process_time()
        found = list(captures_in(SeedFile("x.dat", path)))
        halves = [first_half(each, debug=True) for each in found if isinstance(each, Capture)]
        assert time.process_time() - began < SECONDS, name
        told = [each for each in found if isinstance(each, Problem)]
        told += [half.problem for half in halves if half.problem]
        assert found, name
        assert len(told) <= 102, name
        assert not [each for each in told if "fault in Briefbook" in each.message], (name, told)
        for half in halves:
            read = half.reading and (half.reading.articles or half.reading.refusal)
            assert half.problem or read, name


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book of all but the heavy ones."""
    root = tmp_path_factory.mktemp("more") / "b"
    (root / "seeds").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("plugins:\n  - briefbook:\n      pipelines: {en: false}\n")
    for number, name in enumerate(MORE.keys() - HEAVY.keys()):
        (root / "seeds" / f"{number:03}.dat").write_bytes(MORE[name](NUMBERS[name]))
    result = CliRunner().invoke(app, ["build", "--no-site", "--root", str(root)])
    assert "fault" not in result.output
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", result.output)
    return root


@pytest.fixture(scope="module")
def briefs(root: Path) -> tuple[Brief, ...]:
    """Return its briefs."""
    found, problems = read_briefs(root)
    assert not problems
    assert len(found) > 250
    return found


@pytest.fixture(scope="module")
def known(briefs: tuple[Brief, ...]) -> Catalogue:
    """Return the whole book."""
    return open_catalogue(build_corpus(briefs, Register()))
