"""Every brief as a record of one bibliography in BibTeX.

Takes the book and its site, gives the text in pieces.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.outputs.data_rows import once
from generator.pages.catalogue import Catalogue
from generator.pages.cite import bibtex
from generator.pages.site import Site


def bibtex_records(known: Catalogue, site: Site) -> Iterator[str]:
    """Write a record for each brief.

    Args:
        known: The whole book.
        site: Its name, and where it stands.

    Yields:
        Records, an empty line between two. Their keys differ by more than capitals, which some
        readers do not see.
    """
    taken: set[str] = set()
    for brief in once(known):
        head, comma, fields = bibtex(brief, site).partition(",")
        key, number = head, 2
        while key.casefold() in taken:
            key, number = f"{head}-{number}", number + 1
        yield f"{chr(10) if taken else ''}{key}{comma}{fields}\n"
        taken.add(key.casefold())
