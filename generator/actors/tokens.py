"""A paragraph as words and punctuation, each with what the finders ask of it.

Takes plain text, returns tokens with code-point offsets. Decides nothing about names.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from generator.actors.lexicon import FOREIGN, GRAMMAR, SHORT, classify, compound_ends

_LETTER: Final = r"[^\W\d_]"
_TOKEN: Final = re.compile(
    rf"""
    (?P<initials>(?:[^\W\d_]\.){{2,}})                       # U.S., J.R.R.
    | (?P<elided>\b(?:(?:[dlDL]|[dD]ell|[nN]ell|[dD]all|[aA]ll|[qQ]u)['’](?=[a-zà-öø-ÿœ])
        | (?:l|dell|nell|dall|all|qu)['’](?={_LETTER})))
    | (?P<kin>\b(?:[sd]/o|a/[lp])\b)                         # son of, daughter of
    | (?P<word>{_LETTER}[\w\u0300-\u036f]*
        (?:['’ʼ‘`](?![sS]\b){_LETTER}+|[-‐‑](?:{_LETTER}|\d)\w*)*)   # Al-Nouri, O'Neil
      (?P<genitive>['’][sS]\b)?
    | (?P<number>\d+(?:[.,:]\d+)*\w*)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
# "Th.", "Ts.", "Chr.": no vowel, and so no word but a shortened one.
_SHORTENED: Final = re.compile(r"(?!Ng)[A-Z][bcdfghjklmnpqrstvwxz]{1,2}")
_ENDS_SENTENCE: Final = frozenset(".!?…")
_CLOSERS: Final = frozenset("\"”’»)]'")
_OPENERS: Final = frozenset("\"“”„«»‘'([:—–-*•|/")


class Token(NamedTuple):
    """One word, number or punctuation mark of a paragraph.

    A word's genitive ending is no part of `text` and of the range, but `genitive` tells of it.
    """

    text: str
    start: int
    end: int
    key: str  # folded, hyphens kept; the mark itself for punctuation
    kinds: int = 0  # see `lexicon`
    capital: bool = False  # has a capital where a name's word has one: "Lee", "al-Nouri", "d'Arc"
    genitive: bool = False
    opens: bool = False  # first word of a sentence, a quotation or a bracket
    word: bool = False


def _has_capital(text: str) -> bool:
    """Tell whether a word is written as a name's word: "Lee", "al-Nouri", "d'Arc", "iPhone" not.

    "Lund-based" and "Berg-style" begin with a name and are none.
    """
    if text[0].isupper():
        return "-" not in text or text.rpartition("-")[2] not in compound_ends()
    if text.isalpha():
        return False
    # Uncased scripts have no capitals, and no rule here can tell a name in them.
    head = re.match(r"[a-zà-ÿ]{1,4}['’-](?=[^\W\d_])", text)
    if head is None:
        return False
    return text[head.end()].isupper() and classify(head[0][:-1])[1] & GRAMMAR == 0


# People and bodies are looked for in the same paragraphs, one after the other.
@lru_cache(maxsize=1024)
def tokenise(text: str) -> tuple[Token, ...]:
    """Return the words, numbers and punctuation marks of a paragraph, in order.

    Args:
        text: Plain text.
    """
    tokens: list[Token] = []
    opens = True
    done = 0  # a full stop that an abbreviation has taken is no token of its own
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        if start < done:
            continue
        if found["mark"] or found["number"] or found["elided"]:
            token = Token(found[0], start, end, found[0], opens=opens)
            mark = token.text
            opens = (
                mark in _ENDS_SENTENCE
                or mark in _OPENERS
                or (opens and (mark in _CLOSERS or found["elided"] is not None))
            )
        else:
            token = _word(text, found, opens=opens)
            opens = False
        done = token.end
        tokens.append(token)
    return tuple(tokens)


def _word(text: str, found: re.Match[str], *, opens: bool) -> Token:
    """Return the word token that a match stands for, with the full stop of an abbreviation."""
    word = found["word"] or found["kin"] or found["initials"]
    start, end = found.start(), found.start() + len(word)
    key, kinds, capital = _described(word)
    if capital and text[end : end + 1] == ".":
        last = word.rpartition("-")[2]
        if len(word) == 1 or classify(last)[1] & SHORT or _SHORTENED.fullmatch(last):
            word, end = word + ".", end + 1
    return Token(
        word, start, end, key, kinds, capital, found["genitive"] is not None, opens, word=True
    )


# Most words of a text were seen before.
@lru_cache(maxsize=65536)
def _described(word: str) -> tuple[str, int, bool]:
    """Return a word's key, its kinds, and whether it is written as a name's word."""
    key, kinds = classify(word)
    capital = _has_capital(word)
    foreign = capital and kinds & GRAMMAR and not word.isascii()
    if foreign and any(part.isalpha() and not part.isascii() for part in word):
        kinds &= ~GRAMMAR  # "Tô" of a name is no "to"
    return key, kinds, capital


def is_foreign(words: list[Token]) -> bool:
    """Tell whether a sentence is clearly not English: no English word of grammar in many words.

    Args:
        words: The word tokens of one sentence.
    """
    if len(words) < 8:  # noqa: PLR2004 - a shorter run of names has no grammar either
        return False
    small = sum(1 for word in words if not word.capital)
    if small * 4 < len(words):
        return False  # a list of names is of no language
    grammar = sum(1 for word in words if word.kinds & GRAMMAR)
    foreign = sum(1 for word in words if word.kinds & FOREIGN and not word.capital)
    return grammar * 12 < len(words) and (foreign > grammar or grammar == 0)
