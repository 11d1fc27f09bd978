"""Several articles in one page of HTML: each in a container of its own, with heading and day.

Takes a page's lines, returns the lines of each article, or nothing where the page holds one.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from generator.reading.lines import Seen
from generator.reading.markup import Shown
from generator.reading.split import SectionKind
from generator.text.ages import says_how_long_ago
from generator.text.dates import find_dates

_HEADINGS: Final = frozenset(["h1", "h2", "h3"])
_TITLE_WORDS: Final = range(3, 40)
_REACH: Final = 4  # lines between a heading and its day
_FEWEST_WORDS: Final = 60
_FEWER_WORDS: Final = 40  # are enough for whole sentences
_FEWEST_SENTENCES: Final = 3
_MOST_HEADS: Final = 80
_FEWEST_ENTRIES: Final = 3
_MOST: Final = 0.6  # share of a listing's prose that its entries hold
_DAY_WORDS: Final = 16


def several(
    shown: Sequence[Shown], seen: Sequence[Seen], *, latest: date, listing: bool = False
) -> tuple[SectionKind, tuple[tuple[int, ...], ...]]:
    """Find the articles of a page that holds more than one.

    Args:
        shown: The page's lines.
        seen: What is seen of each line's text.
        latest: Newest believable day.
        listing: The page does not say when it was published, so that it may be a list of dated
            entries, which need be no longer than a sentence.

    Returns:
        What each is, and the indices of the lines of each, in page order; none where the page
        has one article or none.
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
        return SectionKind.PAGE, ()
    found = [
        each
        for head in heads
        if (each := _container(head, heads, shown, seen)) and _is_dated(head, each, seen, latest)
    ]
    if len(found) > 1:
        return SectionKind.ITEM, tuple(found)
    return SectionKind.ENTRY, _listing(heads, shown, seen, latest) if listing else ()


def _listing(
    heads: Sequence[int], shown: Sequence[Shown], seen: Sequence[Seen], latest: date
) -> tuple[tuple[int, ...], ...]:
    """Find the entries of a listing: side by side, each with a day, together most of the prose."""
    entries: dict[object, list[tuple[int, ...]]] = {}
    for head in heads:
        others = {number for other in heads if other != head for number in shown[other].within.path}
        path = shown[head].within.path
        own = next((number for number in path if number and number not in others), path[-1])
        inside = tuple(index for index, line in enumerate(shown) if own in line.within.path)
        if any(seen[index].is_prose for index in inside) and _is_dated(head, inside, seen, latest):
            above = path[path.index(own) - 1]
            entries.setdefault((above, shown[head].within.tag), []).append(inside)
    found = max(entries.values(), key=len, default=[])
    words = sum(seen[index].words for inside in found for index in inside if seen[index].is_prose)
    total = sum(line.words for line in seen if line.is_prose)
    return tuple(found) if len(found) >= _FEWEST_ENTRIES and words >= _MOST * total else ()


def _container(
    head: int, heads: Sequence[int], shown: Sequence[Shown], seen: Sequence[Seen]
) -> tuple[int, ...]:
    """Return the lines of the smallest container of a heading that holds a whole text as well."""
    own = shown[head].within.path
    rank = shown[head].within.tag
    article = shown[head].within.article
    apart = article > 0 and all(
        shown[other].within.article != article for other in heads if other != head
    )
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
        words = sum(line.words for line in text)
        sentences = sum(line.sentences for line in text)
        fewest = _FEWER_WORDS if apart else _FEWEST_WORDS
        if words >= fewest and sentences >= _FEWEST_SENTENCES:
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
