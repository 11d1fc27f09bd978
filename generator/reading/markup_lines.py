"""Which lines of a page's markup are an article's text: what is seen of each, and the weights.

Takes the lines of `reading.markup` and the text that trafilatura and the page itself give,
returns log-odds. The weights are in `generator/data/markup_model.json`, fitted by
`benchmarks/fit_markup.py`.
"""

import math
import re
from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import accumulate
from typing import Final

from generator.data import load
from generator.reading.lines import PROSE_WORDS, Seen
from generator.reading.markup import Shown
from generator.reading.markup_around import AROUND, HEADINGS, MOSTLY, look_around
from generator.text.phrases import LINE_KINDS

_WORD: Final = re.compile(r"\w+")
_TAGS: Final = ("p", "div", "li", "section", "figcaption", "td", "article", "header", "blockquote")
_MOST_WORDS: Final = 80
_FARTHEST: Final = 30
_BESIDE: Final = 2
_SHORT: Final = 200  # characters
_DIGITS: Final = re.compile(r"\D+")
_LONG_ENOUGH: Final = 4  # words; shorter lines are found inside any text
TITLE_WORDS: Final = 3
_MOST_COOKIES: Final = 3


@cache
def _consent() -> re.Pattern[str]:
    """Match the words that only a page's own questions to its readers are full of."""
    words = "|".join(map(re.escape, load("consent_words")["words"]))
    # At the beginning of a word; scripts that part none have it anywhere.
    return re.compile(rf"(?<![^\W\u3040-\u9fff])(?:{words})", re.IGNORECASE)


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
    return sum(run in runs for run in own) > MOSTLY * len(own)


FEATURES: Final = (
    *(f"tag_{tag}" for tag in _TAGS),
    *("heading", "article", "main", "aside", "furniture", "figure", "listed", "quoted", "table"),
    *("form", "marked_body", "good", "bad", "own_bad", "depth", "comments", "consent", "boxed"),
    *("embedded", "linked", "strong"),
    *("words", "chars", "sentences", "closed", "ellipsis", "colon", "question", "lower_start"),
    *("capitals", "digits", "quote_start", "copies", "prose", "cookies"),
    *LINE_KINDS,
    *("kept", "kept_-1", "kept_+1", "kept_-2", "kept_+2", "kept_before", "kept_after", "to_kept"),
    *("told", "has_told", "is_title", "is_description", "since_title", "before_title"),
    *AROUND,
    *("same_parent_-1", "same_parent_+1"),
    *("prose_-1", "prose_+1", "words_-1", "words_+1", "linked_-1", "linked_+1", "tag_-1", "tag_+1"),
    *("heading_-1", "prose_near", "mass_before", "mass_after", "place"),
    *("related_before", "comments_before", "author_before", "total"),
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
    density = [min(1.0, line.linked / len(line.line.text)) for line in shown]
    around = look_around(shown, mass, density, kept)
    sums = [0, *accumulate(mass)]
    keeps = [0, *accumulate(kept)]
    any_kept = keeps[-1] or 1
    to_kept = _nearest(kept)
    has_told = float(any(told))
    is_title = [line.words < _FARTHEST and squash(line.text) == title for line in seen]
    titled = heading_at(shown, seen, is_title.__getitem__)
    wanted = _wanted(shown, seen, density, around.core, _near_text(seen, kept, told))
    since_title = _FARTHEST
    said = [False, False, False]
    rows: list[list[float]] = []
    for index, (line, what) in enumerate(zip(shown, seen, strict=True)):
        if is_title[index]:
            since_title = 0
        if what.kinds and what.words < PROSE_WORDS:
            said[0] |= "related" in what.kinds
            said[1] |= "comments" in what.kinds and sums[index] > 0
            said[2] |= "author_box" in what.kinds and sums[index] > 0
        if not wanted[index]:
            rows.append([])
            since_title = min(_FARTHEST, since_title + 1)
            continue
        before, after = max(0, index - 1), min(count - 1, index + 1)
        parent = line.within.path[-2]
        rows.append(
            [
                *_of_markup(line, density[index]),
                *_of_text(what),
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
                float(is_title[index]),
                float(description != "" and squash(what.text) == description),
                float(since_title),
                float(titled is not None and index < titled),
                *around.of_line(index, line),
                float(shown[before].within.path[-2] == parent and before != index),
                float(shown[after].within.path[-2] == parent and after != index),
                float(seen[before].is_prose),
                float(seen[after].is_prose),
                math.log1p(seen[before].words),
                math.log1p(seen[after].words),
                density[before],
                density[after],
                float(shown[before].within.tag == line.within.tag),
                float(shown[after].within.tag == line.within.tag),
                float(shown[before].within.tag in HEADINGS),
                float(
                    sum(each.is_prose for each in seen[max(0, index - 5) : index + 6])
                    - what.is_prose
                ),
                sums[index] / around.total,
                (sums[-1] - sums[index + 1]) / around.total,
                index / count,
                *map(float, said),
                math.log1p(around.total),
            ]
        )
        since_title = min(_FARTHEST, since_title + 1)
    return rows


def _of_markup(line: Shown, density: float) -> list[float]:
    """Describe what the markup says of a line."""
    within = line.within
    return [
        *(float(within.tag == tag) for tag in _TAGS),
        float(within.tag[1]) if within.tag in HEADINGS else 0.0,
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
        float(within.comments),
        float(within.consent),
        float(within.boxed),
        float(within.embedded),
        density,
        min(1.0, line.strong / len(line.line.text)),
    ]


def _of_text(what: Seen) -> list[float]:
    """Describe a line's words."""
    text = what.text
    tokens = text.split()
    return [
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
        float(min(_MOST_COOKIES, len(_consent().findall(text)))),
        *(float(kind in what.kinds) for kind in LINE_KINDS),
    ]


def heading_at(
    shown: Sequence[Shown], seen: Sequence[Seen], is_title: Callable[[int], bool]
) -> int | None:
    """Return where the heading stands that is the page's title, or None where none does.

    Args:
        shown: The lines with their markup.
        seen: What is seen of each line's text.
        is_title: Tells of a line's index whether the page calls its article so.
    """
    headings = [index for index, line in enumerate(shown) if line.within.tag in HEADINGS]
    first = (
        index
        for index in headings
        if shown[index].within.tag == "h1" and seen[index].words >= TITLE_WORDS
    )
    return next(filter(is_title, headings), next(first, None))


def _wanted(
    shown: Sequence[Shown],
    seen: Sequence[Seen],
    density: Sequence[float],
    core: int,
    near: Sequence[bool],
) -> list[bool]:
    """Add to the lines near a text what stands in its container, and long lines that do not end."""
    return [
        close or (links < MOSTLY and (core in line.within.path or what.words >= PROSE_WORDS * 2))
        for close, line, what, links in zip(near, shown, seen, density, strict=True)
    ]


def _near_text(seen: Sequence[Seen], kept: Sequence[bool], told: Sequence[bool]) -> list[bool]:
    """Tell which lines are text or stand beside some: most of a page's are far from any."""
    found = [False] * len(seen)
    for index, line in enumerate(seen):
        if line.is_prose or kept[index] or told[index]:
            first = max(0, index - _BESIDE)
            end = min(len(seen), index + _BESIDE + 1)
            found[first:end] = [True] * (end - first)
    return found


def _nearest(flags: Sequence[bool]) -> list[int]:
    """Count lines to the nearest flagged one, at most `_FARTHEST`."""
    found = [_FARTHEST] * len(flags)
    for order in (range(len(flags)), range(len(flags) - 1, -1, -1)):
        distance = _FARTHEST
        for index in order:
            distance = 0 if flags[index] else min(_FARTHEST, distance + 1)
            found[index] = min(found[index], distance)
    return found
