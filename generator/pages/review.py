"""What waits for a person, most useful first: what is open, why, and the file to edit.

For who keeps the book. It is in every preview; in the published site only where the settings say
so, for it tells of captures and of what nobody has looked at.

Takes problems, returns a `Page` that asks not to be found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import yaml

from generator.model import Brief, DocPath, Page, Problem
from generator.pages.dates import count
from generator.pages.document import address, box, web_address
from generator.pages.site import Site
from generator.text.markdown import escape_cell

REVIEW: Final = DocPath("review.md")

_TITLE: Final = "Waiting for review"
_DOCS: Final = "docs/"
_MOST: Final = 500  # rows; what is settled makes room for the rest
_NOTHING: Final = (
    "Nothing waits. What the generator is not sure of appears here: a date that a page does not "
    "give, a publisher who is only likely, two names that may be one person's."
)
_HOW: Final = (
    "To confirm a value, delete its entry under `review` in the brief, or change the value. Two "
    "names are one person, or two, when `names.yml` says so."
)


def review_page(problems: Sequence[Problem], briefs: Mapping[DocPath, Brief], site: Site) -> Page:
    """Write the page.

    Args:
        problems: What waits, most useful first.
        briefs: The published briefs by path.
        site: Where the page stands.

    Returns:
        A page with a table, or with what would fill it; kept out of search engines.
    """
    head = yaml.safe_dump(
        {"title": _TITLE, "generated": True, "robots": "noindex"}, sort_keys=False
    )
    rows = [_row(problem, briefs, site) for problem in problems[:_MOST]]
    more = f"; here the first {_MOST}" if len(problems) > _MOST else ""
    total = f"{count(len(problems), 'entry', 'entries')}, most useful first{more}. {_HOW}"
    blocks = [f"# {_TITLE}", total if rows else _NOTHING]
    if rows:
        table = "| Open | In | Why | File |\n| --- | --- | --- | --- |\n" + "\n".join(rows)
        blocks.append(box("bb-review", table))
    return Page(REVIEW, f"---\n{head}---\n\n" + "\n\n".join(blocks) + "\n")


def _row(problem: Problem, briefs: Mapping[DocPath, Brief], site: Site) -> str:
    brief = briefs.get(DocPath(problem.where.removeprefix(_DOCS)))
    where = f"[{escape_cell(brief.title)}]({address(REVIEW, brief.path)})" if brief else ""
    field = (problem.field or "file").replace("_", " ")
    cells = (escape_cell(field), where, escape_cell(problem.message), _file(problem, site))
    return f"| {' | '.join(cells)} |"


def _file(problem: Problem, site: Site) -> str:
    """Lead to where the file is edited; without such a place, name it."""
    line = f":{problem.line}" if problem.line else ""
    name = escape_cell(f"{problem.where}{line}")
    target = web_address(site.edit_file(problem.where))
    return f"[{name}]({target})" if target else name
