"""The downloads of a book as files that MkDocs puts into a site.

They are worked out piece by piece when MkDocs copies them, once a build, and never held in memory
beside its pages. A preview makes none: it would make them again at each edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from generator.outputs.data import data_files
from generator.pages.catalogue import Catalogue
from generator.pages.data import DATA, data_page
from generator.pages.site import Site


class _Download(File):
    """A file that is written when it is copied."""

    def __init__(
        self, config: MkDocsConfig, path: str, pieces: Callable[[], Iterator[bytes]]
    ) -> None:
        super().__init__(path, None, config.site_dir, config.use_directory_urls)
        self.generated_by = "briefbook"
        self._content = b""  # nothing of it is there before it is copied
        self._pieces = pieces

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - MkDocs' own
        """Write it into the site."""
        place = Path(self.abs_dest_path)
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            file.writelines(self._pieces())


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
        yield _Download(config, f"{DATA}{each.name}", each.pieces)
