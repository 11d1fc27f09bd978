"""What a page of a brief may hold, and what of a rendered page is none of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Final

import markdown

from generator.model import Page

# Those of `mkdocs.yml`, and those that a book may turn on.
EXTENSIONS: Final = ["abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
_TAGS: Final = re.compile(
    r"a|abbr|article|aside|b|blockquote|br|caption|circle|cite|code|d[dlt]|desc|details|div|em|"
    r"figcaption|figure|g|h[1-6r]|i|li|line|nav|ol|p|path|polyline|pre|q|rect|s|section|small|span|"
    r"strong|sub|summary|sup|svg|t[dhr]|table|tbody|text|thead|time|title|ul"
)
_ATTRIBUTES: Final = re.compile(r"on|style$|src|action$|formaction$|background$|ping$|http-equiv$")
# Where links of a page lead: to another page of the book, to a place on this one, to the web.
_PLACE: Final = re.compile(r"(?:\.{0,2}/)*[\w./%~-]*(?:#[\w.:%-]*)?", re.ASCII)
_WEB: Final = re.compile(r"https?://[^\s\"'<>\\^`{|}]+", re.ASCII)


# What readers choose years and people by, and where.
_CONTROLS: Final = (
    *("form", "label", "select", "option", "input", "button", "output", "datalist"),
)
_CONTROLLED: Final = frozenset(["timeline.md", "network.md"])


class _Page(HTMLParser):
    def __init__(self, also: Collection[str] = ()) -> None:
        super().__init__(convert_charrefs=True)
        self.also = also
        self.foreign: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        if not _TAGS.fullmatch(tag) and tag not in self.also:
            self.foreign.append(f"<{tag}>")
        for name, value in attrs:
            if _ATTRIBUTES.match(name) or ("href" in name and not _leads_well(value or "")):
                self.foreign.append(f"<{tag} {name}={value!r}>")

    def handle_data(self, data: str) -> None:
        """Gather the text."""
        self.text.append(data)


def _leads_well(target: str) -> bool:
    return bool(_PLACE.fullmatch(target) or _WEB.fullmatch(target))


@cache
def _renderer() -> markdown.Markdown:
    return markdown.Markdown(
        extensions=EXTENSIONS, extension_configs={"tables": {"use_align_attribute": True}}
    )


def rendered(text: str) -> str:
    """Render a page's Markdown, without its front matter, as MkDocs does."""
    if text.startswith("---\n"):
        text = text.partition("\n---\n")[2]
    html: str = _renderer().reset().convert(text)
    return html


def foreign(html: str, *, also: Collection[str] = ()) -> list[str]:
    """Return what no page of ours has: elements, attributes, links that lead elsewhere.

    Args:
        html: A rendered page.
        also: Elements that this page has beside those of a brief's.
    """
    page = _Page(also)
    page.feed(html)
    page.close()
    return page.foreign


def foreign_in(page: Page) -> list[str]:
    """Return what is foreign in a generated page; some of them have controls."""
    also = _CONTROLS if page.path in _CONTROLLED else ()
    return foreign(rendered(page.text), also=also)


def words(html: str) -> Iterator[str]:
    """Give the words that a reader sees."""
    page = _Page()
    page.feed(html)
    page.close()
    yield from "".join(page.text).split()
