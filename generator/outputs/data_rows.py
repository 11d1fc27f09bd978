"""The book as rows of tables: what JSON, CSV and SQLite have in common.

`pages/data_fields.py` says what each field holds. Takes the book and its site, gives rows of plain
values in the order of the book, one at a time; drafts and hidden people are in no book. Where one
publishes excerpts, no captured text is in a row beyond its excerpt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from generator.model import Brief, DocPath, PartialDate, Person, Post, Tenure
from generator.pages.brief import describe
from generator.pages.catalogue import Catalogue, bodies_written, body_name, people_of
from generator.pages.data_fields import Kind, Table
from generator.pages.dates import span_of, year_of
from generator.pages.document import plain_web_address
from generator.pages.excerpt import excerpt, is_captured
from generator.pages.site import Site
from generator.text.markdown import one_line, plain
from generator.text.paths import organisation_path, person_path, post_path

Value = str | int | bool | tuple[str, ...] | None
Row = tuple[Value, ...]

HOLDER: Final = "holder"


def rows(table: Table, known: Catalogue, site: Site) -> Iterator[Row]:
    """Give the rows of a table.

    Args:
        table: One of `TABLES`.
        known: The whole book.
        site: Where it stands, and whether texts are shown in part only.

    Yields:
        A value for each field: text without line breaks but between paragraphs, and without
        what no encoding has; None where nothing is known.
    """
    paragraphs = [field.kind is Kind.PARAGRAPHS for field in table.fields]
    for row in _ROWS[table.name](known, site):
        yield tuple(map(_cleaned, row, paragraphs))


def _cleaned(value: Value, is_paragraphs: bool) -> Value:  # noqa: FBT001 - called by `map`
    if isinstance(value, str):
        return one_line(value) or None
    if isinstance(value, tuple):
        lines = tuple(filter(None, map(one_line, value)))
        return ("\n\n".join(lines) or None) if is_paragraphs else lines
    return value


def once(known: Catalogue) -> Iterable[Brief]:
    """Give the briefs, each id once: of two that bear one, `check` tells, and no table can."""
    return {brief.id: brief for brief in known.briefs}.values()


def _briefs(known: Catalogue, site: Site) -> Iterator[Row]:
    for brief in once(known):
        short = _is_cut(brief, site)
        # The last paragraph of an excerpt says where the rest is.
        shown = excerpt(brief)[:-1] if short else brief.paragraphs
        story = known.stories.get(brief.id)
        yield (
            brief.id,
            brief.title,
            _date(brief.date),
            year_of(brief),
            _date(brief.updated),
            brief.source,
            plain_web_address(brief.source_url),
            brief.agency,
            brief.byline,
            tuple(person.name for person in people_of(known, brief)),
            brief.organisations,
            brief.language,
            describe(brief),
            tuple(map(plain, shown)),
            short,
            brief.tags,
            tuple(map(plain, brief.corrections)),
            brief.review,
            tuple(each.brief for each in story.reports if each.brief != brief.id) if story else (),
            brief.path,
            site.url(brief.path),
        )


def _people(known: Catalogue, site: Site) -> Iterator[Row]:
    for slug, person in known.people.items():
        briefs = known.briefs_of[slug]
        yield (
            slug,
            person.name,
            person.spellings,
            _newest_role(person),
            len(briefs),
            *_span(briefs),
            person.decided,
            site.url(person_path(slug)),
        )


def _newest_role(person: Person) -> str | None:
    return next((each.role for each in person.appearances if each.role), None)


def _brief_people(known: Catalogue, _: Site) -> Iterator[Row]:
    for brief in once(known):
        roles = {actor.name: actor.role for actor in reversed(brief.actors)}
        for name, slug in known.named[brief.id].items():
            yield brief.id, slug, name, roles.get(name)


def _pairs(known: Catalogue, _: Site) -> Iterator[Row]:
    for slug in known.people:
        for other in known.companions.get(slug, ()):
            if slug < other.slug:
                yield slug, other.slug, other.briefs, other.newest


def _organisations(known: Catalogue, site: Site) -> Iterator[Row]:
    for path, briefs in known.bodies.items():
        name = body_name(path, briefs)
        written = Counter(bodies_written(path, briefs))
        # By number and then by name: `Counter` orders a tie by what came first.
        others = sorted(written.items(), key=lambda item: (-item[1], item[0]))
        yield (
            _last_part(path),
            name,
            (name, *(each for each, _ in others if each != name)),
            len(briefs),
            *_span(briefs),
            site.url(path),
        )


def _brief_organisations(known: Catalogue, _: Site) -> Iterator[Row]:
    for brief in once(known):
        for name in dict.fromkeys(brief.organisations):
            yield brief.id, _last_part(organisation_path(name)), name


def _posts(known: Catalogue, site: Site) -> Iterator[Row]:
    for post in known.posts:
        yield (
            post.slug,
            post.title,
            post.body,
            post.shared,
            post.roles,
            post.decided,
            site.url(post_path(post.slug)),
        )


def _tenures(known: Catalogue) -> Iterator[tuple[Post, Tenure, str]]:
    for post in known.posts:
        for tenure in (*post.holders, *post.others):
            yield post, tenure, tenure.said or HOLDER


def _holders(known: Catalogue, _: Site) -> Iterator[Row]:
    for post, tenure, standing in _tenures(known):
        first, last = _date(tenure.first), _date(tenure.last)
        yield post.slug, tenure.person, standing, first, last, len(tenure.evidence)


def _holder_briefs(known: Catalogue, site: Site) -> Iterator[Row]:
    for post, tenure, standing in _tenures(known):
        for each in tenure.evidence:
            brief = known.briefs[known.place[each.brief]]
            words = None if _is_cut(brief, site) else each.words
            yield post.slug, tenure.person, standing, brief.id, words


def _quotations(known: Catalogue, site: Site) -> Iterator[Row]:
    for slug in known.people:
        for said in known.said.get(slug, ()):
            if not _is_cut(said.brief, site):
                told = said.quotation
                yield said.brief.id, slug, told.words, told.direct, told.paragraph + 1


_ROWS: Final[Mapping[str, Callable[[Catalogue, Site], Iterator[Row]]]] = {
    "briefs": _briefs,
    "people": _people,
    "brief_people": _brief_people,
    "pairs": _pairs,
    "organisations": _organisations,
    "brief_organisations": _brief_organisations,
    "posts": _posts,
    "holders": _holders,
    "holder_briefs": _holder_briefs,
    "quotations": _quotations,
}


def _is_cut(brief: Brief, site: Site) -> bool:
    return site.excerpt and is_captured(brief)


def _date(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _span(briefs: Iterable[Brief]) -> tuple[str | None, str | None]:
    span = span_of(briefs)
    return (str(span[0]), str(span[1])) if span else (None, None)


def _last_part(path: DocPath) -> str:
    return path.rpartition("/")[2].removesuffix(".md")
