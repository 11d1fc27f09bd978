"""What a page says of itself in JSON-LD: its articles, and the bodies it names.

Takes a parsed page, returns statements; of broken JSON what can be mended.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any, Final

from lxml.html import HtmlElement

from generator.reading.page_statements import Statement, say

_MAX_SCRIPT: Final = 2_000_000  # characters
_MAX_NODES: Final = 2_000
_TRAILING_COMMA: Final = re.compile(r",(\s*[}\]])")
_WRAPPED: Final = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*+\]\]>|\]\]>)\s*+;?\s*+$"
)
_ARTICLE: Final = re.compile(r"(?:Article|Posting|Report|Review|Recipe|Liveblog)$", re.IGNORECASE)
_BODY: Final = re.compile(r"Organization$|WebSite$", re.IGNORECASE)
_WEB_PAGE: Final = re.compile(r"(?:^|Item|About)(?:Web)?Page$")


def linked_data(root: HtmlElement) -> Iterator[Statement]:
    """Gather what a page's JSON-LD says: of articles first, of the page next, of bodies last.

    Args:
        root: The parsed page.
    """
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
            yield from say("site", node.get("name"), element, "a body named in the page's data")


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
        yield from say(field, node.get(key), element, place)
    for field, key in (("source", "publisher"), ("author", "author"), ("author", "creator")):
        for name, kind in _names(node.get(key), known):
            what = f"{place}, as a {kind}" if kind else place
            yield from say(field, name, element, what)


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
