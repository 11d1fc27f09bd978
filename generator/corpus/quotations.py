"""What people said in a brief: direct and reported speech with its speaker.

Takes a brief as people edited it, returns its quotations. Each brief is read by itself and gives
the same quotations wherever it stands in a book, so that whoever calls may remember them. A speaker
of whom the text leaves a doubt is none, and the quotation is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.corpus.quotations_marks import Span, find_spans
from generator.corpus.quotations_names import Naming, find_namings
from generator.corpus.quotations_reading import Reader
from generator.corpus.quotations_words import speech_of
from generator.model import Brief
from generator.remembered import Remembered
from generator.text.language import language_of
from generator.text.markdown import plain
from generator.text.sentences import count_words

HEARD: Final = "heard"  # what is heard in briefs is remembered under this name
_FEWEST_WORDS: Final = 4  # of a quotation that stands by itself


@dataclass(frozen=True, slots=True)
class Quotation:
    """Something that a person said, as one brief has it.

    Attributes:
        speaker: The name as the brief's front matter writes it.
        words: What was said; in reported speech the whole sentence.
        paragraph: Index of the paragraph where it begins.
        direct: Whether the words are the speaker's own, between quotation marks.
    """

    speaker: str
    words: str
    paragraph: int
    direct: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text says of some people.

    Attributes:
        quotations: What they say, in text order.
        named: Where each is named first: by the full name where that stands anywhere.
    """

    quotations: tuple[Quotation, ...]
    named: tuple[Naming, ...]


def hear(brief: Brief) -> Heard:
    """Find what the people of a brief say in it, and where it names them.

    Args:
        brief: The brief as people left it.
    """
    names = tuple(actor.name for actor in brief.actors)
    return _heard(brief.path, (brief.paragraphs, names, brief.language))


# Markdown paragraphs; the people, as they are named in full; the text's language if that is known.
_Text = tuple[tuple[str, ...], tuple[str, ...], str | None]


def _heard_in(of: _Text) -> Heard:
    """Find what some people say in a text, and where it names them."""
    paragraphs, names, language = of
    texts = texts_of(paragraphs)
    namings = find_namings(texts, names, language)
    first: dict[str, Naming] = {}
    for naming in namings:
        known = first.setdefault(naming.name, naming)
        if naming.full and not known.full:
            first[naming.name] = naming
    return Heard(_quotations(texts, namings, language), tuple(first.values()))


_heard: Final = Remembered[_Text, Heard](_heard_in, name=HEARD, kept=Heard)


def texts_of(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a reader sees of some Markdown paragraphs."""
    return tuple(map(plain, paragraphs))


def find_quotations(
    texts: Sequence[str], names: Sequence[str], language: str | None = None
) -> tuple[Quotation, ...]:
    """Find what some people say in a text.

    Args:
        texts: Its paragraphs, plain text.
        names: The people, as they are named in full.
        language: Its language where that is known.

    Returns:
        The quotations in text order; none in a language whose words of speech are not known.

    >>> find_quotations(["“It is a good bridge,” Roe said."], ["Jane Roe"], "en")[0].words
    'It is a good bridge'
    """
    return _quotations(texts, find_namings(texts, names, language), language)


def _quotations(
    texts: Sequence[str], namings: Sequence[Naming], language: str | None
) -> tuple[Quotation, ...]:
    if not namings:
        return ()
    speech = speech_of(language or language_of(" ".join(texts)) or "")
    if speech is None:
        return ()
    spans = find_spans(texts)
    reader = Reader(texts, spans, namings, speech)
    reader.read()
    return tuple(_gathered(texts, spans, reader))


@dataclass(slots=True)
class _Utterance:
    """Spans that are one quotation: over paragraphs, or around a clause in one of them."""

    speaker: str
    parts: list[str]
    paragraph: int  # where it begins
    last: int  # the paragraph where it ends
    place: int


def _direct(
    texts: Sequence[str], spans: Sequence[Span], speaker_of: Mapping[int, str]
) -> Iterator[_Utterance]:
    """Give the quotations between marks; what goes on over paragraphs is one."""
    open_now: _Utterance | None = None
    for chain in _chains(spans):
        speakers = {speaker_of[index] for index in chain if index in speaker_of}
        first, last = spans[chain[0]], spans[chain[-1]]
        if len(speakers) != 1:
            if open_now:
                yield open_now
            open_now = None
            continue
        parts = [texts[spans[i].paragraph][slice(*spans[i].inner)].strip() for i in chain]
        told = _Utterance(
            speakers.pop(), [" ".join(parts)], first.paragraph, last.paragraph, first.start
        )
        if open_now and (open_now.speaker, open_now.last) == (told.speaker, told.paragraph):
            open_now.parts += told.parts
            open_now.last = told.last
            continue
        if open_now:
            yield open_now
        open_now = told
    if open_now:
        yield open_now


def _chains(spans: Sequence[Span]) -> Iterator[list[int]]:
    """Give the indexes of spans, those together that are one quotation over paragraphs."""
    chain: list[int] = []
    for index, span in enumerate(spans):
        chain.append(index)
        if not span.goes_on:
            yield chain
            chain = []
    if chain:
        yield chain


def _words(parts: Sequence[str]) -> str:
    """Join the parts; a word or two between marks beside whole sentences is a name or a title."""
    bare = [part.strip(" ,，،") for part in parts]
    kept = [part for part in bare if count_words(part) >= _FEWEST_WORDS - 1] or bare
    return " … ".join(kept)


def _gathered(texts: Sequence[str], spans: Sequence[Span], reader: Reader) -> Iterator[Quotation]:
    """Give all quotations in text order."""
    placed: list[tuple[int, int, Quotation]] = []
    for told in _direct(texts, spans, reader.speaker_of):
        words = _words(told.parts)
        if count_words(words) >= _FEWEST_WORDS:
            said = Quotation(told.speaker, words, told.paragraph, direct=True)
            placed.append((told.paragraph, told.place, said))
    for frame, name in reader.reported:
        words = texts[frame.paragraph][frame.start : frame.end].strip()
        placed.append(
            (frame.paragraph, frame.start, Quotation(name, words, frame.paragraph, direct=False))
        )
    for _, _, quotation in sorted(placed, key=lambda each: each[:2]):
        yield quotation
