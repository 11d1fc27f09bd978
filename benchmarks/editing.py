"""Reach and cost of the merge, how many sequences of edits and how many kills it was tried with.

Reach: briefs of the sample book, each edited by a person in one way and improved by the generator
in another; counted is the share in which the improvement is there, the edit is there, and nobody
is asked. Cost: the merge stage on 10,000 briefs of which 100 changed.

`python benchmarks/editing.py [--sequences N --seconds S] [--kills N]`; these figures come from
`make fuzz-edits` and `make kill`.
"""

import argparse
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from results import write_section

from generator.captures import read_captures
from generator.editing.addresses import write_addresses
from generator.editing.merge import merge
from generator.editing.plans import Book, BriefFile
from generator.editing.store import plan
from generator.first_half import first_half
from generator.model import Actor, Brief, BriefId, DocPath, PartialDate
from generator.pipeline import make_briefs
from generator.text.front_matter import read_brief, write_brief

ROOT = Path(__file__).parents[1]
BRIEFS = 10_000
CHANGED = 100
FEWEST = 2  # paragraphs, so that one can be edited and another improved

Edit = Callable[[str], str]
Improve = Callable[[Brief], Brief]


def sample_briefs() -> tuple[Brief, ...]:
    """Return the briefs of the sample book, as its captures give them."""
    captures, _ = read_captures(ROOT)
    readings = [half.reading for half in map(first_half, captures) if half.reading]
    return tuple(made.brief for made in make_briefs(readings, Book(), ()))


def line(key: str, value: str) -> Edit:
    """Return an edit that writes one key's line, or adds it."""

    def make(text: str) -> str:
        there = re.compile(rf"(?m)^{key}:.*$")
        if there.search(text):
            return there.sub(f"{key}: {value}", text, count=1)
        return re.sub(r"(?m)^(id:.*\n)", rf"\1{key}: {value}\n", text, count=1)

    return make


def paragraph(number: int, new: str | None) -> Edit:
    """Return an edit that rewords, removes (None) or follows a paragraph."""

    def make(text: str) -> str:
        head, fence, body = text.partition("\n---\n")
        parts = body.strip("\n").split("\n\n")
        place = number % len(parts)
        if new is None:
            del parts[place]
        elif new.startswith("+"):
            parts.insert(place + 1, new[1:])
        else:
            parts[place] = f"{parts[place]} {new}"
        return f"{head}{fence}\n" + "\n\n".join(parts) + "\n"

    return make


def instead(old: str, new: str) -> Edit:
    """Return an edit by a pattern, at its first place."""
    return lambda text: re.sub(old, new, text, count=1)


# What a person does: the part they touch, and the edit.
EDITS: tuple[tuple[str, Edit], ...] = (
    ("title", line("title", "A title of a person's own")),
    ("date", line("date", "1999-01-02")),
    ("source", line("source", "A Paper of Theirs")),
    ("agency", line("agency", "Their Agency")),
    ("review", instead(r"(?m)^review:.*\n", "")),
    ("actors", instead(r"(?m)^    role: .*$", "    role: A corrected role")),
    ("actors", instead(r"(?m)^  - name:.*\n(?:    role:.*\n)?", "")),
    ("organisations", instead(r"(organisations: \[)", r"\1A Body of Theirs, ")),
    ("tags", line("tags", "[theirs]")),
    ("mood", line("mood", "a key of their own")),
    ("comment", instead(r"(?m)^(title:.*)$", r"# a comment of theirs\n\1")),
    ("comment", instead(r"(?m)^(seeds:.*)$", r"\1 # a comment of theirs")),
    ("marks", lambda text: text.replace("\n", "\r\n")),
    ("paragraph 0", paragraph(0, "A sentence of theirs.")),
    ("paragraph 0", paragraph(0, None)),
    ("paragraph 1", paragraph(1, "+A paragraph of their own, put below the second one.")),
)


def body(change: Callable[[list[str]], None]) -> Improve:
    """Return an improvement of the body."""

    def make(brief: Brief) -> Brief:
        paragraphs = list(brief.paragraphs)
        change(paragraphs)
        return replace(brief, paragraphs=tuple(paragraphs))

    return make


def _reword(parts: list[str]) -> None:
    parts[-1] = parts[-1] + " Read better now."


def _split(parts: list[str]) -> None:
    words = parts[-1].split()
    middle = max(1, len(words) // 2)
    parts[-1:] = [" ".join(words[:middle]), " ".join(words[middle:]) or "The rest."]


# What a better generator says: the part, and the improvement.
IMPROVEMENTS: tuple[tuple[str, Improve], ...] = (
    ("title", lambda b: replace(b, title="A title that is read better")),
    ("date", lambda b: replace(b, date=PartialDate(1998, 3, 4))),
    ("source", lambda b: replace(b, source="The Paper as Read Better")),
    ("agency", lambda b: replace(b, agency="XYZ")),
    ("byline", lambda b: replace(b, byline=("Ann Other",))),
    ("actors", lambda b: replace(b, actors=(*b.actors, Actor("Zoe Quill", "Found Now")))),
    ("organisations", lambda b: replace(b, organisations=(*b.organisations, "A Body Found Now"))),
    ("seeds", lambda b: replace(b, seeds=(*b.seeds, "zz.txt"))),
    ("review", lambda b: replace(b, review=(*b.review, "agency"))),
    ("paragraph -1", body(_reword)),
    ("paragraph -1", body(lambda parts: parts.append("A paragraph that was found at the end."))),
    ("paragraph -1", body(_split)),
)


def reach(briefs: tuple[Brief, ...]) -> Iterator[tuple[str, bool]]:
    """Try every edit beside every improvement: how they meet, and whether it went well."""
    for brief in briefs:
        base = write_brief(brief)
        for touched, edit in EDITS:
            mine = edit(base)
            if mine == base or len(brief.paragraphs) < FEWEST:
                continue
            for part, improve in IMPROVEMENTS:
                new = improve(brief)
                if new == brief or touched == part == "review":
                    continue
                merged = merge(brief, mine, new, brief.path)
                alone = merge(brief, base, new, brief.path)
                kind = meeting(brief, touched, part)
                kept = set(mine.split()) - set(base.split()) <= set(words(merged.text))
                # A doubt about what a person wrote themselves is none.
                wanted = set(alone.arrived) - ({"review"} if part != "review" else set())
                yield kind, kept and wanted <= set(merged.arrived) and not merged.open


def words(text: str) -> list[str]:
    """Return a text's words, with the marks that an item in brackets may get or lose."""
    return [form for word in text.split() for form in (word, word.rstrip(","), f"{word}]")]


def meeting(brief: Brief, touched: str, part: str) -> str:
    """Tell where an edit and an improvement meet."""
    # To take an entry out of `review` confirms its value; a doubt is about its field.
    if touched == part == "actors" or touched == part == "organisations":
        return "another item of the same list"
    confirmed = touched == "review" and part in brief.review
    if touched == part or confirmed or (part, touched) == ("review", "agency"):
        return "the same part"
    return "another key or paragraph"


def cost() -> float:
    """Return the CPU seconds of the merge stage on a large book."""
    paragraphs = tuple(
        f"Sentence {number} of the text, said again in words." for number in range(8)
    )
    files, news, bases = [], [], {}
    for number in range(BRIEFS):
        brief_id = BriefId(f"bk{number:012d}")
        path = DocPath(f"briefs/1998/{number}.md")
        brief = Brief(path, brief_id, f"Title {number}", paragraphs, source="The Paper")
        text = bases[brief_id] = write_brief(brief)
        if number % (BRIEFS // CHANGED) == 0:
            text = text.replace("title: Title", "title: My title")
            news.append(replace(brief, agency="XYZ", paragraphs=(*paragraphs, "One more.")))
        else:
            news.append(brief)
        files.append(BriefFile(path, text, read_brief(text, path), brief_id))
    known = write_addresses((file.id, file.path) for file in files if file.id)
    book = Book(tuple(files), bases, addresses=known)
    began = time.process_time()
    decided = plan(book, news)
    seconds = time.process_time() - began
    if len(decided.changes) != 2 * CHANGED:
        message = f"{len(decided.changes)} changes were planned"
        raise SystemExit(message)
    return seconds


def main() -> None:
    """Measure, and write the section."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sequences", type=int, help="sequences that make fuzz-edits tried")
    options.add_argument("--seconds", type=int, help="how long it took")
    options.add_argument("--kills", type=int, help="runs that make kill ended")
    given = options.parse_args()
    found: dict[str, list[bool]] = {}
    for kind, well in reach(sample_briefs()):
        found.setdefault(kind, []).append(well)
    rows = [
        f"| {kind} | {len(all_)} | {sum(all_) / len(all_):.1%} |"
        for kind, all_ in sorted(found.items())
    ]
    text = [
        "Reach: the share of edited briefs in which an improvement arrives and nobody is asked,",
        "every kind of edit beside every kind of improvement, on the briefs of the sample book.",
        "",
        "| the person edited, the generator improved | pairs | arrives, no question |",
        "|---|---|---|",
        *rows,
        "",
        f"Cost: {cost():.2f} s for the merge stage on {BRIEFS:,} briefs of which {CHANGED} were",
        "edited and improved.",
    ]
    if given.sequences:
        text += [
            "",
            f"`make fuzz-edits`: {given.sequences:,} sequences of 25 edits, versions and runs: no",
            f"line lost, nothing back, every second run writes nothing ({given.seconds} s).",
        ]
    if given.kills:
        text += [
            "",
            f"`make kill`: {given.kills:,} builds ended by SIGKILL at random moments, half by the",
            "clock and half between two writes; the next build gave the tree of an undisturbed one",
            "each time.",
        ]
    write_section("Editing: reach and cost", "python benchmarks/editing.py", "\n".join(text))


if __name__ == "__main__":
    main()
