"""New articles that are like nothing that a run has seen: each is a brief of its own.

Which brief an article is, `matching` decides over all articles at once. Most new ones are like no
other, and change nothing for the rest: where that is certain, the others need not be matched again.
The shelf of the last run tells which articles meet a new one there; only these are compared. In
every other case the answer is that all are to be matched.

Takes articles and what the last run left of its own, returns `Matched`. Knows no files.
"""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from generator.editing.identity import (
    MOST_SHARED,
    SAME,
    Text,
    article_traits,
    article_words,
    make_id,
    text_of,
)
from generator.editing.matching import Matched, Trace
from generator.model import Article, BriefId, CaptureId


@dataclass(frozen=True, slots=True)
class Shelved:
    """The traces of all articles of a run, packed.

    Attributes:
        captures: The capture of each.
        sizes: How many runs of words it has.
        joined: Whether a fuller text holds it.
        counts: How many leads it has.
        leads: All of these one after the other, as base64 of 32-bit numbers.
    """

    captures: tuple[CaptureId, ...] = ()
    sizes: tuple[int, ...] = ()
    joined: tuple[bool, ...] = ()
    counts: tuple[int, ...] = ()
    leads: str = ""

    def traces(self) -> Iterator[Trace]:
        """Give the traces.

        Raises:
            ValueError: What was kept does not hold together.
        """
        every = array("I")
        every.frombytes(b64decode(self.leads))
        at = 0
        columns = zip(self.captures, self.sizes, self.joined, self.counts, strict=True)
        for capture, size, joined, count in columns:
            yield Trace(capture, size, tuple(every[at : at + count]), not joined)
            at += count


def shelve(traces: Iterable[Trace]) -> Shelved:
    """Pack the traces of a run."""
    every = tuple(traces)
    return Shelved(
        tuple(trace.capture for trace in every),
        tuple(trace.size for trace in every),
        tuple(not trace.is_first for trace in every),
        tuple(len(trace.leads) for trace in every),
        b64encode(array("I", chain.from_iterable(trace.leads for trace in every))).decode(),
    )


class Newcomer(NamedTuple):
    """A new article, and the id that it gets."""

    article: Article
    id: BriefId
    text: Text
    trace: Trace


def newcomers(articles: Iterable[Article], taken: Container[BriefId]) -> list[Newcomer] | None:
    """Give new articles their ids.

    Args:
        articles: The articles, those of one capture in page order.
        taken: Every id that a brief has or had.

    Returns:
        None where an id is taken: then the article may be that brief.
    """
    found: list[Newcomer] = []
    for article in sorted(articles, key=lambda article: article.capture):
        words = article_words(article)
        title = next(iter(article_traits(article).titles), "")
        brief_id = make_id(title, " ".join(words))
        if brief_id in taken or any(brief_id == one.id for one in found):
            return None
        text = text_of(words)
        trace = Trace(article.capture, len(text.runs), text.leads)
        found.append(Newcomer(article, brief_id, text, trace))
    return found


def near(shelved: Shelved, new: Sequence[Newcomer]) -> set[CaptureId] | None:
    """Find the captures that have an article which meets a new one on the shelf.

    Args:
        shelved: What the last run left.
        new: The new articles.

    Returns:
        None where a new article pushes another one from its place on the shelf.
    """
    wanted = frozenset(chain.from_iterable(one.text.leads for one in new))
    holders: dict[int, list[Trace]] = {lead: [] for lead in wanted}
    try:
        for trace in shelved.traces():
            for lead in wanted.intersection(trace.leads):
                holders[lead].append(trace)
    except ValueError:
        return None
    met: set[CaptureId] = set()
    for one in new:
        for lead in one.text.leads:
            found = _met(one.trace, holders[lead])
            if found is None:
                return None
            met |= found
            holders[lead].append(one.trace)
    return met


def _met(new: Trace, holders: Sequence[Trace]) -> set[CaptureId] | None:
    """Return which holders of a lead a new one meets, as `matching` puts texts on the shelf.

    It asks for the fuller ones when its turn comes, and the others ask for it; where too many hold
    a lead already, nobody asks for it any more.
    """
    met: set[CaptureId] = set()
    order = sorted(holders, key=_order)
    # Of one capture and one size, the one that stands first on its page.
    before = [one for one in order if _order(one) <= _order(new)]
    there = sum(one.is_first for one in before)
    if there <= MOST_SHARED:
        met |= {one.capture for one in before if one.is_first}
    there += 1
    for one in order[len(before) :]:
        if there <= MOST_SHARED:
            met.add(one.capture)
        elif there == MOST_SHARED + 1 and not one.is_first:
            return None  # without the new one it would still have asked
        there += one.is_first
    return met


def _order(trace: Trace) -> tuple[int, str]:
    return -trace.size, trace.capture


def as_briefs(
    new: Sequence[Newcomer], texts: Mapping[CaptureId, Sequence[Text]]
) -> tuple[Matched, ...] | None:
    """Make new articles briefs of their own.

    Args:
        new: The new articles.
        texts: All articles of each capture that `near` names, ready to be compared.

    Returns:
        What `matching.match` would say of them, and nothing else of all others; None where one
        may be the same as another one.
    """
    others = [text for own in texts.values() for text in own]
    for number, one in enumerate(new):
        for text in (*others, *(each.text for each in new[:number])):
            if max(one.text.share_in(text), text.share_in(one.text)) >= SAME:
                return None
    return tuple(Matched(one.id, (one.article,), traces=(one.trace,)) for one in new)
