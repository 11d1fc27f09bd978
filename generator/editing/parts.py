"""The parts of a brief that the generator writes and a person may own, and their base.

Beside what was generated a base remembers what people decided against it; see `SETTLED`, `REMOVED`.

Takes briefs, returns values. Touches no file.
"""

from dataclasses import replace
from typing import Any, Final

from generator.editing.paragraphs import REMOVED
from generator.editing.splice import KEYS
from generator.editing.values import SETTLED, parted
from generator.model import Actor, Brief

BODY: Final = "body"
SINGLE: Final = (
    *("title", "date", "updated", "source", "source_url", "agency"),
    *("language", "description", "draft"),
)
LISTS: Final = ("byline", "actors", "organisations", "tags", "seeds")
# All that the generator writes and a person may own, in the order of the file.
PARTS: Final = (*(name for name in KEYS if name in {*SINGLE, *LISTS, "review"}), BODY)


def differences(mine: Brief, new: Brief) -> tuple[str, ...]:
    """Tell in which parts two briefs differ."""
    names = [name for name in PARTS[:-1] if getattr(mine, name) != getattr(new, name)]
    return (*names, BODY) if mine.paragraphs != new.paragraphs else tuple(names)


def generated(base: Brief, name: str) -> Any:  # noqa: ANN401 - each key has its own type
    """Return what a base says was generated in one key, without what people settled there."""
    value = getattr(base, name)
    return parted(value, mark_of(name))[0] if name in (*LISTS, "review") else value


def as_generated(base: Brief) -> Brief:
    """Return a base as the brief that was generated, without what it remembers of people."""
    values = {name: generated(base, name) for name in (*LISTS, "review")}
    return replace(base, paragraphs=tuple(parted(base.paragraphs, REMOVED)[0]), **values)


def mark_of(name: str) -> Any:  # noqa: ANN401 - each list has its own items
    """Return the item that parts the base of a list; see `values.SETTLED`."""
    return Actor(SETTLED) if name == "actors" else SETTLED


def unsettled(mine: Brief, base: Brief) -> Brief:
    """Return a brief without the doubts that a person settled: they changed the value since."""
    names = [name for name in PARTS[:-1] if name in generated(base, "review")]
    settled = {name for name in names if getattr(mine, name) != generated(base, name)}
    return replace(mine, review=tuple(name for name in mine.review if name not in settled))
