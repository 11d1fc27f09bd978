"""What programs read of a book, for MkDocs to put into a site.

The downloads are files that are worked out piece by piece when MkDocs copies them, once a build,
and never held in memory beside its pages. A preview makes none: it would make them again at each
edit. Feeds, and what search, timeline and network load, are short texts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from generator.model import DocPath, Register
from generator.outputs.data import DataFile, data_files
from generator.outputs.feeds import machine_files
from generator.outputs.finding import finding_files
from generator.outputs.sqlite_tables import BY_CHANCE
from generator.pages.catalogue import Catalogue
from generator.pages.data import DATA, data_page
from generator.pages.site import Site


class _Download(File):
    """A file that is written when it is copied."""

    def __init__(self, config: MkDocsConfig, file: DataFile) -> None:
        path = f"{DATA}{file.name}"
        super().__init__(path, None, config.site_dir, config.use_directory_urls)
        self.generated_by = "briefbook"
        self._content = b""  # nothing of it is there before it is copied
        self._file = file

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - MkDocs' own
        """Write it into the site."""
        place = Path(self.abs_dest_path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        if self._file.fill:
            _write_database(place, self._file.fill)
            return
        with place.open("wb") as file:
            file.writelines(self._file.pieces())


def _write_database(place: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Write a database where it is to stand: in memory it would take more than all the rest."""
    with closing(sqlite3.connect(place, isolation_level=None)) as database:
        fill(database)
    with place.open("r+b") as file:
        for each in BY_CHANCE:
            file.seek(each.start)
            file.write(bytes(len(each)))


def site_data(
    known: Catalogue, site: Site, config: MkDocsConfig, *, preview: bool = False
) -> Iterator[File]:
    """Give the page of downloads, and the downloads.

    Args:
        known: The whole book.
        site: Where it stands, and whether texts are shown in part only.
        config: MkDocs' settings.
        preview: Whether this is a preview; it has the page alone.

    Yields:
        Files for MkDocs.
    """
    page = data_page(known, site, preview=preview)
    yield File.generated(config, page.path, content=page.text)
    for each in () if preview else data_files(known, site):
        yield _Download(config, each)


def texts_for_programs(
    known: Catalogue, register: Register, site: Site, address: Callable[[DocPath], str]
) -> Iterator[tuple[DocPath, str]]:
    """Give the feeds, and what search, timeline and network load.

    Args:
        known: The whole book.
        register: People's decisions, for spellings that no brief uses yet.
        site: Where the book stands.
        address: Gives the address of a page, below that of the site.

    Yields:
        Paths with texts.
    """
    yield from machine_files(known, site)
    yield from finding_files(known, register, address)
