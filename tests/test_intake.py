"""Captures are read once, in the order of their paths, by whomever."""

import gzip
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.caching.readings import FILE, ROOMS, Cache, Outcome, reading_version
from generator.engines import Alone, Batch, Done, Work
from generator.intake import Intake, take_in
from generator.model import CaptureId
from tests.builders import TEXT

OLD = 1_000_000_000
VERSION = reading_version()


class Counting:
    """Reads, and notes which captures it was given."""

    def __init__(self) -> None:
        """Begin with none."""
        self.seen: list[str] = []

    def read(self, work: Work, batches: Iterable[Batch]) -> Iterator[Done]:
        """Note the captures, and read them last batch first."""
        there = list(batches)
        self.seen += [capture.id for batch in there for capture in batch.captures]
        yield from Alone().read(work, reversed(there))


def a_book(root: Path, texts: Mapping[str, str | bytes], *, saved: int = OLD) -> Path:
    """Write captures that were saved long ago."""
    for name, text in texts.items():
        path = root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        os.utime(path, (saved, saved))
    return root


def read(root: Path, *, version: str = VERSION, keeps: bool = True) -> tuple[Intake, list[str]]:
    """Read a book through its cache; tell which captures were really read."""
    engine = Counting()
    cache = Cache(root, version, keeps=keeps)
    try:
        return take_in(root, engine=engine, cache=cache), engine.seen
    finally:
        cache.close()


def test_outcomes_come_in_order_of_the_paths_however_they_were_read(tmp_path: Path) -> None:
    """The order does not tell who was ready first."""
    names = [f"{number:03}.txt" for number in range(40)]
    root = a_book(tmp_path, dict.fromkeys(reversed(names), TEXT))

    taken = take_in(root, engine=Counting())

    assert [half.capture for half in taken.halves] == names
    assert taken == take_in(root)


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    """A second run gives the same and opens nothing."""
    root = a_book(tmp_path, {"a.txt": TEXT, "b.txt": "Menu\nSport", "c.pdf": b"%PDF"})
    first, seen = read(root)

    assert seen == ["a.txt", "b.txt"]
    assert read(root) == (first, [])
    assert first.unread[0].where == "seeds/c.pdf"


def test_only_what_changed_is_read(tmp_path: Path) -> None:
    """New bytes, new notes beside a capture, a new capture; and a new time alone is nothing."""
    root = a_book(tmp_path, {f"{name}.txt": f"{TEXT}\n{name}" for name in "abcd"})
    read(root)
    a_book(root, {"b.txt": TEXT.replace("nine", "ten"), "e.txt": TEXT})
    a_book(root, {"c.txt.meta.yml": "captured: 2001-02-03\n"})
    os.utime(root / "seeds" / "d.txt", (OLD + 9, OLD + 9))

    taken, seen = read(root)

    assert seen == ["b.txt", "c.txt", "e.txt"]
    assert taken == take_in(root)


def test_a_capture_saved_a_moment_ago_is_known_by_its_bytes(tmp_path: Path) -> None:
    """Two changes in one moment may bear one time; the bytes tell."""
    root = a_book(tmp_path, {"a.txt": TEXT})
    path = root / "seeds" / "a.txt"
    path.write_text(TEXT)
    moment = path.stat().st_mtime_ns
    read(root)
    path.write_text(TEXT.replace("nine", "five"))
    os.utime(path, ns=(moment, moment))

    taken, seen = read(root)

    assert seen == ["a.txt"]
    assert taken == take_in(root)


def test_another_version_reads_all_again(tmp_path: Path) -> None:
    """What another code or another library read is not believed."""
    root = a_book(tmp_path, {"a.txt": TEXT})
    read(root)

    assert read(root, version="another")[1] == ["a.txt"]
    assert reading_version("pipelines: none") != VERSION


def test_a_cache_is_known_by_all_code_that_reads() -> None:
    """What reading a capture loads of us is what decides whether an outcome is believed."""
    code = (
        "import sys, generator.actors, generator.recogniser; "
        "from generator.first_half import first_half; "
        "from generator.model import Capture, CaptureId; "
        "first_half(Capture(CaptureId('a.html'), b'<p>Ida Holm spoke.</p>')); "
        "print(*{name.split('.')[1] for name in sys.modules if name.startswith('generator.')})"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own

    assert set(done.stdout.split()) == set(ROOMS)


def test_a_damaged_cache_is_replaced(tmp_path: Path) -> None:
    """Not a database, a row that is no JSON, a row of something else: all is read again."""
    root = a_book(tmp_path, {"a.txt": TEXT})
    first, _ = read(root)
    for damage in ("update outcome set value = 'x'", "update outcome set value = '{}'"):
        with sqlite3.connect(root / FILE) as rows:
            rows.execute(damage)
        rows.close()
        assert read(root) == (first, ["a.txt"])
    (root / FILE).write_bytes(b"SQLite format 3\0 and then nothing" * 200)

    assert read(root) == (first, ["a.txt"])
    assert read(root) == (first, [])


def test_a_cache_that_cannot_be_written_costs_time_alone(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    root = a_book(tmp_path, {"a.txt": TEXT})
    (root / ".briefbook").write_text("")

    assert read(root) == (take_in(root), ["a.txt"])


def test_a_look_changes_no_file(tmp_path: Path) -> None:
    """`status` and `--dry-run` use what is known and keep nothing."""
    root = a_book(tmp_path, {"a.txt": TEXT})
    first, seen = read(root, keeps=False)
    assert seen == ["a.txt"]
    assert not (root / ".briefbook").exists()
    read(root)
    a_book(root, {"b.txt": TEXT})
    before = (root / FILE).read_bytes()

    assert read(root, keeps=False)[1] == ["b.txt"]
    assert read(root, version="another", keeps=False)[1] == ["a.txt", "b.txt"]
    assert (root / FILE).read_bytes() == before
    assert first.halves == read(root)[0].halves[:1]


def test_captures_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    """The cache grows with the book and not with its history."""
    root = a_book(tmp_path, {"a.txt": TEXT, "b.txt": TEXT + "."})
    read(root)
    (root / "seeds" / "b.txt").unlink()
    read(root)

    with sqlite3.connect(root / FILE) as rows:
        assert rows.execute("select name from file").fetchall() == [("a.txt",)]
        assert rows.execute("select count(*) from outcome").fetchone() == (1,)
    rows.close()


def test_some_captures_alone_are_read(tmp_path: Path) -> None:
    """A record of an archive is asked for by its number behind the archive's name."""
    root = a_book(tmp_path, {"a.txt": TEXT, "b.txt": TEXT, "c.txt.gz": gzip.compress(b"Rain.")})
    wanted = [CaptureId("b.txt"), CaptureId("c.txt.gz#4")]

    assert [half.capture for half in take_in(root, only=wanted).halves] == ["b.txt", "c.txt.gz"]


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    """Every file counts once, whatever it holds."""
    root = a_book(tmp_path, {"a.txt": TEXT, "b.pdf": b"", "c.txt": TEXT})
    told: list[tuple[int, int]] = []

    take_in(root, progress=lambda done, total: told.append((done, total)))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_capture_that_changes_meanwhile_is_read_again_the_next_time(tmp_path: Path) -> None:
    """What came of one file's bytes is not kept for others."""
    root = a_book(tmp_path, {"a.txt": TEXT})

    class Hasty(Cache):
        def held(self, key: str) -> tuple[Outcome, ...] | None:
            a_book(root, {"a.txt": TEXT.replace("nine", "six")}, saved=OLD + 1)
            return super().held(key)

    cache = Hasty(root, VERSION)
    take_in(root, cache=cache)
    cache.close()
    a_book(root, {"a.txt": TEXT})

    assert read(root) == (take_in(root), ["a.txt"])
