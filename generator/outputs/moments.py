"""When each brief is from, whom it names and who published it: what the timeline counts.

The numbers of a book come in one file, the titles in one file a year, so that a reader who looks
at one year loads the titles of that year. A brief is known by its year and its place in it.

Takes the book, returns texts by path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from generator.model import Brief, BriefId, DocPath
from generator.outputs.lookup import FOLDER
from generator.pages.catalogue import Catalogue, source_name
from generator.text.markdown import one_line
from generator.text.paths import MAX_SLUG, source_path

MOMENTS: Final = DocPath(f"{FOLDER}/timeline.json")
UNDATED: Final = "undated"
_DROPPED: Final = re.compile("['’‘ʼ´`]")
_OTHER: Final = re.compile("[^a-z0-9]+")

Place = tuple[str, int]


def places(known: Catalogue) -> Mapping[BriefId, Place]:
    """Number the briefs: of each its year as a word, and its place in that year, oldest first."""
    return {
        brief.id: (str(year or UNDATED), number)
        for year, briefs in known.years.items()
        for number, brief in enumerate(reversed(briefs))
    }


def titles_path(year: str) -> DocPath:
    """Return the path of the titles of a year."""
    return DocPath(f"{FOLDER}/briefs-{year}.json")


def moment_files(
    known: Catalogue, address: Callable[[DocPath], str]
) -> Iterator[tuple[DocPath, str]]:
    """Write what the timeline loads.

    Args:
        known: The whole book.
        address: Gives the address of a page, below that of the site.

    Yields:
        `timeline.json`: the names of the sources, and by year a row a brief with month, day, the
        number of the source and those of the people; 0 and -1 where there is none. Then the titles
        of each year in the same order, each alone or with the address that it does not tell.
    """
    sources = {path: number for number, path in enumerate(known.sources)}
    years = {str(year or UNDATED): tuple(reversed(each)) for year, each in known.years.items()}
    moments = {
        "sources": [source_name(briefs) for briefs in known.sources.values()],
        "years": {
            year: [_row(known, brief, sources) for brief in briefs]
            for year, briefs in sorted(years.items())
        },
    }
    yield MOMENTS, _json(moments)
    for year, briefs in years.items():
        yield titles_path(year), _json([_title(brief, year, address) for brief in briefs])


def _row(known: Catalogue, brief: Brief, sources: Mapping[DocPath, int]) -> list[object]:
    people = dict.fromkeys(known.named.get(brief.id, {}).values())
    return [
        brief.date.month if brief.date else 0,
        brief.date.day if brief.date else 0,
        sources[source_path(brief.source)] if brief.source else -1,
        [known.rank[slug] for slug in people],
    ]


def _title(brief: Brief, year: str, address: Callable[[DocPath], str]) -> str | list[str]:
    title, url = one_line(brief.title), address(brief.path)
    return title if url == f"briefs/{year}/{told_by(title)}/" else [title, url]


def told_by(title: str) -> str:
    """Return the last part of an address as a script tells it from a title.

    Half of what the titles weigh are addresses that say the same again; the script
    (`theme/assets/javascripts/briefs.js`) has this function too.

    >>> told_by("Mayor’s visit: “no comment”")
    'mayors-visit-no-comment'
    """
    slug = _OTHER.sub("-", _DROPPED.sub("", title).lower()).strip("-")
    if len(slug) <= MAX_SLUG:
        return slug
    cut = slug[: MAX_SLUG + 1].rpartition("-")[0]
    return cut if len(cut) * 2 >= MAX_SLUG else slug[:MAX_SLUG]


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"
