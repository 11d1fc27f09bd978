"""A text dump to its articles: split, clean, then what each says of itself.

Takes decoded text, returns a `Reading`: the articles in page order with their evidence, every
other line with the reason why it is in none. A page without an article is refused in words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from generator.model import Article, CaptureId, Dropped, LineRange, Reading
from generator.reading.article import (
    CUT_OFF,
    SEVERAL,
    TOO_SHORT,
    Draft,
    draft_of,
    too_little,
    with_origin,
)
from generator.reading.clean import choose_body, reason_for
from generator.reading.decode import lines_of
from generator.reading.dump_marks import without_marks
from generator.reading.features import features
from generator.reading.lines import Seen
from generator.reading.origin import of_whole_page
from generator.reading.page import Part, look_at
from generator.reading.page_wide import with_language, with_source
from generator.reading.split import Section, SectionKind, split
from generator.reading.title_forms import looks_like_title
from generator.reading.titles import says_the_same, speaks_of
from generator.reading.weights import Trees, log_odds
from generator.reading.wrapping import unbar, unwrap

# A text of notices and teasers has no line that is surely an article's.
UNSURE: Final = "no line is surely an article's"
_EDGE: Final = "a credit, or about the writer"
NOTICE: Final = "asks the reader to do something"
_ASKING: Final = frozenset({"prompt", "no_article"})
_SURELY: Final = 2.0
_TEASERS: Final = frozenset({CUT_OFF, TOO_SHORT, SEVERAL, UNSURE})


def read_plain(
    text: str, capture: CaptureId, *, latest: date, trees: Trees | None = None
) -> Reading:
    """Read the articles of a text dump.

    Args:
        text: Decoded text with line breaks in one form.
        capture: The capture that it comes from.
        latest: Newest believable day.
        trees: Weights of the line model, where not those that come along.

    Returns:
        The articles in page order, the dropped lines, and the reason where there is no article.

    Raises:
        CaptureError: The text has more or longer lines than any page.
    """
    written = lines_of(text)
    lines = without_marks(written)
    page = look_at(unbar(unwrap(lines)), latest=latest)
    sections = split(page)
    read = _read_sections(page, sections, capture, trees)
    joined = _join_empty(page, sections, read)
    if joined != sections:
        known = dict(zip(sections, read, strict=True)) if len(joined) > 1 else {}
        read = _read_sections(page, joined, capture, trees, known)
    finished = [_finished(each) for each in read]
    articles = with_language([article for article, _ in finished if article is not None])
    if len(articles) == 1 and len(joined) > 1:
        articles = (replace(articles[0], source=of_whole_page(page, articles[0])),)
    elif len(articles) > 1 and all(each.kind is not SectionKind.PAGE for each in joined[1:]):
        listed = any(each.kind.is_listed for each in joined)
        articles = with_source(articles, page, listed=listed)
    dropped = tuple(each for _, lines in finished for each in lines)
    if len(lines) < len(written):
        kept = {line.number for line in lines}
        dropped += tuple(
            Dropped(LineRange(line.number, line.end), "a tool's marks or an address, and no words")
            for line in written
            if line.number not in kept
        )
        dropped = tuple(sorted(dropped, key=lambda each: each.lines.first))
    return Reading(capture, articles, dropped, None if articles else refusal_of(page.seen))


def _holding(
    page: Part, sections: Sequence[Section], articles: Sequence[Article | None]
) -> list[bool]:
    """Tell which sections hold an article of their own.

    A page's first line names its article: where the next section has that title, the text above
    it is the page's own notice, however long.
    """
    found = [
        article is not None
        and (section.kind is not SectionKind.ITEM or _has_head_of_its_own(page, section, article))
        for section, article in zip(sections, articles, strict=True)
    ]
    for index in range(2, len(sections)):
        # The head of a page that was pasted behind another is that of the first text below it.
        bare = sections[index - 1].kind is SectionKind.PAGE and articles[index - 1] is None
        found[index] = articles[index] is not None and (found[index] or bare)
    for index, (article, following) in enumerate(pairwise(articles)):
        head = page.seen[sections[index].first].folded
        if article is None or following is None or following.title is None:
            continue
        title = article.title
        below = title is not None and title.lines != page.where(sections[index].first)
        own = title is not None and below and says_the_same(title.value, head)
        if says_the_same(following.title.value, head) and not own:
            found[index] = False
    return found


def _has_head_of_its_own(page: Part, section: Section, article: Article) -> bool:
    """Tell whether what parted an item from the text above it is the head of an article.

    A button or a slogan is said again between the paragraphs of one article too. A title has a day
    or an age beside it, or it is made of its text's words.
    """
    first = article.blocks[0].lines.first
    above = [
        index for index in range(section.first, section.end) if page.lines[index].number < first
    ]
    if article.date is not None or any(page.is_timed(index) for index in above):
        return True
    text = " ".join(block.text for block in article.blocks)
    lines = [page.seen[index] for index in above]
    copied = (line.text for line in lines if line.copies > 1 and looks_like_title(line))
    return speaks_of(next(copied, ""), text)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a section holds: an article so far, or why there is none."""

    part: Part
    body: tuple[int, ...]
    draft: Draft | None = None
    refused: str | None = None

    @property
    def article(self) -> Article | None:
        """Return the article so far, None where there is none."""
        return None if self.draft is None else self.draft.article


def _read_sections(
    page: Part,
    sections: Sequence[Section],
    capture: CaptureId,
    trees: Trees | None,
    known: Mapping[Section, _Read] = MappingProxyType({}),
) -> list[_Read]:
    sole = len(sections) == 1
    return [
        known.get(each) or _read_section(page, each, capture, sole=sole, trees=trees)
        for each in sections
    ]


def _join_empty(
    page: Part, sections: tuple[Section, ...], read: Sequence[_Read]
) -> tuple[Section, ...]:
    """Give sections without an article to their neighbours.

    What stands before the first article is the page's own head, and so is the head of a page that
    was pasted behind another; a stretch that is no item of its own belongs to the article above it.
    A teaser stays apart, so that it is dropped as one.
    """
    if any(each.kind.is_listed for each in sections) or len(sections) == 1:
        return sections
    holds = _holding(page, sections, [each.article for each in read])
    if not any(holds):
        return (Section(0, sections[-1].end),)
    first = holds.index(True)
    joined = [Section(0, sections[first].end)]
    head = None  # of a pasted page, whose article has not come yet
    for section, held, one in list(zip(sections, holds, read, strict=True))[first + 1 :]:
        if head is not None and (held or one.refused):
            joined.append(replace(head, end=section.end))
            head = None
        elif held or one.refused in _TEASERS:
            joined.append(section)
        elif section.kind is SectionKind.PAGE:
            head = section if head is None else head
        elif head is None:
            joined[-1] = replace(joined[-1], end=section.end)
    return tuple(
        replace(each, end=following.first)
        for each, following in pairwise([*joined, Section(sections[-1].end, sections[-1].end)])
    )


def refusal_of(seen: Sequence[Seen]) -> str:
    """Say in words why a page holds no article.

    Args:
        seen: What is seen of its lines.
    """
    for line in seen:
        if "no_article" in line.kinds:
            return f"no article: the page says “{line.text[:80]}”"
    if not any(line.is_prose for line in seen):
        return "no article: no line is a whole sentence; a menu, a schedule or a list"
    return "no article: the sentences on the page are notices and teasers"


def _read_section(
    page: Part, section: Section, capture: CaptureId, *, sole: bool, trees: Trees | None
) -> _Read:
    """Read the article of one section, or say why there is none."""
    part = page.cut(section.first, section.end, opens_page=section.kind is SectionKind.PAGE)
    odds = log_odds(features(part.seen), trees)
    chosen = choose_body(part.seen, odds, sole=section.kind is not SectionKind.PAGE)
    body = tuple(index for index in chosen if not part.is_date_alone(index))
    draft = draft_of(part, body, section, capture) if body else None
    if draft is None:
        return _Read(part, body)
    refused = too_little(draft.article, section, sole=sole)
    if refused is None and _is_notice([part.seen[each] for each in body]):
        refused = NOTICE
    if refused is None and not sole:
        surely = max(odds[index] for index in body) > _SURELY
        refused = None if surely or _has_proof(draft.article, part, section) else UNSURE
    return _Read(part, body, draft if refused is None else None, refused)


def _finished(read: _Read) -> tuple[Article | None, tuple[Dropped, ...]]:
    """Complete a section's article, and say of every other line why it is in none."""
    part, body, refused = read.part, read.body, read.refused
    article = None if read.draft is None else with_origin(part, read.draft)
    used = set() if article is None else _lines_used(article, part, body)
    title = article.title.value if article and article.title else None
    inside = frozenset(body)
    dropped = tuple(
        Dropped(
            LineRange(line.number, line.end),
            (refused or _EDGE)
            if index in inside
            else reason_for(index, part.seen, body=body, title=title),
        )
        for index, line in enumerate(part.lines)
        if line.number not in used
    )
    return article, dropped


def _is_notice(lines: Sequence[Seen]) -> bool:
    """Tell whether most of a text speaks to the reader: of cookies, of consent, of a login."""
    asking = sum(line.words for line in lines if line.kinds & _ASKING)
    return asking * 2 > sum(line.words for line in lines)


def _has_proof(article: Article, part: Part, section: Section) -> bool:
    """Tell whether more than its lines speaks for a text: a list, a page's day, a title."""
    if section.kind.is_listed or article.title is None:
        return section.kind.is_listed
    if section.kind is SectionKind.PAGE and article.date is not None:
        return True
    where = article.title.lines
    twice = any(
        line.copies > 1
        for line, at in zip(part.seen, part.lines, strict=True)
        if at.number == where.first
    )
    return twice and speaks_of(
        article.title.value, " ".join(block.text for block in article.blocks)
    )


def _lines_used(article: Article, part: Part, body: Sequence[int]) -> set[int]:
    """Return the numbers of the lines that gave the article its text or a field."""
    single = (article.title, article.date, article.updated, article.source, article.agency)
    evidence = {each.lines.first for each in (*single, *article.byline) if each is not None}
    text = {
        number for block in article.blocks for number in range(block.lines.first, block.lines.end)
    }
    return evidence | {number for index in body if (number := part.lines[index].number) in text}
