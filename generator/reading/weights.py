"""How likely each line belongs to an article's body, by fitted weights.

Takes rows of features (`reading.features`, `reading.markup_lines`), returns log-odds. The weights
are boosted decision trees, fitted by scripts in `benchmarks/` and stored as data; working them
needs no library.

No tree is walked. Every leaf of every tree is one bit of a long number, and a value rules out the
same leaves wherever it is found: those that lie left of a bound below it. So the numbers of a row's
values, joined by AND, leave in each tree its own leaf as the lowest bit, and the leaves' values are
added by counting bits. Source: Lucchese et al., QuickScorer (SIGIR 2015).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from operator import and_
from typing import Any, Final

from generator.data import load_weights
from generator.reading.features import FEATURES

# Leaves are stored with four decimals, and added as whole numbers: no sum depends on its order.
_UNIT: Final = 10_000


@dataclass(frozen=True, slots=True)
class Trees:
    """Fitted trees, laid out for adding up a row's leaves.

    Attributes:
        columns: Of each feature in use its number, its lowest bound, its bounds, and the leaves
            that a value leaves possible: up to the first bound, up to the second, and so on.
        every: All leaves.
        firsts: The lowest bit of each tree.
        planes: The leaves whose value has a certain binary digit, highest digit first.
        least: What the planes' sum is counted from.
    """

    columns: tuple[tuple[int, float, tuple[float, ...], tuple[int, ...]], ...]
    every: int
    firsts: int
    planes: tuple[int, ...]
    least: int

    def score(self, row: Sequence[float]) -> float:
        """Return the sum of the leaves that a row reaches."""
        left = self.every
        for feature, lowest, bounds, masks in self.columns:
            # Up to its lowest bound a value rules nothing out, and most values are a "no".
            if row[feature] > lowest:
                left &= masks[bisect_left(bounds, row[feature])]
        leaves = left & ~(left - self.firsts)
        total = 0
        for plane in self.planes:
            total = 2 * total + (leaves & plane).bit_count()
        return (total + self.least) / _UNIT


def trees_of(stored: dict[str, Any], features: Sequence[str], name: str) -> Trees:
    """Read fitted trees.

    Args:
        stored: `features`, the names they were fitted for, and `trees`, each four parallel lists:
            at each node a feature (below 0: a leaf), its bound or value, and its two children.
        features: The names that rows have now.
        name: What the weights are called: that of their file.

    Raises:
        RuntimeError: The trees were fitted for other features.
    """
    if stored["features"] != list(features):
        message = f"{name}.json was fitted for other features; fit it again: `make fit`"
        raise RuntimeError(message)
    values: list[int] = []
    firsts = 0
    ruled_out: dict[int, dict[float, int]] = {}
    for tree in stored["trees"]:
        firsts |= 1 << len(values)
        for feature, bound, leaves in _splits(tree, 0, values):
            bounds = ruled_out.setdefault(feature, {})
            bounds[bound] = bounds.get(bound, 0) | leaves
    every = (1 << len(values)) - 1
    least = min(values, default=0)
    digits = (max(values, default=0) - least).bit_length()
    return Trees(
        tuple(_column(feature, bounds, every) for feature, bounds in sorted(ruled_out.items())),
        every,
        firsts,
        tuple(_plane(values, least, digit) for digit in reversed(range(digits))),
        least * len(stored["trees"]),
    )


def _splits(
    tree: dict[str, list[Any]], at: int, values: list[int]
) -> Iterator[tuple[int, float, int]]:
    """Yield a tree's splits with the leaves left of each, and add its leaves to those known."""
    feature, bound = tree["features"][at], float(tree["bounds"][at])
    if feature < 0:
        values.append(round(bound * _UNIT))
        return
    first = len(values)
    yield from _splits(tree, tree["lefts"][at], values)
    yield feature, bound, (1 << len(values)) - (1 << first)
    yield from _splits(tree, tree["rights"][at], values)


def _column(
    feature: int, ruled_out: dict[float, int], every: int
) -> tuple[int, float, tuple[float, ...], tuple[int, ...]]:
    bounds = tuple(sorted(ruled_out))
    masks = accumulate((every & ~ruled_out[bound] for bound in bounds), and_, initial=every)
    return feature, bounds[0], bounds, tuple(masks)


def _plane(values: Sequence[int], least: int, digit: int) -> int:
    """Return the leaves whose value has a binary digit."""
    bits = ("1" if (value - least) >> digit & 1 else "0" for value in reversed(values))
    return int("".join(bits), 2)


@cache
def _own() -> Trees:
    return trees_of(load_weights("line_model"), FEATURES, "line_model")


# Above 0 a line is body; down to here it may be, where its neighbours are.
DOUBTFUL: Final = -2.0
_UNLIKELY: Final = -6.0


def log_odds(rows: Sequence[Sequence[float]], trees: Trees | None = None) -> list[float]:
    """Score the lines of a dump by the fitted weights.

    Args:
        rows: Features of a page's lines, as `reading.features.features` gives them: an empty one
            for a line far from any prose.
        trees: Weights of one's own, as a benchmark fits them; without, those that come along.

    Returns:
        Natural log-odds that a line belongs to the body, one a row; above 0 is more likely
        than not. Far from any prose nothing is body.
    """
    trees = _own() if trees is None else trees
    return [trees.score(row) if row else _UNLIKELY for row in rows]
