"""Plain text to Markdown that renders as exactly that text, and Markdown back to plain text.

`escape` is what stands between captured text, which is hostile until read, and the site. It
knows the marks of Python-Markdown with the extensions of `mkdocs.yml` and those of GitHub, and
leaves alone what neither would read as a mark, so that prose stays prose in an editor.
`pieces` takes a paragraph of Markdown apart: what it shows, where that stands, and whether a
link may be put around it. `plain` joins what it shows.

Takes text, returns text. Knows single paragraphs only, no blocks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

# Line breaks of every kind and their neighbours: a paragraph is one line.
_BREAKS: Final = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029 ]+")
# Python-Markdown builds its placeholders from two of these and drops them from its input.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")

_ENTITY: Final = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[0-9a-zA-Z]{1,32});"

_INLINE: Final = re.compile(
    rf"""
    [\\`\[\]{{]                 # escapes, code, links, images, footnotes, attribute lists
    | <                         # markup, addresses in angle brackets
    | &(?={_ENTITY[1:]})       # what would be read as an entity
    | \*(?!\ ) | (?<!\ )\*      # emphasis, unless it stands alone
    | _(?![^\W_]) | (?<![^\W_])_   # emphasis, unless inside a word
    | (?<=\S)\$(?!\w)           # what could close a formula on GitHub
    """,
    re.VERBOSE,
)
# Only at the beginning of a paragraph: headings, quotes, lists, rules, admonitions, definitions.
_START: Final = re.compile(
    r"""\A(?:
    (?P<number>\d+)(?P<stop>[.)])(?=\ |$)
    | (?P<mark>[\#>] | [-+](?=\ |$) | -(?=[-\ ]*$) | !(?=!!) | \?(?=\?\?) | :(?=\ )))
    """,
    re.VERBOSE,
)
# Python-Markdown takes no backslash before these.
_AS_ENTITY: Final = {"<": "&lt;", "&": "&amp;", "$": "&#36;", "?": "&#63;", ":": "&#58;"}


def one_line(text: str) -> str:
    r"""Return the text on one line: breaks become single spaces, control characters go.

    >>> one_line(" two\n lines ")
    'two lines'
    """
    # What can be printed holds no break, no control character and no space but the plain one.
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _BREAKS.sub(" ", _CONTROLS.sub("", text)).strip()


def escape(text: str) -> str:
    r"""Write plain text as a Markdown paragraph that shows exactly that text.

    Args:
        text: One paragraph. Line breaks in it count as spaces (see `one_line`).

    Returns:
        Markdown on one line, safe as a paragraph of its own, inside emphasis and inside the
        square brackets of a link. For a table, see `escape_cell`.

    >>> escape("1. A [link](javascript:x), <b>, snake_case and 2 * 3")
    '1\\. A \\[link\\](javascript:x), &lt;b>, snake_case and 2 * 3'
    """
    line = _INLINE.sub(_escaped, one_line(text))
    if line.count("~") > 1:  # one alone strikes nothing out
        line = line.replace("~", "&#126;")
    return _START.sub(_escaped_start, line, count=1) if _START.match(line) else line


def _escaped(mark: re.Match[str]) -> str:
    return _AS_ENTITY.get(mark[0]) or f"\\{mark[0]}"


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found['number']}\\{found['stop']}" if found["number"] else _escaped(found)


def escape_cell(text: str) -> str:
    """Write plain text as the content of a table cell.

    >>> escape_cell("a | b")
    'a &#124; b'
    """
    return escape(text).replace("|", "&#124;")


class Show(StrEnum):
    """How a piece of Markdown shows."""

    TEXT = "text"  # as it stands or unescaped: a link may begin and end here
    MARK = "mark"  # not at all
    FIXED = "fixed"  # inside a link, an image or code: no link may be put here


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a Markdown paragraph: the text it shows, and where it stands in the Markdown."""

    text: str
    start: int
    end: int
    show: Show = Show.TEXT


_LABEL: Final = r"(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\])*"
_TOKEN: Final = re.compile(
    rf"""
    \\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?<!`)(?P<ticks>`++)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)
    | (?P<footnote>\[\^[^\]\s]{{1,200}}\])
    | (?P<open>!?\[)(?P<label>{_LABEL})
      (?P<close>\](?:\((?:\\.|[^()\\]|\((?:\\.|[^()\\])*\))*\)|\[[^\]]*\])(?:\{{[^{{}}]*\}})?)
    | <(?P<address>[a-z][a-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>
    | (?P<entity>{_ENTITY})
    | (?P<markup><!--.{{0,5000}}?-->|</?[a-zA-Z][^<>]*>)
    | (?P<emphasis>(?<!\ )\*+|\*+(?!\ )|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|~~)
    | (?P<space>(?:[\ \t\r\n]|\\(?=\n))+)
    """,
    re.VERBOSE | re.DOTALL,
)
# What is none of these shows as it stands: most paragraphs, and taking them apart is slow.
# One set of signs is looked for several times as fast as the same among other patterns.
_SIGNS: Final = re.compile(r"[\\`\[\]<&*_~\t\r\n]")
_MAY_BEGIN: Final = re.compile(r"[ #>+-]|\d+[.)]")
_PREFIX: Final = re.compile(r"[ \t\n]*(?:(?:#{1,6}|[-*+]|\d+[.)])(?=[ \t\n])|>)?[ \t\n]*")


def pieces(markdown: str) -> tuple[Piece, ...]:
    """Take a paragraph of Markdown apart.

    Args:
        markdown: One paragraph, heading, quote or list item, on one or more lines.

    Returns:
        All of it, in order and without gaps; the texts joined are what a reader sees.
    """
    prefix = _PREFIX.match(markdown)
    begin = prefix.end() if prefix else 0
    head = (Piece("", 0, begin, Show.MARK),) if begin else ()
    end = len(markdown.rstrip(" \t\r\n"))
    if end < begin:
        return head
    tail = (Piece("", end, len(markdown), Show.MARK),) if end < len(markdown) else ()
    return (*head, *_pieces(markdown, begin, end), *tail)


def _pieces(markdown: str, begin: int, end: int) -> Iterator[Piece]:
    at = begin
    for token in _TOKEN.finditer(markdown, begin, end):
        if at < token.start():
            yield Piece(markdown[at : token.start()], at, token.start())
        yield from _token_pieces(markdown, token)
        at = token.end()
    if at < end:
        yield Piece(markdown[at:end], at, end)


def _token_pieces(markdown: str, token: re.Match[str]) -> Iterator[Piece]:
    start, end = token.span()
    match token.lastgroup:
        case "escaped":
            yield Piece(token["escaped"], start, end)
        case "code":
            yield Piece(token["code"].strip(), start, end, Show.FIXED)
        case "close":
            yield Piece("", start, token.end("open"), Show.MARK)
            for inner in _pieces(markdown, *token.span("label")):
                yield inner if inner.show is Show.MARK else replace(inner, show=Show.FIXED)
            yield Piece("", token.start("close"), end, Show.MARK)
        case "address":
            yield Piece(token["address"], start, end, Show.FIXED)
        case "entity":
            yield Piece(html.unescape(token[0]), start, end)
        case "space":
            yield Piece(" ", start, end)
        case _:
            yield Piece("", start, end, Show.MARK)


def plain(markdown: str) -> str:
    r"""Return the text that a paragraph of Markdown shows: the inverse of `escape`.

    >>> plain(r"**Ana Lima** met [Rui *Costa*](https://x.example/a_(b)) &amp; 3 others\.")
    'Ana Lima met Rui Costa & 3 others.'
    """
    if may_mark(markdown):
        return "".join(piece.text for piece in pieces(markdown))
    return markdown


def may_mark(markdown: str) -> bool:
    """Tell whether a paragraph of Markdown may show otherwise than as it stands."""
    return (
        _SIGNS.search(markdown) is not None
        or "  " in markdown
        or markdown.endswith(" ")
        or _MAY_BEGIN.match(markdown) is not None
    )
