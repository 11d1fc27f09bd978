"""Questions who is who: what speaks for a pair, counted and in words."""

import pytest

from generator.corpus import build_corpus
from generator.model import Actor, Brief, BriefId, DocPath, PartialDate, Register
from tests.builders import a_brief


def brief(number: int, name: str, role: str | None, year: int | None, *bodies: str) -> Brief:
    """Return a brief that names one person."""
    return a_brief(
        path=DocPath(f"briefs/{number}.md"),
        id=BriefId(f"bk{number}"),
        actors=(Actor(name, role),),
        organisations=bodies,
        date=PartialDate(year) if year else None,
    )


def asked(*briefs: Brief) -> list[str]:
    """Return the questions of a book."""
    return [problem.message for problem in build_corpus(briefs, Register()).problems]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (
            brief(2, "J. Poe", "Mayor of Lund", 2020, "Lund Rail"),
            "Mayor of Lund; Lund Rail named with both; both in briefs of 2020; no brief names both",
        ),
        (brief(2, "J. Poe", None, 1998), "the one in briefs of 1998, the other of 2020"),
        (brief(2, "J. Poe", None, None), "only the names are alike, no brief names both"),
    ],
)
def test_a_question_says_what_speaks_for_it(other: Brief, told: str) -> None:
    """Same role, same body and same years are spelled out, and what speaks against it."""
    (message,) = asked(brief(1, "Jane Poe", "mayor of Lund", 2020, "Lund Rail"), other)

    assert "'J. Poe' and 'Jane Poe' may be one person: " in message
    assert told in message


def test_two_names_in_one_brief_speak_against_one_person() -> None:
    """A brief that names both is told of."""
    both = a_brief(actors=(Actor("Jane Poe"), Actor("J. Poe")), date=PartialDate(2020))

    assert "but a brief names both" in asked(both)[0]


def test_the_question_with_most_evidence_comes_first() -> None:
    """Evidence orders the questions, not the alphabet."""
    messages = asked(
        brief(1, "Ann Abel", None, 1990),
        brief(2, "A. Abel", None, 2020),
        brief(3, "Jane Poe", "mayor", 2020),
        brief(4, "J. Poe", "mayor", 2020),
    )

    assert ["Poe" in message for message in messages] == [True, False]


def test_nothing_is_joined_by_evidence() -> None:
    """However much speaks for it, a doubtful pair stays two pages."""
    corpus = build_corpus(
        (brief(1, "Jane Poe", "mayor", 2020, "Rail"), brief(2, "J. Poe", "mayor", 2020, "Rail")),
        Register(),
    )

    assert [person.name for person in corpus.people] == ["J. Poe", "Jane Poe"]
