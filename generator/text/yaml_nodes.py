"""YAML that people write, as plain values that remember their place.

Every scalar comes back as the text that stands in the file: `1998`, `yes` and `12:30` mean
different things to readers of YAML 1.1 and 1.2, so nothing is guessed before a field says what
it wants. Only null (`~`, `null` or nothing) is None. Faults are collected, not raised: a file
with three faults should not need three runs.

Takes text, returns values. Reads no file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import yaml

from generator.text.yaml_bounds import compose

# The C loader is some ten times faster; a PyYAML built without it still works.
_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_NULLS: Final = frozenset(["", "~", "null", "Null", "NULL"])
_PLAIN_TAGS: Final = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[ \t]+)\d.*)?")
_NOT_YAML: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff"
)
_BREAKS: Final = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]")
_SPACES: Final = re.compile(" {2,}")
# Looks like a number, a time or a version to one YAML reader or another: 1234e567, 0x1f, 12:30.
_NUMBER_LIKE: Final = re.compile(
    r"[-+.]?\d[0-9a-fA-FxXoO_.,:eE+-]*|[-+]?\.(?:inf|nan)", re.IGNORECASE
)
_WORDS: Final = frozenset(["", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"])
# PyYAML's types leave the resolver out, hence Any.
_RESOLVER: Final[Any] = yaml.resolver.Resolver()

# What PyYAML says, and what a person can do about it; the first that fits is told.
_ADVICE: Final = (
    (
        "mapping values are not allowed",
        "a value that holds ': ' must stand in quotes, and keys begin at the left margin",
    ),
    ("cannot start any token", "a value cannot begin with this character; put it in quotes"),
    ("unexpected end of stream", "a quotation mark is opened and never closed"),
    ("document separator", "a quotation mark is opened and never closed"),
    ("expected ',' or ']'", "a list opened with '[' is not closed with ']'"),
    ("expected ',' or '}'", "a mapping opened with '{' is not closed with '}'"),
    ("could not find expected ':'", "a key needs ': ' and its value after it"),
    ("did not find expected key", "this line does not line up with the keys above it"),
    ("expected <block end>", "this line does not line up with the keys above it"),
    ("lists in lists", "lists in lists without end; make it simpler"),
    ("repeat a value", "anchors repeat a value without end; write it out"),
    ("undefined alias", "a value that begins with '*' must stand in quotes"),
    ("expected alphabetic", "a value that begins with '*' or '&' must stand in quotes"),
    ("did not find expected comment or line break", "put the value in quotes"),
)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong at one place, and what to do."""

    line: int
    column: int
    message: str


@dataclass(slots=True)
class Parsed:
    """A YAML mapping: its values, the place of each, and what is wrong."""

    values: dict[str, object] = field(default_factory=dict)
    places: dict[tuple[str | int, ...], tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def parse_mapping(text: str, *, first_line: int = 1) -> Parsed:
    """Read a YAML mapping and remember where each value stands.

    Args:
        text: The YAML, with plain newlines as its only line breaks.
        first_line: The line of the file that the text begins on.

    Returns:
        Values by key: text, None, lists and mappings of them; with faults, what could be read.

    >>> parse_mapping("{year: 1998, open: ~}").values
    {'year': '1998', 'open': None}
    """
    parsed = Parsed()
    unreadable = _NOT_YAML.search(text)
    if unreadable:
        line = text.count("\n", 0, unreadable.start())
        column = unreadable.start() - (text.rfind("\n", 0, unreadable.start()) + 1)
        message = f"the invisible character U+{ord(unreadable[0]):04X} stands here; remove it"
        parsed.faults.append(Fault(line + first_line, column + 1, message))
        return parsed
    try:
        root = compose(text, _LOADER, cycles=True)
    except yaml.MarkedYAMLError as error:
        parsed.faults.append(_syntax_fault(error, first_line))
        return parsed
    if root is None:
        return parsed
    walk = _Walk(parsed, first_line)
    value = walk.value(root, ())
    if isinstance(value, dict):
        parsed.values = value
    else:
        walk.fault(root, "expected lines of the form 'key: value'")
    parsed.faults.sort()
    return parsed


def reads_as_text(value: str) -> bool:
    """Tell whether every YAML reader takes this for text where it stands without quotes.

    >>> [reads_as_text(value) for value in ("Lyon", "no", "1234e567")]
    [True, False, False]
    """
    # Readers differ in the signs that may begin a value within brackets: `[?a]`, `[-a]`.
    if not value[:1].isalnum() or value.casefold() in _WORDS or _NUMBER_LIKE.fullmatch(value):
        return False
    tag = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))
    return bool(tag == "tag:yaml.org,2002:str")


def one_line(text: str) -> str:
    """Return text on one line, without characters that YAML cannot hold.

    >>> one_line("  Rail strike   ends ")
    'Rail strike ends'
    """
    # No-break spaces stay: they are part of how a text is set.
    return _SPACES.sub(" ", _NOT_YAML.sub("", _BREAKS.sub(" ", text))).strip(" ")


@dataclass(slots=True)
class _Walk:
    """One pass over the nodes of a document."""

    parsed: Parsed
    first_line: int
    done: dict[int, object] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)

    def fault(self, node: yaml.Node, message: str) -> None:
        line, column = self.place(node)
        self.parsed.faults.append(Fault(line, column, message))

    def place(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + self.first_line, node.start_mark.column + 1

    def value(self, node: yaml.Node, path: tuple[str | int, ...]) -> object:
        self.parsed.places.setdefault(path, self.place(node))
        # One anchor may be used many times: each node is read once, and never inside itself.
        if id(node) in self.done:
            return self.done[id(node)]
        if id(node) in self.open:
            self.fault(node, "this value contains itself; write it out")
            return None
        if node.tag not in _PLAIN_TAGS:
            self.fault(node, f"the tag '{node.tag}' has no meaning here; remove it")
        self.open.add(id(node))
        value = self.inside(node, path)
        self.open.discard(id(node))
        self.done[id(node)] = value
        return value

    def inside(self, node: yaml.Node, path: tuple[str | int, ...]) -> object:
        if isinstance(node, yaml.MappingNode):
            return dict(self.pairs(node, path))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return self.scalar(node) if isinstance(node, yaml.ScalarNode) else None

    def pairs(
        self, node: yaml.MappingNode, path: tuple[str | int, ...]
    ) -> Iterator[tuple[str, object]]:
        first_seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(key_node, "a key must be a word; put the text in quotes")
                continue
            key = key_node.value
            if key in first_seen:
                message = f"'{key}' is given twice, first on line {first_seen[key]}; keep one"
                self.fault(key_node, message)
                continue
            first_seen[key] = self.place(key_node)[0]
            yield key, self.value(value_node, (*path, key))

    def scalar(self, node: yaml.ScalarNode) -> str | None:
        text = str(node.value)
        if node.style:
            return text
        # MkDocs prints the whole front matter as text where a plain date is on no calendar.
        day = _DAY.fullmatch(text)
        if day:
            try:
                date(int(day[1]), int(day[2]), int(day[3]))
            except ValueError:
                self.fault(node, f"'{text}' is on no calendar; correct it or put it in quotes")
        return None if text in _NULLS else text


def _syntax_fault(error: yaml.MarkedYAMLError, first_line: int) -> Fault:
    said = f"{error.context or ''} {error.problem or ''}"
    advice = next((text for sign, text in _ADVICE if sign in said), f"not valid YAML: {said}")
    mark = error.problem_mark or error.context_mark
    if error.context_mark and ("never closed" in advice or "after it" in advice):
        # The place where it began tells more than the place where the reader gave up.
        mark = error.context_mark
    if mark is None:
        return Fault(first_line, 1, advice)
    return Fault(mark.line + first_line, mark.column + 1, advice)
