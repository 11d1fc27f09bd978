"""Stories: are reports of one story found, and no others?

    python benchmarks/stories.py PAGES [--write]

PAGES is a folder with `gold.jsonl` (id, body, title, date, source, country). Of each body pairs are
made: cut, reordered, reworded, sent under another title with a paragraph added. The worst that
is no story is made too: the odd and the even sentences of one body as two reports of one day by
the same people, and two texts that share their last paragraph. Every pair stands in a book with
all the others of its kind. The draws are the same in every run.
"""

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from results import write_section

from generator.actors import find_people
from generator.corpus.stories import find_stories
from generator.model import Actor, Brief, BriefId, DocPath, PartialDate
from generator.text.sentences import sentences

Text = tuple[str, ...]
_WORD: Final = re.compile(r"\w+")
_SHORTEST: Final = 60  # words: what is shorter is cut to nothing
_REWORDED: Final = 0.3
_DAY: Final = PartialDate(2025, 5, 21)
_NEXT: Final = PartialDate(2025, 5, 22)


def split(text: Text) -> list[str]:
    """Return the sentences of a text."""
    return [p[a:b] for p in text for a, b in sentences(p)]


def half(text: Text, draw: random.Random, pool: Sequence[str]) -> Text:  # noqa: ARG001 - one shape
    """Return the first half of a text."""
    whole = split(text)
    return tuple(whole[: max(1, len(whole) // 2)])


def third(text: Text, draw: random.Random, pool: Sequence[str]) -> Text:  # noqa: ARG001 - one shape
    """Return the first third of a text."""
    whole = split(text)
    return tuple(whole[: max(1, len(whole) // 3)])


def reordered(text: Text, draw: random.Random, pool: Sequence[str]) -> Text:  # noqa: ARG001 - one shape
    """Return the sentences of a text in another order."""
    whole = split(text)
    return tuple(draw.sample(whole, len(whole)))


def reworded(text: Text, draw: random.Random, pool: Sequence[str]) -> Text:
    """Return a text with three of ten words in place of others."""
    return tuple(
        " ".join(draw.choice(pool) if draw.random() < _REWORDED else w for w in p.split())
        for p in text
    )


def wire(text: Text, draw: random.Random, pool: Sequence[str]) -> Text:
    """Return a wire copy: a dateline, the text, a paragraph of the paper's own."""
    return ("LUND (NWA) - " + text[0], *text[1:], " ".join(draw.choices(pool, k=40)))


def shortened_wire(text: Text, draw: random.Random, pool: Sequence[str]) -> Text:
    """Return a wire copy of the first half."""
    return wire(half(text, draw, pool), draw, pool)


def cut_and_reworded(text: Text, draw: random.Random, pool: Sequence[str]) -> Text:
    """Return the first half with three of ten words in place of others."""
    return reworded(half(text, draw, pool), draw, pool)


def reordered_and_reworded(text: Text, draw: random.Random, pool: Sequence[str]) -> Text:
    """Return the sentences in another order with three of ten words in place of others."""
    return reworded(reordered(text, draw, pool), draw, pool)


MAKERS: Final[tuple[Callable[[Text, random.Random, Sequence[str]], Text], ...]] = (
    half,
    third,
    reordered,
    reworded,
    wire,
    shortened_wire,
    cut_and_reworded,
    reordered_and_reworded,
)


def a_brief(number: int, side: str, text: Text, names: Sequence[str]) -> Brief:
    """Return a brief of a text."""
    return Brief(
        path=DocPath(f"briefs/2025/{side}-{number:04}.md"),
        id=BriefId(f"bk{side}{number:04}"),
        title=f"{side} {number}",
        paragraphs=text,
        date=_DAY if side == "one" else _NEXT,
        actors=tuple(map(Actor, names)),
    )


def measure(pairs: Sequence[tuple[Text, Text]], names: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return how many of the pairs are found as one story, and how many other pairs are."""
    briefs = [
        a_brief(number, side, text, names[number])
        for number, pair in enumerate(pairs)
        for side, text in zip(("one", "two"), pair, strict=True)
    ]
    right = wrong = 0
    for story in find_stories(briefs, {}):
        for one, other in combinations(sorted(r.brief[5:] for r in story.reports), 2):
            right += one == other
            wrong += one != other
    return right, wrong


def read(folder: Path) -> list[dict[str, Any]]:
    """Return the labelled pages that are long enough, each once though some stand there twice."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    rows = {
        " ".join(_WORD.findall(row["title"] or row["id"])): row for row in map(json.loads, lines)
    }
    return [row for row in rows.values() if len(row["body"].split()) >= _SHORTEST]


def main() -> None:
    """Make the pairs, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    options = parser.parse_args()
    rows = read(options.pages)
    texts = [tuple(p for p in row["body"].split("\n\n") if p.strip()) for row in rows]
    names = [[actor.name for actor in find_people(text)] for text in texts]
    pools = [
        [w for other in rows if other["country"] == row["country"] for w in other["body"].split()]
        for row in rows
    ]
    table = [
        "| what was made | pairs | found | other pairs found |",
        "| --- | ---: | ---: | ---: |",
    ]
    made = found = others = 0
    started = time.process_time()
    for maker in MAKERS:
        draw = random.Random(maker.__name__)
        pairs = [(t, maker(t, draw, p)) for t, p in zip(texts, pools, strict=True)]
        right, wrong = measure(pairs, names)
        made, found, others = made + len(pairs), found + right, others + wrong
        table.append(f"| {maker.__name__.replace('_', ' ')} | {len(pairs)} | {right} | {wrong} |")
    for label, pairs in apart(texts):
        joined, wrong = measure(pairs, names)
        others += joined + wrong
        table.append(f"| no story: {label} | {len(pairs)} | – | {joined + wrong} |")
    seconds = time.process_time() - started
    said = f"Precision {found / max(1, found + others):.3f}, recall {found / made:.3f}"
    text = f"{said}; {len(texts)} texts, {seconds:.1f} CPU s.\n\n" + "\n".join(table)
    if options.write:
        write_section("Stories", "python benchmarks/stories.py PAGES --write", text)
    else:
        print(text)


def apart(texts: Sequence[Text]) -> list[tuple[str, list[tuple[Text, Text]]]]:
    """Return what is no story: two reports by the same people on neighbouring days."""
    halves = [(tuple(split(t)[::2]), tuple(split(t)[1::2])) for t in texts]
    wholes = [tuple(split(t)) for t in texts]
    tails = [
        (
            (*one[: len(one) // 2], *one[-max(1, len(one) // 5) :]),
            (*one[len(one) // 2 : -max(1, len(one) // 5)], *one[-max(1, len(one) // 5) :]),
        )
        for one in wholes
    ]
    return [
        ("odd and even sentences of one text", halves),
        ("two halves that share the last fifth", tails),
    ]


if __name__ == "__main__":
    main()
