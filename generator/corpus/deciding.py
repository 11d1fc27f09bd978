"""`names.yml` as a decision changes it: line by line, so that all else in it stays as it was.

Takes the file's text and names, returns the text. What `split` takes out is what `merge` put in:
a merge that is taken back leaves the file as it was, comment for comment.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import yaml

from generator.corpus.register import read_register
from generator.errors import RegisterError
from generator.text.names import fold

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY: Final = "people"
_WIDE: Final = 2**16


def merge(text: str, path: str, name: str, other: str) -> str:
    """Write down that two names are one person's.

    Args:
        text: The text of `names.yml`.
        path: Its path, for messages.
        name: The name that their page is to bear.
        other: Another name of the same person.

    Returns:
        The text with the decision: an alias, or `same` where the other has an entry.

    Raises:
        RegisterError: The file cannot be used, or says that they are two people.
    """
    read_register(text, path)
    entries = list(_entries(text))
    own, theirs = _entry_of(entries, name), _entry_of(entries, other)
    if own is not None and own is theirs:
        raise RegisterError(path, f"{name!r} and {other!r} are one person there already")
    for entry, wanted in ((own, other), (theirs, name)):
        if entry is not None and fold(wanted) in map(fold, _listed(entry, "different")):
            message = f"{name!r} and {other!r} are called different there; remove that first"
            raise RegisterError(path, message, line=entry.start_mark.line + 1)
    key = "aliases" if theirs is None else "same"
    if own is None:
        changed = _with_entry(text, {"name": name, key: [other]})
    else:
        changed = _with_item(text, own, key, other)
    read_register(changed, path)
    return changed


def split(text: str, path: str, name: str) -> str:
    """Take a name out of the entry that gives it to somebody.

    Args:
        text: The text of `names.yml`.
        path: Its path, for messages.
        name: The name.

    Returns:
        The text without it; the same text where no entry names it beside another.

    Raises:
        RegisterError: The file cannot be used.
    """
    read_register(text, path)
    for key in ("same", "aliases"):
        for entry in _entries(text):
            if fold(name) in map(fold, _listed(entry, key)):
                return _without_item(text, entry, key, name)
    return text


def keep_apart(text: str, path: str, name: str, others: Sequence[str]) -> str:
    """Write down that a name is nobody else's, though the rules would join it.

    Args:
        text: The text of `names.yml`.
        path: Its path, for messages.
        name: The name.
        others: The names that it is not to be joined with.

    Returns:
        The text with the decision.

    Raises:
        RegisterError: The file cannot be used.
    """
    read_register(text, path)
    entry = _entry_of(list(_entries(text)), name)
    if entry is None:
        changed = _with_entry(text, {"name": name, "different": list(others)})
    else:
        changed = text
        for other in others:
            entry = _entry_of(list(_entries(changed)), name) or entry
            changed = _with_item(changed, entry, "different", other)
    read_register(changed, path)
    return changed


# ------------------------------------------------------------------ what stands where


def _people(text: str) -> yaml.SequenceNode | None:
    root = yaml.compose(text, Loader=_LOADER)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == _KEY and isinstance(value, yaml.SequenceNode):
            return value
    return None


def _entries(text: str) -> Iterator[yaml.MappingNode]:
    people = _people(text)
    for entry in people.value if people else ():
        if isinstance(entry, yaml.MappingNode):
            yield entry


def _value(entry: yaml.MappingNode, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    return next(((key, value) for key, value in entry.value if key.value == name), None)


def _listed(entry: yaml.MappingNode, name: str) -> list[str]:
    found = _value(entry, name)
    return [item.value for item in found[1].value] if found and found[1].value else []


def _entry_of(entries: Sequence[yaml.MappingNode], name: str) -> yaml.MappingNode | None:
    """Return the entry that bears a name, or gives it as an alias."""
    for entry in entries:
        bears = _value(entry, "name")
        names = [bears[1].value] if bears else []
        if fold(name) in map(fold, [*names, *_listed(entry, "aliases")]):
            return entry
    return None


# ------------------------------------------------------------------ changes of lines


def _written(names: Sequence[str]) -> str:
    """Write names as a list in one line, quoted where YAML wants it."""
    return str(
        yaml.safe_dump(list(names), default_flow_style=True, allow_unicode=True, width=_WIDE)
    ).strip()


def _end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _with_entry(text: str, entry: dict[str, str | list[str]]) -> str:
    """Add an entry at the end of the list of people."""
    people = _people(text)
    end = _end(text)
    null = next((line for line in text.splitlines() if line.rstrip() == f"{_KEY}:"), None)
    # How far the first entry is indented tells `split` what was there before: no list, no value
    # or an empty list.
    indent = "  " if people is not None else " " if null else ""
    if people is not None and people.value and not people.flow_style:
        indent = " " * people.start_mark.column
    lines = []
    for at, (key, value) in enumerate(entry.items()):
        shown = _written(value) if isinstance(value, list) else _written([value])[1:-1]
        lines.append(f"{indent}{'- ' if at == 0 else '  '}{key}: {shown}{end}")
    block = "".join(lines)
    if people is None:
        kept = text if not text or text.endswith("\n") else text + end
        return (
            kept.replace(f"{null}{end}", f"{null}{end}{block}", 1)
            if null
            else (f"{kept}{_KEY}:{end}{block}")
        )
    if not people.flow_style:
        at = _line_start(text, _last_line(people) + 1)
        before = text[:at] if text[:at].endswith("\n") else text[:at] + end
        return before + block + text[at:]
    if people.value:
        shown = ", ".join(
            f"{key}: {_written(value) if isinstance(value, list) else _written([value])[1:-1]}"
            for key, value in entry.items()
        )
        at = people.value[-1].end_mark.index
        return f"{text[:at]},{end}  {{{shown}}}{text[at:]}"  # by the line `split` knows it
    start, stop = people.start_mark.index, people.end_mark.index
    rest = text[stop:]
    return text[:start].rstrip(" ") + end + block + rest.removeprefix("\r").removeprefix("\n")


def _with_item(text: str, entry: yaml.MappingNode, key: str, name: str) -> str:
    """Add a name to a list of an entry."""
    found = _value(entry, key)
    end = _end(text)
    if found is None or not isinstance(found[1], yaml.SequenceNode):
        column = entry.start_mark.column
        if entry.flow_style:
            at = entry.value[-1][1].end_mark.index
            return f"{text[:at]}, {key}: {_written([name])}{text[at:]}"
        at = _line_start(text, _last_line(entry) + 1)
        before = text[:at] if text[:at].endswith("\n") else text[:at] + end
        # A list of lines, by which `split` knows that the entry was there before.
        item = _written([name])[1:-1]
        return f"{before}{' ' * column}{key}:{end}{' ' * column}  - {item}{end}{text[at:]}"
    items = found[1]
    shown = _written([name])[1:-1]
    last = items.value[-1]
    if items.flow_style:
        return f"{text[: last.end_mark.index]}, {shown}{text[last.end_mark.index :]}"
    at = _line_start(text, last.end_mark.line + 1)
    before = text[:at] if text[:at].endswith("\n") else text[:at] + end
    return f"{before}{' ' * items.start_mark.column}- {shown}{end}{text[at:]}"


def _without_item(text: str, entry: yaml.MappingNode, key: str, name: str) -> str:
    """Take a name out of a list of an entry, with the list or the entry where nothing is left."""
    found = _value(entry, key)
    if found is None:
        return text
    items = found[1]
    if not isinstance(items, yaml.SequenceNode):
        return text
    if len(items.value) > 1:
        return _without_one_of(text, items, name)
    people = _people(text)
    is_new = items.flow_style and len(entry.value) == len(("name", key))
    if entry.flow_style:
        is_new = is_new and text[: entry.start_mark.index].endswith(f",{_end(text)}  ")
    if people is not None and is_new:
        return _without_entry(text, people, entry)
    if not entry.flow_style:
        return _without_lines(text, found[0].start_mark.line, _last_line(items) + 1)
    at = next(at for at, (known, _) in enumerate(entry.value) if known.value == key)
    start = entry.value[at - 1][1].end_mark.index if at else found[0].start_mark.index
    return text[:start] + text[items.end_mark.index :]


def _without_one_of(text: str, items: yaml.SequenceNode, name: str) -> str:
    """Take a name out of a list that holds more."""
    place = next(at for at, item in enumerate(items.value) if fold(item.value) == fold(name))
    item = items.value[place]
    if not items.flow_style:
        return _without_lines(text, item.start_mark.line, item.end_mark.line + 1)
    if place:
        start, stop = items.value[place - 1].end_mark.index, item.end_mark.index
    else:
        start, stop = item.start_mark.index, items.value[1].start_mark.index
    return text[:start] + text[stop:]


def _without_entry(text: str, people: yaml.SequenceNode, entry: yaml.MappingNode) -> str:
    """Take an entry out; of the last one an empty list is left."""
    places = [each.start_mark.index for each in people.value]
    at = places.index(entry.start_mark.index)
    if people.flow_style:
        start = people.value[at - 1].end_mark.index if at else entry.start_mark.index
        more = people.value[1].start_mark.index if len(places) > 1 else entry.end_mark.index
        return text[:start] + text[entry.end_mark.index if at else more :]
    left = _without_lines(text, entry.start_mark.line, _last_line(entry) + 1)
    if len(places) > 1:
        return left
    lines = left.splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if line.rstrip() == f"{_KEY}:")
    if people.start_mark.column == 0:
        del lines[at]
    elif people.start_mark.column > 1:
        lines[at] = lines[at].replace(f"{_KEY}:", f"{_KEY}: []", 1)
    return "".join(lines)


def _last_line(node: yaml.Node) -> int:
    """Return the line on which a node's last value ends, comments behind it not counted."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1])
    mark = node.end_mark
    # A block of text ends where the next line begins.
    return int(mark.line - (mark.column == 0 and mark.line > node.start_mark.line))


def _line_start(text: str, line: int) -> int:
    return sum(len(each) for each in text.splitlines(keepends=True)[:line])


def _without_lines(text: str, first: int, end: int) -> str:
    return text[: _line_start(text, first)] + text[_line_start(text, end) :]
