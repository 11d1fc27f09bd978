"""A small book, built by MkDocs with --strict, followed link by link."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.builders import TEXT
from tests.sites import DRAFT, STRIKE, TALKS, build, make_book

pytestmark = pytest.mark.site

SITE = "https://book.example/b/"
BOOK = {"1998/strike.md": STRIKE, "1998/talks.md": TALKS, "undated/not-yet.md": DRAFT}


class _Page(HTMLParser):
    """Addresses, anchors and elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.tags: list[str] = []
        self.styles = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        values = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.ids.add(values.get("id", ""))
        self.styles += "style" in values
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag in {"script", "img", "iframe"} and "src" in values:
            self.loads.append(values["src"])
        if tag == "link" and values.get("rel") != "canonical":
            self.loads.append(values["href"])


def read(path: Path) -> _Page:
    """Read a page of the site."""
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the book once."""
    root = tmp_path_factory.mktemp("book")
    make_book(root, BOOK)
    done = build(root)
    assert done.returncode == 0, done.stderr
    return root / "site"


def test_every_link_leads_to_a_page(site: Path) -> None:
    """From every page, every link leads to a file of the site, and to an anchor that is there."""
    pages = {path: read(path) for path in site.rglob("*.html") if path.name != "404.html"}
    assert len(pages) == 16
    followed = 0
    for path, page in pages.items():
        address = urljoin(SITE, path.relative_to(site).as_posix().removesuffix("index.html"))
        for link in page.links:
            target = urlsplit(urljoin(address, link))
            if target.hostname != "book.example":
                continue
            place = site / unquote(target.path).removeprefix("/b/")
            place = place / "index.html" if place.is_dir() else place
            assert place.is_file(), f"{address}: {link}"
            if target.fragment:
                assert unquote(target.fragment) in pages[place].ids, f"{address}: {link}"
            followed += 1
    assert followed > 100


def test_no_page_asks_another_host(site: Path) -> None:
    """Nothing is loaded from anywhere but the site itself."""
    for path in site.rglob("*.html"):
        page = read(path)
        assert page.loads
        assert not [load for load in page.loads if urlsplit(load).netloc]
        assert page.styles == 0
    styles = "".join(path.read_text() for path in site.rglob("briefbook.css"))
    assert styles
    assert "url(" not in styles


def test_a_brief_page_shows_what_the_brief_says(site: Path) -> None:
    """Title, date, source and people stand in the head, the text below with the name linked."""
    text = (site / "briefs/1998/strike/index.html").read_text()

    assert text.count("<h1") == 1
    assert 'Rail &amp; "ferry" &lt;b>strike&lt;/b> ends' in text.replace("&gt;", ">")
    assert (
        "<title>Rail &amp; &#34;ferry&#34; &lt;b&gt;strike&lt;/b&gt; ends - Briefbook</title>"
        in text
    )
    assert '<time datetime="1998-03-03">3 March 1998</time>' in text
    assert 'href="https://courier.example/a?b=1&amp;c=2"' in text
    assert "source unconfirmed" in text
    assert 'Transport Minister <a href="../../../people/jo-berg/">Jo Berg</a> said' in text
    assert 'content="The strike ended, Transport Minister Jo Berg said in Lund."' in text
    assert 'A reader\'s <a href="../talks/">own <em>link</em></a> stays.' in text


def test_the_head_of_a_page_is_data(site: Path) -> None:
    """Title and description are escaped for where they stand, and the data is read as JSON."""
    text = (site / "briefs/1998/strike/index.html").read_text()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    data = json.loads(found[1]) if found else {}

    assert data["headline"] == 'Rail & "ferry" <b>strike</b> ends'
    assert data["mentions"][0]["name"] == "Jo Berg"
    assert f'<link rel="canonical" href="{SITE}briefs/1998/strike/">' in text
    assert (
        '<meta property="og:title" content="Rail &amp; &#34;ferry&#34; '
        '&lt;b&gt;strike&lt;/b&gt; ends">' in text
    )
    assert f'<meta property="og:url" content="{SITE}briefs/1998/strike/">' in text
    assert '<meta property="og:type" content="website">' in (site / "index.html").read_text()


def test_a_brief_keeps_its_language(site: Path) -> None:
    """Title and text carry the language of the brief, the page around them its own."""
    text = (site / "briefs/1998/talks/index.html").read_text()

    assert '<h1 dir="auto" lang="fr" ' in text
    assert '<div class="bb-text" dir="auto" lang="fr" ' in text
    assert '<html lang="en"' in text


def test_a_text_reads_in_its_direction(tmp_path: Path) -> None:
    """A text in a language that is written from right to left stands so, title and all."""
    make_book(tmp_path, {"1998/talks.md": TALKS.replace("language: fr", "language: ar")})

    assert build(tmp_path).returncode == 0

    text = (tmp_path / "site/briefs/1998/talks/index.html").read_text()
    assert '<h1 dir="rtl" lang="ar" ' in text
    assert '<div class="bb-text" dir="rtl" lang="ar" ' in text


def test_pages_lead_to_the_files_behind_them(tmp_path: Path) -> None:
    """A brief and a written page lead to their files, a person to names.yml, a year nowhere."""
    make_book(tmp_path, BOOK)
    settings = tmp_path / "mkdocs.yml"
    place = "https://git.example/edit/main/docs/"
    settings.write_text(f"{settings.read_text()}\nedit_uri: {place}\n")

    done = build(tmp_path)

    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    brief = (site / "briefs/1998/strike/index.html").read_text()
    assert f'<a href="{place}briefs/1998/strike.md">Edit this brief</a>' in brief
    assert (
        f'<a href="{place}about.md">Edit this page</a>' in (site / "about/index.html").read_text()
    )
    person = (site / "people/jo-berg/index.html").read_text()
    assert '<a href="https://git.example/edit/main/names.yml">Correct this person' in person
    for page in ("people", "years/1998"):
        assert "bb-edit" not in (site / page / "index.html").read_text()


def test_a_book_has_feeds(site: Path) -> None:
    """The front page leads to the feeds of the book; a draft is in none."""
    text = (site / "index.html").read_text()

    assert 'type="application/rss+xml" title="Briefbook" href="feed.xml"' in text
    assert 'type="application/feed+json" title="Briefbook" href="feed.json"' in text
    assert '<a href="feed.xml">Feed</a>' in text
    assert f"<link>{SITE}briefs/1998/strike/</link>" in (site / "feed.xml").read_text()
    assert "Secret" not in (site / "feed.json").read_text()
    assert f"Sitemap: {SITE}sitemap.xml" in (site / "robots.txt").read_text()


def test_a_draft_is_nowhere(site: Path) -> None:
    """Neither a page nor the files of finding nor the sitemap tells of a draft."""
    assert not (site / "briefs/undated").exists()
    for path in [*site.rglob("*.html"), site / "sitemap.xml", *site.glob("finding/*.json")]:
        assert "Secret" not in path.read_text()
        assert "not-yet" not in path.read_text()


def test_briefs_are_not_in_the_navigation(site: Path) -> None:
    """The row of main pages is all the navigation there is."""
    text = (site / "briefs/1998/strike/index.html").read_text()
    labels = re.findall(r'class="md-tabs__link">\s*(.+?)\s*</a>', text)

    assert labels == [
        *("Overview", "People", "Years", "Sources", "Offices", "Organisations"),
        *("Timeline", "Network", "Data", "About"),
    ]
    assert "md-sidebar" not in text


def test_the_sitemap_has_the_dates_of_the_briefs(site: Path) -> None:
    """No date of the build: the same book gives the same sitemap on another day."""
    text = (site / "sitemap.xml").read_text()

    assert f"<loc>{SITE}briefs/1998/strike/</loc>\n    <lastmod>1998-03-03</lastmod>" in text
    assert text.count("<lastmod>") == 1
    assert text.count("<loc>") == 16


def test_charts_lead_to_years(site: Path) -> None:
    """Links in drawings are led to pages as other links are."""
    page = read(site / "people/jo-berg/index.html")

    assert "../../years/1998/" not in page.links
    assert not [link for link in page.links if link.endswith(".md")]


def test_an_empty_book_is_built(tmp_path: Path) -> None:
    """A book without a brief has its main pages."""
    make_book(tmp_path, {})

    done = build(tmp_path)

    assert done.returncode == 0, done.stderr
    assert "There are no briefs yet." in (tmp_path / "site/index.html").read_text()


def test_a_second_build_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nothing is written again, and the site is the same; Pagefind orders its index as it likes."""
    make_book(tmp_path, BOOK)
    assert build(tmp_path).returncode == 0
    pages = {path: path.stat().st_mtime_ns for path in (tmp_path / "docs").rglob("*.md")}
    site = tmp_path / "site"
    files = (path for path in site.rglob("*") if path.is_file())
    first = {path: path.read_bytes() for path in files if site / "pagefind" not in path.parents}

    assert build(tmp_path).returncode == 0

    assert {path: path.stat().st_mtime_ns for path in pages} == pages
    assert {path: path.read_bytes() for path in first} == first


def test_broken_front_matter_fails_a_strict_build(tmp_path: Path) -> None:
    """The message names file and line, and the rest of the book is fine."""
    make_book(tmp_path, BOOK | {"1998/broken.md": "---\ntitle: [never\n---\n\nText.\n"})

    done = build(tmp_path)

    assert done.returncode == 1
    assert "docs/briefs/1998/broken.md:" in done.stderr


def test_hostile_front_matter_breaks_no_page(tmp_path: Path) -> None:
    """Keys that the theme would obey, and values of the wrong kind, change nothing."""
    hostile = STRIKE.replace(
        "language: en",
        "language: '\"><script>alert(1)</script>'\ntemplate: nowhere.html\nhide: 7\nicon: no/such",
    )
    make_book(tmp_path, {"1998/strike.md": hostile, "1998/talks.md": TALKS})

    done = build(tmp_path)

    page = tmp_path / "site/briefs/1998/strike/index.html"
    assert page.is_file(), done.stderr
    assert "<script>alert" not in page.read_text()


def test_what_waits_is_published_only_where_the_settings_say_so(tmp_path: Path) -> None:
    """With `review: true` every page leads to it; else there is none, and no link."""
    make_book(tmp_path, BOOK)
    assert build(tmp_path).returncode == 0
    site = tmp_path / "site"
    assert not (site / "review").exists()
    assert "Waiting for review" not in (site / "index.html").read_text()
    settings = tmp_path / "mkdocs.yml"
    text = settings.read_text()
    settings.write_text(text.replace("captures: true", "captures: true\n      review: true"))

    done = build(tmp_path)

    assert done.returncode == 0, done.stderr
    page = (site / "review/index.html").read_text()
    assert '<meta name="robots" content="noindex">' in page
    assert "&lt;b&gt;strike" in page
    assert "Secret" not in page
    assert '<a href="review/">Waiting for review</a>' in (site / "index.html").read_text()
    assert "review/" not in (site / "sitemap.xml").read_text()


def test_how_a_brief_was_made_is_a_page_of_its_own(tmp_path: Path) -> None:
    """With `captures: true` a brief leads to its capture; no search engine and no sitemap does."""
    made = STRIKE.replace("language: en", "language: en\nseeds: [rail.txt]")
    made = made.replace("The strike ended,", "The rail strike ended on Tuesday after nine days,")
    make_book(tmp_path, BOOK | {"1998/strike.md": made})
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/rail.txt").write_text(TEXT)

    done = build(tmp_path)

    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    page = (site / "briefs/1998/strike/made/index.html").read_text()
    assert '<meta name="robots" content="noindex">' in page
    assert '<li value="6" class="bb-kept">The rail strike ended on Tuesday' in page
    brief = (site / "briefs/1998/strike/index.html").read_text()
    assert '<a href="made/">How this brief was made ›</a>' in brief
    assert "made/" not in (site / "sitemap.xml").read_text()
    assert "How this brief" not in (site / "briefs/1998/talks/index.html").read_text()
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("captures: true", "captures: false"))
    assert build(tmp_path).returncode == 0
    assert not (site / "briefs/1998/strike/made").exists()


def test_a_book_can_publish_excerpts(tmp_path: Path) -> None:
    """With `text: excerpt` the rest of a text is nowhere on the site."""
    rest = "Two. Three. " + "Long words follow here. " * 20 + "The end of it."
    make_book(tmp_path, BOOK | {"1998/talks.md": TALKS.replace("fr\n", "fr\nsource: X\n") + rest})
    settings = tmp_path / "mkdocs.yml"
    text = settings.read_text().replace("text: full", "text: excerpt")
    settings.write_text(text.replace("captures: true", "captures: false"))

    done = build(tmp_path)

    assert done.returncode == 0, done.stderr
    for path in (tmp_path / "site").rglob("*.*"):
        assert b"The end of it" not in path.read_bytes()
    assert "An excerpt." in (tmp_path / "site/briefs/1998/talks/index.html").read_text()
