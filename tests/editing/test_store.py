"""The contract's table: what a run does to a brief, row by row."""

import dataclasses
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.addresses import read_addresses, write_addresses
from generator.editing.proposals import answer
from generator.editing.store import (
    ADDRESSES,
    BASES,
    DELETED,
    PROPOSALS,
    Book,
    BriefFile,
    Change,
    Outcome,
    Plan,
    Step,
    plan,
)
from generator.editing.values import Choice
from generator.errors import BriefError
from generator.model import Brief, BriefId, DocPath
from generator.text.front_matter import read_brief, write_brief
from tests.builders import a_brief

OLD = a_brief()
NEW = a_brief(agency="NNA")
ID = OLD.id
BASE = f"{BASES}/{ID}.md"
PROPOSAL = f"{PROPOSALS}/{ID}.md"
STONE = f"{DELETED}/{ID}.md"


def a_file(text: str, path: DocPath = OLD.path) -> BriefFile:
    """Return a file as the shell reads it."""
    try:
        brief = read_brief(text, path)
    except BriefError:
        return BriefFile(path, text, id=ID if f"id: {ID}" in text else None)
    return BriefFile(path, text, brief, brief.id if str(brief.id) != path else None)


def a_book(mine: str | None, base: str | None, **changes: object) -> Book:
    """Return a book of one brief."""
    values: dict[str, object] = {
        "files": () if mine is None else (a_file(mine),),
        "bases": {} if base is None else {ID: base},
        "addresses": write_addresses([(ID, OLD.path)]),
    }
    return Book(**(values | changes))  # type: ignore[arg-type] # any of the type's fields


def after(book: Book, decided: Plan) -> Book:
    """Return the book as it stands when the changes are made."""
    files = {file.shown: file for file in book.files}
    texts: dict[str, dict[BriefId, str]] = {
        BASES: dict(book.bases),
        DELETED: dict(book.deleted),
        PROPOSALS: dict(book.proposals),
    }
    addresses = book.addresses
    for change in decided.changes:
        folder, _, name = change.path.rpartition("/")
        if change.path.startswith("docs/"):
            assert change.text is not None, "no brief is ever removed"
            path = DocPath(change.path.removeprefix("docs/"))
            files[change.path] = a_file(change.text, path)
        elif change.path == ADDRESSES:
            addresses = change.text
        elif change.text is None:
            del texts[folder][BriefId(name.removesuffix(".md"))]
        else:
            texts[folder][BriefId(name.removesuffix(".md"))] = change.text
    return Book(tuple(files.values()), texts[BASES], texts[DELETED], texts[PROPOSALS], addresses)


def settled(book: Book, news: Sequence[Brief]) -> Plan:
    """Plan, and hold that planning again gives nothing more to write."""
    decided = plan(book, news)
    assert plan(after(book, decided), news).changes == ()
    return decided


def written(brief: Brief) -> str:
    """Return a brief's file."""
    return write_brief(brief)


EDITED = written(OLD).replace("Ana Lima", "Ana Maria Lima")
MET = a_brief(agency="NNA", byline=("Ana M. Lima",))
MET_ONLY = a_brief(byline=("Ana M. Lima",))
AGREED = a_brief(byline=("Ana Maria Lima",))
OFFER = f"---\nid: {ID}\nbyline: [Ana M. Lima]\n---\n"


def mine_of(brief: Brief) -> str:
    """Return a brief's file with a person's edit."""
    return written(brief).replace("Ana Lima", "Ana Maria Lima")


def test_new_brief_is_written_with_its_base() -> None:
    """A brief that the book does not have is written; its file comes before its base."""
    decided = settled(a_book(None, None), [NEW])

    assert [change.path for change in decided.changes] == [f"docs/{NEW.path}", BASE]
    assert decided.outcomes == {ID: Outcome.WRITTEN}


def test_untouched_brief_follows_the_generator() -> None:
    """L = B: N is written and the base follows."""
    decided = settled(a_book(written(OLD), written(OLD)), [NEW])

    assert decided.changes == (
        Change(f"docs/{OLD.path}", written(NEW), replaces=written(OLD)),
        Change(BASE, written(NEW)),
    )


def test_nothing_new_touches_nothing() -> None:
    """N = B: not one byte is touched, edited or not."""
    assert settled(a_book(written(OLD), written(OLD)), [OLD]).changes == ()
    decided = settled(a_book(EDITED, written(OLD)), [OLD])
    assert decided.changes == ()
    assert decided.outcomes == {ID: Outcome.KEPT}


def test_improvement_elsewhere_arrives_in_an_edited_brief() -> None:
    """All differ: what a person did not touch follows, what they touched is theirs."""
    decided = settled(a_book(EDITED, written(OLD)), [NEW])

    assert decided.changes == (
        Change(f"docs/{OLD.path}", mine_of(NEW), replaces=EDITED),
        Change(BASE, written(NEW)),
    )
    assert decided.steps == {ID: Step(Outcome.WRITTEN, ("agency",))}


def test_improvement_that_meets_an_edit_is_proposed() -> None:
    """All differ in one part: the person wins, N waits for that part only, its base stays."""
    decided = settled(a_book(EDITED, written(OLD)), [MET])

    assert decided.changes == (
        Change(f"docs/{OLD.path}", mine_of(NEW), replaces=EDITED),
        Change(BASE, written(NEW)),
        Change(PROPOSAL, OFFER),
    )
    assert decided.steps == {ID: Step(Outcome.WRITTEN, ("agency",), ("byline",))}


def test_proposal_is_made_once() -> None:
    """The same improvement is not new work in the next run, but still waits."""
    book = a_book(mine_of(NEW), written(NEW), proposals={ID: OFFER})
    decided = settled(book, [MET])

    assert (decided.changes, decided.outcomes) == ((), {ID: Outcome.WAITING})


def test_what_a_person_wrote_stays_theirs_when_the_generator_agrees() -> None:
    """N says what L says: nothing waits, and the base stays, so that N may change its mind."""
    decided = settled(a_book(mine_of(OLD), written(OLD), proposals={ID: OFFER}), [AGREED])

    assert decided.changes == (Change(PROPOSAL),)
    again = plan(a_book(mine_of(OLD), written(OLD)), [MET_ONLY])
    assert [change.path for change in again.changes] == [PROPOSAL]


def test_proposal_that_is_no_longer_made_goes() -> None:
    """When the generator says again what it said before, nothing waits."""
    book = a_book(EDITED, written(OLD), proposals={ID: OFFER})

    assert settled(book, [OLD]).changes == (Change(PROPOSAL),)


def test_file_that_cannot_be_merged_is_left_alone() -> None:
    """Front matter that cannot be changed key by key: a proposal with all, and a problem."""
    odd = EDITED.replace("title: Rail", "x: &a 1\ny: *a\ntitle: Rail")
    decided = settled(a_book(odd, written(OLD)), [NEW])

    assert decided.changes == (Change(PROPOSAL, f"---\nid: {ID}\nagency: NNA\n---\n"),)
    assert decided.problems[0].where == f"docs/{OLD.path}"
    assert "is left alone and all that is new waits as a proposal" in decided.problems[0].message


def test_renamed_brief_is_followed() -> None:
    """L is gone and its id elsewhere: it is updated where it is now."""
    moved = DocPath("briefs/mine/strike.md")
    book = a_book(None, written(OLD), files=(a_file(written(OLD), moved),))
    decided = settled(book, [dataclasses.replace(NEW, path=moved)])

    assert [change.path for change in decided.changes] == [f"docs/{moved}", BASE, ADDRESSES]
    known = read_addresses(decided.changes[-1].text)
    assert known == {(ID, OLD.path), (ID, moved)}


def test_deleted_brief_stays_deleted() -> None:
    """L is gone: its base is kept as a stone, and it is never made again."""
    book = a_book(None, written(OLD), proposals={ID: written(NEW)})
    decided = settled(book, [NEW])

    assert decided.changes == (Change(STONE, written(OLD)), Change(BASE), Change(PROPOSAL))
    assert plan(after(book, decided), [NEW]).outcomes == {ID: Outcome.DELETED}


def test_killed_deletion_is_finished() -> None:
    """A run that was killed between stone and base is finished by the next."""
    book = a_book(None, written(OLD), deleted={ID: written(OLD)})

    assert settled(book, [OLD]).changes == (Change(BASE),)


def test_brief_that_comes_back_is_a_brief_again() -> None:
    """A deleted brief whose file is restored has its base again."""
    book = a_book(written(OLD), None, deleted={ID: written(OLD)})

    assert settled(book, []).changes == (Change(BASE, written(OLD)), Change(STONE))
    assert settled(book, [OLD]).changes == (Change(BASE, written(OLD)), Change(STONE))


@pytest.mark.parametrize(("gone", "there", "stops"), [(6, 14, True), (6, 60, False), (5, 0, False)])
def test_many_gone_at_once_stop_the_run(gone: int, there: int, stops: bool) -> None:  # noqa: FBT001
    """More than five and a tenth of all: nothing is taken as deleted."""
    briefs = [a_brief(id=BriefId(f"bk{number:012d}")) for number in range(gone + there)]
    files = tuple(
        a_file(written(brief), DocPath(f"briefs/{brief.id}.md")) for brief in briefs[gone:]
    )
    book = Book(files, {brief.id: written(brief) for brief in briefs})
    decided = plan(book, briefs)

    assert (decided.stop is not None) is stops
    if decided.stop:
        assert decided.stop.startswith("6 of 20 briefs are gone from docs/briefs at once")
        assert "--accept-deletions" in decided.stop
        assert not decided.changes
        assert plan(book, briefs, accept_deletions=True).stop is None


def test_two_files_with_one_id_are_both_left_alone() -> None:
    """Neither is written; both are named."""
    copy = DocPath("briefs/1998/copy.md")
    book = a_book(None, written(OLD), files=(a_file(written(OLD)), a_file(written(OLD), copy)))
    decided = settled(book, [NEW])

    assert decided.changes == ()
    assert decided.outcomes == {ID: Outcome.REFUSED}
    assert decided.problems[0].where == f"docs/{OLD.path}"
    assert f"docs/{copy} has the same id {ID}; neither is written" in decided.problems[0].message


def test_hand_written_brief_is_never_overwritten() -> None:
    """A file without id is a person's, also where a brief would like its place."""
    book = a_book("---\ntitle: Mine\n---\n\nText.\n", None)
    other = dataclasses.replace(NEW, path=DocPath("briefs/1998/free.md"))

    assert [change.path for change in settled(book, [other]).changes][:1] == [f"docs/{other.path}"]


def test_lost_base_makes_the_file_a_persons() -> None:
    """No base: all of the file counts as a person's, and there are only proposals."""
    offered = "agency: NNA\nbyline: [Ana Lima]"
    assert settled(a_book(EDITED, None), [NEW]).changes == (
        Change(PROPOSAL, f"---\nid: {ID}\n{offered}\n---\n"),
    )


def test_lost_base_of_an_untouched_brief_is_made_again() -> None:
    """A file that says what the generator says needs no decision."""
    assert settled(a_book(written(NEW), None), [NEW]).changes == (Change(BASE, written(NEW)),)


def test_brief_deleted_while_its_base_is_lost_stays_deleted() -> None:
    """What waits for it tells that it was there: it is not made again."""
    book = a_book(EDITED, None)
    waiting = dataclasses.replace(after(book, settled(book, [NEW])), files=())
    decided = settled(waiting, [NEW])

    assert decided.outcomes == {ID: Outcome.DELETED}
    assert decided.changes == (Change(STONE, written(NEW)), Change(PROPOSAL))
    hidden = dataclasses.replace(waiting, files=(BriefFile(DocPath("briefs/x.md")),))
    assert settled(hidden, [NEW]).outcomes == {ID: Outcome.REFUSED}


def test_lost_base_takes_no_key_of_a_persons() -> None:
    """What the generator does not say is no offer: a draft stays one, without a question."""
    text = written(NEW).replace("---\n", "---\ndraft: true\nupdated: 1998-03-04\n", 1)
    decided = settled(a_book(text, None), [NEW])

    assert decided.changes == (Change(BASE, written(NEW)),)
    assert settled(after(a_book(text, None), decided), [MET]).outcomes == {ID: Outcome.WRITTEN}


@pytest.mark.parametrize("choice", [Choice.ACCEPT, Choice.DECLINE])
def test_answer_where_the_base_is_lost_takes_no_key_of_a_persons(choice: Choice) -> None:
    """What they wrote and the generator never said stays after the answer, whatever comes."""
    text = EDITED.replace("---\n", "---\nupdated: 1998-03-04\ndescription: Theirs.\n", 1)
    waiting = after(a_book(text, None), settled(a_book(text, None), [NEW]))
    (file,) = waiting.files
    read = dataclasses.replace(file, brief=read_brief(text, file.path))
    done = after(waiting, Plan(answer(waiting, read, choice)))

    for say in (NEW, dataclasses.replace(NEW, agency="ANN", tags=("rail",)), NEW):
        done = after(done, settled(done, [say]))
        (file,) = done.files
        assert {"updated: 1998-03-04", "description: Theirs."} <= set(file.text.splitlines())


@pytest.mark.parametrize("choice", [Choice.ACCEPT, Choice.DECLINE])
def test_what_is_taken_out_after_an_answer_without_a_base_stays_out(choice: Choice) -> None:
    """The file and the generator said the same; the answer made it the person's."""
    new = a_brief(agency="NNA", organisations=("Lund Works",), source=OLD.source)
    text = written(a_brief(organisations=("Lund Works",)))
    waiting = after(a_book(text, None), settled(a_book(text, None), [new]))
    (file,) = waiting.files
    done = after(waiting, Plan(answer(waiting, file, choice)))
    done = after(done, settled(done, [new]))
    (file,) = done.files
    without = file.text.replace(f"source: {OLD.source}\n", "")
    without = without.replace("organisations: [Lund Works]\n", "")
    assert len(without.splitlines()) == len(file.text.splitlines()) - 2
    done = dataclasses.replace(done, files=(a_file(without, file.path),))
    (file,) = after(done, settled(done, [new])).files

    assert file.text == without


def test_locked_text_is_a_persons_after_an_answer_without_a_base() -> None:
    """The text was never offered: unlocked, it is still theirs."""
    text = EDITED.replace("---\n", "---\nlocked: [body]\n", 1) + "\nA line of theirs.\n"
    new = dataclasses.replace(NEW, paragraphs=("Quite another text was read here.",))
    waiting = after(a_book(text, None), settled(a_book(text, None), [new]))
    (file,) = waiting.files
    read = dataclasses.replace(file, brief=read_brief(text, file.path))
    done = after(waiting, Plan(answer(waiting, read, Choice.DECLINE)))
    (file,) = done.files
    open_text = file.text.replace("locked: [body]\n", "")
    brief = read_brief(open_text, file.path)
    unlocked = dataclasses.replace(file, text=open_text, brief=brief)
    done = dataclasses.replace(done, files=(unlocked,))
    (file,) = after(done, settled(done, [new])).files

    assert set(read_brief(text, file.path).paragraphs) <= set(
        read_brief(file.text, file.path).paragraphs
    )


@pytest.mark.parametrize(
    ("locked", "offered"),
    [("true", None), ("[byline]", "agency: NNA"), ("[title]", "agency: NNA\nbyline: [Ana Lima]")],
)
def test_locked_parts_are_not_asked_for_where_the_base_is_lost(
    locked: str, offered: str | None
) -> None:
    """`locked` holds without a base too: nothing is proposed for what is locked."""
    mine = EDITED.replace("---\n", f"---\nlocked: {locked}\n", 1)
    changes = settled(a_book(mine, None), [NEW]).changes
    wanted = f"---\nid: {ID}\n{offered}\n---\n"

    assert changes == (Change(PROPOSAL, wanted) if offered else Change(BASE, written(NEW)),)


def test_locked_file_that_cannot_be_merged_is_no_problem() -> None:
    """Anchors keep a file from being merged; where all of it is locked, nothing was wanted."""
    odd = EDITED.replace("---\n", "---\nx: &a 1\ny: *a\n", 1)
    locked = odd.replace("---\n", "---\nlocked: true\n", 1)

    assert settled(a_book(odd, written(OLD)), [NEW]).problems
    decided = settled(a_book(locked, written(OLD)), [NEW])
    assert (decided.changes, decided.problems) == ((), ())


def test_broken_front_matter_is_left_alone() -> None:
    """A file that cannot be read is neither overwritten nor taken for a deleted one."""
    broken = written(OLD).replace("title: ", "title: a: ")
    decided = settled(a_book(broken, written(OLD)), [NEW])

    assert (decided.changes, decided.outcomes) == ((), {ID: Outcome.REFUSED})


def test_unreadable_file_may_be_any_brief() -> None:
    """While a file cannot be told, no missing brief is taken as deleted."""
    book = a_book(None, written(OLD), files=(BriefFile(DocPath("briefs/x.md")),))

    assert settled(book, [NEW]).changes == ()


def test_brief_without_capture_is_kept() -> None:
    """The capture is gone: the brief stays as it is."""
    decided = settled(a_book(EDITED, written(OLD)), [])

    assert (decided.changes, decided.outcomes) == ((), {ID: Outcome.KEPT})


@pytest.mark.parametrize(
    "dress",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.rstrip("\n"),
    ],
)
def test_marks_of_an_editor_are_no_edit_and_stay(dress: Callable[[str], str]) -> None:
    """CRLF, byte order mark and missing last line break: N is written in the same way."""
    dressed = dress(written(OLD))
    decided = settled(a_book(dressed, written(OLD)), [NEW])

    assert decided.changes[0] == Change(
        f"docs/{OLD.path}",
        dress(written(NEW)),
        replaces=dressed,
    )


texts = st.sampled_from(
    [written(OLD), written(NEW), EDITED, "no front matter", "---\nid: [\n---\n"]
)


@given(
    mine=st.none() | texts | st.text(max_size=30).map(lambda words: written(OLD) + words),
    base=st.none() | st.sampled_from([written(OLD), written(NEW)]),
    deleted=st.booleans(),
    news=st.sampled_from([[], [OLD], [NEW]]),
)
def test_no_edit_is_ever_lost(
    mine: str | None,
    base: str | None,
    deleted: bool,  # noqa: FBT001 - drawn by hypothesis
    news: list[Brief],
) -> None:
    """Whatever stood in a file stands there still, unless it was the generator's own."""
    free = [dataclasses.replace(brief, path=DocPath("briefs/1998/free.md")) for brief in news]
    named = mine is not None and f"id: {ID}" in mine
    book = a_book(mine, base, deleted={ID: written(OLD)} if deleted else {})
    decided = settled(book, news if named else free)
    kept = {file.path: file.text for file in after(book, decided).files}

    if mine is not None and kept[OLD.path] != mine:
        generated = (base or written(OLD)).split("\n")
        theirs = [line for line in mine.split("\n") if line not in generated]
        assert set(theirs) <= set(kept[OLD.path].split("\n"))
