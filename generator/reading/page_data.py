"""What a page says of itself to machines: JSON-LD, Open Graph, meta, microdata, links.

Takes a parsed page, returns every statement it makes of title, days, publisher, writers and
address, each with the line of the source it stands on and the place in words. Nothing is
chosen here.
"""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml.html import HtmlElement

from generator.reading.decode import tidy

_MAX_SCRIPT: Final = 2_000_000  # characters
_MAX_NODES: Final = 2_000
_MAX_VALUE: Final = 400  # characters; a longer title or name is none
_MAX_TEXT: Final = 400_000
_TRAILING_COMMA: Final = re.compile(r",(\s*[}\]])")
_WRAPPED: Final = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_BREAK: Final = re.compile(r"[\r\n]+|</?(?:p|br|div|li|h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_ARTICLE: Final = re.compile(r"(?:Article|Posting|Report|Review|Recipe|Liveblog)$", re.IGNORECASE)
_BODY: Final = re.compile(r"Organization$|WebSite$", re.IGNORECASE)
_WEB_PAGE: Final = re.compile(r"(?:^|Item|About)(?:Web)?Page$")


@dataclass(frozen=True, slots=True)
class Statement:
    """One value that the page's data gives for one field."""

    field: str  # title, published, updated, source, author, address, description, language, text
    value: str
    line: int
    place: str  # in words: "the page's data (JSON-LD)"


_META: Final = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "title": "title",
    "headline": "title",
    "article:published_time": "published",
    "og:published_time": "published",
    "datepublished": "published",
    "date.published": "published",
    "publishdate": "published",
    "publish-date": "published",
    "publish_date": "published",
    "published_time": "published",
    "publication_date": "published",
    "pubdate": "published",
    "date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dc.date.created": "published",
    "dcterms.date": "published",
    "dcterms.created": "published",
    "dcterms.issued": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "cxenseparse:recs:publishtime": "published",
    "article.published": "published",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "datemodified": "updated",
    "last-modified": "updated",
    "dc.date.modified": "updated",
    "dcterms.modified": "updated",
    "og:site_name": "source",
    "application-name": "source",
    "apple-mobile-web-app-title": "source",
    "publisher": "source",
    "dc.publisher": "source",
    "copyright": "source",
    "twitter:site": "account",
    "author": "author",
    "article:author": "author",
    "article:author_name": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "parsely-author": "author",
    "sailthru.author": "author",
    "byl": "author",
    "twitter:creator": "author",
    "cxenseparse:author": "author",
    "og:url": "address",
    "og:description": "description",
    "description": "description",
    "twitter:description": "description",
    "og:locale": "language",
    "content-language": "language",
    "language": "language",
    "dc.language": "language",
}


def clean_value(text: object) -> str | None:
    """Return a value as one line of text, or None where it holds none.

    >>> clean_value(" <b>Rain</b> &amp; wind "), clean_value("  ")
    ('Rain & wind', None)
    """
    if not isinstance(text, str):
        return None
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text and _ENTITY.search(text):
        from html import unescape

        text = unescape(unescape(text))
    return " ".join(tidy(text).split()) or None


def statements(root: HtmlElement) -> tuple[Statement, ...]:
    """Gather what a page's data says.

    Args:
        root: The parsed page.

    Returns:
        Every statement, in the order of the source within each kind of markup: JSON-LD first.
    """
    return tuple(
        each
        for each in (*_json_ld(root), *_meta(root), *_links(root), *_microdata(root))
        if len(each.value) <= _MAX_VALUE or each.field in {"text", "description"}
    )


def _say(field: str, value: object, element: HtmlElement, place: str) -> Iterator[Statement]:
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


def _meta(root: HtmlElement) -> Iterator[Statement]:
    for element in root.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").casefold()
            if name in _META:
                yield from _say(_META[name], element.get("content"), element, f"meta “{name}”")
                break


def _links(root: HtmlElement) -> Iterator[Statement]:
    for element in root.iter("link"):
        if "canonical" in (element.get("rel") or "").casefold().split():
            yield from _say("address", element.get("href"), element, "the canonical link")
    for element in root.iter("title"):
        if element.getparent() is not None and element.getparent().tag != "svg":
            yield from _say("page title", element.text, element, "the page's <title>")
            break
    language = root.get("lang") or root.get("xml:lang")
    yield from _say("language", language, root, "the page's language mark")


def _microdata(root: HtmlElement) -> Iterator[Statement]:
    for element in root.iter("time", "span", "p", "div", "a", "abbr"):
        prop = element.get("itemprop") or ""
        if prop in {"datePublished", "dateCreated"} or (
            element.tag == "time" and element.get("pubdate") is not None
        ):
            value = element.get("content") or element.get("datetime") or element.get("title")
            yield from _say(
                "published", value or element.text_content(), element, f"“{prop or 'pubdate'}”"
            )
        elif prop == "dateModified":
            yield from _say(
                "updated", element.get("content") or element.get("datetime"), element, f"“{prop}”"
            )
        elif prop == "author" or (element.tag == "a" and element.get("rel") == "author"):
            value = element.get("content") or element.text_content()
            yield from _say("author", value, element, "marked as the author")
        elif element.tag == "time" and element.get("datetime"):
            yield from _say("time", element.get("datetime"), element, "<time>")


# --------------------------------------------------------------------------- JSON-LD


def _json_ld(root: HtmlElement) -> Iterator[Statement]:
    scripts = [
        (element, _loads(element.text or ""))
        for element in root.iter("script")
        if "ld+json" in (element.get("type") or "").casefold()
    ]
    nodes = [(element, node) for element, value in scripts for node in _nodes(value)]
    known = {
        node["@id"]: node
        for _, node in nodes
        if isinstance(node.get("@id"), str) and "name" in node
    }
    articles = [(element, node) for element, node in nodes if _is(node, _ARTICLE)]
    pages = [(element, node) for element, node in nodes if _is(node, _WEB_PAGE)]
    for element, node in (*articles, *pages):
        place = "the page's data (JSON-LD)"
        yield from _of_article(element, node, known, place)
    writers = [inner for _, node in nodes for inner in _listed(node.get("author"))]
    for element, node in nodes:
        if _is(node, _BODY) and not any(node is writer for writer in writers):
            yield from _say("site", node.get("name"), element, "a body named in the page's data")


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _loads(text: str) -> Any:  # noqa: ANN401 - JSON of any shape
    text = _WRAPPED.sub("", text[:_MAX_SCRIPT])
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object) -> list[dict[str, Any]]:
    """Return the objects of a JSON value, outer ones first; lists of other pages are left out."""
    found: list[dict[str, Any]] = []
    waiting = deque([value])
    while waiting and len(found) < _MAX_NODES:
        each = waiting.popleft()
        if isinstance(each, list):
            waiting.extend(each)
        elif isinstance(each, dict):
            found.append(each)
            if not _is(each, re.compile("List$")):
                waiting.extend(
                    inner
                    for key, inner in each.items()
                    if isinstance(inner, (dict, list))
                    and key
                    not in {
                        "isPartOf",
                        "comment",
                        "hasPart",
                        "mentions",
                        "relatedLink",
                        "review",
                        "citation",
                    }
                )
    return found


def _is(node: dict[str, Any], kind: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(each, str) and kind.search(each) is not None
        for each in (types if isinstance(types, list) else [types])
    )


def _of_article(
    element: HtmlElement, node: dict[str, Any], known: dict[str, Any], place: str
) -> Iterator[Statement]:
    for key, field in (
        ("headline", "title"),
        ("datePublished", "published"),
        ("dateModified", "updated"),
        ("description", "description"),
        ("inLanguage", "language"),
        ("articleBody", "text"),
        ("url", "address"),
    ):
        yield from _say(field, node.get(key), element, place)
    for field, key in (("source", "publisher"), ("author", "author"), ("author", "creator")):
        for name, kind in _names(node.get(key), known):
            what = f"{place}, as a {kind}" if kind else place
            yield from _say(field, name, element, what)


def _names(value: object, known: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the names in a value, with "person" or "body" where the page says which."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            node = known.get(str(each.get("@id")), each) if "name" not in each else each
            names = node.get("name")
            kind = (
                "person"
                if _is(node, re.compile("Person", re.IGNORECASE))
                else "body"
                if _is(node, re.compile("Organi", re.IGNORECASE))
                else ""
            )
            for name in names if isinstance(names, list) else [names]:
                if isinstance(name, str):
                    yield name, kind
        elif isinstance(each, str):
            yield each, ""


def of_field(found: Iterable[Statement], *fields: str) -> list[Statement]:
    """Return the statements of some fields, in their order."""
    return [each for each in found if each.field in fields]
