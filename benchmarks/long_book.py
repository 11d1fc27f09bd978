"""The invented book of the long run: its captures, hostile ones among them, and who edits it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from editing import instead, line, paragraph

from generator.model import DocPath
from generator.pages.dates import MONTHS
from generator.text.front_matter import read_brief
from tests import hostile
from tests.hostile_kinds import KINDS

SEED: Final = 12
# Of hostile captures, larger ones would only fill the disk; `make hostile` reads those.
LARGEST: Final = 300_000
# Of the stories that hostile kinds are told in, so that no other capture tells one of them.
KIND_STORIES: Final = 5_000_000
# Of all captures: one in so many changes before the second run, comes new, is taken away.
CHANGED, NEW, GONE = 10, 40, 100
COMMON: Final = ("the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "with", "was")
ID: Final = re.compile(r"(?m)^id: (\w+)\r?$")


# ------------------------------------------------------------------- the captures


class Words:
    """The words, people and papers of the invented book."""

    def __init__(self, size: int) -> None:
        draw = random.Random(SEED)
        self.common = [hostile.word(n)[: draw.choice((2, 4, 4, 6))] for n in range(3_000)]
        self.common += [each for each in COMMON for _ in range(80)]
        roles = ("Minister of Roads", "Mayor", "spokesman", "General", "Professor")
        self.people = [
            (f"{name(n)} {name(n + 50_000)}", roles[n % len(roles)]) for n in range(size // 5 + 20)
        ]
        self.papers = [f"{name(90_000 + n)} Herald" for n in range(40)]

    def sentence(self, draw: random.Random, people: Sequence[tuple[str, str]]) -> str:
        """Return a sentence, one in three of which names somebody."""
        said = " ".join(draw.choices(self.common, k=draw.randint(9, 20)))
        if not people or draw.random() > 1 / 3:
            return f"{said.capitalize()}."
        who, role = draw.choice(people)
        return f"{role.title() if ' of ' not in role else role} {who} said {said}."

    def article(self, number: int, *, news: str = "") -> str:
        """Return the dump of a page; with `news`, as it was saved again: one part says more."""
        draw = random.Random(f"{SEED} {number}")
        few = [self.people[int(len(self.people) * draw.random() ** 3)] for _ in range(3)]
        title = " ".join(draw.choices(self.common, k=9)).capitalize()
        day = f"{draw.choice(MONTHS)} {draw.randint(1, 28)}, {2005 + number % 20}"
        paper = draw.choice(self.papers)
        body = [
            " ".join(self.sentence(draw, few) for _ in range(draw.randint(2, 4)))
            for _ in range(draw.randint(6, 11))
        ]
        if news:
            place = number % len(body)
            body[place] += f" It was {news} that changed, {name(number)} said later."
        return "\n".join(
            (
                *("Home", "World", "Sport", "Search", paper, "", title),
                *(f"By {few[0][0]}", day, "Share this article", ""),
                *(part for each in body for part in (each, "")),
                *("Related articles", "Subscribe to our newsletter", f"© {paper}"),
            )
        )


def name(number: int) -> str:
    """Return a name that few other numbers give."""
    return hostile.word(number)[:6].title()


def hostile_captures(count: int) -> Iterator[tuple[str, bytes]]:
    """Give so many hostile captures that are not large, each kind before any comes again."""
    kinds = [(f"{n:03}-{each}", data) for n, (each, data) in enumerate(hostile.hostile_seeds())]
    for number, make in enumerate((*hostile.ANY.values(), *hostile.WHOLE.values())):
        data = make()
        if len(data) <= LARGEST:
            kinds.append((f"x{number:03}{'.html' if data[:1] == b'<' else '.txt'}", data))
    for number, make_kind in enumerate(KINDS.values()):
        data = make_kind(KIND_STORIES + number)
        if len(data) <= LARGEST:
            kinds.append((f"k{number:03}.dat", data))
    random.Random(SEED).shuffle(kinds)
    for turn, (named, data) in enumerate(islice(cycle(kinds), count)):
        yield f"hostile/{turn // len(kinds)}-{named}", data


def write_seed(root: Path, named: str, data: bytes) -> None:
    """Write a capture into the book."""
    path = root / "seeds" / named
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def seed_name(number: int) -> str:
    """Return the name of a capture that is not hostile."""
    return f"{number // 1000:02}/{number:06}.txt"


# ------------------------------------------------------------------- the person


@dataclass(slots=True)
class Edit:
    """What a person did to one brief, and how its file stood before and after."""

    kind: str
    id: str
    path: Path
    before: str
    after: str | None  # None where it was deleted
    seeds: tuple[str, ...] = ()


def kinds(mark: str) -> list[tuple[str, Callable[[str], str]]]:
    """Return the ways in which a person edits a file, all with one word that nobody else says."""
    said = f"{mark} is what the reader of this book knows better than the paper."

    def both(text: str) -> str:
        return line("mood", mark)(paragraph(1, said)(text))

    return [
        ("a key", line("title", f"A title of theirs, {mark}")),
        ("a key", line("source", f"The {mark} Paper")),
        ("a key", line("mood", mark)),
        ("a key", instead(r"(?m)^review:.*\n", f"tags: [{mark}]\n")),
        ("an actor", instead(r"(?m)^    role: .*$", f"    role: {mark}")),
        ("an actor", instead(r"(?m)^  - name:.*\n(?:    role:.*\n)?", "")),
        ("a comment", instead(r"(?m)^(title:.*)$", rf"# {mark}\n\1")),
        ("a paragraph reworded", paragraph(0, said)),
        ("a paragraph reworded", paragraph(3, said)),
        ("a paragraph taken out", paragraph(2, None)),
        ("a paragraph put in", paragraph(1, f"+{said}")),
        ("other line breaks", lambda text: both(text).replace("\n", "\r\n")),
        ("locked", lambda text: line("locked", "true")(both(text))),
        ("renamed", both),
        ("deleted", lambda text: text),
        ("copied with its id", both),
        ("copied as one's own", both),
    ]


Done = tuple[Sequence[Edit], Sequence[Path]]


def edit_book(root: Path, count: int, *, before: Done = ((), ())) -> tuple[list[Edit], list[Path]]:
    """Edit so many briefs; return what was done, and the copies that have another's id.

    Args:
        root: The book.
        count: How many.
        before: What was done before; those briefs are left alone.
    """
    theirs = {*(edit.path for edit in before[0]), *before[1]}
    there = (root / "docs" / "briefs").rglob("*.md")
    paths = sorted(path for path in there if path.name != "index.md" and path not in theirs)
    random.Random(SEED).shuffle(paths)
    done: list[Edit] = []
    copies: list[Path] = []
    for number, path in enumerate(paths[:count], start=len(theirs)):
        mark = f"mine{hostile.word(1_000_000 + number)}"
        ways = kinds(mark)
        text = path.read_bytes().decode()
        turned = [*ways[number % len(ways) :], *ways]
        # Not every brief has a role or a doubt that could be edited: then the next way it is.
        kind, make = next(w for w in turned if w[0] == "deleted" or w[1](text) != text)
        edit = Edit(kind, "", path, text, make(text))
        brief = read_brief(text, DocPath("briefs/x.md"))
        edit.id, edit.seeds = brief.id, brief.seeds
        if kind == "deleted":
            edit.after = None
            path.unlink()
        elif kind == "renamed":
            path.unlink()
            edit.path = path.with_name(f"{mark}.md")
        elif kind == "copied with its id":
            copies.append(path.with_name(f"copy-{mark}.md"))
            copies[-1].write_bytes(text.encode())
        elif kind == "copied as one's own":
            own = path.with_name(f"own-{mark}.md")
            theirs_alone = ID.sub("", line("title", f"Own {mark}")(text), count=1)
            theirs_alone = theirs_alone.replace("\n\n", "\n", 1)
            own.write_bytes(theirs_alone.encode())
            done.append(Edit("a brief of one's own", "", own, "", theirs_alone))
        if edit.after is not None:
            edit.path.write_bytes(edit.after.encode())
        done.append(edit)
    return done, copies


def change_captures(root: Path, words: Words, good: int, edits: Sequence[Edit]) -> dict[str, str]:
    """Change captures, half of them those of edited briefs; add some, take some away.

    Returns:
        The word that each changed capture now says, by its name.
    """
    edited = [each for edit in edits for each in edit.seeds if not each.startswith("hostile/")]
    chosen = [int(Path(each).stem) for each in edited[: good // CHANGED // 2]]
    chosen += list(range(0, good, CHANGED * 2))
    news = {}
    for number in dict.fromkeys(chosen):
        news[seed_name(number)] = word = f"news{hostile.word(2_000_000 + number)}"
        write_seed(root, seed_name(number), words.article(number, news=word).encode())
    for number in range(good, good + good // NEW):
        write_seed(root, seed_name(number), words.article(number).encode())
    for number in range(GONE // 2 + 1, good, GONE):
        (root / "seeds" / seed_name(number)).unlink()
        news.pop(seed_name(number), None)
    return news
