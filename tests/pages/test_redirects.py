"""Old addresses lead to where a brief stands now."""

import dataclasses
from pathlib import Path

import pytest

from generator.corpus import build_corpus
from generator.model import Actor, BriefId, DocPath, PartialDate, Register, RegisterEntry
from generator.pages import emit
from generator.pages.redirects import body_redirects, is_redirect, person_redirects, redirect_pages
from tests.builders import a_brief
from tests.sites import TALKS, build, make_book

OLD = DocPath("briefs/1997/strike.md")
BRIEF = a_brief(title="Rail [over]: <b>")


def test_old_address_leads_to_the_brief() -> None:
    """The page is generated, says where the brief is, and takes readers there."""
    (page,) = redirect_pages({(BRIEF.id, OLD), (BRIEF.id, BRIEF.path)}, [BRIEF])

    assert page.path == "briefs/1997/strike/index.md"
    assert "generated: true" in page.text
    target = "../../1998/rail-strike-ends-after-nine-days.md"
    assert f'<meta http-equiv="refresh" content="0; url={target}">' in page.text
    assert f"]({target})" in page.text
    assert "<b>" not in page.text.partition("\n---\n\n")[2]
    assert is_redirect(page.path, page.text)
    assert is_redirect(page.path, page.text.replace("\n", "\r\n"))


def test_nothing_leads_to_what_is_not_published() -> None:
    """Drafts and deleted briefs have no redirects; nor has an address that is taken."""
    known = {(BRIEF.id, OLD)}
    other = a_brief(id=BriefId("bkother2222222"), path=DocPath("briefs/1997/STRIKE.md"))

    assert not list(redirect_pages(known, [dataclasses.replace(BRIEF, draft=True)]))
    assert not list(redirect_pages(known, []))
    assert not list(redirect_pages(known, [BRIEF, other]))
    assert len(list(redirect_pages({*known, (other.id, OLD)}, [BRIEF, a_brief(id=other.id)]))) == 1


def test_briefs_are_no_redirects() -> None:
    """What a person writes is a brief, also in a file called index.md."""
    assert not is_redirect("briefs/a/index.md", "---\ntitle: A\n---\n\ngenerated: true\n")
    assert not is_redirect("briefs/a/b.md", "---\ngenerated: true\nredirect: x\n---\n")


def test_each_other_name_of_a_person_leads_to_their_page() -> None:
    """The name that a page bears may change, with a new spelling or a word in `names.yml`."""
    briefs = [
        a_brief(id=BriefId("bk1"), actors=(Actor("Qassim Berg"),)),
        a_brief(id=BriefId("bk2"), actors=(Actor("Bob Lima"),)),
        a_brief(id=BriefId("bk3"), actors=(Actor("Qasim Berg"),)),
    ]
    register = Register(
        (
            RegisterEntry("Robert Lima", aliases=("Bob Lima",), same=("Rob Lima",)),
            RegisterEntry("Rob Lima", aliases=("Ann Other",)),
            RegisterEntry("Hid Den", hidden=True, aliases=("Hid Out",)),
        )
    )
    corpus = build_corpus(briefs, register)

    found = {str(page.path): page.text for page in person_redirects(corpus, register)}

    (berg,) = (person for person in corpus.people if "Qasim Berg" in person.spellings)
    other = {"qasim-berg", "qassim-berg"} - {berg.slug}
    assert set(found) == {
        *(f"people/{slug}.md" for slug in other),
        "people/bob-lima.md",
        "people/rob-lima.md",
        "people/ann-other.md",
    }
    assert "redirect: people/robert-lima.md" in found["people/bob-lima.md"]
    assert "Robert Lima](robert-lima.md)" in found["people/bob-lima.md"]


def test_the_years_of_an_other_name_are_led_on_too() -> None:
    """A person of many briefs has pages a year; their addresses are promises as well."""
    briefs = [
        a_brief(
            id=BriefId(f"bk{number}"),
            path=DocPath(f"briefs/{number}.md"),
            date=PartialDate(1990 + number // 40) if number else None,
            actors=(Actor("Bob Lima"),),
        )
        for number in range(100)
    ]
    register = Register((RegisterEntry("Robert Lima", aliases=("Bob Lima",)),))
    corpus = build_corpus(briefs, register)
    there = {page.path for page in emit(corpus)}

    found = {str(page.path): page.text for page in person_redirects(corpus, register)}

    assert sorted(found) == [
        "people/bob-lima.md",
        "people/bob-lima/1990.md",
        "people/bob-lima/1991.md",
        "people/bob-lima/undated.md",
    ]
    assert {"people/robert-lima/1990.md", "people/robert-lima/undated.md"} <= there
    assert "(../robert-lima/1990.md)" in found["people/bob-lima/1990.md"]


def test_other_names_of_bodies_and_sources_lead_to_their_pages() -> None:
    """Each other name once, none over a page that stands there, none to a page that is not."""
    decided = RegisterEntry("Harbour Forum", ("HF", "Quay Forum", "hf"))
    hidden = RegisterEntry("Secret Club", ("SC",), hidden=True)
    gone = RegisterEntry("Moon Club", ("MC",))
    paper = RegisterEntry("The Lund Courier", ("Lund Courier",))
    register = Register(organisations=(decided, hidden, gone), sources=(paper,))
    brief = a_brief(organisations=("HF", "Secret Club"), source="Lund Courier")
    pages = tuple(body_redirects(build_corpus([brief], register), register))

    assert [page.path for page in pages] == [
        "organisations/hf.md",
        "organisations/quay-forum.md",
        "sources/lund-courier.md",
    ]
    assert "(harbour-forum.md)" in pages[0].text
    assert "(the-lund-courier.md)" in pages[2].text


@pytest.mark.site
def test_built_site_leads_old_addresses_on(tmp_path: Path) -> None:
    """In the site the redirect goes to the page of the brief, and no warning is given."""
    make_book(tmp_path, {"1998/talks.md": TALKS})
    note = tmp_path / ".briefbook" / "addresses.yml"
    note.parent.mkdir()
    note.write_text("- bkbbbbbbbbbbbb briefs/undated/talks.md\n")
    done = build(tmp_path)

    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "briefs" / "undated" / "talks" / "index.html").read_text()
    assert 'http-equiv="refresh" content="0; url=../../1998/talks/"' in page
    assert 'href="../../1998/talks/"' in page
