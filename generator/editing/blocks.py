"""What changed between two bodies: blocks of paragraphs, as small as makes sense.

A paragraph that was reworded is a block of its own, also beside another that changed. One that
was split, or two that were joined, are one block: half of such a change says nothing.

Takes paragraphs, returns blocks. Knows no files and no sides.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_ALIKE: Final = 0.5  # the share of words that make one paragraph another wording of the other
_HELD: Final = 0.6  # the share of some words that makes them a part of others
_FEWEST_WORDS: Final = 3  # fewer are a phrase that may stand anywhere
_COPIED: Final = 8  # so many words in a row are not said twice by chance
_WORD: Final = re.compile(r"\w+")
# Pairs are looked for in a block of this many paragraphs a side; a larger one is taken as a whole.
_MOST_PAIRED: Final = 40


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A change: paragraphs of the base and what stands for them, both half-open ranges."""

    start: int
    end: int
    other_start: int
    other_end: int


def blocks(base: Sequence[str], other: Sequence[str]) -> tuple[Block, ...]:
    """Find what changed between two bodies, in the smallest blocks that make sense.

    Args:
        base: The paragraphs as they were.
        other: The paragraphs as they are.

    Returns:
        Blocks in order; outside of them both bodies are equal.

    >>> blocks(["a", "b", "c"], ["a", "c", "d"])
    (Block(start=1, end=2, other_start=1, other_end=1), Block(start=3, end=3, other_start=2, \
other_end=3))
    """
    found: list[Block] = []
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        whole = Block(start, end, other_start, other_end)
        if tag == "replace":
            found.extend(_refined(whole, base, other))
        elif tag != "equal":
            found.append(whole)
    return tuple(found)


def unchanged(
    changed: Sequence[Block], length: int, other_length: int
) -> Iterator[tuple[int, int]]:
    """Give the places of paragraphs that are equal in both bodies.

    Args:
        changed: The blocks between the two bodies, in order.
        length: Paragraphs of the one.
        other_length: Paragraphs of the other.
    """
    start = other_start = 0
    for block in [*changed, Block(length, length, other_length, other_length)]:
        yield from zip(
            range(start, block.start), range(other_start, block.other_start), strict=True
        )
        start, other_start = block.end, block.other_end


def brings_back(text: str, before: Collection[str], parts: Collection[str]) -> bool:
    """Tell whether what is new in a paragraph is one of some paragraphs, or much of it.

    Args:
        text: The new paragraph.
        before: What stood in its place; its words are not new.
        parts: Paragraphs that a person took out or put in other words.
    """
    if text in parts:
        return True
    gained = _less(_words(text), [word for old in before for word in _words(old)])
    return any(_is_shared(gained, _words(part)) for part in parts)


def _less(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return the words that do not stand in others, in order."""
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    common = {
        at for found in matcher.get_matching_blocks() for at in range(found.a, found.a + found.size)
    }
    return [word for at, word in enumerate(words) if at not in common]


def _is_shared(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether the shorter of two texts stands in the longer for the most part, or a copy."""
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    sizes = [block.size for block in matcher.get_matching_blocks()]
    shared = sum(sizes)
    most = shared >= _FEWEST_WORDS and shared >= _HELD * min(len(words), len(others))
    return most or max(sizes) >= _COPIED


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if one and other else 0.0


def _refined(whole: Block, base: Sequence[str], other: Sequence[str]) -> list[Block]:
    """Cut a block where paragraphs are other wordings of each other, one to one."""
    height, width = whole.end - whole.start, whole.other_end - whole.other_start
    if height == width == 1 or max(height, width) > _MOST_PAIRED:
        return [whole]
    ones = [_words(text) for text in base[whole.start : whole.end]]
    others = [_words(text) for text in other[whole.other_start : whole.other_end]]
    cut: list[Block] = []
    start, other_start = 0, 0
    for at, other_at in [*_best_pairs(ones, others), (height, width)]:
        if at > start or other_at > other_start:
            cut.append(Block(start, at, other_start, other_at))
        if at < height:
            cut.append(Block(at, at + 1, other_at, other_at + 1))
        start, other_start = at + 1, other_at + 1
    return [
        Block(
            block.start + whole.start,
            block.end + whole.start,
            block.other_start + whole.other_start,
            block.other_end + whole.other_start,
        )
        for block in _rejoined(cut, ones, others)
    ]


def _best_pairs(
    ones: Sequence[Sequence[str]], others: Sequence[Sequence[str]]
) -> list[tuple[int, int]]:
    """Pair what is alike, in order, so that likeness is greatest in all."""
    best = [[0.0] * (len(others) + 1) for _ in range(len(ones) + 1)]
    alike = [[_likeness(one, other) for other in others] for one in ones]
    for at in range(len(ones) - 1, -1, -1):
        for other_at in range(len(others) - 1, -1, -1):
            paired = alike[at][other_at]
            taken = paired + best[at + 1][other_at + 1] if paired >= _ALIKE else 0.0
            best[at][other_at] = max(taken, best[at + 1][other_at], best[at][other_at + 1])
    pairs: list[tuple[int, int]] = []
    at = other_at = 0
    while at < len(ones) and other_at < len(others):
        paired = alike[at][other_at]
        if paired >= _ALIKE and best[at][other_at] == paired + best[at + 1][other_at + 1]:
            pairs.append((at, other_at))
            at, other_at = at + 1, other_at + 1
        elif best[at][other_at] == best[at + 1][other_at]:
            at += 1
        else:
            other_at += 1
    return pairs


def _rejoined(
    cut: Sequence[Block], ones: Sequence[Sequence[str]], others: Sequence[Sequence[str]]
) -> list[Block]:
    """Join neighbours where one paragraph was split, or two were joined."""
    joined: list[Block] = []
    for block in cut:
        if joined and (_moved(joined[-1], block, ones, others)):
            last = joined.pop()
            joined.append(Block(last.start, block.end, last.other_start, block.other_end))
        else:
            joined.append(block)
    return joined


def _moved(
    one: Block, other: Block, ones: Sequence[Sequence[str]], others: Sequence[Sequence[str]]
) -> bool:
    """Tell whether words that one block takes out are what the other puts in."""
    for giving, taking in ((one, other), (other, one)):
        before, after = _sides(giving, ones, others)
        there, then = _sides(taking, ones, others)
        if _is_shared(_less(before, after), _less(then, there)):
            return True
    return False


def _sides(
    block: Block, ones: Sequence[Sequence[str]], others: Sequence[Sequence[str]]
) -> tuple[list[str], list[str]]:
    """Return the words that a block takes out, and those that it puts in."""
    return (
        [word for words in ones[block.start : block.end] for word in words],
        [word for words in others[block.other_start : block.other_end] for word in words],
    )
