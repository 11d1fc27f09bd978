"""A preview as a browser sees it: one process, asked over HTTP while people write."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.builders import TEXT
from tests.previewing import Preview, previewed
from tests.sites import STRIKE, TALKS, make_book

pytestmark = pytest.mark.site

_PATIENCE = 60.0  # seconds; on a machine that does nothing else each step takes less than two
_TALKS = "/briefs/1998/talks/"
_STRIKE = "/briefs/1998/strike/"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Make a book of two briefs."""
    make_book(tmp_path, {"1998/strike.md": STRIKE, "1998/talks.md": TALKS})
    (tmp_path / "seeds").mkdir()
    return tmp_path


@pytest.fixture
def preview(book: Path) -> Iterator[Preview]:
    """Show it."""
    command = ("-m", "generator", "serve")
    with previewed(book, command, "--address", _PATIENCE) as running:
        yield running


def builds(preview: Preview) -> int:
    """Return a number that changes with each build."""
    page = preview.ask("/")
    return int(page.rpartition(b"livereload(")[2].partition(b",")[0])


def test_what_people_write_is_shown(book: Path, preview: Preview) -> None:
    """A saved brief, a name that is decided, a setting and a capture: each with one reload.

    A saved brief is shown first, with its people and its year; the pages around it follow.
    """
    brief = book / "docs/briefs/1998/talks.md"
    preview.seconds_to_reload(_TALKS, lambda: brief.write_text(TALKS + "\nIl pleut à Lund.\n"))

    assert "Il pleut à Lund.".encode() in preview.ask(_TALKS)

    for page, title in ((_TALKS, "Un"), ("/people/ana-lima/", "Deux"), ("/years/1998/", "Trois")):
        renamed = TALKS.replace("Pourparlers", title)
        preview.seconds_to_reload(page, partial(brief.write_text, renamed))
        assert f"{title}</a>".encode() in preview.ask(page).replace(b"</h1>", b"</a>")
    told = builds(preview)
    preview.until(_STRIKE, b"Trois")
    time.sleep(1.5)
    assert builds(preview) == told, "the pages that follow call for no second reload"

    brief.write_text(TALKS.replace("Ana Lima]", "Ana Lima, Mia Holm]") + "\nMia Holm est là.\n")
    preview.until("/people/mia-holm/", b"Mia Holm")

    settings = book / "mkdocs.yml"
    named = settings.read_text().replace("site_name: Briefbook", "site_name: The Lund Book")
    settings.write_text(named)
    preview.until("/about/", b"The Lund Book")

    (book / "seeds" / "rail.txt").write_text(TEXT)
    shown = preview.until("/years/1998/", b"rail")
    last = builds(preview)
    time.sleep(1.5)

    assert b"livereload" in shown
    assert builds(preview) == last


_TEMPLATE = '{% extends "base.html" %}{% block footer %}<p>WORDS</p>{% endblock %}\n'


def test_a_template_of_the_books_own_is_shown(book: Path) -> None:
    """Edited while a preview runs, on every page and with one reload; and a new one beside it."""
    own, settings = book / "own", book / "mkdocs.yml"
    own.mkdir()
    (own / "main.html").write_text(_TEMPLATE.replace("WORDS", "First words"))
    named = settings.read_text().replace(
        "  name: material\n", "  name: material\n  custom_dir: own\n"
    )
    settings.write_text(named)
    with previewed(book, ("-m", "generator", "serve"), "--address", _PATIENCE) as preview:
        assert b"First words" in preview.ask(_TALKS)
        preview.seconds_to_reload(
            _TALKS,
            lambda: (own / "main.html").write_text(_TEMPLATE.replace("WORDS", "Other words")),
        )
        last = builds(preview)
        for page in ("/", "/about/", "/people/jo-berg/", _TALKS, "/404.html"):
            assert b"Other words" in preview.ask(page)

        assert builds(preview) == last
        (own / "404.html").write_text("<p>Nothing of that name</p>")
        preview.until("/404.html", b"Nothing of that name")
