"""Facts about the fitted weights: what any fit of them must say."""

import pytest

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
        trees_of({"features": ["length"], "trees": []})


def test_trees_are_walked_by_their_bounds() -> None:
    """A row goes left up to a node's bound and right above it; the leaves of all trees add up."""
    words = FEATURES.index("words")
    tree = {"features": [words, -1, -1], "bounds": [2.0, -0.25, -0.375]}
    tree |= {"lefts": [1, 0, 0], "rights": [2, 0, 0]}
    trees = trees_of({"features": list(FEATURES), "trees": [tree, tree]})
    low, high = [1.0] * len(FEATURES), [1.0] * len(FEATURES)
    low[words], high[words] = 2.0, 2.5

    assert log_odds([low, high], trees) == [-0.5, -0.75]


def test_walk_ends_where_nothing_can_change() -> None:
    """Once no tree that is left can change a line's side, the side is all one gets."""
    sure = {"features": [-1], "bounds": [5.0], "lefts": [0], "rights": [0]}
    small = {"features": [-1], "bounds": [-0.5], "lefts": [0], "rights": [0]}
    trees = trees_of({"features": list(FEATURES), "trees": [sure, small]})

    assert log_odds([[1.0] * len(FEATURES)], trees) == [4.5]
