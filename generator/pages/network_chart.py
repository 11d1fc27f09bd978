"""The network as inline SVG: a dot a person, a line a pair, names where they do not cross.

Every dot is a link to its person, so that the picture leads somewhere without a script too.

Takes a network, returns HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import sqrt
from typing import Final

from generator.model import DocPath
from generator.pages.catalogue import Catalogue
from generator.pages.dates import count
from generator.pages.document import address
from generator.pages.network_layout import Point, layout
from generator.pages.network_pairs import Network
from generator.text.paths import person_path

_WIDTH: Final = 720
_HEIGHT: Final = 540
_MARGIN_X: Final = 60  # a name may stand beyond its dot
_MARGIN_Y: Final = 18
_LETTER: Final = 6.5  # width of a letter of a name, about; rather more than less
_LINE: Final = 13  # height of a name
_THICKEST: Final = 4
_FIRST: Final = 20  # of these a phone shows the names too that have room there
_ON_A_PHONE: Final = 2  # times as large are letters there beside the picture

_Room = tuple[float, float, float, float]  # left, top, right, low


def network_chart(start: DocPath, known: Catalogue, network: Network) -> str:
    """Draw a network.

    Args:
        start: The page that it stands on.
        known: The whole book.
        network: Who is drawn.

    Returns:
        A figure on one line.
    """
    pairs = tuple((each.one, each.other, len(each.briefs)) for each in network.pairs)
    width, height = _WIDTH - 2 * _MARGIN_X, _HEIGHT - 2 * _MARGIN_Y
    places = [
        (x + _MARGIN_X, y + _MARGIN_Y) for x, y in layout(len(network.people), pairs, width, height)
    ]
    lines = "".join(_lines(network, places))
    dots = "".join(_dots(start, known, network, places))
    sentence = (
        f"{count(len(network.people), 'person', 'people')}, "
        f"{count(len(pairs), 'pair')} named in the same briefs."
    )
    return (
        '<figure class="bb-chart bb-network">'
        f'<svg width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group" '
        f'aria-label="{escape(sentence)}">{lines}{dots}</svg></figure>'
    )


def _lines(network: Network, places: list[Point]) -> Iterator[str]:
    for number, pair in reversed(list(enumerate(network.pairs))):
        (x, y), (a, b) = places[pair.one], places[pair.other]
        thick = min(round(sqrt(len(pair.briefs))), _THICKEST)
        off = " bb-off" if len(pair.briefs) < network.least else ""
        yield (
            f'<path class="bb-pair bb-pair-{thick}{off}" data-pair="{number}" '
            f'd="M{x:.0f} {y:.0f}L{a:.0f} {b:.0f}"/>'
        )


def _dots(start: DocPath, known: Catalogue, network: Network, places: list[Point]) -> Iterator[str]:
    taken: list[_Room] = []
    first: list[_Room] = []
    for number, (person, (x, y)) in enumerate(zip(network.people, places, strict=True)):
        briefs = len(known.briefs_of[person.slug])
        radius = min(3 + round(sqrt(briefs)), 12)
        kind = ""
        if not _put(_room(person.name, x, y + radius, 1), taken):
            kind = " bb-minor"
        elif number < _FIRST and _put(_room(person.name, x, y + radius, _ON_A_PHONE), first):
            kind = " bb-first"
        left, top, right, _ = _room(person.name, x, y + radius, 1)
        middle, line = round((left + right) / 2), round(top + _LINE - 3)
        says = escape(f"{person.name}, {count(briefs, 'brief')}")
        yield (
            f'<a class="bb-node{kind}" href="{address(start, person_path(person.slug))}" '
            f'data-node="{number}"><title>{says}</title>'
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius}"/>'
            f'<text x="{middle}" y="{line}">{escape(person.name)}</text></a>'
        )


def _room(name: str, x: float, y: float, scale: int) -> _Room:
    """Return the room that a name takes below its dot, within the picture where that is wide."""
    half = min(len(name) * _LETTER * scale / 2, _WIDTH / 2)
    middle = min(max(x, half), _WIDTH - half) if scale == 1 else x
    return middle - half, y + 1, middle + half, y + 1 + _LINE * scale


def _put(room: _Room, taken: list[_Room]) -> bool:
    """Take a room if all of it is free and within the picture."""
    left, top, right, low = room
    free = left >= 0 and right <= _WIDTH and low <= _HEIGHT
    free = free and not any(
        left < their_right and their_left < right and top < their_low and their_top < low
        for their_left, their_top, their_right, their_low in taken
    )
    if free:
        taken.append(room)
    return free
