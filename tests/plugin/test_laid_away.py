"""What a site is made of waits on disk, and is as it was when somebody asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from generator.plugin.laid_away import LaidAway, LightFile, LightPage

_TEXTS = ("", "One line", "Zwölf\nZeilen\0", "half a letter: \ud800", "x" * 100_000)


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """Return the settings of an empty book."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A book\n")
    return load_config(str(tmp_path / "mkdocs.yml"))


def a_page(config: MkDocsConfig, name: str, laid: LaidAway) -> LightPage:
    """Make a page that has its texts laid away."""
    page = Page(None, File(name, config.docs_dir, config.site_dir, use_directory_urls=True), config)
    page.__class__ = LightPage
    light = cast("LightPage", page)
    light.lighten(laid)
    return light


@pytest.fixture(params=["a folder", "no folder", "a file in the way"])
def laid(request: pytest.FixtureRequest, tmp_path: Path) -> LaidAway:
    """Give a place for texts, and two where they must stay in memory."""
    (tmp_path / "file").touch()
    folders = {"a folder": tmp_path / "state", "a file in the way": tmp_path / "file"}
    return LaidAway(folders.get(request.param))


def test_a_text_is_read_as_it_was_laid_away(laid: LaidAway) -> None:
    """Any text, in any order and more than once."""
    places = [laid.lay(text) for text in _TEXTS]

    for number in (4, 0, 2, 3, 1, 4):
        assert laid.read(places[number]) == _TEXTS[number]


def test_a_page_keeps_its_texts(config: MkDocsConfig, laid: LaidAway) -> None:
    """Whichever page is looked at meanwhile, and where a text is changed later."""
    pages = [a_page(config, f"{number}.md", laid) for number in range(3)]
    before = [page.content for page in pages]
    for number, page in enumerate(pages):
        page.markdown = f"# Page {number}"
        page.content = f"<h1>Page {number}</h1>"
    pages[0].content = f"{pages[2].content}, then {pages[0].content}"

    assert before == [None] * 3
    assert [page.markdown for page in pages] == ["# Page 0", "# Page 1", "# Page 2"]
    assert pages[0].content == "<h1>Page 2</h1>, then <h1>Page 0</h1>"
    assert pages[1].content == "<h1>Page 1</h1>"
    assert pages[1].title == "1"


def test_a_file_is_copied_with_its_text(config: MkDocsConfig, laid: LaidAway) -> None:
    """As text, as bytes and in the site; and another text in its place."""
    file = LightFile(config, "data/feed.xml", "<rss>ü</rss>", laid)
    file.copy_file()

    assert Path(file.abs_dest_path).read_text("utf-8") == "<rss>ü</rss>"
    assert (file.content_string, file.content_bytes) == ("<rss>ü</rss>", "<rss>ü</rss>".encode())
    assert file.is_modified()
    assert file.generated_by == "briefbook"

    file.content_bytes = b"other"
    assert file.content_string == "other"


def test_nothing_stays_behind(tmp_path: Path) -> None:
    """The file has no name while it is used, or loses it when nobody needs it."""
    laid = LaidAway(tmp_path)
    laid.lay("a text")
    del laid

    assert list(tmp_path.iterdir()) == []


def test_only_what_is_changed_is_laid_away_again(config: MkDocsConfig, tmp_path: Path) -> None:
    """A page that got its HTML has its Markdown where it was."""
    laid = LaidAway(tmp_path / "state")
    pages = [a_page(config, f"{number}.md", laid) for number in range(2)]
    pages[0].markdown = "# Text"
    assert pages[1].content is None
    markdown, content = pages[0].laid
    pages[0].content = "<h1>Text</h1>"
    assert pages[1].markdown is None

    assert pages[0].laid[0] == markdown
    assert content is None
    assert pages[0].laid[1] is not None
    assert (pages[0].markdown, pages[0].content) == ("# Text", "<h1>Text</h1>")
