"""Facts about what stands behind a writer's name."""

import pytest

from generator.reading.byline_lines import read_name_line
from generator.reading.byline_tails import is_from, parts_names, without_place, without_time


@pytest.mark.parametrize(
    "text",
    [
        "By Ann Roe in Port Louis",
        "ANN ROE | Lund",
        "From Ann Roe, Port Harcourt",
        "From Ann Roe, Lund",
        "Ann Roe, Lund",
        "Posted by Ann Roe at 6:10 PM",
        "Rédigé par Ann Roe le lundi",
        "Text: Ann Roe. Photos: Lee Doe",
    ],
)
def test_place_and_time_are_no_writers(text: str) -> None:
    """Where and when somebody wrote is left out."""
    said = read_name_line(text, None)

    assert said is not None
    assert said.people == ("Ann Roe",)


def test_second_writer_stays() -> None:
    """A second name behind a comma is a writer's, and an agency an agency."""
    said = read_name_line("By Ann Roe, Lee Doe", None)
    wired = read_name_line("Ann Roe, AFP", None)

    assert said is not None
    assert wired is not None
    assert said.people == ("Ann Roe", "Lee Doe")
    assert wired.agencies == ("AFP",)


def test_text_without_a_name_stays_as_it_is() -> None:
    """What is no name before "on" or a place is not cut."""
    assert without_time("Mayor on strike") == "Mayor on strike"
    assert without_place("Storm in Lund") == "Storm in Lund"
    assert not is_from(None)


@pytest.mark.parametrize("text", ["From Monday", "From Lund to London", "From Today"])
def test_from_alone_makes_no_writer(text: str) -> None:
    """The word "from" begins other lines too."""
    assert read_name_line(text, None) is None


def test_joiners_stand_between_names() -> None:
    """A line that only joins two names is told from a name."""
    assert parts_names("und")
    assert not parts_names("Ann Roe")
