"""Whether a merge did what it should and nothing else: the result is read again and compared.

What a person wrote must stand there byte for byte; what was decided must be what a reader gets.
This knows nothing of how the text was made.

Takes texts and wishes, returns what is wrong.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from generator.editing.values import Item
from generator.text.front_matter_schema import FrontMatter
from generator.text.sheet import Edit, Sheet, apply, cut, cut_body, plain_breaks
from generator.text.yaml_nodes import parse_mapping
from generator.text.yaml_places import locate


@dataclass(frozen=True, slots=True)
class Wish:
    """What one key is to hold, what counts as generated there, and the edits that make it so."""

    name: str
    value: Any
    base: Any
    open: bool = False
    items: tuple[Item[Any], ...] = ()
    edits: tuple[Edit, ...] = ()


def trial(text: str, written: Mapping[str, object], wish: Wish, edits: Sequence[Edit]) -> bool:
    """Tell whether edits set one key and leave all others.

    Args:
        text: The YAML, with plain newlines.
        written: All its values as they are written.
        wish: What the key is to hold.
        edits: The edits.
    """
    parsed = parse_mapping(apply(text, edits))
    if parsed.faults or _without(parsed.values, wish.name) != _without(written, wish.name):
        return False
    if _own(parsed.values.get(wish.name)) != _own(written.get(wish.name)):
        return False
    return _holds(parsed.values, [wish])


def proof(
    before: Sheet, after: Sheet, wishes: Sequence[Wish], paragraphs: Sequence[int | str]
) -> str | None:
    """Compare a merged file with what it was made from.

    Args:
        before: The file as it was.
        after: The file as it is to be.
        wishes: What each key is to hold.
        paragraphs: The body to be: the place of a paragraph that stood, or a new text.

    Returns:
        What is wrong, in words, or None.
    """
    read = cut(after.text)
    if read is None or (read.opening, read.closing) != (before.opening, before.closing):
        return "its fences would change"
    changed = {wish.name for wish in wishes if wish.edits}
    if _pieces(before.yaml, changed) != _pieces(read.yaml, changed):
        return "a key or a comment beside it would change"
    if not _holds(parse_mapping(plain_breaks(read.yaml)[0]).values, wishes):
        return "a key would not say what was decided"
    there, now = cut_body(before.body), cut_body(read.body)
    wanted = tuple(there.paragraphs[p] if isinstance(p, int) else p for p in paragraphs)
    kept = [isinstance(p, int) for p in paragraphs]
    if len(wanted) != len(now.paragraphs) or not all(
        one == (raw if stays else plain)
        for one, raw, plain, stays in zip(wanted, now.paragraphs, now.plain, kept, strict=True)
    ):
        return "a paragraph beside it would change"
    return None


def _pieces(yaml: str, changed: set[str]) -> tuple[dict[str, str], list[str]]:
    """Return the lines of each key that stays, byte for byte, and the lines of comments."""
    text, places = plain_breaks(yaml)
    keys = locate(text) or {}
    stay = {
        name: yaml[places[place.start] : places[place.end]]
        for name, place in keys.items()
        if name not in changed
    }
    comments = [line for line in yaml.splitlines(keepends=True) if line.lstrip().startswith("#")]
    return stay, comments


def _holds(values: Mapping[str, object], wishes: Sequence[Wish]) -> bool:
    try:
        known = FrontMatter.model_validate(dict(values))
    except ValidationError:
        return False
    return all(_present(getattr(known, wish.name)) == wish.value for wish in wishes)


def _present(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(item for item in value if item is not None)
    return value


def _without(values: Mapping[str, object], name: str) -> list[tuple[str, object]]:
    return [(key, value) for key, value in values.items() if key != name]


def _own(value: object) -> list[dict[str, object]]:
    """Return what a person wrote beside name and role in a list of people."""
    items = value if isinstance(value, list) else [value]
    rows = [
        {key: inner for key, inner in item.items() if key not in ("name", "role")}
        for item in items
        if isinstance(item, dict)
    ]
    return [row for row in rows if row]
