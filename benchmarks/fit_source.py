"""Fit what each place on a page is worth as a sign of the publisher's name, and measure it.

    python benchmarks/fit_source.py PAGES [--write]

PAGES is a folder with `gold.jsonl` (one JSON line a page: `id`, `source`, `domain`) and
`blocks/<id>.txt`, a text dump of each. An id is `<country>_<publisher>_<day>`. Without `--write`
each fold of publishers is read with weights fitted on the others, and the figures go into
`benchmarks/RESULTS.md`. With `--write` the weights are fitted on all pages and stored in
`generator/data/source_model.json`: one figure a mark, no name and no text of the pages.

A page's names compete: the share of each is e to the sum of its marks' weights, over the sum of
all names' and of 1 for "none". The weights that give the publisher the largest share are sought,
held to what is known beforehand of the forms that labelled pages do not show.
Needs numpy (`benchmarks/requirements.txt`); reading itself does not.
"""

import argparse
import json
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
from reading import same_source, words
from results import write_section

from generator.model import CaptureId, Found
from generator.reading.decode import decode, lines_of
from generator.reading.dump_marks import without_marks
from generator.reading.origin import find_source, place_on
from generator.reading.page import Part, Place, look_at
from generator.reading.plain import read_plain
from generator.reading.publisher_marks import MARKS, names_shown
from generator.reading.publisher_names import key_of
from generator.reading.wrapping import unwrap

MODEL: Final = Path(__file__).parents[1] / "generator" / "data" / "source_model.json"
LATEST: Final = date(2100, 1, 1)
FOLDS: Final = 10
HOLD: Final = 1.0  # how strongly weights are held to what is known beforehand
STEPS: Final = 400
PACE: Final = 0.05
PARTLY: Final = 0.6  # worth of a right name in capitals, or of a bare address
LONG_KEY: Final = 4
# What aggregators' pages show and the labelled ones do not, and what speaks against a name.
KNOWN: Final = {
    "none": -4.0,
    "credited": 6.0,
    "glued": 6.0,
    "beside_age": 5.0,
    "beside_title": 2.0,
    "first": 3.0,
    "head_last": 2.0,
    "head_host": 2.0,
    "copyright": 2.0,
    "host": 1.0,
    "publisher": 1.0,
    "furniture": -1.0,
    "in_title": -1.0,
    "person": -1.0,
    "no_name": -2.0,
}


@dataclass(frozen=True)
class Labelled:
    """A page, the names that it shows, their marks, and how right each is."""

    gold: dict[str, Any]
    shown: bool
    part: Part
    place: Place
    title: str | None
    writers: list[str]
    rows: Any
    right: Any

    @property
    def publisher(self) -> str:
        """Return the publisher's name out of the id."""
        return str(self.gold["id"].split("_")[1])


def plain_key(name: str) -> str:
    """Return a name's letters without accents."""
    letters = unicodedata.normalize("NFKD", name)
    return key_of("".join(each for each in letters if not unicodedata.combining(each)))


def keys_of(gold: dict[str, Any]) -> set[str]:
    """Return the forms of a publisher's name that are right: its names, its host."""
    name = gold["source"]
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", gold.get("domain") or "").partition("/")[0]
    forms = {re.sub(r"\(.*\)", "", name), *re.findall(r"\((.*)\)", name), host}
    forms |= {name, host.partition(".")[0], host.rpartition(".")[0]}
    return {plain_key(form) for form in forms} - {""}


def load(folder: Path) -> Iterator[Labelled]:
    """Read the labelled pages."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        text = decode((folder / "blocks" / f"{gold['id']}.txt").read_bytes())
        articles = read_plain(text, CaptureId(gold["id"]), latest=LATEST).articles
        if not gold.get("source") or not articles:
            continue
        part = look_at(unwrap(without_marks(lines_of(text))), latest=LATEST)
        place = place_on(part, articles[0])
        title = articles[0].title.value if articles[0].title else None
        writers = [each.value for each in articles[0].byline]
        names = names_shown(part, place, title=title, writers=writers, cut=())
        keys = keys_of(gold)
        right = [_worth(each.name, each.key, keys) for each, _ in names]
        if not any(right):
            # No form of the name stands alone: what holds one is nearest to right.
            right = [float(any(_within(each.key, key) for key in keys)) for each, _ in names]
        host = gold["domain"].rpartition("//")[2].strip("/").removeprefix("www.")
        shown = words(gold["source"]) in words(text) or host in text.casefold()
        rows = np.array([marks for _, marks in names]).reshape(-1, len(MARKS))
        yield Labelled(gold, shown, part, place, title, writers, rows, np.array(right))


def _worth(name: str, key: str, keys: set[str]) -> float:
    if plain_key(name) not in keys and key not in keys:
        return 0.0
    return PARTLY if name.isupper() or re.search(r"\w\.\w", name) else 1.0


def _within(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= LONG_KEY and (one in other or other in one)


def fit(pages: Sequence[Labelled]) -> list[float]:
    """Fit the weights by gradient descent with momentum (Adam)."""
    held = np.array([KNOWN.get(mark, 0.0) for mark in MARKS])
    weights, first, second = held.copy(), np.zeros(len(MARKS)), np.zeros(len(MARKS))
    told = [page for page in pages if page.right.any()]
    for step in range(1, STEPS + 1):
        slope = HOLD * (weights - held)
        for page in told:
            worth = np.append(page.rows @ weights, 0.0)
            shares = np.exp(worth - worth.max())
            shares = shares[:-1] / shares.sum()
            wanted = shares * page.right
            slope -= page.rows.T @ (wanted / wanted.sum() - shares)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        move = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights = weights - PACE * move
    return [round(float(value), 3) for value in weights]


def answers(pages: Sequence[Labelled]) -> Iterator[tuple[Labelled, Found[str] | None]]:
    """Read each page with weights fitted on other publishers."""
    names = sorted({page.publisher for page in pages})
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        weights = fit([page for page in pages if page.publisher not in out])
        for page in pages:
            if page.publisher in out:
                found = find_source(
                    page.part,
                    page.place,
                    (),
                    title=page.title,
                    writers=page.writers,
                    weights=weights,
                )
                yield page, found


def interval(values: Sequence[bool]) -> str:
    """Return a share with its interval."""
    drawing = random.Random(3)
    drawn = sorted(sum(drawing.choices(values, k=len(values))) / len(values) for _ in range(1000))
    return f"{sum(values) / len(values):.3f} ({drawn[25]:.3f} to {drawn[-26]:.3f})"


def check(pages: Sequence[Labelled]) -> None:
    """Write the figures of publishers not seen in fitting."""
    found = list(answers(pages))

    def right(page: Labelled, answer: Found[str] | None) -> bool:
        return answer is not None and same_source(page.gold, answer.value)

    rows = [
        ("the dump shows the name", [each for each in found if each[0].shown]),
        ("all", found),
    ]
    lines = ["| pages | right | given | right when given |", "|---|---|---|---|"]
    for what, some in rows:
        given = [each for each in some if each[1] is not None]
        lines.append(
            f"| {what} ({len(some)}) | {interval([right(*each) for each in some])} "
            f"| {len(given)} | {interval([right(*each) for each in given])} |"
        )
    write_section(
        "Publisher in text dumps, publishers not seen in fitting",
        "python benchmarks/fit_source.py PAGES",
        f"{len(pages)} pages of {len({page.publisher for page in pages})} publishers, {FOLDS} "
        "folds of publishers. A name in another script than the label's counts as wrong.\n\n"
        + "\n".join(lines),
    )


def main() -> None:
    """Fit, and write or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    pages = list(load(arguments.pages))
    if not arguments.write:
        check(pages)
        return
    stored = dict(zip(MARKS, fit(pages), strict=True))
    MODEL.write_text(json.dumps(stored, indent=0) + "\n", encoding="utf-8")
    print(f"{MODEL.name}: {len(stored)} weights of {len(pages)} pages")


if __name__ == "__main__":
    main()
