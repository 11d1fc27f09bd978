"""An invented book with all that is hard to write down: signs of formulas, of TeX and of markup."""

from __future__ import annotations

from generator.model import (
    Actor,
    Brief,
    BriefId,
    DocPath,
    PartialDate,
    Register,
    RegisterEntry,
    RegisterPost,
)
from generator.pages.catalogue import Catalogue, open_catalogue
from generator.pages.site import Site
from tests.builders import a_brief
from tests.pages.books import BRIEFS, a_corpus

SITE = Site("The Book", "https://book.example/b/")
EXCERPTS = Site("The Book", "https://book.example/b/", excerpt=True)

HARD = a_brief(
    "=1+1 *said* [Zoë Núñez](x.md) & others.",
    "Two. Three. Four. The last sentence of all.",
    id=BriefId("bkhard22222222"),
    path=DocPath("briefs/1999/hard.md"),
    title='=HYPERLINK("x") {brace, "50%" <b>&</b>\x07\ud800',
    date=PartialDate(1999),
    updated=PartialDate(1999, 5, 1),
    source="+Courier; & Sons",
    source_url="https://courier.example/a?b=1&c={2}",
    agency="@LNA",
    byline=("Office of Roads and Bridges", "-Zoë Núñez"),
    actors=(Actor("Zoë Núñez", 'Mayor of "Lund"'), Actor("Johanna Berg", "Transport Minister")),
    organisations=("Roads & Bridges; North", "Northern Union"),
    language=None,
    tags=("=tag",),
    corrections=("3 June 1999: *not* nine.",),
)
DRAFT = a_brief(
    "Secret.", id=BriefId("bkdraft2222222"), path=DocPath("briefs/1999/draft.md"), draft=True
)
GHOST = a_brief(
    "Jo Berg said that it rained in Malmby all day long.",
    id=BriefId("bkghost2222222"),
    path=DocPath("briefs/1999/ghost.md"),
    title="Rain",
    date=PartialDate(1999, 2, 28),
    actors=(Actor("Una Hidden", "Transport Minister"), Actor("Jo Berg", "Mayor of Malmby")),
    source=None,
    seeds=(),
)
TWICE = a_brief(id=GHOST.id, path=DocPath("briefs/1999/twice.md"), date=PartialDate(1999, 2, 27))
REGISTER = Register(
    (
        RegisterEntry("Jo Berg", aliases=("Johanna Berg",)),
        RegisterEntry("Una Hidden", hidden=True),
    ),
    (RegisterPost("Transport Minister"),),
)


def a_catalogue(*briefs: Brief) -> Catalogue:
    """Return a book of these briefs, or the whole one of this module."""
    whole = (*BRIEFS, HARD, DRAFT, GHOST)
    return open_catalogue(a_corpus(*(briefs or whole), register=REGISTER))
