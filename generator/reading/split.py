"""A page's lines to sections that hold one article each.

A page can hold one article, an article with complete related ones, several pages pasted
together, or a listing. What parts two articles is a head: a title said twice, a date, a
byline, between two stretches of prose. Headings inside one article have none of that.

Takes lines and what is seen of them; decides only where sections begin, not what is kept.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise
from typing import Final

from generator.reading.decode import Line
from generator.reading.lines import Seen
from generator.reading.listings import dated_entries, signed_letters, undated_entries
from generator.reading.page import Part
from generator.reading.title_forms import TITLE_WORDS, looks_like_title

_CLOSE: Final = 14  # lines between a head's title and its text, at most
_WIDE_GAP: Final = 25  # furniture of two pages: their foot and their head
_HEAD_REACH: Final = 3
_PAGE_HEAD: Final = 500  # lines of menus that a page may have above its title
_LINES_A_PAGE: Final = 15  # a news page has more lines than this, nearly always
_TITLE_LENGTH: Final = 12  # characters
_LONG_TITLE: Final = 24
_SITE_BEHIND: Final = re.compile(r"\s+[|–—\-·•:»]\s+|\s*[|｜]\s*")


class SectionKind(StrEnum):
    """What parted a section from the one before it."""

    PAGE = "page"
    ITEM = "related article"
    ENTRY = "entry of a list"
    LETTER = "letter"

    @property
    def is_listed(self) -> bool:
        """Tell whether a section is one of a list's, which parts its entries by their form."""
        return self in {SectionKind.ENTRY, SectionKind.LETTER}


@dataclass(frozen=True, slots=True)
class Section:
    """Lines, by index, that hold at most one article."""

    first: int
    end: int
    kind: SectionKind = SectionKind.PAGE


def _copied_title(seen: Sequence[Seen], first: int, end: int) -> tuple[int, int] | None:
    """Find a title that stands twice in a range: its first and last place.

    A line that begins with the title and goes on with the site's name counts as a copy.
    """
    best = None
    for index in range(end - 1, first - 1, -1):
        line = seen[index]
        if not looks_like_title(line) or line.words <= TITLE_WORDS.start:
            continue
        copies = [
            other
            for other in range(first, index)
            if seen[other].folded == line.folded
            or (seen[other].folded.startswith(line.folded) and len(line.folded) > _LONG_TITLE)
            or _goes_on_with_day(line.folded, seen[other].folded)
        ]
        if copies and end - index <= _CLOSE:
            best = (copies[0], index)
            break
    return best


_DAY_BEHIND: Final = re.compile(r"^[\s\-–—|,(]*\d[\d./-]{5,9}[\s)]*$")


def _goes_on_with_day(text: str, title: str) -> bool:
    """Tell whether a text is a title and its day: "Rain ends drought - 22/01/2024"."""
    if len(title) <= _LONG_TITLE or not text.startswith(title):
        return False
    return _DAY_BEHIND.match(text[len(title) :]) is not None


def _starts_in_gap(page: Part, first: int, end: int) -> int | None:
    """Find where a new article's head begins between two stretches of prose, if one does."""
    seen = page.seen
    title = _copied_title(seen, first, end)
    wide = end - first >= _WIDE_GAP
    if title is not None:
        start = title[0]
        beside = range(max(first, start - _HEAD_REACH), end)
        timed = any(page.is_timed(index) for index in beside)
        announced = any("related" in seen[index].kinds for index in range(first, start))
        if timed or wide or announced:
            while start > max(first, title[0] - _HEAD_REACH) and page.is_timed(start - 1):
                start -= 1
            return start
        return None
    if not wide:
        return _behind_foot(page, first, end)
    timed_near = [index for index in range(max(first, end - _CLOSE), end) if page.is_timed(index)]
    if not timed_near:
        return None
    for index in range(timed_near[0], max(first, timed_near[0] - _CLOSE), -1):
        if looks_like_title(seen[index]) and seen[index].words > TITLE_WORDS.start:
            return index
    return None


_FOOT: Final = frozenset({"comments", "prompt"})
_FEWEST_WORDS: Final = 40
_HEAD_LINES: Final = 8


def _behind_foot(page: Part, first: int, end: int) -> int | None:
    """Find the head of a page that was pasted straight below another's foot.

    The text above has a day of its own and is no teaser; then come "Comments" or "Share", a title
    and a day just above the next text, which has two paragraphs at least.
    """
    seen = page.seen
    if end + 1 >= len(seen) or not (seen[end].is_prose and seen[end + 1].is_prose):
        return None
    days = [
        index for index in range(max(first, end - _HEAD_REACH), end) if page.is_date_alone(index)
    ]
    if not days or "related" in chain.from_iterable(line.kinds for line in seen[first:end]):
        return None
    feet = [index for index in range(first, days[0]) if seen[index].kinds & _FOOT]
    start = feet[-1] + 1 if feet else days[0]
    titles = [
        index
        for index in range(start, days[0])
        if looks_like_title(seen[index]) and seen[index].words > TITLE_WORDS.start
    ]
    above = sum(line.words for line in seen[:first] if line.is_prose)
    prose = next(index for index, line in enumerate(seen) if line.is_prose)
    dated = any(map(page.gives_day, range(prose)))
    own = dated and above >= _FEWEST_WORDS and days[0] - start <= _HEAD_LINES
    return start if own and titles else None


def _page_heads(seen: Sequence[Seen], prose: Sequence[int]) -> list[int]:
    """Find the heads of pages pasted behind the first: "Title | Site", then the title again."""
    found = []
    titles: dict[str, list[int]] = {}
    for index, line in enumerate(seen):
        if line.words >= TITLE_WORDS.start and len(line.folded) >= _TITLE_LENGTH:
            titles.setdefault(line.folded[:_TITLE_LENGTH], []).append(index)
    for index in range(1, len(seen)):
        head = seen[index].folded
        same = titles.get(head[:_TITLE_LENGTH], ())
        # Only of a head whose beginning stands below it the site's name must be told apart.
        if not same or same[-1] <= index or seen[index].closed:
            continue
        parts = _SITE_BEHIND.split(head, maxsplit=1)
        if len(parts) == 1 or len(parts[0]) < _TITLE_LENGTH:
            continue
        for other in same:
            title = seen[other].folded
            if (
                index < other < index + _PAGE_HEAD
                and title.startswith(parts[0])
                and len(title) < len(head)
                and head.startswith(title)
            ):
                at = bisect_right(prose, other)
                if at < len(prose) and prose[at] - other <= 2 * _CLOSE:
                    found.append(index)
                break
    return found


def _behind_rare_blanks(lines: Sequence[Line]) -> list[int]:
    """Find where pages were pasted together: at a blank line in a dump that has hardly any.

    A dump with one line a block has no blank lines of its own; where it has some all the same,
    somebody put them there.
    """
    blanks = [index for index in range(1, len(lines)) if lines[index].number > lines[index - 1].end]
    return blanks if len(blanks) * _LINES_A_PAGE <= len(lines) else []


def split(page: Part) -> tuple[Section, ...]:
    """Part a page into sections that hold at most one article each.

    Args:
        page: The whole page.

    Returns:
        Sections in page order that cover all lines.
    """
    seen = page.seen
    prose = [index for index, line in enumerate(seen) if line.is_prose]
    gaps = [(before + 1, after) for before, after in pairwise(prose) if after - before > 1]
    # Titles said twice part items more surely than dates do.
    titled = any(_copied_title(seen, first, end) for first, end in gaps)
    entries = [] if titled else dated_entries(page)
    letters = [] if titled or entries else signed_letters(page)
    entries = entries or letters or ([] if titled else undated_entries(page))
    if entries:
        kind = SectionKind.LETTER if letters else SectionKind.ENTRY
        listed = [Section(first, end, kind) for first, end in pairwise([*entries, len(seen)])]
        return (Section(0, entries[0]), *listed) if entries[0] else tuple(listed)
    heads = [_starts_in_gap(page, first, end) for first, end in gaps]
    pasted = {*_page_heads(seen, prose), *_behind_rare_blanks(page.lines)}
    starts = sorted({0, *pasted, *(head for head in heads if head is not None)})
    return tuple(
        Section(
            first,
            end,
            SectionKind.PAGE if first == 0 or first in pasted else SectionKind.ITEM,
        )
        for first, end in pairwise([*starts, len(seen)])
    )
