"""Two people of one name: a page each, and one for what nobody has told."""

import pytest

from generator.corpus import build_corpus
from generator.corpus.register import read_register
from generator.errors import RegisterError
from generator.model import Actor, Brief, BriefId, Corpus, DocPath
from tests.builders import a_brief

NAMES = """\
people:
  - name: Ida Holm (judge)
    aliases: [Ida Holm]
    briefs: [bk1, briefs/4.md]
  - name: Ida Holm (poet)
    aliases: [Ida Holm, I. Holm]
    briefs: [bk2]
"""


def brief(number: int, *names: str) -> Brief:
    """Return a numbered brief that names people."""
    return a_brief(
        path=DocPath(f"briefs/{number}.md"),
        id=BriefId(f"bk{number}"),
        actors=tuple(map(Actor, names)),
    )


BOOK = (brief(1, "Ida Holm"), brief(2, "I. Holm"), brief(3, "Ida Holm"), brief(4, "Ida Holm"))


def book(names: str = NAMES) -> Corpus:
    """Return the book by what is written down."""
    return build_corpus(BOOK, read_register(names, "names.yml"))


def test_each_bearer_of_a_name_has_a_page_with_their_briefs() -> None:
    """A brief's id or path tells whom it means; the spelling on the page is the brief's."""
    pages = {
        person.name: (person.slug, person.spellings, sorted(a.brief for a in person.appearances))
        for person in book().people
    }

    assert pages == {
        "Ida Holm": ("ida-holm", ("Ida Holm",), ["bk3"]),
        "Ida Holm (judge)": ("ida-holm-judge", ("Ida Holm",), ["bk1", "bk4"]),
        "Ida Holm (poet)": ("ida-holm-poet", ("I. Holm",), ["bk2"]),
    }


def test_the_name_in_a_brief_leads_to_whom_it_means() -> None:
    """One name leads to three pages, each from its own briefs."""
    person_of = book().person_of

    assert person_of[BriefId("bk1"), "Ida Holm"] == "ida-holm-judge"
    assert person_of[BriefId("bk3"), "Ida Holm"] == "ida-holm"


def test_what_is_not_assigned_says_so() -> None:
    """The page of the bare name leads to the others and says what to do; nobody is asked twice."""
    corpus = book()

    note = corpus.people[0].note
    assert note is not None
    assert "[Ida Holm (judge)](ida-holm-judge.md)" in note
    assert "under `briefs`" in note
    assert corpus.people[1].note is None
    assert corpus.problems == ()


def test_one_bearer_may_be_hidden() -> None:
    """Only the briefs that mean the hidden one lose the name."""
    corpus = book(NAMES.replace("    briefs: [bk2]", "    briefs: [bk2]\n    hidden: true"))

    assert [person.name for person in corpus.people] == ["Ida Holm", "Ida Holm (judge)"]
    assert corpus.by_id[BriefId("bk2")].actors == ()
    assert "poet" not in (corpus.people[0].note or "")


@pytest.mark.parametrize(
    "names",
    [
        NAMES.replace("[bk2]", "[bk1]"),  # one brief means both
        NAMES.replace("    briefs: [bk2]\n", ""),  # everywhere, and in some briefs
        NAMES.replace("Ida Holm (judge)", "Ida Holm"),  # no name of its own
    ],
)
def test_a_name_of_two_needs_briefs_that_tell_them_apart(names: str) -> None:
    """What nobody could apply is refused at its place, with what to write instead."""
    with pytest.raises(RegisterError, match=r"'Ida Holm' stands under .* 'briefs' the ids") as told:
        read_register(names, "names.yml")

    assert told.value.line == 6


def test_a_brief_that_is_none_is_named() -> None:
    """A slip of the pen in an id would else say nothing; drafts and paths are known."""
    briefs = [
        a_brief(id=BriefId("bk1"), path=DocPath("briefs/1.md"), draft=True),
        a_brief(id=BriefId("bk4"), path=DocPath("briefs/4.md")),
    ]
    told = build_corpus(briefs, read_register(NAMES, "names.yml")).problems

    assert [(one.where, one.field, one.message) for one in told] == [
        (
            "names.yml",
            "briefs",
            (
                "'bk2' in the entry of Ida Holm (poet) is the id of no brief; "
                "correct it or take it out"
            ),
        )
    ]
