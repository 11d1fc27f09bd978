"""The built site as a reader's browser has it: nothing is refused, nobody else is asked."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser import Browser, a_browser, find_browser, served
from tests.sites import DRAFT, STRIKE, TALKS, build, make_book

PROGRAM = find_browser()
pytestmark = [
    pytest.mark.site,
    pytest.mark.skipif(
        PROGRAM is None and not os.environ.get("CI"),
        reason="no Chromium is installed; name one in BRIEFBOOK_BROWSER",
    ),
]

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
BOOK = {"1998/strike.md": STRIKE, "1998/talks.md": TALKS, "undated/not-yet.md": DRAFT}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Build the book once and serve it."""
    root = tmp_path_factory.mktemp("book")
    make_book(root, BOOK)
    done = build(root)
    assert done.returncode == 0, done.stderr
    with served(root / "site", "/b") as address:
        yield root / "site", address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser once."""
    assert PROGRAM, "no Chromium is installed; name one in BRIEFBOOK_BROWSER"
    with a_browser(PROGRAM) as found:
        yield found


def test_no_page_breaks_its_policy(site: tuple[Path, str], browser: Browser) -> None:
    """Every page has a policy, says nothing on the console and asks nobody else."""
    folder, address = site
    pages = sorted(folder.rglob("*.html"))
    browser.said.clear()
    browser.asked.clear()
    for page in pages:
        assert 'http-equiv="Content-Security-Policy"' in page.read_text()
        browser.open(address + page.relative_to(folder).as_posix().removesuffix("index.html"))

    assert len(pages) > 10
    assert browser.said == []
    hosts = {urlsplit(each).netloc for each in browser.asked if not each.startswith("data:")}
    assert hosts == {urlsplit(address).netloc}


def test_a_script_in_a_text_does_not_run(site: tuple[Path, str], browser: Browser) -> None:
    """What the policy does not know is refused: the theme's scripts run, others do not."""
    folder, address = site
    page = folder / "hostile.html"
    text = (folder / "index.html").read_text()
    page.write_text(text.replace("</body>", "<script>window.ran = 1</script></body>"))
    browser.open(f"{address}hostile.html")
    page.unlink()

    assert browser.ask("typeof __md_get") == "function"
    assert browser.ask("typeof ran") == "undefined"
    assert "Content Security Policy" in browser.said[-1]
    browser.said.clear()


STRIKE_PAGE = "briefs/1998/strike/"
NAME = ".bb-text a[href*='/people/']"


def test_a_card_comes_by_keyboard(site: tuple[Path, str], browser: Browser) -> None:
    """A name in focus shows its card, Escape takes it away, Enter follows the link."""
    browser.open(site[1] + STRIKE_PAGE)
    for _ in range(40):
        browser.press("Tab")
        if browser.ask(f'document.activeElement.matches("{NAME}")'):
            break

    assert browser.ask("document.getElementById('bb-card').innerText").startswith("Jo Berg")
    assert browser.ask("document.activeElement.getAttribute('aria-describedby')") == "bb-card"
    browser.press("Escape")
    assert browser.ask("document.getElementById('bb-card')") is None
    browser.press("Enter")
    browser.until("location.pathname === '/b/people/jo-berg/' && document.querySelector('h1')")


def test_a_card_comes_by_touch(site: tuple[Path, str], browser: Browser) -> None:
    """The first touch shows the card, one elsewhere takes it away, the second follows the link."""
    browser.size(390, mobile=True)
    browser.open(site[1] + STRIKE_PAGE)
    browser.touch(NAME)
    browser.until("document.getElementById('bb-card')")
    box = browser.ask(
        "(r => [r.left, r.right])(document.querySelector('#bb-card').getBoundingClientRect())"
    )
    assert box[0] >= 0
    assert box[1] <= 390
    browser.touch("h1")
    browser.until("!document.getElementById('bb-card')")
    assert browser.ask("location.pathname") == f"/b/{STRIKE_PAGE}"
    browser.touch(NAME)
    browser.until("document.getElementById('bb-card')")
    browser.touch(NAME)
    browser.until("location.pathname === '/b/people/jo-berg/'")
    browser.size(1280)


def test_a_name_is_a_link_without_scripts(site: tuple[Path, str], browser: Browser) -> None:
    """Without JavaScript no card is seen, and the page reads and leads as it should."""
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(site[1] + STRIKE_PAGE)
    browser.send("Emulation.setScriptExecutionDisabled", value=False)

    assert browser.ask("document.querySelector('.bb-cards').checkVisibility()") is False
    assert browser.ask(f'document.querySelector("{NAME}").href').endswith("/b/people/jo-berg/")


def test_nothing_is_wider_than_a_phone(site: tuple[Path, str], browser: Browser) -> None:
    """Every page fits 320 pixels, the narrowest that WCAG asks for."""
    folder, address = site
    browser.size(320, mobile=True)
    for page in sorted(folder.rglob("index.html")):
        browser.open(address + page.relative_to(folder).as_posix().removesuffix("index.html"))
        assert browser.ask("document.documentElement.scrollWidth") <= 320, page
    browser.size(1280)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(
    site: tuple[Path, str], browser: Browser, scheme: str, width: int
) -> None:
    """Every page keeps the rules of WCAG 2.2 A and AA that a program can check."""
    folder, address = site
    rules = AXE.read_text(encoding="utf-8")
    browser.open(address)
    browser.ask("localStorage.clear()")
    browser.size(width, mobile=width < 500)
    browser.scheme(scheme)
    found = {}
    for page in sorted(folder.rglob("*.html")):
        browser.open(address + page.relative_to(folder).as_posix().removesuffix("index.html"))
        browser.ask("document.querySelectorAll('details').forEach(each => each.open = true)")
        browser.ask(rules)
        found[page.relative_to(folder).as_posix()] = browser.ask(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then("
            "found => found.violations.map(each => each.id + ': ' + each.nodes[0].html))"
        )
    browser.scheme()
    browser.size(1280)

    assert {page: faults for page, faults in found.items() if faults} == {}


def test_the_rules_of_axe_are_those_that_were_vendored() -> None:
    """The file is the one whose sum stands beside it."""
    digest = hashlib.sha256(AXE.read_bytes()).hexdigest()

    assert f"`{digest}`" in (AXE.parents[1] / "README.md").read_text(encoding="utf-8")


def test_a_brief_can_be_printed(site: tuple[Path, str], browser: Browser) -> None:
    """Paper has the text and none of what only a screen is for."""
    browser.open(site[1] + STRIKE_PAGE)
    browser.scheme(media="print")
    seen = browser.ask(
        "['.bb-text', '.bb-head', '.md-tabs', '.bb-cite', '.bb-neighbours']"
        ".map(each => document.querySelector(each).checkVisibility())"
    )
    browser.scheme()

    assert seen == [True, True, False, False, False]
    assert browser.paper().startswith(b"%PDF")


def test_a_brief_page_is_light(site: tuple[Path, str], browser: Browser) -> None:
    """At most 40 kB of HTML, and 12 requests for all of it."""
    folder, address = site
    browser.send("Network.clearBrowserCache")
    browser.asked.clear()
    browser.open(address + STRIKE_PAGE)

    assert len((folder / STRIKE_PAGE / "index.html").read_bytes()) <= 40_000
    assert len(browser.asked) <= 12
