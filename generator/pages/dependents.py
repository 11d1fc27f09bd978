"""Which briefs' pages show otherwise than before, after somebody saved something.

Takes the book before and after, returns paths. A preview renders these alone. A page shows its
brief, its neighbours, the other reports of its story, what is related to it, and the people it
names; what is not compared is how near more distant briefs are related, which a whole build says.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.related import related_to
from generator.model import Brief, DocPath
from generator.pages.catalogue import Catalogue, relations_in


def changed_briefs(before: Catalogue, now: Catalogue) -> frozenset[DocPath]:
    """Return the briefs whose pages are to be rendered again.

    Args:
        before: The book as it was rendered last.
        now: The book as it is.
    """
    known = {brief.path: brief for brief in before.briefs}
    changed = {brief.path for brief in now.briefs if known.get(brief.path) != brief}
    there = {brief.path for brief in now.briefs}
    touched = [brief for brief in now.briefs if brief.path in changed]
    gone = [brief for brief in before.briefs if brief.path in changed or brief.path not in there]
    found = {
        *changed,
        # The book before first: its relations may still be known, and those of now are asked on.
        *(path for brief in gone for path in _around(before, brief)),
        *(path for brief in touched for path in _around(now, brief)),
        *_with_changed_people(before, now),
        *_with_changed_stories(before, now),
    }
    return frozenset(found & there)


def _around(known: Catalogue, brief: Brief) -> Iterator[DocPath]:
    """Give the neighbours of a brief, and what it is related to: most relations are mutual."""
    here = known.place.get(brief.id)
    if here is None:
        return
    for number in (here - 1, here + 1):
        if 0 <= number < len(known.briefs):
            yield known.briefs[number].path
    for relation in related_to(relations_in(known), brief):
        yield known.briefs[known.place[relation.brief]].path


def _with_changed_people(before: Catalogue, now: Catalogue) -> Iterator[DocPath]:
    """Give the briefs that name somebody of whom something is known otherwise than before."""
    for slug in before.people.keys() | now.people.keys():
        if before.people.get(slug) != now.people.get(slug):
            for brief in now.briefs_of.get(slug, ()):
                yield brief.path


def _with_changed_stories(before: Catalogue, now: Catalogue) -> Iterator[DocPath]:
    for brief in before.stories.keys() | now.stories.keys():
        if before.stories.get(brief) != now.stories.get(brief) and brief in now.place:
            yield now.briefs[now.place[brief]].path
