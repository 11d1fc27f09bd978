"""What speaks for and against a capitalised run being a person's name.

Each sign has a weight: fitted by hand on news of many countries, in round figures, since a
sign that only helps one publisher helps nobody. Takes a candidate with its tokens, returns the
names of its signs.
"""

from collections.abc import Collection, Sequence
from typing import Final

from generator.actors.lexicon import (
    BODY,
    BODY_FIRST,
    COUNTRY,
    ENDS_PLACE,
    FAMILY,
    FIELD,
    GIVEN,
    GRAMMAR,
    HEAD,
    HONORIFIC,
    INITIALS,
    NO_NAME,
    PARTICLE,
    PEOPLE,
    PLURAL,
    SUFFIX,
    THING,
    classify,
)
from generator.actors.tokens import Token
from generator.text.names import has_family_first

# A name is taken for a person's from this sum of weights on.
ENOUGH: Final = 3.0
WEIGHTS: Final = {
    "title": 4.0,  # "Minister Jane Roe"
    "role before": 3.5,  # "the owner of the shop, Jane Roe"
    "role after": 3.5,  # "Jane Roe, owner of the shop"
    "role by verb": 3.0,  # "Jane Roe is the owner"
    "relation": 3.0,  # "his wife Jane Roe"
    "age": 4.0,  # "Jane Roe, 45,"
    "speaks": 3.0,  # "Jane Roe said", "said Jane Roe", "according to Jane Roe"
    "may speak": 1.5,  # the same of a name whose words no list holds: bodies speak too
    "acts": 0.5,  # "Jane Roe was"
    "who": 2.5,  # "Jane Roe, who"
    "given name": 3.0,
    "inner given name": 1.5,
    "family first": 2.5,  # "Yoon Ji-woo"
    "initial": 3.0,  # "Jane Q. Roe"
    "particle": 1.5,  # "Jane van Roe"
    "title again": 3.0,  # "Mr Roe" elsewhere
    "again": 1.5,  # "Roe" elsewhere
    "beside a person": 1.5,  # "Jane Roe, John Doe"
    "among people": 3.0,  # "Jane Roe, John Doe and Ann Poe", of the one in the middle
    "the": -4.0,  # "the Jane Roe"
    "by": 0.5,  # "was written by Jane Roe"
    "locative": -2.0,  # "in Jane Roe"
    "of": -1.0,  # "Jane of"
    "word of a body": -4.5,  # "Roe Bank"
    "word for a family name": -2.0,  # "Jane Hill"
    "profession for a family name": -1.0,  # "Jane Hunter"
    "common word": -2.0,  # the same word in small letters in this text
    "shouted": -3.0,  # "JANE ROE SAYS"
    "acronym": -3.0,  # "UNESCO Roe"
    "long": -1.0,
    "very long": -2.5,
    "article": -3.5,  # "La Roe", "San Roe"
    "digits": -9.0,
    "kind before": -4.5,  # "the ship Jane Roe", "brands such as Jane Roe"
    "kind behind": -2.5,  # "the Jane Roe area"
    "quoted": -2.0,  # “Jane Roe”, and nothing else between the marks
    "whole name": 0.0,  # "Pope Leo": one word, and a name in full
    "nickname": 3.0,  # "Jane “Jo” Roe"
    "named after": -7.0,  # "a street named after Jane Roe"
    "figure": -3.0,  # "Jane Roe (120 hours)"
    "family name": 2.0,  # a common one at the end
    # What a language model says, where there is one.
    "model: person": 3.0,
    "named with a post": 1.0,  # and a person to the model: a family name may be a word
    "model: at times a person": 1.0,
    "model: person again": 1.0,  # of the bare family name
    "model: body": -0.5,
    "model: place": -1.5,
    "model: thing": -2.0,
    "model: inside": -1.5,
    "model: part": 0.0,
    "model: none": 0.0,
}
_TWO: Final = 2
_MANY: Final = 3  # plain words of a long name, letters of one word of initials
_CASED: Final = (
    "Mc",
    "Mac",
    "De",
    "Di",
    "La",
    "Le",
    "Van",
    "Del",
    "Fitz",
    "Al",
    "El",
    "Abu",
    "Abd",
)


def is_initial(word: Token) -> bool:
    """Tell whether a word of a name is an initial: "J.", "J.K.", "J".

    Args:
        word: A word of a candidate.
    """
    if word.kinds & INITIALS and word.text.isupper():
        return True
    letters = word.text.replace(".", "")
    return letters.isupper() and (len(letters) == 1 or (len(letters) <= _MANY and "." in word.text))


def _plain(words: Sequence[Token]) -> list[Token]:
    """Return the words of a name that are neither particles nor suffixes."""
    return [word for word in words if not word.kinds & (PARTICLE | SUFFIX) or word.capital]


def shape_signs(words: Sequence[Token], small: Collection[str]) -> set[str]:
    """Return the signs that lie in a name's own words.

    Args:
        words: The word tokens of the candidate.
        small: Keys of the words that the text also writes in small letters.
    """
    plain = _plain(words)
    body = [word for word in plain if not word.kinds & SUFFIX] or plain
    signs = _name_signs(words, plain) | _word_signs(body, small) | _case_signs(plain)
    if len(plain) > _MANY + 1:
        signs.add("very long")
    elif len(plain) > _MANY and not plain[0].kinds & GIVEN:
        signs.add("long")
    begins = words[0].kinds & PARTICLE and not words[0].kinds & HONORIFIC
    if begins and len(words[0].key) > 1:
        signs.add("article")
    if any(any(letter.isdigit() for letter in word.text) for word in words):
        signs.add("digits")
    return signs


def _name_signs(words: Sequence[Token], plain: Sequence[Token]) -> set[str]:
    """Return the signs of given names, initials, particles and the order of names."""
    signs: set[str] = set()
    if plain[0].kinds & GIVEN:
        signs.add("given name")
    elif any(word.kinds & GIVEN for word in plain[1:]) or _holds_given(plain[0]):
        signs.add("inner given name")
    if has_family_first(tuple(word.text for word in words)):
        signs.add("family first")
    elif len(plain) > 1 and plain[-1].kinds & FAMILY:
        signs.add("family name")
    if any(is_initial(word) for word in plain[:-1]):
        signs.add("initial")
    if any(word.kinds & PARTICLE for word in words[1:-1]) or any(
        "-" in word.key and classify(word.key.partition("-")[0])[1] & PARTICLE for word in words
    ):
        signs.add("particle")
    return signs


def _holds_given(word: Token) -> bool:
    """Tell whether a part of a hyphenated word is a given name: "Marie-Louise"."""
    return "-" in word.key and any(classify(part)[1] & GIVEN for part in word.key.split("-"))


def _word_signs(plain: Sequence[Token], small: Collection[str]) -> set[str]:
    """Return the signs of words that are more than names."""
    signs: set[str] = set()
    last = plain[-1]
    family = has_family_first(tuple(word.text for word in plain))
    for word in plain[family:-1] if len(plain) > 1 else plain:
        if (
            word.kinds & (NO_NAME | GRAMMAR | BODY_FIRST)
            and not word.kinds & GIVEN
            and not is_initial(word)
        ):
            signs.add("word of a body")
    if len(plain) > 1 and last.kinds & (NO_NAME | HEAD | PLURAL):
        signs.add(_last_word_sign(plain))
    for word in plain:
        if word.key in small and (not word.kinds & GIVEN or word is last):
            signs.add("common word")
    return signs - {""}


def _last_word_sign(plain: Sequence[Token]) -> str:
    """Return what a last word that is also a common noun says: "Jane Hunter", "Jane Bank"."""
    last = plain[-1]
    strong = last.kinds & (BODY | FIELD | COUNTRY | PEOPLE)
    if last.kinds & ENDS_PLACE and not last.kinds & (GIVEN | FAMILY):
        return "word of a body"  # "Jane Roe Bridge"
    if not plain[0].kinds & GIVEN:
        return "" if last.kinds & GIVEN and not strong else "word of a body"
    if last.kinds & GIVEN:
        return ""
    if last.kinds & HEAD and not strong:
        return "profession for a family name"
    return "word for a family name" if last.kinds & THING or not strong else "word of a body"


def _case_signs(plain: Sequence[Token]) -> set[str]:
    """Return the signs of capitals where names have none."""
    full = [word for word in plain if not is_initial(word) and not word.kinds & SUFFIX]
    if full and all(word.text.isupper() for word in full) and len(full[0].text) > _TWO:
        return {"shouted"}
    return set() if all(_is_name_case(word.text) for word in full) else {"acronym"}


def _is_name_case(word: str) -> bool:
    """Tell whether capitals inside a word are as in names: "McRoe", "O'Neil", "Jean-Luc", "YS"."""
    for mark in "’ʼ‘`'‑‐":
        word = word.replace(mark, "-")
    return all(
        len(part) <= _TWO or part[1:].islower() or (part.startswith(_CASED) and not part.isupper())
        for part in word.rstrip(".").split("-")
        if part
    )
