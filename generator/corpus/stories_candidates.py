"""Which briefs may tell one story: counted once for a book, and put right after an edit.

Every brief has a sample of signs (`stories_signs`); two briefs that share enough of those that tell
something are worth comparing. Counting that for a whole book takes longer than all that is done
with it. An edit changes the signs of one brief: only pairs that meet under one of these are
counted again. What comes out is what counting everything gives; where a count could reach further,
everything is counted.

Takes briefs in order of time and what is known of the last ones, returns pairs of places.
"""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Final

# A sign that more briefs have pairs each with these next ones only: neighbours in time are enough
# to find one another. What more of the book has than this tells nothing.
_RARE: Final = 8
_NEXT: Final = 4
_COMMON: Final = 64  # briefs, or a part of all of them
_COMMON_PART: Final = 0.02
# What makes it worth comparing two texts: signs of the sample, and their share of the smaller one.
_FEWEST: Final = 2
_LEAST: Final = 0.12
# More briefs than this part of a book are not put right one by one.
_MANY: Final = 0.02

Pair = tuple[int, int]  # of places, the smaller one first


@dataclass(frozen=True, slots=True)
class Counted:
    """The briefs of a book as they were counted, in order of time.

    Attributes:
        marks: By what each of them is known.
        lengths: How many signs each sample has.
        signs: All samples one after the other, as base64 of 32-bit numbers.
        pairs: The pairs that are worth comparing.
    """

    marks: tuple[str, ...] = ()
    lengths: tuple[int, ...] = ()
    signs: str = ""
    pairs: tuple[Pair, ...] = ()

    def samples(self) -> list[array[int]]:
        """Return the sample of each brief; none where what was kept does not hold together."""
        every = array("I")
        try:
            every.frombytes(b64decode(self.signs))
        except ValueError:
            return []
        size = len(self.marks)
        ordered = all(0 <= one < other < size for one, other in self.pairs)
        if not ordered or size != len(self.lengths) or sum(self.lengths) != len(every):
            return []
        found, at = [], 0
        for length in self.lengths:
            found.append(every[at : at + length])
            at += length
        return found


def count(marks: Sequence[str], samples: Sequence[Sequence[int]]) -> Counted:
    """Count a whole book.

    Args:
        marks: By what each brief is known, in order of time.
        samples: Its sample.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    for at, sample in enumerate(samples):
        for sign in sample:
            holders[sign].append(at)
    size = len(samples)
    most = _most(size)
    known = [places for places in holders.values() if len(places) <= most]
    telling = Counter(chain.from_iterable(known))
    # A pair as one number: counted twice as fast.
    together = Counter(
        one * size + other
        for places in known
        if len(places) > 1
        for one, other in _near_pairs(places)
    )
    found = (
        divmod(pair, size)
        for pair, shared in together.items()
        if shared >= _FEWEST and _is_enough(shared, *divmod(pair, size), telling, samples)
    )
    return _counted(marks, samples, found)


def _counted(
    marks: Sequence[str], samples: Sequence[Sequence[int]], pairs: Iterable[Pair]
) -> Counted:
    every = array("I", chain.from_iterable(samples))
    lengths = tuple(map(len, samples))
    return Counted(tuple(marks), lengths, b64encode(every).decode(), tuple(sorted(pairs)))


def _most(size: int) -> int:
    return max(_COMMON, round(_COMMON_PART * size))


def _is_enough(
    shared: int,
    one: int,
    other: int,
    telling: Mapping[int, int],
    samples: Sequence[Sequence[int]],
) -> bool:
    # A text that has few words of its own tells of no story.
    return shared >= _LEAST * min(telling[one], telling[other]) and all(
        2 * telling[at] >= len(samples[at]) for at in (one, other)
    )


def _near_pairs(places: Sequence[int]) -> Iterable[Pair]:
    if len(places) <= _RARE:
        return combinations(places, 2)
    return chain.from_iterable(zip(places, places[by:], strict=False) for by in range(1, _NEXT + 1))


# --------------------------------------------------------------------------- after an edit


def recount(
    before: Counted, marks: Sequence[str], new: Mapping[int, Sequence[int]]
) -> Counted | None:
    """Count a book of which most is as it was.

    Args:
        before: What was counted last.
        marks: By what each brief is known now, in order of time; each once.
        new: By their places, the samples of those that were not there.

    Returns:
        What `count` gives; None where that is quicker, or surer.
    """
    samples = before.samples()
    size = len(marks)
    if not samples or _most(size) != _most(len(samples)) or len(new) > _MANY * size:
        return None
    if len({*marks}) < size or len({*before.marks}) < len(samples):
        return None
    return _Recount(before, samples, marks, new).counted()


class _Recount:
    """A book before and after an edit; a brief that is in both has its later place for a name."""

    def __init__(
        self,
        before: Counted,
        samples: Sequence[array[int]],
        marks: Sequence[str],
        new: Mapping[int, Sequence[int]],
    ) -> None:
        self._marks = marks
        self._new = new
        place = {mark: at for at, mark in enumerate(marks)}
        # What is gone has a name behind all others.
        self._before = [place.get(mark, len(marks) + at) for at, mark in enumerate(before.marks)]
        self._gone = {name for name in self._before if name >= len(marks)}
        self._old = dict(zip(self._before, samples, strict=True))
        self._pairs = {(self._before[one], self._before[other]) for one, other in before.pairs}
        self._most = _most(len(marks))

    def counted(self) -> Counted | None:
        now: list[Sequence[int]] = []
        for at in range(len(self._marks)):
            sample = self._new.get(at, self._old.get(at))
            if sample is None:
                return None
            now.append(sample)
        touched = set(chain(*self._new.values(), *(self._old[name] for name in self._gone)))
        earlier = _holders(touched, ((name, self._old[name]) for name in self._before))
        later = _holders(touched, enumerate(now))
        pairs = self._to_count(earlier, later)
        if pairs is None:
            return None
        kept = self._pairs - pairs
        kept = {pair for pair in kept if not self._gone & {*pair}}
        return _counted(self._marks, now, kept | set(_enough(pairs, now, self._most)))

    def _to_count(
        self, earlier: Mapping[int, Sequence[int]], later: Mapping[int, Sequence[int]]
    ) -> set[Pair] | None:
        """Return the pairs that met, or meet now, under a sign of what changed."""
        pairs: set[Pair] = set()
        for sign in earlier.keys() | later.keys():
            were, are = earlier.get(sign, ()), later.get(sign, ())
            if (len(were) > self._most) != (len(are) > self._most):
                # It begins or ceases to tell something: of every brief that has it.
                return None
            if len(are) <= self._most:
                met, meet = set(_near_pairs(were)), set(_near_pairs(are))
                pairs |= met ^ meet
                pairs |= {pair for pair in meet if not self._new.keys().isdisjoint(pair)}
        return {pair for pair in pairs if not self._gone & {*pair}}


def _holders(
    signs: Collection[int], samples: Iterable[tuple[int, Sequence[int]]]
) -> dict[int, list[int]]:
    """Return who has each of some signs, in order of time."""
    holders: dict[int, list[int]] = defaultdict(list)
    for name, sample in samples:
        for sign in sample:
            if sign in signs:
                holders[sign].append(name)
    return holders


def _enough(pairs: Collection[Pair], samples: Sequence[Sequence[int]], most: int) -> Iterator[Pair]:
    """Count some pairs as `count` does, and give those that are worth comparing."""
    both = {pair: set(samples[pair[0]]).intersection(samples[pair[1]]) for pair in pairs}
    several = {pair: signs for pair, signs in both.items() if len(signs) >= _FEWEST}
    there = {at for pair in several for at in pair}
    holders = _holders(set(chain.from_iterable(samples[at] for at in there)), enumerate(samples))
    known = {sign for sign, places in holders.items() if len(places) <= most}
    telling = {at: sum(sign in known for sign in samples[at]) for at in there}
    for (one, other), signs in several.items():
        shared = sum(sign in known and _are_near(holders[sign], one, other) for sign in signs)
        if shared >= _FEWEST and _is_enough(shared, one, other, telling, samples):
            yield one, other


def _are_near(places: Sequence[int], one: int, other: int) -> bool:
    return len(places) <= _RARE or places.index(other) - places.index(one) <= _NEXT
