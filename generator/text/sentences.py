"""Where sentences begin and end, in any language that ends them with a mark.

Takes plain text of one paragraph, returns ranges of it. No model: full stops after
abbreviations, initials, ordinals and decimals are told apart by what stands around them.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from generator.data import load
from generator.text.dates import month_number
from generator.text.language import common_words

_ENDS: Final = ".!?…。！？｡؟۔।॥።։။។"
_CLOSERS: Final = "\"'”’»›)]}」』）】"
_OPENERS: Final = "\"'“‘„‚«‹([{「『（【¿¡—–-"

# A mark that may end a sentence, what closes after it, then a space, or none where the
# script writes none.
_END: Final = re.compile(
    rf"(?:(?<![.!?…؟۔।॥።։။។])[.!?…؟۔।॥።։။។]+[{re.escape(_CLOSERS)}]*(?=\s|$)"
    rf"|[。！？｡]+[{re.escape(_CLOSERS)}]*)"
)
_LAST_WORD: Final = re.compile(r"[^\s(\[\"'“‘„«]+$")
_INITIALS: Final = re.compile(r"^(?:\w\.)*\w$")
_ORDINAL: Final = re.compile(r"^\d{1,2}$")

_NEXT: Final = re.compile(r"\s*+")
_NEAR: Final = 200  # characters: what stands before and behind a stop, as far as it tells

_FEWEST_WORDS: Final = 4
_UNMARKED: Final = re.compile(r"[\u0e00-\u0eff]")
_PARAGRAPH: Final = 60  # characters; shorter texts without a mark are titles


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(str(word) for word in load("abbreviations"))


def _is_inside(before: str, after: str) -> bool:
    """Tell whether a full stop between the two texts is a part of a word, not an end."""
    following = after.lstrip(_OPENERS)
    if following[:1].islower():
        return True
    # Of a text that ends with a word, what stands before it is not looked through letter by letter.
    near = before if before[-1:].isspace() else before.rsplit(None, 1)[-1:]
    word = _LAST_WORD.search("".join(near))
    if word is None:
        return False
    last = word[0].rstrip(".")
    if last.casefold() in _abbreviations():
        return bool(following)
    if _INITIALS.match(last) and last.isalpha() and last.isupper():
        return True
    words = following.split(maxsplit=1)
    next_word = words[0].strip(_CLOSERS + ",") if words else ""
    if _INITIALS.match(last) and "." in last:
        # "the U.S. Army" goes on; "in the U.S. The army" does not.
        return next_word.casefold() not in common_words()
    return _ORDINAL.match(last) is not None and month_number(next_word.rstrip(".")) is not None


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Find the sentences of a paragraph.

    Args:
        text: Plain text without line breaks.

    Returns:
        Half-open ranges of code points, in order, without the spaces between them.

    >>> [text[a:b] for text in ["Dr. Roe spoke. She left at 3.5 km."] for a, b in sentences(text)]
    ['Dr. Roe spoke.', 'She left at 3.5 km.']
    """
    return tuple(_each(text))


def first_sentence(text: str) -> tuple[int, int] | None:
    """Find the first sentence of a paragraph, without looking at the others.

    Args:
        text: Plain text without line breaks.

    Returns:
        Its range, as `sentences` gives it; None where there is none.

    >>> first_sentence("Dr. Roe spoke. She left."), first_sentence(" ")
    ((0, 14), None)
    """
    return next(_each(text), None)


def _each(text: str) -> Iterator[tuple[int, int]]:
    start = len(text) - len(text.lstrip())
    for end in _END.finditer(text):
        behind = _NEXT.match(text, end.end())
        follows = behind.end() if behind else end.end()
        # What stands near tells; all of a long text at each of its stops would cost its square.
        after = text[follows : follows + _NEAR]
        if (
            after
            and end[0] == "."
            and _is_inside(text[max(start, end.start() - _NEAR) : end.start()], after)
        ):
            continue
        if after and end[0][0] in "!?…" and after.lstrip(_OPENERS)[:1].islower():
            continue  # “Why?” she asked
        if start < end.end():
            yield start, end.end()
        start = follows
    if start < len(text.rstrip()):
        yield start, len(text.rstrip())


def ends_as_sentence(text: str) -> bool:
    """Tell whether a text closes with a mark that ends a sentence, not with an ellipsis.

    >>> ends_as_sentence("It rained.”"), ends_as_sentence("It rained …"), ends_as_sentence("Rain")
    (True, False, False)
    """
    bare = text.rstrip().rstrip(_CLOSERS).rstrip()
    if bare.endswith(("...", "…")):
        return False
    return bare[-1:] in tuple(_ENDS) or (len(bare) >= _PARAGRAPH and is_unmarked(bare))


def is_unmarked(text: str) -> bool:
    """Tell whether a text is mostly in a script that ends no sentence with a mark: Thai, Lao.

    >>> is_unmarked("ฝนตกหนัก"), is_unmarked("Rain fell.")
    (True, False)
    """
    return not text.isascii() and len(_UNMARKED.findall(text)) * 2 > len(text)


def has_complete_sentence(text: str) -> bool:
    """Tell whether a text holds a whole sentence of some length, begun and ended.

    >>> has_complete_sentence("The council met on Monday."), has_complete_sentence("Read more")
    (True, False)
    """
    return any(
        ends_as_sentence(text[start:end]) and count_words(text[start:end]) >= _FEWEST_WORDS
        for start, end in sentences(text)
    )


_WORD: Final = re.compile(r"\w+(?:[’'\-.]\w+)*")
# Scripts without spaces between words: about two characters make a word.
_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")


def count_words(text: str) -> int:
    """Count words; of scripts that write no spaces, two characters count as one.

    >>> count_words("Don't stop at 3.5 km"), count_words("東京都知事")
    (5, 3)
    """
    unspaced = len(_UNSPACED.findall(text))
    spaced = sum(1 for word in _WORD.findall(text) if not _UNSPACED.search(word))
    return spaced + (unspaced + 1) // 2
