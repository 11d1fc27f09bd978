"""People in Korean texts.

A family name of one syllable, two rarely, with a given name of one or two stands before its office
("Kim Chul-su, minister of trade"), behind it, or before a form of address; particles are written
together with the word before them. Takes paragraphs, returns namings with the office as written.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from generator.actors.namings import Naming
from generator.actors.word_lists import lists_of, longest_first

_WORD: Final = re.compile(r"[\uac00-\ud7afA-Za-z0-9]+|[^\s\w]")
_LONGEST: Final = 4  # words of an office
_SHORT: Final = 2  # letters of a name that needs a form of address
_JOINS: Final = ("과", "와")
_SPACED: Final = 1  # characters between two words of one phrase


class _Known(NamedTuple):
    """What is known of how Korean news names people; see `data/people/ko.yml`."""

    surnames: frozenset[str]
    syllables: frozenset[str]
    heads: frozenset[str]
    inner: frozenset[str]
    honours: frozenset[str]
    particles: tuple[str, ...]
    endings: tuple[str, ...]
    given: frozenset[str]
    words: frozenset[str]


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    spaced: bool  # a single space stands before it


@cache
def _known() -> _Known:
    lists = lists_of("ko")
    particles, endings = longest_first(lists.pop("particles")), tuple(lists.pop("endings"))
    sets = {key: frozenset(words) for key, words in lists.items()}
    return _Known(particles=particles, endings=endings, **sets)


def find(paragraphs: Sequence[str]) -> Iterator[Naming]:
    """Find the people whom a Korean text names in full.

    Args:
        paragraphs: Plain text.

    Yields:
        The namings in text order.
    """
    for number, text in enumerate(paragraphs):
        words = _words(text)
        at = 0
        while at < len(words):
            found = _korean(words, at) or _foreign(words, at)
            if found is None:
                at += 1
                continue
            (start, end), role, behind = found
            office = text[slice(*role)] if role else None
            yield Naming(number, start, end, text[start:end], office)
            at = max(behind, at + 1)
            for start, end in _listed_with(words, at):
                yield Naming(number, start, end, text[start:end])


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        spaced = bool(words) and start - words[-1].end == _SPACED
        words.append(_Word(match[0], start, end, spaced))
    return words


def _stems(text: str) -> Iterator[str]:
    """Yield a word as it is and without each particle that it can end with."""
    yield text
    for particle in _known().particles:
        if text.endswith(particle) and len(text) > len(particle):
            yield text[: -len(particle)]


def _is_name(text: str) -> bool:
    """Tell whether letters have the form of a full name."""
    known = _known()
    if text in known.words or not 1 < len(text) <= _SHORT + 2:
        return False
    if any(stem in known.heads or stem in known.words for stem in _stems(text)):
        return False
    for length in (2, 1):
        family, given = text[:length], text[length:]
        if family in known.surnames and 1 <= len(given) <= _SHORT:
            return len(given) + length > _SHORT and all(one in known.syllables for one in given)
    return False


_Found = tuple[tuple[int, int], tuple[int, int] | None, int]


def _korean(words: list[_Word], at: int) -> _Found | None:
    """Return the Korean name at a word, with its office and the index behind them."""
    word = words[at]
    if _is_name(word.text):
        place = (word.start, word.end)
        role, behind, sure = _behind(words, at + 1)
        before = _before(words, at)
        if role or sure or before:
            return place, before or role, behind if role else at + 1
    before = _before(words, at)
    for stem in _stems(word.text):
        if stem != word.text and _is_name(stem):
            ending = word.text[len(stem) :]
            addressed = any(ending.startswith(one) for one in _known().honours if len(one) == 1)
            if before or (addressed and ending[:1] in ("씨", "군", "양") and len(stem) > _SHORT):
                return (word.start, word.start + len(stem)), before, at + 1
    return None


def _behind(words: list[_Word], at: int) -> tuple[tuple[int, int] | None, int, bool]:
    """Return the office behind a name, the index behind it, and whether it is a form of address."""
    first = at
    if at < len(words) and words[at].text == "(":
        close = next((n for n in range(at, min(at + 4, len(words))) if words[n].text == ")"), None)
        if close is None:
            return None, at, False
        first = close + 1
    if first < len(words) and any(stem in _known().honours for stem in _stems(words[first].text)):
        return None, first + 1, True
    if first != at:
        return None, at, False
    for here in range(first, min(first + _LONGEST, len(words))):
        word = words[here]
        if not word.spaced or not word.text[0].isalnum():
            break
        for stem in _stems(word.text):
            if _is_office(stem) and not _is_listed(words, here):
                return (words[first].start, word.start + len(stem)), here + 1, True
        if _bears_particle(word.text):
            break
    return None, at, False


def _listed_with(words: list[_Word], at: int) -> Iterator[tuple[int, int]]:
    """Yield the names of a list whose first name ends before a word: "Kim, Lee and Park"."""
    while at < len(words):
        joined = words[at].text == ","
        if not joined and not (at and words[at - 1].text.endswith(_JOINS)):
            return
        at += joined
        stem = next(filter(_is_name, _stems(words[at].text)), None) if at < len(words) else None
        if stem is None:
            return
        yield words[at].start, words[at].start + len(stem)
        at += 1


def _is_listed(words: list[_Word], at: int) -> bool:
    """Tell whether an office stands in a list of offices: "mayors, governors"."""
    return at + 1 < len(words) and words[at + 1].text == "·"


def _is_office(word: str) -> bool:
    """Tell whether a word is the head of an office, or ends with one of three letters or more."""
    heads = _known().heads
    return word in heads or (
        any(word[cut:] in heads for cut in range(1, len(word) - 1) if len(word) - cut > 1)
        and not _is_name(word)
    )


def _bears_particle(word: str) -> bool:
    """Tell whether a word ends a phrase, for it bears a particle and is no office's word."""
    known = _known()
    return word not in known.inner and word.endswith(known.endings)


def _before(words: list[_Word], at: int) -> tuple[int, int] | None:
    """Return the office that stands right before a name."""
    if not at or not words[at].spaced or not _is_office(words[at - 1].text):
        return None
    first = at - 1
    while (
        first and words[first].spaced and at - first < _LONGEST and _goes_before(words, first - 1)
    ):
        first -= 1
    return words[first].start, words[at - 1].end


def _goes_before(words: list[_Word], at: int) -> bool:
    """Tell whether a word belongs to the office behind it."""
    text = words[at].text
    if not text[0].isalnum() or text.isdigit() or _is_name(text):
        return False
    if text in _known().inner:
        return True
    # "Hanbit Electronics' chief": a body's name, at the begin of a sentence.
    opens = at == 0 or words[at - 1].text in (".", '"', "”", ",")
    return opens and not any(text.endswith(one) for one in _known().particles) and len(text) > 1


def _foreign(words: list[_Word], at: int) -> _Found | None:
    """Return a foreign name, two words or three, that an office follows."""
    if words[at].text not in _known().given:
        return None
    for count in (2, 3):
        end = at + count
        if end >= len(words) or not all(
            word.spaced and word.text[0].isalpha() for word in words[at + 1 : end]
        ):
            return None
        last = words[end - 1].text
        if last in _known().inner or _is_office(last):
            return None
        role, behind, sure = _behind(words, end)
        begins = words[end].text in _known().inner or _is_office_word(words[end].text)
        if sure and (begins or role is None):
            return (words[at].start, words[end - 1].end), role, behind
    return None


def _is_office_word(text: str) -> bool:
    return any(_is_office(stem) for stem in _stems(text))
