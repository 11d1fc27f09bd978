"""Which lines of a section are the article's text, and why the others are not.

Takes a section's lines with the log-odds of the line model, returns the indices of the body
and a reason for every other line, in words a reader understands.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from generator.model import Block, BlockKind
from generator.reading.captions import is_credited, is_inserted
from generator.reading.lines import PROSE_WORDS, Seen, best_run, page_title
from generator.reading.page import Part
from generator.reading.spoken import is_spoken, with_questions
from generator.reading.weights import DOUBTFUL
from generator.text.phrases import fold

_REASONS: Final = (
    ("related", "heading of other articles"),
    ("teaser", "points to another article"),
    ("credit", "caption or credit of a picture"),
    ("comments", "readers' comments"),
    ("author_box", "about the writer"),
    ("meter", "length or count"),
    ("sections", "menu"),
    ("prompt", "asks the reader to do something, or page furniture"),
)
_BULLET: Final = re.compile(r"^(?:[•·▪►▶‣◦■●]|[-–—*](?=\s))\s*")
_COPYRIGHT: Final = re.compile(r"^(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_FOOT: Final = frozenset({"author_box", "prompt"})
_FEWEST_BLOCKS: Final = 2
_ENDERS: Final = frozenset({"comments", "author_box"})
_REST: Final = 0.3  # share of an article's words that may stand below its end
_INSERTED: Final = frozenset({"teaser", "prompt"})
_POINTERS: Final = frozenset({"teaser", "related"})
_POINTED_WORDS: Final = range(3, 20)
_HEADING_WORDS: Final = 14
_SAME_WORDS: Final = 4
_MENU_LINES: Final = 25
_LONGEST_HEADING: Final = 10
_HEADING_DOUBTFUL: Final = -0.9  # log-odds
_LAST_WORDS: Final = 5
_LAST_DOUBTFUL: Final = -3.2  # log-odds
_LABEL_WORDS: Final = 4
_SPOKEN_DOUBTFUL: Final = 1.0  # log-odds
_HANDLE: Final = re.compile(r"^@\w{2,30}$")


def choose_body(seen: Sequence[Seen], odds: Sequence[float], *, sole: bool) -> tuple[int, ...]:
    """Choose the lines of the body.

    Args:
        seen: What is seen of the section's lines.
        odds: Log-odds of each, from the line model.
        sole: The section is known to hold an article, however short.

    Returns:
        Indices in order; empty where nothing reads like an article.
    """
    spoken = is_spoken(seen, odds)
    likely = _below_the_menu(seen, _with_neighbours(seen, odds, spoken=spoken))
    chosen = with_questions(seen, odds, likely) if spoken and likely else likely
    chosen = _before_the_end(seen, _with_headings(seen, odds, chosen))
    if not chosen and sole:
        first, end = best_run(tuple(seen))
        chosen = [index for index in range(first, end) if seen[index].is_prose]
    kept: list[int] = []
    said: set[str] = set()
    for index in _without_foot(seen, chosen):
        line = seen[index]
        if index and _HANDLE.match(seen[index - 1].text):
            continue  # a post, below the name of who posted it
        if line.words >= _SAME_WORDS and line.folded in said:
            continue
        said.add(line.folded)
        kept.append(index)
    # A heading needs a text behind it.
    while kept and not seen[kept[-1]].closed and seen[kept[-1]].words < PROSE_WORDS:
        kept.pop()
    return tuple(kept)


def _without_foot(seen: Sequence[Seen], chosen: Sequence[int]) -> Sequence[int]:
    """Leave out what stands below the last paragraph: about the writer, prompts, disclaimers."""
    end = len(chosen)
    while end > _FEWEST_BLOCKS and seen[chosen[end - 1]].kinds & _FOOT:
        end -= 1
    return chosen[:end]


def _with_neighbours(
    seen: Sequence[Seen], odds: Sequence[float], *, spoken: bool = False
) -> list[int]:
    """Take the likely lines, and the whole sentences beside them that are nearly likely.

    A prompt or a teaser between two paragraphs does not part them.
    """
    least = DOUBTFUL - _SPOKEN_DOUBTFUL * spoken
    chosen = {index for index, value in enumerate(odds) if value > 0}
    for index in sorted(chosen):
        for step in (-1, 1):
            other = _beside(seen, index, step, spoken=spoken)
            while other is not None and other not in chosen and odds[other] > least:
                chosen.add(other)
                other = _beside(seen, other, step, spoken=spoken)
    last = max(chosen, default=0)
    below = last + 1
    if chosen and below < len(seen) and odds[below] > _LAST_DOUBTFUL and _may_end(seen[below]):
        chosen.add(below)
    return sorted(
        index
        for index in chosen
        if not is_inserted(seen[index]) and not (index < last and is_credited(seen[index]))
    )


def _below_the_menu(seen: Sequence[Seen], chosen: Sequence[int]) -> list[int]:
    """Leave out what stands above a menu and the title below that: a page's own notices."""
    title = page_title(tuple(seen))
    for at in range(len(chosen) - 1, 0, -1):
        between = range(chosen[at - 1] + 1, chosen[at])
        if len(between) >= _MENU_LINES and any(seen[index].folded == title for index in between):
            return list(chosen[at:])
    return list(chosen)


def _with_headings(
    seen: Sequence[Seen], odds: Sequence[float], chosen: Sequence[int]
) -> Sequence[int]:
    """Take the headings: short lines straight between two paragraphs, where hardly unlikely."""
    between = [
        first + 1
        for first, second in pairwise(chosen)
        if first + 1 == second - 1 and odds[first + 1] > _HEADING_DOUBTFUL
    ]
    headings = (
        index
        for index in between
        if seen[index].words <= _LONGEST_HEADING
        and seen[index].copies == 1
        and not (seen[index].kinds or seen[index].closed or "©" in seen[index].text)
    )
    return sorted((*chosen, *headings))


def _beside(seen: Sequence[Seen], index: int, step: int, *, spoken: bool) -> int | None:
    """Return the next whole sentence in one direction; downwards over what was inserted."""
    other = index + step
    if not 0 <= other < len(seen) or "credit" in seen[other].kinds:
        return None
    if seen[other].is_prose or _is_short_sentence(seen[other]):
        return other
    over = _inserted(seen, other) if step > 0 else 0
    other += over
    if not over or other >= len(seen) or "credit" in seen[other].kinds:
        return None
    short = (spoken or over > 1) and _is_short_sentence(seen[other])
    return other if seen[other].is_prose or short else None


def _inserted(seen: Sequence[Seen], index: int) -> int:
    """Count the lines of a prompt or a teaser that stands between paragraphs; 0 for none.

    A pointer that is a label alone ("ALSO READ") has the title that it points to below it.
    """
    line = seen[index]
    pointer = bool(line.kinds & _POINTERS) and line.words <= _LABEL_WORDS
    if pointer and index + 1 < len(seen):
        title = seen[index + 1]
        if not title.closed and not title.kinds and title.words in _POINTED_WORDS:
            return 2
    if not line.kinds & _INSERTED or ("sections" in line.kinds and line.words > 1):
        return 0
    return 1


def _may_end(line: Seen) -> bool:
    """Tell whether a line straight below a text may be its last, short sentence."""
    short = _LAST_WORDS <= line.words < PROSE_WORDS and line.copies == 1
    return short and _is_short_sentence(line) and line.text[-1] not in "?!:"


def _is_short_sentence(line: Seen) -> bool:
    return line.closed and not line.ellipsis and not line.kinds and line.words >= _SAME_WORDS


def _before_the_end(seen: Sequence[Seen], chosen: Sequence[int]) -> list[int]:
    """Leave out what stands below the line that ends an article: a copyright, "Comments".

    Such a line inside an article is a caption's or a teaser's: it ends nothing where much of the
    text is below it.
    """
    kept = [index for index in chosen if not _COPYRIGHT.match(seen[index].text)]
    total = sum(seen[index].words for index in kept)
    if not kept:
        return kept
    for index in range(kept[0] + 1, kept[-1]):
        if not _ends_article(seen[index]):
            continue
        below = sum(seen[other].words for other in kept if other > index)
        if below < _REST * total:
            return [other for other in kept if other < index]
    return kept


def _ends_article(line: Seen) -> bool:
    if _COPYRIGHT.match(line.text):
        return any(char.isdigit() for char in line.text)
    return bool(line.kinds & _ENDERS) and line.words < PROSE_WORDS and not line.closed


def reason_for(index: int, seen: Sequence[Seen], *, body: Sequence[int], title: str | None) -> str:
    """Say in words why a line is no part of the body.

    Args:
        index: The line.
        seen: What is seen of the section's lines.
        body: Indices of the body.
        title: The article's title.
    """
    line = seen[index]
    if title is not None and line.folded == fold(title):
        return "the title, said again"
    below = bool(body) and index > body[-1]
    if line.words >= PROSE_WORDS and (line.ellipsis or (below and not line.closed)):
        return "teaser, cut off"
    kinds = line.kinds
    known = next((reason for kind, reason in _REASONS if kind in kinds), None) if kinds else None
    if known is None and line.copies > 1:
        known = "said twice"
    return known or _by_place(index, body, is_label=line.words <= _LABEL_WORDS)


def _by_place(index: int, body: Sequence[int], *, is_label: bool) -> str:
    if not body:
        return "no part of an article"
    if body[0] < index < body[-1]:
        return "between the paragraphs, no part of the text"
    where = "below" if index > body[-1] else "above"
    return f"menu or label {where} the text" if is_label else f"{where} the text"


def blocks_of(part: Part, body: Sequence[int]) -> tuple[Block, ...]:
    """Make the body's lines to blocks: paragraphs, headings, list items.

    Args:
        part: The section's lines.
        body: Indices of the body's lines.
    """
    found = []
    for place, index in enumerate(body):
        text, where = part.lines[index].text, part.where(index)
        bullet = _BULLET.match(text)
        if bullet is not None and bullet.end() < len(text):
            found.append(Block(text[bullet.end() :], where, BlockKind.LIST_ITEM))
        elif 0 < place < len(body) - 1 and _is_heading(part.seen[index]):
            found.append(Block(text, where, BlockKind.HEADING))
        else:
            found.append(Block(text, where))
    return tuple(found)


def _is_heading(line: Seen) -> bool:
    if line.words > _HEADING_WORDS or line.ellipsis:
        return False
    return not line.closed and line.text[-1] not in ":,;–-" and line.text[0] not in '"“„«‘'
