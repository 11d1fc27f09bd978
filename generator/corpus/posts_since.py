"""The posts of a book, found anew only where what they follow from has changed.

They follow from what briefs claim, from who is who and from what people decided, and from nothing
else of a text. So most edits leave them as they are.

Takes briefs, returns `Post`s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from generator.corpus.facts import facts_of
from generator.corpus.posts import find_posts
from generator.corpus.posts_claims import Claims
from generator.digests import digest_of, mark_of
from generator.model import Brief, BriefId, Post, Register, Slug
from generator.remembered import Continued


class _Last(NamedTuple):
    """The posts as they were found last, and what they follow from."""

    marks: tuple[str, ...]  # of the briefs
    claims: tuple[str, ...]  # digests of what each of them claims
    of: str
    posts: tuple[Post, ...]


class _AllClaims(NamedTuple):
    """What briefs claim, as it was when posts were looked for last."""

    marks: tuple[str, ...]  # of the briefs
    claims: tuple[Claims, ...]


_last: Final = Continued[_Last](_Last, name="posts")
_all_claims: Final = Continued[_AllClaims](_AllClaims, name="claims")


def posts_of(
    briefs: Sequence[Brief], person_of: Mapping[tuple[BriefId, str], Slug], register: Register
) -> tuple[Post, ...]:
    """Return what `posts.find_posts` finds.

    Args:
        briefs: The briefs of the book.
        person_of: Who each actor of a brief is.
        register: What people decided about posts.
    """
    before = _last.last()
    known = dict(zip(before.marks, before.claims, strict=False)) if before else {}
    marks = tuple(map(mark_of, briefs))
    claims = tuple(
        known.get(mark) or digest_of(facts_of(brief).claims)
        for mark, brief in zip(marks, briefs, strict=True)
    )
    of = digest_of((claims, tuple(_seen(brief, person_of) for brief in briefs), register.posts))
    same = before is not None and before.of == of
    if before and same:
        found = before.posts
    else:
        found = find_posts(briefs, person_of, register, _claims_of(briefs, marks))
    if not before or not same or before.marks != marks:
        _last.keep(_Last(marks, claims, of, found))
    return found


def _claims_of(briefs: Sequence[Brief], marks: tuple[str, ...]) -> tuple[Claims, ...]:
    """Return what each brief claims, read at one go where most are as they were."""
    before = _all_claims.last()
    known = dict(zip(before.marks, before.claims, strict=False)) if before else {}
    found = tuple(
        known.get(mark) or facts_of(brief).claims for mark, brief in zip(marks, briefs, strict=True)
    )
    if before is None or before.marks != marks:
        _all_claims.keep(_AllClaims(marks, found))
    return found


def _seen(brief: Brief, person_of: Mapping[tuple[BriefId, str], Slug]) -> str:
    """Return what the posts follow from beside the claims of a brief."""
    who = (
        f"{actor.name}\0{actor.role}\0{person_of.get((brief.id, actor.name))}"
        for actor in brief.actors
    )
    return "\0".join((brief.id, brief.path, str(brief.date), *who))
