"""Facts about a line as numbers: their shape, and what must never depend on a fit."""

from hypothesis import given
from hypothesis import strategies as st

from generator.reading.features import FEATURES, features
from tests.reading.parts import PROSE, a_part

LINES = (*PROSE, "Home", "Related Articles", "Photo: Ann Roe", "3 May 2020", "…", "?", "A: b,")


def described(*lines: str) -> list[dict[str, float]]:
    """Return the figures of each line of a page by their names."""
    return [dict(zip(FEATURES, row, strict=True)) for row in features(a_part(*lines).seen)]


@given(st.lists(st.sampled_from((*LINES, *["Home"] * 20)), max_size=60))
def test_each_line_near_prose_has_a_figure_for_each_feature(lines: list[str]) -> None:
    """Every line near prose is described by the same figures, a line far from any by none."""
    seen = a_part(*lines).seen
    near = [
        any(line.is_prose for line in seen[max(0, index - 12) : index + 13])
        for index in range(len(seen))
    ]

    assert [len(row) for row in features(seen)] == [len(FEATURES) * is_near for is_near in near]


def test_features_have_one_name_each() -> None:
    """No two figures share a name."""
    assert len(set(FEATURES)) == len(FEATURES)


def test_line_is_described_by_its_neighbours() -> None:
    """A menu line beside prose is told from one among menus."""
    first, second, third = described("Home", "World", PROSE[0])

    assert (first["prose_+1"], second["prose_+1"], third["prose"]) == (0.0, 1.0, 1.0)
    assert third["prose_+1"] == first["prose_-1"] == -1.0


def test_place_in_the_run_is_counted() -> None:
    """Lines within the run of prose are told from those outside."""
    rows = described("Home", *PROSE, "Home")

    assert [row["in_run"] for row in rows] == [0.0, *[1.0] * len(PROSE), 0.0]


def test_heading_of_other_articles_closes_the_run() -> None:
    """What stands behind "Related Articles" is marked, until the run begins again."""
    rows = described(PROSE[0], "Related Articles", "Home")

    assert [row["ender_in_run"] for row in rows] == [0.0, 1.0, 1.0]
