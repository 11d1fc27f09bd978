"""The page that shows how a brief was made."""

from __future__ import annotations

import yaml

from generator.explain import Evidence, Explained, ExplainedLine
from generator.model import CaptureId, Problem
from generator.pages.made import made_page
from tests.builders import a_brief

LINES = (
    ExplainedLine(1, "Menu | Home", kept=False, note="menu"),
    ExplainedLine(3, "Rail <strike> ends", kept=False, note="title"),
    ExplainedLine(4, "The strike ended.", kept=True, note=""),
    ExplainedLine(5, "x" * 400, kept=False, note=""),
)
EVIDENCE = (
    Evidence("title", "Rail | strike", 3, "said twice", 0.95, "Rail | strike"),
    Evidence("source", "Courier", 1, "in the menu", 0.5, None),
)
EXPLAINED = Explained(CaptureId("a_b.txt"), EVIDENCE, (("date", "no line has one"),), LINES)


def test_every_line_is_shown_with_its_reason() -> None:
    """Numbers are the capture's, kept lines are marked, markup is text."""
    text = made_page(a_brief(), [EXPLAINED], []).text

    assert '<li value="1" id="c1-1">Menu | Home <small>menu</small></li>' in text
    assert '<li value="3" id="c1-3">Rail &lt;strike&gt; ends <small>title</small></li>' in text
    assert '<li value="4" class="bb-kept">The strike ended.</li>' in text
    assert f'<li value="5">{"x" * 300} … <small>not part of the text</small></li>' in text


def test_every_value_leads_to_its_line() -> None:
    """Found, where, why, how sure, and what the brief says now."""
    text = made_page(a_brief(), [EXPLAINED], []).text

    assert "| title | Rail &#124; strike | [3](#c1-3) | said twice | 95% | the same |" in text
    assert "| source | Courier | [1](#c1-1) | in the menu | 50% | nothing |" in text
    assert "- date: open, no line has one" in text


def test_the_page_asks_not_to_be_found() -> None:
    """Neither search engines nor the book's own search show it."""
    page = made_page(a_brief(title="A `title`: x"), [], [])
    head = yaml.safe_load(page.text.split("---\n")[1])

    assert page.path == "briefs/1998/rail-strike-ends-after-nine-days/made.md"
    assert head["robots"] == "noindex"
    assert head["search"] == {"exclude": True}
    assert head["title"] == "How this brief was made: A `title`: x"
    assert "[A \\`title\\`: x](../rail-strike-ends-after-nine-days.md)" in page.text


def test_a_capture_that_gives_nothing_is_named() -> None:
    """With the reason, and no code that its name could end."""
    text = made_page(a_brief(), [], [Problem("seeds/a`b.txt", "is not here any more")]).text

    assert "`seeds/a'b.txt` is not here any more." in text


def test_a_very_long_capture_is_shown_in_part() -> None:
    """The page says how much is left out."""
    lines = tuple(ExplainedLine(n, "x", kept=False, note="menu") for n in range(1, 2102))
    text = made_page(a_brief(), [Explained(CaptureId("a.txt"), (), (), lines)], []).text

    assert text.count("<li ") == 2000
    assert "101 more lines are not shown." in text
    assert "| Field |" not in text
