"""Builders of the values that tests hand to stages: only what a test says differs from these."""

from typing import Any, TypeVar

from generator.model import (
    Actor,
    Article,
    Block,
    BlockKind,
    Brief,
    BriefId,
    Capture,
    CaptureId,
    DocPath,
    Found,
    LineRange,
    PartialDate,
)

_T = TypeVar("_T")

SENTENCES = (
    "The rail strike ended on Tuesday after nine days, Transport Minister Jo Berg said in Lund.",
    "Trains run again from Wednesday morning, the Northern Rail Company said in a statement.",
    "The drivers will be paid for half of the days on which no train left the station.",
    "Talks about the timetable of the next winter begin in the autumn, the two sides agreed.",
)

TEXT = "\n".join(
    (
        "Rail strike ends after nine days",
        "",
        "By Ana Lima",
        "3 March 1998",
        "",
        *SENTENCES,
        "",
    )
)


def a_capture(text: str = TEXT, *, name: str = "rail.txt", **changes: Any) -> Capture:  # noqa: ANN401 - any of the type's fields
    """Return a capture of a plain text."""
    return Capture(CaptureId(name), text.encode(), **changes)


def a_block(text: str, *, line: int = 1, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    """Return a block that stands on one line."""
    return Block(text, LineRange(line, line + 1), kind)


def found(value: _T, *, confidence: float = 1.0, line: int = 1, rule: str = "test") -> Found[_T]:
    """Return a value with its evidence."""
    return Found(value, LineRange(line, line + 1), rule, confidence)


def an_article(*paragraphs: str, **changes: Any) -> Article:  # noqa: ANN401 - any of the type's fields
    """Return an article that leaves nothing open."""
    blocks = tuple(
        a_block(text, line=number) for number, text in enumerate(paragraphs or SENTENCES, 6)
    )
    values: dict[str, Any] = {
        "capture": CaptureId("rail.txt"),
        "blocks": blocks,
        "title": found("Rail strike ends after nine days"),
        "date": found(PartialDate(1998, 3, 3)),
        "source": found("The Lund Courier"),
        "byline": (found("Ana Lima"),),
        "language": "en",
        "people": (Actor("Jo Berg", "Transport Minister"),),
        "organisations": ("Northern Rail Company",),
    }
    return Article(**(values | changes))


def a_brief(*paragraphs: str, **changes: Any) -> Brief:  # noqa: ANN401 - any of the type's fields
    """Return a brief that leaves nothing open."""
    values: dict[str, Any] = {
        "path": DocPath("briefs/1998/rail-strike-ends-after-nine-days.md"),
        "id": BriefId("bkabcdef234567"),
        "title": "Rail strike ends after nine days",
        "paragraphs": paragraphs or SENTENCES,
        "date": PartialDate(1998, 3, 3),
        "source": "The Lund Courier",
        "byline": ("Ana Lima",),
        "actors": (Actor("Jo Berg", "Transport Minister"),),
        "organisations": ("Northern Rail Company",),
        "language": "en",
        "seeds": (CaptureId("rail.txt"),),
    }
    return Brief(**(values | changes))
