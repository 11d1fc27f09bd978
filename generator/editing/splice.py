"""One key of a front matter set to another value, and not one character beside it.

Comments, quoting, order and indentation of what stays are a person's. Where a value cannot be
changed without touching one of their comments, it is not changed.

Takes YAML and values, returns edits. Emits all YAML through `front_matter`; decides nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import yaml

from generator.editing.values import Item
from generator.model import Actor, Brief, BriefId, DocPath
from generator.text.front_matter import write_key
from generator.text.front_matter_schema import FrontMatter
from generator.text.sheet import Edit, apply
from generator.text.yaml_places import (
    Place,
    has_comment,
    is_set_off,
    last,
    line_end,
    line_start,
)

KEYS: Final = tuple(FrontMatter.model_fields)
_EMPTY: Final = Brief(DocPath("x"), BriefId("x"), "", ())
_ATTRIBUTES: Final = {"correction": "corrections"}

Edits = list[Edit] | None


def emit(name: str, value: object) -> str:
    """Write one key as the generator lays it out; empty where the value is."""
    field: dict[str, Any] = {_ATTRIBUTES.get(name, name): value}
    return write_key(name, replace(_EMPTY, **field))


def set_key(text: str, keys: Mapping[str, Place], name: str, value: object) -> Edits:
    """Set a key that holds one value, or write a whole key anew.

    Args:
        text: The YAML, with plain newlines.
        keys: Its keys.
        name: The key.
        value: What it is to hold; nothing takes its lines out.

    Returns:
        The edits, or None where a comment of a person would go.
    """
    lines = emit(name, value)
    place = keys.get(name)
    if place is None:
        at = _place_for(name, keys)
        return [Edit(at, at, lines)] if lines else []
    if not lines or not isinstance(place.value, yaml.ScalarNode) or is_set_off(place.value):
        return _replaced(text, place, lines)
    node = place.value
    start, end = node.start_mark.index, node.end_mark.index
    new = lines.removeprefix(f"{name}: ").removesuffix("\n")
    if "\n" in new:
        return _replaced(text, place, lines)
    return [Edit(start, end, f" {new}" if text[start - 1 : start] == ":" else new)]


def set_items(
    text: str,
    keys: Mapping[str, Place],
    name: str,
    mine: Sequence[object],
    items: Sequence[Item[object]],
) -> Edits:
    """Set a key that holds a list, item by item.

    Args:
        text: The YAML, with plain newlines.
        keys: Its keys.
        name: The key.
        mine: The items that stand there.
        items: The items that are to stand there; those that stay in their order.

    Returns:
        The edits, or None where they cannot be made item by item.
    """
    place = keys.get(name)
    values = tuple(item.value for item in items)
    if place is None or not values or not isinstance(place.value, yaml.SequenceNode):
        return (
            set_key(text, keys, name, values)
            if place is None or not values
            else _lone(text, place, mine, items)
        )
    nodes = place.value.value
    if place.value.flow_style:
        return _flow(text, place.value, mine, items)
    if len(nodes) != len(mine):
        return None
    return _block(text, nodes, mine, items)


def rewrite_key(text: str, keys: Mapping[str, Place], name: str, value: object) -> Edits:
    """Write a whole key anew in its place, or None where a comment of a person would go."""
    return _replaced(text, keys[name], emit(name, value)) if name in keys else None


def _place_for(name: str, keys: Mapping[str, Place]) -> int:
    """Return where a new key belongs: behind the nearest that comes before it."""
    for before in reversed(KEYS[: KEYS.index(name)]):
        if before in keys:
            return keys[before].end
    return min((place.start for place in keys.values()), default=0)


def _replaced(text: str, place: Place, lines: str) -> Edits:
    if has_comment(text[place.start : place.end]):
        return None
    return [Edit(place.start, place.end, lines)]


def _lone(text: str, place: Place, mine: Sequence[object], items: Sequence[Item[object]]) -> Edits:
    """Add to one name that stands where a list could: it becomes one."""
    node = place.value
    if not isinstance(node, yaml.ScalarNode) or is_set_off(node):
        return None
    start, end = node.start_mark.index, node.end_mark.index
    if not mine:
        gap = " " if text[start - 1 : start] == ":" else ""
        return [Edit(start, end, f"{gap}[{', '.join(_flow_text(item.value) for item in items)}]")]
    if any(item.at is not None and item.value != mine[0] for item in items):
        return None
    parts = [text[start:end] if item.at is not None else _flow_text(item.value) for item in items]
    return [Edit(start, end, f"[{', '.join(parts)}]")]


# --------------------------------------------------------------------------- lists in brackets


def _flow(
    text: str, node: yaml.SequenceNode, mine: Sequence[object], items: Sequence[Item[object]]
) -> Edits:
    """Build a list in brackets anew around the texts of the items that stay."""
    start, end = node.start_mark.index, node.end_mark.index
    nodes = node.value
    if has_comment(text[start:end]) or len(nodes) != len(mine):
        return None
    parts: list[str] = []
    before: int | None = None
    for number, item in enumerate(items):
        if item.at is None:
            parts.append((", " if number else "") + _flow_text(item.value))
        else:
            there = nodes[item.at]
            begins = there.start_mark.index
            # What stood between two neighbours stays, a line break too.
            beside = item.at and before == item.at - 1
            gap = text[nodes[item.at - 1].end_mark.index : begins] if beside else ", "
            changed = _changed_item(text, there, mine[item.at], item.value, flow=True)
            if changed is None:
                return None
            piece = text[begins : there.end_mark.index]
            shifted = [Edit(e.start - begins, e.end - begins, e.text) for e in changed]
            parts.append((gap if number else "") + apply(piece, shifted))
        before = item.at
    first = text[start + 1 : nodes[0].start_mark.index] if nodes else ""
    tail = text[nodes[-1].end_mark.index : end] if nodes else "]"
    return [Edit(start, end, f"[{first}{''.join(parts)}{tail}")]


def _flow_text(value: object) -> str:
    if isinstance(value, Actor):
        role = f", role: {_scalar(value.role)}" if value.role else ""
        return f"{{name: {_scalar(value.name)}{role}}}"
    return _scalar(str(value))


def _scalar(value: str) -> str:
    """Return a text as it may stand in a list of either kind."""
    return emit("byline", (value,)).removeprefix("byline: [").removesuffix("]\n")


# --------------------------------------------------------------------------- lists with dashes


def _block(
    text: str, nodes: Sequence[yaml.Node], mine: Sequence[object], items: Sequence[Item[object]]
) -> Edits:
    dashes = [text.rfind("-", 0, node.start_mark.index) for node in nodes]
    starts = [line_start(text, dash) for dash in dashes]
    ends = [line_end(text, last(node)) for node in nodes]
    indent = text[starts[0] : dashes[0]]
    edits: list[Edit] = []
    stay = {item.at for item in items if item.at is not None}
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if at not in stay:
            if has_comment(text[start:end]):
                return None
            edits.append(Edit(start, end, ""))
    place = starts[0]
    for item in items:
        if item.at is None:
            edits.append(Edit(place, place, _block_text(item.value, indent)))
            continue
        changed = _changed_item(text, nodes[item.at], mine[item.at], item.value, flow=False)
        if changed is None:
            return None
        edits += changed
        place = ends[item.at]
    return edits


def _block_text(value: object, indent: str) -> str:
    if isinstance(value, Actor):
        role = f"{indent}  role: {_scalar(value.role)}\n" if value.role else ""
        return f"{indent}- name: {_scalar(value.name)}\n{role}"
    return f"{indent}- {_scalar(str(value))}\n"


# --------------------------------------------------------------------------- one item


def _changed_item(text: str, node: yaml.Node, old: object, new: object, *, flow: bool) -> Edits:
    """Change one item that stays."""
    if old == new:
        return []
    if isinstance(node, yaml.ScalarNode):
        if is_set_off(node):
            return None
        return [
            Edit(node.start_mark.index, node.end_mark.index, _item_text(text, node, new, flow=flow))
        ]
    if (
        not isinstance(node, yaml.MappingNode)
        or not isinstance(new, Actor)
        or not isinstance(old, Actor)
    ):
        return None
    pairs = {str(key.value): (key, value) for key, value in node.value}
    edits: list[Edit] = []
    if old.name != new.name:
        edits.append(_set_scalar(text, pairs["name"][1], new.name))
    if old.role != new.role:
        changed = _changed_role(text, node, pairs, new.role)
        if changed is None:
            return None
        edits.append(changed)
    return edits


def _item_text(text: str, node: yaml.Node, new: object, *, flow: bool) -> str:
    if not isinstance(new, Actor):
        return _scalar(str(new))
    if new.role is None:
        return _scalar(new.name)
    if flow:
        return _flow_text(new)
    start = node.start_mark.index
    indent = " " * (start - line_start(text, start))
    return f"name: {_scalar(new.name)}\n{indent}role: {_scalar(new.role)}"


def _set_scalar(text: str, node: yaml.Node, new: str) -> Edit:
    start, end = node.start_mark.index, node.end_mark.index
    gap = " " if text[start - 1 : start] == ":" else ""
    return Edit(start, end, gap + _scalar(new))


def _changed_role(
    text: str,
    node: yaml.MappingNode,
    pairs: dict[str, tuple[yaml.Node, yaml.Node]],
    role: str | None,
) -> Edit | None:
    if "role" not in pairs:
        return _added_role(text, node, *pairs["name"], role) if role else None
    key, value = pairs["role"]
    if is_set_off(value) or not isinstance(value, yaml.ScalarNode):
        return None
    if role is not None:
        return _set_scalar(text, value, role)
    start, end = line_start(text, key.start_mark.index), line_end(text, last(value))
    alone = not text[start : key.start_mark.index].strip()
    if node.flow_style or not alone or has_comment(text[start:end]):
        return None
    return Edit(start, end, "")


def _added_role(
    text: str, node: yaml.MappingNode, key: yaml.Node, value: yaml.Node, role: str
) -> Edit:
    end = int(value.end_mark.index)
    if node.flow_style:
        return Edit(end, end, f", role: {_scalar(role)}")
    end = line_end(text, last(value))
    column = key.start_mark.index - line_start(text, key.start_mark.index)
    return Edit(end, end, f"{' ' * column}role: {_scalar(role)}\n")
