"""A small invented book for the tests of pages: two people, two sources, an undated brief."""

from __future__ import annotations

from generator.corpus import build_corpus
from generator.model import Actor, Brief, BriefId, Corpus, DocPath, Page, PartialDate, Register
from generator.pages import emit
from tests.builders import a_brief

STRIKE = a_brief()
TALKS = a_brief(
    "Talks opened in Lund. Minister Jo Berg met Ana Lima, head of the Northern Union.",
    "“We will listen,” Berg said.",
    id=BriefId("bkbbbbbbbbbbb2"),
    path=DocPath("briefs/1998/talks-open.md"),
    title="Talks open",
    date=PartialDate(1998, 2),
    source="The Lund Courier",
    actors=(Actor("Jo Berg", "Minister"), Actor("Ana Lima", "head of the Northern Union")),
    organisations=("Northern Union",),
)
MEMOIR = a_brief(
    "Ana Lima remembers.",
    id=BriefId("bkcccccccccccc"),
    path=DocPath("briefs/undated/a-memoir.md"),
    title="A memoir",
    date=None,
    source=None,
    actors=(Actor("Ana Lima"),),
    organisations=(),
    review=("date", "source"),
)
LATER = a_brief(
    "Jo Berg resigned.",
    id=BriefId("bkdddddddddddd"),
    path=DocPath("briefs/2001/berg-resigns.md"),
    title="Berg resigns",
    date=PartialDate(2001, 5, 21),
    source="Harbour Times",
    actors=(Actor("Jo Berg", "Transport Minister"),),
    review=("source",),
)
BRIEFS = (STRIKE, TALKS, MEMOIR, LATER)


def a_corpus(*briefs: Brief, register: Register | None = None) -> Corpus:
    """Group some briefs, the four of this module where none are given."""
    return build_corpus(briefs or BRIEFS, register or Register())


def pages_of(corpus: Corpus) -> dict[str, Page]:
    """Emit the pages of a corpus, by path."""
    return {page.path: page for page in emit(corpus)}
