"""The books that speed is measured on: captures as a page dump has them, and a finished tree."""

import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from invented_book import Draw, a_book, write_book
from speed_costs import ADDRESS, REPOSITORY

from generator.model import Brief
from generator.pages.dates import in_words

_ALONE: Final = f"""site_name: A tree
site_url: {ADDRESS}
theme: {{name: material, font: false}}
plugins: [search]
nav: [index.md]
markdown_extensions: [attr_list, md_in_html, tables]
"""


def as_capture(brief: Brief, words: int, more: Iterator[str]) -> str:
    """Write a brief as the dump of a page.

    Args:
        brief: What the page reports.
        words: About how many words its text has.
        more: Paragraphs for a text that is too short.
    """
    body: list[str] = []
    for paragraph in chain(brief.paragraphs, more):
        body.append(paragraph)
        if sum(len(one.split()) for one in body) >= words:
            break
    return (
        f"Home\nWorld\nSport\nSearch\n{brief.source}\n\n{brief.title}\nBy Ada Lund\n"
        f"{in_words(brief.date)}\nShare this article\n\n" + "\n\n".join(body) + "\n\n"
        "Related articles\nSubscribe to our newsletter\n"
        f"© {brief.source}. All rights reserved.\n"
    )


def write_captures(root: Path, size: int, words: int, *, first: int = 0) -> None:
    """Put captures into a book's `seeds/`.

    Args:
        root: The book's folder.
        size: How many captures.
        words: About how many words the text of each has.
        first: The number of the first.
    """
    folder = root / "seeds"
    folder.mkdir(parents=True, exist_ok=True)
    draw = Draw(size + first)
    more = (" ".join(draw.sentence() for _ in range(3)) for _ in iter(int, 1))
    for number, brief in enumerate(a_book(size + first)):
        if number >= first:
            text = as_capture(brief, words, more)
            (folder / f"{number:06d}.txt").write_text(text, encoding="utf-8")


def write_settings(root: Path) -> None:
    """Give a book the repository's own settings and About page."""
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shutil.copy(REPOSITORY / "docs" / "about.md", root / "docs")


def write_briefs(root: Path, size: int) -> None:
    """Write a book that has briefs and no captures."""
    write_settings(root)
    write_book(root, size)


def write_tree_settings(tree: Path) -> None:
    """Give an exported tree what the theme alone needs to render it."""
    (tree / "mkdocs.yml").write_text(_ALONE, encoding="utf-8")


class Edit:
    """A line that somebody adds to a brief."""

    def __init__(self, page: Path, number: int) -> None:
        self._page = page
        self._number = number
        self.words = f"line of a person, number {number}".encode()

    def __call__(self) -> None:
        """Save it."""
        add_line(self._page, self._number)


def add_line(page: Path, number: int) -> None:
    """Add a line to a brief, as a person does."""
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nOne more line of a person, number {number}.\n", encoding="utf-8")


def forget(root: Path) -> None:
    """Forget everything that is kept of earlier builds."""
    for path in (root / ".briefbook").glob("cache*"):
        path.unlink()


def look_at(root: Path) -> list[tuple[str, int, int]]:
    """Return all files of a book with their sizes and times."""
    files = (path for path in root.rglob("*") if path.is_file())
    return sorted((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files)
