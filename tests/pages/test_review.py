"""The page of what waits for a person."""

from __future__ import annotations

import yaml

from generator.model import BriefId, DocPath, Problem
from generator.pages.review import review_page
from generator.pages.site import Site
from tests.builders import a_brief

BRIEF = a_brief(title="Rail | strike <b>")
WHERE = f"docs/{BRIEF.path}"
SITE = Site(edit="https://git.example/edit/docs/")


def test_an_entry_says_what_why_and_where() -> None:
    """A row leads to the brief and to where its file is edited; text stays text."""
    waiting = [
        Problem(WHERE, "the page only says “3 | hours” (seeds/a.txt, line 3)", "date"),
        Problem("names.yml", "'A' and 'B' may be one person", "people"),
        Problem("docs/briefs/a.md", "cannot be read", line=4),
    ]

    page = review_page(waiting, {BRIEF.path: BRIEF}, SITE)

    rows = [line for line in page.text.splitlines() if line.startswith("| ")]
    assert page.path == "review.md"
    assert "3 entries, most useful first." in page.text
    assert rows[2] == (
        "| date | [Rail &#124; strike &lt;b>](briefs/1998/rail-strike-ends-after-nine-days.md) "
        "| the page only says “3 &#124; hours” (seeds/a.txt, line 3) "
        f"| [{WHERE}](https://git.example/edit/{WHERE}) |"
    )
    assert rows[3].startswith("| people |  | 'A' and 'B' may be one person | [names.yml](https://")
    assert rows[4].startswith("| file |  | cannot be read | [docs/briefs/a.md:4](")


def test_a_file_is_named_where_no_address_edits_it() -> None:
    """Without `edit_uri` the row has the path."""
    page = review_page([Problem(WHERE, "is open", "date")], {BRIEF.path: BRIEF}, Site())

    assert page.text.endswith(f"| is open | {WHERE} |\n\n</div>\n")


def test_a_page_that_nobody_fills_says_what_would() -> None:
    """Nothing waits: no table, and no search engine is asked here."""
    page = review_page([], {}, SITE)
    head = yaml.safe_load(page.text.split("\n---\n")[0])

    assert head == {"title": "Waiting for review", "generated": True, "robots": "noindex"}
    assert "Nothing waits." in page.text
    assert "|" not in page.text


def test_a_page_of_thousands_shows_the_most_useful() -> None:
    """The rest comes as the first are settled."""
    briefs = [
        a_brief(id=BriefId(f"bk{number}"), path=DocPath(f"briefs/{number}.md"))
        for number in range(600)
    ]
    problems = [Problem(f"docs/{brief.path}", "is open", "date") for brief in briefs]

    page = review_page(problems, {brief.path: brief for brief in briefs}, SITE)

    assert "600 entries, most useful first; here the first 500." in page.text
    assert page.text.count("| is open |") == 500
