"""What speaks for and against a capitalised run being a body's name, where a model has marked too.

The weights were fitted on news of many countries and rounded; none of them decides alone. Takes
the words of a run and the words beside it, returns the names of its signs.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Final

from generator import data
from generator.actors.lexicon import (
    BODY,
    BODY_FIRST,
    BODY_OF,
    CALENDAR,
    COUNTRY,
    ENDS_PLACE,
    ENDS_TEXT,
    FAMILY,
    FIELD,
    GIVEN,
    GRAMMAR,
    HEAD,
    HONORIFIC,
    MODIFIER,
    PEOPLE,
    PLACE,
    PLURAL,
    RANK_HEAD,
    THING,
    THING_BEHIND,
    THING_NAMED,
)
from generator.actors.tokens import Token
from generator.text.names import fold

# A run is taken for a body from this sum of weights on.
ENOUGH: Final = 0.3
WEIGHTS: Final = {
    # How it was found: by its words, by the model, as an acronym.
    "words and model": 0.9,
    "words alone": -0.4,
    "acronym and model": 0.6,
    "acronym alone": 0.3,
    "model alone": -0.5,
    "model alone, one word": -0.7,
    "acronym in brackets": 1.0,  # "Lund News Agency (LNA)"
    # What the words are.
    "known": 1.5,  # a body that news of the whole world names
    "country": 0.8,
    "camel": 0.8,  # "WeBank"
    "body of": 0.6,
    "begins with a body": 0.8,  # "Banco Falk"
    "ends with a body": 0.4,
    "ends with a field": 0.3,
    "three words": 0.4,
    "long": -0.1,
    "ends with a thing": -0.3,
    "ends with a text": -1.0,  # "Lund Accord"
    "ends with a ground": -0.7,  # "Lund Stadium"
    "thing": -0.5,
    "ends with a post": -0.8,
    "begins with a title": -1.2,  # "Emperor Otto"
    "common word": -0.6,  # "the Institute"
    "general words": -1.0,  # "National Security"
    "ends with a given name": -0.6,
    "ends with a place": -0.3,
    "begins with a family name": -0.3,
    "two letters": -0.5,
    "small letters too": -0.8,  # the same word in small letters in this text
    "place or people": -2.0,
    "person": -0.9,
    "word of a person": -1.1,
    # What stands beside it, and how often it comes.
    "kind before": 0.6,  # "the company Otto Falk"
    "post behind": 0.5,  # "Otto Falk spokesman"
    "post before": 0.2,  # "the owner of Otto Falk"
    "agent": 0.5,  # "by Otto Falk"
    "the": 0.4,
    "again": 0.3,
    "place before": -0.6,  # "in Otto Falk"
    "kind behind": -0.3,
    "figure behind": -1.0,  # "COP 15", "Falk 747"
    "model: always a body": 0.8,
    "model alone, the": -0.4,
    "model alone, again": -0.2,
    "model alone, ends with a body": -0.4,
    "model alone, opens": -0.3,
}
_CAMEL: Final = re.compile(r"\w{0,60}[a-z][A-Z]\w{0,60}")
_OF_POSTS: Final = frozenset({"of", "at", "for", "with", "from"})
_AGENTS: Final = frozenset({"by", "with", "joined", "join", "between", "founded", "against"})
_PLACING: Final = frozenset({"in", "at"})
_NO_BODY: Final = COUNTRY | PLACE | PEOPLE | CALENDAR
_GENERAL: Final = FIELD | MODIFIER | GRAMMAR | PEOPLE
_THREE: Final = 3
_SHORT: Final = 2  # letters
# Kinds that any word of a name, or the last one, can have, with the sign that it gives.
_ANY: Final = (("country", COUNTRY), ("body of", BODY_OF), ("thing", THING))
_LAST: Final = (
    ("ends with a body", BODY),
    ("ends with a field", FIELD),
    ("ends with a thing", THING),
    ("ends with a text", ENDS_TEXT),
    ("ends with a ground", ENDS_PLACE),
    ("ends with a post", HEAD | PLURAL),
    ("ends with a given name", GIVEN),
    ("ends with a place", PLACE | COUNTRY),
)


@cache
def known_bodies() -> frozenset[str]:
    """Return the folded names of bodies that news of the whole world names."""
    return frozenset(fold(name) for name in data.load("known_bodies")["names"])


def word_signs(words: Sequence[Token], small: Collection[str], people: Collection[str]) -> set[str]:
    """Return the signs that lie in a run's own words.

    Args:
        words: The run's word tokens.
        small: Keys of the words that the text also writes in small letters.
        people: The folded names of the text's people.
    """
    signs = {sign for sign, kind in _ANY if any(word.kinds & kind for word in words)}
    last = words[-1]
    signs |= {sign for sign, kind in _LAST if last.kinds & kind}
    if last.kinds & BODY:
        signs.discard("ends with a post")  # "Lund Centre", though a centre can be a player
    name = fold(" ".join(word.text for word in words))
    if name in known_bodies():
        signs.add("known")
    if all(word.kinds & _GENERAL and not word.kinds & (BODY | GIVEN) for word in words):
        signs.add("general words")
    if len(words) > 1:
        signs |= set(_signs_of_first(words[0], last))
    if len(words) == 1:
        signs |= set(_one_word_signs(last, small, people))
    elif name in people:
        signs.add("person")
    if len(words) == _THREE:
        signs.add("three words")
    elif len(words) > _THREE:
        signs.add("long")
    return signs


def _signs_of_first(first: Token, last: Token) -> Iterator[str]:
    """Yield the signs of the first word of several."""
    if first.kinds & BODY_FIRST:
        yield "begins with a body"
    if first.kinds & FAMILY:
        yield "begins with a family name"
    if first.kinds & (HONORIFIC | RANK_HEAD | HEAD) and not last.kinds:
        yield "begins with a title"


def _one_word_signs(word: Token, small: Collection[str], people: Collection[str]) -> Iterator[str]:
    """Yield the signs of a name of one word."""
    general = word.kinds & _GENERAL and not word.kinds & BODY
    if (general or word.kinds & _NO_BODY) and fold(word.text) not in known_bodies():
        yield "place or people"
    if word.kinds & (BODY | BODY_OF) and fold(word.text) not in known_bodies():
        yield "common word"
    if _CAMEL.fullmatch(word.text):
        yield "camel"
    if word.text.isupper() and len(word.text) == _SHORT:
        yield "two letters"
    if word.key in small:
        yield "small letters too"
    if any(fold(word.text) in person.split() for person in people):
        yield "word of a person"


def beside_signs(tokens: Sequence[Token], first: int, end: int) -> set[str]:
    """Return the signs in the words before and behind a run.

    Args:
        tokens: The tokens of the paragraph.
        first: Index of the run's first token.
        end: Index after its last token.
    """
    signs: set[str] = set()
    if first:
        before = tokens[first - 1]
        if before.key == "the":
            signs.add("the")
        if before.key in _PLACING:
            signs.add("place before")
        if before.kinds & THING_NAMED and not before.capital:
            signs.add("kind before")
    if end < len(tokens) and not tokens[end].capital:
        if tokens[end].kinds & (HEAD | PLURAL):
            signs.add("post behind")
        if tokens[end].kinds & THING_BEHIND:
            signs.add("kind behind")
    if end < len(tokens) and tokens[end].text[0].isdigit() and not tokens[end - 1].genitive:
        signs.add("figure behind")
    if tokens[first].opens:
        signs.add("opens")
    return signs | set(_signs_of_sentence(tokens, first))


def _signs_of_sentence(tokens: Sequence[Token], first: int) -> Iterator[str]:
    """Yield what the sentence says of a run: that it acts, whose post is named with it."""
    at = first - 1 - (first > 0 and tokens[first - 1].key == "the")
    if at > 0 and tokens[at].key in _OF_POSTS and tokens[at - 1].kinds & (HEAD | PLURAL):
        yield "post before"
    if at >= 0 and tokens[at].key in _AGENTS:
        yield "agent"


def found_signs(found: Counter[str], said: Counter[str], signs: Collection[str]) -> set[str]:
    """Return the signs of how a name was found and of how often.

    Args:
        found: How many of its places were found by "words", "acronym", "brackets", "model".
        said: How often the model took it for what.
        signs: The signs that its words and neighbours give.
    """
    result: set[str] = set()
    marked = found["model"] > 0
    if found["words"]:
        result.add("words and model" if marked else "words alone")
    elif found["acronym"]:
        result.add("acronym and model" if marked else "acronym alone")
    elif marked:
        result.add("model alone, one word" if found["one word"] else "model alone")
        result |= {
            f"model alone, {sign}" for sign in ("the", "ends with a body", "opens") if sign in signs
        }
        if found["places"] > 1:
            result.add("model alone, again")
    if found["brackets"]:
        result.add("acronym in brackets")
    if found["places"] > 1:
        result.add("again")
    if said and said["ORG"] * 4 > said.total() * 3:
        result.add("model: always a body")
    return result


def weight(signs: Collection[str]) -> float:
    """Return the sum of the weights of some signs.

    Args:
        signs: Names of signs; those without a weight count nothing.
    """
    return sum(WEIGHTS.get(sign, 0.0) for sign in sorted(signs))


def names_of_people(people: Collection[str]) -> frozenset[str]:
    """Return the folded names that are people's, family names of several words with them.

    Args:
        people: The full names of the people of a text.

    >>> sorted(names_of_people(["Ana Le Clair"]))
    ['ana le clair', 'le clair']
    """
    words = [fold(name).split() for name in people]
    return frozenset(
        " ".join(each[first:]) for each in words for first in range(max(1, len(each) - 1))
    )
