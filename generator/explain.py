"""Where a brief came from: its captures line by line, kept or dropped and why.

Takes a brief and what its captures hold, read again; returns rows for whoever shows them. The
article of a capture that shares most words with the brief is the one that is explained.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.model import Article, Brief, CaptureId, Found, Reading
from generator.text.markdown import plain
from generator.text.names import fold

_FIELDS: Final = ("title", "date", "updated", "source", "source_url", "agency")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a capture gave for one field, and what the brief says now."""

    field: str
    value: str
    line: int
    rule: str
    sure: float  # 0 to 1
    now: str | None  # what the brief says, None where it says nothing


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """One line of a capture and what became of it."""

    number: int
    text: str
    kept: bool  # it stands in the brief's text
    note: str  # the fields it gave, the reason it was dropped, or nothing


@dataclass(frozen=True, slots=True)
class Explained:
    """One capture of a brief."""

    capture: CaptureId
    evidence: tuple[Evidence, ...]
    open_fields: tuple[tuple[str, str], ...]  # the field, and why it stayed open
    lines: tuple[ExplainedLine, ...]


def explain(brief: Brief, reading: Reading, text: str) -> Explained | None:
    """Tell what a brief took from one of its captures.

    Args:
        brief: The brief as it is on disk.
        reading: What the capture holds, read again.
        text: The capture's decoded text.

    Returns:
        Its fields with their evidence and its lines with their reasons; None where the capture
        holds no article that shares words with the brief.
    """
    article = closest(brief, reading.articles)
    if article is None:
        return None
    return Explained(
        reading.capture,
        tuple(_evidence(brief, article)),
        tuple((hint.field, hint.message) for hint in article.hints),
        tuple(_lines(article, reading, text)),
    )


def closest(brief: Brief, articles: Sequence[Article]) -> Article | None:
    """Return the article that shares most words with a brief, or None where none shares any."""
    own = Counter(_words(" ".join(map(plain, brief.paragraphs))))

    def shared(article: Article) -> int:
        text = " ".join(block.text for block in article.blocks)
        return (own & Counter(_words(text))).total()

    best = max(articles, key=shared, default=None)
    return best if best is not None and shared(best) else None


def _words(text: str) -> list[str]:
    return fold(text).split()


def _evidence(brief: Brief, article: Article) -> Iterator[Evidence]:
    for name in _FIELDS:
        found = getattr(article, name)
        if found is not None:
            now = getattr(brief, name)
            yield _row(name, found, None if now is None else str(now))
    for found in article.byline:
        now = found.value if found.value in brief.byline else ", ".join(brief.byline) or None
        yield _row("byline", found, now)


def _row(name: str, found: Found[object], now: str | None) -> Evidence:
    return Evidence(name, str(found.value), found.lines.first, found.rule, found.confidence, now)


def _lines(article: Article, reading: Reading, text: str) -> Iterator[ExplainedLine]:
    kept = {
        number for block in article.blocks for number in range(block.lines.first, block.lines.end)
    }
    notes: dict[int, list[str]] = {}
    for name, found in _found_in(article):
        notes.setdefault(found.lines.first, []).append(name)
    others = {
        block.lines.first: other.title.value if other.title else "an article without a title"
        for other in reading.articles
        if other is not article
        for block in other.blocks
    }
    dropped = {
        number: each.reason
        for each in reading.dropped
        for number in range(each.lines.first, each.lines.end)
    }
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        note = ", ".join(notes.get(number, ()))
        if not note and number not in kept:
            other = others.get(number)
            note = f"of another article: {other}" if other else dropped.get(number, "")
        yield ExplainedLine(number, " ".join(line.split()), number in kept, note)


def lines_of(article: Article) -> frozenset[int]:
    """Return the numbers of the lines that an article is made of, its fields' lines included."""
    found = [found.lines for _, found in _found_in(article)]
    ranges = [*found, *(block.lines for block in article.blocks)]
    return frozenset(number for lines in ranges for number in range(lines.first, lines.end))


def _found_in(article: Article) -> Iterator[tuple[str, Found[object]]]:
    for name in _FIELDS:
        found = getattr(article, name)
        if found is not None:
            yield name, found
    for found in article.byline:
        yield "byline", found


def as_lines(explained: Explained) -> Iterator[str]:
    """Yield what is explained as lines for a terminal: fields first, then the capture."""
    yield f"seeds/{explained.capture}"
    for row in explained.evidence:
        changed = "" if row.now == row.value else f"; the brief says {row.now or 'nothing'}"
        yield f"  {row.field}: {row.value}  (line {row.line}, {row.rule}, {row.sure:.0%}{changed})"
    for name, reason in explained.open_fields:
        yield f"  {name}: open, {reason}"
    yield ""
    for line in explained.lines:
        mark = "|" if line.kept else " "
        note = f"   <- {line.note}" if line.note else ""
        yield f"{line.number:5} {mark} {line.text}{note}"
