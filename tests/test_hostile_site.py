"""A book of hostile captures, built and opened in a real Chromium: all of it is text.

Markup, template braces, links of scripts, front matter and every odd title stand in texts, in
pages as they are and in pages escaped. Nothing of theirs runs, and nobody else is asked.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from typer.testing import CliRunner

from generator.book import read_briefs
from generator.cli import app
from tests.browser import IN_A_BROWSER
from tests.chromium import Browser, a_browser
from tests.hostile import hostile_seeds
from tests.servers import served
from tests.sites import REPOSITORY, addresses, build

pytestmark = IN_A_BROWSER
# Of other pages than briefs, one in so many is opened.
ONE_IN = 4


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Read the hostile captures, build the book with all it can show, and serve it."""
    root = tmp_path_factory.mktemp("a hostile b\u00f6\u00f6k")
    (root / "seeds").mkdir()
    for name, data in hostile_seeds():
        (root / "seeds" / name).write_bytes(data)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "docs").mkdir()
    shutil.copy(REPOSITORY / "docs" / "about.md", root / "docs")
    assert CliRunner().invoke(app, ["build", "--no-site", "--root", str(root)]).exit_code == 0
    checked = CliRunner().invoke(app, ["check", "--root", str(root)])
    assert checked.exit_code == 0, checked.output
    done = build(root)
    assert done.returncode == 0, done.stderr
    with served(root / "site", "/b") as address:
        yield root, address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser once."""
    with a_browser() as found:
        yield found


def test_no_brief_runs_anything_and_its_title_is_text(
    site: tuple[Path, str], browser: Browser
) -> None:
    """Each brief says its title as it stands in its front matter, and no script of theirs ran."""
    root, address = site
    briefs, _ = read_briefs(root)
    assert len(briefs) > 300
    for brief in briefs:
        browser.open(address + quote(brief.path.removesuffix(".md")) + "/")
        seen, tab = browser.ask("[document.querySelector('h1').innerText, document.title]")
        assert seen.split() == brief.title.split(), brief.path
        assert tab != "taken"
        assert browser.said == [], brief.path
    assert [each for each in browser.asked if not each.startswith((address, "data:"))] == []


def test_no_other_page_runs_anything(site: tuple[Path, str], browser: Browser) -> None:
    """Indexes, people, sources, bodies, and how briefs were made: no word on the console."""
    root, address = site
    briefs = {f"{brief.path.removesuffix('.md')}/" for brief in read_briefs(root)[0]}
    others = [page for page in addresses(root / "site") if page not in briefs]
    for page in others[::ONE_IN]:
        browser.open(address + quote(page))
        assert browser.ask("document.title") != "taken"
        assert browser.said == [], page
    assert [each for each in browser.asked if not each.startswith((address, "data:"))] == []


def test_every_page_has_its_policy(site: tuple[Path, str]) -> None:
    """No page without a Content-Security-Policy, and none that lets scripts of a page run."""
    for page in (site[0] / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert 'http-equiv="Content-Security-Policy"' in text
        policy = text.partition('http-equiv="Content-Security-Policy"')[2].partition(">")[0]
        scripts = policy.partition("script-src")[2].partition(";")[0]
        assert "unsafe-inline" not in scripts
