"""Python-Markdown without the work that cannot change a page.

It tries some fifteen patterns on every piece of text and as many kinds of block on every block,
one after the other, and reads a link character by character. Most pieces have none of the
characters that a pattern begins with, and most links are plain. What comes of a text is the same,
byte for byte: what cannot match is not tried, and where the Python-Markdown that is installed is
another than the one known here, everything is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown, blockprocessors, inlinepatterns, treeprocessors
from markdown.extensions import footnotes, md_in_html, tables, toc
from markdown.preprocessors import Preprocessor
from markdown.util import STX, AtomicString, Registry

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
# Words and marks of a line that are whole, begin nothing and are closed again, as most are.
_INLINE: Final = frozenset(
    [
        *("a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q", "small", "span"),
        *("strong", "sub", "sup", "time"),
    ]
)
_SPANS: Final = re.compile(
    rf"""(?:<({"|".join(sorted(_INLINE))})(?:[ ][a-z-]+(?:="[^"<>&\n]*+")?+)*+>[^<&]*+</\1>"""
    "|<br>|[^<&]++)++"
)
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
# Characters of its text and address: lists lead to briefs by their titles, however long they are.
_LONGEST_LINK: Final = 12_000
_BRACKETED: Final = (
    *("link", "image_link", "reference", "image_reference", "short_reference", "short_image_ref"),
)
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
    for name in _BRACKETED:
        if name in patterns and type(patterns[name]) in _READ_ON:
            known_one: Any = patterns[name]
            known_one.handleMatch = partial(_near, known_one.handleMatch)
    before = shared.preprocessors
    known = "html_block" in before and _INLINE.isdisjoint(shared.block_level_elements)
    if known and type(before["html_block"]) is md_in_html.HtmlBlockPreprocessor:
        before.register(_Blocks(shared), "html_block", 20)
    for block in shared.parser.blockprocessors:
        if type(block) in _BLOCKS:
            needed = _BLOCKS[type(block)]
            block.test = partial(_may_be, block.test, needed)  # type: ignore[method-assign]
    shared.parser.blockprocessors = _InOrder(shared.parser.blockprocessors)
    if "toc" in processors and type(processors["toc"]) is toc.TocTreeprocessor:
        # After line ends and tabs are as they will be, before blocks of HTML are taken out.
        before.register(_Contents(processors["toc"]), "contents", 25)
    # Asked for each element, and searched through as a list.
    shared.block_level_elements = frozenset(shared.block_level_elements)  # type: ignore[assignment]


def _near(
    handle: Callable[..., Any], m: re.Match[str], data: str
) -> tuple[Element | str | None, int | None, int | None]:
    """Let a link be looked for near its beginning: each bracket is else read on to the end."""
    found: tuple[Element | str | None, int | None, int | None] = handle(
        m, data[: m.end(0) + _LONGEST_LINK]
    )
    return found


def _may_be(test: Callable[[Element, str], bool], needed: str, parent: Element, block: str) -> bool:
    return needed in block and test(parent, block)


class _InOrder(Registry[blockprocessors.BlockProcessor]):
    """Kinds of block in their order, which is asked for at each block and put together once."""

    def __init__(self, kinds: Registry[blockprocessors.BlockProcessor]) -> None:
        vars(self).update(vars(kinds))
        self._kinds: tuple[blockprocessors.BlockProcessor, ...] = ()

    def __iter__(self) -> Iterator[blockprocessors.BlockProcessor]:
        self._kinds = self._kinds or tuple(super().__iter__())
        return iter(self._kinds)

    def register(self, item: blockprocessors.BlockProcessor, name: str, priority: float) -> None:
        self._kinds = ()
        super().register(item, name, priority)

    def deregister(self, name: str, strict: bool = True) -> None:  # noqa: FBT001, FBT002 - as there
        self._kinds = ()
        super().deregister(name, strict)


class _Contents(Preprocessor):
    """Has a place for the table of contents looked for where one is asked for."""

    def __init__(self, contents: toc.TocTreeprocessor) -> None:
        super().__init__()
        self._contents = contents
        self._marker = contents.marker

    def run(self, lines: list[str]) -> list[str]:
        """Look through the lines of a page."""
        asked = any(self._marker in line for line in lines)
        self._contents.marker = self._marker if asked else ""
        return lines


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
        parser, text = _Extractor(self.md), "\n".join(lines)
        parser.length = len(text)
        parser.feed(text)
        parser.close()
        return "".join(parser.cleandoc).split("\n")


class _Extractor(md_in_html.HTMLExtractorExtra):
    """Takes a block that holds no Markdown as it stands, without reading the tags in it."""

    length = 0  # of the whole text

    def parse_starttag(self, i: int) -> int:
        """Read a tag; where it begins such a block, go on at its end.

        Where it begins a mark in a line, go on where all such marks and the words between end.
        """
        within = self.inraw or self.intail or self.mdstack  # type: ignore[attr-defined]  # as below
        # Behind a broken entity it goes on with the rest alone, and loses count of the lines.
        if not within and len(self.rawdata) == self.length:
            spans = _SPANS.match(self.rawdata, i)
            if spans:
                if _BLANK_LINE.search(spans[0]):
                    self.inline_stack = []
                self.cleandoc.append(spans[0])
                return spans.end()
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


_READ_ON: Final = (*_REFERENCES, inlinepatterns.ImageInlineProcessor, _Link)


def _is_plain(html: str) -> bool:
    """Tell whether what follows some HTML is read as it stands, in no tag and no comment."""
    return (
        _TAGS.fullmatch(html) is not None
        and html.count("<title") == html.count("</title")
        and _NOT_PLAIN.search(html) is None
    )
