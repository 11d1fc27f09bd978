"""Pages that are known to stand are not read, and every other one is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest

from generator.caching.unchanged import files_of
from generator.model import DocPath, Page
from generator.running.standing import FILE, write_known_pages
from generator.writing.writer import Written

LONG_AGO: Final = 1_000_000_000
HEAD: Final = "---\ngenerated: true\n---\n"
RAIN: Final = Page(DocPath("rain.md"), f"{HEAD}It rained.\n")


def write(root: Path, *pages: Page) -> Written:
    """Write the pages of a run that begins now."""
    return write_known_pages(root, pages, files_of(root))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Write a page that stands since long, and look at it once."""
    (tmp_path / ".briefbook").mkdir()
    write(tmp_path, RAIN)
    os.utime(tmp_path / "docs/rain.md", (LONG_AGO, LONG_AGO))
    write(tmp_path, RAIN)
    return tmp_path


def test_a_page_that_stands_is_not_read(book: Path) -> None:
    """It is believed by its size, time and place: this one was changed so that none shows it."""
    place = book / "docs/rain.md"
    with place.open("r+") as file:
        file.write(RAIN.text.replace("rained", "snowed"))
    os.utime(place, (LONG_AGO, LONG_AGO))

    assert write(book, RAIN).kept == 1
    assert "snowed" in place.read_text()


def test_a_page_that_was_touched_is_read(book: Path) -> None:
    """Whoever saves it leaves another time, and it is made right."""
    place = book / "docs/rain.md"
    place.write_text(RAIN.text.replace("rained", "snowed"))

    assert write(book, RAIN).written == (RAIN.path,)
    assert place.read_text() == RAIN.text


def test_a_page_that_says_something_else_is_written(book: Path) -> None:
    """What stands there is known, and is not what is wanted."""
    other = Page(RAIN.path, RAIN.text.replace("rained", "snowed"))

    assert write(book, other).written == (RAIN.path,)
    assert write(book).removed == (RAIN.path,)


def test_a_page_that_was_written_a_moment_ago_is_read(tmp_path: Path) -> None:
    """Until its time tells, its bytes do."""
    (tmp_path / ".briefbook").mkdir()
    write(tmp_path, RAIN)
    place = tmp_path / "docs/rain.md"
    times = place.stat()
    with place.open("r+") as file:
        file.write(RAIN.text.replace("rained", "snowed"))
    os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert write(tmp_path, RAIN).written == (RAIN.path,)


@pytest.mark.parametrize("text", ["", "[]", '{"rain.md": 1}'])
def test_a_damaged_note_is_no_note(book: Path, text: str) -> None:
    """All pages are read, and noted again."""
    (book / FILE).write_text(text)

    assert write(book, RAIN).kept == 1
    assert "rain.md" in (book / FILE).read_text()


def test_a_page_of_a_persons_own_is_left_alone_each_time(book: Path) -> None:
    """It is never known as one that stands."""
    (book / "docs/rain.md").write_text("My own page.\n")

    for _ in range(2):
        assert [one.where for one in write(book, RAIN).problems] == ["docs/rain.md"]
