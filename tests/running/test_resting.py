"""A run after edits alone asks no capture, and says and writes what a whole run would."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

import pytest

from generator.intake import Intake, take_in
from generator.model import CaptureId
from generator.report import Report
from generator.running.growing import FILE as SHELF
from generator.running.resting import FILE
from generator.running.run import run
from tests.builders import TEXT

OTHER: Final = """Harbour board elects a chair

By Rui Costa
9 May 2001

The harbour board elected Ana Lima as its chair on Monday, the Harbour Times reported.
The board meets again in June, when the ferry to the northern islands is to be discussed.
Its members will receive the plans for the new quay beforehand, the town hall said.
"""
OWN: Final = "---\ntitle: A note of my own\nactors: [Jo Berg]\n---\n\nJo Berg called.\n"
RAIL: Final = "docs/briefs/1998/rail-strike-ends-after-nine-days.md"
HARBOUR: Final = "docs/briefs/2001/harbour-board-elects-a-chair.md"


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a book until there is nothing left to write."""
    root = tmp_path_factory.mktemp("book")
    (root / "seeds").mkdir()
    (root / "seeds" / "rail.txt").write_text(TEXT)
    (root / "seeds" / "harbour.txt").write_text(OTHER)
    (root / "seeds" / "menu.txt").write_text("Menu\nSport")
    (root / "docs/briefs").mkdir(parents=True)
    (root / "docs/briefs/own.md").write_text(OWN)
    for _ in range(2):
        run(root, read=take_in)
    assert (root / RAIL).is_file()
    assert (root / HARBOUR).is_file()
    return root


@pytest.fixture
def book(settled: Path, tmp_path: Path) -> Path:
    """Copy the book with its files' times."""
    root = tmp_path / "book"
    shutil.copytree(settled, root)
    # A copy is another file; the look is taken again.
    rest(root)
    return root


def rest(root: Path) -> Report:
    """Run until what captures say is kept: not while a file is two seconds old, or becomes so."""
    (root / FILE).unlink(missing_ok=True)
    said = run(root, read=take_in)
    while not (root / FILE).exists():
        said = run(root, read=take_in)
    return said


class _Captures:
    """Reads captures and counts how often it is asked for all."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, root: Path, *, only: Collection[CaptureId] | None = None) -> Intake:
        """Read as a build does."""
        self.asked += only is None
        return take_in(root, only=only)


def tree(root: Path) -> dict[str, bytes]:
    """Return every file of a book but the lock and caches."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "lock" and not path.name.startswith("cache")
    }


def both(root: Path, change: Callable[[Path], object]) -> tuple[Report, int]:
    """Change a book and run; a run that remembers nothing must say and write the same."""
    whole = root.with_name("whole")
    shutil.copytree(root, whole)
    for each in (root, whole):
        change(each)
    for path in (whole / ".briefbook").glob("cache*"):
        path.unlink()
    captures = _Captures()
    said = run(root, read=captures)

    assert said == run(whole, read=take_in)
    assert tree(root) == tree(whole)
    return said, captures.asked


def replaced(name: str, old: str, new: str) -> Callable[[Path], object]:
    """Return an edit of a file: some words in place of others."""

    def change(root: Path) -> None:
        text = (root / name).read_text()
        assert old in text
        (root / name).write_text(text.replace(old, new))

    return change


def written(name: str, text: str) -> Callable[[Path], object]:
    """Return an edit that writes a file."""

    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)

    return change


@pytest.mark.parametrize(
    "change",
    [
        lambda _: None,
        replaced(RAIL, "Trains run", "Trains may run"),
        replaced(RAIL, "title: ", "title: In short, "),
        replaced(RAIL, "1998-03-03", "1998-03-04"),
        replaced(HARBOUR, "Ana Lima", "Anna Lima"),
        replaced(HARBOUR, "seeds: [harbour.txt]", "seeds: []"),
        replaced(HARBOUR, "---\n\n", "draft: true\n---\n\n"),
        replaced(RAIL, "\n", "\r\n"),
        replaced("docs/briefs/own.md", "called", "called twice"),
        written("docs/briefs/another.md", OWN),
        lambda root: (root / "docs/briefs/own.md").unlink(),
        lambda root: (root / "docs/briefs/own.md").rename(root / "docs/briefs/moved.md"),
        written("names.yml", "people:\n  - name: Jo Berg\n    hidden: true\n"),
        written("docs/people/jo-berg.md", "A page of a person's own.\n"),
    ],
)
def test_an_edit_of_briefs_asks_no_capture(book: Path, change: Callable[[Path], object]) -> None:
    """Whatever was edited in briefs that agreed with their captures, in notes and in names."""
    _, asked = both(book, change)

    assert asked == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / RAIL).unlink(),
        lambda root: (root / RAIL).rename(root / "docs/briefs/1998/moved.md"),
        replaced(RAIL, "id: bk", "id: bx"),
        replaced(RAIL, "title: ", "title: ["),
        lambda root: shutil.copy(root / RAIL, root / "docs/briefs/1998/copy.md"),
        written("seeds/more.txt", OTHER.replace("Ana Lima", "Eva Holm")),
        replaced("seeds/rail.txt", "half of the days", "half of the nights"),
        lambda root: (root / "seeds/harbour.txt").unlink(),
        written("seeds/rail.txt.meta.yml", "address: https://rail.example/strike\n"),
        lambda root: shutil.rmtree(root / ".briefbook/base"),
        lambda root: (root / FILE).write_text("{}"),
        lambda root: (root / FILE).write_text("no JSON"),
        lambda root: (root / ".briefbook/format").unlink(),
    ],
)
def test_everything_else_asks_captures(book: Path, change: Callable[[Path], object]) -> None:
    """What captures or what is remembered of briefs has a part in, and what cannot be read."""
    _, asked = both(book, change)

    assert asked == 1


def test_an_edit_that_captures_disagree_with_is_asked_about(book: Path) -> None:
    """While a proposal waits, edits of its brief ask the captures, those of others do not."""
    replaced(RAIL, "Trains run again", "Trains ran again")(book)
    replaced("seeds/rail.txt", "Trains run again", "Trains go again")(book)
    said = rest(book)
    assert said.counts
    assert said.counts.proposed == 1

    assert both(book, replaced(HARBOUR, "in June", "in July"))[1] == 0
    shutil.rmtree(book.with_name("whole"))
    assert both(book, replaced(RAIL, "nine days", "ten days"))[1] == 1


def test_two_articles_of_one_text_ask_captures(book: Path) -> None:
    """An edit may tell whose an article is that two briefs could be: nothing is taken for sure."""
    twin = TEXT.replace("3 March 1998", "30 November 1998")
    written("seeds/twin.txt", twin)(book)
    rest(book)
    (other,) = (book / "docs/briefs/1998").glob("*nine-days-*.md")

    assert both(book, replaced(RAIL, "1998-03-03", "1998-11-29"))[1] == 1
    assert other.is_file()


NEW: Final = """Ferry company names its captain

By Eva Holm
2 June 2001

The northern ferry company named Eva Holm as captain of its largest ship on Friday evening.
She had worked on smaller boats between the islands for eleven years, a colleague remembered.
Passengers will meet her in summer, when longer journeys to distant lighthouses are planned.
"""


def test_a_capture_like_no_other_is_added_alone(book: Path) -> None:
    """Only it is read; the book is that of a whole run, and the next edit asks nobody again."""
    said, asked = both(book, written("seeds/ferry.txt", NEW))

    assert (asked, said.counts and said.counts.written) == (0, 1)
    (ferry,) = (book / "docs/briefs/2001").glob("ferry-*.md")
    shutil.rmtree(book.with_name("whole"))
    name = ferry.relative_to(book).as_posix()
    assert both(book, replaced(name, "eleven", "twelve"))[1] == 0


def test_captures_are_added_one_after_the_other(book: Path) -> None:
    """Each is compared with those that came since the last whole run, too."""
    written("seeds/ferry.txt", NEW)(book)
    run(book, read=take_in)

    assert both(book, written("seeds/again.txt", NEW.replace("2 June", "9 June")))[1] == 1


def test_an_edit_and_a_new_capture_are_taken_together(book: Path) -> None:
    """What a person wrote meanwhile stays, and shows."""

    def change(root: Path) -> None:
        replaced(RAIL, "Trains run", "Trains may run")(root)
        written("seeds/ferry.txt", NEW)(root)

    assert both(book, change)[1] == 0


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(written("seeds/ferry.txt", "Menu"), id="no article"),
        pytest.param(written("seeds/ferry.pdf", "Menu"), id="no page"),
        pytest.param(written("seeds/more.txt", TEXT.replace("nine", "nine or ten")), id="alike"),
        pytest.param(written("seeds/menu.txt.meta.yml", "source: Menu\n"), id="of another"),
        pytest.param(written("seeds/ferry#2.txt", NEW), id="its name as of a page within"),
        pytest.param(written("seeds/fa\u0308hre.txt", NEW), id="its name in parts of letters"),
    ],
)
def test_a_capture_that_is_more_than_a_new_brief_asks_all(
    book: Path, change: Callable[[Path], object]
) -> None:
    """What gives no article has its place among what is told; what is alike may be one brief."""
    assert both(book, change)[1] == 1


def test_a_capture_that_a_brief_already_names_asks_all(book: Path) -> None:
    """It may say something of that brief."""
    replaced("docs/briefs/own.md", "title:", "seeds: [ferry.txt]\ntitle:")(book)
    rest(book)

    assert both(book, written("seeds/ferry.txt", NEW))[1] == 1


@pytest.mark.parametrize("text", [None, "{}", "no JSON"])
def test_without_what_articles_left_all_are_asked(book: Path, text: str | None) -> None:
    """It may be deleted, or damaged, at any time."""

    def change(root: Path) -> None:
        written("seeds/ferry.txt", NEW)(root)
        if (root / SHELF).exists():
            (root / SHELF).unlink() if text is None else (root / SHELF).write_text(text)

    assert both(book, change)[1] == 1
