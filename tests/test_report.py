"""What a run says: place, field, reason; the counts last."""

from generator.compose import Doubt
from generator.model import Problem
from generator.report import Counts, Report, most_useful_first, waiting
from tests.builders import a_brief

WAITING = waiting([a_brief(review=("date",))], {a_brief().id: [Doubt("date", "no date was found")]})


def test_last_line_counts() -> None:
    """The counts are the last line, deletions only where there are some."""
    report = Report(waiting=WAITING, counts=Counts(1, 2, 3, 4))

    assert list(report.lines())[-1] == "1 written, 2 kept, 3 proposed, 4 refused"
    assert Counts(deleted=5).line().endswith("0 refused, 5 deleted")


def test_waiting_entries_are_told_with_reason() -> None:
    """What the generator was unsure of stands before the counts, per brief and field."""
    lines = list(Report(waiting=WAITING).lines())

    assert lines[:2] == [
        "Waiting for review: 1 entry in 1 file:",
        "  docs/briefs/1998/rail-strike-ends-after-nine-days.md: date: no date was found",
    ]
    assert lines[-1] == "To confirm a value, delete its entry in 'review' or change the value."


def test_problems_are_told_with_their_line() -> None:
    """What needs a person is told apart from what is only told."""
    report = Report(problems=(Problem("a.md", "is odd", line=3),), notes=(Problem("b", "no"),))

    assert list(report.lines()) == [
        "For your information:",
        "  b: no",
        "",
        "Needs a person:",
        "  a.md:3: is odd",
        "",
    ]


def test_most_useful_comes_first() -> None:
    """Open dates, doubtful people, unnamed sources, then the rest."""
    fields = ["agency", "source", None, "date", "title"]
    ordered = most_useful_first([Problem("a", "b", field) for field in fields])

    assert [problem.field for problem in ordered] == ["date", None, "source", "title", "agency"]


def test_report_is_plain_data_too() -> None:
    """The same for other programs."""
    assert Report(waiting=WAITING, counts=Counts(1)).data() == {
        "problems": [],
        "notes": [],
        "review": [
            {
                "where": "docs/briefs/1998/rail-strike-ends-after-nine-days.md",
                "message": "no date was found",
                "field": "date",
                "line": None,
            }
        ],
        "counts": {"written": 1, "kept": 0, "proposed": 0, "refused": 0, "deleted": 0},
    }
    assert Report().data()["counts"] is None
