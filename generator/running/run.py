"""One run over a book: reads, asks the pure stages, writes what they decided.

The order is the contract's: everything is read and decided before the first file is written.

A run that asks no capture loads nothing of what reads them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.book import old_addresses, read_book, read_brief_files, read_briefs, read_names
from generator.caching.garbage import no_search_for_garbage
from generator.caching.memory import remembering
from generator.caching.unchanged import Files, files_of
from generator.checks import (
    dead_links,
    doubled_names,
    leaked_drafts,
    merge_marks,
    same_texts,
    unknown_locks,
)
from generator.errors import GeneratorError, RegisterError
from generator.explain import Explained
from generator.model import DocPath, Problem, Register
from generator.pipeline import second_half
from generator.report import Report, most_useful_first, waiting, without_pipeline
from generator.running.decided import Decided
from generator.running.growing import grow
from generator.running.resting import Rested, keep, recall
from generator.running.standing import write_known_pages

if TYPE_CHECKING:
    from generator.intake import Read


class Ran(NamedTuple):
    """What came of a run.

    Attributes:
        report: What there is to say.
        pages: By path in the book, digests of the generated pages that were written; empty for
            those that were removed.
        rests: Whether another run would say the same and write nothing.
    """

    report: Report
    pages: Mapping[str, str]
    rests: bool


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
    if dry_run:
        from generator.running.whole_run import try_captures

        read_names(root)
        return try_captures(root, read, accept_deletions=accept_deletions)
    there = files_of(root)
    return run_from(there, root, read=read, accept_deletions=accept_deletions).report


def run_from(there: Files, root: Path, *, read: Read, accept_deletions: bool = False) -> Ran:
    """Run as `run` does, by what the files of the book were just seen to be.

    Args:
        there: What they look like.
        root: The book's folder; the caller holds its lock.
        read: Reads the captures.
        accept_deletions: True where many missing briefs are meant to be missing.

    Raises:
        RegisterError: `names.yml` cannot be used; nothing was written.
        WriteError: A file could not be written.
        GeneratorError: Too many briefs are gone at once; nothing was written.
    """
    register = read_names(root)
    with remembering(root), no_search_for_garbage():
        rested = recall(root, there)
        if rested is not None and rested.new:
            rested = grow(root, rested, there, read)
        if rested is not None:
            decided = _rested(rested)
        else:
            from generator.running.whole_run import ask_captures

            decided = ask_captures(root, there, read, accept_deletions=accept_deletions)
        ran = _with_pages(root, decided, register, there)
        if decided.resting is not None:
            keep(root, decided.resting)
        return ran


def _rested(rested: Rested) -> Decided:
    """Return what there is to say of a book whose captures rest."""
    resting, written = rested.resting, rested.written
    told = (*resting.before, *rested.broken, *resting.behind)
    counts = replace(resting.counts, written=written, kept=resting.counts.kept - written)
    report = Report(told, resting.notes, counts=counts)
    return Decided(report, rested.briefs, resting.doubts, not written, resting)


def _with_pages(root: Path, decided: Decided, register: Register, there: Files) -> Ran:
    """Write the pages of a book; return what a run has to say with what they say."""
    corpus, pages = second_half(decided.briefs, register, old_addresses(root))
    written = write_known_pages(root, pages, there)
    unsure = (*corpus.problems, *waiting(decided.briefs, decided.doubts))
    problems = (*decided.report.problems, *written.problems)
    report = replace(decided.report, problems=problems, waiting=unsure)
    return Ran(report, written.digests(), decided.rests)


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
    from generator.running.whole_run import made_of_halves

    briefs, problems = read_briefs(root)
    seeds = {seed for brief in briefs if brief.review for seed in brief.seeds}
    taken = read(root, only=seeds)
    halves = [half for half in taken.halves if half.capture in seeds]
    book, _ = read_book(root)
    doubts = {one.brief.id: one.doubts for one in made_of_halves(halves, book)}
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
    from generator.evidence import explain_briefs

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


def _seed_names(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in (root / "seeds").rglob("*")]


def _other_files(root: Path) -> set[DocPath]:
    docs = root / "docs"
    return {
        DocPath(path.relative_to(docs).as_posix()) for path in docs.rglob("*") if path.is_file()
    }
