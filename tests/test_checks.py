"""Links that lead nowhere and drafts that leaked are found before readers find them."""

import pytest

from generator.checks import dead_links, leaked_drafts
from generator.editing.store import BriefFile
from generator.model import DocPath, Page
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


def test_page_that_leads_to_a_draft_is_named() -> None:
    """A draft is in no page; a page that links one is a fault."""
    page = Page(DocPath("years/1998.md"), f"[A](../{a_brief().path})")

    assert not list(leaked_drafts([a_brief()], [page]))
    (problem,) = leaked_drafts([a_brief(draft=True)], [page])
    assert problem.where == "docs/years/1998.md"
    assert f"leads to the draft docs/{a_brief().path}" in problem.message
