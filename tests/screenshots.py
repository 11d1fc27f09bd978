"""Pictures of each kind of page of the repository's own book: `make screenshots`.

Wide and narrow, light and dark, and paper as a PDF; in `screenshots/`, which git ignores. Two of
them, scaled down, are the README's pictures.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tests.browser import get_browser
from tests.chromium import Browser, a_browser
from tests.servers import served
from tests.sites import REPOSITORY, build, copy_book

SIZES: Final = {"wide": (1280, 900), "narrow": (390, 844)}
SCHEMES: Final = ("light", "dark")
# Where pages of a kind stand; the longest shows most of what such a page can.
KINDS: Final = {
    "brief": ("briefs", "*/*"),
    "made": ("briefs", "*/*/made"),
    "person": ("people", "*"),
    "year": ("years", "[0-9]*"),
    "source": ("sources", "*"),
    "organisation": ("organisations", "*"),
    "post": ("offices", "*"),
}
# What the README shows: kind of page, size and scheme; a part of the page, and how much smaller.
SHOWN: Final = (("person", "wide", "light"), ("brief", "wide", "light"))
PICTURES: Final = REPOSITORY / "handbook" / "pictures"
_SMALLER: Final = 0.7
_SHOWN_HEIGHT: Final = 1000


def pages_to_show(site: Path) -> dict[str, str]:
    """Choose a page of each kind.

    Args:
        site: A built book.

    Returns:
        Addresses below the site by the name of their kind: every main page, and of the kinds that
        have many the one with most to see.
    """
    main = {
        path.parent.name: f"{path.parent.name}/"
        for path in sorted(site.glob("*/index.html"))
        if path.parent.name != "search"
    }
    chosen = {"home": "", **main, "not-found": "404.html", "undated": "years/undated/"}
    for kind, (folder, below) in KINDS.items():
        there = (site / folder).glob(f"{below}/index.html")
        found = [path for path in there if 'http-equiv="refresh"' not in path.read_text("utf-8")]
        if found:
            longest = max(found, key=lambda path: (path.stat().st_size, path.as_posix()))
            chosen[kind] = f"{longest.parent.relative_to(site).as_posix()}/"
    shown = {name: place for name, place in chosen.items() if (site / place).exists()}
    return dict(sorted(shown.items()))


def take(browser: Browser, address: str, pages: dict[str, str], to: Path) -> Iterator[Path]:
    """Take a picture of each page in each size and scheme.

    Args:
        browser: The browser.
        address: Where the site is served.
        pages: The pages by the name of their kind.
        to: The folder of the pictures.

    Yields:
        The pictures as they are there.
    """
    for size, (width, height) in SIZES.items():
        browser.size(width, height, mobile=size == "narrow")
        for scheme in SCHEMES:
            browser.scheme(scheme)
            for kind, place in pages.items():
                browser.open(address + place)
                path = to / f"{kind}-{size}-{scheme}.png"
                browser.picture(path, whole=True)
                yield path
    browser.scheme("light")
    browser.size(*SIZES["wide"])
    for kind in ("brief", "person"):
        if kind in pages:
            browser.open(address + pages[kind])
            path = to / f"{kind}-paper.pdf"
            path.write_bytes(browser.paper())
            yield path


def take_shown(browser: Browser, address: str, pages: dict[str, str], to: Path) -> Iterator[Path]:
    """Take the README's pictures: the top of a page, smaller.

    Args:
        browser: The browser.
        address: Where the site is served.
        pages: The pages by the name of their kind.
        to: The folder of the pictures.

    Yields:
        The pictures as they are there.
    """
    for kind, size, scheme in SHOWN:
        width, _ = SIZES[size]
        browser.size(width, _SHOWN_HEIGHT)
        browser.scheme(scheme)
        browser.open(address + pages[kind])
        path = to / f"{kind}.png"
        browser.picture(path, clip=(width, _SHOWN_HEIGHT), scale=_SMALLER)
        yield path


def main(say: Callable[[str], object] = sys.stdout.write) -> int:
    """Build the book in a folder of its own, and take the pictures.

    Args:
        say: Takes what there is to say.

    Returns:
        0, or 1 where there is no browser.
    """
    program = get_browser()
    if program is None:
        say("no browser is installed and none could be got; name one in BRIEFBOOK_BROWSER\n")
        return 1
    to = REPOSITORY / "screenshots"
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir()
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        copy_book(root)
        done = build(root)
        if done.returncode:
            say(done.stderr)
            return done.returncode
        pages = pages_to_show(root / "site")
        with a_browser(program) as browser, served(root / "site", "/b") as address:
            taken = [
                *take(browser, address, pages, to),
                *take_shown(browser, address, pages, PICTURES),
            ]
    say(f"{len(taken)} pictures of {len(pages)} pages in {to}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
