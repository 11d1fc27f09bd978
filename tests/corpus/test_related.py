"""Which briefs belong together, and who appears with whom."""

from __future__ import annotations

from generator.corpus import build_corpus
from generator.corpus.pairs import Companion, companions_of
from generator.corpus.related import Order, Relation, index_of, related_to
from generator.model import (
    Actor,
    Brief,
    BriefId,
    Corpus,
    DocPath,
    PartialDate,
    Register,
    Report,
    Slug,
    Story,
)
from tests.builders import a_brief


def a_report(number: int, *names: str, bodies: tuple[str, ...] = (), **changes: object) -> Brief:
    """Return a brief of one day that names some people and bodies."""
    values: dict[str, object] = {
        "id": BriefId(f"bk{number:03d}"),
        "path": DocPath(f"briefs/1998/{number}.md"),
        "date": PartialDate(1998, 1, number),
        "actors": tuple(Actor(name) for name in names),
        "organisations": bodies,
    }
    return a_brief(f"It rained {number} times.", **(values | changes))


def a_book(*briefs: Brief, stories: tuple[Story, ...] = ()) -> Corpus:
    """Group some briefs."""
    corpus = build_corpus(briefs, Register())
    return Corpus(
        briefs=corpus.briefs,
        people=corpus.people,
        by_id=corpus.by_id,
        person_of=corpus.person_of,
        stories=stories,
    )


def relations(corpus: Corpus, brief: Brief) -> list[BriefId]:
    """Return the briefs related to one."""
    return [each.brief for each in related_to(index_of(corpus), brief)]


def test_a_name_that_is_rare_tells_more() -> None:
    """Somebody whom two briefs name relates them more than somebody whom all name."""
    briefs = [a_report(number, "Jo Berg") for number in range(1, 9)]
    one = a_report(10, "Jo Berg", "Ana Lima")
    other = a_report(28, "Jo Berg", "Ana Lima")

    assert relations(a_book(*briefs, one, other), one)[0] == other.id


def test_the_nearer_report_comes_first() -> None:
    """Of two briefs that name the same, the one of the same weeks is closer."""
    one = a_report(1, "Jo Berg")
    near = a_report(3, "Jo Berg")
    far = a_report(4, "Jo Berg", date=PartialDate(2009, 1, 1))
    others = [a_report(number) for number in range(5, 15)]

    assert relations(a_book(one, near, far, *others), one) == [near.id, far.id]


def test_the_next_report_is_said_to_be_the_next() -> None:
    """The order of two reports on one person is known where both have a day."""
    briefs = [a_report(number, "Jo Berg") for number in (1, 2, 3)]
    undated = a_report(4, "Jo Berg", date=None)
    found = {each.brief: each for each in related_to(index_of(a_book(*briefs, undated)), briefs[1])}

    assert found[briefs[2].id] == Relation(
        briefs[2].id, people=(Slug("jo-berg"),), order=Order.NEXT
    )
    assert found[briefs[0].id].order is Order.BEFORE
    assert found[undated.id].order is Order.APART


def test_reports_of_one_story_are_not_related() -> None:
    """They are said elsewhere, as other reports of the same."""
    one, other = a_report(1, "Jo Berg"), a_report(2, "Jo Berg")
    story = Story((Report(one.id), Report(other.id)))

    assert relations(a_book(one, other, stories=(story,)), one) == []


def test_a_body_that_all_name_relates_nothing() -> None:
    """What stands everywhere tells nothing; what two briefs name does."""
    briefs = [a_report(number, bodies=("Union",)) for number in range(1, 9)]
    one = a_report(10, bodies=("Union", "Water Board"))
    other = a_report(11, bodies=("union", "Water board"))
    book = a_book(*briefs, one, other)

    assert relations(book, one) == [other.id]
    assert related_to(index_of(book), one)[0].bodies == ("Water Board", "Union")
    assert relations(book, briefs[0]) == []


def test_a_post_relates_those_who_held_it() -> None:
    """Two people with one role are found through it."""
    one = a_report(1, actors=(Actor("Jo Berg", "Mayor of Lund"),))
    other = a_report(2, actors=(Actor("Ana Lima", "mayor of Lund"),))
    book = a_book(one, other, *(a_report(number) for number in range(3, 20)))

    assert related_to(index_of(book), one) == (
        Relation(other.id, posts=("Mayor of Lund",), order=Order.NEXT),
    )


def test_a_post_is_one_however_it_is_written() -> None:
    """Two holders of one post are found through it though no word order is the same."""
    one = a_report(1, actors=(Actor("Jo Berg", "Director of the Lund Water Board"),))
    other = a_report(2, actors=(Actor("Ana Lima", "Lund Water Board Director"),))
    others = [a_report(number) for number in range(3, 20)]
    book = build_corpus((one, other, *others), Register())
    (relation,) = related_to(index_of(book), one)

    assert (relation.brief, relation.posts) == (other.id, ("Director of the Lund Water Board",))


def test_a_brief_outside_the_book_has_no_relations() -> None:
    """A draft in a preview is in no index."""
    assert related_to(index_of(a_book(a_report(1, "Jo Berg"))), a_report(2, "Jo Berg")) == ()


def test_companions_go_by_the_number_of_briefs() -> None:
    """Most shared briefs first, then the newest, then by name."""
    book = a_book(
        a_report(1, "Jo Berg", "Ana Lima"),
        a_report(2, "Jo Berg", "Ana Lima"),
        a_report(3, "Jo Berg", "Rui Costa"),
        a_report(4, "Eva Roe"),
    )

    assert companions_of(book) == {
        Slug("jo-berg"): (
            Companion(Slug("ana-lima"), 2, BriefId("bk002")),
            Companion(Slug("rui-costa"), 1, BriefId("bk003")),
        ),
        Slug("ana-lima"): (Companion(Slug("jo-berg"), 2, BriefId("bk002")),),
        Slug("rui-costa"): (Companion(Slug("jo-berg"), 1, BriefId("bk003")),),
    }


def test_a_list_of_names_makes_no_pairs() -> None:
    """Who stands in one long list with sixty others was not met by them."""
    names = [f"{a}{b} Roe{c}" for a in "ABCDE" for b in "aeiou" for c in ("da", "lo", "mi")]

    assert companions_of(a_book(a_report(1, *names))) == {}
