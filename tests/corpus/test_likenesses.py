"""Names that were compared before are as alike as they are when all are compared anew."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import likenesses
from generator.corpus.likenesses import likenesses_of
from generator.remembered import forget, kept_in
from generator.text.likeness import Likeness
from generator.text.names import fold

NAMES: Final = (
    *("Ana Lima", "A. Lima", "Anna Lima", "Ana Maria Lima", "Jo Berg", "Joe Berg", "Joan Berg"),
    *("J. Berg", "Thomas Okafor", "Tom Okafor", "Qassim Haddad", "Kasim Hadad", "Berg"),
)
SOME: Final = st.sets(st.sampled_from(NAMES))
BOOKS: Final = st.lists(st.tuples(SOME, SOME), min_size=1, max_size=5)


class Texts(dict[str, str]):
    """A store that forgets nothing."""

    def get(self, place: str, digest: str) -> str | None:  # type: ignore[override] # a store's own
        """Return the text of a place."""
        del digest
        return dict.get(self, place)

    def put(self, place: str, digest: str, text: str) -> None:
        """Keep a text."""
        del digest
        self[place] = text


def compared(
    names: Collection[str], texts: Texts | None, decided: Collection[str] = ()
) -> dict[tuple[str, str], Likeness]:
    """Compare names as a new process does."""
    forget()
    shown = {fold(name): name for name in sorted(names)}
    keys = frozenset(map(fold, decided))
    if texts is None:
        return likenesses_of(shown, keys)
    with kept_in(texts):
        return likenesses_of(shown, keys)


@given(BOOKS, st.sampled_from([1, 2, 3, 400]))
def test_names_that_come_and_go_are_as_alike_as_in_a_new_book(
    books: list[tuple[set[str], set[str]]], largest: int
) -> None:
    """Whichever were there before, were decided, and however many may share a key."""
    texts = Texts()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(likenesses, "_LARGEST_BLOCK", largest)
        for names, decided in books:
            found = compared(names, texts, decided)
            assert found == compared(names, None, decided)
            keys = frozenset(map(fold, decided))
            assert not [pair for pair in found if keys.issuperset(pair)]


def test_what_was_compared_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new name is compared with those that share a key with it, and no others are."""
    texts = Texts()
    compared({"Ana Lima", "Anna Lima", "Jo Berg", "Joe Berg"}, texts)
    asked = set[str]()

    def compare(one: str, other: str) -> Likeness:
        asked.update((one, other))
        return Likeness.DIFFERENT

    monkeypatch.setattr(likenesses, "compare", compare)
    found = compared({"Ana Lima", "Anna Lima", "Jo Berg", "Joe Berg", "J. Berg"}, texts)

    assert "J. Berg" in asked
    assert asked <= {"J. Berg", "Jo Berg", "Joe Berg"}
    assert ("ana lima", "anna lima") in found


@pytest.mark.parametrize("alike", [[[0, 9, 2]], [[-1, 1, 2]], [[0, 1, 7]], "x", None])
def test_what_is_damaged_is_compared_anew(alike: object) -> None:
    """Places that are none, a likeness that is none, another shape."""
    texts = Texts()
    names = {"Ana Lima", "Anna Lima"}
    compared(names, texts)
    place, text = next(iter(texts.items()))
    texts[place] = json.dumps(json.loads(text) | {"alike": alike}) if text[0] == "{" else "[]"

    assert compared(names, texts) == compared(names, None)
