"""The bodies of one article where a language model has marked its text: marks and words together.

Runs that words or capitals show to be bodies, and those that a model marks, are brought to one
set of places; what is said of all places of a name decides whether it is a body's. A name and its
acronym are one body, and so are a name and its own last words ("the Control Agency").

Takes paragraphs with marks, returns bodies in order of first naming.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from generator.actors.acronyms import (
    acronyms_of_words,
    dateline_end,
    is_acronym,
    is_after_name,
    stands_alone,
)
from generator.actors.body_signs import (
    ENOUGH,
    beside_signs,
    found_signs,
    known_bodies,
    names_of_people,
    weight,
    word_signs,
)
from generator.actors.entities import BODY as MARKED_BODY
from generator.actors.entities import Entity, Marked, tokens_of
from generator.actors.lexicon import BODY, BODY_OF, CALENDAR, GRAMMAR, HEAD, PLURAL, THING
from generator.actors.organisations import acronyms_of_posts, generic_names, named_bodies
from generator.actors.tokens import Token, tokenise
from generator.text.names import fold

# "Lund-based", "state-run": what somebody says of a body is no part of its name.
_SAID_OF: Final = re.compile(r".+-(?:based|run|owned|backed|led|linked|controlled|affiliated)")
_ENDS_NAME: Final = frozenset('()[]/–—|"“”-:;')
# What behind an acronym is of the body and no part of its name.
_OF_A_BODY: Final = HEAD | PLURAL | THING
_LONGEST_KNOWN: Final = 3  # words


class Body(NamedTuple):
    """A body of one text.

    `places` are its ranges, each with its paragraph; `also` its other names in the text.
    """

    name: str
    also: tuple[str, ...] = ()
    places: tuple[tuple[int, int, int], ...] = ()  # paragraph, start, end


@dataclass(slots=True)
class _Run:
    """A run of tokens that may be a body's name, and by what it was found."""

    first: int
    end: int
    by: set[str] = field(default_factory=set)
    acronym: str | None = None

    def meets(self, first: int, end: int) -> bool:
        return self.first < end and first < self.end


@dataclass(slots=True)
class _Name:
    """A name with all that speaks for it and against it."""

    text: str
    signs: set[str] = field(default_factory=set)
    found: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    also: dict[str, None] = field(default_factory=dict)
    places: list[tuple[int, int, int]] = field(default_factory=list)


def find_bodies(
    paragraphs: Sequence[str], marked: Marked, *, people: Collection[str] = ()
) -> tuple[Body, ...]:
    """Find the bodies that an article names.

    Args:
        paragraphs: The article's paragraphs, plain text.
        marked: For each of them what a language model marks in it.
        people: Names that are people's.

    Returns:
        The bodies in order of first naming, without article and genitive.
    """
    token_lists = [tokenise(paragraph) for paragraph in paragraphs]
    persons = names_of_people(people)
    small = {
        token.key for tokens in token_lists for token in tokens if token.word and not token.capital
    }
    posts = {
        acronym
        for tokens in token_lists
        for acronym in acronyms_of_posts(tokens) | acronyms_of_words(tokens)
    }
    written = {token.text for tokens in token_lists for token in tokens if token.word}
    runs = [
        _runs(tokens, entities, posts, written)
        for tokens, entities in zip(token_lists, marked, strict=True)
    ]
    full = {
        run.acronym: _text(tokens[run.first : run.end], paragraph)
        for paragraph, tokens, found in zip(paragraphs, token_lists, runs, strict=True)
        for run in reversed(found)
        if run.acronym
    }
    names: dict[str, _Name] = {}
    for index, (paragraph, tokens) in enumerate(zip(paragraphs, token_lists, strict=True)):
        for run in sorted(runs[index], key=lambda run: run.first):
            words = [token for token in tokens[run.first : run.end] if token.word]
            text = _text(tokens[run.first : run.end], paragraph)
            name = names.setdefault(fold(full.get(text, text)), _Name(full.get(text, text)))
            name.also.setdefault(text)
            name.found.update([*run.by, "places", *(["one word"] if len(words) == 1 else [])])
            name.signs |= word_signs(words, small, persons) | beside_signs(
                tokens, run.first, run.end
            )
            name.places.append((index, words[0].start, words[-1].end))
    _add_said(names, token_lists, marked)
    return _chosen(names, full)


def _runs(
    tokens: Sequence[Token], entities: Sequence[Entity], posts: Collection[str], written: set[str]
) -> list[_Run]:
    """Return the runs of one paragraph, none of them across another."""
    runs = [_Run(*run) for run in _worded(tokens, posts)]
    dateline = dateline_end(tokens)
    for at, token in enumerate(tokens):
        alone = is_acronym(token) and stands_alone(tokens, at) and not is_after_name(tokens, at)
        if (
            alone
            and at >= dateline
            and token.text not in posts
            and token.text.capitalize() not in written
            and not any(run.meets(at, at + 1) for run in runs)
        ):
            runs.append(_Run(at, at + 1, {"acronym"}))
    for first, end in _known(tokens):
        if not any(run.meets(first, end) for run in runs):
            runs.append(_Run(first, end, {"known"}))
    for entity in entities:
        span = _span(tokens, entity)
        if entity.kind == MARKED_BODY and span is not None:
            runs = _joined(runs, *span)
    for run in runs:
        _trim(run, tokens)
    return [run for run in runs if tokens[run.first].text not in posts or run.end - run.first > 1]


def _trim(run: _Run, tokens: Sequence[Token]) -> None:
    """Cut off what stands before a name: "Lund-based", the verb that opens a sentence."""
    while run.end - run.first > 1:
        token, after = tokens[run.first], tokens[run.first + 1]
        if token.opens and after.key == "the" and run.end - run.first > 2:  # noqa: PLR2004 - "Consider the Bank"
            run.first += 2
        elif _SAID_OF.fullmatch(token.key) or (token.opens and token.key.endswith("ing")):
            run.first += 1
        else:
            break
    last = tokens[run.end - 1]
    if is_acronym(tokens[run.first]) and last.kinds & _OF_A_BODY and not last.kinds & BODY:
        run.end = run.first + 1  # "LNA Ambassadors", "LNA Summit"


def _worded(
    tokens: Sequence[Token], posts: Collection[str]
) -> Iterator[tuple[int, int, set[str], str | None]]:
    """Yield the runs whose words show them to be bodies, as far as one name goes."""
    at_start = {token.start: at for at, token in enumerate(tokens)}
    at_end = {token.end: at + 1 for at, token in enumerate(tokens)}
    for start, stop, acronym in named_bodies(tokens, posts):
        first, end = at_start[start], at_end[stop]
        yield first, end, {"words", "brackets"} if acronym else {"words"}, acronym


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in known_bodies())


def _known(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the runs that the list of bodies holds."""
    for at, token in enumerate(tokens):
        if not token.word or not token.capital or token.opens:
            continue  # "Shell companies": a first word has its capital from the sentence
        if token.key.partition("-")[0] not in _first_words():
            continue
        for length in range(_LONGEST_KNOWN, 0, -1):
            words = tokens[at : at + length]
            name = fold(" ".join(word.text for word in words))
            if len(words) == length and all(w.word for w in words) and name in known_bodies():
                yield at, at + length
                break


def _span(tokens: Sequence[Token], entity: Entity) -> tuple[int, int] | None:
    """Return the tokens of a mark, without article, bracket and genitive."""
    inside = tokens_of(tokens, entity)
    while inside and not _can_begin(tokens[inside[0]]):
        inside.pop(0)
    stop = next((at for at in inside[1:] if _ends_name(tokens, at)), None)
    inside = [at for at in inside if stop is None or at < stop]
    while inside and not (tokens[inside[-1]].word and tokens[inside[-1]].capital):
        inside.pop()
    return (inside[0], inside[-1] + 1) if inside else None


def _ends_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name ends before a mark: a bracket, the comma before another body."""
    if tokens[at].text == "," and at + 1 < len(tokens):
        return bool(tokens[at + 1].kinds & (BODY | BODY_OF))
    return tokens[at].text in _ENDS_NAME


def _can_begin(token: Token) -> bool:
    return token.word and token.capital and not token.kinds & (GRAMMAR | CALENDAR)


def _joined(runs: list[_Run], first: int, end: int) -> list[_Run]:
    """Join a marked run with those that it meets: the longer name is the body's."""
    met = [run for run in runs if run.meets(first, end)]
    if not met:
        return [*runs, _Run(first, end, {"model"})]
    if all(first <= run.first and run.end <= end for run in met):
        by = {"model"}.union(*(run.by for run in met))
        acronym = next((run.acronym for run in met if run.acronym), None)
        return [*(run for run in runs if run not in met), _Run(first, end, by, acronym)]
    for run in met:
        run.by.add("model")
    return runs


def _text(tokens: Sequence[Token], paragraph: str) -> str:
    return " ".join(paragraph[tokens[0].start : tokens[-1].end].split())


def _add_said(
    names: dict[str, _Name], token_lists: Sequence[Sequence[Token]], marked: Marked
) -> None:
    """Count what the model takes each name for, at all its places."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for tokens, entities in zip(token_lists, marked, strict=True):
        for entity in entities:
            span = _span(tokens, entity)
            if span is not None:
                words = (token.text for token in tokens[slice(*span)] if token.word)
                said[fold(" ".join(words))][entity.kind] += 1
    for name in names.values():
        for text in name.also:
            name.said.update(said.get(fold(text), {}))


def _chosen(names: dict[str, _Name], full: dict[str, str]) -> tuple[Body, ...]:
    """Return the names that are bodies', each with the shorter forms of itself."""
    sure = {
        key: name
        for key, name in names.items()
        if key not in generic_names()
        and weight(name.signs | found_signs(name.found, name.said, name.signs)) >= ENOUGH
    }
    for key in sorted(sure, key=lambda key: (len(key.split()), key)):
        longer = [other for other in sure if _holds(other, key)]
        if not longer or key in known_bodies() or sure[key].text.isupper():
            continue
        name = sure.pop(key)
        if len(longer) == 1 and longer[0].endswith(f" {key}"):
            sure[longer[0]].places += name.places
            sure[longer[0]].also |= name.also
    acronyms = {text: acronym for acronym, text in full.items()}
    bodies = []
    for name in sorted(sure.values(), key=lambda name: min(name.places)):
        also = [text for text in name.also if text != name.text]
        acronym = acronyms.get(name.text)
        also += [acronym] if acronym and acronym not in also else []
        bodies.append(Body(name.text, tuple(also), tuple(sorted(name.places))))
    return tuple(bodies)


def _holds(longer: str, shorter: str) -> bool:
    """Tell whether all words of a shorter name are in a longer one, and more."""
    if len(longer) <= len(shorter):
        return False
    missing = Counter(shorter.split()) - Counter(longer.split())
    return not missing
