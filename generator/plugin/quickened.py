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

from markdown import Markdown, inlinepatterns, preprocessors, treeprocessors
from markdown.extensions import fenced_code, toc
from markdown.util import ETX, STX

from generator.plugin.quickened_blocks import quicken_blocks
from generator.plugin.quickened_html import quicken_html
from generator.plugin.quickened_lines import LONGEST_LINK, REFERENCES, quicken_lines

_BLANK: Final = re.compile(r"\n +(?:\n|\Z)")
_FENCES: Final = fenced_code.FencedBlockPreprocessor
_BRACKETED: Final = (
    *("link", "image_link", "reference", "image_reference", "short_reference", "short_image_ref"),
)


def quicken(shared: Markdown) -> None:
    """Let a Markdown object look for marks and blocks only where they can stand.

    Args:
        shared: The object, with all extensions loaded; parts of it that are not those known here
            are left as they are.
    """
    processors, patterns = shared.treeprocessors, shared.inlinePatterns
    quicken_lines(shared)
    for name in _BRACKETED:
        if name in patterns and type(patterns[name]) in _READ_ON:
            known_one: Any = patterns[name]
            known_one.handleMatch = partial(_near, known_one.handleMatch)
    quicken_html(shared)
    quicken_blocks(shared)
    before = shared.preprocessors
    space = "normalize_whitespace"
    if space in before and type(before[space]) is preprocessors.NormalizeWhitespace:
        before.register(_Space(shared), space, 30)
    fences: Any = next((each for each in before if type(each) is _FENCES), None)
    if fences:
        fences.run = partial(_where_fenced, fences.run)
    if "toc" in processors and type(processors["toc"]) is toc.TocTreeprocessor:
        # After line ends and tabs are as they will be, before blocks of HTML are taken out.
        before.register(_Contents(processors["toc"]), "contents", 25)
    known = "unescape" in processors
    if known and type(processors["unescape"]) is treeprocessors.UnescapeTreeprocessor:
        processors.register(_Unescaped(shared), "unescape", 0)
    # Asked for each element, and searched through as a list; nobody adds to it any more.
    blocks = frozenset(shared.block_level_elements)
    shared.block_level_elements = blocks  # type: ignore[assignment]  # it is only asked


def _near(
    handle: Callable[..., Any], m: re.Match[str], data: str
) -> tuple[Element | str | None, int | None, int | None]:
    """Let a link be looked for near its beginning: each bracket is else read on to the end."""
    found: tuple[Element | str | None, int | None, int | None] = handle(
        m, data[: m.end(0) + LONGEST_LINK]
    )
    return found


def _where_fenced(run: Callable[[list[str]], list[str]], lines: list[str]) -> list[str]:
    fenced = any(line.startswith(("```", "~~~")) for line in lines)
    return run(lines) if fenced else lines


class _Space(preprocessors.NormalizeWhitespace):
    """Makes all space the same where it is not."""

    def run(self, lines: list[str]) -> list[str]:
        """Look through the lines of a page."""
        text = "\n".join(lines)
        odd = any(mark in text for mark in (STX, ETX, "\r", "\t")) or _BLANK.search(text)
        return super().run(lines) if odd else [*lines, "", ""]


class _Contents(preprocessors.Preprocessor):
    """Has a table of contents made, and a place for it looked for, where one is asked for."""

    def __init__(self, contents: toc.TocTreeprocessor) -> None:
        super().__init__()
        self._contents: Any = contents
        self._marker = contents.marker

    def run(self, lines: list[str]) -> list[str]:
        """Look through the lines of a page."""
        asked = any(self._marker in line for line in lines)
        self._contents.marker = self._marker if asked else ""
        if asked:
            vars(self._contents).pop("build_toc_div", None)
        else:
            self._contents.build_toc_div = _no_contents
        return lines


def _no_contents(_headings: list[Any]) -> Element:
    return Element("div")


class _Unescaped(treeprocessors.UnescapeTreeprocessor):
    """Puts characters that were escaped back, where there are any."""

    def run(self, root: Element) -> None:
        """Look through all texts of a tree."""
        for each in root.iter():
            if each.text and STX in each.text and each.tag != "code":
                each.text = self.unescape(each.text)
            if each.tail and STX in each.tail:
                each.tail = self.unescape(each.tail)
            for key, value in each.items():
                if value and STX in value:
                    each.set(key, self.unescape(value))


_READ_ON: Final = (*REFERENCES, inlinepatterns.ImageInlineProcessor)
