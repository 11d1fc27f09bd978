"""Bar charts as inline SVG, each with a sentence that says what it shows and its table.

Takes labels and counts, returns Markdown with one `<figure>`. No script, no style attribute
and no colour: the style sheet gives those, light and dark.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from html import escape as escape_html
from typing import Final

from generator.model import Brief, DocPath
from generator.pages.catalogue import Catalogue
from generator.pages.dates import MONTHS, count
from generator.pages.document import address
from generator.text.markdown import escape_cell
from generator.text.paths import year_path

_HEIGHT: Final = 96  # of the tallest bar, at most
_UNIT: Final = 28  # a brief, where all bars are low: three briefs are no tower
_TOP: Final = 20  # room for the figure above it
_BOTTOM: Final = 24  # room for the label below it
_SLOT: Final = 38
_SLOT_OF_A_MONTH: Final = 29  # twelve stand on a phone; three letters are narrower than a year
_BAR: Final = 24
_MONTHS: Final = len(MONTHS)  # a chart of no more bars shrinks to a phone, others scroll
_EDGE: Final = 14  # apart from the dated ones, and room for its longer label
# Years without a brief are drawn as gaps, unless one misread year would make a chart of centuries.
_LONGEST_SPAN: Final = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a short label under it, a full one for the table, a count, where it leads."""

    label: str
    name: str
    count: int
    target: DocPath | None = None
    dated: bool = True
    anchor: str = ""  # on the target, or on the page itself where there is none

    def leads(self, start: DocPath) -> str:
        """Return the address that it leads to from a page, empty where it leads nowhere."""
        place = address(start, self.target) if self.target else ""
        return f"{place}#{self.anchor}" if self.anchor else place


def bar_chart(
    start: DocPath, bars: Sequence[Bar], *, title: str, first_column: str, slot: int = _SLOT
) -> str:
    """Draw a bar chart of counts of briefs.

    Args:
        start: The page that it stands on.
        bars: The bars from left to right.
        title: What is counted: "Briefs a year".
        first_column: Heading of the labels in the table.
        slot: Width of a bar with the room around it.

    Returns:
        A figure and, folded under it, the same as a table; empty without bars.
    """
    if not bars:
        return ""
    tallest = max(bar.count for bar in bars) or 1
    sentence = f"{title}: {_says(bars)}."
    scale = min(_HEIGHT / tallest, _UNIT)
    floor = _TOP + round(scale * tallest)
    width, height = slot * len(bars) + _EDGE, floor + _BOTTOM
    drawn = "".join(
        _bar(start, bar, number * slot + slot // 2, floor, scale) for number, bar in enumerate(bars)
    )
    fits = ' class="bb-fits"' if len(bars) <= _MONTHS else ""
    rows = "\n".join(_row(start, bar) for bar in bars if bar.count)
    return (
        f'<figure class="bb-chart" data-search-exclude>'
        f'<svg{fits} role="group" aria-labelledby="chart-title chart-desc" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<title id="chart-title">{escape_html(title)}</title>'
        f'<desc id="chart-desc">{escape_html(sentence)}</desc>{drawn}</svg>'
        f"<figcaption>{escape_html(sentence)}</figcaption></figure>\n\n"
        f'<details class="bb-table" markdown>\n<summary>Show as table</summary>\n\n'
        f"| {first_column} | Briefs |\n| --- | ---: |\n{rows}\n\n</details>"
    )


def _says(bars: Sequence[Bar]) -> str:
    """Say in words what the chart shows: the peak, or that there is none."""
    dated = [bar for bar in bars if bar.dated]
    most = max((bar.count for bar in dated), default=0)
    peaks = [bar for bar in dated if bar.count == most]
    undated = sum(bar.count for bar in bars if not bar.dated)
    said = f"most in {peaks[0].name}, {most:,}" if len(peaks) == 1 else f"{most:,} at most"
    return said + (f"; {undated:,} without a date" if undated else "")


def _bar(start: DocPath, bar: Bar, place: int, floor: int, scale: float) -> str:
    height = max(round(scale * bar.count), 2 if bar.count else 1)
    middle = place + (0 if bar.dated else _EDGE // 2)
    left = middle - _BAR // 2
    kind = "bb-bar" if bar.count else "bb-gap"
    figure = f'<text x="{middle}" y="{floor - height - 5}">{bar.count}</text>' if bar.count else ""
    label = f'<text class="bb-tick" x="{middle}" y="{floor + 17}">{escape_html(bar.label)}</text>'
    drawn = (
        f'<rect class="{kind}" x="{left}" y="{floor - height}" width="{_BAR}" height="{height}"/>'
        f"{figure}{label}"
    )
    target = bar.leads(start)
    if not target or not bar.count:
        return drawn
    says = escape_html(f"{bar.name}: {count(bar.count, 'brief')}")
    return f'<a href="{target}"><title>{says}</title>{drawn}</a>'


def _row(start: DocPath, bar: Bar) -> str:
    name = escape_cell(bar.name)
    target = bar.leads(start)
    shown = f"[{name}]({target})" if target else name
    return f"| {shown} | {bar.count:,} |"


def years_chart(start: DocPath, known: Catalogue, briefs: Sequence[Brief]) -> str:
    """Draw how many of some briefs each year has, those without a date last.

    Args:
        start: The page that it stands on.
        known: The whole book.
        briefs: The briefs to count.

    Returns:
        The chart; empty where all that have a date are of one year: one bar has no shape.
    """
    return chart_of_years(start, known.years, briefs)


def chart_of_years(
    start: DocPath, with_page: Container[int | None], briefs: Sequence[Brief]
) -> str:
    """Draw what `years_chart` draws, by the years that have a page to lead to."""
    years = [brief.date.year for brief in briefs if brief.date]
    undated = len(briefs) - len(years)
    if len(set(years)) < 2:  # noqa: PLR2004 - see Returns
        return ""
    shown = sorted(set(years))
    if shown and shown[-1] - shown[0] < _LONGEST_SPAN:
        shown = list(range(shown[0], shown[-1] + 1))
    bars = [
        Bar(
            str(year),
            str(year),
            years.count(year),
            year_path(year) if year in with_page else None,
        )
        for year in shown
    ]
    if undated:
        bars.append(Bar("no date", "No date", undated, year_path(None), dated=False))
    return bar_chart(start, bars, title="Briefs a year", first_column="Year")


def months_chart(start: DocPath, briefs: Sequence[Brief]) -> str:
    """Draw how many briefs of a year each month has; empty where fewer than two months have any."""
    months = [brief.date.month for brief in briefs if brief.date and brief.date.month]
    if len(set(months)) < 2:  # noqa: PLR2004 - a single bar has no shape
        return ""
    bars = [
        Bar(name[:3], name, months.count(number), anchor=name.lower())
        for number, name in enumerate(MONTHS, 1)
    ]
    return bar_chart(
        start, bars, title="Briefs a month", first_column="Month", slot=_SLOT_OF_A_MONTH
    )
