"""What a brief's page says to templates and to machines: its head, schema.org data.

Takes values, returns plain data; whoever writes it into a page escapes it.
"""

from __future__ import annotations

from typing import Any, Final

from generator.model import Brief, Person
from generator.pages.brief import describe
from generator.pages.catalogue import Catalogue
from generator.pages.document import plain_web_address
from generator.pages.site import Site
from generator.text.markdown import one_line, plain
from generator.text.paths import organisation_path, person_path

_CONTEXT: Final = "https://schema.org"


def brief_meta(brief: Brief) -> dict[str, Any]:
    """Return what the templates ask of a brief, as front matter says it of other pages."""
    meta: dict[str, Any] = {"title": brief.title, "description": describe(brief)}
    if brief.date and brief.date.day:
        meta["published"] = str(brief.date)
    if brief.language:
        meta["language"] = brief.language
    return meta


def brief_data(brief: Brief, known: Catalogue, site: Site) -> dict[str, Any]:
    """Describe a brief as a schema.org `Article`.

    The brief is based on the news article that it was made of: publisher, writers and day of
    publication are said of that one. Hidden people are not mentioned.

    Args:
        brief: The brief.
        known: The whole book.
        site: Where the page stands.

    Returns:
        Data for JSON-LD; a property without a value is left out.
    """
    return _filled(
        {
            "@context": _CONTEXT,
            "@type": "Article",
            "@id": site.url(brief.path),
            "url": site.url(brief.path),
            "headline": one_line(brief.title),
            "description": describe(brief),
            "inLanguage": brief.language,
            "isPartOf": _filled({"@type": "WebSite", "name": site.name, "url": site.address}),
            "isBasedOn": _original(brief),
            "mentions": [*_people(brief, known, site), *_bodies(brief, known, site)],
            "correction": [
                {"@type": "CorrectionComment", "text": plain(note)} for note in brief.corrections
            ],
        }
    )


def _original(brief: Brief) -> dict[str, Any]:
    date, updated = brief.date, brief.updated
    return _filled(
        {
            "@type": "NewsArticle",
            "headline": one_line(brief.title),
            "url": plain_web_address(brief.source_url),
            "datePublished": str(date) if date else None,
            "dateModified": str(updated) if updated else None,
            "publisher": _named("Organization", brief.source),
            "author": [{"@type": "Person", "name": one_line(name)} for name in brief.byline]
            or _named("Organization", brief.agency),
        }
    )


def _named(kind: str, name: str | None) -> dict[str, Any] | None:
    return {"@type": kind, "name": one_line(name)} if name else None


def _people(brief: Brief, known: Catalogue, site: Site) -> list[dict[str, Any]]:
    slugs = known.named.get(brief.id, {})
    roles = {slugs[a.name]: a.role for a in reversed(brief.actors) if a.name in slugs and a.role}
    people: list[Person] = [known.people[slug] for slug in dict.fromkeys(slugs.values())]
    return [
        _filled(
            {
                "@type": "Person",
                "name": person.name,
                "url": site.url(person_path(person.slug)),
                "jobTitle": roles.get(person.slug),
            }
        )
        for person in people
    ]


def _bodies(brief: Brief, known: Catalogue, site: Site) -> list[dict[str, Any]]:
    paths = {name: organisation_path(name) for name in brief.organisations}
    return [
        _filled(
            {
                "@type": "Organization",
                "name": one_line(name),
                "url": site.url(path) if path in known.bodies else None,
            }
        )
        for name, path in paths.items()
    ]


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
