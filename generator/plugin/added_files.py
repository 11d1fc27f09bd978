"""Files of a site that are none of `docs/`, and those of it that are no pages.

How each brief was made, what waits for a person, and what programs read: worked out from the book
when MkDocs has collected the files of `docs/`, which come first where one bears the same path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.doubts import Waiting
from generator.model import Brief, DocPath, Problem
from generator.pages.review import review_page
from generator.pages.site import Site
from generator.plugin.first_look import Book
from generator.plugin.laid_away import LaidAway, LightFile
from generator.plugin.made_pages import MadePages
from generator.plugin.site_data import site_data, texts_for_programs
from generator.settings import Settings

BRIEFS: Final = "briefs/"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a build shows.

    Attributes:
        book: The book.
        problems: What is wrong with it.
        site: Where it stands.
        settings: The book's settings.
        store: Where texts wait.
    """

    book: Book
    problems: Sequence[Problem]
    site: Site
    settings: Settings
    store: LaidAway


def take_out(book: Book, files: Files) -> None:
    """Take out drafts, which MkDocs would publish, and what it would write over a brief's page.

    Args:
        book: The book.
        files: The files of `docs/`.
    """
    drafts = {brief.path for brief in book.hidden}
    shown = {brief.path for brief in book.known.briefs}
    taken = {file.dest_uri for file in files if file.src_uri in shown}
    for file in list(files):
        is_over = file.src_uri.startswith(BRIEFS) and file.dest_uri in taken
        if file.src_uri in drafts or (is_over and file.src_uri not in shown):
            files.remove(file)


class AddedFiles:
    """What one process knows of them; a preview asks for them at each edit."""

    def __init__(self, root: Path, version: str, *, preview: bool) -> None:
        """Begin.

        Args:
            root: The book's folder.
            version: What changes whenever a capture may be told otherwise.
            preview: Whether this is a preview.
        """
        self._root = root
        self._preview = preview
        self._explained = MadePages(root, version, holds=preview)
        self._waiting: Waiting | None = None
        self.made: Mapping[DocPath, DocPath] = {}  # of a brief: the page of how it was made
        self.pages: frozenset[DocPath] = frozenset()  # these pages

    def add(self, shown: Shown, files: Files, config: MkDocsConfig) -> None:
        """Add them.

        Args:
            shown: What the build shows.
            files: The files of `docs/`.
            config: MkDocs' settings.
        """
        briefs = {brief.path: brief for brief in shown.book.known.briefs}
        made = self._made(shown, briefs, files, config)
        self.made = {brief: DocPath(file.src_uri) for brief, file in made.items()}
        self.pages = frozenset(self.made.values())
        others = self._others(shown, files, config), self._review(shown, briefs, config)
        for file in chain(made.values(), *others):
            if files.get_file_from_path(file.src_uri) is None:
                files.append(file)

    def _made(
        self, shown: Shown, briefs: Mapping[DocPath, Brief], files: Files, config: MkDocsConfig
    ) -> Mapping[DocPath, File]:
        if not shown.settings.captures:
            return {}
        there = {
            brief.path: LightFile(config, made.path, made.text, shown.store)
            for brief, made in self._explained.pages(briefs.values(), shown.book.hidden)
            if files.get_file_from_path(made.path) is None
        }
        return {path: there[path] for path in briefs if path in there}

    def _others(self, shown: Shown, files: Files, config: MkDocsConfig) -> Iterator[File]:
        known, at = shown.book.known, files.src_uris
        texts = texts_for_programs(known, shown.book.names, shown.site, lambda to: at[to].url)
        for path, text in texts:
            yield LightFile(config, path, text, shown.store)
        yield from site_data(known, shown.site, config, preview=self._preview)

    def _review(
        self, shown: Shown, briefs: Mapping[DocPath, Brief], config: MkDocsConfig
    ) -> Iterator[File]:
        if self._preview or shown.settings.review:
            self._waiting = self._waiting or Waiting(self._root, shown.settings.pipelines)
            entries = self._waiting.entries(briefs.values(), shown.problems)
            page = review_page(entries, briefs, shown.site)
            outside = InclusionLevel.NOT_IN_NAV
            yield File.generated(config, page.path, content=page.text, inclusion=outside)
