"""Facts about the network: who is drawn, where, and what the page says without a script."""

import re
from itertools import combinations
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from generator.model import Actor, Brief, BriefId, Corpus, DocPath, PartialDate, Register
from generator.model import RegisterEntry as Entry
from generator.pages.catalogue import open_catalogue
from generator.pages.network_layout import LAYOUTS, layout
from generator.pages.network_pairs import MOST_PEOPLE, network_of
from tests.builders import a_brief
from tests.pages.books import a_corpus, pages_of


def together(number: int, *names: str, draft: bool = False) -> Brief:
    """Return a brief that names some people."""
    return a_brief(
        id=BriefId(f"bk{number:04}"),
        path=DocPath(f"briefs/1998/{number:04}.md"),
        title=f"Meeting {number}",
        date=PartialDate(1998, 1 + number % 12),
        actors=tuple(map(Actor, names)),
        draft=draft,
    )


def network(corpus: Corpus) -> str:
    """Return the text of the page."""
    return pages_of(corpus)["network.md"].text


def nodes(text: str) -> list[str]:
    """Return who is drawn."""
    return re.findall(r'data-node="\d+"><title>([^<,]+),', text)


MEETINGS = (
    together(1, "Jo Berg", "Ana Lima"),
    together(2, "Jo Berg", "Ana Lima"),
    together(3, "Jo Berg", "Zoe Nunez"),
    together(4, "Kim Olsen"),
)


def test_who_is_named_together_is_drawn() -> None:
    """The most connected first; who is always named alone is not there."""
    text = network(a_corpus(*MEETINGS))

    assert nodes(text) == ["Jo Berg", "Ana Lima", "Zoe Nunez"]
    assert text.count("data-pair=") == 2
    assert 'href="people/jo-berg.md"' in text


def test_the_table_says_the_same() -> None:
    """Pair by pair, with the number of briefs and the newest."""
    text = network(a_corpus(*MEETINGS))

    row = "| [Ana Lima](people/ana-lima.md) | [Jo Berg](people/jo-berg.md) | 2 | [Meeting 2]"
    assert row in text
    assert text.index(row) < text.index("[Zoe Nunez](people/zoe-nunez.md)")


def test_hidden_people_and_drafts_are_in_no_pair() -> None:
    """Neither the page nor what its script loads knows of them."""
    hidden = Register(people=(Entry("Ana Lima", hidden=True),))
    book = a_corpus(*MEETINGS, together(5, "Jo Berg", "Kim Olsen", draft=True), register=hidden)

    assert nodes(network(book)) == ["Jo Berg", "Zoe Nunez"]


def test_a_book_without_pairs_says_what_would_fill_the_page() -> None:
    """No chart, no form."""
    text = network(a_corpus(MEETINGS[3]))

    assert "No brief names two people yet" in text
    assert "<svg" not in text


def test_a_large_book_is_drawn_in_part() -> None:
    """A hundred people at most and as many lines as can be told apart; it is said who is left."""
    people = [f"{chr(65 + n % 26)}a{chr(97 + n // 26)} Berg{n}" for n in range(MOST_PEOPLE + 20)]
    pairs = list(combinations(people, 2))[:900]
    briefs = [together(number, *pair) for number, pair in enumerate(pairs)]
    briefs += [together(2000 + n, *pair) for n, pair in enumerate(pairs[:30])]
    book = a_corpus(*briefs)
    found = network_of(open_catalogue(book))
    text = network(book)

    assert len(found.people) <= MOST_PEOPLE
    assert len(found.pairs) <= 600
    assert found.least == 2
    assert "The most connected are drawn" in text
    assert text.count("bb-off") == len([one for one in found.pairs if len(one.briefs) < 2])
    assert "The 200 pairs with most briefs." in text


@given(
    st.integers(1, 25).flatmap(
        lambda people: st.tuples(
            st.just(people),
            st.lists(
                st.tuples(
                    st.integers(0, people - 1), st.integers(0, people - 1), st.integers(1, 9)
                ).filter(lambda pair: pair[0] != pair[1]),
                max_size=40,
            ),
        )
    )
)
def test_everybody_stands_in_the_picture_and_apart(
    drawn: tuple[int, list[tuple[int, int, int]]],
) -> None:
    """Whoever is paired with whom: within the box, no two on one spot, the same each time."""
    people, pairs = drawn
    places = layout(people, tuple(pairs), 600, 500)
    LAYOUTS.forget()

    assert len(places) == people
    assert all(0 <= x <= 600 and 0 <= y <= 500 for x, y in places)
    assert len(set(places)) == people
    assert layout(people, tuple(pairs), 600, 500) == places


def test_nobody_has_no_place() -> None:
    """An empty network is empty."""
    assert layout(0, (), 600, 500) == ()


def test_who_belongs_together_stands_together() -> None:
    """Two groups without a pair between them are apart."""
    pairs = [*combinations(range(4), 2), *combinations(range(4, 8), 2)]
    places = layout(8, tuple((one, other, 3) for one, other in pairs), 600, 500)

    def far(one: int, other: int) -> float:
        return dist(places[one], places[other])

    within = [far(one, other) for one, other in pairs]
    between = [far(one, other) for one in range(4) for other in range(4, 8)]
    assert max(within) < sum(between) / len(between)
    assert sum(within) / len(within) < min(between)
