"""What MkDocs gets from us, asked as MkDocs asks."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from generator.plugin.events import THEME, BriefbookPlugin
from generator.writing.writer import locked
from tests.sites import DRAFT, STRIKE, TALKS, make_book


def a_config(root: Path, **changes: str) -> MkDocsConfig:
    """Load the settings of a book."""
    return load_config(str(root / "mkdocs.yml"), site_url="https://book.example/b/", **changes)


def plugin_of(config: MkDocsConfig) -> BriefbookPlugin:
    """Return our plugin as MkDocs made it."""
    plugin = config.plugins["briefbook"]
    assert isinstance(plugin, BriefbookPlugin)
    return plugin


def test_our_templates_come_before_the_theme(tmp_path: Path) -> None:
    """The folder of templates is in the package, so that a book needs nothing."""
    make_book(tmp_path, {})
    config = plugin_of(a_config(tmp_path)).on_config(a_config(tmp_path))

    assert config.theme.dirs[0] == str(THEME)
    assert config.extra["scope"] == "/b/"


def test_a_books_own_templates_come_first(tmp_path: Path) -> None:
    """Who keeps a book can override what the package ships."""
    make_book(tmp_path, {})
    (tmp_path / "own").mkdir()
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("  name: material\n", "  name: material\n  custom_dir: own\n")
    )
    config = plugin_of(a_config(tmp_path)).on_config(a_config(tmp_path))

    assert [Path(folder).name for folder in config.theme.dirs[:2]] == ["own", "theme"]


def test_pages_are_written_before_files_are_collected(tmp_path: Path) -> None:
    """`mkdocs build` alone makes the generated pages."""
    make_book(tmp_path, {"1998/strike.md": STRIKE})
    config = a_config(tmp_path)

    plugin_of(config).on_pre_build(config)

    assert (tmp_path / "docs/people/jo-berg.md").is_file()
    assert (tmp_path / "docs/index.md").is_file()


def test_a_persons_page_in_the_way_is_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A file of a person's own where a generated page belongs is a warning."""
    make_book(tmp_path, {})
    (tmp_path / "docs/index.md").write_text("# Mine\n")
    config = a_config(tmp_path)

    with caplog.at_level(logging.WARNING, logger="mkdocs.plugins.briefbook"):
        plugin_of(config).on_pre_build(config)

    assert (tmp_path / "docs/index.md").read_text() == "# Mine\n"
    assert "docs/index.md: is a file of your own" in caplog.text


def test_a_contradiction_in_names_ends_the_build(tmp_path: Path) -> None:
    """names.yml that cannot be used stops with its place."""
    make_book(tmp_path, {})
    (tmp_path / "names.yml").write_text("people: [")
    config = a_config(tmp_path)

    with pytest.raises(PluginError, match=r"names\.yml:"):
        plugin_of(config).on_pre_build(config)


def test_a_build_waits_for_another_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are written under the book's lock; one that stays held ends the build in words."""
    make_book(tmp_path, {})
    config = a_config(tmp_path)
    monkeypatch.setattr("generator.plugin.events._PATIENCE", 0.1)

    with (
        locked(tmp_path),
        pytest.raises(PluginError, match="another run is writing this book"),
    ):
        plugin_of(config).on_pre_build(config)
    plugin_of(config).on_pre_build(config)


def test_pages_stand_in_docs(tmp_path: Path) -> None:
    """Another folder of pages is refused with what to do."""
    make_book(tmp_path, {})
    (tmp_path / "elsewhere").mkdir()
    config = a_config(tmp_path, docs_dir=str(tmp_path / "elsewhere"))

    with pytest.raises(PluginError, match="remove 'docs_dir'"):
        plugin_of(config).on_pre_build(config)


@pytest.mark.site
def test_a_build_says_what_is_wrong(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A broken brief, and a link in markup that leads nowhere, are warnings; drafts stay out."""
    broken = STRIKE.replace("aaaa", "dddd").replace("title: 'Rail", "title: [Rail")
    linked = TALKS + '\nSee <a href="nowhere.md">this</a>, <a href="strike.md#x">that</a> and '
    linked += '<a href="https://x.example/a.md">more</a>.\n'
    make_book(
        tmp_path,
        {
            "1998/strike.md": STRIKE,
            "1998/talks.md": linked,
            "1998/broken.md": broken,
            "1998/not-yet.md": DRAFT,
        },
    )

    config = a_config(tmp_path)
    with caplog.at_level(logging.WARNING, logger="mkdocs.plugins.briefbook"):
        config.plugins.on_startup(command="build", dirty=False)
        build(config)

    said = [record.getMessage() for record in caplog.records if record.name.endswith("briefbook")]
    assert len(said) == 2
    assert "docs/briefs/1998/broken.md:" in said[0]
    assert "docs/briefs/1998/talks.md: the link 'nowhere.md' leads to no page" in said[1]
    site = tmp_path / "site/briefs/1998"
    assert '<a href="../strike/#x">that</a>' in (site / "talks/index.html").read_text()
    assert 'href="https://x.example/a.md"' in (site / "talks/index.html").read_text()
    assert "This brief is left out until" in (site / "broken/index.html").read_text()
    assert not (site / "not-yet").exists()


def test_a_day_that_no_sitemap_has_ends_no_build(tmp_path: Path) -> None:
    """Nor does one before all machines."""
    make_book(
        tmp_path,
        {
            "9999/far.md": TALKS.replace("1998-02", "9999-12-31"),
            "1066/old.md": STRIKE.replace("1998-03-03", "1066-10-14").replace("talks.md", "#x"),
        },
    )
    config = a_config(tmp_path)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)

    assert (tmp_path / "site/briefs/9999/far/index.html").is_file()
    assert (tmp_path / "site/sitemap.xml.gz").is_file()


def test_of_two_briefs_of_one_address_the_first_is_shown(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The other is named, and nothing of it is written over the first."""
    make_book(
        tmp_path,
        {
            "1998/strike.md": STRIKE.replace("talks.md", "#x"),
            "1998/strike/index.md": TALKS,
        },
    )
    config = a_config(tmp_path)
    with caplog.at_level(logging.WARNING, logger="mkdocs.plugins.briefbook"):
        config.plugins.on_startup(command="build", dirty=False)
        build(config)

    page = (tmp_path / "site/briefs/1998/strike/index.html").read_text()
    assert "Transport Minister" in page
    assert "docs/briefs/1998/strike/index.md: has the same address" in caplog.text


@pytest.mark.parametrize(
    "name", ["docs/about.md", "names.yml", "own/main.html", "docs/briefs/1998/strike.md"]
)
def test_a_preview_watches_what_people_write(tmp_path: Path, name: str) -> None:
    """By itself: MkDocs watches the whole of `docs/`, where each build writes."""
    make_book(tmp_path, {"1998/strike.md": STRIKE})
    (tmp_path / "names.yml").write_text("people: []\n")
    (tmp_path / "own").mkdir()
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("  name: material\n", "  name: material\n  custom_dir: own\n")
    )
    config = a_config(tmp_path)
    plugin = plugin_of(config)
    plugin.on_startup(command="serve", dirty=True)
    plugin.on_pre_build(config)
    server = LiveReloadServer(lambda: None, host="127.0.0.1", port=0, root=str(tmp_path))
    server.server_close()
    server.watch(config.docs_dir)

    plugin.on_serve(server, config=config)
    (tmp_path / "docs" / "people" / "jo-berg.md").unlink()
    (tmp_path / name).write_text("Words that somebody wrote.")
    with server._rebuild_cond:  # noqa: SLF001 - as MkDocs waits for what is watched
        assert server._rebuild_cond.wait_for(lambda: server._want_rebuild, timeout=30)  # noqa: SLF001 - as above

    assert not server._watched_paths  # noqa: SLF001 - no other way to see it


def test_a_preview_has_no_policy(tmp_path: Path) -> None:
    """MkDocs adds a changing script to a preview, which a policy would refuse."""
    make_book(tmp_path, {})
    page = '<head><meta charset="utf-8"></head>'
    for command, count in (("serve", 0), ("build", 1)):
        plugin = BriefbookPlugin()
        plugin.on_startup(command=command, dirty=False)

        assert plugin.on_post_template(page, "404.html").count("Security") == count

    assert plugin.on_post_template(page, "sitemap.xml") == page


def test_a_wrong_setting_ends_the_build(tmp_path: Path) -> None:
    """What stands in mkdocs.yml and cannot be used is told with its line."""
    make_book(tmp_path, {})
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("text: full", "text: all"))
    line = settings.read_text().split("\n").index("      text: all") + 1
    config = a_config(tmp_path)

    with pytest.raises(PluginError, match=rf"mkdocs\.yml:{line}: briefbook: 'text' is 'all'"):
        plugin_of(config).on_config(config)
