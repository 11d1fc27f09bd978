"""The title of an office: the key under which its spellings meet, and what it says of itself.

Takes the words of a title, returns keys and texts. Knows nothing of bodies.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from generator.corpus.posts_bodies import written
from generator.corpus.posts_words import Kind, Word, office_pairs, office_words, words_of

_SMALL: Final = frozenset({"of", "in", "the"})


def title_key(modifiers: Sequence[Word], noun: Word, field: Sequence[Word]) -> str:
    """Return the key of a title: its words in one spelling, without small ones, sorted."""
    words, titles = office_pairs("same_words"), office_pairs("same_titles")
    phrases = (
        " ".join(
            words.get(part, part)
            for word in part_words
            if word.kind not in (Kind.SMALL, Kind.JOIN, Kind.COMMA)
            for part in word.key.split()
        )
        for part_words in (modifiers, [noun], field)
    )
    whole = " ".join(filter(None, (titles.get(phrase, phrase) for phrase in phrases)))
    whole = titles.get(whole, whole)
    return sorted_words(whole)


def is_of_states(key: str, noun: Word, modifiers: Sequence[Word], field: Sequence[Word]) -> bool:
    """Tell whether a title with nothing but a state is one office."""
    if key in _keys_of_states():
        return True
    if noun.key.split()[-1] not in office_words("with_field"):
        return False
    return bool(field) or not {word.key for word in modifiers} <= office_words("shared")


def office_has_field(title: str) -> bool:
    """Tell whether a title says what the office is for: "Assistant Secretary for Trade"."""
    words = words_of(title)
    key = title_key((), words[0], words[1:]) if words else ""
    return key in _keys_of_states() or any(word.kind is Kind.JOIN for word in words)


@lru_cache(maxsize=1)
def _keys_of_states() -> frozenset[str]:
    same = office_pairs("same_words")
    keys = set()
    for title in office_words("of_states"):
        words = " ".join(same.get(word, word) for word in title.split())
        words = office_pairs("same_titles").get(words, words)
        keys.add(sorted_words(words))
    return frozenset(keys)


def sorted_words(words: str) -> str:
    """Return the words of a key in order, each once, without small ones."""
    return " ".join(sorted(set(words.split()) - _SMALL))


def said(words: Sequence[Word]) -> str:
    """Return a title as written, with a capital."""
    text = written(words)
    return text[:1].upper() + text[1:]
