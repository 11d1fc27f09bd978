"""Writes: whole or not at all, and only where bytes differ."""

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from generator.editing.store import Change
from generator.errors import WriteError
from generator.model import BriefId, DocPath, Page
from generator.writing.page_files import is_generated
from generator.writing.writer import LOCK, UNFINISHED, carry_out, locked, write_pages

PAGE = Page(DocPath("years/1998.md"), "---\ntitle: '1998'\ngenerated: true\n---\n\nText.\n")


def stand(path: Path) -> int:
    """Return what tells that a file was written again."""
    return path.stat().st_ino


def test_change_is_written_byte_for_byte(tmp_path: Path) -> None:
    """Line breaks and marks are written as they are, in folders that are made."""
    carry_out(tmp_path, [Change("docs/briefs/1998/a.md", "\ufeffa\r\nb")])

    assert (tmp_path / "docs/briefs/1998/a.md").read_bytes() == b"\xef\xbb\xbfa\r\nb"


def test_equal_bytes_are_not_written(tmp_path: Path) -> None:
    """A file that says so already is not touched."""
    carry_out(tmp_path, [Change("a.md", "a")])
    before = stand(tmp_path / "a.md")
    carry_out(tmp_path, [Change("a.md", "a")])

    assert stand(tmp_path / "a.md") == before


def test_file_is_removed(tmp_path: Path) -> None:
    """A change without text removes, also what is gone already."""
    (tmp_path / "a.md").write_text("a")
    carry_out(tmp_path, [Change("a.md"), Change("b.md")])

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_file_saved_during_the_run_is_not_overwritten(tmp_path: Path) -> None:
    """What a person saved between reading and writing stays, and the run says so."""
    (tmp_path / "a.md").write_text("saved just now")

    with pytest.raises(WriteError, match=r"a\.md was changed while this run was on; run again"):
        carry_out(tmp_path, [Change("a.md", "new", replaces="as it was read")])
    assert (tmp_path / "a.md").read_text() == "saved just now"


def test_file_that_vanished_during_the_run_is_not_made_again(tmp_path: Path) -> None:
    """A person who deletes a brief while a run is on has deleted it; the rest is finished later."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "b.md").write_text("b")
    changes = [
        Change("docs/a.md", "new", replaces="as it was read", brief=BriefId("bka")),
        Change(".briefbook/base/a.md", "new", brief=BriefId("bka")),
        Change("docs/b.md", "better", replaces="b", brief=BriefId("bkb")),
    ]

    with locked(tmp_path), pytest.raises(WriteError, match=r"a\.md was changed while this run"):
        carry_out(tmp_path, changes)
    with locked(tmp_path):
        assert not (docs / "a.md").exists()
        assert not (tmp_path / ".briefbook" / "base").exists()
        assert (docs / "b.md").read_text() == "better"


def test_new_file_never_replaces_one_that_appeared(tmp_path: Path) -> None:
    """A brief is not written over a file that was not there when it was planned."""
    (tmp_path / "a.md").write_text("mine")

    with pytest.raises(WriteError, match="was changed"):
        carry_out(tmp_path, [Change("a.md", "new", replaces="")])


def test_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    """Where a folder stands in the way, the message names the file and the reason."""
    (tmp_path / "a").write_text("a file where a folder is needed")

    with pytest.raises(WriteError, match=r"a/b\.md cannot be written \(.+\); what stood there is"):
        carry_out(tmp_path, [Change("a/b.md", "new")])


def test_no_temporary_file_stays_behind(tmp_path: Path) -> None:
    """A write that fails at the last step sweeps up after itself."""
    (tmp_path / "a.md").mkdir()
    (tmp_path / "a.md" / "x").write_text("")

    with pytest.raises(WriteError):
        carry_out(tmp_path, [Change("a.md", "new")])
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_second_run_is_kept_out(tmp_path: Path) -> None:
    """Two runs on one book do not meet; the message says what to do."""
    told = rf"another run is writing this book \(it holds {LOCK}\); wait"
    with locked(tmp_path), pytest.raises(WriteError, match=told), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


def test_leavings_of_a_killed_run_are_swept_up(tmp_path: Path) -> None:
    """A temporary file that a killed run left is gone after the next has begun."""
    left = tmp_path / "docs" / "briefs" / ".a.md.briefbook-tmp"
    left.parent.mkdir(parents=True)
    left.write_text("half")
    with locked(tmp_path):
        assert not left.exists()


def test_page_is_written_once(tmp_path: Path) -> None:
    """A generated page is written when it changes and not otherwise."""
    assert write_pages(tmp_path, [PAGE]).written == (PAGE.path,)
    before = stand(tmp_path / "docs" / PAGE.path)
    again = write_pages(tmp_path, [PAGE])

    assert (again.written, again.kept) == ((), 1)
    assert stand(tmp_path / "docs" / PAGE.path) == before


def test_page_that_nothing_calls_for_is_removed(tmp_path: Path) -> None:
    """Only pages that say they are generated go, and the folders they leave empty."""
    write_pages(tmp_path, [PAGE])
    own = tmp_path / "docs" / "about.md"
    own.write_text("---\ntitle: About\n---\n\ngenerated: true\n")
    brief = tmp_path / "docs" / "briefs" / "odd.md"
    brief.parent.mkdir()
    brief.write_text(PAGE.text)

    assert write_pages(tmp_path, []).removed == (PAGE.path,)
    assert sorted(path.name for path in (tmp_path / "docs").iterdir()) == ["about.md", "briefs"]
    assert brief.exists()


def test_persons_file_in_a_pages_place_is_named(tmp_path: Path) -> None:
    """A file without the mark is left alone, and the run says where it stands."""
    place = tmp_path / "docs" / PAGE.path
    place.parent.mkdir(parents=True)
    place.write_text("mine")
    written = write_pages(tmp_path, [PAGE])

    assert place.read_text() == "mine"
    assert written.written == ()
    assert written.problems[0].where == "docs/years/1998.md"
    assert "is a file of your own where a generated page belongs" in written.problems[0].message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ngenerated: true\n---\n", True),
        ("\ufeff---\r\ntitle: a\r\ngenerated: true\r\n---\r\n", True),
        ("---\ntitle: a\n---\n\ngenerated: true\n", False),
        ("generated: true\n", False),
        ("---\nx: {generated: true}\n---\n", False),
        ("---\ngenerated: trueish\n---\n", False),
        ("", False),
    ],
)
def test_generated_is_said_in_the_front_matter(text: str, expected: bool) -> None:  # noqa: FBT001
    """The mark counts in front matter only."""
    assert is_generated(text) is expected


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A book whose folder takes no lock is named with the reason."""
    (tmp_path / ".briefbook").write_text("a file")

    with pytest.raises(WriteError, match=rf"{LOCK} cannot be written"), locked(tmp_path):
        pass


def test_lock_that_is_a_folder_is_told(tmp_path: Path) -> None:
    """Whatever keeps the lock from being taken is told in words."""
    (tmp_path / LOCK).mkdir(parents=True)

    with pytest.raises(WriteError, match=LOCK), locked(tmp_path):
        pass
    assert os.listdir(tmp_path / LOCK) == []  # noqa: PTH208 - names are enough


def test_unfinished_run_names_the_file_that_cannot_be_written(tmp_path: Path) -> None:
    """Where a killed run cannot be finished, the file in the way is told, not our own note."""
    note = tmp_path / UNFINISHED
    note.parent.mkdir()
    changes = (Change("docs/a.md", "new"), Change("docs/b.md", "b"))
    note.write_text(json.dumps([asdict(change) for change in changes]))
    (tmp_path / "docs").write_text("a file where a folder is needed")

    with pytest.raises(WriteError, match=r"docs/a\.md cannot be written"), locked(tmp_path):
        pass
    (tmp_path / "docs").unlink()
    with locked(tmp_path):
        assert (tmp_path / "docs" / "a.md").read_text() == "new"
        assert not note.exists()
