"""Facts about ages: what a text says was some time ago."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.data import load_made
from generator.text.ages import find_age, says_how_long_ago


@pytest.mark.parametrize(
    "text",
    [
        *("3 hours ago", "time3 hours ago", "an hour ago", "vor 2 Stunden", "il y a 5 minutes"),
        *("hace 3 días", "há 2 horas", "3 часа назад", "3時間前", "5h ago", "منذ ساعة"),
    ],
)
def test_ages_are_known(text: str) -> None:
    """What says "3 hours ago" in any of many languages is an age."""
    assert says_how_long_ago(text)


@pytest.mark.parametrize("text", ["21 May 2025", "long ago", "3 hours", "", "agony 3"])
def test_other_words_are_no_age(text: str) -> None:
    """Dates and spans of time are no age."""
    assert not says_how_long_ago(text)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Posted 3 hours ago", 7),
        ("Ann Roe3 hours ago", 7),
        ("vor3 Stunden", 0),
        ("Gepostet vor einer Stunde", 9),
        ("3 hours agony", None),
        ("The hour is late", None),
    ],
)
def test_place_of_an_age(text: str, at: int | None) -> None:
    """An age is found where it begins, with or without the spaces that pages leave out."""
    assert find_age(text) == at


@given(st.sampled_from(sorted(load_made("calendar_names")["ages"])), st.integers(1, 99))
def test_every_known_phrase_is_found_with_any_figure(phrase: str, figure: int) -> None:
    """What the cheap look lets through is every phrase, with and without its spaces."""
    text = re.sub(r"\d+", str(figure), phrase)

    assert says_how_long_ago(text)
    assert says_how_long_ago(text.replace(" ", ""))
