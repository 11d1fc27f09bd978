"""Whether two spellings can be, must be or cannot be one person's name.

Names alone are compared: accents, particles, transliteration, short forms, middle names and
initials. The given name guards: two names that share a family name and differ in the given
name are two people. What is only possible is said to be so, never decided.

Takes two names, returns a `Likeness`. Knows nothing about texts or books.
"""

from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from typing import Final

from generator import data
from generator.text.cases import could_be_cases_somewhere
from generator.text.name_keys import Parts, graphic, han_key, loose, meeting, skeleton, take_apart
from generator.text.names import fold

_UMLAUTS: Final = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ø": "oe",
        "å": "aa",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "Ø": "Oe",
        "Å": "Aa",
    }
)
_ARTICLE: Final = "ال"
_LONG_ENOUGH: Final = 5  # letters of a family name in which one wrong letter is a slip


class Likeness(IntEnum):
    """How two names relate; a larger value is more alike."""

    DIFFERENT = 0
    DOUBTFUL = 1
    SAME = 2


@cache
def _groups(name: str) -> dict[str, frozenset[int]]:
    """Return for each name of the equivalents the numbers of its groups."""
    groups: dict[str, set[int]] = {}
    for number, names in enumerate(data.load("name_equivalents")[name]):
        for word in names:
            groups.setdefault(fold(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


def compare(one: str, other: str, *, cases: bool = True) -> Likeness:
    """Tell whether two full names can be one person's.

    Args:
        one: A full name as written.
        other: Another.
        cases: Whether names that can be one in two grammatical cases are worth a question.

    >>> compare("Tom Okafor", "Thomas Okafor").name
    'SAME'
    >>> compare("Hassan Karimi", "Hossein Karimi").name
    'DIFFERENT'
    """
    if fold(one) == fold(other):
        return Likeness.SAME
    if fold(one.translate(_UMLAUTS)) == fold(other.translate(_UMLAUTS)):
        return Likeness.SAME
    if _with_umlauts(one, other):
        return Likeness.SAME
    if not one[:1].isascii() and han_key(one) == han_key(other):
        # In another script, or with a space: the characters of two scripts do not match one by one.
        same = fold(one).replace(" ", "") == fold(other).replace(" ", "")
        return Likeness.SAME if same else Likeness.DOUBTFUL
    found = _compare_parts(take_apart(one), take_apart(other))
    if cases and found is Likeness.DIFFERENT and could_be_cases_somewhere(one, other):
        return Likeness.DOUBTFUL
    return found


def _with_umlauts(one: str, other: str) -> bool:
    """Tell whether one name writes out the umlauts of the other: "Mueller", "Müller"."""
    return fold(one.translate(_UMLAUTS)) == fold(other) or fold(other.translate(_UMLAUTS)) == fold(
        one
    )


def _compare_parts(one: Parts, other: Parts) -> Likeness:
    family = _compare_families(one, other)
    if family is Likeness.DIFFERENT:
        return _compare_displaced(one, other)
    if not one.given or not other.given:
        return Likeness.DOUBTFUL if family else Likeness.DIFFERENT
    given = _compare_given(one, other)
    if one.suffix != other.suffix:
        if one.suffix and other.suffix:
            return Likeness.DIFFERENT
        given = min(given, Likeness.DOUBTFUL)
    return min(family, given)


def _compare_families(one: Parts, other: Parts) -> Likeness:
    if one.family == other.family:
        return Likeness.SAME
    if one.eastern or other.eastern:
        return Likeness.DIFFERENT
    if graphic(one.family) == graphic(other.family):
        return Likeness.SAME
    if loose(one.family) == loose(other.family):
        return Likeness.SAME if one.article or other.article else Likeness.DOUBTFUL
    doubtful = _could_be_one_word(one.family, other.family) or _differ_in_article(
        one.family, other.family
    )
    return Likeness.DOUBTFUL if doubtful else Likeness.DIFFERENT


def _differ_in_article(one: str, other: str) -> bool:
    """Tell whether one of two family names is the other with the article, in Arabic letters."""
    shorter, longer = sorted((one, other), key=len)
    return longer == _ARTICLE + shorter


def _could_be_one_word(one: str, other: str) -> bool:
    """Tell whether two family names may be one, written in other ways or with a slip."""
    consonants = skeleton(one)
    return (
        meeting(one) == meeting(other)
        # "Haftar", "Hefter": vowels are what transliterations differ in.
        or (bool(consonants) and consonants == skeleton(other) and one[0] == other[0])
        or (min(len(one), len(other)) >= _LONG_ENOUGH and _one_letter_apart(one, other))
    )


def _one_letter_apart(one: str, other: str) -> bool:
    """Tell whether one letter more, less or other makes two words equal."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = next((at for at, letter in enumerate(one) if other[at] != letter), len(one))
    return one[at + (len(one) == len(other)) :] == other[at + 1 :]


def _compare_given(one: Parts, other: Parts) -> Likeness:
    """Compare the given names of two names whose family names agree."""
    if one.eastern or other.eastern:
        return Likeness.SAME if "".join(one.given) == "".join(other.given) else Likeness.DIFFERENT
    first = _compare_words(one.given[0], other.given[0])
    shorter, longer = sorted((one.given, other.given), key=len)
    if first is Likeness.DIFFERENT:
        within = _is_called_by_middle(shorter, longer) or (
            len(shorter) == len(longer) and _is_called_by_middle(longer, shorter)
        )
        return Likeness.DOUBTFUL if within else Likeness.DIFFERENT
    return min(first, _compare_middles(shorter[1:], longer[1:]))


def _is_called_by_middle(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Tell whether a name begins with a middle name of the other: "Hadi Roe", "Omar Hadi Roe"."""
    called = shorter[0]
    return len(called) > 1 and any(
        _compare_words(called, word) is Likeness.SAME for word in longer[1:]
    )


def _compare_middles(shorter: Sequence[str], longer: Sequence[str]) -> Likeness:
    """Compare middle names: one may leave out what the other gives, but not contradict it."""
    rest = iter(longer)
    likeness = Likeness.SAME
    for word in shorter:
        passed = False
        for candidate in rest:
            if word[0] == candidate[0] and 1 in (len(word), len(candidate)):
                if passed:  # "J. A. B. Roe" is not sure to be "J. B. Roe"
                    likeness = Likeness.DOUBTFUL
                break
            passed = True
            found = _compare_words(word, candidate)
            if found:
                likeness = min(likeness, found)
                break
        else:
            return Likeness.DIFFERENT
    return likeness


def _compare_words(one: str, other: str) -> Likeness:
    """Compare two given names of one word."""
    if one == other or graphic(one) == graphic(other):
        return Likeness.SAME
    if 1 in (len(one), len(other)):
        return Likeness.DOUBTFUL if one[0] == other[0] else Likeness.DIFFERENT
    for name in ("spellings", "nicknames"):
        groups = _groups(name)
        if groups.get(one, frozenset()) & groups.get(other, frozenset()):
            return Likeness.SAME
    if loose(one) == loose(other):
        return Likeness.DOUBTFUL
    return Likeness.DIFFERENT


def _compare_displaced(one: Parts, other: Parts) -> Likeness:
    """Compare two names whose last words differ: another order, a second family name."""
    words, others = [*one.given, one.family], [*other.given, other.family]
    if one.eastern != other.eastern:
        swapped = one.family == other.family or (
            "".join(words[:-1]) == others[-1] and "".join(others[:-1]) == words[-1]
        )
        if swapped:
            return Likeness.SAME
    shorter, longer = sorted((words, others), key=len)
    if one.eastern or other.eastern or len(shorter) < 2:  # noqa: PLR2004 - no full name
        return Likeness.DIFFERENT
    if len(shorter) < len(longer) and graphic(shorter[0]) == graphic(longer[0]):
        rest = iter(longer[1:])
        if all(any(graphic(word) == graphic(found) for found in rest) for word in shorter[1:]):
            return Likeness.DOUBTFUL
    same = sorted(words) == sorted(others)
    return Likeness.DOUBTFUL if same else Likeness.DIFFERENT
