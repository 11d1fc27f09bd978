"""Where quotation marks open and close in a brief, in the customs of many languages.

Takes paragraphs of plain text, returns the ranges between the marks. A quotation may run over
paragraphs, each of which then opens with a mark again; an opened one that nothing closes is
left out, and so is everything behind it in its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

# What closes a quotation that begins with a mark. A mark that opens in one language closes in
# another: what stands beside it decides.
_CLOSERS: Final = {
    "“": "”“",
    "”": "”",
    "„": "“”‟",
    "‟": "”",
    "«": "»",
    "»": "«»",
    '"': '"',
    "「": "」",
    "『": "』",
    "‹": "›",
    "‚": "‘’",
    "‘": "’",
    "'": "'",
}
_DOUBLE: Final = '“”„‟«»"「」『』‹›'
_SINGLE: Final = "‚‘'"
_PAIRED: Final = "「『"  # never inside words, never the other way round
_BEFORE_OPENING: Final = re.compile(r"[\s(\[\-–—:/¿¡,;.]|[^\w\s]\Z")
_UNSPACED: Final = "\u2e80"  # from here on scripts put endings right behind a quotation
_STOPS: Final = ".,!?…;:—–-"
_MARKS: Final = re.compile(f"[{_DOUBLE}]")
_ALL_MARKS: Final = re.compile(f"[{_DOUBLE}{_SINGLE}’›]")


@dataclass(frozen=True, slots=True)
class Span:
    """What stands between two marks, in one paragraph: ranges of code points.

    Attributes:
        paragraph: Index of the paragraph.
        start: Where the opening mark stands.
        end: Behind the closing mark.
        inner: The range of the words themselves.
        goes_on: Whether the next paragraph goes on with the same quotation.
    """

    paragraph: int
    start: int
    end: int
    inner: tuple[int, int]
    goes_on: bool = False


@dataclass(slots=True)
class _Scan:
    """What is known while the paragraphs are read."""

    marks: re.Pattern[str]
    spans: list[Span] = field(default_factory=list)
    # The mark of a quotation that the paragraph before left open.
    open: str | None = None


def find_spans(paragraphs: Sequence[str]) -> tuple[Span, ...]:
    """Find the quotations of a text, outer ones only.

    Args:
        paragraphs: Plain text, one paragraph each.

    Returns:
        The spans in text order. Single marks count only where the text has no double ones:
        beside those they stand inside quotations or around single words.

    >>> find_spans(["Roe said: “Go.”"])[0].inner
    (11, 14)
    """
    double = any(_MARKS.search(paragraph) for paragraph in paragraphs)
    scan = _Scan(_MARKS if double else _ALL_MARKS)
    for number, text in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else ""
        _scan(scan, number, text, following.lstrip()[:1])
    return tuple(scan.spans)


def _scan(scan: _Scan, number: int, text: str, following: str) -> None:
    """Add the spans of one paragraph."""
    at = 0
    carried = scan.open
    scan.open = None
    while True:
        opening = _opening(scan, text, at, carried)
        carried = None
        if opening is None:
            return
        mark = text[opening]
        close = _closing(text, opening)
        if close is not None:
            inner = (opening + 1, close)
            scan.spans.append(Span(number, opening, close + 1, inner))
            at = close + 1
            continue
        if following and following == mark:
            inner = (opening + 1, len(text.rstrip()))
            scan.spans.append(Span(number, opening, len(text), inner, goes_on=True))
            scan.open = mark
        return


def _opening(scan: _Scan, text: str, at: int, carried: str | None) -> int | None:
    """Find the next mark that opens a quotation."""
    if carried and text.lstrip()[:1] == carried:
        return len(text) - len(text.lstrip())
    for found in scan.marks.finditer(text, at):
        place, mark = found.start(), found[0]
        if mark not in _CLOSERS:
            continue
        if mark in _PAIRED or _can_open(text, place):
            return place
    return None


def _can_open(text: str, place: int) -> bool:
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    # French sets a space inside its marks.
    if not after or (after.isspace() and text[place] != "«") or after in ",.;:)":
        return False
    return not before or _BEFORE_OPENING.match(before) is not None


def _closing(text: str, opening: int) -> int | None:
    """Find the mark that closes what another one opened, in the same paragraph."""
    mark = text[opening]
    wanted = _CLOSERS[mark]
    depth = 0
    for place in range(opening + 1, len(text)):
        letter = text[place]
        if letter == mark and mark in "«「『" and mark not in wanted:
            depth += 1
        elif letter in wanted and _can_close(text, place, mark):
            if not depth:
                return place
            depth -= 1
    return None


def _can_close(text: str, place: int, opened: str) -> bool:
    """Tell whether a mark closes: no space before it, no letter behind it."""
    before, after = text[place - 1], text[place + 1 : place + 2]
    if opened in _PAIRED:
        return True
    if after.isalnum() and after < _UNSPACED:
        return False
    # Where another mark opened, a space before the one that closes is a slip, or French.
    if before.isspace() and (text[place] == opened or text[place] not in "»”"):
        return False
    # An apostrophe behind a word's last letter closes nothing: "the workers' rights".
    return opened not in _SINGLE or before in _STOPS or not after or after in ".,;:!?)"
