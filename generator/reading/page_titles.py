"""A page's <title>, parted into the article's title and what the site puts beside it.

Takes a title and the lines of its page, returns the part that readers see as a line of the page,
and the rest. What is in sight needs no list of sites' names.
"""

import re
from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from generator.text.phrases import fold

_MARK: Final = re.compile(r"\s+(?:[|–—\-·•»«:/~]|::|--)\s+|\s*(?:[|｜_：]|::|--|――)\s*|(?<=\w):\s+")
_WORD: Final = re.compile(r"\w+")
_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_FEWEST_WORDS: Final = 3
_MOST_MARKS: Final = 8
_BESIDE: Final = 30  # characters of a day that stands in one line with the title
_DIGIT: Final = re.compile(r"\d")


class Parted(NamedTuple):
    """A page's <title> in two: the article's, and what stands beside it."""

    title: str
    rest: str


def squashed(text: str) -> str:
    """Return a text's words, folded, with single spaces."""
    return " ".join(_WORD.findall(fold(text)))


def words_in(text: str) -> int:
    """Count words; where a script parts none, two letters are taken for one.

    >>> words_in("Rain and wind"), words_in("町立図書館")
    (3, 2)
    """
    return max(len(text.split()), len(_UNSPACED.findall(text)) // 2)


def part_in_sight(title: str, lines: Iterable[str]) -> Parted | None:
    """Part a page's <title> where one side of a mark is a line of the page.

    Args:
        title: The <title>.
        lines: The lines of the page that are no links.

    Returns:
        The longer side that is in sight, and the rest of the title; None where none is.

    >>> part_in_sight("Rain floods mill | Lund Post", ["Lund Post", "Rain floods mill"])
    Parted(title='Rain floods mill', rest='Lund Post')
    """
    marks = list(_MARK.finditer(title))
    if not marks or len(marks) > _MOST_MARKS:
        return None
    sides = [
        side
        for mark in marks
        for side in (
            Parted(title[: mark.start()].strip(), title[mark.end() :].strip()),
            Parted(title[mark.end() :].strip(), title[: mark.start()].strip()),
        )
        if words_in(side.title) >= _FEWEST_WORDS and len(side.title) > len(side.rest)
    ]
    if not sides:
        return None
    known = [squashed(line) for line in lines if len(line) <= len(title) + _BESIDE]
    seen = [side for side in sides if _is_in(squashed(side.title), known)]
    return max(seen, key=lambda side: len(side.title), default=None)


def _is_in(key: str, known: Collection[str]) -> bool:
    """Tell whether a title is a line, or with a day before or behind it in one line."""
    return any(
        line == key
        or (line.startswith(f"{key} ") and _DIGIT.search(line[len(key) :]) is not None)
        or (line.endswith(f" {key}") and _DIGIT.search(line[: -len(key)]) is not None)
        for line in known
    )


def names_beside(rest: str) -> tuple[str, ...]:
    """Return what may be the site's name in the rest of a page's <title>: its first and last part.

    Args:
        rest: What stands beside the article's title.
    """
    parts = [part.strip() for part in _MARK.split(rest) if part.strip()]
    return tuple(dict.fromkeys((*parts[-1:], *parts[:1])))
