"""Fit the weights by which lines of HTML are taken for an article's text.

    python benchmarks/fit_markup.py PAGES [--check]

PAGES is a folder of labelled pages: `gold.jsonl` with `id` and `body`, `html/ID.html`. Needs
lightgbm and numpy (benchmarks/requirements.txt). Writes `generator/data/markup_model.json`;
with --check it writes no weights but, into RESULTS.md, the body F1 of pages whose publisher was
left out of the fit. No text of the pages enters the weights.

Every row is seen a second time without trafilatura's answer, so that the other
signs are learnt for the pages on which it fails; and every page again with most of its text
left out, and with nothing said by its containers, as short articles and old layouts are.
"""

import argparse
import json
import math
import random
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import lightgbm
import numpy as np
from results import write_section
from shingles import f_one, mean_f1, precision_recall, shared

from generator.model import Capture, CaptureId
from generator.reading.html import LookedAt, look_at_page, read_html, rows_of, with_trafilatura
from generator.reading.markup_lines import FEATURES, squash
from generator.reading.weights import trees_of

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
BLIND: Final = 1.0  # weight of the rows without trafilatura's answer
VARIED: Final = 0.4  # weight of the rows of pages made shorter or without names
FOLDS: Final = 10
GOOD: Final = 0.95
LATEST: Final = date(2100, 1, 1)
FEW: Final = 4  # spaces; shorter lines stand anywhere, and count only close to the one before
CLOSE: Final = 200  # characters
SEVERAL: Final = 8  # spaces of a line that may stand in the text in part
MOSTLY: Final = 0.6  # share of its shingles
_KEPT: Final = [
    FEATURES.index(name) for name in FEATURES if name.startswith("kept") or name == "in_kept_core"
]
_TO_KEPT: Final = FEATURES.index("to_kept")


@dataclass(frozen=True)
class Page:
    """A labelled page: its lines, their features, and which of them stand in the gold text."""

    publisher: str
    body: str
    capture: Capture
    looked: LookedAt
    near: Sequence[int]
    rows: Any
    labels: Any
    weights: Any
    variants: Sequence[tuple[Any, Any, Any]] = ()


def labels_of(lines: Sequence[str], body: str) -> list[bool]:
    """Tell which lines stand in the gold text: whole, or most of their word runs, in order."""
    body = unicodedata.normalize("NFC", body.replace("\u00ad", ""))
    gold = squash(body)
    found, at = [], 0
    for line in lines:
        key = squash(line)
        place = gold.find(key, max(0, at - 1)) if key.strip() else -1
        if place < 0 and key.count(" ") > FEW:
            place = gold.find(key)
        near = place >= 0 and (key.count(" ") > FEW or place - at < CLOSE)
        if near:
            at = place + len(key)
        partly = not near and key.count(" ") > SEVERAL and shared(line, body) > MOSTLY
        found.append(near or partly)
    return found


def load(folder: Path) -> Iterator[Page]:
    """Read the labelled pages."""
    for text in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(text)
        data = (folder / "html" / f"{gold['id']}.html").read_bytes()
        capture = Capture(CaptureId(gold["id"]), data)
        looked = with_trafilatura(look_at_page(capture))
        lines = [shown.line.text for shown in looked.shown]
        rows = rows_of(looked, range(len(lines)))
        near = [index for index, row in enumerate(rows) if row]
        told = labels_of(lines, gold["body"])
        variants = tuple(
            variant(other, part, told)
            for other, part in (
                (looked, shortened(told, gold["id"])),
                (unnamed(looked), list(range(len(lines)))),
                (unnamed(looked), shortened(told, gold["id"] + "u")),
            )
        )
        yield Page(
            gold["id"].rpartition("_")[0][:-8].rstrip("_0123456789") or gold["id"],
            gold["body"],
            capture,
            looked,
            near,
            np.array([rows[index] for index in near]),
            np.array(told, dtype=float)[near],
            np.array([math.log1p(looked.seen[index].words) for index in near]),
            variants,
        )


def variant(looked: LookedAt, part: Sequence[int], labels: Sequence[bool]) -> tuple[Any, Any, Any]:
    """Describe some lines of a page as if it had no others."""
    rows = rows_of(looked, part)
    near = [(index, row) for index, row in zip(part, rows, strict=True) if row]
    return (
        np.array([row for _, row in near]),
        np.array([labels[index] for index, _ in near], dtype=float),
        np.array([math.log1p(looked.seen[index].words) for index, _ in near]),
    )


def shortened(labels: Sequence[bool], name: str) -> list[int]:
    """Leave out most of a page's text, as if the article were a short one."""
    drawing = random.Random(name)
    text = [index for index, label in enumerate(labels) if label]
    keep = max(4, len(text) // 4)
    out = set(text) - set(drawing.sample(text, min(keep, len(text))))
    return [index for index in range(len(labels)) if index not in out]


def unnamed(looked: LookedAt) -> LookedAt:
    """Take off what newer markup says of its containers: names, roles, kinds."""
    lines = tuple(
        shown._replace(
            names=tuple(() for _ in shown.names),
            within=shown.within._replace(
                article=0,
                main=False,
                aside=False,
                furniture=False,
                body_of_article=False,
                good=0,
                bad=0,
                own_bad=0,
                comments=False,
                consent=False,
                boxed=False,
                embedded=False,
            ),
        )
        for shown in looked.markup.lines
    )
    return replace(looked, markup=replace(looked.markup, lines=lines), told=(False,) * len(lines))


def fit(pages: Sequence[Page]) -> lightgbm.Booster:
    """Fit boosted trees."""
    rows = np.vstack([page.rows for page in pages])
    blind = rows.copy()
    blind[:, _KEPT] = 0
    blind[:, _TO_KEPT] = rows[:, _TO_KEPT].max()
    labels = np.concatenate([page.labels for page in pages])
    weights = np.concatenate([page.weights for page in pages])
    more = [each for page in pages for each in page.variants]
    data = lightgbm.Dataset(
        np.vstack([rows, blind, *(each[0] for each in more)]),
        np.concatenate([labels, labels, *(each[1] for each in more)]),
        weight=np.concatenate([weights, weights * BLIND, *(each[2] * VARIED for each in more)]),
    )
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def check(pages: Sequence[Page]) -> None:
    """Read pages whose publishers were left out of the fit, whole, and write the figures."""
    names = sorted({page.publisher for page in pages})
    pairs = []
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        fitted = stored(fit([page for page in pages if page.publisher not in out]))
        trees = trees_of(fitted, FEATURES, "markup_model")
        for page in pages:
            if page.publisher in out:
                found = read_html(page.capture, latest=LATEST, trees=trees).articles
                text = "\n".join(block.text for each in found for block in each.blocks)
                pairs.append((page.body, text))
    shares = [precision_recall(right, given) for right, given in pairs]
    good = sum(f_one(right, given) >= GOOD for right, given in pairs) / len(pairs)
    drawing = random.Random(3)
    drawn = sorted(mean_f1(drawing.choices(shares, k=len(shares))) for _ in range(300))
    write_section(
        "Body of HTML, publishers not seen in fitting",
        "python benchmarks/fit_markup.py PAGES --check",
        f"{len(pages)} pages of {len(names)} publishers, {FOLDS} folds of publishers; the weights "
        "and nothing else are fitted in each. The rules around them were written on these "
        "pages.\n\n"
        "| | body F1 | 95% interval | pages at .95 or more |\n|---|---|---|---|\n"
        f"| ours, whole reading | {mean_f1(shares):.3f} | {drawn[7]:.3f} to {drawn[-8]:.3f} "
        f"| {good:.0%} |",
    )


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
    print(f"{target.name}: {target.stat().st_size:,} bytes of {len(pages)} pages")


if __name__ == "__main__":
    sys.exit(main())
