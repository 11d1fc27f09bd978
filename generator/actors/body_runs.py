"""Where one paragraph may name a body: by its words, by capitals, by the list, by a model's marks.

Takes tokens and marks, returns runs, none of them across another. Whether a run is a body's name,
the signs of all its places decide.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from generator.actors.acronyms import dateline_end, is_acronym, is_after_name, stands_alone
from generator.actors.body_names import named_bodies
from generator.actors.body_signs import known_bodies
from generator.actors.entities import BODY as MARKED_BODY
from generator.actors.entities import Entity, tokens_of
from generator.actors.lexicon import (
    BODY,
    BODY_OF,
    CALENDAR,
    GRAMMAR,
    HEAD,
    HONORIFIC,
    PLURAL,
    RANK_HEAD,
    THING,
)
from generator.actors.tokens import Token
from generator.text.names import fold

# "Lund-based", "state-run": what somebody says of a body is no part of its name.
_SAID_OF: Final = re.compile(r".+-(?:based|run|owned|backed|led|linked|controlled|affiliated)")
_NOT_OF_NAME: Final = HEAD | RANK_HEAD | HONORIFIC | GRAMMAR
_ENDS_NAME: Final = frozenset('()[]/–—|"“”-:;')
# What behind an acronym is of the body and no part of its name.
_OF_A_BODY: Final = HEAD | PLURAL | THING
_LONGEST_KNOWN: Final = 3  # words
_OPENING: Final = 2  # words before a name that opens a sentence: "Consider the | Bank"
_AHEAD: Final = 8  # tokens in which a person's whole name stands


@dataclass(slots=True)
class Run:
    """A run of tokens that may be a body's name, and by what it was found."""

    first: int
    end: int
    by: set[str] = field(default_factory=set)
    acronym: str | None = None

    def meets(self, first: int, end: int) -> bool:
        """Tell whether it shares a token with a range."""
        return self.first < end and first < self.end


def runs_of(
    tokens: Sequence[Token], entities: Sequence[Entity], posts: Collection[str], written: set[str]
) -> list[Run]:
    """Return the runs of one paragraph, none of them across another."""
    runs = [Run(*run) for run in _worded(tokens, posts)]
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
            runs.append(Run(at, at + 1, {"acronym"}))
    for first, end in _known(tokens):
        if not any(run.meets(first, end) for run in runs):
            runs.append(Run(first, end, {"known"}))
    for entity in entities:
        span = span_of(tokens, entity)
        if entity.kind == MARKED_BODY and span is not None:
            runs = _joined(runs, *span)
    for run in runs:
        _trim(run, tokens)
    return [run for run in runs if tokens[run.first].text not in posts or run.end - run.first > 1]


def without_people(
    runs: list[Run], tokens: Sequence[Token], people: Collection[tuple[str, ...]]
) -> list[Run]:
    """Cut off the person behind a body: "Lund City Council | President Jane Roe"."""
    firsts = {name[0] for name in people}
    kept = []
    for run in runs:
        end = run.end
        for at in range(run.first + 1, run.end):
            if firsts.intersection(fold(tokens[at].text).split()[:1]):
                ahead = tuple(fold(" ".join(t.text for t in tokens[at : at + _AHEAD])).split())
                if any(ahead[: len(name)] == name for name in people):
                    end = at
                    break
        if end < run.end:
            while end > run.first and tokens[end - 1].kinds & _NOT_OF_NAME:
                end -= 1
            run.end, run.acronym = end, None
        if run.end > run.first:
            kept.append(run)
    return kept


def _trim(run: Run, tokens: Sequence[Token]) -> None:
    """Cut off what stands before a name: "Lund-based", the verb that opens a sentence."""
    while run.end - run.first > 1:
        token, after = tokens[run.first], tokens[run.first + 1]
        if token.opens and after.key == "the" and run.end - run.first > _OPENING:
            run.first += _OPENING
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


def span_of(tokens: Sequence[Token], entity: Entity) -> tuple[int, int] | None:
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
    return tokens[at].text in _ENDS_NAME or tokens[at].key == "or"


def _can_begin(token: Token) -> bool:
    if token.kinds & BODY_OF and token.capital:
        return True  # "Centre"
    return token.word and token.capital and not token.kinds & (GRAMMAR | CALENDAR)


def _joined(runs: list[Run], first: int, end: int) -> list[Run]:
    """Join a marked run with those that it meets: the longer name is the body's."""
    met = [run for run in runs if run.meets(first, end)]
    if not met:
        return [*runs, Run(first, end, {"model"})]
    if all(first <= run.first and run.end <= end for run in met):
        by = {"model"}.union(*(run.by for run in met))
        acronym = next((run.acronym for run in met if run.acronym), None)
        return [*(run for run in runs if run not in met), Run(first, end, by, acronym)]
    for run in met:
        run.by.add("model")
    return runs
