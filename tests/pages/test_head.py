"""What a page tells machines, and what its policy lets run."""

from __future__ import annotations

import base64
import hashlib
from urllib.parse import quote, urljoin

import pytest

from generator.model import DocPath, PartialDate, Register, RegisterEntry
from generator.pages.catalogue import open_catalogue
from generator.pages.head import brief_data
from generator.pages.policy import with_policy
from generator.pages.site import Site
from tests.builders import a_brief
from tests.pages.books import MEMOIR, TALKS, a_corpus

SITE = Site("The Book", "https://book.example/b/")


def test_a_brief_is_based_on_a_news_article() -> None:
    """Publisher, writers and dates are said of the original, not of the brief."""
    brief = a_brief(
        updated=PartialDate(1998, 4),
        source_url="https://courier.example/a?b=1&c=2",
        corrections=("3 June 1998: nine days, not *ten*.",),
    )
    data = brief_data(brief, open_catalogue(a_corpus(brief)), SITE)

    assert data["@type"] == "Article"
    assert data["url"] == "https://book.example/b/briefs/1998/rail-strike-ends-after-nine-days/"
    assert data["isBasedOn"] == {
        "@type": "NewsArticle",
        "headline": "Rail strike ends after nine days",
        "url": "https://courier.example/a?b=1&c=2",
        "datePublished": "1998-03-03",
        "dateModified": "1998-04",
        "publisher": {"@type": "Organization", "name": "The Lund Courier"},
        "author": [{"@type": "Person", "name": "Ana Lima"}],
    }
    assert data["mentions"] == [
        {
            "@type": "Person",
            "name": "Jo Berg",
            "url": "https://book.example/b/people/jo-berg/",
            "jobTitle": "Transport Minister",
        },
        {
            "@type": "Organization",
            "name": "Northern Rail Company",
            "url": "https://book.example/b/organisations/northern-rail-company/",
        },
    ]
    assert data["correction"] == [
        {"@type": "CorrectionComment", "text": "3 June 1998: nine days, not ten."}
    ]


def test_what_is_not_known_is_not_said() -> None:
    """No property stands without a value, and no address without a site."""
    bare = a_brief(
        date=None, source=None, byline=(), agency="LNA", actors=(), organisations=(), language=None
    )
    data = brief_data(bare, open_catalogue(a_corpus(bare)), Site())

    assert data == {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": "Rail strike ends after nine days",
        "description": data["description"],
        "isPartOf": {"@type": "WebSite"},
        "isBasedOn": {
            "@type": "NewsArticle",
            "headline": "Rail strike ends after nine days",
            "author": {"@type": "Organization", "name": "LNA"},
        },
    }


def test_hidden_people_are_not_mentioned() -> None:
    """Who is hidden in names.yml is not in the data either."""
    hidden = Register((RegisterEntry("Ana Lima", hidden=True),))
    known = open_catalogue(a_corpus(TALKS, MEMOIR, register=hidden))

    assert [each["name"] for each in brief_data(TALKS, known, SITE)["mentions"]] == [
        "Jo Berg",
        "Northern Union",
    ]


def test_the_address_of_the_front_page_is_the_sites() -> None:
    """No name of a file is part of an address."""
    assert SITE.url(DocPath("index.md")) == SITE.address
    assert SITE.url(DocPath("people/index.md")) == "https://book.example/b/people/"
    assert Site("x").url(DocPath("index.md")) is None


def test_only_the_templates_scripts_have_hashes() -> None:
    """A script in the text of a page, one from a file and data have none."""
    text = "<p>T</p><script>evil()</script>"
    page = (
        '<head><meta charset="utf-8"><script>good()</script><script src="a.js"></script>'
        f'<script type="application/json">{{}}</script></head><body>{text}</body>'
    )
    good = base64.b64encode(hashlib.sha256(b"good()").digest()).decode()

    made = with_policy(page, text)

    assert made.count("'sha256-") == 1
    assert f"script-src 'self' 'wasm-unsafe-eval' 'sha256-{good}';" in made
    assert made.index("Content-Security-Policy") < made.index("good()")
    assert made.replace(made[made.index("\n      <meta") : made.index("<script>good")], "") == page


def test_a_script_has_its_hash_however_its_tag_is_written() -> None:
    """Capitals, line breaks and attributes; a tag that only begins like one is none."""
    scripts = "<SCRIPT>a()</Script><script\nasync>b()\n</script><scripts>c()</scripts>"

    made = with_policy(f'<head><meta charset="utf-8">{scripts}</head>')

    for text in (b"a()", b"b()\n"):
        assert base64.b64encode(hashlib.sha256(text).digest()).decode() in made
    assert made.count("'sha256-") == 2


def test_a_page_without_a_head_stays_as_it_is() -> None:
    """A piece of HTML gets no policy."""
    assert with_policy("<p>x</p>") == "<p>x</p>"


@pytest.mark.parametrize(
    "address",
    [
        *("https://a.example/", "https://a.example/b/c/", "http://127.0.0.1:8000/"),
        *("https://a.example", "https://a.example/b", "https://a.example/b//c/", "/b/", "x://a/"),
        *("https://a.example/../b/", "https://a.example/?b/", "https://a.example/.b/c/"),
    ],
)
@pytest.mark.parametrize(
    "path", ["index.md", "a/index.md", "a/b.md", "a/../b.md", "./a.md", "ü/a b.md", "a:b.md"]
)
def test_an_address_is_what_a_browser_makes_of_it(address: str, path: str) -> None:
    """Put together or worked out: that of the page below that of the site."""
    below = quote(path.removesuffix(".md").removesuffix("index").rstrip("/") + "/").lstrip("/")

    assert Site(address=address).url(DocPath(path)) == urljoin(address, below)
