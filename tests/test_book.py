"""Reading a book: every brief, in order; what cannot be read is named and never guessed."""

from pathlib import Path

import pytest

from generator.book import known_briefs, read_book, read_brief_files, read_briefs, read_names
from generator.editing.store import ADDRESSES, BASES, DELETED, FORMAT_FILE
from generator.errors import GeneratorError, RegisterError
from generator.text.front_matter import write_brief
from tests.builders import a_brief

BRIEF = a_brief()


def put(root: Path, name: str, text: str | bytes) -> None:
    """Write a file of the book."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_briefs_are_read_by_path(tmp_path: Path) -> None:
    """Every Markdown file of docs/briefs is a brief; hidden and other files are none."""
    put(tmp_path, "docs/briefs/b.md", "Text.")
    put(tmp_path, f"docs/{BRIEF.path}", write_brief(BRIEF))
    put(tmp_path, "docs/briefs/.a.md", "x")
    put(tmp_path, "docs/briefs/a.txt", "x")
    put(tmp_path, "docs/about.md", "x")
    briefs, problems = read_briefs(tmp_path)

    assert [brief.path for brief in briefs] == [BRIEF.path, "briefs/b.md"]
    assert briefs[0] == BRIEF
    assert problems == ()


def test_broken_brief_is_named_with_its_place(tmp_path: Path) -> None:
    """A brief that cannot be read keeps its id where that can be seen."""
    put(tmp_path, "docs/briefs/a.md", f"---\nid: {BRIEF.id}\ntitle: a: b\n---\n")
    (file,), (problem,) = read_brief_files(tmp_path)

    assert (file.brief, file.id) == (None, BRIEF.id)
    assert (problem.where, problem.line) == ("docs/briefs/a.md", 3)
    assert problem.message.startswith("column 9: a value that holds ': ' must stand in quotes")


def test_file_of_another_encoding_is_named(tmp_path: Path) -> None:
    """A file that is not UTF-8 is told with its line, and keeps its id."""
    put(
        tmp_path,
        "docs/briefs/a.md",
        f"---\nid: {BRIEF.id}\ntitle: n\xe9e\n---\n".encode("latin-1"),
    )
    (file,), (problem,) = read_brief_files(tmp_path)

    assert (file.brief, file.id, problem.line) == (None, BRIEF.id, 3)
    assert problem.message == "is not UTF-8 text; save it as UTF-8"


def test_broken_files_without_id_have_none(tmp_path: Path) -> None:
    """No id is guessed for a file that shows none."""
    put(tmp_path, "docs/briefs/a.md", b"\xff")
    put(tmp_path, "docs/briefs/b.md", "---\n")
    files, problems = read_brief_files(tmp_path)

    assert [file.id for file in files] == [None, None]
    assert len(problems) == 2


def test_unreadable_file_is_named(tmp_path: Path) -> None:
    """A link that leads nowhere is told like any file that cannot be read."""
    put(tmp_path, "docs/briefs/b.md", "x")
    (tmp_path / "docs/briefs/a.md").symlink_to(tmp_path / "missing")
    _, (problem,) = read_brief_files(tmp_path)

    assert problem.where == "docs/briefs/a.md"
    assert problem.message.startswith("cannot be read (No such file")


def test_of_two_files_with_one_id_the_first_counts(tmp_path: Path) -> None:
    """A copy is left out of every page, and both are named: either may be the copy."""
    put(tmp_path, "docs/briefs/b.md", write_brief(BRIEF))
    put(tmp_path, "docs/briefs/a.md", write_brief(BRIEF))
    briefs, problems = read_briefs(tmp_path)

    assert [brief.path for brief in briefs] == ["briefs/a.md"]
    assert [problem.where for problem in problems] == ["docs/briefs/a.md", "docs/briefs/b.md"]
    assert "has the same id bkabcdef234567 as docs/briefs/b.md; delete" in problems[0].message
    assert "as docs/briefs/a.md and is left out; delete one of them" in problems[1].message


@pytest.mark.parametrize("name", [f"{BASES}/{BRIEF.id}.md", ADDRESSES, FORMAT_FILE])
def test_memory_that_cannot_be_read_stops_the_run(tmp_path: Path, name: str) -> None:
    """What is there and cannot be read is not taken as lost: the run stops and names it."""
    if name.endswith(".md"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).symlink_to(name.rpartition("/")[2])  # to itself: nobody can read it
    else:
        (tmp_path / name).mkdir(parents=True)

    with pytest.raises(GeneratorError, match=rf"{name}: cannot be read \(.+\); check its"):
        read_book(tmp_path)


def test_known_briefs_are_known_in_all_versions(tmp_path: Path) -> None:
    """A brief is known as it was generated and as it is; a deleted one as it was."""
    put(tmp_path, f"docs/{BRIEF.path}", write_brief(a_brief(title="Mine")))
    put(tmp_path, f"{BASES}/{BRIEF.id}.md", write_brief(BRIEF))
    put(tmp_path, f"{DELETED}/bkdeleted22222.md", write_brief(a_brief(title="Gone")))
    put(tmp_path, f"{BASES}/bkbroken222222.md", "---\n")
    put(tmp_path, "docs/briefs/own.md", "Text.")
    book, _ = read_book(tmp_path)
    known = known_briefs(book)

    assert [brief.id for brief in known] == [BRIEF.id, "bkdeleted22222"]
    assert [version.title for version in known[0].versions] == [BRIEF.title, "Mine"]


def test_book_without_names_has_decided_nothing(tmp_path: Path) -> None:
    """names.yml may be missing."""
    assert read_names(tmp_path).people == ()


def test_names_of_another_encoding_are_told(tmp_path: Path) -> None:
    """names.yml that is not UTF-8 stops the run with its name."""
    put(tmp_path, "names.yml", b"\xff")

    with pytest.raises(RegisterError, match=r"names\.yml: .*save it as UTF-8 text"):
        read_names(tmp_path)


def test_changed_value_waits_no_longer(tmp_path: Path) -> None:
    """To change a value confirms it at once, before the generator writes the file again."""
    unsure = a_brief(review=("source", "date"))
    put(tmp_path, f"{BASES}/{BRIEF.id}.md", write_brief(unsure))
    put(tmp_path, f"docs/{BRIEF.path}", write_brief(unsure).replace("Lund Courier", "Courier"))
    (brief,), _ = read_briefs(tmp_path)

    assert brief.review == ("date",)
