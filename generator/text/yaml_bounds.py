"""YAML of strangers, composed within bounds.

A parser in C goes down into lists in lists until the process ends, and a few lines of anchors can
stand for more values than any memory holds. What is beyond these bounds is no YAML for us: it is
refused in the parser's own words for a fault, with its place.

Takes text, returns PyYAML's nodes. Reads no file.
"""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

MAX_DEPTH: Final = 100
MAX_VALUES: Final = 1_000_000  # with what anchors repeat; a book of 100,000 briefs has fewer names

# Each level takes one of these signs, or a blank at the beginning of a line.
_OPENERS: Final = "[{-?"
_INDENTED: Final = re.compile(rf"^ {{{MAX_DEPTH}}}", re.MULTILINE)


class BeyondBoundsError(yaml.MarkedYAMLError):
    """The text is deeper, or stands for more values, than anything that people write."""


def compose(
    text: str,
    loader: Any,  # noqa: ANN401 - PyYAML's C loaders have no type
    *,
    cycles: bool = False,
) -> yaml.Node | None:
    """Compose a YAML document as `yaml.compose` does, within bounds.

    Args:
        text: The YAML.
        loader: One of PyYAML's loaders.
        cycles: Whether a value may contain itself.

    Returns:
        The root of the document, None where there is none.

    Raises:
        yaml.YAMLError: It is no YAML, or beyond the bounds.
    """
    if sum(map(text.count, _OPENERS)) >= MAX_DEPTH or _INDENTED.search(text):
        _refuse_depth(text, loader)
    root: yaml.Node | None = yaml.compose(text, Loader=loader)
    if root is not None and "*" in text:
        _values(root, {}, set(), cycles=cycles)
    return root


def _inner(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [each for pair in node.value for each in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _refuse_depth(text: str, loader: Any) -> None:  # noqa: ANN401 - as above
    """Refuse a text that is too deep; events, other than nodes, need no depth of the process."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                told = "lists in lists without end; make it simpler"
                mark: Any = event.start_mark  # the C parser has a type of its own for it
                raise BeyondBoundsError(None, None, told, mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _values(node: yaml.Node, done: dict[int, int], open_now: set[int], *, cycles: bool) -> int:
    """Count the values that a node stands for, each alias as what it repeats."""
    if id(node) in done:
        return done[id(node)]
    if id(node) in open_now:
        if cycles:
            return 1
        told = "this value contains itself; write it out"
        raise BeyondBoundsError(None, None, told, node.start_mark)
    open_now.add(id(node))
    found = 1 + sum(_values(each, done, open_now, cycles=cycles) for each in _inner(node))
    open_now.discard(id(node))
    if found > MAX_VALUES:
        told = "anchors repeat a value without end; write it out"
        raise BeyondBoundsError(None, None, told, node.start_mark)
    done[id(node)] = found
    return found
