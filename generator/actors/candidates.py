"""Runs of capitalised words that have a person's name's shape.

Takes the tokens of a paragraph, returns where a name could stand. Whether it is one is
decided by the evidence around it, in `mentions`.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from generator.actors.lexicon import (
    BODY,
    CALENDAR,
    FOREIGN,
    GIVEN,
    GRAMMAR,
    HEAD,
    HONORIFIC,
    MODIFIER,
    NAME_TOO,
    NO_NAME,
    PAIRED,
    PARTICLE,
    RANK,
    RANK_HEAD,
    SAYS_BEFORE,
    SUFFIX,
    TITLE,
    WEAK_PARTICLE,
)
from generator.actors.nicknames import after_nickname, is_inner_apostrophe, nickname
from generator.actors.tokens import Token
from generator.text.names import has_family_first

_LONGEST: Final = 6  # words of one name, particles not counted
_REACH: Final = 24  # tokens; so many hold a whole name with its particles and marks
# Weak particles that no English sentence has between names; in Spanish or Italian they are "and".
_JOINING: Final = frozenset({"y", "e", "und"})
_MISTER: Final = frozenset({"M.", "MM."})  # outside English
_NAME_AND_HONOUR: Final = 3  # words of a full name and the letters behind it
_SHORTEST_HONOUR: Final = 2
_LONGEST_HONOUR: Final = 4


class Candidate(NamedTuple):
    """A range of tokens that could be a person's name, and the title inside its run."""

    first: int
    end: int
    run: int  # index of the run's first token; before `first` stand titles or bodies
    titled: bool  # a title, rank or form of address stands directly before, inside the run


class Custom(NamedTuple):
    """How the language of a text writes names."""

    english: bool = True
    nouns: bool = False  # every noun has a capital, as in German


def _joins(tokens: Sequence[Token], at: int, custom: Custom) -> bool:
    """Tell whether a small word at `at` leads on to the next word of a name: "van", "al"."""
    token = tokens[at]
    if not token.word or token.genitive or not token.kinds & PARTICLE or at + 1 >= len(tokens):
        return False
    if token.kinds & WEAK_PARTICLE and not (custom.english and token.key in _JOINING):
        return False
    if custom.nouns and not tokens[at - 1].kinds & (GIVEN | PARTICLE):
        return False  # "Nachfolge von Jane Roe" is no name
    after = tokens[at + 1]
    return after.capital or _joins(tokens, at + 1, custom)


def _is_name_word(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the token at `at` can stand inside a run of capitalised words."""
    token = tokens[at]
    if not token.word or not token.capital:
        return False
    if not token.kinds & GRAMMAR or token.kinds & (GIVEN | HEAD | MODIFIER) or len(token.key) == 1:
        return not (token.kinds & GRAMMAR and token.opens and len(token.text) == 1)
    before = tokens[at - 1] if at else None
    if token.opens or before is None or not before.capital:
        return False
    # A family name of Chinese or Korean before it: "Han He", though "he" is a word of grammar.
    if has_family_first((before.text, token.text)):
        return True
    # Such a family name itself: "Secretary To Lam".
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    titled = before.kinds & (HEAD | RANK_HEAD | HONORIFIC) and not before.genitive
    return (
        bool(titled)
        and after is not None
        and after.capital
        and has_family_first((token.text, after.text))
    )


def _runs(text: str, tokens: Sequence[Token], custom: Custom) -> Iterator[tuple[int, int]]:
    """Yield the ranges of capitalised words, particles and suffixes that stand together."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if not _is_name_word(tokens, at) or (
            token.opens
            and token.kinds & (GRAMMAR | FOREIGN)
            and not token.kinds & (HEAD | MODIFIER)
        ):
            at += 1
            continue
        first = at
        while at < len(tokens):
            at += 1
            if at >= len(tokens) or tokens[at - 1].genitive:
                break
            if _is_name_word(tokens, at) or _joins(tokens, at, custom):
                continue
            if is_inner_apostrophe(text, tokens, at):
                continue
            behind = after_nickname(tokens, at)
            if behind:
                at = behind
                continue
            if tokens[at].kinds & SUFFIX and tokens[at].capital:
                continue
            if (
                tokens[at].text == ","
                and at + 1 < len(tokens)
                and tokens[at + 1].key in ("jr", "sr")
            ):
                continue
            break
        yield first, at


def candidates(text: str, tokens: Sequence[Token], custom: Custom) -> Iterator[Candidate]:
    """Yield what could be a person's name, in order.

    Args:
        text: The paragraph.
        tokens: Its tokens.
        custom: How the language of the text writes names.
    """
    for run, end in _runs(text, tokens, custom):
        for candidate in _split(tokens, run, end, custom):
            if not custom.nouns or candidate.titled:
                yield candidate
                continue
            # Where every noun has a capital, only a known given name begins a name.
            given = [at for at in range(candidate.first, end) if tokens[at].kinds & GIVEN]
            if given:
                yield candidate._replace(first=given[0])


def _split(tokens: Sequence[Token], run: int, end: int, custom: Custom) -> Iterator[Candidate]:
    """Yield the name within one run: what is left behind its titles, bodies and dates."""
    while _ends_with_date(tokens, run, end) or _ends_with_honour(tokens, run, end):
        end -= 1
    first = run
    titled = False
    quoted = nickname(tokens[run:end])
    for at in range(run, end - 1):
        token = tokens[at]
        if at - run not in quoted and _cuts(tokens, at, first, end):
            first = at + 1
            titled = bool(token.kinds & (TITLE | RANK)) and not token.genitive
    if not custom.english and end - first > 1 and tokens[first].text in _MISTER:
        first, titled = first + 1, True
    while first < end and not tokens[first].capital:
        first += 1  # "O presidente da República"
    while (
        first < end
        and tokens[first].kinds & (GRAMMAR | SAYS_BEFORE)
        and not tokens[first].kinds & GIVEN
        and not tokens[first].text.endswith(".")
        and not (titled and has_family_first(tuple(token.text for token in tokens[first:end])))
    ):
        first += 1
    count = sum(1 for token in tokens[first:end] if token.word and not token.kinds & PARTICLE)
    if first < end and 0 < count <= _LONGEST:
        yield Candidate(first, end, run, titled)


def _ends_with_date(tokens: Sequence[Token], run: int, end: int) -> bool:
    """Tell whether the last word of a run is a day or a month, and not a family name."""
    last = tokens[end - 1]
    if end <= run + 1 or not last.kinds & CALENDAR or last.kinds & GIVEN:
        return False
    # "Luis Abril" is a name; "Luis Abril Tuesday" ends with a day.
    dated = end < len(tokens) and tokens[end].text[0].isdigit()
    titles = TITLE | MODIFIER | NO_NAME
    first = end - 2 == run or bool(tokens[end - 3].kinds & titles)
    return dated or not (first and tokens[end - 2].kinds & GIVEN)


def _ends_with_honour(tokens: Sequence[Token], run: int, end: int) -> bool:
    """Tell whether the last word of a run is letters behind a name: "Jane Roe KC"."""
    last = tokens[end - 1]
    if end - run < _NAME_AND_HONOUR or last.kinds & (SUFFIX | GIVEN) or not last.text.isupper():
        return False
    if last.text.endswith(".") or not _SHORTEST_HONOUR <= len(last.text) <= _LONGEST_HONOUR:
        return False
    return all(token.word and not token.text.isupper() for token in tokens[end - 3 : end - 1])


def _cuts(tokens: Sequence[Token], at: int, first: int, end: int) -> bool:
    """Tell whether the name can only begin behind the word at `at`."""
    token = tokens[at]
    # No name is so long; a run of capitals may be a whole page.
    reach = min(end, at + _REACH)
    left = _words_left(tokens[at + 1 : reach])
    if (
        not left
        or _is_part_of_name(tokens, at, first, end)
        or has_family_first(tuple(other.text for other in tokens[at:reach]))
        # "Hafiz Roe": else no full name is left.
        or (left == 1 and token.kinds & HONORIFIC and token.kinds & GIVEN)
        # An initial.
        or (token.text.endswith(".") and not token.kinds & (TITLE | RANK))
    ):
        return False
    if token.kinds & GIVEN and not token.kinds & (HONORIFIC | RANK):
        # "Dean Smith", "Jordan Lee": a given name first, unless a title stands before it.
        return bool(token.kinds & TITLE) and left > 1 and at > first
    if token.kinds & (TITLE | RANK | MODIFIER):
        # Behind a given name a title is a family name: "Anna King Lopez".
        return at == first or not tokens[at - 1].kinds & GIVEN or left > 1
    # "Omar Shia Haddad": a people's name is a given name too, between other names.
    return bool(token.kinds & NO_NAME) and not (
        at > first and tokens[at - 1].kinds & GIVEN and not token.kinds & (BODY | CALENDAR)
    )


def _words_left(tokens: Sequence[Token]) -> int:
    """Count the words of a name, without particles, suffixes and a nickname in quotation marks."""
    quoted = nickname(tokens)
    return sum(
        not token.kinds & (SUFFIX | PARTICLE)
        for at, token in enumerate(tokens)
        if token.word and at not in quoted
    )


def _is_part_of_name(tokens: Sequence[Token], at: int, first: int, end: int) -> bool:
    """Tell whether a title's word at `at` is a name here: "Dr King Lopez", "Tan Mei Ling-Roe"."""
    token = tokens[at]
    if token.kinds & PAIRED:
        return not tokens[at + 1].kinds & HONORIFIC
    if token.kinds & NAME_TOO and at == first and at:
        # Behind a form of address nobody bears another state's or church's title.
        before = tokens[at - 1]
        return bool(before.kinds & HONORIFIC) and not before.kinds & (HEAD | RANK)
    # "Lance" of "Lance Roe" is no rank without the corporal.
    return bool(token.kinds & RANK and token.kinds & GIVEN and not token.kinds & TITLE) and not any(
        other.kinds & RANK_HEAD for other in tokens[at + 1 : end]
    )
