"""What the tenures of a post tell: whose they are, which overlap, where nobody is known.

Takes `Post`s, returns values for pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations, pairwise
from typing import Final

from generator.model import PartialDate, Post, Slug, Tenure

_GAP: Final = 31  # days between two holders that are worth a word
_NEVER: Final = date.max


def posts_of(posts: Iterable[Post], person: Slug) -> tuple[tuple[Post, Tenure], ...]:
    """Return the posts of a person with what the briefs say of them there.

    Args:
        posts: The posts of the book.
        person: A person's slug.

    Returns:
        Posts that they hold before others, newest last brief first.
    """
    found = [
        (post, tenure)
        for post in posts
        for tenure in (*post.holders, *post.others)
        if tenure.person == person
    ]

    def order(each: tuple[Post, Tenure]) -> tuple[object, ...]:
        post, tenure = each
        last = tenure.last
        return (
            tenure.said is not None,
            last is None,
            -last.begins().toordinal() if last else 0,
            post.slug,
        )

    return tuple(sorted(found, key=order))


def posts_by_person(posts: Iterable[Post]) -> dict[Slug, tuple[tuple[Post, Tenure], ...]]:
    """Return the posts of every person who has one, as `posts_of` gives them."""
    theirs: dict[Slug, dict[Slug, Post]] = defaultdict(dict)
    for post in posts:
        for tenure in (*post.holders, *post.others):
            theirs[tenure.person][post.slug] = post
    return {person: posts_of(own.values(), person) for person, own in theirs.items()}


def overlaps(post: Post) -> tuple[tuple[Tenure, Tenure], ...]:
    """Return the pairs of holders of whom briefs say that they held a post at one time.

    Args:
        post: A post; nothing contradicts where several hold it at a time.
    """
    if post.shared:
        return ()
    dated = [tenure for tenure in post.holders if tenure.first and tenure.last]
    return tuple(
        (one, other)
        for one, other in combinations(dated, 2)
        if _day(other.first) <= _day(one.last) and _day(one.first) <= _day(other.last)
    )


def gaps(post: Post) -> tuple[tuple[Tenure, Tenure], ...]:
    """Return the neighbouring holders between whom no brief of a month or more says who it was.

    Args:
        post: A post; where several hold it at a time there is no gap to tell.
    """
    if post.shared:
        return ()
    dated = [tenure for tenure in post.holders if tenure.first and tenure.last]
    return tuple(
        (one, other)
        for one, other in pairwise(dated)
        if (_day(other.first) - _day(one.last)).days > _GAP
    )


def _day(when: PartialDate | None) -> date:
    return when.begins() if when else _NEVER
