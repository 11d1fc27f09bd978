"""Time and memory of the second half on invented books of 1,000 and 10,000 briefs.

A book is written to a folder for the time of the measurement: people, bodies and publishers are
put together of syllables, a few of them named very often and most rarely, as in a real book;
briefs of about ten paragraphs quote them directly and in reported speech. Measured are a run
from nothing and a run in the same process after one brief was edited, as the preview does it,
each taken apart into reading, who is who, pages and writing. Each size has a process of its own,
so that memory is its own too.

`python benchmarks/second_half.py [--briefs N …]`
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from results import write_section

from generator.book import read_briefs, read_names
from generator.corpus import build_corpus
from generator.model import Actor, Brief, BriefId, DocPath, PartialDate
from generator.pages import emit
from generator.text.front_matter import write_brief
from generator.writer import write_pages

SIZES = (1_000, 10_000)
SEED = 7
FIRST_DAY = date(2008, 1, 1)
DAYS = 6_000
TITLE = "Second half: time and memory"
COMMAND = "python benchmarks/second_half.py"

_T = TypeVar("_T")
_SYLLABLES = (
    "ba",
    "ke",
    "li",
    "mo",
    "nu",
    "ra",
    "se",
    "ti",
    "vo",
    "wy",
    "da",
    "fe",
    "gi",
    "ho",
    "ju",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
)
_ROLES = ("Minister of Harbours", "Mayor", "head of the Water Board", "Union spokesman", "General")
_WORDS = (
    "the",
    "harbour",
    "bridge",
    "council",
    "water",
    "winter",
    "market",
    "road",
    "school",
    "plan",
    "river",
    "works",
    "open",
    "close",
    "repair",
    "budget",
    "vote",
    "station",
    "ferry",
    "night",
    "morning",
    "people",
    "town",
    "talks",
    "report",
    "week",
    "north",
    "grain",
)


def a_name(chance: random.Random, words: int) -> str:
    """Put a name of some words together."""
    return " ".join(
        "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3)))).title() for _ in range(words)
    )


def often(chance: random.Random, names: list[str], count: int) -> list[str]:
    """Choose some different names, the first of the list far more often than the last."""
    chosen = dict.fromkeys(names[int(len(names) * chance.random() ** 3)] for _ in range(count))
    return list(chosen)


def a_sentence(chance: random.Random) -> str:
    """Return a sentence that names nobody."""
    words = chance.choices(_WORDS, k=chance.randint(10, 24))
    return " ".join(words).capitalize() + "."


def paragraphs(chance: random.Random, actors: list[Actor]) -> Iterator[str]:
    """Give the paragraphs of a brief that names some people and quotes them."""
    for actor in actors:
        family = actor.name.split()[-1]
        said, more = a_sentence(chance), a_sentence(chance)
        yield f"{a_sentence(chance)} {actor.role} {actor.name} opened it. {a_sentence(chance)}"
        yield f"“{said[:-1]},” {family} said. “{more}”"
        yield f"{family} said that {more.lower()} {a_sentence(chance)}"
    for _ in range(chance.randint(1, 5)):
        yield " ".join(a_sentence(chance) for _ in range(chance.randint(2, 4)))


def a_book(size: int) -> Iterator[Brief]:
    """Give the briefs of an invented book."""
    chance = random.Random(SEED)  # noqa: S311 - no secret: the same book on every machine
    people = [a_name(chance, 2) for _ in range(size // 3)]
    bodies = [f"{a_name(chance, 1)} Water Board" for _ in range(size // 10)]
    sources = [f"{a_name(chance, 1)} Courier" for _ in range(max(size // 200, 3))]
    for number in range(size):
        day = FIRST_DAY + timedelta(chance.randrange(DAYS))
        actors = [
            Actor(name, chance.choice(_ROLES))
            for name in often(chance, people, chance.randint(1, 5))
        ]
        yield Brief(
            path=DocPath(f"briefs/{day.year}/brief-{number}.md"),
            id=BriefId(f"bk{number:012d}"),
            title=a_sentence(chance)[:70],
            paragraphs=tuple(paragraphs(chance, actors)),
            date=PartialDate(day.year, day.month, day.day),
            source=chance.choice(sources),
            actors=tuple(actors),
            organisations=tuple(often(chance, bodies, 3)),
            language="en",
        )


def write_book(root: Path, size: int) -> Path:
    """Write an invented book, and return one of its briefs for an edit."""
    for brief in a_book(size):
        path = root / "docs" / brief.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_brief(brief), encoding="utf-8")
    return path


def timed(seconds: dict[str, float], stage: str, run: Callable[[], _T]) -> _T:
    """Run a stage and note its CPU time."""
    began = time.process_time()
    result = run()
    seconds[stage] = time.process_time() - began
    return result


def run_once(root: Path) -> tuple[dict[str, float], int]:
    """Run the second half once; return the time of its stages and the number of its pages."""
    seconds: dict[str, float] = {}
    briefs, _ = timed(seconds, "reading", lambda: read_briefs(root))
    names = read_names(root)
    corpus = timed(seconds, "who is who", lambda: build_corpus(briefs, names))
    pages = timed(seconds, "pages", lambda: emit(corpus))
    timed(seconds, "writing", lambda: write_pages(root, pages))
    return seconds, len(pages)


def measure(size: int) -> str:
    """Measure one book; return its rows of the table."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        edited = write_book(root, size)
        cold, pages = run_once(root)
        text = edited.read_text(encoding="utf-8")
        edited.write_text(text + "\nOne more line, written by a person.\n", encoding="utf-8")
        again, _ = run_once(root)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = [("from nothing", cold), ("after one edit", again)]
    return "\n".join(
        f"| {size:,} | {what} | "
        + " | ".join(f"{value:.1f}" for value in stages.values())
        + f" | {sum(stages.values()):.1f} | {pages:,} | {peak:,.0f} |"
        for what, stages in rows
    )


def main() -> None:
    """Measure every size in a process of its own, and write the section."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--briefs", type=int, nargs="*", default=SIZES, help="sizes of books")
    options.add_argument("--one", action="store_true", help="print the rows of one book only")
    given = options.parse_args()
    if given.one:
        print(measure(given.briefs[0]))
        return
    rows = []
    for size in given.briefs:
        command = [sys.executable, __file__, "--one", "--briefs", str(size)]
        rows.append(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 - this file itself
    text = "\n".join(
        [
            "CPU seconds a stage; memory is the highest of the process, in MB. The second run of a",
            "size is in the same process after one brief was edited, as the preview does it.",
            "",
            "| briefs | run | reading | who is who | pages | writing | all | pages written | MB |",
            "|---|---|---|---|---|---|---|---|---|",
            *(row.strip() for row in rows),
        ]
    )
    write_section(TITLE, COMMAND, text)


if __name__ == "__main__":
    main()
