"""Organisations and sources under the names that people decided on, and that briefs tell."""

import pytest

from generator.corpus import build_corpus
from generator.corpus.register import read_register
from generator.errors import RegisterError
from generator.model import Brief, BriefId, Corpus, DocPath, Register
from generator.pages import emit
from generator.pipeline import second_half
from tests.builders import a_brief

NAMES = """\
organisations:
  - name: North Sea Forum
    aliases: [NSF]
    same: [Sea Forum]
    different: [North Sea Fund]
  - name: Sea Forum
    aliases: [the Forum]
  - name: Lund Rail
    hidden: true
sources:
  - name: Lund Herald
    aliases: ["lundherald.example"]
"""


def book(names: str = NAMES) -> Corpus:
    """Return two briefs that call a body and a paper by different names."""
    one = a_brief(
        path=DocPath("briefs/1.md"),
        id=BriefId("bk1"),
        source="lundherald.example",
        organisations=("NSF", "Sea Forum", "North Sea Fund", "Lund Rail"),
        paragraphs=("They met at NSF in May.",),
    )
    other = a_brief(
        path=DocPath("briefs/2.md"),
        id=BriefId("bk2"),
        source="Lund Herald",
        organisations=("North Sea Forum",),
        paragraphs=("The North Sea Forum met.",),
    )
    return build_corpus((one, other), read_register(names, "names.yml"))


def test_every_name_of_a_body_is_its_name_on_the_pages() -> None:
    """Aliases and `same` become one name once, `hidden` goes, `different` stays."""
    corpus = book()

    assert corpus.by_id[BriefId("bk1")].organisations == ("North Sea Forum", "North Sea Fund")
    assert {brief.source for brief in corpus.briefs} == {"Lund Herald"}


def test_a_body_has_one_page_with_the_sentence_that_uses_another_name() -> None:
    """The page quotes the alias where the text has it."""
    pages = {page.path: page.text for page in emit(book())}

    assert "organisations/nsf.md" not in pages
    assert "organisations/lund-rail.md" not in pages
    assert "met at <mark>NSF</mark>" in pages[DocPath("organisations/north-sea-forum.md")].replace(
        "**NSF**", "<mark>NSF</mark>"
    )
    assert sorted(path for path in pages if path.startswith("sources/")) == [
        "sources/index.md",
        "sources/lund-herald.md",
    ]


def test_without_decisions_names_stay_as_written() -> None:
    """What nobody decided is as the briefs have it."""
    corpus = book("")

    assert corpus.by_id[BriefId("bk1")].organisations[0] == "NSF"
    assert corpus.called == {}


@pytest.mark.parametrize(
    ("names", "message", "line"),
    [
        (
            "sources:\n  - name: A\n  - name: B\n    aliases: [a]\n",
            "'a' stands under 'A' already; one spelling is one source's",
            4,
        ),
        (
            "organisations:\n  - name: A\n    aliases: [B]\n    different: [B]\n",
            "'B' is called the same organisation and a different one as 'A'",
            4,
        ),
        (
            "organisations:\n  - name: A\n    note: x\n",
            "'note' is no key here; known are name, aliases, different, same, hidden",
            3,
        ),
    ],
)
def test_a_fault_is_told_in_the_words_of_its_section(names: str, message: str, line: int) -> None:
    """Contradictions and unknown keys are refused with their line."""
    with pytest.raises(RegisterError) as told:
        read_register(names, "names.yml")

    assert message in str(told.value)
    assert told.value.line == line


def a_meeting(number: int, text: str, *organisations: str) -> Brief:
    """Return a brief that names bodies."""
    return a_brief(
        path=DocPath(f"briefs/{number}.md"),
        id=BriefId(f"bk{number}"),
        organisations=organisations,
        paragraphs=(text,),
    )


IN_FULL = a_meeting(1, "The North Sea Forum (NSF) met in Lund.", "North Sea Forum")
SHORT = a_meeting(2, "NSF met again.", "NSF")
SHORTER = a_meeting(3, "Nobody left the NSF.", "NSF")


@pytest.mark.parametrize(
    ("briefs", "expected"),
    [
        pytest.param([IN_FULL, SHORT, SHORTER], {"NSF"}, id="the name that most briefs use"),
        pytest.param([IN_FULL, SHORT], {"North Sea Forum"}, id="in full where as many do"),
        pytest.param([IN_FULL], {"North Sea Forum"}, id="an acronym that stands alone nowhere"),
        pytest.param(
            [
                IN_FULL,
                SHORT,
                a_meeting(4, "The Nurses' Solidarity Fund (NSF) paid.", "Nurses' Solidarity Fund"),
            ],
            {"North Sea Forum", "NSF", "Nurses' Solidarity Fund"},
            id="two bodies of one acronym stay apart",
        ),
        pytest.param(
            [
                IN_FULL,
                SHORT,
                a_meeting(4, "The North Sea Forum (NOSEF) met in Bergen.", "North Sea Forum"),
                a_meeting(5, "NOSEF met again.", "NOSEF"),
            ],
            {"North Sea Forum", "NSF", "NOSEF"},
            id="two acronyms of one name tell nothing",
        ),
        pytest.param(
            [
                a_meeting(1, "The Organisation of Ports (OP).", "Organisation of Ports"),
                a_meeting(2, "OP met.", "OP"),
                a_meeting(3, "The Organization of Ports met.", "Organization of Ports"),
            ],
            {"Organisation of Ports"},
            id="every spelling of the name in full",
        ),
        pytest.param(
            [
                a_meeting(1, "The Harbour Board (LUND) met.", "Harbour Board"),
                a_meeting(2, "LUND met.", "LUND"),
            ],
            {"Harbour Board", "LUND"},
            id="letters that do not stand for the words",
        ),
    ],
)
def test_a_body_that_a_brief_calls_both_ways_is_one(
    briefs: list[Brief], expected: set[str]
) -> None:
    """An acronym and its name in full are one body where a brief says so and none contradicts."""
    corpus = build_corpus(briefs, Register())

    assert {name for brief in corpus.briefs for name in brief.organisations} == expected


def test_who_decided_on_an_acronym_is_obeyed() -> None:
    """An entry of its own keeps a name apart, whatever briefs say."""
    register = read_register("organisations:\n  - name: NSF\n", "names.yml")
    corpus = build_corpus([IN_FULL, SHORT], register)

    assert {name for brief in corpus.briefs for name in brief.organisations} == {
        "NSF",
        "North Sea Forum",
    }


def test_the_other_name_of_a_body_leads_to_its_page() -> None:
    """The address that a name had leads on; the page says how else the body is called."""
    corpus, pages = second_half([IN_FULL, SHORT, SHORTER], Register())
    texts = {page.path: page.text for page in pages}

    assert corpus.called == {"NSF": ("North Sea Forum",)}
    assert "redirect" in texts[DocPath("organisations/north-sea-forum.md")]
    assert "also called North Sea Forum" in texts[DocPath("organisations/nsf.md")]
