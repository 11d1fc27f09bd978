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

from generator.model import Brief, BriefId, Corpus, DocPath, Page
from generator.pages.document import address, link
from generator.text.paths import person_path, slugify

_MARK: Final = "\nredirect: "
_NAME: Final = "/index.md"


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


def person_redirects(corpus: Corpus) -> Iterator[Page]:
    """Make a page at the address of each name that `names.yml` gave to somebody else.

    Args:
        corpus: All briefs, grouped.

    Yields:
        One page a spelling of a person about whom a decision stands there, by address.
    """
    taken = {person.slug for person in corpus.people}
    for person in corpus.people:
        for spelling in sorted(person.spellings if person.decided else ()):
            slug = slugify(spelling)
            if slug in taken:
                continue
            taken.add(slug)
            place, target = person_path(slug), person_path(person.slug)
            yield _page(place, target, person.name, "This person stands under another name")


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
    return path.endswith(_NAME) and "\ngenerated: true" in head and _MARK in head
