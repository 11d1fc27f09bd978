"""The flow as code: captures to briefs, briefs to pages.

```text
first half    capture ─▶ Reading ─▶ people and bodies named        pure, one capture at a time
between       Readings + the book's briefs ─▶ which brief each article is ─▶ Brief
second half   briefs (what people made of them) + names.yml ─▶ Corpus ─▶ pages
```

Takes values, returns values. Here, at the boundary of a capture, errors become problems.
"""

import traceback
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from generator import actors, corpus, pages
from generator.actors import Recogniser
from generator.compose import Doubt, compose, doubts, fullest
from generator.editing.addresses import Address
from generator.editing.identity import Known
from generator.editing.matching import Matched, match
from generator.editing.store import Book
from generator.errors import CaptureError, FieldError
from generator.model import (
    Article,
    Brief,
    Capture,
    CaptureId,
    Corpus,
    DocPath,
    Page,
    Problem,
    Reading,
    Register,
)
from generator.pages.redirects import person_redirects, redirect_pages
from generator.reading import read_capture
from generator.text.paths import brief_path


@dataclass(frozen=True, slots=True)
class FirstHalf:
    """What came of one capture: a reading, or the problem that stood in its way."""

    capture: CaptureId
    reading: Reading | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A brief as the captures give it now, and what the generator was not sure of."""

    brief: Brief
    doubts: tuple[Doubt, ...] = ()


def first_half(
    capture: Capture,
    *,
    debug: bool = False,
    names: bool = True,
    recogniser: Recogniser | None = None,
) -> FirstHalf:
    """Read one capture; nothing that is wrong with it stops the others.

    Args:
        capture: The capture.
        debug: True to have the traceback in the problem's message.
        names: False to look for no people and bodies.
        recogniser: Marks names in texts; without it triggers alone find them.

    Returns:
        The reading with the people its articles name, or a problem.
    """
    where = f"seeds/{capture.id}"
    try:
        reading = read_capture(capture)
        named = (
            replace(
                reading,
                articles=tuple(_with_names(one, recogniser) for one in reading.articles),
            )
            if names
            else reading
        )
    except (CaptureError, FieldError) as error:
        return FirstHalf(capture.id, problem=Problem(where, str(error)))
    except Exception as error:  # noqa: BLE001 - the one boundary: a fault of ours in one capture
        told = traceback.format_exc() if debug else f"{type(error).__name__}: {error}"
        message = f"cannot be read because of a fault in Briefbook; please report it: {told}"
        return FirstHalf(capture.id, problem=Problem(where, message))
    return FirstHalf(capture.id, reading=named)


def _with_names(article: Article, recogniser: Recogniser | None) -> Article:
    paragraphs = [block.text for block in article.blocks]
    marked = recogniser(paragraphs, article.language) if recogniser else ()
    writers = [found.value for found in article.byline]
    people = actors.find_people(paragraphs, writers=writers, entities=marked)
    names = [actor.name for actor in people]
    bodies = actors.find_organisations(paragraphs, people=names, entities=marked)
    return replace(article, people=people, organisations=bodies)


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
    made = []
    for matched in match(articles, tuple(known)):
        found = _made(matched, paths.get(matched.id), taken)
        taken.add(found.brief.path)
        made.append(found)
    return tuple(made)


def _made(matched: Matched, path: DocPath | None, taken: Collection[DocPath]) -> Made:
    whole = fullest(matched.articles)
    if matched.part_of:
        seeds = tuple(sorted({*matched.part_of.seeds, *whole.seeds}))
        return Made(replace(matched.part_of, path=path or matched.part_of.path, seeds=seeds))
    brief = compose(whole, brief_id=matched.id, path=path or DocPath(""))
    if path is None:
        free = brief_path(brief.title, brief.date, matched.id, taken)
        brief = replace(brief, path=free)
    return Made(brief, doubts(whole))


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
    moved = (*redirect_pages(addresses, there), *person_redirects(whole, register))
    return whole, (*pages.emit(whole), *moved)
