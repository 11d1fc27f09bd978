"""Who is found in labelled news, and how fast: ours, the pipeline as it is, runs of capitals.

`python benchmarks/actors.py GOLD.jsonl`: lines of JSON with "id", "text" and "gold", a list of
[start, end, "PER" or "ORG"] in code points. Counted is, document by document, the set of names
after folding, a name whose words are a part of a longer one's counted with it.
"""

import argparse
import json
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from results import write_section

from generator.actors.entities import Recogniser
from generator.actors.named import named_in
from generator.data import load
from generator.recogniser import recogniser_for
from generator.settings import PIPELINES

ROUNDS: Final = 3
KINDS: Final = (("people", "PER", "PERSON"), ("bodies", "ORG", "ORG"))
_CAPITALS: Final = re.compile(r"\b[A-Z][\w’'.-]+(?:\s(?:(?:of|de|van|al|bin)\s)?[A-Z][\w’'.-]+)+")

Forms = frozenset[str]  # a name and its other forms
Find = Callable[[str], dict[str, list[Forms]]]


class Document(NamedTuple):
    """A labelled text: for each kind the names that are right."""

    text: str
    right: dict[str, list[Forms]]


def folded(name: str) -> str:
    """Fold a name as the labels are compared: letters alone, no title, article or genitive."""
    letters = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ø", "o"))
    plain = "".join(each for each in letters if not unicodedata.combining(each)).casefold()
    words = re.findall(r"\w+", re.sub(r"[’'`.]", "", re.sub(r"[’'`]s\b", "", plain)))
    titles = set(load("honorifics")["honorifics"]) | set(load("ranks")["ranks"]) | {"the"}
    while len(words) > 1 and words[0] in titles:
        words.pop(0)
    return " ".join(words)


def longest(names: Iterable[str]) -> list[Forms]:
    """Return the names that are no part of another."""
    words = {name: Counter(name.split()) for name in names if name}
    return [
        frozenset({name})
        for name, own in sorted(words.items())
        if not any(own != other and not own - other for other in words.values())
    ]


def read(path: Path) -> list[Document]:
    """Read the labelled texts."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        text = given["text"]
        right = {
            label: longest(folded(text[a:b]) for a, b, kind in given["gold"] if kind == label)
            for _, label, _ in KINDS
        }
        documents.append(Document(text, right))
    return documents


def ours(recogniser: Recogniser | None) -> Find:
    """Return our finding."""

    def find(text: str) -> dict[str, list[Forms]]:
        found = named_in(text, recogniser)
        keys = {"PER": "persons", "ORG": "organisations"}
        return {
            label: [frozenset(map(folded, (one["name"], *one["also"]))) for one in found[key]]
            for label, key in keys.items()
        }

    return find


def pipeline(recogniser: Recogniser, *, fold: bool) -> Find:
    """Return what the pipeline marks, as it is or with shorter forms folded into longer ones."""

    def find(text: str) -> dict[str, list[Forms]]:
        paragraphs = [line for line in text.splitlines() if line.strip()]
        marked = zip(paragraphs, recogniser(paragraphs, "en"), strict=True)
        names = [(folded(line[a:b]), kind) for line, marks in marked for a, b, kind in marks]
        sets = {label: {name for name, kind in names if kind == own} for _, label, own in KINDS}
        return {
            label: longest(found) if fold else [frozenset({name}) for name in sorted(found)]
            for label, found in sets.items()
        }

    return find


def capitals(text: str) -> dict[str, list[Forms]]:
    """Return every run of two capitalised words or more, as a person and as a body."""
    found = longest(folded(run) for run in _CAPITALS.findall(text))
    return {"PER": found, "ORG": found}


def pace(ways: dict[str, Find], documents: Sequence[Document]) -> dict[str, float]:
    """Return words a second of CPU time of each way, the best of some rounds of all in turn."""
    words = sum(len(document.text.split()) for document in documents)
    best = dict.fromkeys(ways, 0.0)
    for _ in range(ROUNDS):
        for name, find in ways.items():
            began = time.process_time()
            for document in documents:
                find(document.text)
            best[name] = max(best[name], words / (time.process_time() - began))
    return best


def score(find: Find, documents: Sequence[Document]) -> dict[str, tuple[float, ...]]:
    """Return precision, recall and F1 of both kinds."""
    counts = {label: [0, 0, 0] for _, label, _ in KINDS}  # found and right, found, right
    answers = [find(document.text) for document in documents]
    for document, answer in zip(documents, answers, strict=True):
        for label, right in document.right.items():
            left = list(right)
            for forms in answer[label]:
                hit = next((one for one in left if one & forms), None)
                if hit is not None:
                    left.remove(hit)
            counts[label][0] += len(right) - len(left)
            counts[label][1] += len(answer[label])
            counts[label][2] += len(right)
    return {
        label: (100 * hit / max(1, found), 100 * hit / max(1, right), 200 * hit / (found + right))
        for label, (hit, found, right) in counts.items()
    }


def main() -> None:
    """Measure and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    documents = read(parser.parse_args().gold)
    recogniser, problems = recogniser_for(PIPELINES)
    ways: dict[str, Find] = {"Briefbook, triggers alone": ours(None), "runs of capitals": capitals}
    if not problems:
        marks = pipeline(recogniser, fold=False)
        marks(documents[0].text)  # loads the pipeline
        ways = {
            "Briefbook": ours(recogniser),
            f"{PIPELINES['en']} as it is": marks,
            f"{PIPELINES['en']}, folded": pipeline(recogniser, fold=True),
        } | ways
    rows = []
    figures_of = {name: score(find, documents) for name, find in ways.items()}
    speeds = pace(ways, documents)
    for name, figures in figures_of.items():
        cells = " | ".join(f"{value:.1f}" for kind in KINDS for value in figures[kind[1]])
        rows.append(f"| {name} | {cells} | {speeds[name]:.0f} |")
    head = (
        f"{len(documents)} labelled texts, scored document by document on the sets of names; times "
        f"without loading, the best of {ROUNDS} rounds in turn. Word lists and weights were made "
        "looking at these texts. A body that is found with its acronym counts once, though the "
        "labels hold both.\n\n"
        "| | people P | R | F1 | bodies P | R | F1 | words/s |\n|---|---|---|---|---|---|---|---|\n"
    )
    write_section(
        "People and bodies in news",
        "python benchmarks/actors.py GOLD.jsonl",
        head + "\n".join(rows),
    )


if __name__ == "__main__":
    main()
