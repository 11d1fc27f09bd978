"""The role that stands after a name: in apposition, in brackets, or said by a verb.

Takes the tokens around a name, returns the role's range. Decides nothing about the name.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from generator import data
from generator.actors.lexicon import (
    BODY,
    CALENDAR,
    DOES,
    FIELD,
    GIVEN,
    GRAMMAR,
    HEAD,
    LEADING,
    MODIFIER,
    NO_NAME,
    PARTICLE,
    PEOPLE,
    PLACE,
    RANK,
    RELATION,
    SAYS_AFTER,
    THING,
    TITLE,
)
from generator.actors.posts import is_head, is_plural
from generator.actors.role_words import CONNECTORS, JOINS, LONGEST, UNKNOWN, belongs, is_elided
from generator.actors.roles import Role
from generator.actors.tokens import Token

_RELATIVE: Final = frozenset({"who", "which", "that", "whose", "whom", "where", "when"})
_ALSO: Final = frozenset({"also", "now", "currently"})
_BEFORE_AS: Final = 20  # tokens in which a verb of appointing stands before "as"
_REACH: Final = 7  # tokens before the head of an apposition


def role_after(tokens: Sequence[Token], name: int) -> Role | None:
    """Find the role in apposition after a name: ", minister of trade," or "(coach)".

    Args:
        tokens: The tokens of the paragraph.
        name: Index after the name's last token.

    Returns:
        The role, or None.
    """
    if name + 1 >= len(tokens) or tokens[name].text not in (",", "(", "–", "—"):
        return None
    first = name + 1
    # An age may stand first: "Jane Roe, 45, a nurse".
    if tokens[first].text.isdigit() and first + 2 < len(tokens) and tokens[first + 1].text == ",":
        first += 2
    first += tokens[first].key in _ALSO
    head = _head_of(tokens, first)
    if head is None or is_plural(tokens[head]):
        return None
    end = head + 1
    while end < len(tokens) and end - first < LONGEST:
        token = tokens[end]
        if not token.word and token.text not in ("&", "-", "’", "'") and not is_elided(token):
            break
        if token.key in _RELATIVE or _is_verb(tokens, end) or _joins_another(tokens, end):
            break
        ends = token.kinds & GRAMMAR and not token.kinds & MODIFIER and not token.capital
        named = token.kinds & PARTICLE and tokens[end - 1].capital and not token.opens
        if ends and named and end + 1 < len(tokens) and tokens[end + 1].capital:
            ends = 0  # "Instituto do Mar"
        if ends and token.key not in CONNECTORS:
            break
        end += 1
    return Role(first, end, not tokens[head].kinds & RELATION)


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the sentence goes on at `at`: "Jane Roe, the head of the army | backed …"."""
    token, before = tokens[at], tokens[at - 1]
    if token.capital or token.key == "and":
        return False
    if token.kinds & (DOES | SAYS_AFTER):
        return not (token.kinds & FIELD and before.key in JOINS)
    leads = before.kinds & (GRAMMAR | LEADING) or (
        before.kinds & MODIFIER and not before.kinds & (BODY | HEAD | THING)
    )
    noun = before.word and not before.genitive and not leads
    return not token.kinds and token.key.endswith("ed") and noun and not before.key.endswith("ly")


def _joins_another(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "and" leads on to another person: "a judge | and Jane Roe, a lawyer"."""
    if tokens[at].key != "and" or at + 1 == len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if not after.capital or after.kinds & (TITLE | MODIFIER | FIELD | PEOPLE | NO_NAME) & ~GIVEN:
        return False
    return not before.capital or bool(after.kinds & GIVEN)


def _head_of(tokens: Sequence[Token], first: int) -> int | None:
    """Find the last noun of a post before "of" or a mark, in the phrase that begins at `first`."""
    head = None
    unknown = 0
    for at in range(first, min(first + _REACH + 2, len(tokens))):
        token = tokens[at]
        if not token.word:
            break
        if token.key in _RELATIVE or token.key in JOINS or token.key == "and":
            break
        if is_head(token) or (token.kinds & RELATION and not token.capital):
            head = at
            continue
        if token.kinds & (DOES | SAYS_AFTER) and not token.capital and not token.kinds & MODIFIER:
            break
        if token.kinds & GRAMMAR and not token.kinds & (MODIFIER | LEADING):
            break
        if (
            head is not None
            and token.capital
            and not token.kinds & (NO_NAME | MODIFIER | PARTICLE | RANK)
        ):
            # "Jane Roe, President John Doe": the title is the next person's.
            return None
        if head is not None and not token.capital and not token.kinds & (MODIFIER | FIELD):
            break
        unknown += not token.kinds & (MODIFIER | FIELD | PEOPLE | LEADING) and not token.capital
        if unknown > UNKNOWN:
            return None
    return None if head is None or _is_of_body(tokens, head) else head


def _is_of_body(tokens: Sequence[Token], head: int) -> bool:
    """Tell whether a noun is a word of a body's name: "the Liberal Party", "Farmers Bank"."""
    after = tokens[head + 1] if head + 1 < len(tokens) else tokens[head]
    return after.capital and bool(after.kinds & BODY) and not after.kinds & HEAD


@cache
def _appointing() -> frozenset[str]:
    return frozenset(data.load("roles")["appointing"])


def _is_appointed(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the sentence gives somebody a post before "as" at `at`."""
    for back in range(at - 1, max(at - _BEFORE_AS, -1), -1):
        if tokens[back].text in ".;!?":
            return False
        if tokens[back].key in _appointing() and not tokens[back].capital:
            return True
    return False


def role_by_verb(tokens: Sequence[Token], name: int) -> Role | None:
    """Find the role that a sentence says of a name: "Jane Roe is the minister of trade".

    "The board appointed Jane Roe as director" says it too, and so does "… as its director".

    Args:
        tokens: The tokens of the paragraph.
        name: Index after the name's last token.

    Returns:
        The role, or None.
    """
    if name + 2 >= len(tokens):
        return None
    said = tokens[name].key in ("is", "was", "became")
    if not said and not (tokens[name].key == "as" and _is_appointed(tokens, name)):
        return None
    first = name + 1
    if not tokens[first].kinds & (LEADING | MODIFIER | PEOPLE | HEAD | THING | PLACE):
        return None
    head = _head_of(tokens, first)
    if head is None or tokens[head].kinds & RELATION:
        return None
    end = head + 1
    while end < len(tokens) and belongs(tokens[end]) and tokens[end].key != "and":
        if tokens[end].kinds & CALENDAR:
            break  # "as chair on Friday"
        end += 1
    return Role(first, end, post=True)
