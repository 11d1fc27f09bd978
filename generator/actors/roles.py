"""The role that stands before a name, and how a role is written.

A role is kept as the text gives it, with the body or country that is a part of it ("Acme
chief executive", "Chile's ambassador to Chad"); only what belongs to the sentence is
dropped: an article, "new", "his", a form of address. A rank is a role where no post is given.

Takes the tokens around a name, returns the role's range. Decides nothing about the name.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from generator.actors.lexicon import (
    BODY,
    BODY_OF,
    COUNTRY,
    DOES,
    FIELD,
    GRAMMAR,
    HEAD,
    HONORIFIC,
    LEADING,
    MODIFIER,
    NO_NAME,
    PEOPLE,
    PLURAL,
    RANK,
    RANK_HEAD,
    RELATION,
    SAYS_AFTER,
)
from generator.actors.posts import is_posted, post_end
from generator.actors.tokens import Token

CONNECTORS: Final = frozenset(
    {"of", "for", "to", "at", "in", "on", "and", "the", "&", "de", "du", "des", "del"}
)
JOINS: Final = frozenset({"of", "for", "to", "at", "in", "on", "de", "du", "des", "del", "with"})
LONGEST: Final = 24  # tokens of one role; a longer run of words is a sentence
_GRADES: Final = frozenset({"associate", "assistant", "adjunct", "asst"})  # of a professor
UNKNOWN: Final = 3  # words of no list that may stand inside a role


class Role(NamedTuple):
    """A role beside a name: its tokens, and what kind of trigger it is."""

    first: int  # index of its first token
    end: int
    post: bool  # False for a rank or an honorific alone, a word of kinship, a counterpart


def role_text(text: str, tokens: Sequence[Token], role: Role) -> str | None:
    """Return a role as the text gives it, or None where nothing of it is a role.

    Args:
        text: The paragraph.
        tokens: Its tokens.
        role: The range of the role.
    """
    first, end = role.first, role.end
    while first < end and (
        (tokens[first].kinds & (LEADING | GRAMMAR) and not _names_post(tokens, first, end))
        or not tokens[first].word
        or (tokens[first].genitive and not tokens[first].capital)
        or (tokens[first].kinds & HONORIFIC and not tokens[first].kinds & (HEAD | MODIFIER | RANK))
    ):
        first += 1
    while end > first and (
        not tokens[end - 1].word
        or tokens[end - 1].key in CONNECTORS
        or (tokens[end - 1].kinds & HONORIFIC and not tokens[end - 1].kinds & (HEAD | RANK))
    ):
        end -= 1
    if not any(token.kinds & (HEAD | PLURAL | RANK_HEAD) for token in tokens[first:end]):
        return None
    end = post_end(tokens, first, end)
    written = text[tokens[first].start : tokens[end - 1].end]
    return " ".join(written.split()).strip(' ,;:"“”')


def _names_post(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether a word that often only leads a role is the start of its name: "First Lady"."""
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < end else None
    return bool(
        token.kinds & MODIFIER
        and not token.kinds & LEADING
        and after is not None
        and after.kinds & (HEAD | MODIFIER | RANK | FIELD)
    )


def is_head(token: Token) -> bool:
    """Tell whether a word is the noun of a post, a profession or a rank.

    Args:
        token: A word of the text.
    """
    return bool(token.kinds & (HEAD | PLURAL | RANK_HEAD)) and not token.genitive


def belongs(token: Token) -> bool:
    """Tell whether a word can be a part of a role without more evidence.

    Args:
        token: A token of the text.
    """
    if not token.word:
        return token.text == "&"
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


def _skip_bracket(tokens: Sequence[Token], end: int) -> int:
    """Return the end of what stands before a closed bracket that ends at `end`."""
    if end and tokens[end - 1].text == ")":
        for at in range(end - 2, max(end - 8, -1), -1):
            if tokens[at].text == "(":
                return at
    return end


def _is_address(token: Token, after: Token) -> bool:
    """Tell whether a word is a form of address and no role: "Dr", the "Associate" of a "Prof"."""
    if not token.word or token.kinds & (HEAD | RANK_HEAD):
        return False
    leads = token.key in _GRADES and after.kinds & HONORIFIC and not after.kinds & HEAD
    return bool(token.kinds & HONORIFIC or leads)


def role_before(tokens: Sequence[Token], name: int) -> Role | None:
    """Find the role that ends directly before a name, or before a comma and the name.

    Args:
        tokens: The tokens of the paragraph.
        name: Index of the name's first token.

    Returns:
        The role, or None.

    """
    end = name
    while end and _is_address(tokens[end - 1], tokens[end]):
        end -= 1
    direct = _phrase_before(tokens, end)
    if direct is not None and direct.post:
        return direct
    start = direct.first if direct else end
    comma = start - 1
    if comma > 0 and tokens[comma].text == ",":
        before = _phrase_before(tokens, _skip_bracket(tokens, comma), apart=True)
        if before is not None and before.post:
            return before
    return direct


def _phrase_before(tokens: Sequence[Token], end: int, *, apart: bool = False) -> Role | None:
    """Find a role's noun phrase that ends at `end`.

    Args:
        tokens: The tokens of the paragraph.
        end: Index after the phrase's last token.
        apart: A comma stands between the phrase and the name, so that the phrase may hold
            plain words after its noun ("the owner of the small shop, …").
    """
    first = end
    unknown = 0
    headed = False  # left of its noun a phrase holds what belongs to it, and no verb
    while first and end - first < LONGEST:
        token = tokens[first - 1]
        if not belongs(token):
            plain = (
                token.word and not token.kinds & (GRAMMAR | DOES | SAYS_AFTER) and not token.capital
            )
            supported = (apart and not headed) or _is_supported(tokens, first - 1)
            if not (plain and supported and unknown < UNKNOWN and first < end):
                break
            unknown += 1
        headed = headed or is_head(token)
        if token.opens and token.kinds & GRAMMAR:
            break
        first -= 1
    first = _after_and(tokens, first, end)
    heads = [at for at in range(first, end) if is_head(tokens[at])]
    if not heads or not _reaches(tokens, heads, end) or tokens[end - 1].key in JOINS:
        # "the owner of Roe Bank", "an aide to Jane Roe": what follows "of" is not the owner.
        return None
    # "adviser to Senator Jane Roe": the name belongs to the post beside it, not to the one before.
    stop = post_end(tokens, first, end)
    inner = [at for at in heads if at < stop] or heads
    first = _after_join(tokens, first, inner[-1] if inner[-1] == stop - 1 else inner[0])
    post = any(
        tokens[at].kinds & (HEAD | PLURAL) and not tokens[at].kinds & RELATION for at in heads
    )
    if end - first == 1 and tokens[first].kinds & HONORIFIC and tokens[first].capital:
        post = False  # "Chief Roe", of whom the text may tell a post too
    return Role(first, end, post)


def _is_supported(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an article, a people or a genitive opens the noun phrase that holds `at`."""
    for back in range(at - 1, max(at - 4, -1), -1):
        token = tokens[back]
        if token.key in ("the", "a", "an") or token.genitive or token.kinds & PEOPLE:
            return True
        if not token.word or token.kinds & GRAMMAR:
            return False
    return False


def _after_and(tokens: Sequence[Token], first: int, end: int) -> int:
    """Return the start of the last phrase that an "and" joins, if it has a noun of its own."""
    for at in range(end - 1, first - 1, -1):
        if tokens[at].key in ("and", "&") and any(is_head(token) for token in tokens[at + 1 : end]):
            return at + 1
    return first


def _after_join(tokens: Sequence[Token], first: int, head: int) -> int:
    """Return where the phrase around `head` begins, after what the sentence says before it."""
    for at in range(head - 1, first - 1, -1):
        if tokens[at].key in CONNECTORS and tokens[at].key != "&":
            if at > first and is_posted(tokens, at):
                continue
            return at + 1
        if tokens[at].kinds & (RELATION | DOES) and not tokens[at].capital:
            return at + 1
    return first


def _reaches(tokens: Sequence[Token], heads: Sequence[int], end: int) -> bool:
    """Tell whether the phrase after its noun leads on to the name without a gap.

    "Minister of Trade | Jane Roe" does; "minister John Doe of Acme | Jane Roe" does not: a
    name of a person stands between.
    """
    at = heads[-1] + 1
    if at == end:
        return True
    if tokens[at].key in JOINS:
        return True
    return all(tokens[back].kinds & (NO_NAME | MODIFIER) for back in range(at, end))
