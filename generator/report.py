"""What a run says: what it was unsure of and why, what needs a person, and the counts.

Takes values, returns lines of text and plain data for `--json`. Prints nothing.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from generator.compose import Doubt, reasons
from generator.model import Brief, BriefId, Problem

# A file's name or a value may hold what a terminal obeys, or what turns a line around.
_UNSEEN: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

# What helps a book most comes first: a date moves a brief, a name joins pages.
_MOST_USEFUL: Final = ("date", "people", "source", "title")


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the briefs, and of the captures that gave none."""

    written: int = 0
    kept: int = 0
    proposed: int = 0  # proposals that wait, new or old
    refused: int = 0  # captures without an article, or that cannot be read
    deleted: int = 0  # taken as deleted in this run

    def line(self) -> str:
        """Return the last line of a run.

        >>> Counts(written=20).line()
        '20 written, 0 kept, 0 proposed, 0 refused'
        """
        line = f"{self.written} written, {self.kept} kept, {self.proposed} proposed"
        deleted = f", {self.deleted} deleted" if self.deleted else ""
        return f"{line}, {self.refused} refused{deleted}"


@dataclass(frozen=True, slots=True)
class Report:
    """All that a command has to say.

    `problems` need a person; `notes` are told and change no exit status; `waiting` are entries
    of `review` with their reasons.
    """

    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    waiting: tuple[Problem, ...] = ()
    counts: Counts | None = None

    def lines(self) -> Iterator[str]:
        """Give the report as people read it, the counts last."""
        yield from _group("For your information", self.notes)
        yield from _group("Needs a person", self.problems)
        if self.waiting:
            briefs = len({problem.where for problem in self.waiting})
            title = f"Waiting for review: {_many(len(self.waiting), 'entry', 'entries')} in "
            yield from _group(title + _many(briefs, "file", "files"), self.waiting)
            yield "To confirm a value, delete its entry in 'review' or change the value."
        if self.counts:
            yield self.counts.line()

    def data(self) -> Mapping[str, object]:
        """Give the report as plain data."""
        return {
            "problems": [asdict(problem) for problem in self.problems],
            "notes": [asdict(problem) for problem in self.notes],
            "review": [asdict(problem) for problem in self.waiting],
            "counts": asdict(self.counts) if self.counts else None,
        }


def waiting(
    briefs: Iterable[Brief], doubts: Mapping[BriefId, Sequence[Doubt]]
) -> tuple[Problem, ...]:
    """Gather the entries of `review` of all briefs, each with its reason.

    Args:
        briefs: The briefs as they are on disk.
        doubts: What the captures gave as reasons, by brief.

    Returns:
        One problem an entry, by path.
    """
    return tuple(
        Problem(f"docs/{brief.path}", doubt.reason, doubt.field)
        for brief in sorted(briefs, key=lambda brief: brief.path)
        for doubt in reasons(brief, doubts.get(brief.id, ()))
    )


def without_pipeline(briefs: Iterable[Brief], languages: Collection[str]) -> tuple[Problem, ...]:
    """Tell of the languages in whose texts triggers alone find names.

    Args:
        briefs: The briefs as they are on disk.
        languages: The languages that have a pipeline.
    """
    counts = Counter(brief.language for brief in briefs if brief.language)
    return tuple(
        Problem(
            "mkdocs.yml",
            f"{_many(count, 'brief is', 'briefs are')} in the language '{language}', for which no "
            "pipeline marks names; look over their people, or name a pipeline",
            field="pipelines",
        )
        for language, count in sorted(counts.items())
        if language not in languages
    )


def most_useful_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Order what waits for a person by what helps the book most."""

    def rank(problem: Problem) -> tuple[int, str, str]:
        field = problem.field or "people"
        known = _MOST_USEFUL.index(field) if field in _MOST_USEFUL else len(_MOST_USEFUL)
        return known, problem.where, problem.message

    return tuple(sorted(problems, key=rank))


def shown(problem: Problem) -> str:
    """Write a problem on one line: where, which field, what.

    >>> shown(Problem("seeds/a.txt", "is empty", line=3))
    'seeds/a.txt:3: is empty'
    """
    where = problem.where.replace("\n", r"\n")
    where = where if problem.line is None else f"{where}:{problem.line}"
    field = f"{problem.field}: " if problem.field else ""
    return _UNSEEN.sub(_escaped, f"{where}: {field}{problem.message}")


def _escaped(sign: re.Match[str]) -> str:
    return sign[0].encode("unicode_escape").decode("ascii")


def _group(title: str, problems: Sequence[Problem]) -> Iterator[str]:
    if problems:
        yield f"{title}:"
        yield from (f"  {shown(problem)}" for problem in problems)
        yield ""


def _many(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
