"""A title apart from what a page glues to it: a kicker, a trail of sections.

Takes a line and the page's first line, which mostly has the title alone and the site behind it.
"""

import re
from typing import Final

from generator.reading.lines import Seen
from generator.text.phrases import fold

TITLE_WORDS: Final = range(3, 36)
_NO_TITLE: Final = frozenset(
    {"related", "prompt", "credit", "comments", "author_box", "meter", "teaser"}
)
_MARKUP: Final = re.compile(r"[|{}<>=@]|https?:|^[^«]*\s[»›]\s")
_MARK: Final = re.compile(r"\s+[|–—\-]\s+")
_COLON: Final = re.compile(r":\s+")
_TOKEN: Final = re.compile(r"\w+")
_FEWEST: Final = 4  # words that two lines share by more than chance


_WORD: Final = re.compile(r"[^\W\d_]{4,}|[\u3040-\u9fff\uac00-\ud7af]")
# Vowel signs of scripts from Devanagari to Thai are no letters to `\w`, but parts of words.
_SIGNS: Final = re.compile("[\u0900-\u0eff]")
_SIGNED_WORD: Final = re.compile(r"(?:[^\W\d_]|[\u0900-\u0eff]){4,}")
_RUN_ON: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_PIECE: Final = 4  # characters


def long_words(text: str) -> set[str]:
    """Return the longer words of a text, small; of a script without spaces, pieces of its runs."""
    if _RUN_ON.search(text):
        # Words that no space parts: pieces of a length of which titles and texts share many.
        runs = (run.casefold() for run in _SIGNED_WORD.findall(text))
        return {run[at : at + _PIECE] for run in runs for at in range(len(run) - _PIECE + 1)}
    pattern = _SIGNED_WORD if _SIGNS.search(text) else _WORD
    return {word.casefold() for word in pattern.findall(text)}


def without_kicker(text: str, head: str) -> str:
    """Take off what stands before a title and is told apart from it in the page's first line.

    Args:
        text: A line that was chosen as the title.
        head: The page's first line.

    >>> without_kicker("Weather - Rain ends the long drought", "Rain ends the long drought | Post")
    'Rain ends the long drought'
    >>> without_kicker("Weather Rain ends the drought", "Weather: Rain ends the drought - Post")
    'Weather: Rain ends the drought'
    """
    first = _MARK.split(head)[0]
    told = fold(head)
    front, *rest = _MARK.split(text, maxsplit=1)
    if rest and len(rest[0].split()) >= _FEWEST and fold(rest[0]) in told:
        return text if fold(front) in told else rest[0]
    kicker, *rest = _COLON.split(first, maxsplit=1)
    if rest and _letters(text) == _letters(first) and ":" not in text[: len(kicker) + 2]:
        return first
    own = fold(text)
    for title in (head, first):
        front = own.removesuffix(" " + fold(title))
        # "Claim: title" is one title; "News World title" has a trail before it.
        if front != own and front[-1].isalnum() and len(title.split()) >= _FEWEST:
            return text[-len(title) :] if len(own) == len(text) else title
    return text


def _letters(text: str) -> str:
    return "".join(_TOKEN.findall(fold(text)))


def has_markup(line: Seen) -> bool:
    """Tell whether a line has the marks of code, addresses or a breadcrumb trail."""
    return _MARKUP.search(line.text) is not None


def looks_like_title(line: Seen) -> bool:
    """Tell whether a line could be a title: some words, no sentence, no furniture."""
    return (
        line.words in TITLE_WORDS
        and not (line.closed and not line.text.endswith(("?", "!", "”", '"', "’", "»")))
        and not line.kinds & _NO_TITLE
        and not has_markup(line)
        and any(map(str.isalpha, line.text))
    )
