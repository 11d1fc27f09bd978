"""The flow: captures to briefs to pages, one bad capture never stopping the others."""

import dataclasses

import pytest

from generator.editing.identity import known_brief
from generator.editing.store import Book, BriefFile
from generator.errors import CaptureError
from generator.first_half import first_half
from generator.model import (
    Capture,
    CaptureId,
    DocPath,
    PartialDate,
    Reading,
    Register,
)
from generator.pipeline import make_briefs, second_half
from generator.text.front_matter import write_brief
from tests.builders import a_brief, a_capture, an_article, found


def a_reading(*articles: object) -> Reading:
    """Return what a capture holds."""
    return Reading(CaptureId("rail.txt"), articles)  # type: ignore[arg-type] # articles


def test_capture_becomes_a_reading_with_names() -> None:
    """The first half reads a capture and names the people of its articles."""
    half = first_half(a_capture())

    assert half.problem is None
    assert half.reading is not None
    assert [actor.name for article in half.reading.articles for actor in article.people] == [
        "Jo Berg"
    ]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 50, b"\xff\xfe"])
def test_hostile_bytes_are_refused_or_told(data: bytes) -> None:
    """Whatever a file holds, there is a refusal or a problem, and no exception."""
    half = first_half(Capture(CaptureId("odd.txt"), data))

    assert half.problem or (half.reading and half.reading.refusal)


def test_capture_error_becomes_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """What reading refuses is told with the capture's path."""

    def refuse(_: Capture) -> Reading:
        message = "is empty; save the page again"
        raise CaptureError(message)

    monkeypatch.setattr("generator.first_half.read_capture", refuse)
    problem = first_half(a_capture()).problem

    assert problem
    assert (problem.where, problem.message) == ("seeds/rail.txt", "is empty; save the page again")


def test_fault_of_ours_stops_one_capture_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in Briefbook is told as one, with the traceback on demand."""

    def fail(_: Capture) -> Reading:
        raise ZeroDivisionError

    monkeypatch.setattr("generator.first_half.read_capture", fail)
    problem = first_half(a_capture()).problem
    traced = first_half(a_capture(), debug=True).problem

    assert problem
    assert problem.message.startswith("cannot be read because of a fault in Briefbook; please rep")
    assert traced
    assert "Traceback" in traced.message


def test_new_brief_gets_id_and_path() -> None:
    """An article that the book does not know becomes a brief of its own."""
    (made,) = make_briefs([a_reading(an_article())], Book(), ())

    assert made.brief.path == "briefs/1998/rail-strike-ends-after-nine-days.md"
    assert made.doubts == ()
    assert dataclasses.replace(made.brief, id=a_brief().id) == a_brief()


def test_path_of_a_persons_file_is_not_taken() -> None:
    """A new brief gives way to a file that is there."""
    there = BriefFile(DocPath("briefs/1998/rail-strike-ends-after-nine-days.md"), "Mine.")
    (made,) = make_briefs([a_reading(an_article())], Book((there,)), ())

    assert made.brief.path == f"briefs/1998/rail-strike-ends-after-nine-days-{made.brief.id[:6]}.md"


def test_two_briefs_of_one_title_have_two_paths() -> None:
    """Briefs of one run do not take each other's place."""
    other = an_article("Something else was said in the town that day by a man.", date=None)
    again = dataclasses.replace(other, capture=CaptureId("b.txt"), blocks=an_article().blocks)
    made = make_briefs([a_reading(other, again)], Book(), ())

    assert len({one.brief.path for one in made}) == 2


def test_known_brief_keeps_its_path() -> None:
    """A better date or title moves no page."""
    (first,) = make_briefs([a_reading(an_article(date=None))], Book(), ())
    file = BriefFile(first.brief.path, write_brief(first.brief), first.brief, first.brief.id)
    known = [known_brief(first.brief.id, [first.brief])]
    (second,) = make_briefs([a_reading(an_article())], Book((file,)), known)

    assert second.brief.id == first.brief.id
    assert (
        second.brief.path
        == first.brief.path
        == DocPath("briefs/undated/rail-strike-ends-after-nine-days.md")
    )
    assert second.brief.date == PartialDate(1998, 3, 3)


def test_teaser_adds_its_capture_to_a_kept_brief() -> None:
    """Where only a teaser is left, the brief stays and names the teaser's capture too."""
    full = tuple(f"In the town {n} men met {n} others to speak of {n} things." for n in range(9))
    kept = a_brief(*full, seeds=(CaptureId("gone.txt"),))
    file = BriefFile(kept.path, write_brief(kept), kept, kept.id)
    teaser = an_article(*full[:3], capture=CaptureId("list.txt"), title=found("Met"))
    (made,) = make_briefs([a_reading(teaser)], Book((file,)), [known_brief(kept.id, [kept])])

    assert made.brief == dataclasses.replace(
        kept, seeds=(CaptureId("gone.txt"), CaptureId("list.txt"))
    )


def test_second_half_makes_pages_of_briefs() -> None:
    """Briefs alone give the whole book: who is who, and every page."""
    corpus, pages = second_half([a_brief(), a_brief(draft=True, id="bkdraft2222222")], Register())

    assert [brief.id for brief in corpus.briefs] == [a_brief().id]
    assert {"index.md", "years/1998.md", "people/jo-berg.md"} <= {page.path for page in pages}
    assert all("generated: true" in page.text for page in pages)
