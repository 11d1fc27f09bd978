"""Organisations and publishers under the names that people decided on.

A brief keeps the name that its text uses; on the pages a body bears the one name that `names.yml`
gives it, so that every spelling leads to one page; without a decision, the name that most briefs
use of an acronym and what it stands for. Takes briefs and entries, returns briefs.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from generator.corpus.bodies_acronyms import names_of_one_body
from generator.corpus.entries import keys_of, put_together
from generator.model import Brief, Register, RegisterEntry
from generator.text.names import fold


class Named(NamedTuple):
    """What a section of `names.yml` says: the name for each folded spelling, and who is hidden."""

    names: Mapping[str, str]
    hidden: frozenset[str]  # canonical names

    def shown(self, name: str) -> str | None:
        """Return the name under which the pages show a body, None where they do not.

        Args:
            name: A name as a brief writes it.
        """
        found = self.names.get(fold(name), name)
        return None if found in self.hidden else found


def named(entries: tuple[RegisterEntry, ...]) -> Named:
    """Return what a section of `names.yml` says of each spelling.

    Args:
        entries: The entries of organisations, or of sources.
    """
    joined = put_together(entries)
    names = {key: entry.name for entry in joined for key in keys_of(entry)}
    return Named(names, frozenset(entry.name for entry in joined if entry.hidden))


class OneName(NamedTuple):
    """Briefs in which every body bears one name, and the other names of each by that name."""

    briefs: tuple[Brief, ...]
    called: Mapping[str, tuple[str, ...]]


def under_one_name(briefs: Iterable[Brief], register: Register) -> OneName:
    """Give every organisation and source the one name that was decided or that briefs tell.

    Args:
        briefs: The briefs as people left them.
        register: Their decisions.
    """
    there = tuple(briefs)
    bodies, sources = named(register.organisations), named(register.sources)
    told = names_of_one_body(there, bodies.names)
    names = {fold(other): shown for shown, *others in told for other in others}
    called = {shown: tuple(others) for shown, *others in told} | dict(_others(register))
    if not (names or register.organisations or register.sources):
        return OneName(there, called)
    bodies = Named({**names, **bodies.names}, bodies.hidden)
    return OneName(tuple(_renamed(brief, bodies, sources) for brief in there), called)


def _renamed(brief: Brief, bodies: Named, sources: Named) -> Brief:
    source = sources.shown(brief.source) if brief.source else None
    organisations = tuple(
        dict.fromkeys(filter(None, (bodies.shown(name) for name in brief.organisations)))
    )
    if source == brief.source and organisations == brief.organisations:
        return brief
    return replace(brief, source=source, organisations=organisations)


def _others(register: Register) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in put_together(register.organisations):
        if entry.aliases:
            yield entry.name, entry.aliases
