"""How well a text agrees with the right one: runs of four words, precision, recall and F1."""

import re
from collections import Counter
from collections.abc import Sequence

WORD = re.compile(r"\w+")
SIZE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words in a text; a shorter text is one run."""
    words = WORD.findall(text)
    if len(words) <= SIZE:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[start:] for start in range(SIZE)), strict=False))


def precision_recall(right: str, given: str) -> tuple[float, float]:
    """Return the shares of the given runs that are right, and of the right ones given."""
    return shared(given, right), shared(right, given)


def shared(part: str, whole: str) -> float:
    """Return the share of a part's runs that stand in a whole."""
    own = shingles(part)
    return (own & shingles(whole)).total() / own.total() if own else 0.0


def f_one(right: str, given: str) -> float:
    """Return the F1 of a text against the right one."""
    return f1(*precision_recall(right, given))


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def mean_f1(pairs: Sequence[tuple[float, float]]) -> float:
    """Return F1 of the mean precision and the mean recall over documents."""
    count = max(1, len(pairs))
    return f1(sum(p for p, _ in pairs) / count, sum(r for _, r in pairs) / count)
