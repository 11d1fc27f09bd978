"""Facts about who is who over a whole book."""

from hypothesis import given
from hypothesis import strategies as st

from generator.corpus.people import Question, who_is_who
from generator.model import Register, RegisterEntry

NAMES = (
    "Tom Okafor",
    "Thomas Okafor",
    "T. Okafor",
    "Hassan Karimi",
    "Hossein Karimi",
    "John A. Poe",
    "John B. Poe",
    "John Poe",
    "Qassim al-Tamimi",
    "Qasim Al-Tamimi",
    "Qasim Hadi al-Tamimi",
    "Han Mei",
    "Mei Han",
    "Ann Lee",
    "Anne Lee",
)


def people(
    *names: str, register: Register | None = None
) -> tuple[list[tuple[str, ...]], list[Question]]:
    """Return the spellings of each person, and the questions."""
    counts = {name: names.count(name) for name in names}
    groups, questions = who_is_who(counts, register or Register())
    return [group.spellings for group in groups], list(questions)


def test_spellings_of_one_person_are_one_person() -> None:
    """Short form, particle, transliteration and middle name join."""
    found, questions = people("Qassim al-Tamimi", "Qasim Hadi Al-Tamimi", "Ann Lee")

    assert found == [("Ann Lee",), ("Qasim Hadi Al-Tamimi", "Qassim al-Tamimi")]
    assert questions == []


def test_the_most_used_spelling_names_the_person() -> None:
    """What the briefs write most often is the name; of equals the fuller, then the first."""
    assert people("Tom Okafor", "Tom Okafor", "Thomas Okafor")[0] == [
        ("Tom Okafor", "Thomas Okafor")
    ]
    assert people("Tom Okafor", "Thomas B. Okafor")[0] == [("Thomas B. Okafor", "Tom Okafor")]


def test_given_name_keeps_apart() -> None:
    """Two names that differ in the given name are two people, and nobody is asked."""
    assert people("Hassan Karimi", "Hossein Karimi") == (
        [("Hassan Karimi",), ("Hossein Karimi",)],
        [],
    )


def test_doubtful_pair_is_asked_and_not_merged() -> None:
    """An initial could be anybody: a question."""
    assert people("J. Poe", "Jane Poe") == (
        [("J. Poe",), ("Jane Poe",)],
        [Question("J. Poe", "Jane Poe")],
    )


def test_name_between_two_people_joins_neither() -> None:
    """John Poe can be John A. or John B.: three pages and two questions."""
    found, questions = people("John Poe", "John A. Poe", "John B. Poe")

    assert found == [("John A. Poe",), ("John B. Poe",), ("John Poe",)]
    assert questions == [Question("John A. Poe", "John Poe"), Question("John B. Poe", "John Poe")]


def test_alias_joins_what_no_rule_would() -> None:
    """What names.yml calls one person is one, under its name."""
    register = Register((RegisterEntry("Maria Okafor", aliases=("Zeze",)),))

    groups, questions = who_is_who({"Zeze": 3, "Maria Okafor": 1}, register)

    assert [(group.name, group.spellings) for group in groups] == [
        ("Maria Okafor", ("Maria Okafor", "Zeze"))
    ]
    assert groups[0].entry is not None
    assert questions == ()


def test_entry_gathers_what_the_rules_join_with_its_name() -> None:
    """A spelling that is surely like the entry's joins it without standing there."""
    register = Register((RegisterEntry("Thomas Okafor", aliases=("Zeze",)),))

    assert people("Tom Okafor", "Zeze", register=register)[0] == [("Tom Okafor", "Zeze")]


def test_different_keeps_apart_what_rules_would_join() -> None:
    """What names.yml calls different is, and is not asked again."""
    register = Register((RegisterEntry("Tom Okafor", different=("Thomas Okafor",)),))

    assert people("Tom Okafor", "Thomas Okafor", register=register) == (
        [("Thomas Okafor",), ("Tom Okafor",)],
        [],
    )


def test_different_settles_a_question() -> None:
    """A doubtful pair that was answered is not asked again."""
    register = Register((RegisterEntry("Jane Poe", different=("J. Poe",)),))

    assert people("Jane Poe", "J. Poe", register=register)[1] == []


def test_two_entries_are_two_people() -> None:
    """Nobody writes one person down twice."""
    register = Register((RegisterEntry("Tom Okafor"), RegisterEntry("Thomas Okafor")))

    found, questions = people("Tom Okafor", "Thomas Okafor", register=register)

    assert len(found) == 2
    assert questions == []


def test_different_from_an_entry_is_different_from_its_aliases() -> None:
    """The decision holds for every spelling of the other person."""
    register = Register(
        (
            RegisterEntry("Tom Okafor", different=("Zeze Okafor",)),
            RegisterEntry("Zeze Okafor", aliases=("Thomas Okafor",)),
        )
    )

    assert len(people("Tom Okafor", "Thomas Okafor", register=register)[0]) == 2


@given(st.permutations(NAMES))
def test_order_of_names_changes_nothing(names: list[str]) -> None:
    """Whatever comes first, the same people come out."""
    assert people(*names) == people(*NAMES)


@given(st.sets(st.sampled_from(NAMES)))
def test_unrelated_person_changes_nobody(names: set[str]) -> None:
    """A person of whom no other name reminds leaves all others as they were."""
    before, asked = people(*sorted(names))
    after, asked_then = people(*sorted(names), "Wilhelmina Xanthopoulos")

    assert [found for found in after if found != ("Wilhelmina Xanthopoulos",)] == before
    assert asked_then == asked


@given(st.sets(st.sampled_from(NAMES)))
def test_every_spelling_is_somebody(names: set[str]) -> None:
    """No name is lost, and none is two people's."""
    found, _ = people(*sorted(names))

    assert sorted(spelling for group in found for spelling in group) == sorted(names)
