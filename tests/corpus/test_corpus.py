"""Facts about the book as a whole: order, people, what is left out."""

from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import build_corpus
from generator.model import Actor, Brief, BriefId, DocPath, PartialDate, Register, RegisterEntry
from tests.builders import a_brief


def brief(
    number: int, *actors: Actor, date: PartialDate | None = None, draft: bool = False
) -> Brief:
    """Return a numbered brief that names these actors."""
    return a_brief(
        path=DocPath(f"briefs/{number}.md"),
        id=BriefId(f"bk{number}"),
        actors=actors,
        date=date,
        draft=draft,
    )


BOOK = (
    brief(1, Actor("Tom Okafor", "mayor"), date=PartialDate(2020, 5)),
    brief(2, Actor("Thomas Okafor", "governor"), date=PartialDate(2021, 1, 3)),
    brief(3, Actor("Ann Lee"), Actor("Thomas Okafor")),
    brief(4, Actor("Ann Lee", "coach"), date=PartialDate(2020, 5)),
    brief(5, Actor("Han Mei"), date=PartialDate(2022), draft=True),
)


def test_briefs_are_newest_first_and_undated_last() -> None:
    """The order is by date, then path; drafts are not in the book."""
    corpus = build_corpus(BOOK, Register())

    assert [entry.id for entry in corpus.briefs] == ["bk2", "bk1", "bk4", "bk3"]
    assert "bk5" not in corpus.by_id


def test_person_appears_under_all_spellings_newest_first() -> None:
    """One page shows every brief, with the name and the role it uses."""
    okafor = build_corpus(BOOK, Register()).people[1]

    assert okafor.name == "Thomas Okafor"
    assert okafor.spellings == ("Thomas Okafor", "Tom Okafor")
    assert [(a.brief, a.name, a.role) for a in okafor.appearances] == [
        ("bk2", "Thomas Okafor", "governor"),
        ("bk1", "Tom Okafor", "mayor"),
        ("bk3", "Thomas Okafor", None),
    ]
    assert not okafor.decided


def test_person_of_leads_from_each_spelling_to_the_person() -> None:
    """A brief's actor is found under the name as that brief writes it."""
    person_of = build_corpus(BOOK, Register()).person_of

    assert person_of[BriefId("bk1"), "Tom Okafor"] == "thomas-okafor"
    assert person_of[BriefId("bk2"), "Thomas Okafor"] == "thomas-okafor"
    assert (BriefId("bk5"), "Han Mei") not in person_of


def test_hidden_person_is_nowhere() -> None:
    """Hiding takes a person out of people, links and the briefs' actors, under every spelling."""
    register = Register((RegisterEntry("Tom Okafor", hidden=True),))

    corpus = build_corpus(BOOK, register)

    assert [person.name for person in corpus.people] == ["Ann Lee"]
    assert {actor.name for entry in corpus.briefs for actor in entry.actors} == {"Ann Lee"}
    assert {name for _, name in corpus.person_of} == {"Ann Lee"}
    assert all(corpus.by_id[entry.id] is entry for entry in corpus.briefs)


def test_hidden_person_is_in_no_question() -> None:
    """A question must not name a person whom the register hides."""
    book = (brief(1, Actor("J. Poe")), brief(2, Actor("Jane Poe")))
    register = Register((RegisterEntry("Jane Poe", hidden=True),))

    assert build_corpus(book, register).problems == ()
    assert len(build_corpus(book, Register()).problems) == 1


def test_decision_and_note_reach_the_page() -> None:
    """A person of names.yml is marked as decided and carries the note."""
    register = Register((RegisterEntry("Tom Okafor", note="A note."),))
    okafor = build_corpus(BOOK, register).people[1]

    assert (okafor.name, okafor.decided, okafor.note) == ("Tom Okafor", True, "A note.")


def test_doubtful_pair_is_a_problem_of_the_register() -> None:
    """The question names both people and says what to write."""
    problem = build_corpus(
        (brief(1, Actor("J. Poe")), brief(2, Actor("Jane Poe"))), Register()
    ).problems[0]

    assert problem.where == "names.yml"
    assert "'J. Poe' and 'Jane Poe' may be one person" in problem.message


def test_two_briefs_with_one_id_are_a_problem() -> None:
    """Both files are named, and the first by path keeps the id."""
    twin = a_brief(path=DocPath("briefs/0.md"), id=BriefId("bk1"), actors=(), date=None)

    corpus = build_corpus((BOOK[0], twin), Register())

    assert [(problem.where, problem.field) for problem in corpus.problems] == [
        ("briefs/1.md", "id")
    ]
    assert "briefs/0.md" in corpus.problems[0].message


def test_people_of_one_slug_get_endings_of_their_own() -> None:
    """Two people whose names make one slug have two stable addresses."""
    register = Register((RegisterEntry("José Peña", different=("Joše Pena.",)),))
    book = (brief(1, Actor("Ng Bo")), brief(2, Actor("N.G. Bo")), brief(3, Actor("Ng-Bo!")))

    slugs = [person.slug for person in build_corpus(book, register).people]

    assert len(set(slugs)) == len(slugs)


@given(st.permutations(BOOK))
def test_order_of_briefs_changes_nothing(book: list[Brief]) -> None:
    """The same briefs in any order make the same book."""
    assert build_corpus(book, Register()) == build_corpus(BOOK, Register())


def test_empty_book_is_an_empty_corpus() -> None:
    """A book without briefs has nobody in it."""
    corpus = build_corpus((), Register())

    assert (corpus.briefs, corpus.people, corpus.problems) == ((), (), ())
