"""A book in git: branches that add captures merge, other line breaks are no edits."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.editing.addresses import read_addresses
from tests.test_editorial import OTHER, TEXT, THIRD, build, edit, harbour, last_line

ROOT = Path(__file__).parents[1]
GIT = shutil.which("git") or "git"


def git(root: Path, *arguments: str) -> str:
    """Run git in a book."""
    who = {
        f"GIT_{role}_{what}": "a@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    environment = os.environ | who | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = [GIT, "-C", str(root), *arguments]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603 - git itself
    return done.stdout


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a book of one brief, committed."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "harbour.txt").write_text(TEXT)
    for name in (".gitattributes", ".gitignore"):
        shutil.copy(ROOT / name, tmp_path / name)
    build(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    return tmp_path


def commit(root: Path) -> None:
    """Commit everything."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")


def test_branches_that_add_captures_merge(book: Path) -> None:
    """No conflict, and the run after the merge finds everything in place."""
    for name, text in (("one", OTHER), ("two", THIRD)):
        git(book, "checkout", "-q", "-b", name, "main")
        (book / "seeds" / f"{name}.txt").write_text(text)
        assert last_line(build(book)).startswith("1 written, 1 kept")
        commit(book)
    git(book, "merge", "-q", "-m", "both", "one")
    assert last_line(build(book)) == "0 written, 3 kept, 0 proposed, 0 refused"
    assert len(read_addresses((book / ".briefbook" / "addresses.yml").read_text())) == 3


def test_only_briefs_and_what_is_remembered_are_committed(book: Path) -> None:
    """Pages, redirects, the lock and the note of a run are made again by every build."""
    path = harbour(book)
    path.rename(path.with_name("moved.md"))
    build(book)
    assert (path.with_suffix("") / "index.md").exists()
    commit(book)
    files = set(git(book, "ls-files").split())
    memory = {name for name in files if name.startswith(".briefbook/")}

    assert {name for name in files if name.startswith("docs/")} == {"docs/briefs/1998/moved.md"}
    assert {Path(name).name for name in memory} >= {"addresses.yml", "format"}
    assert len(memory) == 3


def test_checkout_with_other_line_breaks_is_no_edit(book: Path) -> None:
    """On Windows git may write CRLF: nothing is proposed, and improvements arrive in CRLF."""
    for path in (*(book / "docs" / "briefs").rglob("*.md"), *(book / ".briefbook").rglob("*.*")):
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    before = {path: path.read_bytes() for path in (book / ".briefbook").rglob("*.md")}
    assert last_line(build(book)) == "0 written, 1 kept, 0 proposed, 0 refused"
    assert {path: path.read_bytes() for path in before} == before
    edit(book / "seeds" / "harbour.txt", "Two cranes", "Three cranes")
    assert last_line(build(book)) == "1 written, 0 kept, 0 proposed, 0 refused"
    data = harbour(book).read_bytes()
    assert b"Three cranes" in data
    assert data.count(b"\n") == data.count(b"\r\n")
