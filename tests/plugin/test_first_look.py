"""What was just saved is shown before all that follows from it, and as the whole build shows it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.book import old_addresses, read_briefs, read_names
from generator.model import DocPath
from generator.pages.catalogue import open_catalogue
from generator.pipeline import second_half
from generator.plugin.first_look import Book, first_look
from generator.writing.writer import write_pages
from tests.sites import DRAFT, STRIKE, TALKS, make_book

_STRIKE = "docs/briefs/1998/strike.md"
_TALKS = "docs/briefs/1998/talks.md"


@pytest.fixture
def built(tmp_path: Path) -> Book:
    """Make a book of two briefs and a draft, with its generated pages."""
    briefs = {"1998/strike.md": STRIKE, "1998/talks.md": TALKS, "1999/draft.md": DRAFT}
    make_book(tmp_path, briefs)
    book, _ = whole(tmp_path)
    return book


def whole(root: Path) -> tuple[Book, Mapping[str, str]]:
    """Build all pages of a book; return it with their texts."""
    briefs, _ = read_briefs(root)
    names = read_names(root)
    corpus, pages = second_half(briefs, names, old_addresses(root))
    write_pages(root, pages)
    return Book(briefs, names, open_catalogue(corpus)), {page.path: page.text for page in pages}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Jo Berg a rencontré", "Jo Berg n'a pas rencontré"),
        ("title: Pourparlers", "title: Pourparlers à Lund"),
        ("date: 1998-02\n", "date: 1997-12-24\n"),
        ("date: 1998-02\n", ""),
        ("actors: [Jo Berg, Ana Lima]", "actors: [Jo Berg]"),
        ("actors: [Jo Berg, Ana Lima]", "actors: [Jo Berg, Ana Lima, Mia Holm]"),
        ("[Jo Berg, Ana Lima]", "[{name: Jo Berg, role: ministre}, Ana Lima]"),
    ],
)
def test_first_looks_are_as_the_whole_build_makes_them(
    tmp_path: Path, built: Book, before: str, after: str
) -> None:
    """The pages of the brief's people and its year, of those that it had and of those it has."""
    path = tmp_path / _TALKS
    path.write_text(path.read_text().replace(before, after))
    found = first_look(tmp_path, built, [_TALKS])
    there = {page: (tmp_path / "docs" / page).read_text() for page in _made(tmp_path)}
    book, pages = whole(tmp_path)

    assert found is not None
    shown: dict[str, str] = {page: text for page, text in found.pages.items() if text is not None}
    assert found.pages.keys() - shown == {"briefs/1998/talks.md"}
    assert shown == {page: pages[page] for page in shown}
    assert found.book.known.briefs == book.known.briefs
    changed = {page for page in pages if pages[page] != there.get(page)}
    assert {page for page in changed if _is_near(page)} == set(shown)


def _made(root: Path) -> list[str]:
    docs = root / "docs"
    return [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]


def _is_near(page: str) -> bool:
    return page.startswith(("people/", "years/")) and not page.endswith("/index.md")


def test_what_was_shown_ahead_and_taken_back_is_shown_as_it_was(
    tmp_path: Path, built: Book
) -> None:
    """Its page in `docs/` never changed, the one in the site did."""
    path = tmp_path / _TALKS
    path.write_text(TALKS.replace("Pourparlers", "Une rencontre"))
    first = first_look(tmp_path, built, [_TALKS])
    assert first is not None
    path.write_text(TALKS)
    second = first_look(tmp_path, first.book, [_TALKS], ahead=first.pages.keys())

    assert second is not None
    assert second.pages.keys() >= first.pages.keys()
    assert "Pourparlers" in str(second.pages[DocPath("years/1998.md")])


@pytest.mark.parametrize(
    "saved",
    [
        {},
        {"names.yml": "people: []\n"},
        {_TALKS: TALKS, "names.yml": "people: []\n"},
        {"docs/about.md": "# About\n"},
        {_TALKS: TALKS.replace("language: fr", "draft: true")},
        {_TALKS: TALKS.replace("bkbbbbbbbbbbbb", "bkdddddddddddd")},
        {_TALKS: "---\ntitle: [\n---\n"},
        {"docs/briefs/1999/draft.md": DRAFT.replace("draft: true\n", "")},
        {"docs/briefs/1999/new.md": TALKS.replace("bkbbbbbbbbbbbb", "bkeeeeeeeeeeee")},
        {f"docs/briefs/1999/{number}.md": TALKS for number in range(11)},
    ],
)
def test_what_may_change_any_page_waits_for_the_whole_build(
    tmp_path: Path, built: Book, saved: dict[str, str]
) -> None:
    """Names, pages, new briefs, and what is no brief or another one than it was."""
    for name, text in saved.items():
        (tmp_path / name).write_text(text) if (tmp_path / name).parent.exists() else None

    assert first_look(tmp_path, built, saved.keys()) is None


def test_a_brief_that_is_gone_waits_for_the_whole_build(tmp_path: Path, built: Book) -> None:
    """Its page is taken out by that."""
    (tmp_path / _STRIKE).unlink()

    assert first_look(tmp_path, built, [_STRIKE]) is None
