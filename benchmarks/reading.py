"""Reading beside public tools: text, title, day, publisher and writers of labelled pages.

    python benchmarks/reading.py PAGES [--track html|blocks]

PAGES is a folder with `gold.jsonl` (id, body, title, date, source, domain, authors) and the
folders `html/ID.html` and `blocks/ID.txt`. Every system gets the same folder in a process of
its own; CPU time is user and system, less that of an empty folder. Scores of the body are of
runs of four words; the interval is of the mean over the pages, drawn again 300 times.
"""

import argparse
import difflib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from public_tools import TOOLS
from results import write_section
from shingles import f_one, shingles

HERE: Final = Path(__file__).parent
_WORD: Final = re.compile(r"\w+")
_SAME: Final = 0.9
_GOOD: Final = 0.95
_SHORTEST: Final = 3
_AND: Final = re.compile(r"\s*(?:;|,|/|&|\||\bund\b|\band\b|\bet\b|\by\b)\s*")


def run(command: Sequence[str], folder: Path) -> tuple[str, float]:
    """Run a command on a folder.

    Returns:
        What it printed, and its CPU seconds.
    """
    environment = os.environ | {"PYTHONPATH": str(HERE.parent), "PYTHONWARNINGS": "ignore"}
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [*command, str(folder)], stdout=out, stderr=subprocess.DEVNULL, env=environment
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return out.read().decode(), used.ru_utime + used.ru_stime


def words(text: object) -> str:
    """Return a text's words, folded."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", str(text or "")).casefold()))


def same_title(gold: str, answer: object) -> bool:
    """Tell whether two titles are nearly the same."""
    one, other = words(gold), words(answer)
    return bool(other) and (
        one == other or difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() > _SAME
    )


def same_source(gold: dict[str, Any], answer: object) -> bool:
    """Tell whether an answer is the publisher's name or host, or one is in the other."""
    key = words(answer).replace(" ", "").removeprefix("the")
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", gold.get("domain") or "").partition("/")[0]
    known = {words(name).replace(" ", "").removeprefix("the") for name in (gold["source"], host)}
    known.add(words(host.partition(".")[0]))
    return bool(key) and any(
        key == name or (min(len(key), len(name)) >= _SHORTEST and (key in name or name in key))
        for name in known
        if name
    )


def names(values: Iterable[object]) -> set[str]:
    """Return the names in some bylines."""
    return {words(part) for value in values for part in _AND.split(str(value)) if words(part)}


def score(gold: Sequence[dict[str, Any]], text: str) -> dict[str, float]:
    """Score a system's answers."""
    answers: dict[str, list[dict[str, Any]]] = {}
    for line in text.rstrip("\n").split("\n"):
        answer = json.loads(line)
        answers.setdefault(answer["id"], []).append(answer)
    parts: list[tuple[float, float, float]] = []
    right = {"title": [0, 0], "date": [0, 0], "source": [0, 0]}
    writers = [0, 0, 0]
    for page in gold:
        found = answers.get(page["id"], [])
        body = "\n\n".join(each.get("body") or "" for each in found)
        parts.append(_shares(page["body"], body))
        first = found[0] if found else {}
        for field, is_so in (
            ("title", same_title(page.get("title") or "", first.get("title"))),
            ("date", str(first.get("date") or "")[:10] == page.get("date")),
            ("source", bool(page.get("source")) and same_source(page, first.get("source"))),
        ):
            if page.get(field):
                right[field][0] += is_so
                right[field][1] += 1
        if page.get("authors"):
            one, other = names(page["authors"]), names(first.get("authors") or [])
            for at, size in enumerate((one & other, other - one, one - other)):
                writers[at] += len(size)
    low, high = _interval(parts)
    both = 2 * writers[0] + writers[1] + writers[2]
    return {
        "body F1": _mean_f_one(parts),
        "low": low,
        "high": high,
        "at .95": sum(part[2] >= _GOOD for part in parts) / len(parts),
        **{field: ok / max(1, count) for field, (ok, count) in right.items()},
        "authors F1": 2 * writers[0] / max(1, both),
    }


def _shares(gold: str, answer: str) -> tuple[float, float, float]:
    one, other = shingles(gold), shingles(answer)
    both = sum((one & other).values())
    precision = both / sum(other.values()) if other else -1.0
    return precision, both / max(1, sum(one.values())), f_one(gold, answer)


def _mean_f_one(parts: Sequence[tuple[float, float, float]]) -> float:
    """Return the F1 of mean precision (of pages with an answer) and mean recall."""
    precisions = [part[0] for part in parts if part[0] >= 0]
    precision = sum(precisions) / max(1, len(precisions))
    recall = sum(part[1] for part in parts) / len(parts)
    return 2 * precision * recall / max(1e-9, precision + recall)


def _interval(parts: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    drawing = random.Random(3)
    drawn = sorted(_mean_f_one(drawing.choices(parts, k=len(parts))) for _ in range(300))
    return drawn[7], drawn[-8]


def table(results: dict[str, dict[str, float]]) -> str:
    """Lay results out, best body first."""
    columns = ["title", "date", "source", "authors F1"]
    rows = [f"| | body F1 | 95% interval | at .95 | {' | '.join([*columns, 'CPU ms'])} |"]
    rows.append("|---" * (5 + len(columns)) + "|")
    for name, found in sorted(results.items(), key=lambda item: -item[1]["body F1"]):
        cells = [
            name,
            f"{found['body F1']:.3f}",
            f"{found['low']:.3f} to {found['high']:.3f}",
            f"{found['at .95']:.0%}",
            *(f"{found[column]:.3f}" for column in columns),
            f"{found['ms']:.0f}",
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def main() -> None:
    """Run every system and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--track", choices=("html", "blocks"), action="append")
    arguments = parser.parse_args()
    lines = (arguments.pages / "gold.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n")
    gold = [json.loads(line) for line in lines]
    commands = {"Briefbook": [sys.executable, "-m", "generator", "read", "--jsonl"]}
    for tool in TOOLS:
        commands[tool] = [sys.executable, str(HERE / "public_tools.py"), tool]
    for track in arguments.track or ("html", "blocks"):
        folder = arguments.pages / track
        results = {}
        for name, command in commands.items():
            with tempfile.TemporaryDirectory() as empty:
                _, start = run(command, Path(empty))
            text, seconds = run(command, folder)
            milliseconds = 1000 * max(0.0, seconds - start) / len(gold)
            results[name] = score(gold, text) | {"ms": milliseconds}
            print(f"{track} {name}: {results[name]['body F1']:.3f}", file=sys.stderr)
        what = "saved HTML" if track == "html" else "text dumps of the same pages"
        note = (
            f"{len(gold)} labelled news pages as {what}; scored on all of them, those on which the "
            "weights were fitted among them (figures without: the sections on fitting)."
        )
        shown = table(results)
        write_section(
            f"Reading {what}, beside public tools",
            f"python benchmarks/reading.py PAGES --track {track}",
            f"{note}\n\n{shown}",
        )


if __name__ == "__main__":
    main()
