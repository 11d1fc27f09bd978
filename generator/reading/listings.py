"""Where the entries of a listing begin, by the form that they share.

A listing gives each entry a day, or signs each letter, or repeats one form all over: a kicker and a
title, or a title alone, above one paragraph. Takes the page's lines and what is seen of them,
returns where entries begin; nothing where the page is no listing.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Final

from generator.reading.byline_names import looks_like_person
from generator.reading.lines import Seen
from generator.reading.page import Part
from generator.reading.title_forms import TITLE_WORDS, long_words, looks_like_title
from generator.text.dates import is_weekday
from generator.text.language import common_words

_FEWEST_ENTRIES: Final = 3
_ENTRY_WORDS: Final = 150
_LONGEST_ENTRY: Final = 400


def dated_entries(page: Part) -> list[int]:
    """Find where the entries of a listing begin: each has a date of its own, a title, a text."""
    seen = page.seen
    days = [index for index, line in enumerate(seen) if page.gives_day(index) and not line.is_prose]
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
        and page.words_beside_date(day) >= TITLE_WORDS.start
    ):
        return day
    before = day - 1
    titled = before >= 0 and not page.gives_day(before) and looks_like_title(seen[before])
    return before if titled and day + 1 < end and seen[day + 1].is_prose else None


_FEWEST_LETTERS: Final = 3
_BESIDE_A_LETTER: Final = 5  # lines of names, titles, places; a page of one article has more
_SIGNED_WORDS: Final = range(2, 9)


def signed_letters(page: Part) -> list[int]:
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


_FEWEST_ALIKE: Final = 3
_FEWEST_BARE: Final = 4  # entries of a title and a paragraph, which a text with headings has too
_LONGEST_KICKER: Final = 4  # words
_MOST_KICKERS: Final = 1
_SUBJECT: Final = 0.5  # share of the paragraphs that name what one article is about
_NEARLY_ALL: Final = 0.8
_BY_CHANCE: Final = 1  # words that most paragraphs share
_OWN_TITLES: Final = 0.5  # share of the titles that speak of their own text
_BESIDE_AN_ENTRY: Final = 3  # lines of menus
_WORD_LENGTH: Final = 5


def undated_entries(page: Part) -> list[int]:
    """Find where the entries of a listing without days begin: of one form, each of another thing.

    Each has a title straight above one paragraph, and all or none a kicker above that. A text
    with headings has that form as well; but its paragraphs share the words of what it is about.
    """
    seen = page.seen
    if any(map(page.is_timed, range(len(seen)))):
        return []
    texts = [index for index, line in enumerate(seen) if line.is_prose]
    if len(texts) < _FEWEST_ALIKE or any(line.words > _ENTRY_WORDS for line in seen):
        return []
    heads = {after - before - 1 for before, after in pairwise(texts)}
    height = min(heads)
    if len(heads) > 1 or height not in {1, 1 + _MOST_KICKERS} or texts[0] < height:
        return []
    titles = [seen[text - 1] for text in texts]
    kickers = [seen[text - 2] for text in texts] if height > 1 else []
    fewest = _FEWEST_ALIKE if kickers else _FEWEST_BARE
    fit = (
        len(texts) >= fewest
        and len(seen) <= len(texts) * (height + 1 + _BESIDE_AN_ENTRY)
        and all(map(_heads_an_entry, titles))
        and all(map(_is_kicker, kickers))
        and _are_apart([seen[text].folded for text in texts], [title.folded for title in titles])
    )
    return [text - height for text in texts] if fit else []


def _heads_an_entry(line: Seen) -> bool:
    return looks_like_title(line) and not line.closed and line.text[-1] not in ":;,"


def _is_kicker(line: Seen) -> bool:
    """Tell whether a line is a word or a few above a title: a place, a section."""
    return (
        line.words <= _LONGEST_KICKER
        and not line.closed
        and not line.kinds - {"sections"}
        and line.text[:1].isalpha()
    )


def _are_apart(texts: Sequence[str], titles: Sequence[str]) -> bool:
    """Tell whether texts are of different things, and their titles each of its own text."""
    common = common_words()
    words = [
        frozenset(word for word in long_words(text) - common if len(word) >= _WORD_LENGTH)
        for text in texts
    ]
    shared = Counter(chain.from_iterable(words))
    often = [times for times in shared.values() if times > max(2, len(texts) * _SUBJECT)]
    if len(often) > _BY_CHANCE or max(often, default=0) > len(texts) * _NEARLY_ALL:
        return False
    own = [
        any(word[:_WORD_LENGTH] in text for word in long_words(title) - common)
        for title, text in zip(titles, texts, strict=True)
    ]
    return sum(own) >= _OWN_TITLES * len(own)
