"""What earlier runs made gives the pages that would be made without it, and never others."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.book import of_file, read_briefs
from generator.caching.ahead import learn, read_ahead
from generator.caching.memory import FILE, Memory, remembering
from generator.corpus import build_corpus
from generator.corpus.facts import facts_of
from generator.corpus.quotations import hear
from generator.digests import digest_of
from generator.model import Actor, Appearance, Brief, DocPath, Person, Register, Slug
from generator.pages import emit
from generator.remembered import Remembered, forget, kept_in
from generator.text.front_matter import write_brief
from tests.builders import a_brief
from tests.pages.books import LATER, MEMOIR, STRIKE, TALKS

BRIEFS = (STRIKE, TALKS, LATER, MEMOIR)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Path]:
    """Write a small book, and begin and end like a process."""
    for brief in BRIEFS:
        save(tmp_path, brief)
    forget()
    yield tmp_path
    forget()


def save(root: Path, brief: Brief) -> None:
    """Write a brief into a book."""
    path = root / "docs" / brief.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_brief(brief))


def made(root: Path, *, kept: bool = True) -> dict[str, str]:
    """Make the pages of a book as a new process does."""
    forget()
    with remembering(root, jobs=1) if kept else nullcontext():
        briefs, _ = read_briefs(root)
        return {page.path: page.text for page in emit(build_corpus(briefs, Register()))}


def change_kept(root: Path, change: Callable[[str, str], str]) -> None:
    """Change what is kept: of each place and text, what stands there from now on."""
    with closing(sqlite3.connect(root / FILE)) as rows, rows:
        there = list(rows.execute("select key, value from page"))
        rows.executemany(
            "update page set value = ? where key = ?",
            [(change(key, value), key) for key, value in there],
        )


@pytest.mark.parametrize(
    "edited",
    [
        STRIKE,
        replace(STRIKE, title="Another title"),
        replace(STRIKE, paragraphs=("“It is all over now,” Jo Berg said.",)),
        replace(STRIKE, source="Harbour Times", organisations=("Harbour Board",)),
        replace(TALKS, actors=(Actor("Ana Lima", "President of the Northern Union"),)),
        replace(TALKS, date=None),
        replace(LATER, draft=True),
        a_brief("Rui Costa opened a bridge.", path=DocPath("briefs/2002/a-bridge.md")),
    ],
)
def test_pages_are_those_of_a_run_that_remembers_nothing(book: Path, edited: Brief) -> None:
    """Whatever is edited between two processes, and when the edit is taken back."""
    first = made(book)
    save(book, edited)
    then = made(book)

    assert then == made(book, kept=False)
    for brief in BRIEFS:
        save(book, brief)
    if edited.path not in {brief.path for brief in BRIEFS}:
        (book / "docs" / edited.path).unlink()
    assert made(book) == first == made(book, kept=False)


def test_what_is_kept_is_used(book: Path) -> None:
    """A page that is known is not made again: one that was changed there shows."""
    made(book)
    change_kept(book, lambda _, text: text.replace("Berg resigned", "Berg was elected"))

    assert "was elected" in made(book)["people/jo-berg.md"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda root: (root / FILE).write_bytes(b"no database at all, and longer than a head" * 99),
        lambda root: (root / FILE).unlink(),
        lambda root: change_kept(root, lambda _, text: text[:40]),
        lambda root: change_kept(root, lambda _, text: text.partition("\n")[0] + '\n{"a": 1}'),
        lambda root: change_kept(root, lambda _, text: text.partition("\n")[0] + "\n[[[1]]]"),
        lambda root: change_kept(root, lambda _, text: "0" + text),
    ],
)
def test_what_was_damaged_is_made_anew(book: Path, spoil: Callable[[Path], None]) -> None:
    """A file that is none, that is gone, and texts that are cut, of another kind or another run."""
    first = made(book)
    spoil(book)

    assert made(book) == first
    assert made(book) == first


def test_another_version_knows_nothing_of_it(book: Path) -> None:
    """What other code made is not believed."""
    memory = Memory(book, "1")
    memory.put("place", "digest", "text")
    memory.close(1)

    assert Memory(book, "1").get("place", "digest") == "text"
    assert Memory(book, "1").get("place", "another digest") is None
    assert Memory(book, "2").get("place", "digest") is None


def test_a_file_that_is_deleted_meanwhile_is_not_missed(book: Path) -> None:
    """Somebody cleans up while a run is on; the next run keeps again."""
    first = made(book)
    forget()
    with remembering(book, jobs=1):
        briefs, _ = read_briefs(book)
        (book / FILE).unlink()
        pages = {page.path: page.text for page in emit(build_corpus(briefs, Register()))}

    assert pages == first == made(book)


def test_where_no_file_can_stand_nothing_is_kept(book: Path) -> None:
    """A folder in its place is no hindrance."""
    (book / FILE).mkdir(parents=True)

    assert made(book) == made(book, kept=False)


def test_a_file_that_grew_far_beyond_its_book_is_begun_anew(book: Path) -> None:
    """What gone briefs left behind does not stay for ever."""
    memory = Memory(book, "1")
    memory.put("gone", "digest", "x" * 30_000_000)
    memory.close(4)

    assert not (book / FILE).exists()


def test_briefs_are_read_by_several_processes_as_by_one(book: Path) -> None:
    """What other processes learn is what this one would have made."""
    broken = book / "docs/briefs/broken.md"
    broken.write_text("---\ntitle: [\n---\n")
    (book / "docs/briefs/bytes.md").write_bytes(b"\xff")
    memory = Memory(book, "1")
    read_ahead(memory, book, jobs=2, least=1)
    texts = [((book / "docs" / brief.path).read_text(), brief.path) for brief in BRIEFS]
    learned = learn(texts)

    assert {place for place, _, _ in learned} == {
        f"{kind} {brief.path}" for kind in ("brief", "facts", "heard") for brief in BRIEFS
    }
    assert all(memory.get(place, digest) == text for place, digest, text in learned)
    memory.close(4)


def test_few_briefs_are_read_by_one_process(book: Path) -> None:
    """Starting others would take longer."""
    memory = Memory(book, "1")
    read_ahead(memory, book, jobs=2)
    read_ahead(memory, book, jobs=1, least=1)

    assert memory.get(f"brief {STRIKE.path}", "") is None
    memory.close(4)


def test_values_survive_being_kept(book: Path) -> None:
    """What is read back equals what was made: a brief, its facts and its quotations."""
    brief = replace(TALKS, corrections=("1998-03-04: a name.",), byline=("Ana Lima",), tags=("a",))
    text = write_brief(brief)

    def all_of() -> tuple[object, ...]:
        forget()
        with remembering(book, jobs=1):
            read = of_file(brief.path, (text, brief.path))
            return read, facts_of(read), hear(read)

    first = all_of()

    assert all_of() == first
    assert (first[0], hear(brief)) == (brief, first[2])


def test_halves_of_letters_are_not_kept(book: Path) -> None:
    """Half of a letter is no text that can be written, and is made again."""
    asked: list[int] = []

    def make(of: int) -> str:
        asked.append(of)
        return "\ud800"

    half = Remembered[int, str](make, name="half", kept=str)
    with kept_in(Memory(book, "1")):
        made_of = half("a", 1), half("b", 1)

    assert made_of == ("\ud800", "\ud800")
    assert asked == [1, 1]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=90),
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
        | st.frozensets(st.text(max_size=3), max_size=3)
        | st.builds(Actor, st.text(max_size=3), st.text(max_size=3) | st.none())
        | st.builds(lambda text: a_brief(text or "."), st.text(max_size=3))
    ),
    max_leaves=12,
)


def written(value: object) -> str:
    """Write a value so that True and 1 are not alike."""
    if isinstance(value, tuple):
        return f"({','.join(map(written, value))})"
    if isinstance(value, frozenset):
        return f"set({','.join(sorted(map(repr, value)))})"
    if isinstance(value, dict):
        return f"dict({','.join(repr(key) + written(each) for key, each in value.items())})"
    return repr(value)


@given(VALUES, VALUES)
def test_digests_are_equal_where_values_are(one: object, other: object) -> None:
    """Two values that are written alike have one digest, and no two others."""
    assert (digest_of(one) == digest_of(other)) == (written(one) == written(other))


def test_a_person_is_known_by_every_appearance() -> None:
    """A role that is missing is another one than an empty text beside it."""
    people = [
        Person(Slug("a"), "A", ("A",), (Appearance(STRIKE.id, "A", role), *more))
        for role in (None, "Mayor")
        for more in ((), (Appearance(TALKS.id, "A"),))
    ]

    assert len({digest_of(person) for person in people}) == len(people)
