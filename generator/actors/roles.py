"""The role that stands before a name.

A role is found with the body or country that is a part of it ("Acme chief executive", "Chile's
ambassador to Chad") and with both posts of one person ("singer and actor"). A rank is a role where
no post is given; how a role is written, `role_text` tells.

Takes the tokens around a name, returns the role's range. Decides nothing about the name.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from generator.actors.lexicon import (
    BODY,
    DOES,
    FIELD,
    GIVEN,
    GRAMMAR,
    HEAD,
    HONORIFIC,
    MODIFIER,
    NO_NAME,
    PARTICLE,
    PLURAL,
    RANK,
    RANK_HEAD,
    RELATION,
    TITLE,
)
from generator.actors.posts import (
    are_one_persons,
    goes_on,
    is_head,
    is_lady,
    is_one_post,
    is_plural,
    is_posted,
    post_end,
)
from generator.actors.role_words import CONNECTORS, JOINS, run_before
from generator.actors.tokens import Token

_GRADES: Final = frozenset({"associate", "assistant", "adjunct", "asst"})  # of a professor
_LIST_MARKS: Final = frozenset({":", "-", "–", "—"})
_LISTING: Final = frozenset({"namely", "including"})
_ANDS: Final = frozenset({"and", "&", "ve", "oraz", "och"})
_TWO: Final = 2


class Role(NamedTuple):
    """A role beside a name: its tokens, and what kind of trigger it is."""

    first: int  # index of its first token
    end: int
    post: bool  # False for a rank or an honorific alone, a word of kinship, a counterpart
    shared: bool = False  # said of all names of a list: "Ministers Jane Roe and John Doe"


def _skip_bracket(tokens: Sequence[Token], end: int) -> int:
    """Return the end of what stands before a closed bracket that ends at `end`."""
    if end and tokens[end - 1].text == ")":
        for at in range(end - 2, max(end - 8, -1), -1):
            if tokens[at].text == "(":
                return at
    return end


def _skip_note(tokens: Sequence[Token], name: int) -> int:
    """Return the end of the rank before a bracket beside a name: "Lt. Gen. | (res.) Jane Roe"."""
    end = _skip_bracket(tokens, name)
    ranked = 0 < end < name and bool(tokens[end - 1].kinds & (RANK_HEAD | RANK))
    return end if ranked else name


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
    end = _skip_note(tokens, name)
    while end and _is_address(tokens[end - 1], tokens[end]) and not is_lady(tokens, end - 1):
        end -= 1
    direct = _phrase_before(tokens, end)
    if direct is not None and direct.post:
        return direct
    start = direct.first if direct else end
    comma = start - 1
    if comma > 0 and tokens[comma].text == ",":
        before = _phrase_before(tokens, _skip_bracket(tokens, comma), apart=True)
        if before is not None and before.post and not _is_anothers(tokens, before.first):
            return before
    return direct or _before_list(tokens, end)


def _is_of_name(token: Token) -> bool:
    if not token.word or token.genitive or token.kinds & (TITLE | GRAMMAR | RANK):
        return False
    return token.capital or bool(token.kinds & PARTICLE)


def _before_list(tokens: Sequence[Token], end: int) -> Role | None:
    """Find what a list says of all its names: "two ministers: | Jane Roe and John Doe"."""
    at = end
    while at and tokens[at - 1].text in _LIST_MARKS:
        at -= 1
    while at and (tokens[at - 1].key in _LISTING or tokens[at - 1].text == ","):
        at -= 1
    if at == end or (tokens[at].text == "," and at + 1 == end):
        return None
    found = _phrase_before(tokens, at)
    noun = tokens[at - 1] if at else None
    if found is None or noun is None or not is_plural(noun) or noun.kinds & BODY:
        return None
    return found._replace(shared=True)


def _is_anothers(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a role between two commas is the name's before it: "Jane Roe, a judge, | …".

    It is, where that name has no role before itself: a list goes on as it began.
    """
    end = first - 1
    if end < _TWO or tokens[end].text != ",":
        return False
    start = end
    while start and _is_of_name(tokens[start - 1]):
        start -= 1
    name = tokens[start:end]
    if len(name) < _TWO or any(token.kinds & NO_NAME and not token.kinds & GIVEN for token in name):
        return False
    if start and tokens[start - 1].key in JOINS:
        return False  # "At Roe Film, the founder, Jane Roe"
    theirs = role_before(tokens, start)
    return theirs is None or not theirs.post


def _phrase_before(tokens: Sequence[Token], end: int, *, apart: bool = False) -> Role | None:
    """Find a role's noun phrase that ends at `end`.

    Args:
        tokens: The tokens of the paragraph.
        end: Index after the phrase's last token.
        apart: A comma stands between the phrase and the name, so that the phrase may hold
            plain words after its noun ("the owner of the small shop, …").
    """
    first = run_before(tokens, end, apart=apart)
    first = _after_and(tokens, first, end, apart=apart)
    heads = [at for at in range(first, end) if is_head(tokens[at]) or is_lady(tokens, at)]
    # "Director of Penal Centers": the plural is the body's.
    heads = [at for at in heads if not (is_plural(tokens[at]) and _is_joined(tokens, heads[0], at))]
    if not heads or not _reaches(tokens, heads, end) or tokens[end - 1].key in JOINS:
        # "the owner of Roe Bank", "an aide to Jane Roe": what follows "of" is not the owner.
        return None
    several = is_plural(tokens[heads[-1]])
    if several and _is_after_relative(tokens, heads[-1]):
        return None  # "the film, which stars Jane Roe"
    if several and apart:
        return None  # "of the deputies, Jane Roe": no one person is several
    # "adviser to Senator Jane Roe": the name belongs to the post beside it, not to the one before.
    stop = post_end(tokens, first, end)
    inner = [at for at in heads if at < stop] or heads
    first = _after_join(tokens, first, inner[-1] if inner[-1] == stop - 1 else inner[0])
    post = any(
        (tokens[at].kinds & (HEAD | PLURAL) and not tokens[at].kinds & RELATION)
        or is_lady(tokens, at)
        for at in heads
    )
    if end - first == 1 and tokens[first].kinds & HONORIFIC and tokens[first].capital:
        post = False  # "Chief Roe", of whom the text may tell a post too
    return Role(first, end, post, shared=several)


def _is_after_relative(tokens: Sequence[Token], head: int) -> bool:
    """Tell whether a plural is a verb: "a film that stars", "it heads"."""
    return head > 0 and tokens[head - 1].key in ("which", "that", "who", "it", "also", "he", "she")


def _is_joined(tokens: Sequence[Token], first: int, at: int) -> bool:
    return any(token.key in JOINS for token in tokens[first:at])


def _after_and(tokens: Sequence[Token], first: int, end: int, *, apart: bool) -> int:
    """Return the start of the last phrase that an "and" joins, if it is another person's."""
    for at in range(end - 2, first - 1, -1):
        if tokens[at].key not in _ANDS or not any(map(is_head, tokens[at + 1 : end])):
            continue
        if at == first or not (
            is_one_post(tokens, first, at)
            or (not apart and are_one_persons(tokens, first, at, end))
        ):
            return at + 1
    return first


def _after_join(tokens: Sequence[Token], first: int, head: int) -> int:
    """Return where the phrase around `head` begins, after what the sentence says before it."""
    for at in range(head - 1, first - 1, -1):
        if tokens[at].key in ("and", "&"):
            continue  # it joins two posts, or stands inside one
        if tokens[at].key in CONNECTORS:
            if at > first and (is_posted(tokens, at) or goes_on(tokens, at, head)):
                continue
            if at > first and tokens[at - 1].kinds & HEAD and tokens[head].kinds & FIELD:
                continue  # "Minister of Justice": a judge too, and a portfolio here
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
