"""Facts about the fitted weights: what any fit of them must say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.features import FEATURES, features
from generator.reading.weights import log_odds, trees_of
from tests.reading.parts import PROSE, a_part


def odds_of(*lines: str) -> list[float]:
    """Return the odds of the lines of a page."""
    return log_odds(features(a_part(*lines).seen))


def test_prose_is_likelier_than_menus() -> None:
    """Each paragraph of a report is likelier to be text than any line of the menu above it."""
    odds = odds_of("Home", "World", "Sport", *PROSE)

    assert min(odds[3:]) > max(odds[:3])


def test_far_from_prose_nothing_is_text() -> None:
    """A line with no prose anywhere near it is most unlikely, whatever it says."""
    assert odds_of(*["Home"] * 30, *PROSE)[0] == -6.0


def test_no_lines_have_no_odds() -> None:
    """A page without lines gives an empty list."""
    assert log_odds([]) == []


def test_weights_of_other_features_are_refused() -> None:
    """Weights that were fitted for other features are never used."""
    with pytest.raises(RuntimeError, match="fitted for other features"):
        trees_of({"features": ["length"], "trees": []}, FEATURES, "line_model")


def test_trees_are_walked_by_their_bounds() -> None:
    """A row goes left up to a node's bound and right above it; the leaves of all trees add up."""
    words = FEATURES.index("words")
    tree = {"features": [words, -1, -1], "bounds": [2.0, -0.25, -0.375]}
    tree |= {"lefts": [1, 0, 0], "rights": [2, 0, 0]}
    trees = trees_of({"features": list(FEATURES), "trees": [tree, tree]}, FEATURES, "line_model")
    low, high = [1.0] * len(FEATURES), [1.0] * len(FEATURES)
    low[words], high[words] = 2.0, 2.5

    assert log_odds([low, high], trees) == [-0.5, -0.75]


NODES = 40
FEW = 3


def walked(tree: dict[str, list[float]], row: list[float]) -> float:
    """Return the leaf that a row reaches, node by node."""
    at = 0
    while tree["features"][at] >= 0:
        low = row[int(tree["features"][at])] <= tree["bounds"][at]
        at = int(tree["lefts"][at] if low else tree["rights"][at])
    return tree["bounds"][at]


@st.composite
def trees(draw: st.DrawFn) -> dict[str, list[float]]:
    """Draw a tree over a few features, deep on any side."""
    tree: dict[str, list[float]] = {"features": [], "bounds": [], "lefts": [], "rights": []}

    def grow(depth: int) -> int:
        at = len(tree["features"])
        leaf = depth == 0 or draw(st.booleans())
        tree["features"].append(-1 if leaf else draw(st.integers(0, FEW - 1)))
        tree["bounds"].append(draw(st.integers(-NODES, NODES)) / 8)
        tree["lefts"].append(0)
        tree["rights"].append(0)
        if not leaf:
            tree["lefts"][at] = grow(depth - 1)
            tree["rights"][at] = grow(depth - 1)
        return at

    grow(4)
    return tree


@given(st.lists(trees(), max_size=6), st.lists(st.integers(-NODES, NODES), min_size=FEW))
def test_score_is_the_sum_of_the_leaves_reached(
    drawn: list[dict[str, list[float]]], values: list[int]
) -> None:
    """Whatever the trees and the row, the score is that of walking each tree to its leaf."""
    row = [value / 8 for value in values]
    names = [str(place) for place in range(FEW)]
    made = trees_of({"features": names, "trees": drawn}, names, "line_model")

    assert made.score(row) == sum(walked(tree, row) for tree in drawn)
