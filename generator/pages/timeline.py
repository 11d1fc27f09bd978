"""The timeline: every dated brief as a dot, filtered by person, source and words.

The chart and the table stand in the page; a script makes them answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.model import Page
from generator.pages.catalogue import Catalogue
from generator.pages.dates import MONTHS, count
from generator.pages.document import TIMELINE, address, page
from generator.pages.timeline_chart import timeline_chart
from generator.text.paths import year_path

_EMPTY: Final = "No brief has a date yet. Each brief appears here by its `date`."
_HOW: Final = (
    "A row a year, a dot for each week that has briefs, larger for more. Hollow dots are briefs "
    "of which only the month or the year is known."
)
_FORM: Final = (
    '<form class="bb-finder" data-part="form" autocomplete="off">'
    '<label>Person <input name="person" list="bb-people" spellcheck="false"></label>'
    '<datalist id="bb-people"></datalist>'
    '<label>Source <select name="source"><option value="">any source</option></select></label>'
    '<label>Words in the title <input name="words" type="search"></label>'
    "</form>"
)
_KEYS: Final = (
    '<p class="bb-keys" id="bb-keys" hidden>Arrow keys move from dot to dot, '
    "Enter leads to the list.</p>"
)
_BESIDE: Final = (
    '<div class="bb-beside" hidden><p data-part="status" role="status">Choose a dot: '
    'its briefs are listed here.</p><div data-part="list"></div></div>'
)


def timeline_page(known: Catalogue) -> Iterator[Page]:
    """Emit the timeline.

    Args:
        known: The whole book.

    Yields:
        `timeline.md`.
    """
    chart = timeline_chart(TIMELINE, known)
    dated = sum(len(briefs) for year, briefs in known.years.items() if year)
    undated = len(known.years.get(None, ()))
    total = f"{count(dated, 'brief')} with a date, newest year first."
    rest = f" [{undated:,} without one]({address(TIMELINE, year_path(None))})." if undated else ""
    yield page(
        TIMELINE,
        "Timeline",
        "# Timeline",
        f"{total}{rest} {_HOW}" if dated else _EMPTY,
        f'<div class="bb-finding" data-finding="timeline">{_FORM}'
        f'<div class="bb-two">{chart}{_BESIDE}</div>{_KEYS}</div>'
        if dated
        else "",
        _table(known) if dated else "",
        description=f"{total} By person, source and words.",
    )


def _table(known: Catalogue) -> str:
    names = " | ".join(name[:3] for name in MONTHS)
    rows = []
    for year, briefs in known.years.items():
        if year is None:
            continue
        months = Counter(brief.date.month for brief in briefs if brief.date)
        shown = " | ".join(f"{months[month]:,}" if months[month] else "" for month in range(1, 13))
        link = f"[{year}]({address(TIMELINE, year_path(year))})"
        rows.append(f"| {link} | {len(briefs):,} | {shown} |")
    head = f"| Year | Briefs | {names} |\n| --- | ---: |{' ---: |' * 12}"
    table = "\n".join([head, *rows])
    return (
        '<details class="bb-table" markdown>\n<summary>Show as table</summary>\n\n'
        f"{table}\n\n</details>"
    )
