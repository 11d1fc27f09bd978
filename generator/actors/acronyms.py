"""Acronyms that stand for bodies, and the words in capitals that do not.

Takes the tokens of a paragraph, tells what a word in capitals is: a body's acronym, the place
of a dateline, letters behind a person's name. Decides nothing about names in full.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from generator import data
from generator.actors.lexicon import (
    CALENDAR,
    COUNTRY,
    GIVEN,
    GRAMMAR,
    HEAD,
    HONORIFIC,
    THING,
)
from generator.actors.tokens import Token

_SHORTEST: Final = 2
_LONGEST_ACRONYM: Final = 8
_LONGEST_DATELINE: Final = 16  # tokens
_LONGEST_PLACE: Final = 6  # tokens
_DASHES: Final = frozenset("-–—")
_STOPS: Final = frozenset(":.")  # directly behind the place
_NAME: Final = 3  # words before a comma that may be a person's name


@cache
def _not_bodies() -> frozenset[str]:
    return frozenset(data.load("acronyms")["not_bodies"])


def is_acronym(token: Token) -> bool:
    """Tell whether a word is written as the acronyms of bodies are: "UNESCO", "UNHCR"."""
    letters = token.text
    return (
        token.word
        and letters.isalpha()
        and letters.isupper()
        and _SHORTEST <= len(letters) <= _LONGEST_ACRONYM
        and token.key not in _not_bodies()
        and not token.kinds & (COUNTRY | HEAD | HONORIFIC | CALENDAR | GRAMMAR)
        and not (token.kinds & (GIVEN | THING) and len(letters) > _SHORTEST + 1)
    )


def stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an acronym is no part of a line in capitals."""
    around = [tokens[near] for near in (at - 1, at + 1) if 0 <= near < len(tokens)]
    return not any(
        near.word
        and near.text.isupper()
        and len(near.text) > 1
        and not is_acronym(near)
        and not near.kinds & HEAD  # "LNA MP Jane Roe"
        for near in around
    )


def acronym_after(tokens: Sequence[Token], end: int) -> str | None:
    """Return the acronym in brackets that follows a run."""
    if end + 2 >= len(tokens) or tokens[end].text != "(" or tokens[end + 2].text != ")":
        return None
    token = tokens[end + 1]
    letters = token.text.replace(".", "")
    capitals = sum(letter.isupper() for letter in letters)
    return token.text if token.word and capitals >= _SHORTEST else None


def dateline_end(tokens: Sequence[Token]) -> int:
    """Return where the dateline ends with which a paragraph begins, 0 if it begins with none.

    "LUND:", "LUND, 9 June (LNA) --" and "LUND, Scania –" are datelines: a place in capitals,
    then perhaps more of the place, a date, an agency in brackets, and a mark.

    Args:
        tokens: The tokens of a paragraph.
    """
    if not tokens or not (tokens[0].word and tokens[0].text.isupper() and len(tokens[0].text) > 1):
        return 0
    place = next((at for at, token in enumerate(tokens) if not token.word), len(tokens))
    if place > _LONGEST_PLACE or not all(token.capital for token in tokens[:place]):
        return 0
    bracket = False
    for at in range(place, min(len(tokens), _LONGEST_DATELINE)):
        token = tokens[at]
        if token.text in _DASHES or (token.text in _STOPS and at == place):
            return at
        bracket = token.text == "(" or (bracket and token.text != ")")
        dated = token.text.isdigit() or token.text in ",.()" or token.kinds & CALENDAR
        if not (dated or bracket or (token.word and token.capital)):
            return 0
    return 0


def is_after_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether letters stand behind a person's name as an honour: "Jo Roe, SAN, said".

    Args:
        tokens: The tokens of a paragraph.
        at: Index of the word in capitals.
    """
    if at < _NAME or tokens[at - 1].text != "," or at + 1 >= len(tokens):
        return False
    if tokens[at + 1].text not in (",", ")", "."):
        return False
    words: list[Token] = []
    for token in reversed(tokens[max(at - 1 - _NAME, 0) : at - 1]):
        if not token.word or not token.capital or token.genitive:
            break
        words.append(token)
    return len(words) > 1 and any(word.kinds & GIVEN for word in words[1:])


def acronyms_of_words(tokens: Sequence[Token]) -> set[str]:
    """Return the acronyms in brackets behind small words whose initials they are.

    "Public-private partnerships (PPP)" and "internet protocol (IP)" are no bodies.

    Args:
        tokens: The tokens of a paragraph.
    """
    found: set[str] = set()
    for at in range(1, len(tokens) - 2):
        acronym = acronym_after(tokens, at)
        if acronym is None or not tokens[at - 1].word or tokens[at - 1].capital:
            continue
        # The plural of an acronym has a small letter of its own.
        letters = [letter.casefold() for letter in acronym if letter.isupper()]
        initials = [
            part[:1] for token in tokens[max(0, at - 8) : at] for part in token.key.split("-")
        ]
        while letters and initials:
            if initials.pop() == letters[-1]:
                letters.pop()
        if not letters:
            found.add(acronym)
    return found
