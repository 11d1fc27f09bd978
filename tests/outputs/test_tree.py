"""The whole book as plain Markdown, by path."""

import posixpath
import re
from urllib.parse import unquote

import yaml

from generator.model import Actor, DocPath, PartialDate, Register, RegisterEntry
from generator.outputs.tree import finished
from generator.pages.catalogue import open_catalogue
from generator.pages.site import Site
from generator.pipeline import second_half
from tests.builders import a_brief

OTHER = a_brief(
    "Jo Berg met *nobody*. <b>Own</b> markup stays.",
    path=DocPath("briefs/1998/talks.md"),
    id="bkother2345678",
    title='Talks: "round two"',
    date=PartialDate(1998, 4),
    source_url="https://courier.example/talks",
    actors=(Actor("Johanna Berg"),),
    tags=("rail",),
)
DRAFT = a_brief(path=DocPath("briefs/1998/draft.md"), id="bkdraft2345678", draft=True)


def a_tree(*, excerpt: bool = False) -> dict[str, str]:
    """Return the finished Markdown of a small book."""
    same = Register((RegisterEntry("Jo Berg", aliases=("Johanna Berg",)),))
    corpus, pages = second_half([a_brief(), OTHER, DRAFT], same)
    site = Site("Lund", excerpt=excerpt)
    return {str(path): text for path, text in finished(open_catalogue(corpus), pages, site).items()}


def head(text: str) -> dict[str, object]:
    """Return a page's front matter."""
    values = yaml.safe_load(text.split("---\n")[1])
    assert isinstance(values, dict)
    return values


def test_every_link_leads_to_a_file() -> None:
    """Within the tree alone: no other program resolves anything for it."""
    tree = a_tree()
    followed = 0
    for path, text in tree.items():
        for target in re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", text):
            place = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
            assert place in tree, f"{path}: {target}"
            followed += 1
    assert followed > 20


def test_nothing_of_ours_is_left() -> None:
    """No boxes, no drawings, no marks of the generator."""
    for path, text in a_tree().items():
        assert "generated" not in head(text), path
        assert not re.search(r"<(?!b>|/b>)[a-z/!]", text), path


def test_names_are_linked_and_known_by_every_spelling() -> None:
    """A vault finds a person under each."""
    tree = a_tree()

    assert head(tree["people/jo-berg.md"])["aliases"] == ["Jo Berg", "Johanna Berg"]
    assert "[Jo Berg](../../people/jo-berg.md)" in tree[a_brief().path]


def test_a_brief_says_what_is_known_of_it() -> None:
    """As plain values; a date is no more precise than it is."""
    known = head(a_tree()["briefs/1998/talks.md"])

    assert known["title"] == 'Talks: "round two"'
    assert known["aliases"] == ['Talks: "round two"']
    assert known["date"] == "1998-04"
    assert known["people"] == ["Jo Berg"]
    assert known["tags"] == ["rail"]
    assert str(head(a_tree()[a_brief().path])["date"]) == "1998-03-03"


def test_what_people_wrote_stays_as_they_wrote_it() -> None:
    """Their own HTML too."""
    assert "met *nobody*. <b>Own</b> markup stays." in a_tree()["briefs/1998/talks.md"]


def test_a_book_of_excerpts_stays_one() -> None:
    """What may not be published is not exported unless somebody says so."""
    text = a_tree(excerpt=True)[a_brief().path]

    assert "Talks about the timetable" not in text
    assert "*An excerpt.*" in text


def test_drafts_stay_out() -> None:
    """They are in no page, and so in no file."""
    assert not [path for path in a_tree() if "draft" in path]
