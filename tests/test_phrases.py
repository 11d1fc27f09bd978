"""The phrase lists, one file a language, are whole and of one shape."""

from importlib import resources

import pytest

from generator import data

LANGUAGES = sorted(
    entry.name.removesuffix(".yml")
    for entry in resources.files(data).joinpath("phrases").iterdir()
    if entry.name.endswith(".yml")
)


def phrases(language: str) -> dict[str, list[object]]:
    """Return the phrase lists of a language by their keys."""
    lists: dict[str, list[object]] = data.load(f"phrases/{language}")
    return lists


def test_many_languages() -> None:
    """English, the model, and twenty-six more languages have phrase lists."""
    assert "en" in LANGUAGES
    assert len(LANGUAGES) >= 27


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_keys_as_english(language: str) -> None:
    """Each language has the keys of English, in the same order, and none of its lists is empty."""
    lists = phrases(language)
    assert list(lists) == list(phrases("en"))
    assert all(lists.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_casefolded_strings(language: str) -> None:
    """Each phrase is a string (YAML makes no truth value of "on" or "no"), and is casefolded."""
    faults = [
        (key, phrase)
        for key, listed in phrases(language).items()
        for phrase in listed
        if not isinstance(phrase, str) or phrase != phrase.casefold() or "’" in phrase
    ]
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_hold_text(language: str) -> None:
    """A phrase is more than its "~" or "=", has no space at its end, and "=" none at its start."""
    faults = [
        (key, phrase)
        for key, listed in phrases(language).items()
        for phrase in listed
        if not str(phrase).strip("~= ")
        or str(phrase) != str(phrase).rstrip()
        or str(phrase).startswith((" ", "= "))
    ]
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_twice(language: str) -> None:
    """No list of a language holds a phrase twice."""
    for key, listed in phrases(language).items():
        twice = [phrase for phrase in listed if listed.count(phrase) > 1]
        assert twice == [], key
