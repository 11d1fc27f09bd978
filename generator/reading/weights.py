"""How likely each line belongs to an article's body, by fitted weights.

Takes rows of features (`reading.lines`), returns log-odds. The weights are boosted decision
trees, fitted by `benchmarks/fit_lines.py` and stored as data; walking them needs no library.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from generator.data import load_weights
from generator.reading.features import FEATURES


@dataclass(frozen=True, slots=True)
class _Tree:
    """One decision tree: a node's feature (below 0: a leaf), its bound or value, its children."""

    features: tuple[int, ...]
    bounds: tuple[float, ...]
    lefts: tuple[int, ...]
    rights: tuple[int, ...]

    def value(self, row: list[float]) -> float:
        node = 0
        while (feature := self.features[node]) >= 0:
            node = self.lefts[node] if row[feature] <= self.bounds[node] else self.rights[node]
        return self.bounds[node]


Trees = tuple["_Tree", ...]


def trees_of(stored: dict[str, Any]) -> Trees:
    """Read fitted trees.

    Args:
        stored: `features`, the names they were fitted for, and `trees`, each four parallel lists.

    Raises:
        RuntimeError: The trees were fitted for other features.
    """
    if stored["features"] != list(FEATURES):
        message = "line_model.json was fitted for other features; run `make fit`"
        raise RuntimeError(message)
    return tuple(
        _Tree(*(tuple(tree[key]) for key in ("features", "bounds", "lefts", "rights")))
        for tree in stored["trees"]
    )


@cache
def _own() -> Trees:
    return trees_of(load_weights("line_model"))


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
        than not.
    """
    trees = _own() if trees is None else trees
    return [
        # Far from any prose nothing is body; most lines of a page are such.
        _UNLIKELY
        if not (row[_PROSE] or row[_BEFORE] or row[_AFTER])
        else sum(tree.value(row) for tree in trees)
        for row in rows
    ]
