"""Fit the weights by which lines of HTML are taken for an article's text.

    python benchmarks/fit_markup.py PAGES [--check]

PAGES is a folder of labelled pages: `gold.jsonl` with `id` and `body`, `html/ID.html`. Needs
lightgbm and numpy (benchmarks/requirements.txt). Writes `generator/data/markup_model.json`;
with --check it writes nothing and prints body F1 of pages whose publisher was left out of the
fit. No text of the pages enters the weights.

One half of the rows is seen a second time without trafilatura's answer, so that the other
signs are learnt for the pages on which it fails.
"""

import argparse
import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import lightgbm
import numpy as np
from shingles import f_one, shared

from generator.model import Capture, CaptureId
from generator.reading.html import LookedAt, look_at_page, rows_of
from generator.reading.markup_body import choose_lines
from generator.reading.markup_lines import FEATURES, squash

ROUNDS: Final = 90
PARAMETERS: Final = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 14,
    "min_data_in_leaf": 15,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 8,
    "seed": 1,
    "deterministic": True,
    "num_threads": 2,
    "verbose": -1,
}
BLIND: Final = 0.6  # weight of the rows without trafilatura's answer
FOLDS: Final = 10
_KEPT: Final = [
    FEATURES.index(name) for name in FEATURES if name.startswith("kept") or name == "in_kept_core"
]
_TO_KEPT: Final = FEATURES.index("to_kept")


@dataclass(frozen=True)
class Page:
    """A labelled page: its lines, their features, and which of them stand in the gold text."""

    publisher: str
    body: str
    looked: LookedAt
    near: Sequence[int]
    rows: Any
    labels: Any
    weights: Any


def labels_of(lines: Sequence[str], body: str) -> list[bool]:
    """Tell which lines stand in the gold text: whole, or most of their word runs, in order."""
    gold = squash(body)
    found, at = [], 0
    for line in lines:
        key = squash(line)
        place = gold.find(key, max(0, at - 1)) if key.strip() else -1
        if place < 0 and key.count(" ") > 4:  # noqa: PLR2004 - short lines stand anywhere
            place = gold.find(key)
        near = place >= 0 and (key.count(" ") > 4 or place - at < 200)  # noqa: PLR2004
        if near:
            at = place + len(key)
        partly = not near and key.count(" ") > 8 and shared(line, body) > 0.6  # noqa: PLR2004
        found.append(near or partly)
    return found


def load(folder: Path) -> Iterator[Page]:
    """Read the labelled pages."""
    for text in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(text)
        data = (folder / "html" / f"{gold['id']}.html").read_bytes()
        looked = look_at_page(Capture(CaptureId(gold["id"]), data))
        lines = [shown.line.text for shown in looked.shown]
        rows = rows_of(looked, range(len(lines)))
        near = [index for index, row in enumerate(rows) if row]
        yield Page(
            gold["id"].rpartition("_")[0][:-8].rstrip("_0123456789") or gold["id"],
            gold["body"],
            looked,
            near,
            np.array([rows[index] for index in near]),
            np.array(labels_of(lines, gold["body"]), dtype=float)[near],
            np.array([math.log1p(looked.seen[index].words) for index in near]),
        )


def fit(pages: Sequence[Page]) -> lightgbm.Booster:
    """Fit boosted trees."""
    rows = np.vstack([page.rows for page in pages])
    blind = rows.copy()
    blind[:, _KEPT] = 0
    blind[:, _TO_KEPT] = rows[:, _TO_KEPT].max()
    labels = np.concatenate([page.labels for page in pages])
    weights = np.concatenate([page.weights for page in pages])
    data = lightgbm.Dataset(
        np.vstack([rows, blind]),
        np.concatenate([labels, labels]),
        weight=np.concatenate([weights, weights * BLIND]),
    )
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def check(pages: Sequence[Page]) -> None:
    """Print body F1 of pages whose publishers were left out."""
    names = sorted({page.publisher for page in pages})
    scores = []
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        model = fit([page for page in pages if page.publisher not in out])
        for page in pages:
            if page.publisher in out:
                looked = page.looked
                odds = [-9.0] * len(looked.shown)
                found = model.predict(page.rows, raw_score=True)
                for index, value in zip(page.near, found, strict=True):
                    odds[index] = float(value)
                chosen = choose_lines(looked.shown, looked.seen, odds, looked.kept)
                text = "\n".join(looked.shown[index].line.text for index in chosen)
                scores.append(f_one(page.body, text))
    good = sum(score >= 0.95 for score in scores) / len(scores)  # noqa: PLR2004
    print(f"mean F1 of {len(scores)} pages {sum(scores) / len(scores):.4f}, .95 or more {good:.2f}")


def stored(model: lightgbm.Booster) -> dict[str, Any]:
    """Return the trees as data: parallel lists of feature, bound or value, and children."""
    trees = []
    for tree in model.dump_model()["tree_info"]:
        lists: dict[str, list[Any]] = {"features": [], "bounds": [], "lefts": [], "rights": []}

        def walk(node: dict[str, Any], lists: dict[str, list[Any]]) -> int:
            at = len(lists["features"])
            for values, empty in zip(lists.values(), (-1, 0.0, 0, 0), strict=True):
                values.append(empty)
            if "leaf_value" in node:
                lists["bounds"][at] = round(node["leaf_value"], 4)
            else:
                lists["features"][at] = node["split_feature"]
                lists["bounds"][at] = round(node["threshold"], 4)
                lists["lefts"][at] = walk(node["left_child"], lists)
                lists["rights"][at] = walk(node["right_child"], lists)
            return at

        walk(tree["tree_structure"], lists)
        trees.append(lists)
    return {"features": list(FEATURES), "trees": trees}


def main() -> None:
    """Fit, and write or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    pages = list(load(arguments.pages))
    if arguments.check:
        check(pages)
        return
    target = Path(__file__).parents[1] / "generator" / "data" / "markup_model.json"
    target.write_text(json.dumps(stored(fit(pages)), separators=(",", ":")), encoding="utf-8")
    print(f"{target.name}: {target.stat().st_size:,} bytes of {len(pages)} pages, {date.today()}")  # noqa: DTZ011


if __name__ == "__main__":
    sys.exit(main())
