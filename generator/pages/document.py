"""What every page is made of: front matter, links, rows of links.

Takes values, returns Markdown. All text that comes from captures or people goes through
`escape`; all YAML through an emitter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

import yaml
from babel import Locale, UnknownLocaleError

from generator.model import DocPath, Page, Person
from generator.text.markdown import escape, one_line
from generator.text.paths import person_path, relative_link

PEOPLE_INDEX: Final = DocPath("people/index.md")
YEARS_INDEX: Final = DocPath("years/index.md")
SOURCES_INDEX: Final = DocPath("sources/index.md")
ORGANISATIONS_INDEX: Final = DocPath("organisations/index.md")
OFFICES_INDEX: Final = DocPath("offices/index.md")
TIMELINE: Final = DocPath("timeline.md")
NETWORK: Final = DocPath("network.md")
HOME: Final = DocPath("index.md")

# The C emitter writes the same some five times faster; wheels without it still work.
_DUMPER: Final = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
# Titles, names and heads of a book of thousands, each written on many pages and after each edit.
_REMEMBERED: Final = 1 << 15
# All pages of a folder lead to another by one address.
_LINKS: Final = 1 << 17
_NEEDS_NO_QUOTING: Final = re.compile(r"[\w./~-]*", re.ASCII)


def page(path: DocPath, title: str, *blocks: str, description: str) -> Page:
    """Put a generated page together.

    Args:
        path: Where it goes.
        title: Its title as plain text, for the front matter.
        blocks: Its Markdown, block by block, the heading too; empty ones are left out.
        description: What search engines and previews show, plain text.

    Returns:
        The page, marked as generated.
    """
    head = _head(one_line(title), one_line(description))
    body = "\n\n".join(block for block in blocks if block)
    return Page(path, f"---\n{head}---\n\n{body}\n")


@lru_cache(maxsize=_REMEMBERED)
def _head(title: str, description: str) -> str:
    values = {"title": title, "description": description, "generated": True}
    head: str = yaml.dump(values, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=2**16)
    return head


def address(start: DocPath, target: DocPath) -> str:
    """Return the link from one page to another as Markdown and HTML take it.

    >>> address(DocPath("people/ana.md"), DocPath("briefs/1998/a (b).md"))
    '../briefs/1998/a%20%28b%29.md'
    """
    return _address(start.rpartition("/")[0], target)


@lru_cache(maxsize=_LINKS)
def _address(folder: str, target: DocPath) -> str:
    found = relative_link(DocPath(f"{folder}/" if folder else ""), target)
    return found if _NEEDS_NO_QUOTING.fullmatch(found) else quote(found)


def link(start: DocPath, target: DocPath, text: str) -> str:
    """Write a Markdown link from one page to another; the text is plain text."""
    return f"[{_label(text)}]({address(start, target)})"


@lru_cache(maxsize=_REMEMBERED)
def _label(text: str) -> str:
    return escape(text)


def person_link(start: DocPath, person: Person) -> str:
    """Write a link to a person's page."""
    return link(start, person_path(person.slug), person.name)


def web_address(url: str | None) -> str | None:
    """Return an address that is safe as a link's target, or None.

    Args:
        url: What a brief gives as the address of its original.

    Returns:
        An http or https address without a sign that Markdown or HTML could read as a mark; None
        for every other scheme and for what is no address.

    >>> web_address("https://lund.example/a?b=1&c=(2)")
    'https://lund.example/a?b=1&amp;c=%282%29'
    >>> web_address("javascript:alert(1)") is None
    True
    """
    plain = plain_web_address(url)
    return plain.replace("&", "&amp;") if plain else None


def plain_web_address(url: str | None) -> str | None:
    """Return an address as `web_address` does, but not escaped: for data, not for markup."""
    text = one_line(url or "")
    try:
        parts = urlsplit(text)
    except ValueError:  # brackets that hold no IPv6 address
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return quote(text, safe=":/?#@!$&,;=%+~-.")


def box(kind: str, markdown: str) -> str:
    """Put Markdown into an element that the style sheet knows by its class."""
    return f'<div class="{kind}" markdown>\n\n{markdown}\n\n</div>'


def direction(language: str | None) -> str:
    """Return the direction of a text for its `dir`; the browser tells where no language does.

    >>> direction("ar"), direction("en"), direction("no language")
    ('rtl', 'auto', 'auto')
    """
    try:
        known = Locale.parse(language or "", sep="-")
    except (UnknownLocaleError, ValueError):
        return "auto"
    return "rtl" if known.character_order == "right-to-left" else "auto"


def breadcrumbs(*parts: str) -> str:
    """Write the way from a main page to this one; each part is Markdown."""
    way = " › ".join(parts)
    return f'<nav class="bb-crumbs" aria-label="Breadcrumb" markdown>\n\n{way}\n\n</nav>'


def neighbours(before: str, after: str) -> str:
    """Write links to the pages before and after this one, both Markdown, either may be empty."""
    if not before and not after:
        return ""
    links = "\n".join(
        f"- {'‹ ' if side else ''}{text}{'' if side else ' ›'}"
        for side, text in ((True, before), (False, after))
        if text
    )
    return (
        f'<nav class="bb-neighbours" aria-label="Previous and next" markdown>\n\n{links}\n\n</nav>'
    )
