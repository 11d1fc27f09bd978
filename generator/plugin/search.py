"""The index of the search, made by Pagefind of the finished pages of the briefs.

Runs a program on the site; has no rule about what is found: the pages say that themselves.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from generator.errors import GeneratorError

FOLDER: Final = "pagefind"
# All of a brief's pages; those without a mark, such as how a brief was made, are not indexed.
_PAGES: Final = "briefs/**/*.html"
# Faces of its own that Pagefind writes beside its index: a third of a megabyte that nobody loads.
_UNUSED: Final = ("*-ui.js", "*-ui.css", "pagefind-highlight.js", "pagefind-worker.js")
_LONGEST: Final = 1800  # seconds


def build_index(site: Path) -> int:
    """Index the briefs of a rendered site.

    Args:
        site: The folder of the site; the index goes into it.

    Returns:
        The number of briefs that the index has.

    Raises:
        GeneratorError: Pagefind is not there, or does not end well. The site is whole without it.
    """
    if importlib.util.find_spec("pagefind") is None:
        message = "the site has no search: Pagefind is missing; run pip install 'pagefind[bin]'"
        raise GeneratorError(message)
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--glob", _PAGES, "--quiet"]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, no shell
            command, check=False, capture_output=True, text=True, timeout=_LONGEST
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"the site has no search: Pagefind did not run ({error})"
        raise GeneratorError(message) from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        message = f"the site has no search: Pagefind ended with {said[-1] if said else 'an error'}"
        raise GeneratorError(message)
    for pattern in _UNUSED:
        for path in (site / FOLDER).glob(pattern):
            path.unlink()
    return _count(site)


def _count(site: Path) -> int:
    entry = json.loads((site / FOLDER / "pagefind-entry.json").read_bytes())
    return sum(language["page_count"] for language in entry["languages"].values())


def show_last_index(built: Path, preview: Path) -> bool:
    """Let a preview search in the index of the last build: to make one anew takes too long.

    Args:
        built: The folder of the site as it was built last.
        preview: The folder that the preview serves.

    Returns:
        Whether there is such an index.
    """
    last, here = built / FOLDER, preview / FOLDER
    if not last.is_dir() or built == preview:
        return last.is_dir()
    if here.is_symlink():
        here.unlink()
    shutil.rmtree(here, ignore_errors=True)
    try:
        here.symlink_to(last.resolve(), target_is_directory=True)
    except OSError:  # a system that lets nobody but administrators make links
        shutil.copytree(last, here)
    return True
