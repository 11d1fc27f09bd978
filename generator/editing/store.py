"""What may be written over what: a book and what its captures give now to a plan of writes.

The Markdown belongs to the people who edit it. So each brief is remembered as it was last
generated (the base): a file that equals its base follows the generator; one that does not is
merged part by part, and what meets a person's edit waits beside it as a proposal.

Takes texts, returns a `Plan`. Touches no file: `writer` carries the plan out.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.editing.addresses import read_addresses, write_addresses
from generator.editing.case import Case
from generator.editing.plans import (
    ADDRESSES,
    BASES,
    DELETED,
    FORMAT_FILE,
    PROPOSALS,
    Book,
    BriefFile,
    Change,
    Outcome,
    Plan,
    Step,
    is_same,
)
from generator.model import Brief, BriefId, DocPath, Problem

__all__ = [
    "ADDRESSES",
    "BASES",
    "DELETED",
    "FORMAT_FILE",
    "PROPOSALS",
    "Book",
    "BriefFile",
    "Change",
    "Outcome",
    "Plan",
    "Step",
    "is_same",
    "plan",
]

# More than this many, and more than one in ten, do not vanish by a person's deliberate hand.
_MANY: Final = 5
_ONE_IN: Final = 10


def plan(book: Book, news: Sequence[Brief], *, accept_deletions: bool = False) -> Plan:
    """Decide what a run writes.

    Args:
        book: What the book holds.
        news: The briefs as the captures give them now.
        accept_deletions: True where a person says that many missing briefs are meant.

    Returns:
        The changes in the order in which they must be made. Planning again after they are
        made gives none.
    """
    files: dict[BriefId, list[BriefFile]] = {}
    for file in book.files:
        if file.id:
            files.setdefault(file.id, []).append(file)
    there = {*files, *book.deleted}
    # A proposal is remembered of a brief, too, where its base was lost.
    known = {*book.bases, *book.proposals}
    gone = known - there
    # A file that cannot be read may be any of those that seem to be gone.
    unsettled = any(file.brief is None and file.id is None for file in book.files)
    if not accept_deletions and len(gone) > _MANY and len(gone) * _ONE_IN > len(known):
        return Plan(stop=_many_gone(len(gone), len(known)))
    new_by_id = {brief.id: brief for brief in news}
    changes: list[Change] = []
    steps: dict[BriefId, Step] = {}
    problems = [_doubled(own) for _, own in sorted(files.items()) if len(own) > 1]
    for brief_id in sorted({*files, *new_by_id, *book.bases, *book.deleted, *book.proposals}):
        case = Case(brief_id, book, files.get(brief_id, []), new_by_id.get(brief_id))
        settled = case.settle(take_as_deleted=not unsettled)
        steps[brief_id] = settled.step
        changes.extend(settled.changes)
        if settled.problem:
            problems.append(settled.problem)
    changes.extend(_remembered(book, files, changes))
    return Plan(tuple(changes), steps, tuple(problems))


def _remembered(
    book: Book, files: Mapping[BriefId, Sequence[BriefFile]], changes: Sequence[Change]
) -> Iterator[Change]:
    """Add the addresses that are new: where files stand, and where they are to stand."""
    known = read_addresses(book.addresses)
    now = {(brief_id, own[0].path) for brief_id, own in files.items() if len(own) == 1}
    made = {
        (change.brief, DocPath(change.path.removeprefix("docs/")))
        for change in changes
        if change.brief and change.path.startswith("docs/")
    }
    text = write_addresses(known | now | made)
    if (known | now | made) and text != book.addresses:
        yield Change(ADDRESSES, text)


def _many_gone(gone: int, known: int) -> str:
    return (
        f"{gone} of {known} briefs are gone from docs/briefs at once; nothing was taken as deleted "
        "and nothing was written. Bring them back (git checkout docs/briefs), or, if they "
        "are meant to be deleted, run again with --accept-deletions"
    )


def _doubled(files: Sequence[BriefFile]) -> Problem:
    first, *others = files
    names = " and ".join(file.shown for file in others)
    message = (
        f"{names} has the same id {first.id}; neither is written. Delete one, or remove the "
        "line 'id:' in the one that is your own"
    )
    return Problem(first.shown, message, field="id")
