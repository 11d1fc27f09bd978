"""Whether a name begins, or ends, as names of persons do: with a known given name.

Takes a name as a page writes it, in any script.
"""

import re
from functools import cache
from typing import Final

from generator.data import load
from generator.text.names import has_family_first
from generator.text.paths import slugify
from generator.text.phrases import fold

_SYLLABLE: Final = 7  # letters of the longest
_VIETNAMESE: Final = re.compile("[ăđơưạ-ỹ]", re.IGNORECASE)
# Family and given name with a space between: no word of a menu is written so.
_CJK_PARTED: Final = re.compile(r"^[\u4e00-\u9fff]{1,3}[ \u3000][\u3040-\u30ff\u4e00-\u9fff]{1,4}$")
_INITIALS: Final = re.compile(r"^(?:[^\W\d_a-zß-ÿ]\.-?)+$")
_FEWEST_WORDS: Final = 2


@cache
def given_names() -> frozenset[str]:
    """Return the given names that are known by their spelling in our letters."""
    return frozenset(load("given_names")["names"].split())


@cache
def _given_names_as_written() -> frozenset[str]:
    """Return the names of scripts whose letters do not tell how a name is spelt in ours."""
    return frozenset(map(fold, load("given_names")["as_written"].split()))


@cache
def _family_first() -> frozenset[str]:
    return frozenset(load("family_first")["names"].split())


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(load("honorifics")["honorifics"])


def _without_honorific(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and fold(first).strip(".") in _honorifics() else name


def has_given_name(name: str) -> bool:
    """Tell whether a name begins with a known given name; one that does not may be a name still.

    >>> has_given_name("Anna Roe"), has_given_name("Key Points")
    (True, False)
    """
    first = _without_honorific(name).split(maxsplit=1)[0]
    if _INITIALS.match(first) is not None or _CJK_PARTED.match(name) is not None:
        return True
    folded = fold(first)
    if folded in _given_names_as_written():
        return True
    key = folded if folded.isascii() else slugify(first)
    words = tuple(name.split())
    return key.split("-")[0] in given_names() or has_family_first(words) or _ends_given(words)


def _ends_given(words: tuple[str, ...]) -> bool:
    """Tell whether a name has its family name first, as in Hungary and Vietnam.

    Its first word is a known family name there, its last a known given name, or all are syllables.
    """
    if slugify(words[0]) not in _family_first():
        return False
    if len(words) == _FEWEST_WORDS:
        return slugify(words[1]) in given_names() and slugify(words[0]) not in given_names()
    short = all(len(word) <= _SYLLABLE for word in words)
    return short and _VIETNAMESE.search(" ".join(words)) is not None
