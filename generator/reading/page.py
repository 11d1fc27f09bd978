"""A page's lines with all that is seen of each, looked at once and handed on.

Takes lines, returns a `Part`: the whole page first, then the parts of it that hold at most
one article each. Splitting, cleaning and the search for title, date and origin share it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from generator.model import LineRange
from generator.reading.decode import Line
from generator.reading.lines import Seen, see
from generator.text.ages import says_how_long_ago
from generator.text.dates import WrittenDate, find_dates, order_shown
from generator.text.language import language_of

_DIGIT: Final = re.compile(r"\d")
_DATE_LINE_WORDS: Final = 16
_LONG_DATE_LINE_WORDS: Final = 26
_FEW_WORDS: Final = 5
_LONG_DATE_LINE: Final = 200  # characters


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a page, and what is seen of each.

    Attributes:
        lines: The lines that are not blank.
        seen: What is seen of each by itself.
        dates: The dates that each short line writes out; none for long ones.
        aged: Whether a short line gives a time only as "3 hours ago".
        latest: Newest believable day.
        orders: The orders that the whole page's unambiguous dates of figures show.
        opens_page: The first line here is the page's own first line.
    """

    lines: tuple[Line, ...]
    seen: tuple[Seen, ...]
    dates: tuple[tuple[WrittenDate, ...], ...]
    aged: tuple[bool, ...]
    latest: date
    orders: frozenset[str] = frozenset()
    opens_page: bool = True

    def cut(self, first: int, end: int, *, opens_page: bool) -> "Part":
        """Return the lines from index `first` up to `end` as a part of their own."""
        if not first and end == len(self.lines):
            return self if opens_page is self.opens_page else replace(self, opens_page=opens_page)
        seen = self.seen[first:end]
        copies = Counter(line.folded for line in seen)
        return Part(
            self.lines[first:end],
            tuple(
                line
                if line.copies == copies[line.folded]
                else line._replace(copies=copies[line.folded])
                for line in seen
            ),
            self.dates[first:end],
            self.aged[first:end],
            self.latest,
            self.orders,
            opens_page,
        )

    def where(self, index: int) -> LineRange:
        """Return the place of a line in its capture."""
        line = self.lines[index]
        return LineRange(line.number, line.end)

    def text_of(self, where: LineRange) -> str:
        """Return the text of the line at a place in the capture."""
        return next(line.text for line in self.lines if line.number == where.first)

    def words_beside_date(self, index: int) -> int:
        """Count the words of a line, figures aside, that are no part of its dates."""
        text = self.lines[index].text
        for written in reversed(self.dates[index]):
            text = f"{text[: written.start]} {text[written.end :]}"
        return sum(any(map(str.isalpha, word)) for word in text.split())

    def gives_day(self, index: int) -> bool:
        """Tell whether a short line gives a day: alone, or before a file's name or a caption."""
        if not self.dates[index]:
            return False
        days = [written for written in self.dates[index] if written.value.day]
        short = self.seen[index].words <= _DATE_LINE_WORDS
        return bool(days) and (short or days[0].start < len("Date: "))

    @property
    def only_day(self) -> int | None:
        """Return the only line that gives a day, None where there are more or none."""
        days = [index for index in range(len(self.lines)) if self.gives_day(index)]
        return days[0] if len(days) == 1 else None

    def is_date_alone(self, index: int) -> bool:
        """Tell whether a line is a day and hardly more."""
        day = self.gives_day(index) and not self.seen[index].is_prose
        return day and self.words_beside_date(index) <= _FEW_WORDS

    def is_timed(self, index: int) -> bool:
        """Tell whether a short line gives a day or an age."""
        return self.aged[index] or self.gives_day(index)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article's title and body stand, as indices of its part's lines."""

    title: int | None
    body: tuple[int, ...]

    @property
    def first(self) -> int:
        """Return the body's first line."""
        return self.body[0]

    @property
    def last(self) -> int:
        """Return the body's last line."""
        return self.body[-1]

    @property
    def anchor(self) -> int:
        """Return the line that an article's own date and names stand nearest to."""
        return self.first if self.title is None else self.title


def look_at(lines: Sequence[Line], *, latest: date) -> Part:
    """Look at a page's lines.

    Args:
        lines: The lines that are not blank, in order.
        latest: Newest believable day.
    """
    seen = see(tuple(lines))
    language = language_of(" ".join(line.text for line in seen if line.is_prose))
    # What stands on a page again is looked at once.
    once = {line.text: line.words for line in seen}
    dates = {
        text: find_dates(text, latest=latest, language=language)
        for text, words in once.items()
        if words <= _LONG_DATE_LINE_WORDS
        and len(text) <= _LONG_DATE_LINE
        and _DIGIT.search(text) is not None
    }
    aged = {
        text
        for text, words in once.items()
        if words <= _DATE_LINE_WORDS and not dates.get(text) and says_how_long_ago(text)
    }
    orders = {order_shown(text, written) for text, found in dates.items() for written in found}
    return Part(
        tuple(lines),
        seen,
        tuple(dates.get(line.text, ()) for line in seen),
        tuple(line.text in aged for line in seen),
        latest,
        frozenset(orders - {""}),
    )
