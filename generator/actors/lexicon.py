"""What kind of word a word is: the vocabulary of `generator/data`, as one look-up.

A word can be of several kinds ("general" is a rank and a modifier); kinds are bits, so that a
set of kinds is tested in one operation for each of the many words of a text.

Takes a word, returns its key and its kinds. Reads the data files once, at the first call.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from generator import data
from generator.text.names import fold

HONORIFIC: Final = 1 << 0
RANK: Final = 1 << 1  # any word of a rank
RANK_HEAD: Final = 1 << 2  # the last word of a rank
HEAD: Final = 1 << 3  # the last noun of a post or profession
MODIFIER: Final = 1 << 4  # a word before such a noun
FIELD: Final = 1 << 5  # a portfolio: "Affairs"
RELATION: Final = 1 << 6  # "wife", "named"
COUNTRY: Final = 1 << 7
PLACE: Final = 1 << 8
PEOPLE: Final = 1 << 9  # "Peruvian", "Catholic"
CALENDAR: Final = 1 << 10
BODY: Final = 1 << 11
BODY_OF: Final = 1 << 12  # heads a body's name before "of"
THING: Final = 1 << 13
GRAMMAR: Final = 1 << 14  # an English function word
GIVEN: Final = 1 << 15
PARTICLE: Final = 1 << 16
SUFFIX: Final = 1 << 17
SAYS_AFTER: Final = 1 << 18
SAYS_BEFORE: Final = 1 << 19
DOES: Final = 1 << 20
SHORT: Final = 1 << 21  # an abbreviation that may carry a full stop
LEADING: Final = 1 << 22  # dropped from the front of a role
PLURAL: Final = 1 << 23  # the plural of a HEAD
WEAK_PARTICLE: Final = 1 << 24
PLAIN_SMALL: Final = 1 << 25  # an honorific only where it has a capital
FOREIGN: Final = 1 << 26  # a function word of another language and of no English one
PAIRED: Final = 1 << 27  # a form of address only before another one
NAME_TOO: Final = 1 << 28  # a title that is also a name: "Shah"
FAMILY: Final = 1 << 29
THING_NAMED: Final = 1 << 30  # before a name: it is a thing's, "the ship …", "brands such as …"
PLACE_NAMED: Final = 1 << 31  # before "of" and a name: "the town of …"
THING_BEHIND: Final = 1 << 32  # behind a name: it is a thing's, "the … area"
INITIALS: Final = 1 << 33  # the initials of two or three given names without full stops: "AKM"
ALONE_NAMED: Final = 1 << 34  # a title behind which one word is a whole name: "Pope"
ENDS_PLACE: Final = 1 << 35  # at the end of a name it makes a place of it: "Jane Roe Bridge"
BODY_FIRST: Final = 1 << 36  # opens a body's name: "Banco …", "Partai …"
ENDS_TEXT: Final = 1 << 37  # at the end of a name it makes a law or a work of it: "Lund Accord"
LEADS: Final = 1 << 38  # before a person's name it makes a place or a prize of it: "Rue Roe"

_SHORTEST_NOUN: Final = 4  # letters of a noun behind a hyphen
_BEFORE_SHORT: Final = frozenset({"ex", "co", "vice", "deputy", "then", "former", "pro", "shadow"})

TITLE: Final = HONORIFIC | RANK_HEAD | HEAD | PLURAL
NO_NAME: Final = FIELD | COUNTRY | PLACE | PEOPLE | CALENDAR | BODY | THING

_LISTS: Final = (
    ("name_parts", "particles", PARTICLE),
    ("name_parts", "weak_particles", WEAK_PARTICLE),
    ("name_parts", "suffixes", SUFFIX),
    ("honorifics", "honorifics", HONORIFIC),
    ("honorifics", "never_in_small_letters", PLAIN_SMALL),
    ("honorifics", "only_before_another", PAIRED),
    ("honorifics", "whole_name_follows", ALONE_NAMED),
    ("name_parts", "initials", INITIALS),
    ("ranks", "ranks", RANK),
    ("ranks", "rank_heads", RANK_HEAD | RANK),
    ("ranks", "abbreviations", SHORT),
    ("roles", "heads", HEAD),
    ("roles", "names_too", NAME_TOO),
    ("roles", "modifiers", MODIFIER),
    ("roles", "fields", FIELD),
    ("roles", "relations", RELATION),
    ("roles", "leading", LEADING),
    ("places", "countries", COUNTRY),
    ("places", "places", PLACE),
    ("places", "demonyms", PEOPLE),
    ("places", "calendar", CALENDAR),
    ("body_words", "bodies", BODY),
    ("body_words", "of_heads", BODY_OF),
    ("body_words", "openers", BODY_FIRST),
    ("body_words", "things", THING),
    ("function_words", "en", GRAMMAR),
    ("kind_nouns", "things", THING_NAMED),
    ("kind_nouns", "places", PLACE_NAMED),
    ("kind_nouns", "behind", THING_BEHIND),
    ("kind_nouns", "leads", LEADS),
    ("kind_nouns", "ends_place", ENDS_PLACE | THING),
    ("kind_nouns", "ends_text", ENDS_TEXT | THING),
    ("speech_verbs", "after", SAYS_AFTER),
    ("speech_verbs", "before", SAYS_BEFORE),
    ("speech_verbs", "doing", DOES),
)


def key_of(word: str) -> str:
    """Return the key of one word: folded, its hyphens kept.

    Args:
        word: One word as written, with or without a full stop.

    >>> key_of("Co-Founder")
    'co-founder'
    """
    return fold(word).replace(" ", "-")


@cache
def compound_ends() -> frozenset[str]:
    """Return the words that make of a name a word about something else: "Lund-based"."""
    return frozenset(data.load("name_parts")["compound_ends"])


def _plural(noun: str) -> str:
    """Return the regular English plural of a role's noun."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")


@cache
def _singulars() -> dict[str, str]:
    return {key_of(_plural(noun)): key_of(noun) for noun in data.load("roles")["heads"]}


def singular(key: str) -> str:
    """Return the singular of a role's noun in the plural.

    Args:
        key: The key of the plural.

    >>> singular("deputies")
    'deputy'
    """
    first, hyphen, last = key.rpartition("-")
    known = _singulars()
    return known.get(key) or first + hyphen + known.get(last, last.removesuffix("s"))


@cache
def _kinds() -> dict[str, int]:
    """Return the kinds of every word that the data files list."""
    kinds: dict[str, int] = {}

    def add(words: Iterable[str], kind: int) -> None:
        for word in words:
            keys = [key_of(part) for part in word.split()]
            if len(keys) == 1:
                kinds[keys[0]] = kinds.get(keys[0], 0) | kind
                continue
            # "Lanka" alone is no state, but no part of a person's name either.
            for key in keys:
                kinds[key] = kinds.get(key, 0) | (0 if kinds.get(key, 0) & PARTICLE else THING)

    for file, name, kind in _LISTS:
        add(data.load(file)[name], kind)
    heads = data.load("roles")["heads"]
    add((_plural(noun) for noun in heads), PLURAL)
    add((_plural(people) for people in data.load("places")["demonyms"]), PEOPLE)
    add((_plural(noun) for noun in data.load("kind_nouns")["things"]), THING_NAMED)
    add(data.load("given_names")["names"].split(), GIVEN)
    add(data.load("family_names")["names"].split(), FAMILY)
    for language, words in data.load("function_words").items():
        if language != "en":
            add((word for word in words if not kinds.get(key_of(word), 0) & GRAMMAR), FOREIGN)
    return kinds


@lru_cache(maxsize=65536)
def classify(word: str) -> tuple[str, int]:
    """Return the key of a word and the kinds it is of.

    Args:
        word: One word as written.

    Returns:
        The key, and the kinds as bits; 0 for a word that no list holds.
    """
    key = key_of(word)
    kinds = _kinds().get(key, 0)
    if not kinds and "-" in key:
        kinds = _compound_kinds(key)
    elif not kinds and key.endswith(_endings("kind_nouns", "ends_place_compounds")):
        kinds = ENDS_PLACE | THING
    elif not kinds and key.endswith(_endings("roles", "head_endings")):
        kinds = HEAD
    return key, kinds


@cache
def _endings(file: str, name: str) -> tuple[str, ...]:
    return tuple(data.load(file)[name])


def _compound_kinds(key: str) -> int:
    """Return the kinds of a hyphenated word from its parts: "vice-admiral", "Franco-German"."""
    first, _, last = key.rpartition("-")
    known = _kinds()
    if known.get(first, 0) & RANK and known.get(last, 0) & RANK & ~HEAD:
        return known[first] & known[last] & RANK | known[last] & RANK_HEAD  # "Major-Gen"
    if len(last) < _SHORTEST_NOUN and first not in _BEFORE_SHORT:
        return 0  # "Ji-min" is no minister
    if known.get(first, 0) & BODY_OF and known.get(last, 0) & RANK:
        return BODY | BODY_OF  # "Directorate-General"
    if known.get(last, 0) & (HEAD | PLURAL | RANK_HEAD) and not known.get(first, 0) & GIVEN:
        return known[last] & (HEAD | PLURAL | RANK | RANK_HEAD)
    if known.get(last, 0) & (PEOPLE | COUNTRY) and not known.get(first, 0) & GIVEN:
        return PEOPLE | THING
    return 0
