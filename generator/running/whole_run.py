"""A run that asks all captures: what each of them says, and what that comes to for the briefs.

The order is the contract's: everything is read and decided before the first file is written.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from generator.book import known_briefs, read_book, read_briefs
from generator.caching.unchanged import Files, files_of, is_as
from generator.captures import META_ENDING
from generator.editing.migrations import migrate
from generator.editing.store import DELETED, Book, Outcome, Plan, plan
from generator.errors import GeneratorError
from generator.first_half import FirstHalf
from generator.intake import Intake, Read
from generator.model import Brief, Problem
from generator.pipeline import Made, make_briefs
from generator.report import Counts, Report, waiting
from generator.running.decided import Decided
from generator.running.growing import keep_shelf
from generator.running.resting import Resting, captures_among, doubts_of, look_beside, seen
from generator.writing.writer import carry_out


class _Asked(NamedTuple):
    """What captures say, and what is to be done."""

    book: Book
    made: tuple[Made, ...]
    plan: Plan
    first: tuple[Problem, ...]  # of captures
    report: Report


def try_captures(root: Path, read: Read, *, accept_deletions: bool) -> Report:
    """Tell what a run would do, and write nothing.

    Args:
        root: The book's folder.
        read: Reads the captures.
        accept_deletions: True where many missing briefs are meant to be missing.

    Raises:
        GeneratorError: Too many briefs are gone at once.
    """
    taken = read(root)
    book, broken = read_book(root)
    asked = _asked(taken, migrate(book).book, broken, accept_deletions=accept_deletions)
    open_now = waiting(_briefs_after(asked), doubts_of(asked.made))
    return replace(asked.report, waiting=open_now)


def ask_captures(root: Path, there: Files, read: Read, *, accept_deletions: bool) -> Decided:
    """Read all captures and write what they come to.

    Args:
        root: The book's folder.
        there: What its files looked like before.
        read: Reads the captures.
        accept_deletions: True where many missing briefs are meant to be missing.

    Raises:
        GeneratorError: Too many briefs are gone at once; nothing was written.
        WriteError: A file could not be written.
    """
    taken = read(root)
    book, broken = read_book(root)
    migrated = migrate(book)
    book = migrated.book
    if migrated.changes:
        carry_out(root, migrated.changes)
        book, broken = read_book(root)
    asked = _asked(taken, book, broken, accept_deletions=accept_deletions)
    carry_out(root, asked.plan.changes)
    # Read again: pages are made of what stands on disk, by whomever it was written.
    briefs, _ = read_briefs(root)
    rests = not (asked.plan.changes or migrated.changes)
    resting = _resting(root, asked, briefs, there) if rests else None
    return Decided(asked.report, briefs, doubts_of(asked.made), rests, resting)


def _resting(root: Path, asked: _Asked, briefs: Sequence[Brief], there: Files) -> Resting | None:
    """Return what to keep of a run that wrote no brief; None where somebody else wrote."""
    after, seeds = files_of(root), captures_among(there)
    look = look_beside(after)
    if not is_as(look, look_beside(there), root) or not seeds.are_in(captures_among(after), root):
        return None
    keep_shelf(root, look, asked.made, known_briefs(asked.book))
    files = seen(asked.book, asked.made, briefs, there)
    report = asked.report
    return Resting(
        look,
        seeds,
        files,
        doubts_of(asked.made),
        asked.first,
        asked.plan.problems,
        report.notes,
        report.counts or Counts(),
    )


def _asked(
    taken: Intake, book: Book, broken: tuple[Problem, ...], *, accept_deletions: bool
) -> _Asked:
    halves, unread = taken.halves, taken.unread
    made = made_of_halves(halves, book)
    decided = plan(book, [one.brief for one in made], accept_deletions=accept_deletions)
    if decided.stop:
        raise GeneratorError(decided.stop)
    failed = [half.problem for half in halves if half.problem]
    first = (*unread, *failed)
    unusable = {one.where for one in first if not one.where.endswith(META_ENDING)}
    refusals = _refusals(halves)
    counts = _counts(book, decided, refused=len(refusals) + len(unusable))
    notes = [*taken.notes, *refusals, *_deletions(book, decided)]
    if not (halves or unread or book.files):
        notes.append(Problem("seeds/", _NOTHING_YET))
    told = (*first, *broken, *decided.problems)
    return _Asked(book, made, decided, first, Report(told, tuple(notes), counts=counts))


_NOTHING_YET: Final = (
    "holds no capture yet: put saved pages there, or type 'briefbook add FILE|URL'; "
    "then build again"
)


def made_of_halves(halves: Sequence[FirstHalf], book: Book) -> tuple[Made, ...]:
    """Make the briefs of what captures hold.

    Args:
        halves: What came of each capture.
        book: What the book has.
    """
    readings = [half.reading for half in halves if half.reading]
    return make_briefs(readings, book, known_briefs(book))


def _refusals(halves: Sequence[FirstHalf]) -> list[Problem]:
    return [
        Problem(f"seeds/{half.capture}", half.reading.refusal or "holds no article")
        for half in halves
        if half.reading and not half.reading.articles
    ]


def _deletions(book: Book, decided: Plan) -> list[Problem]:
    return [
        Problem(f"{DELETED}/{brief_id}.md", "was deleted from docs/briefs and stays so")
        for brief_id, outcome in sorted(decided.outcomes.items())
        if outcome is Outcome.DELETED and brief_id not in book.deleted
    ]


def _counts(book: Book, decided: Plan, *, refused: int) -> Counts:
    steps = decided.steps.values()
    written = sum(step.outcome is Outcome.WRITTEN for step in steps)
    proposed = sum(bool(step.open) for step in steps)
    touched = sum(step.outcome is Outcome.WRITTEN or bool(step.open) for step in steps)
    there = {f"docs/{file.path}" for file in book.files}
    new = sum(
        change.path.startswith("docs/") and change.path not in there for change in decided.changes
    )
    return Counts(
        written=written,
        kept=len(there) + new - touched,
        proposed=proposed,
        refused=refused,
        deleted=len(_deletions(book, decided)),
    )


def _briefs_after(asked: _Asked) -> list[Brief]:
    """Return the briefs as they would stand after the run."""
    outcomes = asked.plan.outcomes
    written = {
        one.brief.path: one.brief
        for one in asked.made
        if outcomes.get(one.brief.id) is Outcome.WRITTEN
    }
    there = {file.path: file.brief for file in asked.book.files if file.brief}
    return list((there | written).values())
