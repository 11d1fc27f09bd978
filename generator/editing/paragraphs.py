"""Three versions of a body to one, paragraph by paragraph.

Blocks that a person changed and blocks that the generator changed both count where they touch no
common paragraph; where they meet, the person's stands. A paragraph that a person took out stays
out, also in other words and at another place.

Takes paragraphs, returns which of them stand in which order. Knows no files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.editing.blocks import Block, blocks, brings_back, unchanged
from generator.editing.values import Choice, parted

# In a base, below all that counts as generated: paragraphs that people took out, to know them by.
REMOVED: Final = "<!-- taken out by people -->"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A body: the place of a paragraph on disk or the text of a new one; and what is its base."""

    paragraphs: tuple[int | str, ...]
    base: tuple[str, ...]
    open: bool = False


def choose_paragraphs(
    base: Sequence[str], mine: Sequence[str], new: Sequence[str], *, choice: Choice = Choice.ASK
) -> Chosen:
    """Decide a body.

    Args:
        base: The paragraphs as they were generated.
        mine: The paragraphs as they are on disk.
        new: The paragraphs as they are generated now.
        choice: What a person says to improvements of what they changed.

    Returns:
        The body to be, and the paragraphs that count as generated from now on.
    """
    standing, removed = parted(base, REMOVED)
    return _Merge(standing, mine, parted(new, REMOVED)[0], choice, removed).decide()


@dataclass(frozen=True, slots=True)
class _Region:
    """Blocks of both sides that touch the same paragraphs of the base."""

    start: int
    end: int
    mine: tuple[Block, ...]
    new: tuple[Block, ...]


def _regions(mine: Sequence[Block], new: Sequence[Block]) -> Iterator[_Region]:
    marked = sorted(
        [(block, True) for block in mine] + [(block, False) for block in new],
        key=lambda pair: (pair[0].start, pair[0].end, not pair[1]),
    )
    group: list[tuple[Block, bool]] = []
    end = -1
    for block, is_mine in marked:
        inside = block.start < end or (block.start == block.end == end == group[0][0].start)
        if group and not inside:
            yield _region(group)
            group = []
            end = -1
        group.append((block, is_mine))
        end = max(end, block.end)
    if group:
        yield _region(group)


def _region(group: Sequence[tuple[Block, bool]]) -> _Region:
    return _Region(
        min(block.start for block, _ in group),
        max(block.end for block, _ in group),
        tuple(block for block, is_mine in group if is_mine),
        tuple(block for block, is_mine in group if not is_mine),
    )


class _Merge:
    """One pass over three bodies."""

    def __init__(
        self,
        base: Sequence[str],
        mine: Sequence[str],
        new: Sequence[str],
        choice: Choice,
        removed: Sequence[str],
    ) -> None:
        self.base, self.mine, self.new = base, mine, new
        self.choice = choice
        self.ours = blocks(base, mine)
        self.theirs = blocks(base, new)
        self.place = dict(unchanged(self.ours, len(base), len(mine)))
        # What a person took out or reworded, and what they put in.
        touched = [block for block in self.ours if block.end > block.start]
        stand = {mine[other] for other in self.place.values()}
        self.dropped = list(removed)
        self.dropped += [
            text for block in touched if block.other_start == block.other_end
            for text in base[block.start : block.end] if text not in stand
        ]  # fmt: skip
        self.reworded = [
            text for block in touched if block.other_start != block.other_end
            for text in base[block.start : block.end] if text not in stand
        ]  # fmt: skip
        self.own = {text for b in self.ours for text in mine[b.other_start : b.other_end]}
        # What they wrote and the generator came to say: known, should they take it out.
        self.said = [text for text in removed if text in self.own]
        self.removed = list(self.dropped)
        self.open = False

    def decide(self) -> Chosen:
        wanted: list[int | str] = []
        base: list[str] = []
        done = 0
        for region in _regions(self.ours, self.theirs):
            for at in range(done, region.start):
                wanted.append(self.place[at])
                base.append(self.base[at])
            body, generated = self.settle(region)
            wanted.extend(body)
            base.extend(generated)
            done = region.end
        for at in range(done, len(self.base)):
            wanted.append(self.place[at])
            base.append(self.base[at])
        removed = sorted(set(self.removed))
        return Chosen(tuple(wanted), (*base, *([REMOVED, *removed] if removed else [])), self.open)

    def settle(self, region: _Region) -> tuple[list[int | str], list[str]]:
        """Decide one region: what stands there, and what counts as generated."""
        mine, new = self.as_mine(region), self.as_new(region)
        before = list(self.base[region.start : region.end])
        if not region.mine:
            return self.arriving(region, new)
        if not region.new and mine:
            return mine, before
        if region.start == region.end and region.new:
            arrived, generated = self.arriving(region, new)
            return [*mine, *arrived], generated
        if not mine:
            # Taken out by a person; the base remembers all its forms.
            self.removed += [*before, *new]
            return [], []
        if [self.mine[at] for at in mine if isinstance(at, int)] == new:
            return mine, before
        return self.met(mine, before, new)

    def met(
        self, mine: list[int | str], before: list[str], new: list[str]
    ) -> tuple[list[int | str], list[str]]:
        """Decide where both changed the same, each in another way."""
        if self.choice is Choice.ASK:
            self.open = True
            return mine, before
        if self.choice is Choice.ACCEPT:
            return list(new), new
        # What they had put in other words is known to be out, whatever comes next.
        self.removed += [text for text in before if text not in new]
        return mine, new

    def arriving(self, region: _Region, new: list[str]) -> tuple[list[int | str], list[str]]:
        """Let in what is new, less what a person has or took out."""
        before = self.base[region.start : region.end]
        added = [text for text in new if text not in before]
        if before and any(brings_back(text, before, self.touched(text)) for text in added):
            # It came from a paragraph that a person changed too: half of it says nothing.
            return self.met([*self.as_mine(region)], [*before], new)
        standing: list[int | str] = []
        generated: list[str] = []
        for text in new:
            if text in added and (text in self.own or text in self.dropped):
                # It stands already in their words, or was answered once: nobody is asked again.
                self.removed.append(text)
                continue
            if text in added and brings_back(text, (), (*self.reworded, *self.said)):
                body, base = self.met([], [], [text])
                standing.extend(body)
                generated.extend(base)
                continue
            if text in added and brings_back(text, (), self.dropped):
                self.removed.append(text)
                continue
            standing.append(text)
            generated.append(text)
        return standing, generated

    def touched(self, text: str) -> Sequence[str]:
        """Return what a person changed or took out, against which a new text is held."""
        if text in self.own:
            return [*self.reworded, *(other for other in self.dropped if other not in self.said)]
        return [*self.reworded, *self.dropped]

    def as_mine(self, region: _Region) -> list[int | str]:
        body: list[int | str] = []
        at = region.start
        for block in region.mine:
            body.extend(self.place[kept] for kept in range(at, block.start))
            body.extend(range(block.other_start, block.other_end))
            at = block.end
        body.extend(self.place[kept] for kept in range(at, region.end))
        return body

    def as_new(self, region: _Region) -> list[str]:
        body: list[str] = []
        at = region.start
        for block in region.new:
            body.extend(self.base[at : block.start])
            body.extend(self.new[block.other_start : block.other_end])
            at = block.end
        return [*body, *self.base[at : region.end]]
