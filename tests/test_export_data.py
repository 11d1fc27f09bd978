"""The book as data, by the command and on the site."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Literal

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.export_data import MANIFEST
from generator.outputs.data import FORMATS
from generator.pages.data_fields import DOWNLOADS
from tests.sites import DRAFT, STRIKE, TALKS, make_book

ADDRESS = "https://book.example/b/"


def export(root: Path, to: Path, form: str, *arguments: str) -> Result:
    """Run the command."""
    given = ["export", "--to", str(to), "--format", form, "--root", str(root), *arguments]
    return CliRunner().invoke(app, given)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a book of two briefs and a draft."""
    monkeypatch.setenv("SITE_URL", ADDRESS)
    root = tmp_path / "book"
    root.mkdir()
    briefs = {"1998/strike.md": STRIKE, "1998/talks.md": TALKS, "undated/not-yet.md": DRAFT}
    make_book(root, briefs)
    return root


def names(folder: Path) -> set[str]:
    """Return the names of the files of a folder."""
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("download", DOWNLOADS, ids=FORMATS)
def test_a_format_is_written(book: Path, tmp_path: Path, download: object) -> None:
    """Its files and the list of them, nothing else; and nothing in the book."""
    (wanted,) = (each for each in DOWNLOADS if each is download)
    before = {path: path.read_bytes() for path in book.rglob("*") if path.is_file()}
    result = export(book, tmp_path / "out", wanted.format)

    assert result.exit_code == 0, result.output
    assert result.output == f"{len(wanted.files)} written, 0 kept, 0 removed\n"
    assert names(tmp_path / "out") == {*wanted.files, MANIFEST}
    assert {path: path.read_bytes() for path in book.rglob("*") if path.is_file()} == before


def test_formats_stand_beside_each_other(book: Path, tmp_path: Path) -> None:
    """And beside finished Markdown; a second time nothing is written."""
    out = tmp_path / "out"
    assert CliRunner().invoke(app, ["export", "--to", str(out), "--root", str(book)]).exit_code == 0
    for form in FORMATS:
        assert export(book, out, form).exit_code == 0
    stamps = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.name != MANIFEST}
    for form in FORMATS:
        assert export(book, out, form).output.startswith("0 written, ")
    told = CliRunner().invoke(app, ["export", "--to", str(out), "--root", str(book), "--json"])

    assert json.loads(told.output)["removed"] == 0
    for path, stamp in stamps.items():
        if path.suffix != ".json" or path.name == "briefs.json":
            assert path.stat().st_mtime_ns == stamp
    assert {"index.md", "briefs.json", "network.gexf", "citations.bib"} <= names(out)


def test_what_changed_is_written_again(book: Path, tmp_path: Path) -> None:
    """A file that an export wrote follows the book."""
    export(book, tmp_path, "json")
    (book / "docs/briefs/1998/talks.md").write_text(TALKS.replace("Pourparlers", "Accord"))
    result = json.loads(export(book, tmp_path, "json", "--json").output)

    assert result == {"written": 1, "kept": 0, "removed": 0, "problems": []}
    titles = [row["title"] for row in json.loads((tmp_path / "briefs.json").read_text())["briefs"]]
    assert "Accord" in titles


def test_what_somebody_wrote_there_is_left_alone(book: Path, tmp_path: Path) -> None:
    """A file that is theirs is named, with exit status 1; the others are written."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "people.csv").write_text("mine\n")
    (out / MANIFEST).write_text("[]")
    result = export(book, out, "csv")

    assert result.exit_code == 1
    assert "people.csv: was changed or written by somebody and is left alone" in result.stderr
    assert (out / "people.csv").read_text() == "mine\n"
    assert (out / "briefs.csv").exists()
    (out / "people.csv").unlink()
    assert export(book, out, "csv").exit_code == 0


def test_settings_say_how_much_is_shown(book: Path, tmp_path: Path) -> None:
    """Unless the command does; without settings the least."""
    rest = "A second sentence. A third one. The last one."
    (book / "docs/briefs/1998/strike.md").write_text(STRIKE + rest)
    settings = book / "mkdocs.yml"
    short = settings.read_text().replace("text: full", "text: excerpt")
    settings.write_text(short.replace("captures: true", "captures: false"))
    for form in FORMATS:
        export(book, tmp_path / "short", form)
        export(book, tmp_path / "full", form, "--text", "full")
    for path in (tmp_path / "short").iterdir():
        assert b"The last one" not in path.read_bytes()
    assert b"The last one" in (tmp_path / "full/briefs.sqlite").read_bytes()
    settings.unlink()
    export(book, tmp_path / "none", "json")
    assert "The last one" not in (tmp_path / "none/briefs.json").read_text()


def test_a_format_that_is_none_is_refused(book: Path, tmp_path: Path) -> None:
    """Exit status 2, and which there are; as is a folder of the book."""
    result = export(book, tmp_path / "out", "xml")

    assert result.exit_code == 2
    assert "--format: 'xml' is none of json, csv, sqlite, gexf, bibtex" in result.stderr
    assert not (tmp_path / "out").exists()
    assert export(book, book / "docs" / "data", "json").exit_code == 2


def test_a_folder_in_the_way_is_told(book: Path, tmp_path: Path) -> None:
    """Exit status 1, and nothing half written stays."""
    (tmp_path / "out" / "briefs.json").mkdir(parents=True)
    result = export(book, tmp_path / "out", "json")

    assert result.exit_code == 1
    assert "briefs.json cannot be written" in result.stderr
    assert names(tmp_path / "out") == {"briefs.json"}


def test_a_place_that_cannot_be_made_is_told(book: Path, tmp_path: Path) -> None:
    """A file stands where a folder above it belongs."""
    (tmp_path / "file").write_text("")
    result = export(book, tmp_path / "file" / "out", "json")

    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_a_broken_brief_is_named(book: Path, tmp_path: Path) -> None:
    """The others are exported."""
    (book / "docs/briefs/1998/broken.md").write_text("---\ndate: soon\n---\n")
    result = export(book, tmp_path / "out", "json")

    assert result.exit_code == 1
    assert "docs/briefs/1998/broken.md:2:" in result.stderr
    assert len(json.loads((tmp_path / "out/briefs.json").read_text())["briefs"]) == 2


def test_a_preview_makes_the_page_alone(book: Path) -> None:
    """It would make every download again at each edit."""
    commands: tuple[tuple[Literal["serve", "build"], int], ...] = (("serve", 0), ("build", 14))
    for command, count in commands:
        config = load_config(str(book / "mkdocs.yml"))
        config.plugins.on_startup(command=command, dirty=False)
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files = config.plugins.on_files(get_files(config), config=config)

        data = [file.src_uri for file in files if file.src_uri.startswith("data/")]
        assert "data/index.md" in data
        assert len(data) == count + 1


@pytest.mark.site
def test_the_site_has_what_the_command_writes(book: Path, tmp_path: Path) -> None:
    """`mkdocs build` alone makes the same bytes; a person's own file in the place of one stays."""
    (book / "docs" / "data").mkdir()
    (book / "docs" / "data" / "posts.csv").write_text("mine\n")
    config = load_config(str(book / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    for form in FORMATS:
        export(book, tmp_path / "out", form)

    site = book / "site" / "data"
    files = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    del files[MANIFEST]
    assert (site / "posts.csv").read_text() == "mine\n"
    assert names(site) == {*files, "index.html"}
    del files["posts.csv"]
    for name, data in files.items():
        assert (site / name).read_bytes() == data
    text = (site / "people.csv").read_text(encoding="utf-8-sig")
    assert [row["id"] for row in csv.DictReader(io.StringIO(text))] == ["ana-lima", "jo-berg"]
    with closing(sqlite3.connect(site / "briefs.sqlite")) as database:
        assert database.execute("select count(*) from briefs").fetchone() == (2,)
    assert '<a download="briefs.json" href="briefs.json">' in (site / "index.html").read_text()
