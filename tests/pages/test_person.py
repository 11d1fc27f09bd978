"""A person's pages: what they said, older years, who is named with them; anchors of a brief."""

from __future__ import annotations

import re
from dataclasses import replace

import markdown
import pytest

from generator.model import Actor, Brief, BriefId, DocPath, PartialDate, Report, Story
from generator.pages.brief import render_brief
from generator.pages.brief_related import also_reported
from generator.pages.brief_text import anchored, anchored_at_end, anchored_places
from generator.pages.catalogue import open_catalogue
from generator.pages.site import Site
from tests.builders import a_brief
from tests.pages.books import LATER, STRIKE, TALKS, a_corpus, pages_of

WORDS = "The bridge will stay open all winter"


def a_report(number: int, *paragraphs: str, **changes: object) -> Brief:
    """Return one of many briefs that quote one person."""
    values: dict[str, object] = {
        "id": BriefId(f"bk{number}"),
        "path": DocPath(f"briefs/1998/{number}.md"),
    }
    return a_brief(*paragraphs, **(values | changes))


def test_what_a_person_said_leads_to_its_paragraph() -> None:
    """Words, day and source stand together, and the day leads to the paragraph."""
    brief = a_brief("It rained.", f"“{WORDS},” Jo Berg said.")

    page = pages_of(a_corpus(brief))["people/jo-berg.md"].text

    assert (
        f"- <q>{WORDS}</q><br><small>"
        "[3 March 1998](../briefs/1998/rail-strike-ends-after-nine-days.md#p2) · "
        "[The Lund Courier](../sources/the-lund-courier.md)</small>" in page
    )
    assert "{: #p2 }" in render_brief(brief, open_catalogue(a_corpus(brief)))


def test_reported_speech_stands_without_marks() -> None:
    """What a brief reports is not shown as somebody's own words."""
    page = pages_of(a_corpus(a_brief("Jo Berg said the bridge was closed.")))["people/jo-berg.md"]

    assert "\n- Jo Berg said the bridge was closed.<br><small>" in page.text


def test_words_of_another_language_say_which() -> None:
    """A screen reader speaks them as they are written."""
    brief = a_brief("„Die Brücke bleibt im Winter offen“, sagte Jo Berg.", language="de")

    page = pages_of(a_corpus(brief))["people/jo-berg.md"].text

    assert '<q lang="de">Die Brücke bleibt im Winter offen</q>' in page


def test_a_list_item_is_linked_without_its_paragraph() -> None:
    """Where no anchor can stand, the link leads to the brief."""
    page = pages_of(a_corpus(a_brief(f"- “{WORDS},” Jo Berg said.")))["people/jo-berg.md"].text

    assert "(../briefs/1998/rail-strike-ends-after-nine-days.md) ·" in page.split("## Said")[1]


def test_who_said_nothing_has_no_heading() -> None:
    """No heading stands over nothing."""
    assert "## Said" not in pages_of(a_corpus(LATER))["people/jo-berg.md"].text


def test_a_quotation_as_long_as_a_page_is_cut() -> None:
    """It is read where it stands."""
    page = pages_of(a_corpus(a_brief(f"“{'The bridge is open. ' * 60}” Jo Berg said.")))

    quoted = re.findall("<q>(.*?)</q>", page["people/jo-berg.md"].text)

    assert quoted[0].endswith(" …")
    assert len(quoted[0]) < 430


def test_older_years_have_pages_of_their_own() -> None:
    """What the first page cannot show stands on a page a year, complete."""
    briefs = [
        a_report(number, f"“{WORDS},” Jo Berg said.", date=PartialDate(1998 + number % 2))
        for number in range(60)
    ]
    undated = a_report(61, "Jo Berg spoke.", date=None)

    found = pages_of(a_corpus(*briefs, undated))

    main = found["people/jo-berg.md"].text
    assert "[1998](jo-berg/1998.md) 30" in main
    assert "[No date](jo-berg/undated.md) 1" in main
    assert "people/jo-berg/1999.md" not in found
    assert "60 quotations, newest first; here the newest 50" in main
    old = found["people/jo-berg/1998.md"].text
    assert old.count(f"<q>{WORDS}</q>") == 30
    assert "[Jo Berg](../jo-berg.md)" in old
    assert "(../../briefs/1998/0.md#p1)" in old


def test_who_appears_with_a_person_has_the_number_and_the_newest() -> None:
    """Each companion stands with the number of shared briefs and a link to the newest."""
    page = pages_of(a_corpus())["people/jo-berg.md"].text

    assert (
        "- [Ana Lima](ana-lima.md) <small>1 brief · "
        "[February 1998](../briefs/1998/talks-open.md)</small>" in page
    )


def test_other_reports_of_a_story_are_listed() -> None:
    """A brief says who else reports it, and what only one of them names."""
    known = open_catalogue(a_corpus(STRIKE, LATER))
    story = Story((Report(STRIKE.id, only=("Rail Company",)), Report(LATER.id, only=("Ana Lima",))))
    stories = {each.brief: story for each in story.reports}
    told = also_reported(STRIKE, replace(known, stories=stories))

    assert told.startswith(
        "## Also reported by\n\nOf these reports only this one names Rail Company."
    )
    assert "[Berg resigns](../2001/berg-resigns.md)" in told
    assert "only this report names Ana Lima" in told
    assert also_reported(TALKS, known) == ""


@pytest.mark.parametrize(
    "paragraph",
    ["# A title", "- an item", "1. an item", "> a quote", "| a | b |", "<div>", "    code", "```",
     "Title\n=====", "Words {: .own }"],
)  # fmt: skip
def test_what_is_no_plain_paragraph_gets_no_anchor(paragraph: str) -> None:
    """An anchor would become a part of the text there, or take a person's own away."""
    assert anchored([paragraph]) == (paragraph,)


def test_code_between_fences_gets_no_anchor() -> None:
    """What stands between two fences is code, whatever it looks like."""
    assert anchored_places(("```\na", "It rained.", "b\n```", "It snowed.")) == {3}


def test_anchors_are_what_markdown_reads() -> None:
    """Each paragraph of the page has the anchor of its number."""
    html = markdown.markdown(
        "\n\n".join(anchored(["It *rained*.", "It snowed."])), extensions=["attr_list"]
    )

    assert html == '<p id="p1">It <em>rained</em>.</p>\n<p id="p2">It snowed.</p>'


def test_an_excerpt_has_all_anchors() -> None:
    """A link to a paragraph that is not shown leads to where the excerpt says that it ends."""
    assert anchored_at_end(["It rained.", "*An excerpt.*"], 3) == (
        "It rained.",
        '<span id="p1"></span><span id="p2"></span><span id="p3"></span>*An excerpt.*',
    )
    page = render_brief(STRIKE, open_catalogue(a_corpus(STRIKE)), Site(excerpt=True))
    assert page.count('<span id="p') == len(STRIKE.paragraphs)


def test_two_people_with_one_family_name_are_not_quoted_for_one_another() -> None:
    """A doubt is left out."""
    brief = a_brief(f"“{WORDS},” Berg said.", actors=(Actor("Jo Berg"), Actor("Eva Berg")))

    assert "## Said" not in pages_of(a_corpus(brief))["people/jo-berg.md"].text
