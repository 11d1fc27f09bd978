"""A page a post: its holders in time with the words of the briefs, contradictions and gaps.

Takes the whole book, returns pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from generator.corpus.posts_times import gaps, overlaps
from generator.model import (
    Brief,
    BriefId,
    DocPath,
    Page,
    PartialDate,
    Person,
    Post,
    Slug,
    Tenure,
)
from generator.pages.catalogue import Catalogue, body_name
from generator.pages.dates import count, in_words
from generator.pages.document import (
    OFFICES_INDEX,
    address,
    box,
    breadcrumbs,
    link,
    page,
    person_link,
)
from generator.pages.lists import brief_item, source_of
from generator.pages.offices import BOUNDS, dates_of
from generator.pages.offices_chart import tenures_chart
from generator.remembered import Remembered
from generator.text.markdown import escape
from generator.text.paths import organisation_path, person_path, post_path

_People = Mapping[Slug, Person]
_Briefs = Mapping[BriefId, Brief]
_EVIDENCE: Final = 20  # briefs a holder; all of them are on the person's page
_ROLES: Final = 6


def post_pages(known: Catalogue) -> Iterator[Page]:
    """Emit the page of each post.

    Args:
        known: The whole book.

    Yields:
        `offices/<slug>.md`.
    """
    for post in known.posts:
        yield _page(post.slug, _told(known, post))


class _Told(NamedTuple):
    """Everything that the page of a post is made of."""

    post: Post
    body: str | None  # the name of the organisation whose post it is, where that has a page
    people: tuple[Person, ...]
    briefs: tuple[Brief, ...]

    def brief_of(self) -> _Briefs:
        return {brief.id: brief for brief in self.briefs}

    def person_of(self) -> _People:
        return {person.slug: person for person in self.people}


def _told(known: Catalogue, post: Post) -> _Told:
    tenures = (*post.holders, *post.others)
    body = organisation_path(post.body) if post.body else None
    return _Told(
        post,
        body_name(body, known.bodies[body]) if body and body in known.bodies else None,
        tuple(known.listed[tenure.person] for tenure in tenures),
        tuple(known.by_id[each.brief] for tenure in tenures for each in tenure.evidence),
    )


def whole_title(post: Post) -> str:
    """Return a post's title with its body: "Mayor, Lund"."""
    return f"{post.title}, {post.body}" if post.body else post.title


def _post_page(told: _Told) -> Page:
    post = told.post
    path = post_path(post.slug)
    people, by_id = told.person_of(), told.brief_of()
    title = whole_title(post)
    tenures = (*post.holders, *post.others)
    briefs = len({each.brief for tenure in tenures for each in tenure.evidence})
    summary = f"{count(len(post.holders), 'holder')}, {count(briefs, 'brief')}"
    return page(
        path,
        title,
        breadcrumbs(f"[Offices]({address(path, OFFICES_INDEX)})"),
        f"# {escape(title)}",
        box("bb-head", "\n\n".join([_head(told, summary), *_names(post)])),
        tenures_chart(path, post, people, by_id),
        "## Holders" if post.holders else "",
        _holders_line(post),
        _holders(post, people, by_id),
        *_contradictions(post, people, by_id),
        *_others(post, people, by_id),
        "## What the briefs say",
        f"Oldest first, at most {_EVIDENCE} briefs a person.",
        *(_evidence(path, people[tenure.person], by_id, tenure) for tenure in tenures),
        description=f"{title}: {summary}.",
    )


_page: Final = Remembered[_Told, Page](_post_page, name="post", kept=Page)


def _head(told: _Told, summary: str) -> str:
    if not told.post.body or told.body is None:
        return summary
    body = organisation_path(told.post.body)
    return f"{summary} · {link(post_path(told.post.slug), body, told.body)}"


def _names(post: Post) -> Iterator[str]:
    roles = [f"“{escape(role)}”" for role in post.roles[:_ROLES]]
    more = len(post.roles) - len(roles)
    if roles:
        yield f"written {', '.join(roles)}" + (f" and {more} more" if more else "")
    if not post.decided:
        yield "<small>Recognised automatically. Wrong? Edit `posts` in `names.yml`.</small>"


def _holders_line(post: Post) -> str:
    if not post.holders:
        return "No brief says who holds this post; what briefs say of it stands below."
    several = " Several can hold it at a time." if post.shared else ""
    return f"Oldest first. {BOUNDS}{several}"


def _holders(post: Post, people: _People, by_id: _Briefs) -> str:
    if not post.holders:
        return ""
    path = post_path(post.slug)
    ends = {one.person: (one, other) for one, other in gaps(post)}
    rows = []
    for tenure in post.holders:
        rows.append(
            f"| {_person(path, people, tenure)} | {dates_of(path, by_id, tenure)} "
            f"| {len(tenure.evidence):,} |"
        )
        if tenure.person in ends:
            one, other = ends[tenure.person]
            rows.append(f"| *no brief says who* | {_between(one.last, other.first)} | |")
    head = "| Holder | Dates of the briefs | Briefs |\n| --- | --- | ---: |"
    return f"{head}\n" + "\n".join(rows)


def _between(last: PartialDate | None, first: PartialDate | None) -> str:
    return f"{in_words(last)} – {in_words(first)}"


def _person(path: DocPath, people: _People, tenure: Tenure) -> str:
    return person_link(path, people[tenure.person]).replace("|", "&#124;")


def _contradictions(post: Post, people: _People, by_id: _Briefs) -> Iterator[str]:
    pairs = overlaps(post)
    if not pairs:
        return
    path = post_path(post.slug)
    yield "## Two at one time"
    yield "The briefs say so of both; one of them may be wrong, or two posts have one name."
    yield "\n".join(
        f"- {_person(path, people, one)}, {dates_of(path, by_id, one)}, and "
        f"{_person(path, people, other)}, {dates_of(path, by_id, other)}"
        for one, other in pairs
    )


def _others(post: Post, people: _People, by_id: _Briefs) -> Iterator[str]:
    if not post.others:
        return
    path = post_path(post.slug)
    yield "## Acting, former, not yet"
    yield "In the words of these briefs they do not hold it; “former” tells that it ended before."
    yield "\n".join(
        f"- {_person(path, people, tenure)}, {tenure.said}: {dates_of(path, by_id, tenure)}"
        for tenure in post.others
    )


def _evidence(path: DocPath, person: Person, by_id: _Briefs, tenure: Tenure) -> str:
    said = f", {tenure.said}" if tenure.said else ""
    items = []
    for each in tenure.evidence[:_EVIDENCE]:
        brief = by_id[each.brief]
        quote = f"<br><q>{escape(each.words)}</q>"
        items.append(brief_item(path, brief, source_of(path, brief)) + quote)
    more = len(tenure.evidence) - len(items)
    rest = f"\n\nAnd {count(more, 'brief')} more: see {person_link(path, person)}." if more else ""
    heading = f"### {link(path, person_path(person.slug), person.name)}{said}"
    return f"{heading}\n\n" + "\n".join(items) + rest
