"""What may be written over what: base, mine and new to a plan of writes.

The Markdown belongs to the people who edit it. So each brief is remembered as it was last
generated (the base): a file that equals its base may be replaced; one that does not is left
alone, and what the generator would write now waits beside it as a proposal.

Takes texts, returns a `Plan`. Touches no file: `writer` carries the plan out, in its order, so
that a run that is ended at any point is finished by the next.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from generator.model import Brief, BriefId, DocPath, Problem
from generator.text.front_matter import write_brief

BASES: Final = ".briefbook/base"
DELETED: Final = ".briefbook/deleted"
PROPOSALS: Final = ".briefbook/proposals"

# More than this many, and more than one in ten, do not vanish by a person's deliberate hand.
_MANY: Final = 5
_ONE_IN: Final = 10


@dataclass(frozen=True, slots=True)
class BriefFile:
    """One file of `docs/briefs`."""

    path: DocPath
    text: str = ""
    brief: Brief | None = None  # None where it cannot be read
    id: BriefId | None = None  # also where only its line could be read

    @property
    def shown(self) -> str:
        """The path as people see it."""
        return f"docs/{self.path}"


@dataclass(frozen=True, slots=True)
class Book:
    """What the book holds before a run: texts by brief."""

    files: tuple[BriefFile, ...] = ()
    bases: Mapping[BriefId, str] = field(default_factory=dict)
    deleted: Mapping[BriefId, str] = field(default_factory=dict)  # bases of deleted briefs
    proposals: Mapping[BriefId, str] = field(default_factory=dict)


class Outcome(StrEnum):
    """What becomes of one brief in a run."""

    WRITTEN = "written"
    KEPT = "kept"
    PROPOSED = "proposed"  # a new or changed proposal
    WAITING = "waiting"  # a proposal from an earlier run
    DELETED = "deleted"
    REFUSED = "refused"  # broken, or two files with one id


@dataclass(frozen=True, slots=True)
class Change:
    """One file to be written, or to be removed where the text is None."""

    path: str  # relative to the book's folder
    text: str | None = None
    # What must stand there when it is written: empty for no file, None where it does not
    # matter. A person may save the file while a run is on.
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does to the briefs.

    `stop` says why nothing at all may be done.
    """

    changes: tuple[Change, ...] = ()
    outcomes: Mapping[BriefId, Outcome] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    stop: str | None = None


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
    gone = [brief_id for brief_id in book.bases if not {brief_id} & {*files, *book.deleted}]
    # A file that cannot be read may be any of those that seem to be gone.
    unsettled = any(file.brief is None and file.id is None for file in book.files)
    if not accept_deletions and len(gone) > _MANY and len(gone) * _ONE_IN > len(book.bases):
        return Plan(stop=_many_gone(len(gone), len(book.bases)))
    new_by_id = {brief.id: brief for brief in news}
    changes: list[Change] = []
    outcomes: dict[BriefId, Outcome] = {}
    for brief_id in sorted({*files, *new_by_id, *book.bases, *book.deleted}):
        case = _Case(brief_id, book, files.get(brief_id, []), new_by_id.get(brief_id))
        outcomes[brief_id], made = case.settle(take_as_deleted=not unsettled)
        changes.extend(made)
    problems = tuple(_doubled(own) for _, own in sorted(files.items()) if len(own) > 1)
    return Plan(tuple(changes), outcomes, problems)


def is_same(one: str, other: str) -> bool:
    """Tell whether two files say the same, whatever editor or system saved them."""
    return _bare(one) == _bare(other)


@dataclass(frozen=True, slots=True)
class _Case:
    """One brief: its files, and what the captures give now."""

    id: BriefId
    book: Book
    files: Sequence[BriefFile]
    brief: Brief | None

    def settle(self, *, take_as_deleted: bool) -> tuple[Outcome, Iterable[Change]]:
        if len(self.files) > 1 or any(file.brief is None for file in self.files):
            return Outcome.REFUSED, ()
        if not self.files:
            return self.missing(take_as_deleted=take_as_deleted)
        if self.brief is None:
            return Outcome.KEPT, self.restored()
        return self.met(self.files[0], write_brief(self.brief))

    def met(self, file: BriefFile, new: str) -> tuple[Outcome, Iterable[Change]]:
        """Compare the file on disk with what the generator would write now."""
        base = self.book.bases.get(self.id, self.book.deleted.get(self.id))
        if is_same(file.text, new):
            return Outcome.KEPT, self.settled(new)
        if base is not None and is_same(file.text, base):
            dressed = _dressed(new, like=file.text)
            written = Change(file.shown, dressed, replaces=file.text)
            return Outcome.WRITTEN, [written, *self.settled(new)]
        if base is not None and is_same(new, base):
            return Outcome.KEPT, [*self.restored(), *self.without_proposal()]
        # Edited, or the base was lost: then all of it counts as a person's.
        return self.propose(new)

    def missing(self, *, take_as_deleted: bool) -> tuple[Outcome, Iterable[Change]]:
        base = self.book.bases.get(self.id)
        if self.id in self.book.deleted:
            left = [Change(f"{BASES}/{self.id}.md")] if base is not None else []
            return Outcome.DELETED, [*left, *self.without_proposal()]
        if base is not None:
            if not take_as_deleted:
                return Outcome.REFUSED, ()
            stone = Change(f"{DELETED}/{self.id}.md", base)
            return Outcome.DELETED, [
                stone,
                Change(f"{BASES}/{self.id}.md"),
                *self.without_proposal(),
            ]
        if self.brief is None:
            return Outcome.KEPT, ()
        new = write_brief(self.brief)
        # The file first: a base without its file would be taken for a deleted brief.
        return Outcome.WRITTEN, [
            Change(f"docs/{self.brief.path}", new, replaces=""),
            *self.settled(new),
        ]

    def propose(self, new: str) -> tuple[Outcome, Iterable[Change]]:
        if self.book.proposals.get(self.id) == new:
            return Outcome.WAITING, self.restored()
        proposal = Change(f"{PROPOSALS}/{self.id}.md", new)
        return Outcome.PROPOSED, [*self.restored(), proposal]

    def settled(self, new: str) -> Iterator[Change]:
        """The base follows, and nothing waits any more."""
        if self.book.bases.get(self.id) != new:
            yield Change(f"{BASES}/{self.id}.md", new)
        if self.id in self.book.deleted:
            yield Change(f"{DELETED}/{self.id}.md")
        yield from self.without_proposal()

    def restored(self) -> Iterator[Change]:
        """A deleted brief that is there again has its base again."""
        if self.id in self.book.deleted:
            if self.id not in self.book.bases:
                yield Change(f"{BASES}/{self.id}.md", self.book.deleted[self.id])
            yield Change(f"{DELETED}/{self.id}.md")

    def without_proposal(self) -> Iterator[Change]:
        if self.id in self.book.proposals:
            yield Change(f"{PROPOSALS}/{self.id}.md")


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


def _bare(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n")


def _dressed(new: str, *, like: str) -> str:
    """Give a new text the byte order mark, line breaks and ending of the file it replaces."""
    text = new if like.endswith("\n") else new.rstrip("\n")
    if "\r\n" in like:
        text = text.replace("\n", "\r\n")
    return "\ufeff" + text if like.startswith("\ufeff") else text
