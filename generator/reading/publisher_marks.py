"""What is seen of each name that may be a publisher's, as figures to be weighed.

Takes the names of a page and their places, returns one row of `MARKS` a name: its places, the
lines that have it, its likeness to the page's addresses, its words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import log1p
from typing import Final

from generator.reading.byline_names import is_publisher, looks_like_person
from generator.reading.page import Part, Place
from generator.reading.publisher_names import (
    ARTICLE,
    PLACES,
    TOKEN,
    Named,
    could_be_source,
    is_publisher_word,
    is_written_as_name,
    key_of,
)
from generator.reading.publishers import SHORTEST_HOST, UNSPACED, Names, gathered
from generator.text.phrases import furniture_words

MARKS: Final = (
    *("none", *PLACES, "again", "host", "host_most", "lines", "many_lines", "in_body", "in_title"),
    *("publisher", "person", "furniture", "dotted", "no_name", "short", "head_host"),
)

_DOTTED: Final = re.compile(r"\w\.[a-z]{2,6}$", re.IGNORECASE)
_NO_WORD: Final = re.compile(r"[^\w\n]+")
_MANY: Final = log1p(8)
_MOST: Final = 30  # names
_ANYWHERE: Final = frozenset({"top", "foot", "menu", "starts", "ends", "speaking"})
_SHORT: Final = 3  # characters


def names_shown(
    part: Part, place: Place, *, title: str | None, writers: Iterable[str], cut: Iterable[str]
) -> list[tuple[Named, list[float]]]:
    """Gather the names that may be the publisher's of a page, with what is seen of each.

    Args:
        part: The article's lines.
        place: Where its title and body stand.
        title: The article's title.
        writers: Names in the byline, which are no publisher.
        cut: Publishers that the text's edges name.

    Returns:
        Names and their marks, in the order of `MARKS`.
    """
    names, hosts = gathered(part, place, title=title, writers=writers, cut=cut)
    likely = sorted(
        _likely(names, hosts), key=lambda each: (each.places <= _ANYWHERE, -each.count)
    )[:_MOST]
    return [(each, _marks(names, each, hosts)) for each in likely]


def _likely(names: Names, hosts: Sequence[tuple[str, int]]) -> Iterator[Named]:
    """Count the lines that have each name, and leave out what stands in one alone."""
    text = _NO_WORD.sub(" ", "\n".join(names.lines))
    spaced = " " + text.replace("\n", " \n ") + " "
    for each in names.found.values():
        each.key = key_of(each.name)
        words = " ".join(TOKEN.findall(ARTICLE.sub("", each.folded)))
        each.count = text.count(words) if UNSPACED.search(words) else spaced.count(f" {words} ")
        sure = each.places - {"foot", "menu"} or each.count > 1
        if not (sure or is_publisher(each.name) or _near(each.key, hosts)):
            continue
        if each.key and each.key not in names.no_names and could_be_source(each.name):
            yield each


def _near(key: str, hosts: Iterable[tuple[str, int]]) -> int:
    """Return how often the page gives an address like a name."""
    if len(key) < SHORTEST_HOST:
        return 0
    return max((times for host, times in hosts if host in key or key in host), default=0)


def _marks(names: Names, one: Named, hosts: Sequence[tuple[str, int]]) -> list[float]:
    words = TOKEN.findall(one.folded)
    # An address is like itself; it tells nothing more.
    host = 0 if one.places == {"as_host"} else _near(one.key, hosts)
    dotted = _DOTTED.search(one.name) is not None
    head = "head_last" in one.places or "head_other" in one.places
    lines = log1p(one.count)
    return [
        1.0,
        *[float(place in one.places) for place in PLACES],
        float(head and one.count > 0),
        log1p(host),
        float(host > 0 and host == hosts[0][1]),
        min(lines, _MANY),
        max(0.0, lines - _MANY),
        min(log1p(names.text.count(one.folded)), _MANY),
        float(one.folded in names.title),
        float(any(map(is_publisher_word, words))),
        float(looks_like_person(one.name)),
        float(furniture_words().issuperset(words)),
        float(dotted),
        float(not is_written_as_name(one.name)),
        float(len(one.key) <= _SHORT),
        float(head and (dotted or host > 0)),
    ]
