"""An article's title, among the lines above its text.

Said twice, begun by the page's first line, close above the text, and made of the text's own
words: that is a title. Takes the section's lines and where its body stands.
"""

import re
from typing import Final

from generator.model import Found
from generator.reading.lines import Seen
from generator.reading.page import Part
from generator.reading.split import looks_like_title

_WORD: Final = re.compile(r"[^\W\d_]{4,}|[\u3040-\u9fff\uac00-\ud7af]")
_SITE: Final = re.compile(r"\s+[|–—\-·•»:]\s+|\s*[|｜]\s*|--")
_REACH: Final = 40
_BEHIND: Final = 12
_BODY_READ: Final = 3000
_PROPER_WORDS: Final = range(4, 25)
_ENOUGH: Final = 2.0
_FEWEST: Final = 2
_OF_THE_BODY: Final = 0.4


def _shared(text: str, body_words: frozenset[str]) -> float:
    """Return the share of a text's longer words that the body uses too."""
    words = {word.casefold() for word in _WORD.findall(text)}
    if not words:
        return 0.0
    hits = sum(1 for word in words if word in body_words or word[:5] in body_words)
    return hits / len(words)


def _body_words(body: str) -> frozenset[str]:
    words = {word.casefold() for word in _WORD.findall(body[:_BODY_READ])}
    return frozenset(words | {word[:5] for word in words})


def title_in_page_head(first: str, body: str) -> str | None:
    """Take the site's name off a page's first line ("Title | Site"), or return None.

    >>> title_in_page_head("Rain ends the long drought | Lund Post", "Rain ended a drought.")
    'Rain ends the long drought'
    """
    parts = [part.strip() for part in _SITE.split(first)]
    if len(parts) == 1:
        return None
    words = _body_words(body)
    best = max(
        parts, key=lambda part: (_shared(part, words) * min(12, len(part.split())), len(part))
    )
    at = first.find(best)
    # Parts of the title itself stand before and between its separators.
    head = first[: at + len(best)]
    keep = head if _shared(head, words) * 1.5 >= _shared(best, words) else best
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
    words = _body_words(body)
    seen = part.seen
    head = seen[0].folded if seen and part.opens_page else ""
    best: tuple[float, int, str] | None = None
    for index in range(max(0, body_first - _REACH), body_first):
        line = seen[index]
        opens = index == 0 and part.opens_page
        wordy = line.words >= _FEWEST and (
            looks_like_title(line) or opens or line.words in _PROPER_WORDS
        )
        if (
            not wordy
            or part.is_timed(index)
            or line.kinds & {"prompt", "credit", "comments", "meter", "related"}
        ):
            continue
        score, rule = _judge(line, index, head=head, body_first=body_first, words=words)
        if best is None or score >= best[0]:
            best = (score, index, rule)
    if best is not None and best[0] >= _ENOUGH:
        score, index, rule = best
        confidence = 0.95 if score >= _ENOUGH + 1 else 0.8
        text = seen[index].text
        if index == 0 and part.opens_page:
            text = title_in_page_head(text, body) or text
        return Found(text, part.where(index), rule, confidence), index
    return _from_page_head(part, body, words, body_first)


def _judge(
    line: Seen, index: int, *, head: str, body_first: int, words: frozenset[str]
) -> tuple[float, str]:
    """Score one line as a title, and say in words what spoke most for it."""
    score = 2.0 * _shared(line.text, words)
    score += 1.5 * (1 - min(1.0, (body_first - index) / _REACH))
    rule = "above the text"
    if line.words in _PROPER_WORDS:
        score += 0.7
    if line.copies > 1 and line.words >= _PROPER_WORDS.start:
        score += 1.0
        rule = "above the text, said twice"
    if index and line.words > _FEWEST and head.startswith(line.folded) and head != line.folded:
        score += 2.0
        rule = "above the text, begun by the page's first line"
    elif index and head == line.folded:
        score += 1.5
    if index == 0 and body_first > _BEHIND:
        score -= 2.0
    if line.closed and not line.text.endswith(("?", "!")):
        score -= 2.0 if line.words > _PROPER_WORDS.start else 1.0
    if line.ellipsis or line.text.endswith((":", ",", ";")):
        score -= 1.0
    return score, rule


def _from_page_head(
    part: Part, body: str, words: frozenset[str], body_first: int
) -> tuple[Found[str], int] | None:
    """Fall back on the page's first line, where it speaks of what the body speaks of."""
    if not part.opens_page or body_first == 0:
        return None
    first = part.seen[0].text
    text = title_in_page_head(first, body) or first
    if _shared(text, words) < _OF_THE_BODY or len(text.split()) <= _FEWEST:
        return None
    return Found(text, part.where(0), "the page's first line", 0.8), 0
