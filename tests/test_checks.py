"""Links that lead nowhere and drafts that leaked are found before readers find them."""

import dataclasses
from typing import Any

import pytest

from generator.checks import dead_links, leaked_drafts, merge_marks, same_texts, unknown_locks
from generator.editing.store import BriefFile
from generator.model import BriefId, DocPath, Page, PartialDate
from generator.text.front_matter import read_brief
from tests.builders import a_brief

THERE = {DocPath("briefs/1998/b.md"), DocPath("people/jo berg.md"), DocPath("about.md")}


@pytest.mark.parametrize(
    ("link", "dead"),
    [
        ("b.md", False),
        ("b.md#part", False),
        ("../../about.md", False),
        ("../../people/jo%20berg.md", False),
        ("#part", False),
        ("https://example.org/x.md", False),
        ("mailto:a@example.org", False),
        ("//example.org", False),
        ("c.md", True),
        ("../b.md", True),
        ("/about.md", True),
        ("<c.md>", True),
    ],
)
def test_dead_links_are_found(link: str, dead: bool) -> None:  # noqa: FBT001
    """A link inside docs/ must lead to a file that is there or will be generated."""
    file = BriefFile(DocPath("briefs/1998/a.md"), f"---\ntitle: A\n---\n\nSee [it]({link}).\n")
    problems = list(dead_links([file], THERE))

    assert bool(problems) is dead
    if dead:
        assert (problems[0].where, problems[0].line) == ("docs/briefs/1998/a.md", 5)
        assert problems[0].message.endswith("leads to no file; correct or remove it")


def test_link_in_code_is_none() -> None:
    """What is shown as code is not followed."""
    assert not list(dead_links([BriefFile(DocPath("a.md"), "`[it](c.md)`")], THERE))


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("---\nseeds: ['[x](y).txt']\n---\n\nText.\n", None),
        (r"\[Read](c.md) and \[Read\](c.md) and Read](c.md)", None),
        ("[a \\] bracket](c.md)", "c.md"),
        ("[![a picture](b.md)](c.md)", "c.md"),
        ("[" * 50_000 + "[a" * 50_000 + "](c.md)", "c.md"),
    ],
)
def test_only_what_renders_as_a_link_is_one(text: str, dead: str | None) -> None:
    """Front matter has no links, and escaped brackets are text."""
    problems = list(dead_links([BriefFile(DocPath("briefs/1998/a.md"), text)], THERE))

    assert [problem.message.split("'")[1] for problem in problems] == ([dead] if dead else [])


def test_page_that_leads_to_a_draft_is_named() -> None:
    """A draft is in no page; a page that links one is a fault."""
    page = Page(DocPath("years/1998.md"), f"[A](../{a_brief().path})")

    assert not list(leaked_drafts([a_brief()], [page]))
    (problem,) = leaked_drafts([a_brief(draft=True)], [page])
    assert problem.where == "docs/years/1998.md"
    assert f"leads to the draft docs/{a_brief().path}" in problem.message


def test_link_to_a_draft_is_told() -> None:
    """A draft is no page; other drafts may lead to it."""
    file = BriefFile(DocPath("briefs/1998/a.md"), "See [it](b.md).\n")
    draft = DocPath("briefs/1998/b.md")
    (problem,) = dead_links([file], THERE, {draft})

    assert (problem.where, problem.line) == (file.shown, 1)
    assert "'b.md' leads to a draft, which is no page" in problem.message
    assert not list(dead_links([file], THERE, {draft, file.path}))


def test_marks_of_a_merge_are_told() -> None:
    """What git could not merge is named with its line; arrows in a text are no marks."""
    path = DocPath("briefs/1998/a.md")
    text = "One.\n\n<<<<<<< HEAD\nTwo.\n=======\nThree.\n>>>>>>> other\n"
    (problem,) = merge_marks([BriefFile(path, text), BriefFile(path, "<<<<<<< so it began\n")])

    assert (problem.where, problem.line) == ("docs/briefs/1998/a.md", 3)
    assert "git could not merge them; keep the right ones" in problem.message


@pytest.mark.parametrize(
    ("locked", "told"),
    [
        ("true", None),
        ("[title, body, mood]", None),
        ("[actor]", "'actor' is no part of a brief, so nothing is locked; did you mean 'actors'?"),
        ("[x]", "'x' is no part of a brief, so nothing is locked; known are title, date"),
    ],
)
def test_lock_that_protects_nothing_is_told(locked: str, told: str | None) -> None:
    """A slip of the pen in `locked` would let in what a person wanted out."""
    path = DocPath("briefs/1998/a.md")
    text = f"---\ntitle: A\nmood: good\nlocked: {locked}\n---\n\nText.\n"
    problems = list(unknown_locks([BriefFile(path, text, read_brief(text, path))]))

    assert [problem.message.startswith(told or "") for problem in problems] == [True] * bool(told)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, True),
        ({"source": None, "title": "Another"}, True),
        ({"source": "Malmo Post", "seeds": ()}, False),
        ({"date": PartialDate(1999, 3, 3), "seeds": ()}, False),
        ({"paragraphs": ("Something else.",)}, False),
    ],
)
def test_one_text_in_two_briefs_is_told(changes: dict[str, Any], told: bool) -> None:  # noqa: FBT001
    """A copy without its id says the same; two publishers and two years may do so too."""
    copy = dataclasses.replace(
        a_brief(), id=BriefId("briefs/copy.md"), path=DocPath("briefs/copy.md"), **changes
    )
    found = [problem.where for problem in same_texts([a_brief(), copy])]

    assert found == (["docs/briefs/copy.md"] if told else [])
