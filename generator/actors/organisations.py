"""The bodies that one article names: ministries, companies, parties, clubs, alliances.

A body shows by a word of its name ("Ministry of …", "… University"), by its acronym in
brackets, or as an acronym that comes back. States, peoples and places are no bodies.

Takes paragraphs of plain text, returns names in order of first naming.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from generator import data
from generator.actors.acronyms import (
    acronym_after,
    dateline_end,
    is_acronym,
    is_after_name,
    stands_alone,
)
from generator.actors.lexicon import (
    BODY,
    BODY_OF,
    CALENDAR,
    COUNTRY,
    FOREIGN,
    GRAMMAR,
    HEAD,
    HONORIFIC,
    PARTICLE,
    PEOPLE,
    PLACE,
    PLURAL,
    RANK_HEAD,
    THING,
)
from generator.actors.posts import posted_end
from generator.actors.tokens import Token, tokenise
from generator.text.names import fold

_INNER: Final = frozenset(
    {"of", "for", "and", "the", "on", "in", "&", "de", "du", "des", "del", "la"}
)
_LINKS: Final = frozenset({"of", "for", "on", "de", "du", "des", "del"})
_PLACES: Final = frozenset({"city", "river", "state", "post", "airport", "port", "mine", "market"})
_SHORTEST: Final = 2
_LONGEST: Final = 10  # words of one name


class _Body(NamedTuple):
    """A body's name at one place."""

    name: str
    acronym: str | None
    paragraph: int
    start: int


@cache
def generic_names() -> frozenset[str]:
    """Return the folded names that any state's or sector's bodies bear, and so nobody's."""
    return frozenset(data.load("body_words")["generic"])


def find_organisations(
    paragraphs: Sequence[str], *, people: Collection[str] = ()
) -> tuple[str, ...]:
    """Find the bodies that an article names.

    Args:
        paragraphs: The article's paragraphs, plain text.
        people: Names that are people's, and so no bodies'.

    Returns:
        The names in order of first naming, without article and genitive; a body with a name and
        an acronym stands once, under its name.
    """
    token_lists = [tokenise(paragraph) for paragraph in paragraphs]
    persons = {fold(name) for name in people}
    found: list[_Body] = []
    acronyms: Counter[str] = Counter()
    posts: set[str] = set()
    datelines = [dateline_end(tokens) for tokens in token_lists]
    written = {token.text for tokens in token_lists for token in tokens if token.word}
    for index, (paragraph, tokens) in enumerate(zip(paragraphs, token_lists, strict=True)):
        acronyms.update(token.text for token in tokens[datelines[index] :] if is_acronym(token))
        posts |= acronyms_of_posts(tokens)
        found += (
            _Body(" ".join(paragraph[start:end].split()), acronym, index, start)
            for start, end, acronym in named_bodies(tokens, posts)
        )
    full_names = {body.acronym: body.name for body in found if body.acronym}
    for index, tokens in enumerate(token_lists):
        found += [
            _Body(token.text, None, index, token.start)
            for at, token in enumerate(tokens)
            if is_acronym(token)
            # "LUND –" at the head is a place; so it is where the text also writes "Lund".
            and at >= datelines[index]
            and token.text.capitalize() not in written
            and not is_after_name(tokens, at)
            and token.text not in posts
            and token.text not in full_names
            and (
                acronyms[token.text] > 1
                or token.genitive
                or len(token.text) > _SHORTEST
                or (at and tokens[at - 1].key == "the")
            )
            and stands_alone(tokens, at)
        ]
    found.sort(key=lambda body: (body.paragraph, body.start))
    return _once(found, full_names, persons)


def _once(
    found: Sequence[_Body], full_names: Mapping[str, str], persons: Collection[str]
) -> tuple[str, ...]:
    """Return each body once, under its full name."""
    names: dict[str, str] = {}
    # "the Mission" that a text also calls "the Mission in Chad" is that one.
    keys = {fold(body.name): body.name for body in reversed(found)}
    for body in found:
        name = full_names.get(body.name, body.name)
        key = fold(name)
        longer = next((known for known in keys if known.startswith(f"{key} in ")), key)
        if key not in persons and key not in generic_names():
            names.setdefault(longer, keys[longer] if longer != key else name)
    return tuple(names.values())


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
            yield tokens[low].start, tokens[high - 1].end, None


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
            else:
                break
        yield first, end
        at = max(end, first + 1)


def _begins(token: Token) -> bool:
    """Tell whether a run can begin with a word."""
    return (
        token.word
        and token.capital
        and not token.kinds & (GRAMMAR | CALENDAR)
        and not (token.opens and token.kinds & FOREIGN)
    )


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
        if token.key in _LINKS and at > first and not tokens[at - 1].kinds & BODY_OF:
            # "General Jane Roe of the Royal Guard": what is before "of" is no body's head.
            first = at + 1
            yield at
            yield first
        elif token.genitive and not token.key.endswith(("men", "women", "people", "children")):
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


def _parts_names(tokens: Sequence[Token], first: int, at: int, end: int) -> bool:
    """Tell whether an "and" cannot be inside a name: "the Mayor and Roe Bank"."""
    if at <= first or at + 1 >= end:
        return False
    before = tokens[at - 1]
    alone = at - first == 1 and bool(is_acronym(before) or before.kinds & (COUNTRY | BODY))
    return tokens[at + 1].key == "the" or alone or bool(before.kinds & (HEAD | PLURAL))


def _trimmed(tokens: Sequence[Token], low: int, high: int) -> tuple[int, int]:
    """Return a part without grammar at its ends, forms of address before and dates behind it."""
    while low < high and (not tokens[low].capital or tokens[low].kinds & (GRAMMAR | HONORIFIC)):
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
    if last.kinds & BODY and high - low >= _SHORTEST and not _is_common_pair(tokens[low], last):
        return True
    linked = next((at for at in range(low, high) if tokens[at].key in _LINKS), None)
    return (
        linked is not None
        and linked > low
        # "Member of Parliament for Lund"
        and not (low > 1 and tokens[low - 1].key == "of" and tokens[low - 2].kinds & HEAD)
        and linked + 1 < high
        and bool(tokens[linked - 1].kinds & BODY_OF)
    )


def _is_common_pair(first: Token, last: Token) -> bool:
    """Tell whether two words are a place rather than a body: "Mexico City", "Green River"."""
    return last.key in _PLACES and bool(first.kinds & (COUNTRY | PLACE | PEOPLE | THING | PARTICLE))
