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
_BESIDE: Final = 2
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

_WORDS, _PROSE, _CLOSED, _DATES = map(OWN.index, ("words", "prose", "closed", "dateish"))
# In the order of `AROUND`: how far away a neighbour stands, and which of its own figures count.
_NEIGHBOURS: Final = (
    (-1, (_WORDS, _PROSE, _CLOSED, _DATES)),
    (-2, (_WORDS, _PROSE)),
    (1, (_WORDS, _PROSE, _CLOSED, _DATES)),
    (2, (_WORDS, _PROSE)),
)
_NO_KINDS: Final = (0.0,) * len(LINE_KINDS)
_ENDERS: Final = frozenset({"related", "comments", "author_box"})


def features(seen: tuple[Seen, ...]) -> list[list[float]]:
    """Describe every line that stands near prose, in itself and in its place.

    Args:
        seen: What `see` found of the lines of a page or of a part of it.

    Returns:
        One row a line, in the order of `FEATURES`; an empty one for a line far from any prose.
    """
    prose = [line.is_prose for line in seen]
    near = _within(prose, _FAR)
    # Most lines of a page are menus, and nothing but their neighbours' own figures asks for them.
    # A line that stands there again is described once.
    once: dict[str, list[float]] = {}
    own = [
        (once.get(line.text) or once.setdefault(line.text, _own(line))) if wanted else []
        for line, wanted in zip(seen, _within(near, _BESIDE), strict=True)
    ]
    wanted = [index for index, is_near in enumerate(near) if is_near]
    masses = _sums(_masses(seen, prose))
    places = zip(
        wanted,
        zip(*_around(seen, own, prose, masses, wanted), strict=True),
        zip(*_in_page(seen, prose, masses, wanted), strict=True),
        strict=True,
    )
    rows: list[list[float]] = [[] for _ in seen]
    for index, around, in_page in places:
        rows[index] = [*own[index], *around, *in_page]
    return rows


def _within(flags: Sequence[bool], reach: int) -> list[bool]:
    """Tell which places are flagged or lie at most so far from one that is."""
    found = [False] * len(flags)
    for index, flag in enumerate(flags):
        if flag:
            first, end = max(0, index - reach), min(len(flags), index + reach + 1)
            found[first:end] = [True] * (end - first)
    return found


def _own(line: Seen) -> list[float]:
    """Describe a line by itself (`OWN`)."""
    text = line.text
    tokens = text.split()
    count = len(tokens)
    single = [token for token in tokens if len(token) == 1]
    short = len(text) < _SHORT_TEXT
    words = [word.strip(".,:;!?()") for word in line.folded.split()] if short else []
    furniture = furniture_words()
    kinds = line.kinds
    digits = len(_DIGIT.findall(text)) if short else 0
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
        (sum(map(str.isupper, tokens)) - sum(map(str.isupper, single))) / count,
        sum(map(str.isupper, [token[0] for token in tokens])) / count,
        digits / len(text),
        float(digits > 1 and len(text) < _DATE_TEXT and _DATEISH.search(text) is not None),
        float(_count_marks(text)),
        float(text[0] in _QUOTES),
        float(text[0] in _BULLETS),
        float(min(line.copies, 4)),
        float(line.is_prose),
        len([1 for word in words if word in furniture]) / len(words) if words else 0.0,
        *([float(kind in kinds) for kind in LINE_KINDS] if kinds else _NO_KINDS),
    ]


def _count_marks(text: str) -> int:
    """Count the marks of menus and addresses, up to four; most lines have none."""
    plain = text.isascii()
    if plain and not ("|" in text or "@" in text or "http" in text or "www." in text):
        return 0
    return len(_MARKS.findall(text)[:4])


def _sums(values: Sequence[int]) -> list[int]:
    """Return running sums, so that the sum of a range is one subtraction."""
    return [0, *accumulate(values)]


def _around(
    seen: tuple[Seen, ...],
    own: list[list[float]],
    prose: list[bool],
    masses: list[int],
    wanted: list[int],
) -> list[list[float]]:
    """Describe lines by their neighbours: a column each of `AROUND`, over the lines wanted."""
    count = len(seen)
    proses = _sums(prose)
    shorts = _sums([line.words < _SHORT_WORDS for line in seen])
    since, until = _distances(prose), _distances(prose[::-1])[::-1]
    stretches = _stretches(prose)
    nothing = [_OUTSIDE] * len(OWN)
    padded = [nothing, nothing, *own, nothing, nothing]
    neighbours = [
        [padded[index + step + 2][column] for index in wanted]
        for step, columns in _NEIGHBOURS
        for column in columns
    ]
    none = frozenset[str]()
    kinds = [none, *[line.kinds for line in seen], none]
    before, after = [kinds[index] for index in wanted], [kinds[index + 2] for index in wanted]
    near = [(index, max(0, index - _NEAR), min(count, index + _NEAR + 1)) for index in wanted]
    far = [(index, max(0, index - _FAR), min(count, index + _FAR + 1)) for index in wanted]
    return [
        *neighbours,
        [float(len(each)) for each in before],
        [float(len(each)) for each in after],
        [float("related" in each) for each in before],
        [float("credit" in each) for each in before],
        [float("credit" in each) for each in after],
        [float(proses[end] - proses[first] - prose[index]) for index, first, end in near],
        [float(shorts[index] - shorts[first]) for index, first, _ in near],
        [float(shorts[end] - shorts[index + 1]) for index, _, end in near],
        [math.log1p(masses[index] - masses[first]) for index, first, _ in far],
        [math.log1p(masses[end] - masses[index + 1]) for index, _, end in far],
        [float(since[index]) for index in wanted],
        [float(until[index]) for index in wanted],
        [float(stretches[index]) for index in wanted],
    ]


def _in_page(
    seen: tuple[Seen, ...], prose: list[bool], masses: list[int], wanted: list[int]
) -> list[list[float]]:
    """Describe lines by their place on the page and to the run of most prose (`IN_PAGE`)."""
    total = masses[-1] or 1
    start, end = best_run(seen)
    title = page_title(seen)
    titles = [title is not None and line.folded == title for line in seen]
    since_title = _distances(titles)
    enders = _behind_enders(seen, start)
    mass, mean = math.log1p(total), math.log1p(total / max(1, sum(prose)))
    return [
        [float(start <= index < end) for index in wanted],
        [_signed_log(index - start) for index in wanted],
        [_signed_log(end - 1 - index) for index in wanted],
        [float(enders[index]) for index in wanted],
        [masses[index] / total for index in wanted],
        [(total - masses[index + 1]) / total for index in wanted],
        [mass] * len(wanted),
        [mean] * len(wanted),
        [index / len(seen) for index in wanted],
        [float(since_title[index]) for index in wanted],
        [float(titles[index]) for index in wanted],
    ]


def _behind_enders(seen: tuple[Seen, ...], run_start: int) -> list[bool]:
    """Tell which lines stand behind what ends articles; the run of most prose begins anew."""
    ender = False
    found = []
    for index, line in enumerate(seen):
        if index == run_start:
            ender = False
        elif line.kinds and line.kinds & _ENDERS and line.words < PROSE_WORDS:
            ender = True
        found.append(ender)
    return found


def _masses(seen: tuple[Seen, ...], prose: list[bool]) -> list[int]:
    return [
        min(line.words, MOST_WORDS) if counts else 0
        for line, counts in zip(seen, prose, strict=True)
    ]


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
