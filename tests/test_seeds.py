"""The sample captures, read: every article whole, from its first words to its last."""

from pathlib import Path

import pytest

from generator.first_half import first_half
from generator.model import Article
from tests.builders import a_capture

SEEDS = Path(__file__).parents[1] / "seeds"

# Of each article: its date, its source, the first and the last words of its text.
ARTICLES = {
    "000_b0189890fb2ad788.txt": (
        ("2025-05-21", "Iraqi News", "The second high-level", 'with applicable laws."'),
        (None, "Shafaq News", "Iraq's Minister of Labor", "maritime labor protections."),
        (None, "Iraq Business", "Japan's Ambassador to Iraq", "of Japanese expertise."),
        (None, "Shafaq News", "The US Department of Defense", "of terrorist threats."),
    ),
    "001_2231b6c790f05fd1.txt": (
        ("2025-02-07", "Iraq Business", "NATO Secretary General Mark", "and good governance."),
        (None, "Iraq Business", "The European Union (EU)", "from European Union."),
        (None, "Iraq Business", "Iraq's Minister of Labour", "for protection and rights."),
        (None, "Shafaq News", "On Monday, Iraq's Popular", "its oversight directorate."),
    ),
    "002_ec231f94e2293af6.txt": (
        ("2024-08-28", "Shafaq News", "On Wednesday, NATO and Iraq", "regional security issues."),
    ),
    "003_da521fc47001cd5d.txt": (
        ("2021-12-27", "Asian Lite News", "A senior Iraqi government", "from Iraq by December 31."),
    ),
    "004_8e01f318e0510820.txt": (
        ("2020-05-08", None, "Today (8 May 2020), NATO’s", "and parliamentary confirmation."),
        ("2020-01-29", None, "On 12-14 January 2020, a", "National Defence University in Kyiv."),
        ("2020-01-21", None, "Today (21 January 2020), NATO", "fight against terrorism."),
        ("2020-01-14", None, "Today (14 January 2020), NATO", "at NATO Headquarters."),
        ("2020-01-06", None, "NATO Ambassadors met on", "training mission in Iraq."),
        ("2019-09-17", None, "NATO Secretary General Jens", "and NATO safer too."),
        ("2019-09-16", None, "NATO Secretary General Jens", "Europe, General Tod Wolters."),
        ("2019-04-16", None, "Between 7 and 11 April 2019", "national security structures."),
        ("2018-11-02", None, "On 31 October 2018, a new", "civilian and military personnel."),
        ("2018-10-21", None, "NATO conducted a four-day", "Planning Directorate said."),
    ),
}


def articles_of(name: str) -> tuple[Article, ...]:
    """Return what a sample capture holds."""
    reading = first_half(a_capture((SEEDS / name).read_text(encoding="utf-8"), name=name)).reading
    assert reading is not None
    return reading.articles


@pytest.mark.parametrize("name", ARTICLES)
def test_articles_are_whole(name: str) -> None:
    """Each article of a sample has its date and source, and begins and ends where it should."""
    found = articles_of(name)

    assert len(found) == len(ARTICLES[name])
    for article, (date, source, first, last) in zip(found, ARTICLES[name], strict=True):
        assert (str(article.date.value) if article.date else None) == date
        assert (article.source.value if article.source else None) == source
        assert article.blocks[0].text.startswith(first)
        assert article.blocks[-1].text.endswith(last)


def test_every_sample_is_listed() -> None:
    """No sample capture is left out of the table above."""
    assert {path.name for path in SEEDS.glob("*.txt")} == set(ARTICLES)
