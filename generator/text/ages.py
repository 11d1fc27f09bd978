"""How long ago a text says something was: "3 hours ago", "il y a une heure".

Takes a line of any language, returns where it says so. The phrases come from CLDR
(`data/calendar_names.json`); the time itself is not computed, since a capture does not know when
it was read.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from generator.data import load, load_made

_DIGIT: Final = re.compile(r"\d")
# Nobody writes an age behind so many characters of one line.
_LONGEST: Final = 2_000
# Bounded: a line of digits would be walked from each of them.
_NUMBER: Final = r"\d{1,9}"
_LETTERS: Final = re.compile(r"[^\W\d_]+")


@cache
def _phrases() -> frozenset[str]:
    """Return "1 hour ago", "an hour ago" and their kind in the known languages, case folded."""
    more = (str(phrase).casefold() for phrase in load("languages")["more_relative"])
    return frozenset((*load_made("calendar_names")["ages"], *more))


def _as_pattern(text: str) -> str:
    """Return a pattern of a phrase; pages leave its spaces out."""
    return re.sub(r"(?:\\\s|\s)+", r"\\s?", re.escape(text))


@cache
def _counted() -> re.Pattern[str]:
    """Build the pattern of the phrases with a number: those alike before it share a branch."""
    branches: dict[str, set[str]] = {}
    for phrase in filter(_DIGIT.search, _phrases()):
        before, after = re.split(_NUMBER, phrase, maxsplit=1)
        branches.setdefault(_as_pattern(before), set()).add(_as_pattern(after))
    each = (
        rf"{before}{_NUMBER}(?:{'|'.join(_longest_first(after))})"
        for before, after in sorted(branches.items())
    )
    return re.compile(rf"(?:{'|'.join(each)})(?!\w)")


@cache
def _after_number() -> re.Pattern[str]:
    """Match a figure and the first letters of what follows one in any of the phrases.

    "7 shares" and "12:30" are told from an age by that look, which is far cheaper than theirs.
    """
    behind = {
        re.split(_NUMBER, phrase, maxsplit=1)[1].lstrip()
        for phrase in filter(_DIGIT.search, _phrases())
    }
    # Pages leave spaces out: of a unit of one letter nothing else is sure.
    units = {unit[:2] if unit[:2].strip() == unit[:2] else unit[0] for unit in behind}
    return re.compile(rf"\d\s?(?:{'|'.join(map(re.escape, sorted(units)))})")


@cache
def _worded() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Build the pattern of the phrases without a number, and the words one of which is in each."""
    phrases = [phrase for phrase in _phrases() if not _DIGIT.search(phrase)]
    keys = {max(_LETTERS.findall(phrase), key=len) for phrase in phrases}
    pattern = "|".join(_longest_first(map(_as_pattern, phrases)))
    return re.compile(rf"(?:{pattern})(?!\w)"), tuple(sorted(keys))


def _longest_first(patterns: Iterable[str]) -> list[str]:
    return sorted(patterns, key=lambda pattern: (-len(pattern), pattern))


@lru_cache(maxsize=4_000)
def find_age(text: str) -> int | None:
    """Return where a text says how long ago something was ("3 hours ago"), None where it does not.

    >>> find_age("Posted 3 hours ago"), find_age("21 May 2025")
    (7, None)
    """
    folded = text[:_LONGEST].casefold()
    if _after_number().search(folded) and (found := _counted().search(folded)):
        return found.start()
    worded, keys = _worded()
    for key in keys:
        # Looking for a word is cheaper than looking for any of the phrases.
        if key in folded:
            found = worded.search(folded)
            return found.start() if found else None
    return None


def says_how_long_ago(text: str) -> bool:
    """Tell whether a text gives a time only from the moment of reading ("3 hours ago").

    >>> says_how_long_ago("Posted 3 hours ago"), says_how_long_ago("21 May 2025")
    (True, False)
    """
    return find_age(text) is not None
