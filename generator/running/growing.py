"""New captures in a book of which all others rest.

What most new captures hold is like nothing that the book has: then a brief is added, and nothing
else changes. Only the new captures are read, and the few whose articles share words with theirs.
Wherever a new one could have a part in another brief, nothing is done, and a whole run decides.

What the articles of a run left for that is kept beside the cache and may be deleted at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.book import addresses_in, read_brief_file, settled
from generator.caching.kept import KeptValue
from generator.caching.unchanged import Files, Look, digest_of_text
from generator.editing.identity import Known, Text, article_words, brief_words, text_of
from generator.editing.newcomers import Shelved, as_briefs, near, newcomers, shelve
from generator.editing.plans import BASES, DELETED, PROPOSALS, Book
from generator.model import BriefId, CaptureId
from generator.pipeline import Made, made_of
from generator.running.resting import Rested, captures_among, doubts_of, look_beside, note
from generator.writing.writer import carry_out

if TYPE_CHECKING:
    from generator.intake import Intake, Read

FILE: Final = ".briefbook/cache-shelf.json"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What new articles are compared with.

    Attributes:
        of: The look of the book at rest that it belongs to.
        articles: The traces of all articles.
        leads: Runs of words that lead to briefs which no article is.
        seeds: The captures that those name.
    """

    of: str
    articles: Shelved
    leads: frozenset[int]
    seeds: frozenset[CaptureId]


_kept: Final = KeptValue(FILE, Shelf)


def keep_shelf(root: Path, of: Look, made: Sequence[Made], known: Collection[Known]) -> None:
    """Keep what the articles of a whole run left.

    Args:
        root: The book's folder.
        of: The look of the book at rest.
        made: The briefs that were made of them.
        known: The briefs that the book has.
    """
    there = {one.brief.id for one in made}
    apart = [brief for brief in known if brief.id not in there]
    texts = (text_of(brief_words(version)) for brief in apart for version in brief.versions)
    shelf = Shelf(
        of.digest,
        shelve(chain.from_iterable(one.traces for one in made)),
        frozenset(lead for text in texts for lead in text.leads),
        frozenset(seed for brief in apart for seed in brief.traits.seeds),
    )
    _kept.keep(root, shelf)


def grow(root: Path, rested: Rested, there: Files, read: Read) -> Rested | None:
    """Write the briefs of new captures, if they are like nothing that the book has.

    Args:
        root: The book's folder.
        rested: The book without them.
        there: What its files looked like.
        read: Reads captures.

    Returns:
        The book with them; None where nothing was done.

    Raises:
        WriteError: A file could not be written.
    """
    new = {name.removeprefix("seeds/") for name in rested.new}
    shelf = _kept.recall(root)
    if shelf is None or shelf.of != rested.resting.look.digest or _are_known(new, rested, shelf):
        return None
    taken = read(root, only=_ids(new))
    if new != {half.capture.partition("#")[0] for half in taken.halves}:
        return None  # what is called otherwise as a capture than as a file, or is none
    made = _made(taken, shelf, rested, there, lambda ids: read(root, only=ids))
    if made is None:
        return None
    from generator.editing.store import plan

    book = Book(addresses=addresses_in(root))
    decided = plan(book, [one.brief for one in made])
    carry_out(root, decided.changes)
    wrote = {change.path: digest_of_text(change.text) for change in decided.changes}
    now = _with(root, rested, made, there, there.followed_by(wrote, root))
    traces = (*shelf.articles.traces(), *(trace for one in made for trace in one.traces))
    _kept.keep(root, replace(shelf, of=now.resting.look.digest, articles=shelve(traces)))
    return now


def _ids(names: Collection[str]) -> set[CaptureId]:
    return {CaptureId(name) for name in names}


def _are_known(new: Collection[str], rested: Rested, shelf: Shelf) -> bool:
    """Tell whether a new file is named by a brief, or speaks of another file."""
    from generator.captures import META_ENDING

    seeds = chain(shelf.seeds, *(brief.seeds for brief in rested.briefs))
    named = {seed.partition("#")[0] for seed in seeds}
    return not named.isdisjoint(new) or any(name.endswith(META_ENDING) for name in new)


def _made(
    taken: Intake,
    shelf: Shelf,
    rested: Rested,
    there: Files,
    others: Callable[[set[CaptureId]], Intake],
) -> tuple[Made, ...] | None:
    """Make the briefs of new captures; None where a whole run is to say what becomes of them."""
    readings = [half.reading for half in taken.halves]
    if taken.unread or any(reading is None or not reading.articles for reading in readings):
        return None
    articles = [one for reading in readings if reading for one in reading.articles]
    new = newcomers(articles, _taken(rested, there))
    met = None if new is None else near(shelf.articles, new)
    if new is None or met is None:
        return None
    if any(not shelf.leads.isdisjoint(one.text.leads) for one in new):
        return None
    matched = as_briefs(new, _texts(others(met)) if met else {})
    if matched is None:
        return None
    return made_of(matched, {}, rested.resting.files.keys())


def _taken(rested: Rested, there: Files) -> set[BriefId]:
    """Return every id that a brief has or had."""
    folders = (f"{BASES}/", f"{DELETED}/", f"{PROPOSALS}/")
    noted = {
        BriefId(name.rpartition("/")[2].removesuffix(".md"))
        for name in there.stamps
        if name.startswith(folders)
    }
    return noted | {seen.id for seen in rested.resting.files.values() if seen.id}


def _texts(taken: Intake) -> dict[CaptureId, list[Text]]:
    return {
        half.capture: [text_of(article_words(article)) for article in half.reading.articles]
        for half in taken.halves
        if half.reading
    }


def _with(root: Path, rested: Rested, made: Sequence[Made], there: Files, after: Files) -> Rested:
    """Return the book at rest with the briefs that were written."""
    resting = rested.resting
    files = dict(resting.files)
    briefs = list(rested.briefs)
    for one in made:
        path = one.brief.path
        file, _ = read_brief_file(root, path)
        if file is not None and file.brief is not None:
            brief = settled(file.brief, root)
            briefs.append(brief)
            files[path] = note(file, brief, there, is_free=True)
    counts = replace(resting.counts, kept=resting.counts.kept + len(made))
    resting = replace(
        resting,
        look=look_beside(after),
        seeds=captures_among(there),
        files=files,
        doubts={**resting.doubts, **doubts_of(made)},
        counts=counts,
    )
    briefs.sort(key=lambda brief: brief.path)
    return Rested(resting, tuple(briefs), rested.broken, written=len(made))
