"""The flow as code: captures to briefs, briefs to pages.

```text
first half    capture ─▶ Reading ─▶ people and bodies named        pure, one capture at a time
between       Readings + the book's briefs ─▶ which brief each article is ─▶ Brief
second half   briefs (what people made of them) + names.yml ─▶ Corpus ─▶ pages
```

Takes values, returns values. The first half has a module of its own, `first_half.py`: who only
reads captures loads nothing of the rest.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from generator import corpus, pages
from generator.compose import Doubt, compose, doubts, fullest
from generator.editing.addresses import Address
from generator.editing.identity import Known
from generator.editing.matching import Matched, Trace, match
from generator.editing.plans import Book
from generator.model import (
    Brief,
    BriefId,
    Corpus,
    DocPath,
    Page,
    Reading,
    Register,
)
from generator.pages.redirects import body_redirects, person_redirects, redirect_pages
from generator.text.paths import brief_path


@dataclass(frozen=True, slots=True)
class Made:
    """A brief as the captures give it now, and what the generator was not sure of.

    `alone` and `traces` are those of `matching.Matched`.
    """

    brief: Brief
    doubts: tuple[Doubt, ...] = ()
    alone: bool = False
    traces: tuple[Trace, ...] = ()


def make_briefs(
    readings: Iterable[Reading], book: Book, known: Iterable[Known]
) -> tuple[Made, ...]:
    """Make the briefs of all articles: one a brief, each with its id and path.

    Args:
        readings: What the captures hold.
        book: What the book has; a brief that is there keeps its path.
        known: The briefs of the book by id, deleted ones too.

    Returns:
        The briefs in order of capture and page.
    """
    paths = {file.id: file.path for file in book.files if file.id}
    taken = {file.path for file in book.files}
    articles = [article for reading in readings for article in reading.articles]
    return made_of(match(articles, tuple(known)), paths, taken)


def made_of(
    every: Iterable[Matched], paths: Mapping[BriefId, DocPath], taken: Collection[DocPath]
) -> tuple[Made, ...]:
    """Make briefs of articles of which it is known which brief they are.

    Args:
        every: The articles by brief.
        paths: Where briefs stand; who has no place gets one.
        taken: Places that others have.
    """
    made = []
    occupied = set(taken)
    for matched in every:
        found = _made(matched, paths.get(matched.id), occupied)
        occupied.add(found.brief.path)
        made.append(found)
    return tuple(made)


def _made(matched: Matched, path: DocPath | None, taken: Collection[DocPath]) -> Made:
    whole = fullest(matched.articles)
    if matched.part_of:
        seeds = tuple(sorted({*matched.part_of.seeds, *whole.seeds}))
        part = replace(matched.part_of, path=path or matched.part_of.path, seeds=seeds)
        return Made(part, alone=matched.alone, traces=matched.traces)
    brief = compose(whole, brief_id=matched.id, path=path or DocPath(""))
    if path is None:
        free = brief_path(brief.title, brief.date, matched.id, taken)
        brief = replace(brief, path=free)
    return Made(brief, doubts(whole), matched.alone, matched.traces)


def second_half(
    briefs: Iterable[Brief], register: Register, addresses: Collection[Address] = ()
) -> tuple[Corpus, tuple[Page, ...]]:
    """Make the whole book of its briefs: who is who, and every generated page.

    Args:
        briefs: The briefs as people left them.
        register: What people decided about names.
        addresses: Every address a brief ever had.
    """
    there = tuple(briefs)
    whole = corpus.build_corpus(there, register)
    moved = (
        *redirect_pages(addresses, there),
        *person_redirects(whole, register),
        *body_redirects(whole, register),
    )
    return whole, (*pages.emit(whole), *moved)
