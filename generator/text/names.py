"""People's names as text: comparing spellings, and the parts of a name.

Two spellings of one name differ in accents, apostrophes, hyphens and capitals before they
differ in letters. `fold` takes these differences away.

Takes and returns plain text and offsets. Knows nothing about who a person is: that is
decided over the whole book.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from generator import data

# Letters that compatibility decomposition leaves whole, though writers without them use these.
_SPELLED: Final = {
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "n",
    "ĸ": "k",
    "ə": "a",
    "ʻ": "",
    # Letters of Arabic script that writers and keyboards of several countries use for one another.
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ة": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ـ": "",
}
# Cyrillic and Greek letters that look like Latin ones: captures mix them into Latin words.
# Mapped everywhere, so that a name written wholly in Cyrillic still equals itself.
_LOOK_ALIKE: Final = dict(zip("асеорхуіѕјһкмтнвαεικορτχ", "aceopxyisjhkmthbaeikoptx", strict=True))
_APOSTROPHES: Final = frozenset("'’‘ʼʹʿʾ‛`´′ˈ")
_HYPHENS: Final = frozenset("-‐‑‒–\u00ad\u2011")
_LONGEST_NAME: Final = 100  # letters
# A full stop after at most this many letters ends an initial or a short title, not a sentence.
_LONGEST_INITIAL: Final = 2

# Vowel signs of Indic scripts and of Thai are letters of a word, though no word characters.
VOWEL_SIGNS: Final = (
    "\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u0981-\u0dff\u0e31\u0e34-\u0e4e"
)
_NOT_WORD: Final = re.compile(rf"(?:[^\w{VOWEL_SIGNS}]|_)+")
# One or two syllables as Chinese and Korean given names are written in Latin letters.
_SYLLABLE: Final = (
    r"(?:zh|ch|sh|ts|hs|[bcdfghjklmnpqrstwxyz])?"
    r"(?:[aeo]{1,2}|i[aeou]{0,2}|u[aeoi]{0,2}|y[aeou]{1,2}|yeo|woo|w[aei]|ui|ai|ao|ou|eu|ei|uei)"
    r"(?:ng|[nkrlmpt])?"
)
_EAST_ASIAN_GIVEN: Final = re.compile(rf"{_SYLLABLE}(?: ?{_SYLLABLE})?")


@cache
def _fold_letter(letter: str) -> str:
    """Return the folded form of one character: none, one or a few characters."""
    if letter in _APOSTROPHES:
        return ""
    if letter in _HYPHENS or letter.isspace():
        return " "
    if unicodedata.category(letter) == "Cf":
        return ""
    parts = (
        _LOOK_ALIKE.get(part, part)
        for small in letter.casefold()
        for part in unicodedata.normalize("NFKD", _SPELLED.get(small, small)).casefold()
        if not unicodedata.combining(part)
    )
    return "".join(_SPELLED.get(part, part) for part in parts)


def _is_possessive(text: str, at: int) -> bool:
    """Tell whether the apostrophe at `at` begins a genitive ending: "Roe's", not "D'Souza"."""
    after = text[at + 1 : at + 3]
    return after[:1] in ("s", "S") and not after[1:].isalpha()


def _is_initial(text: str, at: int) -> bool:
    """Tell whether the full stop at `at` belongs to an initial or a short title: "J.", "Dr."."""
    start = at
    while start and text[start - 1].isalpha() and at - start <= _LONGEST_INITIAL:
        start -= 1
    return 0 < at - start <= _LONGEST_INITIAL


@lru_cache(maxsize=512)
def folded_with_offsets(text: str) -> tuple[str, tuple[int, ...]]:
    """Fold a text letter by letter, keeping other punctuation.

    Args:
        text: Any text.

    Returns:
        The folded text with single spaces, and for each of its characters the offset in
        `text` that it comes from.
    """
    folded: list[str] = []
    offsets: list[int] = []
    for at, letter in enumerate(text):
        new = _fold_letter(letter)
        if (letter in _APOSTROPHES and _is_possessive(text, at)) or (
            letter == "." and _is_initial(text, at)
        ):
            new = " "
        for part in new:
            if part == " " and folded and folded[-1] == " ":
                continue
            folded.append(part)
            offsets.append(at)
    return "".join(folded), tuple(offsets)


def fold(text: str) -> str:
    """Return the key under which spellings of one name compare as equal.

    Accents, apostrophes, punctuation and capitals are dropped, hyphens become spaces, letters
    that look like Latin ones become those, spaces become single.

    Args:
        text: A name or a few words, in any script.

    Returns:
        The key; folding it again changes nothing.

    >>> fold("Zoë O’Dálaigh-Núñez")
    'zoe odalaigh nunez'
    """
    return _fold_name(text) if len(text) <= _LONGEST_NAME else _folded(folded_with_offsets(text)[0])


# The same few names are folded over and over while a text is read.
@lru_cache(maxsize=32768)
def _fold_name(text: str) -> str:
    return _folded(folded_with_offsets.__wrapped__(text)[0])


def _folded(mapped: str) -> str:
    return _NOT_WORD.sub(" ", mapped).strip()


@cache
def _particles() -> frozenset[str]:
    return frozenset(fold(word) for word in data.load("name_parts")["particles"])


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(data.load("name_parts")["suffixes"])


@cache
def _family_first() -> frozenset[str]:
    return frozenset(data.load("name_parts")["family_first"])


def is_particle(word: str) -> bool:
    """Tell whether a word of a name belongs to the word after it: "van", "al", "bin".

    Args:
        word: One word as written.
    """
    return fold(word) in _particles()


def is_suffix(word: str) -> bool:
    """Tell whether a word after a name says which of the family it is: "Jr.", "III".

    Args:
        word: One word as written.
    """
    return fold(word) in _suffixes()


def has_family_first(words: tuple[str, ...]) -> bool:
    """Tell whether a name is in the Chinese or Korean order: "Han Mei", "Yoon Ji-woo".

    Args:
        words: The words of the name as written.
    """
    if not 1 < len(words) <= 3 or fold(words[0]) not in _family_first():  # noqa: PLR2004 - the
        return False  # family name and at most two words of the given name
    return _EAST_ASIAN_GIVEN.fullmatch(fold(" ".join(words[1:]))) is not None


@lru_cache(maxsize=8192)
def family_name(name: str) -> str:
    """Return the family name within a full name, with its particles, as written.

    Args:
        name: A full name; a single word is its own family name.

    Returns:
        The part by which a text calls the person later: "al-Tamimi", "van der Berg".

    >>> family_name("Layla Hassan al-Tamimi")
    'al-Tamimi'
    >>> family_name("Pieter van der Berg Jr.")
    'van der Berg'
    """
    words = tuple(name.split())
    while len(words) > 1 and is_suffix(words[-1]):
        words = words[:-1]
    if has_family_first(words):
        return words[0]
    first = len(words) - 1
    while first > 1 and is_particle(words[first - 1]):
        first -= 1
    return " ".join(words[max(first, 0) :]).rstrip(",")
