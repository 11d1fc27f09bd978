"""Facts about posts: what briefs say of them, put together over a whole book."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.book import read_briefs
from generator.corpus import build_corpus
from generator.corpus.facts import facts_of
from generator.corpus.posts_times import gaps, overlaps, posts_of
from generator.model import (
    Actor,
    Brief,
    BriefId,
    DocPath,
    PartialDate,
    Post,
    Register,
    RegisterEntry,
    RegisterPost,
    Slug,
)
from tests.builders import a_brief

ROOT = Path(__file__).parents[2]
MAYOR = Actor("Jo Berg", "Mayor of Lund")


def brief(number: int, text: str, *actors: Actor, year: int | None = 1998) -> Brief:
    """Return a brief of a year."""
    return a_brief(
        text,
        id=BriefId(f"bkaaaaaaaaa{number:03}"),
        path=DocPath(f"briefs/{number}.md"),
        date=PartialDate(year, 3, number) if year else None,
        actors=actors,
        organisations=(),
    )


def posts(*briefs: Brief, register: Register | None = None) -> tuple[Post, ...]:
    """Return the posts of a book."""
    return build_corpus(briefs, register or Register()).posts


def held(*briefs: Brief, register: Register | None = None) -> dict[str, list[str]]:
    """Return who holds each post of a book."""
    return {
        f"{post.title}, {post.body}": [str(each.person) for each in post.holders]
        for post in posts(*briefs, register=register)
    }


@pytest.mark.parametrize(
    ("text", "actor", "expected"),
    [
        (
            (
                "A mission called Union Mission Peru opened. The mission is led by Major General "
                "Jo Berg of the harbour guard."
            ),
            Actor("Jo Berg", "Major General"),
            "Head, Union Mission Peru",
        ),
        ("Jo Berg, the prime minister of Chad, spoke.", Actor("Jo Berg"), "Prime minister, Chad"),
        ("On Monday Lund Mayor Jo Berg spoke.", Actor("Jo Berg"), "Mayor, Lund"),
        (
            "The Chadian side was headed by National Security Advisor Jo Berg, who left.",
            Actor("Jo Berg", "National Security Advisor"),
            "National Security Advisor, Chad",
        ),
        (
            (
                "Rui Costa met President Ana Lima, Prime Minister Jo Berg, and other high level "
                "officials of the Chadian government."
            ),
            Actor("Jo Berg", "Prime Minister"),
            "Prime Minister, Chad",
        ),
        (
            "Peru’s Harbour Minister, Jo Berg, spoke.",
            Actor("Jo Berg", "Harbour Minister"),
            "Harbour Minister, Peru",
        ),
        ("Jo Berg heads the Lund Rail Company today.", Actor("Jo Berg"), "Head, Lund Rail Company"),
        (
            "The Lund Rail Company is commanded by Jo Berg.",
            Actor("Jo Berg"),
            "Commander, Lund Rail Company",
        ),
        (
            "The Lund Rail Company, which is led by Gen. Jo Berg, said so.",
            Actor("Jo Berg"),
            "Head, Lund Rail Company",
        ),
    ],
)
def test_the_text_says_whose_office_it_is(text: str, actor: Actor, expected: str) -> None:
    """Where the role is a rank, is missing or names no body, the words around the name do."""
    (claim,) = facts_of(brief(1, text, actor)).claims.claims

    assert claim.office.body is not None
    assert f"{claim.office.title}, {claim.office.body.name}" == expected
    assert "Jo Berg" in claim.words


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("According to the Harbour Minister, Jo Berg, it rained.", "Harbour Minister"),
        ("Following President Jo Berg’s speech it rained.", "President"),
        ("In 1920, Lund Mayor Jo Berg opened the bridge.", "Mayor of Lund"),
        ("The bridge is of 1920. It was Lund Mayor Jo Berg who paid.", "Mayor of Lund"),
        ("The mission was led by Jo Berg.", None),
        ("The delegation was led by Jo Berg.", None),
        ("Jo Berg, President Ana Lima, and others came.", None),
        ("Jo Berg, President of Chad Ana Lima, and others came.", None),
        ("Jo Berg, Mayor of Lund", "journalist"),
        ("Lund's Berg Hall and Acme Hall are led by Jo Berg.", "analyst"),
        ("A mission opened. The mission is led by Jo Berg.", None),
        ("North Mission Peru and South Mission Chad met. The mission is led by Jo Berg.", None),
    ],
)
def test_the_text_is_not_read_for_more_than_it_says(text: str, role: str | None) -> None:
    """A time long ago, another's role, a word of the sentence: none makes a holder."""
    found = facts_of(brief(1, text, Actor("Jo Berg", role), Actor("Ana Lima"))).claims.claims

    assert not [each for each in found if each.actor == "Jo Berg" and each.office.body]


def test_a_persons_word_in_front_matter_counts_more_than_the_text() -> None:
    """Whoever corrects a role to a deputy's is not overruled by the sentence."""
    corrected = brief(1, "Lund Mayor Jo Berg spoke.", Actor("Jo Berg", "Deputy Mayor of Lund"))

    assert held(corrected) == {"Deputy Mayor, Lund": ["jo-berg"]}


def test_a_post_is_held_from_the_first_to_the_last_brief() -> None:
    """An undated brief is evidence and no date."""
    briefs = [
        brief(number, "", MAYOR, year=year) for number, year in ((1, 2001), (2, 1998), (3, None))
    ]

    (post,) = posts(*briefs)
    (tenure,) = post.holders

    assert (tenure.first, tenure.last) == (PartialDate(1998, 3, 2), PartialDate(2001, 3, 1))
    assert [each.brief for each in tenure.evidence] == [briefs[1].id, briefs[0].id, briefs[2].id]
    assert (post.title, post.body, post.slug) == ("Mayor", "Lund", "mayor-lund")


def test_holders_stand_in_time_with_gaps_and_contradictions() -> None:
    """Nobody is known for years between two; two at one time are said to be two."""
    other = Actor("Ana Lima", "Mayor of Lund")
    third = Actor("Rui Costa", "Lund mayor")
    (post,) = posts(
        brief(1, "", MAYOR, year=1998),
        brief(2, "", MAYOR, year=2000),
        brief(3, "", other, year=1999),
        brief(4, "", third, year=2005),
    )

    assert [each.person for each in post.holders] == ["jo-berg", "ana-lima", "rui-costa"]
    assert [(a.person, b.person) for a, b in overlaps(post)] == [("jo-berg", "ana-lima")]
    assert [(a.person, b.person) for a, b in gaps(post)] == [("ana-lima", "rui-costa")]


def test_several_can_be_deputies() -> None:
    """Two deputies at one time contradict nothing."""
    (post,) = posts(
        brief(1, "", Actor("Jo Berg", "Deputy Mayor of Lund")),
        brief(1, "", Actor("Ana Lima", "Deputy Mayor of Lund")),
    )

    assert post.shared
    assert len(post.holders) == 2
    assert overlaps(post) == gaps(post) == ()


@pytest.mark.parametrize(
    "role", ["former Mayor of Lund", "acting Mayor of Lund", "late Mayor of Lund"]
)
def test_who_does_not_hold_a_post_is_shown_apart(role: str) -> None:
    """A former holder is no holder, and neither is one who stands in."""
    (post,) = posts(brief(1, "", MAYOR), brief(2, "", Actor("Ana Lima", role)))

    assert [each.person for each in post.holders] == ["jo-berg"]
    assert [(each.person, each.said) for each in post.others] == [
        ("ana-lima", role.partition(" ")[0])
    ]


def test_a_candidate_has_no_post() -> None:
    """A hope is none."""
    assert posts(brief(1, "", Actor("Ana Lima", "candidate for Mayor of Lund"))) == ()


def test_an_acronym_is_what_a_brief_explains() -> None:
    """In that brief and in every other, unless two briefs explain it in two ways."""
    explains = brief(1, "The Union Mission Peru (UMP) opened.", MAYOR)
    short = brief(2, "", Actor("Ana Lima", "UMP Commander"))
    long = brief(3, "", Actor("Rui Costa", "Commander of the Union’s Mission in Peru"))
    another = brief(4, "The Upland Milk Party (UMP) lost.", MAYOR)

    assert held(explains, short, long)["Commander, Union Mission Peru"] == ["ana-lima", "rui-costa"]
    assert held(explains, short, long, another)["Commander, UMP"] == ["ana-lima"]


def test_head_is_the_only_first_post_of_a_body() -> None:
    """The head of a mission with a commander is that; with two such posts it is neither."""
    head = brief(1, "", Actor("Jo Berg", "head of the Lund Mission"))
    commander = brief(2, "", Actor("Ana Lima", "Lund Mission commander"))
    director = brief(3, "", Actor("Rui Costa", "director of the Lund Mission"))

    assert held(head) == {"Head, Lund Mission": ["jo-berg"]}
    assert held(head, commander) == {"Commander, Lund Mission": ["jo-berg", "ana-lima"]}
    assert len(held(head, commander, director)) == 3


def test_a_role_is_completed_by_the_same_persons_in_another_brief() -> None:
    """One person with one title of one body: elsewhere it is that body's too."""
    whole = brief(1, "", Actor("Jo Berg", "Prime Minister of Chad"))
    bare = brief(2, "", Actor("Jo Berg", "Prime Minister"))
    other = brief(3, "", Actor("Ana Lima", "Prime Minister"))

    (post,) = posts(whole, bare, other)

    assert [(each.person, len(each.evidence)) for each in post.holders] == [("jo-berg", 2)]
    assert posts(bare, other) == ()


def test_names_yml_joins_posts() -> None:
    """Whatever the rules say, an alias is the same post, and the page bears the name."""
    one = brief(1, "", Actor("Jo Berg", "head of the Lund Mission"))
    two = brief(2, "", Actor("Ana Lima", "director of the Lund Advisory Mission"))
    three = brief(3, "", Actor("Rui Costa", "the Boss"))
    entry = RegisterPost(
        "Head of the Lund Mission", ("director of the Lund Advisory Mission", "The boss")
    )

    (post,) = posts(one, two, three, register=Register(posts=(entry,)))

    assert (post.title, post.body, post.decided) == ("Head of the Lund Mission", None, True)
    assert [each.person for each in post.holders] == ["jo-berg", "ana-lima"]


def test_names_yml_parts_posts() -> None:
    """What is called different is joined by no rule."""
    head = brief(1, "", Actor("Jo Berg", "head of the Lund Mission"))
    commander = brief(2, "", Actor("Ana Lima", "Lund Mission commander"))
    entry = RegisterPost("Lund Mission commander", different=("head of the Lund Mission",))

    found = posts(head, commander, register=Register(posts=(entry,)))

    assert sorted(post.title for post in found) == ["Head", "Lund Mission commander"]


def test_hidden_people_hold_nothing() -> None:
    """Whom names.yml hides is in no post."""
    hides = Register((RegisterEntry("Jo Berg", hidden=True),))

    assert posts(brief(1, "", MAYOR), register=hides) == ()


def test_posts_of_a_person_are_newest_first() -> None:
    """What they hold comes before what they held once in the words of a brief."""
    book = posts(
        brief(1, "", MAYOR, year=1998),
        brief(2, "", Actor("Jo Berg", "Prime Minister of Chad"), year=2005),
        brief(3, "", Actor("Jo Berg", "former Mayor of Lund"), year=2006),
    )

    found = [(post.title, tenure.said) for post, tenure in posts_of(book, Slug("jo-berg"))]

    assert found == [("Prime Minister", None), ("Mayor", None), ("Mayor", "former")]
    assert posts_of(book, Slug("nobody")) == ()


@given(st.permutations(range(5)))
def test_the_order_of_briefs_changes_no_post(order: list[int]) -> None:
    """Posts are of the book, not of a folder's listing."""
    roles = [
        "Mayor of Lund",
        "Lund Mayor",
        "head of the Lund Mission",
        "Mayor",
        "Lund Mission chair",
    ]
    briefs = [
        brief(number + 1, "", Actor("Jo Berg" if number % 2 else "Ana Lima", role))
        for number, role in enumerate(roles)
    ]

    assert posts(*(briefs[at] for at in order)) == posts(*briefs)


@pytest.mark.parametrize(
    ("body", "title", "holders"),
    [
        ("NATO Mission Iraq", "Commander", "Fortin 2018, Lollesgaard 2021, Schreurs 2025"),
        ("Iraq", "Prime Minister", "Abdul-Mahdi 2019, Al-Kadhimi 2020, Al-Sudani 2025"),
        ("NATO", "Secretary General", "Stoltenberg 2019–2020, Rutte 2025"),
        ("NATO", "Assistant Secretary General for Operations", "Manza 2020, Goffus 2024–2025"),
        ("Iraq", "National Security Advisor", "al-Araji 2021–2025"),
    ],
)
def test_the_sample_book_shows_who_held_what(body: str, title: str, holders: str) -> None:
    """General rules find the posts that five captured pages tell of."""
    corpus = build_corpus(read_briefs(ROOT)[0], Register())
    names = {person.slug: person.name.split()[-1] for person in corpus.people}

    (post,) = [post for post in corpus.posts if (post.body, post.title) == (body, title)]

    found = []
    for tenure in post.holders:
        years = dict.fromkeys(str(day.year) for day in (tenure.first, tenure.last) if day)
        found.append(f"{names[tenure.person]} {'–'.join(years)}")
    assert ", ".join(found) == holders
    assert overlaps(post) == ()
