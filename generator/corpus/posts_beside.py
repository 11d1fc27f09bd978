"""The role beside a name in a text, before it or behind a comma.

"Harbour Minister Jo Berg", "Jo Berg, the mayor of Lund". Takes what stands around a name, returns
the offices that it names. Decides nothing about who leads what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from generator.corpus.posts_roles import Office, parse_role
from generator.corpus.posts_words import Kind, calendar, of_titles, office_words, words_of
from generator.data import load
from generator.text.language import common_words
from generator.text.names import fold

WINDOW: Final = 220  # characters on either side of a name
ENDS: Final = '.;:!?"”“)('
JOINS: Final = frozenset({"of", "for", "to", "at", "in", "and", "the", "&", "on"})
_LONGEST: Final = 16  # words of one role
_OPENS: Final = f"{ENDS}-–—"
_APPOSED: Final = re.compile(r"\s*,\s*(?:who\s+is\s+|currently\s+|now\s+)?(?:the\s+|an?\s+)?")


class Around(NamedTuple):
    """A name in a text, with what stands on both sides of it."""

    before: str
    after: str


def around(text: str, start: int, end: int) -> Around:
    """Return what stands around a name.

    Args:
        text: A paragraph as plain text.
        start: Where the name begins.
        end: Where it ends.
    """
    before = text[max(0, start - WINDOW) : start]
    return Around(before.partition(" ")[2] if start > WINDOW else before, text[end : end + WINDOW])


def is_rank(role: str) -> bool:
    """Tell whether a role is a rank or a form of address and no more: "Major General"."""
    return all(word in _ranks() for word in fold(role).split())


def beside(there: Around, others: Sequence[str] = ()) -> tuple[Office, ...]:
    """Find the offices that stand beside a name.

    Args:
        there: What stands around it.
        others: Names of other people: a role with one of them in it is theirs.

    Returns:
        The offices before the name and behind it, with whose they are where the text says it.
    """
    found: list[Office] = []
    for phrase in (_phrase_before(there.before), _phrase_behind(there.after)):
        if phrase and not any(name in phrase for name in others):
            found += parse_role(phrase)
    return tuple(found)


def _phrase_before(text: str) -> str:
    """Return the role that ends before a name, an empty text where there is none."""
    words = without_rank(text.removesuffix(" ").removesuffix(",").split())
    if words and words[-1] in ("is", "remains"):
        words = without_rank(words[:-1])
    kept: list[str] = []
    for word in reversed(words[-_LONGEST:]):
        if not belongs(word) or (word[-1:] in (*ENDS, ",") and not is_short(word)):
            break
        kept.append(word)
    kept.reverse()
    if len(kept) == len(words) or words[-len(kept) - 1][-1] in _OPENS:
        kept = _without_opening(kept)
    if "and" in kept:
        last = len(kept) - 1 - kept[::-1].index("and")
        if headed(kept[last + 1 :]):
            kept = kept[last + 1 :]
    return trimmed(kept)


def _without_opening(words: Sequence[str]) -> list[str]:
    """Return words without the first one of a sentence where only the sentence makes it large."""
    first = words_of(words[0])[:1] if words else ()
    if not first or first[0].kind is not Kind.WORD:
        return list(words)
    known = first[0].acronym or first[0].genitive or first[0].key in of_titles()
    return list(words) if known else list(words[1:])


def _phrase_behind(text: str) -> str:
    """Return the role that is set behind a name with a comma."""
    comma = _APPOSED.match(text)
    if comma is None:
        return ""
    kept: list[str] = []
    for word in text[comma.end() :].split()[:_LONGEST]:
        bare = word.rstrip(',.;:!?"”)')
        if not bare or not belongs(bare):
            break
        kept.append(bare)
        if bare != word and not is_short(word):
            return trimmed(kept)
    return ""  # what no comma or full stop ends may go on with a name: "Roe, President Berg said"


def headed(words: Sequence[str]) -> bool:
    """Tell whether words hold the noun of an office."""
    return any(word.kind is Kind.HEAD for word in words_of(" ".join(words)))


def is_short(word: str) -> bool:
    """Tell whether a full stop behind a word only shortens it: "U.S.", "Gen."."""
    return word.count(".") > 1 or fold(word) in _ranks()


def belongs(word: str) -> bool:
    """Tell whether a word can be a part of a role or of a name."""
    key = fold(word.replace("’", "'").removesuffix("'s"))
    if key in JOINS:
        return True
    if not key or key in calendar() or key.isdigit():
        return False
    if word[0].isupper():
        return key not in common_words() or key in of_titles()
    return key in _small_words()


@cache
def _small_words() -> frozenset[str]:
    words = {*of_titles(), *office_words("nouns"), *office_words("dropped")}
    for name in ("heads", "joined", "former", "late", "acting", "elect", "no_office"):
        words |= {part for phrase in office_words(name) for part in phrase.split()}
    return frozenset(words)


def trimmed(words: Sequence[str]) -> str:
    """Return words as a text without articles and prepositions before them."""
    first = 0
    while first < len(words) and fold(words[first]) in JOINS:
        first += 1
    return " ".join(words[first:])


def without_rank(words: Sequence[str]) -> list[str]:
    """Return words without the rank and the form of address at their end."""
    kept = list(words)
    while kept and fold(kept[-1]) in _ranks():
        tail = words_of(" ".join(kept[-3:]).rstrip("."))
        if tail and tail[-1].kind is Kind.HEAD and (" " in tail[-1].key or not _is_title(kept[-1])):
            break
        kept.pop()
    return kept


def _is_title(word: str) -> bool:
    """Tell whether a word before a name is a form of address rather than a post: "Gen.", "Dr"."""
    return word.endswith(".")


@cache
def _ranks() -> frozenset[str]:
    lists = [("ranks", "ranks"), ("ranks", "rank_heads"), ("ranks", "abbreviations")]
    lists += [("honorifics", "honorifics")]
    return frozenset(fold(str(word)) for file, name in lists for word in load(file)[name])
