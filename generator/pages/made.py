"""How a brief was made: its captures line by line, kept or dropped and why.

Takes a brief and what was explained of its captures, returns a `Page` that asks not to be found:
the text of a capture belongs to its publisher. Only a book that says so has these pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape as escape_html
from itertools import islice
from typing import Final

import yaml

from generator.explain import Evidence, Explained, ExplainedLine
from generator.model import Brief, DocPath, Page, Problem
from generator.pages.document import YEARS_INDEX, address, box, breadcrumbs, link
from generator.text.markdown import escape, escape_cell, one_line

# A page is for reading: a longer capture is shown in part, and says so.
_MOST_LINES: Final = 2000
_LONGEST_DROPPED: Final = 300
_SAYS: Final = (
    "Each capture as it was saved, line by line. Lines with a bar stand in the brief; the others "
    "were left out, for the reason behind them; lines of briefs that are not published are not "
    "shown. People correct briefs: what a brief says now may not be what was found."
)


def made_path(brief: Brief) -> DocPath:
    """Return the path of the page that shows how a brief was made.

    >>> made_path(Brief(DocPath("briefs/1998/rail.md"), "", "", ()))
    'briefs/1998/rail/made.md'
    """
    return DocPath(f"{brief.path.removesuffix('.md')}/made.md")


def made_page(brief: Brief, captures: Sequence[Explained], missing: Sequence[Problem]) -> Page:
    """Write the page.

    Args:
        brief: The brief as it is on disk.
        captures: What its captures gave.
        missing: The captures that give nothing, with the reason.

    Returns:
        The page, kept out of search engines and of the book's own search.
    """
    path = made_path(brief)
    head = yaml.safe_dump(
        {
            "title": f"How this brief was made: {one_line(brief.title)}",
            "generated": True,
            "robots": "noindex",
            "search": {"exclude": True},
        },
        allow_unicode=True,
        sort_keys=False,
        width=2**16,
    )
    blocks = [
        breadcrumbs(f"[Years]({address(path, YEARS_INDEX)})", link(path, brief.path, brief.title)),
        "# How this brief was made",
        _SAYS,
        *[part for number, each in enumerate(captures, 1) for part in _capture(each, number)],
        *[f"`{_code(problem.where)}` {escape(problem.message)}." for problem in missing],
    ]
    return Page(path, f"---\n{head}---\n\n" + "\n\n".join(filter(None, blocks)) + "\n")


def _code(text: str) -> str:
    return one_line(text).replace("`", "'")


def _capture(explained: Explained, number: int) -> Iterator[str]:
    yield f"## {escape(f'seeds/{explained.capture}')}"
    if explained.evidence:
        rows = "\n".join(_row(each, number) for each in explained.evidence)
        yield (
            "| Field | Found | Line | Why | Sure | The brief says |\n"
            f"| --- | --- | ---: | --- | ---: | --- |\n{rows}"
        )
    yield "\n".join(
        f"- {escape(field)}: open, {escape(reason)}" for field, reason in explained.open_fields
    )
    marked = {each.line for each in explained.evidence}
    lines = "\n".join(
        _line(line, number, linked=line.number in marked)
        for line in islice(explained.lines, _MOST_LINES)
    )
    yield f'<ol class="bb-lines" dir="auto">\n{lines}\n</ol>'
    more = len(explained.lines) - _MOST_LINES
    if more > 0:
        yield box("bb-more", f"{more:,} more lines are not shown.")


def _row(each: Evidence, number: int) -> str:
    now = "the same" if each.now == each.value else escape_cell(each.now or "nothing")
    cells = (
        each.field,
        escape_cell(each.value),
        f"[{each.line}](#c{number}-{each.line})",
        escape_cell(each.rule),
        f"{each.sure:.0%}",
        now,
    )
    return f"| {' | '.join(cells)} |"


def _line(line: ExplainedLine, number: int, *, linked: bool) -> str:
    text = one_line(line.text)
    if not line.kept and len(text) > _LONGEST_DROPPED:
        text = text[:_LONGEST_DROPPED] + " …"
    marks = f' id="c{number}-{line.number}"' if linked else ""
    marks += ' class="bb-kept"' if line.kept else ""
    note = line.note or ("" if line.kept else "not part of the text")
    said = f" <small>{escape_html(one_line(note))}</small>" if note else ""
    return f'<li value="{line.number}"{marks}>{escape_html(text)}{said}</li>'
