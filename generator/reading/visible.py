"""What readers see around a text in HTML, read as the text path reads a dump.

Takes the lines of a page and which of them are the text, returns the article as its visible
lines tell it: the same rules for titles, dates, bylines, publishers and credits as for plain
text, over the lines near the text alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from generator.model import Article, Block, CaptureId, LineRange
from generator.reading.article import draft_of, too_little, with_origin
from generator.reading.decode import Line
from generator.reading.markup import Shown
from generator.reading.page import look_at
from generator.reading.split import Section, SectionKind

_ABOVE: Final = 14  # lines
_BELOW: Final = 6
_FOOT: Final = 5
_SINGLE: Final = ("title", "date", "updated", "source", "source_url", "agency")


def read_visible(  # noqa: PLR0913 - a page's lines and what is known of them
    shown: Sequence[Shown],
    body: Sequence[int],
    blocks: Sequence[Block],
    *,
    head: Line | None,
    latest: date,
    capture: CaptureId,
    kind: SectionKind,
) -> Article | None:
    """Read what the lines around a text say of it.

    Args:
        shown: The lines of the page, or of the part that holds the article.
        body: Indices of those that are its text.
        blocks: The text itself.
        head: The page's <title>, which stands for the first line of a dump.
        latest: Newest believable day.
        capture: The capture that it comes from.
        kind: What the text is: its page's only article, one of several, an entry of a listing.

    Returns:
        The article, or None where the text is none.
    """
    first, last = (body[0], body[-1]) if body else (len(shown) - 1, len(shown) - 1)
    window = [*range(max(0, first - _ABOVE), min(len(shown), last + 1 + _BELOW))]
    window += range(max(last + 1 + _BELOW, len(shown) - _FOOT), len(shown))
    lines = [shown[index].line for index in window]
    if head is not None:
        lines.insert(0, head)
    if not lines:  # a text that stands in the page's data alone
        lines = [Line(1, "")]
    # Many lines of a page may stand on one line of its source: they are numbered by themselves,
    # and get the source's numbers back in the end.
    part = look_at(
        [Line(number, line.text) for number, line in enumerate(lines, start=1)], latest=latest
    )
    part = part if head is not None else replace(part, opens_page=False)
    place = {index: at + (head is not None) for at, index in enumerate(window)}
    text = tuple(place[index] for index in body if index in place) or (len(lines) - 1,)
    section = Section(0, len(lines), kind)
    source = {block_number: block.lines for block_number, block in enumerate(blocks)}
    numbered = tuple(
        replace(block, lines=LineRange(-number - 1, -number)) for number, block in enumerate(blocks)
    )
    draft = draft_of(part, text, section, capture, blocks=numbered)
    sole = kind is SectionKind.PAGE
    if draft is None or too_little(draft.article, section, sole=sole) is not None:
        return None
    numbers = {number: line.number for number, line in enumerate(lines, start=1)}

    def back(where: LineRange) -> LineRange:
        if where.first < 0:
            return source[-where.first - 1]
        return LineRange(numbers[where.first], numbers[where.first] + 1)

    return _renumbered(with_origin(part, draft), back)


def _renumbered(article: Article, back: Callable[[LineRange], LineRange]) -> Article:
    """Give everything an article has found the line numbers of its source."""
    single: dict[str, Any] = {
        name: found and replace(found, lines=back(found.lines))
        for name in _SINGLE
        for found in (getattr(article, name),)
    }
    return replace(
        article,
        blocks=tuple(replace(block, lines=back(block.lines)) for block in article.blocks),
        byline=tuple(replace(found, lines=back(found.lines)) for found in article.byline),
        hints=tuple(replace(hint, lines=back(hint.lines)) for hint in article.hints),
        **single,
    )
