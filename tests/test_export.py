"""A book written into another folder, and brought up to date there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.export import MANIFEST
from tests.sites import STRIKE, TALKS, make_book


def export(root: Path, to: Path, *arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["export", "--to", str(to), "--root", str(root), *arguments])


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a book of two briefs, a page and a picture of its own."""
    root = tmp_path / "book"
    root.mkdir()
    make_book(root, {"1998/strike.md": STRIKE, "1998/talks.md": TALKS})
    (root / "docs" / "map.svg").write_text("<svg/>")
    (root / "docs" / ".hidden").write_text("x")
    return root


def files(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder but the list of them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_the_whole_tree_is_written(book: Path, tmp_path: Path) -> None:
    """Briefs, generated pages, pages and pictures of people's own; and nothing in the book."""
    before = files(book)
    result = export(book, tmp_path / "out")
    there = set(files(tmp_path / "out"))

    assert result.exit_code == 0, result.output
    assert {
        "index.md",
        "about.md",
        "map.svg",
        "briefs/1998/strike.md",
        "people/jo-berg.md",
    } <= there
    assert ".hidden" not in there
    assert result.output == f"{len(there)} written, 0 kept, 0 removed\n"
    assert files(book) == before


def test_a_second_export_writes_what_changed(book: Path, tmp_path: Path) -> None:
    """What nothing calls for any more goes, folders too."""
    export(book, tmp_path / "out")
    stamp = (tmp_path / "out" / "about.md").stat().st_mtime_ns
    assert export(book, tmp_path / "out").output.startswith("0 written, ")
    shutil.rmtree(book / "docs" / "briefs")
    (book / "docs" / "briefs").mkdir()
    told = json.loads(export(book, tmp_path / "out", "--json").output)

    assert told["removed"] > 2
    assert not (tmp_path / "out" / "briefs").exists()
    assert (tmp_path / "out" / "about.md").stat().st_mtime_ns == stamp


def test_what_somebody_changed_there_is_left_alone(book: Path, tmp_path: Path) -> None:
    """A file that is theirs, one that they changed: named, exit status 1, not one byte touched."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "about.md").write_text("Theirs.\n")
    (out / "notes.md").write_text("Theirs, too.\n")
    assert export(book, out).exit_code == 1
    (out / "people" / "jo-berg.md").write_text("Changed.\n")
    result = export(book, out)

    assert result.exit_code == 1
    assert "about.md: was changed or written by somebody and is left alone" in result.stderr
    assert "jo-berg.md: was changed or written by somebody" in result.stderr
    assert (out / "about.md").read_text() == "Theirs.\n"
    assert (out / "people" / "jo-berg.md").read_text() == "Changed.\n"
    assert (out / "notes.md").exists()
    (out / "people" / "jo-berg.md").unlink()
    (out / "about.md").unlink()
    assert export(book, out).exit_code == 0


def test_settings_say_how_much_is_shown(book: Path, tmp_path: Path) -> None:
    """Unless the command does."""
    settings = book / "mkdocs.yml"
    short = settings.read_text().replace("text: full", "text: excerpt")
    settings.write_text(short.replace("captures: true", "captures: false"))
    for number, (arguments, shown) in enumerate(
        (((), True), (("--text", "full"), False), (("--text", "excerpt"), True))
    ):
        export(book, tmp_path / str(number), *arguments)
        text = (tmp_path / str(number) / "briefs/1998/strike.md").read_text()
        assert ("*An excerpt.*" in text) is shown


def test_a_book_without_a_site_is_exported(book: Path, tmp_path: Path) -> None:
    """Without settings the least is shown."""
    (book / "mkdocs.yml").unlink()

    assert export(book, tmp_path / "out").exit_code == 0
    assert "*An excerpt.*" in (tmp_path / "out/briefs/1998/strike.md").read_text()


@pytest.mark.parametrize(
    ("to", "said"),
    [("book", "belongs to the book itself"), ("book/docs/x", "belongs"), ("file", "is a file")],
)
def test_a_place_that_is_none_is_refused(book: Path, tmp_path: Path, to: str, said: str) -> None:
    """Exit status 2; nothing is written."""
    (tmp_path / "file").write_text("")
    before = files(book)
    result = export(book, tmp_path / to)

    assert result.exit_code == 2
    assert said in result.stderr
    assert files(book) == before


@pytest.mark.parametrize(
    ("change", "said"),
    [("text: half", "'text' is 'half'"), ("text: full\nx: [", "mkdocs.yml cannot be used")],
)
def test_settings_that_cannot_be_used_stop(
    book: Path, tmp_path: Path, change: str, said: str
) -> None:
    """Nothing is shown by mistake."""
    settings = book / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("text: full", change))
    result = export(book, tmp_path / "out")

    assert result.exit_code == 2
    assert said in result.stderr
    assert export(book, tmp_path / "out", "--text", "all").exit_code == 2


def test_a_folder_in_the_way_is_told(book: Path, tmp_path: Path) -> None:
    """Exit status 1, and what to do; a list that is broken counts as none."""
    (tmp_path / "out" / "about.md").mkdir(parents=True)
    (tmp_path / "out" / MANIFEST).write_text("[]")
    result = export(book, tmp_path / "out")

    assert result.exit_code == 1
    assert "about.md is in the way" in result.stderr


def test_a_folder_that_cannot_be_made_is_told(book: Path, tmp_path: Path) -> None:
    """A file stands where the folder belongs."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "people").write_text("")
    result = export(book, tmp_path / "out")

    assert result.exit_code == 1
    assert "in the way" in result.stderr or "cannot be written" in result.stderr


def test_a_broken_brief_is_named(book: Path, tmp_path: Path) -> None:
    """The others are exported."""
    (book / "docs/briefs/1998/broken.md").write_text("---\ndate: soon\n---\n")
    result = export(book, tmp_path / "out")

    assert result.exit_code == 1
    assert "docs/briefs/1998/broken.md:2:" in result.stderr
    assert (tmp_path / "out/briefs/1998/strike.md").exists()
