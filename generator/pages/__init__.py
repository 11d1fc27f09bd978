"""The corpus to pages: one module a kind of page, and the order in which they are emitted.

Takes a `Corpus`, returns `Page`s: paths inside `docs/` and plain Markdown. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from generator.model import Corpus, Page
from generator.pages.catalogue import Catalogue, open_catalogue
from generator.pages.home import home_page
from generator.pages.network import network_page
from generator.pages.offices import offices_index
from generator.pages.offices_post import post_pages
from generator.pages.organisations import organisation_pages, organisations_index
from generator.pages.people import people_index
from generator.pages.person import person_pages
from generator.pages.source import source_pages
from generator.pages.sources import sources_index
from generator.pages.timeline import timeline_page
from generator.pages.year import year_pages
from generator.pages.years import years_index

Emitter = Callable[[Catalogue], Iterator[Page]]
EMITTERS: Final[tuple[Emitter, ...]] = (
    home_page,
    people_index,
    person_pages,
    years_index,
    year_pages,
    sources_index,
    source_pages,
    organisations_index,
    organisation_pages,
    offices_index,
    post_pages,
    timeline_page,
    network_page,
)


def emit(corpus: Corpus) -> tuple[Page, ...]:
    """Emit every generated page.

    Args:
        corpus: All briefs, grouped.

    Returns:
        The pages; briefs are not among them, their files belong to people.
    """
    known = open_catalogue(corpus)
    return tuple(page for emitter in EMITTERS for page in emitter(known))
