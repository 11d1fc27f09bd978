"""Python's search for garbage, put off while a site is made.

It looks through all that is there again and again: through a book that stays until the end, and
nothing of which is garbage. While pages are rendered there is some, each page's templates and
texts, and it is looked for now and then.
"""

from __future__ import annotations

import gc
import weakref
from typing import Any, Final

_NOW_AND_THEN: Final = (10_000, 20, 20)  # instead of after each 700 objects more


class Sparing:
    """Puts the search off while something lasts, at the longest as long as this object does."""

    def __init__(self) -> None:
        """Search as before until it begins."""
        self._end: weakref.finalize[Any, Any] | None = None

    def begin(self) -> None:
        """Look only now and then, and at nothing that is there by now."""
        if self._end is None:
            is_first = not gc.get_freeze_count()  # a preview has frozen more, and for good
            self._end = weakref.finalize(self, _search, gc.get_threshold(), everything=is_first)
            gc.set_threshold(*_NOW_AND_THEN)
            if is_first:
                gc.freeze()

    def end(self) -> None:
        """Look as often as before, and at what was looked at before."""
        if self._end is not None:
            self._end()


def _search(often: tuple[int, int, int], *, everything: bool) -> None:
    gc.set_threshold(*often)
    if everything:
        gc.unfreeze()
