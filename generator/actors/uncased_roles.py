"""Offices in languages that part words and have no capitals, as written.

Where the head stands first ("minister of health"), the office goes on over words that belong to
offices, words with the article and a place; where it stands last, it ends with the head. Takes
words, returns ranges of code points.
"""

from typing import Final, NamedTuple

from generator.actors.uncased_words import (
    BEFORE,
    BINDS,
    DEFINITE,
    END,
    GIVEN,
    HEAD,
    HONOUR,
    INNER,
    NOUN,
    RANK,
    SAYS,
    STOP,
    Language,
    Word,
    phrase_at,
)

COMMAS: Final = ("،", ",")
_CLOSES: Final = ("،", ",", ".", ")", "؛", ";", "。", "۔", ":", "!")
_LONGEST: Final = 9  # words of an office
_MOST_UNKNOWN: Final = 2


class Role(NamedTuple):
    """An office: its range in the paragraph, and the word behind it."""

    start: int
    end: int
    next: int
    whole: bool  # it says of what: a name can follow
    rank: bool = False  # an office beside it says more


def role_at(words: list[Word], at: int, language: Language) -> Role | None:
    """Return the office that begins with the head at a word, or ends with it.

    Args:
        words: The words of a paragraph.
        at: An index among them.
        language: What is known of their language.
    """
    end, kinds = phrase_at(words, at, language)
    if not kinds & HEAD:
        return None
    first = at
    while first > 0 and at - first < _LONGEST and words[first - 1].kinds & BEFORE:
        first -= 1
    if language.head_first:
        whole = end > at + 1 or bool(words[at].kinds & DEFINITE) or first < at
        stop = _extended(words, end, language, whole=whole)
        whole = whole or stop > end
    else:
        stop, whole = _last_head(words, end, language), True
    begin = words[first].start + words[first].prefix
    return Role(begin, words[stop - 1].end, stop, whole)


def _last_head(words: list[Word], end: int, language: Language) -> int:
    """Return behind which word an office of several heads ends: "joint secretary general"."""
    begin = end
    while end < len(words) and end - begin < _LONGEST:
        behind, kinds = phrase_at(words, end, language)
        if not kinds & (HEAD | BEFORE) or kinds & (GIVEN | HONOUR):
            break
        end = behind
    return end


def _extended(words: list[Word], at: int, language: Language, *, whole: bool) -> int:
    """Return the index of the word behind an office whose head ends before `at`."""
    begin = at
    while at < len(words) and at - begin < _LONGEST:
        word = words[at]
        if word.mark:
            break
        end, kinds = phrase_at(words, at, language)
        known = kinds & (INNER | HEAD | NOUN) and not kinds & (STOP | SAYS)
        if kinds & (HONOUR | RANK) and not kinds & INNER:
            break
        if kinds & (GIVEN | BINDS) and not known and not kinds & DEFINITE:
            break
        if kinds & GIVEN and end < len(words) and words[end].kinds & (GIVEN | BINDS):
            break  # a given name that is also a word of offices
        if known or (kinds & DEFINITE and not kinds & (STOP | SAYS | END)):
            at = end
        elif not kinds and not (whole or at > begin) and _name_follows(words, at + 1):
            at += 1  # "governor of Somewhere"
        elif not kinds and _honour_follows(words, at + 1, language):
            at += 1  # "head of the hospital of Somewhere, Dr"
        else:
            break
    return at


def _honour_follows(words: list[Word], at: int, language: Language) -> bool:
    """Tell whether a form of address or a rank stands at a place."""
    return at < len(words) and bool(phrase_at(words, at, language)[1] & (HONOUR | RANK))


def _name_follows(words: list[Word], at: int) -> bool:
    """Tell whether a known name, a form of address or a comma with one follows."""
    if at < len(words) and words[at].text in COMMAS:
        at += 1
    return at < len(words) and bool(words[at].kinds & (GIVEN | BINDS | HONOUR | RANK))


def role_behind(words: list[Word], at: int, language: Language) -> Role | None:
    """Return the office that stands behind a name, in apposition.

    Args:
        words: The words of a paragraph.
        at: The word behind the name.
        language: What is known of their language.
    """
    comma = at < len(words) and words[at].text in COMMAS
    first = at + comma
    if not language.head_first or first >= len(words) or words[first].mark:
        return None
    end, kinds = phrase_at(words, first, language)
    before = first
    while kinds & BEFORE and not kinds & HEAD and end < len(words):
        before, (end, kinds) = end, phrase_at(words, end, language)
    if not kinds & HEAD or words[first].prefix:
        return None
    stop = (comma and _until_comma(words, before)) or _loosely(words, end, language)
    while stop > end and len(words[stop - 1].key) == 1:  # "and"
        stop -= 1
    return Role(words[first].start, words[stop - 1].end, stop, whole=True)


def _until_comma(words: list[Word], at: int) -> int:
    """Return where the apposition ends that a comma closes, 0 where none closes it soon."""
    for here in range(at, min(at + _LONGEST + 1, len(words))):
        if words[here].mark:
            return here if words[here].text in _CLOSES and here > at else 0
        if words[here].kinds & SAYS and not words[here].kinds & ~(SAYS | STOP):
            return 0
    return 0


def _loosely(words: list[Word], at: int, language: Language) -> int:
    """Return where an office behind a name ends, at a verb or a word of grammar at the latest."""
    unknown, begin = 0, at
    while at < len(words) and at - begin < _LONGEST and not words[at].mark:
        end, kinds = phrase_at(words, at, language)
        known = kinds & (INNER | HEAD | DEFINITE | NOUN)
        if kinds & (STOP | SAYS | END) and not kinds & INNER:
            break
        if not known:
            unknown += 1
            if unknown > _MOST_UNKNOWN or words[at].prefix:
                break
        at = end
    return at
