"""A paragraph as frames: sentences in which each quotation and each name is a single sign.

"“We came. We saw,” Roe said." is two sentences to the eye and one to grammar; with the quotation
as one sign it is `Q,SB.`, and who speaks can be read off its shape. Takes a paragraph with the
places of quotations and names, returns frames, and decides nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.corpus.quotations_marks import Span
from generator.corpus.quotations_names import Naming
from generator.corpus.quotations_words import SIGNS, Speech, letters_in
from generator.text.sentences import sentences

_QUOTE: Final = 0xE000  # the first of the signs that stand for quotations
_NAME: Final = 0xE800  # the first of the signs that stand for names
_ROOM: Final = _NAME - _QUOTE
_SIGN: Final = re.compile(f"[{SIGNS}]")
_STOPS: Final = frozenset(".!?…。！？؟।")
_COMMAS: Final = frozenset(",،，")
# One of these after another says nothing new; a stop inside a sentence is of an abbreviation.
_SINGLE: Final = ",-a"
_TO_DROP: Final = re.compile(r"([,\-a])\1|\.(?!\Z)")


class Frame(NamedTuple):
    """One sentence.

    Attributes:
        shape: A letter a token: `Q` a quotation, `S` a name, `G` a name in the genitive, `H` a
            pronoun, `B`, `V`, `T`, `W` verbs of speech, `P` their participles, `A` "according
            to", `t` a title, `C` another word with a capital, `d p o c k a` words of grammar,
            `n` a figure or a day, `w` any other word; marks as they are.
        words: The tokens as written, one for each letter of the shape.
        quotes: The index of the span of each `Q`, in order.
        names: The names of each `S` and `G`, in order.
        paragraph: Index of the paragraph.
        start: Where the sentence begins in it.
        end: Where it ends.
        speech: The words of speech of its language.
    """

    shape: str
    words: tuple[str, ...]
    quotes: tuple[int, ...]
    names: tuple[str, ...]
    paragraph: int
    start: int
    end: int
    speech: Speech


class _Framed(NamedTuple):
    """A paragraph with its signs; the places where text goes on behind them, in both texts."""

    text: str
    signs: Sequence[int]
    own: Sequence[int]

    def place(self, at: int) -> int:
        """Return where a place of the framed text stands in the paragraph."""
        last = bisect_right(self.signs, at) - 1
        return self.own[last] + at - self.signs[last]


def frames_of(
    number: int, text: str, spans: Mapping[int, Span], namings: Sequence[Naming], speech: Speech
) -> Iterator[Frame]:
    """Take a paragraph apart into frames.

    Args:
        number: Index of the paragraph.
        text: Its plain text.
        spans: The quotations in it, by their index in the whole text.
        namings: The names in it.
        speech: The words of speech of its language.

    Yields:
        Its sentences, in order; none of a text that uses the signs itself.
    """
    if _SIGN.search(text) or len(spans) > _ROOM or len(namings) > _ROOM:
        return
    framed = _framed(text, spans, namings)
    according = speech.placed_according(framed.text)
    indexes = list(spans)
    for begin, end in sentences(framed.text):
        words, letters = _lettered(framed.text, begin, end, speech, according)
        quotes: list[int] = []
        names: list[str] = []
        shape = letters
        if _SIGN.search(letters):
            signs = list(letters)
            for at, letter in enumerate(letters):
                sign = ord(letter)
                if _QUOTE <= sign < _NAME:
                    signs[at] = "Q"
                    quotes.append(indexes[sign - _QUOTE])
                elif _NAME <= sign < _NAME + _ROOM:
                    naming = namings[sign - _NAME]
                    signs[at] = "G" if naming.genitive else "S"
                    names.append(naming.name)
            shape = "".join(signs)
        yield Frame(
            shape=shape,
            words=words,
            quotes=tuple(quotes),
            names=tuple(names),
            paragraph=number,
            start=framed.place(begin),
            end=min(framed.place(end), len(text)),
            speech=speech,
        )


def _lettered(
    text: str, begin: int, end: int, speech: Speech, according: Mapping[int, str]
) -> tuple[tuple[str, ...], str]:
    """Return the tokens of a sentence that say something, and a letter for each.

    A sign stands for itself.
    """
    tokens = speech.tokens.findall(text, begin, end)
    letters = "".join(map(letters_in(speech.language).__getitem__, tokens))
    stop = letters[-1:] == "." and text[end - 1] != tokens[-1]
    if not (according or stop or _TO_DROP.search(letters)):
        return tuple(tokens), letters
    words: list[str] = []
    shape: list[str] = []
    for token, known in zip(speech.tokens.finditer(text, begin, end), letters, strict=True):
        letter = according.get(token.start(), known)
        # A stop inside a sentence is of an abbreviation, or of a quotation.
        inside = letter == "." and token.end() < end
        repeated = letter in _SINGLE and shape[-1:] == [letter]
        if letter and not inside and not repeated:
            shape.append(letter)
            words.append(token[0])
    return tuple(words), "".join(shape)


def _framed(text: str, spans: Mapping[int, Span], namings: Sequence[Naming]) -> _Framed:
    """Put the signs in; a name inside a quotation speaks to nobody."""
    inside = [(span.start, span.end) for span in spans.values()]
    places: list[tuple[int, int, str]] = [
        (span.start, span.end, chr(_QUOTE + at) + _ending(text, span))
        for at, span in enumerate(spans.values())
    ]
    places += [
        (naming.start, naming.end, chr(_NAME + at))
        for at, naming in enumerate(namings)
        if not any(a <= naming.start < b for a, b in inside)
    ]
    parts: list[str] = []
    signs, own = [0], [0]
    length = done = 0
    for start, end, sign in sorted(places):
        parts += [text[done:start], sign]
        length += start - done
        signs += [length, length + len(sign)]
        own += [start, end]
        length += len(sign)
        done = end
    parts.append(text[done:])
    return _Framed("".join(parts), signs, own)


def _ending(text: str, span: Span) -> str:
    """Return the mark with which a quotation ends a sentence or leads over, if it has one."""
    last = text[slice(*span.inner)].rstrip()[-1:]
    if last in _STOPS:
        return "."
    return "," if last in _COMMAS else ""
