"""An article's title, among the lines above its text.

Said twice, begun by the page's first line, close above the text, and made of the text's own
words: that is a title. Takes the section's lines and where its body stands.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from generator.model import Found
from generator.reading.byline_names import is_publisher, looks_like_person
from generator.reading.bylines import is_byline
from generator.reading.credits import credit_in_line
from generator.reading.lines import Seen
from generator.reading.page import Part
from generator.reading.title_forms import (
    has_markup,
    looks_like_title,
    without_kicker,
)
from generator.reading.title_places import (
    ABOVE_TEXT,
    AT_HAND,
    BODY_READ,
    GOES_ON,
    LONGEST_KICKER,
    OF_THE_BODY,
    PROPER_WORDS,
    SITE,
    Judged,
    above_standfirst,
    below_captions,
    below_names,
    body_words_of,
    shared,
)
from generator.text.phrases import fold

_DASHES: Final = " -–—|,"
_BRACKETED: Final = re.compile(r"^[(（\[［【].*[)）\]］】]$")
_TOKEN: Final = re.compile(r"\w+")
_REACH: Final = 120
_RESULT: Final = re.compile(r"\b\d{1,3}[-–:]\d{1,3}\b")  # of a match; two of them are no title
_LETTERS_OF_ONE: Final = 2  # a script without spaces has no words, and two letters count for one
_LONG_TITLE: Final = 12
_ENOUGH: Final = 1.5
_ENOUGH_FOR_AN_ITEM: Final = 1.2
_SURE: Final = 2.0
_PLENTY: Final = 3.0
_SAME_WORDS: Final = 4
_OF_THE_HEAD: Final = 0.7
_NO_TITLE: Final = frozenset({"prompt", "credit", "related", "author_box"})
_COUNTS: Final = frozenset({"comments", "meter"})  # "7 shares"; longer lines only begin so
_LONGEST_COUNT: Final = 8
_CLOSE: Final = 10
_WELL_ABOVE: Final = 3.4
_KICKER: Final = range(1, 5)
_BEHIND_STOP: Final = re.compile(r"\A.*\b[a-zß-ÿ\d]+[.!?]\s+(?=\S)")
_FEWEST: Final = 2


def title_in_page_head(first: str, body: str) -> str | None:
    """Take the site's name off a page's first line ("Title | Site"), or return None.

    >>> title_in_page_head("Rain ends the long drought | Lund Post", "Rain ended a drought.")
    'Rain ends the long drought'
    """
    parts = [part.strip() for part in SITE.split(first)]
    if len(parts) == 1:
        return None
    words = body_words_of(body)
    best = max(
        parts, key=lambda part: (shared(part, words) * min(12, len(part.split())), len(part))
    )
    at = first.find(best)
    # Parts of the title itself stand before and between its separators.
    head = first[: at + len(best)]
    keep = head if shared(head, words) * 1.5 >= shared(best, words) else best
    return keep.strip() or None


def find_title(part: Part, *, body_first: int, body: str) -> tuple[Found[str], int] | None:
    """Find the title among the lines before the body.

    Args:
        part: The article's lines.
        body_first: Index of the body's first line.
        body: The body's text.

    Returns:
        The title with its evidence and the index of its line, or None where no line is one.
    """
    words = body_words_of(body)
    seen = part.seen
    head = seen[0].folded if seen and part.opens_page else ""
    judged = [
        (*_judge(seen[index], head=head, distance=body_first - index, words=words), index)
        for index in range(max(0, body_first - _REACH), body_first)
        if _may_be_title(part, index)
    ]
    judged = [above_standfirst(each, judged, seen[:body_first], words) for each in judged]
    judged = below_captions(part, judged, body_first, words)
    judged = below_names(part, judged, fold(body[:BODY_READ]))
    best = max(judged, key=lambda each: (each[0], each[2]), default=(0.0, "", 0))
    score, rule, index = _nearer(part, best, judged, body_first)
    least = _ENOUGH if part.opens_page else _ENOUGH_FOR_AN_ITEM
    if score >= least:
        confidence = 0.95 if score >= _PLENTY else 0.8 if score >= _SURE else 0.7
        text = seen[index].text
        if index == 0 and part.opens_page:
            text = title_in_page_head(text, body) or text
        elif part.opens_page:
            text = without_kicker(text, seen[0].text)
        return Found(text, part.where(index), rule, confidence), index
    return _from_page_head(part, body, words, body_first) or _beside_day(part)


def _may_be_title(part: Part, index: int) -> bool:
    line = part.seen[index]
    if line.kinds & _NO_TITLE or (line.kinds & _COUNTS and line.words <= _LONGEST_COUNT):
        return False
    wordy = _length(line) in PROPER_WORDS or (line.words >= _FEWEST and looks_like_title(line))
    wordy = wordy or _is_short_title(line, part.seen[0].folded if part.opens_page else "")
    if not wordy or has_markup(line) or part.is_timed(index):
        return False
    if credit_in_line(line.text) is not None or is_byline(line.text):
        return False
    if _BRACKETED.match(line.text):
        return False
    # A caption and who took the picture: "The lake at dawn. Ann Roe".
    if line.text[-1] in _DASHES and looks_like_person(line.text.rstrip(_DASHES)):
        return False
    behind = _BEHIND_STOP.sub("", line.text) if line.sentences and not line.closed else line.text
    return behind == line.text or not looks_like_person(behind)


def _length(line: Seen) -> int:
    """Count the words of a line; what is long because its script has no spaces is half as long."""
    if line.words < PROPER_WORDS.stop or line.text.isascii():
        return line.words
    spaced = len(line.text.split())
    return line.words // _LETTERS_OF_ONE if spaced * _LETTERS_OF_ONE < line.words else line.words


def _is_short_title(line: Seen, head: str) -> bool:
    """Tell whether a line of few words is what stands before the site's name in the first line."""
    return (
        _FEWEST <= line.words < _SAME_WORDS
        and line.copies == 1
        and head.startswith(line.folded)
        and SITE.match(head, len(line.folded)) is not None
        and not is_publisher(line.text)
    )


def _nearer(part: Part, best: Judged, judged: Sequence[Judged], body_first: int) -> Judged:
    """Choose the title at hand where the page's first line is another, for search engines.

    The first line may stand in no other place, or in a trail of sections alone ("Home", "World",
    the line, a kicker, the title).
    """
    index = best[2]
    seen = part.seen
    if not part.opens_page or body_first - index <= 1:
        return best
    if index == 0:
        near = [
            each
            for each in judged
            if 0 < body_first - each[2] <= AT_HAND and each[0] >= _WELL_ABOVE
        ]
        return max(near, default=best)
    kicker = seen[index + 1]
    in_trail = (
        index > _FEWEST
        and _alike(seen[index].folded, seen[0].folded) > _OF_THE_HEAD
        and all(seen[index - step].words <= _FEWEST for step in (1, 2))
        and kicker.words in _KICKER
        and not kicker.kinds
        and not part.is_timed(index + 1)
        and not looks_like_person(kicker.text)
    )
    below = (each for each in judged if each[2] == index + 2)
    return next(below, best) if in_trail else best


def _judge(line: Seen, *, head: str, distance: int, words: frozenset[str]) -> tuple[float, str]:
    """Score one line as a title, and say in words what spoke most for it."""
    common = shared(line.text, words)
    score = 2.0 * common + 1.0 - min(1.0, distance / _REACH)
    rule = ABOVE_TEXT
    alike = _alike(line.folded, head) if head else 0.0
    if alike and distance <= _CLOSE and common and _is_short_title(line, head):
        alike = 1.0
    if line.folded == head and line.copies == 1:
        # The page's first line is its own likeness: its words must be the text's.
        alike = min(0.4, common - 0.3)
        rule = "above the text, first on the page"
    elif alike > _OF_THE_HEAD:
        rule = "above the text, as in the page's first line"
    if line.folded == head and is_publisher(line.text):
        # The site's own name, which stands at the page's top and again in its head.
        alike, rule = 0.0, ABOVE_TEXT
    score += 3.0 * alike
    if is_publisher(line.text) and (alike <= _OF_THE_HEAD or line.folded == head):
        score -= 1.0
    if _length(line) in PROPER_WORDS:
        score += 0.7
    if line.copies > 1 and line.words >= PROPER_WORDS.start:
        score += 0.7
        rule = rule if alike > _OF_THE_HEAD else "above the text, said twice"
    return score - _faults(line, alike), rule


def _faults(line: Seen, alike: float) -> float:
    """Return how much a line's form speaks against it: a sentence, a kicker, a result."""
    faults = 0.0
    if line.closed and not line.text.endswith(("?", "!")):
        faults += 2.0 if line.words > _LONG_TITLE else 1.0
    if line.ellipsis or line.text.endswith(GOES_ON):
        faults += 1.0
    if len(_RESULT.findall(line.text)) > 1:
        faults += 1.5
    if line.words <= LONGEST_KICKER and SITE.search(line.text) and alike <= _OF_THE_HEAD:
        faults += 1.0
    return faults


def speaks_of(text: str, body: str) -> bool:
    """Tell whether a text is made of a body's words.

    >>> speaks_of("Rain ends drought", "After a long drought rain fell.")
    True
    """
    return shared(text, body_words_of(body)) >= OF_THE_BODY


def says_the_same(title: str, head: str) -> bool:
    """Tell whether a page's folded first line says what a title says.

    >>> says_the_same("Rain ends drought", "rain ends drought | lund post")
    True
    """
    return _alike(fold(title), head) > _OF_THE_HEAD


@lru_cache(maxsize=8)
def _words_of_head(head: str) -> frozenset[str]:
    return frozenset(_TOKEN.findall(head))


def _alike(text: str, head: str) -> float:
    """Return how far a line says what the page's first line says, from 0 to 1."""
    own, other = _TOKEN.findall(text), _words_of_head(head)
    if not own:
        return 0.0
    common = sum(1 for token in own if token in other)
    # Two words in common are chance; a title that is a part of the head has all its words there.
    return common / max(len(own), _SAME_WORDS)


_WITHOUT_DAY: Final = re.compile(r"^[\W_]+|[\W_]+$")


def _beside_day(part: Part) -> tuple[Found[str], int] | None:
    """Take the title beside the date in an entry's first line ("[4/11/2022] Rain ends")."""
    if part.opens_page or not part.gives_day(0):
        return None
    line = part.lines[0].text
    text = _WITHOUT_DAY.sub("", line[part.dates[0][-1].end :])
    # Where nothing stands behind the day, the title stands before it.
    text = text or _WITHOUT_DAY.sub("", line[: part.dates[0][0].start])
    if len(text.split()) not in PROPER_WORDS or _FILE.search(text):
        return None
    return Found(text, part.where(0), "beside the date", 0.8), 0


# A file's name and size, as picture archives list them.
_FILE: Final = re.compile(r"\.\w{3,4}\b|\d\s?[KM]B\b")


def _from_page_head(
    part: Part, body: str, words: frozenset[str], body_first: int
) -> tuple[Found[str], int] | None:
    """Fall back on the page's first line, where it speaks of what the body speaks of."""
    if not part.opens_page or body_first == 0 or part.gives_day(0):
        return None
    first = part.seen[0].text
    text = title_in_page_head(first, body) or first
    if shared(text, words) < OF_THE_BODY or len(text.split()) <= _FEWEST:
        return None
    return Found(text, part.where(0), "the page's first line", 0.8), 0
