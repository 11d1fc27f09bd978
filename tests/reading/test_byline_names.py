"""Facts about the names in a byline's text."""

import pytest

from generator.reading.byline_names import looks_like_person, names_in, unglued


@pytest.mark.parametrize(
    "name",
    ["Ann Roe", "Ann de la Roe", "J. R. Roe", "Seán O’Roe", "Ahmed al-Roe", "Анна Лукьянова"],
)
def test_persons(name: str) -> None:
    """Names have capitals, particles and initials in any script."""
    assert looks_like_person(name)


@pytest.mark.parametrize(
    "text",
    [
        "Roe",
        "Sports Desk",
        "Ann Roe 2",
        "ann roe",
        "NASA ESA",
        "A B C D E",
        "the river Roe",
        "Ann de",
    ],
)
def test_no_persons(text: str) -> None:
    """Single words, offices, figures, small letters and acronyms are no names of persons."""
    assert not looks_like_person(text)


@pytest.mark.parametrize(
    ("text", "people", "agencies"),
    [
        ("Ann Roe and Peter Doe, AFP", ["Ann Roe", "Peter Doe"], ["AFP"]),
        ("ANN ROE", ["Ann Roe"], []),
        ("Ann Roe; Peter Doe / Reuters", ["Ann Roe", "Peter Doe"], ["Reuters"]),
        ("Ann Roe, our man at the coast, Peter Doe", ["Ann Roe"], []),
        ("the river", [], []),
        ("", [], []),
    ],
)
def test_names_are_parted(text: str, people: list[str], agencies: list[str]) -> None:
    """Names are parted by commas and joiners; reading stops where something else follows."""
    assert names_in(text) == (people, agencies)


def test_a_publisher_glued_to_a_name_is_cut() -> None:
    """Where a line glues the two, the name ends before the publisher's capital."""
    assert unglued("Ann RoeLund Post") == "Ann Roe"
    assert unglued("Ann McRoe") == "Ann McRoe"
