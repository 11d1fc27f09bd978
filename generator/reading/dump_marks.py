"""What tools that turn pages into text leave of links and emphasis, taken off the lines.

html2text and its kind write Markdown ("[News](/news)", "**Updated:**", "# Title"), lynx and
w3m number links ("[12]News"). A page of which several lines are written so is one of theirs; in
any other the same marks are the page's own, and stay.

Takes lines, returns lines: the same ones, or the same without the marks.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.reading.decode import Line

_FEWEST: Final = 3  # links of one kind

_LINK: Final = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\((?P<to>[^()\s]*)(?:\s+\"[^\"]*\")?\)")
_PICTURE: Final = re.compile(r"!\[[^\[\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_HEADING: Final = re.compile(r"^#{1,6}\s+|(?<!\s)\s++#{1,6}$")
_RULE: Final = re.compile(r"^(?:[*_-]\s*){3,}$")
_STRONG: Final = re.compile(r"(?<!\w)(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_EMPHASIS: Final = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*_])")
_QUOTED: Final = re.compile(r"^>\s+")
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")

# [12]Name; a figure in brackets behind a word is a note of the page's own.
_NUMBERED: Final = re.compile(r"(?<!\w)\[(?P<number>\d{1,4})\](?=\S)")
_REFERENCE: Final = re.compile(r"^\s*\d{1,4}\.\s+(?:https?|ftp|file|mailto|javascript):\S*$")


def without_marks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Take the marks of links and emphasis off a page that a tool wrote.

    Args:
        lines: The capture's lines that are not blank, in order.

    Returns:
        The same lines where no tool left marks; else the lines without them, and without those
        that hold nothing else.

    >>> [line.text for line in without_marks([Line(1, "[A](/a) [B](/b) [C](/c)"), Line(2, "# D")])]
    ['A B C', 'D']
    """
    links = sum(line.text.count("](") for line in lines)
    if links >= _FEWEST and sum(len(_LINK.findall(line.text)) for line in lines) >= _FEWEST:
        return _kept(lines, [_plain(line.text) for line in lines])
    numbers = [
        int(found["number"])
        for line in lines
        if "[" in line.text
        for found in _NUMBERED.finditer(line.text)
    ]
    if len(numbers) < _FEWEST or numbers != sorted(numbers) or numbers[-1] < len(set(numbers)):
        return tuple(lines)
    return _kept(
        lines,
        ["" if _REFERENCE.match(line.text) else _NUMBERED.sub("", line.text) for line in lines],
    )


def _kept(lines: Sequence[Line], texts: Sequence[str]) -> tuple[Line, ...]:
    folded = [" ".join(text.split()) for text in texts]
    return tuple(
        line if line.text == text else replace(line, text=text)
        for line, text in zip(lines, folded, strict=True)
        if any(char.isalnum() for char in text) or line.text == text
    )


def _plain(text: str) -> str:
    """Read a line of Markdown: the words of its links and none of its marks."""
    if _RULE.match(text):
        return ""
    text = _LINK.sub(r"\g<text>", _PICTURE.sub("", text))
    text = _QUOTED.sub("", _HEADING.sub("", text))
    text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text))
    return _ESCAPED.sub(r"\1", text)
