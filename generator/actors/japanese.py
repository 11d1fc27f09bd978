"""People in Japanese texts.

A frequent family name with a given name stands before an office or a form of address ("Tanaka Taro,
minister" as one word), often behind an office with a particle; foreign names are in katakana with a
middle dot. Takes paragraphs, returns namings with the office as written.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from generator.actors.namings import Naming
from generator.actors.word_lists import any_of, lists_of

_KANJI: Final = "\u4e00-\u9fff々"
_KANA: Final = "ァ-ヺー"
_LONGEST: Final = 24  # characters of an office
_ROLE: Final = re.compile(rf"[{_KANJI}{_KANA}A-Za-zＡ-Ｚ]+$")
_FOREIGN: Final = re.compile(rf"[{_KANA}]{{2,}}(?:[・＝=][{_KANA}]{{1,}}){{1,4}}")
_GIVEN: Final = tuple(
    re.compile(form)
    for form in (
        *(rf"[{_KANJI}]{{{count}}}" for count in (1, 2, 3)),
        *(rf"[ぁ-ん]{{{count}}}" for count in (2, 3)),
        *(rf"[{_KANA}]{{{count}}}" for count in (2, 3)),
        rf"[{_KANJI}][ぁ-ん]",
    )
)
_FOUR: Final = re.compile(rf"[{_KANJI}]{{4}}")
_SPACES: Final = frozenset(" \u3000")


class _Known(NamedTuple):
    """What is known of how Japanese news names people; see `data/people/ja.yml`."""

    surnames: frozenset[str]
    honour: re.Pattern[str]
    office: re.Pattern[str]
    heads: tuple[str, ...]
    weak: frozenset[str]
    marks: frozenset[str]
    ends_given: frozenset[str]
    words: tuple[str, ...]


@cache
def _known() -> _Known:
    lists = lists_of("ja")
    fields, heads = any_of(lists["fields"]), any_of(lists["heads"])
    return _Known(
        surnames=frozenset(lists["surnames"]),
        honour=re.compile(any_of(lists["honours"])),
        office=re.compile(f"(?:{fields}){{0,3}}(?:{heads})|(?:{heads})"),
        heads=tuple(lists["heads"]),
        weak=frozenset(lists["weak"]),
        marks=frozenset(lists["marks"]),
        ends_given=frozenset(lists["ends_given"]),
        words=tuple(lists["words"]),
    )


def find(paragraphs: Sequence[str]) -> Iterator[Naming]:
    """Find the people whom a Japanese text names in full.

    Args:
        paragraphs: Plain text.

    Yields:
        The namings in text order.
    """
    for number, text in enumerate(paragraphs):
        at = 0
        while at < len(text):
            found = _foreign(text, at) or _named(text, at)
            if found is None:
                at += 1
                continue
            (start, end), role = found
            name = re.sub("[ \u3000]", "", text[start:end])
            yield Naming(number, start, end, name, role)
            at = end


_Found = tuple[tuple[int, int], str | None]


def _named(text: str, at: int) -> _Found | None:
    """Return the name that begins at a place, with its office."""
    known = _known()
    lengths = [n for n in (4, 3, 2, 1) if text[at : at + n] in known.surnames]
    if not lengths:
        return _unlisted(text, at)
    if text.startswith(known.words, at) or not _is_boundary(text, at):
        return None
    before = _before(text, at)
    for length in lengths:
        family = at + length
        if known.honour.match(text, family) or known.office.match(text, family):
            return None  # the family name alone
        found = _given_end(text, family, before)
        if found:
            end, behind = found
            use = behind if behind and (behind not in known.weak or not before) else before
            return (at, end), use or behind
    return None


def _unlisted(text: str, at: int) -> _Found | None:
    """Return a name whose family name no list has: four characters before a form of address."""
    four = _FOUR.match(text, at)
    if four is None or four[0][-1] not in _known().ends_given or not _is_boundary(text, at):
        return None
    told = _known().honour.match(text, four.end())
    return ((at, four.end()), _before(text, at)) if told else None


def _given_end(text: str, family: int, before: str | None) -> tuple[int, str | None] | None:
    """Return where the given name ends, with the office behind it."""
    known = _known()
    start = family + (text[family : family + 1] in _SPACES)
    for form in _GIVEN:
        given = form.match(text, start)
        if given is None:
            continue
        end = given.end()
        office = known.office.match(text, end)
        if office and not re.match(f"[{_KANJI}]", text[office.end() : office.end() + 1]):
            return end, office[0]
        if known.honour.match(text, end):
            return end, None
    if before:
        return _bare_end(text, start)
    return None


def _bare_end(text: str, start: int) -> tuple[int, None] | None:
    """Return where a given name ends that nothing but a particle or a mark follows."""
    known = _known()
    for form in _GIVEN:
        given = form.match(text, start)
        if given is None:
            continue
        end = given.end()
        if (end >= len(text) or text[end] in known.marks) and text[end - 1] in known.ends_given:
            return end, None
    return None


def _is_boundary(text: str, at: int) -> bool:
    """Tell whether a name can begin at a place: behind no letter of a word, or behind an office."""
    if not at or not re.match(rf"[{_KANJI}{_KANA}]", text[at - 1]):
        return True
    return text.startswith(_known().heads, max(at - 6, 0)) or text[:at].endswith(_known().heads)


def _before(text: str, at: int) -> str | None:
    """Return the office before a name: "市長の", "社長・", or right before it."""
    stop = at - 1 if at and text[at - 1] in "の・、" else at
    if stop < at and text[stop] == "、":
        return None
    window = max(stop - _LONGEST, 0)
    role = _ROLE.search(text[window:stop])
    if role is None or not role[0].endswith(_known().heads):
        return None
    return role[0] if role.start() or not window else None


def _foreign(text: str, at: int) -> _Found | None:
    """Return the foreign name in katakana that begins at a place, with its office."""
    if at and re.match(rf"[{_KANA}・＝=]", text[at - 1]):
        return None
    match = _FOREIGN.match(text, at)
    if match is None:
        return None
    known, end = _known(), match.end()
    office, before = known.office.match(text, end), _before(text, at)
    if office:
        use = office[0] if office[0] not in known.weak or not before else before
        return (at, end), use
    if known.honour.match(text, end):
        return (at, end), before
    return ((at, end), before) if before and end < len(text) and text[end] in known.marks else None
