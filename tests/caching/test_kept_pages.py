"""Pages that are kept are those that were made; what is damaged is made anew."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import DocPath, Page
from generator.remembered import Remembered, forget, kept_in

PAGES: Final = st.lists(
    st.builds(Page, st.text(max_size=9).map(DocPath), st.text(max_size=40)), max_size=3
).map(tuple)
TWO: Final = (Page(DocPath("a.md"), "One\r\n\ntwo é"), Page(DocPath("b.md"), ""))


class Texts(dict[str, str]):
    """A store in which whatever was put last stands."""

    def get(self, place: str, digest: str) -> str | None:  # type: ignore[override] # a store's own
        """Return the text of a place."""
        del digest
        return dict.get(self, place)

    def put(self, place: str, digest: str, text: str) -> None:
        """Keep a text, as a file takes it."""
        del digest
        self[place] = text.encode().decode()


def made_twice(texts: Texts, made: object, kept: object) -> tuple[object, object, int]:
    """Make something in two processes; return what each was given, and how often it was made."""
    asked: list[int] = []

    def make(of: int) -> object:
        asked.append(of)
        return made

    given_: list[object] = []
    for _ in range(2):
        forget()
        with kept_in(texts):
            given_.append(Remembered[int, object](make, name="made", kept=kept)("here", 1))
    return given_[0], given_[1], len(asked)


@given(PAGES)
def test_pages_come_back_letter_by_letter(pages: tuple[Page, ...]) -> None:
    """Whatever stands in them and in their paths, and however many there are."""
    assert made_twice(Texts(), pages, tuple[Page, ...]) == (pages, pages, 1)


@given(st.builds(Page, st.text(max_size=9).map(DocPath), st.text(max_size=40)))
def test_a_page_comes_back_letter_by_letter(page: Page) -> None:
    """A page alone as several."""
    assert made_twice(Texts(), page, Page) == (page, page, 1)


@pytest.mark.parametrize("text", ["\ud800", "a\udfff"])
def test_half_of_a_letter_is_not_kept(text: str) -> None:
    """In a page or in its path: it is made again."""
    for page in (Page(DocPath("a"), text), Page(DocPath(text), "a")):
        assert made_twice(Texts(), page, Page) == (page, page, 2)


@pytest.mark.parametrize(
    "damaged",
    [
        *("", "x", "[]", "null\n", '[["a.md",-1],["b.md",1]]\n'),
        *('[["a.md",1]]\n', '[["a.md",1]]\nab', '[["a.md",9]]\nab', "[[1,2]]\nab"),
    ],
)
def test_a_damaged_page_is_made_anew(damaged: str) -> None:
    """What is no page, or is longer or shorter than it says; of two pages, one alone too."""
    texts = Texts({"made here": damaged})

    assert made_twice(texts, TWO[0], Page) == (TWO[0], TWO[0], 1)


def test_several_pages_are_not_one() -> None:
    """What stands in the place of a page and holds two is not what was kept there."""
    texts = Texts()
    made_twice(texts, TWO, tuple[Page, ...])

    assert made_twice(texts, TWO[0], Page) == (TWO[0], TWO[0], 1)
