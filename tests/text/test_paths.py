"""Slugs and paths: addresses that hold everywhere."""

import posixpath
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import BriefId, DocPath, PartialDate, Slug
from generator.text.paths import (
    brief_path,
    person_path,
    relative_link,
    slugify,
    source_path,
    year_path,
)

ID = BriefId("bkabcdef234567")


@given(st.text(), st.integers(8, 80))
def test_slug_is_safe_whatever_the_text(text: str, max_length: int) -> None:
    """A slug is never empty, never too long, and holds lower-case ASCII words with hyphens."""
    slug = slugify(text, max_length=max_length)

    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*-?", slug)
    assert len(slug) <= max_length


@given(st.text())
def test_slug_of_a_slug_is_itself(text: str) -> None:
    """Making a slug twice changes nothing more."""
    assert slugify(slugify(text)) == slugify(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Council’s answer: “none”", "councils-answer-none"),
        ("Żółć & Ærø", "zolc-aero"),
        ("Новости дня", "novosti-dnya"),
        ("100% of 3.5 million", "100-of-3-5-million"),
        ("---", "untitled"),
        ("", "untitled"),
        ("Con", "con-page"),
        ("LPT9", "lpt9-page"),
        ("Index", "index-page"),
        ("Contact", "contact"),
    ],
)
def test_slug_reads_like_the_text(text: str, slug: str) -> None:
    """Letters are transliterated, apostrophes close up, reserved names get an ending."""
    assert slugify(text) == slug


def test_long_title_ends_after_a_whole_word() -> None:
    """A slug that is cut does not end within a word."""
    slug = slugify("seventeen " * 12)

    assert slug == "-".join(["seventeen"] * 8)


def test_one_long_word_is_cut_within() -> None:
    """A word longer than the limit is cut rather than lost."""
    assert slugify("a-" + "b" * 100) == "a-" + "b" * 78


def test_brief_lives_in_the_folder_of_its_year() -> None:
    """A date of any precision gives the year's folder."""
    assert brief_path("Rail", PartialDate(1998), ID, ()) == "briefs/1998/rail.md"


def test_brief_without_date_is_undated() -> None:
    """No year is made up for a brief without date."""
    assert brief_path("Rail", None, ID, ()) == "briefs/undated/rail.md"


def test_taken_path_gets_first_letters_of_the_id() -> None:
    """Two briefs of one title differ by the first letters of the id, whatever the case."""
    taken = [DocPath("briefs/1998/Rail.md")]

    assert brief_path("Rail", PartialDate(1998), ID, taken) == "briefs/1998/rail-bkabcd.md"


def test_more_letters_follow_where_the_first_are_taken_too() -> None:
    """Letters of the id are added until the path is free."""
    taken = [DocPath("briefs/1998/rail.md"), DocPath("briefs/1998/rail-bkabcd.md")]

    assert brief_path("Rail", PartialDate(1998), ID, taken) == "briefs/1998/rail-bkabcde.md"


def test_letters_of_the_id_keep_the_slug_short() -> None:
    """A long title gives way to the letters of the id."""
    first = brief_path("word " * 40, None, ID, ())
    second = brief_path("word " * 40, None, ID, [first])

    assert len(posixpath.basename(second).removesuffix(".md")) <= 80
    assert second.endswith("-bkabcd.md")


def test_generated_pages_have_their_folders() -> None:
    """People, years and sources each have a folder."""
    assert person_path(Slug("ana-lima")) == "people/ana-lima.md"
    assert year_path(1998) == "years/1998.md"
    assert year_path(None) == "years/undated.md"
    assert source_path("The Lund Courier") == "sources/the-lund-courier.md"


def test_link_climbs_out_of_folders() -> None:
    """A link leads from file to file, also from the top folder."""
    assert relative_link(DocPath("index.md"), DocPath("years/1998.md")) == "years/1998.md"
    assert relative_link(DocPath("a/b/c.md"), DocPath("a/d.md")) == "../d.md"
