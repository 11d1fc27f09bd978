"""How alike the names of a book are: every two that share a key are compared, and those only once.

Comparing takes longer than all that is done with it, and a new brief brings few names. What two
names are to one another follows from the two alone, so that it is known from the run before.

Takes spellings, returns pairs of them. The same spellings give the same, whatever is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import combinations
from typing import Final, NamedTuple

from generator.remembered import Continued
from generator.text.likeness import Likeness, compare
from generator.text.name_keys import family_keys

# A block of names that share a key and are more than this many is a block of a very common
# name; its members still meet in the narrower blocks of their given names.
_LARGEST_BLOCK: Final = 400

Pair = tuple[str, str]  # of folded spellings, in order


class _Compared(NamedTuple):
    """The names that were compared last.

    Attributes:
        names: As they were written.
        alike: The places of those that may be one, and how alike they are; all others that share
            a key are different.
        left_out: The keys that too many names share to have been compared.
        decided: The names of which a person had decided: they were compared with all others only.
    """

    names: tuple[str, ...]
    alike: tuple[tuple[int, int, Likeness], ...]
    left_out: tuple[str, ...]
    decided: tuple[str, ...]

    def holds_together(self) -> bool:
        """Tell whether every place is one; what came from elsewhere may be wrong."""
        size = len(self.names)
        return all(0 <= one < size and 0 <= other < size for one, other, _ in self.alike)


_NOTHING: Final = _Compared((), (), (), ())
_last: Final = Continued[_Compared](_Compared, name="likenesses")


def _blocks_of(shown: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the folded spellings that share a key, by key."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in sorted(shown):
        for family in family_keys(shown[key]):
            blocks[family].append(key)
    return blocks


def likenesses_of(
    shown: Mapping[str, str], decided: Collection[str] = frozenset()
) -> dict[Pair, Likeness]:
    """Compare every two spellings that share a key.

    Args:
        shown: By folded spelling, one that is written.
        decided: Folded spellings of which a person has decided whose they are: two of them need
            not be compared, and there may be thousands.

    Returns:
        Those that may be one person's; what is not here is different, or decided.
    """
    before = _last.last() or _NOTHING
    if not before.holds_together():
        before = _NOTHING
    blocks = _blocks_of(shown)
    left_out = {family for family, block in blocks.items() if len(block) > _LARGEST_BLOCK}
    small = {family: block for family, block in blocks.items() if family not in left_out}
    found = _known(before, shown, small, decided)
    found |= _compared(before, shown, small, decided)
    now = _noted(shown, found, left_out, decided)
    if (now.names, now.decided) != (before.names, before.decided):
        _last.keep(now)
    return found


def _known(
    before: _Compared,
    shown: Mapping[str, str],
    small: Collection[str],
    decided: Collection[str],
) -> dict[Pair, Likeness]:
    """Return the pairs of names that were compared last and still meet under a key."""
    key_of = {name: key for key, name in shown.items()}
    found: dict[Pair, Likeness] = {}
    for at, beside, likeness in before.alike:
        names = before.names[at], before.names[beside]
        if not all(name in key_of for name in names):
            continue
        one, other = key_of[names[0]], key_of[names[1]]
        first, second = (set(family_keys(name)) for name in names)
        is_open = one not in decided or other not in decided
        if is_open and any(family in small for family in first & second):
            found[one, other] = likeness
    return found


def _compared(
    before: _Compared,
    shown: Mapping[str, str],
    small: Mapping[str, list[str]],
    decided: Collection[str],
) -> dict[Pair, Likeness]:
    """Compare the pairs of names of which one is new, or whose key too many names shared."""
    known, were_decided = frozenset(before.names), frozenset(before.decided)
    left_out = frozenset(before.left_out)
    new = {
        key
        for key, name in shown.items()
        if name not in known or (name in were_decided and key not in decided)
    }
    found: dict[Pair, Likeness] = {}
    for family, block in small.items():
        fresh = block if family in left_out else [key for key in block if key in new]
        if fresh:
            wanted = frozenset(fresh)
            for pair in combinations(block, 2):
                one, other = pair
                if pair in found or wanted.isdisjoint(pair):
                    continue
                if one not in decided or other not in decided:
                    found[pair] = compare(shown[one], shown[other])
    return {pair: likeness for pair, likeness in found.items() if likeness}


def _noted(
    shown: Mapping[str, str],
    found: Mapping[Pair, Likeness],
    left_out: Collection[str],
    decided: Collection[str],
) -> _Compared:
    names = tuple(sorted(shown.values()))
    place = {name: at for at, name in enumerate(names)}
    alike = (
        (place[shown[one]], place[shown[other]], likeness)
        for (one, other), likeness in found.items()
    )
    of_people = sorted(name for key, name in shown.items() if key in decided)
    return _Compared(names, tuple(sorted(alike)), tuple(sorted(left_out)), tuple(of_people))
