"""RSS and JSON feeds of the newest briefs: of the book, of a source, of a person.

Takes the book and its site, returns files. Days come from the briefs and never from a clock: the
same book gives the same bytes. A brief keeps its id in every feed, whatever becomes of its address.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, Final

from generator.model import Brief, DocPath
from generator.pages.brief import describe
from generator.pages.catalogue import Catalogue, people_of, source_name
from generator.pages.document import HOME, plain_web_address
from generator.pages.site import Site
from generator.remembered import Remembered
from generator.text.markdown import one_line, plain
from generator.text.paths import person_path

NEWEST: Final = 50
# A feed of somebody who is named once tells nobody anything.
FEWEST: Final = 3

_ATOM: Final = "http://www.w3.org/2005/Atom"
_DC: Final = "http://purl.org/dc/elements/1.1/"
# What XML 1.0 has no place for.
_NO_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_path(page: DocPath) -> DocPath:
    """Return the path of the feed that goes with a page.

    >>> feed_path(DocPath("people/ana-lima.md")), feed_path(DocPath("index.md"))
    ('people/ana-lima/feed.xml', 'feed.xml')
    """
    folder = page.removesuffix(".md").removesuffix("index")
    return DocPath(f"{folder.rstrip('/')}/feed.xml".lstrip("/"))


def feeds(known: Catalogue, site: Site) -> dict[DocPath, tuple[DocPath, str]]:
    """Write the feeds of a book; a site without an address has none, for a feed needs full ones.

    Args:
        known: The whole book.
        site: Where it stands.

    Returns:
        Of each page that has a feed, the path of the feed and its text as RSS.
    """
    if not site.address:
        return {}
    return {
        page: (feed_path(page), _kept(page, (page, title, tuple(briefs[:NEWEST]), site)))
        for page, title, briefs in _subjects(known, site)
    }


def _subjects(known: Catalogue, site: Site) -> Iterator[tuple[DocPath, str, Sequence[Brief]]]:
    yield HOME, site.name, known.briefs
    for path, briefs in known.sources.items():
        if len(briefs) >= FEWEST:
            yield path, f"{source_name(briefs)} – {site.name}", briefs
    for slug, person in known.people.items():
        if len(known.briefs_of[slug]) >= FEWEST:
            yield person_path(slug), f"{person.name} – {site.name}", known.briefs_of[slug]


# The feed of a page is written again where it has other briefs than before.
_kept: Final = Remembered[tuple[DocPath, str, tuple[Brief, ...], Site], str](lambda of: rss(*of))


def rss(page: DocPath, title: str, briefs: Sequence[Brief], site: Site) -> str:
    """Write a feed as RSS 2.0.

    Args:
        page: The page that it goes with.
        title: Its title.
        briefs: Its briefs, newest first; fifty are taken.
        site: Where the book stands; it has an address.

    Returns:
        The XML, the same for the same briefs.
    """
    for prefix, uri in (("atom", _ATOM), ("dc", _DC)):
        ET.register_namespace(prefix, uri)
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    _add(channel, "title", title)
    _add(channel, "link", site.url(page))
    _add(channel, "description", f"The newest briefs: {title}.")
    here = f"{site.address}{feed_path(page)}"
    ET.SubElement(channel, f"{{{_ATOM}}}link", href=here, rel="self", type="application/rss+xml")
    for brief in briefs[:NEWEST]:
        _item(channel, brief, site)
    ET.indent(root)
    xml: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n'


def _item(channel: ET.Element, brief: Brief, site: Site) -> None:
    item = ET.SubElement(channel, "item")
    _add(item, "title", brief.title)
    _add(item, "link", site.url(brief.path))
    _add(item, "description", _says(brief))
    for writer in brief.byline:
        _add(item, f"{{{_DC}}}creator", writer)
    guid = ET.SubElement(item, "guid", isPermaLink="false")
    guid.text = _xml(brief.id)
    day = _day(brief)
    if day:
        _add(item, "pubDate", format_datetime(day))


def _add(parent: ET.Element, name: str, text: str | None) -> None:
    if text:
        ET.SubElement(parent, name).text = _xml(text)


def _xml(text: str) -> str:
    return _NO_XML.sub("", one_line(text))


def _says(brief: Brief) -> str:
    notes = (f"Correction: {plain(note)}" for note in brief.corrections)
    return " ".join([describe(brief), *notes])


def _day(brief: Brief) -> datetime | None:
    """Return the day of publication where it is known to the day: a feed can say no less."""
    date = brief.date
    return datetime(date.year, date.month, date.day, tzinfo=UTC) if date and date.day else None


def json_feed(known: Catalogue, site: Site) -> str:
    """Write the newest briefs of the book as a JSON Feed 1.1."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.name,
        "home_page_url": site.address,
        "feed_url": f"{site.address}feed.json",
        "items": [_entry(known, brief, site) for brief in known.briefs[:NEWEST]],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _entry(known: Catalogue, brief: Brief, site: Site) -> dict[str, Any]:
    day = _day(brief)
    values = {
        "id": brief.id,
        "url": site.url(brief.path),
        "external_url": plain_web_address(brief.source_url),
        "title": one_line(brief.title),
        "content_text": _says(brief),
        "date_published": day.isoformat() if day else None,
        "authors": [{"name": one_line(name)} for name in brief.byline],
        "tags": [person.name for person in people_of(known, brief)],
        "language": brief.language,
    }
    return {name: value for name, value in values.items() if value}


def machine_files(known: Catalogue, site: Site) -> Iterator[tuple[DocPath, str]]:
    """Give every file for programs: the feeds, and `robots.txt`, which names the sitemap."""
    if not site.address:
        return
    yield from feeds(known, site).values()
    yield DocPath("feed.json"), json_feed(known, site)
    yield (
        DocPath("robots.txt"),
        f"User-agent: *\nAllow: /\nSitemap: {site.address}sitemap.xml\n",
    )
