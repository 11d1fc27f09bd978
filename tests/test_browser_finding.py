"""Finding in the built site as a reader's browser has it: search, timeline, network."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest

from generator.text.names import fold
from tests.browser import IN_A_BROWSER
from tests.chromium import Browser, a_browser
from tests.servers import served
from tests.sites import DRAFT, STRIKE, TALKS, build, make_book

pytestmark = IN_A_BROWSER

AXE: Final = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
FLOOD = """---
id: bkdddddddddddd
title: Flood in Malmo
date: 2003-09-14
source: The Malmo Post
actors: [Ana Lima, Zoë Núñez]
language: en
---

The river rose in the night. It came over the wall, said Ana Lima, and took three boats.

Zoë Núñez of the harbour board called it the worst flood in forty years. Nobody was hurt.
"""
BOOK: Final = {
    "1998/strike.md": STRIKE,
    "1998/talks.md": TALKS,
    "2003/flood.md": FLOOD,
    "undated/not-yet.md": DRAFT,
}
NAMES: Final = "people:\n  - name: Zoë Núñez\n    aliases: [Zoila Nunyes]\n"
DONE: Final = "document.querySelector('dialog.bb-search[open]')?.dataset.state === 'done'"


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "instant"])
def site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[str]:
    """Build the book once, with whole pages and with instant navigation, and serve it."""
    root = tmp_path_factory.mktemp("book")
    make_book(root, BOOK)
    (root / "names.yml").write_text(NAMES, encoding="utf-8")
    if request.param:
        settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
        instant = "    - navigation.tabs\n    - navigation.instant\n"
        assert "    - navigation.tabs\n" in settings
        (root / "mkdocs.yml").write_text(settings.replace("    - navigation.tabs\n", instant))
    with served(root / "site", "/b") as address:
        done = build(root, address)
        assert done.returncode == 0, done.stderr
        yield address


@pytest.fixture(scope="module")
def program() -> Iterator[Browser]:
    """Start the browser once."""
    with a_browser() as found:
        yield found


@pytest.fixture
def browser(program: Browser, site: str) -> Iterator[Browser]:
    """Hand the browser out; nobody else was asked and nothing was said when it comes back."""
    program.said.clear()
    program.asked.clear()
    yield program
    program.size(1280)
    program.scheme()
    hosts = {urlsplit(each).netloc for each in program.asked if each.startswith("http")}
    assert hosts <= {urlsplit(site).netloc}
    assert program.said == []


def search(browser: Browser, words: str) -> str:
    """Type words into the open search, and return what it shows."""
    browser.until("document.activeElement.type === 'search'")
    browser.ask("document.querySelector('dialog.bb-search').dataset.state = ''")
    browser.ask("document.activeElement.select()")
    browser.write(words)
    browser.until(DONE)
    return str(browser.ask("document.querySelector('dialog.bb-search').innerText"))


def focused(browser: Browser) -> str:
    """Return the text of what has the focus."""
    return str(browser.ask("document.activeElement.innerText"))


@pytest.mark.parametrize("words", ["Zoe Nunez", "nuñe", "ZOILA NUNYES"])
def test_a_person_is_found_by_any_spelling(site: str, browser: Browser, words: str) -> None:
    """People come first: accents, capitals and a spelling of `names.yml` make no difference."""
    browser.open(site)
    browser.press("/")
    search(browser, words)

    browser.press("ArrowDown")
    assert focused(browser) == "Zoë Núñez"
    browser.press("Enter")
    browser.until("document.querySelector('h1')?.innerText === 'Zoë Núñez'")
    assert browser.ask("location.pathname") == "/b/people/zoe-nunez/"


def test_a_brief_is_found_by_a_phrase(site: str, browser: Browser) -> None:
    """The sentence that has the words is shown, and the link leads to its paragraph."""
    browser.open(f"{site}people/")
    browser.press("k", control=True)
    shown = search(browser, '"worst flood in forty"')

    assert "1 brief." in shown
    assert "14 September 2003 · The Malmo Post" in shown
    assert "Zoë Núñez of the harbour board called it the worst flood in forty years." in shown
    assert "Nobody was hurt" not in shown
    assert browser.ask("document.querySelector('.bb-search mark').innerText") == "worst"
    browser.press("ArrowDown")
    browser.press("Enter")
    browser.until("location.hash === '#p2' && document.querySelector('.bb-text')")
    assert browser.ask("location.pathname") == "/b/briefs/2003/flood/"


def test_back_leads_to_what_was_typed(site: str, browser: Browser) -> None:
    """What was typed and chosen stands in the address, and is there again on the way back."""
    browser.open(site)
    browser.press("/")
    search(browser, "Lima")
    browser.press("Tab")
    browser.press("Tab")
    browser.press("Enter")  # opens the filters
    browser.until("document.querySelectorAll('[data-part=year] option').length === 3")
    browser.press("Tab")
    browser.press("ArrowDown")
    browser.until("location.search === '?q=Lima&year=2003'")
    browser.until(f"{DONE} && !document.querySelector('dialog').innerText.includes('Pourparlers')")
    browser.ask("document.querySelector('[data-part=words]').focus()")
    for _ in range(2):
        browser.press("ArrowDown")
    assert focused(browser) == "Flood in Malmo"
    browser.press("Enter")
    browser.until("document.querySelector('h1')?.innerText === 'Flood in Malmo'")
    browser.until("!document.querySelector('dialog[open]')")
    browser.ask("history.back()")
    browser.until(f"location.pathname === '/b/' && {DONE}")

    assert browser.ask("document.querySelector('[data-part=words]').value") == "Lima"
    assert browser.ask("document.querySelector('[data-part=year]').value") == "2003"
    assert "1 brief." in browser.ask("document.querySelector('[data-part=status]').innerText")
    browser.press("Escape")
    browser.until("!document.querySelector('dialog[open]') && location.search === ''")


def test_only_briefs_are_indexed(site: str, browser: Browser) -> None:
    """Neither a draft, nor a list, nor how a brief was made is found; and it is said so."""
    browser.open(site)
    browser.press("/")

    assert "Nothing found" in search(browser, "Secret")
    assert "Nothing found" in search(browser, "Most named")
    assert "Nothing found" in search(browser, "kept lines")


def test_the_search_costs_nothing_until_it_is_opened(site: str, browser: Browser) -> None:
    """Neither its program nor its index is loaded with a page, filters only when opened."""
    browser.send("Network.clearBrowserCache")
    browser.open(site)
    loaded = " ".join(browser.asked)
    assert "pagefind" not in loaded
    assert "search.js" not in loaded
    browser.press("/")
    search(browser, "flood")
    assert "pf_index" in " ".join(browser.asked)
    assert "pf_filter" not in " ".join(browser.asked)


def test_without_scripts_people_are_found_in_their_index(site: str, browser: Browser) -> None:
    """In place of the button stands a link to the people."""
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(site)
    browser.send("Emulation.setScriptExecutionDisabled", value=False)
    found = browser.ask(
        "[...document.querySelectorAll('.bb-search-open')].filter(e => e.checkVisibility())"
        ".map(e => [e.innerText, e.href])"
    )

    assert found == [["People A to Z", f"{site}people/"]]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390), ("light", 320)])
def test_the_search_keeps_the_rules(site: str, browser: Browser, scheme: str, width: int) -> None:
    """The open dialog passes axe, and is no wider than the window."""
    browser.size(width, mobile=width < 500)
    browser.scheme(scheme)
    browser.open(site)
    browser.ask("document.querySelector('button.bb-search-open').click()")
    search(browser, "Lima")
    browser.ask("document.querySelector('dialog details').open = true")
    browser.ask(AXE.read_text(encoding="utf-8"))
    found = browser.ask(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then("
        "found => found.violations.map(each => each.id + ': ' + each.nodes[0].html))"
    )

    assert found == []
    assert browser.ask("document.documentElement.scrollWidth") <= width
    assert browser.ask("document.querySelector('dialog').scrollWidth") <= width


def test_names_fold_in_the_browser_as_in_the_book(site: str, browser: Browser) -> None:
    """Letter by letter: Latin, Greek, Cyrillic, Hebrew, Arabic, signs, and whole names."""
    letters = [chr(code) for code in range(0x20, 0x780) if chr(code).isalpha() or code < 0x34F]
    names = [
        "Roe's",
        "Zoë O’Dálaigh-Núñez",
        "J. Berg",
        "D'Souza",
        "Straße",
        "al-‘Abadi",
        "A\u00adb",
    ]
    texts = [*(f"x{letter}y" for letter in letters), *names]
    browser.open(site)
    folded = browser.ask(
        f"import('{site}assets/javascripts/fold.js').then(m => {json.dumps(texts)}.map(m.fold))"
    )

    assert dict(zip(texts, folded, strict=True)) == {text: fold(text) for text in texts}


READY: Final = "document.querySelector('[data-finding][data-state=ready]')"
STATUS: Final = "document.querySelector('.bb-beside [data-part=status]').innerText"
LINKS: Final = "[...document.querySelectorAll('.bb-beside a')].map(e => e.innerText)"


def reach(browser: Browser, selector: str) -> None:
    """Go with the Tab key to an element."""
    for _ in range(60):
        if browser.ask(f"document.activeElement.matches({json.dumps(selector)})"):
            return
        browser.press("Tab")
    pytest.fail(f"the Tab key does not lead to {selector}")


def test_the_timeline_by_keyboard(site: str, browser: Browser) -> None:
    """Arrows move from dot to dot, Enter leads to the list and from there to the brief."""
    browser.open(f"{site}timeline/")
    browser.until(READY)
    reach(browser, "figure.bb-timeline")
    browser.press("ArrowDown")
    browser.until(f"{STATUS} === 'Week of 10 September 2003: 1 brief'")
    browser.press("ArrowDown")
    browser.until(f"{STATUS} === 'Week of 26 February 1998: 1 brief'")
    browser.press("ArrowLeft")
    browser.until(f"{STATUS} === 'February 1998, day not known: 1 brief'")
    browser.press("ArrowRight")
    browser.until(f"{STATUS} === 'Week of 26 February 1998: 1 brief'")
    browser.until(f"{LINKS}[0] === 'Rail & \"ferry\" <b>strike</b> ends'")
    browser.press("Enter")
    browser.until("document.activeElement.closest('.bb-beside')")
    browser.press("Enter")
    browser.until("location.pathname === '/b/briefs/1998/strike/'")


def test_the_timeline_is_filtered(site: str, browser: Browser) -> None:
    """By a person's other spelling, by source, by words of the title."""
    browser.open(f"{site}timeline/")
    browser.until(READY)
    alive = "document.querySelectorAll('circle:not(.bb-none)').length"
    assert browser.ask(alive) == 3
    reach(browser, "[name=person]")
    browser.write("zoila nunyes")
    browser.until(f"{STATUS} === '1 brief' && {LINKS}.join() === 'Flood in Malmo'")
    assert browser.ask(alive) == 1
    browser.ask("document.activeElement.select()")
    browser.write("Lima")
    browser.until(f"{STATUS} === '2 briefs' && {alive} === 2")
    reach(browser, "[name=words]")
    browser.write("pour")
    browser.until(f"{STATUS} === '1 brief' && {LINKS}.join() === 'Pourparlers'")
    browser.ask("document.activeElement.select()")
    browser.write("nothing")
    browser.until(f"{STATUS} === '0 briefs' && {alive} === 0")


def test_the_network_by_keyboard(site: str, browser: Browser) -> None:
    """Arrows choose people, the rest fades, Enter leads to what they share, Escape ends it."""
    browser.open(f"{site}network/")
    browser.until(READY)
    reach(browser, "figure.bb-network")
    browser.press("ArrowRight")
    browser.until(f"{STATUS} === 'Ana Lima: 2 briefs with 2 people'")
    browser.until(f"{LINKS}.join() === 'Page of Ana Lima,Flood in Malmo,Pourparlers'")
    assert browser.ask("document.querySelectorAll('.bb-faded').length") == 0
    seen = {"Ana Lima"}
    for key in ("ArrowLeft", "ArrowRight", "ArrowRight", "ArrowUp", "ArrowDown", "ArrowDown"):
        browser.press(key)
        seen.add(browser.ask("document.querySelector('.bb-chosen-node text').textContent"))
    assert len(seen) > 1
    browser.press("Escape")
    browser.until(f"{STATUS}.startsWith('Choose a person')")
    browser.press("ArrowRight")
    browser.press("Enter")
    browser.until("document.activeElement.closest('.bb-beside')")
    browser.press("Enter")
    browser.until("location.pathname === '/b/people/ana-lima/'")


def test_the_network_fades_and_filters(site: str, browser: Browser) -> None:
    """Who shares nothing with the chosen one fades; years outside the range count for nothing."""
    browser.open(f"{site}network/")
    browser.until(READY)
    reach(browser, "[name=person]")
    browser.write("jo berg")
    browser.until(f"{STATUS} === 'Jo Berg: 1 brief with 1 person'")
    faded = "[...document.querySelectorAll('.bb-faded text')].map(e => e.textContent).join()"
    assert browser.ask(faded) == "Zoë Núñez"
    browser.ask("document.activeElement.select()")
    browser.write("Ana Lima")
    browser.until(f"{STATUS} === 'Ana Lima: 2 briefs with 2 people'")
    reach(browser, "[name=first]")
    browser.press("End")
    browser.until(f"{STATUS} === 'Ana Lima: 1 brief with 1 person'")
    assert browser.ask("document.activeElement.nextElementSibling.value") == "2003"


def test_a_finger_chooses_a_person(site: str, browser: Browser) -> None:
    """The first touch on a dot chooses; the page of the person is a link in the list."""
    browser.size(390, mobile=True)
    browser.open(f"{site}network/")
    browser.until(READY)
    browser.touch("[data-node='1'] circle")
    browser.until(f"{LINKS}.length > 1")

    assert browser.ask("location.pathname") == "/b/network/"


@pytest.mark.parametrize("page", ["timeline", "network"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390), ("light", 320)])
def test_charts_keep_the_rules(
    site: str, browser: Browser, page: str, scheme: str, width: int
) -> None:
    """With something chosen the pages pass axe, and are no wider than the window."""
    browser.size(width, mobile=width < 500)
    browser.scheme(scheme)
    browser.open(f"{site}{page}/")
    browser.until(READY)
    browser.ask("document.querySelector('figure[tabindex]').focus()")
    browser.press("ArrowRight")
    browser.until(f"{LINKS}.length")
    browser.ask("document.querySelectorAll('details').forEach(each => each.open = true)")
    browser.ask(AXE.read_text(encoding="utf-8"))
    found = browser.ask(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then("
        "found => found.violations.map(each => each.id + ': ' + each.nodes[0].html))"
    )

    assert found == []
    assert browser.ask("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("page", ["timeline", "network"])
def test_charts_stand_without_scripts(site: str, browser: Browser, page: str) -> None:
    """The picture, its links and the table are there; what would not answer is not."""
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(f"{site}{page}/")
    browser.send("Emulation.setScriptExecutionDisabled", value=False)
    seen = browser.ask(
        "['svg circle', 'svg a', '.bb-finding ~ details', '.bb-finder', '.bb-beside']"
        ".map(each => document.querySelector(each).checkVisibility())"
    )

    assert seen == [True, True, True, False, False]


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[str]:
    """Build a book, edit it, and show it in a preview."""
    make_book(tmp_path, BOOK)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    address = f"http://127.0.0.1:{port}/b/"
    assert build(tmp_path, address).returncode == 0
    edited = tmp_path / "docs" / "briefs" / "2003" / "flood.md"
    edited.write_text(FLOOD.replace("Zoë Núñez", "Kim Olsen"), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(  # noqa: S603 - MkDocs
        command,
        cwd=tmp_path,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": address},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as serving:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield address
        serving.terminate()


def test_a_preview_searches_the_last_build(preview: str, program: Browser) -> None:
    """People are those of now; briefs are found as they were last built, and it says so."""
    program.open(preview)
    program.press("/")
    program.until("document.querySelector('[data-part=status]')?.innerText")
    said = "document.querySelector('[data-part=status]').innerText"
    assert program.ask(said) == "Briefs are found as they were at the last build."
    shown = search(program, "olsen")
    assert "1 person. Briefs as of the last build." in shown
    shown = search(program, "nunez harbour")
    assert "1 brief. Briefs as of the last build." in shown
