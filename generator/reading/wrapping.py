"""Paragraphs that a dump breaks over several lines made whole, and lines that hold several parted.

Some dumps are filled to a fixed width: each line ends where the next word would not have fitted.
Where nearly all lines of a page end so, they are joined; everywhere else nothing is. Other dumps
put an article's whole head into one line, its parts behind bars, and its text as well: that is
parted.

Takes the lines of a capture, returns lines; one that was joined tells where it ends.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from generator.reading.byline_lines import is_byline
from generator.reading.decode import Line

_WIDTHS: Final = range(50, 141)  # characters
_WIDTHS_TRIED: Final = 4
_FEWEST_FULL: Final = 6
_MENU: Final = 40  # characters; shorter lines are a menu's, or a paragraph's last
_NEARLY_ALL: Final = 0.75
_ENDS: Final = tuple(".!?…。")


_BAR: Final = re.compile(r"\s+[|｜]\s+")
_FEWEST_BARS: Final = 2
_HEAD_WORDS: Final = 25
_TEXT_WORDS: Final = 20
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


def unbar(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Part the lines that hold an article's whole head behind bars.

    Args:
        lines: The capture's lines that are not blank, in order.

    Returns:
        The same lines; of one with a writer and a year, or with the text behind the last bar,
        its parts, which all have its number.

    >>> [line.text for line in unbar([Line(1, "Rain ends | By Ann Roe | 3 May 2024")])]
    ['Rain ends', 'By Ann Roe', '3 May 2024']
    """
    return tuple(
        each
        for line in lines
        for each in (_parts(line) if line.text.count("|") >= _FEWEST_BARS else (line,))
    )


def _parts(line: Line) -> Iterable[Line]:
    parts = _BAR.split(line.text)
    head = [part for part in parts[:-1] if len(part.split()) <= _HEAD_WORDS]
    if len(head) < max(_FEWEST_BARS, len(parts) - 1) or head[0].endswith(_ENDS):
        return (line,)
    text = len(parts[-1].split()) >= _TEXT_WORDS and parts[-1].endswith(_ENDS)
    signed = any(map(is_byline, parts)) and any(map(_YEAR.search, parts))
    if not (text or signed):
        return (line,)
    return (Line(line.number, part.strip(), line.end) for part in parts if part.strip())


def unwrap(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Join the lines of paragraphs that a dump breaks at a fixed width.

    Args:
        lines: The capture's lines that are not blank, in order.

    Returns:
        The same lines where the page is not filled to a width; else its paragraphs.

    >>> unwrap([Line(1, "Rain fell."), Line(2, "It stopped.")])
    (Line(number=1, text='Rain fell.', end=2), Line(number=2, text='It stopped.', end=3))
    """
    # Behind a paragraph's last line stands a blank one, or a line that was not full.
    adjacent = [
        (len(one.text), _filled(one, two), one.text.endswith(_ENDS))
        for one, two in pairwise(lines)
        if two.number == one.end and len(one.text) >= _MENU
    ]
    lengths = sorted({len(line.text) for line in lines if len(line.text) in _WIDTHS})
    # An address or a title may be longer than the width that paragraphs are filled to.
    for width in lengths[: -_WIDTHS_TRIED - 1 : -1]:
        ended = [ends for length, filled, ends in adjacent if length <= width < filled]
        full = len(ended)
        # Where most full lines end a sentence, they are paragraphs that happen to be as long.
        inside = sum(ended) * 2 < full
        if inside and full >= _FEWEST_FULL and full >= _NEARLY_ALL * len(adjacent):
            return _joined(lines, width)
    return tuple(lines)


def _filled(one: Line, two: Line) -> int:
    """Return how long a line would have been with the next line's first word."""
    return len(one.text) + 1 + len(two.text.split(" ", 1)[0])


def _joined(lines: Sequence[Line], width: int) -> tuple[Line, ...]:
    found: list[Line] = []
    last = None
    for line in lines:
        follows = last is not None and line.number == last.end and len(last.text) <= width
        if last is not None and follows and _filled(last, line) > width:
            before = found.pop()
            found.append(Line(before.number, f"{before.text} {line.text}", line.end))
        else:
            found.append(line)
        last = line
    return tuple(found)
