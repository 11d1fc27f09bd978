"""What a machine and its people do to a book, item by item: named, nothing lost, next run right.

Beside this file stand kills (`test_killed`), full disks (`test_hostile_disk`), the last moment of a
write (`test_replacing`), dying workers (`test_engines`), pipelines (`test_recogniser`), and two
runs at once (`test_hostile_book`).
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import WriteError
from generator.writing.writer import UNFINISHED, carry_out
from tests import hostile
from tests.sites import REPOSITORY
from tests.test_editorial import build, call, edit, harbour, last_line
from tests.test_killed import SETTINGS, a_busy_book, tree

MINE = "What the reader knows better than the paper."
NOBODY = 65_534
Spoil = Callable[[Path], object]


def sentences(number: int) -> list[str]:
    """Return what an article of the book says."""
    said = hostile.story(number)[1]
    return [f"{each} It was said on Monday that all would go on as before." for each in said]


def save_capture(root: Path, number: int, *, news: str = "") -> None:
    """Save an article as a capture; with news, it says more than it did."""
    body = [*sentences(number), *([f"The news of {news} came later in the day."] if news else ())]
    text = "\n\n".join((hostile.story(number)[0], "5 April 1998", *body, ""))
    (root / "seeds" / f"{number}.txt").write_text(text)


def mine(root: Path) -> Path:
    """Return the brief that a person edited, wherever it stands."""
    name = f"seeds: [{EDITED}.txt]"
    (path,) = [p for p in (root / "docs" / "briefs").rglob("*.md") if name in p.read_text()]
    return path


def base_of(root: Path, brief: Path) -> Path:
    """Return the base of a brief."""
    (name,) = [line[4:] for line in brief.read_text().splitlines() if line.startswith("id: ")]
    return root / ".briefbook" / "base" / f"{name}.md"


EDITED, DELETED, MOVED, OTHER = 1, 2, 3, 4


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a book at rest: one brief edited, one deleted, one renamed, one as it was made."""
    root = tmp_path / "book"
    (root / "seeds").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SETTINGS)
    for number in (EDITED, DELETED, MOVED, OTHER):
        save_capture(root, number)
    assert build(root).exit_code == 0
    text = mine(root).read_text()
    kept = text.replace(f"{sentences(EDITED)[2]}\n\n", "")
    assert kept != text
    mine(root).write_text(f"{kept}\n{MINE}\n".replace("title: ", "mood: ours\ntitle: ", 1))
    for path in (root / "docs" / "briefs").rglob("*.md"):
        if f"[{DELETED}.txt]" in path.read_text():
            path.unlink()
        elif f"[{MOVED}.txt]" in path.read_text():
            path.rename(path.with_name("moved.md"))
    assert build(root).exit_code == 0
    return root


def at_rest(root: Path) -> dict[str, bytes]:
    """Run once more; return the tree that a run leaves alone."""
    before = tree(root)
    result = build(root)
    assert result.exit_code == 0, result.output
    assert last_line(result).startswith("0 written")
    assert tree(root) == before
    return before


def nothing_is_lost(root: Path) -> None:
    """Assert that what the person wrote is there and what they took out is not."""
    text = mine(root).read_text()
    assert MINE in text
    assert "mood: ours\n" in text
    assert sentences(EDITED)[2] not in text
    assert (mine(root).with_name("moved.md")).exists()
    paths = (root / "docs" / "briefs").rglob("*.md")
    there = [path.read_text() for path in paths if path.name != "index.md"]
    assert len(there) == 3
    assert f"[{DELETED}.txt]" not in "".join(there)


# ------------------------------------------------------------------- what is kept to save time


def with_bytes(data: bytes) -> Spoil:
    """Return a way of spoiling: other bytes in the file's place."""
    return lambda path: path.write_bytes(data)


def cut(path: Path) -> None:
    """Leave half of a file."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def turned(path: Path) -> None:
    """Turn every hundredth byte behind the head."""
    data = bytearray(path.read_bytes())
    for at in range(100, len(data), 97):
        data[at] ^= 0xFF
    path.write_bytes(data)


def a_folder(path: Path) -> None:
    """Put a folder in a file's place, with something in it."""
    path.unlink()
    (path / "x").mkdir(parents=True)


def of_another_version(path: Path) -> None:
    """Put a file in its place that another program wrote in the same form."""
    path.unlink()
    if path.suffix == ".json":
        path.write_text('{"run": {"looks": {"book": [1, 2]}, "value": 3}, "look": [], "files": 4}')
        return
    with sqlite3.connect(path) as rows:
        for table in ("page", "reading", "file", "outcome"):
            rows.execute(f"create table {table} (other blob)")
            rows.execute(f"insert into {table} values (x'fffefd')")  # noqa: S608 - four names of ours
    rows.close()


def locked_by_another(path: Path) -> None:
    """Have another program hold a database."""
    if path.suffix == ".sqlite":
        rows = sqlite3.connect(path, check_same_thread=False)
        rows.execute("begin exclusive")
        HELD.append(rows)


HELD: list[sqlite3.Connection] = []
SPOILT: dict[str, Spoil] = {
    "nothing": Path.unlink,
    "no bytes": with_bytes(b""),
    "zeros": with_bytes(bytes(5_000)),
    "noise": with_bytes(bytes(range(256)) * 30),
    "half of it": cut,
    "bytes turned": turned,
    "a folder": a_folder,
    "another version": of_another_version,
    "held by another": locked_by_another,
}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book that was rendered, with every cache that there is."""
    root = a_busy_book(tmp_path_factory.mktemp("full") / "book")
    (root / "mkdocs.yml").write_text(RENDERED)
    for _ in range(2):
        assert call(root, "build").exit_code == 0
    assert {path.name for path in caches(root)} >= CACHES
    return root


MADE = "false}\n      captures: true\n      text: full"
RENDERED = SETTINGS.replace("false}", MADE) + "theme: material\n"
CACHES = {"cache.json", "cache.sqlite", "cache-resting.json", "cache-briefs.sqlite"}
CACHES |= {"cache-pages.sqlite", "cache-made.sqlite"}


def caches(root: Path) -> list[Path]:
    """Return every file that is kept to save time."""
    return sorted((root / ".briefbook").glob("cache*"))


@pytest.mark.site
@pytest.mark.parametrize("how", SPOILT)
def test_spoilt_cache_costs_time_alone(full: Path, how: str, tmp_path: Path) -> None:
    """All of them at once, whatever stands in their place: same book, same site, exit status 0."""
    root = tmp_path / "book"
    shutil.copytree(full, root)
    before = tree(root)
    for path in caches(root):
        SPOILT[how](path)
    shutil.rmtree(root / "site")
    result = call(root, "build")
    while HELD:
        HELD.pop().close()

    assert result.exit_code == 0, result.output
    assert last_line(result).startswith("0 written")
    there = tree(root)
    assert {name: there[name] for name in before if "pagefind" not in name} == {
        name: data for name, data in before.items() if "pagefind" not in name
    }
    assert call(root, "build").exit_code == 0


@pytest.mark.parametrize("how", SPOILT)
def test_one_spoilt_cache_beside_good_ones(book: Path, how: str) -> None:
    """An edit of a moment ago arrives on its page, whichever of them is spoilt."""
    for at, name in enumerate(path.name for path in caches(book)):
        SPOILT[how](book / ".briefbook" / name)
        title = next(line for line in mine(book).read_text().splitlines() if "title: " in line)
        edit(mine(book), title, f"title: At last {at}")
        result = build(book)
        while HELD:
            HELD.pop().close()

        assert result.exit_code == 0, result.output
        assert f"At last {at}" in (book / "docs" / "years" / "1998.md").read_text(), name
        nothing_is_lost(book)
        at_rest(book)


# ------------------------------------------------------------------- what is remembered


@pytest.mark.parametrize("how", ["nothing", "no bytes", "zeros", "half of it", "of another"])
def test_base_that_is_lost_or_damaged_loses_nothing(book: Path, how: str) -> None:
    """All of the brief counts as the person's; a damaged base is named with what to do."""
    base = base_of(book, mine(book))
    others = sorted((book / ".briefbook" / "base").glob("*.md"))
    if how == "of another":
        base.write_bytes(next(path for path in others if path != base).read_bytes())
    else:
        SPOILT[how](base)
    result = build(book)

    name = f".briefbook/base/{base.name}: is damaged"
    assert (name in result.output) == (how != "nothing")
    assert result.exit_code == (0 if how == "nothing" else 1)
    nothing_is_lost(book)
    before = tree(book)
    build(book)
    assert tree(book) == before
    assert call(book, "decline", base.stem).exit_code == 0
    nothing_is_lost(book)
    save_capture(book, EDITED, news="rain")
    for _ in range(2):
        assert build(book).exit_code == 0
        nothing_is_lost(book)
    at_rest(book)


def test_folder_in_the_place_of_a_base_is_named(book: Path) -> None:
    """It cannot be replaced: the run says so, writes no brief, and the next one is right."""
    base = base_of(book, mine(book))
    text = base.read_bytes()
    a_folder(base)
    result = build(book)

    assert result.exit_code in {1, 2}
    assert f".briefbook/base/{base.name}" in result.stderr
    assert "Is a directory" in result.stderr
    shutil.rmtree(base)
    base.write_bytes(text)
    build(book)
    nothing_is_lost(book)
    at_rest(book)


@pytest.mark.parametrize("choice", ["accept", "decline"])
def test_what_was_written_since_a_proposal_is_not_answered_with_it(book: Path, choice: str) -> None:
    """The base was lost; between the proposal and its answer the person goes on writing."""
    base_of(book, mine(book)).unlink()
    edit(mine(book), "date: 1998-04-05", "date: 1977-01-02")
    edit(mine(book), f"{sentences(EDITED)[2]}\n\n" if choice == "x" else MINE, MINE)
    build(book)
    asked = call(book, "proposals").output
    assert "date" in asked
    path = mine(book)
    brief_id = base_of(book, path).stem
    assert call(book, "accept", brief_id, "--field", "body").exit_code == 0
    edit(path, "title: ", "title: Theirs, ")
    path.write_text(path.read_text() + "\nA paragraph since.\n")
    assert call(book, choice, brief_id).exit_code == 0
    for news in ("", "rain", "snow"):
        if news:
            save_capture(book, EDITED, news=news)
        build(book)
        text = mine(book).read_text()
        assert "title: Theirs, " in text
        assert "A paragraph since." in text
        assert "mood: ours" in text
        assert ("1977" in text) == (choice == "decline")


def test_memory_that_is_gone_as_a_whole_loses_nothing(book: Path) -> None:
    """Edits stay and what they took out stays out; only a deleted brief can be known no more."""
    shutil.rmtree(book / ".briefbook")
    result = build(book)

    assert result.exit_code == 0
    text = mine(book).read_text()
    assert MINE in text
    assert sentences(EDITED)[2] not in text
    at_rest(book)


def test_older_memory_loses_nothing(book: Path, tmp_path: Path) -> None:
    """`.briefbook` of yesterday, `docs/` of today: what was edited and taken out since stays so."""
    shutil.copytree(book / ".briefbook", tmp_path / "yesterday")
    save_capture(book, EDITED, news="rain")
    build(book)
    gone = sentences(EDITED)[0]
    mine(book).write_text(mine(book).read_text().replace(f"{gone}\n\n", "") + "\nToday.\n")
    build(book)
    shutil.rmtree(book / ".briefbook")
    shutil.copytree(tmp_path / "yesterday", book / ".briefbook")
    assert build(book).exit_code == 0

    nothing_is_lost(book)
    text = mine(book).read_text()
    assert "\nToday.\n" in text
    assert "The news of rain" in text
    assert gone not in text
    at_rest(book)


def test_older_briefs_lose_nothing_of_themselves(book: Path, tmp_path: Path) -> None:
    """`docs/` of yesterday, `.briefbook` of today: every word of yesterday stands."""
    shutil.copytree(book / "docs", tmp_path / "yesterday")
    yesterday = mine(book).read_text()
    save_capture(book, EDITED, news="rain")
    edit(mine(book), MINE, "Written today.")
    build(book)
    shutil.rmtree(book / "docs")
    shutil.copytree(tmp_path / "yesterday", book / "docs")
    assert build(book).exit_code == 0

    assert mine(book).read_text() == yesterday
    nothing_is_lost(book)
    at_rest(book)


def test_brief_renamed_and_edited_at_once_is_followed(book: Path) -> None:
    """With an improvement on its way in, too: one file, all of their words, the old address."""
    old = mine(book)
    new = old.with_name("again.md")
    old.rename(new)
    edit(new, MINE, f"{MINE} And more.")
    save_capture(book, EDITED, news="rain")
    assert build(book).exit_code == 0

    assert mine(book) == new
    assert f"{MINE} And more." in new.read_text()
    assert "The news of rain" in new.read_text()
    addresses = (book / ".briefbook" / "addresses.yml").read_text()
    assert old.name in addresses
    assert new.name in addresses
    nothing_is_lost(book)
    at_rest(book)


# ------------------------------------------------------------------- git


def test_what_a_killed_run_noted_is_not_done_to_another_branch(book: Path) -> None:
    """The note stays where git switches all else: what is of another time is left to the run."""
    other = book.with_name("other")
    shutil.copytree(book, other)
    for number in (EDITED, OTHER, 5):
        save_capture(book, number, news="rain")
    next((book / "docs" / "briefs").rglob("moved.md")).unlink()

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.writing.writer._make", stopped)
        build(book)
    note = (book / UNFINISHED).read_bytes()
    new = hostile.story(5)[0].split()[0].lower()
    assert new in note.decode()

    # On the other branch all of these briefs were edited, and the new one was made and deleted.
    for path in sorted((other / "docs" / "briefs").rglob("*.md")):
        path.write_text(path.read_text() + "\nWritten on another branch.\n")
    before = tree(other)
    (other / UNFINISHED).write_bytes(note)
    assert build(other).exit_code == 0
    assert {n: d for n, d in tree(other).items() if "/years/" not in n and "/ind" not in n} == {
        n: d for n, d in before.items() if "/years/" not in n and "/ind" not in n
    }
    assert not (other / UNFINISHED).exists()
    at_rest(other)


def test_switching_branches_between_runs_loses_nothing(book: Path) -> None:
    """Newer times, older contents: what each branch says stands, and nothing is made twice."""

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
        command = ["git", *who, *arguments]
        subprocess.run(command, cwd=book, check=True, capture_output=True)  # noqa: S603 - git

    git("init", "-q", "-b", "main")
    (book / ".gitignore").write_text("/.briefbook/cache*\n/.briefbook/lock\n/docs/years/\n")
    git("add", "-A")
    git("commit", "-qm", "one")
    git("switch", "-qc", "other")
    edit(mine(book), MINE, f"{MINE} On another branch.")
    save_capture(book, EDITED, news="rain")
    build(book)
    git("add", "-A")
    git("commit", "-qm", "two")
    theirs = tree(book / "docs" / "briefs")
    git("switch", "-q", "main")
    ours = tree(book / "docs" / "briefs")
    assert build(book).exit_code == 0
    assert tree(book / "docs" / "briefs") == ours
    git("switch", "-q", "other")
    assert build(book).exit_code == 0
    assert tree(book / "docs" / "briefs") == theirs
    at_rest(book)


# ------------------------------------------------------------------- writing


def busy_and_built(folder: Path) -> tuple[Path, Path]:
    """Return a book with much to do, and one in which a build has done it."""
    root, right = a_busy_book(folder / "book"), folder / "right"
    shutil.copytree(root, right)
    assert build(right).exit_code == 0
    return root, right


@pytest.mark.parametrize("at", range(0, 24, 3))
def test_disk_that_is_full_in_the_middle_of_a_run_loses_nothing(
    tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From any write on, also that of a brief which is there: old or new, and never between."""
    root, right = busy_and_built(tmp_path)
    old = tree(root / "docs" / "briefs")
    left = at
    sync = os.fsync

    def full(file: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(28, "No space left on device")
        sync(file)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        result = build(root)
    new = tree(right / "docs" / "briefs")
    if left < 0:
        assert result.exit_code == 1
        assert "cannot be written (No space left on device)" in result.stderr
        assert "Check the disk" in result.stderr
    for name, data in tree(root / "docs" / "briefs").items():
        assert data in (old.get(name), new.get(name))
    assert not list(root.rglob("*.briefbook-tmp"))
    assert build(root).exit_code == 0
    assert tree(root) == tree(right)


def test_brief_saved_while_the_build_merges_it_is_the_persons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They save after it was read: theirs stays, the run says so, the next one merges."""
    root = a_busy_book(tmp_path / "book")
    sync = os.fsync
    saved: list[bool] = []

    def saving(file: int) -> None:
        sync(file)
        if not saved and (root / UNFINISHED).exists():
            saved.append(True)
            edit(harbour(root), "title: The harbour opens", "title: At last the harbour opens")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", saving)
        result = build(root)
    assert result.exit_code == 1
    assert "was changed while this run was on; run again" in result.stderr
    assert "title: At last the harbour opens" in harbour(root).read_text()
    assert build(root).exit_code == 0
    text = harbour(root).read_text()
    assert "title: At last the harbour opens" in text
    assert "2 cranes were hurt." in text
    assert "All the ships" in text
    at_rest(root)


FOLDERS = ["docs/briefs/1998", ".briefbook/base", ".briefbook", "docs/years", "docs"]


@pytest.fixture
def nobody() -> Callable[..., tuple[int, str]]:
    """Return how a command is run by a user who may not do everything."""

    def run(root: Path, *arguments: str) -> tuple[int, str]:
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            result = call(root, *arguments)
            said = f"{result.output}\n{result.exception!r}" if result.exception else result.output
            os.write(write, said[-9_000:].encode())
            os._exit(result.exit_code)
        os.close(write)
        with os.fdopen(read) as told:
            said = told.read()
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said

    return run


def opened(path: Path) -> None:
    """Let everybody through to a folder, and give what is in it to nobody."""
    for parent in (path, *path.parents):
        if parent.stat().st_uid == os.geteuid() and parent != Path(parent.anchor):
            parent.chmod(parent.stat().st_mode | 0o055)
    if os.geteuid() == 0:
        for each in (path, *path.rglob("*")):
            os.chown(each, NOBODY, NOBODY)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another process with our modules")
@pytest.mark.parametrize("folder", FOLDERS)
def test_folder_that_takes_nothing_is_named(
    tmp_path: Path, folder: str, nobody: Callable[..., tuple[int, str]]
) -> None:
    """What is wrong and what to do; nothing is lost, and with leave to write the run is right."""
    root, right = busy_and_built(tmp_path)
    before = tree(root / "docs" / "briefs")
    opened(root)
    (root / folder).mkdir(exist_ok=True)
    (root / folder).chmod(0o555)
    status, said = nobody(root, "build", "--no-site", "--jobs", "1")
    (root / folder).chmod(0o755)

    assert "Traceback" not in said
    if folder == "docs" and status == 0:
        return  # all of its folders were there
    assert status in {1, 2}, said
    assert "cannot be written (Permission denied)" in said
    assert "Check the disk and the folder's permissions, then run again" in said
    for name, data in tree(root / "docs" / "briefs").items():
        assert data in (before.get(name), tree(right / "docs" / "briefs").get(name))
    assert nobody(root, "build", "--no-site", "--jobs", "1")[0] == 0
    assert tree(root) == tree(right)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another process with our modules")
@pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="two users need root")
def test_another_users_book_is_left_alone_and_named(
    book: Path, nobody: Callable[..., tuple[int, str]]
) -> None:
    """Who may read and not write is told so; who may do everything leaves files their owner."""
    save_capture(book, EDITED, news="rain")
    for parent in book.parents:
        if parent.stat().st_uid == 0 and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    before = tree(book)
    status, said = nobody(book, "build", "--no-site", "--jobs", "1")
    assert status == 2, said
    assert ".briefbook/lock cannot be written (Permission denied)" in said
    assert tree(book) == before

    opened(book)
    assert build(book).exit_code == 0
    assert "The news of rain" in mine(book).read_text()
    assert mine(book).stat().st_uid == NOBODY
    nothing_is_lost(book)


@pytest.mark.parametrize("what", ["docs/briefs/1998/own.md", "seeds/4.txt"])
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another process with our modules")
def test_file_that_cannot_be_read_is_named(
    book: Path, what: str, nobody: Callable[..., tuple[int, str]]
) -> None:
    """The others go on, and nothing of it counts as deleted."""
    path = book / what
    if not path.exists():
        path.write_text("---\ntitle: Mine\n---\n\nText.\n")
    before = tree(book / "docs" / "briefs")
    opened(book)
    path.chmod(0)
    status, said = nobody(book, "build", "--no-site", "--jobs", "1")
    path.chmod(0o644)

    assert status == 1, said
    assert f"{what}: cannot be read (Permission denied); check its permissions" in said
    assert tree(book / "docs" / "briefs") == before
    assert nobody(book, "build", "--no-site", "--jobs", "1")[0] == 0


# ------------------------------------------------------------------- time


@pytest.mark.parametrize("grain", [1, 2])
def test_coarse_times_hide_no_edit(book: Path, grain: int) -> None:
    """Saved twice within one tick of a file system's clock, with as many bytes: both are seen."""
    for word in ("first", "other", "third"):
        path = mine(book)
        text = path.read_text()
        title = next(line for line in text.splitlines() if line.startswith("title: "))
        path.write_text(text.replace(title, f"title: The {word} harbour"))
        tick = int(time.time()) // grain * grain
        os.utime(path, (tick, tick))
        assert build(book).exit_code == 0
        assert f"The {word} harbour" in (book / "docs" / "years" / "1998.md").read_text()


@pytest.mark.parametrize("hours", [-30_000, -1, 1, 30_000])
def test_clock_that_jumps_changes_nothing(
    book: Path, hours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run at another time of the machine's writes nothing, and sees the edit after it."""
    at_rest(book)
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + hours * 3_600 * 10**9)
    at_rest(book)
    edit(mine(book), "title: ", "title: Soon ")
    assert build(book).exit_code == 0
    assert "Soon " in (book / "docs" / "years" / "1998.md").read_text()


# ------------------------------------------------------------------- at the same time


def test_preview_and_builds_at_once_lose_nothing(book: Path) -> None:
    """`mkdocs build`, two runs and a decision about names begin together while a person saves."""
    (book / "mkdocs.yml").write_text(SETTINGS + "theme: material\n")
    ours = [sys.executable, "-m", "generator"]
    commands = [
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(book / "mkdocs.yml")],
        [*ours, "build", "--no-site", "--root", str(book)],
        [*ours, "build", "--no-site", "--root", str(book)],
        [*ours, "new", "A brief of mine", "--root", str(book)],
    ]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "NO_MKDOCS_2_WARNING": "1"}
    save_capture(book, EDITED, news="rain")
    running = [
        subprocess.Popen(each, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # noqa: S603 - our own programs
        for each in commands
    ]
    word, saves = MINE, 0
    while any(each.poll() is None for each in running):
        saves += 1
        path = mine(book)
        text = path.read_bytes().decode()
        beside = path.with_name("mine.tmp")
        beside.write_text(text.replace(word, f"{MINE} ({saves})"))
        if path.read_bytes().decode() == text:
            beside.replace(path)
            word = f"{MINE} ({saves})"
        time.sleep(0.01)
    (book / "docs" / "briefs" / "1998" / "mine.tmp").unlink(missing_ok=True)
    for each in running:
        said = each.communicate()[0].decode()
        told = "another run is writing this book" in said or "while this run was on" in said
        assert each.returncode == 0 or told, said
    assert saves > 3
    build(book)
    assert word in mine(book).read_text()
    assert sentences(EDITED)[2] not in mine(book).read_text()
    build(book)
    at_rest(book)


def test_note_that_cannot_be_written_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the plan cannot be noted, no file is touched."""
    from generator.editing.plans import Change

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match=r"unfinished\.json cannot be written"):
        carry_out(tmp_path, [Change("docs/a.md", "a"), Change("docs/b.md", "b")])
    assert not (tmp_path / "docs").exists()
