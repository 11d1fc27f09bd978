"""The body or the state whose office it is: its name, and the key under which spellings meet.

Forms of one name are one body: "the Union Mission in Lund", "the Union's Lund Mission". What every
state or company has ("the ministry", "the board") names no body.

Takes the words of a name, returns a `Body`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.corpus.posts_words import (
    Kind,
    Word,
    demonyms,
    nation_name,
    of_titles,
    office_pairs,
    office_words,
    words_of,
)
from generator.data import load
from generator.text.names import fold


class Body(NamedTuple):
    """A body or a state that has offices."""

    key: str  # equal for every way to write it that needs no other text
    name: str
    nation: bool = False


def body_named(name: str) -> Body | None:
    """Return the body that a text names, None where the name is a common one."""
    return body_of(words_of(name))


def body_key(words: Sequence[Word]) -> str:
    """Return the key of a body's name: its words without small ones, nations as codes, sorted."""
    known = office_pairs("acronyms")
    if len(words) == 1 and words[0].key in known:
        words = words_of(known[words[0].key])
    same = office_pairs("same_words")
    keys = {
        same.get(word.key, word.key)
        for word in words
        if word.kind not in (Kind.SMALL, Kind.JOIN, Kind.COMMA)
    }
    return " ".join(sorted(keys))


def is_proper(words: Sequence[Word]) -> bool:
    """Tell whether words name one body: more than what every state or company has.

    Args:
        words: The words of a name.
    """
    whole = " ".join(word.key for word in words)
    if any(name in whole for name in office_words("own_names")):
        return True
    common = common_names()
    if all(word.key in demonyms() for word in words):
        return False  # "Korean" says of no body whose it is
    if not words or (words[-1].key in office_words("many") and not words[-1].capital):
        return False
    return any(
        word.kind is Kind.NATION
        or word.acronym
        or (word.capital and word.kind is Kind.WORD and word.key not in common)
        for word in words
    )


def body_of(words: Sequence[Word]) -> Body | None:
    """Return the body of a name, None where the name is a common one or there is none."""
    words = [word for word in words if word.kind is not Kind.COMMA]
    while words and words[0].kind in (Kind.SMALL, Kind.JOIN):
        words = words[1:]
    while words and words[-1].kind in (Kind.SMALL, Kind.JOIN):
        words = words[:-1]
    if not words or not is_proper(words):
        return None
    words = _without_sentence(words)
    bare = [word for word in words if word.kind not in (Kind.SMALL, Kind.JOIN)]
    nations = [word for word in bare if word.kind is Kind.NATION]
    forms = frozenset(map(str, load("nations")["forms"]))
    if len(nations) == 1 and all(word in nations or word.key in forms for word in bare):
        return Body(nations[0].key, nation_name(nations[0].key), nation=True)
    return Body(body_key(bare), _named(words))


def _without_sentence(words: Sequence[Word]) -> Sequence[Word]:
    """Return a name without what the sentence says around it: "firm Acme", "Acme backed it"."""
    capital = [at for at, word in enumerate(words) if word.capital]
    known = common_names() | of_titles()
    end = next(
        (
            at
            for at in range(capital[0] + 1, len(words))
            if words[at].kind is Kind.WORD and not words[at].capital and words[at].key not in known
        ),
        len(words),
    )
    first = capital[0]
    if any(word.kind is Kind.JOIN for word in words[:first]):
        first = 0
    while end > first + 1 and words[end - 1].kind in (Kind.SMALL, Kind.JOIN):
        end -= 1
    return words[first:end]


@lru_cache(maxsize=1)
def common_names() -> frozenset[str]:
    """Return the words that alone name no body, for every state or company has it."""
    fields = frozenset(fold(str(word)) for word in load("roles")["fields"])
    return fields | office_words("generic") | office_words("nouns") | office_words("common")


def _named(words: Sequence[Word]) -> str:
    """Return a body's name as written, a genitive only where more of the name follows."""
    last = len(words) - 1
    return written(
        word._replace(genitive=word.genitive and at < last) for at, word in enumerate(words)
    )


def written(words: Iterable[Word]) -> str:
    """Return words as a text has them: with their genitives, hyphens and commas."""
    text = ""
    for word in words:
        ending = ("'" if word.text.endswith("s") else "'s") if word.genitive else ""
        apart = "-" if word.glued else "" if word.kind is Kind.COMMA or not text else " "
        text += f"{apart if text else ''}{word.text}{ending}"
    return text
