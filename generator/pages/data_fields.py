"""The tables that a book gives to programs, each field in words.

Words and no rules: `outputs/` fills and writes the tables, the page `data/` explains them. One
table has the same fields in JSON, CSV and SQLite.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a field holds; absent values are null in JSON and SQLite, empty in CSV."""

    TEXT = "text"
    PARAGRAPHS = "paragraphs"  # plain text, an empty line between two
    DATE = "date"  # YYYY, YYYY-MM or YYYY-MM-DD
    NUMBER = "number"
    YES_NO = "yes or no"  # true and false in JSON, 1 and 0 elsewhere
    LIST = "list"  # an array in JSON, the same as text in SQLite, parted by "; " in CSV


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a table.

    Attributes:
        name: Its name in every format.
        about: What it holds, in words for the page; Markdown.
        kind: What kind of value that is.
        of: The table whose `id` it holds, None where it holds none.
    """

    name: str
    about: str
    kind: Kind = Kind.TEXT
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: Its name in every format.
        about: What a row is, in words for the page; Markdown.
        fields: Its fields; one called `id` is unique.
    """

    name: str
    about: str
    fields: tuple[Field, ...]


_ADDRESS: Final = Field("url", "The address of its page; absent where the site has no address.")
_BRIEF: Final = Field("brief", "The brief.", of="briefs")
_PERSON: Final = Field("person", "The person.", of="people")
_BRIEFS: Final = Field("briefs", "How many briefs name it.", Kind.NUMBER)
_FIRST: Final = Field("first", "The date of the first brief with a date.", Kind.DATE)
_LAST: Final = Field("last", "The date of the last brief with a date.", Kind.DATE)
_STANDING: Final = Field(
    "standing",
    "“holder” where the briefs say that they hold the post, else the word that says they do not: "
    "“acting”, “former”, “late” or “named for it”.",
)

TABLES: Final = (
    Table(
        "briefs",
        "A row a brief, newest first, those without a date last.",
        (
            Field("id", "Its id. It stays, whatever becomes of title, date and address."),
            Field("title", "The title as published."),
            Field("date", "The day of publication, as precisely as it is known.", Kind.DATE),
            Field("year", "The year of that date.", Kind.NUMBER),
            Field("updated", "The day of the last update that the publisher gives.", Kind.DATE),
            Field("source", "The publisher."),
            Field("source_url", "The address of the original."),
            Field("agency", "The agency or office that the text credits."),
            Field("byline", "Who wrote it.", Kind.LIST),
            Field(
                "people",
                "Whom it names, under the names that their pages bear. `brief_people` has the "
                "names and roles as this brief writes them.",
                Kind.LIST,
            ),
            Field("organisations", "The bodies it names, as it writes them.", Kind.LIST),
            Field("language", "The language of the text, a code of ISO 639-1."),
            Field("description", "A sentence on what it is, mostly its first one."),
            Field("text", "Its text, without markup.", Kind.PARAGRAPHS),
            Field(
                "excerpt",
                "Whether the text is only its beginning, because the book may not publish more.",
                Kind.YES_NO,
            ),
            Field("tags", "What people filed it under.", Kind.LIST),
            Field("corrections", "Dated notes on what was wrong.", Kind.LIST),
            Field("unconfirmed", "The fields that nobody confirmed yet.", Kind.LIST),
            Field("same_story", "The ids of other reports of the same story.", Kind.LIST),
            Field("path", "Its Markdown file, from the folder `docs/`."),
            _ADDRESS,
        ),
    ),
    Table(
        "people",
        "A row a person, by name.",
        (
            Field("id", "The last part of the address of their page."),
            Field("name", "The name that the page bears."),
            Field("spellings", "All names that the briefs use, that one first.", Kind.LIST),
            Field("role", "The newest role that a brief gives them."),
            Field("briefs", "How many briefs name them.", Kind.NUMBER),
            _FIRST,
            _LAST,
            Field(
                "decided",
                "Whether people decided in `names.yml` who this is; else the spellings were "
                "recognised automatically.",
                Kind.YES_NO,
            ),
            _ADDRESS,
        ),
    ),
    Table(
        "brief_people",
        "A row for each name of a person in a brief.",
        (
            _BRIEF,
            _PERSON,
            Field("name", "The name as the brief writes it."),
            Field("role", "The role that the brief gives them."),
        ),
    ),
    Table(
        "pairs",
        "A row for two people whom the same briefs name, each pair once. A brief that names dozens "
        "of people is a list of them and counts for no pair.",
        (
            Field("one", "One of the two.", of="people"),
            Field("other", "The other.", of="people"),
            Field("briefs", "How many briefs name both.", Kind.NUMBER),
            Field("newest", "The newest of these briefs.", of="briefs"),
        ),
    ),
    Table(
        "organisations",
        "A row a body, by name.",
        (
            Field("id", "The last part of the address of its page."),
            Field("name", "Its name as most briefs write it."),
            Field("spellings", "All names that the briefs use, that one first.", Kind.LIST),
            _BRIEFS,
            _FIRST,
            _LAST,
            _ADDRESS,
        ),
    ),
    Table(
        "brief_organisations",
        "A row for each body that a brief names.",
        (
            _BRIEF,
            Field("organisation", "The body.", of="organisations"),
            Field("name", "The name as the brief writes it."),
        ),
    ),
    Table(
        "posts",
        "A row an office that people hold one after another.",
        (
            Field("id", "The last part of the address of its page."),
            Field("title", "Its title."),
            Field("body", "The body or state whose office it is."),
            Field("shared", "Whether several hold it at a time.", Kind.YES_NO),
            Field("roles", "As the briefs write it, most used first.", Kind.LIST),
            Field("decided", "Whether people decided in `names.yml` what it is.", Kind.YES_NO),
            _ADDRESS,
        ),
    ),
    Table(
        "holders",
        "A row for a person and a post: what the briefs say, no more.",
        (
            Field("post", "The post.", of="posts"),
            _PERSON,
            _STANDING,
            Field("first", "The date of the first brief that says so.", Kind.DATE),
            Field("last", "The date of the last brief that says so.", Kind.DATE),
            Field("briefs", "How many briefs say so.", Kind.NUMBER),
        ),
    ),
    Table(
        "holder_briefs",
        "A row for each brief that says so of a person and a post.",
        (
            Field("post", "The post.", of="posts"),
            _PERSON,
            _STANDING,
            _BRIEF,
            Field("words", "The words that say so; absent where only an excerpt is published."),
        ),
    ),
    Table(
        "quotations",
        "A row for each thing that a person says in a brief that is published in full.",
        (
            _BRIEF,
            _PERSON,
            Field("words", "What was said; in reported speech the whole sentence."),
            Field("direct", "Whether it stands between quotation marks.", Kind.YES_NO),
            Field("paragraph", "Its place in the brief; on the page, 3 is `#p3`.", Kind.NUMBER),
        ),
    ),
)

NODE_FIELDS: Final = (
    Field("id", "The person, as in `people`."),
    Field("label", "Their name."),
    Field("briefs", "How many briefs name them.", Kind.NUMBER),
    _FIRST,
    _LAST,
    _ADDRESS,
)
EDGE_FIELDS: Final = (
    Field("source, target", "The two people; the edge has no direction."),
    Field("weight", "How many briefs name both.", Kind.NUMBER),
)
CITATION_FIELDS: Final = (
    Field("key", "The id of the brief; signs other than letters and digits become hyphens."),
    Field("title", "The title as published."),
    Field("author", "Who wrote it, else the agency."),
    Field("howpublished", "The publisher."),
    Field("year, month, day", "The date of publication, as far as it is known."),
    Field("url", "The address of the original, else of the brief's page."),
    Field("note", "The name of this book."),
)


@dataclass(frozen=True, slots=True)
class Download:
    """One kind of download.

    Attributes:
        format: What `briefbook export --format` calls it.
        files: Its files.
        about: What it is and what opens it, in words for the page; Markdown.
    """

    format: str
    files: tuple[str, ...]
    about: str


DOWNLOADS: Final = (
    Download("json", ("briefs.json",), "Every table below as an array of objects, one a line."),
    Download(
        "csv",
        tuple(f"{table.name}.csv" for table in TABLES),
        "A file a table, for spreadsheets: UTF-8 with a byte order mark (`utf-8-sig`), values "
        "parted by commas.",
    ),
    Download(
        "sqlite",
        ("briefs.sqlite",),
        "Every table below in one SQLite database, with a full-text index of the briefs, "
        "`briefs_fts`. Datasette opens it as it is.",
    ),
    Download(
        "gexf",
        ("network.gexf",),
        "Who appears with whom, a network for Gephi and for network libraries.",
    ),
    Download("bibtex", ("citations.bib",), "Every brief as a record for reference managers."),
)
