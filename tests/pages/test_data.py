"""The page of downloads: everything that is there, each field explained."""

from __future__ import annotations

import re

import markdown

from generator.outputs.data import data_files
from generator.pages.catalogue import open_catalogue
from generator.pages.data import data_page
from generator.pages.data_fields import EDGE_FIELDS, NODE_FIELDS, TABLES, Kind
from generator.pages.site import Site
from tests.pages.books import BRIEFS, a_corpus

KNOWN = open_catalogue(a_corpus())
PAGE = data_page(KNOWN, Site("The Book"))


def test_every_download_is_linked() -> None:
    """Under the name that it has, to be saved and not shown."""
    links = re.findall(r'\[([^]]+)\]\(([^)]+)\)\{: download="([^"]+)" \}', PAGE.text)

    assert links
    assert [(name,) * 3 for name in (file.name for file in data_files(KNOWN, Site()))] == links


def test_every_field_is_explained() -> None:
    """One row a field; a key leads to the table it is of, and the sentence is a sentence."""
    for table in TABLES:
        section = PAGE.text.partition(f"### {table.name}\n")[2].partition("\n#")[0]
        assert table.about in section
        for field in table.fields:
            kind = f"`id` in [{field.of}](#{field.of})" if field.of else field.kind
            if kind == Kind.PARAGRAPHS:
                kind = Kind.TEXT
            assert f"| {field.name} | {kind} | {field.about} |" in section
            assert field.about.endswith(".")
            assert field.of in {None, *(other.name for other in TABLES)}
    for field in (*NODE_FIELDS, *EDGE_FIELDS):
        assert f"| {field.name} | " in PAGE.text


def test_the_page_renders_as_tables() -> None:
    """With a heading that each link to a table leads to."""
    html = markdown.markdown(
        PAGE.text.partition("---\n\n")[2],
        extensions=["attr_list", "md_in_html", "tables", "toc"],
    )

    assert html.count("<table>") == len(TABLES) + 4
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="([^"]+)"', html))
    assert '<a download="briefs.json" href="briefs.json">briefs.json</a>' in html


def test_it_says_how_much_there_is_and_how_much_may_be_shown() -> None:
    """Counts of the book; that texts are complete, or that they are not."""
    assert f"{len(BRIEFS)} briefs · 2 people · 2 organisations" in PAGE.text
    assert "Texts are complete." in PAGE.text
    excerpts = data_page(KNOWN, Site("The Book", excerpt=True)).text
    assert "This book publishes excerpts" in excerpts
    assert "Texts are complete." not in excerpts


def test_a_preview_has_no_downloads_and_says_so() -> None:
    """No link leads nowhere."""
    text = data_page(KNOWN, Site("The Book"), preview=True).text

    assert "A preview has no downloads" in text
    assert "](briefs.json)" not in text
    assert "| json | briefs.json | " in text
