"""Pages put together of what is remembered are those that would be made anew."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest

from generator.corpus import build_corpus
from generator.model import Actor, Brief, BriefId, DocPath, Page, PartialDate, Register
from generator.pages import emit
from generator.pages.catalogue import open_catalogue
from generator.pages.dependents import changed_briefs
from generator.remembered import Remembered
from tests.pages.books import BRIEFS, LATER, MEMOIR, STRIKE, TALKS

OTHER = replace(
    LATER,
    id=BriefId("bkeeeeeeeeeeee"),
    path=DocPath("briefs/2001/a-bridge.md"),
    title="A bridge",
    paragraphs=("Rui Costa opened a bridge.",),
    actors=(Actor("Rui Costa", "engineer"),),
    organisations=(),
    source="Bridge Weekly",
)
EDITS = (
    (STRIKE, replace(STRIKE, title="Another title")),
    (STRIKE, replace(STRIKE, date=PartialDate(2003, 1, 2))),
    (STRIKE, replace(STRIKE, paragraphs=("“It is all over now,” Jo Berg said.",))),
    (TALKS, replace(TALKS, actors=(Actor("Ana Lima", "President"),))),
    (TALKS, replace(TALKS, organisations=("Harbour Board",), source="Harbour Times")),
    (LATER, replace(LATER, draft=True)),
    (MEMOIR, replace(MEMOIR, actors=(Actor("Anna Lima"), Actor("Rui Costa")))),
)


def forget() -> None:
    """Have all that is remembered made again, as in a new process."""
    for each in gc.get_objects():
        if isinstance(each, Remembered):
            each.forget()


def pages(briefs: tuple[Brief, ...]) -> tuple[Page, ...]:
    """Emit the pages of some briefs."""
    return emit(build_corpus(briefs, Register()))


def edited(before: Brief, after: Brief) -> tuple[Brief, ...]:
    """Return the book with one brief changed."""
    return tuple(after if brief == before else brief for brief in (*BRIEFS, OTHER))


@pytest.mark.parametrize(("before", "after"), EDITS)
def test_pages_after_an_edit_are_those_of_a_new_process(before: Brief, after: Brief) -> None:
    """Whatever is edited, no page shows what was before; nor when the edit is taken back."""
    forget()
    first = pages((*BRIEFS, OTHER))
    then = pages(edited(before, after))
    back = pages((*BRIEFS, OTHER))
    forget()

    assert then == pages(edited(before, after))
    assert back == first
    assert then != first


def test_what_is_given_anew_is_made_anew() -> None:
    """A value is made once of what it is given, and again of something else."""
    asked: list[int] = []

    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    doubled = Remembered(double)

    assert [doubled("a", number) for number in (1, 1, 2, 2, 1)] == [2, 2, 4, 4, 2]
    assert asked == [1, 2, 1]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (STRIKE, replace(STRIKE, paragraphs=("Nobody is named.",)), {STRIKE, TALKS, LATER}),
        (OTHER, replace(OTHER, title="Two bridges"), {OTHER, LATER, STRIKE, TALKS}),
    ],
)
def test_an_edit_shows_on_the_pages_around_it(
    before: Brief, after: Brief, shown: set[Brief]
) -> None:
    """The brief itself, those before and after it, and those it is related to."""
    old = open_catalogue(build_corpus((*BRIEFS, OTHER), Register()))
    new = open_catalogue(build_corpus(edited(before, after), Register()))
    found = changed_briefs(old, new)

    assert before.path in found
    assert found <= {brief.path for brief in shown}


def test_a_new_role_shows_wherever_the_person_is_named() -> None:
    """The card of a person stands in every brief that names them."""
    after = replace(TALKS, actors=(*TALKS.actors[:1], Actor("Ana Lima", "President")))
    old = open_catalogue(build_corpus((*BRIEFS, OTHER), Register()))
    new = open_catalogue(build_corpus(edited(TALKS, after), Register()))

    assert MEMOIR.path in changed_briefs(old, new)


def test_nothing_shows_otherwise_where_nothing_changed() -> None:
    """The same book again has no page to render; a draft that was there has none at all."""
    old = open_catalogue(build_corpus((*BRIEFS, OTHER), Register()))
    same = open_catalogue(build_corpus(tuple(replace(b) for b in (*BRIEFS, OTHER)), Register()))
    gone = open_catalogue(build_corpus(edited(LATER, replace(LATER, draft=True)), Register()))

    assert changed_briefs(old, same) == frozenset()
    assert LATER.path not in changed_briefs(old, gone)
    assert changed_briefs(old, gone)
