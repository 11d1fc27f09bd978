"""Organisations and publishers under the names that people decided on.

A brief keeps the name that its text uses; on the pages a body bears the one name that `names.yml`
gives it, so that every spelling leads to one page. Takes briefs and entries, returns briefs.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from generator.corpus.entries import put_together
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
    names = {
        fold(spelling): entry.name for entry in joined for spelling in (entry.name, *entry.aliases)
    }
    return Named(names, frozenset(entry.name for entry in joined if entry.hidden))


def under_one_name(briefs: Iterable[Brief], register: Register) -> tuple[Brief, ...]:
    """Return the briefs with every organisation and source under the name that was decided.

    Args:
        briefs: The briefs as people left them.
        register: Their decisions.
    """
    if not register.organisations and not register.sources:
        return tuple(briefs)
    bodies, sources = named(register.organisations), named(register.sources)
    return tuple(_renamed(brief, bodies, sources) for brief in briefs)


def _renamed(brief: Brief, bodies: Named, sources: Named) -> Brief:
    source = sources.shown(brief.source) if brief.source else None
    organisations = tuple(
        dict.fromkeys(filter(None, (bodies.shown(name) for name in brief.organisations)))
    )
    if source == brief.source and organisations == brief.organisations:
        return brief
    return replace(brief, source=source, organisations=organisations)


def called(register: Register) -> dict[str, tuple[str, ...]]:
    """Return the other names of each organisation that people wrote down, by its name.

    Args:
        register: Their decisions.
    """
    return dict(_others(register))


def _others(register: Register) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in put_together(register.organisations):
        if entry.aliases:
            yield entry.name, entry.aliases
