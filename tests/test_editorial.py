"""The commands about edited briefs, on a book as people have it."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.writing.writer import LOCK, locked

SENTENCES = (
    "The harbour of Lund opened again on Sunday after a week of storms, Mayor Ida Holm said.",
    "Ships that had waited outside came in one after the other during the morning.",
    "Two cranes were damaged by the wind and will be repaired before the summer.",
)
TEXT = "\n".join(("Harbour opens again", "", "Malmo Post, 5 April 1998", "", *SENTENCES, ""))
OTHER = """Rail strike ends after nine days

By Ana Lima
3 March 1998

The rail strike ended on Tuesday after nine days, Transport Minister Jo Berg said in Lund.
Trains run again from Wednesday morning, the Northern Rail Company said in a statement.
The drivers will be paid for half of the days on which no train left the station.
"""

THIRD = """Library gets a new roof

Malmo Post, 7 May 1998

The old library of Ystad gets a new roof next spring, the town council decided on Thursday.
Books were moved to the cellar of a school after rain had come through the ceiling.
"""


def call(root: Path, *arguments: str) -> Result:
    """Run a command on a book."""
    return CliRunner().invoke(app, [*arguments, "--root", str(root)])


def build(root: Path) -> Result:
    """Build without the site."""
    return call(root, "build", "--no-site")


def last_line(result: Result) -> str:
    """Return what a run counts."""
    return result.output.splitlines()[-1]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a built book of two captures."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "harbour.txt").write_text(TEXT)
    (tmp_path / "seeds" / "rail.txt").write_text(OTHER)
    assert build(tmp_path).exit_code == 0
    return tmp_path


def harbour(root: Path) -> Path:
    """Return the harbour's brief."""
    (path,) = (root / "docs" / "briefs").rglob("harbour-*.md")
    return path


def edit(path: Path, old: str, new: str) -> None:
    """Edit a file."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.fixture
def met(book: Path) -> Path:
    """Return a book in which an edit met an improvement."""
    edit(harbour(book), "Two cranes", "2 cranes")
    edit(harbour(book), "title: Harbour opens", "title: The harbour opens")
    edit(book / "seeds" / "harbour.txt", "Two cranes", "Three cranes of the old port")
    assert last_line(build(book)) == "0 written, 1 kept, 1 proposed, 0 refused"
    return book


def test_proposal_is_shown_part_by_part(met: Path) -> None:
    """What the brief says and what the generator would say stand one below the other."""
    shown = call(met, "proposals")
    told = json.loads(call(met, "proposals", "--json").output)["proposals"]

    assert f"{harbour(met).relative_to(met).as_posix()}: body" in shown.output
    assert "  - 2 cranes were damaged" in shown.output
    assert "  + Three cranes of the old port were damaged" in shown.output
    assert [row["part"] for row in told] == ["body"]


def test_accepted_proposal_is_in_the_brief(met: Path) -> None:
    """The generator's paragraph replaces the person's; their title stays."""
    path = harbour(met)
    result = call(met, "accept", path.relative_to(met).as_posix())

    assert (result.exit_code, "everything proposed accepted" in result.output) == (0, True)
    assert "Three cranes" in path.read_text()
    assert "title: The harbour opens again" in path.read_text()
    assert not list((met / ".briefbook" / "proposals").iterdir())
    assert last_line(build(met)) == "0 written, 2 kept, 0 proposed, 0 refused"


def test_declined_proposal_is_not_made_again(met: Path) -> None:
    """The brief stays; the same is not offered, a changed improvement is."""
    path = harbour(met)
    before = path.read_bytes()
    brief_id = path.read_text().partition("id: ")[2].partition("\n")[0]
    assert call(met, "decline", brief_id, "--field", "body").exit_code == 0
    assert path.read_bytes() == before
    assert last_line(build(met)) == "0 written, 2 kept, 0 proposed, 0 refused"
    edit(met / "seeds" / "harbour.txt", "of the old port", "of the new port")
    assert last_line(build(met)) == "0 written, 1 kept, 1 proposed, 0 refused"


def test_answers_that_cannot_be_carried_out_are_told(met: Path) -> None:
    """Exit status 1, and what is open."""
    path = harbour(met).relative_to(met).as_posix()
    rail = next((met / "docs" / "briefs").rglob("rail-*.md")).relative_to(met).as_posix()

    wrong_part = call(met, "accept", path, "--field", "title")
    assert (wrong_part.exit_code, wrong_part.stderr) == (
        1,
        f"briefbook: {path}: 'title' is not open; open are: body\n",
    )
    assert "nothing is proposed for this brief" in call(met, "decline", rail).stderr
    assert "is no brief; give its id, or its path" in call(met, "accept", "nowhere.md").stderr


def test_one_part_is_answered_and_the_rest_waits(met: Path) -> None:
    """--field answers one part alone."""
    edit(met / "seeds" / "harbour.txt", "Harbour opens again", "Harbour open once more")
    build(met)
    path = harbour(met)
    result = call(met, "accept", str(path), "--field", "title")

    assert "the rest still waits" in result.output
    assert "title: Harbour open once more" in path.read_text()
    assert "2 cranes" in path.read_text()
    assert [
        row["part"] for row in json.loads(call(met, "proposals", "--json").output)["proposals"]
    ] == ["body"]


def test_locked_part_takes_no_answer_but_no(met: Path) -> None:
    """What was locked since the proposal was made stays as it is, and the person is told."""
    path = harbour(met)
    edit(path, "---\nid", "---\nlocked: [body]\nid")
    result = call(met, "accept", str(path))
    assert (result.exit_code, "'body' is locked; take it out" in result.stderr) == (1, True)
    assert "2 cranes" in path.read_text()
    assert call(met, "decline", str(path)).exit_code == 0
    assert last_line(build(met)) == "0 written, 2 kept, 0 proposed, 0 refused"


def test_answers_where_the_base_is_lost(met: Path) -> None:
    """Without a base all is the person's: parts are accepted, the rest is declined at once."""
    shutil.rmtree(met / ".briefbook" / "base")
    build(met)
    path = harbour(met)
    parts = [r["part"] for r in json.loads(call(met, "proposals", "--json").output)["proposals"]]
    assert parts == ["title", "body"]
    assert (
        "a part alone cannot be declined"
        in call(met, "decline", str(path), "--field", "body").stderr
    )
    assert call(met, "accept", str(path), "--field", "body").exit_code == 0
    assert "Three cranes" in path.read_text()
    assert "title: The harbour opens again" in path.read_text()
    assert call(met, "decline", str(path)).exit_code == 0
    assert last_line(build(met)) == "0 written, 2 kept, 0 proposed, 0 refused"
    assert "title: The harbour opens again" in path.read_text()


def test_file_that_cannot_be_merged_can_be_declined(met: Path) -> None:
    """Anchors keep a file from being merged; to decline settles it all the same."""
    path = harbour(met)
    edit(path, "title:", "x: &a 1\ny: *a\ntitle:")
    result = build(met)
    assert (result.exit_code, "is left alone" in result.output) == (1, True)
    assert call(met, "accept", str(path)).exit_code == 1
    assert call(met, "decline", str(path)).exit_code == 0
    assert build(met).exit_code == 0


def test_status_tells_what_a_run_would_do(book: Path) -> None:
    """Brief by brief: new, written with what arrives, waiting; nothing is written."""
    edit(harbour(book), "title: Harbour opens", "title: The harbour opens")
    edit(book / "seeds" / "harbour.txt", "Two cranes", "Three cranes")
    (book / "seeds" / "new.txt").write_text(THIRD)
    before = harbour(book).read_bytes()
    result = call(book, "status")
    told = json.loads(call(book, "status", "--json").output)["briefs"]

    assert f"{harbour(book).relative_to(book).as_posix()}: written; arrives: body" in result.output
    assert result.output.splitlines()[-1].endswith("would stay as they are")
    assert {row["would"] for row in told} == {"new", "written", "kept"}
    assert harbour(book).read_bytes() == before


def test_status_tells_what_a_run_would_leave_alone(book: Path) -> None:
    """A broken brief is named with its place, and needs a person."""
    edit(harbour(book), "title:", "title: a:")
    result = call(book, "status")
    told = json.loads(call(book, "status", "--json").output)

    assert result.exit_code == 1
    assert f"{harbour(book).relative_to(book).as_posix()}:3: column " in result.output
    assert [row["would"] for row in told["briefs"]] == ["refused", "kept"]
    assert told["problems"][0]["line"] == 3


def test_deleted_brief_is_told_once(book: Path) -> None:
    """What a run took as deleted is no news for the next `status`."""
    harbour(book).unlink()
    told = json.loads(call(book, "status", "--json").output)["briefs"]
    assert sorted(row["would"] for row in told) == ["deleted", "kept"]
    build(book)
    told = json.loads(call(book, "status", "--json").output)["briefs"]
    assert [row["would"] for row in told] == ["kept"]


def test_status_stops_where_a_run_would(book: Path) -> None:
    """Many missing briefs are told at once."""
    base = book / ".briefbook" / "base"
    for number in range(6):
        (base / f"bk{number}aaaaaaaaaaa.md").write_text("---\n---\n")

    assert call(book, "status").exit_code == 2


def test_nothing_proposed_is_said(book: Path) -> None:
    """An empty list says so in words; a proposal that cannot be read is told."""
    assert call(book, "proposals").output == "Nothing is proposed.\n"
    (base,) = (book / ".briefbook" / "base").glob(
        f"{harbour(book).read_text().partition('id: ')[2].partition(chr(10))[0]}.md"
    )
    proposal = book / ".briefbook" / "proposals" / base.name
    proposal.parent.mkdir()
    proposal.write_text("---\ntitle: [\n---\n")
    assert f"{base.stem}.md: cannot be read; delete it" in call(book, "proposals").output


@pytest.mark.parametrize("by", ["path", "id"])
def test_deleted_brief_is_restored(book: Path, by: str) -> None:
    """By id or by the path it had; the next run takes it up where it was."""
    path = harbour(book)
    text = path.read_text()
    path.unlink()
    build(book)
    brief_id = text.partition("id: ")[2].partition("\n")[0]
    name = brief_id if by == "id" else path.relative_to(book).as_posix()

    assert call(book, "restore", name).exit_code == 0
    assert path.read_text() == text
    assert last_line(build(book)) == "0 written, 2 kept, 0 proposed, 0 refused"
    again = call(book, "restore", name)
    assert (again.exit_code, "is no deleted brief" in again.stderr) == (1, True)


def test_brief_is_restored_before_a_run_has_noticed(book: Path) -> None:
    """Who deletes a file and thinks better of it needs no run between."""
    path = harbour(book)
    text = path.read_text()
    path.unlink()
    name = path.relative_to(book).as_posix()
    assert f"{name}: deleted" in call(book, "status").output
    assert call(book, "restore", name).exit_code == 0

    assert path.read_text() == text
    assert last_line(build(book)) == "0 written, 2 kept, 0 proposed, 0 refused"
    assert "0 would change or wait, 2 would stay" in call(book, "status").output


def test_restored_brief_has_nothing_of_what_is_remembered(met: Path) -> None:
    """What people took out or declined stays out of the brief, and is no word of it."""
    path = harbour(met)
    brief_id = path.read_text().partition("id: ")[2].partition("\n")[0]
    call(met, "decline", brief_id)
    edit(path, f"{SENTENCES[1]}\n\n", "")
    edit(met / "seeds" / "harbour.txt", "during the morning", "during the whole morning")
    build(met)
    assert "<!-- taken out" in (met / ".briefbook" / "base" / f"{brief_id}.md").read_text()
    path.unlink()
    build(met)

    assert call(met, "restore", brief_id).exit_code == 0
    text = path.read_text()
    assert "<!--" not in text
    assert "Ships" not in text
    assert last_line(build(met)) == "0 written, 2 kept, 0 proposed, 0 refused"
    assert path.read_text() == text


def test_file_that_may_be_the_missing_one_keeps_it_from_being_restored(book: Path) -> None:
    """A file that cannot be read and shows no id may be the brief that seems to be gone."""
    path = harbour(book)
    brief_id = path.read_text().partition("id: ")[2].partition("\n")[0]
    path.write_bytes(b"\xff\xfe\x00")

    result = call(book, "restore", brief_id)
    assert (result.exit_code, "is no deleted brief" in result.stderr) == (1, True)


def test_brief_whose_address_was_taken_is_restored_elsewhere(book: Path) -> None:
    """Nothing is written over what stands at the old address."""
    path = harbour(book)
    brief_id = path.read_text().partition("id: ")[2].partition("\n")[0]
    path.unlink()
    build(book)
    path.write_text("Mine.\n")
    call(book, "restore", brief_id)

    assert path.read_text() == "Mine.\n"
    assert len(list(path.parent.glob("harbour-*.md"))) == 2


def test_stone_that_cannot_be_read_is_told(book: Path) -> None:
    """A deleted brief whose base is broken needs git."""
    path = harbour(book)
    brief_id = path.read_text().partition("id: ")[2].partition("\n")[0]
    path.unlink()
    build(book)
    (book / ".briefbook" / "deleted" / f"{brief_id}.md").write_text("---\n")

    assert "get it back from git" in call(book, "restore", brief_id).stderr


def test_orphans_are_pruned(book: Path) -> None:
    """The capture is gone: an untouched brief goes by `prune` only, an edited one stays."""
    for name in ("harbour.txt", "rail.txt"):
        (book / "seeds" / name).unlink()
    edit(next((book / "docs" / "briefs").rglob("rail-*.md")), "title: Rail", "title: My rail")
    assert last_line(build(book)) == "0 written, 2 kept, 0 proposed, 0 refused"
    path = harbour(book)
    assert "its captures are gone; removed" in call(book, "prune", "--dry-run").output
    assert path.exists()
    told = json.loads(call(book, "prune", "--json").output)["briefs"]
    assert sorted(row["removed"] for row in told) == [False, True]
    assert not path.exists()
    assert last_line(build(book)) == "0 written, 1 kept, 0 proposed, 0 refused"
    (book / "seeds" / "harbour.txt").write_text(TEXT)
    assert last_line(build(book)) == "1 written, 1 kept, 0 proposed, 0 refused"


def test_nothing_to_prune_is_said(book: Path) -> None:
    """Every brief has its capture."""
    assert call(book, "prune").output == "Every brief has its capture.\n"


def test_new_brief_is_a_draft_of_a_persons_own(book: Path) -> None:
    """Its title is quoted where it must be; it is never written over another."""
    first = call(book, "new", "My view: it's over", "--date", "1998-04")
    second = call(book, "new", "My view: it's over", "--date", "1998-04")
    paths = [line.partition(":")[0] for line in (first.output + second.output).splitlines()]

    assert len(set(paths)) == 2
    assert (book / paths[0]).read_text() == (
        '---\ntitle: "My view: it\'s over"\ndate: 1998-04\ndraft: true\n---\n'
    )
    assert last_line(build(book)) == "0 written, 4 kept, 0 proposed, 0 refused"
    assert call(book, "check").exit_code == 0
    assert "is no date; write 2025-05-21" in call(book, "new", "x", "--date", "soon").stderr
    assert "is empty; give the brief a title" in call(book, "new", " ").stderr
    told = json.loads(call(book, "new", "My view: it's over", "--date", "1998-04", "--json").output)
    assert told["where"] not in paths


def test_drafts_are_in_no_page_and_no_count(book: Path) -> None:
    """A brief made a draft leaves every generated page; the run keeps it."""
    edit(harbour(book), "---\nid", "---\ndraft: true\nid")
    build(book)
    pages = [path for path in (book / "docs").rglob("*.md") if "briefs" not in path.parts]

    assert pages
    assert not [page for page in pages if "arbour" in page.read_text()]
    assert call(book, "check").exit_code == 0


def test_renamed_brief_leaves_a_redirect(book: Path) -> None:
    """The brief is followed; its old address leads to it; back in place, nothing is left."""
    path = harbour(book)
    moved = book / "docs" / "briefs" / "mine" / "port.md"
    moved.parent.mkdir()
    path.rename(moved)
    assert last_line(build(book)) == "0 written, 2 kept, 0 proposed, 0 refused"
    page = path.with_suffix("") / "index.md"
    assert "url=../../mine/port.md" in page.read_text()
    assert call(book, "check").exit_code == 0
    moved.rename(path)
    build(book)
    assert not page.parent.exists()


def test_listing_saved_again_keeps_the_ids(tmp_path: Path) -> None:
    """Saved under another name with entries on top, it adds to `seeds` and nothing else."""
    shutil.copytree(Path(__file__).parents[1] / "seeds", tmp_path / "seeds")
    for path in (tmp_path / "seeds").iterdir():
        if not path.name.startswith("002"):
            path.unlink()
    (seed,) = (tmp_path / "seeds").iterdir()
    build(tmp_path)
    before = {p.name: p.read_text() for p in (tmp_path / "docs" / "briefs").rglob("*.md")}
    (tmp_path / "seeds" / "again.txt").write_bytes(seed.read_bytes())
    build(tmp_path)
    after = {p.name: p.read_text() for p in (tmp_path / "docs" / "briefs").rglob("*.md")}

    assert before
    assert {
        name: text.replace(f"[{seed.name}, again.txt]", f"[{seed.name}]")
        for name, text in after.items()
    } == before


def test_check_tells_of_given_files_only(book: Path) -> None:
    """As a pre-commit hook, `check` speaks of the briefs that change."""
    broken = harbour(book).with_name("broken.md")
    broken.write_text("---\ndate: soon\n---\n")
    name = broken.relative_to(book).as_posix()
    good = harbour(book).relative_to(book).as_posix()

    assert call(book, "check", good).exit_code == 0
    assert call(book, "check", good, name).exit_code == 1
    # A copy may stand before or behind its original.
    for copied in ("a-copy.md", "z-copy.md"):
        copy = harbour(book).with_name(copied)
        copy.write_bytes(harbour(book).read_bytes())
        result = call(book, "check", copy.relative_to(book).as_posix())
        assert (result.exit_code, "has the same id" in result.output) == (1, True)
        copy.unlink()


def test_names_that_are_one_on_other_systems_are_caught(book: Path) -> None:
    """Case and Unicode form make no two names on every system."""
    path = harbour(book)
    path.with_name("CAF\u00c9.md").write_text("One.\n")
    path.with_name("cafe\u0301.md").write_text("Two.\n")
    result = call(book, "check")

    assert result.exit_code == 1
    assert "is the same file as" in result.output


def test_old_book_is_migrated_by_a_run(book: Path) -> None:
    """A book of format 1 is brought along before anything else is compared."""
    (book / ".briefbook" / "format").unlink()
    status = call(book, "status")
    dry = call(book, "build", "--dry-run")
    result = build(book)

    assert "0 would change or wait" in status.output
    assert last_line(dry) == last_line(result) == "0 written, 2 kept, 0 proposed, 0 refused"
    assert (book / ".briefbook" / "format").read_text() == "2\n"
    (book / ".briefbook" / "format").write_text("99\n")
    assert build(book).exit_code == 2


def test_commands_that_write_wait_for_no_other_run(met: Path) -> None:
    """While a run holds the lock, an answer is refused with a clear word."""
    with locked(met):
        result = call(met, "accept", str(harbour(met)))

    assert (result.exit_code, LOCK in result.stderr) == (2, True)


def disk_full(*_: object) -> None:
    """Fail as a full disk does."""
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("where", ["fsync", "open", "replace"])
def test_full_disk_read_only_folder_and_locked_file_are_told(
    met: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Nothing is half written, the file is named; with room again the run goes on."""
    before = harbour(met).read_bytes()
    opened: Callable[..., object] = Path.open

    def refuse(self: Path, mode: str = "r", **options: object) -> object:
        if "w" in mode:
            raise OSError(30, "Read-only file system")
        return opened(self, mode, **options)

    def held(*_: object) -> None:
        raise PermissionError(13, "The file is open in another program")

    with monkeypatch.context() as patched:
        if where == "fsync":
            patched.setattr(os, "fsync", disk_full)
        elif where == "open":
            patched.setattr(Path, "open", refuse)
        else:
            patched.setattr(Path, "replace", held)
        result = call(met, "accept", str(harbour(met)))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert "Check the disk" in result.stderr
    assert harbour(met).read_bytes() == before
    assert call(met, "accept", str(harbour(met))).exit_code == 0


@pytest.mark.parametrize(
    "name",
    [
        *("build", "status", "review", "check", "proposals", "accept", "decline", "restore"),
        *("prune", "new"),
    ],
)
def test_every_command_takes_root_and_json(name: str) -> None:
    """Another program can run each of them on any book and read what it says."""
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    options = {option for param in group.commands[name].params for option in param.opts}

    assert {"--root", "--json"} <= options


def test_id_of_two_files_names_none(met: Path) -> None:
    """Where a file was copied, its id does not say which is meant."""
    path = harbour(met)
    brief_id = path.read_text().partition("id: ")[2].partition("\n")[0]
    shutil.copy(path, path.with_name("copy.md"))

    assert "name the file" in call(met, "accept", brief_id).stderr


def test_schemas_are_written_where_an_editor_wants_them(tmp_path: Path) -> None:
    """The same as in the package."""
    result = CliRunner().invoke(app, ["schemas", "--to", str(tmp_path / "schemas")])

    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "schemas").iterdir()} == {
        "front-matter.json",
        "names.json",
        "settings.json",
    }
    told = CliRunner().invoke(app, ["schemas", "--to", str(tmp_path / "schemas"), "--json"])
    assert len(json.loads(told.output)["schemas"]) == 3
