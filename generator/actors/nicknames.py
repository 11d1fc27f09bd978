"""Quotation marks and apostrophes inside a name: a nickname, "Rida' Al-Nouri".

Takes the tokens around, tells where a name goes on. Decides nothing about names.
"""

from collections.abc import Sequence
from typing import Final

from generator.actors.lexicon import GIVEN, GRAMMAR, HEAD, NO_NAME, RANK, TITLE
from generator.actors.tokens import Token

QUOTES: Final = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}
_MARKS: Final = frozenset(QUOTES) | frozenset(QUOTES.values())
_LONGEST_NICKNAME: Final = 2  # words


def after_nickname(tokens: Sequence[Token], at: int) -> int | None:
    """Return the index behind a nickname in quotation marks, if the name goes on: “Jo ‘Bo’ Roe”."""
    closing = QUOTES.get(tokens[at].text)
    before = tokens[at - 1].kinds
    if closing is None or (before & (NO_NAME | TITLE) and not before & GIVEN):
        return None
    for end in range(at + 2, min(at + _LONGEST_NICKNAME + 2, len(tokens) - 1)):
        if tokens[end].text == closing:
            after = tokens[end + 1]
            inside = tokens[at + 1 : end]
            goes_on = after.capital and not after.kinds & (GRAMMAR | NO_NAME | HEAD | RANK)
            named = all(token.word and token.capital for token in inside)
            return end if goes_on and named else None
    return None


def is_inner_apostrophe(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an apostrophe ends a word inside a name: "Rida' Al-Nouri"."""
    token = tokens[at]
    if token.text not in ("'", "’", "ʼ", "‘", "`") or at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    return (
        before.end == token.start
        and token.end < after.start
        and after.capital
        and not before.key.endswith("s")
        and not _is_quoting(text, token.start)
    )


def _is_quoting(text: str, at: int) -> bool:
    """Tell whether a single quotation mark is open at `at`."""
    before = text[max(0, at - 200) : at]
    opened = sum(
        1
        for place, mark in enumerate(before)
        if mark in "'‘"
        and (place == 0 or not before[place - 1].isalnum())
        and before[place + 1 : place + 2].isalnum()
    )
    return opened > 0


def nickname(tokens: Sequence[Token]) -> range:
    """Return where a nickname stands in a name, with its quotation marks; an empty range if none.

    Args:
        tokens: The tokens of the name.
    """
    marks = [at for at, token in enumerate(tokens) if token.text in _MARKS]
    return range(marks[0], marks[-1] + 1) if len(marks) > 1 else range(0)
