"""HTML in a text, taken out of it and put back: read tag by tag only where that can matter."""

from __future__ import annotations

import re
from typing import Final

from markdown import Markdown
from markdown.extensions import md_in_html
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, HTML_PLACEHOLDER, STX

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
_STASHED: Final = HTML_PLACEHOLDER.partition("%s")[0]
_NUMBER: Final = re.compile(rf"([0-9]+){ETX}")


def quicken_html(shared: Markdown) -> None:
    """Let a Markdown object read HTML in a text only where it must.

    Args:
        shared: The object, with all extensions loaded; parts of it that are not those known here
            are left as they are.
    """
    before, after = shared.preprocessors, shared.postprocessors
    known = "html_block" in before and _INLINE.isdisjoint(shared.block_level_elements)
    if known and type(before["html_block"]) is md_in_html.HtmlBlockPreprocessor:
        before.register(_Blocks(shared), "html_block", 20)
    if "raw_html" in after and type(after["raw_html"]) is md_in_html.MarkdownInHTMLPostprocessor:
        after.register(_PutBack(shared), "raw_html", 30)


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

    @property
    def block_level_tags(self) -> set[str]:
        """Tags of blocks, which are asked for at each tag."""
        return self.md.block_level_elements  # type: ignore[return-value]  # a set, once quickened

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


def _is_plain(html: str) -> bool:
    """Tell whether what follows some HTML is read as it stands, in no tag and no comment."""
    return (
        _TAGS.fullmatch(html) is not None
        and html.count("<title") == html.count("</title")
        and _NOT_PLAIN.search(html) is None
    )


class _PutBack(md_in_html.MarkdownInHTMLPostprocessor):
    """Puts the HTML that was taken out of a text back in its places."""

    def run(self, text: str) -> str:
        """Put all of it back."""
        first, *others = text.split(_STASHED)
        parts = [first]
        for other in others:
            number = _NUMBER.match(other)
            key = int(number[1]) if number else -1
            if number is None or key >= self.md.htmlStash.html_counter:
                parts.append(_STASHED + other)
                continue
            html = self.stash_to_string(self.md.htmlStash.rawHtmlBlocks[key])
            rest = other[number.end() :]
            if parts[-1].endswith("<p>") and rest.startswith("</p>"):
                parts[-1], rest = parts[-1][:-3], rest[4:]
                html = html if self.isblocklevel(html) else f"<p>{html}</p>"
            parts += (self.run(html) if STX in html else html), rest
        return "".join(parts)
