"""What became of a person's edits over the long run, line by line, and whether the look sees.

A look that finds nothing says little by itself. So, when all is counted, losses of each kind are
made by hand in the book, and must be found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from long_book import ID, Edit

TAKEN_OUT: Final = "a paragraph taken out"


@dataclass(slots=True)
class Losses:
    """Lines written and lost, taken out and back; edits that were none; what arrived or waits."""

    wrote: int = 0
    lost: list[str] = field(default_factory=list)
    took_out: int = 0
    back: list[str] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)
    improved: Counter[str] = field(default_factory=Counter)


def lines_of(text: str) -> Counter[str]:
    """Return the lines of a file, whatever ends them."""
    return Counter(each.rstrip("\r") for each in text.split("\n") if each.strip())


def compare(root: Path, edits: Sequence[Edit], news: dict[str, str]) -> Losses:
    """Hold every edited brief against what the person left."""
    found = Losses()
    files = {path: path.read_bytes().decode() for path in (root / "docs" / "briefs").rglob("*.md")}
    there = {one[1] for text in files.values() if (one := ID.search(text))}
    for edit in edits:
        now = files.get(edit.path)
        if edit.after == edit.before:
            found.idle.append(f"{edit.path}: {edit.kind}: the edit changed nothing")
        if edit.after is None:
            found.took_out += 1
            if edit.id in there:
                found.back.append(f"{edit.path}: is back")
            continue
        if now is None or (edit.kind == "locked" and now != edit.after):
            found.lost.append(f"{edit.path}: is gone or another")
            continue
        before, after, lines = lines_of(edit.before), lines_of(edit.after), lines_of(now)
        wrote, took_out = after - before, before - after
        found.wrote += wrote.total()
        found.took_out += took_out.total()
        found.lost += [f"{edit.path}: {each}" for each in wrote - lines]
        found.back += [f"{edit.path}: {each}" for each in took_out if lines[each] > after[each]]
        for word in {news[seed] for seed in edit.seeds if seed in news}:
            proposal = root / ".briefbook" / "proposals" / f"{edit.id}.md"
            if edit.kind == "locked":
                found.improved["locked"] += 1
            elif word in now:
                found.improved["arrived"] += 1
            else:
                waits = proposal.exists() and word in proposal.read_text(encoding="utf-8")
                out = "stays out with the paragraph" if edit.kind == TAKEN_OUT else "neither"
                found.improved["a proposal" if waits else out] += 1
    return found


def is_blind(root: Path, edits: Sequence[Edit], losses: Losses) -> list[str]:
    """Lose a line, bring one back, bring a brief back; return what the look does not see.

    Args:
        root: The book; it is spoilt afterwards.
        edits: What the person did.
        losses: What was found before.
    """
    blind = []
    before = len(losses.lost), len(losses.back)
    wrote = next(e for e in edits if e.after and lines_of(e.after) - lines_of(e.before))
    out = next(e for e in edits if e.kind == TAKEN_OUT and e.after and e is not wrote)
    gone = next(e for e in edits if e.after is None)
    line = next(iter(lines_of(wrote.after or "") - lines_of(wrote.before)))
    text = wrote.path.read_bytes().decode()
    wrote.path.write_bytes(text.replace(line, "", 1).encode())
    if len(compare(root, edits, {}).lost) != before[0] + 1:
        blind.append(f"{wrote.path}: a line that was taken from the person is not seen")
    back = next(iter(lines_of(out.before) - lines_of(out.after or "")))
    out.path.write_bytes(out.path.read_bytes() + f"\n{back}\n".encode())
    gone.path.write_bytes(gone.before.encode())
    if len(compare(root, edits, {}).back) != before[1] + 2:
        blind.append(f"{out.path}: what came back is not seen")
    return blind
