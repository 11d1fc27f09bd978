"""A run after which nothing changed is believed, and nothing else is."""

import gc
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.caching.garbage import no_search_for_garbage
from generator.caching.unchanged import (
    FILE,
    digest_of_text,
    files_of,
    is_as,
    keep,
    look_at,
    look_at_site,
    recall,
)
from generator.cli import app
from tests.builders import TEXT

LONG_AGO = 1_000_000_000


def a_book(root: Path) -> Path:
    """Write a book of one capture that was saved long ago."""
    (root / "seeds").mkdir()
    for name in ("seeds/rail.txt", "names.yml"):
        (root / name).write_text(TEXT if name.startswith("seeds") else "people: []\n")
        os.utime(root / name, (LONG_AGO, LONG_AGO))
    return root


def build(root: Path, *more: str) -> dict[str, object]:
    """Build without a site; return what was said."""
    said = CliRunner().invoke(app, ["build", "--no-site", "--json", "--root", str(root), *more])
    assert said.exit_code == 0, said.output
    told: dict[str, object] = json.loads(said.stdout)
    return told


def no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every real run fail."""

    def run(*_: object, **__: object) -> None:
        message = "a run"
        raise AssertionError(message)

    monkeypatch.setattr("generator.running.run.run_from", run)


def test_what_changed_nothing_is_not_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first run writes, the second confirms, the third repeats what the second said."""
    root = a_book(tmp_path)
    build(root)
    second = build(root)
    no_run(monkeypatch)

    assert build(root) == second
    assert second["counts"] == {"written": 0, "kept": 1, "proposed": 0, "refused": 0, "deleted": 0}


def add(root: Path) -> None:
    """Save another capture."""
    (root / "seeds" / "more.txt").write_text("Menu")


def edit(root: Path) -> None:
    """Change one letter of the brief, and give it the time it had."""
    path = next((root / "docs" / "briefs").rglob("*.md"))
    stat = path.stat()
    path.write_text(path.read_text().replace("nine", "five", 1))
    os.utime(path, ns=(stat.st_mtime_ns, stat.st_mtime_ns))


def drop_page(root: Path) -> None:
    """Delete a generated page."""
    (root / "docs" / "index.md").unlink()


def drop_base(root: Path) -> None:
    """Delete what the generator remembers."""
    next((root / ".briefbook" / "base").iterdir()).unlink()


def rename(root: Path) -> None:
    """Give the brief another name."""
    path = next((root / "docs" / "briefs").rglob("*.md"))
    path.rename(path.with_name("other.md"))


def decide(root: Path) -> None:
    """Decide about a name."""
    (root / "names.yml").write_text("people:\n  - {name: Jo Berg, hidden: true}\n")


@pytest.mark.parametrize("change", [add, edit, drop_page, drop_base, rename, decide])
def test_any_change_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    """Whatever a person changes, the next run is a real one."""
    root = a_book(tmp_path)
    build(root)
    build(root)
    change(root)
    no_run(monkeypatch)

    with pytest.raises(AssertionError, match="a run"):
        CliRunner().invoke(app, ["build", "--no-site", "--root", str(root)], catch_exceptions=False)


def test_a_change_of_the_environment_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the settings take from the environment is part of the book."""
    root = a_book(tmp_path)
    (root / "mkdocs.yml").write_text("site_url: !ENV [BOOK_ADDRESS, '']\n")
    before = look_at(root)
    monkeypatch.setenv("BOOK_ADDRESS", "https://example.org/")

    assert not is_as(look_at(root), before, root)


def test_two_changes_of_one_moment_are_told_apart(tmp_path: Path) -> None:
    """What was saved just now is known by its bytes, however alike its times are."""
    root = a_book(tmp_path)
    path = root / "names.yml"
    path.write_text("people: []\n# a\n")
    before, stat = look_at(root), path.stat()
    with path.open("r+") as file:
        file.write("people: []\n# b\n")
    os.utime(path, ns=(stat.st_mtime_ns, stat.st_mtime_ns))

    assert [name for name, _ in before.recent] == ["names.yml"]
    assert look_at(root).digest == before.digest
    assert not is_as(look_at(root), before, root)


def test_what_passes_does_not_count(tmp_path: Path) -> None:
    """The lock, the cache, the site and hidden folders change nothing that a run would do."""
    root = a_book(tmp_path)
    before = look_at(root)
    for name in (".briefbook/lock", ".briefbook/cache.sqlite", "site/index.html", ".git/HEAD"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("x")

    assert is_as(look_at(root), before, root)
    assert look_at_site(root) != look_at_site(tmp_path / "seeds")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"run": 1}', '{"run": {"looks": {"a": 1}}}'])
def test_what_cannot_be_read_is_not_believed(tmp_path: Path, text: str) -> None:
    """A damaged note is no note, and the next one replaces it."""
    root = a_book(tmp_path)
    (root / ".briefbook").mkdir()
    (root / FILE).write_text(text)

    assert recall(root, "run") == ({}, None)
    keep(root, "run", {"book": look_at(root)}, 1)
    assert recall(root, "run")[1] == 1


def test_what_cannot_be_kept_is_found_again(tmp_path: Path) -> None:
    """Where the folder takes nothing, nothing is believed."""
    root = a_book(tmp_path)
    keep(root, "run", {"book": look_at(root)}, 1)

    assert recall(root, "run") == ({}, None)


def write_of_a_run(root: Path) -> dict[str, str]:
    """Write as a run does: a file anew, one in a new place among others, one away."""
    (root / "docs" / "people").mkdir(parents=True)
    texts = {"names.yml": "people: [Jo]\n", "docs/people/a.md": "x", "docs/people-of.md": "y"}
    for name, text in texts.items():
        (root / name).write_text(text)
    (root / "seeds" / "rail.txt").unlink()
    return {name: digest_of_text(text) for name, text in texts.items()} | {"seeds/rail.txt": ""}


def test_what_a_run_wrote_is_known_without_another_look(tmp_path: Path) -> None:
    """What is noted is what a look at all files finds, where nobody else wrote."""
    root = a_book(tmp_path)
    before = files_of(root)
    wrote = write_of_a_run(root)
    after = before.followed_by(wrote, root)

    assert list(after.stamps.items()) == list(files_of(root).stamps.items())
    assert is_as(look_at(root), after.look(), root)


@pytest.mark.parametrize("name", ["names.yml", "docs/people/a.md", "docs/new.md", "seeds/rail.txt"])
def test_what_was_saved_during_a_run_is_seen_by_the_next(tmp_path: Path, name: str) -> None:
    """Whether the run wrote that file itself, left it or took it away."""
    root = a_book(tmp_path)
    before = files_of(root)
    wrote = write_of_a_run(root)
    (root / name).write_text("z")
    after = before.followed_by(wrote, root)

    assert not is_as(look_at(root), after.look(), root)


def test_what_was_removed_after_a_run_wrote_it_is_seen_by_the_next(tmp_path: Path) -> None:
    """A file that is gone has no stamp to be known by."""
    root = a_book(tmp_path)
    before = files_of(root)
    wrote = write_of_a_run(root)
    (root / "docs" / "people-of.md").unlink()
    after = before.followed_by(wrote, root)

    assert not is_as(look_at(root), after.look(), root)


@pytest.mark.parametrize("was", [True, False])
def test_python_looks_for_garbage_as_before_a_run(was: bool) -> None:  # noqa: FBT001 - a parameter
    """Whatever is called in a process that lives on leaves it as it was."""
    before = gc.isenabled()
    try:
        gc.enable() if was else gc.disable()
        with no_search_for_garbage():
            assert not gc.isenabled()
        assert gc.isenabled() == was
    finally:
        gc.enable() if before else gc.disable()
