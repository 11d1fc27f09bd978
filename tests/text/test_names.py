"""Facts about names as text: keys, finders, family names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.name_places import find_name, find_surname
from generator.text.names import family_name, fold, has_family_first, is_suffix

WORDS = st.text(alphabet="abcdefgáéñöşıłøßÇÅ", min_size=2, max_size=8).map(str.title)
NAMES = st.lists(WORDS, min_size=2, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë Núñez", "ZOE NUNEZ"),
        ("Conor O’Dálaigh", "Conor O'Dalaigh"),
        ("Omar Al-Tamimi", "omar al tamimi"),
        ("Łukasz Ørsted", "Lukasz Orsted"),
        ("Işıl Kaya", "Isil Kaya"),
        ("Mаrtа Diaz", "Marta Diaz"),
        ("J.K. Moreau", "J. K. Moreau"),
        ("Sam Poe, Jr.", "Sam Poe Jr"),
        ("Omar Shia' Haddad", "Omar Shia Haddad"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    """Accents, apostrophes, hyphens, capitals and look-alike letters make no difference."""
    assert fold(one) == fold(other)


def test_different_names_keep_different_keys() -> None:
    """Folding takes away how a name is written, not its letters."""
    assert fold("Hassan Karimi") != fold("Hossein Karimi")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    """The key of a key is the key."""
    assert fold(fold(text)) == fold(text)


@given(
    NAMES, st.sampled_from(["", "Then ", "(", "“"]), st.sampled_from(["", ".", "'s car", ", who"])
)
def test_a_name_in_a_text_is_found_where_it_stands(name: str, before: str, after: str) -> None:
    """A name is found in its own place, whatever stands around it."""
    place = find_name(name.upper(), f"{before}{name}{after}")

    assert place == (len(before), len(before) + len(name))


@given(NAMES, st.text(max_size=60))
def test_what_is_found_folds_to_the_name(name: str, text: str) -> None:
    """A range that is found always holds the name that was looked for."""
    place = find_name(name, f"{text} {name} {text}")

    assert place is not None
    assert fold(f"{text} {name} {text}"[slice(*place)]) == fold(name)


def test_name_inside_a_longer_word_is_not_found() -> None:
    """Ann Lee is not in Joann Leeson."""
    assert find_name("Ann Lee", "Joann Leeson came") is None


def test_name_does_not_run_over_a_comma_or_a_sentence() -> None:
    """Two words that a comma or a full stop parts are not one name."""
    assert find_name("Ann Lee", "They met Ann, Lee and Bo.") is None
    assert find_name("Anna Lee", "They met Anna. Lee left.") is None


def test_hyphen_and_space_are_alike() -> None:
    """A name written with a hyphen is found where the text has a space."""
    assert find_name("Omar Al-Tamimi", "by Omar Al Tamimi.") == (3, 17)


def test_decomposed_accents_are_part_of_the_place() -> None:
    """A combining accent at the end of a name belongs to the range."""
    text = "Rene\u0301 Dupre\u0301 won"

    assert find_name("René Dupré", text) == (0, 12)


def test_absent_and_empty_names_are_not_found() -> None:
    """What is not there is None, and an empty name is nowhere."""
    assert find_name("Jo Berg", "Nobody came.") is None
    assert find_name("", "Nobody came.") is None
    assert find_surname("", "Nobody came.") is None


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Jo Berg", "Berg"),
        ("Layla Hassan al-Tamimi", "al-Tamimi"),
        ("Omar bin Rashid", "bin Rashid"),
        ("Adel Abdul Rahim", "Abdul Rahim"),
        ("Pieter van der Berg", "van der Berg"),
        ("Sam Poe, Jr.", "Poe"),
        ("Han Mei", "Han"),
        ("Yoon Ji-woo", "Yoon"),
        ("Kim Hartwell", "Hartwell"),
        ("Yoon", "Yoon"),
    ],
)
def test_family_name(name: str, family: str) -> None:
    """The family name is the last with its particles, or the first in an eastern order."""
    assert family_name(name) == family


def test_western_name_after_an_eastern_family_name_word_is_western() -> None:
    """Kim as a given name does not turn a name around."""
    assert not has_family_first(("Kim", "Hartwell"))
    assert not has_family_first(("Yoon",))


def test_suffixes_are_known_in_any_writing() -> None:
    """A word such as Jr. says which of the family it is."""
    assert is_suffix("Jr.")
    assert is_suffix("III")
    assert not is_suffix("Berg")


def test_surname_is_found_with_and_without_its_particle() -> None:
    """A text may leave the particle out."""
    assert find_surname("Layla al-Tamimi", "Then Al-Tamimi left.") == (5, 14)
    assert find_surname("Pieter van der Berg", "Then Berg left.") == (5, 9)


def test_surname_in_small_letters_is_an_everyday_word() -> None:
    """The verb rose is not Mr Rose."""
    assert find_surname("Ann Rose", "Prices rose.") is None


def test_surname_in_a_script_without_capitals_is_found() -> None:
    """Where there are no capitals none is asked for."""
    assert find_surname("عمر حداد", "قال حداد") == (4, 8)
