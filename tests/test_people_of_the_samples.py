"""The people of the sample captures: each found once, under all spellings, no two as one.

The table was made by reading the captures, not by running the program.
"""

from functools import cache

import pytest

from generator.actors import Recogniser
from generator.corpus import build_corpus
from generator.first_half import first_half
from generator.model import Actor, BriefId, Corpus, DocPath, Register
from generator.recogniser import recogniser_for
from generator.settings import PIPELINES
from tests.builders import a_brief, a_capture
from tests.test_seeds import ARTICLES, SEEDS

# Of each capture, article by article: who is named by a full name, as what.
NAMED: dict[str, tuple[dict[str, str | None], ...]] = {
    "000_b0189890fb2ad788.txt": (
        {
            "Qasim al-Araji": "National Security Advisor",
            "Thomas Goffus": "Assistant Secretary General for Operations",
        },
        {
            "Ahmed al-Asadi": "Iraq's Minister of Labor and Social Affairs",
            "Vedat Isıkhan": None,  # "his Turkish counterpart" is no post
        },
        {"Akira Endo": "Japan's Ambassador to Iraq", "Mohammed Shia' Al-Sudani": "Prime Minister"},
        {
            "Qassem Soleimani": "Iranian commander",
            "Abu Mahdi al-Muhandis": "Iraqi armed group leader",
        },
    ),
    "001_2231b6c790f05fd1.txt": (
        {
            "Mark Rutte": "NATO Secretary General",
            "Christopher G. Cavoli": "Supreme Allied Commander Europe",
            "Abdul Latif Rashid": "President",
            "Mohammed Shia' Al-Sudani": "Prime Minister",
            "Lucas Schreurs": "NMI Commander",  # and Lieutenant General, which is a rank
        },
        {},
        {
            "Ahmed Al-Asadi": "Iraq's Minister of Labour and Social Affairs",
            "Mohammad Bahjat Haidar": "Lebanon's Minister of Labour",
        },
        {},
    ),
    "002_ec231f94e2293af6.txt": (
        {
            "Qasim al-Araji": "National Security Advisor",
            "Tom Goffus": "NATO Assistant Secretary General for Operations",
            "Javier Colomina": (
                "NATO Deputy Assistant Secretary General for Political Affairs and Security Policy "
                "and Special Representative of the NATO Secretary General for the Southern "
                "Neighbourhood"
            ),
        },
    ),
    "003_da521fc47001cd5d.txt": (
        {
            "Qasim al-Araji": "Iraqi National Security Adviser",
            "Michael Anker Lollesgaard": "head of NATO’s Mission in Iraq",
        },
    ),
    "004_8e01f318e0510820.txt": (
        {
            "Jens Stoltenberg": "NATO’s Secretary General",
            "Mustafa Al-Kadhimi": "Iraqi Prime Minister",
        },
        {},
        {
            "John Manza": "NATO Assistant Secretary General for Operations",
            "Abdul Karim Hashim Aboualgus": (
                "Deputy Minister of Foreign Affairs of the Republic of Iraq"
            ),
        },
        {
            "Jens Stoltenberg": "NATO Secretary General",
            "Abdul Karim Hashim Aboualgus": "Iraq’s Deputy Foreign Minister",
        },
        {},
        {
            "Jens Stoltenberg": "NATO Secretary General",
            "Adil Abdul-Mahdi": "Iraqi Prime Minister",
        },
        {
            "Jens Stoltenberg": "NATO Secretary General",
            "Tod Wolters": "Supreme Allied Commander Europe",
        },
        {},
        {"Dany Fortin": "Major General"},
        {},  # "Major General Adel" has no full name
    ),
}

# Every person of the book: the spellings, and in how many articles.
PEOPLE = {
    "Abdul Karim Hashim Aboualgus": ({"Abdul Karim Hashim Aboualgus"}, 2),
    "Abdul Latif Rashid": ({"Abdul Latif Rashid"}, 1),
    "Abu Mahdi al-Muhandis": ({"Abu Mahdi al-Muhandis"}, 1),
    "Adil Abdul-Mahdi": ({"Adil Abdul-Mahdi"}, 1),
    "Ahmed al-Asadi": ({"Ahmed al-Asadi", "Ahmed Al-Asadi"}, 2),
    "Akira Endo": ({"Akira Endo"}, 1),
    "Christopher G. Cavoli": ({"Christopher G. Cavoli"}, 1),
    "Dany Fortin": ({"Dany Fortin"}, 1),
    "Javier Colomina": ({"Javier Colomina"}, 1),
    "Jens Stoltenberg": ({"Jens Stoltenberg"}, 4),
    "John Manza": ({"John Manza"}, 1),
    "Lucas Schreurs": ({"Lucas Schreurs"}, 1),
    "Mark Rutte": ({"Mark Rutte"}, 1),
    "Michael Anker Lollesgaard": ({"Michael Anker Lollesgaard"}, 1),
    "Mohammad Bahjat Haidar": ({"Mohammad Bahjat Haidar"}, 1),
    "Mohammed Shia' Al-Sudani": ({"Mohammed Shia' Al-Sudani"}, 2),
    "Mustafa Al-Kadhimi": ({"Mustafa Al-Kadhimi"}, 1),
    "Qasim al-Araji": ({"Qasim al-Araji"}, 3),
    "Qassem Soleimani": ({"Qassem Soleimani"}, 1),
    "Thomas Goffus": ({"Thomas Goffus", "Tom Goffus"}, 2),
    "Tod Wolters": ({"Tod Wolters"}, 1),
    "Vedat Isıkhan": ({"Vedat Isıkhan"}, 1),
}


def recognisers() -> tuple[Recogniser | None, ...]:
    """Return what reads the samples: triggers alone, and with the pipeline of the settings."""
    return None, recogniser_for(PIPELINES)[0]


@cache
def read(recogniser: Recogniser | None) -> tuple[tuple[str, dict[str, str | None]], ...]:
    """Return who is named in every article of the samples, with the capture."""
    found: list[tuple[str, dict[str, str | None]]] = []
    for name in ARTICLES:
        capture = a_capture((SEEDS / name).read_text(encoding="utf-8"), name=name)
        reading = first_half(capture, recogniser=recogniser).reading
        assert reading is not None
        found.extend(
            (name, {actor.name: actor.role for actor in article.people})
            for article in reading.articles
        )
    return tuple(found)


def book(recogniser: Recogniser | None) -> Corpus:
    """Return the book of the samples, by the rules alone."""
    briefs = [
        a_brief(
            path=DocPath(f"briefs/{number}.md"),
            id=BriefId(f"bk{number}"),
            actors=tuple(Actor(name, role) for name, role in named.items()),
        )
        for number, (_, named) in enumerate(read(recogniser))
    ]
    return build_corpus(briefs, Register())


@pytest.mark.parametrize("recogniser", recognisers())
@pytest.mark.parametrize("name", ARTICLES)
def test_everybody_named_in_an_article_is_found_once(
    name: str, recogniser: Recogniser | None
) -> None:
    """Who is named by a full name is found, with the role of this text, and nobody else."""
    assert tuple(named for capture, named in read(recogniser) if capture == name) == NAMED[name]


@pytest.mark.parametrize("recogniser", recognisers())
def test_each_person_has_one_page_and_each_page_one_person(recogniser: Recogniser | None) -> None:
    """All spellings of a person lead to one page; two people never share one."""
    found = {
        person.name.casefold(): (set(person.spellings), len(person.appearances))
        for person in book(recogniser).people
    }

    assert found == {name.casefold(): told for name, told in PEOPLE.items()}
