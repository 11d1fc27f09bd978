"""Which of the languages without capitals a text is in, as far as finding people needs it.

A text without a letter of these scripts is known as such by one look at it. Takes paragraphs,
returns the name of a file in `data/people/`.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from generator import data

_ANY: Final = re.compile(
    "[\u0590-\u06ff\u0900-\u09ff\u0b80-\u0bff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)
_SCRIPTS: Final = {
    "arabic": re.compile("[\u0600-\u06ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "devanagari": re.compile("[\u0900-\u097f]"),
    "bn": re.compile("[\u0980-\u09ff]"),
    "ta": re.compile("[\u0b80-\u0bff]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "kana": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
}
_READ: Final = 4000  # characters; more tells no more
_SHARE: Final = 3  # one character of so many is of the script
_KANA: Final = 15  # a Japanese text has kana, one in so many of its characters at least
_LETTERS: Final = 60  # one letter of so many tells a language
_WORDS: Final = 25  # one word of so many tells a language


def has_uncased(paragraphs: Sequence[str]) -> bool:
    """Tell whether a text has a letter of a script without capitals."""
    return any(not text.isascii() and _ANY.search(text) for text in paragraphs)


def language_of(paragraphs: Sequence[str]) -> str | None:
    """Tell the language of a text in a script without capitals.

    Args:
        paragraphs: Plain text.

    Returns:
        The name of its file in `data/people/`; None for a text in another script.
    """
    if not has_uncased(paragraphs):
        return None
    read = " ".join(paragraphs)[:_READ]
    letters = {name: len(script.findall(read)) for name, script in _SCRIPTS.items()}
    kana = letters.pop("kana")
    script, count = max(letters.items(), key=lambda item: item[1])
    total = sum(map(str.isalpha, read))
    if script in ("zh", "ko") and kana * _KANA > total:
        return "ja"
    if (count + kana * (script == "zh")) * _SHARE < total:
        return "ja" if kana * _SHARE > total else None
    languages = data.load("people/scripts").get(script)
    return _among(languages, read) if languages else script


def _among(languages: Sequence[dict[str, Any]], text: str) -> str:
    """Return the language of a script that several share."""
    words = Counter(re.findall(r"[^\s.,;:।!?«»\"()]+", text))
    total = sum(words.values())
    for each in languages:
        letters = sum(text.count(letter) for letter in each.get("letters", ""))
        told = sum(words[word] for word in each.get("words", ()))
        if letters * _LETTERS > len(text) or told * _WORDS > total:
            return str(each["language"])
    return str(languages[-1]["language"])
