"""A brief as it is shown: its head, its text with names linked, what it belongs with.

Takes a brief as people left it and the book, returns the Markdown that MkDocs renders. The file
of the brief stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.model import Brief, DocPath
from generator.pages.brief_related import also_reported, related_briefs
from generator.pages.brief_text import anchored, anchored_at_end
from generator.pages.cards import cards
from generator.pages.catalogue import Catalogue
from generator.pages.cite import cite_box
from generator.pages.dates import time_tag
from generator.pages.document import (
    YEARS_INDEX,
    address,
    box,
    breadcrumbs,
    link,
    neighbours,
    web_address,
)
from generator.pages.excerpt import excerpt, is_captured
from generator.pages.lists import source_of
from generator.pages.naming import link_names
from generator.pages.site import Site
from generator.text.markdown import escape, plain
from generator.text.paths import organisation_path, person_path, year_path
from generator.text.sentences import first_sentence

# Around the brief's own text, for whoever renders the page (its language and direction).
TEXT_BEGINS: Final = "<!-- text begins -->"
TEXT_ENDS: Final = "<!-- text ends -->"

_NOWHERE: Final = Site()
_LONGEST_DESCRIPTION: Final = 200
_FIELDS: Final = {
    "source_url": "original",
    "byline": "writer",
    "updated": "update",
    "actors": "people",
    "organisations": "bodies",
}


def render_brief(
    brief: Brief, known: Catalogue, site: Site = _NOWHERE, *, made: DocPath | None = None
) -> str:
    """Write the page of a brief.

    Args:
        brief: The brief as its file says.
        known: The whole book.
        site: Where the page stands.
        made: The page that shows how the brief was made, if there is one.

    Returns:
        Markdown with the title as its only first-level heading.
    """
    path = brief.path
    slugs = known.named.get(brief.id, {})
    targets = [(name, address(path, person_path(slug))) for name, slug in slugs.items()]
    blocks = [
        breadcrumbs(f"[Years]({address(path, YEARS_INDEX)})", _year(brief)),
        f"# {escape(brief.title)}",
        box("bb-head", _head(brief)),
        _facts(brief, known),
        *[
            f'<div class="bb-correction" markdown>\n\n**Correction** {note}\n\n</div>'
            for note in brief.corrections
        ],
        TEXT_BEGINS,
        *_text(brief, site, targets),
        TEXT_ENDS,
        cards(brief, known),
        also_reported(brief, known),
        related_briefs(brief, known),
        _tools(brief, site, made),
        _neighbours(brief, known),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _text(brief: Brief, site: Site, targets: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the paragraphs with their links; each can be linked to, an excerpt's rest as well."""
    if site.excerpt and is_captured(brief):
        return anchored_at_end(link_names(excerpt(brief), targets), len(brief.paragraphs))
    return anchored(link_names(brief.paragraphs, targets))


def describe(brief: Brief) -> str:
    """Return what search engines and previews show: a person's words, else the first sentence."""
    if brief.description:
        return brief.description
    text = next(filter(str.strip, map(plain, brief.paragraphs)), "")
    place = first_sentence(text)
    if place is None:
        return brief.title
    first = text[slice(*place)]
    if len(first) <= _LONGEST_DESCRIPTION:
        return first
    return first[:_LONGEST_DESCRIPTION].rpartition(" ")[0] + " …"


def _year(brief: Brief) -> str:
    year = brief.date.year if brief.date else None
    return link(brief.path, year_path(year), str(year) if year else "No date")


def _head(brief: Brief) -> str:
    parts = [time_tag(brief.date)]
    if brief.source:
        parts.append(source_of(brief.path, brief))
    if brief.agency:
        parts.append(f"from {escape(brief.agency)}")
    if brief.byline:
        parts.append(f"by {', '.join(map(escape, brief.byline))}")
    if brief.updated:
        parts.append(f"updated {time_tag(brief.updated)}")
    original = web_address(brief.source_url)
    if original:
        parts.append(f"[original]({original})")
    labels = [_open_label(brief, name) for name in _open_fields(brief)]
    return " · ".join(parts) + "".join(f' <span class="bb-open">{label}</span>' for label in labels)


def _open_fields(brief: Brief) -> Iterator[str]:
    """Give the fields that are unsure or missing; that there is no date is said already."""
    if not brief.source and "source" not in brief.review:
        yield "source"
    for name in brief.review:
        if name != "date" or brief.date:
            yield name


def _open_label(brief: Brief, field: str) -> str:
    known = getattr(brief, field, True)
    return escape(f"{_FIELDS.get(field, field)} {'unconfirmed' if known else 'open'}")


def _facts(brief: Brief, known: Catalogue) -> str:
    """Write people with their roles, and bodies; a person who is hidden is in neither."""
    slugs = known.named.get(brief.id, {})
    people = [
        link(brief.path, person_path(slugs[actor.name]), actor.name)
        + (f", {escape(actor.role)}" if actor.role else "")
        for actor in brief.actors
        if actor.name in slugs
    ]
    bodies = [
        link(brief.path, path, name) if path in known.bodies else escape(name)
        for name, path in ((name, organisation_path(name)) for name in brief.organisations)
    ]
    rows = [("People", people), ("Bodies", bodies)]
    # The dot stays on the line of the name before it.
    lines = [f"**{label}** {'&nbsp;· '.join(values)}" for label, values in rows if values]
    return box("bb-facts", "\n\n".join(lines)) if lines else ""


def _tools(brief: Brief, site: Site, made: DocPath | None) -> str:
    """Write what else can be done with a brief: see how it was made, correct it, cite it."""
    edit = site.edit_url(brief.path)
    links = [
        f"[How this brief was made ›]({address(brief.path, made)})" if made else "",
        f"[Edit this brief]({web_address(edit)})" if edit else "",
    ]
    return box("bb-tools", "\n\n".join([*filter(None, links), cite_box(brief, site)]))


def _neighbours(brief: Brief, known: Catalogue) -> str:
    here = known.place.get(brief.id)
    if here is None:
        return ""
    older = known.briefs[here + 1] if here + 1 < len(known.briefs) else None
    newer = known.briefs[here - 1] if here else None
    return neighbours(_step(brief.path, older), _step(brief.path, newer))


def _step(path: DocPath, brief: Brief | None) -> str:
    return f"{link(path, brief.path, brief.title)}, {time_tag(brief.date)}" if brief else ""
