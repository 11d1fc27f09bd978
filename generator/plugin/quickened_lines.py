"""The marks within lines, found where they can stand and put into place in one go.

Python-Markdown tries each pattern on each piece of text, and builds the whole text again for each
mark that it finds. What comes of a text here is the same, byte for byte.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns, treeprocessors
from markdown.util import ETX, INLINE_PLACEHOLDER_PREFIX, STX, AtomicString

# Of patterns by their text: what must stand in a line for them to match. Others are always tried.
_NEEDED: Final[dict[str, tuple[str, ...]]] = {
    inlinepatterns.BACKTICK_RE: ("`",),
    inlinepatterns.ESCAPE_RE: ("\\",),
    inlinepatterns.LINK_RE: ("[",),
    inlinepatterns.IMAGE_LINK_RE: ("![",),
    inlinepatterns.AUTOLINK_RE: ("://",),
    inlinepatterns.AUTOMAIL_RE: ("@",),
    inlinepatterns.HTML_RE: ("<",),
    inlinepatterns.ENTITY_RE: ("&",),
    inlinepatterns.LINE_BREAK_RE: ("  \n",),
    r"\[\^([^\]]*)\]": ("[^",),  # footnotes
    r"\*": ("*",),
    "_": ("_",),
    r"\*|_": ("*", "_"),
}
# They match what is defined, and nothing else.
REFERENCES: Final = (
    inlinepatterns.ReferenceInlineProcessor,
    inlinepatterns.ShortReferenceInlineProcessor,
    inlinepatterns.ImageReferenceInlineProcessor,
    inlinepatterns.ShortImageReferenceInlineProcessor,
)
# The rest of a link whose text has no brackets and whose address nothing that is read in two ways.
_PLAIN_LINK: Final = re.compile(rf"""([^\[\]]*)\]\(([^()'"<>\s{STX}]+)\)""")
# Characters of its text and address: lists lead to briefs by their titles, however long they are.
LONGEST_LINK: Final = 12_000
_PLACEHOLDER: Final = re.compile(rf"{INLINE_PLACEHOLDER_PREFIX}([0-9]+){ETX}")
_INLINE: Final = treeprocessors.InlineProcessor
_APPLY: Final = "_InlineProcessor__applyPattern"
_PLACE: Final = "_InlineProcessor__processPlaceholders"
_TEXT_OF: Final = "_InlineProcessor__processElementText"

_Tried = tuple[int, Any, str, str]  # a pattern, its place, and what it needs: the one or the other
_Stashed = list[tuple[Element, list[str]]]  # marks, each with the tags around it


def quicken_lines(shared: Markdown) -> None:
    """Let a Markdown object look for marks in lines only where they can stand.

    Args:
        shared: The object, with all extensions loaded.
    """
    processors, patterns = shared.treeprocessors, shared.inlinePatterns
    names = (_APPLY, _PLACE, _TEXT_OF)
    known = all(hasattr(treeprocessors.InlineProcessor, name) for name in names)
    if (
        known
        and "inline" in processors
        and type(processors["inline"]) is treeprocessors.InlineProcessor
    ):
        processors.register(_Lines(shared), "inline", 20)
    if "link" in patterns and type(patterns["link"]) is inlinepatterns.LinkInlineProcessor:
        patterns.register(Link(inlinepatterns.LINK_RE, shared), "link", 160)
    for name in ("html", "entity"):
        if name in patterns and type(patterns[name]) is inlinepatterns.HtmlInlineProcessor:
            patterns[name].__class__ = _Html


class _Lines(treeprocessors.InlineProcessor):
    """Applies the patterns of a line."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply them to all texts of a tree."""
        defines = bool(self.md.references)
        needs = [
            (at, pattern, needed)
            for at, pattern in enumerate(self.md.inlinePatterns)
            if (needed := _needed(pattern, defines=defines)) is not None
        ]
        self._tried: list[_Tried] = [
            (at, pattern, needed[0], needed[-1]) for at, pattern, needed in needs
        ]
        self._marks = _any_of(tuple(dict.fromkeys(one for *_, needed in needs for one in needed)))
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - the name by which it is called
        """Put a placeholder in the place of each mark of a line."""
        if isinstance(data, AtomicString) or not self._marks.search(data):
            return data
        apply = getattr(self, _APPLY)
        for at, pattern, one, other in self._tried:
            if at < patternIndex or not (one in data or other in data):
                continue
            if type(pattern) in _ONWARD:
                data = self._put_all(pattern, data, at)
                continue
            matched, start = True, 0
            while matched:
                data, matched, start = apply(pattern, data, at, start)
        return data

    def _put_all(self, pattern: Any, data: str, at: int) -> str:  # noqa: ANN401 - as `_ONWARD`
        """Do at one go what is done mark by mark for patterns that look at nothing before them."""
        parts: list[str] = []
        end = 0
        search, stash = pattern.getCompiledRegExp().search, self.stashed_nodes
        found = search(data)
        while found:
            node, start, stop = pattern.handleMatch(found, data)
            if start is None or stop is None:
                found = search(data, found.end(0))
                continue
            if isinstance(node, Element) and node.text and not isinstance(node.text, AtomicString):
                self.ancestors.append(node.tag.lower())
                node.text = self._InlineProcessor__handleInline(node.text, at + 1)
                self.ancestors.pop()
            number = f"{len(stash):04}"
            stash[number] = node
            parts += data[end:start], f"{INLINE_PLACEHOLDER_PREFIX}{number}{ETX}"
            # Of a link that is never closed the end may be told as -1: the last character stays.
            data, end = (data, stop) if stop >= start else (data[stop:], 0)
            found = search(data, end)
        return "".join((*parts, data[end:])) if parts else data

    def _InlineProcessor__processPlaceholders(  # noqa: N802 - the name by which it is called
        self,
        data: str | None,
        parent: Element,
        isText: bool = True,  # noqa: FBT001, FBT002, N803 - as there
    ) -> _Stashed:
        """Put marks in the places of their placeholders."""
        result: _Stashed = []
        if not data:
            return result
        if INLINE_PLACEHOLDER_PREFIX not in data:
            _add(data, parent, None, is_text=isText)
            return result
        parts = _PLACEHOLDER.split(data)
        if isinstance(data, AtomicString) or not self.stashed_nodes.keys() >= {*parts[1::2]}:
            left: _Stashed = getattr(super(), _PLACE)(data, parent, isText)
            return left
        last: Element | None = None
        _add(parts[0], parent, last, is_text=isText)
        for number, text in zip(parts[1::2], parts[2::2], strict=True):
            node = self.stashed_nodes[number]
            if isinstance(node, str):
                _add(node, parent, last, is_text=isText)
            else:
                self._fill(node)
                last = node
                result.append((node, self.ancestors[:]))
            _add(text, parent, last, is_text=isText)
        return result

    def _fill(self, node: Element) -> None:
        """Put the marks within a mark in their places."""
        for child in (node, *node):
            if child.tail and INLINE_PLACEHOLDER_PREFIX in child.tail:
                getattr(self, _TEXT_OF)(node, child, isText=False)
            if child.text and INLINE_PLACEHOLDER_PREFIX in child.text:
                getattr(self, _TEXT_OF)(child, child)


def _add(text: str, parent: Element, last: Element | None, *, is_text: bool) -> None:
    """Put a text behind what was put into its element last."""
    if not text:
        return
    if last is not None:
        last.tail = last.tail + text if last.tail else text
    elif is_text:
        parent.text = parent.text + text if parent.text else text
    else:
        parent.tail = parent.tail + text if parent.tail else text


def _needed(pattern: Any, *, defines: bool) -> tuple[str, ...] | None:  # noqa: ANN401 - two classes that share no name
    """Return what a line must have for a pattern to match, None where it cannot match at all."""
    if not defines and type(pattern) in REFERENCES:
        return None
    if type(pattern).getCompiledRegExp is not inlinepatterns.Pattern.getCompiledRegExp:
        return ("",)
    return _NEEDED.get(pattern.pattern, ("",))


@lru_cache(maxsize=8)
def _any_of(needed: tuple[str, ...]) -> re.Pattern[str]:
    single = "".join(re.escape(one) for one in needed if len(one) == 1)
    longer = [re.escape(one) for one in needed if len(one) != 1]
    return re.compile("|".join([*([f"[{single}]"] if single else []), *longer]))


class Link(inlinepatterns.LinkInlineProcessor):
    """Reads a plain link in one step."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name by which it is called
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Return the link that begins here, if one does."""
        plain = _PLAIN_LINK.match(data, m.end(0), m.end(0) + LONGEST_LINK)
        if plain is None:
            return super().handleMatch(m, data[: m.end(0) + LONGEST_LINK])
        element = Element("a")
        element.text = plain[1]
        element.set("href", plain[2])
        return element, m.start(0), plain.end(0)


class _Html(inlinepatterns.HtmlInlineProcessor):
    """Takes a tag or an entity as it stands where no other mark is in it."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as above
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Return what stands in its place."""
        if STX in m[1]:
            return super().handleMatch(m, data)
        return self.md.htmlStash.store(m[1]), m.start(0), m.end(0)


_ONWARD: Final = (Link, _Html)
