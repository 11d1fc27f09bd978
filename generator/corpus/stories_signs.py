"""What a text is recognised by in another report: pairs of neighbouring words, as numbers.

A pair is two longer words that stand side by side, or with one between them. Pairs survive
where a text is cut, reordered or reworded in part, and two texts that were written apart share
few of them. A small sample of the pairs, chosen alike in every text, finds what may belong
together without comparing every brief with every other; of a brief that has a story to itself
nothing else has to be known.

Takes paragraphs, returns numbers; the same text gives the same numbers on any day.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import xor
from typing import Final
from zlib import crc32

from generator.text.markdown import plain

# Scripts without spaces between words: two characters that stand side by side are a word.
_UNSPACED: Final = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f"
# Short words are mostly those of grammar: in every text, and the first that a rewording changes.
# Vowel signs that are no letters for a regular expression, though they stand inside words.
_SIGNS: Final = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0980-\u0dff"
)
_WORD: Final = re.compile(rf"[{_UNSPACED}]+|(?:(?![{_UNSPACED}])(?:[^\W\d_]|[{_SIGNS}])){{4,}}|\d+")
# Most texts have neither, and are read three times as fast.
_NEEDS_CARE: Final = re.compile(f"[{_UNSPACED}{_SIGNS}]")
_PLAIN_WORD: Final = re.compile(r"[^\W\d_]{4,}|\d+")
_ASCII_WORD: Final = re.compile(r"[a-z]{4,}|[0-9]+")  # the same where a text has no other letters
_IS_UNSPACED: Final = re.compile(rf"[{_UNSPACED}]")
_BESIDE: Final = 0x9E3779B1
_APART: Final = 0x85EBCA6B
_SECOND: Final = 0xC2B2AE35
_BITS: Final = 0xFFFFFFFF
_SAMPLE: Final = 1 << 29  # one pair of eight,
_MOST: Final = 64  # and of these the smallest: a long text needs no more than a short one
# A run of so many pairs is looked for as one: some twenty words.
_RUN: Final = 24
_SHARED_OF_A_RUN: Final = 0.25
_FEWEST: Final = 16  # pairs; a shorter text is a line that many a report can have
_WORDS: Final = 1 << 16  # words whose numbers are remembered
_COMPARED: Final = 1 << 12  # and texts that were compared with another one


def sample_of(paragraphs: tuple[str, ...]) -> tuple[int, ...]:
    """Choose the pairs by which a brief's text finds others.

    Args:
        paragraphs: Markdown, one paragraph each.

    Returns:
        A part of its pairs, each once and in order, that is chosen by the pairs alone.
    """
    return tuple(sorted({pair for pair in _pairs(paragraphs) if pair < _SAMPLE})[:_MOST])


@lru_cache(maxsize=_COMPARED)
def pairs_of(paragraphs: tuple[str, ...]) -> array[int]:
    """Return all pairs of a brief's text, in its order.

    Args:
        paragraphs: Markdown, one paragraph each.
    """
    return _pairs(paragraphs)


def _pairs(paragraphs: tuple[str, ...]) -> array[int]:
    words = [_numbers(word) for paragraph in paragraphs for word in _words(plain(paragraph))]
    if len(words) <= 1:
        return array("I")
    beside, apart, second = zip(*words, strict=True)
    pairs = array("I", bytes(4 * 2 * (len(words) - 1)))
    pairs[0::2] = array("I", map(xor, beside, second[1:]))
    # Behind the last word stands nothing.
    pairs[1::2] = array("I", map(xor, apart[:-1], (*second[2:], 0)))
    return pairs


@lru_cache(maxsize=_WORDS)
def _numbers(word: str) -> tuple[int, int, int]:
    """Return a word's numbers as the first of two beside, the first of two apart, the second."""
    number = crc32(word.encode())
    return number * _BESIDE & _BITS, number * _APART & _BITS, number * _SECOND & _BITS


def _words(text: str) -> Iterator[str]:
    small = text.casefold()
    if small.isascii():
        return iter(_ASCII_WORD.findall(small))
    if not _NEEDS_CARE.search(small):
        return iter(_PLAIN_WORD.findall(small))
    return _careful_words(small)


def _careful_words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        if _IS_UNSPACED.match(word):
            yield from (word[at : at + 2] for at in range(max(1, len(word) - 1)))
        else:
            yield word


def shared_part(one: array[int], other: array[int]) -> float:
    """Return how much of the shorter of two texts stands in the longer one, in whatever order.

    Args:
        one: The pairs of a text.
        other: Those of another.

    Returns:
        The share of its runs of some twenty words of which a quarter of the pairs, and more than
        one, stand in the longer text: a paragraph that both have counts for its length only, and
        names that both have for the runs that they stand in.
    """
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _FEWEST:
        return 0.0
    there = frozenset(longer)
    runs = [shorter[at : at + _RUN] for at in range(0, len(shorter), _RUN)]
    if len(runs) > 1 and len(runs[-1]) < _RUN // 2:
        rest = runs.pop()
        runs[-1] += rest
    return sum(_is_shared(run, there) for run in runs) / len(runs)


def _is_shared(run: Sequence[int], there: frozenset[int]) -> bool:
    found = sum(pair in there for pair in run)
    return found > 1 and found >= _SHARED_OF_A_RUN * len(run)
