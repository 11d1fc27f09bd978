"""The whole book as finished Markdown: for another renderer, or to be opened as a vault.

Names are linked as on the site, who is also written otherwise has `aliases`, and what belongs to
this generator alone is gone.

Takes the book and its pages, returns texts by path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import yaml

from generator.model import Brief, DocPath, Page, PartialDate
from generator.outputs.flat import flat, without_anchors
from generator.pages.brief import TEXT_BEGINS, TEXT_ENDS, describe, render_brief
from generator.pages.catalogue import Catalogue, people_of
from generator.pages.site import Site
from generator.text.markdown import one_line
from generator.text.paths import person_path

_FENCE: Final = "---\n"
# Keys of a generated page that mean something to this generator alone.
_OURS: Final = frozenset(["generated", "search", "redirect", "robots"])


def finished(known: Catalogue, pages: Iterable[Page], site: Site) -> Mapping[DocPath, str]:
    """Write every page of a book as plain Markdown.

    Args:
        known: The whole book.
        pages: Its generated pages.
        site: Its name, and whether briefs are shown in part only.

    Returns:
        Texts by path, links between them in place.
    """
    return dict([*_briefs(known, site), *_pages(known, pages)])


def _briefs(known: Catalogue, site: Site) -> Iterator[tuple[DocPath, str]]:
    for brief in known.briefs:
        # What people wrote stays as they wrote it, HTML too; ours around it becomes plain.
        before, _, rest = render_brief(brief, known, site).partition(TEXT_BEGINS)
        text, _, after = rest.partition(TEXT_ENDS)
        parts = [
            flat(before).strip("\n"),
            without_anchors(text).strip("\n"),
            flat(after).strip("\n"),
        ]
        body = "\n\n".join(part for part in parts if part)
        yield brief.path, f"{_head(_about_brief(brief, known))}\n{body}\n"


def _about_brief(brief: Brief, known: Catalogue) -> dict[str, Any]:
    """Return what is known of a brief, as plain values that other programs read."""
    return {
        "title": one_line(brief.title),
        "aliases": [one_line(brief.title)],
        "date": _date(brief.date),
        "updated": _date(brief.updated),
        "source": brief.source,
        "source_url": brief.source_url,
        "agency": brief.agency,
        "byline": list(brief.byline),
        "people": [person.name for person in people_of(known, brief)],
        "organisations": list(brief.organisations),
        "language": brief.language,
        "tags": list(brief.tags),
        "description": one_line(describe(brief)),
        "id": str(brief.id),
        "unconfirmed": list(brief.review),
    }


def _date(date: PartialDate | None) -> Any:  # noqa: ANN401 - a day, a year, or the text of a month
    if date is None:
        return None
    return yaml.safe_load(str(date)) if date.day or not date.month else str(date)


def _pages(known: Catalogue, pages: Iterable[Page]) -> Iterator[tuple[DocPath, str]]:
    aliases = {
        person_path(slug): [person.name, *(s for s in person.spellings if s != person.name)]
        for slug, person in known.people.items()
    }
    for page in pages:
        head, body = _apart(page.text)
        about = {name: value for name, value in head.items() if name not in _OURS}
        if page.path in aliases:
            about["aliases"] = [one_line(name) for name in aliases[page.path]]
        yield page.path, f"{_head(about)}\n{flat(body)}"


def _apart(text: str) -> tuple[dict[str, Any], str]:
    head, _, body = text.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    values = yaml.safe_load(head)
    return (values if isinstance(values, dict) else {}), body


def _head(values: Mapping[str, Any]) -> str:
    known = {name: value for name, value in values.items() if value not in (None, "", [])}
    written = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=2**16)
    return f"{_FENCE}{written}{_FENCE}"
