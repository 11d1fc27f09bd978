"""What was chosen for a text and is none of it: at its edges, and in parts of their own.

Takes the lines of a page and which of them were chosen, returns fewer. The weights judge line by
line; here what a page says as a whole goes before them: where its title stands, where readers'
comments begin, which container holds the text.
"""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Final

from generator.reading.bylines import byline_start
from generator.reading.lines import PROSE_WORDS, Seen
from generator.reading.markup import Shown
from generator.reading.markup_around import HEADINGS
from generator.reading.markup_body import form_of
from generator.reading.markup_lines import TITLE_WORDS, heading_at, squash
from generator.text.dates import find_dates
from generator.text.phrases import kinds_of

_LABEL_WORDS: Final = 16
_NOTICE_WORDS: Final = 30
_NOTICES: Final = frozenset({"prompt", "related", "comments", "author_box", "credit", "meter"})
_ENDS: Final = frozenset({"comments", "author_box"})
_CALLS: Final = frozenset({"prompt", "related", "author_box"})
_COUNTER: Final = re.compile(r"^\d{1,3}\s*(?:/|\w{1,3})\s*\d{1,3}$")
_COUNTED: Final = re.compile(r"[\d()\[\]]+")
_CAPTION_WORDS: Final = 60
_BRACKET: Final = re.compile(r"[(\[]([^()\[\]]{4,60})[)\]]\.?$")
# Share of the chosen words that must be left for a part of the page to be taken as something else.
_ENOUGH: Final = 0.3
_MOST: Final = 0.6


def without_strays(
    shown: Sequence[Shown], seen: Sequence[Seen], body: Sequence[int], *, titles: Collection[str]
) -> tuple[int, ...]:
    """Leave out what stands in a part of the page that is not the article's.

    Args:
        shown: The lines with their markup.
        seen: What is seen of each line's text.
        body: Indices of the chosen lines.
        titles: What the page calls its article, squashed.
    """
    left = [
        index
        for index in body
        if not (_is_caption(seen[index]) or _calls(shown[index], seen[index]))
    ]
    called = set(body) - set(left)
    left = [index for index in left if not _heads(index, called, shown)]
    left = _unless(left, seen, _ENOUGH, lambda index: shown[index].within.comments)
    left = _unless(left, seen, _ENOUGH, lambda index: shown[index].within.consent)
    head = heading_at(shown, seen, lambda index: squash(seen[index].text) in titles)
    if head is not None:
        beside = {shown[index].within.path[-2] for index in left if index > head}
        left = _unless(
            left,
            seen,
            _MOST,
            lambda index: index < head and shown[index].within.path[-2] not in beside,
        )
        left = _within_one(shown, seen, left, head)
    return tuple(_before_comments(shown, seen, left))


def _unless(
    body: list[int], seen: Sequence[Seen], share: float, stray: Callable[[int], bool]
) -> list[int]:
    """Leave strays out, unless too little would be left: then they are none."""
    left = [index for index in body if not stray(index)]
    return left if _words(left, seen) >= share * _words(body, seen) else body


def _words(body: Sequence[int], seen: Sequence[Seen]) -> int:
    return sum(seen[index].words for index in body)


def _is_caption(seen: Seen) -> bool:
    """Tell whether a line ends with a photographer's credit in brackets."""
    found = _BRACKET.search(seen.text) if seen.words <= _CAPTION_WORDS else None
    return found is not None and "credit" in kinds_of(found[1])


def _calls(line: Shown, seen: Seen) -> bool:
    """Tell whether a line speaks to readers from a container of its own, or counts pictures."""
    apart = line.within.own_bad > 0 or line.within.boxed
    return (apart and bool(seen.kinds & _CALLS)) or _COUNTER.match(seen.text) is not None


def _heads(index: int, called: Collection[int], shown: Sequence[Shown]) -> bool:
    """Tell whether a heading stands in one container with what speaks to readers."""
    line = shown[index].within
    return (
        line.tag in HEADINGS
        and line.own_bad > 0
        and any(line.path[-2] in shown[other].within.path for other in called)
    )


def _within_one(
    shown: Sequence[Shown], seen: Sequence[Seen], body: list[int], head: int
) -> list[int]:
    """Leave out what has a form of its own and stands outside the container of title and text."""
    for number in reversed(shown[head].within.path[:-1]):
        inside = [index for index in body if number in shown[index].within.path]
        if inside and _words(inside, seen) >= _MOST * _words(body, seen):
            forms = {_kind_of(shown[index]) for index in inside}
            own = set(inside)
            return [index for index in body if index in own or _kind_of(shown[index]) in forms]
    return body


def _kind_of(line: Shown) -> object:
    """Return what makes two lines alike: the names around them, without names their depth."""
    form = form_of(line)
    return form if any(form[1]) else (line.within.tag, line.within.depth)


def _before_comments(shown: Sequence[Shown], seen: Sequence[Seen], body: list[int]) -> list[int]:
    """Leave out what stands below a heading of comments or of an author, and is unlike the text."""
    if not body:
        return body
    for index in range(body[0] + 1, body[-1] + 1):
        line = seen[index]
        if line.words >= PROSE_WORDS or not kinds_of(_COUNTED.sub(" ", line.text)) & _ENDS:
            continue
        above = [other for other in body if other < index]
        if _words(above, seen) < _ENOUGH * _words(body, seen):
            continue
        parents = {shown[other].within.path[-2] for other in above}
        # Where each paragraph is wrapped by itself, what they share is one block further out.
        level = -3 if len(parents) == len(above) > 1 else -2
        near = {shown[other].within.path[level] for other in above}
        forms = {form for other in above if any((form := form_of(shown[other]))[1])}
        return above + [
            other
            for other in body
            if other > index
            and (shown[other].within.path[level] in near or form_of(shown[other]) in forms)
        ]
    return body


def without_edges(
    shown: Sequence[Shown],
    seen: Sequence[Seen],
    body: Sequence[int],
    *,
    titles: Collection[str],
    latest: date,
) -> tuple[int, ...]:
    """Leave out what stands at a text's edges and is none of it: title, byline, day, notices.

    Args:
        shown: The lines with their markup.
        seen: What is seen of each line's text.
        body: Indices of the chosen lines.
        titles: What the page calls its article, squashed.
        latest: Newest believable day.
    """
    found = [index for index in body if squash(seen[index].text) not in titles]
    if found and _is_title(found[0], shown, seen):
        found.pop(0)
    start = 0
    while start < len(found) and not seen[found[start]].is_prose:
        start += 1
    head = [index for index in found[:start] if not _is_label(shown[index], seen[index], latest)]
    found = [*head, *found[start:]]
    while found and seen[found[-1]].kinds & _NOTICES and seen[found[-1]].words < _NOTICE_WORDS:
        found.pop()
    return tuple(found)


def _is_title(index: int, shown: Sequence[Shown], seen: Sequence[Seen]) -> bool:
    """Tell whether a heading above a text is its title: of the second rank where none is first."""
    return (
        shown[index].within.tag in {"h2", "h3"}
        and not seen[index].closed
        and seen[index].words >= TITLE_WORDS
        and not any(line.within.tag == "h1" for line in shown)
    )


def _is_label(line: Shown, seen: Seen, latest: date) -> bool:
    """Tell whether a line above a text is its title, a byline, a day or a notice."""
    if line.within.tag == "h1" or seen.kinds & _NOTICES:
        return True
    if seen.closed or seen.words > _LABEL_WORDS:
        return False
    if byline_start().match(seen.text):
        return True
    return any(each.value.day for each in find_dates(seen.text, latest=latest))
