"""How a role is written: as the text gives it, less what belongs to the sentence.

Dropped are an article, "new", "his", a form of address, the acronym in brackets behind a body; of a
list's plural each person bears the singular. Takes the tokens of a role, returns its text.
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from generator.actors.lexicon import (
    COUNTRY,
    FIELD,
    GRAMMAR,
    HEAD,
    HONORIFIC,
    LEADING,
    MODIFIER,
    PEOPLE,
    PLURAL,
    RANK,
    RANK_HEAD,
    THING,
    TITLE,
    singular,
)
from generator.actors.posts import is_lady, is_plural, post_end
from generator.actors.role_words import CONNECTORS
from generator.actors.roles import Role
from generator.actors.tokens import Token

_BRACKETS: Final = re.compile(r"\([^()]*\)")


def role_text(text: str, tokens: Sequence[Token], role: Role) -> str | None:
    """Return a role as the text gives it, or None where nothing of it is a role.

    Args:
        text: The paragraph.
        tokens: Its tokens.
        role: The range of the role.
    """
    first, end = role.first, role.end
    while first < end and _is_before_role(tokens, first, end):
        first += 1
    while end > first and (not tokens[end - 1].word or tokens[end - 1].key in CONNECTORS):
        end -= 1
    if not any(
        tokens[at].kinds & (HEAD | PLURAL | RANK_HEAD) or is_lady(tokens, at)
        for at in range(first, end)
    ):
        return None
    end = post_end(tokens, first, end)
    written = text[tokens[first].start : tokens[end - 1].end]
    if role.shared and is_plural(tokens[end - 1]):
        written = _of_one(written, tokens[end - 1])
    elif role.shared:
        return None  # "presidents of Peru and Chad": nobody can tell whose is which
    return " ".join(_BRACKETS.sub("", written).split()).strip(' ,;:"“”')


def _of_one(written: str, noun: Token) -> str:
    """Return a role that ends with a plural as one of several persons bears it."""
    alone = singular(noun.key)
    kept = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(noun.key, alone, strict=False))
    )
    return written[: len(written) - (len(noun.key) - kept)] + alone[kept:]


def _is_before_role(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether a role begins behind the word at `at`."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < end else token
    after = following.kinds
    # "New Party chairman" is of the New Party, "New Mayor" newly mayor.
    named = token.capital and following.capital and not token.kinds & GRAMMAR
    if token.kinds & LEADING and named and not after & (TITLE | MODIFIER | RANK | PEOPLE | LEADING):
        return False
    if token.kinds & (LEADING | GRAMMAR) and not _names_post(tokens, at, end):
        return True
    if not token.word or (token.genitive and not token.capital):
        return True
    if token.kinds & HONORIFIC and token.kinds & THING and after & (PEOPLE | COUNTRY | THING):
        return False  # "Sri" of a state's name
    return bool(token.kinds & HONORIFIC and not token.kinds & (HEAD | MODIFIER | RANK))


def _names_post(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether a word that often only leads a role is the start of its name: "First Lady"."""
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < end else None
    return bool(
        token.kinds & MODIFIER
        and not token.kinds & LEADING
        and after is not None
        and (after.kinds & (HEAD | MODIFIER | RANK | FIELD) or is_lady(tokens, at + 1))
    )
