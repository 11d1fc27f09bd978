"""A book whose `seeds/` holds everything that is no capture, on machines of every kind.

Each thing is named with its reason, the others are read, and the same book comes of it whatever
the machine's clock, zone, language and file system are.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path, PureWindowsPath

import pytest
from typer.testing import CliRunner, Result

from generator import captures
from generator.book import read_briefs
from generator.cli import app
from generator.model import Capture, Problem
from tests import hostile
from tests.sites import REPOSITORY

GOOD = 6


def run(root: Path, *arguments: str) -> Result:
    """Run a build without a site."""
    return CliRunner().invoke(app, ["build", "--no-site", "--root", str(root), *arguments])


def book(root: Path) -> Path:
    """Return a book of some good captures."""
    (root / "seeds").mkdir(parents=True)
    for number in range(GOOD):
        (root / "seeds" / f"good{number}.txt").write_bytes(hostile.story_file(number))
    return root


def tree(root: Path) -> Mapping[str, bytes]:
    """Return every file of a book that a run writes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("docs", ".briefbook")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file() and "cache" not in path.name and "lock" not in path.name
    }


@pytest.fixture
def short() -> Iterator[Path]:
    """Return a folder with a short path: a socket's path may have some hundred letters."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def test_what_is_no_capture_is_named_and_the_rest_is_read(short: Path) -> None:
    """A folder, a socket, a pipe, links, a file too large, broken archives: each has its line."""
    root = book(short / "b")
    seeds = root / "seeds"
    (seeds / "folder.txt").mkdir()
    (seeds / "dangling.txt").symlink_to(seeds / "nowhere.txt")
    (seeds / "circle.txt").symlink_to(seeds / "circle.txt")
    (seeds / "out.txt").symlink_to("/etc/passwd")
    (short / "elsewhere.txt").write_bytes(hostile.story_file(99))
    (seeds / "away.txt").symlink_to(short / "elsewhere.txt")
    os.mkfifo(seeds / "pipe.txt")
    with (seeds / "sparse.txt").open("wb") as data:
        data.truncate(2**40)
    (seeds / "bomb.gz").write_bytes(hostile.gzip_bomb())
    (seeds / "cut.warc").write_bytes(hostile.web_archive(3, cut=400))
    (seeds / "empty.txt").write_bytes(b"")
    (seeds / "noise.txt").write_bytes(bytes(range(256)) * 50)
    (seeds / "good0.txt.meta.yml").write_text("address: [\n")
    with socket.socket(socket.AF_UNIX) as there:
        there.bind(str(seeds / "socket.txt"))
        result = run(root)

    assert result.exit_code == 1
    said = " ".join(result.output.split())
    for name, reason in (
        ("dangling.txt", "is a link that leads nowhere"),
        ("circle.txt", "is a link that leads nowhere"),
        ("out.txt", "is a link out of seeds/"),
        ("away.txt", "is a link out of seeds/"),
        ("pipe.txt", "is no ordinary file"),
        ("socket.txt", "is no ordinary file"),
        ("sparse.txt", "has 1,099,511,627,776 bytes; more than 100,000,000 are not read"),
        ("bomb.gz", "when unpacked"),
        ("empty.txt", "the file is empty"),
        ("good0.txt.meta.yml:2", "cannot be read as YAML"),
    ):
        assert re.search(rf"seeds/{re.escape(name)}:[^/]*{re.escape(reason)}", said), (name, said)
    assert "fault in Briefbook" not in said
    titles = {brief.title for brief in read_briefs(root)[0]}
    assert {hostile.story(number)[0] for number in range(GOOD)} <= titles
    assert "passwd" not in " ".join(titles)


def test_file_that_cannot_be_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taken away or locked between the look into the folder and the reading."""
    root = book(tmp_path / "b")
    opened = Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        if self.name == "good1.txt":
            raise PermissionError(13, "Permission denied")
        if self.name == "good2.txt":
            raise FileNotFoundError(2, "No such file or directory")
        return opened(self)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    found = list(captures.captures_of(root / "seeds"))

    problems = {each.where: each.message for each in found if isinstance(each, Problem)}
    assert set(problems) == {"seeds/good1.txt", "seeds/good2.txt"}
    assert (
        "not allowed" in problems["seeds/good1.txt"] or "ermission" in problems["seeds/good1.txt"]
    )
    assert sum(isinstance(each, Capture) for each in found) == GOOD - 2


def test_file_that_changes_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    """Somebody saves a capture again and again while runs are on: the last text is read."""
    root = book(tmp_path / "b")
    path = root / "seeds" / "good0.txt"
    done = threading.Event()

    def save() -> None:
        number = 100
        while not done.is_set():
            number += 1
            path.write_bytes(hostile.story_file(number))

    writer = threading.Thread(target=save)
    writer.start()
    for _ in range(3):
        assert "fault" not in run(root).output
    done.set()
    writer.join()
    path.write_bytes(hostile.story_file(7))
    assert run(root, "--accept-deletions").exit_code in {0, 1}
    assert hostile.story(7)[0] in {brief.title for brief in read_briefs(root)[0]}


def test_every_path_is_one_that_windows_takes(tmp_path: Path) -> None:
    """No device, no forbidden letter, no blank or dot at an end, none twice by case."""
    root = tmp_path / "b"
    (root / "seeds").mkdir(parents=True)
    for name, data in hostile.hostile_seeds():
        (root / "seeds" / name).write_bytes(data)
    assert run(root).exit_code == 0
    paths = sorted(path.relative_to(root).as_posix() for path in (root / "docs").rglob("*"))
    assert len(paths) > 350
    for path in paths:
        assert not re.search(r'[<>:"\\|?*\x00-\x1f]', path), path
        assert path.isascii()
        assert len(path) < 140, path
        for part in path.split("/"):
            assert part == part.rstrip(" ."), path
            assert not part.startswith("."), path
            stem = part.partition(".")[0].upper()
            assert not re.fullmatch(r"CON|PRN|AUX|NUL|(?:COM|LPT)[0-9\u00b9\u00b2\u00b3]", stem), (
                path
            )
        assert PureWindowsPath(path).as_posix() == path
    assert len({path.casefold() for path in paths}) == len(paths)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such name")
def test_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    """A name in an old encoding: the capture or the brief is named, and the run goes on."""
    root = book(tmp_path / "b")
    (root / "seeds" / os.fsdecode(b"pik\xe9.txt")).write_bytes(hostile.story_file(20))
    result = run(root)

    assert result.exit_code == 1
    assert (
        "seeds/pik\ufffd.txt: has a name that is not written in UTF-8; rename it" in result.output
    )
    assert len(read_briefs(root)[0]) == GOOD
    (root / "seeds" / os.fsdecode(b"pik\xe9.txt")).unlink()
    own = root / "docs" / "briefs" / os.fsdecode(b"pik\xe9.md")
    own.write_text("---\ntitle: Mine\n---\n\nText.\n")
    result = run(root)
    assert result.exit_code == 1
    assert "pik\ufffd.md: has a name that is not written in UTF-8; rename it" in result.output
    assert own.read_text() == "---\ntitle: Mine\n---\n\nText.\n"
    assert len(read_briefs(root)[0]) == GOOD


PLACES = (
    {"TZ": "Pacific/Kiritimati"},
    {"TZ": "Pacific/Pago_Pago"},
    {"TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
    {"TZ": "", "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
)


def test_the_same_book_comes_of_it_everywhere(tmp_path: Path) -> None:
    """Any zone, any language, `LANG=C`, another order of sets, a path with blanks and letters."""
    found = []
    for number, place in enumerate(PLACES):
        root = book(tmp_path / f"a b \u00e9\u65e5 {number}")
        (root / "seeds" / "m\u00fcnchen \u0131.txt").write_bytes(hostile.story_file(50))
        (root / "seeds" / "leap.txt").write_bytes(
            hostile.story_file(51).replace(b"24 March 2011", b"29 February 1896")
        )
        environment = {k: v for k, v in os.environ.items() if k not in {"LANG", "LC_ALL", "TZ"}}
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "generator", "build", "--no-site", "--root", str(root)],
            env=environment | place,
            cwd=REPOSITORY,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        found.append(tree(root))

    assert all(each == found[0] for each in found[1:])
    assert any("leap" in text.decode() for text in found[0].values())


def test_a_clock_set_back_changes_nothing(tmp_path: Path) -> None:
    """Files from the future and from 1970: a run reads them once, the next writes nothing."""
    root = book(tmp_path / "b")
    for number, moment in enumerate((0, 2**33, -86_400 * 365)):
        os.utime(root / "seeds" / f"good{number}.txt", (moment, moment))
    assert run(root).exit_code == 0
    before = tree(root)
    for path in (root / "docs").rglob("*.md"):
        os.utime(path, (2**33, 2**33))
    assert run(root).output.splitlines()[-1].startswith("0 written")
    assert tree(root) == before
    # Same size, same time as before: told by its bytes.
    changed = root / "seeds" / "good1.txt"
    stat = changed.stat()
    changed.write_bytes(changed.read_bytes().replace(b"brings", b"sendss"))
    os.utime(changed, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert "fault" not in run(root).output


def test_two_runs_at_once_do_not_meet(tmp_path: Path) -> None:
    """Of four runs that begin together each ends well or says that another is on."""
    root = book(tmp_path / "b")
    given = [sys.executable, "-m", "generator", "build", "--no-site", "--root", str(root)]
    runs = [
        subprocess.Popen(given, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # noqa: S603 - our own program
        for _ in range(4)
    ]
    said = [each.communicate()[0].decode() for each in runs]
    codes = [each.returncode for each in runs]

    assert 0 in codes
    for code, text in zip(codes, said, strict=True):
        assert code == 0 or "another" in text, text
    assert run(root).output.splitlines()[-1].startswith("0 written")
    assert len(read_briefs(root)[0]) == GOOD
