"""The front page: how much there is, its shape over the years, what is new, who is named most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model import Page
from generator.pages.catalogue import Catalogue, most_named
from generator.pages.charts import years_chart
from generator.pages.dates import count, period
from generator.pages.document import (
    HOME,
    PEOPLE_INDEX,
    SOURCES_INDEX,
    YEARS_INDEX,
    address,
    box,
    page,
    person_link,
)
from generator.pages.lists import brief_list

_LATEST: Final = 10
_MOST_NAMED: Final = 12
_EMPTY: Final = (
    "There are no briefs yet. Put a saved news page into `seeds/` and run `briefbook build`, or "
    "write a brief of your own under `docs/briefs/`: this page, the people and the years follow."
)


def home_page(known: Catalogue) -> Iterator[Page]:
    """Emit the front page.

    Args:
        known: The whole book.

    Yields:
        `index.md`.
    """
    if not known.briefs:
        yield page(HOME, "Overview", "# Overview", _EMPTY, description="An empty book of briefs.")
        return
    ranked = most_named(known, known.briefs)
    people = "\n".join(
        f"{number}. {person_link(HOME, person)} <small>{count(briefs, 'brief')}</small>"
        for number, (person, briefs) in enumerate(ranked[:_MOST_NAMED], 1)
    )
    figures = [
        f"[{count(len(known.briefs), 'brief')}]({address(HOME, YEARS_INDEX)})",
        f"[{count(len(known.people), 'person', 'people')}]({address(HOME, PEOPLE_INDEX)})",
        f"[{count(len(known.sources), 'source')}]({address(HOME, SOURCES_INDEX)})",
        period(known.briefs),
    ]
    latest = min(_LATEST, len(known.briefs))
    yield page(
        HOME,
        "Overview",
        "# Overview",
        box("bb-figures", " · ".join(filter(None, figures))),
        years_chart(HOME, known, known.briefs),
        '<div class="bb-columns" markdown>\n<div markdown>',
        "## Latest",
        f"The newest {count(latest, 'brief')} by date of publication."
        if latest > 1
        else "The only brief so far.",
        brief_list(HOME, known, known.briefs[:_LATEST]),
        f"[All briefs by year ›]({address(HOME, YEARS_INDEX)})",
        "</div>\n<div markdown>",
        "## Most named",
        "By the number of briefs that name them." if people else "No brief names a person yet.",
        people,
        f"[All people ›]({address(HOME, PEOPLE_INDEX)})",
        "</div>\n</div>",
        description=" · ".join(
            filter(
                None,
                [
                    count(len(known.briefs), "brief"),
                    count(len(known.people), "person", "people"),
                    period(known.briefs),
                ],
            )
        ),
    )
