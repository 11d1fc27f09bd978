"""The tables of a book as one JSON document, a row a line.

Takes the book and its site, gives the text in pieces, so that no book has to fit into memory twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.outputs.data_rows import rows
from generator.pages.catalogue import Catalogue
from generator.pages.data_fields import TABLES, Table
from generator.pages.site import Site


def json_tables(known: Catalogue, site: Site) -> Iterator[str]:
    """Write all tables.

    Args:
        known: The whole book.
        site: Where it stands.

    Yields:
        The document in pieces: an object with an array for each table.
    """
    yield "{"
    for number, table in enumerate(TABLES):
        yield f"{',' if number else ''}\n{json.dumps(table.name)}: ["
        for place, row in enumerate(_objects(table, known, site)):
            yield f"{',' if place else ''}\n{row}"
        yield "\n]"
    yield "\n}\n"


def _objects(table: Table, known: Catalogue, site: Site) -> Iterator[str]:
    names = [field.name for field in table.fields]
    for row in rows(table, known, site):
        yield json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False)
