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
from itertools import pairwise
from typing import Final

from generator.reading.byline_names import looks_like_person
from generator.reading.decode import Line
from generator.reading.lines import Seen
from generator.reading.page import Part
from generator.text.dates import is_weekday

_TITLE_WORDS: Final = range(3, 36)
_CLOSE: Final = 14  # lines between a head's title and its text, at most
_WIDE_GAP: Final = 25  # furniture of two pages: their foot and their head
_HEAD_REACH: Final = 3
_PAGE_HEAD: Final = 500  # lines of menus that a page may have above its title
_LINES_A_PAGE: Final = 15  # a news page has more lines than this, nearly always
_TITLE_LENGTH: Final = 12  # characters
_SITE_BEHIND: Final = re.compile(r"\s+[|–—\-·•:»]\s+|\s*[|｜]\s*")

_NO_TITLE: Final = frozenset(
    {"related", "prompt", "credit", "comments", "author_box", "meter", "teaser"}
)
_MARKUP: Final = re.compile(r"[|{}<>=@]|https?:|^[^«]*\s[»›]\s")


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


def has_markup(line: Seen) -> bool:
    """Tell whether a line has the marks of code, addresses or a breadcrumb trail."""
    return _MARKUP.search(line.text) is not None


def looks_like_title(line: Seen) -> bool:
    """Tell whether a line could be a title: some words, no sentence, no furniture."""
    return (
        line.words in _TITLE_WORDS
        and not (line.closed and not line.text.endswith(("?", "!", "”", '"', "’", "»")))
        and not line.kinds & _NO_TITLE
        and not has_markup(line)
        and any(char.isalpha() for char in line.text)
    )


def _copied_title(seen: Sequence[Seen], first: int, end: int) -> tuple[int, int] | None:
    """Find a title that stands twice in a range: its first and last place.

    A line that begins with the title and goes on with the site's name counts as a copy.
    """
    best = None
    for index in range(end - 1, first - 1, -1):
        line = seen[index]
        if not looks_like_title(line) or line.words <= _TITLE_WORDS.start:
            continue
        copies = [
            other
            for other in range(first, index)
            if seen[other].folded == line.folded
            or (seen[other].folded.startswith(line.folded) and len(line.folded) > 24)  # noqa: PLR2004
        ]
        if copies and end - index <= _CLOSE:
            best = (copies[0], index)
            break
    return best


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
        return None
    timed_near = [index for index in range(max(first, end - _CLOSE), end) if page.is_timed(index)]
    if not timed_near:
        return None
    for index in range(timed_near[0], max(first, timed_near[0] - _CLOSE), -1):
        if looks_like_title(seen[index]) and seen[index].words > _TITLE_WORDS.start:
            return index
    return None


def _page_heads(seen: Sequence[Seen], prose: Sequence[int]) -> list[int]:
    """Find the heads of pages pasted behind the first: "Title | Site", then the title again."""
    found = []
    for index in range(1, len(seen)):
        parts = _SITE_BEHIND.split(seen[index].folded, maxsplit=1)
        if len(parts) == 1 or seen[index].closed or len(parts[0]) < _TITLE_LENGTH:
            continue
        for other in range(index + 1, min(len(seen), index + _PAGE_HEAD)):
            title = seen[other].folded
            if (
                seen[other].words >= _TITLE_WORDS.start
                and title.startswith(parts[0])
                and len(title) < len(seen[index].folded)
                and seen[index].folded.startswith(title)
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


_FEWEST_ENTRIES: Final = 3
_ENTRY_WORDS: Final = 150
_LONGEST_ENTRY: Final = 400


def _entries(page: Part) -> list[int]:
    """Find where the entries of a listing begin: each has a date of its own, a title, a text."""
    seen = page.seen
    days = [index for index in range(len(seen)) if page.gives_day(index)]
    days = days or [index for index in range(len(seen)) if is_weekday(seen[index].text)]
    if len(days) < _FEWEST_ENTRIES:
        return []
    below = _stand_below(seen, days)
    starts, words, values = [], [], set[object]()
    bounds = [-1, *days] if below else [*days, len(seen)]
    for (first, end), day in zip(pairwise(bounds), days, strict=True):
        text = sum(line.words for line in seen[first + 1 : end] if line.is_prose)
        find = _start_above if below else _entry_start
        start = find(page, first, end) if text else None
        if start is not None:
            starts.append(start)
            words.append(text)
            values.add(page.dates[day][0].value if page.dates[day] else seen[day].folded)
    if len(starts) < _FEWEST_ENTRIES or len(values) * 2 <= len(starts):
        return []
    lead = sum(line.words for line in seen[: starts[0]] if line.is_prose)
    if lead > _ENTRY_WORDS or max(words) > _LONGEST_ENTRY:
        return []  # a page with an article of its own, and dated teasers beside it
    return starts if sorted(words)[len(words) // 2] <= _ENTRY_WORDS else []


def _stand_below(seen: Sequence[Seen], days: Sequence[int]) -> bool:
    """Tell whether dates stand below their entries: prose above the first, none behind the last."""
    above = any(line.is_prose for line in seen[: days[0]])
    return above and not any(line.is_prose for line in seen[days[-1] :])


def _start_above(page: Part, day_before: int, day: int) -> int | None:
    """Find the first line of the entry above a date: the title straight above its text."""
    text = next(index for index in range(day_before + 1, day) if page.seen[index].is_prose)
    title = text - 1
    titled = title > day_before and looks_like_title(page.seen[title])
    return title if titled else None


def _entry_start(page: Part, day: int, end: int) -> int | None:
    """Find the first line of the entry that a date belongs to: the date, or a title before it."""
    seen = page.seen
    if day + 1 < end and looks_like_title(seen[day + 1]):
        return day
    if (
        day + 1 < end
        and seen[day + 1].is_prose
        and page.words_beside_date(day) >= _TITLE_WORDS.start
    ):
        return day
    before = day - 1
    titled = before >= 0 and not page.gives_day(before) and looks_like_title(seen[before])
    return before if titled and day + 1 < end and seen[day + 1].is_prose else None


_FEWEST_LETTERS: Final = 3
_BESIDE_A_LETTER: Final = 5  # lines of names, titles, places; a page of one article has more
_SIGNED_WORDS: Final = range(2, 9)


def _letters(page: Part) -> list[int]:
    """Find where the letters of a page begin: each is signed below its text, none is dated."""
    seen = page.seen
    if any(map(page.is_timed, range(len(seen)))):
        return []
    signed = [
        index
        for index in range(1, len(seen))
        if seen[index - 1].is_prose and is_signature(seen[index])
    ]
    beside = sum(not line.is_prose for line in seen)
    if len(signed) < _FEWEST_LETTERS or beside > _BESIDE_A_LETTER * len(signed):
        return []
    starts = []
    for before, index in pairwise([-1, *signed]):
        prose = [each for each in range(before + 1, index) if seen[each].is_prose]
        if not prose:
            return []
        above = prose[0] - 1
        titled = above > before and not (seen[above].closed or seen[above].kinds)
        starts.append(above if titled else prose[0])
    behind = sum(line.words for line in seen[signed[-1] + 1 :] if line.is_prose)
    return starts if behind <= _ENTRY_WORDS else []


def is_signature(line: Seen) -> bool:
    """Tell whether a line is a writer's name, with at most a place behind it."""
    name = line.text.lstrip("—–- ").split(",", 1)[0]
    short = line.words in _SIGNED_WORDS and not line.closed and not line.kinds
    return short and line.copies == 1 and looks_like_person(name)


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
    entries = [] if titled else _entries(page)
    letters = [] if titled or entries else _letters(page)
    if entries or letters:
        kind = SectionKind.LETTER if letters else SectionKind.ENTRY
        entries = entries or letters
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
