"""Reading `seeds/`: sorted, whole, and what cannot be used is named with the reason."""

import os
from datetime import date
from pathlib import Path

import pytest

from generator import captures
from generator.captures import read_captures
from generator.model import Capture, CaptureId, Problem


def a_seed(root: Path, name: str, data: bytes = b"text") -> Path:
    """Put a file under seeds/."""
    path = root / "seeds" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def refusal(root: Path) -> Problem:
    """Return the only problem."""
    _, problems = read_captures(root)
    assert len(problems) == 1
    return problems[0]


def test_captures_come_sorted_with_their_bytes(tmp_path: Path) -> None:
    """Paths inside seeds/, with forward slashes, in order; not one byte is changed."""
    for name in ("b.txt", "a/z.txt", "B.txt", "a.txt"):
        a_seed(tmp_path, name, name.encode() + b"\r\n\xff")

    found, problems = read_captures(tmp_path)

    assert [capture.id for capture in found] == ["B.txt", "a.txt", "a/z.txt", "b.txt"]
    assert found[0].data == b"B.txt\r\n\xff"
    assert problems == ()


def test_what_is_no_capture_is_passed_over(tmp_path: Path) -> None:
    """The readme of seeds/, notes beside captures and hidden files are no captures."""
    for name in ("README.md", "a.txt.meta.yml", ".DS_Store", ".git/config"):
        a_seed(tmp_path, name, b"")

    assert read_captures(tmp_path) == ((), ())


def test_book_without_seeds_has_no_captures(tmp_path: Path) -> None:
    """No folder, no captures, no problem."""
    assert read_captures(tmp_path) == ((), ())


def test_notes_beside_a_capture_are_read(tmp_path: Path) -> None:
    """Address and day of capture come from the file beside it."""
    a_seed(tmp_path, "a.txt")
    a_seed(tmp_path, "a.txt.meta.yml", b"address: https://example.org/a\ncaptured: 1998-03-04\n")

    (found,), _ = read_captures(tmp_path)

    assert found == Capture(CaptureId("a.txt"), b"text", "https://example.org/a", date(1998, 3, 4))


def test_time_of_capture_counts_as_its_day(tmp_path: Path) -> None:
    """A time of day is taken for the day."""
    a_seed(tmp_path, "a.txt")
    a_seed(tmp_path, "a.txt.meta.yml", b"captured: 1998-03-04 10:00:00\n")

    assert read_captures(tmp_path)[0][0].captured == date(1998, 3, 4)


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        (b"address: [", "cannot be read as YAML; write 'address: https://"),
        (b"captured: 1998-02-31", "cannot be read as YAML"),
        (
            b"captured: yesterday",
            "'yesterday' is no day; write ",
        ),
        (b"address: 5", "'5' is no address; write a text"),
        (b"url: https://example.org", "'url' is not known; write 'address' and 'captured'"),
        (b"just text", "'' is not known"),
        (b"\xff\xfe\x00", "cannot be read as YAML"),
    ],
)
def test_unusable_notes_are_named(tmp_path: Path, notes: bytes, told: str) -> None:
    """The capture is read all the same."""
    a_seed(tmp_path, "a.txt")
    a_seed(tmp_path, "a.txt.meta.yml", notes)

    assert told in refusal(tmp_path).message
    assert refusal(tmp_path).where == "seeds/a.txt.meta.yml"
    assert len(read_captures(tmp_path)[0]) == 1


def test_empty_notes_say_nothing(tmp_path: Path) -> None:
    """An empty file beside a capture is no problem."""
    a_seed(tmp_path, "a.txt")
    a_seed(tmp_path, "a.txt.meta.yml", b"")

    assert read_captures(tmp_path)[1] == ()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a.pdf", "PDF is not read yet; save the page as text or HTML"),
        ("a.warc.zst", "compressed files cannot be read yet"),
        ("a.eml", "mail is not read yet"),
        ("a.jpg", "pictures, sound and film are not read"),
        ("a.zip", "archives are not read; unpack it into seeds/"),
    ],
)
def test_other_formats_are_refused_by_name(tmp_path: Path, name: str, told: str) -> None:
    """A format that is not read is named with what to do; the others go on."""
    a_seed(tmp_path, name)
    a_seed(tmp_path, "b.txt")

    assert refusal(tmp_path).where == f"seeds/{name}"
    assert refusal(tmp_path).message.startswith(told)
    assert [capture.id for capture in read_captures(tmp_path)[0]] == ["b.txt"]


def test_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is not read into memory."""
    monkeypatch.setattr(captures, "MAX_BYTES", 3)
    a_seed(tmp_path, "a.txt")

    assert refusal(tmp_path).message == "has 4 bytes; more than 3 are not read: split it"


def test_links_that_lead_astray_are_refused(tmp_path: Path) -> None:
    """Links out of seeds/, to nowhere, to folders and in circles are named."""
    a_seed(tmp_path, "sub/a.txt")
    (tmp_path / "secret.txt").write_text("secret")
    seeds = tmp_path / "seeds"
    (seeds / "circle").symlink_to(seeds / "circle")
    (seeds / "nowhere").symlink_to(seeds / "missing")
    (seeds / "out.txt").symlink_to(tmp_path / "secret.txt")
    (seeds / "sub" / "up").symlink_to(seeds)
    (seeds / "same.txt").symlink_to(seeds / "sub" / "a.txt")
    found, problems = read_captures(tmp_path)

    assert [capture.id for capture in found] == ["same.txt", "sub/a.txt"]
    assert [(problem.where, problem.message.partition(";")[0]) for problem in problems] == [
        ("seeds/circle", "is a link that leads nowhere"),
        ("seeds/nowhere", "is a link that leads nowhere"),
        ("seeds/out.txt", "is a link out of seeds/"),
        ("seeds/sub/up", "is a link to a folder"),
    ]


def test_pipe_is_no_capture(tmp_path: Path) -> None:
    """A file that never ends is not opened."""
    a_seed(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "seeds" / "pipe")

    assert refusal(tmp_path).message == "is no ordinary file; put a saved page here"


def test_unreadable_folder_is_named(tmp_path: Path) -> None:
    """What stands where seeds/ belongs is told."""
    (tmp_path / "seeds").write_text("a file")

    assert refusal(tmp_path).message.startswith("cannot be read (Not a directory)")
