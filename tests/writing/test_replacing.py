"""One file in another's place: what a person saves in the very moment is never overwritten."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.writing import replacing
from generator.writing.replacing import beside, put, rescue

OLD, NEW, THEIRS, NEWER = b"old", b"new", b"theirs", b"theirs, newer"
Save = Callable[[Path, bytes], object]


def in_place(path: Path, data: bytes) -> None:
    """Save as simple editors do."""
    path.write_bytes(data)


def by_name(path: Path, data: bytes) -> None:
    """Save as careful editors do."""
    other = path.with_name("other")
    other.write_bytes(data)
    other.replace(path)


WAYS = pytest.mark.parametrize("save", [in_place, by_name])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file with something in it."""
    (tmp_path / "x.md").write_bytes(OLD)
    return tmp_path / "x.md"


@pytest.fixture(params=["exchange", "look"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run on a system that exchanges files, and on one that does not."""
    if request.param == "look":
        monkeypatch.setattr(replacing, "_system", lambda: None)
    return str(request.param)


def leavings(path: Path) -> list[str]:
    """Return what stands beside a file."""
    return [each.name for each in path.parent.iterdir() if each != path]


@pytest.mark.usefixtures("system")
def test_file_is_replaced_whole(path: Path) -> None:
    """Whatever stands there where nothing is expected, and what is expected."""
    assert put(path, NEW)
    assert path.read_bytes() == NEW
    assert put(path, OLD, expected=(b"x", NEW))
    assert path.read_bytes() == OLD
    assert leavings(path) == []


@pytest.mark.usefixtures("system")
def test_what_is_not_expected_stays(path: Path) -> None:
    """Another text, no file where one should be, a file where there should be none."""
    assert not put(path, NEW, expected=(b"x",))
    assert path.read_bytes() == OLD
    assert not put(path, NEW, expected=(b"",))
    assert path.read_bytes() == OLD
    path.unlink()
    assert not put(path, NEW, expected=(OLD,))
    assert not path.exists()
    assert put(path, NEW, expected=(b"",))
    assert path.read_bytes() == NEW
    assert leavings(path) == []


@WAYS
@pytest.mark.usefixtures("system")
def test_what_is_saved_while_the_new_file_is_written_stays(
    path: Path, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment in which a disk is waited for is the longest."""
    sync = os.fsync

    def saving(file: int) -> None:
        sync(file)
        save(path, THEIRS)

    monkeypatch.setattr(os, "fsync", saving)
    assert not put(path, NEW, expected=(OLD,))
    assert path.read_bytes() == THEIRS
    assert leavings(path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the call of this system is another")
@WAYS
@pytest.mark.parametrize("times", [1, 2, 3])
def test_what_is_saved_in_the_last_moment_stays(
    path: Path, save: Save, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Just before the exchange, and again while theirs is put back: the newest of theirs."""
    exchange = replacing.exchange
    saved: list[bytes] = []

    def late(one: Path, other: Path) -> bool:
        if len(saved) < times:
            saved.append(b"%s %d" % (THEIRS, len(saved)))
            save(path, saved[-1])
        return exchange(one, other)

    monkeypatch.setattr(replacing, "exchange", late)
    assert not put(path, NEW, expected=(OLD,))
    assert path.read_bytes() == saved[-1]
    assert leavings(path) == []


def test_file_that_is_taken_away_in_the_last_moment_is_not_made_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who deletes a brief while a run is on has deleted it."""
    exchange = replacing.exchange

    def late(one: Path, other: Path) -> bool:
        path.unlink()
        return exchange(one, other)

    monkeypatch.setattr(replacing, "exchange", late)
    assert not put(path, NEW, expected=(OLD,))
    assert leavings(path) == []
    assert not path.exists()


def test_file_that_appears_in_the_last_moment_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new brief never takes the place of one that somebody began just now."""
    path.unlink()
    link = os.link

    def late(one: Path, other: Path) -> None:
        path.write_bytes(THEIRS)
        link(one, other)

    monkeypatch.setattr(os, "link", late)
    assert not put(path, NEW, expected=(b"",))
    assert path.read_bytes() == THEIRS
    assert leavings(path) == []


def test_new_file_is_made_where_no_file_has_two_names(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems know no second name."""
    path.unlink()

    def link(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    assert put(path, NEW, expected=(b"",))
    assert path.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="permissions are others there")
def test_permissions_and_owner_stay(path: Path) -> None:
    """A shared book stays shared; where it may, a run by another user leaves the file its owner."""
    path.chmod(0o664)
    if os.geteuid() == 0:
        os.chown(path, 1234, 2345)
    before = path.stat()
    assert put(path, NEW, expected=(OLD,))
    after = path.stat()

    assert after.st_mode == before.st_mode
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)


def test_a_system_that_refuses_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What went wrong has its own words, and what stood there is untouched."""
    monkeypatch.setattr(replacing, "_system", lambda: lambda *_: 5)
    with pytest.raises(OSError, match="error"):
        put(path, NEW, expected=(OLD,))
    assert path.read_bytes() == OLD
    assert leavings(path) == []


@pytest.mark.parametrize(
    ("there", "left", "then"),
    [
        (NEW, THEIRS, THEIRS),  # killed between the exchange and the look at what came out
        (NEW, OLD, NEW),  # killed before it was swept up
        (NEW, b"ne", NEW),
        (OLD, NEW, OLD),  # killed before the exchange
        (OLD, b"ne", OLD),
        (NEWER, THEIRS, NEWER),
    ],
)
def test_what_a_kill_left_is_known(path: Path, there: bytes, left: bytes, then: bytes) -> None:
    """Only what a person saved goes back."""
    path.write_bytes(there)
    beside(path).write_bytes(left)
    rescue(path, OLD, NEW)
    assert path.read_bytes() == then


def test_nothing_is_rescued_where_nothing_is_left(path: Path) -> None:
    """The usual case."""
    rescue(path, OLD, OLD)
    assert path.read_bytes() == OLD
