"""A small invented book on disk, and MkDocs run on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
_REDIRECT = '<meta http-equiv="refresh"'
_BOOK = ("seeds", ".briefbook", "names.yml", "mkdocs.yml", "docs/briefs", "docs/about.md")

STRIKE = """---
id: bkaaaaaaaaaaaa
title: 'Rail & "ferry" <b>strike</b> ends'
date: 1998-03-03
source: The Lund Courier
source_url: https://courier.example/a?b=1&c=2
actors:
  - name: Jo Berg
    role: Transport Minister
language: en
review: [source]
---

The strike ended, Transport Minister Jo Berg said in Lund. A reader's [own *link*](talks.md) stays.
"""
TALKS = """---
id: bkbbbbbbbbbbbb
title: Pourparlers
date: 1998-02
actors: [Jo Berg, Ana Lima]
language: fr
---

Jo Berg a rencontré Ana Lima.
"""
DRAFT = """---
id: bkcccccccccccc
title: Not yet
draft: true
---

Secret.
"""


def make_book(root: Path, briefs: dict[str, str]) -> None:
    """Write a book: the repository's own settings and About page, and these briefs."""
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    for path, text in briefs.items():
        place = root / "docs" / "briefs" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    (root / "docs").mkdir(exist_ok=True)
    shutil.copy(REPOSITORY / "docs" / "about.md", root / "docs")


def copy_book(root: Path) -> None:
    """Copy the repository's own book, without what is generated.

    Args:
        root: An empty folder.
    """
    for name in _BOOK:
        source, target = REPOSITORY / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("cache*"))
        elif source.exists():
            shutil.copy(source, target)


def build(root: Path, address: str = "https://book.example/b/") -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build --strict` in a book that will stand at an address."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": address},
        capture_output=True,
        text=True,
        check=False,
    )


def addresses(folder: Path, *, leading_on: bool = False) -> list[str]:
    """Return the addresses of the pages of a site that stay, or of those that lead on at once.

    A page that leads on is gone while a question to it is still on its way.
    """
    pages = sorted(folder.rglob("*.html"))
    found = [page for page in pages if (_REDIRECT in page.read_text("utf-8")) is leading_on]
    return [page.relative_to(folder).as_posix().removesuffix("index.html") for page in found]
