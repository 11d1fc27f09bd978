"""The frames of pages: what they share, and when they share nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, TemplateNotFound, UndefinedError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from generator.plugin.frames import Frames, each_anew, quicken_templates
from tests.sites import STRIKE, TALKS, make_book


def a_config(root: Path, nav: list[dict[str, str]], custom_dir: str = "") -> MkDocsConfig:
    """Load the settings of a book with a navigation."""
    make_book(root, {})
    theme = {"name": "material", "custom_dir": custom_dir} if custom_dir else {"name": "material"}
    return load_config(str(root / "mkdocs.yml"), nav=nav, theme=theme)


def pages_of(config: MkDocsConfig, *names: str) -> tuple[Navigation, dict[str, Page]]:
    """Return a navigation and pages, some of which are in it."""
    files = Files([File(name, config.docs_dir, config.site_dir, True) for name in names])  # noqa: FBT003 - MkDocs' own
    nav = get_navigation(files, config)
    return nav, {file.src_uri: file.page or Page(None, file, config) for file in files}


NAMES = ("people/index.md", "people/a.md", "people/b.md", "briefs/a.md", "briefs/x/y.md")


def test_pages_of_a_folder_share_what_is_not_theirs(tmp_path: Path) -> None:
    """Made once, each with its own title; another folder and another depth have their own."""
    config = a_config(tmp_path, [{"People": "people/index.md"}])
    nav, pages = pages_of(config, *NAMES)
    frames = Frames(config, nav)

    def part(name: str, says: str, title: str | None = None) -> str:
        return frames.of(pages[name])("header", lambda: says, title)

    assert part("people/a.md", "= Ada =", "Ada") == "= Ada ="
    assert part("people/b.md", "never made", "Bo") == "= Bo ="
    assert part("briefs/a.md", "elsewhere") == "elsewhere"
    assert part("briefs/x/y.md", "deeper") == "deeper"
    assert frames.of(pages["people/index.md"]) is each_anew
    assert each_anew("header", lambda: "made") == "made"


def test_a_title_that_stands_twice_is_not_taken_out(tmp_path: Path) -> None:
    """Which place is the title's own is not guessed: the next page makes the part again."""
    config = a_config(tmp_path, [{"People": "people/index.md"}])
    nav, pages = pages_of(config, *NAMES)
    frames = Frames(config, nav)
    first = frames.of(pages["people/a.md"])("header", lambda: "a header of a", "a")
    again = frames.of(pages["people/b.md"])("header", lambda: "= Bo =", "Bo")

    assert (first, again) == ("a header of a", "= Bo =")


def test_nothing_is_shared_where_it_could_differ(tmp_path: Path) -> None:
    """Beside a page of the navigation deep in a folder, and with templates of a book's own."""
    deep = a_config(tmp_path, [{"One": "people/a/b.md"}])
    nav, pages = pages_of(deep, "people/a/b.md", "people/a/c.md", "assets/d.md", "people/e.md")
    frames = Frames(deep, nav)

    assert frames.of(pages["people/a/c.md"]) is each_anew
    assert frames.of(pages["assets/d.md"]) is each_anew
    assert frames.of(pages["people/e.md"]) is not each_anew
    (tmp_path / "own").mkdir()
    own = a_config(tmp_path, [{"People": "people/index.md"}], str(tmp_path / "own"))
    nav, pages = pages_of(own, *NAMES)
    assert Frames(own, nav).of(pages["people/a.md"]) is each_anew


@pytest.mark.site
def test_a_site_with_shared_frames_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte what a site is whose pages each have a frame made for them."""
    make_book(tmp_path, {"1998/strike.md": STRIKE, "1998/talks.md": TALKS})
    monkeypatch.setattr("generator.plugin.events.build_index", lambda _: 0)

    def site() -> dict[str, bytes]:
        config = load_config(str(tmp_path / "mkdocs.yml"), site_url="https://book.example/b/")
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        folder = tmp_path / "site"
        return {str(path): path.read_bytes() for path in folder.rglob("*.html")}

    shared = site()
    monkeypatch.setattr(Frames, "of", lambda *_: each_anew)

    assert site() == shared
    assert len(shared) > 10


def test_templates_see_what_they_see_without() -> None:
    """Keys of dictionaries, their methods, what is not there; templates within templates."""
    texts = {
        "page": "{% import 'macro' as m with context %}{% include 'part' %}{{ m.said(of.title) }}",
        "part": "{{ of.none }}{{ of.none is defined }}{{ of.items() | list }}{{ text.upper() }}",
        "macro": "{% macro said(it) %}{{ it }}, {{ text }}, {{ of.get('title') }}{% endmacro %}",
    }
    plain, quick = (Environment(loader=DictLoader(texts), autoescape=True) for _ in range(2))
    quicken_templates(quick)
    for title in ("<One>", "Two"):
        given = {"of": {"title": title, "keys": 1}, "text": "words"}
        assert quick.get_template("page").render(given) == plain.get_template("page").render(given)

    texts["part"] = "changed"
    assert "changed" not in quick.get_template("page").render(of={}, text="")
    assert quick.get_template("part", globals={"a": 1}).globals["a"] == 1
    with pytest.raises(TemplateNotFound):
        quick.get_template("nowhere")
    with pytest.raises(UndefinedError):
        quick.from_string("{{ of.none.more }}").render(of={})
