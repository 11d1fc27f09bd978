"""The bodies whose names tell what they are: "Ministry of …", "… University", "Lund Agency (LA)".

Takes the tokens of a paragraph, returns ranges: runs of capitalised words, parted where another
name begins, kept where a word of theirs is a body's. Decides nothing about acronyms that stand
alone.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Final

from generator import data
from generator.actors.acronyms import acronym_after, is_acronym
from generator.actors.lexicon import (
    BODY,
    BODY_FIRST,
    BODY_OF,
    CALENDAR,
    COUNTRY,
    FIELD,
    FOREIGN,
    GIVEN,
    GRAMMAR,
    HEAD,
    HONORIFIC,
    MODIFIER,
    PARTICLE,
    PEOPLE,
    PLACE,
    PLURAL,
    RANK_HEAD,
    THING,
)
from generator.actors.posts import posted_end
from generator.actors.tokens import Token

_INNER: Final = frozenset(
    {"of", "for", "and", "the", "on", "in", "&", "de", "du", "des", "del", "la"}
)
_LINKS: Final = frozenset({"of", "for", "on", "de", "du", "des", "del"})
_PLACES: Final = frozenset({"city", "river", "state", "post", "airport", "port", "mine", "market"})
_FIELDS: Final = FIELD | THING | MODIFIER | BODY
_SHORTEST: Final = 2
_LONGEST: Final = 10  # words of one name


@cache
def genitives_inside() -> tuple[str, ...]:
    """Return the words whose genitive stands inside a body's name: "Women's Council"."""
    return tuple(data.load("body_words")["genitive_inside"])


def named_bodies(
    tokens: Sequence[Token], posts: Collection[str]
) -> Iterator[tuple[int, int, str | None]]:
    """Yield range and acronym of the bodies of one paragraph whose names tell what they are.

    Args:
        tokens: The tokens of the paragraph.
        posts: Acronyms that stand for posts.
    """
    for first, end in _runs(tokens):
        acronym = acronym_after(tokens, end)
        start = _initials_start(tokens, first, end, acronym) if acronym else None
        if start is not None and acronym not in posts:
            yield tokens[start].start, tokens[end - 1].end, acronym
            continue
        for low, high in _named(tokens, first, end):
            # An acronym of another language's words stands behind the name all the same.
            own = acronym if high == end and acronym not in posts and acronym else None
            own = own if own and own.isalpha() and own.isupper() and len(own) > _SHORTEST else None
            yield tokens[low].start, tokens[high - 1].end, own


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield runs of capitalised words, joined by "of", "for", "and"."""
    at = 0
    while at < len(tokens):
        if not _begins(tokens[at]):
            at += 1
            continue
        first = at
        end = at = at + 1
        while at < len(tokens) and at - first < _LONGEST * 2:
            token = tokens[at]
            if token.word and token.capital and not (token.kinds & GRAMMAR and token.opens):
                at += 1
                end = at
            elif token.key in _INNER and not tokens[at - 1].kinds & CALENDAR:
                at += 1
            elif token.text == "," and (stop := _listed_end(tokens, first, at)):
                end = at = stop
            else:
                break
        yield first, end
        at = max(end, first + 1)


def _listed_end(tokens: Sequence[Token], first: int, comma: int) -> int | None:
    """Return where a body's fields end that commas part: "Ministry of Trade, Tourism and Sport"."""
    opened = comma == first + 1 and _is_field(tokens[first])  # "the Economic, Social and …"
    if not opened and not any(
        token.key in _LINKS and tokens[first + back - 1].kinds & BODY_OF
        for back, token in enumerate(tokens[first:comma])
        if back
    ):
        return None
    for at in range(comma, min(comma + _LONGEST * 2, len(tokens) - 1)):
        joint, word = tokens[at], tokens[at + 1]
        if joint.key == "and" and _is_field(word):
            return at + 2
        mark = joint.text == ","
        if not mark and not _is_field(joint):
            return None
        if not (word.key == "and" or _is_field(word) or (word.text == "," and not mark)):
            return None
    return None


def _is_field(token: Token) -> bool:
    return token.capital and bool(token.kinds & _FIELDS) and not token.kinds & (GIVEN | COUNTRY)


def _begins(token: Token) -> bool:
    """Tell whether a run can begin with a word."""
    return (
        token.word
        and token.capital
        and not (token.kinds & (GRAMMAR | CALENDAR) and not _leads(token))
        and not (token.opens and token.kinds & FOREIGN)
    )


def _leads(token: Token) -> bool:
    """Tell whether a word of grammar can open a body's name: "Centre for …", "All Peru Union"."""
    return bool(token.kinds & BODY_OF) or (token.key == "all" and not token.opens)


def acronyms_of_posts(tokens: Sequence[Token]) -> set[str]:
    """Return the acronyms in brackets behind a post: "Chief of the Northern Staff (CNS)".

    Args:
        tokens: The tokens of a paragraph.
    """
    return {
        acronym
        for first, end in _runs(tokens)
        if (acronym := acronym_after(tokens, end))
        and any(token.kinds & (HEAD | RANK_HEAD) for token in tokens[first:end])
        and not any(token.kinds & BODY for token in tokens[first:end])
    }


def _initials_start(
    tokens: Sequence[Token], first: int, end: int, acronym: str | None
) -> int | None:
    """Return where the name begins whose initials an acronym gives, read from the right.

    Letters of the acronym are matched to initials of words from the last word back; words of
    grammar may give a letter or none.
    """
    letters = [letter.casefold() for letter in (acronym or "") if letter.isupper()]
    at = end
    while letters and at > first:
        at -= 1
        for part in reversed(tokens[at].key.split("-")):
            if letters and part[:1] == letters[-1]:
                letters.pop()
    while at < end and not tokens[at].capital:
        at += 1
    return at if not letters and end - at >= _SHORTEST else None


def _named(tokens: Sequence[Token], first: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run that a word of theirs shows to be bodies."""
    low = first
    for high in _breaks(tokens, first, end):
        start, stop = _trimmed(tokens, low, high)
        if stop - start >= _SHORTEST and _is_body(tokens, start, stop):
            yield start, posted_end(tokens, stop)
        low = high


def _breaks(tokens: Sequence[Token], first: int, end: int) -> Iterator[int]:
    """Yield where the parts of a run end: at a genitive, between two bodies, at the end."""
    for at in range(first, end):
        token = tokens[at]
        if (
            token.key in _LINKS
            and at > first
            and not tokens[at - 1].kinds & BODY_OF
            and not _is_headed(tokens, first, at)
        ):
            # "General Jane Roe of the Royal Guard": what is before "of" is no body's head.
            first = at + 1
            yield at
            yield first
        elif token.genitive and not token.key.endswith(genitives_inside()):
            yield at + 1
        elif token.key in ("and", "&", "in") and (
            _is_body(tokens, first, at) and (token.key == "in" or _is_body(tokens, at + 1, end))
        ):
            yield at
        elif token.key == "and" and _parts_names(tokens, first, at, end):
            first = at + 1
            yield at
            yield first
    yield end


def _is_headed(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a head with its "for" or "of" opens a part: "Centre for Research | on"."""
    while first < at and not tokens[first].capital:
        first += 1
    heads = (back for back in range(first + 1, at) if tokens[back].key in _LINKS)
    link = next(heads, None)
    return link is not None and link + 1 < at and bool(tokens[link - 1].kinds & BODY_OF)


def _parts_names(tokens: Sequence[Token], first: int, at: int, end: int) -> bool:
    """Tell whether an "and" cannot be inside a name: "the Mayor and Roe Bank"."""
    if at <= first or at + 1 >= end:
        return False
    before = tokens[at - 1]
    alone = at - first == 1 and bool(is_acronym(before) or before.kinds & (COUNTRY | BODY))
    return tokens[at + 1].key == "the" or alone or bool(before.kinds & (HEAD | PLURAL))


def _trimmed(tokens: Sequence[Token], low: int, high: int) -> tuple[int, int]:
    """Return a part without grammar at its ends, forms of address before and dates behind it."""
    while low < high and (
        not tokens[low].capital
        or tokens[low].kinds & HONORIFIC
        or (tokens[low].kinds & GRAMMAR and not _leads(tokens[low]))
    ):
        low += 1
    while high > low and (not tokens[high - 1].capital or tokens[high - 1].kinds & CALENDAR):
        high -= 1
    return low, high


def _is_body(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Tell whether a word of a name shows a body: its last, or the one before "of"."""
    if high - low < 1:
        return False
    last = tokens[high - 1]
    names = [token for token in tokens[low:high] if token.capital]
    if any(
        token.kinds & (HEAD | PLURAL) and not token.kinds & (BODY | THING) for token in names[-1:]
    ):
        return False
    if tokens[low].kinds & BODY_FIRST and len(names) >= _SHORTEST and tokens[low].capital:
        return True
    if last.kinds & BODY and high - low >= _SHORTEST and not _is_common_pair(tokens[low], last):
        return True
    linked = next((at for at in range(low, high) if tokens[at].key in _LINKS), None)
    return (
        linked is not None
        and linked > low
        # "Member of Parliament for Lund"
        and not (low > 1 and tokens[low - 1].key == "of" and tokens[low - 2].kinds & HEAD)
        and linked + 1 < high
        and not _is_title(tokens, linked + 1, high)
        and bool(tokens[linked - 1].kinds & BODY_OF)
    )


def _is_title(tokens: Sequence[Token], at: int, high: int) -> bool:
    """Tell whether a title with a name stands at `at`: "the government of | President Roe"."""
    if tokens[at].kinds & MODIFIER and not tokens[at].kinds & HEAD:
        at += 1
    titles = HEAD | HONORIFIC | RANK_HEAD
    return (
        at + 1 < high
        and bool(tokens[at].kinds & titles)
        and not tokens[at].kinds & (PLURAL | FIELD)
        and tokens[at + 1].capital
        and not tokens[at + 1].kinds & (BODY | FIELD | HEAD | PLURAL)
    )


def _is_common_pair(first: Token, last: Token) -> bool:
    """Tell whether two words are a place rather than a body: "Mexico City", "Green River"."""
    return last.key in _PLACES and bool(first.kinds & (COUNTRY | PLACE | PEOPLE | THING | PARTICLE))
