"""What the lines of a page have in common: the containers that hold its text, and its usual form.

Takes a page's lines, returns one `Around`, which tells of any line how it stands to the rest: how
much of the text its containers hold, whether it has the form that most of the text has, whether
it stands in a part of its own.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.reading.markup import Shown

HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
# A line with more of its characters in links only leads elsewhere.
MOSTLY: Final = 0.7
_CORE: Final = 0.6
_WIDE: Final = 0.85
_KEPT_CORE: Final = 0.9
_MANY: Final = 20

AROUND: Final = (
    *("parent_share", "grand_share", "parent_lines", "in_core", "in_wide_core", "in_kept_core"),
    *("below_core", "like_share", "like_parent_share", "depth_off", "shape_share", "like_spread"),
    *("child_share", "child_lines", "child_heading", "core_before"),
)


@dataclass(slots=True)
class Around:
    """Sums over the lines of a page; blocks are known by their numbers."""

    total: int = 1  # words of prose
    words: Counter[int] = field(default_factory=Counter)  # of prose, in each block
    lines: Counter[int] = field(default_factory=Counter)  # whose nearest container a block is
    likes: Counter[object] = field(default_factory=Counter)  # words, of each form
    shapes: Counter[object] = field(default_factory=Counter)  # words, of each tag and depth
    parents: dict[object, set[int]] = field(default_factory=dict)  # of the lines of each form
    alike: Counter[object] = field(default_factory=Counter)  # lines of each form
    core: int = 0  # the innermost block that holds most of the prose
    wide: int = 0
    kept: int = 0
    usual: int = 0  # the depth of most prose
    children: list[int] = field(default_factory=list)  # of each line: its block in the core
    sizes: Counter[int] = field(default_factory=Counter)  # lines of each such block
    headed: dict[int, bool] = field(default_factory=dict)  # such a block begins with a heading
    before: list[int] = field(default_factory=list)  # words of the core before each line

    def of_line(self, index: int, line: Shown) -> list[float]:
        """Return the features of `AROUND` of a line."""
        within = line.within
        path = within.path
        form, child = _form(line), self.children[index]
        return [
            self.words[path[-2]] / self.total,
            self.words[path[-3]] / self.total,
            float(min(self.lines[path[-2]], _MANY)),
            float(self.core in path),
            float(self.wide in path),
            float(self.kept in path),
            float(len(path) - path.index(self.core) if self.core in path else -1),
            self.likes[form[:2]] / self.total,
            self.likes[line.names[1:2]] / self.total,
            float(within.depth - self.usual),
            self.shapes[within.tag, within.depth] / self.total,
            len(self.parents.get(form, ())) / max(1, self.alike[form]),
            self.words[child] / self.total if child else 0.0,
            float(min(self.sizes[child], _MANY)),
            float(self.headed.get(child, False)),
            self.before[index] / max(1, self.before[-1]),
        ]


def _form(line: Shown) -> tuple[object, ...]:
    return line.within.tag, *line.names[:2]


def look_around(
    shown: Sequence[Shown], mass: Sequence[int], density: Sequence[float], kept: Sequence[bool]
) -> Around:
    """Add up what the lines of a page have in common.

    Args:
        shown: The lines with their markup.
        mass: Words of each that is prose, else 0.
        density: Share of each line's characters that are in links.
        kept: Whether trafilatura keeps it.
    """
    found = Around(total=sum(mass) or 1)
    keeping: Counter[int] = Counter()
    depths: Counter[int] = Counter()
    for line, words, links, keep in zip(shown, mass, density, kept, strict=True):
        path = line.within.path
        found.lines[path[-2]] += 1
        if not words or links >= MOSTLY:
            continue
        for number in path:
            found.words[number] += words
            keeping[number] += words * keep
        form = _form(line)
        found.likes[form[:2]] += words
        found.likes[line.names[1:2]] += words
        found.shapes[line.within.tag, line.within.depth] += words
        found.alike[form] += 1
        found.parents.setdefault(form, set()).add(path[-2])
        depths[line.within.depth] += words
    found.usual = depths.most_common(1)[0][0] if depths else 0
    found.core, found.wide = innermost(found.words, _CORE), innermost(found.words, _WIDE)
    found.kept = innermost(keeping, _KEPT_CORE)
    _part(found, shown, mass)
    return found


def _part(found: Around, shown: Sequence[Shown], mass: Sequence[int]) -> None:
    """Tell which part of the core each line stands in."""
    found.before.append(0)
    for line, words in zip(shown, mass, strict=True):
        path = line.within.path
        child = path[path.index(found.core) + 1] if found.core in path[:-1] else 0
        found.children.append(child)
        if child:
            found.sizes[child] += 1
            found.headed.setdefault(child, line.within.tag in HEADINGS)
        found.before.append(found.before[-1] + (words if found.core in path else 0))


def innermost(words: Counter[int], share: float) -> int:
    """Return the innermost block that holds a share of what all blocks hold.

    Args:
        words: What each block holds, by its number; inner blocks have higher numbers.
        share: The share, from 0 to 1.
    """
    most = max(words.values(), default=0)
    return max((number for number, held in words.items() if held >= most * share), default=0)
