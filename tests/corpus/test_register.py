"""Facts about names.yml: what it may say, and how a fault is named."""

import pytest

from generator.corpus.register import read_register
from generator.errors import RegisterError
from generator.model import Register, RegisterEntry, RegisterPost

GOOD = """\
# who is who
people:
  - name: Thomas Okafor
    aliases: [Tommy O.]
    different: [Tom Okafor]
    note: Also a *poet*.
  - name: Ann Lee
    hidden: true
"""


def fault(text: str) -> RegisterError:
    """Return the error that a text raises."""
    with pytest.raises(RegisterError) as caught:
        read_register(text, "names.yml")
    return caught.value


def test_entries_are_read_in_order() -> None:
    """Every key of an entry arrives, and what is not given is empty."""
    assert read_register(GOOD, "names.yml") == Register(
        (
            RegisterEntry("Thomas Okafor", ("Tommy O.",), ("Tom Okafor",), note="Also a *poet*."),
            RegisterEntry("Ann Lee", hidden=True),
        )
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "people: []\n", "people:\n"])
def test_empty_file_decides_nothing(text: str) -> None:
    """A file without entries is an empty register."""
    assert read_register(text, "names.yml") == Register()


def test_unknown_key_is_named_with_the_known_ones() -> None:
    """A mistyped key is an error that shows what could have been meant."""
    error = fault("people:\n  - name: Ann Lee\n    alias: [A. Lee]\n")

    assert (error.line, error.column) == (3, 5)
    assert "'alias' is no key here; known are name, aliases, different, same, hidden, note" in str(
        error
    )


def test_unknown_key_of_the_file_is_named() -> None:
    """The file itself has known keys too."""
    error = fault("persons: []\n")

    assert error.line == 1
    assert "known are people" in error.message


def test_name_is_needed() -> None:
    """An entry without a name is an error at the entry."""
    error = fault("people:\n  - aliases: [A. Lee]\n")

    assert error.line == 2
    assert "name: is missing" in error.message


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("people:\n  - name: 1998\n", 2, "name: must be text"),
        ("people:\n  - name: ''\n", 2, "name: is empty"),
        ("people:\n  - name: A B\n    aliases: C D\n", 3, "aliases: must be a list"),
        ("people:\n  - name: A B\n    aliases:\n      - 7\n", 4, "aliases: must be text"),
        ("people:\n  - name: A B\n    hidden: sometimes\n", 3, "hidden: must be true or false"),
        ("people:\n  - Ann Lee\n", 2, "a mapping with the keys name"),
        ("- Ann Lee\n", 1, "the file must be a mapping with the key 'people'"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(text: str, line: int, words: str) -> None:
    """A value of a wrong kind is an error at its line, in plain words."""
    error = fault(text)

    assert error.line == line
    assert words in error.message


def test_broken_yaml_is_named_with_line_and_column() -> None:
    """What is no YAML is an error where the reader stumbled."""
    error = fault("people:\n  - name: [Ann\n")

    assert error.line == 3
    assert error.column is not None
    assert "this is no YAML" in error.message


def test_control_characters_are_refused() -> None:
    """A file with control characters is refused as a whole."""
    assert "this is no YAML" in fault("people: \x00").message


def test_one_spelling_under_two_people_is_refused() -> None:
    """Who is meant must be clear: one spelling belongs to one person."""
    error = fault(
        "people:\n  - name: Ann Lee\n  - name: Anna Leigh\n    aliases:\n      - ann LEE\n"
    )

    assert error.line == 5
    assert "'ann LEE' stands under 'Ann Lee' already" in error.message


def test_same_and_different_at_once_is_refused() -> None:
    """An alias cannot be somebody else."""
    error = fault("people:\n  - name: Ann Lee\n    aliases: [A. Lee]\n    different: [A Lee]\n")

    assert error.line == 4
    assert "the same person and a different one" in error.message


def test_message_begins_with_the_place() -> None:
    """The message can be clicked: file, line, column."""
    assert str(fault("people:\n  - nam: Ann Lee\n")).startswith("names.yml:2:")


def test_posts_are_read_in_order() -> None:
    """Roles as briefs write them: the name, the same post, another post."""
    text = "posts:\n  - name: Mayor of Lund\n    aliases: [Lund boss]\n    different: [Lund head]\n"

    assert read_register(text, "names.yml") == Register(
        posts=(RegisterPost("Mayor of Lund", ("Lund boss",), ("Lund head",)),)
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (
            "posts:\n  - name: A of B\n  - name: C of D\n    aliases: [a of b]\n",
            4,
            "'a of b' stands under 'A of B' already; one role is one post's",
        ),
        (
            "posts:\n  - name: A of B\n    hidden: true\n",
            3,
            "'hidden' is no key here; known are name, aliases, different",
        ),
        ("posts: [Mayor]\n", 1, "a mapping with the keys name, aliases, different is wanted"),
    ],
)
def test_a_fault_in_a_post_is_named_with_its_line(text: str, line: int, words: str) -> None:
    """What cannot be read is not passed over."""
    error = fault(text)

    assert error.line == line
    assert words in str(error)
