"""A line in itself and in its place on the page, as numbers for the line model.

Takes what is seen of a page's lines, returns one row of features a line. Nothing here decides:
the weights that do are in `generator/data/line_model.json`, fitted by `benchmarks/fit_lines.py`.
"""

import math
import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from generator.reading.lines import MOST_WORDS, PROSE_WORDS, Seen, best_run, page_title
from generator.text.phrases import LINE_KINDS, furniture_words

_MARKS: Final = re.compile(r"[|›»•▪►→↓]|https?:|www\.|@\w")
_QUOTES: Final = "\"“„«‹‘'「『”"
_BULLETS: Final = "•·-–—*▪►"
_DIGIT: Final = re.compile(r"\d")
_DATEISH: Final = re.compile(r"\d{1,2}[.:/-]\d{1,2}|\d{4}")

_NEAR: Final = 5
_FAR: Final = 12
_FARTHEST: Final = 30
_SHORT_WORDS: Final = 5
_SHORT_TEXT: Final = 200  # characters
_DATE_TEXT: Final = 120  # characters
_OUTSIDE: Final = -1.0  # a neighbour that the page does not have

OWN: Final = (
    *("words", "chars", "sentences", "closed", "ellipsis", "colon", "question", "commas"),
    *("lower_start", "capitals", "capital_words", "digits", "dateish", "marks", "quote_start"),
    *("bullet", "copies", "prose", "furniture"),
    *LINE_KINDS,
)
AROUND: Final = (
    *("words_-1", "prose_-1", "closed_-1", "dateish_-1", "words_-2", "prose_-2"),
    *("words_+1", "prose_+1", "closed_+1", "dateish_+1", "words_+2", "prose_+2"),
    *("kinds_-1", "kinds_+1", "related_-1", "credit_-1", "credit_+1"),
    *("prose_near", "short_before", "short_after"),
    *("prose_far_before", "prose_far_after", "since_prose", "until_prose", "stretch"),
)
IN_PAGE: Final = (
    *("in_run", "from_run_start", "from_run_end", "ender_in_run"),
    *("mass_before", "mass_after", "mass", "mean_prose", "place", "since_title", "is_title"),
)
FEATURES: Final = (*OWN, *AROUND, *IN_PAGE)

_COLUMN: Final = {name: number for number, name in enumerate(OWN)}
_NEIGHBOURS: Final = ("words", "prose", "closed", "dateish")
_ENDERS: Final = frozenset({"related", "comments", "author_box"})


def features(seen: tuple[Seen, ...]) -> list[list[float]]:
    """Describe every line, in itself and in its place.

    Args:
        seen: What `see` found of the lines of a page or of a part of it.

    Returns:
        One row a line, in the order of `FEATURES`.
    """
    own = [_own(line) for line in seen]
    columns = zip(own, _around(seen, own), _in_page(seen), strict=True)
    return [[*itself, *around, *in_page] for itself, around, in_page in columns]


def _own(line: Seen) -> list[float]:
    """Describe a line by itself (`OWN`)."""
    text = line.text
    tokens = text.split()
    count = len(tokens)
    short = len(text) < _SHORT_TEXT
    words = [word.strip(".,:;!?()") for word in line.folded.split()] if short else []
    furniture = furniture_words()
    return [
        math.log1p(line.words),
        math.log1p(len(text)),
        float(min(line.sentences, 6)),
        float(line.closed),
        float(line.ellipsis),
        float(text[-1] == ":"),
        float(text[-1] in "?!？！؟"),
        float(min(4, text.count(",") + text.count("،") + text.count("、"))),
        float(text[0].islower()),
        sum(1 for token in tokens if len(token) > 1 and token.isupper()) / count,
        sum(1 for token in tokens if token[0].isupper()) / count,
        len(_DIGIT.findall(text)) / len(text) if short else 0.0,
        float(len(text) < _DATE_TEXT and _DATEISH.search(text) is not None),
        float(len(_MARKS.findall(text)[:4])),
        float(text[0] in _QUOTES),
        float(text[0] in _BULLETS),
        float(min(line.copies, 4)),
        float(line.is_prose),
        sum(1 for word in words if word in furniture) / len(words) if words else 0.0,
        *(float(kind in line.kinds) for kind in LINE_KINDS),
    ]


def _sums(values: Sequence[int]) -> list[int]:
    """Return running sums, so that the sum of a range is one subtraction."""
    return [0, *accumulate(values)]


def _around(seen: tuple[Seen, ...], own: list[list[float]]) -> list[list[float]]:
    """Describe every line by its neighbours (`AROUND`)."""
    count = len(seen)
    prose = [line.is_prose for line in seen]
    proses = _sums(prose)
    masses = _sums(_masses(seen))
    shorts = _sums([line.words < _SHORT_WORDS for line in seen])
    since, until = _distances(prose), _distances(prose[::-1])[::-1]
    stretches = _stretches(prose)
    columns = [_COLUMN[name] for name in _NEIGHBOURS]
    nothing = [_OUTSIDE] * len(columns)
    near = [[row[column] for column in columns] for row in own]
    padded = [nothing, nothing, *near, nothing, nothing]
    kinds = [frozenset[str](), *(line.kinds for line in seen), frozenset[str]()]
    rows = []
    for index in range(count):
        first, end = max(0, index - _NEAR), min(count, index + _NEAR + 1)
        far_first, far_end = max(0, index - _FAR), min(count, index + _FAR + 1)
        before, after = kinds[index], kinds[index + 2]
        rows.append(
            [
                *padded[index + 1],
                *padded[index][:2],
                *padded[index + 3],
                *padded[index + 4][:2],
                float(len(before)),
                float(len(after)),
                float("related" in before),
                float("credit" in before),
                float("credit" in after),
                float(proses[end] - proses[first] - prose[index]),
                float(shorts[index] - shorts[first]),
                float(shorts[end] - shorts[index + 1]),
                math.log1p(masses[index] - masses[far_first]),
                math.log1p(masses[far_end] - masses[index + 1]),
                float(since[index]),
                float(until[index]),
                float(stretches[index]),
            ]
        )
    return rows


def _in_page(seen: tuple[Seen, ...]) -> list[list[float]]:
    """Describe every line by its place on the page and to the run of most prose (`IN_PAGE`)."""
    masses = _sums(_masses(seen))
    total = masses[-1] or 1
    proses = sum(line.is_prose for line in seen)
    start, end = best_run(seen)
    title = page_title(seen)
    titles = [title is not None and line.folded == title for line in seen]
    since_title = _distances(titles)
    ender = False
    rows = []
    for index, line in enumerate(seen):
        if index == start:
            ender = False
        elif line.kinds & _ENDERS and line.words < PROSE_WORDS:
            ender = True
        rows.append(
            [
                float(start <= index < end),
                _signed_log(index - start),
                _signed_log(end - 1 - index),
                float(ender),
                masses[index] / total,
                (total - masses[index + 1]) / total,
                math.log1p(total),
                math.log1p(total / max(1, proses)),
                index / len(seen),
                float(since_title[index]),
                float(titles[index]),
            ]
        )
    return rows


def _masses(seen: tuple[Seen, ...]) -> list[int]:
    return [min(line.words, MOST_WORDS) if line.is_prose else 0 for line in seen]


def _signed_log(value: int) -> float:
    return math.copysign(math.log1p(abs(value)), value)


def _distances(flags: Sequence[bool]) -> list[int]:
    """Count lines since the last flagged one before each line, at most `_FARTHEST`."""
    found = []
    distance = _FARTHEST
    for flag in flags:
        found.append(distance)
        distance = 1 if flag else min(_FARTHEST, distance + 1)
    return found


def _stretches(flags: Sequence[bool]) -> list[int]:
    """Return for each flagged line how many flagged ones stand together, for others 0."""
    found = [0] * len(flags)
    start = 0
    for index in range(len(flags) + 1):
        if index == len(flags) or not flags[index]:
            for inside in range(start, index):
                found[inside] = index - start
            start = index + 1
    return found
