"""What belongs to a post: not the rank behind it, but the place where a body is posted.

"Base Commander Major General" is the post of a general; "Mission in Chad" is one body. Takes
the tokens around, returns where a post or a body's name ends. Decides nothing about people.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from generator import data
from generator.actors.lexicon import (
    CALENDAR,
    COUNTRY,
    GRAMMAR,
    HEAD,
    PEOPLE,
    PLURAL,
    RANK,
    RANK_HEAD,
)
from generator.actors.tokens import Token

_GENERAL: Final = "general"
# What no place behind a body's name is: its post, a word of the sentence.
_NO_PLACE: Final = HEAD | PLURAL | RANK_HEAD | GRAMMAR | CALENDAR


@cache
def _ranks(name: str) -> frozenset[str]:
    return frozenset(data.load("ranks")[name])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(data.load("body_words")[name])


def post_end(tokens: Sequence[Token], first: int, end: int) -> int:
    """Return where the post ends within a role, before the rank or the style behind it.

    Args:
        tokens: The tokens of the paragraph.
        first: Index of the role's first token.
        end: Index after its last token.

    Returns:
        The end of the post; `end` itself where the role is a post or a rank alone.
    """
    last = tokens[end - 1]
    at = end - 1
    if last.key not in (*_ranks("of_their_own"), _GENERAL, *_ranks("styles")):
        return end
    own = last.key != _GENERAL
    while at > first and tokens[at - 1].kinds & RANK and not tokens[at - 1].kinds & HEAD:
        if at - 1 > first and tokens[at - 2].kinds & GRAMMAR:
            break  # "Chief of Staff | General"
        at -= 1
        own = own or tokens[at].key in _ranks("of_their_own")
    before = tokens[at - 1] if at > first else None
    if before is None or not before.word or before.kinds & GRAMMAR:
        return end
    if not own:
        return at if before.key in _ranks("general_follows") else end
    return at if any(token.kinds & (HEAD | PLURAL) for token in tokens[first:at]) else end


def is_posted(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a small word leads from a body to the place it is posted to: "Mission in Chad".

    Args:
        tokens: The tokens of the paragraph.
        at: Index of "in", "to" or "for", not the first token.
    """
    if tokens[at].key not in ("in", "to", "for") or at + 1 >= len(tokens):
        return False
    name = at - 1
    if name > 1 and tokens[name - 1].key == "of":
        name -= 2  # "Embassy of Peru in Chad"
    body, place = tokens[name], tokens[at + 1]
    if place.key == "the" and at + 2 < len(tokens):
        place = tokens[at + 2]
    if not body.capital or not place.capital or place.kinds & (CALENDAR | GRAMMAR | PEOPLE):
        return False
    if body.key in _words("posted_abroad") and tokens[at].key != "for":
        return True
    return body.key in _words("posted") and bool(place.kinds & COUNTRY) and tokens[at].key != "to"


def posted_end(tokens: Sequence[Token], end: int) -> int:
    """Return where a body's name ends, with the place it is posted to behind `end`.

    Args:
        tokens: The tokens of the paragraph.
        end: Index after the last token of the name so far.
    """
    if end >= len(tokens) or not is_posted(tokens, end):
        return end
    stop = end + (2 if tokens[end + 1].key == "the" else 1)
    first = stop
    while stop < len(tokens) and tokens[stop].capital and not tokens[stop].kinds & _NO_PLACE:
        stop += 1
        if tokens[stop - 1].genitive:
            break
    return max(stop, first + 1)
