"""Who holds which post, as one brief says it.

The roles of its front matter come first: they are what people corrected. Its text adds whose office
it is where the role does not say it, and the office where the role is a rank or missing.

Takes a brief, returns claims; the same brief gives the same claims. Other briefs play no part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.corpus.posts_beside import around, beside, is_rank
from generator.corpus.posts_bodies import Body
from generator.corpus.posts_roles import Held, Office, parse_role
from generator.corpus.posts_text import (
    acronyms_in,
    is_long_ago,
    led,
    others_of,
    quoted,
)
from generator.model import Actor
from generator.text.markdown import plain

_PLACES: Final = 5  # of one name that are looked at


class Claim(NamedTuple):
    """What a brief says of somebody and an office."""

    actor: str  # as the brief's front matter writes the name
    office: Office
    words: str  # the brief's own, with the name


class Claims(NamedTuple):
    """What one brief says of posts."""

    claims: tuple[Claim, ...]
    acronyms: tuple[tuple[str, str], ...]  # that its text explains


class _Place(NamedTuple):
    paragraph: int
    start: int
    end: int


def find_claims(actors: Sequence[Actor], paragraphs: Sequence[str], year: int | None) -> Claims:
    """Find what a brief says of posts.

    Args:
        actors: The people of its front matter.
        paragraphs: Its text, Markdown.
        year: Of its date, where it has one.

    Returns:
        Its claims in the order of its actors, and the acronyms that it explains.
    """
    texts = [plain(paragraph) for paragraph in paragraphs]
    names = [actor.name for actor in actors]
    claims = [
        claim
        for actor in actors
        for claim in _of_actor(actor, [name for name in names if name != actor.name], texts, year)
    ]
    return Claims(tuple(claims), tuple(acronyms_in(texts)) if claims else ())


def _of_actor(
    actor: Actor, others: Sequence[str], texts: Sequence[str], year: int | None
) -> Iterator[Claim]:
    found = parse_role(actor.role) if actor.role else ()
    written = [office for office in found if not _is_of_a_person(office, others)]
    is_open = actor.role is None or is_rank(actor.role)
    if not written and not is_open:
        return
    places = [
        place
        for place in _places(actor.name, texts)
        if not is_long_ago(texts[place[0]], place[1], year)
    ]
    if not places and any(actor.name in text for text in texts):
        return  # only in sentences about another time
    if written and all(office.body for office in written):
        for office in written:
            yield Claim(actor.name, office, _words(actor, places, texts))
        return
    said = _said(places, others, texts)
    if is_open:
        for office, place in said.offices.values():
            if office.body:
                yield Claim(actor.name, office, quoted(texts[place[0]], place[1], place[2]))
        return
    for office in written:
        yield Claim(actor.name, _completed(office, said), _words(actor, places, texts))


def _is_of_a_person(office: Office, others: Sequence[str]) -> bool:
    """Tell whether an office is somebody's and no body's: "Roe's vice-president"."""
    body = office.body
    return bool(body and not body.nation and any(body.name in name.split() for name in others))


class _Said(NamedTuple):
    offices: Mapping[tuple[str, str], tuple[Office, _Place]]
    side: Body | None
    state: Body | None


def _said(places: Sequence[_Place], others: Sequence[str], texts: Sequence[str]) -> _Said:
    """Return what the text says around a name."""
    offices: dict[tuple[str, str], tuple[Office, _Place]] = {}
    sides: dict[str, Body] = {}
    states: dict[str, Body] = {}
    for place in places:
        paragraph, start, end = place
        there = around(texts[paragraph], start, end)
        before = [*texts[:paragraph], texts[paragraph][:start]]
        leading, side = led(there, before)
        for office in (*beside(there, others), *([leading] if leading else [])):
            key = office.key, office.body.key if office.body else ""
            offices.setdefault(key, (office, place))
        if side:
            sides[side.key] = side
        state = others_of(there)
        if state:
            states[state.key] = state
    return _Said(
        offices,
        next(iter(sides.values())) if len(sides) == 1 else None,
        next(iter(states.values())) if len(states) == 1 else None,
    )


def _completed(office: Office, said: _Said) -> Office:
    """Return an office with whose it is, where the text says it in one way."""
    if office.body:
        return office
    near = [other for other, _ in said.offices.values() if other.key == office.key and other.body]
    bodies = {other.body.key: other.body for other in near if other.body}
    held = next(
        (
            other.held
            for other, _ in said.offices.values()
            if other.key == office.key and other.held is not Held.NOW
        ),
        office.held,
    )
    office = office._replace(held=held if office.held is Held.NOW else office.held)
    if len(bodies) == 1:
        return office._replace(body=next(iter(bodies.values())))
    if bodies:
        return office
    for body in (said.side, said.state):
        if body and (not body.nation or _is_of_state(office, body)):
            return office._replace(body=body)
    return office


def _is_of_state(office: Office, body: Body) -> bool:
    """Tell whether a state has such an office."""
    return any(each.body for each in parse_role(f"{body.name}'s {office.title}"))


def _places(name: str, texts: Sequence[str]) -> list[_Place]:
    found: list[_Place] = []
    for number, text in enumerate(texts):
        at = text.find(name)
        while at >= 0 and len(found) < _PLACES:
            found.append(_Place(number, at, at + len(name)))
            at = text.find(name, at + 1)
    return found


def _words(actor: Actor, places: Sequence[_Place], texts: Sequence[str]) -> str:
    """Return the words of the brief: the sentence that names the actor, else the role."""
    if not places:
        return f"{actor.name}, {actor.role}"
    paragraph, start, end = places[0]
    return quoted(texts[paragraph], start, end)
