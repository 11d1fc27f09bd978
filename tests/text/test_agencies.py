"""Facts about the names of news agencies."""

import pytest

from generator.text.agencies import agency_named


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("AFP", "AFP"),
        (" (The Associated Press) ", "The Associated Press"),
        ("Deutsche Presse-Agentur", "Deutsche Presse-Agentur"),
        ("afp", None),
        ("AFP reporter", None),
        ("the bakery", None),
        ("", None),
    ],
)
def test_agencies_are_known_by_every_form(text: str, agency: str | None) -> None:
    """Short and long names are agencies, case as written, with or without their article."""
    assert agency_named(text) == agency
