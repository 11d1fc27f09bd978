"""HTML to a tree, and the tree to the lines that a reader would see, each with its markup.

Takes bytes, returns lines in the order of the source: a line is a paragraph, a heading, an
item of a list, with its place, its tag and what its containers say of themselves. What a
browser shows nobody (scripts, styles, hidden parts) is in none of them.

lxml's tree is C: it is made and read here, and no element leaves this module but the root.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from generator.data import load
from generator.errors import CaptureError
from generator.reading.decode import Line, tidy
from generator.reading.markup_tree import source_of, tree_of

MAX_ELEMENTS: Final = 100_000
MAX_LINES: Final = 20_000
_MAX_LINE_LENGTH: Final = 60_000
_WORDS: Final = re.compile(r"[a-z]{3,}")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")

_UNSEEN: Final = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "head",
        "select",
        "option",
        "textarea",
        "audio",
        "video",
        "canvas",
        "math",
        "map",
        "datalist",
        "button",
        "frame",
        "frameset",
        "applet",
        "noframes",
        "dialog",
    ]
)
_BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "aside",
        "header",
        "footer",
        "main",
        "nav",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "hr",
        "figure",
        "figcaption",
        "table",
        "caption",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "form",
        "fieldset",
        "legend",
        "address",
        "details",
        "summary",
        "center",
        "body",
        "html",
        "hgroup",
        "search",
        "menu",
        "label",
    ]
)
_HIDING: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Within(NamedTuple):
    """What a place in the tree inherits from all that contains it.

    A tuple and no dataclass, because a page has hundreds.
    """

    tag: str = "body"
    article: int = 0  # number of the <article> around it, 0 for none
    main: bool = False
    aside: bool = False
    furniture: bool = False  # header, footer or nav
    figure: bool = False
    listed: bool = False
    quoted: bool = False
    table: bool = False
    form: bool = False
    body_of_article: bool = False  # marked as the text itself: itemprop="articleBody"
    good: int = 0  # names of containers that hold texts
    bad: int = 0  # names of containers that hold something else
    own_bad: int = 0  # the same, of the nearest named container
    path: tuple[int, ...] = (0, 0, 0)  # numbers of all blocks around a line, outermost first
    depth: int = 0


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
def _named() -> dict[str, int]:
    """Map the words that classes are made of to 1 (holds a text) or -1 (holds something else)."""
    words = load("container_words")
    return {**dict.fromkeys(words["text"], 1), **dict.fromkeys(words["other"], -1)}


@lru_cache(maxsize=4096)
def _signs(name: str) -> tuple[bool, int]:
    """Tell whether a name speaks for a text, and how many of its words speak against one."""
    kinds = [_named().get(word, 0) for word in set(_class_words(name))]
    return 1 in kinds, kinds.count(-1)


@lru_cache(maxsize=4096)
def _class_words(name: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(_CAMEL.sub(" ", name).casefold()))


def _within(element: HtmlElement, above: Within, number: int, articles: int) -> Within:
    """Return what the inside of an element inherits."""
    tag = element.tag
    role = element.get("role")
    good, bad, own_bad = above.good, above.bad, above.own_bad
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    if name != " " and tag not in {"html", "body"}:
        holds_text, own_bad = _signs(name[:500])
        good += holds_text
        bad += own_bad > 0
    return Within(
        tag=tag,
        article=articles if tag == "article" else above.article,
        main=above.main or tag == "main" or role == "main",
        aside=above.aside or tag == "aside" or role in {"complementary", "dialog"},
        furniture=above.furniture
        or tag in {"header", "footer", "nav", "menu"}
        or role in {"banner", "contentinfo", "navigation", "search"},
        figure=above.figure or tag in {"figure", "figcaption"},
        listed=above.listed or tag in {"li", "dd", "dt"},
        quoted=above.quoted or tag == "blockquote",
        table=above.table or tag == "table",
        form=above.form or tag in {"form", "label", "fieldset"},
        body_of_article=above.body_of_article or element.get("itemprop") == "articleBody",
        good=good,
        bad=bad,
        own_bad=own_bad,
        path=(*above.path, number),
        depth=above.depth + 1,
    )


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and _HIDING.search(style) is not None


class _Walk:
    """One pass over a tree, in the order of the source."""

    def __init__(self) -> None:
        self.found: list[Shown] = []
        self.stack: list[Within] = [Within()]
        self.names: list[tuple[str, ...]] = []
        self.pieces: list[str] = []
        self.number = 0
        self.articles = 0
        self.links = 0
        self.bold = 0
        self.line = 1
        self._clear()

    def _clear(self) -> None:
        self.pieces.clear()
        self.linked = 0
        self.strong = 0
        self.breaks = 0
        self.href: str | None = None

    def say(self, text: str | None) -> None:
        """Take a piece of text."""
        if not text:
            return
        self.pieces.append(text)
        if self.links or self.bold:
            size = len(text.strip())
            self.linked += size if self.links else 0
            self.strong += size if self.bold else 0
        if self.breaks and not text.isspace():
            self.breaks = 0

    def flush(self) -> None:
        """End the line that is being gathered."""
        if not self.pieces:
            self.breaks = 0
            return
        text = " ".join(tidy(" ".join("".join(self.pieces).split())).split())
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
        if tag in _BLOCKS:
            self.flush()
            self.number += 1
            self.articles += tag == "article"
            self.stack.append(_within(element, self.stack[-1], self.number, self.articles))
            self.names.append(_class_words((element.get("class") or "")[:300]))
            self.line = element.sourceline or self.line
        elif tag == "a":
            self.links += 1
            self.href = self.href or element.get("href")
        elif tag in {"b", "strong"}:
            self.bold += 1
        elif tag == "br":
            self.breaks += 1
            if self.breaks > 1:
                self.flush()
            else:
                self.pieces.append(" ")
        self.say(element.text)

    def close(self, tag: str) -> None:
        """Come out of an element."""
        if tag in _BLOCKS:
            self.flush()
            self.stack.pop()
            self.names.pop()
        elif tag == "a":
            self.links -= 1
        elif tag in {"b", "strong"}:
            self.bold -= 1


def _lines(root: HtmlElement) -> tuple[tuple[Shown, ...], int]:
    walk = _Walk()
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
            if tag in _UNSEEN or (tag not in {"html", "body"} and _is_hidden(element)):
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
