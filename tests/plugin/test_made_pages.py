"""A capture is explained again only where it, its brief or a draft of it changed."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from generator.book import read_briefs
from generator.model import Brief, CaptureId
from generator.plugin.made_pages import FILE, MadePages
from tests.sites import copy_book


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Copy the repository's own book."""
    copy_book(tmp_path)
    return tmp_path


def texts(made: MadePages, briefs: tuple[Brief, ...], *hidden: Brief) -> dict[str, str]:
    """Return the pages of some briefs."""
    return {brief.path: page.text for brief, page in made.pages(briefs, hidden)}


def test_the_second_time_gives_the_same_pages(book: Path) -> None:
    """In this process, in the next one, and without what was kept."""
    briefs, _ = read_briefs(book)
    made = MadePages(book, "1")
    first = texts(made, briefs)
    again = texts(made, briefs)
    next_one = texts(MadePages(book, "1"), briefs)
    (book / FILE).unlink()

    assert len(first) == len(briefs)
    assert first == again == next_one == texts(MadePages(book, "1"), briefs)


def test_what_is_kept_is_used(book: Path) -> None:
    """A page that is known is not made again: one that was put there by hand shows."""
    briefs, _ = read_briefs(book)
    made = MadePages(book, "1")
    texts(made, briefs)
    known = MadePages(book, "1")
    known._made = {key: replace(page, text="kept") for key, page in made._made.items()}  # noqa: SLF001 - what only another program could put there

    assert set(texts(known, briefs).values()) == {"kept"}
    assert "kept" not in texts(MadePages(book, "2"), briefs).values()


def test_a_changed_capture_a_changed_brief_and_a_draft_show(book: Path) -> None:
    """Each of them changes a page, though the others are as before."""
    briefs, _ = read_briefs(book)
    made = MadePages(book, "1")
    first = texts(made, briefs)
    brief = briefs[0]
    corrected = replace(brief, title="A corrected title")
    after_edit = texts(made, (corrected, *briefs[1:]))
    shared = next(one for one in briefs[1:] if one.seeds)
    sharing = replace(shared, seeds=brief.seeds, title=brief.paragraphs[0][:40])
    hidden = texts(made, (brief,), sharing)
    hidden_anew = texts(MadePages(book, "3"), (brief,), sharing)
    seed = book / "seeds" / brief.seeds[0]
    seed.write_bytes(seed.read_bytes() + b"\nOne more line at the end.\n")
    os.utime(seed, (1, 1))
    after_capture = texts(made, briefs)

    assert after_edit[brief.path] != first[brief.path]
    assert hidden == hidden_anew
    assert "One more line at the end." in after_capture[brief.path]


def test_a_capture_that_is_gone_is_told_each_time(book: Path) -> None:
    """Nothing is kept of a brief whose capture cannot be read."""
    briefs, _ = read_briefs(book)
    brief = replace(briefs[0], seeds=(CaptureId("../outside.txt"), CaptureId("nowhere.txt")))
    made = MadePages(book, "1")

    assert texts(made, (brief,)) == texts(made, (brief,))
    assert "is not here any more" in texts(made, (brief,))[brief.path]
