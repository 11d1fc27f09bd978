"""What captures decided in a run that wrote no brief, kept for the runs after edits alone.

Most runs come after somebody edited a brief. Where every capture and everything that we remember
of briefs is as it was, captures have nothing new to say: whose article each of them is, and what
is proposed, follows as before from files that are as before. That holds for a brief only if it
agreed with its captures, so that an edit of it meets nothing, and only if its articles are known
by their ids alone, so that its words decide of no other.

Kept beside the cache, as JSON that is checked when it is read; it may be deleted at any time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from generator.book import of_file, read_brief_file, settled, text_digest
from generator.caching.kept import KeptValue
from generator.caching.unchanged import Files, Look, is_as
from generator.compose import Doubt
from generator.digests import mark, mark_of
from generator.editing.plans import Book, BriefFile
from generator.model import Brief, BriefId, DocPath, Problem
from generator.pipeline import Made
from generator.report import Counts

FILE: Final = ".briefbook/cache-resting.json"
# What people write and what they save.
_OF_PEOPLE: Final = frozenset(["docs", "names.yml", "seeds"])
_SEEDS: Final = "seeds/"
_FOLDER: Final = "docs/briefs/"


class Seen(NamedTuple):
    """A file of `docs/briefs` as a run found it.

    Attributes:
        stamp: By what it is known again without a look inside; empty where nothing tells.
        text: A digest of its text.
        id: Its brief's id, where it has one.
        is_free: Whether an edit of it meets nothing that captures say.
        brief: By what the brief is known among the values of other runs; empty for no brief.
        review: The doubts that no person settled.
    """

    stamp: str
    text: str
    id: BriefId | None
    is_free: bool
    brief: str = ""
    review: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resting:
    """What a run that wrote no brief had to say beside its pages.

    Attributes:
        look: What everything but captures, `docs/` and `names.yml` looked like.
        seeds: What captures looked like.
        files: Every file of `docs/briefs`.
        doubts: Why entries of `review` wait, by brief.
        before: Problems of captures.
        behind: Problems of the plan.
        notes: What was told and changes nothing.
        counts: What became of the briefs.
    """

    look: Look
    seeds: Files
    files: Mapping[DocPath, Seen]
    doubts: Mapping[BriefId, tuple[Doubt, ...]]
    before: tuple[Problem, ...]
    behind: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Rested:
    """A book of which captures need not be asked.

    Attributes:
        resting: What they have to say, with the files as they are now.
        briefs: The briefs as `book.read_briefs` gives them.
        broken: Problems of files that hold no brief.
        new: Files in `seeds/` that were not there; all others are as they were.
        written: How many briefs were written of such files.
    """

    resting: Resting
    briefs: tuple[Brief, ...]
    broken: tuple[Problem, ...]
    new: frozenset[str] = frozenset()
    written: int = 0


_kept: Final = KeptValue(FILE, Resting)


def look_beside(files: Files) -> Look:
    """Return what everything looked like that a run writes or goes by, beside what people do."""
    return files.look(without=_OF_PEOPLE)


def captures_among(files: Files) -> Files:
    """Return what captures looked like."""
    return files.under(_SEEDS)


def seen(
    book: Book, made: Sequence[Made], briefs: Collection[Brief], there: Files
) -> dict[DocPath, Seen]:
    """Note every file of the briefs, and which of them may be edited without asking captures.

    Args:
        book: The book, in which a run has nothing to write.
        made: What its captures give.
        briefs: The briefs as they are published.
        there: What the files looked like.
    """
    by_id = {one.brief.id: one for one in made}
    by_path = {brief.path: brief for brief in briefs}
    bearers: dict[BriefId, int] = {}
    for file in book.files:
        if file.id:
            bearers[file.id] = bearers.get(file.id, 0) + 1
    return {
        file.path: note(
            file,
            by_path.get(file.path),
            there,
            is_free=file.id is None
            or (bearers[file.id] == 1 and _agrees(book, file.id, by_id.get(file.id))),
        )
        for file in book.files
    }


def note(file: BriefFile, brief: Brief | None, there: Files, *, is_free: bool) -> Seen:
    """Note a file; one without a brief that is published is read each time.

    Args:
        file: The file as it was read.
        brief: Its brief as it is published.
        there: What the files looked like before it was read.
        is_free: Whether an edit of it meets nothing that captures say.
    """
    stamp = there.stamp(file.shown) if brief else None
    return Seen(
        stamp or "",
        text_digest(file),
        file.id,
        is_free and file.brief is not None,
        mark_of(brief) if brief else "",
        brief.review if brief else (),
    )


def _agrees(book: Book, brief_id: BriefId, made: Made | None) -> bool:
    """Tell whether a brief's captures say what they said, and are known to be its own."""
    if made is None or not made.alone or brief_id in book.proposals or brief_id in book.deleted:
        return False
    from generator.editing.proposals import base_of

    base = base_of(book, brief_id) if brief_id in book.bases else None
    return base is not None and replace(base, path=made.brief.path) == made.brief


def keep(root: Path, resting: Resting) -> None:
    """Keep what a run had to say."""
    _kept.keep(root, resting)


def recall(root: Path, there: Files) -> Rested | None:
    """Return what the captures of a book have to say, where only briefs were edited since.

    Args:
        root: The book's folder.
        there: What its files look like.

    Returns:
        None where captures are to be asked; of new ones nothing is said yet.
    """
    kept = _kept.recall(root)
    if kept is None:
        return None
    seeds = captures_among(there)
    if not is_as(look_beside(there), kept.look, root) or not kept.seeds.are_in(seeds, root):
        return None
    found = {name: _found(root, name, kept.files.get(name), there) for name in _names(there)}
    files = {name: one for name, one in found.items() if one is not None}
    if not all(_is_free(kept.files.get(name), one) for name, one in _changed(kept.files, files)):
        return None
    more = len(files) - len(kept.files)
    counts = replace(kept.counts, kept=kept.counts.kept + more)
    published = _published(root, files)
    now = {
        name: one.seen
        or note(
            one.file,
            published.get(name),
            there,
            is_free=_keeps_free(kept.files.get(name), one),
        )
        for name, one in files.items()
    }
    return Rested(
        replace(kept, files=now, counts=counts),
        tuple(published.values()),
        tuple(one.problem for one in files.values() if one.problem),
        frozenset(seeds.stamps.keys() - kept.seeds.stamps.keys()),
    )


class _Found(NamedTuple):
    """A file of `docs/briefs`: as it was seen before, or read."""

    file: BriefFile
    seen: Seen | None = None
    problem: Problem | None = None


def _names(there: Files) -> list[DocPath]:
    """Return the paths of all files that may hold a brief, in order."""
    return sorted(
        DocPath(name.removeprefix("docs/"))
        for name in there.stamps
        if name.startswith(_FOLDER)
        and name.endswith(".md")
        and "/." not in name[name.rindex("/") :]
    )


def _found(root: Path, name: DocPath, known: Seen | None, there: Files) -> _Found | None:
    """Return a file; None where it holds no brief but what a run wrote."""
    if known and known.stamp and known.stamp == there.stamp(f"docs/{name}"):
        brief = of_file.known(name, known.text)
        if brief is not None:
            if brief.review != known.review:
                brief = replace(brief, review=known.review)
            mark(brief, known.brief)
            return _Found(BriefFile(name, "", brief, known.id), known)
    file, problem = read_brief_file(root, name)
    return None if file is None else _Found(file, None, problem)


def _published(root: Path, files: Mapping[DocPath, _Found]) -> dict[DocPath, Brief]:
    """Return the briefs that are published, by path: of one id the first, as `book` gives them."""
    first: dict[BriefId, _Found] = {}
    for one in files.values():
        if one.file.brief:
            first.setdefault(one.file.brief.id, one)
    return {
        one.file.path: one.file.brief if one.seen else settled(one.file.brief, root)
        for one in first.values()
        if one.file.brief
    }


def _changed(
    before: Mapping[DocPath, Seen], now: Mapping[DocPath, _Found]
) -> Iterator[tuple[DocPath, _Found | None]]:
    for path in before.keys() | now.keys():
        old, new = before.get(path), now.get(path)
        if new is None or (
            new.seen is None
            and (old is None or (old.text, old.id) != (text_digest(new.file), new.file.id))
        ):
            yield path, new


def _keeps_free(old: Seen | None, found: _Found) -> bool:
    """Tell whether the next edit of a file is as free as this one was."""
    return old.is_free if old else found.file.id is None


def _is_free(old: Seen | None, found: _Found | None) -> bool:
    """Tell whether captures have no part in a change: of a brief that agreed, or of no capture."""
    new = found.file if found else None
    if new is not None and new.brief is None:
        return False
    if old is None or new is None:
        # It came or went: only what no capture knows may.
        return (new.id if new else old and old.id) is None
    return old.is_free and old.id == new.id


def doubts_of(made: Collection[Made]) -> dict[BriefId, tuple[Doubt, ...]]:
    """Return why entries of `review` wait, by brief."""
    return {one.brief.id: tuple(one.doubts) for one in made if one.doubts}
