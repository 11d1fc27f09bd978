"""What the search reads of a brief's page: its title, its text as shown, its year and source.

Takes a brief, returns attributes of HTML, in the words of Pagefind. Whatever bears none of them
is in no index: other pages, menus, and of an excerpt the part that is not shown.
"""

from __future__ import annotations

from html import escape
from typing import Final

from generator.model import Brief
from generator.pages.dates import in_words, year_of

TEXT: Final = "data-pagefind-body"
_NO_YEAR: Final = "no date"
_NO_SOURCE: Final = "source open"


def heading_attributes(brief: Brief) -> str:
    """Return the attributes of the heading of a brief's page.

    Args:
        brief: The brief.

    Returns:
        That the heading is its title, and what results are filtered by and show.

    >>> heading_attributes(Brief("", "", "", ()))[-45:]
    'data-date="no date" data-source="source open"'
    """
    values = {
        "year": str(year_of(brief) or _NO_YEAR),
        "date": in_words(brief.date),
        "source": brief.source or _NO_SOURCE,
    }
    own = " ".join(f'data-{name}="{escape(value)}"' for name, value in values.items())
    return (
        f'{TEXT} data-pagefind-meta="title, date[data-date], source[data-source]" '
        f'data-pagefind-filter="year[data-year], source[data-source]" {own}'
    )
