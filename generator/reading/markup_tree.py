"""HTML to a tree: the encoding first, then whatever the tags make of it.

Takes bytes or source, returns lxml's tree, which never runs anything and fetches nothing.
"""

import re
from typing import Final

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from generator.errors import CaptureError
from generator.reading.decode import text_of

_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
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
            try:
                # Browsers read Latin-1 as Windows-1252, and pages are written for browsers.
                name = {"iso-8859-1": "cp1252", "latin1": "cp1252"}.get(name, name)
                return text_of(data.decode(name, errors="replace").encode())
            except (LookupError, ValueError):
                pass
    return text_of(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


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
