"""One value that a page's data gives for one field, and how it is taken out of markup.

Takes values of attributes, elements and JSON, returns statements with their line and place.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

from generator.reading.decode import tidy

_MAX_TEXT: Final = 400_000
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_BREAK: Final = re.compile(r"[\r\n]+|</?(?:p|br|div|li|h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)
# JSON can write half a character, which no file can.
_HALF: Final = re.compile("[\ud800-\udfff]")
_ENTITY: Final = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")


@dataclass(frozen=True, slots=True)
class Statement:
    """One value that the page's data gives for one field."""

    # title, published, updated, source, logo, author, address, description, language, text
    field: str
    value: str
    line: int
    place: str  # in words: "the page's data (JSON-LD)"


def clean_value(text: object) -> str | None:
    """Return a value as one line of text, or None where it holds none.

    >>> clean_value(" <b>Rain</b> &amp; wind "), clean_value("  ")
    ('Rain & wind', None)
    """
    if not isinstance(text, str):
        return None
    text = _HALF.sub("\ufffd", text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text and _ENTITY.search(text):
        from html import unescape

        text = unescape(unescape(text))
    return " ".join(tidy(text).split()) or None


def say(field: str, value: object, element: HtmlElement, place: str) -> Iterator[Statement]:
    """Yield what a value says of a field, if it is text.

    Args:
        field: The field.
        value: The value as the page has it.
        element: The element on which it stands.
        place: Where that is, in words.
    """
    text = _lines_of(value) if field == "text" else clean_value(value)
    if text:
        line = element.sourceline or 1
        if element.tag == "script" and isinstance(value, str):
            source = element.text or ""
            line += source.count("\n", 0, max(0, source.find(value)))
        yield Statement(field, text[:_MAX_TEXT], line, place)


def _lines_of(value: object) -> str:
    """Return a text with one paragraph a line."""
    parts = _BREAK.split(value[:_MAX_TEXT]) if isinstance(value, str) else []
    return "\n".join(line for part in parts if (line := clean_value(part)) is not None)


def of_field(found: Iterable[Statement], *fields: str) -> list[Statement]:
    """Return the statements of some fields, in their order.

    Args:
        found: Statements.
        fields: The fields.
    """
    return [each for each in found if each.field in fields]
