"""The index of posts: body by body, who held which, from the first to the last such brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from generator.model import Brief, BriefId, DocPath, Page, Post, Tenure
from generator.pages.catalogue import Catalogue
from generator.pages.dates import count, in_words
from generator.pages.document import OFFICES_INDEX, address, link, page, person_link
from generator.text.markdown import escape, escape_cell
from generator.text.paths import post_path

BOUNDS: Final = (
    "Each date is of a brief: the first and the last that say so. The book knows what its briefs "
    "say, no more."
)
_EMPTY: Final = (
    "No brief names a post yet. Posts appear here when a role in a brief says which post of which "
    "body or state somebody holds."
)
_HOLDERS: Final = 5  # of one post that the index shows; its page shows all
# With more posts the index names them; their pages say who held them.
_LARGE: Final = 300
_ALONE: Final = "Other posts"


def offices_index(known: Catalogue) -> Iterator[Page]:
    """Emit the index of posts.

    Args:
        known: The whole book.

    Yields:
        `offices/index.md`.
    """
    bodies = len({post.body for post in known.posts})
    total = f"{count(len(known.posts), 'post')} of {count(bodies, 'body', 'bodies')}"
    yield page(
        OFFICES_INDEX,
        "Offices",
        "# Offices",
        f"{total}, by name. {BOUNDS}" if known.posts else _EMPTY,
        *(_short(known.posts) if len(known.posts) > _LARGE else _tables(known)),
        description=f"{total}, and who held them.",
    )


def _short(posts: Sequence[Post]) -> Iterator[str]:
    lines = []
    for body, group in groupby(posts, key=lambda post: post.body):
        links = [link(OFFICES_INDEX, post_path(post.slug), post.title) for post in group]
        lines.append(f"- **{escape(body or _ALONE)}** {' · '.join(links)}")
    yield "\n".join(lines)


def _tables(known: Catalogue) -> Iterator[str]:
    for body, group in groupby(known.posts, key=lambda post: post.body):
        yield f"## {escape(body or _ALONE)}"
        rows = [row for post in group for row in _rows(known, post)]
        head = "| Post | Held by | Dates of the briefs | Briefs |\n| --- | --- | --- | ---: |"
        yield f"{head}\n" + "\n".join(rows)


def _rows(known: Catalogue, post: Post) -> Iterator[str]:
    name = f"[{escape_cell(post.title)}]({address(OFFICES_INDEX, post_path(post.slug))})"
    held = post.holders or post.others
    shown = held[-_HOLDERS:]
    if len(held) > len(shown):
        yield f"| {name} | {len(held) - len(shown)} before these | | |"
        name = ""
    for tenure in shown:
        person = person_link(OFFICES_INDEX, known.people[tenure.person]).replace("|", "&#124;")
        said = f" ({tenure.said})" if tenure.said else ""
        yield (
            f"| {name} | {person}{said} | {dates_of(OFFICES_INDEX, known.by_id, tenure)} "
            f"| {len(tenure.evidence):,} |"
        )
        name = ""


def dates_of(start: DocPath, briefs: Mapping[BriefId, Brief], tenure: Tenure) -> str:
    """Write the dates of the first and the last brief that say something, as links to them.

    Args:
        start: The page that they stand on.
        briefs: The briefs of the book by id, those at least that say it.
        tenure: What briefs say of somebody and a post.
    """
    said = [briefs[each.brief] for each in tenure.evidence]
    dated = [brief for brief in said if brief.date] or said
    ends = [dated[0], dated[-1]] if dated[0].date != dated[-1].date else [dated[0]]
    return " – ".join(link(start, brief.path, in_words(brief.date)) for brief in ends)
