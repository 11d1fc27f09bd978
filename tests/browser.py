"""The browser of the browser tests: one that is here, or one that is got."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest

# The names under which distributions install it.
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
_PLAYWRIGHT: Final = (".cache/ms-playwright", "Library/Caches/ms-playwright")
_PROGRAMS: Final = (
    "chromium-*/chrome-*/chrome",
    "chromium_headless_shell-*/chrome-*/*headless*shell",
    "chromium-*/chrome-*/Chromium.app/Contents/MacOS/Chromium",
)
_GETTING: Final = (
    ("apt-get", "update", "-qq"),
    ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"),
    ("npx", "--yes", "playwright@1.65.1", "install", "chromium"),
)
_LONGEST_GETTING: Final = 900  # seconds
NONE_THERE: Final = "no Chromium is installed; name one in BRIEFBOOK_BROWSER"


def find_browser() -> str | None:
    """Return the program of a browser that is there, or None: named, installed, Playwright's."""
    named = os.environ.get("BRIEFBOOK_BROWSER")
    return named or next(filter(None, [*map(shutil.which, _NAMES), *_of_playwright()]), None)


def _of_playwright() -> Iterator[str]:
    """Give the browsers that Playwright keeps in its own folder, the newest first."""
    folders = (Path.home() / each for each in _PLAYWRIGHT)
    found = (path for folder in folders for name in _PROGRAMS for path in folder.glob(name))
    yield from sorted(map(str, found), reverse=True)


# Of a module whose tests look at a site in a browser; with CI set their absence is a failure.
IN_A_BROWSER: Final = [
    pytest.mark.site,
    pytest.mark.skipif(find_browser() is None and not os.environ.get("CI"), reason=NONE_THERE),
]


def get_browser() -> str | None:
    """Return the program of a browser; where there is none, get one.

    The system's package comes first, which only root may install and nobody is asked for; then
    the browser that Playwright brings for its own use.
    """
    for command in _GETTING:
        found = find_browser()
        if found:
            return found
        if shutil.which(command[0]) and (command[0] != "apt-get" or os.geteuid() == 0):
            with suppress(subprocess.TimeoutExpired):
                subprocess.run(  # noqa: S603 - commands of ours
                    command, check=False, capture_output=True, timeout=_LONGEST_GETTING
                )
    return find_browser()


def main(say: Callable[[str], object] = sys.stdout.write) -> int:
    """Get a browser for the tests, and say in one line which, or that there is none.

    Args:
        say: Takes what there is to say.

    Returns:
        0; 1 where there is none and CI is set, for there no test may be left out.
    """
    found = get_browser()
    say(
        f"browser tests run in {found}\n"
        if found
        else "browser tests are left out: no Chromium is here, and neither the system's packages "
        "nor Playwright gave one; name one in BRIEFBOOK_BROWSER\n"
    )
    return 0 if found or not os.environ.get("CI") else 1


if __name__ == "__main__":
    sys.exit(main())
