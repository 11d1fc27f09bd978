"""A book that is grouped after each edit is grouped as if nothing were known of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import build_corpus, posts_since
from generator.corpus.facts import Facts, facts_of
from generator.model import (
    Actor,
    Brief,
    BriefId,
    Corpus,
    DocPath,
    PartialDate,
    Register,
    RegisterPost,
)
from generator.remembered import forget, kept_in
from tests.builders import a_brief

SENTENCES: Final = (
    "Minister of Trade Ana Lima opened the eastern harbour together with several fishermen.",
    "Northern ferries carried passengers between distant islands throughout the whole winter.",
    "Jo Berg resigned as chairman of the Harbour Board before journalists could ask questions.",
    "Several drivers refused another timetable because nobody had spoken with their families.",
)
NAMES: Final = ("Ana Lima", "A. Lima", "Anna Lima", "Jo Berg", "Joan Berg", "Berg")
ROLES: Final = ("Minister of Trade", "chairman of the Harbour Board", "Mayor of Lund", None)
BRIEFS: Final = st.builds(
    lambda number, texts, actors, day: a_brief(
        *texts,
        path=DocPath(f"briefs/2001/{number}.md"),
        id=BriefId(f"bkabcdef23456{number}"),
        actors=tuple(actors),
        date=PartialDate(2001, 5, day) if day else None,
    ),
    st.integers(2, 7),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4),
    st.lists(st.builds(Actor, st.sampled_from(NAMES), st.sampled_from(ROLES)), max_size=3),
    st.integers(0, 28),
)


class Texts:
    """A store that forgets nothing."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, str], str] = {}

    def get(self, place: str, digest: str) -> str | None:
        """Return a text that was put there."""
        return self._texts.get((place, digest))

    def put(self, place: str, digest: str, text: str) -> None:
        """Keep a text."""
        self._texts[place, digest] = text


def grouped(
    book: dict[str, Brief], texts: Texts | None, register: Register | None = None
) -> Corpus:
    """Group a book as a new process does."""
    forget()
    briefs = [book[path] for path in sorted(book)]
    decided = register or Register()
    if texts is None:
        return build_corpus(briefs, decided)
    with kept_in(texts):
        return build_corpus(briefs, decided)


@given(st.lists(BRIEFS, min_size=1, max_size=6), st.lists(BRIEFS, max_size=5))
def test_groups_after_edits_are_those_of_a_book_that_is_new(
    first: list[Brief], edits: list[Brief]
) -> None:
    """Who is who, stories and posts, whatever is edited and in whichever order."""
    texts = Texts()
    book = {str(brief.path): brief for brief in first}
    assert grouped(book, texts) == grouped(book, None)
    for edited in edits:
        book[edited.path] = edited
        assert grouped(book, texts) == grouped(book, None)
    only = next(iter(book.values()))
    book[only.path] = replace(only, title="Another title")
    assert grouped(book, texts) == grouped(book, None)


def test_posts_that_follow_from_a_decision_are_kept() -> None:
    """After an edit of names.yml alone they are found once, and not in each run that follows."""
    texts = Texts()
    book = {
        f"briefs/{year}.md": a_brief(
            f"{name}, chairman of the Harbour Board, opened it.",
            path=DocPath(f"briefs/{year}.md"),
            id=BriefId(f"bkabcdef23456{number}"),
            date=PartialDate(year),
            actors=(Actor(name, "chairman of the Harbour Board"),),
        )
        for number, year, name in ((2, 1998, "Ana Lima"), (3, 2001, "Jo Berg"))
    }
    decided = Register(posts=(RegisterPost("chairman of the Harbour Board", ("Board chair",)),))
    grouped(book, texts)
    before = texts.get("posts last", "")
    posts = grouped(book, texts, decided).posts
    after = texts.get("posts last", "")
    assert posts == grouped(book, None, decided).posts != ()
    assert before is not None
    assert after not in (None, before)


def test_claims_are_kept_for_the_next_search_for_posts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A brief that comes asks no other what it claims; what was damaged is read again."""
    asked: list[str] = []

    def facts(brief: Brief) -> Facts:
        asked.append(brief.path)
        return facts_of(brief)

    monkeypatch.setattr(posts_since, "facts_of", facts)
    texts = Texts()
    role = "chairman of the Harbour Board"
    book = {
        f"briefs/{number}.md": a_brief(
            f"{name}, {role}, opened it.",
            path=DocPath(f"briefs/{number}.md"),
            id=BriefId(f"bkabcdef23456{number}"),
            actors=(Actor(name, role),),
        )
        for number, name in ((2, "Ana Lima"), (3, "Jo Berg"), (4, "Eva Holm"))
    }
    new = book.pop("briefs/4.md")
    grouped(book, texts)
    book[new.path] = new
    asked.clear()
    posts = grouped(book, texts).posts
    assert {*asked} == {new.path}
    assert posts == grouped(book, None).posts != ()
    texts.put("claims last", "", "[1]")
    del book["briefs/2.md"]
    assert grouped(book, texts) == grouped(book, None)
