"""A book in git: branches that add captures merge, other line breaks are no edits."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.editing.addresses import read_addresses
from tests.test_editorial import OTHER, TEXT, THIRD, build, call, edit, harbour, last_line

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


def test_edit_and_improvement_of_two_branches_merge(book: Path) -> None:
    """One branch edits a brief, the other gets it better: both stand, and the base is one."""
    git(book, "checkout", "-q", "-b", "one", "main")
    edit(harbour(book), "title: Harbour opens again", "title: The harbour is open")
    commit(book)
    git(book, "checkout", "-q", "-b", "two", "main")
    edit(book / "seeds" / "harbour.txt", "Two cranes", "Three cranes")
    build(book)
    commit(book)
    git(book, "merge", "-q", "-m", "both", "one")
    assert last_line(build(book)) == "0 written, 1 kept, 0 proposed, 0 refused"
    edit(book / "seeds" / "harbour.txt", "before the summer", "before the autumn")
    assert last_line(build(book)) == "1 written, 0 kept, 0 proposed, 0 refused"
    text = harbour(book).read_text()
    assert "title: The harbour is open\n" in text
    assert "Three cranes" in text
    assert "before the autumn" in text


def test_one_address_of_two_branches_is_kept_once(book: Path) -> None:
    """A brief renamed in two branches keeps both addresses; sorted lines never conflict."""
    path = harbour(book)
    for name in ("one", "two"):
        git(book, "checkout", "-q", "-b", name, "main")
        (book / "seeds" / f"{name}.txt").write_text(OTHER if name == "one" else THIRD)
        path.rename(path.with_name("moved.md"))
        build(book)
        commit(book)
    git(book, "merge", "-q", "-m", "both", "one")
    build(book)
    known = sorted(found for _, found in read_addresses(read_memory(book)))

    assert len(known) == 4
    assert {known[0], known[2]} == {"briefs/1998/harbour-opens-again.md", "briefs/1998/moved.md"}
    lines = [line for line in read_memory(book).splitlines() if line.startswith("- ")]
    assert lines == sorted(set(lines))


def read_memory(book: Path) -> str:
    """Return the addresses as they stand."""
    return (book / ".briefbook" / "addresses.yml").read_text()


@pytest.mark.parametrize("setting", ["true", "input", "false"])
def test_clone_with_any_setting_of_line_breaks_is_the_same_book(
    book: Path, tmp_path_factory: pytest.TempPathFactory, setting: str
) -> None:
    """Whatever `core.autocrlf` says, `.gitattributes` decides: nothing is written, seeds stay."""
    (book / "seeds" / "windows.txt").write_bytes(THIRD.replace("\n", "\r\n").encode())
    build(book)
    commit(book)
    clone = tmp_path_factory.mktemp("clone") / "book"
    git(book, "-c", f"core.autocrlf={setting}", "clone", "-q", str(book), str(clone))
    result = build(clone)

    assert last_line(result) == "0 written, 2 kept, 0 proposed, 0 refused"
    assert (clone / "seeds" / "windows.txt").read_bytes().count(b"\r\n") == THIRD.count("\n")
    assert git(clone, "status", "--porcelain") == ""


def test_marks_of_a_conflict_are_named_and_nothing_is_written(book: Path) -> None:
    """Two people who changed one line: git leaves its marks, the run leaves the file alone."""
    for name in ("one", "two"):
        git(book, "checkout", "-q", "-b", name, "main")
        edit(harbour(book), "title: Harbour opens again", f"title: The harbour of {name}")
        commit(book)
    with pytest.raises(subprocess.CalledProcessError):
        git(book, "merge", "-q", "-m", "both", "one")
    before = harbour(book).read_bytes()
    result = build(book)

    assert result.exit_code == 1
    assert f"{harbour(book).relative_to(book).as_posix()}:3: two branches changed" in result.output
    assert harbour(book).read_bytes() == before
    edit(harbour(book), "<<<<<<< HEAD\n", "")
    text = harbour(book).read_text()
    harbour(book).write_text(text[: text.index("=======")] + text[text.index("one\n") + 4 :])
    assert last_line(build(book)) == "0 written, 1 kept, 0 proposed, 0 refused"


def test_hook_of_pre_commit_checks_the_briefs_that_changed(book: Path) -> None:
    """Its definition is one that pre-commit takes; briefs and names call it, captures do not."""
    manifest = ROOT / ".pre-commit-hooks.yaml"
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(manifest)]
    assert subprocess.run(command, check=False).returncode == 0  # noqa: S603 - our own interpreter
    (hook,) = yaml.safe_load(manifest.read_text())
    wanted = re.compile(hook["files"])
    harbour(book).with_name("broken.md").write_text("---\ndate: soon\n---\n")
    commit(book)
    files = sorted(name for name in git(book, "ls-files").split() if wanted.search(name))

    assert files == ["docs/briefs/1998/broken.md", "docs/briefs/1998/harbour-opens-again.md"]
    assert wanted.search("names.yml")
    assert not wanted.search("seeds/harbour.txt")
    name, *arguments = hook["entry"].split()
    assert (name, hook.get("pass_filenames", True)) == ("briefbook", True)
    result = call(book, *arguments, *files)
    assert (result.exit_code, "broken.md:2: column 7" in result.output) == (1, True)
    assert call(book, *arguments, files[1]).exit_code == 0
