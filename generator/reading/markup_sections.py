"""Several articles in one page of HTML: each in a container of its own, with heading and day.

Takes a page's lines, returns the lines of each article, or nothing where the page holds one.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from generator.reading.lines import Seen
from generator.reading.markup import Shown
from generator.text.ages import says_how_long_ago
from generator.text.dates import find_dates

_HEADINGS: Final = frozenset(["h1", "h2", "h3"])
_TITLE_WORDS: Final = range(3, 40)
_REACH: Final = 4  # lines between a heading and its day
_FEWEST_WORDS: Final = 60
_FEWEST_SENTENCES: Final = 3
_MOST_HEADS: Final = 80
_DAY_WORDS: Final = 16


def several(
    shown: Sequence[Shown], seen: Sequence[Seen], *, latest: date
) -> tuple[tuple[int, ...], ...]:
    """Find the articles of a page that holds more than one.

    Args:
        shown: The page's lines.
        seen: What is seen of each line's text.
        latest: Newest believable day.

    Returns:
        Indices of the lines of each article, in page order; empty where there is one or none.
    """
    heads = [
        index
        for index, line in enumerate(shown)
        if line.within.tag in _HEADINGS
        and seen[index].words in _TITLE_WORDS
        and not line.within.furniture
        and not line.within.aside
    ]
    # Two articles have two headings; a page with very many is a list of links.
    if not 1 < len(heads) <= _MOST_HEADS:
        return ()
    found = [
        each
        for head in heads
        if (each := _container(head, heads, shown, seen)) and _is_dated(head, each, seen, latest)
    ]
    return tuple(found) if len(found) > 1 else ()


def _container(
    head: int, heads: Sequence[int], shown: Sequence[Shown], seen: Sequence[Seen]
) -> tuple[int, ...]:
    """Return the lines of the smallest container of a heading that holds a whole text as well."""
    own = shown[head].within.path
    rank = shown[head].within.tag
    others = [
        set(shown[other].within.path)
        for other in heads
        if other != head and shown[other].within.tag <= rank
    ]
    for number in reversed(own[1:-1]):
        if not number or any(number in path for path in others):
            return ()
        inside = tuple(index for index, line in enumerate(shown) if number in line.within.path)
        text = [
            seen[index]
            for index in inside
            if index > head and seen[index].is_prose and not seen[index].kinds
        ]
        if (
            sum(line.words for line in text) >= _FEWEST_WORDS
            and sum(line.sentences for line in text) >= _FEWEST_SENTENCES
        ):
            return inside
    return ()


def _is_dated(head: int, inside: Sequence[int], seen: Sequence[Seen], latest: date) -> bool:
    """Tell whether a day or an age stands beside a heading."""
    near = [
        seen[index].text
        for index in inside
        if abs(index - head) <= _REACH and index != head and seen[index].words <= _DAY_WORDS
    ]
    return any(
        says_how_long_ago(text) or any(each.value.day for each in find_dates(text, latest=latest))
        for text in near
    )
