"""A preview renders what changed and reads new captures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files

from generator.book import read_briefs, read_names
from generator.corpus import build_corpus
from generator.errors import GeneratorError
from generator.intake import Intake, take_in
from generator.model import CaptureId, Register
from generator.pages.catalogue import open_catalogue
from generator.plugin.preview import Preview
from tests.builders import TEXT
from tests.pages.books import BRIEFS, STRIKE
from tests.sites import copy_book, make_book


def read(root: Path, *, only: Collection[CaptureId] | None = None) -> Intake:
    """Read the captures of a book in this process."""
    return take_in(root, only=only)


def test_a_new_capture_becomes_a_brief(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What is put into seeds/ while a preview runs is read at the next build, and once."""
    copy_book(tmp_path)
    preview = Preview(tmp_path)
    briefs = tmp_path / "docs" / "briefs"
    before = sorted(briefs.rglob("*.md"))
    preview.take_in(read)
    unchanged = sorted(briefs.rglob("*.md"))
    (tmp_path / "seeds" / "rail.txt").write_text(TEXT)
    preview.take_in(read)
    made = sorted(briefs.rglob("*.md"))

    assert caplog.text == ""
    assert unchanged == before
    assert made != before
    preview.watch.once()
    assert preview.watch.take() == {"seeds/rail.txt"}


def test_a_run_that_cannot_be_leaves_the_preview_as_it_is(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The reason is told, and the preview goes on."""
    make_book(tmp_path, {})
    preview = Preview(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "page.txt").write_text("A page.")

    def fail(root: Path, *, only: Collection[CaptureId] | None = None) -> Intake:
        message = f"{root.name} {only}: the disk is full"
        raise GeneratorError(message)

    preview.take_in(fail)
    assert "the disk is full" in caplog.text


def test_pages_are_rendered_where_they_show_something_new(tmp_path: Path) -> None:
    """A changed brief and its neighbours; what has no file only where its text is another."""
    make_book(tmp_path, {})
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins._current_plugin = "briefbook"  # noqa: SLF001 - as MkDocs sets it for an event
    preview = Preview(tmp_path)

    def modified(title: str, text: str) -> dict[str, bool]:
        briefs = (replace(STRIKE, title=title), *BRIEFS[1:])
        made = File.generated(config, "feed.xml", content=text)
        on_disk = [File(b.path, str(tmp_path), config.site_dir, True) for b in briefs]  # noqa: FBT003 - MkDocs' own
        for file in (made, *on_disk):
            place = Path(file.abs_dest_path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.touch()
        for file in on_disk:
            source = Path(str(file.abs_src_path))
            source.parent.mkdir(parents=True, exist_ok=True)
            if not source.exists():
                source.touch()
        known = open_catalogue(build_corpus(briefs, Register()))
        preview.mark(Files([made, *on_disk]), known)
        preview.ends()
        return {file.src_uri: file.is_modified() for file in (made, *on_disk)}

    first = modified("A title", "<rss/>")
    same = modified("A title", "<rss/>")
    other = modified("Another title", "<rss>new</rss>")

    assert first["feed.xml"]
    assert not any(same.values())
    assert other["feed.xml"]
    assert other[STRIKE.path]


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    """A second environment, as MkDocs makes for each build, takes what the first one compiled."""
    compiled = Preview(tmp_path).compiled

    def rendered(text: str) -> str:
        loader = DictLoader({"a.html": text})
        environment = Environment(loader=loader, autoescape=True, bytecode_cache=compiled)
        return environment.get_template("a.html").render()

    assert [rendered("one"), rendered("one"), rendered("two")] == ["one", "one", "two"]


def test_a_book_without_captures_can_be_previewed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """There need be no seeds/, and nothing to show yet."""
    make_book(tmp_path, {})
    briefs, _ = read_briefs(tmp_path)
    known = open_catalogue(build_corpus(briefs, read_names(tmp_path)))
    preview = Preview(tmp_path)
    preview.mark(Files([]), known)
    preview.take_in(read)

    assert caplog.text == ""
