"""Which language a text is in, from its script and its frequent short words.

Takes plain text, returns an ISO 639-1 code or None. The words are data, one file a language
under `generator/data/phrases/`; a text too short or too mixed to tell has no language.
"""

import re
from collections import Counter
from functools import cache
from typing import Final

from generator.data import load
from generator.text.phrases import languages

_WORD: Final = re.compile(r"[^\W\d_]+")
# Vowel signs of Indian scripts are parts of words, and no letters to `\w`.
_SIGN: Final = re.compile("[\u0900-\u0dff]")
_SIGNED_WORD: Final = re.compile(r"(?:[^\W\d_]|[\u0900-\u0dff])+")
_READ: Final = 6000  # characters; more tells no more
_FEWEST_HITS: Final = 4
_CLEAR: Final = 1.15  # the best must lead the second by this factor
_SCRIPTS: Final = (
    ("ja", re.compile(r"[\u3041-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e01-\u0e4e]")),
)
_UNSPACED: Final = re.compile(r"[\u0e01-\u0e4e\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_SCRIPT_SHARE: Final = 0.1


@cache
def function_words(code: str) -> frozenset[str]:
    """Return the frequent short words of a language, empty where it has no list."""
    if code not in languages():
        return frozenset()
    return frozenset(str(word).casefold() for word in load(f"phrases/{code}")["function_words"])


@cache
def common_words() -> frozenset[str]:
    """Return the frequent short words of all known languages."""
    return frozenset(word for code in languages() for word in function_words(code))


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code in languages():
        for word in function_words(code):
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


def language_of(text: str) -> str | None:
    """Tell the language of a text.

    Args:
        text: Plain text, some sentences.

    Returns:
        ISO 639-1 code, or None where the text is too short or too mixed to tell.

    >>> language_of("The council said on Monday that it was to be the last of the talks")
    'en'
    """
    read = text[:_READ]
    if _UNSPACED.search(read):
        for code, script in _SCRIPTS:
            if len(script.findall(read)) > _SCRIPT_SHARE * len(read):
                return code
    hits: Counter[str] = Counter()
    known = _by_word()
    pattern = _SIGNED_WORD if _SIGN.search(read) else _WORD
    words = Counter(pattern.findall(read.casefold()))
    for word in words.keys() & known.keys():
        for code in known[word]:
            hits[code] += words[word]
    if not hits:
        return None
    (best, count), *others = sorted(hits.items(), key=lambda item: (-item[1], item[0]))
    second = others[0][1] if others else 0
    return best if count >= _FEWEST_HITS and count >= second * _CLEAR else None
