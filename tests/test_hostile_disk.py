"""A disk that is full: the file that could not be written is named, and the next run is right.

Where the system lets us, a small disk of its own in memory is filled up; elsewhere the largest file
that a process may write is bounded, which fails in the same place with another word.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.sites import REPOSITORY
from tests.test_hostile_book import tree
from tests.test_killed import a_busy_book

SIZE = 8 * 2**20
# A process whose files may have so many bytes.
BOUNDED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["briefbook", *sys.argv[2:]]
from generator.cli import main
main()
"""

Build = Callable[[Path, int | None], subprocess.CompletedProcess[str]]


def build(root: Path, bytes_left: int | None = None) -> subprocess.CompletedProcess[str]:
    """Build a book; with a number, in a process whose files may have so many bytes."""
    how = ["-m", "generator"] if bytes_left is None else ["-c", BOUNDED, str(bytes_left)]
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, *how, "build", "--no-site", "--root", str(root)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )


def on_a_full_disk(root: Path, bytes_left: int) -> subprocess.CompletedProcess[str]:
    """Build a book on a disk that has so many bytes left."""
    ballast = root.parent / "ballast"
    free = shutil.disk_usage(root).free
    ballast.write_bytes(bytes(max(0, free - bytes_left)))
    done = build(root)
    ballast.unlink()
    return done


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Callable[..., subprocess.CompletedProcess[str]]]]:
    """Return a folder, and how a book in it is built with few bytes left."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    mounted = bool(shutil.which("mount")) and sys.platform == "linux" and os.geteuid() == 0
    mounted = mounted and subprocess.run(mount, check=False, capture_output=True).returncode == 0  # noqa: S603 - the system's own
    yield place, on_a_full_disk if mounted else build
    if mounted:
        subprocess.run(["umount", str(place)], check=True)  # noqa: S603, S607 - as above


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, bytes]]:
    """Return a book before a run that has much to do, and what an undisturbed run makes of it."""
    start = a_busy_book(tmp_path_factory.mktemp("full") / "start")
    done = start.with_name("done")
    shutil.copytree(start, done)
    assert build(done).returncode == 0
    return start, tree(done)


@pytest.mark.parametrize("bytes_left", [0, 4096, 24_576])
def test_run_on_a_full_disk_is_finished_by_the_next(
    disk: tuple[Path, Callable[..., subprocess.CompletedProcess[str]]],
    start: tuple[Path, Mapping[str, bytes]],
    bytes_left: int,
) -> None:
    """Nothing is half written; with room again, the tree is that of an undisturbed run."""
    place, build_there = disk
    book, expected = start
    root = place / "book"
    shutil.copytree(book, root)
    briefs = {path: path.read_bytes() for path in (root / "docs" / "briefs").rglob("*.md")}
    done = build_there(root, bytes_left)

    said = done.stdout + done.stderr
    assert "Traceback" not in said
    if done.returncode:
        assert "cannot be written" in said
        assert "No space left" in said or "too large" in said
    for path, data in briefs.items():
        assert not path.exists() or len(path.read_bytes()) > len(data) // 2
    assert not list(root.rglob("*.briefbook-tmp"))
    assert build(root).returncode == 0
    assert tree(root) == expected
