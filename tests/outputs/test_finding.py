"""Facts about the files of finding: names by spelling, briefs in time, who shares which."""

import json
from typing import Any

from generator.model import Actor, Brief, BriefId, Corpus, DocPath, Register
from generator.model import RegisterEntry as Entry
from generator.outputs.finding import finding_files
from generator.outputs.lookup import PIECES, piece_of
from generator.pages.catalogue import open_catalogue
from generator.text.names import fold
from tests.builders import a_brief
from tests.pages.books import BRIEFS, a_corpus


def address(path: DocPath) -> str:
    """Return the address of a page as MkDocs gives it."""
    return path.removesuffix(".md") + "/"


def files(corpus: Corpus, register: Register | None = None) -> dict[str, Any]:
    """Write the files of a book, and read them again."""
    texts = dict(finding_files(open_catalogue(corpus), register or Register(), address))
    return {path: json.loads(text) for path, text in texts.items()}


def looked_up(found: dict[str, Any], word: str) -> list[str]:
    """Return who stands in the piece that a word calls for."""
    return [row[0] for row in found[f"finding/names-{piece_of(fold(word))}.json"]]


def named(number: int, name: str) -> Brief:
    """Return a brief that names somebody."""
    return a_brief(
        id=BriefId(f"bk{number}"), path=DocPath(f"briefs/{number}.md"), actors=(Actor(name),)
    )


def test_a_person_stands_under_every_word_of_every_spelling() -> None:
    """Those of the briefs, those of `names.yml` that no brief uses, and the address's own."""
    register = Register(people=(Entry("Łucja Núñez", aliases=("Zoila Nunyes", "Lucy Nunez")),))
    corpus = a_corpus(named(1, "Łucja Núñez"), named(2, "Lucy Nunez"), register=register)
    found = files(corpus, register)

    for word in ("Lucja", "Łucja", "nunez", "ZOILA", "Nunyes", "lucy"):
        assert looked_up(found, word) == ["Łucja Núñez"], word
    row = found[f"finding/names-{piece_of('nunez')}.json"][0]
    assert row[1:4] == ["people/lucja-nunez/", 2, 0]
    assert set(row[4]) == {"Lucy Nunez", "Zoila Nunyes"}


def test_spellings_that_fold_alike_stand_once() -> None:
    """The browser folds too: a second accent would weigh and find nothing more."""
    found = files(a_corpus(named(1, "Zoë Núñez"), named(2, "Zoe Nunez")))

    assert [row[4] for row in found[f"finding/names-{piece_of('zoe')}.json"]] == [[]]


def test_every_piece_is_there() -> None:
    """A word of any script calls for a file that exists."""
    found = files(a_corpus())

    assert {f"finding/names-{number}.json" for number in range(PIECES)} <= found.keys()
    assert piece_of("ж") < PIECES


def test_hidden_people_and_drafts_are_nowhere() -> None:
    """Not under a spelling of `names.yml` either."""
    register = Register(people=(Entry("Ana Lima", aliases=("Anna Lima",), hidden=True),))
    draft = a_brief(
        id=BriefId("bkd"),
        path=DocPath("briefs/d.md"),
        title="Not yet",
        draft=True,
        actors=(Actor("Kim Olsen"),),
    )
    text = json.dumps(files(a_corpus(*BRIEFS, draft, register=register), register))

    assert "Jo Berg" in text
    assert "Lima" not in text
    assert "Not yet" not in text
    assert "Olsen" not in text


def test_the_timeline_counts_every_brief() -> None:
    """By year oldest first, with month, day, source and people, as far as they are known."""
    found = files(a_corpus())
    timeline = found["finding/timeline.json"]

    assert timeline["sources"] == ["Harbour Times", "The Lund Courier"]
    years = timeline["years"]
    assert years["2001"] == [[5, 21, 0, [1]]]
    assert years["undated"] == [[0, 0, -1, [0]]]
    assert [row[0] for row in years["1998"]] == [2, 3]
    assert sum(map(len, years.values())) == len(BRIEFS)


def test_a_title_tells_its_address_or_brings_it() -> None:
    """Half of the bytes are spared where the address follows from the title."""
    told = a_brief(
        id=BriefId("bk1"),
        path=DocPath("briefs/1998/mayors-visit.md"),
        title="Mayor’s “visit”",
    )
    other = a_brief(id=BriefId("bk2"), path=DocPath("briefs/1998/x.md"), title="Mayor’s visit")

    found = files(a_corpus(told, other))["finding/briefs-1998.json"]
    assert sorted(map(str, found)) == ["Mayor’s “visit”", "['Mayor’s visit', 'briefs/1998/x/']"]


def test_the_network_knows_the_shared_briefs() -> None:
    """Each pair with its briefs, each brief with its place in the titles of its year."""
    found = files(a_corpus())
    network = found["finding/network.json"]

    names = [name for name, _ in network["people"]]
    assert sorted(names) == ["Ana Lima", "Jo Berg"]
    assert [sorted(pair[:2]) + pair[2:] for pair in network["pairs"]] == [[0, 1, [0]]]
    year, place, month, day = network["briefs"][0]
    assert (year, month, day) == ("1998", 2, 0)
    assert "Talks open" in str(found[f"finding/briefs-{year}.json"][place])


def test_the_same_book_gives_the_same_files() -> None:
    """Byte for byte, whatever the order of the briefs on disk."""
    one = dict(finding_files(open_catalogue(a_corpus(*BRIEFS)), Register(), address))
    other = dict(finding_files(open_catalogue(a_corpus(*BRIEFS[::-1])), Register(), address))

    assert one == other
