"""What `names.yml` says about posts: which roles are one post, and which are not.

Takes the register's entries, tells the post of an office as a brief names it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from generator.corpus.posts_bodies import Body
from generator.corpus.posts_roles import Office, parse_role
from generator.model import RegisterPost
from generator.text.names import fold

_DECIDED: Final = "="  # no key of a title has it


class PostKey(NamedTuple):
    """What makes two offices one post: equal body and equal title."""

    body: str
    title: str


class Decided(NamedTuple):
    """People's decisions, ready to be looked up."""

    entries: Sequence[RegisterPost]
    by_role: Mapping[str, int]  # folded role as written to the number of the entry
    by_key: Mapping[PostKey, int]
    apart: frozenset[PostKey]  # that no rule joins with another post

    def key_of(self, role: str, office: Office, led: Mapping[str, str]) -> PostKey | None:
        """Return the post of an office.

        Args:
            role: The role as the brief writes it.
            office: The office that it names.
            led: Of a body, the title of its first person.

        Returns:
            Its key; None where nothing says whose office it is.
        """
        body = office.body.key if office.body else ""
        own = PostKey(body, office.key)
        entry = self.by_role.get(fold(role), self.by_key.get(own))
        if entry is not None:
            return PostKey(_DECIDED, str(entry))
        if not body and not office.alone:
            return None
        title = led.get(body) if office.leads and own not in self.apart else None
        if title is None:
            return own
        joined = PostKey(body, title)
        entry = self.by_key.get(joined)
        return joined if entry is None else PostKey(_DECIDED, str(entry))

    def keeps_apart(self, body: str, title: str) -> bool:
        """Tell whether nothing may be joined with a title of a body."""
        return PostKey(body, title) in self.apart

    def title_of(self, key: PostKey) -> str | None:
        """Return the name that people gave a post."""
        return self.entries[int(key.title)].name if key.body == _DECIDED else None


def decided_by(entries: Sequence[RegisterPost], acronyms: Mapping[str, Body]) -> Decided:
    """Make people's decisions about posts ready.

    Args:
        entries: What `names.yml` says.
        acronyms: What the acronyms of the book stand for.
    """
    by_role: dict[str, int] = {}
    by_key: dict[PostKey, int] = {}
    apart: set[PostKey] = set()
    for number, entry in enumerate(entries):
        for name in (entry.name, *entry.aliases):
            by_role.setdefault(fold(name), number)
            by_key.update(dict.fromkeys(_keys(name, acronyms), number))
        for name in entry.different:
            apart |= _keys(name, acronyms)
    # What is called different stands in no entry by its key alone.
    for entry in entries:
        for name in entry.different:
            number = by_role.get(fold(name), -1)
            for key in _keys(name, acronyms):
                if by_key.get(key, number) != number:
                    del by_key[key]
    return Decided(entries, by_role, by_key, frozenset(apart))


def _keys(name: str, acronyms: Mapping[str, Body]) -> set[PostKey]:
    """Return the posts that a role as written names."""
    keys = set()
    for office in parse_role(name):
        if office.body:
            full = acronyms.get(office.body.name, office.body)
            keys.add(PostKey(full.key, office.key))
    return keys
