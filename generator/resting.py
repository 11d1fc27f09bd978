"""What captures decided in a run that wrote no brief, kept for the runs after edits alone.

Most runs come after somebody edited a brief. Where every capture and everything that we remember
of briefs is as it was, captures have nothing new to say: whose article each of them is, and what
is proposed, follows as before from files that are as before. That holds for a brief only if it
agreed with its captures, so that an edit of it meets nothing, and only if its articles are known
by their ids alone, so that its words decide of no other.

Kept beside the cache, as JSON that is checked when it is read; it may be deleted at any time.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from generator.compose import Doubt
from generator.editing.plans import Book, BriefFile
from generator.editing.proposals import base_of
from generator.model import BriefId, DocPath, Problem
from generator.pipeline import Made
from generator.report import Counts
from generator.unchanged import Look, is_as, look_at_captures

FILE: Final = ".briefbook/cache-resting.json"

Seen = tuple[str, BriefId | None, bool]  # a file: its digest, its id, whether an edit of it is free


@dataclass(frozen=True, slots=True)
class Resting:
    """What a run that wrote no brief had to say beside its pages.

    Attributes:
        look: What everything but `docs/` and `names.yml` looked like.
        files: Every file of `docs/briefs`.
        doubts: Why entries of `review` wait, by brief.
        before: Problems of captures.
        behind: Problems of the plan.
        notes: What was told and changes nothing.
        counts: What became of the briefs.
    """

    look: Look
    files: Mapping[DocPath, Seen]
    doubts: Mapping[BriefId, tuple[Doubt, ...]]
    before: tuple[Problem, ...]
    behind: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    counts: Counts


_ADAPTER: Final = TypeAdapter(Resting)


def seen(book: Book, made: Sequence[Made]) -> dict[DocPath, Seen]:
    """Note every file of the briefs, and which of them may be edited without asking captures.

    Args:
        book: The book, in which a run has nothing to write.
        made: What its captures give.
    """
    by_id = {one.brief.id: one for one in made}
    bearers: dict[BriefId, int] = {}
    for file in book.files:
        if file.id:
            bearers[file.id] = bearers.get(file.id, 0) + 1
    return {
        file.path: (
            _digest(file),
            file.id,
            file.brief is not None
            and (file.id is None or bearers[file.id] == 1)
            and (file.id is None or _agrees(book, file.id, by_id.get(file.id))),
        )
        for file in book.files
    }


def _agrees(book: Book, brief_id: BriefId, made: Made | None) -> bool:
    """Tell whether a brief's captures say what they said, and are known to be its own."""
    if made is None or not made.alone or brief_id in book.proposals or brief_id in book.deleted:
        return False
    base = base_of(book, brief_id) if brief_id in book.bases else None
    return base is not None and replace(base, path=made.brief.path) == made.brief


def keep(root: Path, resting: Resting) -> None:
    """Keep what a run had to say; where it cannot be written, the next run finds it again."""
    path = root / FILE
    beside = path.with_name(path.name + ".new")
    with contextlib.suppress(OSError, ValueError):
        beside.write_bytes(_ADAPTER.dump_json(resting))
        beside.replace(path)


def recall(root: Path, files: Sequence[BriefFile]) -> Resting | None:
    """Return what the captures of a book have to say, where only briefs were edited since.

    Args:
        root: The book's folder.
        files: All files of `docs/briefs` as they are.

    Returns:
        None where captures are to be asked.
    """
    try:
        kept = _ADAPTER.validate_json((root / FILE).read_bytes())
    except (OSError, ValidationError):
        return None
    there = {file.path: file for file in files}
    if not all(map(_is_free, _changed(kept.files, there))):
        return None
    if not is_as(look_at_captures(root), kept.look, root):
        return None
    more = len(there) - len(kept.files)
    return replace(kept, counts=replace(kept.counts, kept=kept.counts.kept + more))


def _changed(
    before: Mapping[DocPath, Seen], now: Mapping[DocPath, BriefFile]
) -> Iterator[tuple[Seen | None, BriefFile | None]]:
    for path in before.keys() | now.keys():
        old, new = before.get(path), now.get(path)
        if old is None or new is None or old[:2] != (_digest(new), new.id):
            yield old, new


def _is_free(change: tuple[Seen | None, BriefFile | None]) -> bool:
    """Tell whether captures have no part in a change: of a brief that agreed, or of no capture."""
    old, new = change
    if new is not None and new.brief is None:
        return False
    if old is None or new is None:
        # It came or went: only what no capture knows may.
        return (new.id if new else old and old[1]) is None
    return old[2] and old[1] == new.id


def _digest(file: BriefFile) -> str:
    return blake2b(file.text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def doubts_of(made: Collection[Made]) -> dict[BriefId, tuple[Doubt, ...]]:
    """Return why entries of `review` wait, by brief."""
    return {one.brief.id: tuple(one.doubts) for one in made if one.doubts}
