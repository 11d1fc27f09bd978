"""Which lines of a page are the article's text, and as which blocks they are kept.

Takes the lines of a page with what is seen of them, returns the chosen ones: by the fitted
weights first, then by what parts of one text have in common.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from generator.data import load_weights
from generator.model import Block, BlockKind, LineRange
from generator.reading.lines import Seen
from generator.reading.markup import Shown
from generator.reading.markup_around import HEADINGS
from generator.reading.markup_lines import FEATURES
from generator.reading.markup_tables import Table
from generator.reading.weights import Trees, trees_of

# Where no sentence of a page is nearer to even odds than this, the signs of the markup suffice.
DOUBT: Final = 0.6
_NEARLY: Final = -1.5
_SAME_PLACE: Final = -1.6
_HEADING: Final = -3.0
_LISTED: Final = -3.95  # labelled pages leave lists out; a line with a colon needs its own
_FAR: Final = -9.0
_NEAR: Final = 4
_ITEMS: Final = 12
_LINKED: Final = 0.5


@cache
def _own() -> Trees:
    return trees_of(load_weights("markup_model"), FEATURES, "markup_model")


def odds_of(rows: Sequence[Sequence[float]], trees: Trees | None = None) -> list[float]:
    """Score lines by the fitted weights.

    Args:
        rows: Features, as `reading.markup_lines.features` gives them.
        trees: Weights of one's own, as a benchmark fits them; without, those that come along.

    Returns:
        Natural log-odds that a line belongs to the body, one a row.
    """
    trees = _own() if trees is None else trees
    return [trees.score(row) if row else _FAR for row in rows]


def is_doubtful(seen: Sequence[Seen], odds: Sequence[float]) -> bool:
    """Tell whether the weights leave it open for some sentence whether it belongs to the body.

    Args:
        seen: What is seen of each line's text.
        odds: Log-odds of each.
    """
    return not any(value > 0 for value in odds) or any(
        abs(value) <= DOUBT for line, value in zip(seen, odds, strict=True) if line.is_prose
    )


def choose_lines(
    shown: Sequence[Shown], seen: Sequence[Seen], odds: Sequence[float], kept: Sequence[bool]
) -> tuple[int, ...]:
    """Choose the lines of the body.

    Args:
        shown: The lines with their markup.
        seen: What is seen of each line's text.
        odds: Log-odds of each.
        kept: Whether trafilatura keeps it.

    Returns:
        Indices in order; empty where nothing reads like an article.
    """
    chosen = {index for index, value in enumerate(odds) if value > 0}
    forms = {form_of(shown[index]) for index in chosen if seen[index].is_prose}
    _add_beside(chosen, shown, seen, odds, forms)
    chosen |= _between(chosen, shown, seen, odds, kept)
    chosen |= _announced(chosen, shown, seen, odds)
    chosen |= _going_on(chosen, shown, seen, kept)
    found = sorted(index for index in chosen if not _points_elsewhere(shown[index], seen[index]))
    while found and shown[found[-1]].within.tag in HEADINGS:
        found.pop()
    return tuple(_without_repeats(found, seen))


def form_of(line: Shown) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """Return the form of a line: its tag, and the names of the two blocks around it.

    Args:
        line: A line with its markup.
    """
    return line.within.tag, line.names[:2]


def _add_beside(
    chosen: set[int],
    shown: Sequence[Shown],
    seen: Sequence[Seen],
    odds: Sequence[float],
    forms: set[tuple[str, tuple[tuple[str, ...], ...]]],
) -> None:
    """Add the sentences beside the chosen ones that have their form and are nearly likely."""
    for index in sorted(chosen):
        for step in (-1, 1):
            other = index + step
            while (
                0 <= other < len(shown)
                and other not in chosen
                and seen[other].is_prose
                and odds[other] > _NEARLY
                and form_of(shown[other]) in forms
            ):
                chosen.add(other)
                other += step


def _between(
    chosen: set[int],
    shown: Sequence[Shown],
    seen: Sequence[Seen],
    odds: Sequence[float],
    kept: Sequence[bool],
) -> set[int]:
    """Find headings and short paragraphs between chosen lines."""
    forms = {form_of(shown[index]) for index in chosen if seen[index].is_prose}
    found = set()
    ordered = sorted(chosen)
    for before, after in pairwise(ordered):
        for index in range(before + 1, after if after - before <= _NEAR else before + 1):
            line, value = shown[index], odds[index]
            plain = not seen[index].kinds
            heading = line.within.tag in HEADINGS and line.linked < _LINKED * len(line.line.text)
            like = line.within.tag in {"p", "li"} and form_of(line) in forms
            if (
                (heading and value > _HEADING)
                or (plain and kept[index] and value > _SAME_PLACE)
                or (plain and like and value > _NEARLY)
            ):
                found.add(index)
    return found


def _announced(
    chosen: set[int], shown: Sequence[Shown], seen: Sequence[Seen], odds: Sequence[float]
) -> set[int]:
    """Find short lists between chosen lines that a chosen line with a colon announces."""
    found: set[int] = set()
    for before, after in pairwise(sorted(chosen)):
        around = shown[before].within.path[-2]
        items = range(before + 1, after)
        if (
            items
            and seen[before].text.endswith(":")
            and shown[before].within.tag not in HEADINGS
            and len(items) <= _ITEMS
            and all(
                shown[index].within.listed
                and around in shown[index].within.path
                and odds[index] > _LISTED
                and not seen[index].kinds
                and shown[index].linked < _LINKED * len(shown[index].line.text)
                for index in items
            )
        ):
            found.update(items)
    return found


def _going_on(
    chosen: set[int],
    shown: Sequence[Shown],
    seen: Sequence[Seen],
    kept: Sequence[bool],
) -> set[int]:
    """Find items and quotations below the last chosen line, in the container that it stands in."""
    last = max(chosen, default=-1)
    found: set[int] = set()
    if last < 0:
        return found
    around = shown[last].within.path[-2]
    for index in range(last + 1, len(shown)):
        within = shown[index].within
        if within.table:
            continue  # whether a table belongs to the text is told by what stands around it
        apart = within.own_bad or within.aside or within.furniture or within.form
        if not (
            (within.listed or within.quoted)
            and around in within.path
            and (kept[index] or not apart)
            and not seen[index].kinds
            and shown[index].linked < _LINKED * len(shown[index].line.text)
        ):
            break
        found.add(index)
    return found


def _points_elsewhere(line: Shown, seen: Seen) -> bool:
    return "teaser" in seen.kinds and line.linked > _LINKED * len(line.line.text)


def _without_repeats(indices: Sequence[int], seen: Sequence[Seen]) -> list[int]:
    said: set[str] = set()
    found = []
    for index in indices:
        if seen[index].words < _NEAR or seen[index].folded not in said:
            said.add(seen[index].folded)
            found.append(index)
    return found


def blocks_of(
    shown: Sequence[Shown], body: Sequence[int], tables: Sequence[Table]
) -> tuple[Block, ...]:
    """Make the chosen lines to blocks, each of the kind its markup says.

    Args:
        shown: The lines with their markup.
        body: Indices of the chosen ones.
        tables: The text's tables, none of whose cells is chosen.
    """
    rows = {table.cells[0]: table.rows for table in tables}
    blocks: list[Block] = []
    for index in sorted({*body, *rows}):
        blocks += rows.get(index) or (_block(shown[index], first=not blocks),)
    return tuple(blocks)


def _block(line: Shown, *, first: bool) -> Block:
    where = LineRange(line.line.number, line.line.number + 1)
    within, text = line.within, line.line.text
    if within.tag in HEADINGS and not first:
        return Block(text, where, BlockKind.HEADING)
    if within.quoted:
        return Block(text, where, BlockKind.QUOTE)
    if within.listed:
        return Block(text, where, BlockKind.LIST_ITEM)
    return Block(text, where)
