"""Lists of briefs and of people as several kinds of page show them.

Takes briefs and people in the order wanted, returns Markdown lists, readable as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from generator.model import Brief, DocPath, Person
from generator.pages.catalogue import Catalogue, Row
from generator.pages.dates import time_tag, year_of
from generator.pages.document import box, link, person_link
from generator.remembered import Remembered
from generator.text.markdown import escape
from generator.text.names import fold
from generator.text.paths import source_path

# A list shows so many of a brief's people; the brief shows all.
_PEOPLE_SHOWN: Final = 4


def brief_item(start: DocPath, brief: Brief, *under: str, with_year: bool = True) -> str:
    """Write one brief as a list item: its date and title, and small under them what is given.

    Args:
        start: The page that it stands on.
        brief: The brief.
        under: Markdown, such as the source and the people; empty ones are left out.
        with_year: Whether the date says the year.

    Returns:
        The item on one line.
    """
    when = time_tag(brief.date, with_year=with_year)
    title = link(start, brief.path, brief.title)
    small = " · ".join(filter(None, under))
    return f"- {when} {title}" + (f"<br><small>{small}</small>" if small else "")


def people_shown(start: DocPath, people: Sequence[Person]) -> str:
    """Write the first of some people as links, and how many more there are."""
    names = [person_link(start, each) for each in people[:_PEOPLE_SHOWN]]
    more = len(people) - _PEOPLE_SHOWN
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


def source_of(start: DocPath, brief: Brief) -> str:
    """Write a brief's source as a link, or that it is open."""
    return link(start, source_path(brief.source), brief.source) if brief.source else "source open"


def brief_list(
    start: DocPath, known: Catalogue, briefs: Iterable[Brief], *, with_year: bool = True
) -> str:
    """Write briefs as a list, each with its source and people."""
    listed = tuple(known.rows[brief.id] for brief in briefs)
    first = listed[0][0].path if listed else ""
    return _lists((start, first, with_year), _Listed(start, listed, with_year))


def list_of(start: DocPath, rows: Sequence[Row], *, with_year: bool = True) -> str:
    """Write briefs as `brief_list` does, for a page that is itself remembered."""
    return _list_of(_Listed(start, tuple(rows), with_year))


class _Listed(NamedTuple):
    """What a list of briefs is made of."""

    start: DocPath
    briefs: tuple[Row, ...]
    with_year: bool


def _list_of(listed: _Listed) -> str:
    start = listed.start
    return "\n".join(
        brief_item(
            start,
            brief,
            source_of(start, brief),
            people_shown(start, people),
            with_year=listed.with_year,
        )
        for brief, people in listed.briefs
    )


_lists: Final = Remembered[_Listed, str](_list_of, name="list", kept=str)


def briefs_by_year(start: DocPath, rows: Iterable[Row]) -> Iterator[str]:
    """Write briefs in the order given, a heading a year, each with its people."""
    for year, group in groupby(rows, key=lambda each: year_of(each[0])):
        items = (
            brief_item(start, brief, people_shown(start, people), with_year=False)
            for brief, people in group
        )
        yield f"### {year or 'No date'}\n\n" + "\n".join(items)


def people_line(start: DocPath, counted: Iterable[tuple[Person, int]]) -> str:
    """Write people with counts on one line."""
    names = [f"{person_link(start, person)} {number:,}" for person, number in counted]
    return box("bb-people", " · ".join(names)) if names else ""


@lru_cache(maxsize=1 << 14)
def role_key(role: str) -> str:
    """Return the key under which a role written in several ways is one role.

    >>> role_key("The Union's Secretary General") == role_key("the Union Secretary-General")
    True
    """
    return " ".join(word for word in fold(role).split() if word != "s")


def roles_of(person: Person) -> tuple[str, ...]:
    """Return the roles that briefs give a person, newest first, each once, escaped."""
    roles: dict[str, str] = {}
    for each in person.appearances:
        if each.role:
            roles.setdefault(role_key(each.role), each.role)
    return tuple(map(escape, roles.values()))
