"""Where keys and values stand in YAML that people wrote, to the character.

Only plain block mappings are told apart: one key a line, no anchors, no tags. Everything else
is left to those who wrote it.

Takes text with plain newlines, returns places. Reads no file and changes nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import yaml

_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_COMMENT: Final = re.compile(r"(?:^|[ \t])#", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Place:
    """One key: its lines from `start` to `end`, comments behind it on its lines too."""

    name: str
    start: int
    end: int
    value: yaml.Node


def locate(text: str) -> Mapping[str, Place] | None:
    """Find the keys of a mapping.

    Args:
        text: YAML with plain newlines.

    Returns:
        The keys in their order, or None where the text is no plain block mapping.
    """
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError:
        return None
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode) or root.flow_style or not _is_plain(root, text):
        return None
    return {
        str(key.value): Place(
            str(key.value),
            line_start(text, key.start_mark.index),
            line_end(text, last(value)),
            value,
        )
        for key, value in root.value
    }


def last(node: yaml.Node) -> int:
    """Return where a value ends, without blank lines and comments behind it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        child = node.value[-1]
        return last(child[1] if isinstance(child, tuple) else child)
    end = int(node.end_mark.index)
    # A text in the style of `|` ends behind its last line break.
    return end - 1 if is_set_off(node) else end


def is_set_off(node: yaml.Node) -> bool:
    """Tell whether a value is a text in the style of `|` or `>`."""
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def line_start(text: str, at: int) -> int:
    """Return where the line of a place begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line behind that of a place begins."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def has_comment(text: str) -> bool:
    """Tell whether there may be a comment in a piece of YAML; in doubt there is one."""
    return _COMMENT.search(text) is not None


def _is_plain(root: yaml.Node, text: str) -> bool:
    """Tell whether every value stands where it is used, and no key shares its line."""
    at = -1
    for node in _walk(root):
        start = node.start_mark.index
        if start < at or text[start : start + 1] in ("&", "*", "!"):
            return False
        at = start
    keys = [key for key, _ in root.value]
    return all(
        isinstance(key, yaml.ScalarNode)
        and line_start(text, key.start_mark.index) == key.start_mark.index
        for key in keys
    )


def _walk(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(key)
            yield from _walk(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _walk(item)
