"""Every download of a book by its name: what `data/` lists and `briefbook export` writes.

Takes the book and its site, gives files in pieces, one file at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from sqlite3 import Connection
from typing import Final

from generator.outputs.bibtex_records import bibtex_records
from generator.outputs.csv_tables import csv_table
from generator.outputs.gexf import gexf
from generator.outputs.json_tables import json_tables
from generator.outputs.sqlite_tables import fill, sqlite_tables
from generator.pages.catalogue import Catalogue
from generator.pages.data_fields import DOWNLOADS, TABLES
from generator.pages.site import Site

FORMATS: Final = tuple(download.format for download in DOWNLOADS)

_Writer = Callable[[Catalogue, Site], Iterable[str | bytes]]


@dataclass(frozen=True, slots=True)
class DataFile:
    """One download.

    Attributes:
        name: Its name, the same on the site and in an export.
        pieces: Gives its bytes in pieces; nothing is worked out before it is called.
        fill: Of a database: writes the same into one that is empty.
    """

    name: str
    pieces: Callable[[], Iterator[bytes]]
    fill: Callable[[Connection], None] | None = None


def data_files(
    known: Catalogue, site: Site, formats: Iterable[str] = FORMATS
) -> Iterator[DataFile]:
    """Give the downloads of a book.

    Args:
        known: The whole book.
        site: Where it stands, and whether texts are shown in part only.
        formats: The formats that are wanted, of `FORMATS`.

    Yields:
        Files, in the order of the page that lists them.
    """
    wanted = frozenset(formats)
    for download in DOWNLOADS:
        for name in download.files if download.format in wanted else ():
            fills = partial(fill, known=known, site=site) if name.endswith(".sqlite") else None
            yield DataFile(name, partial(_pieces, _WRITERS[name], known, site), fills)


def _pieces(writer: _Writer, known: Catalogue, site: Site) -> Iterator[bytes]:
    for piece in writer(known, site):
        yield piece if isinstance(piece, bytes) else piece.encode()


_WRITERS: Final[Mapping[str, _Writer]] = {
    "briefs.json": json_tables,
    "briefs.sqlite": sqlite_tables,
    "network.gexf": gexf,
    "citations.bib": bibtex_records,
    **{f"{table.name}.csv": partial(csv_table, table) for table in TABLES},
}
