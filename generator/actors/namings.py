"""One place where a text without capitals names somebody in full."""

from typing import NamedTuple


class Naming(NamedTuple):
    """A full name at its place, with the office beside it as written."""

    paragraph: int
    start: int
    end: int
    name: str
    role: str | None = None
