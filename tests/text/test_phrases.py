"""Facts about which phrases a line holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.data import load
from generator.text.phrases import LINE_KINDS, fold, kinds_of, languages, words_of


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Related Articles", {"related"}),
        ("VERWANDTE ARTIKEL", {"related"}),
        ("Photo: Jane Roe", {"credit"}),
        ("• Photo: Jane Roe", {"credit"}),
        ("No comments yet...", {"comments"}),
        ("4 min read", {"meter"}),
        ("404 not found", {"no_article"}),
        ("ALSO READ: Five dry rivers", {"teaser"}),
        ("Rain has ended the drought in the south.", set()),
        ("この記事は会員限定です", {"prompt"}),
        ("Photographers met in Lund", set()),
        ("", set()),
        ("…", set()),
    ],
)
def test_kinds_of_lines(line: str, kinds: set[str]) -> None:
    """A line is known by how it begins, by what it holds or as a whole, word by word."""
    assert kinds <= kinds_of(line)
    assert kinds or not kinds_of(line)


def test_case_and_accents_do_not_count() -> None:
    """A heading in capitals or without accents is the same heading."""
    assert kinds_of("À LIRE AUSSI") == kinds_of("a lire aussi") != frozenset()


def test_long_paragraphs_hold_no_phrases() -> None:
    """What is said in the middle of a long paragraph is the article's own."""
    line = "He wrote that the page not found on Monday was there again. "

    assert "no_article" not in kinds_of(line * 10)


@pytest.mark.parametrize("code", ["en", "de", "fr", "ru", "ar", "hi", "ja", "ko", "zh"])
def test_each_phrase_is_found(code: str) -> None:
    """Every phrase of a language's lists, as a line of its own, is of its kind."""
    lost = [
        (kind, phrase)
        for kind in LINE_KINDS
        for phrase in map(str, load(f"phrases/{code}")[kind])
        if kind not in kinds_of(phrase.lstrip("~="))
    ]

    assert lost == []


@given(st.text(max_size=100))
def test_any_line_has_known_kinds(line: str) -> None:
    """Whatever a line holds, its kinds are of the known ones, and the same when asked again."""
    assert kinds_of(line) <= frozenset(LINE_KINDS)
    assert kinds_of(line) == kinds_of(line)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text is folded."""
    assert fold(fold(text)) == fold(text)


def test_words_come_longest_first() -> None:
    """Patterns try longer phrases before those they begin with."""
    lengths = [len(word) for word in words_of("published")]

    assert lengths == sorted(lengths, reverse=True)


def test_languages_are_sorted() -> None:
    """The lists are named by their languages, in one order."""
    assert "en" in languages()
    assert list(languages()) == sorted(languages())
