"""What a page says of itself to machines: JSON-LD, Open Graph, meta, microdata, links, its logo.

Takes a parsed page, returns every statement it makes of title, days, publisher, writers and
address, each with the line of the source it stands on and the place in words. Nothing is
chosen here.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from generator.reading.page_linked_data import linked_data
from generator.reading.page_statements import Statement, say

_MAX_VALUE: Final = 400  # characters; a longer title or name is none
_LOGO: Final = re.compile(r"\blogo(?:type|s)?\b|(?<=[/_-])logo|logo(?=[._-])", re.IGNORECASE)
_FIRST_PICTURES: Final = 12
_FIRST_LINKS: Final = 12

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


def statements(root: HtmlElement) -> tuple[Statement, ...]:
    """Gather what a page's data says.

    Args:
        root: The parsed page.

    Returns:
        Every statement, in the order of the source within each kind of markup: JSON-LD first.
    """
    return tuple(
        each
        for each in (
            *linked_data(root),
            *_meta(root),
            *_links(root),
            *_microdata(root),
            *_logos(root),
        )
        if len(each.value) <= _MAX_VALUE or each.field in {"text", "description"}
    )


def _meta(root: HtmlElement) -> Iterator[Statement]:
    for element in root.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").casefold()
            if name in _META:
                yield from say(_META[name], element.get("content"), element, f"meta “{name}”")
                break


def _links(root: HtmlElement) -> Iterator[Statement]:
    for element in root.iter("link"):
        if "canonical" in (element.get("rel") or "").casefold().split():
            yield from say("address", element.get("href"), element, "the canonical link")
    for element in root.iter("title"):
        if element.getparent() is not None and element.getparent().tag != "svg":
            yield from say("page title", element.text, element, "the page's <title>")
            break
    # A reader's view of a page names the page's own address, and has no canonical link.
    for element in islice(root.iter("a"), _FIRST_LINKS):
        if "reader-domain" in (element.get("class") or "").split():
            yield from say("address", element.get("href"), element, "the link to the page itself")
    language = root.get("lang") or root.get("xml:lang")
    yield from say("language", language, root, "the page's language mark")


def _microdata(root: HtmlElement) -> Iterator[Statement]:
    for element in root.iter("time", "span", "p", "div", "a", "abbr"):
        prop = element.get("itemprop") or ""
        if prop in {"datePublished", "dateCreated"} or (
            element.tag == "time" and element.get("pubdate") is not None
        ):
            value = element.get("content") or element.get("datetime") or element.get("title")
            yield from say(
                "published", value or element.text_content(), element, f"“{prop or 'pubdate'}”"
            )
        elif prop == "dateModified":
            yield from say(
                "updated", element.get("content") or element.get("datetime"), element, f"“{prop}”"
            )
        elif prop == "author" or (element.tag == "a" and element.get("rel") == "author"):
            value = element.get("content") or element.text_content()
            yield from say("author", value, element, "marked as the author")
        elif element.tag == "time" and element.get("datetime"):
            yield from say("time", element.get("datetime"), element, "<time>")


def _logos(root: HtmlElement) -> Iterator[Statement]:
    """Find what the page's first logo is called for those who do not see it."""
    for element in islice(root.iter("img", "amp-img"), _FIRST_PICTURES):
        alt = element.get("alt") or ""
        marks = f"{element.get('class')} {element.get('id')} {element.get('src')} {alt}"
        name = _LOGO.sub(" ", alt).strip(" -–|:")
        if _LOGO.search(marks) and any(char.isalpha() for char in name):
            yield from say("logo", name, element, "the name of its logo")
            return
