"""What captures and briefs come to, however a run found it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.compose import Doubt
from generator.model import Brief, BriefId
from generator.report import Report
from generator.running.resting import Resting


class Decided(NamedTuple):
    """What captures and briefs come to, before the pages are made.

    Attributes:
        report: What there is to say.
        briefs: The briefs as they stand.
        doubts: Why entries of `review` wait, by brief.
        rests: Whether no brief was written.
        resting: What to keep for a run after edits alone, where anything is.
    """

    report: Report
    briefs: Sequence[Brief]
    doubts: Mapping[BriefId, Sequence[Doubt]]
    rests: bool
    resting: Resting | None = None
