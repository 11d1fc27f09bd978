"""Names taken apart, and the keys under which their spellings meet.

A strict key is equal for spellings that differ in habit only ("Qassim", "Kasim"); a loose key
is equal for every spelling that could be the same word, and for some that are not.

Takes names, returns parts and keys. Decides nothing about people.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from generator import data
from generator.text.cases import case_key
from generator.text.names import fold, has_family_first, is_particle, is_suffix

# Particles that change whose name it is: "Abu Karim" is not Karim.
_WEIGHTY: Final = frozenset(
    {"abu", "abou", "umm", "abdul", "abdel", "abd", "ibn", "bint", "mac", "mc", "o"}
    | {"عبد", "ابو", "ابي", "ام", "אבו"}
)
_SERVANT_IN_ARABIC: Final = "عبد"  # "Abd" of "Abd al-Karim", which is one word to some
_BEFORE_FATHER: Final = frozenset({"al", "el", "bin", "ibn", "ben", "بن", "ابن"})
_HAN: Final = re.compile("[\u3400-\u9fff]")
_SERVANT: Final = ("abdul", "abdel", "abdal")  # "Abdelkarim" is "Abdul Karim"
_SERVANT_ALONE: Final = 7  # letters up to which such a word is no compound: "Abdulla"
_SKELETON: Final = 4  # consonants from which on they tell a family name
_ARTICLES: Final = ("al ", "el ", "ad ", "as ", "ar ", "an ", "ash ", "az ", "at ", "ul ", "ud ")
# Spellings of one sound that no two given names are told apart by.
_GRAPHIC: Final = (
    *(("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ks", "x"), ("dj", "j"), ("tch", "ch")),
    *(("sch", "sh"), ("iy", "y"), ("yy", "y"), ("ij", "y"), ("ii", "y"), ("q", "k"), ("ck", "k")),
)
_LOOSE: Final = (
    *(("ei", "i"), ("ai", "i"), ("ey", "i"), ("ay", "i"), ("ie", "i"), ("dh", "d"), ("th", "t")),
    *(("gh", "g"), ("kh", "k"), ("zh", "z"), ("ts", "c"), ("tz", "c"), ("w", "v"), ("e", "i")),
    *(("o", "u"), ("y", "i"), ("c", "k")),
)


class Parts(NamedTuple):
    """A name taken apart: folded given names, folded family name, suffix."""

    given: tuple[str, ...]
    family: str  # with the particles that matter, without the others
    suffix: str
    eastern: bool = False  # the family name stood first
    article: bool = False  # the family name bears an Arabic article or the like


def graphic(word: str) -> str:
    """Return a key that is equal for spellings of one word that differ in habit only.

    Args:
        word: A folded word.

    >>> graphic("qassim") == graphic("kasim")
    True
    """
    for old, new in _GRAPHIC:
        word = word.replace(old, new)
    if len(word) > 3 and word.endswith("y"):  # noqa: PLR2004 - short names live on their last letter
        word = word[:-1] + "i"
    return _undoubled(word)


@lru_cache(maxsize=65536)
def loose(word: str) -> str:
    """Return a key that is equal for all spellings that could be one word, and for some more.

    Args:
        word: A folded word.

    >>> loose("hadithi") == loose("hadity")
    True
    """
    word = graphic(word)
    for old, new in _LOOSE:
        word = word.replace(old, new)
    return _undoubled(word)


def meeting(word: str) -> str:
    """Return the loose key under which "Gaddafi" and "Kaddafi" meet, to be asked about.

    Args:
        word: A folded word.
    """
    return loose(word).replace("g", "k")


def skeleton(word: str) -> str:
    """Return the consonants of a loose key, "" where they are too few to tell a name.

    Args:
        word: A folded word.

    >>> skeleton("haftar") == skeleton("hefter")
    True
    """
    consonants = "".join(letter for letter in loose(word) if letter not in "aiu")
    return consonants if len(consonants) >= _SKELETON else ""


@cache
def _spellings() -> dict[str, str]:
    """Return for each spelling of a given name the first spelling of its group."""
    return {
        fold(word): fold(names[0])
        for names in reversed(data.load("name_equivalents")["spellings"])
        for word in names
    }


def _undoubled(word: str) -> str:
    """Return a word without doubled letters."""
    return "".join(letter for at, letter in enumerate(word) if word[at - 1 : at] != letter)


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(fold(word) for word in data.load("honorifics")["honorifics"])


@lru_cache(maxsize=65536)
def take_apart(name: str) -> Parts:
    """Take a name apart into given names, family name and suffix.

    Args:
        name: A full name as written.

    >>> take_apart("Dr. Omar Hadi al-Tamimi").given
    ('omar', 'hadi')
    """
    words = name.replace(",", " ").split()
    while len(words) > 2 and fold(words[0]) in _honorifics():  # noqa: PLR2004 - two words stay
        words = words[1:]
    suffix = ""
    while len(words) > 1 and is_suffix(words[-1]):
        suffix = fold(words.pop())
    if has_family_first(tuple(words)):
        behind = "".join(fold(" ".join(words[1:])).split())
        return Parts((behind,), fold(words[0]), suffix, eastern=True)
    first = len(words) - 1
    while first > 1 and is_particle(words[first - 1]):
        first -= 1
    family_words = fold(" ".join(words[max(first, 0) :]))
    given = tuple(word for word in fold(" ".join(words[: max(first, 0)])).split())
    article = family_words.startswith(_ARTICLES)
    return Parts(_joined(given), _family_key(family_words), suffix, article=article)


def _joined(given: Sequence[str]) -> tuple[str, ...]:
    """Return given names with compounds of "Abdul" as one word, and without bare particles."""
    joined: list[str] = []
    pending = ""
    for word in given:
        if word in ("abdul", "abdel", "abd") or (pending and word in ("al", "el", "ul")):
            pending = "abdul"
        elif word == _SERVANT_IN_ARABIC:
            pending = word
        elif word in _BEFORE_FATHER:
            continue
        else:
            compound = not pending and word.startswith(_SERVANT) and len(word) > _SERVANT_ALONE
            joined.append("abdul" + word[5:] if compound else pending + word)
            pending = ""
    return (*joined, pending) if pending else tuple(joined)


def _family_key(family: str) -> str:
    """Return a folded family name without particles that spellings drop."""
    words = family.split()
    kept = [word for word in words[:-1] if word in _WEIGHTY or not is_particle(word)]
    kept = ["abdul" if word in ("abdel", "abd") else word for word in kept]
    last = words[-1] if words else ""
    if last.startswith(("abdul", "abdel")) and len(last) > _SERVANT_ALONE:
        kept, last = ["abdul"], last[5:]
    return "".join([*kept, last])


@cache
def _han_variants() -> dict[int, str]:
    pairs = data.load("han_variants")["pairs"].split()
    return {ord(other): first for first, other in pairs}


def han_key(name: str) -> str:
    """Return a key that is equal for a name in simplified and in traditional Chinese characters.

    Args:
        name: A full name as written.

    >>> han_key("陳 建國") == han_key("陈建国")
    True
    """
    return "".join(fold(name).split()).translate(_han_variants())


def family_keys(name: str) -> frozenset[str]:
    """Return keys of which two names share at least one if they can be one person's.

    Args:
        name: A full name as written.
    """
    parts = take_apart(name)
    keys = {meeting(parts.family)}
    if _HAN.search(name):
        keys.add(han_key(name))
    keys |= {meeting(word) for word in parts.given if len(parts.given) > 1 or parts.eastern}
    # One wrong letter in the family name is looked for beside the same given name.
    if parts.given:
        given = meeting(_spellings().get(parts.given[0], parts.given[0]))
        keys.add(f"{given} {meeting(parts.family)[:2]}")
        keys.add(f"{given} {meeting(parts.family)[-3:]}")
        if skeleton(parts.family):
            keys.add(f"{given} {skeleton(parts.family)}")
        if len(parts.given) == 1:
            keys.add(meeting(parts.given[0]) + " " + meeting(parts.family))
    words = [*parts.given, parts.family]
    if len(words) == 2:  # noqa: PLR2004 - "Roe Jane" beside "Jane Roe"
        keys.add(" ".join(sorted(meeting(word) for word in words)))
    cases = case_key(name)
    return frozenset({*keys, cases} if cases else keys)
