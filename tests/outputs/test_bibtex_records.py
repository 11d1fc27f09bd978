"""The citations as BibTeX, read back by a reader that takes no fault."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string

from generator.model import BriefId, DocPath
from generator.outputs.bibtex_records import bibtex_records
from generator.pages.catalogue import Catalogue
from generator.pages.cite import bibtex
from tests.builders import a_brief
from tests.outputs.books import HARD, SITE, a_catalogue
from tests.pages.books import STRIKE, TALKS

KNOWN = a_catalogue()


def read(known: Catalogue = KNOWN) -> BibliographyData:
    """Read the records back."""
    return parse_string("".join(bibtex_records(known, SITE)), "bibtex")


def test_there_is_a_record_for_each_brief() -> None:
    """In the order of the book, under its id."""
    assert [*read().entries] == [brief.id for brief in KNOWN.briefs]


def test_a_record_says_what_the_brief_says() -> None:
    """Title, writers, publisher, date as far as it is known, address."""
    strike, hard = (read().entries[brief.id] for brief in (STRIKE, HARD))

    assert strike.type == "misc"
    assert strike.fields["title"] == "{Rail strike ends after nine days}"
    assert (strike.fields["year"], strike.fields["month"], strike.fields["day"]) == (
        *("1998", "March", "3"),
    )
    assert [str(person) for person in strike.persons["author"]] == ["Lima, Ana"]
    assert strike.fields["note"] == "Brief in The Book"
    assert hard.fields["year"] == "1999"
    assert "month" not in hard.fields
    assert hard.fields["url"] == "https://courier.example/a?b=1&c=%7B2%7D"


def test_one_writer_stays_one() -> None:
    """A body whose name has an “and” in it is not parted there."""
    people = read().entries[HARD.id].persons["author"]

    assert len(people) == 2
    assert str(people[0]) == "{Office of Roads and Bridges}"


def test_keys_are_unique_whatever_the_ids() -> None:
    """A person's own brief bears its path; what differs by a sign or by capitals only is told."""
    ids = ("briefs/a-b.md", "briefs/a_b.md", "briefs/A-B.md")
    briefs = [
        a_brief(id=BriefId(each), path=DocPath(f"briefs/1998/{number}.md"))
        for number, each in enumerate(ids)
    ]

    assert [*read(a_catalogue(*briefs)).entries] == [
        "briefs-a-b-md",
        "briefs-a-b-md-2",
        "briefs-A-B-md-3",
    ]


@given(st.text(), st.text(), st.text())
def test_no_text_breaks_the_records_after_it(title: str, writer: str, source: str) -> None:
    """Braces, quotation marks, at signs, backslashes: the next record is read as it is."""
    odd = a_brief(title=title, byline=(writer,), source=source, agency=writer)
    records = f"{bibtex(odd, SITE)}\n{bibtex(TALKS, SITE)}"

    assert [*parse_string(records, "bibtex").entries] == [odd.id, TALKS.id]
