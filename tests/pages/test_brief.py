"""The page of a brief: its head, names linked, what it belongs with."""

from __future__ import annotations

import pytest

from generator.model import Actor, Brief, PartialDate, Register, RegisterEntry
from generator.pages.brief import describe, render_brief
from generator.pages.catalogue import open_catalogue
from generator.pages.document import web_address
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
        "**Bodies** Northern Rail Company" in text
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
    """A related brief stands with the people that both name."""
    text = rendered(TALKS, STRIKE, MEMOIR, LATER)

    assert "[A memoir](../undated/a-memoir.md)<br><small>both name [Ana Lima]" in text
    assert text.index("A memoir") < text.index("Rail strike")


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

    assert text.count("people/jo-berg.md") == 3
