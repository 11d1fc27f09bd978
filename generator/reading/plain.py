"""A text dump to its articles: split, clean, then what each says of itself.

Takes decoded text, returns a `Reading`: the articles in page order with their evidence, every
other line with the reason why it is in none. A page without an article is refused in words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from generator.model import (
    Article,
    Block,
    CaptureId,
    Dropped,
    Found,
    LineRange,
    PartialDate,
    Reading,
)
from generator.reading.clean import blocks_of, choose_body, reason_for
from generator.reading.credits import Credit, agency_reported, credit_in_line, cut_credits, cut_embed
from generator.reading.dating import Dating, Place, find_published, gives_only_age
from generator.reading.decode import Line, lines_of
from generator.reading.lines import Seen, features, see
from generator.reading.origin import find_byline, find_source
from generator.reading.split import Section, SectionKind, dated_lines, split
from generator.reading.titles import find_title
from generator.reading.weights import log_odds
from generator.text.dates import find_dates
from generator.text.language import function_words, language_of
from generator.text.phrases import fold, words_of
from generator.text.sentences import count_words, ends_as_sentence, sentences

_FEWEST_SENTENCES: Final = 3
_FEWEST_WORDS: Final = 60
_PLENTY: Final = 6  # sentences; so long a text is no teaser, whatever its last line
_NEAR: Final = 4
_ISO: Final = re.compile(r"^\d{4}-\d{2}-\d{2}")


def read_plain(text: str, capture: CaptureId, *, latest: date) -> Reading:
    """Read the articles of a text dump.

    Args:
        text: Decoded text with `\\n` line breaks.
        capture: The capture that it comes from.
        latest: Newest believable day.

    Returns:
        The articles in page order, the dropped lines, and the reason where there is no article.

    Raises:
        CaptureError: The text has more or longer lines than any page.
    """
    lines = lines_of(text)
    seen = see(lines)
    sections = split(lines, seen, latest=latest)
    read = [_read_section(lines, each, capture, latest, sole=len(sections) == 1) for each in sections]
    joined = _join_empty(sections, [article is not None for article, _ in read])
    if joined != sections:
        read = [_read_section(lines, each, capture, latest, sole=len(joined) == 1) for each in joined]
    articles = [article for article, _ in read if article is not None]
    dropped = [each for _, reasons in read for each in reasons]
    refusal = None if articles else _refusal(seen)
    return Reading(capture, tuple(articles), tuple(dropped), refusal)


def _join_empty(
    sections: tuple[Section, ...], holds_article: Sequence[bool]
) -> tuple[Section, ...]:
    """Give sections without an article to their neighbours: to the head of the next, mostly.

    What stands before the first article is the page's own head; where a page holds one article
    in all, everything on it is.
    """
    if any(each.kind is SectionKind.ENTRY for each in sections) or len(sections) == 1:
        return sections
    if sum(holds_article) <= 1:
        return (Section(0, sections[-1].end),)
    first = holds_article.index(True)
    return (Section(0, sections[first].end), *sections[first + 1 :])


def _refusal(seen: Sequence[Seen]) -> str:
    for line in seen:
        if "no_article" in line.kinds:
            return f"no article: the page says “{line.text[:80]}”"
    if not any(line.is_prose for line in seen):
        return "no article: no line is a whole sentence; a menu, a schedule or a list"
    return "no article: the sentences on the page are notices and teasers"


def _read_section(
    page: Sequence[Line], section: Section, capture: CaptureId, latest: date, *, sole: bool
) -> tuple[Article | None, list[Dropped]]:
    """Read the article of one section, or say why there is none."""
    lines = page[section.first : section.end]
    seen = see(tuple(lines))
    odds = log_odds(features(tuple(lines), seen))
    body = choose_body(seen, odds, sole=section.kind is not SectionKind.PAGE)
    article = _article(lines, seen, body, section, capture, latest) if body else None
    refused = None if article is None else _too_little(article, section, sole=sole)
    if article is None or refused is not None:
        reasons = [
            Dropped(_range(line), refused if index in body and refused else reason_for(index, seen, body=body, title=None))
            for index, line in enumerate(lines)
        ]
        return None, reasons
    used = _evidence_lines(article)
    title = article.title.value if article.title else None
    return article, [
        Dropped(_range(line), reason_for(index, seen, body=body, title=title))
        for index, line in enumerate(lines)
        if index not in body and line.number not in used
    ]


def _range(line: Line) -> LineRange:
    return LineRange(line.number, line.number + 1)


def _evidence_lines(article: Article) -> set[int]:
    found = (article.title, article.date, article.updated, article.source, article.agency, *article.byline)
    return {each.lines.first for each in found if each is not None}


def _too_little(article: Article, section: Section, *, sole: bool) -> str | None:
    """Say why a section's text is no article of its own, or None where it is one."""
    text = [block.text for block in article.blocks]
    whole = sum(
        ends_as_sentence(each[start:end]) for each in text for start, end in sentences(each)
    )
    words = sum(count_words(each) for each in text)
    if section.kind is SectionKind.ENTRY or sole:
        named = article.title is not None or article.date is not None
        if not whole or not (named or words >= _FEWEST_WORDS):
            return "no whole sentence with a title or a date"
        return None
    if whole < _PLENTY and not ends_as_sentence(text[-1]):
        return "teaser, cut off"
    if article.title is None and section.kind is SectionKind.ITEM:
        return "a text without a title of its own"
    if whole < _FEWEST_SENTENCES and words < _FEWEST_WORDS:
        return "teaser: too short to be an article"
    return None


def _article(
    lines: Sequence[Line], seen: Sequence[Seen], body: tuple[int, ...], section: Section,
    capture: CaptureId, latest: date,
) -> Article | None:
    """Put together what a section says of its article."""
    raw = blocks_of(lines, seen, body)
    text = " ".join(block.text for block in raw)
    language = language_of(text)
    opens_page = section.kind is SectionKind.PAGE
    title = find_title(
        lines,
        seen,
        body_first=body[0],
        body=text,
        dated=dated_lines(lines, latest=latest),
        opens_page=opens_page,
    )
    place = Place(title[1] if title else None, body[0], body[-1], body)
    dating = find_published(lines, seen, place, latest=latest, language=language)
    blocks, credits_ = _cut_edges(raw, language, latest)
    if not blocks:
        return None
    line_credits = _line_credits(lines, body)
    writers, byline_agency = find_byline(lines, seen, place, credits_, latest=latest)
    source = find_source(
        lines, seen, place, credits_,
        title=title[0].value if title and opens_page else None,
        latest=latest,
        writers=[name.value for name in writers],
    )
    return Article(
        capture=capture,
        blocks=blocks,
        title=title[0] if title else None,
        date=_open_where_aged(dating, lines, body[0], section),
        updated=dating.updated,
        source=source,
        agency=_agency(credits_, line_credits, byline_agency, blocks, source),
        byline=writers,
        language=language,
    )


def _open_where_aged(
    dating: Dating, lines: Sequence[Line], body_first: int, section: Section
) -> Found[PartialDate] | None:
    """Leave the date open where the article's head only says how long ago it was."""
    if section.kind is SectionKind.ITEM:
        aged = gives_only_age(lines, range(body_first))
        if aged is not None and (dating.published is None or dating.published.lines.first > aged.number):
            return None
    return dating.published


def _cut_edges(
    blocks: Sequence[Block], language: str | None, latest: date
) -> tuple[tuple[Block, ...], tuple[Credit, ...]]:
    """Cut credits, embeds and the date from the paragraphs' edges."""
    kept, credits_ = [], []
    last = len(blocks) - 1
    words = function_words(language) if language else frozenset()
    for number, block in enumerate(blocks):
        text = cut_embed(block.text, words)
        if number == 0:
            text = _cut_opening_date(text, latest)
        text, found = cut_credits(text, first=number == 0, last=number == last)
        credits_ += found
        if text:
            kept.append(replace(block, text=text))
    return tuple(kept), tuple(credits_)


def _cut_opening_date(text: str, latest: date) -> str:
    """Cut "date 2024-08-28 " before the first sentence; a date inside a sentence stays."""
    written = find_dates(text[:60], latest=latest)
    if not written or not written[0].value.day:
        return text
    before = fold(text[: written[0].start]).strip(" :")
    rest = text[written[0].end :].lstrip(" ,.:|-–—")
    labelled = before in {fold(word) for word in words_of("published")}
    figures = not before and _ISO.match(text) is not None
    return rest if (labelled or figures) and rest[:1].isupper() else text


def _line_credits(lines: Sequence[Line], body: tuple[int, ...]) -> list[tuple[Credit, Line]]:
    """Read the short lines just before and behind the body that credit an agency."""
    around = (
        *range(max(0, body[0] - _NEAR), body[0]),
        *range(body[-1] + 1, min(len(lines), body[-1] + 1 + _NEAR)),
    )
    found = []
    for index in around:
        credit = credit_in_line(lines[index].text)
        if credit is not None:
            found.append((credit, lines[index]))
    return found


def _agency(
    credits_: Sequence[Credit],
    line_credits: Sequence[tuple[Credit, Line]],
    byline_agency: Found[str] | None,
    blocks: Sequence[Block],
    source: Found[str] | None,
) -> Found[str] | None:
    """Choose the agency or office that the text credits; the publisher itself is none."""
    own = fold(source.value) if source else None
    for credit in credits_:
        if credit.field == "agency" and fold(credit.value) != own:
            where = blocks[-1].lines if "source" in credit.rule else blocks[0].lines
            return Found(credit.value, where, credit.rule, 0.95)
    for credit, line in line_credits:
        if fold(credit.value) != own:
            return Found(credit.value, _range(line), credit.rule, 0.95)
    if byline_agency is not None and fold(byline_agency.value) != own:
        return byline_agency
    for block in blocks:
        reported = agency_reported(block.text)
        if reported is not None and fold(reported) != own:
            return Found(reported, block.lines, "“news agency reported” in the text", 0.9)
    return None
