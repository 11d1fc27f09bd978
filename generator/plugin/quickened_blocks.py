"""The blocks of a text, each tried only as what it may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown, blockparser, blockprocessors
from markdown.extensions import footnotes, md_in_html, tables
from markdown.util import STX, Registry

# What must stand in a block for it to be of a kind.
_BLOCKS: Final[dict[type, str]] = {
    blockprocessors.BlockQuoteProcessor: ">",
    blockprocessors.HashHeaderProcessor: "#",
    blockprocessors.ReferenceProcessor: "]:",
    footnotes.FootnoteBlockProcessor: "[^",
    tables.TableProcessor: "|",
}
_PARAGRAPHS: Final = blockprocessors.ParagraphProcessor
# What else a block may be.
_KNOWN: Final = (
    *_BLOCKS,
    *(md_in_html.MarkdownInHtmlProcessor, blockprocessors.EmptyBlockProcessor),
    *(blockprocessors.ListIndentProcessor, blockprocessors.CodeBlockProcessor),
    *(blockprocessors.SetextHeaderProcessor, blockprocessors.HRProcessor),
    *(blockprocessors.OListProcessor, blockprocessors.UListProcessor),
    _PARAGRAPHS,
)
# Lines of which none begins as any other kind of block does.
_BEGINS: Final = rf"[^\s\d{STX}#>*+=|_-][^\n|]*+"
_PARAGRAPH: Final = re.compile(rf"{_BEGINS}(?:\n{_BEGINS})*+")


def quicken_blocks(shared: Markdown) -> None:
    """Let a Markdown object try blocks only as what they may be.

    Args:
        shared: The object, with all extensions loaded.
    """
    parser = shared.parser
    for block in parser.blockprocessors:
        if type(block) in _BLOCKS:
            needed = _BLOCKS[type(block)]
            block.test = partial(_may_be, block.test, needed)  # type: ignore[method-assign]
    parser.blockprocessors = kinds = _InOrder(parser.blockprocessors)
    if type(parser) is blockparser.BlockParser:
        parser.parseBlocks = partial(_parse, kinds)  # type: ignore[method-assign]


def _parse(kinds: _InOrder, parent: Element, blocks: list[str]) -> None:
    """Take blocks for what they are, one after the other."""
    while blocks:
        paragraph = kinds.paragraph
        if paragraph and _is_paragraph(blocks[0]):
            paragraph.run(parent, blocks)
            continue
        for kind in kinds:
            if kind.test(parent, blocks[0]) and kind.run(parent, blocks) is not False:
                break


def _is_paragraph(block: str) -> bool:
    """Tell whether a block can be nothing else, of all kinds that are known here."""
    return (
        _PARAGRAPH.fullmatch(block) is not None
        and "]:" not in block  # what a link or a note leads to
        and "[^" not in block
    )


def _may_be(test: Callable[[Element, str], bool], needed: str, parent: Element, block: str) -> bool:
    return needed in block and test(parent, block)


class _InOrder(Registry[blockprocessors.BlockProcessor]):
    """Kinds of block in their order, which is asked for at each block and put together once."""

    def __init__(self, kinds: Registry[blockprocessors.BlockProcessor]) -> None:
        vars(self).update(vars(kinds))
        self._kinds: tuple[blockprocessors.BlockProcessor, ...] = ()
        self._paragraph: blockprocessors.BlockProcessor | None = None

    @property
    def paragraph(self) -> blockprocessors.BlockProcessor | None:
        """What takes paragraphs, None where there are kinds of block that are not known here."""
        if not self._kinds:
            self._kinds = tuple(super().__iter__())
            *_, last = self._kinds
            known = all(type(kind) in _KNOWN for kind in self._kinds)
            self._paragraph = last if known and type(last) is _PARAGRAPHS else None
        return self._paragraph

    def __iter__(self) -> Iterator[blockprocessors.BlockProcessor]:
        self._kinds = self._kinds or tuple(super().__iter__())
        return iter(self._kinds)

    def register(self, item: blockprocessors.BlockProcessor, name: str, priority: float) -> None:
        self._kinds = ()
        super().register(item, name, priority)

    def deregister(self, name: str, strict: bool = True) -> None:  # noqa: FBT001, FBT002 - as there
        self._kinds = ()
        super().deregister(name, strict)
