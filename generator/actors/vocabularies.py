"""The languages whose own titles are known: what kind of word a word is in each.

`lexicon` holds English and what all languages share; here each language has a list of its own,
`generator/data/titles/<code>.yml`, with titles as they are inflected, the words that join an office
to its body, verbs of speech and given names. Takes words, returns kinds as bits; tells which of
the languages a text is in.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from generator import data
from generator.actors.lexicon import GIVEN as GIVEN_ANYWHERE
from generator.actors.lexicon import HONORIFIC as HONORIFIC_ANYWHERE
from generator.actors.lexicon import PAIRED
from generator.actors.tokens import Token
from generator.text.cases import forms, small

OFFICE: Final = 1 << 0  # the noun of a post or profession
MODIFIER: Final = 1 << 1  # a word before it: "former", "deputy"
FIELD: Final = 1 << 2  # a portfolio, a body: what may follow the noun, and begins no name
JOIN: Final = 1 << 3  # "of", with or without an article
LEAD: Final = 1 << 4  # a name follows directly
HONOUR: Final = 1 << 5  # a form of address
STOP: Final = 1 << 6  # never inside a role
SAYS: Final = 1 << 7
ACCORDING: Final = 1 << 8
KIND: Final = 1 << 9  # before a name it makes a thing of it: "street"
KIND_BEHIND: Final = 1 << 10
GIVEN: Final = 1 << 11
FAMILY: Final = 1 << 12  # one of few family names that stand first
PARTICLE: Final = 1 << 13
ARTICLE: Final = 1 << 14  # opens what is said of a name: "a", "the"
NATIONAL: Final = 1 << 15  # an adjective by its ending, in languages that have such

_LISTS: Final = (
    ("modifiers", MODIFIER),
    ("fields", FIELD),
    ("joins", JOIN),
    ("leads", LEAD),
    ("honours", HONOUR),
    ("stops", STOP),
    ("says", SAYS),
    ("according", ACCORDING),
    ("kinds", KIND),
    ("kinds_behind", KIND_BEHIND),
    ("families", FAMILY),
    ("particles", PARTICLE),
    ("articles", ARTICLE),
)
_ENDING: Final = 5  # letters that may follow a stem
_SHORTEST_STEM: Final = 3
_SHORTEST_OF_COMPOUND: Final = 4
_FEWEST: Final = 3  # words of a language that a text must have
_SHARE: Final = 25  # and one in so many of its words
_READ: Final = 600  # words; more tells no more


class Vocabulary:
    """What is known of one language."""

    def __init__(self, code: str) -> None:
        known = data.load(f"titles/{code}")
        self.code = code
        self.dotless = bool(known.get("dotless"))
        self.ahead = bool(known.get("ahead"))  # what an office is of stands before it
        self.loose = bool(known.get("loose"))  # plain words may stand between office and name
        self.behind_name = bool(known.get("behind_name"))  # "Kovács Péter miniszter"
        self.family_first = bool(known.get("family_first"))
        self.suffixed = bool(known.get("suffixed"))  # endings behind an apostrophe
        self.origin = bool(known.get("origin"))  # a particle behind a full name is none
        self.one_family = bool(known.get("one_family"))  # a family name is one word
        self.eastern_too = bool(known.get("eastern_too"))  # Chinese names stand in its news
        self.capital_days = bool(known.get("capital_days"))
        self.compounds = bool(known.get("compounds"))
        self.adjective = _pattern(known.get("adjective"))
        self.verb = _pattern(known.get("verb"))
        self.complement = _pattern(known.get("complement"))
        self.plural = _pattern(known.get("plural"))  # of offices: no one person is several
        self.patronymic = _pattern(known.get("patronymic"))
        self.longest = int(known.get("longest", 4))
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        for name, kind in _LISTS:
            self._add(known.get(name, ()), kind)
        endings = ("", *known.get("endings", ()))
        self._add(_offices(known.get("offices", ()), endings), OFFICE)
        self.phrases: dict[str, list[tuple[tuple[str, ...], int, int]]] = {}
        for name, first, other in (("phrases", OFFICE, FIELD), ("addresses", HONOUR, HONOUR)):
            for phrase in known.get(name, ()):
                words = tuple(small(word, dotless=self.dotless) for word in phrase.split())
                self.phrases.setdefault(words[0], []).append((words, first, other))
        for several in self.phrases.values():
            several.sort(key=lambda known: len(known[0]))  # the longest is marked last and stays
        self._ends = tuple(
            word
            for word in self._words
            if self._words[word] & OFFICE and len(word) > _SHORTEST_STEM
        )
        self._plain = {
            small(name, dotless=self.dotless) for name in str(known.get("given", "")).split()
        }
        self._given = {form for name in self._plain for form in forms(name, code)}
        self._never_given = {small(word) for word in known.get("never_given", ())}
        self._given_suffixes = tuple(known.get("given_suffixes", ()))
        self._seen: dict[tuple[str, bool, bool], int] = {}

    def _add(self, words: Iterable[str], kind: int) -> None:
        for word in words:
            low = small(str(word).rstrip("."), dotless=self.dotless)
            known = self._stems if low.endswith("~") else self._words
            key = low.removesuffix("~")
            known[key] = known.get(key, 0) | kind

    def is_plain_given(self, word: str) -> bool:
        """Tell whether a word is a given name as it is called, not inflected.

        Args:
            word: One word as written.
        """
        return small(word, dotless=self.dotless) in self._plain

    def kinds(self, token: Token) -> int:
        """Return the kinds that a token is of in this language, as bits.

        Args:
            token: A token of the text.
        """
        if not token.word:
            return 0
        key = (token.text, token.capital, token.opens)
        known = self._seen.get(key)
        if known is None:
            known = self._seen[key] = self._kinds_of(token)
        return known

    def kinds_of_all(self, tokens: Sequence[Token]) -> tuple[int, ...]:
        """Return the kinds of every token of a paragraph; offices of several words count as one.

        Args:
            tokens: The tokens of the paragraph.
        """
        kinds = [self.kinds(token) for token in tokens]
        if self.phrases:
            low = [small(token.text, dotless=self.dotless) for token in tokens]
            for at, word in enumerate(low):
                for words, first, other in self.phrases.get(word, ()):
                    if tuple(low[at : at + len(words)]) == words:
                        kinds[at] = first
                        kinds[at + 1 : at + len(words)] = [other] * (len(words) - 1)
        return tuple(kinds)

    def _kinds_of(self, token: Token) -> int:
        low = small(token.text.rstrip("."), dotless=self.dotless)
        if self.suffixed:
            low = low.partition("'")[0]
        kinds = self._words.get(low, 0) | self._by_stem(low) | self._by_part(low)
        if kinds & OFFICE and self.plural and self.plural.search(low):
            kinds &= ~OFFICE
        if token.capital:
            first = low.partition("-")[0]
            anywhere = token.kinds & GIVEN_ANYWHERE and not kinds & (HONOUR | ARTICLE)
            if self._is_given(low, first) or (anywhere and low not in self._never_given):
                kinds |= GIVEN
            honoured = token.kinds & HONORIFIC_ANYWHERE and not token.kinds & PAIRED
            if honoured and len(low) > 1 and not kinds & (OFFICE | GIVEN):
                kinds |= HONOUR
        lower = not token.capital or (self.ahead and token.opens)
        if lower and self.verb and not kinds and self.verb.search(low):
            kinds |= STOP
        elif not token.capital and self.adjective and not kinds and self.adjective.search(low):
            kinds |= NATIONAL
        return kinds

    def _is_given(self, *words: str) -> bool:
        """Tell whether one of the words is a given name, or is made of one: "Lajosné"."""
        return any(
            word in self._given or word.removesuffix(suffix) in self._given
            for word in words
            for suffix in self._given_suffixes or ("",)
        )

    def _by_stem(self, low: str) -> int:
        kinds = 0
        for length in range(max(_SHORTEST_STEM, len(low) - _ENDING), len(low) + 1):
            kinds |= self._stems.get(low[:length], 0)
        return kinds

    def _by_part(self, low: str) -> int:
        """Return the kinds of a word by its last part: "вице-премьер", "Verkehrsminister"."""
        if "-" in low:
            return self._words.get(low.rpartition("-")[2], 0) & OFFICE
        if self.compounds and len(low) > _SHORTEST_OF_COMPOUND and not self._words.get(low, 0):
            return OFFICE if low.endswith(self._ends) else 0
        return 0


def _pattern(written: str | None) -> re.Pattern[str] | None:
    return re.compile(written) if written else None


def _offices(written: Iterable[str], endings: Sequence[str]) -> Iterator[str]:
    """Yield every form of the nouns of posts: those with "~" take all endings of the language."""
    for noun in written:
        if noun.endswith("~"):
            yield from (noun[:-1] + ending for ending in endings)
        else:
            yield noun


@cache
def vocabulary(code: str) -> Vocabulary:
    """Return what is known of a language.

    Args:
        code: One of the codes of `generator/data/vocabularies.yml`.
    """
    return Vocabulary(code)


@cache
def _codes_of_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code, words in data.load("vocabularies")["words"].items():
        for word in words:
            found.setdefault(small(str(word)), []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


@lru_cache(maxsize=16384)
def _codes_of(word: str) -> tuple[str, ...]:
    """Return the languages for which a word speaks, by itself or by its letters."""
    low = small(word)
    letters = data.load("vocabularies")["letters"]
    by_word = _codes_of_words().get(low, ())
    if low.isascii():
        return by_word
    by_letter = {code for letter in low for code in letters.get(letter, ())}
    return (*by_word, *sorted(by_letter))


def vocabulary_of(token_lists: Sequence[Sequence[Token]]) -> Vocabulary | None:
    """Tell in which of the languages with titles of their own a text is.

    Args:
        token_lists: The tokens of each paragraph.

    Returns:
        The language, or None for English, for a language without titles and where a text is too
        short to tell.
    """
    hits: Counter[str] = Counter()
    read = 0
    for tokens in token_lists:
        for token in tokens:
            if token.word or token.text[-1] in "'’":
                read += 1
                hits.update(_codes_of(token.text))
        if read > _READ:
            break
    if not hits:
        return None
    best, count = max(hits.items(), key=lambda item: (item[1], item[0]))
    if best == "en" or count < _FEWEST or count * _SHARE < read:
        return None
    return vocabulary(best)
