"""A text dump to its articles: split, clean, then what each says of itself.

Takes decoded text, returns a `Reading`: the articles in page order with their evidence, every
other line with the reason why it is in none. A page without an article is refused in words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from generator.model import Article, Block, CaptureId, Dropped, Found, Hint, PartialDate, Reading
from generator.reading.bylines import find_byline
from generator.reading.clean import blocks_of, choose_body, reason_for
from generator.reading.credits import (
    Credit,
    agency_reported,
    credit_in_line,
    cut_credits,
    cut_embed,
)
from generator.reading.dating import Dating, find_published, gives_only_age, opening_date
from generator.reading.decode import lines_of
from generator.reading.features import features
from generator.reading.lines import Seen
from generator.reading.origin import find_source
from generator.reading.page import Part, Place, look_at
from generator.reading.split import Section, SectionKind, split
from generator.reading.titles import find_title, says_the_same
from generator.reading.weights import Trees, log_odds
from generator.reading.wrapping import unwrap
from generator.text.language import function_words, language_of
from generator.text.phrases import fold
from generator.text.sentences import count_words, ends_as_sentence, sentences

_FEWEST_SENTENCES: Final = 3
_FEWEST_WORDS: Final = 60
_FEW_WORDS: Final = 40
_LONG: Final = 150  # words; so long a text is no teaser, with or without a title
_PLENTY: Final = 6  # sentences; so long a text is no teaser, whatever its last line
_NEAR: Final = 4


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
    page = look_at(unwrap(lines_of(text)), latest=latest)
    sections = split(page)
    read = [
        _read_section(page, each, capture, sole=len(sections) == 1, trees=trees)
        for each in sections
    ]
    holds = _holding(page, sections, [article for article, _ in read])
    joined = _join_empty(sections, holds)
    if joined != sections:
        read = [
            _read_section(page, each, capture, sole=len(joined) == 1, trees=trees)
            for each in joined
        ]
    articles = _with_language([article for article, _ in read if article is not None])
    dropped = tuple(each for _, reasons in read for each in reasons)
    return Reading(capture, articles, dropped, None if articles else refusal_of(page.seen))


def _with_language(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Give articles too short to tell their language that of the page's other articles."""
    text = " ".join(block.text for article in articles for block in article.blocks)
    language = language_of(text)
    return tuple(
        article if article.language else replace(article, language=language) for article in articles
    )


def _holding(
    page: Part, sections: Sequence[Section], articles: Sequence[Article | None]
) -> list[bool]:
    """Tell which sections hold an article of their own.

    A page's first line names its article: where the next section has that title, the text above
    it is the page's own notice, however long.
    """
    found = [article is not None for article in articles]
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
) -> tuple[Article | None, list[Dropped]]:
    """Read the article of one section, or say why there is none."""
    part = page.cut(section.first, section.end, opens_page=section.kind is SectionKind.PAGE)
    odds = log_odds(features(part.seen), trees)
    chosen = choose_body(part.seen, odds, sole=section.kind is not SectionKind.PAGE)
    body = tuple(index for index in chosen if not part.is_date_alone(index))
    article = article_of(part, body, section, capture) if body else None
    refused = None if article is None else too_little(article, section, sole=sole)
    if refused is not None:
        article = None
    used = set() if article is None else _lines_used(article, part, body)
    title = article.title.value if article and article.title else None
    dropped = [
        Dropped(
            part.where(index),
            refused
            if refused and index in body
            else reason_for(index, part.seen, body=body, title=title),
        )
        for index, line in enumerate(part.lines)
        if line.number not in used
    ]
    return article, dropped


def _lines_used(article: Article, part: Part, body: Sequence[int]) -> set[int]:
    """Return the numbers of the lines that gave the article its text or a field."""
    single = (article.title, article.date, article.updated, article.source, article.agency)
    evidence = {each.lines.first for each in (*single, *article.byline) if each is not None}
    return evidence | {part.lines[index].number for index in body}


def too_little(article: Article, section: Section, *, sole: bool) -> str | None:
    """Say why a section's text is no article of its own, or None where it is one.

    Args:
        article: What was read of the section.
        section: What parted it from the one before.
        sole: It is the page's only section.
    """
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
    gaps = sum(after.lines.first - before.lines.end for before, after in pairwise(article.blocks))
    faults = (
        ("teaser, cut off", whole < _PLENTY and not ends_as_sentence(text[-1])),
        ("a text without a title of its own", article.title is None and words < _LONG),
        (
            "teaser: too short to be an article",
            words < _FEWEST_WORDS and (whole < _FEWEST_SENTENCES or words < _FEW_WORDS),
        ),
        (
            "teasers of several articles",
            section.kind is SectionKind.ITEM and words < _LONG and gaps > len(text),
        ),
    )
    return next((reason for reason, is_so in faults if is_so), None)


def article_of(
    part: Part,
    body: tuple[int, ...],
    section: Section,
    capture: CaptureId,
    *,
    blocks: tuple[Block, ...] | None = None,
) -> Article | None:
    """Put together what a section says of its article.

    Args:
        part: The section's lines.
        body: Indices of the lines of its text.
        section: What parted it from the one before.
        capture: The capture that it comes from.
        blocks: The text's blocks, where markup says what they are.

    Returns:
        The article, or None where nothing of its text is left.
    """
    raw = blocks_of(part, body) if blocks is None else blocks
    text = " ".join(block.text for block in raw)
    language = language_of(text)
    titled = find_title(part, body_first=body[0], body=text)
    title = titled[0] if titled else None
    place = Place(titled[1] if titled else None, body)
    dating = find_published(part, place, language=language)
    kept, cut = _cut_edges(raw, language, part.latest)
    if not kept:
        return None
    writers, byline_agency = find_byline(part, place, cut)
    source = find_source(
        part,
        place,
        cut,
        title=title.value if title else None,
        writers=[name.value for name in writers],
    )
    published, hints = _published(dating, part, place, section)
    agencies = (*_agencies_cut(cut, kept), *_agencies_beside(part, place))
    return Article(
        capture=capture,
        blocks=kept,
        title=title,
        date=published,
        updated=dating.updated,
        source=source,
        agency=_agency((*agencies, byline_agency, *_agencies_reporting(kept)), source),
        byline=writers,
        language=language,
        hints=hints,
    )


def _published(
    dating: Dating, part: Part, place: Place, section: Section
) -> tuple[Found[PartialDate] | None, tuple[Hint, ...]]:
    """Return the date, or leave it open where the head only gives an age, and say so."""
    aged = gives_only_age(part, before=place.first)
    found = dating.published
    if found is None and aged is None and dating.unsure is not None:
        text = part.text_of(dating.unsure.lines)
        why = dating.unsure.rule.rpartition(", ")[2]
        return None, (Hint("date", f"the page says “{text}”, and {why}", dating.unsure.lines),)
    if aged is None or (found is not None and section.kind is not SectionKind.ITEM):
        return found, ()
    line, text = aged
    if found is not None and found.lines < line:
        return found, ()
    return None, (Hint("date", f"the page only says “{text}”", line),)


def _cut_edges(
    blocks: Sequence[Block], language: str | None, latest: date
) -> tuple[tuple[Block, ...], tuple[Credit, ...]]:
    """Cut credits, embeds and the date from the paragraphs' edges."""
    kept: list[Block] = []
    cut: list[Credit] = []
    last = len(blocks) - 1
    words = function_words(language) if language else frozenset()
    for number, block in enumerate(blocks):
        text = cut_embed(block.text, words)
        if number == 0:
            opening = opening_date(text, latest=latest)
            text = text if opening is None else opening[1]
        text, found = cut_credits(text, first=number == 0, last=number == last)
        cut += found
        if text:
            kept.append(replace(block, text=text))
    return tuple(kept), tuple(cut)


def _agencies_cut(cut: Sequence[Credit], blocks: Sequence[Block]) -> Iterator[Found[str]]:
    for credit in cut:
        if credit.field == "agency":
            block = blocks[-1] if "behind" in credit.rule else blocks[0]
            yield Found(credit.value, block.lines, credit.rule, 0.95)


def _agencies_beside(part: Part, place: Place) -> Iterator[Found[str]]:
    """Yield what the short lines just before and behind the body credit."""
    for index in (
        *range(max(0, place.first - _NEAR), place.first),
        *range(place.last + 1, min(len(part.lines), place.last + 1 + _NEAR)),
    ):
        credit = credit_in_line(part.lines[index].text)
        if credit is not None:
            yield Found(credit.value, part.where(index), credit.rule, 0.95)


def _agencies_reporting(blocks: Sequence[Block]) -> Iterator[Found[str]]:
    for block in blocks:
        reported = agency_reported(block.text)
        if reported is not None:
            yield Found(reported, block.lines, "“news agency reported” in the text", 0.9)


def _agency(
    candidates: Iterable[Found[str] | None], source: Found[str] | None
) -> Found[str] | None:
    """Choose the first agency or office that the text credits and that is not its publisher."""
    own = fold(source.value) if source else None
    return next((each for each in candidates if each is not None and fold(each.value) != own), None)
