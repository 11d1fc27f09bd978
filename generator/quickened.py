"""Python-Markdown without the work that cannot change a page.

It tries some fifteen patterns on every piece of text and as many kinds of block on every block,
one after the other, and reads a link character by character. Most pieces have none of the
characters that a pattern begins with, and most links are plain. What comes of a text is the same,
byte for byte: what cannot match is not tried, and where the Python-Markdown that is installed is
another than the one known here, everything is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown, blockprocessors, inlinepatterns, treeprocessors
from markdown.extensions import footnotes, md_in_html, tables
from markdown.preprocessors import Preprocessor
from markdown.util import STX, AtomicString

# Of patterns by their text: what must stand in a line for them to match. Others are always tried.
_NEEDED: Final[dict[str, tuple[str, ...]]] = {
    inlinepatterns.BACKTICK_RE: ("`",),
    inlinepatterns.ESCAPE_RE: ("\\",),
    inlinepatterns.LINK_RE: ("[",),
    inlinepatterns.IMAGE_LINK_RE: ("![",),
    inlinepatterns.AUTOLINK_RE: ("<",),
    inlinepatterns.AUTOMAIL_RE: ("<",),
    inlinepatterns.HTML_RE: ("<",),
    inlinepatterns.ENTITY_RE: ("&",),
    inlinepatterns.LINE_BREAK_RE: ("  \n",),
    r"\[\^([^\]]*)\]": ("[^",),  # footnotes
    r"\*": ("*",),
    "_": ("_",),
    r"\*|_": ("*", "_"),
}
# They match what is defined, and nothing else.
_REFERENCES: Final = (
    inlinepatterns.ReferenceInlineProcessor,
    inlinepatterns.ShortReferenceInlineProcessor,
    inlinepatterns.ImageReferenceInlineProcessor,
    inlinepatterns.ShortImageReferenceInlineProcessor,
)
# What must stand in a block for it to be of a kind.
_BLOCKS: Final[dict[type, str]] = {
    blockprocessors.BlockQuoteProcessor: ">",
    blockprocessors.HashHeaderProcessor: "#",
    blockprocessors.ReferenceProcessor: "]:",
    footnotes.FootnoteBlockProcessor: "[^",
    tables.TableProcessor: "|",
}
# The rest of a link whose text has no brackets and whose address nothing that is read in two ways.
_PLAIN_LINK: Final = re.compile(rf"""([^\[\]]*)\]\(([^()'"<>\s{STX}]+)\)""")
# What lets an end tag that stands in a text be none.
_NOT_PLAIN: Final = re.compile(r"<[!?]|<(?:script|style|textarea|xmp|iframe|no|plain)|['&]")
# Text and whole tags, with no angle in an attribute.
_TAGS: Final = re.compile(r'(?:[^<>]++|<[^<>"]*+(?:"[^"<>]*+"[^<>"]*+)*+>)*+')
_APPLY: Final = "_InlineProcessor__applyPattern"


def quicken(shared: Markdown) -> None:
    """Let a Markdown object look for marks and blocks only where they can stand.

    Args:
        shared: The object, with all extensions loaded; parts of it that are not those known here
            are left as they are.
    """
    processors, patterns = shared.treeprocessors, shared.inlinePatterns
    known = "inline" in processors and hasattr(treeprocessors.InlineProcessor, _APPLY)
    if known and type(processors["inline"]) is treeprocessors.InlineProcessor:
        processors.register(_Inline(shared), "inline", 20)
    if "link" in patterns and type(patterns["link"]) is inlinepatterns.LinkInlineProcessor:
        patterns.register(_Link(inlinepatterns.LINK_RE, shared), "link", 160)
    before = shared.preprocessors
    if "html_block" in before and type(before["html_block"]) is md_in_html.HtmlBlockPreprocessor:
        before.register(_Blocks(shared), "html_block", 20)
    for block in shared.parser.blockprocessors:
        if type(block) in _BLOCKS:
            needed = _BLOCKS[type(block)]
            block.test = partial(_may_be, block.test, needed)  # type: ignore[method-assign]
    # Asked for each element, and searched through as a list.
    shared.block_level_elements = frozenset(shared.block_level_elements)  # type: ignore[assignment]


def _may_be(test: Callable[[Element, str], bool], needed: str, parent: Element, block: str) -> bool:
    return needed in block and test(parent, block)


class _Inline(treeprocessors.InlineProcessor):
    """Applies the patterns of a line."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply them to all texts of a tree."""
        defines = bool(self.md.references)
        self._order = [
            (at, pattern, needed)
            for at, pattern in enumerate(self.md.inlinePatterns)
            if (needed := self._needed(pattern, defines=defines)) is not None
        ]
        return super().run(tree, ancestors)

    def _needed(self, pattern: Any, *, defines: bool) -> tuple[str, ...] | None:  # noqa: ANN401 - two classes that share no name
        if not defines and type(pattern) in _REFERENCES:
            return None
        if type(pattern).getCompiledRegExp is not inlinepatterns.Pattern.getCompiledRegExp:
            return ()
        return _NEEDED.get(pattern.pattern, ())

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - the name by which it is called
        """Put a placeholder in the place of each mark of a line."""
        if isinstance(data, AtomicString):
            return data
        apply = getattr(self, _APPLY)
        for at, pattern, needed in self._order:
            if at < patternIndex or (needed and not any(map(data.__contains__, needed))):
                continue
            matched, start = True, 0
            while matched:
                data, matched, start = apply(pattern, data, at, start)
        return data


class _Link(inlinepatterns.LinkInlineProcessor):
    """Reads a plain link in one step."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name by which it is called
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Return the link that begins here, if one does."""
        plain = _PLAIN_LINK.match(data, m.end(0))
        if plain is None:
            return super().handleMatch(m, data)
        element = Element("a")
        element.text = plain[1]
        element.set("href", plain[2])
        return element, m.start(0), plain.end(0)


class _Blocks(Preprocessor):
    """Takes blocks of HTML out of a text."""

    def run(self, lines: list[str]) -> list[str]:
        """Leave a placeholder for each."""
        parser = _Extractor(self.md)
        parser.feed("\n".join(lines))
        parser.close()
        return "".join(parser.cleandoc).split("\n")


class _Extractor(md_in_html.HTMLExtractorExtra):
    """Takes a block that holds no Markdown as it stands, without reading the tags in it."""

    def parse_starttag(self, i: int) -> int:
        """Read a tag; where it begins such a block, go on at its end."""
        begins: int = super().parse_starttag(i)
        taken: list[str] = self._cache  # type: ignore[attr-defined]  # the types leave it out
        alone = self.inraw and not self.intail and len(self.stack) == 1 and len(taken) == 1
        if begins < 0 or not alone:
            return begins
        tag = self.stack[0]
        ends: int = self.rawdata.find(f"</{tag}>", begins)
        inner = self.rawdata[begins:ends] if ends > begins else ""
        if not inner or f"<{tag}" in inner.lower() or not _is_plain(inner.lower()):
            return begins
        taken.append(inner)
        return ends


def _is_plain(html: str) -> bool:
    """Tell whether what follows some HTML is read as it stands, in no tag and no comment."""
    return (
        _TAGS.fullmatch(html) is not None
        and html.count("<title") == html.count("</title")
        and _NOT_PLAIN.search(html) is None
    )
