"""Every file that the search, the timeline and the network load when somebody uses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.model import DocPath, Register
from generator.outputs.companies import company_file
from generator.outputs.lookup import name_files
from generator.outputs.moments import moment_files
from generator.pages.catalogue import Catalogue


def finding_files(
    known: Catalogue, register: Register, address: Callable[[DocPath], str]
) -> Iterator[tuple[DocPath, str]]:
    """Write the files of finding.

    Args:
        known: The whole book.
        register: People's decisions, for spellings that no brief uses yet.
        address: Gives the address of a page, below that of the site.

    Yields:
        Paths with texts, the same for the same book.
    """
    yield from name_files(known, register, address)
    yield from moment_files(known, address)
    yield from company_file(known, address)
