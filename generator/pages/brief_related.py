"""What a brief belongs with, and why in words.

Takes a brief and the book, returns Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.corpus.related import Order, Relation, related_to
from generator.model import Brief, Story
from generator.pages.catalogue import Catalogue, relations_in
from generator.pages.document import link, person_link
from generator.pages.lists import brief_item, source_of
from generator.text.markdown import escape
from generator.text.paths import organisation_path

_NAMED: Final = 4  # what a reason names; more tell no more


def related_briefs(brief: Brief, known: Catalogue) -> str:
    """Write the briefs that belong with one, each with its reason.

    Args:
        brief: The brief.
        known: The whole book.

    Returns:
        A list under its heading, empty where nothing is related.
    """
    items = [
        brief_item(
            brief.path,
            known.briefs[known.place[each.brief]],
            reason(brief, known, each),
        )
        for each in related_to(relations_in(known), brief)
    ]
    return "## Related\n\n" + "\n".join(items) if items else ""


def reason(brief: Brief, known: Catalogue, relation: Relation) -> str:
    """Say in words why another brief belongs with one.

    Args:
        brief: The brief on whose page it is said.
        known: The whole book.
        relation: What both have in common.

    Returns:
        "both name Jo Berg and the Water Board", or "next report on Jo Berg; both name …".
    """
    named = list(_names(brief, known, relation))
    if not named:
        return f"both name the {escape(relation.posts[0])}"
    if relation.order is Order.APART:
        return f"both name {_listed(named)}"
    where = "next report on" if relation.order is Order.NEXT else "report before this on"
    rest = f"; both name {_listed(named[1:])} too" if named[1:] else ""
    return f"{where} {named[0]}{rest}"


def _names(brief: Brief, known: Catalogue, relation: Relation) -> Iterator[str]:
    for slug in relation.people:
        if slug in known.people:
            yield person_link(brief.path, known.people[slug])
    for name in relation.bodies:
        path = organisation_path(name)
        yield link(brief.path, path, name) if path in known.bodies else escape(name)


def _listed(named: Sequence[str]) -> str:
    shown = list(named[:_NAMED])
    if len(named) > _NAMED:
        return f"{', '.join(shown)} and {len(named) - _NAMED} more"
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def also_reported(brief: Brief, known: Catalogue) -> str:
    """Write the other reports of a brief's story, and what this one alone names.

    Args:
        brief: The brief.
        known: The whole book.

    Returns:
        A list under its heading, empty where the brief is the only report.
    """
    story: Story | None = known.stories.get(brief.id)
    if story is None:
        return ""
    items = []
    own: tuple[str, ...] = ()
    for report in story.reports:
        if report.brief == brief.id:
            own = report.only
            continue
        other = known.briefs[known.place[report.brief]]
        only = f"only this report names {_listed(list(map(escape, report.only)))}"
        items.append(
            brief_item(brief.path, other, source_of(brief.path, other), only if report.only else "")
        )
    says = f"Of these reports only this one names {_listed(list(map(escape, own)))}." if own else ""
    return "\n\n".join(filter(None, ["## Also reported by", says, "\n".join(items)]))
