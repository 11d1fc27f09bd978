"""How a brief is cited."""

from __future__ import annotations

from generator.model import BriefId, PartialDate
from generator.pages.cite import bibtex, citation, cite_box
from generator.pages.site import Site
from tests.builders import a_brief

SITE = Site("The Book", "https://book.example/b/")
ADDRESS = "https://book.example/b/briefs/1998/rail-strike-ends-after-nine-days/"


def test_a_citation_names_the_original_and_the_brief() -> None:
    """Writer, title, source, date and address of the original; then where the brief stands."""
    brief = a_brief(source_url="https://courier.example/a")

    assert citation(brief, SITE) == (
        "Ana Lima. “Rail strike ends after nine days”, The Lund Courier, 3 March 1998. "
        f"https://courier.example/a. Brief in The Book, {ADDRESS}."
    )


def test_a_citation_without_a_site_ends_with_the_original() -> None:
    """An agency stands for the writer; what is not known is left out, but for the date."""
    brief = a_brief(byline=(), agency="LNA", date=None, source=None)

    assert citation(brief, Site()) == "LNA. “Rail strike ends after nine days”, no date."


def test_a_record_has_what_is_known() -> None:
    """The title keeps its capitals, writers are joined as BibTeX wants, the key is the id."""
    brief = a_brief(byline=("Ana Lima", "Rui Costa"))

    assert bibtex(brief, SITE) == (
        "@misc{bkabcdef234567,\n"
        "  title = {{Rail strike ends after nine days}},\n"
        "  author = {Ana Lima and Rui Costa},\n"
        "  howpublished = {The Lund Courier},\n"
        "  year = {1998},\n"
        "  month = {March},\n"
        "  day = {3},\n"
        f"  url = {{{ADDRESS}}},\n"
        "  note = {Brief in The Book}\n"
        "}"
    )


def test_signs_of_tex_are_text() -> None:
    """A title with braces and backslashes breaks no record; a partial date has no day."""
    brief = a_brief(
        id=BriefId("briefs/a b.md"),
        title="50% {of} \\input & _more_ ~ ^",
        byline=(),
        agency="L & A",
        source=None,
        date=PartialDate(1998),
    )

    assert bibtex(brief, Site()) == (
        "@misc{briefs-a-b-md,\n"
        "  title = {{50\\% \\textbraceleft{}of\\textbraceright{} \\textbackslash{}input "
        "\\& \\_more\\_ "
        "\\textasciitilde{} \\textasciicircum{}}},\n"
        "  author = {{L \\& A}},\n"
        "  year = {1998}\n"
        "}"
    )


def test_the_box_is_text() -> None:
    """Markup in a title is shown, and no blank line ends the HTML."""
    box = cite_box(a_brief(title="<b>x</b>"), SITE)

    assert "&lt;b&gt;x&lt;/b&gt;" in box
    assert "<b>" not in box
    assert "\n\n" not in box
