"""Bodies: paragraphs that only one side touched go its way; where both did, the person's stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.blocks import blocks, brings_back, unchanged
from generator.editing.paragraphs import Chosen, choose_paragraphs
from generator.editing.values import Choice

A = "The rail strike ended on Tuesday after nine long days of talks."
B = "Trains run again from early Wednesday morning, the company said."
C = "Drivers will be paid for half of the days without any train."
D = "Talks about the new timetable begin in the coming autumn."


def told(chosen: Chosen, mine: list[str]) -> list[str]:
    """Return a body as text."""
    return [item if isinstance(item, str) else mine[item] for item in chosen.paragraphs]


def reworded(text: str) -> str:
    """Return a paragraph with another end."""
    return text.rsplit(" ", 1)[0] + " otherwise."


@pytest.mark.parametrize(
    ("mine", "new", "expected"),
    [
        ([reworded(A), B, C], [A, reworded(B), C], [reworded(A), reworded(B), C]),
        ([A, C], [A, B, reworded(C)], [A, reworded(C)]),
        ([A, "Note.", B, C], [A, B, D, C], [A, "Note.", B, D, C]),
        ([A, B, C, "Note."], [A, B, C, D], [A, B, C, "Note.", D]),
        ([A, B, "Mine."], [B, A, C], [B, A, "Mine."]),
        ([A, B, reworded(C)], [B, C], [B, reworded(C)]),
        ([A, B, C], [f"{A} {B}", C], [f"{A} {B}", C]),
        ([A, B], [A, B, C, D], [A, B, D]),
        (["Note.", A, B, C], [D, A, B, C], ["Note.", D, A, B, C]),
        ([reworded(A), B, C], [B, A, C], [B, reworded(A), C]),
    ],
)
def test_both_sides_arrive(mine: list[str], new: list[str], expected: list[str]) -> None:
    """Edits of other paragraphs, also side by side, meet no question."""
    chosen = choose_paragraphs([A, B, C], mine, new)

    assert told(chosen, mine) == expected


@pytest.mark.parametrize(
    ("mine", "new"),
    [
        ([f"{A} Mine.", B], [reworded(A), B]),
        ([f"{A} Mine.", B], [B]),
        ([f"{A} Mine.", B], [f"{A} {B}"]),
        ([f"{A} {B}"], [reworded(A), B]),
        ([reworded(A) + " Mine.", B], [" ".join(A.split()[:6]), " ".join(A.split()[6:]), B]),
    ],
)
def test_person_wins_where_both_changed_one(mine: list[str], new: list[str]) -> None:
    """Reworded, removed, joined, split or moved: the person's stands, the rest is offered."""
    chosen = choose_paragraphs([A, B], mine, new)
    taken = choose_paragraphs([A, B], mine, new, choice=Choice.ACCEPT)
    declined = choose_paragraphs([A, B], mine, new, choice=Choice.DECLINE)

    assert chosen.open
    assert set(mine) <= set(told(chosen, mine)) | {B}
    assert not taken.open
    assert not declined.open
    assert set(new) <= set(told(taken, mine))
    assert not choose_paragraphs(declined.base, mine, new).open


def test_removed_paragraph_does_not_come_back_inside_another() -> None:
    """Joined with what a person left, it is offered and not put in."""
    mine = [reworded(A), B, C]
    chosen = choose_paragraphs([A, B, C], mine, [D, f"{A} {B}", C])

    assert (told(chosen, mine), chosen.open) == ([D, *mine], True)
    chosen = choose_paragraphs([A, B, C], [B, C], [B, f"{C} {A}"])
    assert (told(chosen, [B, C]), chosen.open) == ([B, C], True)


@pytest.mark.parametrize("back", [A, reworded(A), " ".join(A.split()[:7])])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_removed_paragraph_stays_out(back: str, place: int) -> None:
    """In other words, in part, at another place: what was taken out does not return."""
    new = [B, C]
    new.insert(place, back)
    chosen = choose_paragraphs([A, B, C], [B, C], new)

    assert told(chosen, [B, C]) == [B, C]
    assert not chosen.open
    again = choose_paragraphs(chosen.base, [B, C], [B, C])
    assert told(choose_paragraphs(again.base, [B, C], new), [B, C]) == [B, C]


def test_what_the_generator_says_too_is_not_doubled() -> None:
    """A person added what the generator finds later: it stands once."""
    assert told(choose_paragraphs([A], [A, B], [A, B]), [A, B]) == [A, B]
    assert told(choose_paragraphs([A, C], [B, A, C], [A, B, C]), [B, A, C]) == [B, A, C]


def test_large_blocks_are_taken_whole() -> None:
    """Bodies that share nothing are one block, and cost no time."""
    ones = [f"one {number}" for number in range(60)]
    others = [f"other {number}" for number in range(50)]

    assert [(b.start, b.end) for b in blocks(ones, others)] == [(0, 60)]


def test_only_much_of_a_paragraph_brings_it_back() -> None:
    """A line of stars is no part of a paragraph, nor are two words that both have."""
    assert not brings_back("***", (), [A])
    assert not brings_back("The strike.", (), [A])
    assert not brings_back(f"{A} More.", [A], [A[:20]])
    assert brings_back(f"{B} {A}", [B], [A])
    assert brings_back("***", (), ["***"])


def test_half_of_a_paragraph_that_moves_is_one_change_with_its_place() -> None:
    """A paragraph is cut and its end joined with the next: a person's rewording is not met half."""
    end = " ".join(A.split()[6:])
    new = [" ".join(A.split()[:6]), f"{end} {B}", C]
    chosen = choose_paragraphs([A, B, C], [reworded(A), B, C], new)

    assert (told(chosen, [reworded(A), B, C]), chosen.open) == ([reworded(A), B, C], True)


def test_what_was_declined_is_not_asked_again_when_it_moves() -> None:
    """Two paragraphs were joined, moved and declined: once each, whatever comes to stand where."""
    base, mine, new = [A, B, C, D], [reworded(A), B, C, D], [C, f"{A} {B}", D]
    for _ in range(3):
        declined = choose_paragraphs(base, mine, new, choice=Choice.DECLINE)
        assert told(declined, mine) == mine
        base = list(declined.base)

    asked = choose_paragraphs(base, mine, new)
    assert (told(asked, mine), asked.open) == (mine, False)


bodies = st.lists(
    st.sampled_from([A, B, C, D, reworded(A), reworded(B), "Note.", "***"]), max_size=6
)


@given(bodies, bodies, bodies)
def test_a_persons_paragraphs_all_stand(base: list[str], mine: list[str], new: list[str]) -> None:
    """Whatever three bodies are: what a person wrote stands, in their order; twice is once."""
    chosen = choose_paragraphs(base, mine, new)
    kept = [item for item in chosen.paragraphs if isinstance(item, int)]
    own = {at for block in blocks(base, mine) for at in range(block.other_start, block.other_end)}

    assert own <= set(kept)
    assert kept == sorted(kept)
    text = told(chosen, mine)
    again = choose_paragraphs(chosen.base, text, new)
    assert told(again, text) == text


@given(bodies, bodies)
def test_blocks_tell_all_that_differs(one: list[str], other: list[str]) -> None:
    """Outside of the blocks two bodies are equal."""
    for at, place in unchanged(blocks(one, other), len(one), len(other)):
        assert one[at] == other[place]
