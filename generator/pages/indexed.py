"""What the search reads of a brief's page: its title, its text as shown, its year and source.

Takes a brief and its page as HTML, returns it with attributes, in the words of Pagefind. Whatever
bears none of them is in no index: other pages, menus, and of an excerpt the part that is not shown.
"""

from __future__ import annotations

from html import escape
from typing import Final

from generator.model import Brief
from generator.pages.brief import TEXT_BEGINS, TEXT_ENDS
from generator.pages.dates import in_words, year_of
from generator.pages.document import direction

_TEXT: Final = "data-pagefind-body"
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
        f'{_TEXT} data-pagefind-meta="title, date[data-date], source[data-source]" '
        f'data-pagefind-filter="year[data-year], source[data-source]" {own}'
    )


def with_attributes(html: str, brief: Brief, language: str | None) -> str:
    """Say of a brief's page what is its title and its text, and in which language they are.

    Args:
        html: What came of its Markdown.
        brief: The brief.
        language: The language, where one is known.
    """
    attributes = f'dir="{direction(language)}"'
    attributes += f' lang="{escape(language)}"' if language else ""
    html = html.replace(TEXT_BEGINS, f'<div class="bb-text" {attributes} {_TEXT}>', 1)
    html = html.replace(TEXT_ENDS, "</div>", 1)
    return html.replace("<h1 ", f"<h1 {attributes} {heading_attributes(brief)} ", 1)
