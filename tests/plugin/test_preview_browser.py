"""A preview in a browser: what somebody looks at is shown anew by itself, and once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import IN_A_BROWSER
from tests.chromium import Browser, a_browser
from tests.previewing import Preview, previewed
from tests.sites import STRIKE, TALKS, make_book

pytestmark = IN_A_BROWSER

_PATIENCE = 60.0
# Seconds after which everything that follows from an edit of so small a book is built.
_ALL_IS_BUILT = 4.0
_LOADED = "performance.timeOrigin"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser once."""
    with a_browser() as found:
        yield found


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a book of two briefs."""
    root = tmp_path_factory.mktemp("book")
    make_book(root, {"1998/strike.md": STRIKE, "1998/talks.md": TALKS})
    return root


@pytest.fixture(scope="module")
def preview(book: Path) -> Iterator[Preview]:
    """Show it."""
    with previewed(book, ("-m", "generator", "serve"), "--address", _PATIENCE) as running:
        yield running


@pytest.mark.parametrize("page", ["/briefs/1998/talks/", "/years/1998/", "/"])
def test_an_open_page_is_loaded_once_when_a_brief_is_saved(
    browser: Browser, book: Path, preview: Preview, page: str
) -> None:
    """The brief's, its people's and its year's at the first look; others when all is built."""
    title = f"Rencontre {page.strip('/').replace('/', ' ') or 'home'}"
    browser.open(f"http://127.0.0.1:{preview.port}{page}")
    seen = [browser.ask(_LOADED)]
    time.sleep(1)  # the page asks from then on whether it is to be loaded again
    (book / "docs/briefs/1998/talks.md").write_text(TALKS.replace("Pourparlers", title))
    browser.until(f"document.body && document.body.innerText.includes({title!r})")
    seen.append(browser.ask(_LOADED))
    time.sleep(_ALL_IS_BUILT)
    seen.append(browser.ask(_LOADED))

    assert len(set(seen)) == 2, "before and after"
