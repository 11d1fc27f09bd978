"""Who held a post in time, as inline SVG: a row a person, a bar from the first to the last brief.

Takes a post, returns Markdown with one `<figure>`. The table of holders beside it says the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Final, NamedTuple

from generator.model import Brief, BriefId, DocPath, Person, Post, Slug, Tenure
from generator.pages.dates import count, in_words
from generator.pages.document import address

_WIDTH: Final = 620
_NAMES: Final = 190  # room for the names
_ROW: Final = 26
_BAR: Final = 12
_LEAST: Final = 5  # a single day shows too
_BOTTOM: Final = 22
_ROWS: Final = 12
_LETTERS: Final = 27  # of a name; the table has all of it
_TICK: Final = 44  # between two years


def tenures_chart(
    start: DocPath, post: Post, people: Mapping[Slug, Person], briefs: Mapping[BriefId, Brief]
) -> str:
    """Draw the holders of a post in time.

    Args:
        start: The page that it stands on.
        post: The post.
        people: Its holders.
        briefs: The briefs that say so.

    Returns:
        A figure with the newest twelve; empty where fewer than two have a date.
    """
    dated = [each for each in post.holders if each.first and each.last][-_ROWS:]
    if len(dated) < 2:  # noqa: PLR2004 - one bar has nothing to be compared with
        return ""
    first = min(each.first.begins() for each in dated if each.first).year
    last = max(each.last.begins() for each in dated if each.last).year
    axis = _Axis(first, last)
    height = _ROW * len(dated) + _BOTTOM
    drawn = "".join(
        _row(start, each, people[each.person], briefs[each.evidence[0].brief], _Place(axis, at))
        for at, each in enumerate(dated)
    )
    sentence = (
        f"{count(len(dated), 'holder')} between {first} and {last}, each from the first to the "
        "last brief that says so."
    )
    return (
        '<figure class="bb-chart bb-tenures" data-search-exclude>'
        f'<svg class="bb-fits" role="group" aria-labelledby="chart-title chart-desc" '
        f'width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}">'
        '<title id="chart-title">Holders in time</title>'
        f'<desc id="chart-desc">{escape(sentence)}</desc>{drawn}{axis.drawn(height)}</svg>'
        f"<figcaption>{escape(sentence)}</figcaption></figure>"
    )


class _Axis:
    """Where a day stands."""

    def __init__(self, first: int, last: int) -> None:
        self._first = date(first, 1, 1)
        self._last = last
        self._days = (date(last, 12, 31) - self._first).days

    def place(self, day: date) -> int:
        return _NAMES + round((_WIDTH - _NAMES - _LEAST) * (day - self._first).days / self._days)

    def drawn(self, height: int) -> str:
        years = self._last - self._first.year + 1
        step = max(1, -(-_TICK * years // (_WIDTH - _NAMES)))
        years_shown = range(self._first.year, self._last + 1, step)
        return "".join(
            f'<text class="bb-tick" x="{self.place(date(year, 1, 1))}" y="{height - 6}">'
            f"{year}</text>"
            for year in years_shown
        )


class _Place(NamedTuple):
    """The place of a row."""

    axis: _Axis
    at: int


def _row(start: DocPath, tenure: Tenure, person: Person, brief: Brief, place: _Place) -> str:
    if tenure.first is None or tenure.last is None:
        return ""
    axis = place.axis
    left, right = axis.place(tenure.first.begins()), axis.place(tenure.last.begins())
    top = place.at * _ROW + (_ROW - _BAR) // 2
    name = person.name if len(person.name) <= _LETTERS else person.name[: _LETTERS - 1] + "…"
    ends = dict.fromkeys([in_words(tenure.first), in_words(tenure.last)])
    says = f"{person.name}: {' to '.join(ends)}, {count(len(tenure.evidence), 'brief')}"
    return (
        f'<a href="{address(start, brief.path)}"><title>{escape(says)}</title>'
        f'<text x="0" y="{top + _BAR - 2}">{escape(name)}</text>'
        f'<rect class="bb-bar" x="{left}" y="{top}" width="{max(right - left, _LEAST)}" '
        f'height="{_BAR}"/></a>'
    )
