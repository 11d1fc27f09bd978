"""The name that a page begins with: alone in its first line, or beside the article's title there.

Takes an article's part of the page, yields names with their line and place.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from generator.data import load
from generator.reading.page import Part, Place
from generator.reading.publisher_names import LONGEST, is_office_of_state, is_written_as_name
from generator.text.phrases import fold

SITE: Final = re.compile(r"\s+[|–—\-·•»]\s+|\s*[|｜]\s*")
# A printed paper's head: "LUND POST  Issue 1102  Thursday 19 January 2023".
_NUMBERED: Final = re.compile(
    r"(?P<name>[^\W\d_][^\d|:.]{2,40}?)[\s,–—-]+(?:issue|vol(?:ume|\.)?|no\.|edition|nr\.?|n[°º]|edición|année)\s?\d",
    re.IGNORECASE,
)
_HEAD_WORDS: Final = 6
_REACH: Final = 12  # lines


def names_in_head(
    part: Part, place: Place, title: str, lines: Mapping[str, int]
) -> Iterator[tuple[str, int, str]]:
    """Yield the names of a page's head, each with its line and what that place is called.

    Args:
        part: The article's lines, the page's first among them.
        place: Where its title and body stand.
        title: The article's title, folded.
        lines: The folded lines outside the article with their indices.
    """
    at = _head_of(part, place)
    numbered = _NUMBERED.match(part.lines[at].text)
    if numbered is not None and place.title != at:
        yield numbered["name"], at, "first"
        return
    parts = [each.strip() for each in SITE.split(part.lines[at].text)]
    if len(parts) == 1:
        alone = part.seen[at].words <= _HEAD_WORDS and not part.dates[at]
        named = alone and (
            is_written_as_name(parts[0])
            or is_office_of_state(parts[0])
            or _is_said_below(part.seen[at].folded, place, lines)
        )
        if named and place.title != at:
            yield parts[0], at, "first"
    elif not at:
        for back, name in enumerate(reversed(parts)):
            folded = fold(name)
            behind = back == 0 and folded != title
            if behind or folded not in title:
                yield name, 0, "head_other" if back else "head_last"


@cache
def _above_heads() -> tuple[tuple[str, ...], frozenset[str]]:
    stored = load("publishers")
    return tuple(map(fold, stored["states"])), frozenset(map(fold, stored["languages"]))


def _head_of(part: Part, place: Place) -> int:
    """Return the line that a page's head begins with.

    "Skip to content" and the names of languages stand above it, and on a ministry's page the state
    that it belongs to.
    """
    states, languages = _above_heads()
    seen = part.seen[: min(_REACH, place.first)]
    for at, line in enumerate(seen):
        state = line.folded.startswith(states) and at + 1 < len(seen)
        if "prompt" in line.kinds or line.folded in languages:
            continue
        if not (state and is_office_of_state(seen[at + 1].text)):
            return at
    return 0


def _is_said_below(name: str, place: Place, lines: Mapping[str, int]) -> bool:
    """Tell whether a line in small letters stands in the page's foot again, as its name does."""
    return any(
        name in line and index > place.last and len(line) < LONGEST * 2
        for line, index in lines.items()
    )
