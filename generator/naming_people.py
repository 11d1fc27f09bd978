"""Decisions about names, written into `names.yml` and shown on the pages at once.

Each function reads the book, asks the pure stages, and writes what they decided. The caller holds
the book's lock.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from generator.book import NAMES, old_addresses, read_briefs, read_names
from generator.corpus import who_is_named
from generator.corpus.deciding import keep_apart, merge, split
from generator.corpus.people import Group
from generator.corpus.register import read_register
from generator.editing.plans import Change
from generator.editorial import Told
from generator.errors import RegisterError
from generator.model import Brief, Register
from generator.pipeline import second_half
from generator.text.names import fold
from generator.writing.writer import carry_out, write_pages


def merge_names(root: Path, name: str, other: str) -> Told:
    """Decide that two names are one person's.

    Args:
        root: The book's folder.
        name: The name that the person's page is to bear.
        other: Another name of the person.

    Raises:
        RegisterError: No brief names one of them, `names.yml` cannot be used, or it says that
            they are two people.
        WriteError: A file cannot be written.
    """
    briefs, _ = read_briefs(root)
    register = read_names(root)
    one, two = (_find(each, briefs, register) for each in (name, other))
    if one is two or one.name == two.name:
        raise RegisterError(NAMES, f"{one.name!r} and {two.name!r} are one person already")
    text = _text(root)
    _write(root, text, merge(text, NAMES, one.name, two.name))
    said = f"{NAMES}: {two.name!r} is {one.name!r}; take it back with: "
    return Told(
        (f'{said}briefbook names split "{two.name}"',), {"name": one.name, "also": two.name}
    )


def split_names(root: Path, name: str) -> Told:
    """Decide that a name is a person of its own.

    Args:
        root: The book's folder.
        name: The name, as briefs write it.

    Raises:
        RegisterError: No brief names it, it is a person of its own already, or `names.yml`
            cannot be used.
        WriteError: A file cannot be written.
    """
    briefs, _ = read_briefs(root)
    group = _find(name, briefs, read_names(root))
    spelling = next((s for s in group.spellings if fold(s) == fold(name)), name)
    text = _text(root)
    changed = split(text, NAMES, spelling)
    others = _beside(spelling, _groups(briefs, read_register(changed, NAMES)))
    if changed == text and not others:
        raise RegisterError(NAMES, f"{spelling!r} is a person of its own already")
    if others:
        # What the rules join stays joined without a word to the contrary.
        changed = keep_apart(changed, NAMES, spelling, others)
    _write(root, text, changed)
    data = {"name": spelling, "different": list(others)}
    return Told((f"{NAMES}: {spelling!r} is a person of its own",), data)


def _groups(briefs: Iterable[Brief], register: Register) -> tuple[Group, ...]:
    shown = [brief for brief in briefs if not brief.draft]
    return who_is_named(shown, register)[0]


def _find(name: str, briefs: Iterable[Brief], register: Register) -> Group:
    """Return the person who bears a name."""
    groups = _groups(briefs, register)
    known = {fold(s): group for group in groups for s in (group.name, *group.spellings)}
    found = known.get(fold(name))
    if found is None:
        close = get_close_matches(fold(name), known, n=3)
        meant = ", ".join(repr(known[key].name) for key in close)
        hint = f"did you mean {meant}?" if meant else "write it as a brief does"
        raise RegisterError(NAMES, f"no brief names {name!r}; {hint}")
    return found


def _beside(spelling: str, groups: Iterable[Group]) -> tuple[str, ...]:
    """Return the other names of the person who bears a spelling."""
    for group in groups:
        if spelling in group.spellings:
            return tuple(s for s in group.spellings if fold(s) != fold(spelling))
    return ()


def _text(root: Path) -> str:
    path = root / NAMES
    # The bytes as they are: line ends, mark of order and all.
    return path.read_bytes().decode("utf-8") if path.is_file() else ""


def _write(root: Path, before: str, text: str) -> None:
    """Write the decisions, and the pages as they are by them."""
    register = read_register(text, NAMES)
    carry_out(root, [Change(NAMES, text, replaces=before)])
    briefs, _ = read_briefs(root)
    _, pages = second_half(briefs, register, old_addresses(root))
    write_pages(root, pages)
