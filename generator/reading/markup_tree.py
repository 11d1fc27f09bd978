"""HTML to a tree: the encoding first, then whatever the tags make of it.

Takes bytes or source, returns lxml's tree, which never runs anything and fetches nothing.
"""

import re
from typing import Final

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from generator.errors import CaptureError
from generator.reading.charsets import charset_meant
from generator.reading.decode import recoded, text_of

_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*+=\s*+[\"']?\s*+([\w.:-]{2,40})", re.IGNORECASE
)
_DECLARED: Final = re.compile(
    rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE
)
# Everything but what a text is made of: for pages nested deeper than any parser goes.
_WRAPPERS: Final = re.compile(
    r"</?(?!(?:p|h[1-6]|a|li|br|script|style|title|meta|link|head|html|body|noscript|template)\b)"
    r"[a-z][^<>]{0,2000}>",
    re.IGNORECASE,
)
_TAGS: Final = re.compile(r"<[^<>]{0,2000}>")
# A page saved in one file holds its styles and pictures, and the parser stops at ten million
# characters in one place.
_LARGE: Final = 1_000_000  # characters
_BULK: Final = re.compile(r"<(style|script|svg)\b(?![^<>]{0,300}ld\+json)", re.IGNORECASE)
_PICTURE: Final = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=]{1000,}")


def source_of(data: bytes) -> str:
    """Decode HTML: by byte order mark, as UTF-8, as it declares itself, or by its look.

    Args:
        data: The page as it was saved.

    Returns:
        Its source, with line breaks in one form.

    Raises:
        CaptureError: The bytes are empty, too many, or no text in any known encoding.
    """
    head = data[:4096]
    declared = _CHARSET.search(head) or _DECLARED.search(head)
    if declared is not None and not head.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").casefold()
        if name not in {"utf-8", "utf8"} and not _is_utf8(data):
            page = recoded(data, charset_meant(name), errors="replace")
            if page is not None:
                return text_of(page)
    return text_of(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


# What a page of frames says to browsers that show none is all it says itself.
_FRAMED: Final = re.compile(r"<frameset\b", re.IGNORECASE)
_FRAMES: Final = re.compile(r"</?(?:frameset|noframes)\b[^<>\n]{0,500}>", re.IGNORECASE)


def _without_bulk(source: str) -> str:
    """Take out styles, scripts and pictures; every line keeps its number."""
    pieces, at = [], 0
    ends = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("style", "script", "svg")}
    while (start := _BULK.search(source, at)) is not None:
        name = start[1].casefold()
        end = ends[name].search(source, start.end())
        if end is None:
            break  # the rest is cut off, and no end is looked for again
        opened = source.find(">", start.start(), end.start()) + 1 or end.start()
        pieces += [source[at:opened], "\n" * source.count("\n", opened, end.start())]
        at = end.start()
    pieces.append(source[at:])
    return _PICTURE.sub("data:,", "".join(pieces))


def tree_of(source: str) -> HtmlElement:
    """Parse a page's source, whatever is wrong with it.

    A parser stops where tags are nested too deep; then the page is read again without the tags
    that only wrap others, and if that does not help, without any.

    Args:
        source: Decoded HTML.

    Returns:
        The root element.

    Raises:
        CaptureError: There is nothing in it.
    """
    if len(source) > _LARGE:
        source = _without_bulk(source)
    if _FRAMED.search(source) is not None:
        source = _FRAMES.sub("", source)
    for flat in (source, None, ""):
        text = source if flat else (_WRAPPERS if flat is None else _TAGS).sub(" ", source)
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
        if not any("depth" in error.message.casefold() for error in parser.error_log):
            break
    if root is None:
        message = "there is nothing in the page"
        raise CaptureError(message)
    return root
