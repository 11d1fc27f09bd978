"""What belongs to a post: not the rank behind it, but the whole name of its body.

"Base Commander Major General" is the post of a general; "Mission in Chad" and "Bank of Chad" are
one body each; "Youth and Sports Minister" is one post, "singer and actor" are two of one person.
Takes the tokens around, returns where a post or a body's name begins or ends. Decides nothing about
people.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from generator import data
from generator.actors.lexicon import (
    BODY_OF,
    CALENDAR,
    COUNTRY,
    FIELD,
    GRAMMAR,
    HEAD,
    MODIFIER,
    PEOPLE,
    PLACE,
    PLURAL,
    RANK,
    RANK_HEAD,
    RELATION,
)
from generator.actors.tokens import Token

_GENERAL: Final = "general"
_ARTICLES: Final = frozenset({"the", "a", "an"})
# What no place behind a body's name is: its post, a word of the sentence.
_NO_PLACE: Final = HEAD | PLURAL | RANK_HEAD | GRAMMAR | CALENDAR
_LONGEST_BRACKET: Final = 4  # tokens of an acronym in brackets, the brackets with it


@cache
def _ranks(name: str) -> frozenset[str]:
    return frozenset(data.load("ranks")[name])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(data.load("body_words")[name])


def is_head(token: Token) -> bool:
    """Tell whether a word is the noun of a post, a profession or a rank.

    Args:
        token: A word of the text.
    """
    return bool(token.kinds & (HEAD | PLURAL | RANK_HEAD)) and not token.genitive


def is_plural(token: Token) -> bool:
    """Tell whether a word is the plural of a post's noun, and so no single person's.

    Args:
        token: A word of the text.
    """
    return bool(token.kinds & PLURAL) and not token.kinds & (HEAD | RANK_HEAD)


def is_lady(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word of kinship names a post by its number: "First Lady".

    Args:
        tokens: The tokens of the paragraph.
        at: Index of the word.
    """
    before = tokens[at - 1].kinds if at else 0
    return bool(tokens[at].kinds & RELATION and tokens[at].capital) and bool(
        before & RANK and before & MODIFIER and tokens[at - 1].capital
    )


def before_acronym(tokens: Sequence[Token], end: int) -> int | None:
    """Return where an acronym in brackets that ends at `end` begins: "Civil Party | (CP) leader".

    Args:
        tokens: The tokens of the paragraph.
        end: Index after the closing bracket.
    """
    if tokens[end - 1].text != ")":
        return None
    for at in range(end - 2, max(end - _LONGEST_BRACKET, 0), -1):
        if tokens[at].text == "(":
            inside = tokens[at + 1 : end - 1]
            told = inside and all(token.text[0].isupper() for token in inside)
            return at if told and tokens[at - 1].word else None
    return None


def is_one_post(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether "and" stands inside the name of one post: "Youth and Sports Minister".

    Args:
        tokens: The tokens of the paragraph.
        first: Where the role could begin.
        at: Index of "and", neither the first nor the last token.
    """
    left, right = tokens[at - 1], tokens[at + 1]
    alike = any(left.kinds & kind and right.kinds & kind for kind in (FIELD, COUNTRY | PLACE))
    return (
        alike
        and left.capital == right.capital
        and not any(
            is_head(token) and not (token.kinds & RANK and token.kinds & MODIFIER)
            for token in tokens[first:at]
        )
    )


def are_one_persons(tokens: Sequence[Token], first: int, at: int, end: int) -> bool:
    """Tell whether the two posts that "and" joins are one person's: "singer and actor Jane Roe".

    Args:
        tokens: The tokens of the paragraph.
        first: Where the first of them could begin.
        at: Index of "and".
        end: Index after the last token of the second.
    """
    left, right = tokens[first:at], tokens[at + 1 : end]
    head = tokens[at - 1]
    # "the president and Minister Jane Roe", "Peru's president and Chad's": two people.
    opened = first > 0 and (tokens[first - 1].genitive or tokens[first - 1].key in _ARTICLES)
    if opened or any(token.genitive or token.key in _ARTICLES for token in left):
        return False
    states = PEOPLE | COUNTRY
    return (
        is_head(head)
        and bool(head.kinds & HEAD)
        and not head.kinds & RELATION
        and not any(token.key in _ARTICLES or is_plural(token) for token in right)
        and not (
            any(token.kinds & states for token in left)
            and any(token.kinds & states for token in right)
        )
    )


def goes_on(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Tell whether a body's name goes on behind "of" or "for": "Bank | of Chad governor".

    Args:
        tokens: The tokens of the paragraph.
        at: Index of the small word, not the first token.
        head: Index of the post's noun, behind it.
    """
    body, inside = tokens[at - 1], [token for token in tokens[at + 1 : head] if token.capital]
    if tokens[at].key not in ("of", "for") or not body.capital or not body.kinds & BODY_OF:
        return False
    if not tokens[head].capital:
        return bool(inside)
    # "Office of Prime Minister Jane Roe": what stands between is a part of the post.
    return any(
        token.kinds & FIELD or not token.kinds & (MODIFIER | PEOPLE | RANK) for token in inside
    )


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
