"""What was made before of the same values is not made again: a preview asks at each edit.

A value is made of what it is given and of nothing else, so that it may be remembered. What it was
given is compared part by part; parts that are the same object need no look inside.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final, Generic, TypeVar

_MOST: Final = 1 << 17

_Of = TypeVar("_Of")
_Made = TypeVar("_Made")


class Remembered(Generic[_Of, _Made]):
    """A function that knows for each key what it was last made of, and what came of it."""

    def __init__(self, make: Callable[[_Of], _Made]) -> None:
        """Take the function.

        Args:
            make: Gives the same for equal values, and looks at nothing else.
        """
        self._make = make
        self._known: dict[Hashable, tuple[_Of, _Made]] = {}

    def __call__(self, key: Hashable, of: _Of) -> _Made:
        """Return what the function makes of a value.

        Args:
            key: What the value belongs to, such as a page; one value a key is remembered.
            of: The value.

        >>> doubled = Remembered(lambda number: 2 * number)
        >>> doubled("a", 2), doubled("a", 3), doubled("b", 2)
        (4, 6, 4)
        """
        known = self._known.get(key)
        if known is not None and (known[0] is of or known[0] == of):
            return known[1]
        if len(self._known) >= _MOST:
            self._known.clear()
        made = self._make(of)
        self._known[key] = (of, made)
        return made
