"""People in texts of languages that have word lists of their own.

A name counts where a title leads to it or follows it, where it speaks, or where it begins with a
known given name; what stands behind "street" or in front of "Street" is none. Names in several
grammatical cases are one person, under the name itself where the text has it.

Takes paragraphs with their tokens, returns places and weights as `mentions.find_places` does.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from generator.actors.entities import PERSON, Entity, Marked, tokens_of
from generator.actors.name_cases import bare_names, weigh, without_ending
from generator.actors.name_runs import (
    WHOLE,
    Line,
    capitals_of,
    ends_sentence,
    is_acronym,
    is_capital,
    is_eastern,
    is_name,
    name_end,
    run_end,
)
from generator.actors.place import Place
from generator.actors.signs import ENOUGH
from generator.actors.titles_after import after_name
from generator.actors.titles_before import Titled, titles, written
from generator.actors.tokens import Token
from generator.actors.vocabularies import (
    ACCORDING,
    ARTICLE,
    FAMILY,
    FIELD,
    GIVEN,
    HONOUR,
    JOIN,
    KIND,
    KIND_BEHIND,
    LEAD,
    OFFICE,
    PARTICLE,
    SAYS,
    STOP,
    Vocabulary,
)
from generator.text.names import fold

_QUOTES: Final = frozenset("«„“\"”‚'‘’»")
_OF_THINGS: Final = frozenset({"kind before", "kind behind"})
_PLAIN: Final = 2


def places_by_vocabulary(
    paragraphs: Sequence[str],
    token_lists: Sequence[tuple[Token, ...]],
    known: Vocabulary,
    marked: Marked = (),
) -> tuple[list[Place], dict[str, float]]:
    """Find every place of a name in a text of a language with lists of its own.

    Args:
        paragraphs: The plain text of the paragraphs.
        token_lists: Their tokens.
        known: The language.
        marked: For each paragraph what a language model marks; empty without a model.

    Returns:
        The places in text order, and the sum of weights by folded full name.
    """
    lines = [
        Line(text, tokens, known.kinds_of_all(tokens), known)
        for text, tokens in zip(paragraphs, token_lists, strict=True)
    ]
    places = [
        place
        for index, line in enumerate(lines)
        for place in _full_names(index, line, marked[index] if marked else ())
        # A street or a firm that bears a person's name says nothing of the person.
        if "title" in place.signs or not place.signs & _OF_THINGS
    ]
    weights = weigh(places, known)
    sure = {place.name for place in places if weights[fold(place.name)] >= ENOUGH}
    places += bare_names(lines, places, sure)
    places.sort(key=lambda place: (place.paragraph, place.start))
    return places, weights


def _full_names(index: int, line: Line, entities: Sequence[Entity]) -> Iterator[Place]:
    """Yield the places of full names in a paragraph, surely people's or not."""
    by_name: dict[int, list[Titled]] = defaultdict(list)
    for found in titles(line):
        by_name[found.name].append(found)
    taken: list[tuple[int, int]] = []
    for name in sorted(by_name):
        titled = _nearest(line, by_name[name])
        if any(name < end and first < titled.name_end for first, end in taken):
            continue
        place = _place(index, line, name, titled.name_end)
        place.signs.discard("kind before")
        place.signs.add("title")
        place.role, place.post = written(line, titled.first, titled.end), True
        taken.append((name, titled.name_end))
        yield place
    at = 0
    while at < len(line.tokens):
        if not is_capital(line, at):
            at += 1
            continue
        end = run_end(line, at)
        for first, stop in _names_in_run(line, at, end, taken):
            place = _place(index, line, first, stop)
            if any(
                entity.kind == PERSON and first in tokens_of(line.tokens, entity)
                for entity in entities
            ):
                place.signs.add("model: person")
            taken.append((first, stop))
            yield place
        at = end


def _nearest(line: Line, found: Sequence[Titled]) -> Titled:
    """Choose among the offices that lead to one name the one that is the name's.

    "Пресс-секретарь главы государства Jane Roe" is the first, in the nominative like the name; "the
    lawyer of the minister Jane Roe" is the second.
    """
    if len(found) == 1:
        return found[0]
    if line.vocabulary.ahead:
        return found[-1]
    outer = found[0]
    inner = next((one for one in reversed(found) if not line.kinds[one.office] & FIELD), outer)
    if inner.comma:
        return outer
    if line.vocabulary.adjective:
        plain = line.vocabulary.is_plain_given(line.tokens[inner.name].text)
        return outer if plain else inner
    at = inner.first - 1
    joined = at >= 0 and (
        line.kinds[at] & (JOIN | ARTICLE | STOP) or line.tokens[at].text[-1] in "'’"
    )
    return inner if joined else outer


def _names_in_run(
    line: Line, run: int, end: int, taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield what can be full names inside capitalised words, besides what titles lead to."""
    first = run
    for start, stop in sorted(taken):
        if start < end and run < stop:
            yield from _names_between(line, first, start)
            first = max(first, stop)
    yield from _names_between(line, first, end)


def _names_between(line: Line, first: int, end: int) -> Iterator[tuple[int, int]]:
    words = capitals_of(line, first, end)
    if len(words) < _PLAIN:
        return
    for at in _beginnings(line, words):
        stop = name_end(line, at, end)
        if is_name(line, at, stop):
            yield at, stop
            return
    at = words[0]
    while at < end and line.kinds[at] & (STOP | HONOUR | LEAD) and not line.kinds[at] & GIVEN:
        at += 1
    stop = name_end(line, at, end) if at < end else at
    if stop == end and len(words) <= WHOLE and is_name(line, at, stop):
        yield at, stop


def _beginnings(line: Line, words: Sequence[int]) -> Iterator[int]:
    """Yield where names with a known word begin: with it, or with the family name before it."""
    kinds = line.kinds
    if line.vocabulary.eastern_too:
        yield from (at for at in words[:-1] if is_eastern(line, at, words[-1] + 1))
    if line.vocabulary.family_first:
        for before, at in pairwise(words):
            if line.vocabulary.behind_name:
                if kinds[at] & GIVEN and not kinds[before] & (OFFICE | STOP | GIVEN):
                    yield before
            elif kinds[before] & FAMILY:
                yield before
    for at in words[:-1]:
        if kinds[at] & GIVEN and not (kinds[at] & STOP and line.tokens[at].opens):
            yield at


def _place(index: int, line: Line, first: int, end: int) -> Place:
    """Return the place of a name with the signs around it."""
    words = tuple(token for token in line.tokens[first:end] if token.word)
    start, stop = words[0].start, words[-1].end
    stop -= ends_sentence(words[-1])
    if line.vocabulary.suffixed:
        stop = without_ending(line.text, start, stop)
    name = " ".join(line.text[start:stop].split())
    place = Place(index, start, stop, name, words)
    place.signs |= _signs(line, first, end)
    role = after_name(line, end)
    if role is not None:
        place.signs.add("role after")
        place.role, place.post = written(line, *role), True
    return place


def _signs(line: Line, first: int, end: int) -> set[str]:
    """Return the signs in a name and beside it."""
    signs = set(_signs_within(line, first, end))
    known = bool(signs)
    signs.update(_signs_before(line, first, known=known))
    if end < len(line.tokens):
        signs.update(_signs_behind(line, end, known=known))
        around = (line.tokens[first - 1].text if first else "", line.tokens[end].text)
        if all(mark in _QUOTES for mark in around):
            signs.add("quoted")
    return signs


def _signs_within(line: Line, first: int, end: int) -> Iterator[str]:
    """Yield what a name's own words say."""
    vocabulary, kinds = line.vocabulary, line.kinds
    if vocabulary.eastern_too and is_eastern(line, first, end):
        yield "family first"
    if vocabulary.family_first and not vocabulary.behind_name and end - first <= _PLAIN:
        return  # "Hà Nội" begins like a name
    if any(kinds[at] & (GIVEN | FAMILY) for at in range(first, end - 1)) or (
        vocabulary.behind_name and kinds[end - 1] & GIVEN
    ):
        yield "given name"


def _signs_before(line: Line, first: int, *, known: bool) -> Iterator[str]:
    """Yield what the words before a name say."""
    kinds = line.kinds
    at = first - 1
    while at >= 0 and kinds[at] & (HONOUR | LEAD):
        if kinds[at] & HONOUR:
            yield "title"
        at -= 1
    if at < 0:
        return
    if kinds[at] & (SAYS | ACCORDING):
        yield "speaks" if known else "may speak"
    kind = at
    while kind and kinds[kind] & (JOIN | ARTICLE | PARTICLE) and at - kind < _PLAIN:
        kind -= 1
    thing = kinds[kind] & KIND and not kinds[kind] & OFFICE
    if thing or (kinds[kind] & FIELD and not known):
        yield "kind before"  # "the street Jane Roe", "the party Nova Riva"


def _signs_behind(line: Line, end: int, *, known: bool) -> Iterator[str]:
    tokens, kinds = line.tokens, line.kinds
    if kinds[end] & SAYS and not tokens[end].capital:
        yield "speaks" if known else "may speak"
    if kinds[end] & KIND_BEHIND or is_acronym(tokens[end]):
        yield "kind behind"
    if (
        tokens[end].text in (",", "(")
        and end + 2 < len(tokens)
        and tokens[end + 1].text.isdecimal()
        and len(tokens[end + 1].text) == _PLAIN
        and tokens[end + 2].text in (",", ")")
    ):
        yield "age"
