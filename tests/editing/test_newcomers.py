"""New articles that are said to be briefs of their own are so by the whole matching too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing import identity, newcomers
from generator.editing.identity import Text, article_words, text_of
from generator.editing.matching import Matched, match
from generator.editing.newcomers import Shelved, as_briefs, near, shelve
from generator.model import Article, CaptureId
from tests.builders import an_article, found

WORDS: Final = (
    *("rail", "strike", "ends", "after", "nine"),
    *("days", "ferry", "island", "quay", "plan"),
)
TEXTS: Final = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
FIRST: Final = "The harbour board elected Ana Lima as its chair on Monday in the old town hall."
OTHER: Final = "Northern ferries carried passengers between distant islands in the whole winter."


def article(capture: str, *texts: str, title: str = "Rail") -> Article:
    """Return an article of a capture."""
    return an_article(*texts, capture=CaptureId(capture), title=found(title))


ARTICLES: Final = st.lists(TEXTS, min_size=1, max_size=8).map(
    lambda texts: [article(f"{at:02}.txt", text, title=text) for at, text in enumerate(texts)]
)


def shelf_of(made: Iterable[Matched]) -> Shelved:
    """Return what a run leaves."""
    return shelve(trace for one in made for trace in one.traces)


def texts_of(articles: Sequence[Article]) -> dict[CaptureId, list[Text]]:
    """Return the articles ready to be compared."""
    return {one.capture: [text_of(article_words(one))] for one in articles}


def alone(old: Sequence[Article], new: Sequence[Article]) -> tuple[Matched, ...] | None:
    """Match new articles without the others, where that is certain."""
    made = match(old, ())
    come = newcomers.newcomers(new, {one.id for one in made})
    met = None if come is None else near(shelf_of(made), come)
    if come is None or met is None:
        return None
    return as_briefs(come, {name: own for name, own in texts_of(old).items() if name in met})


@pytest.fixture(autouse=True)
def _small_books(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a run of words be a phrase of the trade in books of a test's size."""
    monkeypatch.setattr(identity, "MOST_SHARED", 2)
    monkeypatch.setattr(newcomers, "MOST_SHARED", 2)


@given(ARTICLES, st.lists(TEXTS, min_size=1, max_size=2))
def test_what_is_certain_of_new_articles_is_what_matching_all_says(
    old: list[Article], texts: list[str]
) -> None:
    """The others stay what they are, and each new one is what it is among them."""
    new = [article(f"{at}5.txt", text, title=text) for at, text in enumerate(texts)]
    found_alone = alone(old, new)
    if found_alone is not None:
        before = {(one.id, one.articles) for one in match(old, ())}
        whole = {(one.id, one.articles) for one in match([*old, *new], ())}

        assert whole == before | {(one.id, one.articles) for one in found_alone}


def test_an_article_like_no_other_is_a_brief_of_its_own() -> None:
    """It gets the id that it gets among all others."""
    made = alone([article("a.txt", FIRST)], [article("b.txt", OTHER)])

    assert made is not None
    (one,) = made
    assert one.id in {each.id for each in match([article("b.txt", OTHER)], ())}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param([FIRST], [FIRST], id="the same words"),
        pytest.param([f"{FIRST} {OTHER}"], [OTHER], id="a part of another one"),
        pytest.param([OTHER], [f"{FIRST} {OTHER}"], id="another one is a part of it"),
        pytest.param([], [OTHER, OTHER], id="two new ones that are one"),
        pytest.param([], [OTHER, f"{FIRST} {OTHER}"], id="two new ones, one part of the other"),
    ],
)
def test_what_may_be_another_one_is_left_to_the_whole_matching(
    old: list[str], new: list[str]
) -> None:
    """Nothing is said of articles that share their words."""
    first = [article(f"a{at}.txt", text) for at, text in enumerate(old)]

    assert alone(first, [article(f"b{at}.txt", text) for at, text in enumerate(new)]) is None


def test_who_would_lose_a_neighbour_has_all_matched() -> None:
    """A new text takes the place on the shelf by which a third one was found to be a part."""
    long = " ".join(f"{FIRST} {word}{OTHER}{word}" for word in WORDS[:6])
    old = [
        article("a.txt", long, title="One"),
        article("b.txt", f"{FIRST} {' '.join(WORDS)}", title="Two"),
        article("c.txt", FIRST, title="One"),
    ]
    new = article("d.txt", f"{FIRST} {' '.join(reversed(WORDS))} more of it", title="Four")

    assert alone(old, [new]) is None


def test_a_shelf_that_does_not_hold_together_is_not_believed() -> None:
    """A text of the cache that came from elsewhere leads to a whole run."""
    come = newcomers.newcomers([article("a.txt", FIRST)], ())
    assert come is not None

    assert near(Shelved((CaptureId("b.txt"),), (3,), (False,), (), "AAAA"), come) is None
    assert near(Shelved(leads="no base64"), come) is None
