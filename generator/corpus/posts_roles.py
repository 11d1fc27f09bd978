"""A role to the office it names: a title, and the body or the state whose office it is.

"Trade Minister" and "Minister of Trade" of one state are one office, and a deputy's is one of its
own. What is no office, and what does not say whose office it is, is told apart.

Takes a role as written, returns offices. Knows nothing about who holds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from generator.corpus.posts_bodies import Body, body_of, is_proper
from generator.corpus.posts_titles import is_of_states, said, sorted_words, title_key
from generator.corpus.posts_words import (
    Kind,
    Word,
    calendar,
    of_titles,
    office_pairs,
    office_words,
    words_of,
)
from generator.data import load
from generator.text.names import fold

_LONGEST_ROLE: Final = 30  # words
_PLACED: Final = frozenset({"in", "for", "to", "at", "of"})
_GENERAL: Final = "general"
_SMALL: Final = frozenset({"of", "in", "the"})


class Held(StrEnum):
    """What a text says of somebody and an office."""

    NOW = "holds"
    ACTING = "acting"
    FORMER = "former"
    LATE = "late"
    ELECT = "named for it"


class Office(NamedTuple):
    """An office as one role names it."""

    key: str  # of the title: equal for every way to write it
    title: str
    body: Body | None  # None where the role does not say whose office it is
    held: Held = Held.NOW
    alone: bool = False  # its title says whose it is: "Supreme Commander Europe"
    leads: bool = (
        False  # "head", "leader": whoever is first in the body, whatever the post is called
    )


@lru_cache(maxsize=1 << 14)
def parse_role(role: str) -> tuple[Office, ...]:
    """Find the offices that a role names.

    Args:
        role: A role as a text or a person gives it.

    Returns:
        An office for each that stands joined by "and" or a comma; none where nothing of it is one.
    """
    words = words_of(role)
    if len(words) > _LONGEST_ROLE:
        return ()
    offices = [office for part in _parted(words) for office in [_office(part)] if office]
    bodies = [office.body for office in offices if office.body]
    # "chairman and chief executive of Acme": both of it.
    return tuple(
        office._replace(body=bodies[0]) if office.body is None and bodies else office
        for office in offices
    )


def _parted(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Yield the phrases of a role: a new one begins behind "and" where both sides have a noun."""
    first = 0
    for at, word in enumerate(words):
        joins = word.kind is Kind.COMMA or word.key in ("and", "&")
        if joins and _headed(words[first:at]) and _begins_office(words[at + 1 :]):
            yield words[first:at]
            first = at + 1
    yield words[first:]


def _headed(words: Sequence[Word]) -> bool:
    return any(word.kind is Kind.HEAD for word in words)


def _begins_office(words: Sequence[Word]) -> bool:
    """Tell whether a noun of an office comes before anything that is no part of a title."""
    for word in words:
        if word.kind is Kind.HEAD:
            return True
        if word.kind in (Kind.JOIN, Kind.COMMA) or word.key == "and":
            return False
    return False


def _office(words: Sequence[Word]) -> Office | None:
    held, words = _stripped(words)
    head = _head_of(words)
    if head is None or {word.key for word in words} & office_words("no_office"):
        return None
    before, noun, after = words[:head], words[head], words[head + 1 :]
    cut = _title_begins(before, noun)
    owner, modifiers = before[:cut], before[cut:]
    if not after or after[0].kind is Kind.JOIN:
        field, place = _parts_behind(noun, after)
    else:
        suffix = _suffix(after)
        if suffix is None:
            return None
        field, place = suffix, ()
    title = said([*modifiers, noun, *field])
    key = title_key(modifiers, noun, field)
    if _headed(owner) or {word.key for word in owner} & office_words("shared"):
        return None  # "the minister's adviser", "Lund deputy station commander"
    body = _body_of(owner, place)
    if body is None:
        inner = [
            word for word in field if word.acronym or (word.kind is Kind.NATION and word.genitive)
        ]
        inside = _headed(field) and inner
        body = body_of(inner[:1]) if inside else None
        field_title = [word for word in field if not (inside and word == inner[0])]
        title = said([*modifiers, noun, *field_title]) if inside else title
        key = title_key(modifiers, noun, field_title) if inside else key
    if ((owner or place) and body is None) or not _fits(noun, body):
        return None
    if body and body.nation:
        key = sorted_words(office_pairs("same_of_states").get(key, key))
        if not is_of_states(key, noun, modifiers, field):
            return None
    plain = not modifiers and not field
    alone = bool(field) and after[0].kind is not Kind.JOIN
    return Office(key, title, body, held, alone, leads=plain and noun.key in office_words("leads"))


def _stripped(words: Sequence[Word]) -> tuple[Held, list[Word]]:
    """Return what a role says of when, and its other words."""
    held, kept = Held.NOW, []
    told = (
        (Held.FORMER, office_words("former")),
        (Held.LATE, office_words("late")),
        (Held.ACTING, office_words("acting")),
        (Held.ELECT, office_words("elect")),
    )
    for at, word in enumerate(words):
        states = [state for state, known in told if word.key in known]
        if states and word.kind is not Kind.HEAD:
            held = states[0] if held is Held.NOW else held
        elif word.kind is Kind.HEAD or not (word.key in calendar() or _says_nothing(words, at)):
            kept.append(word)
    while kept and kept[0].kind in (Kind.SMALL, Kind.COMMA, Kind.JOIN):
        kept = kept[1:]
    while kept and kept[-1].kind in (Kind.SMALL, Kind.COMMA, Kind.JOIN):
        kept = kept[:-1]
    return held, kept


def _fits(noun: Word, body: Body | None) -> bool:
    """Tell whether a body has such an office: a company has no king."""
    return body is None or body.nation or noun.key not in office_words("royal")


def _says_nothing(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word as "new" belongs to the sentence: "new minister", not "New York"."""
    word = words[at]
    if word.key not in office_words("dropped"):
        return False
    after = words[at + 1] if at + 1 < len(words) else word
    known = after.kind in (Kind.HEAD, Kind.NATION) or after.key in of_titles()
    return not word.capital or known or word.key in office_words("dropped_always")


def _head_of(words: Sequence[Word]) -> int | None:
    """Return the index of the noun: the last one before "of" or its like."""
    found = None
    for at, word in enumerate(words):
        if word.kind is Kind.HEAD and not word.genitive:
            found = at
        elif word.kind is Kind.JOIN and found is not None:
            break
    return found


def _title_begins(before: Sequence[Word], noun: Word) -> int:
    """Return where the title begins within what stands before its noun."""
    at = len(before)
    fielded = noun.key.split()[-1] in office_words("with_field")
    any_field = noun.key in office_words("any_field")
    while at:
        word = before[at - 1]
        if word.genitive or word.kind in (Kind.NATION, Kind.COMMA, Kind.JOIN) or word.acronym:
            break
        if word.key in office_words("nouns") and not fielded:
            break
        known = word.key in of_titles() or word.kind is Kind.HEAD
        if not known and not any_field and word.kind is not Kind.SMALL:
            break
        at -= 1
    while at < len(before) and before[at].kind is Kind.SMALL:
        at += 1
    return at


def _suffix(after: Sequence[Word]) -> tuple[Word, ...] | None:
    """Return a place behind the noun ("Commander Europe"), empty for a rank, None for else."""
    ranks = {fold(str(word)) for name in ("ranks", "rank_heads") for word in load("ranks")[name]}
    if all(word.key in ranks or word.key == _GENERAL for word in after):
        return ()
    places = frozenset(fold(str(place)) for place in load("places")["countries"])
    if len(after) == 1 and (after[0].kind is Kind.NATION or after[0].key in places):
        return tuple(after)
    return None


def _parts_behind(noun: Word, after: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Part what stands behind the noun into a field of the title and the name of a body."""
    field: list[Word] = []
    body: list[Word] = []
    first: list[Word] = []
    for piece in _pieces(after):
        join, words = piece[0], piece[1:]
        bare = [word for word in words if word.kind is not Kind.SMALL]
        if not bare or _is_form(bare, after):
            continue
        if body and join.key in ("of", "at") and _ends_as_body(bare) and not _has_noun(body):
            field, body = [*field, *first, *body], list(words)
        elif body:
            body += piece if join.key in _PLACED else ()
        elif _is_field(noun, join, bare, bool(field)):
            field += piece
        else:
            body, first = list(words), [join]
    return tuple(field), tuple(body)


def _is_form(bare: Sequence[Word], after: Sequence[Word]) -> bool:
    """Tell whether words only say what kind of state follows: "of the Republic"."""
    forms = frozenset(map(str, load("nations")["forms"]))
    return after[-1].kind is Kind.NATION and all(word.key in forms for word in bare)


def _has_noun(words: Sequence[Word]) -> bool:
    return any(word.key in office_words("nouns") for word in words)


def _ends_as_body(words: Sequence[Word]) -> bool:
    """Tell whether a name is that of one body for its last noun: "the Lund Institute"."""
    nouns = office_words("nouns")
    if len(words) == 1:
        return words[0].acronym
    return words[0].kind is Kind.NATION or (
        is_proper(words) and any(word.key in nouns and word.capital for word in words)
    )


def _pieces(after: Sequence[Word]) -> Iterator[Sequence[Word]]:
    starts = [at for at, word in enumerate(after) if word.kind is Kind.JOIN]
    for start, end in pairwise([*starts, len(after)]):
        yield after[start:end]


def _is_field(noun: Word, join: Word, bare: Sequence[Word], has_field: bool) -> bool:  # noqa: FBT001 - as it is
    """Tell whether words behind "of" say what the office is for, not whose it is."""
    if join.key == "to" or _headed(bare):
        return True
    ends_as_body = bare[-1].key in office_words("nouns")
    if join.key == "for" and noun.key in office_words("for_body"):
        return False
    if join.key == "for":
        return not (ends_as_body and is_proper(bare))
    fielded = noun.key.split()[-1] in office_words("with_field")
    if bare[0].kind is Kind.NATION or (ends_as_body and not fielded):
        return False
    if all(word.key in of_titles() and not word.acronym for word in bare):
        return True
    return fielded and not has_field and not any(word.acronym for word in bare)


def _body_of(owner: Sequence[Word], place: Sequence[Word]) -> Body | None:
    """Return whose office it is: the body behind the noun, else what stands before it."""
    named = body_of(place)
    if named is None:
        nations = [word for word in owner if word.kind is Kind.NATION]
        return body_of([*nations[:1], *place]) if place and nations else body_of(owner)
    return named
