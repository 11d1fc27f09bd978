"""Feeds: valid, the same every time, with the days of the briefs."""

from __future__ import annotations

import json
from datetime import datetime
from email.utils import parsedate_to_datetime

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.model import Actor, Brief, BriefId, DocPath, PartialDate
from generator.outputs.feeds import feeds, json_feed, machine_files, rss
from generator.pages.catalogue import open_catalogue
from generator.pages.site import Site
from tests.builders import a_brief
from tests.pages.books import BRIEFS, STRIKE, a_corpus

SITE = Site("The Book", "https://book.example/b/")
KNOWN = open_catalogue(a_corpus())


def many(count: int) -> tuple[Brief, ...]:
    """Return briefs that all name Jo Berg."""
    return tuple(
        a_brief(
            id=BriefId(f"bk{number:012}"),
            path=DocPath(f"briefs/1998/{number}.md"),
            title=f"Speech {number}",
            actors=(Actor("Jo Berg"),),
        )
        for number in range(count)
    )


def read(xml: str) -> etree._Element:
    """Read a feed as a feed reader does."""
    return etree.fromstring(xml.encode())


def texts(feed: etree._Element, path: str) -> list[str]:
    """Return the texts of some elements."""
    return [each.text or "" for each in feed.iterfind(path)]


def test_the_book_and_who_has_three_briefs_have_feeds() -> None:
    """One feed a page: not of a source with two briefs, nor of a person with two."""
    found = feeds(KNOWN, SITE)

    assert {page: path for page, (path, _) in found.items()} == {
        "index.md": "feed.xml",
        "people/jo-berg.md": "people/jo-berg/feed.xml",
    }
    several = feeds(open_catalogue(a_corpus(*many(3))), SITE)
    assert "sources/the-lund-courier.md" in several


def test_an_item_is_a_brief() -> None:
    """Its id is its id whatever its address, and its day that of the front matter."""
    brief = a_brief(title="A & <b>", corrections=("3 June 1998: nine days, not *ten*.",))
    feed = read(rss(DocPath("index.md"), "The Book", [brief], SITE))
    channel = feed.find("channel")

    assert feed.get("version") == "2.0"
    assert channel is not None
    for name in ("title", "link", "description"):
        assert channel.findtext(name)
    assert channel.findtext("item/title") == "A & <b>"
    assert channel.findtext("item/guid") == "bkabcdef234567"
    assert [each.get("isPermaLink") for each in channel.iterfind("item/guid")] == ["false"]
    assert channel.findtext("item/link") == (
        "https://book.example/b/briefs/1998/rail-strike-ends-after-nine-days/"
    )
    said = channel.findtext("item/description") or ""
    assert said.endswith("in Lund. Correction: 3 June 1998: nine days, not ten.")
    day = parsedate_to_datetime(channel.findtext("item/pubDate") or "")
    assert day.isoformat() == "1998-03-03T00:00:00+00:00"
    assert channel.findtext("item/{http://purl.org/dc/elements/1.1/}creator") == "Ana Lima"
    here = channel.find("{http://www.w3.org/2005/Atom}link")
    assert here is not None
    assert here.get("href") == "https://book.example/b/feed.xml"


def test_a_day_that_is_not_known_is_not_said() -> None:
    """A month, a year or nothing is no day."""
    briefs = [a_brief(date=PartialDate(1998, 3)), a_brief(date=None)]

    assert texts(read(rss(DocPath("index.md"), "B", briefs, SITE)), ".//pubDate") == []


def test_a_feed_has_the_newest_fifty() -> None:
    """Older briefs are in the book."""
    known = open_catalogue(a_corpus(*many(60)))

    xml = feeds(known, SITE)[DocPath("index.md")][1]

    assert texts(read(xml), ".//item/title") == [brief.title for brief in known.briefs[:50]]
    assert len(json.loads(json_feed(known, SITE))["items"]) == 50


def test_the_json_feed_has_what_the_format_asks_for() -> None:
    """Version, title, and of each item an id, an address and a text."""
    feed = json.loads(json_feed(KNOWN, SITE))

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://book.example/b/feed.json"
    assert len(feed["items"]) == len(BRIEFS)
    for item in feed["items"]:
        assert item["id"]
        assert item["content_text"]
        assert item["url"].startswith(SITE.address)
    strike = next(item for item in feed["items"] if item["id"] == STRIKE.id)
    assert datetime.fromisoformat(strike["date_published"]).date().isoformat() == "1998-03-03"
    assert strike["tags"] == ["Jo Berg"]
    assert strike["authors"] == [{"name": "Ana Lima"}]


def test_a_site_without_an_address_has_no_feeds() -> None:
    """A feed needs full addresses."""
    assert feeds(KNOWN, Site("x")) == {}
    assert list(machine_files(KNOWN, Site("x"))) == []


def test_robots_are_told_of_the_sitemap() -> None:
    """With the full address, as the format asks."""
    files = dict(machine_files(KNOWN, SITE))

    assert files[DocPath("robots.txt")].endswith("Sitemap: https://book.example/b/sitemap.xml\n")
    assert {"feed.xml", "feed.json", "people/jo-berg/feed.xml", "robots.txt"} == set(files)


@given(st.text(min_size=1))
def test_hostile_titles_break_no_feed(title: str) -> None:
    """Whatever a title holds, the feed can be read."""
    brief = a_brief(title=title, byline=(title,))

    assert len(read(rss(DocPath("index.md"), title, [brief], SITE)).findall(".//item")) == 1
