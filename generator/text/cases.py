"""One name in several grammatical cases: "Ольга Петрова", "Ольги Петровой".

Languages that inflect names do it by endings, and `generator/data/cases.yml` lists these by
paradigm. Two words are cases of one name where both can be made from one stem by one paradigm.
Takes names, returns whether they can be one; nothing here tells which is the name itself.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from generator import data

_SHORTEST: Final = 2  # letters of a stem
_GREEK: Final = re.compile(r"[\u0370-\u03ff]")
_ACUTE: Final = "\u0301"
_SPELLED: Final = str.maketrans({"’": "'", "ʼ": "'", "‑": "-", "‐": "-", "ё": "е"})
_DOTTED: Final = str.maketrans({"İ": "i", "I": "ı"})
_SCRIPTS: Final = {"CYRILLIC": "cyrillic", "GREEK": "greek", "LATIN": "latin"}


def small(word: str, *, dotless: bool = False) -> str:
    """Return a word as lists hold it: small letters, and Greek without accents.

    Args:
        word: One word as written.
        dotless: Whether its language writes small I without a dot.

    >>> small("Υπουργός")
    'υπουργοσ'
    """
    if dotless:
        word = word.translate(_DOTTED)
    low = word.casefold().translate(_SPELLED)
    if not _GREEK.search(low):
        return low
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", low).replace(_ACUTE, ""))


@cache
def _paradigms(code: str) -> tuple[tuple[str, ...], ...]:
    """Return the paradigms of a language: the ending of the name itself first, then the others."""
    listed = data.load("cases")["paradigms"].get(code, ())
    return tuple(tuple("" if end == "-" else small(end) for end in row.split()) for row in listed)


def forms(word: str, code: str) -> Iterator[str]:
    """Yield a name's word in all cases of a language, the word itself first.

    Args:
        word: The name's word in small letters, as somebody is called.
        code: The language.

    >>> "ольгой" in forms("ольга", "ru")
    True
    """
    yield word
    for row in _paradigms(code):
        if word.endswith(row[0]) and len(word) - len(row[0]) >= _SHORTEST:
            stem = word.removesuffix(row[0]) if row[0] else word
            for ending in row[1:]:
                yield stem + ending


@lru_cache(maxsize=4096)
def _stems(word: str, code: str) -> frozenset[tuple[int, str]]:
    """Return each paradigm that a word can be of, with the stem that it would have there."""
    return frozenset(
        (number, word[: len(word) - len(ending)])
        for number, row in enumerate(_paradigms(code))
        for ending in row
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST
    )


def could_be_cases(one: str, other: str, code: str) -> bool:
    """Tell whether two names can be one in two cases of a language.

    Args:
        one: A full name as written.
        other: Another.
        code: The language.

    >>> could_be_cases("Ольга Петрова", "Ольги Петровой", "ru")
    True
    >>> could_be_cases("Сергей Петров", "Ольга Петрова", "ru")
    False
    """
    words, others = small(one).split(), small(other).split()
    return len(words) == len(others) and all(
        word == another or bool(_stems(word, code) & _stems(another, code))
        for word, another in zip(words, others, strict=True)
    )


def could_be_cases_somewhere(one: str, other: str) -> bool:
    """Tell whether two names can be one in two cases of any language of their script.

    Only where the family names differ: "Mario Lopez" is no case of "Maria Lopez".

    Args:
        one: A full name as written.
        other: Another.
    """
    if small(one).split()[-1:] == small(other).split()[-1:]:
        return False
    codes = data.load("cases")["scripts"].get(_script(one), ())
    return any(could_be_cases(one, other, code) for code in codes)


def case_key(name: str) -> str | None:
    """Return a key that all cases of a name share, None for one whose script has none.

    Args:
        name: A full name as written.
    """
    words = small(name).split()
    if len(words) < 2 or name.isascii():  # noqa: PLR2004 - one word is no full name
        return None
    return " ".join(("cases", words[0][:2], words[-1][: _SHORTEST + 1]))


def _script(name: str) -> str:
    letter = next((letter for letter in name if letter.isalpha()), "")
    return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "") if letter else ""
