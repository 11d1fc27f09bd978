"""Captures and edited files at the seams between stages: each read in bounded time, in one book.

What `test_hostile_kinds` holds a book against, this book is held against as well; then people edit
it, paste into it, and decide about ten thousand names.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.book import read_briefs
from generator.captures import place_of
from generator.cli import app
from generator.corpus import build_corpus
from generator.corpus.register import read_register
from generator.evidence import explain_briefs
from generator.model import Brief, Capture, CaptureId, DocPath, Register
from generator.outputs.data import data_files
from generator.pages.catalogue import open_catalogue
from generator.reading.gzip_members import State, member_at
from generator.reading.web_archive import MAX_TOLD, Unreadable, pages_of
from generator.text.front_matter import read_brief
from tests.hostile import word
from tests.hostile_kinds import record
from tests.hostile_other import ARCHIVES, OTHER
from tests.test_hostile_kinds import (  # noqa: F401 - collected here with this module's book
    SITE,
    a_book_of,
    known,
    read_or_refused,
    test_addresses_are_of_the_web_or_left_out,
    test_downloads_are_what_they_say_they_are,
    test_feeds_and_finding_are_read,
    test_front_matter_says_what_we_write_and_no_more,
    test_generated_pages_hold_nothing_of_theirs_but_text,
    test_pages_hold_nothing_of_theirs_but_text,
)

pytestmark = pytest.mark.site  # too slow for the inner loop
# Of computing for one; this machine needs less than 1.
SECONDS = 10.0
NUMBERS = {name: 12_000 + at for at, name in enumerate(OTHER)}


def run(root: Path, *command: str) -> Result:
    """Run a command on a book."""
    return CliRunner().invoke(app, [*command, "--root", str(root)])


def test_all_that_is_wrapped_is_read_or_refused_in_words(tmp_path: Path) -> None:
    """Members by the thousand, records that lie, days and zones that no machine holds."""
    path = tmp_path / "x.dat"
    assert len(OTHER) > 400
    for name, make in ARCHIVES.items():
        path.write_bytes(make(NUMBERS[name]))
        read_or_refused(name, path, SECONDS)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book of them all."""
    captures = (make(NUMBERS[name]) for name, make in OTHER.items())
    return a_book_of(tmp_path_factory.mktemp("other") / "b", captures)


@pytest.fixture(scope="module")
def briefs(root: Path) -> tuple[Brief, ...]:
    """Return its briefs."""
    found, problems = read_briefs(root)
    assert not problems
    assert len(found) > 350
    return found


def test_the_second_build_writes_nothing_and_keeps_an_edit(
    root: Path, briefs: tuple[Brief, ...]
) -> None:
    """Every fourth brief gets a title and a paragraph of a person's; each stays byte by byte."""
    edited = {}
    for brief in briefs[::4]:
        path = root / "docs" / brief.path
        lines = path.read_text(encoding="utf-8").split("\n")
        at = next(at for at, line in enumerate(lines) if line.startswith("title:"))
        while lines[at + 1].startswith(" "):  # a title of several lines
            del lines[at + 1]
        lines[at] = "title: Mine"
        path.write_text("\n".join(lines) + "\nMine, too.\n", encoding="utf-8")
        edited[path] = path.read_bytes()
    for _ in range(2):
        assert "\n0 written" in run(root, "build", "--no-site").output
    assert {path: path.read_bytes() for path in edited} == edited
    assert run(root, "check").exit_code == 0


def test_records_say_little_however_much_they_hold() -> None:
    """An address or a kind of 30,000 letters is cut, and an archive without a page is named."""
    for name in ("records: long addresses that fail", "records: long kinds that fail"):
        told = list(pages_of(Capture(CaptureId("x"), ARCHIVES[name](1))))
        assert len(told) == MAX_TOLD + 1
        assert all(isinstance(each, Unreadable) and len(each.reason) < 500 for each in told)
    (only,) = pages_of(Capture(CaptureId("x"), record(1).replace(b"response", b"revisit")))
    assert isinstance(only, Unreadable)
    assert "holds no page" in only.reason


def test_a_record_of_the_year_0_is_a_page_without_a_day() -> None:
    """What its page says is not lost for a wrong head."""
    archive = ARCHIVES["records: the year 0"](1)
    (page,) = pages_of(Capture(CaptureId("x"), archive))
    assert isinstance(page, Capture)
    assert page.captured is None


def test_of_members_only_as_much_as_is_asked_for_is_unpacked() -> None:
    """A member that is too large, one that is cut off, one that is damaged, one of nothing."""
    data = ARCHIVES["gzip: members of nothing"](1)
    assert member_at(data, 0, 9).state is State.WHOLE
    assert member_at(data, len(data) - 300, 9).state is State.DAMAGED
    behind = 50_000 * member_at(data, 0, 9).end
    assert len(member_at(data, behind, 9).data) == 9
    assert member_at(data, behind, 9).state is State.TOO_LARGE
    assert member_at(data[:-20], behind, 10**6).state is State.CUT_OFF


@pytest.mark.parametrize(
    "seed", ["x" * 5_000, "../" * 900 + "x", "a/" * 4_000, ".", "..", "/", "#"]
)
def test_a_seed_that_is_no_name_of_a_file_is_named(root: Path, seed: str) -> None:
    """A pasted front matter may call anything its capture: nothing of it is opened."""
    text = f"---\ntitle: X\nseeds: ['{seed}']\n---\n\nText.\n"
    brief = read_brief(text, DocPath("briefs/1998/x.md"))
    assert place_of(root / "seeds", "x" * 5_000) is None
    ((_, explained, problems),) = explain_briefs(root, [brief])
    assert explained == ()
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("p/index.md", "p/README.md"),
        ("p.md", "p/index.md"),
        ("p.md", "p/README.md"),
    ],
)
def test_two_briefs_with_one_address_are_named(tmp_path: Path, first: str, second: str) -> None:
    """MkDocs would write one over the other, or pass over it: one is shown, the other named."""
    for path in (first, second):
        place = tmp_path / "docs" / "briefs" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"---\ntitle: {path}\n---\n\nText.\n")
    (brief,), (problem,) = read_briefs(tmp_path)
    assert brief.path == f"briefs/{first}"
    assert problem.where == f"docs/briefs/{second}"
    assert f"has the same address as docs/briefs/{first}" in problem.message


NAMES = 4_000
DECIDED = {
    "apart": "".join(f"- name: Ana {word(n)}\n  aliases: [A {word(n)}]\n" for n in range(NAMES)),
    "of one family": "".join(f"- name: {word(n)} Lima\n" for n in range(NAMES)),
    "in a chain": "".join(
        f"- name: Ana {word(n)}\n  same: [Ana {word(n + 1)}]\n" for n in range(NAMES)
    ),
}


@pytest.mark.parametrize("name", DECIDED)
def test_thousands_of_decisions_that_overlap_are_read(name: str) -> None:
    """What people decided is compared with nothing again, and no square of it is held."""
    register = read_register(f"people:\n{DECIDED[name]}", "names.yml")
    text = f"---\ntitle: X\nactors: [Ana {word(0)}]\n---\n\nText.\n"
    began = time.process_time()
    corpus = build_corpus([read_brief(text, DocPath("briefs/1998/x.md"))], register)

    assert len(corpus.people) == 1
    assert time.process_time() - began < SECONDS


def test_a_brief_of_thousands_of_organisations_is_published() -> None:
    """Its pages and downloads ask for each of them once, and not for each of each."""
    names = ", ".join(word(number).title() for number in range(4_000))
    text = f"---\ntitle: X\norganisations: [{names}]\n---\n\nText.\n"
    began = time.process_time()
    brief = read_brief(text, DocPath("briefs/1998/x.md"))
    book = open_catalogue(build_corpus([brief], Register()))
    rows = b"".join(
        piece
        for file in data_files(book, SITE)
        if file.name == "organisations.csv"
        for piece in file.pieces()
    )

    assert rows.count(b"\n") >= 4_000
    assert time.process_time() - began < SECONDS / 5
