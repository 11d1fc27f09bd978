"""The generated pages of a small book, and of an empty one."""

from __future__ import annotations

import posixpath
import re
from itertools import pairwise
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Actor, BriefId, Corpus, DocPath, PartialDate, Register, RegisterEntry
from generator.pages.catalogue import open_catalogue
from generator.pages.charts import years_chart
from tests.builders import a_brief
from tests.pages.books import BRIEFS, LATER, MEMOIR, STRIKE, a_corpus, pages_of

PAGES = pages_of(a_corpus())


def test_a_book_has_a_page_of_each_kind() -> None:
    """The main pages, and a page for each person, year, source, body and post."""
    assert sorted(PAGES) == [
        "index.md",
        "network.md",
        "offices/head-northern-union.md",
        "offices/index.md",
        "organisations/index.md",
        "organisations/northern-rail-company.md",
        "organisations/northern-union.md",
        "people/ana-lima.md",
        "people/index.md",
        "people/jo-berg.md",
        "sources/harbour-times.md",
        "sources/index.md",
        "sources/the-lund-courier.md",
        "timeline.md",
        "years/1998.md",
        "years/2001.md",
        "years/index.md",
        "years/undated.md",
    ]


@pytest.mark.parametrize("path", sorted(PAGES))
def test_a_page_says_that_it_is_generated(path: str) -> None:
    """The front matter tells a program that the file may be replaced."""
    head = PAGES[path].text.split("---\n")[1]

    assert yaml.safe_load(head)["generated"] is True
    assert yaml.safe_load(head)["title"]


@pytest.mark.parametrize("path", sorted(PAGES))
def test_every_link_of_a_page_leads_to_a_page(path: str) -> None:
    """No generated page links to what is not there."""
    there = {*PAGES, *(brief.path for brief in BRIEFS)}
    links = re.findall(r'(?:\]\(|href=")([^)"]+\.md)', PAGES[path].text)

    assert links
    for link in links:
        assert posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link))) in there


@pytest.mark.parametrize("path", sorted(PAGES))
def test_headings_are_in_order(path: str) -> None:
    """One first-level heading, and no level is skipped."""
    levels = [len(mark) for mark in re.findall(r"^(#+) ", PAGES[path].text, re.MULTILINE)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_home_counts_what_there_is() -> None:
    """The first line says how much the book holds and from when to when."""
    home = PAGES["index.md"].text

    assert (
        "[4 briefs](years/index.md) · [2 people](people/index.md) · [2 sources](sources/index.md)"
        " · February 1998 to May 2001" in home
    )


def test_home_ranks_the_people() -> None:
    """Most named first, with the number of briefs."""
    home = PAGES["index.md"].text

    assert "1. [Jo Berg](people/jo-berg.md) <small>3 briefs</small>" in home
    assert "2. [Ana Lima](people/ana-lima.md) <small>2 briefs</small>" in home


def test_the_chart_is_also_a_table() -> None:
    """The bars, a sentence and a table say the same; years without briefs are gaps."""
    home = PAGES["index.md"].text

    assert "<figcaption>Briefs a year: most in 1998, 2; 1 without a date.</figcaption>" in home
    assert "<title>1998: 2 briefs</title>" in home
    assert home.count('class="bb-gap"') == 2
    assert "| [1998](years/1998.md) | 2 |" in home
    assert "| [No date](years/undated.md) | 1 |" in home


def test_centuries_between_two_briefs_are_not_drawn() -> None:
    """One misread year makes no chart of four hundred gaps."""
    old = a_brief(id=BriefId("bkold"), path=DocPath("briefs/1598/x.md"), date=PartialDate(1598))

    home = pages_of(a_corpus(STRIKE, old))["index.md"].text

    assert "bb-gap" not in home
    assert home.count("bb-bar") == 2


def test_a_person_has_roles_in_time() -> None:
    """A role stands with the dates of the first and last brief that give it."""
    page = PAGES["people/jo-berg.md"].text

    assert (
        "| Transport Minister | [3 March 1998](../briefs/1998/rail-strike-ends-after-nine-days.md) "
        "– [21 May 2001](../briefs/2001/berg-resigns.md) | 2 |" in page
    )
    assert "| Minister | [February 1998](../briefs/1998/talks-open.md) | 1 |" in page


def test_a_role_written_in_two_ways_is_one_role() -> None:
    """A genitive and a hyphen make no second post; the spelling used most is shown."""
    briefs = [
        a_brief(
            "Jo Berg spoke.",
            id=BriefId(f"bk{number}"),
            path=DocPath(f"briefs/1998/{number}.md"),
            actors=(Actor("Jo Berg", role),),
        )
        for number, role in enumerate(
            ["Union Secretary General", "The Union's Secretary", "Union’s Secretary-General"] * 2
            + ["Union Secretary General"]
        )
    ]

    page = pages_of(a_corpus(*briefs))["people/jo-berg.md"].text

    assert "| Union Secretary General | [3 March 1998]" in page
    assert page.count("| 5 |") == 1


def test_a_person_without_a_role_has_no_table_of_roles() -> None:
    """No heading stands over nothing."""
    page = pages_of(a_corpus(MEMOIR))["people/ana-lima.md"].text

    assert "## Roles" not in page
    assert "No brief names somebody else beside this person." in page


def test_a_person_page_shows_the_sentence_that_names_them() -> None:
    """Each brief stands with the sentence, the name in bold, and nothing around it."""
    page = PAGES["people/ana-lima.md"].text

    assert "<br><q>Minister Jo Berg met **Ana Lima**, head of the Northern Union.</q>" in page
    assert "### No date" in page


def test_a_person_page_says_that_nobody_decided() -> None:
    """What a program recognised says so, and where to correct it."""
    page = PAGES["people/jo-berg.md"].text

    assert "Recognised automatically from 1 spelling. Wrong? Edit `names.yml`." in page


def test_a_decided_person_has_names_and_note() -> None:
    """Where names.yml says who somebody is, the page has the note and no doubt."""
    entry = RegisterEntry("Jo Berg", aliases=("Johanna Berg",), note="Born in *Lund*.")
    other = a_brief(
        "Johanna Berg spoke.", id=BriefId("bkj"), path=DocPath("briefs/1998/j.md"),
        actors=(Actor("Johanna Berg"),),
    )  # fmt: skip

    page = pages_of(a_corpus(STRIKE, other, register=Register((entry,))))["people/jo-berg.md"].text

    assert "also written Johanna Berg" in page
    assert "Born in *Lund*." in page
    assert "Recognised automatically" not in page


def test_only_the_newest_fifty_briefs_are_on_a_persons_page() -> None:
    """Somebody named in sixty briefs has a page that can still be read."""
    briefs = [
        a_brief(
            f"Jo Berg spoke {number}.", id=BriefId(f"bk{number}"),
            path=DocPath(f"briefs/1998/{number}.md"), title=f"Speech {number}",
        )
        for number in range(60)
    ]  # fmt: skip

    pages = pages_of(a_corpus(*briefs))
    page, year = pages["people/jo-berg.md"].text, pages["people/jo-berg/1998.md"].text

    assert page.count("<q>") == page.count("[Speech ") == 50
    assert "60 briefs, newest first; here the newest 50, each with the sentence" in page
    assert "[1998](jo-berg/1998.md) 60" in page
    assert year.count("<q>") == year.count("[Speech ") == 60


def test_hidden_people_are_on_no_page() -> None:
    """A person hidden in names.yml is named nowhere."""
    entry = RegisterEntry("Ana Lima", hidden=True)

    found = pages_of(a_corpus(register=Register((entry,))))

    assert "people/ana-lima.md" not in found
    assert not any("[Ana Lima]" in page.text for page in found.values())


def test_the_index_of_people_goes_by_family_name() -> None:
    """A particle does not decide the letter; what is no letter comes last."""
    names = ("Rui van der Aa", "Adil Abdul-Mahdi", "Ola al-Brun", "Eva Čech", "Ida 3rd")
    actors = tuple(Actor(name) for name in names)
    corpus = a_corpus(a_brief(" and ".join(names), actors=actors))

    page = pages_of(corpus)["people/index.md"].text

    assert "[A](#a) [B](#b) [C](#c) [Other](#other)" in page
    assert re.findall(r"^- \[(.+?)\]", page, re.MULTILINE) == list(names)


def test_a_year_goes_month_by_month() -> None:
    """Newest month first, with the neighbouring years and the people of the year."""
    page = PAGES["years/1998.md"].text

    assert re.findall(r"^## (.+)", page, re.MULTILINE) == [
        "March",
        "February",
        "People of the year",
        "Sources",
    ]
    assert "Briefs a month: 1 at most." in page
    assert '<a href="#march"><title>March: 1 brief</title>' in page
    assert "[The Lund Courier](../sources/the-lund-courier.md) 2" in page
    assert "- [2001](2001.md) ›" in page
    assert "[Jo Berg](../people/jo-berg.md) 2 · [Ana Lima](../people/ana-lima.md) 1" in page


def test_a_year_without_people_says_so() -> None:
    """An empty list says what it would hold."""
    nobody = a_brief("It rained.", date=PartialDate(1998), actors=())

    page = pages_of(a_corpus(nobody))["years/1998.md"].text

    assert "## Month not known" in page
    assert "None of these briefs names a person." in page


def test_an_open_source_is_said() -> None:
    """A list does not hide that a publisher is not known."""
    assert "<small>source open · " in PAGES["years/undated.md"].text
    assert "1 brief without a known source." in PAGES["sources/index.md"].text


def test_spellings_of_one_source_share_a_page() -> None:
    """Two spellings with one address are one source, under the name used most."""
    other = a_brief(id=BriefId("bkx"), path=DocPath("briefs/1998/x.md"), source="the Lund COURIER")
    more = a_brief(id=BriefId("bky"), path=DocPath("briefs/1998/y.md"))

    found = pages_of(a_corpus(STRIKE, other, more))

    assert "# The Lund Courier" in found["sources/the-lund-courier.md"].text
    assert "3 briefs" in found["sources/the-lund-courier.md"].text


def test_an_organisation_has_the_briefs_that_name_it() -> None:
    """Two spellings with one address are one body, under the name used most."""
    briefs = [
        a_brief(
            id=BriefId(f"bk{number}"),
            path=DocPath(f"briefs/1998/{number}.md"),
            date=PartialDate(1998 + number),
            organisations=(name, "Other"),
            actors=(),
        )
        for number, name in enumerate(["Northern Union", "northern union", "Northern Union"])
    ]

    found = pages_of(a_corpus(*briefs))
    page = found["organisations/northern-union.md"].text

    assert "# Northern Union\n" in page
    assert "3 briefs, newest first, each with the sentence that names it." in page
    assert "These briefs name no person." in page
    assert "<svg" in page
    assert (
        "| [Northern Union](northern-union.md) | 3 | 1998 to 2000 |"
        in found["organisations/index.md"].text
    )
    assert "[Jo Berg](../people/jo-berg.md) 1" in PAGES["organisations/northern-union.md"].text


def test_an_empty_book_says_what_would_fill_it() -> None:
    """Without briefs there are the main pages, and each tells what to do."""
    found = pages_of(Corpus())

    assert sorted(found) == [
        "index.md",
        "network.md",
        "offices/index.md",
        "organisations/index.md",
        "people/index.md",
        "sources/index.md",
        "timeline.md",
        "years/index.md",
    ]
    assert "No brief names a post yet." in found["offices/index.md"].text
    assert "No brief names an organisation yet." in found["organisations/index.md"].text
    assert "Put a saved news page into `seeds/`" in found["index.md"].text
    assert "No brief names a person yet." in found["people/index.md"].text
    assert "There are no briefs yet." in found["years/index.md"].text
    assert "No brief names its source yet." in found["sources/index.md"].text


def test_a_book_of_one_brief_has_no_chart() -> None:
    """A single bar has no shape."""
    found = pages_of(a_corpus(a_brief("It rained.", actors=())))

    assert not any("Briefs a " in page.text for page in found.values())
    assert "The only brief so far." in found["index.md"].text
    assert "These briefs name no person." in found["sources/the-lund-courier.md"].text


def test_an_organisation_page_shows_the_sentence_that_names_it() -> None:
    """The whole name is looked for, for a part may be another's; only in the newest briefs."""
    briefs = [
        a_brief(
            f"It rained. The Northern Union met in room {number}.",
            id=BriefId(f"bk{number}"),
            path=DocPath(f"briefs/1998/{number}.md"),
            organisations=("Northern Union", "Western Union"),
            language="fr",
        )
        for number in range(60)
    ]

    found = pages_of(a_corpus(*briefs))
    page = found["organisations/northern-union.md"].text

    assert "60 briefs, newest first; here the newest 50, each with the sentence that" in page
    assert '<br><q lang="fr">The **Northern Union** met in room 0.</q>' in page
    assert page.count("<q") == 50
    assert page.count("\n- <time") == 50
    assert "[1998](northern-union/1998.md) 60" in page
    assert "<q" not in found["organisations/western-union.md"].text
    assert found["organisations/northern-union/1998.md"].text.count("\n- <time") == 60


def test_older_briefs_of_a_source_and_a_body_stand_on_a_page_a_year() -> None:
    """The newest fifty on its own page, all of each older year on another, undated ones too."""
    briefs = [
        a_brief(
            id=BriefId(f"bk{number}"),
            path=DocPath(f"briefs/{number}.md"),
            date=PartialDate(2000 + number // 20) if number < 60 else None,
            source="Lund Courier",
            organisations=("Northern Union",),
        )
        for number in range(70)
    ]
    found = pages_of(a_corpus(*briefs))

    for body, index in (("sources/lund-courier", "Sources"), ("organisations/northern-union", "O")):
        assert found[f"{body}.md"].text.count("briefs/") == 50
        older = sorted(path for path in found if path.startswith(f"{body}/"))
        assert older == [f"{body}/2000.md", f"{body}/undated.md"]
        assert f"[2000]({body.partition('/')[2]}/2000.md) 20" in found[f"{body}.md"].text
        year = found[f"{body}/2000.md"].text
        assert year.count("../../briefs/") == 20
        assert "# Lund Courier, 2000" in year or "# Northern Union, 2000" in year
        assert f"[{index}" in year
        assert "(../index.md)" in year
        assert found[f"{body}/undated.md"].text.count("../../briefs/") == 10


def test_low_bars_are_low() -> None:
    """A chart of one brief a year is no row of towers; a tall one has its full height."""
    low = years_chart(DocPath("index.md"), open_catalogue(a_corpus()), BRIEFS)
    many = [a_brief(id=BriefId(f"bk{number}"), path=DocPath(f"{number}.md")) for number in range(9)]
    tall_book = a_corpus(LATER, *many)
    tall = years_chart(DocPath("index.md"), open_catalogue(tall_book), tall_book.briefs)

    assert 'height="56"' in low
    assert 'height="96"' in tall


def test_a_single_year_beside_undated_briefs_has_no_chart() -> None:
    """What has no date is no second bar to compare with."""
    assert "bb-chart" not in pages_of(a_corpus(STRIKE, MEMOIR))["index.md"].text


@given(st.text(min_size=1), st.text(min_size=1))
def test_hostile_titles_and_roles_stay_text(title: str, role: str) -> None:
    """Whatever a title or role says, the front matter of every page is read as it was meant."""
    brief = a_brief(title=title, source=title, actors=(Actor("Jo Berg", role),))

    for page in pages_of(a_corpus(brief)).values():
        head = yaml.safe_load(page.text.split("\n---\n")[0].removeprefix("---\n"))
        assert set(head) == {"title", "description", "generated"}
        assert page.text.count("\n# ") == 1


def test_pages_do_not_depend_on_the_order_of_briefs() -> None:
    """The same briefs in another order give the same bytes."""
    assert pages_of(a_corpus(LATER, MEMOIR, *BRIEFS[:2])) == PAGES
