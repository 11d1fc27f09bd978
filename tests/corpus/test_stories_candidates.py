"""Counting after an edit gives what counting everything gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import stories_candidates
from generator.corpus.stories_candidates import Counted, count, recount

# Few signs, most of them in few briefs and some in nearly all.
SIGNS: Final = st.one_of(st.integers(0, 5), st.integers(0, 60), st.integers(0, 4_000_000_000))
SAMPLES: Final = st.frozensets(SIGNS, max_size=8).map(lambda signs: tuple(sorted(signs)))
BOOKS: Final = st.dictionaries(st.integers(0, 80), SAMPLES, min_size=1, max_size=60)
SAME: Final = (1, 2, 3, 4)

Sample = tuple[int, ...]
Book = Mapping[int, Sample]  # samples by the day of the brief


@pytest.fixture(autouse=True)
def _small_books(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a sign be common, and an edit be a large one, in books of a test's size."""
    monkeypatch.setattr(stories_candidates, "_COMMON", 10)
    monkeypatch.setattr(stories_candidates, "_MANY", 1)


def marks(book: Book) -> list[str]:
    """Return by what the briefs are known, in order of time."""
    return [f"{day} {book[day]}" for day in sorted(book)]


def whole(book: Book) -> Counted:
    """Count everything."""
    return count(marks(book), [book[day] for day in sorted(book)])


def after(before: Counted, book: Book) -> Counted | None:
    """Count what changed."""
    there = set(before.marks)
    new: dict[int, Sequence[int]] = {
        at: book[day]
        for at, (mark, day) in enumerate(zip(marks(book), sorted(book), strict=True))
        if mark not in there
    }
    return recount(before, marks(book), new)


@given(BOOKS, st.lists(st.dictionaries(st.integers(0, 80), SAMPLES | st.none(), max_size=4)))
def test_counting_what_changed_gives_what_counting_all_gives(
    book: Book, edits: list[dict[int, Sample | None]]
) -> None:
    """Over any edits: samples that change, briefs that come and go, signs that become common."""
    counted = whole(book)
    for edit in edits:
        changed = {**book, **edit}
        book = {day: sample for day, sample in changed.items() if sample is not None}
        if not book:
            return
        counted = after(counted, book) or whole(book)
        assert counted == whole(book)


def test_a_report_that_comes_is_found() -> None:
    """It is not all counted anew: that is what the law above speaks of."""
    book = {1: SAME, 2: (7, 8, 9)}
    now = {**book, 3: SAME}

    assert whole(book).pairs == ()
    found = after(whole(book), now)
    assert found is not None
    assert found.pairs == ((0, 2),)


@pytest.mark.parametrize(
    "spoiled",
    [
        replace(whole({1: SAME, 2: SAME}), signs="no base64"),
        replace(whole({1: SAME, 2: SAME}), signs="AAAA"),
        replace(whole({1: SAME, 2: SAME}), lengths=(4,)),
        replace(whole({1: SAME, 2: SAME}), pairs=((0, 2),)),
        replace(whole({1: SAME, 2: SAME}), pairs=((1, 0),)),
        replace(whole({1: SAME, 2: SAME}), marks=("a", "a")),
        Counted(),
    ],
)
def test_what_does_not_hold_together_is_not_gone_on_from(spoiled: Counted) -> None:
    """A text of the cache that came from elsewhere leads to no pair that is none."""
    assert after(spoiled, {1: SAME, 2: SAME, 3: SAME}) is None


def test_a_brief_of_which_no_sample_is_known_has_all_counted() -> None:
    """Nothing is guessed."""
    assert recount(whole({1: SAME, 2: SAME}), ["1 (1, 2, 3, 4)", "unknown"], {}) is None


def test_two_briefs_of_one_mark_have_all_counted() -> None:
    """They could not be told apart."""
    assert recount(whole({1: SAME, 2: SAME}), ["a", "a"], {0: SAME, 1: SAME}) is None
