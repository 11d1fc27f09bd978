"""Facts about the forms of titles."""

import pytest

from generator.reading.title_forms import has_markup, looks_like_title
from tests.reading.parts import a_part


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Rain ends the long drought", True),
        ("Will the rain last?", True),
        ("The rain has ended.", False),
        ("Rain", False),
        ("Related articles of the day", False),
        ("Rain | Lund Post | Home", False),
        ("2024 2025 2026 2027", False),
    ],
)
def test_what_could_be_a_title(text: str, *, is_so: bool) -> None:
    """A title is some words with letters, no sentence, no furniture, no markup."""
    assert looks_like_title(a_part(text).seen[0]) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("Home | News", True), ("Home » News", True), ("Rain » falls «", True), ("Rain falls", False)],
)
def test_marks_of_code_and_trails(text: str, *, is_so: bool) -> None:
    """Bars, braces, addresses and breadcrumbs are markup."""
    assert has_markup(a_part(text).seen[0]) is is_so
