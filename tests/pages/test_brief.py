"""The page of a brief: its head, names linked, what it belongs with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Actor, Brief, BriefId, DocPath, PartialDate, Register, RegisterEntry
from generator.pages.brief import describe, render_brief
from generator.pages.catalogue import open_catalogue
from generator.pages.document import web_address
from generator.pages.excerpt import excerpt
from generator.pages.site import Site
from tests.builders import a_brief
from tests.pages.books import BRIEFS, LATER, MEMOIR, STRIKE, TALKS, a_corpus


def rendered(brief: Brief, *others: Brief, register: Register | None = None) -> str:
    """Render a brief of a book."""
    corpus = a_corpus(brief, *others, register=register)
    return render_brief(brief, open_catalogue(corpus))


def test_the_head_says_when_and_by_whom() -> None:
    """Date, source, agency, byline and original stand under the title."""
    brief = a_brief(agency="LNA", source_url="https://courier.example/a", updated=PartialDate(1999))

    text = rendered(brief)

    assert "# Rail strike ends after nine days\n" in text
    assert (
        '<time datetime="1998-03-03">3 March 1998</time> · '
        "[The Lund Courier](../../sources/the-lund-courier.md) · from LNA · by Ana Lima · "
        'updated <time datetime="1999">1999</time> · [original](https://courier.example/a)' in text
    )
    assert (
        "**People** [Jo Berg](../../people/jo-berg.md), Transport Minister\n\n"
        "**Bodies** [Northern Rail Company](../../organisations/northern-rail-company.md)" in text
    )


def test_what_is_unsure_is_said_in_words() -> None:
    """A reviewed field with a value is unconfirmed, one without is open, or "no date"."""
    assert '<span class="bb-open">source unconfirmed</span>' in rendered(LATER)
    assert '<span class="bb-open">source open</span>\n' in rendered(MEMOIR)
    assert "date open" not in rendered(MEMOIR)
    assert '<span class="bb-open">people unconfirmed</span>' in rendered(
        a_brief(review=("actors",))
    )
    assert "&lt;b>x unconfirmed" in rendered(a_brief(review=("<b>x",)))


def test_names_are_linked_once_in_the_text() -> None:
    """The first mention is a link and the others are not."""
    text = rendered(TALKS)

    assert (
        "Minister [Jo Berg](../../people/jo-berg.md) met [Ana Lima](../../people/ana-lima.md),"
        in text
    )
    assert "“We will listen,” Berg said." in text


def test_hidden_people_are_neither_named_in_the_head_nor_linked() -> None:
    """Who is hidden in names.yml is taken out of the page's own words."""
    hidden = Register((RegisterEntry("Ana Lima", hidden=True),))

    text = rendered(TALKS, register=hidden)

    assert "people/ana-lima" not in text
    assert "**People** [Jo Berg]" in text
    assert "head of the Northern Union ·" not in text


def test_related_briefs_say_why() -> None:
    """A related brief stands with the people that both name, or as the next report on them."""
    text = rendered(TALKS, STRIKE, MEMOIR, LATER)

    assert "[A memoir](../undated/a-memoir.md)<br><small>both name [Ana Lima]" in text
    assert "next report on [Jo Berg](../../people/jo-berg.md)</small>" in text


def test_neighbours_go_by_date() -> None:
    """The older brief comes before, the newer after."""
    text = rendered(*BRIEFS)

    assert "- ‹ [Talks open](talks-open.md)," in text
    assert "- [Berg resigns](../2001/berg-resigns.md), " in text


def test_a_brief_outside_the_book_is_still_shown() -> None:
    """A draft in a preview has no neighbours and no links, and its text."""
    text = render_brief(STRIKE, open_catalogue(a_corpus(LATER)))

    assert "The rail strike ended" in text
    assert "bb-neighbours" not in text


def test_a_brief_with_hardly_anything_is_shown() -> None:
    """No date, source, people or text: the page says what is open."""
    bare = a_brief(date=None, source=None, byline=(), actors=(), organisations=(), language=None)
    text = rendered(Brief(bare.path, bare.id, "<script>x</script>", ()))

    assert "# &lt;script>x&lt;/script>" in text
    assert (
        '<span class="bb-undated">no date</span> <span class="bb-open">source open</span>' in text
    )
    assert "bb-facts" not in text


def test_corrections_stand_before_the_text() -> None:
    """A correction is read before what it corrects."""
    text = rendered(a_brief(corrections=("3 June 1998: nine days, not *ten*.",)))

    assert text.index("**Correction** 3 June 1998: nine days, not *ten*.") < text.index("The rail")


@pytest.mark.parametrize(
    ("brief", "said"),
    [
        (a_brief(description="Mine."), "Mine."),
        (a_brief("First *one*. Second."), "First one."),
        (a_brief("word " * 60), "word " * 39 + "word …"),
        (a_brief("<!-- -->", title="T"), "T"),
    ],
)
def test_a_brief_is_described(brief: Brief, said: str) -> None:
    """A person's description, else the first sentence, cut between words, else the title."""
    assert describe(brief) == said


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//x.example", "https:///x", "http://[x", "", None],
)
def test_only_web_addresses_are_linked(url: str | None) -> None:
    """No scheme but http and https becomes a link."""
    assert web_address(url) is None
    assert "[original]" not in rendered(a_brief(source_url=url))


def test_an_address_cannot_close_its_link() -> None:
    """Brackets, quotes and spaces of an address are written as what they are."""
    assert web_address('https://x.example/a b)"<`*_[') == (
        "https://x.example/a%20b%29%22%3C%60%2A_%5B"
    )


def test_an_actor_named_twice_is_one_person() -> None:
    """Two spellings in one brief lead to one page."""
    actors = (Actor("Jo Berg"), Actor("Jo BERG"))
    text = rendered(a_brief("Jo Berg spoke.", actors=actors))

    assert text.count("](../../people/jo-berg.md)") == 3
    assert text.count('class="bb-card"') == 1


def test_a_card_stands_by_for_each_person() -> None:
    """Hidden until it is asked for: name, role, how many briefs, and the way to the page."""
    text = rendered(TALKS, STRIKE, MEMOIR, LATER)

    assert '<div class="bb-cards" hidden data-search-exclude data-pagefind-ignore>' in text
    assert (
        '<div class="bb-card"><strong>Ana Lima</strong><span>head of the Northern Union</span>'
        "<span>2 briefs, February 1998</span>"
        '<a href="../../people/ana-lima.md" tabindex="-1">page ›</a></div>' in text
    )
    assert "bb-cards" not in rendered(a_brief("It rained.", actors=()))


def test_a_card_says_what_the_book_says_now() -> None:
    """The same on each page, and another where the book got another brief of the person."""
    corpus = a_corpus(TALKS, STRIKE, MEMOIR, LATER)
    pages = [render_brief(brief, open_catalogue(corpus)) for brief in corpus.briefs]
    before = [page for page in pages if "<strong>Ana Lima</strong>" in page]
    more = replace(TALKS, id=BriefId("bk222222222222"), path=DocPath("briefs/1999/more.md"))
    later = replace(more, date=PartialDate(1999, 4))
    after = rendered(TALKS, STRIKE, MEMOIR, LATER, later)

    card = "<strong>Ana Lima</strong><span>head of the Northern Union</span><span>"
    assert [f"{card}2 briefs, February 1998</span>" in page for page in before] == [True, True]
    assert f"{card}3 briefs, February 1998 to April 1999</span>" in after


def test_the_page_of_how_it_was_made_is_linked() -> None:
    """Where there is such a page, the brief leads to it."""
    known = open_catalogue(a_corpus(STRIKE))
    made = DocPath("briefs/1998/rail-strike-ends-after-nine-days/made.md")

    text = render_brief(STRIKE, known, made=made)

    assert "[How this brief was made ›](rail-strike-ends-after-nine-days/made.md)" in text
    assert "How this brief was made" not in render_brief(STRIKE, known)


def test_an_excerpt_leads_to_the_original() -> None:
    """A book that may not publish a text shows its first sentences and where the rest is."""
    brief = a_brief(source_url="https://courier.example/a")
    site = Site(excerpt=True)

    text = render_brief(brief, open_catalogue(a_corpus(brief)), site)

    assert "[Jo Berg](../../people/jo-berg.md) said in Lund. Trains run again" in text
    assert "The drivers will be paid" in text
    assert "Talks about the timetable" not in text
    assert "*An excerpt.* [Read all of it at The Lund Courier](https://courier.example/a)." in text


def test_a_persons_own_brief_is_shown_in_full() -> None:
    """What has neither capture nor publisher is nobody else's text."""
    own = a_brief(source=None, seeds=())

    text = render_brief(own, open_catalogue(a_corpus(own)), Site(excerpt=True))

    assert "Talks about the timetable" in text


@pytest.mark.parametrize(
    ("paragraphs", "shown"),
    [
        (("One *word*. Two.", "Three. Four."), "One word. Two. Three."),
        (("Short. L" + "ong " * 150 + "end.",), "Short."),
        (("long " * 100,), "long " * 79 + "long …"),
        (("Only one.",), "Only one."),
    ],
)
def test_an_excerpt_ends_with_a_sentence(paragraphs: tuple[str, ...], shown: str) -> None:
    """At most three sentences and 400 characters; only a longer first sentence is cut."""
    assert excerpt(a_brief(*paragraphs)) == (
        shown,
        "*An excerpt.* All of it is with The Lund Courier.",
    )


def test_an_excerpt_of_nothing_says_where_the_text_is() -> None:
    """A brief without text has no empty paragraph."""
    assert excerpt(a_brief("<!-- -->", source=None)) == (
        "*An excerpt.* All of it is with its publisher.",
    )
