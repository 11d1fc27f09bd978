"""The word lists of the languages without capitals, as code matches them.

A list is one text in `generator/data/people/`, its words parted by spaces. Takes words, returns
lists and patterns; knows no language.
"""

import re
from collections.abc import Iterable

from generator import data


def lists_of(code: str) -> dict[str, list[str]]:
    """Return all lists of a language whose file holds nothing else.

    Args:
        code: The name of its file in `data/people/`.
    """
    return {key: words.split() for key, words in data.load(f"people/{code}").items()}


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """Return words in the order in which they are tried: none before a longer one.

    Args:
        words: The words.
    """
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def any_of(words: Iterable[str]) -> str:
    """Return the expression that matches the longest of some words.

    Args:
        words: The words.

    >>> any_of(["of", "off"])
    'off|of'
    """
    return "|".join(map(re.escape, longest_first(words)))
