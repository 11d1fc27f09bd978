"""The built site as a reader's browser has it: nothing is refused, nobody else is asked."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.browser import IN_A_BROWSER
from tests.chromium import Browser, a_browser
from tests.screenshots import pages_to_show
from tests.servers import served
from tests.sites import DRAFT, STRIKE, TALKS, addresses, build, copy_book, make_book

pytestmark = IN_A_BROWSER

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
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Build the repository's own book once, with all pages that a book can have, and serve it."""
    root = tmp_path_factory.mktemp("sample")
    copy_book(root)
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("      captures: true\n", "      captures: true\n      review: true\n")
    edit = "edit_uri: https://git.example/edit/main/docs/\n"
    settings.write_text(f"{text}\n{edit}", encoding="utf-8")
    done = build(root)
    assert done.returncode == 0, done.stderr
    assert (root / "site/review/index.html").is_file()
    with served(root / "site", "/b") as address:
        yield root / "site", address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser once."""
    with a_browser() as found:
        yield found


def test_no_page_breaks_its_policy(sample: tuple[Path, str], browser: Browser) -> None:
    """Every page has a policy, says nothing on the console and asks nobody else."""
    folder, address = sample
    browser.said.clear()
    browser.asked.clear()
    for page in sorted(folder.rglob("*.html")):
        assert 'http-equiv="Content-Security-Policy"' in page.read_text(encoding="utf-8")
    pages = addresses(folder)
    for page_address in pages:
        browser.open(address + page_address)

    assert len(pages) > 100
    assert browser.said == []
    hosts = {urlsplit(each).netloc for each in browser.asked if not each.startswith("data:")}
    assert hosts == {urlsplit(address).netloc}


def test_a_page_that_moved_leads_on(sample: tuple[Path, str], browser: Browser) -> None:
    """Who opens an address that a page once had arrives at the page, and nothing is refused."""
    folder, address = sample
    moved = addresses(folder, leading_on=True)
    browser.said.clear()
    assert moved
    for page in moved:
        (target,) = re.findall(
            r"content=\"0; url=([^\"]+)\"", (folder / page / "index.html").read_text()
        )
        there = urlsplit(urljoin(address + page, target)).path
        browser.go(address + page)
        browser.until(f"location.pathname === {json.dumps(there)} && document.querySelector('h1')")
    assert browser.said == []


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


def test_nothing_is_wider_than_a_phone(sample: tuple[Path, str], browser: Browser) -> None:
    """Every page fits 320 pixels, the narrowest that WCAG asks for; nothing is cut off."""
    folder, address = sample
    browser.size(320, mobile=True)
    wide = {}
    for page in addresses(folder):
        browser.open(address + page)
        wide[page] = browser.ask("document.documentElement.scrollWidth") > 320 or browser.ask(
            # What scrolls in itself may be wider; what hides its rest may not.
            "[...document.querySelectorAll('article *')].filter(each => "
            "each.getBoundingClientRect().right > 321 && each.checkVisibility() && "
            "!each.closest('.md-typeset__scrollwrap, figure, pre, svg, [class*=cards]')).length"
        )
    browser.size(1280)

    assert [page for page, found in wide.items() if found] == []


@pytest.mark.parametrize(("scheme", "width"), [("default", 1280), ("slate", 390)])
def test_axe_finds_nothing(
    sample: tuple[Path, str], browser: Browser, scheme: str, width: int
) -> None:
    """Every page keeps the rules of WCAG 2.2 A and AA that a program can check, dark as well."""
    folder, address = sample
    rules = AXE.read_text(encoding="utf-8")
    browser.open(address)
    browser.size(width, mobile=width < 500)
    browser.scheme("light" if scheme == "default" else "dark")
    found = {}
    # Each page in the light; in the dark, where colours alone differ, one of each kind.
    dark = pages_to_show(folder).values()
    for page in addresses(folder) if scheme == "default" else dark:
        browser.open(address + page)
        assert browser.ask("document.body.dataset.mdColorScheme") == scheme
        browser.ask("document.querySelectorAll('details').forEach(each => each.open = true)")
        browser.ask(rules)
        found[page] = browser.ask(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then("
            "found => found.violations.map(each => each.id + ': ' + each.nodes[0].html))"
        )
    browser.scheme("light")
    browser.size(1280)

    assert {page: faults for page, faults in found.items() if faults} == {}


def test_the_rules_of_axe_are_those_that_were_vendored() -> None:
    """The file is the one whose sum stands beside it."""
    digest = hashlib.sha256(AXE.read_bytes()).hexdigest()

    assert f"`{digest}`" in (AXE.parents[1] / "README.md").read_text(encoding="utf-8")


def test_a_brief_can_be_printed(sample: tuple[Path, str], browser: Browser) -> None:
    """Paper has head, text and reasons, and none of what only a screen is for."""
    folder, address = sample
    pages = [page for page in addresses(folder) if page.startswith("briefs/")]
    (page,) = [page for page in pages if page.endswith("/nato-hails-strong-cooperation-with-iraq/")]
    browser.open(address + page)
    browser.scheme(media="print")
    seen = browser.ask(
        "['.bb-text', '.bb-head', '.bb-facts', '.md-tabs', '.md-header', '.bb-tools',"
        " '.bb-neighbours'].map(each => document.querySelector(each).checkVisibility())"
    )
    width = browser.ask("getComputedStyle(document.querySelector('.bb-text')).maxWidth")
    browser.scheme()

    assert seen == [True, True, True, False, False, False, False]
    assert width == "none"
    assert browser.paper().startswith(b"%PDF")


def test_a_brief_page_is_light(sample: tuple[Path, str], browser: Browser) -> None:
    """At most 40 kB of HTML; with all that it loads 150 kB compressed, in 12 requests."""
    folder, address = sample
    pages = [page for page in addresses(folder) if re.fullmatch(r"briefs/[^/]+/[^/]+/", page)]
    sizes = {page: (folder / page / "index.html").stat().st_size for page in pages}
    heaviest = max(sizes, key=lambda page: (sizes[page], page))
    browser.send("Network.clearBrowserCache")
    browser.asked.clear()
    browser.open(address + heaviest)
    browser.until("document.readyState === 'complete'")
    asked = [urlsplit(each) for each in browser.asked if not each.startswith("data:")]
    files = [folder / unquote(each.path).removeprefix("/b/") for each in asked]
    whole = [file / "index.html" if file.is_dir() else file for file in files]

    assert len(pages) >= 20
    assert sizes[heaviest] <= 40_000
    assert len(whole) <= 12
    assert sum(len(gzip.compress(file.read_bytes())) for file in whole) <= 150_000


def tab_to(browser: Browser, selector: str) -> None:
    """Press Tab until an element has the focus; wherever the focus is, it is seen."""
    for _ in range(150):
        browser.press("Tab")
        here = "document.activeElement"
        assert browser.ask(f"{here} === document.body || {here}.matches(':focus-visible')")
        if browser.ask(f"{here}.matches({json.dumps(selector)})"):
            style = browser.ask(f"getComputedStyle({here}).outlineStyle")
            assert style != "none", selector
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def follow(browser: Browser, selector: str) -> str:
    """Go to a link by keyboard, follow it, and return the heading of the page that it leads to."""
    tab_to(browser, selector)
    place = urlsplit(browser.ask("document.activeElement.href")).path
    browser.press("Enter")
    there = f"location.pathname === {json.dumps(place)} && document.readyState === 'complete'"
    browser.until(there)
    return str(browser.ask("document.querySelector('h1').innerText"))


def test_the_book_is_read_by_keyboard_alone(sample: tuple[Path, str], browser: Browser) -> None:
    """From home to a person, a brief, its year and its source, and back, with Tab and Enter."""
    browser.size(1280)
    browser.open(sample[1])
    assert follow(browser, "ol a[href*='qasim-al-araji/']") == "Qasim al-Araji"
    brief = follow(browser, ".bb-made time + a[href*='briefs/']")
    source = follow(browser, ".bb-head a[href*='/sources/']")
    assert follow(browser, ".md-content time + a[href*='briefs/']") == brief
    year = follow(browser, ".bb-crumbs a[href*='/years/2']")
    assert re.fullmatch(r"\d{4}", year)
    assert follow(browser, ".md-content time + a[href*='briefs/']")
    assert follow(browser, ".bb-facts a[href*='/people/']")
    assert follow(browser, ".md-tabs a") == "Overview"
    assert source == "Iraqi News"


def test_the_first_stop_skips_to_the_text(sample: tuple[Path, str], browser: Browser) -> None:
    """Who reads by keyboard need not pass the row of pages each time."""
    browser.open(f"{sample[1]}people/")
    browser.press("Tab")

    assert browser.ask("document.activeElement.innerText").strip() == "Skip to content"


def test_a_page_that_is_not_there_leads_on(sample: tuple[Path, str], browser: Browser) -> None:
    """The page for a wrong address says so, and its links lead into the book."""
    browser.open(f"{sample[1]}404.html")
    links = browser.ask("[...document.querySelectorAll('article a')].map(each => each.href)")

    assert browser.ask("document.querySelector('h1').innerText") == "This page is not here"
    paths = [urlsplit(link).path for link in links]
    assert paths == ["/b/people/", "/b/years/", "/b/"]


def test_charts_and_tables_need_no_scripts(sample: tuple[Path, str], browser: Browser) -> None:
    """Without JavaScript a chart is drawn, leads to its years, and opens as a table."""
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(sample[1])
    browser.send("Emulation.setScriptExecutionDisabled", value=False)

    assert browser.ask("document.querySelectorAll('.bb-chart .bb-bar').length") > 3
    assert "years/" in browser.ask("document.querySelector('.bb-chart a').href.baseVal")
    browser.ask("document.querySelector('summary').click()")
    assert browser.ask("document.querySelector('.bb-table table').checkVisibility()") is True
