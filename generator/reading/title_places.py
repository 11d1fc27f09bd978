"""What a title's neighbours tell of it: the words of its text, a standfirst, a caption, a name.

Takes candidates that `titles.py` scored and the lines around them, raises and lowers the scores.
"""

import re
from collections.abc import Sequence
from typing import Final

from generator.reading.lines import Seen
from generator.reading.page import Part
from generator.reading.publisher_names import is_office_of_state
from generator.reading.title_forms import long_words
from generator.text.language import common_words

_STANDFIRST_REACH: Final = 2
_ABOVE_STANDFIRST: Final = 1.0
LONGEST_KICKER: Final = 5
_CAPTION: Final = 1.5
_NAME: Final = 3.0
_WORTHY: Final = 1.5  # of a title
ABOVE_TEXT: Final = "above the text"
_LONGEST_NAME: Final = 8
_TOP: Final = 12  # lines of a page's head
_FEW_OWN: Final = 3
BODY_READ: Final = 3000
OF_THE_BODY: Final = 0.4
_SOME_OF_THE_BODY: Final = 0.25
PROPER_WORDS: Final = range(4, 25)
GOES_ON: Final = (":", ",", ";", "；", "：", "،", "؛")
SITE: Final = re.compile(r"\s+[|–—\-·•»:]\s+|\s*[|｜]\s*|--")
AT_HAND: Final = 4

# A line's score as a title, what speaks for it in words, and its index.
Judged = tuple[float, str, int]


def shared(text: str, body_words: frozenset[str]) -> float:
    """Return the share of a text's longer words that the body uses too.

    Args:
        text: A line.
        body_words: What `body_words_of` gives for the body.
    """
    words = long_words(text) - common_words()
    if not words:
        return 0.0
    hits = sum(1 for word in words if word in body_words or word[:5] in body_words)
    # One word in common out of one is chance.
    return hits / max(_FEW_OWN, len(words))


def body_words_of(body: str) -> frozenset[str]:
    """Return the longer words with which a text begins, and the beginnings of these.

    Args:
        body: The text of an article.
    """
    words = long_words(body[:BODY_READ])
    return frozenset(words | {word[:5] for word in words})


def above_standfirst(
    one: Judged, judged: Sequence[Judged], seen: Sequence[Seen], words: frozenset[str]
) -> Judged:
    """Raise a line that has a longer one straight below it: a title above its standfirst.

    Args:
        one: The line as it was judged.
        judged: All lines that were.
        seen: The lines above the body.
        words: What `body_words_of` gives for the body.
    """
    score, rule, index = one
    if seen[index].words not in PROPER_WORDS or seen[index].text[-1] in GOES_ON:
        return one
    if seen[index].words <= LONGEST_KICKER and SITE.search(seen[index].text):
        return one  # "Football - First League"
    longer = any(
        0 < other - index <= _STANDFIRST_REACH and seen[other].words > seen[index].words
        for _, _, other in judged
    ) or any(_is_standfirst(seen[index], below, words) for below in seen[index + 1 : index + 2])
    return (score + _ABOVE_STANDFIRST, rule, index) if longer else one


def below_captions(
    part: Part, judged: Sequence[Judged], body_first: int, words: frozenset[str]
) -> list[Judged]:
    """Lower the lines below a day or a clock that have a title above it: captions, mostly.

    Args:
        part: The article's lines.
        judged: Those that may be its title.
        body_first: Index of the body's first line.
        words: What `body_words_of` gives for the body.
    """
    timed = [index for index in range(body_first) if part.is_timed(index)]
    if not timed:
        return list(judged)
    above = (
        index
        for _, _, index in judged
        if max(1, timed[0] - AT_HAND) <= index < timed[-1]
        and part.seen[index].words >= PROPER_WORDS.start
        and shared(part.seen[index].text, words) >= _SOME_OF_THE_BODY
    )
    title = next(above, None)
    day = next((index for index in timed if title is not None and index > title), None)
    if title is None or day is None:
        return list(judged)
    return [
        (score - _CAPTION, rule, index)
        if index > max(day, timed[-1]) and rule == ABOVE_TEXT
        else (score, rule, index)
        for score, rule, index in judged
    ]


def below_names(part: Part, judged: Sequence[Judged], body: str) -> list[Judged]:
    """Lower the lines that the text has word for word: names of a ministry, a club, a writer.

    A title says what its text says in other words.

    Args:
        part: The article's lines.
        judged: Those that may be its title.
        body: The beginning of the body, folded.
    """
    names = {index for _, rule, index in judged if _is_name(part, index, rule, body)}
    if not any(score >= _WORTHY for score, _, index in judged if index not in names):
        return list(judged)  # a title said again in the text, and no other line that may be one
    return [
        (score - _NAME if index in names else score, rule, index) for score, rule, index in judged
    ]


def _is_name(part: Part, index: int, rule: str, body: str) -> bool:
    line = part.seen[index]
    if line.words > _LONGEST_NAME or line.copies > 1:
        return False
    whose = part.opens_page and index < _TOP and is_office_of_state(line.text)
    return whose or (rule == ABOVE_TEXT and line.folded in body)


def _is_standfirst(title: Seen, below: Seen, words: frozenset[str]) -> bool:
    """Tell whether a line is too long for a title and says in sentences what the text says."""
    long = below.words >= PROPER_WORDS.stop or (below.closed and below.words > title.words)
    return long and not below.kinds and shared(below.text, words) >= OF_THE_BODY
