"""Facts about how dates are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.date_forms import date_matches, plain_digits


@pytest.mark.parametrize(
    "written",
    [
        *("2025-05-21", "2025年5月21日", "21 May 2025", "May 21, 2025", "2025 May 21"),
        *("21.05.2025", "05-21-25", "May 2025"),
    ],
)
@pytest.mark.parametrize("around", ["{}", "{} and more", "x " * 200 + "{}" + " x" * 200])
def test_forms_are_found_wherever_they_stand(written: str, around: str) -> None:
    """Each form is matched whole, alone and far inside a long text."""
    found = {match[0] for match in date_matches(around.format(written))}

    assert written in found


@pytest.mark.parametrize("text", ["", "Rain fell", "in 25 days", "12.5"])
def test_text_without_year_or_marked_figures_has_no_form(text: str) -> None:
    """Where no year and no parted figures stand, nothing is written like a date."""
    assert list(date_matches(text)) == []


@given(st.text())
def test_digits_of_any_script_keep_their_places(text: str) -> None:
    """Every code point stays where it is, and digits alone change."""
    plain = plain_digits(text)

    assert len(plain) == len(text)
    assert all(one == other or one.isdecimal() for one, other in zip(text, plain, strict=True))
