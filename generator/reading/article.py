"""A section's text and what the section says of it, put together as one article.

Takes a part of a page and the lines of its text, returns an `Article` with its evidence, or
says why the text is no article of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise
from typing import Final

from generator.model import Article, Block, CaptureId, Found, Hint, PartialDate
from generator.reading.bylines import find_byline
from generator.reading.clean import blocks_of
from generator.reading.credits import (
    Credit,
    agency_reported,
    credit_in_line,
    cut_credits,
    cut_embed,
)
from generator.reading.dating import Dating, find_published, gives_only_age, opening_date
from generator.reading.origin import find_source
from generator.reading.page import Part, Place
from generator.reading.split import Section, SectionKind
from generator.reading.titles import find_title
from generator.text.language import function_words, language_of
from generator.text.phrases import fold
from generator.text.sentences import count_words, ends_as_sentence, sentences

_FEWEST_SENTENCES: Final = 3
_FEWEST_WORDS: Final = 60
_UNFINISHED: Final = 3  # small words behind the last stop: a sentence that was cut
_FEW_WORDS: Final = 40
_LONG: Final = 150  # words; so long a text is no teaser, with or without a title
_PLENTY: Final = 6  # sentences; so long a text is no teaser, whatever its last line
_NEAR: Final = 4

# Why a text beside an article is none of its own: what it is then.
CUT_OFF: Final = "teaser, cut off"
TOO_SHORT: Final = "teaser: too short to be an article"
SEVERAL: Final = "teasers of several articles"


_HEADING: Final = 0.7


def too_little(article: Article, section: Section, *, sole: bool) -> str | None:
    """Say why a section's text is no article of its own, or None where it is one.

    Args:
        article: What was read of the section.
        section: What parted it from the one before.
        sole: It is the page's only section.
    """
    text = [block.text for block in article.blocks]
    # No more sentences are looked for than any rule asks for.
    whole = len(list(islice(_whole_sentences(text), _PLENTY)))
    own_page = section.kind is SectionKind.PAGE and article.title and article.date
    if section.kind.is_listed or sole or (own_page and whole > 1):
        signed = section.kind is SectionKind.LETTER and bool(article.byline)
        named = article.title is not None or article.date is not None or signed
        if not whole or not (named or sum(map(count_words, text)) >= _FEWEST_WORDS):
            return "no whole sentence with a title or a date"
        return None
    words = sum(map(count_words, text))
    gaps = sum(after.lines.first - before.lines.end for before, after in pairwise(article.blocks))
    faults = (
        (CUT_OFF, whole < _PLENTY and _is_cut_off(text[-1])),
        ("a text without a title of its own", article.title is None and words < _LONG),
        (
            TOO_SHORT,
            words < _FEWEST_WORDS and (whole < _FEWEST_SENTENCES or words < _FEW_WORDS),
        ),
        (
            SEVERAL,
            section.kind is SectionKind.ITEM and words < _LONG and gaps > len(text),
        ),
    )
    return next((reason for reason, is_so in faults if is_so), None)


def _whole_sentences(text: Iterable[str]) -> Iterator[str]:
    """Yield the sentences that are ended."""
    for each in text:
        for start, end in sentences(each):
            if ends_as_sentence(each[start:end]):
                yield each[start:end]


def _is_cut_off(text: str) -> bool:
    """Tell whether a text breaks off in a sentence; hashtags or a name behind it are none."""
    if ends_as_sentence(text):
        return False
    ranges = sentences(text)
    rest = text[ranges[-1][0] :] if ranges else text
    unfinished = sum(word[0].islower() for word in rest.split()) >= _UNFINISHED
    return unfinished or rest.rstrip().endswith(("…", "...")) or len(ranges) == 1


@dataclass(frozen=True, slots=True)
class Draft:
    """An article whose publisher and agency are not looked for yet.

    Attributes:
        article: What is known of it.
        place: Where its title and text stand.
        cut: What was cut from its text's edges.
        agencies: What its text and the lines beside it credit, best first.
    """

    article: Article
    place: Place
    cut: tuple[Credit, ...]
    agencies: tuple[Found[str] | None, ...]


def draft_of(
    part: Part,
    body: tuple[int, ...],
    section: Section,
    capture: CaptureId,
    *,
    blocks: tuple[Block, ...] | None = None,
) -> Draft | None:
    """Put together what a section says of its article, but for who published it.

    To look for the publisher is the dearest part, and many a section turns out to be none.

    Args:
        part: The section's lines.
        body: Indices of the lines of its text.
        section: What parted it from the one before.
        capture: The capture that it comes from.
        blocks: The text's blocks, where markup says what they are.

    Returns:
        The article so far, or None where nothing of its text is left.
    """
    raw = blocks_of(part, body) if blocks is None else blocks
    text = " ".join(block.text for block in raw)
    language = language_of(text)
    titled = find_title(part, body_first=body[0], body=text)
    if titled is None and section.kind is SectionKind.LETTER and body[0]:
        # A letter's heading may be a word or two.
        titled = Found(part.lines[0].text, part.where(0), "above the letter", _HEADING), 0
    title = titled[0] if titled else None
    place = Place(titled[1] if titled else None, body)
    dating = find_published(part, place, language=language)
    kept, cut = _cut_edges(raw, language, part.latest)
    if not kept:
        return None
    signed = section.kind is SectionKind.LETTER
    writers, byline_agency = find_byline(part, place, cut, signed=signed)
    kept = _without_author_box(kept, [name.value for name in writers])
    published, hints = _published(dating, part, place, section)
    beside = (*_agencies_cut(cut, kept), *_agencies_beside(part, place))
    article = Article(
        capture=capture,
        blocks=kept,
        title=title,
        date=published,
        updated=dating.updated,
        byline=writers,
        language=language,
        hints=hints,
    )
    return Draft(article, place, cut, (*beside, byline_agency, *_agencies_reporting(kept)))


def _without_author_box(blocks: tuple[Block, ...], writers: Sequence[str]) -> tuple[Block, ...]:
    """Leave out a last paragraph that tells of the writer: it begins with the name of the byline.

    The text names its writer nowhere else; else they are a person of the report.
    """
    if len(blocks) < _FEWEST_SENTENCES:
        return blocks
    last, before = blocks[-1].text, blocks[:-1]
    about = any(
        last.startswith(f"{name} ") and not any(name in block.text for block in before)
        for name in writers
    )
    return before if about and len(sentences(last)) <= _FEWEST_SENTENCES else blocks


def with_origin(part: Part, draft: Draft) -> Article:
    """Find who published an article, and whom it credits beside that.

    Args:
        part: The section's lines.
        draft: The article so far.
    """
    article = draft.article
    source = find_source(
        part,
        draft.place,
        draft.cut,
        title=article.title.value if article.title else None,
        writers=[name.value for name in article.byline],
    )
    return replace(article, source=source, agency=_agency(draft.agencies, source))


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
