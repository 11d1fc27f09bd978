"""How a brief is cited: a line of text, and a record for BibTeX.

Takes a brief and the site, returns text or HTML. No day of access: a page that is made again says
the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape as escape_html
from typing import Final

from generator.model import Brief
from generator.pages.dates import MONTHS, in_words
from generator.pages.document import plain_web_address
from generator.pages.site import Site
from generator.text.markdown import one_line

_TEX: Final = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces behind a backslash, too: one alone would swallow the records after it.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "%&$#_"},
}
_KEY: Final = re.compile(r"[^A-Za-z0-9]+")
_AND: Final = re.compile(r"\sand\s", re.IGNORECASE)


def citation(brief: Brief, site: Site) -> str:
    """Return the brief as a line of a bibliography, plain text."""
    writers = ", ".join(map(one_line, brief.byline)) or one_line(brief.agency or "")
    original = [f"“{one_line(brief.title)}”", one_line(brief.source or ""), in_words(brief.date)]
    address = plain_web_address(brief.source_url)
    parts = [writers, ", ".join(filter(None, original)), address]
    ours = ", ".join(filter(None, [one_line(site.name), site.url(brief.path)]))
    parts.append(f"Brief in {ours}" if ours else None)
    return ". ".join(filter(None, parts)) + "."


def bibtex(brief: Brief, site: Site) -> str:
    """Return the brief as a record for BibTeX; fields without a value are left out."""
    fields = "".join(f",\n  {name} = {{{value}}}" for name, value in _fields(brief, site) if value)
    return f"@misc{{{_KEY.sub('-', brief.id)}{fields}\n}}"


def _fields(brief: Brief, site: Site) -> Iterator[tuple[str, str | None]]:
    date = brief.date
    # In braces of its own, a title keeps its capitals.
    yield "title", f"{{{_tex(brief.title)}}}"
    names = [_name(name) for name in brief.byline]
    yield "author", " and ".join(names) or (f"{{{_tex(brief.agency)}}}" if brief.agency else None)
    yield "howpublished", _tex(brief.source or "")
    yield "year", str(date.year) if date else None
    yield "month", MONTHS[date.month - 1] if date and date.month else None
    yield "day", str(date.day) if date and date.day else None
    yield "url", plain_web_address(brief.source_url) or site.url(brief.path)
    yield "note", _tex(f"Brief in {site.name}") if site.name else None


def _name(name: str) -> str:
    # "Ministry of Oil and Gas" is one writer; in braces, nothing parts it.
    return f"{{{_tex(name)}}}" if _AND.search(name) else _tex(name)


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in one_line(text))


def cite_box(brief: Brief, site: Site) -> str:
    """Write both forms as HTML that folds away; either can be selected with one click."""
    forms = "\n".join(
        f'<p>{label}</p>\n<pre class="bb-copy" tabindex="0" aria-label="{label}">'
        f"{escape_html(text)}</pre>"
        for label, text in (("Text", citation(brief, site)), ("BibTeX", bibtex(brief, site)))
    )
    return (
        '<details class="bb-cite" data-search-exclude data-pagefind-ignore>\n'
        f"<summary>Cite</summary>\n{forms}\n</details>"
    )
