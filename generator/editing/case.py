"""One brief in a run: the row of the contract that it falls under, and the changes that follow.

Takes the files of one brief, what it was and what the captures give now; returns a `Step` and
changes. Touches no file.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.editing.merge import locked_parts, merge
from generator.editing.parts import BODY, as_generated, differences
from generator.editing.plans import (
    BASES,
    DELETED,
    PROPOSALS,
    Book,
    BriefFile,
    Change,
    Outcome,
    Step,
    is_same,
)
from generator.editing.proposals import base_of, write_proposal
from generator.errors import BriefError
from generator.model import Brief, BriefId, Problem
from generator.text.front_matter import write_brief

_DAMAGED: Final = (
    "is damaged, so that nothing tells any more what people wrote in this brief: all of it counts "
    "as theirs, and what is new waits as a proposal. Get the file back from git if you can"
)


@dataclass(frozen=True, slots=True)
class Settled:
    """What was decided for one brief."""

    step: Step
    changes: tuple[Change, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One brief: its files, and what the captures give now."""

    id: BriefId
    book: Book
    files: Sequence[BriefFile]
    brief: Brief | None

    def settle(self, *, take_as_deleted: bool) -> Settled:
        """Find the row of the contract.

        Args:
            take_as_deleted: False where a missing file may be there under another name.
        """
        if len(self.files) > 1 or any(file.brief is None for file in self.files):
            return Settled(Step(Outcome.REFUSED))
        if not self.files:
            return self.missing(take_as_deleted=take_as_deleted)
        if self.brief is None:
            return self.done(Outcome.KEPT, self.restored())
        return self.met(self.files[0], self.brief)

    def met(self, file: BriefFile, new: Brief) -> Settled:
        """Compare the file on disk with what the generator says now."""
        text = self.book.bases.get(self.id, self.book.deleted.get(self.id))
        if text is not None and is_same(file.text, text):
            if file.brief and _equal(file.brief, new):
                return self.done(Outcome.KEPT, [*self.restored(), *self.without_proposal()])
            return self.followed(file, write_brief(new))
        base = base_of(self.book, self.id)
        if base is None:
            lost = self.lost(file, new)
            said = Problem(f"{BASES}/{self.id}.md", _DAMAGED)
            return lost if text is None else replace(lost, problem=said)
        if _equal(base, new):
            return self.done(Outcome.KEPT, [*self.restored(), *self.without_proposal()])
        return self.merged(file, base, new)

    def followed(self, file: BriefFile, new: str) -> Settled:
        """Nobody touched the file: it is what the generator says now."""
        written = Change(file.shown, dressed(new, like=file.text), replaces=file.text)
        return self.done(Outcome.WRITTEN, [written, *self.settled(new), *self.without_proposal()])

    def merged(self, file: BriefFile, base: Brief, new: Brief) -> Settled:
        """Both changed: part by part, and where they meet, a proposal."""
        try:
            merged = merge(base, file.text, new, file.path)
        except BriefError as error:
            parts = _unlocked(file, differences(as_generated(base), new))
            settled = self.waiting(new, parts, self.restored())
            problem = Problem(error.path, error.message, line=error.line)
            return replace(settled, problem=problem) if parts else settled
        changes = []
        if merged.text != file.text:
            changes.append(Change(file.shown, merged.text, replaces=file.text))
        changes += self.settled(write_brief(merged.base))
        return self.waiting(new, merged.open, changes, merged.arrived)

    def lost(self, file: BriefFile, new: Brief) -> Settled:
        """No base tells whose the text is: all of it is a person's."""
        differing = differences(file.brief, new) if file.brief else ()
        # Where the generator says nothing it has nothing to offer: a key there is the person's.
        differing = tuple(part for part in differing if part == BODY or getattr(new, part))
        parts = _unlocked(file, differing)
        if not parts:
            # Nothing is asked, so nothing but a base would tell later that it was there.
            return self.done(
                Outcome.KEPT, [*self.settled(write_brief(new)), *self.without_proposal()]
            )
        return self.waiting(new, parts, ())

    def missing(self, *, take_as_deleted: bool) -> Settled:
        """Its file is gone, or was never there."""
        base = self.book.bases.get(self.id)
        if self.id in self.book.deleted:
            left = [Change(f"{BASES}/{self.id}.md")] if base is not None else []
            return self.done(Outcome.DELETED, [*left, *self.without_proposal()])
        if base is None and self.brief and self.id in self.book.proposals:
            # A proposal without a base tells that it was there: the base was lost, then the file.
            base = write_brief(self.brief)
        if base is not None:
            if not take_as_deleted:
                return Settled(Step(Outcome.REFUSED))
            stone = Change(f"{DELETED}/{self.id}.md", base)
            gone = [Change(f"{BASES}/{self.id}.md")] if self.id in self.book.bases else []
            return self.done(Outcome.DELETED, [stone, *gone, *self.without_proposal()])
        if self.brief is None:
            return self.done(Outcome.KEPT, self.without_proposal())
        new = write_brief(self.brief)
        # The file first: a base without its file would be taken for a deleted brief.
        written = Change(f"docs/{self.brief.path}", new, replaces="")
        return self.done(Outcome.WRITTEN, [written, *self.settled(new)])

    def waiting(
        self,
        new: Brief,
        parts: tuple[str, ...],
        changes: Iterable[Change],
        arrived: tuple[str, ...] = (),
    ) -> Settled:
        """Put what is open into the proposal, and say what became of the brief."""
        made = list(changes)
        outcome = Outcome.KEPT
        if parts:
            text = write_proposal(new, parts)
            outcome = Outcome.WAITING
            if self.book.proposals.get(self.id) != text:
                made.append(Change(f"{PROPOSALS}/{self.id}.md", text))
                outcome = Outcome.PROPOSED
        else:
            made += self.without_proposal()
        if any(change.path.startswith("docs/") for change in made):
            outcome = Outcome.WRITTEN
        return self.done(outcome, made, arrived, parts)

    def done(
        self,
        outcome: Outcome,
        changes: Iterable[Change],
        arrived: tuple[str, ...] = (),
        parts: tuple[str, ...] = (),
    ) -> Settled:
        """Mark the changes as this brief's."""
        marked = tuple(replace(change, brief=self.id) for change in changes)
        return Settled(Step(outcome, arrived, parts), marked)

    def settled(self, base: str) -> Iterator[Change]:
        """The base follows."""
        if self.book.bases.get(self.id) != base:
            yield Change(f"{BASES}/{self.id}.md", base)
        if self.id in self.book.deleted:
            yield Change(f"{DELETED}/{self.id}.md")

    def restored(self) -> Iterator[Change]:
        """A deleted brief that is there again has its base again."""
        if self.id in self.book.deleted:
            if self.id not in self.book.bases:
                yield Change(f"{BASES}/{self.id}.md", self.book.deleted[self.id])
            yield Change(f"{DELETED}/{self.id}.md")

    def without_proposal(self) -> Iterator[Change]:
        """Nothing waits any more."""
        if self.id in self.book.proposals:
            yield Change(f"{PROPOSALS}/{self.id}.md")


def dressed(new: str, *, like: str) -> str:
    """Give a new text the byte order mark, line breaks and ending of the file it replaces."""
    text = new if like.endswith("\n") else new.rstrip("\n")
    if "\r\n" in like:
        text = text.replace("\n", "\r\n")
    return "\ufeff" + text if like.startswith("\ufeff") else text


def _unlocked(file: BriefFile, parts: Iterable[str]) -> tuple[str, ...]:
    """Leave out what a person locked: there nothing is asked."""
    locked = locked_parts(file.text, file.path)
    return tuple(part for part in parts if part not in locked)


def _equal(one: Brief, other: Brief) -> bool:
    return replace(one, path=other.path) == other
