"""People in Chinese texts, in simplified and in traditional characters.

A family name of one character, two rarely, with a given name of one or two stands behind an office,
before one, or before a verb of speech; foreign names have a middle dot. No space parts them from
what follows: a name ends where a mark, a word that may follow names, or a character that no given
name has stands. Takes paragraphs, returns namings with the office as written.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from generator.actors.namings import Naming
from generator.actors.word_lists import any_of, lists_of

_HAN: Final = "\u4e00-\u9fff"
_LONGEST: Final = 18  # characters of an office
_LISTS: Final = "、和与與及"
_THREE: Final = re.compile(rf"(?=([{_HAN}]{{3}})(.|$))", re.DOTALL)
_NEAR: Final = 3  # characters before a foreign name in which a word parts it from the rest
_LETTER: Final = re.compile(f"[{_HAN}A-Za-z]")
_GIVEN: Final = (2, 1)  # characters of a given name, tried in this order
_DOTS: Final = "·•‧・"
_DATE: Final = re.compile(r"\d[日月年时時点點]")
_TIME: Final = re.compile(
    "(?:上午|下午|晚间|晚上|昨日|今日|近日|目前|当日|當日|星期.|周[一二三四五六日])"
)
# Behind what looks like an office these make another word of it: a market, a district.
_GOES_ON: Final = frozenset("们們会會团團处處级級")


class _Known(NamedTuple):
    """What is known of how Chinese news names people; see `data/people/zh.yml`."""

    surname: re.Pattern[str]
    head: re.Pattern[str]
    honour: re.Pattern[str]
    says: re.Pattern[str]
    behind: re.Pattern[str]
    before: re.Pattern[str]
    words: re.Pattern[str]
    abroad: re.Pattern[str]
    joined: re.Pattern[str]
    never: frozenset[str]
    soft: frozenset[str]
    sounds: frozenset[str]
    foreign: re.Pattern[str]
    japan: re.Pattern[str]
    japanese: re.Pattern[str]


@cache
def _known() -> _Known:
    lists = lists_of("zh")
    sounds = "".join(lists["sounds"])
    japanese = [name for name in lists_of("ja")["surnames"] if len(name) > 1]
    return _Known(
        surname=re.compile(any_of(lists["surnames"])),
        head=re.compile(any_of(lists["heads"])),
        honour=re.compile(any_of(lists["honours"])),
        says=re.compile(any_of(lists["says"])),
        behind=re.compile(any_of(lists["behind"])),
        before=re.compile(any_of(lists["before"])),
        words=re.compile(any_of(lists["words"])),
        abroad=re.compile(any_of(lists["abroad"])),
        joined=re.compile(any_of([*lists["abroad"], *lists["joined"]])),
        never=frozenset(lists["never"]),
        soft=frozenset(lists["soft"]),
        sounds=frozenset(lists["sounds"]),
        foreign=re.compile(rf"[{sounds}]{{1,8}}(?:[{_DOTS}][{sounds}]{{1,8}}){{1,4}}"),
        japan=re.compile(any_of(lists["japan"])),
        japanese=re.compile(any_of(japanese)),
    )


def find(paragraphs: Sequence[str]) -> Iterator[Naming]:
    """Find the people whom a Chinese text names in full.

    Args:
        paragraphs: Plain text.

    Yields:
        The namings in text order.
    """
    again = _said_again(paragraphs)
    for number, text in enumerate(paragraphs):
        at = behind = 0
        while at < len(text):
            listed = bool(behind) and at == behind + 1 and text[behind] in _LISTS
            found = _foreign(text, at) or _named(text, at, again, listed=listed)
            if found is None:
                at += 1
                continue
            (start, end), role = found
            yield Naming(number, start, end, text[start:end], text[slice(*role)] if role else None)
            at = behind = max(end, role[1]) if role else end


_Found = tuple[tuple[int, int], tuple[int, int] | None]


def _said_again(paragraphs: Sequence[str]) -> frozenset[str]:
    """Return the rows of three characters that stand in a text before different characters."""
    before: dict[str, str] = {}
    again = set()
    for text in paragraphs:
        for match in _THREE.finditer(text):
            three, behind = match[1], match[2]
            if before.setdefault(three, behind) != behind:
                again.add(three)
    return frozenset(again)


def _named(text: str, at: int, again: frozenset[str], *, listed: bool) -> _Found | None:
    """Return the name that begins at a place, with its office."""
    known = _known()
    surname = known.surname.match(text, at)
    if surname is None or known.words.match(text, at):
        return None
    before = _office_before(text, at)
    if before and known.japan.search(text, *before) and known.japanese.match(text, at):
        japanese = _japanese_end(text, at)
        return ((at, japanese), before) if japanese else None
    ends = [
        family + count
        for family in dict.fromkeys((surname.end(), at + 1))
        for count in _GIVEN
        if _is_given(text, family, family + count)
    ]
    if before:
        return next(
            (
                ((at, end), before)
                for end in ends
                if (known.head.match(text, end) or _is_bounded(text, end) or text[at:end] in again)
                and not _is_abroad(text, at, end, before)
            ),
            None,
        )
    if listed:
        return next((((at, end), None) for end in ends if _is_bounded(text, end)), None)
    if not _is_boundary(text, at):
        return None
    return next(filter(None, (_before_office(text, at, end) for end in ends)), None)


def _before_office(text: str, at: int, end: int) -> _Found | None:
    """Return a name of three characters that an office or a verb of speech follows."""
    if end - at <= _GIVEN[0]:
        return None
    office = _known().head.match(text, end)
    if office and not _goes_on(text, office.end()):
        return (at, end), office.span()
    return ((at, end), None) if _known().honour.match(text, end) else None


def _is_given(text: str, start: int, end: int) -> bool:
    """Tell whether a range can be a given name."""
    letters = text[start:end]
    if len(letters) < end - start or not re.fullmatch(f"[{_HAN}]+", letters):
        return False
    known = _known()
    return not (
        any(letter in known.never for letter in letters)
        or (letters[1:] in known.soft and not _is_told(text, end))
        or known.honour.match(text, start)
        or known.head.match(text, start)
        or (len(match[0]) > 1 if (match := known.behind.match(text, start)) else False)
        or any(
            match.end() > end and match.end() - match.start() > 1
            for cut in range(start + 1, end)
            if (match := known.behind.match(text, cut))
        )
    )


def _is_bounded(text: str, at: int) -> bool:
    """Tell whether a name can end at a place."""
    if at >= len(text) or not re.match(f"[{_HAN}]", text[at]):
        return at >= len(text) or text[at] not in _DOTS
    return text[at] in _known().never or _known().behind.match(text, at) is not None


def _is_told(text: str, at: int) -> bool:
    """Tell whether a mark or a verb of speech stands at a place."""
    return _known().says.match(text, at) is not None or not re.match(f"[{_HAN}]", text[at : at + 1])


def _is_abroad(text: str, start: int, end: int, office: tuple[int, int]) -> bool:
    """Tell whether a name is one foreign word, written by its sounds: no full name."""
    known = _known()
    told = known.abroad.search(text, *office) is not None
    return told and all(letter in known.sounds for letter in text[start:end])


def _is_boundary(text: str, at: int) -> bool:
    """Tell whether a clause begins at a place."""
    return not at or not re.match(rf"[\w{_DOTS}]", text[at - 1])


def _goes_on(text: str, at: int) -> bool:
    """Tell whether what looks like an office is a part of a longer word."""
    return text[at : at + 1] in _GOES_ON


def _office_before(text: str, at: int) -> tuple[int, int] | None:
    """Return the office that ends where a name begins."""
    known = _known()
    window = max(at - _LONGEST, 0)
    start = at
    while start > window and _LETTER.match(text, start - 1):
        start -= 1
    ends = [cut for cut in range(start, at) if known.head.fullmatch(text, cut, at)]
    if not ends:
        return None
    head = ends[0]
    whole = [match.span() for match in known.joined.finditer(text, start, head)]
    for word in known.before.finditer(text, start, head):
        # "and" within a body's name parts nothing, and neither does a letter of a country's.
        if not any(first < word.end() and word.start() < last for first, last in whole):
            start = word.end()
    if _DATE.fullmatch(text, max(start - 1, 0), start + 1):
        start += 1
    return _without_words(text, start, head), at


def _without_words(text: str, start: int, head: int) -> int:
    """Return where an office begins behind an earlier name or a word of time."""
    for match in _TIME.finditer(text, start, head):
        start = match.end()
    return start


def _japanese_end(text: str, at: int) -> int:
    """Return where a Japanese name ends in a Chinese text, 0 where none begins."""
    family = _known().japanese.match(text, at)
    if family is None:
        return 0
    for count in (3, 2, 1):
        end = family.end() + count
        if _is_given(text, family.end(), end) and _is_bounded(text, end):
            return end
    return 0


def _foreign(text: str, at: int) -> _Found | None:
    """Return the foreign name with middle dots that begins at a place, with its office."""
    known = _known()
    match = known.foreign.match(text, at)
    if match is None or (at and re.match(rf"[{_DOTS}]", text[at - 1])):
        return None
    dot = re.search(f"[{_DOTS}]", match[0])
    first = at + dot.start() if dot else at
    # An office right before the name may end with a character that names have too.
    starts = [cut for cut in range(at, first) if _office_before(text, cut)]
    start = starts[0] if starts else at
    near = known.before.search(text, max(at - _NEAR, 0), at)
    if not starts and not near and not _is_boundary(text, at):
        return None
    end = match.end()
    last = max(match.start() + match[0].rfind(one) for one in _DOTS)
    for word in known.behind.finditer(text, last + 2, end + 3):
        if word.end() - word.start() > 1 and word.start() < end:
            end = word.start()
            break
    if starts:
        return (start, end), _office_before(text, start)
    office = known.head.match(text, end)
    told = known.honour.match(text, end)
    if office:
        return (start, end), office.span()
    return ((start, end), None) if told or _is_bounded(text, end) else None
