"""The page that lists what a book gives to programs, every field explained.

Takes the whole book and its site, returns a page. It links to files that stand beside it on a site
only, so it is made where the site is, and is no file of `docs/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.model import DocPath, Page
from generator.pages.catalogue import Catalogue
from generator.pages.data_fields import (
    CITATION_FIELDS,
    DOWNLOADS,
    EDGE_FIELDS,
    NODE_FIELDS,
    TABLES,
    Download,
    Field,
    Kind,
    Table,
)
from generator.pages.dates import count
from generator.pages.document import page
from generator.pages.site import Site

DATA_INDEX: Final = DocPath("data/index.md")
DATA: Final = "data/"

_LEAD: Final = (
    "The book for programs and spreadsheets: free of markup, every download made anew with the "
    "site. `briefbook export --format FORMAT --to DIR` writes the same files."
)
_RIGHTS: Final = "Captured text belongs to its publishers."
_FULL: Final = f"Texts are complete. {_RIGHTS}"
_EXCERPT: Final = (
    "This book publishes excerpts: of a captured text the downloads have the first sentences, and "
    f"`source_url` leads to all of it. {_RIGHTS}"
)
_PREVIEW: Final = "A preview has no downloads; `briefbook build` makes them."
_VALUES: Final = (
    "An absent value is `null`, and an empty cell in CSV. Dates are as precise as they are known: "
    "`1998-03-03`, `1998-03` or `1998`. Yes and no are `true` and `false` in JSON, else 1 and 0. "
    "A list is an array in JSON and the text of one in SQLite; in CSV its items are parted by a "
    "semicolon and a space. A cell of CSV that a spreadsheet would run as a formula, because it "
    "begins with `=`, `+`, `-` or `@`, has an apostrophe (`'`) before it."
)
_SQL: Final = (
    "Full text in SQL: `select id, title from briefs where rowid in (select rowid from briefs_fts "
    "where briefs_fts match 'NEAR(strike port)')`."
)


def data_page(known: Catalogue, site: Site, *, preview: bool = False) -> Page:
    """Write the page of downloads.

    Args:
        known: The whole book.
        site: Whether texts are shown in part only.
        preview: Whether this is a preview, which has none.

    Returns:
        `data/index.md`.
    """
    sizes = " · ".join(
        [
            count(len(known.briefs), "brief"),
            count(len(known.people), "person", "people"),
            count(len(known.bodies), "organisation"),
            count(len(known.posts), "post"),
        ]
    )
    return page(
        DATA_INDEX,
        "Data",
        "# Data",
        _LEAD,
        f"{sizes}. {_EXCERPT if site.excerpt else _FULL}",
        "## Downloads",
        _PREVIEW if preview else "",
        _downloads(linked=not preview),
        "## Tables",
        f"{count(len(TABLES), 'table')}, each in JSON, CSV and SQLite.",
        _VALUES,
        _SQL,
        *(block for table in TABLES for block in _table(table)),
        "## Network",
        "People are nodes; an edge joins two whom the same briefs name.",
        "Fields of a node:",
        _fields(NODE_FIELDS),
        "Fields of an edge:",
        _fields(EDGE_FIELDS),
        "## Citations",
        "A record of the kind `@misc` a brief; fields without a value are left out.",
        _fields(CITATION_FIELDS),
        description=f"Downloads for programs: {sizes}.",
    )


def _downloads(*, linked: bool) -> str:
    rows = "\n".join(
        f"| {each.format} | {'<br>'.join(_links(each) if linked else each.files)} | {each.about} |"
        for each in DOWNLOADS
    )
    return f"| Format | Files | What it is |\n| --- | --- | --- |\n{rows}"


def _links(download: Download) -> Iterator[str]:
    for name in download.files:
        # A browser would show the text of some, and many megabytes of it.
        yield f'[{name}]({name}){{: download="{name}" }}'


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.name}"
    yield table.about
    yield _fields(table.fields)


def _fields(fields: Iterable[Field]) -> str:
    rows = "\n".join(f"| {each.name} | {_kind(each)} | {each.about} |" for each in fields)
    return f"| Field | Kind | What it holds |\n| --- | --- | --- |\n{rows}"


def _kind(field: Field) -> str:
    if field.of:
        return f"`id` in [{field.of}](#{field.of})"
    return Kind.TEXT if field.kind is Kind.PARAGRAPHS else field.kind
