"""A book of all hostile captures, built and opened in a real Chromium: all of it is text.

Markup, template braces, links of scripts, front matter and every odd title stand in texts, in
pages as they are and in pages escaped; beside them stand the captures of somebody who read our
code. Nothing of theirs runs, nobody else is asked, and each page is reached from the home page.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import quote, unquote

import pytest
from typer.testing import CliRunner

from generator.book import read_briefs
from generator.cli import app
from generator.model import Brief
from tests.browser import IN_A_BROWSER
from tests.chromium import Browser, a_browser
from tests.hostile import hostile_seeds
from tests.hostile_kinds import KINDS
from tests.hostile_more import HEAVY, MORE
from tests.servers import served
from tests.sites import REPOSITORY, addresses, build

pytestmark = IN_A_BROWSER
# By `make hostile`: the captures of `hostile_more`, too, and every page opened. Else of other pages
# than briefs one in so many is opened.
ALL = bool(os.environ.get("BRIEFBOOK_ALL_PAGES"))
ONE_IN = 1 if ALL else 8
# What a policy stopped is told to the page, however quiet the console is.
LISTENS = (
    "window.stopped = []; document.addEventListener('securitypolicyviolation',"
    " e => stopped.push(`${e.effectiveDirective} ${e.blockedURI}`))"
)
# The browser notes whom it looks for: also what no page is told of, such as names that are looked
# up ahead.
NOTES = "--log-net-log="
EVIL = "evil.example"


@dataclass
class Look:
    """A browser that looks at a site: what it opened, and what it noted beside."""

    browser: Browser
    log: Path

    def at(self, address: str) -> tuple[str, str]:
        """Open a page; return its heading and the title of its tab."""
        self.browser.open(address)
        question = "[document.querySelector('h1')?.innerText || '', document.title, stopped]"
        heading, tab, stopped = self.browser.ask(question)
        assert tab != "taken", address
        assert stopped == [], address
        assert self.browser.said == [], address
        return heading, tab

    def hosts(self) -> set[str]:
        """Return every name of a machine that was looked for, or asked."""
        text = self.log.read_text(encoding="utf-8", errors="replace")
        found = re.findall(r'"(?:host|hostname|url)":"(?:\w+://)?([^"/]+)', text)
        return {each.partition(":")[0] for each in found}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Read the hostile captures, build the book with all it can show, and serve it."""
    root = tmp_path_factory.mktemp("a hostile b\u00f6\u00f6k")
    (root / "seeds").mkdir()
    for name, data in hostile_seeds():
        (root / "seeds" / name).write_bytes(data)
    more = {name: make for name, make in MORE.items() if name not in HEAVY} if ALL else {}
    for number, make in enumerate((*KINDS.values(), *more.values())):
        (root / "seeds" / f"kind{number:03}.dat").write_bytes(make(5_000 + number))
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "docs").mkdir()
    shutil.copy(REPOSITORY / "docs" / "about.md", root / "docs")
    made = CliRunner().invoke(app, ["build", "--no-site", "--root", str(root)])
    # Some kinds are no capture at all: each is refused in words.
    assert made.exit_code == 1
    assert "fault in Briefbook" not in made.output
    checked = CliRunner().invoke(app, ["check", "--root", str(root)])
    assert checked.exit_code == 0, checked.output
    done = build(root)
    assert done.returncode == 0, done.stderr
    with served(root / "site", "/b") as address:
        yield root, address


@pytest.fixture(scope="module")
def briefs(site: tuple[Path, str]) -> tuple[Brief, ...]:
    """Return the briefs: of nearly every capture one."""
    briefs, _ = read_briefs(site[0])
    captures = {seed for brief in briefs for seed in brief.seeds}
    assert len({each for each in captures if each.startswith("kind")}) > 110
    assert len(briefs) > 440
    return briefs


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    """Start the browser once."""
    log = tmp_path_factory.mktemp("net") / "log.json"
    with a_browser(None, f"{NOTES}{log}") as browser:
        browser.send("Page.addScriptToEvaluateOnNewDocument", source=LISTENS)
        yield Look(browser, log)


def test_no_brief_runs_anything_and_its_title_is_text(
    site: tuple[Path, str], briefs: tuple[Brief, ...], look: Look
) -> None:
    """Each brief says its title as it stands in its front matter, and no script of theirs ran."""
    _, address = site
    for brief in briefs:
        heading, tab = look.at(address + quote(brief.path.removesuffix(".md")) + "/")
        assert heading.split() == brief.title.split(), brief.path
        assert tab.startswith(" ".join(brief.title.split())[:200].strip()), brief.path
    assert [each for each in look.browser.asked if not each.startswith((address, "data:"))] == []


def test_no_other_page_runs_anything(
    site: tuple[Path, str], briefs: tuple[Brief, ...], look: Look
) -> None:
    """Indexes, people, sources, bodies, and how briefs were made: no word on the console."""
    root, address = site
    those = {f"{brief.path.removesuffix('.md')}/" for brief in briefs}
    others = [page for page in addresses(root / "site") if page not in those]
    tops = [page for page in others if page.count("/") < 2 or page.startswith("years/")]
    for page in dict.fromkeys([*tops, *others[::ONE_IN]]):
        look.at(address + quote(page))
    assert [each for each in look.browser.asked if not each.startswith((address, "data:"))] == []


def test_lists_say_titles_as_text(
    site: tuple[Path, str], briefs: tuple[Brief, ...], look: Look
) -> None:
    """A page of a year names each of its briefs as its front matter does."""
    _, address = site
    by_year: dict[str, list[Brief]] = {}
    for brief in briefs:
        by_year.setdefault(brief.path.split("/")[1], []).append(brief)
    for year, own in by_year.items():
        look.at(f"{address}years/{year}/")
        links = {" ".join(text.split()) for text in look.browser.ask(TEXTS)}
        for brief in own:
            assert " ".join(brief.title.split()) in links, brief.path


TEXTS = "[...document.querySelectorAll('article a')].map(each => each.innerText || '')"


def test_nobody_else_was_looked_for(site: tuple[Path, str], look: Look) -> None:
    """No name of a capture's was looked up, not even ahead; the browser's own are Chromium's."""
    look.at(site[1])
    hosts = look.hosts()

    assert "127.0.0.1" in hosts
    assert [each for each in hosts if each.endswith(("example", "localhost"))] == []


def test_every_page_is_reached_from_the_home_page(
    site: tuple[Path, str], briefs: tuple[Brief, ...]
) -> None:
    """Link by link; and each brief's address is one of them."""
    folder = site[0] / "site"
    there = {each for each in addresses(folder) if each != "404.html"}
    reached, todo = {""}, [""]
    while todo:
        page = todo.pop()
        text = (folder / unquote(page) / "index.html").read_text(encoding="utf-8")
        for link in re.findall(r'<a\b[^>]*?\shref="([^"#?]*)', text):
            target = normpath(join("/", page, link)).strip("/")
            target = f"{target}/" if target else ""
            if target in there and target not in reached:
                reached.add(target)
                todo.append(target)

    assert there - reached == set()
    assert {f"{brief.path.removesuffix('.md')}/" for brief in briefs} <= reached


def test_every_page_has_its_policy(site: tuple[Path, str]) -> None:
    """No page without a Content-Security-Policy, and none that lets scripts of a page run."""
    for page in (site[0] / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert 'http-equiv="Content-Security-Policy"' in text
        policy = text.partition('http-equiv="Content-Security-Policy"')[2].partition(">")[0]
        scripts = policy.partition("script-src")[2].partition(";")[0]
        assert "unsafe-inline" not in scripts


POLICY = "<meta http-equiv=Content-Security-Policy content=\"default-src 'self'\">"
SEEN = {
    "a script that runs": "<script>document.title = 'taken'</script>",
    "a script that is stopped": f"{POLICY}<script>document.title = 'taken'</script>",
    "a handler that is stopped": f"{POLICY}<img src=x onerror=\"document.title = 'taken'\">",
    "a picture that is stopped": f"{POLICY}<img src=https://{EVIL}/x.png>",
    "a picture that is asked for": f"<img src=https://{EVIL}/x.png>",
}


@pytest.mark.parametrize("name", SEEN)
def test_the_look_sees_what_it_looks_for(name: str, look: Look, tmp_path: Path) -> None:
    """On a page that is not ours each shows: no word means that there is none."""
    before = list(look.browser.said)
    page = f"<!doctype html>{SEEN[name]}<h1>X</h1>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with served(tmp_path) as address, pytest.raises(AssertionError, match=re.escape(address)):
        look.at(address)
    look.browser.said[:] = before


def test_the_look_sees_a_name_that_is_looked_up_ahead(tmp_path: Path) -> None:
    """Of this no page is told; the browser's own notes are."""
    ahead = f"<!doctype html><link rel=preconnect href=https://{EVIL}><h1>X</h1>"
    (tmp_path / "index.html").write_text(ahead, encoding="utf-8")
    log = tmp_path / "log.json"
    with a_browser(None, f"{NOTES}{log}") as browser, served(tmp_path) as address:
        browser.send("Page.addScriptToEvaluateOnNewDocument", source=LISTENS)
        browser.open(address)
        found = Look(browser, log)
        browser.until("document.querySelector('h1')")
        assert json.dumps(browser.asked).count(EVIL) == 0
    assert EVIL in found.hosts()
