"""All downloads of a book: the same names everywhere, the same bytes each time."""

from __future__ import annotations

import pytest

from generator.outputs.data import FORMATS, data_files
from generator.outputs.data_rows import rows
from generator.pages.data_fields import DOWNLOADS, TABLES
from generator.pages.site import Site
from tests.outputs.books import DRAFT, EXCERPTS, GHOST, HARD, SITE, TWICE, a_catalogue
from tests.pages.books import BRIEFS

KNOWN = a_catalogue()


def all_of(site: Site = SITE) -> dict[str, bytes]:
    """Return every download of the book by its name."""
    return {file.name: b"".join(file.pieces()) for file in data_files(KNOWN, site)}


def test_every_download_that_is_listed_is_made() -> None:
    """Under its name, by its format."""
    assert list(all_of()) == [name for each in DOWNLOADS for name in each.files]
    for each in DOWNLOADS:
        assert [file.name for file in data_files(KNOWN, SITE, [each.format])] == [*each.files]
    assert FORMATS == ("json", "csv", "sqlite", "gexf", "bibtex")


def test_the_same_book_gives_the_same_bytes() -> None:
    """However its briefs are ordered on disk, and however often it is written."""
    assert all_of() == all_of()
    shuffled = a_catalogue(GHOST, *reversed(BRIEFS), DRAFT, HARD)
    assert {file.name: b"".join(file.pieces()) for file in data_files(shuffled, SITE)} == all_of()


@pytest.mark.parametrize("name", list(all_of()))
def test_drafts_and_hidden_people_are_in_none(name: str) -> None:
    """No download knows their name, their text or their id."""
    data = all_of()[name]

    assert data
    for secret in (b"Secret", b"bkdraft", b"Una Hidden", b"una-hidden"):
        assert secret not in data


@pytest.mark.parametrize("name", list(all_of()))
def test_excerpts_stay_excerpts(name: str) -> None:
    """A book that may not publish texts has none in its data beyond the excerpt."""
    full, short = all_of()[name], all_of(EXCERPTS)[name]

    assert (b"The last sentence of all" in full) == name.startswith("briefs.")
    assert b"The last sentence of all" not in short
    assert b"Talks about the timetable of the next winter" not in short


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_a_row_has_a_value_for_each_field(table: object) -> None:
    """No more and no less; text is clean, keys lead to rows that are there, ids are unique."""
    found = {
        each.name: [
            dict(zip([f.name for f in each.fields], row, strict=True))
            for row in rows(each, KNOWN, SITE)
        ]
        for each in TABLES
    }
    (here,) = (each for each in TABLES if each is table)

    assert found[here.name], "a table without rows tests nothing"
    for row in found[here.name]:
        for field in here.fields:
            value = row[field.name]
            if field.of:
                assert value in {other["id"] for other in found[field.of]}
            if isinstance(value, str):
                assert value
                assert value.replace("\n\n", "").isprintable()
    ids = [row["id"] for row in found[here.name] if "id" in row]
    assert len(ids) == len(set(ids))


def test_of_two_briefs_with_one_id_one_is_there() -> None:
    """`check` tells of the two; a table cannot hold them, and no row leads nowhere."""
    known = a_catalogue(GHOST, TWICE)
    for table in TABLES:
        found = list(rows(table, known, SITE))
        if table.name == "briefs":
            assert len(found) == 1
    assert len(known.briefs) == 2


def test_own_briefs_are_complete_among_excerpts() -> None:
    """What nobody captured is the book's own: its text and its quotations stay."""
    tables = {table.name: table for table in TABLES}
    text = {row[0]: row[13] for row in rows(tables["briefs"], KNOWN, EXCERPTS)}
    short = {row[0]: row[14] for row in rows(tables["briefs"], KNOWN, EXCERPTS)}

    assert text[GHOST.id] == GHOST.paragraphs[0]
    assert not short[GHOST.id]
    assert short[HARD.id]
    quoted = {row[0] for row in rows(tables["quotations"], KNOWN, EXCERPTS)}
    assert quoted == {GHOST.id}
    said = {row[3]: row[4] for row in rows(tables["holder_briefs"], KNOWN, EXCERPTS)}
    assert said[HARD.id] is None
    assert said[GHOST.id]
