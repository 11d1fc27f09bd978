"""A run that is killed at any moment is finished by the next one, to the same bytes."""

import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.writing.writer import UNFINISHED, locked
from tests.test_editorial import OTHER, SENTENCES, TEXT, THIRD, build, edit, harbour

POINTS = 10
# Random moments of `test_run_killed_at_any_moment_is_finished_by_the_next`: 200 by `make kill`.
MOMENTS = int(os.environ.get("BRIEFBOOK_KILLS", "4"))

HERE = Path(__file__).parents[1]
# Windows has no signals: there SIGTERM ends a process at once, and its status is a number.
KILL = int(getattr(signal, "SIGKILL", signal.SIGTERM))
ENDED = (-KILL, KILL, 1) if sys.platform == "win32" else (-KILL,)

SETTINGS = "site_name: X\nplugins:\n  - briefbook:\n      pipelines: {en: false}\n"

# A process that ends itself as SIGKILL does at a chosen write, removal or rename.
VICTIM = """
import os, sys
from pathlib import Path
left = int(sys.argv[1])
kill = int(sys.argv[3])

def counted(call):
    def at_a_point(*arguments, **options):
        global left
        if left == 0:
            os.kill(os.getpid(), kill)
        left -= 1
        return call(*arguments, **options)
    return at_a_point

Path.replace, Path.unlink = counted(Path.replace), counted(Path.unlink)
os.fsync = counted(os.fsync)
sys.argv = ["briefbook", "build", "--no-site", "--root", sys.argv[2]]
from generator.cli import main
main()
"""


def tree(root: Path) -> dict[str, bytes]:
    """Return every file of a book but the lock, and the cache, which counts for nothing."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "lock" and not path.name.startswith("cache")
    }


def a_busy_book(root: Path) -> Path:
    """Make a book whose next run writes, merges, proposes, deletes, restores and follows."""
    (root / "seeds").mkdir(parents=True)
    # Kills are about files: no process need load a pipeline of names.
    (root / "mkdocs.yml").write_text(SETTINGS)
    names = {"harbour.txt": TEXT, "rail.txt": OTHER, "roof.txt": THIRD}
    for name, text in names.items():
        (root / "seeds" / name).write_text(text)
    build(root)
    edit(harbour(root), "title: Harbour opens", "title: The harbour opens")
    edit(harbour(root), SENTENCES[2], "2 cranes were hurt.")
    edit(root / "seeds" / "harbour.txt", "Two cranes", "Three cranes of the old port")
    edit(root / "seeds" / "harbour.txt", "Ships that had waited outside", "All the ships")
    next((root / "docs" / "briefs").rglob("library-*.md")).unlink()
    edit(root / "seeds" / "rail.txt", "half of the days", "two thirds of the days")
    (root / "seeds" / "new.txt").write_text(
        "Bridge closed for a week\n\nMalmo Post, 9 May 1998\n\n"
        "The bridge over the sound is closed for a week, the road office of Skane said on Friday.\n"
        "Drivers are asked to take the ferry, which leaves every hour from the old port.\n"
    )
    rail = next((root / "docs" / "briefs").rglob("rail-*.md"))
    rail.rename(rail.with_name("moved.md"))
    return root


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes], int]:
    """Return a book before a run, what an undisturbed run makes of it, and its points."""
    start = a_busy_book(tmp_path_factory.mktemp("book") / "start")
    undisturbed = start.with_name("undisturbed")
    shutil.copytree(start, undisturbed)
    points = next(n for n in range(12, 400, 4) if run_and_kill(fresh(start, "count"), n) == 0)
    build(undisturbed)
    return start, tree(undisturbed), points


def fresh(start: Path, name: str) -> Path:
    """Return a copy of a book."""
    copy = start.with_name(name)
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(start, copy)
    return copy


def seconds(start: Path) -> float:
    """Return how long a build of a book takes that nobody kills."""
    began = time.monotonic()
    assert run(fresh(start, "timed")).wait() == 0
    return time.monotonic() - began


def run_and_kill(root: Path, point: int) -> int:
    """Build in a process that is killed at a point; return how it ended."""
    command = [sys.executable, "-c", VICTIM, str(point), str(root), str(KILL)]
    environment = os.environ | {"PYTHONPATH": str(HERE)}
    done = subprocess.run(command, env=environment, check=False, capture_output=True)  # noqa: S603 - our own interpreter
    return done.returncode


@pytest.mark.parametrize("share", range(POINTS))
def test_killed_run_is_finished_by_the_next(
    books: tuple[Path, dict[str, bytes], int], share: int
) -> None:
    """Same tree as an undisturbed run, wherever it ended."""
    start, expected, points = books
    book = fresh(start, f"killed-{share}")
    point = share * (points - 6) // POINTS

    assert run_and_kill(book, point) in ENDED
    build(book)
    assert tree(book) == expected


def test_run_killed_at_any_moment_is_finished_by_the_next(
    books: tuple[Path, dict[str, bytes], int],
) -> None:
    """Killed by the clock and between two writes in turn: same tree, no edit lost, no rest left."""
    start, expected, points = books
    draw = random.Random()  # noqa: S311 - moments, no secrets
    whole = seconds(start)
    kills = 0
    for attempt in itertools.count():
        if kills == MOMENTS:
            break
        book = fresh(start, "any")
        if attempt % 2:
            ended = run_and_kill(book, draw.randrange(points))
        else:
            process = run(book)
            time.sleep(whole * draw.uniform(0.2, 1))
            process.kill()
            ended = process.wait()
        kills += ended in ENDED
        build(book)
        assert tree(book) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
def test_run_that_is_asked_to_end_at_any_moment_is_finished_by_the_next(
    books: tuple[Path, dict[str, bytes], int],
) -> None:
    """By Ctrl-C, the system, a terminal that is closed: the status says so, nothing is lost."""
    start, expected, _ = books
    draw = random.Random()  # noqa: S311 - moments, no secrets
    whole = seconds(start)
    for name in itertools.islice(itertools.cycle(("SIGINT", "SIGTERM", "SIGHUP")), MOMENTS):
        asked = getattr(signal, name)
        book = fresh(start, "asked")
        process = run(book)
        time.sleep(whole * draw.uniform(0.3, 1))
        process.send_signal(asked)
        assert process.wait() in (0, -asked, 128 + asked), name
        build(book)
        assert tree(book) == expected


def run(root: Path) -> subprocess.Popen[bytes]:
    """Begin a build in a process of its own."""
    command = [sys.executable, "-m", "generator", "build", "--no-site", "--root", str(root)]
    return subprocess.Popen(command, cwd=HERE, stdout=subprocess.DEVNULL)  # noqa: S603 - our own interpreter


def test_edit_after_a_kill_is_kept(books: tuple[Path, dict[str, bytes], int]) -> None:
    """A brief that somebody saves between the two runs stays theirs."""
    start, _, points = books
    for share in range(3):
        book = fresh(start, f"edited-{share}")
        run_and_kill(book, share * points // 4)
        edit(harbour(book), "title: The harbour opens", "title: At last the harbour opens")
        build(book)
        text = harbour(book).read_text()
        assert "title: At last the harbour opens" in text
        assert "2 cranes were hurt." in text
        assert not (book / UNFINISHED).exists()


def test_note_that_is_not_whole_says_nothing(tmp_path: Path) -> None:
    """A note that cannot be read belongs to a run that touched nothing."""
    note = tmp_path / UNFINISHED
    note.parent.mkdir()
    note.write_text("[{")
    with locked(tmp_path):
        assert not note.exists()
