"""Pages as plain Markdown: what our style sheet and scripts need is taken out, its words stay.

The pages of a book are Markdown with a little HTML around it: boxes, small print, charts. Another
renderer, or a program such as Obsidian, has no use for those. Here charts go and their tables
stay, boxes open, and links in HTML become links in Markdown.

Takes Markdown, returns Markdown.
"""

from __future__ import annotations

import html
import re
from typing import Final

_TAG: Final = re.compile(
    r"<!--.{0,5000}?-->|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[\s/][^<>]*)?)>", re.DOTALL
)
_HREF: Final = re.compile(r'\shref="([^"]*)"')
_HIDDEN: Final = re.compile(r"\shidden(?=[\s=/>]|$)")
# Drawn, run or filled in: nothing of it can be read as text.
_DROPPED: Final = frozenset(
    ["svg", "script", "style", "template", "form", "select", "button", "dialog", "noscript"]
)
_ALONE: Final = frozenset(["br", "hr", "img", "input", "meta", "link", "wbr", "source", "col"])
_MARKS: Final = {
    "q": ("“", "”"),
    "strong": ("**", "**"),
    "b": ("**", "**"),
    "em": ("*", "*"),
    "i": ("*", "*"),
    "p": ("\n", "\n"),
    "figcaption": ("\n", "\n"),
    "summary": ("\n**", "**\n"),
}
# A table that is folded away under its chart is all that is left of the two.
_TABLE: Final = re.compile(r"<summary>[^<]*</summary>(?=\s*\|)")
# Where a paragraph can be linked to: a mark of one renderer, text in another.
_ANCHOR: Final = re.compile(r"(?<![ \t])[ \t]*+\n?\{:?[ ]*+#[\w-]+[ ]*+\}[ \t]*+$", re.MULTILINE)
_TO_PARAGRAPH: Final = re.compile(r"(\]\([^()\s]+\.md)#p\d+\)")
# Two spaces at its end break a line everywhere; four at the next keep it in its list.
_BREAK: Final = "  \n    "
_BLANK: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")
_FENCED: Final = re.compile(r"^(?:```|~~~)", re.MULTILINE)


def flat(markdown: str) -> str:
    r"""Turn the body of a generated page into plain Markdown.

    Args:
        markdown: Markdown with our own HTML in it; text of captures is escaped there.

    Returns:
        The same without HTML.

    >>> flat('<div class="x" markdown>\n\nRain.<br><small>[Lund](a.md)</small>\n\n</div>')
    'Rain.  \n    [Lund](a.md)\n'
    """
    writing = _Writing()
    markdown = _TABLE.sub("", without_anchors(markdown))
    place = 0
    for tag in _TAG.finditer(markdown):
        writing.text(markdown[place : tag.start()])
        if tag[2]:
            writing.tag(tag[2].lower(), tag[3], closes=bool(tag[1]))
        place = tag.end()
    writing.text(markdown[place:])
    return _BLANK.sub("\n\n", "".join(writing.done)).strip("\n") + "\n"


def without_anchors(markdown: str) -> str:
    r"""Take out what lets a paragraph be linked to, and lead links to its page.

    >>> without_anchors("Rain.\n{: #p1 }\n\n[there](a.md#p2)")
    'Rain.\n\n[there](a.md)'
    """
    return _TO_PARAGRAPH.sub(r"\1)", _ANCHOR.sub("", markdown))


class _Writing:
    """Plain Markdown as far as it is written, and the elements that are open."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._links: list[str] = []  # what closes the links that are open
        self._dropped: list[str] = []  # the elements that are open inside one that is dropped
        self._code = 0  # where a block of code began

    def text(self, text: str) -> None:
        """Take text that stands between two tags."""
        if not self._dropped:
            self.done.append(text)

    def tag(self, name: str, rest: str, *, closes: bool) -> None:
        """Take a tag."""
        opens = not closes and name not in _ALONE and not rest.endswith("/")
        if self._dropped or name in _DROPPED or (not closes and _HIDDEN.search(rest)):
            self._drop(name, opens=opens, closes=closes)
        elif name == "pre":
            self._fence(closes=closes)
        elif name == "a":
            self._link(rest, closes=closes)
        else:
            self.done.append(self._mark(name, closes=closes))

    def _drop(self, name: str, *, opens: bool, closes: bool) -> None:
        if opens:
            self._dropped.append(name)
        elif closes and name in self._dropped:
            while self._dropped.pop() != name:
                continue

    def _mark(self, name: str, *, closes: bool) -> str:
        if name == "br":
            line = "".join(self.done[-20:]).rpartition("\n")[2]
            return "; " if line.lstrip().startswith("|") else _BREAK
        return _MARKS[name][closes] if name in _MARKS else ""

    def _link(self, rest: str, *, closes: bool) -> None:
        target = _HREF.search(rest)
        if closes:
            self.done.append(self._links.pop() if self._links else "")
            return
        self._links.append(f"]({html.unescape(target[1])})" if target else "")
        self.done.append("[" if target else "")

    def _fence(self, *, closes: bool) -> None:
        """Begin a block of code, or close it: between its marks nothing is escaped."""
        if not closes:
            self._code = len(self.done)
            return
        text = html.unescape("".join(self.done[self._code :])).strip("\n")
        mark = "````" if _FENCED.search(text) else "```"
        self.done[self._code :] = [f"\n\n{mark}\n{text}\n{mark}\n\n"]
