"""What one brief says by itself, for the stages that look at the whole book.

Worked out once a brief and remembered: after an edit only the brief that was edited is read again.
Takes a brief, returns values; the same text gives the same wherever it stands.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from generator.corpus.posts_claims import Claims, find_claims
from generator.corpus.stories_signs import sample_of
from generator.model import Actor, Brief
from generator.remembered import Remembered


class Facts(NamedTuple):
    """What one brief says by itself.

    Attributes:
        claims: Who holds which post.
        sample: By what other reports of its story are found.
    """

    claims: Claims
    sample: tuple[int, ...]


class _Text(NamedTuple):
    """What the facts of a brief follow from."""

    paragraphs: tuple[str, ...]
    actors: tuple[Actor, ...]
    year: int | None


def facts_of(brief: Brief) -> Facts:
    """Return what a brief says by itself.

    Args:
        brief: The brief as people left it.
    """
    year = brief.date.year if brief.date else None
    return _facts(brief.path, _Text(brief.paragraphs, brief.actors, year))


def _found(text: _Text) -> Facts:
    return Facts(find_claims(text.actors, text.paragraphs, text.year), sample_of(text.paragraphs))


_facts: Final = Remembered[_Text, Facts](_found, name="facts", kept=Facts)
