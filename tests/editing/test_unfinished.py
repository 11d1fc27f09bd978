"""The note of a run that was killed: what of it may still be done, and what is of another time."""

from __future__ import annotations

import json

import pytest

from generator.editing.plans import Change
from generator.editing.unfinished import Noted, digest, expected, read_note, write_note
from generator.model import BriefId

BRIEF = BriefId("bkaaaaaaaaaaaa")
BASE = Change(".briefbook/base/bkaaaaaaaaaaaa.md", "new base", brief=BRIEF)
FILE = Change("docs/briefs/x.md", "new", replaces="old", brief=BRIEF)
NEW = Change("docs/briefs/y.md", "new", replaces="", brief=BRIEF)
STONE = Change(".briefbook/base/bkaaaaaaaaaaaa.md", brief=BRIEF)


def test_note_is_read_back_as_it_was_written() -> None:
    """Each change, in its order, with what its file held."""
    changes = [BASE, FILE, NEW, STONE]
    was = {change.path: digest(b"old") for change in changes}
    assert read_note(write_note(changes, was)) == [Noted(each, was[each.path]) for each in changes]


@pytest.mark.parametrize(
    ("change", "was", "there", "may"),
    [
        (BASE, b"base", b"base", True),  # not done yet
        (BASE, b"base", b"new base", True),  # done already
        (BASE, b"base", b"of another branch", False),
        (BASE, b"base", None, False),
        (BASE, None, None, True),
        (FILE, b"old", b"old", True),
        (FILE, b"old", b"new", True),
        (FILE, b"old", b"a person's", False),
        (FILE, b"old", None, False),
        (NEW, None, None, False),  # nothing was made, or somebody took it away since
        (NEW, None, b"new", True),
        (NEW, None, b"a person's", False),
        (STONE, b"base", b"base", True),
        (STONE, b"base", None, True),
        (STONE, b"base", b"of another branch", False),
    ],
)
def test_only_what_is_as_it_was_or_is_to_be_is_gone_on_with(
    change: Change, was: bytes | None, there: bytes | None, *, may: bool
) -> None:
    """Whatever came between: a person, a backup, another branch."""
    assert Noted(change, digest(was)).is_of_this_book(there) is may


def test_note_without_what_files_held_is_believed_by_what_it_replaces() -> None:
    """As earlier versions wrote it."""
    data = json.dumps([{"path": "docs/a.md", "text": "b", "replaces": "a", "brief": None}]).encode()
    (noted,) = read_note(data)
    assert noted.was is None
    assert noted.is_of_this_book(b"a")
    assert not noted.is_of_this_book(b"c")
    assert expected(noted.change) == (b"a", b"b")


def test_no_file_and_an_empty_one_hold_the_same() -> None:
    """Nothing."""
    assert digest(None) == digest(b"") == digest("")
    assert digest("a") == digest(b"a") != digest("b")
