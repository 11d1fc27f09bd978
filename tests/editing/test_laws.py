"""The promise on which everything rests: no sequence of edits and versions loses a person's line.

A machine plays both sides: people who edit, rename, delete, copy and break files, and a generator
that changes its mind. After each run every word that a person wrote is where they wrote it,
nothing they took out is back, and a second run writes nothing. All stages in memory.
"""

import dataclasses
import os
import re
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from generator.editing.plans import ADDRESSES, BASES, DELETED, PROPOSALS, Book, BriefFile, Change
from generator.editing.proposals import answer
from generator.editing.store import plan
from generator.editing.values import Choice
from generator.errors import BriefError
from generator.model import Actor, Brief, BriefId, DocPath, PartialDate
from generator.text.front_matter import read_brief, write_brief
from tests.builders import a_brief

SEQUENCES: Final = int(os.environ.get("BRIEFBOOK_SEQUENCES", "300"))
STEPS: Final = 25

_TOKEN: Final = re.compile(r"[A-Za-z][A-Za-z0-9]{5,}")
# Words that belong to everyone: keys, and what all briefs share.
_COMMON: Final = frozenset(
    word
    for line in (
        ("source_url", "agency", "byline", "actors", "organisations", "language"),
        ("description", "review", "title", "updated", "locked", "source"),
    )
    for word in line
)
places = st.integers(0, 50)
# The same text is read at each look at the book.
read = lru_cache(maxsize=4096)(read_brief)


def tokens(text: str) -> set[str]:
    """Return the words of a text that belong to one part of one brief."""
    return {word for word in _TOKEN.findall(text) if word not in _COMMON}


def word(number: int, kind: str) -> str:
    """Return a word that no other number gives, and that looks like no other."""
    digest = blake2b(f"{kind}{number}".encode(), digest_size=8).digest()
    return kind + "".join("abcdefghijklmnopqrstuvwxyz"[byte % 26] for byte in digest)


class Editing(RuleBasedStateMachine):
    """People and a generator at work on one book."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.news: dict[BriefId, Brief] = {}
        self.history: list[dict[BriefId, Brief]] = []
        self.files: dict[str, str] = {}
        self.kept: dict[str, dict[BriefId, str]] = {BASES: {}, DELETED: {}, PROPOSALS: {}}
        self.addresses: str | None = None
        # What must be, and what must not be, in each brief's file.
        self.wrote: dict[BriefId, set[str]] = {}
        self.took_out: dict[BriefId, set[str]] = {}
        self.deleted: dict[BriefId, str] = {}
        self.theirs: dict[BriefId, set[str]] = {}

    # ------------------------------------------------------------------- words

    def fresh(self, kind: str) -> str:
        """Return a new word."""
        self.count += 1
        return word(self.count, kind)

    def paragraph(self) -> str:
        """Return a new paragraph."""
        return " ".join(self.fresh("w") for _ in range(16)) + "."

    def actor(self) -> Actor:
        """Return a new person."""
        return Actor(f"Anna {self.fresh('Z')}", self.fresh("role") if self.count % 3 else None)

    # ------------------------------------------------------------------- the generator

    @initialize(size=st.integers(1, 2))
    def begin(self, size: int) -> None:
        """Make the first briefs, and run."""
        for number in range(size):
            brief_id = BriefId(f"bkaaaaaaaaaaa{'abc'[number]}")
            self.news[brief_id] = a_brief(
                *(self.paragraph() for _ in range(4)),
                id=brief_id,
                path=DocPath(f"briefs/1998/{number}.md"),
                title=self.fresh("title"),
                agency=self.fresh("agency"),
                source=self.fresh("source"),
                byline=(f"Bert {self.fresh('Z')}",),
                actors=(self.actor(), self.actor()),
                organisations=(self.fresh("org"), self.fresh("org")),
                review=("date", "source"),
            )
            self.wrote[brief_id], self.took_out[brief_id] = set(), set()
        self.run_once()

    def change(self, at: int, make: Callable[[Brief], Brief]) -> None:
        """Let the generator say something else of one brief."""
        brief_id = sorted(self.news)[at % len(self.news)]
        self.history.append(dict(self.news))
        self.news[brief_id] = make(self.news[brief_id])
        if at % 2:
            self.run_once()

    @rule(at=places, key=st.sampled_from(["title", "agency", "source"]), gone=st.booleans())
    def say_another_value(self, at: int, key: str, gone: bool) -> None:  # noqa: FBT001 - drawn
        """A key gets another value, or none."""
        value = None if gone and key != "title" else self.fresh(key)
        field: dict[str, Any] = {key: value}
        self.change(at, lambda brief: dataclasses.replace(brief, **field))

    @rule(at=places, day=st.integers(1, 28))
    def say_another_date(self, at: int, day: int) -> None:
        """The date is read better."""
        self.change(at, lambda b: dataclasses.replace(b, date=PartialDate(1998, 3, day)))

    @rule(at=places, place=places, how=st.integers(0, 6))
    def say_another_body(self, at: int, place: int, how: int) -> None:
        """A paragraph is reworded, put in, taken out, moved, split, joined with the next."""

        def make(brief: Brief) -> Brief:
            body = list(brief.paragraphs)
            here = place % max(1, len(body))
            words = body[here].split() if body else []
            if how == 0 or not body:
                body.insert(here, self.paragraph())
            elif how == 1:
                body[here] = " ".join([*words[:-2], self.fresh("w"), words[-1]])
            elif how == 2 and len(body) > 1:
                del body[here]
            elif how == 3:
                body.insert(0, body.pop(here))
            elif how == 4 and len(words) > 12:
                middle = len(words) // 2
                body[here : here + 1] = [" ".join(words[:middle]), " ".join(words[middle:])]
            elif how == 5:
                body[here : here + 2] = [" ".join(body[here : here + 2])]
            else:
                body[here] = self.paragraph()
            return dataclasses.replace(brief, paragraphs=tuple(body))

        self.change(at, make)

    @rule(at=places, place=places, how=st.integers(0, 4))
    def say_other_people(self, at: int, place: int, how: int) -> None:
        """A person is found, lost, named more fully, given another role or none."""

        def make(brief: Brief) -> Brief:
            people = list(brief.actors)
            here = place % max(1, len(people))
            if how == 0 or not people:
                people.insert(here, self.actor())
            elif how == 1:
                del people[here]
            elif how == 2:
                full = people[here].name.replace("Anna Z", "Anna Mary Z")
                people[here] = Actor(full, people[here].role)
            else:
                role = self.fresh("role") if how == 3 else None
                people[here] = Actor(people[here].name, role)
            return dataclasses.replace(brief, actors=tuple(people))

        self.change(at, make)

    @rule(at=places, add=st.booleans())
    def say_other_organisations(self, at: int, add: bool) -> None:  # noqa: FBT001 - drawn
        """An organisation is found or lost."""

        def make(brief: Brief) -> Brief:
            names = (*brief.organisations, self.fresh("org")) if add else brief.organisations[1:]
            return dataclasses.replace(brief, organisations=names)

        self.change(at, make)

    @rule(at=places, names=st.sampled_from([(), ("date",), ("source",), ("title", "date")]))
    def say_other_doubts(self, at: int, names: tuple[str, ...]) -> None:
        """The generator is unsure of other fields."""
        self.change(at, lambda brief: dataclasses.replace(brief, review=names))

    @precondition(lambda self: bool(self.history))
    @rule(at=places)
    def go_back(self, at: int) -> None:
        """The generator says again what an earlier version said."""
        earlier = self.history[at % len(self.history)]
        self.history.append(dict(self.news))
        self.news = dict(earlier)

    @rule(at=places)
    def agree(self, at: int) -> None:
        """The generator comes to say what a person says."""

        def make(brief: Brief) -> Brief:
            mine = next((b for b in self.readable() if b.id == brief.id), None)
            return dataclasses.replace(mine, path=brief.path) if mine else brief

        self.change(at, make)

    # ------------------------------------------------------------------- people

    def edit(self, at: int, make: Callable[[str], str]) -> None:
        """Let a person edit one file, and note what they wrote and what they took out."""
        path = self.some_file(at)
        if path is None:
            return
        before = self.files[path]
        after = make(before)
        try:
            brief = read(after, DocPath(path))
        except BriefError:
            return
        if brief.id not in self.wrote or brief.id != read(before, DocPath(path)).id:
            return
        self.files[path] = after
        self.note(brief.id, before, after)

    def note(self, brief_id: BriefId, before: str, after: str) -> None:
        """Note what a person wrote and took out."""
        had, has = tokens(before), tokens(after)
        self.wrote[brief_id] = self.wrote[brief_id] - (had - has) | (has - had)
        # Their own words that they take out again may come: where the generator says them too.
        own = self.theirs.get(brief_id, set())
        gone = {word for word in had - has if not word.startswith("mine") and word not in own}
        self.took_out[brief_id] = self.took_out[brief_id] - has | gone

    @rule(at=places, key=st.sampled_from(["title", "agency", "source", "byline", "mood"]))
    def set_a_key(self, at: int, key: str) -> None:
        """A person gives a key a value, or adds one of their own."""
        value = self.fresh("mine")

        def make(text: str) -> str:
            lines = re.split(r"(?<=\n)", text)
            found = [n for n, line in enumerate(lines) if line.startswith(f"{key}:")]
            ending = "\r\n" if lines[0].endswith("\r\n") else "\n"
            line = f"{key}: {value}{ending}"
            lines[found[0] if found else 2 : (found[0] + 1) if found else 2] = [line]
            return "".join(lines)

        self.edit(at, make)

    @rule(at=places, key=st.sampled_from(["agency", "source", "byline", "review", "organisations"]))
    def take_a_key_out(self, at: int, key: str) -> None:
        """A person removes a key that stands on one line."""
        self.edit(at, lambda text: re.sub(rf"(?m)^{key}:.*\n", "", text))

    @rule(at=places, how=st.integers(0, 2))
    def comment(self, at: int, how: int) -> None:
        """A person writes a comment: on a line of its own, behind a value, behind an item."""
        said = f"# {self.fresh('mine')}"
        first = [
            r"(?m)^(title:.*)$",
            r"(?m)^(agency:.*[^\r\n])(\r?)$",
            r"(?m)^(  - name:.*[^\r\n])(\r?)$",
        ]
        made = [rf"{said}\n\1", rf"\1 {said}\2", rf"\1 {said}\2"]
        self.edit(at, lambda text: re.sub(first[how], made[how], text, count=1))

    @rule(at=places, how=st.integers(0, 3))
    def edit_people(self, at: int, how: int) -> None:
        """A person adds an actor, removes one, corrects a role, adds a key to one."""
        name, said = self.fresh("mine"), self.fresh("mine")
        item = r"^  - name:.*\n(?:    \w+:.*\n)*"

        def make(text: str) -> str:
            if how == 0:
                return re.sub(r"(?m)^(actors:.*\r?\n)", rf"\1  - Carl {name}\n", text, count=1)
            if how == 1:
                return re.sub(item, "", text, count=1, flags=re.MULTILINE)
            if how == 2:
                return re.sub(r"(?m)^    role:.*[^\r\n]", f"    role: {said}", text, count=1)
            more = rf"\g<0>    party: {said}\n"
            return re.sub(item, more, text, count=1, flags=re.MULTILINE)

        self.edit(at, make)

    @rule(at=places, add=st.booleans())
    def edit_organisations(self, at: int, add: bool) -> None:  # noqa: FBT001 - drawn
        """A person adds an item to a list in brackets, or removes its first."""
        name = self.fresh("mine")
        found, made = (r"\[", rf"[{name}, ") if add else (r"\[[^,\]]+, ", "[")
        self.edit(
            at, lambda text: re.sub(rf"(organisations: ){found}", rf"\1{made}", text, count=1)
        )

    @rule(at=places, place=places, how=st.integers(0, 3))
    def edit_a_paragraph(self, at: int, place: int, how: int) -> None:
        """A person rewords a paragraph, rewrites it, removes it, adds one."""
        said = [self.fresh("mine") for _ in range(6)]

        def make(text: str) -> str:
            head, fence, body = text.partition("\n---")
            parts = re.split(r"((?:\r?\n)(?:[ \t]*\r?\n)+)", body.rstrip())
            spots = [n for n in range(2, len(parts), 2) if parts[n].strip()]
            if not spots:
                return f"{text.rstrip()}\n\n{' '.join(said)}.\n"
            spot = spots[place % len(spots)]
            words = parts[spot].split()
            if how == 0:
                parts[spot] = " ".join([*words[:-2], said[0], words[-1]])
            elif how == 1:
                parts[spot] = " ".join(said) + "."
            elif how == 2:
                del parts[spot - 1 : spot + 1]
            else:
                parts[spot] += f"\n\n{' '.join(said)}."
            return head + fence + "".join(parts) + "\n"

        self.edit(at, make)

    @rule(at=places, key=st.sampled_from(["title", "agency", "source"]))
    def meet_in_a_key(self, at: int, key: str) -> None:
        """A person and the generator change one key."""
        self.set_a_key(at=at, key=key)
        self.say_another_value(at=at, key=key, gone=False)
        self.run_once()

    @rule(at=places, place=places, how=st.integers(0, 3), other=st.integers(0, 6))
    def meet_in_a_paragraph(self, at: int, place: int, how: int, other: int) -> None:
        """A person and the generator change one paragraph, each in another way."""
        self.edit_a_paragraph(at=at, place=place, how=how)
        self.say_another_body(at=at, place=place, how=other)
        self.run_once()

    @rule(at=places, how=st.integers(0, 3), other=st.integers(0, 4))
    def meet_in_the_actors(self, at: int, how: int, other: int) -> None:
        """A person and the generator change one actor, each in another way."""
        self.edit_people(at=at, how=how)
        self.say_other_people(at=at, place=0, how=other)
        self.run_once()

    @rule(at=places, how=st.integers(0, 3))
    def save_with_another_editor(self, at: int, how: int) -> None:
        """Line breaks, byte order mark, last line break, quotation marks."""

        def make(text: str) -> str:
            if how == 0:
                return text.replace("\r\n", "\n").replace("\n", "\r\n")
            if how == 1:
                return "\ufeff" + text.removeprefix("\ufeff")
            if how == 2:
                return text.rstrip("\r\n")
            return re.sub(r"(?m)^(title|source): ([a-z]\w*)", r'\1: "\2"', text)

        self.edit(at, make)

    @rule(at=places, locked=st.sampled_from(["true", "[title, body]", "false", "false"]))
    def lock(self, at: int, locked: str) -> None:
        """A person locks a brief, or parts of it, or unlocks it."""

        def make(text: str) -> str:
            bare = re.sub(r"(?m)^locked:.*\n", "", text)
            return re.sub(r"(?m)^(id:.*\n)", rf"\1locked: {locked}\n", bare, count=1)

        self.edit(at, make)

    @rule(at=places)
    def rename(self, at: int) -> None:
        """A person moves a file."""
        path = self.some_file(at)
        if path:
            self.files[f"briefs/{self.fresh('moved')}.md"] = self.files.pop(path)

    @rule(at=places)
    def delete(self, at: int) -> None:
        """A person deletes a brief."""
        path = self.some_file(at)
        if path and at % 3 == 0:
            text = self.files.pop(path)
            self.deleted[read(text, DocPath(path)).id] = text

    @precondition(lambda self: bool(self.deleted))
    @rule()
    def bring_back(self) -> None:
        """A person takes a deleted file from their own store."""
        brief_id = min(self.deleted)
        self.files[f"briefs/{self.fresh('back')}.md"] = self.deleted.pop(brief_id)

    @rule(at=places)
    def copy(self, at: int) -> None:
        """A person copies a file with its id; the generator runs; they see it and delete one."""
        path = self.some_file(at)
        if path:
            twin = f"briefs/copy-{self.fresh('copy')}.md"
            self.files[twin] = self.files[path]
            before = dict(self.files)
            self.run_once()
            assert (self.files[path], self.files[twin]) == (before[path], before[twin])
            del self.files[twin]

    @rule(at=places)
    def break_a_file(self, at: int) -> None:
        """A person leaves a bracket open; the generator runs; they close it."""
        path = self.some_file(at)
        if path and "\ntitle:" in self.files[path]:
            whole = self.files[path]
            broken = self.files[path] = whole.replace("\ntitle:", "\nodd: [\ntitle:", 1)
            self.run_once()
            assert self.files[path] == broken
            self.files[path] = whole

    @rule(at=places)
    def lose_the_base(self, at: int) -> None:
        """What is remembered of a brief is lost: its file counts as wholly a person's."""
        path = self.some_file(at)
        if path is None or at % 4:
            return
        brief_id = read(self.files[path], DocPath(path)).id
        if not self.kept[BASES].pop(brief_id, None):
            return
        # With the base goes the memory of what they took out and declined.
        self.took_out[brief_id].clear()
        before = self.files[path]
        self.run_once()
        assert self.files[path] == before

    @rule(accept=st.booleans())
    def answer_proposals(self, accept: bool) -> None:  # noqa: FBT001 - drawn
        """A person accepts or declines everything that waits."""
        self.run_once()
        choice = Choice.ACCEPT if accept else Choice.DECLINE
        for file in self.book().files:
            if file.id in self.kept[PROPOSALS] and file.brief:
                try:
                    changes = answer(self.book(), file, choice)
                except BriefError:
                    continue
                self.apply(changes)
                after = self.files[file.path]
                if accept:
                    # They let the generator's words in, and their own go.
                    said = tokens(write_brief(self.news[file.brief.id]))
                    self.wrote[file.brief.id] &= tokens(after) - said
                    # What they accepted is the generator's again, whatever it says later.
                    self.took_out[file.brief.id].clear()
                else:
                    # What they keep against the generator is theirs, as if they had written it.
                    base = self.kept[BASES].get(file.brief.id, "")
                    own = self.theirs.setdefault(file.brief.id, set())
                    own |= tokens(after) - tokens(base)
                    assert after == file.text
        if not accept:
            assert not [c for c in self.planned() if c.path.startswith(PROPOSALS) and c.text]

    # ------------------------------------------------------------------- the run

    def some_file(self, at: int) -> str | None:
        """Return a path, or None where no file is left."""
        return sorted(self.files)[at % len(self.files)] if self.files else None

    def readable(self) -> list[Brief]:
        """Return the briefs that can be read."""
        return [file.brief for file in self.book().files if file.brief]

    def book(self) -> Book:
        """Return the book as the shell reads it."""
        files = []
        for path, text in sorted(self.files.items()):
            name = DocPath(path)
            try:
                brief = read(text, name)
            except BriefError:
                found = re.search(r"(?m)^id: (\w+)", text)
                files.append(BriefFile(name, text, id=BriefId(found[1]) if found else None))
                continue
            files.append(BriefFile(name, text, brief, brief.id))
        bases, stones, proposals = (dict(self.kept[name]) for name in (BASES, DELETED, PROPOSALS))
        return Book(tuple(files), bases, stones, proposals, self.addresses)

    def planned(self) -> tuple[Change, ...]:
        """Return what a run would do."""
        book = self.book()
        paths = {file.id: file.path for file in book.files}
        news = [
            dataclasses.replace(brief, path=paths.get(brief.id, brief.path))
            for brief in self.news.values()
        ]
        decided = plan(book, news, accept_deletions=True)
        for step in decided.steps.values():
            assert len(set(step.open)) == len(step.open)
        return decided.changes

    def apply(self, changes: tuple[Change, ...]) -> None:
        """Make changes."""
        for change in changes:
            folder, _, name = change.path.rpartition("/")
            if change.path == ADDRESSES:
                self.addresses = change.text
            elif folder not in self.kept:
                assert change.text is not None, "no brief is ever removed"
                path = change.path.removeprefix("docs/")
                assert change.replaces == self.files.get(path, "")
                self.files[path] = change.text
            elif change.text is None:
                del self.kept[folder][BriefId(name.removesuffix(".md"))]
            else:
                self.kept[folder][BriefId(name.removesuffix(".md"))] = change.text

    def run_once(self) -> None:
        """Run; a second run writes nothing."""
        before = dict(self.files)
        remembered = {*self.kept[BASES], *self.kept[DELETED]}
        lost = [brief.id for brief in self.readable() if brief.id not in remembered]
        self.apply(self.planned())
        for brief_id in lost:
            # Where the base was lost, what the file and the generator both say is the generator's.
            self.wrote[brief_id] -= tokens(self.kept[BASES].get(brief_id, ""))
            if brief_id in self.kept[BASES]:
                # And nothing tells what they had taken out of it while there was none.
                self.took_out[brief_id].clear()
        for brief_id in self.deleted:
            there = [brief.id for brief in self.readable()]
            assert brief_id not in there or brief_id not in self.kept[DELETED]
        again = self.planned()
        assert again == (), again
        for path, text in before.items():
            assert path in self.files, "no brief is ever removed"
            if re.search(r"(?m)^locked: true", text):
                assert self.files[path] == text

    @rule()
    def run_generator(self) -> None:
        """The generator runs."""
        self.run_once()

    @invariant()
    def nothing_is_lost_and_nothing_is_back(self) -> None:
        """Every word of a person is in the brief they wrote it into, and none they took out."""
        for path, text in self.files.items():
            brief = read(text, DocPath(path))
            words = tokens(text)
            assert self.wrote.get(brief.id, set()) <= words, self.wrote[brief.id] - words
            assert not self.took_out.get(brief.id, set()) & words, self.took_out[brief.id] & words


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=SEQUENCES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_a_fresh_brief_is_what_was_written() -> None:
    """The machine's own briefs read back as they were."""
    brief = a_brief()
    assert read(write_brief(brief), brief.path) == brief
