"""What a language model marks in a text: ranges with the kind of thing that they name.

A model is asked through a `Recogniser`, a function of the paragraphs; who calls it and where it
comes from is the shell's matter. Here its answer is a value beside the text, one witness more:
it decides nothing alone.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from generator.actors.tokens import Token

PERSON: Final = "PERSON"
BODY: Final = "ORG"


class Entity(NamedTuple):
    """A range of one paragraph, and what a model takes it for: "PERSON", "ORG", "GPE"."""

    start: int
    end: int
    kind: str


Marked = Sequence[Sequence[Entity]]  # for each paragraph its entities, in order
# Of a text's paragraphs and its language: nothing where there is no model for the language.
Recogniser = Callable[[Sequence[str], str | None], Marked]


def overlapping(entities: Sequence[Entity], start: int, end: int) -> tuple[Entity, ...]:
    """Return the entities that share a letter with a range.

    Args:
        entities: A paragraph's entities, in order and apart.
        start: Where the range begins.
        end: Where it ends.
    """
    first = bisect_left(entities, start, key=lambda entity: entity.end - 1)
    last = bisect_left(entities, end, key=lambda entity: entity.start)
    return tuple(entities[first:last])


def tokens_of(tokens: Sequence[Token], entity: Entity) -> list[int]:
    """Return the indexes of the tokens inside an entity, the full stop behind one of them too.

    Args:
        tokens: The tokens of the paragraph.
        entity: The entity.
    """
    first = bisect_left(tokens, entity.start, key=lambda token: token.start)
    last = bisect_left(tokens, entity.end, key=lambda token: token.start)
    return [at for at in range(first, last) if tokens[at].end <= entity.end + 1]
