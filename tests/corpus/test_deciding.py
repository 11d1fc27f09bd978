"""Facts about how a decision changes `names.yml`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus.deciding import keep_apart, merge, split
from generator.corpus.entries import one_entry_a_person
from generator.corpus.people import who_is_who
from generator.corpus.register import read_register
from generator.errors import RegisterError
from generator.model import Register, RegisterEntry

PATH = "names.yml"
FILES = (
    "# Who is who.\n\npeople: []\n",
    "# Who is who.\r\n\r\npeople: []\r\nposts: []\r\n",
    "people:\n",
    "people:\n  - name: Ida Holm # the mayor\n    aliases: [Ida M. Holm]\n\n# the end\nposts: []\n",
    "people:\n- name: Ida Holm\n  aliases:\n  - Ida M. Holm # once\n  - I. Holm\n  hidden: true\n",
    "people:\n  - name: Jo Berg # the minister\n  - name: Zed Poe\n    note: |\n      Of Lund.\n",
    "people:\n  - {name: Jo Berg, note: Of Lund}\n  - name: Ida Holm",
    "people: [{name: Jo Berg}, {name: Ida Holm, aliases: [I. Holm]}]\n",
    "people:\n  - name: Jo Berg\n    different: [Joe Berg]\n  - name: Tom Roe\n",
)
NAMES = ("Jo Berg", "Tom Roe", "Ann Poe, Jr.", "Nø: Én", "'t Hooft", "Ida Holm", "I. Holm")


def one_person(text: str, *names: str) -> bool:
    """Tell whether names are one person's by a file."""
    groups, _ = who_is_who(dict.fromkeys(names, 1), read_register(text, PATH))
    return len(groups) == 1


@pytest.mark.parametrize("text", FILES)
@given(pair=st.permutations(NAMES).map(lambda names: names[:2]))
def test_what_is_taken_back_leaves_no_trace(text: str, pair: list[str]) -> None:
    """A merge makes one person, and splitting gives every byte back."""
    name, other = pair
    try:
        merged = merge(text, PATH, name, other)
    except RegisterError:
        assert one_person(text, name, other)
        return

    assert one_person(merged, name, other)
    assert merged != text
    back = split(merged, PATH, other)
    end = "\r\n" if "\r\n" in text else "\n"
    # What had no list gets an empty one, and a last line its end.
    assert back in {text, text + end, text.replace("people:\n", "people: []\n")}
    assert not one_person(back, name, other)


def test_a_merge_reads_as_a_person_would_write_it() -> None:
    """Under the list, one key a line, and comments stay."""
    assert merge(FILES[0], PATH, "Jo Berg", "Joe Berg") == (
        "# Who is who.\n\npeople:\n  - name: Jo Berg\n    aliases: [Joe Berg]\n"
    )
    assert "  - name: Ida Holm # the mayor\n    aliases: [Ida M. Holm, Ida Poe]\n" in merge(
        FILES[3], PATH, "Ida Holm", "Ida Poe"
    )


def test_two_entries_are_called_the_same() -> None:
    """Both stay as they are; the first names the person."""
    text = merge(FILES[5], PATH, "Jo Berg", "Zed Poe")

    assert "  - name: Jo Berg # the minister\n    same:\n      - Zed Poe\n" in text
    groups, _ = who_is_who({"Zed Poe": 3, "Jo Berg": 1}, read_register(text, PATH))
    assert [group.name for group in groups] == ["Jo Berg"]
    assert groups[0].entry is not None
    assert groups[0].entry.note == "Of Lund."


def test_what_is_called_different_is_not_merged() -> None:
    """The decision that stands there has to go first."""
    with pytest.raises(RegisterError, match=r"names\.yml:2: 'Jo Berg' and 'Joe Berg' are called"):
        merge(FILES[8], PATH, "Jo Berg", "Joe Berg")
    with pytest.raises(RegisterError, match="are one person there already"):
        merge(FILES[4], PATH, "Ida Holm", "I. Holm")


def test_what_rules_join_is_kept_apart() -> None:
    """A new entry, or a key of the one that is there."""
    for text in FILES[0], FILES[5], FILES[6], FILES[7]:
        apart = keep_apart(text, PATH, "Jo Berg", ["Joe Berg", "Jo H. Berg"])
        assert not one_person(apart, "Jo Berg", "Joe Berg")
        assert not one_person(apart, "Jo Berg", "Jo H. Berg")


def test_split_of_a_stranger_changes_nothing() -> None:
    """Who stands under nobody else needs no change."""
    assert all(split(text, PATH, "Una Xi") == text for text in FILES)


def test_a_file_without_people_gets_the_list() -> None:
    """The key is added at the end."""
    assert merge("", PATH, "Jo", "Joe") == "people:\n- name: Jo\n  aliases: [Joe]\n"
    assert merge("posts: []", PATH, "Jo", "Joe").startswith("posts: []\npeople:\n")


def test_entries_in_a_ring_are_one_person() -> None:
    """Who calls whom the same makes no difference, and a name without an entry is an alias."""
    register = Register(
        (
            RegisterEntry("A", same=("B",)),
            RegisterEntry("B", aliases=("B2",), different=("X",), same=("C", "D")),
            RegisterEntry("C", hidden=True, note="n", same=("A",)),
            RegisterEntry("Z"),
        )
    )
    joined = one_entry_a_person(register).people

    assert [entry.name for entry in joined][-1] == "Z"
    assert len(joined) == 2
    assert {joined[0].name, *joined[0].aliases} == {"A", "B", "B2", "C", "D"}
    assert (joined[0].different, joined[0].hidden, joined[0].note) == (("X",), True, "n")


def test_same_and_different_of_one_name_is_refused() -> None:
    """A file cannot say both."""
    text = "people:\n  - name: Jo\n    same: [Joe]\n    different: [Joe]\n"
    with pytest.raises(RegisterError, match="the same person and a different one"):
        read_register(text, PATH)
