"""Hostile captures of still other kinds: each read in bounded time, and a book of them all.

What `test_hostile_kinds` holds a book against, this book is held against as well.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.book import read_briefs
from generator.model import Brief
from tests.hostile_more import HEAVY, MORE
from tests.test_hostile_kinds import (  # noqa: F401 - collected here with this module's book
    a_book_of,
    known,
    read_or_refused,
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
        read_or_refused(name, path, SECONDS)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book of all but the heavy ones."""
    captures = (make(NUMBERS[name]) for name, make in MORE.items() if name not in HEAVY)
    return a_book_of(tmp_path_factory.mktemp("more") / "b", captures)


@pytest.fixture(scope="module")
def briefs(root: Path) -> tuple[Brief, ...]:
    """Return its briefs."""
    found, problems = read_briefs(root)
    assert not problems
    assert len(found) > 250
    return found
