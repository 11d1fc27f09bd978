"""The words of a role: nouns of offices, names of states, and what joins them.

Takes a role as written, returns its words with what each is. Decides nothing about bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from babel import Locale

from generator import data
from generator.text.names import fold

_CODE: Final = 2  # letters of a state's code; three digits are a continent's
_LONGEST: Final = 7  # words of the name of a state
_JOINS: Final = frozenset({"of", "for", "to", "at", "in", "on", "with"})
_OF: Final = frozenset({"de", "del", "du", "des", "da", "do", "dos", "di", "della", "van"})
_SMALL: Final = frozenset({"the", "and", "&", "a", "an", "la", "el", "y", "et", "e", "und"})
_WORD: Final = re.compile(r"[^\s,;()\"“”]+|,")
_GENITIVE: Final = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_BRACKET: Final = re.compile(r"\([^()]*\)")
_SHORTEST_ACRONYM: Final = 2


class Kind(StrEnum):
    """What a word of a role is."""

    HEAD = "head"  # the noun of an office, of one word or several
    NATION = "nation"
    JOIN = "join"  # "of", "for", "to"
    SMALL = "small"  # an article, "and"
    COMMA = "comma"
    WORD = "word"


class Word(NamedTuple):
    """A word of a role, or several that are one name."""

    text: str
    key: str  # folded; of a nation its code and a full stop
    kind: Kind
    genitive: bool = False
    glued: bool = False  # a hyphen stands before it

    @property
    def capital(self) -> bool:
        """Tell whether it is written with a capital."""
        return self.text[:1].isupper()

    @property
    def acronym(self) -> bool:
        """Tell whether it is written in capitals only."""
        letters = self.text.replace(".", "")
        return len(letters) >= _SHORTEST_ACRONYM and letters.isalpha() and letters.isupper()


@cache
def office_words(name: str) -> frozenset[str]:
    """Return a list of `posts.yml`, folded."""
    return frozenset(fold(word) for word in data.load("posts")[name])


@cache
def office_pairs(name: str) -> Mapping[str, str]:
    """Return a mapping of `posts.yml`, folded, save the names that acronyms stand for."""
    return {fold(one): str(other) for one, other in data.load("posts")[name].items()}


@cache
def of_titles() -> frozenset[str]:
    """Return the words that a title can hold beside its noun."""
    roles = data.load("roles")
    listed = {fold(str(word)) for name in ("modifiers", "fields") for word in roles[name]}
    return frozenset(listed) | office_words("words")


@cache
def calendar() -> frozenset[str]:
    """Return the names of days and months, folded."""
    return frozenset(fold(str(word)) for word in data.load("places")["calendar"])


@cache
def demonyms() -> frozenset[str]:
    """Return the names of peoples, of those too that have no state of their own."""
    return frozenset(fold(str(word)) for word in data.load("places")["demonyms"])


@cache
def _joined() -> frozenset[tuple[str, ...]]:
    phrases = {*data.load("posts")["joined"], *office_words("heads")}
    return frozenset(tuple(fold(phrase).split()) for phrase in phrases)


@cache
def _nations() -> Mapping[tuple[str, ...], str]:
    """Return the code of a state by each of its folded names, and by those of its people."""
    known = data.load("nations")
    found: dict[tuple[str, ...], str] = {}
    for code, name in Locale("en").territories.items():
        if len(code) == _CODE and code.isalpha() and code.lower() not in known["no_states"]:
            found[tuple(fold(name).split())] = code.lower()
    for code, names in (*known["demonyms"].items(), *known["names"].items()):
        found.update({tuple(fold(name).split()): code for name in names})
    return found


@cache
def nation_name(code: str) -> str:
    """Return the English name of a state.

    Args:
        code: Its ISO code in small letters, with or without a full stop.
    """
    code = code.rstrip(".")
    shown: Mapping[str, str] = data.load("nations")["shown"]
    return shown.get(code) or str(Locale("en").territories.get(code.upper(), code.upper()))


def words_of(role: str) -> tuple[Word, ...]:
    """Take a role apart.

    Args:
        role: A role as a text gives it.

    Returns:
        Its words; what is one noun or one name stands together.
    """
    split = [
        (part, bool(_GENITIVE.search(token)) and number == last, number > 0)
        for token in _WORD.findall(_BRACKET.sub(" ", role).replace("’", "'"))
        for parts in [_parts(token)]
        for last in [len(parts) - 1]
        for number, part in enumerate(parts)
    ]
    keys = [fold(text) if text != "," else "," for text, _, _ in split]
    return tuple(_joined_words(split, keys))


def _parts(token: str) -> list[str]:
    bare = _GENITIVE.sub("", token)
    if bare.count(".") > 1 or bare == ",":  # "U.S."
        return [bare]
    return [part for part in re.split(r"[-‐‑–/]", bare.strip(".'")) if part]


def _joined_words(split: Sequence[tuple[str, bool, bool]], keys: Sequence[str]) -> Iterator[Word]:
    at = 0
    while at < len(split):
        text, genitive, glued = split[at]
        length, word = 1, Word(text, keys[at], _kind(keys[at]), genitive, glued)
        noun = _longest(keys, at, _joined())
        state = _longest(keys, at, _nations())
        if noun:
            length = noun
            word = Word(
                " ".join(part for part, _, _ in split[at : at + noun]),
                " ".join(keys[at : at + noun]),
                Kind.HEAD,
                split[at + noun - 1][1],
            )
        elif state and (text[:1].isupper()):
            length = state
            code = _nations()[_flat(keys[at : at + state])]
            whole = " ".join(part for part, _, _ in split[at : at + state])
            word = Word(whole, f"{code}.", Kind.NATION, split[at + state - 1][1], glued)
        yield word
        at += length


def _flat(keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(keys).split())


def _longest(keys: Sequence[str], at: int, known: object) -> int:
    """Return how many words from `at` on are one phrase of those that are known, 0 for none."""
    for length in range(min(_LONGEST, len(keys) - at), 0, -1):
        if _flat(keys[at : at + length]) in known:  # type: ignore[operator]  # a set or a mapping
            return length
    return 0


def _kind(key: str) -> Kind:
    if key == ",":
        return Kind.COMMA
    if key in _JOINS or key in _OF:
        return Kind.JOIN
    return Kind.SMALL if key in _SMALL or not key else Kind.WORD
