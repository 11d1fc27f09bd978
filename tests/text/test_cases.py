"""Facts about names in several grammatical cases."""

import pytest

from generator.corpus.people import who_is_who
from generator.model import Register
from generator.text.cases import case_key, could_be_cases, could_be_cases_somewhere, forms, small
from generator.text.likeness import Likeness, compare


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("Дмитрий Орлин", "Дмитрием Орлиным", "ru"),
        ("Пётр Зуев", "Петром Зуевым", "ru"),
        ("Юлія Савка", "Юлію Савку", "uk"),
        ("Марко Савић", "Марком Савићем", "sr"),
        ("Παναγιώτης Λιάκος", "Παναγιώτη Λιάκο", "el"),
        ("Paweł Górski", "Pawłowi Górskiemu", "pl"),
        ("Petr Souček", "Petra Součka", "cs"),
        ("Ľubomír Kráľ", "Ľubomírom Kráľom", "sk"),
        ("Mindaugas Sabas", "Mindaugu Sabu", "lt"),
        ("Edgars Lācis", "Edgaru Lāci", "lv"),
        ("Kaisa Lehtonen", "Kaisa Lehtosen", "fi"),
        ("Tóth Éva", "Tóth Évával", "hu"),
    ],
)
def test_cases_of_one_name_can_be_one(one: str, other: str, code: str) -> None:
    """Two forms that one paradigm makes of one stem can be one name, either way round."""
    assert could_be_cases(one, other, code)
    assert could_be_cases(other, one, code)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Сергей Петрин", "Ольга Петрина"),
        ("Иван Громин", "Иван Громин Олегович"),
        ("Olga Roe", "Vera Roe"),
        ("Maria Lopez", "Mario Lopez"),
        ("Иванна Громова", "Иван Громов"),
    ],
)
def test_other_names_are_no_cases(one: str, other: str) -> None:
    """Another given name, another number of words or the same family name is no other case."""
    assert not could_be_cases_somewhere(one, other)


def test_cases_are_asked_about_over_the_book() -> None:
    """Over the book, where nobody knows the language, cases become a question and never merge."""
    assert compare("Ольга Петрина", "Ольги Петриной") is Likeness.DOUBTFUL
    assert compare("Ольга Петрина", "Ольги Петриной", cases=False) is Likeness.DIFFERENT

    groups, questions = who_is_who({"Ольга Петрина": 2, "Ольги Петриной": 1}, Register())

    assert [group.name for group in groups] == ["Ольга Петрина", "Ольги Петриной"]
    assert [(one.one, one.other) for one in questions] == [("Ольга Петрина", "Ольги Петриной")]


def test_keys_of_cases_meet() -> None:
    """All cases share a key; plain names and single words need none."""
    assert case_key("Ольга Петрина") == case_key("Ольги Петриной")
    assert case_key("Jane Roe") is None
    assert case_key("Ольга") is None


def test_small_letters() -> None:
    """Greek loses its accents, Turkish keeps its dotless letter, apostrophes become one."""
    assert small("ΥΠΟΥΡΓΌΣ") == small("υπουργός")
    assert small("Işık", dotless=True) == "ışık"
    assert small("п’ять") == "п'ять"


def test_forms_begin_with_the_word() -> None:
    """The word itself is its first form; a language without paradigms has no other."""
    assert next(forms("ольга", "ru")) == "ольга"
    assert list(forms("ann", "en")) == ["ann"]
