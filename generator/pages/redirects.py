"""Where a brief or a person stood before: a page that leads to where they stand now.

An old address is a promise to whoever linked to it. The page lies in a folder of the old name, so
that it has the old address and no place of a brief; `index.md` below `docs/briefs` is never a
brief of the generator's.

Takes briefs and addresses, or all people, returns `Page`s.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

import yaml

from generator.corpus.entries import one_entry_a_person, put_together
from generator.model import Brief, BriefId, Corpus, DocPath, Page, Person, Register
from generator.pages.document import address, link
from generator.pages.person import NEWEST
from generator.text.names import fold
from generator.text.paths import (
    organisation_path,
    person_path,
    person_year_path,
    slugify,
    source_path,
)

_MARK: Final = "\nredirect: "
_NAME: Final = "/index.md"
_OTHER_NAME: Final = "This person stands under another name"
_OTHER_BODY: Final = "This page stands under another name"


def redirect_pages(
    addresses: Collection[tuple[BriefId, DocPath]], briefs: Iterable[Brief]
) -> Iterator[Page]:
    """Make a page at each address that a brief has no more.

    Args:
        addresses: Every address a brief ever had.
        briefs: The briefs as they stand; drafts and deleted ones are led to by nothing.

    Yields:
        One page an old address, in their order. Where another brief stands now, none.
    """
    there = {brief.id: brief for brief in briefs}
    taken = {brief.path.casefold() for brief in there.values()}
    for brief_id, old in sorted(addresses, key=lambda pair: (pair[1], pair[0])):
        brief = there.get(brief_id)
        if brief is None or brief.draft or old.casefold() in taken:
            continue
        taken.add(old.casefold())
        place = DocPath(old.removesuffix(".md") + _NAME)
        yield _page(place, brief.path, brief.title, "This brief has moved")


def person_redirects(corpus: Corpus, register: Register | None = None) -> Iterator[Page]:
    """Make a page at the address that each other name of a person had, or would have.

    Which name a person's page bears changes: with a spelling that a new brief brings, and with a
    word in `names.yml`. Whoever linked to the page under the old one is led on.

    Args:
        corpus: All briefs, grouped.
        register: People's decisions; a name there may have been a page's that no brief uses now.

    Yields:
        One page an other name of a person that no other person's page has, and one for each year
        that has a page of its own, by person and name.
    """
    taken = {person.slug for person in corpus.people}
    entries = one_entry_a_person(register or Register()).people
    decided = {fold(entry.name): entry.aliases for entry in entries if not entry.hidden}
    for person in corpus.people:
        others = decided.get(fold(person.name), ()) if person.decided else ()
        for spelling in sorted({*person.spellings, *others}):
            slug = slugify(spelling)
            if slug in taken:
                continue
            taken.add(slug)
            yield _page(person_path(slug), person_path(person.slug), person.name, _OTHER_NAME)
            for year in _older_years(corpus, person):
                place, target = (person_year_path(each, year) for each in (slug, person.slug))
                yield _page(place, target, person.name, _OTHER_NAME)


def body_redirects(corpus: Corpus, register: Register) -> Iterator[Page]:
    """Make a page at the address that each other name of an organisation or a source had.

    Args:
        corpus: All briefs, grouped; it has bodies under the names that were decided.
        register: People's decisions.

    Yields:
        One page an other name that no other body's page has, where the body has a page.
    """
    bodies = {organisation_path(name) for brief in corpus.briefs for name in brief.organisations}
    sources = {source_path(brief.source) for brief in corpus.briefs if brief.source}
    papers = {entry.name: entry.aliases for entry in put_together(register.sources)}
    for called, path_of, taken in (
        (corpus.called, organisation_path, bodies),
        (papers, source_path, sources),
    ):
        with_page = frozenset(taken)
        for name, others in called.items():
            for other in others if path_of(name) in with_page else ():
                place = path_of(other)
                if place not in taken:
                    taken.add(place)
                    yield _page(place, path_of(name), name, _OTHER_BODY)


def _older_years(corpus: Corpus, person: Person) -> tuple[int | None, ...]:
    """Return the years that have a page of their own because of their briefs."""
    briefs = dict.fromkeys(each.brief for each in person.appearances)
    dates = [corpus.by_id[each].date for each in briefs if each in corpus.by_id][NEWEST:]
    return tuple(dict.fromkeys(date.year if date else None for date in dates))


def _page(place: DocPath, target: DocPath, title: str, said: str) -> Page:
    """Return the page that leads from an address to another."""
    head = yaml.safe_dump(
        {
            "title": f"Moved: {title}",
            "generated": True,
            "redirect": target,
            "search": {"exclude": True},
        },
        allow_unicode=True,
        sort_keys=False,
        width=2**16,
    )
    refresh = f'<meta http-equiv="refresh" content="0; url={address(place, target)}">'
    words = f"{said}: {link(place, target, title)}"
    return Page(place, f"---\n{head}---\n\n{words}\n\n{refresh}\n")


def is_redirect(path: str, text: str) -> bool:
    r"""Tell whether a file below `docs/briefs` is a page of this module and no brief.

    >>> is_redirect("briefs/a.md", "---\ngenerated: true\nredirect: b.md\n---\n")
    False
    """
    head = text.removeprefix("\ufeff").replace("\r\n", "\n").partition("\n---")[0]
    return may_be_redirect(path) and "\ngenerated: true" in head and _MARK in head


def may_be_redirect(path: str) -> bool:
    """Tell whether a file below `docs/briefs` is named as a page of this module is."""
    return path.endswith(_NAME)
