"""Which lines of a page's markup are an article's text: what is seen of each, and the weights.

Takes the lines of `reading.markup` and the text that trafilatura and the page itself give,
returns log-odds. The weights are in `generator/data/markup_model.json`, fitted by
`benchmarks/fit_markup.py`.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from generator.reading.lines import PROSE_WORDS, Seen
from generator.reading.markup import Shown
from generator.text.phrases import LINE_KINDS

_WORD: Final = re.compile(r"\w+")
_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_TAGS: Final = ("p", "div", "li", "section", "figcaption", "td", "article", "header", "blockquote")
_MOST_WORDS: Final = 80
_FARTHEST: Final = 30
_BESIDE: Final = 2
_SHORT: Final = 200  # characters
_DIGITS: Final = re.compile(r"\D+")
_MOSTLY: Final = 0.7
_LONG_ENOUGH: Final = 4  # words; shorter lines are found inside any text


def squash(text: str) -> str:
    """Return a text's words, folded, with single spaces around each.

    >>> squash("Rain, again!")
    ' rain again '
    """
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def agreement(lines: Sequence[str], text: str) -> list[bool]:
    """Tell which lines stand in a text, mostly.

    Args:
        lines: The lines of a page.
        text: Text taken from the page, one block a line; empty where there is none.
    """
    if not text:
        return [False] * len(lines)
    words = _WORD.findall(text.casefold())
    runs = set(zip(words, words[1:], words[2:], strict=False))
    blocks = {squash(block) for block in text.split("\n")}
    return [_stands_in(line, runs, blocks) for line in lines]


def _stands_in(line: str, runs: Collection[tuple[str, ...]], blocks: Collection[str]) -> bool:
    words = _WORD.findall(line.casefold())
    if len(words) <= _LONG_ENOUGH:
        return bool(words) and f" {' '.join(words)} " in blocks
    own = list(zip(words, words[1:], words[2:], strict=False))
    return sum(run in runs for run in own) > _MOSTLY * len(own)


FEATURES: Final = (
    *(f"tag_{tag}" for tag in _TAGS),
    *("heading", "article", "main", "aside", "furniture", "figure", "listed", "quoted", "table"),
    *("form", "marked_body", "good", "bad", "own_bad", "depth", "linked", "strong"),
    *("words", "chars", "sentences", "closed", "ellipsis", "colon", "question", "lower_start"),
    *("capitals", "digits", "quote_start", "copies", "prose"),
    *LINE_KINDS,
    *("kept", "kept_-1", "kept_+1", "kept_-2", "kept_+2", "kept_before", "kept_after", "to_kept"),
    *("told", "has_told", "is_title", "is_description", "since_title"),
    *("parent_share", "grand_share", "parent_lines", "same_parent_-1", "same_parent_+1"),
    *("in_core", "in_wide_core", "in_kept_core", "below_core", "like_share", "like_parent_share"),
    *("prose_-1", "prose_+1", "words_-1", "words_+1", "linked_-1", "linked_+1", "tag_-1", "tag_+1"),
    *("prose_near", "mass_before", "mass_after", "place", "related_before", "total"),
)


def features(  # noqa: PLR0913 - what is known of a page, each from a place of its own
    shown: Sequence[Shown],
    seen: Sequence[Seen],
    *,
    kept: Sequence[bool],
    told: Sequence[bool],
    title: str,
    description: str,
) -> list[list[float]]:
    """Describe every line of a page, in itself and in its place.

    Args:
        shown: The lines with their markup.
        seen: What is seen of each line's text.
        kept: Whether trafilatura keeps it.
        told: Whether it stands in the text that the page's own data gives.
        title: The page's title as its data has it, squashed.
        description: Its description, squashed.

    Returns:
        One row a line, in the order of `FEATURES`; an empty one for a line far from any text.
    """
    count = len(shown)
    mass = [min(line.words, _MOST_WORDS) if line.is_prose else 0 for line in seen]
    total = sum(mass) or 1
    density = [min(1.0, line.linked / len(line.line.text)) for line in shown]
    around: Counter[int] = Counter()
    members: Counter[int] = Counter()
    likes: Counter[object] = Counter()
    keeping: Counter[int] = Counter()
    for line, words, links, keep in zip(shown, mass, density, kept, strict=True):
        members[line.within.path[-2]] += 1
        if words and links < _MOSTLY:
            for number in line.within.path:
                around[number] += words
                keeping[number] += words * keep
            likes[line.within.tag, *line.names[:1]] += words
            likes[line.names[1:2]] += words
    core, wide, kept_core = _core(around, 0.6), _core(around, 0.85), _core(keeping, 0.9)
    sums, keeps = [0], [0]
    for words, keep in zip(mass, kept, strict=True):
        sums.append(sums[-1] + words)
        keeps.append(keeps[-1] + keep)
    any_kept = keeps[-1] or 1
    to_kept = _nearest(kept)
    has_told = float(any(told))
    squashed_title = [line.words < _FARTHEST and squash(line.text) == title for line in seen]
    wanted = _near_text(seen, kept, told)
    since_title = _FARTHEST
    related = False
    rows: list[list[float]] = []
    for index, (line, what) in enumerate(zip(shown, seen, strict=True)):
        within, text = line.within, line.line.text
        if squashed_title[index]:
            since_title = 0
        related = related or ("related" in what.kinds and what.words < PROSE_WORDS)
        if not wanted[index]:
            rows.append([])
            since_title = min(_FARTHEST, since_title + 1)
            continue
        before, after = max(0, index - 1), min(count - 1, index + 1)
        tokens = text.split()
        near = slice(max(0, index - 5), min(count, index + 6))
        rows.append(
            [
                *(float(within.tag == tag) for tag in _TAGS),
                float(within.tag[1]) if within.tag in _HEADINGS else 0.0,
                float(within.article > 0),
                float(within.main),
                float(within.aside),
                float(within.furniture),
                float(within.figure),
                float(within.listed),
                float(within.quoted),
                float(within.table > 0),
                float(within.form),
                float(within.body_of_article),
                float(within.good),
                float(within.bad),
                float(within.own_bad),
                float(within.depth),
                density[index],
                min(1.0, line.strong / len(text)),
                math.log1p(what.words),
                math.log1p(len(text)),
                float(min(what.sentences, 6)),
                float(what.closed),
                float(what.ellipsis),
                float(text.endswith(":")),
                float(text[-1] in "?!？！؟"),
                float(text[0].islower()),
                sum(token[0].isupper() for token in tokens) / len(tokens),
                len(_DIGITS.sub("", text)) / len(text) if len(text) < _SHORT else 0.0,
                float(text[0] in "\"“„«‹‘'「『”"),
                float(min(what.copies, 4)),
                float(what.is_prose),
                *(float(kind in what.kinds) for kind in LINE_KINDS),
                float(kept[index]),
                float(kept[before]),
                float(kept[after]),
                float(kept[max(0, index - 2)]),
                float(kept[min(count - 1, index + 2)]),
                keeps[index] / any_kept,
                (keeps[-1] - keeps[index + 1]) / any_kept,
                float(to_kept[index]),
                float(told[index]),
                has_told,
                float(squashed_title[index]),
                float(description != "" and squash(text) == description),
                float(since_title),
                around[within.path[-2]] / total,
                around[within.path[-3]] / total,
                float(min(members[within.path[-2]], 20)),
                float(shown[before].within.path[-2] == within.path[-2] and before != index),
                float(shown[after].within.path[-2] == within.path[-2] and after != index),
                float(core in within.path),
                float(wide in within.path),
                float(kept_core in within.path),
                float(len(within.path) - within.path.index(core) if core in within.path else -1),
                likes[within.tag, *line.names[:1]] / total,
                likes[line.names[1:2]] / total,
                float(seen[before].is_prose),
                float(seen[after].is_prose),
                math.log1p(seen[before].words),
                math.log1p(seen[after].words),
                density[before],
                density[after],
                float(shown[before].within.tag == within.tag),
                float(shown[after].within.tag == within.tag),
                float(sum(each.is_prose for each in seen[near]) - what.is_prose),
                sums[index] / total,
                (sums[-1] - sums[index + 1]) / total,
                index / count,
                float(related),
                math.log1p(total),
            ]
        )
        since_title = min(_FARTHEST, since_title + 1)
    return rows


def _near_text(seen: Sequence[Seen], kept: Sequence[bool], told: Sequence[bool]) -> list[bool]:
    """Tell which lines are text or stand beside some: most of a page's are far from any."""
    found = [False] * len(seen)
    for index, line in enumerate(seen):
        if line.is_prose or kept[index] or told[index]:
            first = max(0, index - _BESIDE)
            end = min(len(seen), index + _BESIDE + 1)
            found[first:end] = [True] * (end - first)
    return found


def _core(around: Counter[int], share: float) -> int:
    """Return the innermost block that holds a share of what all blocks hold."""
    most = max(around.values(), default=0)
    return max((number for number, words in around.items() if words >= most * share), default=0)


def _nearest(flags: Sequence[bool]) -> list[int]:
    """Count lines to the nearest flagged one, at most `_FARTHEST`."""
    found = [_FARTHEST] * len(flags)
    for order in (range(len(flags)), range(len(flags) - 1, -1, -1)):
        distance = _FARTHEST
        for index in order:
            distance = 0 if flags[index] else min(_FARTHEST, distance + 1)
            found[index] = min(found[index], distance)
    return found
