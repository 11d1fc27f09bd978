"""What each word does in a sentence that reports speech, a letter a word.

The words of speech of a language are data (`data/speech/`); titles and roles are those that
`actors` knows. Takes words, returns letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.actors.lexicon import (
    CALENDAR,
    COUNTRY,
    FIELD,
    HEAD,
    HONORIFIC,
    MODIFIER,
    PEOPLE,
    RANK,
    RANK_HEAD,
    classify,
)
from generator.data import load
from generator.text.names import VOWEL_SIGNS
from generator.text.phrases import languages

# Signs of a private kind, which stand for quotations and names (see `quotations_frames`).
SIGNS: Final = "\ue000-\uefff"

_TITLES: Final = HONORIFIC | RANK | RANK_HEAD | HEAD | MODIFIER | FIELD | PEOPLE | COUNTRY
_TOKEN: Final = re.compile(
    rf"[{SIGNS}]|[^\W_]++(?:[{VOWEL_SIGNS}]++[^\W_]*+)*+(?:['’.-][^\W_]++)*+|[^\w\s]"
)
# Marks that do the same in several scripts; every other one stands for itself.
_MARKS: Final = {
    **dict.fromkeys("–—-", "-"),
    **dict.fromkeys("…!?。！？؟।", "."),
    **dict.fromkeys("，、،", ","),
    **dict.fromkeys("：", ":"),
}
# From the weak class to the strong one: a word of several is what stands last.
_CLASSES: Final = (
    ("determiners", "d"),
    ("behind", "p"),
    ("between", "a"),
    ("joins", "c"),
    ("that", "k"),
    ("of", "o"),
    ("saying", "P"),
    ("quotes", "W"),
    ("tells", "T"),
    ("says", "V"),
    ("bare", "B"),
    ("pronouns", "H"),
)


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of speech of one language.

    Attributes:
        language: Its code.
        classes: The letter of each word.
        genders: What a pronoun tells of whom it stands for.
        address: What a form of address tells of whom it stands before.
        according: What stands before a speaker in place of a verb.
        tokens: The pattern of a word or mark.
        verb_first: Whether verbs stand before their speaker where a sentence begins.
        verb_last: Whether verbs stand behind the quotation that follows their speaker.
        unspaced: Whether words are not parted.
    """

    language: str
    classes: Mapping[str, str]
    genders: Mapping[str, str]
    address: Mapping[str, str]
    according: re.Pattern[str] | None
    tokens: re.Pattern[str]
    verb_first: bool
    verb_last: bool
    unspaced: bool

    def placed_according(self, text: str) -> Mapping[int, str]:
        """Return the letters of "according to" by place: `A` for its first word, none for others.

        Args:
            text: Some sentences.
        """
        letters: dict[int, str] = {}
        for found in self.according.finditer(text) if self.according else ():
            for word in self.tokens.finditer(text, *found.span()):
                letters[word.start()] = "A" if word.start() == found.start() else ""
        return letters


@cache
def speech_of(language: str) -> Speech | None:
    """Return the words of speech of a language.

    Args:
        language: ISO 639-1 code.

    Returns:
        None for a language that has no phrases of its own.
    """
    if language not in languages():
        return None
    data = load(f"speech/{language}")
    classes = {str(word): letter for name, letter in _CLASSES for word in data.get(name, ())}
    phrases = "|".join(map(re.escape, data.get("according", ())))
    unspaced = bool(data.get("unspaced"))
    return Speech(
        language=language,
        classes=classes,
        genders=data.get("pronouns", {}),
        address=data.get("address", {}),
        according=re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE) if phrases else None,
        tokens=_unspaced_tokens(classes) if unspaced else _TOKEN,
        verb_first=bool(data.get("verb_first")),
        verb_last=bool(data.get("verb_last")),
        unspaced=unspaced,
    )


def _unspaced_tokens(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of tokens of a script without spaces: known words, then single letters."""
    known = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return re.compile(rf"[{SIGNS}]|{known}|\w|[^\w\s]")


_REMEMBERED: Final = 1 << 16


class Letters(dict[str, str]):
    """The letters of the words of one language, each worked out once."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        """Work a letter out."""
        if len(self) > _REMEMBERED:
            self.clear()
        letter = self[word] = letter_of(word, self._language)
        return letter


@cache
def letters_in(language: str) -> Letters:
    """Return what gives the letter of a word or mark of a language, as `letter_of` does."""
    return Letters(language)


def letter_of(word: str, language: str) -> str:
    """Return what a word or mark does in a sentence.

    Args:
        word: The word or mark.
        language: A language that `speech_of` knows.

    Returns:
        One letter, see `Frame`; a mark is its own.

    >>> "".join(letter_of(word, "en") for word in "the minister said that".split())
    'dtBk'
    """
    if not word[0].isalnum():
        return _MARKS.get(word, word)
    speech = speech_of(language)
    if word[0].isdigit() or speech is None:
        return "n"
    small = word.lower().replace("’", "'")
    known = speech.classes.get(small, "a" if speech.unspaced else None)
    if known:
        return known
    kinds = classify(small.removesuffix("'s"))[1]
    if kinds & (CALENDAR | _TITLES):
        return "n" if kinds & CALENDAR else "t"
    return "C" if word[0].isupper() else "w"
