"""One run over a book: reads, asks the pure stages, writes what they decided.

The order is the contract's: everything is read and decided before the first file is written.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from generator.book import (
    briefs_in,
    known_briefs,
    old_addresses,
    read_book,
    read_brief_files,
    read_briefs,
    read_names,
)
from generator.captures import META_ENDING
from generator.checks import (
    dead_links,
    doubled_names,
    leaked_drafts,
    merge_marks,
    same_texts,
    unknown_locks,
)
from generator.compose import Doubt
from generator.editing.migrations import migrate
from generator.editing.store import DELETED, Book, Outcome, Plan, plan
from generator.errors import GeneratorError, RegisterError
from generator.evidence import explain_briefs
from generator.explain import Explained
from generator.first_half import FirstHalf
from generator.intake import Intake
from generator.memory import remembering
from generator.model import Brief, BriefId, CaptureId, DocPath, Problem, Register
from generator.pipeline import Made, make_briefs, second_half
from generator.report import Counts, Report, most_useful_first, waiting, without_pipeline
from generator.resting import Resting, doubts_of, keep, recall, seen
from generator.unchanged import is_as, look_at_captures
from generator.writer import carry_out, write_pages


class Read(Protocol):
    """Reads the captures of a book, as `intake.take_in` does."""

    def __call__(self, root: Path, *, only: Collection[CaptureId] | None = None) -> Intake:
        """Read all captures, or some."""


def run(root: Path, *, read: Read, dry_run: bool = False, accept_deletions: bool = False) -> Report:
    """Make briefs of the captures and pages of the briefs.

    Args:
        root: The book's folder; the caller holds its lock unless this is a dry run.
        read: Reads the captures.
        dry_run: True to write nothing.
        accept_deletions: True where many missing briefs are meant to be missing.

    Returns:
        What there is to say.

    Raises:
        RegisterError: `names.yml` cannot be used; nothing was written.
        WriteError: A file could not be written.
        GeneratorError: Too many briefs are gone at once; nothing was written.
    """
    register = read_names(root)
    if dry_run:
        return _run(root, register, read=read, dry_run=True, accept_deletions=accept_deletions)
    with remembering(root):
        files, broken = read_brief_files(root)
        resting = recall(root, files)
        if resting is None:
            return _run(root, register, read=read, accept_deletions=accept_deletions)
        briefs, _ = briefs_in(root, files)
        told = [*resting.before, *broken, *resting.behind]
        report = Report(tuple(told), resting.notes, counts=resting.counts)
        return _with_pages(root, report, briefs, register, resting.doubts)


def _run(
    root: Path,
    register: Register,
    *,
    read: Read,
    dry_run: bool = False,
    accept_deletions: bool = False,
) -> Report:
    before = look_at_captures(root)
    taken = read(root)
    halves, unread = taken.halves, taken.unread
    book, broken = read_book(root)
    migrated = migrate(book)
    book = migrated.book
    if migrated.changes and not dry_run:
        carry_out(root, migrated.changes)
        book, broken = read_book(root)
    made = _made(halves, book)
    decided = plan(book, [one.brief for one in made], accept_deletions=accept_deletions)
    if decided.stop:
        raise GeneratorError(decided.stop)
    failed = [half.problem for half in halves if half.problem]
    unusable = {one.where for one in (*unread, *failed) if not one.where.endswith(META_ENDING)}
    doubts = doubts_of(made)
    refusals = _refusals(halves)
    counts = _counts(book, decided, refused=len(refusals) + len(unusable))
    notes = [*taken.notes, *refusals, *_deletions(book, decided)]
    if not (halves or unread or book.files):
        notes.append(Problem("seeds/", _NOTHING_YET))
    told = (*unread, *failed, *broken, *decided.problems)
    report = Report(told, tuple(notes), counts=counts)
    if dry_run:
        open_now = waiting(_briefs_after(book, decided, made), doubts)
        return replace(report, waiting=open_now)
    carry_out(root, decided.changes)
    if not (decided.changes or migrated.changes):
        after = look_at_captures(root)
        if is_as(after, before, root) and after.recent == before.recent:
            first = (*unread, *failed)
            files = seen(book, made)
            rest = Resting(after, files, doubts, first, decided.problems, tuple(notes), counts)
            keep(root, rest)
    # Read again: pages are made of what stands on disk, by whomever it was written.
    briefs, _ = read_briefs(root)
    return _with_pages(root, report, briefs, register, doubts)


def _with_pages(
    root: Path,
    report: Report,
    briefs: Sequence[Brief],
    register: Register,
    doubts: Mapping[BriefId, Sequence[Doubt]],
) -> Report:
    """Write the pages of a book; return what a run has to say with what they say."""
    corpus, pages = second_half(briefs, register, old_addresses(root))
    written = write_pages(root, pages)
    unsure = (*corpus.problems, *waiting(briefs, doubts))
    return replace(report, problems=(*report.problems, *written.problems), waiting=unsure)


_NOTHING_YET: Final = (
    "holds no capture yet: put saved pages there, or type 'briefbook add FILE|URL'; "
    "then build again"
)


def check_book(root: Path, *, only: Collection[str] = ()) -> Report:
    """Check briefs, names and links.

    Args:
        root: The book's folder.
        only: Paths relative to the book's folder; what is wrong elsewhere is not told. Empty for
            all.

    Returns:
        Every fault as a problem; drafts, and briefs of one text, as notes.
    """
    briefs, problems = read_briefs(root)
    files, _ = read_brief_files(root)
    found = list(problems)
    register = Register()
    try:
        register = read_names(root)
    except RegisterError as error:
        found.append(Problem(error.path, error.message, line=error.line))
    corpus, pages = second_half(briefs, register, old_addresses(root))
    found.extend(one for one in corpus.problems if one.field == "briefs")
    there = {*(file.path for file in files), *(page.path for page in pages), *_other_files(root)}
    hidden = {brief.path for brief in briefs if brief.draft}
    found.extend(dead_links(files, there, hidden))
    found.extend(merge_marks(file for file in files if file.brief))
    found.extend(unknown_locks(files))
    found.extend(doubled_names([*(file.shown for file in files), *_seed_names(root)]))
    found.extend(leaked_drafts(briefs, pages))
    drafts = [Problem(f"docs/{b.path}", "is a draft and in no page") for b in briefs if b.draft]
    notes = [*drafts, *same_texts(briefs)]
    told, noted = (
        tuple(one for one in problems if not only or one.where in only)
        for problems in (found, notes)
    )
    return Report(told, noted)


def review_book(root: Path, *, read: Read) -> Report:
    """Gather what waits for a person, most useful first.

    Args:
        root: The book's folder.
        read: Reads captures; only those of waiting briefs are read.

    Returns:
        The entries of `review` with their reasons, the questions about people, and a note on
        each language whose names no pipeline marks.

    Raises:
        RegisterError: `names.yml` cannot be used.
    """
    briefs, problems = read_briefs(root)
    seeds = {seed for brief in briefs if brief.review for seed in brief.seeds}
    taken = read(root, only=seeds)
    halves = [half for half in taken.halves if half.capture in seeds]
    book, _ = read_book(root)
    doubts = {one.brief.id: one.doubts for one in _made(halves, book)}
    corpus, _ = second_half(briefs, read_names(root))
    unsure = most_useful_first([*corpus.problems, *waiting(briefs, doubts)])
    notes = (*taken.notes, *without_pipeline(briefs, taken.languages))
    return Report(problems=problems, notes=notes, waiting=unsure)


def explain_brief(root: Path, wanted: str) -> tuple[tuple[Explained, ...], tuple[Problem, ...]]:
    """Read a brief's captures again and tell what it took from them.

    Args:
        root: The book's folder.
        wanted: The brief's id, or its path from the book's folder or from `docs/`.

    Returns:
        One explanation a capture, and the captures that give none, with the reason.

    Raises:
        GeneratorError: There is no such brief.
    """
    briefs, _ = read_briefs(root)
    path = wanted.replace("\\", "/").removeprefix("./").removeprefix("docs/")
    brief = next((each for each in briefs if wanted == each.id or path == each.path), None)
    if brief is None:
        message = f"{wanted} is no brief; give its id or its file, such as docs/briefs/2025/rain.md"
        raise GeneratorError(message)
    told = next(explain_briefs(root, [brief]), None)
    if told is None:
        nothing = Problem(f"docs/{brief.path}", "names no capture in 'seeds'")
        return (), (nothing,)
    return told[1], told[2]


def _made(halves: Sequence[FirstHalf], book: Book) -> tuple[Made, ...]:
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


def _briefs_after(book: Book, decided: Plan, made: Sequence[Made]) -> list[Brief]:
    """Return the briefs as they would stand after the run."""
    written = {
        one.brief.path: one.brief
        for one in made
        if decided.outcomes.get(one.brief.id) is Outcome.WRITTEN
    }
    there = {file.path: file.brief for file in book.files if file.brief}
    return list((there | written).values())


def _seed_names(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in (root / "seeds").rglob("*")]


def _other_files(root: Path) -> set[DocPath]:
    docs = root / "docs"
    return {
        DocPath(path.relative_to(docs).as_posix()) for path in docs.rglob("*") if path.is_file()
    }
