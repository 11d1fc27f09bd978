"""The book as JSON, read back by a JSON reader."""

from __future__ import annotations

import json
from typing import Any

from generator.outputs.json_tables import json_tables
from generator.pages.data_fields import TABLES
from generator.pages.site import Site
from tests.outputs.books import DRAFT, EXCERPTS, HARD, SITE, a_catalogue
from tests.pages.books import LATER

KNOWN = a_catalogue()


def read(site: Site = SITE) -> dict[str, list[dict[str, Any]]]:
    """Read the book back."""
    found: dict[str, list[dict[str, Any]]] = json.loads("".join(json_tables(KNOWN, site)))
    return found


def test_there_is_as_much_as_in_the_book() -> None:
    """Every brief, person, organisation and post, each with all its fields."""
    found = read()

    assert list(found) == [table.name for table in TABLES]
    for table in TABLES:
        for row in found[table.name]:
            assert list(row) == [field.name for field in table.fields]
    assert [row["id"] for row in found["briefs"]] == [brief.id for brief in KNOWN.briefs]
    assert [row["id"] for row in found["people"]] == [*KNOWN.people]
    assert len(found["organisations"]) == len(KNOWN.bodies)
    assert [row["id"] for row in found["posts"]] == [post.slug for post in KNOWN.posts]
    assert len(found["pairs"]) == sum(map(len, KNOWN.companions.values())) / 2
    assert len(found["brief_people"]) == sum(map(len, KNOWN.named.values()))
    assert len(found["quotations"]) == sum(map(len, KNOWN.said.values()))


def test_a_brief_is_what_its_file_says() -> None:
    """In plain values and without markup; a date is no more precise than it is."""
    (hard,) = (row for row in read()["briefs"] if row["id"] == HARD.id)

    assert hard == {
        "id": "bkhard22222222",
        "title": '=HYPERLINK("x") {brace, "50%" <b>&</b>',
        "date": "1999",
        "year": 1999,
        "updated": "1999-05-01",
        "source": "+Courier; & Sons",
        "source_url": "https://courier.example/a?b=1&c=%7B2%7D",
        "agency": "@LNA",
        "byline": ["Office of Roads and Bridges", "-Zoë Núñez"],
        "people": ["Zoë Núñez", "Jo Berg"],
        "organisations": ["Roads & Bridges; North", "Northern Union"],
        "language": None,
        "description": "=1+1 said Zoë Núñez & others.",
        "text": "=1+1 said Zoë Núñez & others.\n\nTwo. Three. Four. The last sentence of all.",
        "excerpt": False,
        "tags": ["=tag"],
        "corrections": ["3 June 1999: not nine."],
        "unconfirmed": [],
        "same_story": [],
        "path": "briefs/1999/hard.md",
        "url": "https://book.example/b/briefs/1999/hard/",
    }


def test_an_excerpt_is_the_beginning() -> None:
    """Without the line that tells where the rest is: `source_url` does."""
    (hard,) = (row for row in read(EXCERPTS)["briefs"] if row["id"] == HARD.id)

    assert hard["text"] == "=1+1 said Zoë Núñez & others. Two. Three."
    assert hard["excerpt"] is True


def test_a_person_has_all_spellings_and_the_newest_role() -> None:
    """With how many briefs name them, and from when to when."""
    (berg,) = (row for row in read()["people"] if row["id"] == "jo-berg")

    assert berg["spellings"] == ["Jo Berg", "Johanna Berg"]
    assert berg["role"] == "Transport Minister"
    assert berg["briefs"] == 5
    assert (berg["first"], berg["last"]) == ("1998-02", str(LATER.date))
    assert berg["decided"] is True
    assert berg["url"] == "https://book.example/b/people/jo-berg/"


def test_a_site_without_an_address_gives_none() -> None:
    """Null, and everything else is there."""
    found = read(Site())

    assert {row["url"] for table in ("briefs", "people", "posts") for row in found[table]} == {None}


def test_an_empty_book_is_read_back() -> None:
    """Every table is there and has no row."""
    found = json.loads("".join(json_tables(a_catalogue(DRAFT), SITE)))

    assert found == {table.name: [] for table in TABLES}
