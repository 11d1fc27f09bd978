"""The words of languages that part words and have no capitals, each with what it may be.

Which words begin an office, are frequent names or end a name is data, a file a language
(`data/people/`). Takes a paragraph and a language, returns words with code-point offsets. Decides
nothing about names.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from generator import data
from generator.actors.word_lists import longest_first

GIVEN: Final = 1
FAMILY: Final = 2
BINDS: Final = 4  # needs the next word: "Abd"
BOUND: Final = 8  # only behind another word: "al-Din"
HEAD: Final = 16  # of an office
INNER: Final = 32  # within an office
HONOUR: Final = 64
RANK: Final = 128
SAYS: Final = 256
STOP: Final = 512
END: Final = 1024  # a particle behind a name
KIND: Final = 2048  # a street, a hospital: what is named after people
BEFORE: Final = 4096  # before the head of an office, and a part of it
BEHIND: Final = 8192  # a form of address behind a name
DEFINITE: Final = 16384  # has the article
NOUN: Final = 32768  # within an office, never within a name
NAME: Final = GIVEN | FAMILY | BINDS
_LISTS: Final = (
    ("given", GIVEN),
    ("family", FAMILY),
    ("binds", BINDS),
    ("bound", BOUND),
    ("heads", HEAD),
    ("inner", INNER),
    ("honours", HONOUR),
    ("ranks", RANK),
    ("says", SAYS),
    ("stops", STOP),
    ("ends", END),
    ("kinds", KIND),
    ("before", BEFORE),
    ("behind", BEHIND),
    ("nouns", NOUN),
)
# Vowel signs and other marks, which belong to the letter before them.
_MARKS: Final = (
    r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u0900-\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u0b82\u0bbe-\u0bcd\u0bd7"
)
_LETTER: Final = rf"(?:[^\W\d_]|[{_MARKS}])"
_TOKEN: Final = re.compile(
    rf"{_LETTER}+(?:[\"'״׳’‑\u200c\u200d-]{_LETTER}+)*(?:['׳](?=\s[א-ת]))?|\d+|[^\w\s]|_"
)
_HARAKAT: Final = re.compile(r"[\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_ALIKE: Final = str.maketrans("أإآٱكیי״׳’‑", "اااا" + "کيי\"''-")
_SHORTEST: Final = 2  # letters left of a word without a particle that is written with it


class Word(NamedTuple):
    """A word, figure or mark of a paragraph."""

    text: str
    start: int
    end: int
    key: str
    kinds: int = 0
    mark: bool = False
    prefix: int = 0  # letters of the particle that is written before the word
    suffix: int = 0  # letters of the ending
    whole: str = ""  # the key with what is written with the word


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of how a language names people; see `data/people/ar.yml`."""

    head_first: bool
    particles: bool
    prefixes: tuple[str, ...]
    prepositions: tuple[str, ...]
    suffixes: tuple[str, ...]
    article: str
    sons: frozenset[str]  # "bin": no full name begins with it
    agents: frozenset[str]  # particles behind who does something
    given_begins: tuple[str, ...]
    no_names: tuple[str, ...]
    no_begins: tuple[str, ...]
    kinds: dict[str, int]
    phrases: dict[str, list[tuple[tuple[str, ...], int]]]  # by their first word, longest first


def key_of(text: str) -> str:
    """Return the form under which spellings of one word compare as equal.

    Args:
        text: A word as written.
    """
    return _HARAKAT.sub("", unicodedata.normalize("NFC", text).translate(_ALIKE))


@cache
def known_language(code: str) -> Language:
    """Return what is known of a language.

    Args:
        code: The name of its file in `data/people/`.
    """
    own: dict[str, Any] = data.load(f"people/{code}")
    files = [own, data.load(f"people/{own['like']}")] if "like" in own else [own]
    kinds: dict[str, int] = {}
    phrases: dict[str, dict[tuple[str, ...], int]] = {}
    for name, kind in _LISTS:
        for written in (word for file in files for word in file.get(name, "").split()):
            words = tuple(key_of(word) for word in written.split("_"))
            if len(words) == 1:
                kinds[words[0]] = kinds.get(words[0], 0) | kind
            else:
                known = phrases.setdefault(words[0], {})
                known[words] = known.get(words, 0) | kind
    setting = {key: value for file in reversed(files) for key, value in file.items()}
    return Language(
        head_first=bool(setting["head_first"]),
        particles=bool(setting.get("particles")),
        prefixes=longest_first(setting.get("prefixes", "").split()),
        prepositions=longest_first(setting.get("prepositions", "").split()),
        suffixes=longest_first(setting.get("suffixes", "").split()),
        article=setting.get("article", ""),
        sons=_keys(setting.get("sons", "")),
        agents=_keys(setting.get("agents", "")),
        given_begins=tuple(setting.get("given_begins", "").split()),
        no_names=tuple(setting.get("no_names", "").split()),
        no_begins=tuple(setting.get("no_begins", "").split()),
        kinds=kinds,
        phrases={
            first: sorted(known.items(), key=lambda item: (-len(item[0]), item[0]))
            for first, known in phrases.items()
        },
    )


def _keys(words: str) -> frozenset[str]:
    """Return the keys of words."""
    return frozenset(key_of(word) for word in words.split())


def words_of(paragraph: str, language: Language) -> list[Word]:
    """Return the words and marks of a paragraph.

    Args:
        paragraph: Plain text.
        language: What is known of its language.
    """
    found: list[Word] = []
    for match in _TOKEN.finditer(paragraph):
        text, (start, end) = match[0], match.span()
        if text[0].isalpha():
            kinds, prefix, suffix, key = classify(text, language)
            whole = key if not prefix + suffix else key_of(text)
            word = Word(text, start, end, key, kinds, prefix=prefix, suffix=suffix)
            found.append(word._replace(whole=whole))
        else:
            found.append(Word(text, start, end, text, mark=True))
    return found


def classify(text: str, language: Language) -> tuple[int, int, int, str]:
    """Tell what a word may be.

    Args:
        text: The word as written.
        language: What is known of its language.

    Returns:
        Its kinds, the letters of a particle before it and of an ending behind it, and its key
        without these.
    """
    key = key_of(text)
    kinds = _kinds(key, language)
    if not kinds and key.startswith(language.given_begins):
        kinds = GIVEN
    if kinds & ~DEFINITE:
        return kinds, 0, 0, key
    for prefix in language.prefixes:
        rest = key.removeprefix(prefix)
        if len(key) > len(rest) >= _SHORTEST and (joined := _kinds(rest, language)):
            return joined, len(prefix), 0, rest
    for suffix in language.suffixes:
        rest = key.removesuffix(suffix)
        if len(key) > len(rest) >= _SHORTEST and _kinds(rest, language) & (GIVEN | FAMILY):
            return _kinds(rest, language), 0, len(suffix), rest
    return kinds, 0, 0, key


def _kinds(key: str, language: Language) -> int:
    """Return the kinds of a word without particles; with the article it may be a family name."""
    kinds = language.kinds.get(key, 0)
    article = language.article
    if not article or not key.startswith(article) or len(key) < len(article) + _SHORTEST:
        twice = article[-1:] * 2  # the article behind a particle that takes its first letter
        lost = bool(article) and len(article) > 1 and key.startswith(twice)
        return kinds | (DEFINITE if lost and not kinds else 0)
    rest = language.kinds.get(key[len(article) :], 0)
    if not kinds and len(article) > 1 and rest & (GIVEN | FAMILY):
        kinds |= FAMILY
    if not kinds & ~FAMILY:
        kinds |= rest & (INNER | HEAD)
    return kinds | (0 if kinds & GIVEN else DEFINITE)


def phrase_at(words: list[Word], at: int, language: Language) -> tuple[int, int]:
    """Return where the phrase that begins at a word ends, and its kinds.

    Args:
        words: The words of a paragraph.
        at: An index among them.
        language: What is known of their language.
    """
    for phrase, kinds in language.phrases.get(words[at].key, ()):
        end = at + len(phrase)
        if end <= len(words) and all(
            part in (word.key, word.whole) for word, part in zip(words[at:end], phrase, strict=True)
        ):
            return end, kinds
    return at + 1, words[at].kinds
