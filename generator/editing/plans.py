"""What a book holds before a run and what the run is to do with it: the types, and nothing else.

Paths are relative to the book's folder, texts are whole files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from generator.model import Brief, BriefId, DocPath, Problem

BASES: Final = ".briefbook/base"
DELETED: Final = ".briefbook/deleted"
PROPOSALS: Final = ".briefbook/proposals"
ADDRESSES: Final = ".briefbook/addresses.yml"
FORMAT_FILE: Final = ".briefbook/format"


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
    addresses: str | None = None  # the file's text, None where there is none yet
    format: int | None = None  # of the bases; None where nothing says it


class Outcome(StrEnum):
    """What becomes of one brief in a run."""

    WRITTEN = "written"
    KEPT = "kept"
    PROPOSED = "proposed"  # a new or changed proposal, and nothing else
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
    # Changes of one brief are made together or not at all when a killed run is finished.
    brief: BriefId | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Step:
    """What a run does to one brief: its outcome, which parts arrive, which are open."""

    outcome: Outcome
    arrived: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does to the briefs.

    `stop` says why nothing at all may be done.
    """

    changes: tuple[Change, ...] = ()
    steps: Mapping[BriefId, Step] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    stop: str | None = None

    @property
    def outcomes(self) -> dict[BriefId, Outcome]:
        """What becomes of each brief."""
        return {brief_id: step.outcome for brief_id, step in self.steps.items()}


def is_same(one: str, other: str) -> bool:
    """Tell whether two files say the same, whatever editor or system saved them."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n")
