"""How likely each line belongs to an article's body, by fitted weights.

Takes rows of features (`reading.lines`), returns log-odds. The weights are boosted decision
trees, fitted by `benchmarks/fit_lines.py` and stored as data; walking them needs no library.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any, Final

from generator.data import load_weights
from generator.reading.features import FEATURES

# A node is its feature, its bound, and the nodes for values up to the bound and above it; a
# leaf is its value. Plain tuples, because a page walks some ten thousand nodes.
Node = tuple[int, float, "Node", "Node"] | float


@dataclass(frozen=True, slots=True)
class Trees:
    """Fitted trees, and how far those from each one on can still move the sum, down and up."""

    roots: tuple[Node, ...]
    lowest: tuple[float, ...]
    highest: tuple[float, ...]


def trees_of(stored: dict[str, Any]) -> Trees:
    """Read fitted trees.

    Args:
        stored: `features`, the names they were fitted for, and `trees`, each four parallel lists:
            at each node a feature (below 0: a leaf), its bound or value, and its two children.

    Raises:
        RuntimeError: The trees were fitted for other features.
    """
    if stored["features"] != list(FEATURES):
        message = "line_model.json was fitted for other features; run `make fit`"
        raise RuntimeError(message)
    leaves = [
        [
            value
            for value, feature in zip(tree["bounds"], tree["features"], strict=True)
            if feature < 0
        ]
        for tree in stored["trees"]
    ]
    return Trees(
        tuple(_node(tree, 0) for tree in stored["trees"]),
        _still(map(min, leaves)),
        _still(map(max, leaves)),
    )


def _node(tree: dict[str, list[Any]], at: int) -> Node:
    feature, bound = tree["features"][at], float(tree["bounds"][at])
    if feature < 0:
        return bound
    return feature, bound, _node(tree, tree["lefts"][at]), _node(tree, tree["rights"][at])


def _still(values: Iterable[float]) -> tuple[float, ...]:
    """Return the sum of the values from each place on."""
    return tuple(accumulate(reversed(list(values))))[::-1]


@cache
def _own() -> Trees:
    return trees_of(load_weights("line_model"))


# Above 0 a line is body; down to here it may be, where its neighbours are.
DOUBTFUL: Final = -2.0
_UNLIKELY: Final = -6.0
_PROSE: Final = FEATURES.index("prose")
_BEFORE: Final = FEATURES.index("prose_far_before")
_AFTER: Final = FEATURES.index("prose_far_after")


def log_odds(rows: list[list[float]], trees: Trees | None = None) -> list[float]:
    """Score lines by the fitted weights.

    Args:
        rows: Features of a page's lines, as `reading.lines.features` gives them.
        trees: Weights of one's own, as a benchmark fits them; without, those that come along.

    Returns:
        Natural log-odds that a line belongs to the body, one a row; above 0 is more likely
        than not. Exact between `DOUBTFUL` and 0, elsewhere only its side is.
    """
    trees = _own() if trees is None else trees
    return [
        # Far from any prose nothing is body; most lines of a page are such.
        _UNLIKELY if not (row[_PROSE] or row[_BEFORE] or row[_AFTER]) else _sum(trees, row)
        for row in rows
    ]


def _sum(trees: Trees, row: list[float]) -> float:
    """Add up a row's leaves, until what is left cannot change what the line is taken for."""
    total = 0.0
    for node, lowest, highest in zip(trees.roots, trees.lowest, trees.highest, strict=True):
        if total + lowest > 0:
            return total + lowest
        if total + highest < DOUBTFUL:
            return total + highest
        while isinstance(node, tuple):
            feature, bound, left, right = node
            node = left if row[feature] <= bound else right  # noqa: PLW2901 - a walk
        total += node
    return total
