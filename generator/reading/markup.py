"""HTML to a tree, and the tree to the lines that a reader would see, each with its markup.

Takes bytes, returns lines in the order of the source: a line is a paragraph, a heading, an
item of a list, with its place, its tag and what its containers say of themselves. What a
browser shows nobody (scripts, styles, hidden parts) is in none of them.

lxml's tree is C: it is made and read here, and no element leaves this module but the root.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from generator.data import load
from generator.errors import CaptureError
from generator.reading.decode import Line, tidy
from generator.reading.markup_tree import source_of, tree_of
from generator.reading.markup_within import Within, class_words, columns_of, inside

MAX_ELEMENTS: Final = 100_000
MAX_LINES: Final = 20_000
_MAX_LINE_LENGTH: Final = 60_000
_HIDING: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


# Where an element ends and the next begins with nothing between: styles may part them, and in a
# byline or a menu they do; a sentence is written through.
_JOINT: Final = "\0"
_BESIDE_EACH_OTHER: Final = frozenset(["a", "span", "time", "small", "strong", "b"])
_LABEL_WORDS: Final = 12
_ENDS: Final = tuple(".!?。！？؟।")


class Shown(NamedTuple):
    """One line of a page as a browser shows it.

    Attributes:
        line: Its text and the line of the source on which its markup begins.
        within: What contains it.
        linked: How many of its characters are in links.
        strong: How many of its characters are in bold type.
        names: Words of the classes of the blocks around it, block by block, nearest first.
        href: Where its first link leads, None without one.
    """

    line: Line
    within: Within
    linked: int
    strong: int
    names: tuple[tuple[str, ...], ...]
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Markup:
    """A parsed page: its source, its tree, its lines."""

    source: str
    root: HtmlElement
    lines: tuple[Shown, ...]
    elements: int = 0  # how many there are in the tree


def parse(data: bytes) -> Markup:
    """Parse a page.

    Args:
        data: The page as it was saved.

    Returns:
        The page's source, tree and lines.

    Raises:
        CaptureError: The bytes are no text, or more than any page has.
    """
    source = source_of(data)
    root = tree_of(source)
    lines, elements = _lines(root)
    return Markup(source, root, lines, elements)


@cache
def _elements(kind: str) -> frozenset[str]:
    return frozenset(load("html_elements")[kind])


def _parted(text: str) -> str:
    """Part what stands side by side without a space, if it is no sentence."""
    if _JOINT not in text:
        return text
    parted = text.replace(_JOINT, " ")
    label = len(parted.split()) <= _LABEL_WORDS and not parted.rstrip().endswith(_ENDS)
    return parted if label else text.replace(_JOINT, "")


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and _HIDING.search(style) is not None


_MOST_PIECES: Final = 6
_BROKEN_WORDS: Final = 12  # a line that a <br> ends; a paragraph's first one is longer
_SENTENCE_MARKS: Final = frozenset(".,;:!?…-–—。、")


class _Walk:
    """One pass over a tree, in the order of the source."""

    def __init__(self) -> None:
        self.blocks = _elements("blocks")
        self.found: list[Shown] = []
        self.stack: list[Within] = [Within()]
        self.names: list[tuple[str, ...]] = []
        self.pieces: list[str] = []
        self.number = 0
        self.articles = 0
        self.columns = 0
        self.links = 0
        self.bold = 0
        self.line = 1
        self._clear()

    def _clear(self) -> None:
        self.pieces.clear()
        self.linked = 0
        self.strong = 0
        self.breaks = 0
        self.ended = False
        self.href: str | None = None

    def say(self, text: str | None) -> None:
        """Take a piece of text."""
        if not text:
            return
        self.pieces.append(text)
        self.ended = False
        if self.links or self.bold:
            size = len(text.strip())
            self.linked += size if self.links else 0
            self.strong += size if self.bold else 0
        if self.breaks and not text.isspace():
            self.breaks = 0

    def _is_label(self) -> bool:
        """Tell whether what is gathered is a title, a name or a day, and no part of a paragraph."""
        if len(self.pieces) > _MOST_PIECES:
            return False
        words = "".join(self.pieces).split()
        return 0 < len(words) <= _BROKEN_WORDS and words[-1][-1] not in _SENTENCE_MARKS

    def flush(self) -> None:
        """End the line that is being gathered."""
        if not self.pieces:
            self.breaks = 0
            return
        text = " ".join(tidy(" ".join(_parted("".join(self.pieces)).split())).split())
        if text:
            if len(self.found) >= MAX_LINES:
                message = f"more than {MAX_LINES:,} paragraphs: this is no news page"
                raise CaptureError(message)
            self.found.append(
                Shown(
                    Line(self.line, text[:_MAX_LINE_LENGTH]),
                    self.stack[-1],
                    self.linked,
                    self.strong,
                    tuple(self.names[:-5:-1]),
                    self.href,
                )
            )
        self._clear()

    def open(self, element: HtmlElement, tag: str) -> None:
        """Go into an element."""
        if tag in self.blocks:
            self.flush()
            self.number += 1
            self.articles += tag == "article"
            if tag == "tr":
                self.columns = 0
            elif tag in {"td", "th"}:
                self.columns += 1
            self.stack.append(
                inside(
                    element,
                    self.stack[-1],
                    number=self.number,
                    articles=self.articles,
                    columns=self.columns,
                )
            )
            if tag in {"td", "th"}:
                self.columns += columns_of(element) - 1
            self.names.append(class_words((element.get("class") or "")[:300]))
            self.line = element.sourceline or self.line
        elif self.ended and tag in _BESIDE_EACH_OTHER:
            self.pieces.append(_JOINT)
        if tag == "a":
            self.links += 1
            self.href = self.href or element.get("href")
        elif tag in {"b", "strong"}:
            self.bold += 1
        elif tag == "br":
            self.breaks += 1
            if self.breaks > 1 or self._is_label():
                self.flush()
            else:
                self.pieces.append(" ")
        self.say(element.text)

    def close(self, tag: str) -> None:
        """Come out of an element."""
        if tag in self.blocks:
            self.flush()
            self.stack.pop()
            self.names.pop()
        elif tag in _BESIDE_EACH_OTHER:
            self.ended = bool(self.pieces)
        if tag == "a":
            self.links -= 1
        elif tag in {"b", "strong"}:
            self.bold -= 1


def _lines(root: HtmlElement) -> tuple[tuple[Shown, ...], int]:
    walk = _Walk()
    unseen = _elements("unseen")
    walker = etree.iterwalk(root, events=("start", "end"))
    elements = 0
    skipped = None
    for event, element in walker:
        tag = element.tag
        if event == "start":
            elements += 1
            if elements > MAX_ELEMENTS:
                message = f"more than {MAX_ELEMENTS:,} elements: this is no news page"
                raise CaptureError(message)
            if tag in unseen or (tag not in {"html", "body"} and _is_hidden(element)):
                walker.skip_subtree()
                skipped = element
            else:
                walk.open(element, tag)
            continue
        if element is skipped:
            skipped = None
        else:
            walk.close(tag)
        walk.say(element.tail)
    walk.flush()
    return tuple(walk.found), elements
