"""What the words beside a capitalised run say of its being a person's name.

Takes the tokens of a paragraph and a candidate, returns the names of signs; what each weighs,
`signs` tells.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.actors.candidates import Candidate
from generator.actors.lexicon import (
    ALONE_NAMED,
    DOES,
    FAMILY,
    GIVEN,
    GRAMMAR,
    HEAD,
    HONORIFIC,
    LEADS,
    PARTICLE,
    PLACE_NAMED,
    PLURAL,
    RELATION,
    SAYS_AFTER,
    SAYS_BEFORE,
    THING_BEHIND,
    THING_NAMED,
)
from generator.actors.nicknames import QUOTES
from generator.actors.tokens import Token

_LOCATIVE: Final = frozenset(
    {"in", "at", "near", "across", "around", "via", "outside", "inside", "off", "throughout"}
)
_ADULT: Final = range(1, 120)
_LONGEST_AGE: Final = 3  # digits
_LEADS_TO_NAME: Final = frozenset({"called", "named", "dubbed", "as", "like", "including"})
_TWO: Final = 2
_BEARING: Final = 5  # tokens before a name that say of what else it is the name


def neighbour_signs(tokens: Sequence[Token], candidate: Candidate) -> set[str]:
    """Return the signs in the words before and after a candidate.

    Args:
        tokens: The tokens of the paragraph.
        candidate: The candidate among them.
    """
    signs = _signs_before(tokens, candidate)
    end = candidate.end
    if end < len(tokens) and not tokens[end - 1].genitive:
        signs |= _signs_after(tokens, end)
    return signs


def _signs_before(tokens: Sequence[Token], candidate: Candidate) -> set[str]:
    """Return the signs in the words before a candidate."""
    signs: set[str] = set()
    first = candidate.first
    if candidate.titled:
        signs.add("title")
    if not first:
        return signs
    before = tokens[first - 1]
    if before.kinds & HONORIFIC and before.capital:
        signs.add("title")
    if before.kinds & ALONE_NAMED and before.capital:
        signs.add("whole name")
    if _leads(tokens, candidate):
        signs.add("kind before")
    if candidate.run != first:
        return signs
    if _is_quoted(tokens, candidate):
        signs.add("quoted")
    if _has_kind_before(tokens, first):
        signs.add("kind before")
    if _is_named_after(tokens, first):
        signs.add("named after")
    return signs | set(_signs_of_word_before(tokens, first))


def _signs_of_word_before(tokens: Sequence[Token], first: int) -> Iterator[str]:
    """Yield the signs of the word directly before a name."""
    before = tokens[first - 1]
    if before.key == "the":
        yield "the"
    if before.key in _LOCATIVE:
        yield "locative"
    if before.key == "by":
        yield "by"
    if before.key == "year-old":
        yield "age"
    if (before.kinds & SAYS_BEFORE and not before.capital and _may_speak(tokens, first)) or (
        before.key == "to" and first > 1 and tokens[first - 2].key == "according"
    ):
        yield "speaks"
    kin = tokens[first - 2] if before.text == "," and first > 1 else before
    if kin.kinds & RELATION and not kin.capital:
        yield "relation"


def _leads(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """Tell whether a word before a name makes a place or a prize of it: "Rue Jane Roe"."""
    start = max(candidate.run - 1, 0)
    while start and tokens[start].kinds & (PARTICLE | GRAMMAR) and not tokens[start].capital:
        start -= 1
        if candidate.run - start > _TWO:
            break
    return any(
        token.kinds & LEADS
        and (token.capital or not token.kinds & GRAMMAR)
        and not (token.kinds & THING_NAMED and not token.capital and not token.opens)
        for token in tokens[start : candidate.first]
    ) or (
        bool(tokens[candidate.first].kinds & LEADS)
        and not tokens[candidate.first].kinds & (GIVEN | FAMILY)
        and candidate.end - candidate.first > _TWO
    )


def _is_quoted(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """Tell whether a candidate is all that stands between two quotation marks: a title, a song."""
    if candidate.end >= len(tokens) or tokens[candidate.end - 1].genitive:
        return False
    opening, closing = tokens[candidate.first - 1].text, tokens[candidate.end].text
    return QUOTES.get(opening) == closing


def _has_kind_before(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a noun before a name says that it is a thing's: "the ship", "brands such as"."""
    at = first - 1
    if tokens[at].key == "of":
        return at > 0 and bool(tokens[at - 1].kinds & PLACE_NAMED) and not tokens[at - 1].capital
    if tokens[at].key in _LEADS_TO_NAME:
        at -= 2 if tokens[at - 1].key == "such" else 1
        at -= tokens[at].text == ","
    kind = tokens[at]
    small = not kind.capital or kind.opens
    return at >= 0 and bool(kind.kinds & THING_NAMED) and small and not kind.genitive


def _is_named_after(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether something else bears the name: "a street named after", "bears the name of"."""
    before = tokens[max(0, first - _BEARING) : first]
    keys = [token.key for token in before]
    if keys[-2:-1] == ["named"] and keys[-1] in ("after", "for"):
        return True
    # "renamed after the late general Jane Roe"
    if "named" in keys and keys[keys.index("named") + 1 :][:1] == ["after"]:
        return all(token.word and not token.capital for token in before[keys.index("named") :])
    return keys[-3:] == ["the", "name", "of"] and any(
        key.startswith(("bear", "carr")) or key == "bore" for key in keys[:-3]
    )


def _may_speak(tokens: Sequence[Token], name: int) -> bool:
    """Tell whether a verb of speech before a name has it as its subject, not as its object."""
    return name < _TWO or tokens[name - 2].text in ",”\"“'’?!." or not tokens[name - 2].capital


def _signs_after(tokens: Sequence[Token], end: int) -> set[str]:
    """Return the signs in the words after a candidate."""
    signs: set[str] = set()
    after = tokens[end]
    if after.kinds & SAYS_AFTER and not after.capital:
        signs.add("speaks")
    elif after.kinds & DOES and not after.capital:
        signs.add("acts")
    if (
        after.kinds & (THING_BEHIND | HEAD | PLURAL)
        and not after.capital
        and not (after.kinds & (SAYS_AFTER | DOES | GRAMMAR))
    ):
        signs.add("kind behind")
    if (
        after.text == "("
        and end + 2 < len(tokens)
        and tokens[end + 1].text[0].isdigit()
        and tokens[end + 2].word
    ):
        signs.add("figure")
    if after.key == "of":
        signs.add("of")
    following = tokens[end + 1] if after.text in (",", "(") and end + 1 < len(tokens) else after
    if following.key in ("who", "whose", "whom"):
        signs.add("who")
    if following is not after:
        if following.key in ("said", "says"):
            signs.add("speaks")
        if _is_age(tokens, end + 1, closing=after.text):
            signs.add("age")
    return signs


def _is_age(tokens: Sequence[Token], at: int, *, closing: str) -> bool:
    """Tell whether an age in commas or brackets begins at `at`."""
    end = at + 1
    if tokens[at].key in ("aged", "age") and end < len(tokens):
        at, end = end, end + 1
    elif end >= len(tokens) or tokens[end].text not in ((",", ".") if closing == "," else (")",)):
        return False
    text = tokens[at].text
    return text.isdecimal() and len(text) <= _LONGEST_AGE and int(text) in _ADULT
