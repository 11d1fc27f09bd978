"""One front-matter value of three: as generated, as it is on disk, as it is generated now.

One rule for every part, be it a value, an item of a list, a person's role: a part that is as it
was generated follows the generator; a part that a person changed is theirs, and its base stays
until they accept or decline. So what they removed is known to be removed in all later runs, and
what they wrote stays theirs even where the generator comes to say the same.

Takes values, returns `Decided`. Knows neither files nor YAML.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Generic, TypeVar

from generator.model import Actor
from generator.text.likeness import Likeness, compare
from generator.text.names import fold

# In a list of a base, below all that counts as generated: what the generator said of that which
# people decided for themselves, so that what they take out later is known to be taken out.
SETTLED: Final = "<!-- settled by people -->"

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Alike = Callable[[T, T], bool]


class Choice(StrEnum):
    """What becomes of an improvement that met a person's edit."""

    ASK = "ask"  # it waits as a proposal
    ACCEPT = "accept"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Decided(Generic[T_co]):
    """What the file is to say, what counts as generated from now on, and whether to ask."""

    value: T_co
    base: T_co
    open: bool = False


@dataclass(frozen=True, slots=True)
class Item(Generic[T_co]):
    """One item of a list to be: its value, and where it stands in the file if it does."""

    value: T_co
    at: int | None = None


def choose(
    base: T, mine: T, new: T, *, choice: Choice = Choice.ASK, own: bool = False
) -> Decided[T]:
    """Decide one value.

    Args:
        base: As it was generated; None or empty for nothing, like the others.
        mine: As it is on disk.
        new: As it is generated now.
        choice: What a person says to an improvement of what they changed.
        own: True where the value is a person's though they left it: they confirmed it.
    """
    if mine == base and not own:
        return Decided(new, new)
    if new in (base, mine):
        return Decided(mine, base)
    return settle(base, mine, new, choice)


def settle(base: T, mine: T, new: T, choice: Choice) -> Decided[T]:
    """Decide a value that both changed, each in another way."""
    if choice is Choice.ASK:
        return Decided(mine, base, open=True)
    return Decided(new if choice is Choice.ACCEPT else mine, new)


# --------------------------------------------------------------------------- lists


def same_text(one: str, other: str) -> bool:
    """Tell whether two items are one: capitals, accents and hyphens make no difference."""
    return fold(one) == fold(other)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names within one brief can be one person's."""
    return compare(one, other) >= Likeness.DOUBTFUL


def same_actor(one: Actor, other: Actor) -> bool:
    """Tell whether two actors of one brief can be one person."""
    return same_name(one.name, other.name)


def pair(one: Sequence[T], other: Sequence[T], alike: Alike[T]) -> dict[int, int]:
    """Find for items of one list the same items in another.

    Equal ones first, then those that are alike; each item is taken once.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for rule in (_equal, alike):
        for place, item in enumerate(one):
            if place in pairs:
                continue
            for other_place, candidate in enumerate(other):
                if other_place not in taken and rule(item, candidate):
                    pairs[place] = other_place
                    taken.add(other_place)
                    break
    return pairs


def _equal(one: object, other: object) -> bool:
    return one == other


def parted(items: Sequence[T], mark: T) -> tuple[Sequence[T], Sequence[T]]:
    """Part what counts as generated from what people settled."""
    at = items.index(mark) if mark in items else len(items)
    return items[:at], items[at + 1 :]


Join = Callable[[T, T, T, Choice], Decided[T]]


@dataclass(frozen=True, slots=True)
class Lists(Generic[T]):
    """The three versions of one list, and when two of its items are one."""

    base: Sequence[T]
    mine: Sequence[T]
    new: Sequence[T]
    alike: Alike[T]
    # How an item that all three have is decided.
    join: Join[T]
    # Stands in the base above what people settled.
    mark: T


def choose_items(lists: Lists[T], *, choice: Choice = Choice.ASK) -> Decided[tuple[Item[T], ...]]:
    """Decide a list item by item.

    Args:
        lists: The three versions.
        choice: What a person says to improvements of what they changed.

    Returns:
        The items: a person's in their order, each new one behind the item that it follows in the
        new list. An item they removed stays away, also in a fuller form.
    """
    return _Merge(lists, choice).decide()


class _Merge(Generic[T]):
    """One pass over three lists."""

    def __init__(self, lists: Lists[T], choice: Choice) -> None:
        standing, settled = parted(lists.base, lists.mark)
        lists = replace(lists, base=standing, new=parted(lists.new, lists.mark)[0])
        self.lists = lists
        self.choice = choice
        self.settled = list(settled)
        self.in_mine = pair(lists.base, lists.mine, lists.alike)
        self.in_new = pair(lists.base, lists.new, lists.alike)
        self.removed = [item for at, item in enumerate(lists.base) if at not in self.in_mine]
        self.open = False

    def decide(self) -> Decided[tuple[Item[T], ...]]:
        lists = self.lists
        kept: dict[int, Item[T]] = {at: Item(item, at) for at, item in enumerate(lists.mine)}
        base_of: dict[int, T] = {}  # by place in the new list
        left: list[T] = []  # of the base, in no place of the new list
        for at, item in enumerate(lists.base):
            place, new = self.in_mine.get(at), self.in_new.get(at)
            decided = self.known(item, place, new)
            if place is not None and decided.value is None:
                del kept[place]
            elif place is not None and decided.value is not None:
                kept[place] = Item(decided.value, place)
            if decided.base is None:
                continue
            if new is None:
                left.append(decided.base)
            elif place is None and lists.new[new] != item:
                # Removed in this form too; the base knows both.
                base_of[new] = lists.new[new]
                left.append(item)
            else:
                base_of[new] = decided.base
        added = self.added(base_of)
        items = self.ordered(kept, added)
        base = [base_of[at] for at in sorted(base_of)]
        base += [item for item in left if item not in base]
        known = dict.fromkeys(base)
        settled = [item for item in dict.fromkeys(self.settled) if item not in known]
        marked = (*known, *([lists.mark, *settled] if settled else []))
        return Decided(items, tuple(Item(item) for item in marked), self.open)

    def known(self, item: T, place: int | None, new: int | None) -> Decided[T | None]:
        """Decide an item that was generated before; None for one that is not there."""
        lists = self.lists
        if place is None:
            return Decided(None, item)
        mine = lists.mine[place]
        if new is not None:
            joined = lists.join(item, mine, lists.new[new], self.choice)
            self.open = self.open or joined.open
            return Decided(joined.value, joined.base, joined.open)
        decided: Decided[T | None] = choose(item, mine, None, choice=self.choice)
        if decided.value is not None and decided.base is None:
            # Kept against the generator: it may come to say this again.
            self.settled.append(item)
        self.open = self.open or decided.open
        return decided

    def added(self, base_of: dict[int, T]) -> dict[int, Item[T]]:
        """Gather what is new, less what a person has or removed."""
        lists = self.lists
        ours = set(self.in_new.values())
        own = [item for at, item in enumerate(lists.mine) if at not in self.in_mine.values()]
        added: dict[int, Item[T]] = {}
        for at, item in enumerate(lists.new):
            if at in ours:
                continue
            if any(item == other or lists.alike(item, other) for other in (*own, *self.settled)):
                self.settled.append(item)
                continue
            base_of[at] = item
            if not any(lists.alike(item, other) for other in self.removed):
                added[at] = Item(item)
        return added

    def ordered(self, kept: dict[int, Item[T]], added: dict[int, Item[T]]) -> tuple[Item[T], ...]:
        """Put new items behind those they follow in the new list."""
        lists = self.lists
        place_of = {new: self.in_mine[at] for at, new in self.in_new.items() if at in self.in_mine}
        behind: dict[int | None, list[Item[T]]] = {}
        last: int | None = None
        for at in range(len(lists.new)):
            if place_of.get(at) in kept:
                last = place_of[at]
            elif at in added:
                behind.setdefault(last, []).append(added[at])
        items = list(behind.get(None, ()))
        for place in sorted(kept):
            items += [kept[place], *behind.get(place, ())]
        return tuple(items)


def join_text(base: str, mine: str, new: str, choice: Choice) -> Decided[str]:
    """Decide the wording of one item."""
    return choose(base, mine, new, choice=choice)


def join_actor(base: Actor, mine: Actor, new: Actor, choice: Choice) -> Decided[Actor]:
    """Decide one person's name and role, each for itself."""
    name = choose(base.name, mine.name, new.name, choice=choice)
    role = choose(base.role, mine.role, new.role, choice=choice)
    return Decided(
        Actor(name.value, role.value), Actor(name.base, role.base), name.open or role.open
    )


ALIKE_TEXTS: Final = {"byline": same_name, "organisations": same_text, "tags": same_text}
