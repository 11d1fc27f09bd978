"""Organisations and sources under the names that people decided on."""

import pytest

from generator.corpus import build_corpus
from generator.corpus.register import read_register
from generator.errors import RegisterError
from generator.model import BriefId, Corpus, DocPath
from generator.pages import emit
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
