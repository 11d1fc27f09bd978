"""What a language model's marks change about candidates, and what they say of a name.

A model finds names in unlike places, and its borders are often off by a word: so a mark cuts off
what is no name before a candidate, makes a candidate where the shape of the words gave none, and
otherwise stands as one sign among the others. Titles and bodies stay what the word lists say.

Takes tokens, candidates and marks, returns candidates and signs.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from generator.actors.candidates import Candidate
from generator.actors.entities import BODY as MARKED_BODY
from generator.actors.entities import PERSON, Entity, overlapping, tokens_of
from generator.actors.lexicon import (
    FAMILY,
    GIVEN,
    GRAMMAR,
    HEAD,
    HONORIFIC,
    INITIALS,
    NAME_TOO,
    NO_NAME,
    PARTICLE,
    PLURAL,
    RANK,
    RANK_HEAD,
    SUFFIX,
    TITLE,
)
from generator.actors.tokens import Token

_PLACES: Final = frozenset({"GPE", "LOC", "FAC"})
# Nouns of people that no list holds: "Collector Jo Berg", "Swordsman Jo Berg".
_AGENT: Final = re.compile(r"\w{3,}(?:[eo]r|i(?:st|an)|(?:wo)?man)")
_ACRONYM: Final = 3  # letters from which on capitals before a name are a body's, not initials
_SLACK: Final = 2  # letters by which a mark may miss a genitive or a full stop
_LONGEST: Final = 7  # words of a marked name


def with_marks(
    tokens: Sequence[Token], found: Sequence[Candidate], entities: Sequence[Entity]
) -> list[Candidate]:
    """Return the candidates of a paragraph as a model's marks correct and complete them.

    Args:
        tokens: The paragraph's tokens.
        found: The candidates that the shape of the words gives, in order.
        entities: The model's marks, in order.
    """
    candidates = [_cut(candidate, tokens, entities) for candidate in found]
    for entity in entities:
        if entity.kind == PERSON:
            marked = _marked(tokens, entity)
            if marked is not None:
                candidates = _with(candidates, marked)
    return candidates


def _cut(candidate: Candidate, tokens: Sequence[Token], entities: Sequence[Entity]) -> Candidate:
    """Cut off the words before a name that are no name: a post no list holds, an acronym."""
    start, end = tokens[candidate.first].start, tokens[candidate.end - 1].end
    for entity in overlapping(entities, start, end):
        if entity.kind != PERSON or entity.start <= start or entity.end < end - _SLACK:
            continue
        at = candidate.first + 1
        while at < candidate.end and tokens[at].start < entity.start:
            at += 1
        before = tokens[candidate.first : at]
        if _words(tokens[at : candidate.end]) > 1 and all(_is_no_name(token) for token in before):
            titled = bool(before[-1].kinds & (TITLE | RANK)) or bool(
                _AGENT.fullmatch(before[-1].key)
            )
            return candidate._replace(first=at, titled=titled)
    return candidate


def _is_no_name(token: Token) -> bool:
    if not token.word or token.kinds & (GIVEN | FAMILY | PARTICLE | INITIALS):
        return False
    letters = token.text.replace(".", "")
    return bool(
        (letters.isupper() and len(letters) >= _ACRONYM)
        or token.kinds & (TITLE | RANK | GRAMMAR | NO_NAME)
        or _AGENT.fullmatch(token.key)
    )


def _words(tokens: Sequence[Token]) -> int:
    return sum(token.word and not token.kinds & (PARTICLE | SUFFIX) for token in tokens)


def _marked(tokens: Sequence[Token], entity: Entity) -> Candidate | None:
    """Return the candidate that a mark makes, None where it is of no full name's shape."""
    inside = tokens_of(tokens, entity)
    while inside and not _can_begin(tokens[inside[0]]):
        inside.pop(0)
    while inside and not (tokens[inside[-1]].word and tokens[inside[-1]].capital):
        inside.pop()
    if not inside:
        return None
    first, end = inside[0], inside[-1] + 1
    words = tokens[first:end]
    if not 1 < _words(words) <= _LONGEST or not all(_can_stand_inside(token) for token in words):
        return None
    if any(token.genitive for token in words[:-1]) or words[-1].kinds & (PLURAL | NO_NAME | TITLE):
        return None
    titled = first > 0 and bool(tokens[first - 1].kinds & (TITLE | RANK))
    return Candidate(first, end, first, titled)


def _can_begin(token: Token) -> bool:
    titles = token.kinds & (HEAD | RANK_HEAD | HONORIFIC | PLURAL)
    return token.word and token.capital and not (titles and not token.kinds & (GIVEN | NAME_TOO))


def _can_stand_inside(token: Token) -> bool:
    if not token.word:
        return token.text in "-‐‑'’“”\"‘"
    return token.capital or bool(token.kinds & PARTICLE)


def _with(candidates: list[Candidate], marked: Candidate) -> list[Candidate]:
    """Add a marked candidate, unless others hold it or stand across its border."""
    touching = [
        candidate
        for candidate in candidates
        if candidate.first < marked.end and marked.first < candidate.end
    ]
    if any(
        candidate.first < marked.first
        or candidate.end > marked.end
        or candidate.end - candidate.first > 1
        for candidate in touching
    ):
        return candidates
    kept = [candidate for candidate in candidates if candidate not in touching]
    titled = marked.titled or any(candidate.titled for candidate in touching)
    return sorted([*kept, marked._replace(titled=titled)])


def said_of(entities: Sequence[Entity], start: int, end: int) -> str:
    """Say in a word what a model takes a range for.

    Args:
        entities: The paragraph's marks.
        start: Where the range begins.
        end: Where it ends.

    Returns:
        "person", "body", "place" or "thing" where one mark covers the range; "inside" where a
        mark of something else is much longer; "part" where only a part is marked; else "none".
    """
    found = overlapping(entities, start, end)
    for entity in found:
        if entity.start <= start + _SLACK and entity.end >= end - _SLACK:
            if entity.kind == PERSON:
                return "person"
            if entity.end > end + _SLACK or entity.start < start - len("the "):
                return "inside"
            return _kind(entity)
    return "part" if found else "none"


def _kind(entity: Entity) -> str:
    if entity.kind in _PLACES:
        return "place"
    return "body" if entity.kind == MARKED_BODY else "thing"


def model_signs(full: Counter[str], family: Counter[str]) -> set[str]:
    """Return the signs that a model's words about a name are.

    Args:
        full: How often it took the full name for what.
        family: How often it took the bare family name for what.
    """
    total = full.total()
    if not total:
        return set()
    signs = set()
    if full["person"] * 2 > total:
        signs.add("model: person")
    elif full["person"]:
        signs.add("model: at times a person")
    else:
        signs.add(f"model: {full.most_common(1)[0][0]}")
    if family["person"] * 2 > family.total():
        signs.add("model: person again")
    return signs
