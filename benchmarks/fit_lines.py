"""Fit the weights of the line model on labelled pages, and measure what they are worth.

    python benchmarks/fit_lines.py PAGES [--write] [--folds 10]

PAGES is a folder with `gold.jsonl` (one JSON line a page: `id`, `body`) and `blocks/<id>.txt`, a
text dump of each. An id is `<country>_<publisher>_<day>`. Without `--write` nothing is written: the
whole reading is run on each fold of publishers with weights fitted on the others, on single pages
and on two to four of them pasted together, and the figures go into `benchmarks/RESULTS.md`. With
`--write` the weights are fitted on all pages and stored in `generator/data/line_model.json`. No
text of the pages is kept, only bounds and values of trees.

Needs lightgbm and numpy (`benchmarks/requirements.txt`); reading itself needs neither.
"""

import argparse
import json
import math
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import lightgbm
import numpy as np
from results import write_section
from shingles import WORD, f1, f_one, mean_f1, precision_recall, shingles

from generator.model import CaptureId
from generator.reading import plain, weights
from generator.reading.decode import decode, lines_of
from generator.reading.features import FEATURES, features
from generator.reading.lines import see

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "generator" / "data" / "line_model.json"
LATEST = date(2100, 1, 1)
ROUNDS = 250
LONG = 8  # words; so long a line may stand in a body in parts
MOSTLY = 0.6  # share of a line's shingles
GOOD = 0.95
PASTES = 16  # pages pasted together, a fold
T = TypeVar("T")
PARAMETERS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 14,
    "min_data_in_leaf": 20,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 1,
    "deterministic": True,
    "num_threads": 2,
    "verbose": -1,
}


@dataclass(frozen=True)
class Labelled:
    """A page, the features of its lines near prose, and which of them are the article's."""

    id: str
    text: str
    body: str
    rows: np.ndarray
    labels: np.ndarray
    weights: np.ndarray

    @property
    def publisher(self) -> str:
        """Return the publisher's name out of the id."""
        return self.id.split("_")[1]


def labels_of(body: str, lines: Sequence[str]) -> np.ndarray:
    """Tell which lines of a dump are the body's, in the body's order.

    The same short line may stand in a menu and in the body: the chain of lines that covers most of
    the body in order, with the fewest lines between, is taken.
    """
    text = f" {' '.join(WORD.findall(body))} "
    gold = shingles(body)
    places: list[tuple[int, int, int, float]] = []
    for index, line in enumerate(lines):
        words = WORD.findall(line)
        if not words:
            continue
        wanted = f" {' '.join(words)} "
        found = [match.start() for match in re.finditer(re.escape(wanted), text)][:20]
        places += [(index, start, start + len(wanted) - 1, float(len(wanted))) for start in found]
        if not found and len(words) >= LONG:
            own = shingles(line)
            starts = (text.find(f" {' '.join(words[at : at + 6])} ") for at in range(0, 60, 3))
            start = next((start for start in starts if start >= 0), -1)
            if start >= 0 and (gold & own).total() > MOSTLY * own.total():
                places.append((index, start, start + len(wanted) // 2, 0.7 * len(wanted)))
    places.sort(key=lambda place: (place[0], -place[1]))
    best: list[tuple[float, int]] = []
    for here, (index, start, _, value) in enumerate(places):
        score, before = value, -1
        for there in range(here):
            other, _, end, _ = places[there]
            if other < index and end <= start + 1:
                chained = best[there][0] + value - 0.02 * min(50, index - other - 1)
                if chained > score:
                    score, before = chained, there
        best.append((score, before))
    labels = np.zeros(len(lines), int)
    at = max(range(len(places)), key=lambda place: best[place][0], default=-1)
    while at >= 0:
        labels[places[at][0]] = 1
        at = best[at][1]
    return labels


def load(pages: Path) -> Iterator[Labelled]:
    """Read the labelled pages of a folder."""
    for line in (pages / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        text = decode((pages / "blocks" / f"{gold['id']}.txt").read_bytes())
        seen = see(lines_of(text))
        rows = features(seen)
        near = [index for index, row in enumerate(rows) if row]
        yield Labelled(
            gold["id"],
            text,
            gold["body"],
            np.array([rows[index] for index in near]),
            labels_of(gold["body"], [one.text for one in seen])[near],
            np.array([math.log1p(seen[index].words) for index in near]),
        )


def fit(pages: Sequence[Labelled]) -> list[dict[str, list[float]]]:
    """Fit trees on pages and return them in the form of `line_model.json`."""
    data = lightgbm.Dataset(
        np.vstack([page.rows for page in pages]),
        np.concatenate([page.labels for page in pages]),
        weight=np.concatenate([page.weights for page in pages]),
    )
    booster = lightgbm.train(PARAMETERS, data, ROUNDS)
    return [_flat(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def _flat(root: dict[str, Any]) -> dict[str, list[float]]:
    """Lay a tree out as four parallel lists, its root first."""
    tree: dict[str, list[float]] = {"features": [], "bounds": [], "lefts": [], "rights": []}

    def add(node: dict[str, Any]) -> int:
        at = len(tree["features"])
        for values, empty in zip(tree.values(), (-1, 0.0, 0, 0), strict=True):
            values.append(empty)
        if "leaf_value" in node:
            tree["bounds"][at] = round(node["leaf_value"], 4)
        else:
            tree["features"][at] = node["split_feature"]
            tree["bounds"][at] = round(node["threshold"], 4)
            tree["lefts"][at] = add(node["left_child"])
            tree["rights"][at] = add(node["right_child"])
        return at

    add(root)
    return tree


def read_with(trees: weights.Trees, text: str) -> list[str]:
    """Read a dump with weights of one's own, and return the bodies of its articles."""
    reading = plain.read_plain(text, CaptureId("page"), latest=LATEST, trees=trees)
    return ["\n".join(block.text for block in article.blocks) for article in reading.articles]


@dataclass(frozen=True)
class Measured:
    """Precision and recall of single pages; score and right count of pasted ones."""

    single: tuple[tuple[float, float], ...]
    pasted: tuple[tuple[float, bool], ...]


def measure(pages: Sequence[Labelled], folds: int) -> Measured:
    """Read pages, and pages pasted together, by weights fitted on the other folds' publishers."""
    publishers = sorted({page.publisher for page in pages})
    rng = random.Random(0)
    rng.shuffle(publishers)
    single, pasted = [], []
    for fold in range(folds):
        out = set(publishers[fold::folds])
        left = [page for page in pages if page.publisher in out]
        fitted = fit([page for page in pages if page.publisher not in out])
        stored = {"features": list(FEATURES), "trees": fitted}
        trees = weights.trees_of(stored, FEATURES, "line_model")
        for page in left:
            read = read_with(trees, page.text)
            single.append(precision_recall(page.body, "\n".join(read)))
        for _ in range(PASTES):
            some = rng.sample(left, min(len(left), rng.choice((2, 2, 3, 3, 4))))
            read = read_with(trees, "\n\n".join(page.text.strip("\n") for page in some))
            pasted.append((paired([page.body for page in some], read), len(read) == len(some)))
    return Measured(tuple(single), tuple(pasted))


def paired(right: Sequence[str], given: Sequence[str]) -> float:
    """Pair texts with answers, best pairs first: the sum of their F1 over the larger count."""
    pairs = sorted(
        (
            (f_one(body, text), one, other)
            for one, body in enumerate(right)
            for other, text in enumerate(given)
        ),
        reverse=True,
    )
    ones: set[int] = set()
    others: set[int] = set()
    total = 0.0
    for value, one, other in pairs:
        if one not in ones and other not in others:
            ones.add(one)
            others.add(other)
            total += value
    return total / max(len(right), len(given))


def interval(
    values: Sequence[T], mean: Callable[[Sequence[T]], float], draws: int = 500
) -> tuple[float, float]:
    """Return the 95% bootstrap interval of a mean."""
    rng = random.Random(1)
    means = sorted(mean(rng.choices(values, k=len(values))) for _ in range(draws))
    return means[int(0.025 * draws)], means[int(0.975 * draws)]


def mean_of(values: Sequence[float]) -> float:
    """Return the mean."""
    return sum(values) / len(values)


def main() -> None:
    """Fit, and measure or write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=10)
    options = parser.parse_args()
    pages = list(load(options.pages))
    if options.write:
        stored = {"features": list(FEATURES), "trees": fit(pages)}
        MODEL.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{MODEL.relative_to(ROOT)}: {ROUNDS} trees, {MODEL.stat().st_size:,} bytes")
        return
    measured = measure(pages, options.folds)
    pairs, scores = measured.single, [score for score, _ in measured.pasted]
    low, high = interval(pairs, mean_f1)
    below, above = interval(scores, mean_of)
    good = mean_of([f1(*pair) >= GOOD for pair in pairs])
    counted = mean_of([right for _, right in measured.pasted])
    several = f"{mean_of(scores):.3f} | {below:.3f} to {above:.3f} | {counted:.0%}"
    write_section(
        "Body of text dumps, publishers not seen in fitting",
        "python benchmarks/fit_lines.py PAGES",
        f"{len(pages)} pages of {len({page.publisher for page in pages})} publishers, "
        f"{options.folds} folds of publishers; the weights and nothing else are fitted in each.\n\n"
        "| | body F1 | 95% interval | pages at .95 or more |\n|---|---|---|---|\n"
        f"| ours, whole reading | {mean_f1(pairs):.3f} | {low:.3f} to {high:.3f} | {good:.0%} |\n\n"
        f"{len(scores)} times two to four pages of a fold, pasted together with a blank line:\n\n"
        "| | score | 95% interval | right count |\n|---|---|---|---|\n"
        f"| ours, whole reading | {several} |",
    )


if __name__ == "__main__":
    main()
