"""What each brief of a book took from its captures."""

from __future__ import annotations

from pathlib import Path

from generator.evidence import explain_briefs
from generator.model import CaptureId
from tests.builders import TEXT, a_brief


def a_folder(root: Path) -> Path:
    """Write a book with one capture."""
    (root / "seeds").mkdir()
    (root / "seeds" / "rail.txt").write_text(TEXT)
    return root


def test_a_brief_is_explained_from_its_capture(tmp_path: Path) -> None:
    """Every line of the capture is told, kept or not."""
    ((brief, explained, problems),) = explain_briefs(a_folder(tmp_path), [a_brief()])

    assert brief == a_brief()
    assert [each.capture for each in explained] == ["rail.txt"]
    assert sum(line.kept for line in explained[0].lines) == 4
    assert problems == ()


def test_a_brief_without_captures_is_not_told_of(tmp_path: Path) -> None:
    """A person's own brief was not made by the program."""
    assert list(explain_briefs(a_folder(tmp_path), [a_brief(seeds=())])) == []


def test_what_gives_nothing_is_told_with_the_reason(tmp_path: Path) -> None:
    """Gone, not a capture, no text, another text: each has its words."""
    root = a_folder(tmp_path)
    (root / "seeds" / "a.pdf").write_bytes(b"%PDF")
    (root / "seeds" / "empty.txt").write_bytes(b"")
    seeds = ("gone.txt", "a.pdf", "empty.txt", "rail.txt")
    brief = a_brief("Bananas grow upwards.", seeds=tuple(map(CaptureId, seeds)))

    ((_, explained, problems),) = explain_briefs(root, [brief])

    assert explained == ()
    assert [problem.where for problem in problems] == [f"seeds/{seed}" for seed in seeds]
    told = [problem.message for problem in problems]
    assert told[0] == "is not here any more"
    assert "PDF is not read yet" in told[1]
    assert told[3] == "shares no words with this brief"


def test_no_file_outside_the_seeds_is_read(tmp_path: Path) -> None:
    """What front matter calls a capture may lead out of the folder, by dots, slash or link."""
    root = a_folder(tmp_path)
    secret = tmp_path / "secret.txt"
    secret.write_text(TEXT)
    (root / "seeds" / "link.txt").symlink_to(secret)
    seeds = ("../secret.txt", str(secret), "link.txt")

    ((_, explained, problems),) = explain_briefs(root, [a_brief(seeds=seeds)])

    assert explained == ()
    assert {problem.message for problem in problems} == {"is no file of seeds/"}


def test_what_drafts_hold_of_a_capture_is_not_told(tmp_path: Path) -> None:
    """A listing of two reports, one of them unpublished: its lines and its title are left out."""
    (tmp_path / "seeds").mkdir()
    entries = [
        ("Minister opens research station", "The station measures the ice every hour of winter."),
        ("Road crews receive forty ploughs", "The ploughs replace machines that are very old."),
    ]
    text = "".join(
        f"\n1{number} March 2021\n\n{title}\n\n{said} It was opened in a small town on Monday. "
        "Two universities share the cost of it, said the mayor.\n\nRead more\n"
        for number, (title, said) in enumerate(entries)
    )
    extra = "\nSee also: Road crews receive forty ploughs\n"
    (tmp_path / "seeds" / "news.txt").write_text(f"Newsroom\n{text}{extra}")
    shared = "It was opened in a small town on Monday. Two universities share the cost of it, said "
    one, two = (
        a_brief(f"{said} {shared}the mayor.", title=title, seeds=("news.txt",))
        for title, said in entries
    )

    ((_, explained, _),) = explain_briefs(tmp_path, [one], hidden=[two])
    told = [line.text for line in explained[0].lines]
    notes = " ".join(line.note for line in explained[0].lines)
    assert any(line.startswith("The station measures") for line in told)
    assert "Newsroom" in told
    assert "ploughs" not in " ".join(told) + notes
    ((_, explained, _),) = explain_briefs(tmp_path, [one])
    assert "ploughs" in " ".join(line.text for line in explained[0].lines)
