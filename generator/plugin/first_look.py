"""A brief that was just saved, with its people's pages and its year's, before all that follows.

A saved brief changes little of a large book at once: its own page, those of the people it names,
and its year. These are made by themselves, with the stories and the posts of the build before, and
rendered as that build would have rendered them. The whole build comes after and has the last word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import Environment
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from generator.book import read_brief_file, settled
from generator.corpus import build_corpus
from generator.model import Brief, DocPath, Page, Register
from generator.pages.catalogue import Catalogue, open_catalogue
from generator.pages.dates import year_of
from generator.pages.person import person_pages
from generator.pages.year import year_pages
from generator.text.paths import person_path, person_year_path, year_path

_MOST: Final = 10  # briefs saved at once; where there are more, the whole build is as soon there
_BRIEFS: Final = "docs/briefs/"


@dataclass(frozen=True, slots=True)
class Book:
    """What a whole build was made of.

    Attributes:
        briefs: As people left them, drafts among them, by path.
        names: What people decided about names.
        known: The catalogue of it.
    """

    briefs: Sequence[Brief]
    names: Register
    known: Catalogue

    @property
    def hidden(self) -> list[Brief]:
        """The briefs that are not published."""
        return [brief for brief in self.briefs if brief.draft]


class Frame(NamedTuple):
    """What MkDocs has made of the settings, and what a page is rendered within."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment


class FirstLook(NamedTuple):
    """What is shown first.

    Attributes:
        book: The book with what was saved.
        pages: By path, the Markdown of generated pages; None for a brief, whose file has it.
    """

    book: Book
    pages: Mapping[DocPath, str | None]


def first_look(
    root: Path, before: Book, news: Collection[str], *, ahead: Collection[DocPath] = ()
) -> FirstLook | None:
    """Make what is shown first of briefs that were saved.

    Args:
        root: The book's folder.
        before: The book as it was built last.
        news: What was saved, by path in the book's folder.
        ahead: Generated pages that the site shows otherwise than `docs/` has them.

    Returns:
        None where something else was saved than briefs that were and are published.
    """
    if not 0 < len(news) <= _MOST or not all(name.startswith(_BRIEFS) for name in news):
        return None
    saved = [_saved(root, before, DocPath(name.removeprefix("docs/"))) for name in sorted(news)]
    found = {brief.path: brief for brief in saved if brief}
    if len(found) < len(saved):
        return None
    briefs = tuple(found.get(brief.path, brief) for brief in before.briefs)
    corpus = build_corpus(briefs, before.names, beside=before.known.corpus)
    now = Book(briefs, before.names, open_catalogue(corpus))
    touched = [*_touched(before.known, found), *_touched(now.known, found)]
    made = {
        page.path: page.text
        for page in _pages(now.known, touched)
        if page.path in ahead or _is_new(root, page)
    }
    return FirstLook(now, {**dict.fromkeys(found), **made})


def _saved(root: Path, before: Book, path: DocPath) -> Brief | None:
    """Read a brief that was saved; None where more than its own pages may change by it."""
    known = next((brief for brief in before.known.briefs if brief.path == path), None)
    file, problem = read_brief_file(root, path)
    brief = file.brief if file and not problem else None
    if known is None or brief is None or brief.draft or brief.id != known.id:
        return None
    return settled(brief, root)


def _touched(known: Catalogue, saved: Collection[DocPath]) -> Iterator[DocPath]:
    """Give the paths of the pages of people and years that show some briefs."""
    for brief in known.briefs:
        if brief.path in saved:
            yield year_path(year_of(brief))
            for person in known.people_in[brief.id]:
                yield person_path(person.slug)
                yield person_year_path(person.slug, year_of(brief))


def _pages(known: Catalogue, touched: Collection[DocPath]) -> Iterator[Page]:
    wanted = frozenset(touched)
    people = [slug for slug in known.people if person_path(slug) in wanted]
    for page in chain(person_pages(known, people), year_pages(known)):
        if page.path in wanted:
            yield page


def _is_new(root: Path, page: Page) -> bool:
    """Tell whether a page is another than the one in `docs/`, if there is one."""
    try:
        return (root / "docs" / page.path).read_text(encoding="utf-8") != page.text
    except (OSError, ValueError):
        return True


def render(frame: Frame, pages: Collection[DocPath]) -> frozenset[str]:
    """Render some pages as the build before rendered all.

    Args:
        frame: What that build made; new pages are added to its files.
        pages: Their paths in `docs/`. Their Markdown is asked for by MkDocs' events.

    Returns:
        The addresses of the pages in the site; none where the navigation, which is a part of
        every page, may show one of them.
    """
    config, files = frame.config, frame.files
    found = [files.get_file_from_path(path) or _added(path, config, files) for path in pages]
    in_nav = {page.file.src_uri for page in frame.nav.pages}
    if any(file.src_uri in in_nav for file in found):
        return frozenset()
    # MkDocs renders all pages of a site or none; it has no public name for one.
    made = [SitePage(None, file, config) for file in found]
    for page in made:
        build._populate_page(page, config, files)  # noqa: SLF001 - as above
    others = files.documentation_pages()
    for page in made:
        build._build_page(page, config, others, frame.nav, frame.env)  # noqa: SLF001 - as above
    return frozenset(page.url for page in made)


def _added(path: DocPath, config: MkDocsConfig, files: Files) -> File:
    file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
    file.inclusion = InclusionLevel.NOT_IN_NAV
    files.append(file)
    return file
