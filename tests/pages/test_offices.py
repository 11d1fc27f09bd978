"""Facts about the pages of posts, and about what a person's page says of them."""

from generator.model import (
    Actor,
    Brief,
    BriefId,
    Corpus,
    DocPath,
    PartialDate,
    Register,
    RegisterPost,
)
from tests.builders import a_brief
from tests.pages.books import a_corpus, pages_of

PATH = "offices/mayor-lund.md"


def brief(number: int, name: str, role: str, *, year: int | None = 1998) -> Brief:
    """Return a brief that gives somebody a role."""
    return a_brief(
        f"{role} {name} spoke.",
        id=BriefId(f"bkaaaaaaaaa{number:03}"),
        path=DocPath(f"briefs/{number}.md"),
        title=f"Speech {number}",
        date=PartialDate(year, 3, number) if year else None,
        actors=(Actor(name, role),),
        organisations=("Lund",),
    )


def book(*more: Brief, register: Register | None = None) -> Corpus:
    """Return a book with two mayors, years apart."""
    return a_corpus(
        brief(1, "Jo Berg", "Lund Mayor", year=1998),
        brief(2, "Ana Lima", "Mayor of Lund", year=2003),
        *more,
        register=register,
    )


def test_the_index_shows_who_held_what() -> None:
    """Body by body, each holder with a date that leads to the brief."""
    index = pages_of(book())["offices/index.md"].text

    assert "1 post of 1 body, by name. Each date is of a brief" in index
    assert "## Lund" in index
    assert "| [Mayor](mayor-lund.md) | [Jo Berg](../people/jo-berg.md) | [1 March 1998]" in index
    assert "|  | [Ana Lima](../people/ana-lima.md) | [2 March 2003](../briefs/2.md) | 1 |" in index


def test_a_large_index_names_the_posts_only() -> None:
    """Thousands of rows would be no index."""
    many = (brief(10, f"Ana B{number}", f"Mayor of Lund{number}") for number in range(301))
    books = [
        a_brief("", id=BriefId(f"bkb{n:09}"), path=each.path, actors=each.actors)
        for n, each in enumerate(many)
    ]

    index = pages_of(a_corpus(*books))["offices/index.md"].text

    assert "- **Lund0** [Mayor](mayor-lund0.md)" in index
    assert "| Post |" not in index


def test_the_index_shows_the_newest_holders_of_a_post() -> None:
    """A post that many held has its page for them."""
    letters = "abcdefg"
    briefs = [
        brief(number, f"Ana {letter * 4}".title(), "Mayor of Lund", year=1990 + number)
        for number, letter in enumerate(letters, 1)
    ]

    index = pages_of(a_corpus(*briefs))["offices/index.md"].text

    assert "| [Mayor](mayor-lund.md) | 2 before these | | |" in index
    assert "Ana Aaaa" not in index
    assert "Ana Gggg" in index


def test_a_page_shows_holders_gap_and_words() -> None:
    """In time, with what no brief says, and with the sentence that says it."""
    page = pages_of(book())[PATH].text

    assert "# Mayor, Lund" in page
    assert "2 holders, 2 briefs · [Lund](../organisations/lund.md)" in page
    assert "written “Lund Mayor”, “Mayor of Lund”" in page
    assert "| [Jo Berg](../people/jo-berg.md) | [1 March 1998](../briefs/1.md) | 1 |" in page
    assert "| *no brief says who* | 1 March 1998 – 2 March 2003 | |" in page
    assert "<q>Lund Mayor Jo Berg spoke.</q>" in page
    assert "Two at one time" not in page
    assert "Acting, former" not in page


def test_the_chart_says_in_words_what_it_shows() -> None:
    """A row a holder; each bar leads to the first brief."""
    page = pages_of(book())[PATH].text

    assert "<figcaption>2 holders between 1998 and 2003, each from the first to the last" in page
    assert '<a href="../briefs/1.md"><title>Jo Berg: 1 March 1998, 1 brief</title>' in page
    assert page.count('<rect class="bb-bar"') == 2
    assert "<svg" not in pages_of(a_corpus(brief(1, "Jo Berg", "Lund Mayor")))[PATH].text


def test_two_at_one_time_are_shown_with_their_briefs() -> None:
    """The book does not decide which brief is wrong."""
    page = pages_of(book(brief(3, "Jo Berg", "Lund Mayor", year=2004)))[PATH].text

    assert "## Two at one time" in page
    assert (
        "- [Jo Berg](../people/jo-berg.md), [1 March 1998](../briefs/1.md) – [3 March 2004]" in page
    )
    assert "and [Ana Lima](../people/ana-lima.md), [2 March 2003](../briefs/2.md)" in page


def test_who_does_not_hold_it_is_shown_apart() -> None:
    """A former mayor in a brief without a date."""
    page = pages_of(book(brief(3, "Rui Costa", "former Mayor of Lund", year=None)))[PATH].text

    assert "## Acting, former, not yet" in page
    assert "- [Rui Costa](../people/rui-costa.md), former: [no date](../briefs/3.md)" in page
    alone = pages_of(a_corpus(brief(3, "Rui Costa", "former Mayor of Lund")))
    assert "No brief says who holds this post" in alone[PATH].text
    assert "[Rui Costa](../people/rui-costa.md) (former)" in alone["offices/index.md"].text


def test_a_holder_with_many_briefs_is_shown_with_twenty() -> None:
    """The rest stands on the person's page."""
    briefs = [brief(number, "Jo Berg", "Lund Mayor") for number in range(1, 26)]

    page = pages_of(a_corpus(*briefs))[PATH].text

    assert page.count("<q>") == 20
    assert "And 5 briefs more: see [Jo Berg](../people/jo-berg.md)." in page


def test_a_decided_post_bears_its_name() -> None:
    """Nobody is told to correct what a person wrote."""
    entry = RegisterPost("Mayor of Lund", ("Lund Mayor",))

    pages = pages_of(book(register=Register(posts=(entry,))))

    assert "# Mayor of Lund\n" in pages["offices/mayor-of-lund.md"].text
    assert "Recognised automatically" not in pages["offices/mayor-of-lund.md"].text
    assert "## Other posts" in pages["offices/index.md"].text


def test_a_persons_page_links_their_posts() -> None:
    """With the dates of the briefs, and with what a brief says of a time before."""
    page = pages_of(book(brief(3, "Jo Berg", "former Mayor of Lund", year=2004)))[
        "people/jo-berg.md"
    ].text

    assert "## Posts" in page
    assert (
        "| [Mayor, Lund](../offices/mayor-lund.md) | [1 March 1998](../briefs/1.md) | 1 |" in page
    )
    assert "| [Mayor, Lund](../offices/mayor-lund.md) (former) | [3 March 2004]" in page
    assert (
        "## Posts"
        not in pages_of(a_corpus(a_brief(actors=(Actor("Jo Berg"),))))["people/jo-berg.md"].text
    )
