"""One run over a book: reads, asks the pure stages, writes what they decided.

The order is the contract's: everything is read and decided before the first file is written.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from generator.book import (
    known_briefs,
    old_addresses,
    read_book,
    read_brief_files,
    read_briefs,
    read_names,
)
from generator.captures import META_ENDING, read_captures
from generator.checks import dead_links, doubled_names, leaked_drafts
from generator.editing.migrations import migrate
from generator.editing.store import DELETED, Book, Outcome, Plan, plan
from generator.errors import CaptureError, GeneratorError, RegisterError
from generator.explain import Explained, explain
from generator.model import Brief, Capture, DocPath, Problem, Register
from generator.pipeline import FirstHalf, Made, make_briefs, second_half
from generator.reading import read_capture, source_text
from generator.report import Counts, Report, most_useful_first, waiting
from generator.writer import carry_out, write_pages

Read = Callable[[Iterable[Capture]], Sequence[FirstHalf]]


def run(root: Path, *, read: Read, dry_run: bool = False, accept_deletions: bool = False) -> Report:
    """Make briefs of the captures and pages of the briefs.

    Args:
        root: The book's folder; the caller holds its lock unless this is a dry run.
        read: Applies the first half to captures, in their order.
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
    captures, unread = read_captures(root)
    book, broken = read_book(root)
    migrated = migrate(book)
    book = migrated.book
    if migrated.changes and not dry_run:
        carry_out(root, migrated.changes)
        book, broken = read_book(root)
    halves = read(captures)
    made = _made(halves, book)
    decided = plan(book, [one.brief for one in made], accept_deletions=accept_deletions)
    if decided.stop:
        raise GeneratorError(decided.stop)
    failed = [half.problem for half in halves if half.problem]
    unusable = {one.where for one in (*unread, *failed) if not one.where.endswith(META_ENDING)}
    problems = [*unread, *failed, *broken, *decided.problems]
    doubts = {one.brief.id: one.doubts for one in made}
    refusals = _refusals(halves)
    counts = _counts(book, decided, refused=len(refusals) + len(unusable))
    notes = [*refusals, *_deletions(book, decided)]
    if dry_run:
        open_now = waiting(_briefs_after(book, decided, made), doubts)
        return Report(tuple(problems), tuple(notes), open_now, counts)
    carry_out(root, decided.changes)
    # Read again: pages are made of what stands on disk, by whomever it was written.
    briefs, _ = read_briefs(root)
    corpus, pages = second_half(briefs, register, old_addresses(root))
    problems.extend(write_pages(root, pages).problems)
    unsure = (*corpus.problems, *waiting(briefs, doubts))
    return Report(tuple(problems), tuple(notes), unsure, counts)


def check_book(root: Path, *, only: Collection[str] = ()) -> Report:
    """Check briefs, names and links.

    Args:
        root: The book's folder.
        only: Paths relative to the book's folder; what is wrong elsewhere is not told. Empty for
            all.

    Returns:
        Every fault as a problem; drafts as notes.
    """
    briefs, problems = read_briefs(root)
    files, _ = read_brief_files(root)
    found = list(problems)
    register = Register()
    try:
        register = read_names(root)
    except RegisterError as error:
        found.append(Problem(error.path, error.message, line=error.line))
    _, pages = second_half(briefs, register, old_addresses(root))
    there = {*(file.path for file in files), *(page.path for page in pages), *_other_files(root)}
    found.extend(dead_links(files, there))
    found.extend(doubled_names([*(file.shown for file in files), *_seed_names(root)]))
    found.extend(leaked_drafts(briefs, pages))
    drafts = [Problem(f"docs/{b.path}", "is a draft and in no page") for b in briefs if b.draft]
    told, noted = (
        tuple(one for one in problems if not only or one.where in only)
        for problems in (found, drafts)
    )
    return Report(told, noted)


def review_book(root: Path, *, read: Read) -> Report:
    """Gather what waits for a person, most useful first.

    Args:
        root: The book's folder.
        read: Applies the first half to captures; only those of waiting briefs are read.

    Returns:
        The entries of `review` with their reasons, and the questions about people.

    Raises:
        RegisterError: `names.yml` cannot be used.
    """
    briefs, problems = read_briefs(root)
    seeds = {seed for brief in briefs if brief.review for seed in brief.seeds}
    captures = [capture for capture in read_captures(root)[0] if capture.id in seeds]
    book, _ = read_book(root)
    doubts = {one.brief.id: one.doubts for one in _made(read(captures), book)}
    corpus, _ = second_half(briefs, read_names(root))
    unsure = most_useful_first([*corpus.problems, *waiting(briefs, doubts)])
    return Report(problems=problems, waiting=unsure)


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
    captures = {capture.id: capture for capture in read_captures(root)[0]}
    explained, problems = [], []
    for seed in brief.seeds:
        where = f"seeds/{seed}"
        if seed not in captures:
            problems.append(Problem(where, "is gone; nothing can be said of it"))
            continue
        try:
            reading = read_capture(captures[seed])
            text = source_text(captures[seed])
        except CaptureError as error:
            problems.append(Problem(where, str(error)))
            continue
        found = explain(brief, reading, text)
        if found is None:
            problems.append(Problem(where, "holds no article that shares words with this brief"))
        else:
            explained.append(found)
    if not brief.seeds:
        problems.append(Problem(f"docs/{brief.path}", "names no capture in 'seeds'"))
    return tuple(explained), tuple(problems)


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
