"""Briefs in time as inline SVG: a row a year, a dot for what a week has, larger where it has more.

What has a month and no day stands hollow in the middle of its month, what has a year alone before
January. The script of the page (`theme/assets/javascripts/timeline.js`) counts in the same cells.

Takes briefs, returns HTML.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import Final

from generator.model import Brief, DocPath, PartialDate
from generator.pages.catalogue import Catalogue
from generator.pages.dates import MONTHS, count
from generator.pages.document import address
from generator.text.paths import year_path

_WIDTH: Final = 720
_LEFT: Final = 62  # of 1 January
_WEEK: Final = (_WIDTH - _LEFT - 8) / 53
_ROW: Final = 24
_TOP: Final = 22
_WEEKS: Final = 53  # cells 0 to 52 are weeks, the next twelve months, the last the year
_YEAR_ALONE: Final = _WEEKS + 12
_SMALLEST: Final = 3.5
_LARGEST: Final = 10.5
# Years without a brief are rows too, unless one misread year would make a chart of centuries.
_LONGEST_SPAN: Final = 60


def cell_of(day: PartialDate) -> int:
    """Return the cell of its year's row that a date stands in.

    >>> cell_of(PartialDate(1998, 1, 8)), cell_of(PartialDate(1998, 3)), cell_of(PartialDate(1998))
    (1, 55, 65)
    """
    if not day.month:
        return _YEAR_ALONE
    if not day.day:
        return _WEEKS + day.month - 1
    return (date(day.year, day.month, day.day) - date(day.year, 1, 1)).days // 7


def rows_of(years: Sequence[int]) -> tuple[int, ...]:
    """Return the years that have a row, newest first.

    Args:
        years: Those that have a brief.
    """
    first, last = min(years), max(years)
    if last - first < _LONGEST_SPAN:
        return tuple(range(last, first - 1, -1))
    return tuple(sorted(set(years), reverse=True))


def timeline_chart(start: DocPath, known: Catalogue) -> str:
    """Draw all dated briefs of a book.

    Args:
        start: The page that it stands on.
        known: The whole book.

    Returns:
        A figure on one line; empty where no brief has a date.
    """
    dated = [brief for brief in known.briefs if brief.date]
    years = [brief.date.year for brief in dated if brief.date]
    if not years:
        return ""
    rows = rows_of(years)
    height = _TOP + _ROW * len(rows) + 4
    drawn = "".join(
        _row(start, year, known.years.get(year, ()), _TOP + _ROW * at + _ROW // 2)
        for at, year in enumerate(rows)
    )
    sentence = f"{count(len(dated), 'brief')} by week, a row a year, newest first."
    return (
        '<figure class="bb-chart bb-timeline">'
        f'<svg width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" '
        f'role="group" aria-label="{escape(sentence)}">{"".join(_months())}{drawn}</svg></figure>'
    )


def _months() -> Iterator[str]:
    for month, name in enumerate(MONTHS):
        middle = _x(_WEEKS + month)
        yield f'<text class="bb-tick" x="{middle}" y="13">{name[:3]}</text>'


def _row(start: DocPath, year: int, briefs: Sequence[Brief], middle: int) -> str:
    cells = Counter(cell_of(brief.date) for brief in briefs if brief.date)
    dots = "".join(_dot(cell, number, middle) for cell, number in sorted(cells.items()))
    label = f'<text class="bb-tick" x="18" y="{middle + 4}">{year}</text>'
    if briefs:
        label = f'<a href="{address(start, year_path(year))}">{label}</a>'
    line = f'<path class="bb-line" d="M{_LEFT} {middle}H{_WIDTH - 8}"/>'
    return f'<g data-year="{year}">{line}{label}{dots}</g>'


def _dot(cell: int, number: int, middle: int) -> str:
    hollow = ' class="bb-hollow"' if cell >= _WEEKS else ""
    return (
        f'<circle{hollow} cx="{_x(cell)}" cy="{middle}" r="{radius(number)}" data-cell="{cell}"/>'
    )


def _x(cell: int) -> float:
    if cell == _YEAR_ALONE:
        return 47
    at = cell + 0.5 if cell < _WEEKS else (cell - _WEEKS + 0.5) * _WEEKS / 12
    return round(_LEFT + at * _WEEK, 1)


def radius(number: int) -> float:
    """Return the radius of a dot that stands for some briefs.

    >>> radius(1), radius(4), radius(1000)
    (3.5, 6.5, 10.5)
    """
    return min(round(_SMALLEST + 1.5 * math.log2(number), 1), _LARGEST)
