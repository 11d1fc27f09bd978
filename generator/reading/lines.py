"""What can be seen of a line, in itself and in its place on the page, as numbers.

Takes the lines of a capture, returns one row of features a line. Nothing here decides:
the weights that do are in `generator/data/line_model.json`, fitted by `benchmarks/fit_lines.py`.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.reading.decode import Line
from generator.text.phrases import LINE_KINDS, fold, kinds_of, words_of

_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_SENTENCE_END: Final = re.compile(r"[.!?؟۔।][\"'”’»›)\]]*(?=\s|$)|[。！？][」』）”]*")
_CLOSED: Final = re.compile(r"[.!?؟۔।。！？][\"'”’»›)\]」』）]*$")
_ELLIPSIS: Final = re.compile(r"(?:\.\.\.|…)[\"'”’»›)\]]*$")
_MARKS: Final = re.compile(r"[|›»•▪►→↓]|https?:|www\.|@\w")
_QUOTES: Final = "\"“„«‹‘'「『”"
_DIGIT: Final = re.compile(r"\d")
_DATEISH: Final = re.compile(r"\d{1,2}[.:/-]\d{1,2}|\d{4}")
_TITLE_ENDS: Final = re.compile(r"\s+[|–—\-·•:]\s+")

PROSE_WORDS: Final = 8
PARAGRAPH_WORDS: Final = 30
_NEAR: Final = 5
_FAR: Final = 12
_GAP_COST: Final = 6.0
_MOST_WORDS: Final = 80
_TITLE_WORDS: Final = 3
_SHORT_WORDS: Final = 5
_SHORT_TEXT: Final = 200  # characters
_DATE_TEXT: Final = 120  # characters


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of one line without its neighbours."""

    text: str
    folded: str
    words: int
    sentences: int
    closed: bool  # ends with a mark that ends a sentence
    ellipsis: bool
    kinds: frozenset[str]
    copies: int  # how often the page has this line

    @property
    def is_prose(self) -> bool:
        """Tell whether the line reads like a whole sentence of some length."""
        if self.ellipsis:
            return False
        if self.closed:
            return self.words >= PROSE_WORDS
        # Several sentences in one line, and a credit or an embed behind the last.
        return self.words >= PARAGRAPH_WORDS and self.sentences > 1


@cache
def _reports_behind() -> re.Pattern[str]:
    """Match "…reports Example News" behind a sentence: the sentence is whole."""
    verbs = "|".join(re.escape(verb) for verb in words_of("reports"))
    return re.compile(rf"(?:…|\.\.\.)\s*(?:{verbs})\s+\w[^.…]{{2,50}}$")


def see(lines: tuple[Line, ...]) -> tuple[Seen, ...]:
    """Look at every line by itself.

    Args:
        lines: The capture's lines that are not blank.

    Returns:
        One `Seen` a line, in the same order.
    """
    reports = _reports_behind()
    folded = [fold(line.text) for line in lines]
    copies = Counter(folded)
    kinds: dict[str, frozenset[str]] = {}
    found = []
    for line, key in zip(lines, folded, strict=True):
        if key not in kinds:
            kinds[key] = kinds_of(line.text)
        text = line.text
        words = len(text.split())
        if not text.isascii():
            unspaced = len(_CJK.findall(text))
            if unspaced * 2 > len(text):
                words = max(words, unspaced // 2)
        found.append(
            Seen(
                text=text,
                folded=key,
                words=words,
                sentences=len(_SENTENCE_END.findall(text)),
                closed=_CLOSED.search(text) is not None or reports.search(text) is not None,
                ellipsis=_ELLIPSIS.search(text) is not None,
                kinds=kinds[key],
                copies=copies[key],
            )
        )
    return tuple(found)


def best_run(seen: tuple[Seen, ...]) -> tuple[int, int]:
    """Find the run of lines with most prose in it and least between.

    Returns:
        Half-open range of indices; empty where the page has no prose.
    """
    best, best_range = 0.0, (0, 0)
    total, start = 0.0, 0
    for index, line in enumerate(seen):
        if total <= 0:
            total, start = 0.0, index
        total += min(line.words, _MOST_WORDS) if line.is_prose else -_GAP_COST
        if total > best:
            best, best_range = total, (start, index + 1)
    return best_range


def page_title(seen: tuple[Seen, ...]) -> str | None:
    """Guess the title's text: a line of the page that its first line repeats or begins with.

    Returns:
        The folded title, or None where nothing on the page is said twice at its top.
    """
    if not seen:
        return None
    head = seen[0].folded
    parts = (head, *_TITLE_ENDS.split(head)[:1])
    names = {part.strip() for part in parts if len(part.split()) >= _TITLE_WORDS}
    for line in seen[1:]:
        if line.folded in names or (line.words > _TITLE_WORDS and head.startswith(line.folded)):
            return line.folded
    return None


FEATURES: Final = (
    *(
        "words",
        "chars",
        "sentences",
        "closed",
        "ellipsis",
        "colon",
        "question",
        "commas",
        "lower_start",
    ),
    *("capitals", "capital_words", "digits", "dateish", "marks", "quote_start", "copies", "prose"),
    *LINE_KINDS,
    *(
        "words_-1",
        "prose_-1",
        "closed_-1",
        "words_-2",
        "prose_-2",
        "words_+1",
        "prose_+1",
        "closed_+1",
    ),
    *(
        "words_+2",
        "prose_+2",
        "kinds_-1",
        "kinds_+1",
        "related_-1",
        "credit_-1",
        "credit_+1",
        "dateish_-1",
    ),
    *(
        "dateish_+1",
        "prose_near",
        "prose_far_before",
        "prose_far_after",
        "since_prose",
        "until_prose",
    ),
    *(
        "in_run",
        "from_run_start",
        "from_run_end",
        "mass_before",
        "mass_after",
        "place",
        "ender_in_run",
    ),
    *("since_title", "is_title", "words_mean_prose", "short_before", "short_after", "total_mass"),
)


def _intrinsic(line: Seen) -> list[float]:
    text = line.text
    tokens = text.split()
    capitals = sum(1 for token in tokens if token[0].isupper())
    all_caps = sum(1 for token in tokens if len(token) > 1 and token.isupper())
    return [
        math.log1p(line.words),
        math.log1p(len(text)),
        float(min(line.sentences, 6)),
        float(line.closed),
        float(line.ellipsis),
        float(text.endswith(":")),
        float(text[-1] in "?!？！؟"),
        float(min(4, text.count(",") + text.count("،") + text.count("、"))),
        float(text[0].islower()),
        all_caps / len(tokens),
        capitals / len(tokens),
        len(_DIGIT.findall(text)) / len(text) if len(text) < _SHORT_TEXT else 0.0,
        float(len(text) < _DATE_TEXT and _DATEISH.search(text) is not None),
        float(len(_MARKS.findall(text)[:4])),
        float(text[0] in _QUOTES),
        float(min(line.copies, 4)),
        float(line.is_prose),
        *(float(kind in line.kinds) for kind in LINE_KINDS),
    ]


_ENDERS: Final = frozenset({"related", "comments", "author_box"})


def features(seen: tuple[Seen, ...]) -> list[list[float]]:
    """Describe every line, in itself and in its place.

    Args:
        seen: What `see` found of the lines of a page or of a part of it.

    Returns:
        One row a line, in the order of `FEATURES`.
    """
    count = len(seen)
    own = [_intrinsic(line) for line in seen]
    prose = [line.is_prose for line in seen]
    mass = [min(line.words, _MOST_WORDS) if line.is_prose else 0 for line in seen]
    masses = [0]
    proses = [0]
    shorts = [0]
    for index in range(count):
        masses.append(masses[-1] + mass[index])
        proses.append(proses[-1] + prose[index])
        shorts.append(shorts[-1] + (seen[index].words < _SHORT_WORDS))
    total = masses[-1] or 1
    since = _distances(prose)
    until = _distances(prose[::-1])[::-1]
    start, end = best_run(seen)
    title = page_title(seen)
    titles = [title is not None and line.folded == title for line in seen]
    since_title = _distances(titles)
    ender = False
    mean = math.log1p(total / max(1, proses[-1]))

    def at(index: int, number: int) -> float:
        return own[index][number] if 0 <= index < count else -1.0

    def kinds(index: int) -> float:
        return float(len(seen[index].kinds)) if 0 <= index < count else -1.0

    def is_kind(index: int, kind: str) -> float:
        return float(0 <= index < count and kind in seen[index].kinds)

    rows = []
    for index, line in enumerate(seen):
        inside = start <= index < end
        if index == start:
            ender = False
        elif line.kinds & _ENDERS and line.words < PROSE_WORDS:
            ender = True
        near_first, near_end = max(0, index - _NEAR), min(count, index + _NEAR + 1)
        far_first, far_end = max(0, index - _FAR), min(count, index + _FAR + 1)
        rows.append(
            [
                *own[index],
                at(index - 1, 0),
                at(index - 1, 16),
                at(index - 1, 3),
                at(index - 2, 0),
                at(index - 2, 16),
                at(index + 1, 0),
                at(index + 1, 16),
                at(index + 1, 3),
                at(index + 2, 0),
                at(index + 2, 16),
                kinds(index - 1),
                kinds(index + 1),
                is_kind(index - 1, "related"),
                is_kind(index - 1, "credit"),
                is_kind(index + 1, "credit"),
                at(index - 1, 12),
                at(index + 1, 12),
                float(proses[near_end] - proses[near_first] - prose[index]),
                math.log1p(masses[index] - masses[far_first]),
                math.log1p(masses[far_end] - masses[index + 1]),
                float(since[index]),
                float(until[index]),
                float(inside),
                _signed_log(index - start),
                _signed_log(end - 1 - index),
                masses[index] / total,
                (total - masses[index + 1]) / total,
                index / count,
                float(ender),
                float(since_title[index]),
                float(titles[index]),
                mean,
                float(shorts[index] - shorts[near_first]),
                float(shorts[near_end] - shorts[index + 1]),
                math.log1p(total),
            ]
        )
    return rows


def _signed_log(value: int) -> float:
    return math.copysign(math.log1p(abs(value)), value)


_FARTHEST: Final = 30


def _distances(flags: list[bool]) -> list[int]:
    """Count lines since the last flagged one before each line, at most `_FARTHEST`."""
    found = []
    distance = _FARTHEST
    for flag in flags:
        found.append(distance)
        distance = 1 if flag else min(_FARTHEST, distance + 1)
    return found
