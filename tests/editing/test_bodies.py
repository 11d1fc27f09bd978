"""Bodies over many runs: what was settled once stays settled, whatever either side does next.

The machine of `test_laws` plays whole books; this one plays bodies alone, a hundred times as fast,
and so comes to corners that the other meets once in ten thousand sequences.
"""

import os
from collections.abc import Callable, Sequence
from itertools import count
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editing.paragraphs import choose_paragraphs
from generator.editing.values import Choice
from tests.editing.test_laws import word

SEQUENCES: Final = int(os.environ.get("BRIEFBOOK_SEQUENCES", "300"))
_PASSES: Final = 6
_WORDS: Final = 16

Texts = list[str]
Draw = tuple[int, int, Choice]


class Words:
    """Words of which no two are alike."""

    def __init__(self) -> None:
        self._count = count()

    def paragraph(self) -> str:
        """Return a new paragraph."""
        return " ".join(word(next(self._count), "w") for _ in range(_WORDS)) + "."

    def reworded(self, text: str) -> str:
        """Return a paragraph with another word near its end."""
        words = text.split()
        return " ".join([*words[:-2], word(next(self._count), "w"), words[-1]])


def generator_says(body: Sequence[str], how: int, place: int, words: Words) -> Texts:
    """Return a body as another version reads it: put in, reworded, lost, moved, split, joined."""
    new = list(body)
    if not new:
        return [words.paragraph()]
    here = place % len(new)
    text = new[here]
    middle = len(text.split()) // 2
    ways: Sequence[Callable[[], Sequence[str]]] = (
        lambda: [*new[:here], words.paragraph(), *new[here:]],
        lambda: [*new[:here], words.reworded(text), *new[here + 1 :]],
        lambda: [*new[:here], *new[here + 1 :]],
        lambda: [text, *new[:here], *new[here + 1 :]],
        lambda: [
            *new[:here],
            *filter(None, (" ".join(text.split()[:middle]), " ".join(text.split()[middle:]))),
            *new[here + 1 :],
        ],
        lambda: [*new[:here], " ".join(new[here : here + 2]), *new[here + 2 :]],
        lambda: [*new[:here], words.paragraph(), *new[here + 1 :]],
    )
    return list(ways[how]())


def person_says(body: Sequence[str], how: int, place: int, words: Words) -> Texts:
    """Return a body as a person leaves it: reworded, rewritten, taken out, put in."""
    mine = list(body)
    if not mine:
        return [words.paragraph()]
    here = place % len(mine)
    instead: Sequence[Texts] = (
        [words.reworded(mine[here])],
        [words.paragraph()],
        [],
        [mine[here], words.paragraph()],
    )
    return [*mine[:here], *instead[how], *mine[here + 1 :]]


def run(base: Texts, mine: Texts, new: Texts, choice: Choice) -> tuple[Texts, Texts, bool]:
    """Merge until nothing changes, as a run does; return the base, the body and what is open."""
    for _ in range(_PASSES):
        chosen = choose_paragraphs(base, mine, new, choice=choice)
        body = [item if isinstance(item, str) else mine[item] for item in chosen.paragraphs]
        if (list(chosen.base), body) == (base, mine):
            return base, mine, chosen.open
        base, mine = list(chosen.base), body
        choice = choice if choice is Choice.DECLINE else Choice.ASK
    said = "the body does not come to rest"
    raise AssertionError(said)


choices = st.sampled_from([Choice.ASK, *Choice])
draws = st.tuples(st.integers(0, 11), st.integers(0, 9), choices)


@settings(max_examples=SEQUENCES)
@given(st.integers(2, 5), st.lists(draws, min_size=2, max_size=12))
def test_a_body_comes_to_rest(size: int, steps: list[Draw]) -> None:
    """After each answer a second run changes nothing, and what was declined is not asked again."""
    words = Words()
    new = [words.paragraph() for _ in range(size)]
    base, mine = new, list(new)
    for how, place, choice in steps:
        if how < 7:
            new = generator_says(new, how, place, words)
        elif how < 11:
            mine = person_says(mine, how - 7, place, words)
        own = [text for text in mine if text not in base]
        base, mine, is_open = run(base, mine, new, choice)
        again = run(base, mine, new, Choice.ASK)

        assert again[1] == mine
        if choice is not Choice.ACCEPT:
            assert [text for text in own if text not in mine] == []
        if choice is Choice.ASK:
            assert again == (base, mine, is_open)
        if choice is Choice.DECLINE:
            assert not again[2]
