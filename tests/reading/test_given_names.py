"""Facts about names that begin with a known given name."""

import pytest

from generator.reading.byline_lines import read_name_line
from generator.reading.byline_names import looks_like_person
from generator.reading.given_names import has_given_name


@pytest.mark.parametrize(
    "name",
    [
        "Dr Anna Roe",
        "Prof. Anna Roe",
        "فهد الوادي",
        "عامر سہیل",
        "יעל ברק",
        "রফিকুল হাসান",
        "कविता शर्मा",
        "ნინო წერეთელი",
        "Արմեն Գրիգորյան",
        "ሰላማዊት ተስፋዬ",
    ],
)
def test_given_names_of_many_scripts_are_known(name: str) -> None:
    """A form of address stands before a name, and scripts that leave out vowels have names too."""
    assert has_given_name(name)


@pytest.mark.parametrize(
    ("text", "told"),
    [("Nguyễn Văn An", True), ("Kovács Anna", True), ("Kovács Street", False), ("Le Bois", False)],
)
def test_names_with_the_family_first(text: str, *, told: bool) -> None:
    """Hungarian and Vietnamese names are known by a family name that stands first."""
    assert has_given_name(text) is told


def test_names_with_vowel_signs_are_names() -> None:
    """Vowel signs of Indian scripts are parts of names, and no Georgian letter is a small one."""
    assert looks_like_person("கவிதா செல்வராஜ்")
    assert looks_like_person("ნინო წერეთელი")


@pytest.mark.parametrize("day", ["Thứ Năm", "Thứ Hai"])
def test_day_of_two_words_is_nobody(day: str) -> None:
    """A day of the week is no person, though both its words have a capital."""
    assert not looks_like_person(day)


def test_labels_of_one_line_are_parted() -> None:
    """A line of labels ("source: … author: …") names its author alone."""
    said = read_name_line("来源: 云溪晚报 作者: 林晓峰 责任编辑: 周敏", None)

    assert said is not None
    assert said.people == ("林晓峰",)
