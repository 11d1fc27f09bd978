"""The search for garbage is put off, and goes on afterwards as it did before."""

from __future__ import annotations

import gc
import weakref

import pytest

from generator.caching.garbage import no_search_for_garbage
from generator.plugin.sparing import Sparing


class _Ring:
    """Something that holds itself: garbage which only a search finds."""

    def __init__(self) -> None:
        self.itself = self


def test_what_is_put_off_is_taken_up_again() -> None:
    """Begun and ended once or twice: the search is as often as before, and of everything."""
    gc.unfreeze()  # what other tests froze
    before = gc.get_threshold()
    sparing = Sparing()
    for _ in range(2):
        sparing.begin()
    assert gc.get_threshold()[0] > before[0]
    assert gc.get_freeze_count() > 0

    for _ in range(2):
        sparing.end()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def test_what_was_frozen_for_good_stays_so() -> None:
    """A preview looks at none of what it began with."""
    gc.freeze()
    sparing = Sparing()
    sparing.begin()
    sparing.end()
    frozen = gc.get_freeze_count()
    gc.unfreeze()

    assert frozen > 0


def test_it_ends_with_whoever_began_it() -> None:
    """A build that fails says no more, and its objects go."""
    before = gc.get_threshold()
    sparing = Sparing()
    sparing.begin()
    del sparing

    assert gc.get_threshold() == before


def test_what_comes_afterwards_is_still_looked_through() -> None:
    """Put off is not given up: what a page leaves behind is found while it lasts."""
    sparing = Sparing()
    sparing.begin()
    ring = weakref.ref(_Ring())
    gc.collect()

    assert ring() is None
    sparing.end()


def test_no_search_ends_whatever_happens() -> None:
    """Inside there is none; after an error there is one again; none stays none."""
    with pytest.raises(ZeroDivisionError), no_search_for_garbage():
        1 / gc.isenabled()
    assert gc.isenabled()

    with no_search_for_garbage(), no_search_for_garbage():
        pass
    gc.disable()
    with no_search_for_garbage():
        pass
    assert not gc.isenabled()
    gc.enable()
