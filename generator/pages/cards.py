"""What is shown of a person beside their name in a text.

Takes a brief and the book, returns HTML that is hidden until a script of the site's own shows one
card. Without the script the names are the links that they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape as escape_html
from typing import Final

from generator.model import Brief, DocPath, Person
from generator.pages.catalogue import Catalogue, people_of
from generator.pages.dates import count, period
from generator.pages.document import address
from generator.remembered import Remembered
from generator.text.markdown import one_line
from generator.text.paths import person_path

# A page that names hundreds must not weigh more for it.
_MOST: Final = 40


def cards(brief: Brief, known: Catalogue) -> str:
    """Write a card for each person whom a brief names, empty where it names none."""
    people = people_of(known, brief)[:_MOST]
    if not people:
        return ""
    drawn = "\n".join("".join(_card(brief.path, person, known)) for person in people)
    return (
        f'<div class="bb-cards" hidden data-search-exclude data-pagefind-ignore>\n{drawn}\n</div>'
    )


def _card(start: DocPath, person: Person, known: Catalogue) -> Iterator[str]:
    target = address(start, person_path(person.slug))
    yield f'<div class="bb-card">{_told(person.slug, (person, known.briefs_of[person.slug]))}'
    yield f'<a href="{target}" tabindex="-1">page ›</a></div>'


def _tell(of: tuple[Person, tuple[Brief, ...]]) -> str:
    """Write what the cards of a person say, whichever brief names them."""
    person, briefs = of
    role = next((each.role for each in person.appearances if each.role), None)
    said = [f"<strong>{escape_html(one_line(person.name))}</strong>"]
    said += [f"<span>{escape_html(one_line(role))}</span>"] if role else []
    span = ", ".join(filter(None, [count(len(briefs), "brief"), period(briefs)]))
    return "".join([*said, f"<span>{span}</span>"])


# Who is named in many briefs has many cards: looked through for each, their briefs would cost the
# square of their number.
_told: Final = Remembered[tuple[Person, tuple[Brief, ...]], str](_tell)
