"""The index of years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model import Page
from generator.pages.catalogue import Catalogue, most_named
from generator.pages.charts import years_chart
from generator.pages.dates import count
from generator.pages.document import YEARS_INDEX, address, page
from generator.text.paths import year_path

_EMPTY: Final = "There are no briefs yet. Each brief appears here under the year of its `date`."


def years_index(known: Catalogue) -> Iterator[Page]:
    """Emit the index of years.

    Args:
        known: The whole book.

    Yields:
        `years/index.md`.
    """
    rows = [
        f"| [{year or 'No date'}]({address(YEARS_INDEX, year_path(year))}) "
        f"| {len(briefs):,} | {len(most_named(known, briefs)):,} |"
        for year, briefs in known.years.items()
    ]
    dated = len([year for year in known.years if year is not None])
    table = "| Year | Briefs | People |\n| --- | ---: | ---: |\n" + "\n".join(rows)
    total = f"{count(len(known.briefs), 'brief')} in {count(dated, 'year')}"
    yield page(
        YEARS_INDEX,
        "Years",
        "# Years",
        f"{total}, newest first." if rows else _EMPTY,
        years_chart(YEARS_INDEX, known, known.briefs),
        table if rows else "",
        description=f"{total}.",
    )
