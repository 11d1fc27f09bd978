"""Which words can stand inside a role before a name.

Words of posts, bodies, peoples and names belong to it; a word of no list only where an article, a
people or such a word opens the phrase. Takes the tokens around, returns where the role begins.
"""

from collections.abc import Sequence
from typing import Final

from generator.actors.lexicon import (
    BODY,
    BODY_OF,
    CALENDAR,
    COUNTRY,
    DOES,
    FIELD,
    FOREIGN,
    GRAMMAR,
    HEAD,
    MODIFIER,
    PARTICLE,
    PEOPLE,
    PLURAL,
    RANK,
    SAYS_AFTER,
    WEAK_PARTICLE,
)
from generator.actors.posts import before_acronym, is_head
from generator.actors.tokens import Token

CONNECTORS: Final = frozenset(
    {"of", "for", "to", "at", "in", "on", "and", "the", "&", "de", "du", "des", "del"}
)
JOINS: Final = frozenset({"of", "for", "to", "at", "in", "on", "de", "du", "des", "del", "with"})
LONGEST: Final = 24  # tokens of one role; a longer run of words is a sentence
UNKNOWN: Final = 3  # words of no list that may stand inside a role
_ARTICLES: Final = frozenset({"the", "a", "an"})
_SMALL: Final = 2  # letters of a small word inside a name


def belongs(token: Token) -> bool:
    """Tell whether a word can be a part of a role without more evidence.

    Args:
        token: A token of the text.
    """
    if not token.word:
        return token.text == "&" or is_elided(token)
    if token.key in CONNECTORS:
        return True
    if token.kinds & GRAMMAR and not token.kinds & MODIFIER:
        return False
    return bool(
        token.capital
        or token.kinds
        & (HEAD | PLURAL | MODIFIER | FIELD | PEOPLE | RANK | COUNTRY | BODY | BODY_OF)
        or "-" in token.text
    )


def is_elided(token: Token) -> bool:
    """Tell whether a token is an article without its vowel: the "l'" of "l'Intérieur".

    Args:
        token: A token of the text.
    """
    return token.text[-1] in "'’" and token.text[0].isalpha() and not token.word


def run_before(tokens: Sequence[Token], end: int, *, apart: bool) -> int:
    """Return where the words that can belong to a role before `end` begin.

    Args:
        tokens: The tokens of the paragraph.
        end: Index after the role's last token.
        apart: A comma stands between the role and the name, so that it may hold plain words
            after its noun ("the owner of the small shop, …").
    """
    first = end
    unknown = 0
    headed = False  # left of its noun a phrase holds what belongs to it, and no verb
    while first and end - first < LONGEST:
        token = tokens[first - 1]
        bracket = before_acronym(tokens, first) if first < end else None
        if bracket is not None:
            first = bracket
            continue
        if token.kinds & CALENDAR and token.capital and not token.kinds & HEAD:
            break  # "last Thursday Mayor Jane Roe"
        if not belongs(token) and not _is_small_name(tokens, first - 1):
            supported = (apart and not headed) or _is_supported(tokens, first - 1)
            if not supported or unknown == UNKNOWN or not _is_plain(tokens, first - 1, end):
                break
            unknown += 1
        headed = headed or is_head(token)
        if token.opens and token.kinds & GRAMMAR and not token.kinds & RANK:  # "First Lady"
            break
        first -= 1
    return first


def _is_plain(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether a word of no list can stand inside the role that goes on behind it."""
    token, after = tokens[at], tokens[at + 1]
    if at + 1 == end or not token.word or token.capital:
        return False
    if token.kinds & (GRAMMAR | DOES | SAYS_AFTER) or after.key in _ARTICLES:
        return False
    # "on the day Prime Minister Jane Roe", "a subdued Mayor Jane Roe"
    return not (after.capital and after.kinds & (HEAD | MODIFIER | RANK | PEOPLE))


def _is_small_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a short word of no list stands inside a name: "Chama ya Umoja chairman"."""
    token = tokens[at]
    return (
        at > 0
        and token.word
        and len(token.text) <= _SMALL
        and not token.capital
        and not token.kinds & ~(PARTICLE | WEAK_PARTICLE | FOREIGN)
        and tokens[at - 1].capital
        and not tokens[at - 1].kinds & GRAMMAR
        and tokens[at + 1].capital
    )


def _is_supported(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an article, a people or a genitive opens the noun phrase that holds `at`."""
    if tokens[at].key.endswith(("ed", "ing")) and tokens[at - 1].text == ",":
        return False
    for back in range(at - 1, max(at - 4, -1), -1):
        token = tokens[back]
        if token.key in _ARTICLES or token.genitive or token.kinds & (PEOPLE | MODIFIER):
            return True
        if not token.word or token.kinds & GRAMMAR:
            return False
    return False
