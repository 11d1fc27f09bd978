"""What is noted beside a capture, in `<name>.meta.yml`: its address, and the day it was saved.

A collection of captures may come from anywhere, its notes with it: they are read as plain values,
and what is wrong with them takes nothing but themselves away.

Takes bytes, returns values. Reads no file.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

import yaml

from generator.model import Problem

_KNOWN: Final = frozenset(["address", "captured"])

# What PyYAML raises of itself: "!!bool x", "!!timestamp x", lists in lists without end.
_FAULTS: Final = (ValueError, RecursionError, KeyError, AttributeError, TypeError)
# Escapes can write half a character, which no file can.
_HALF: Final = re.compile("[\ud800-\udfff]")
_LARGEST: Final = 10**18

Notes = tuple[str | None, date | None, list[Problem]]


def read_notes(data: bytes, shown: str) -> Notes:
    """Read the notes beside a capture.

    Args:
        data: The file's bytes; none where there is no file.
        shown: The file's path, for messages.

    Returns:
        The address, the day, and what cannot be used.

    >>> read_notes(b"captured: 1998-03-04 10:00:00", "seeds/a.txt.meta.yml")
    (None, datetime.date(1998, 3, 4), [])
    """
    try:
        # A parser in Python: of what is too deep it says so, and one in C would end the process.
        meta = yaml.safe_load(data.decode("utf-8-sig"))
    except (yaml.YAMLError, *_FAULTS) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        message = "cannot be read as YAML; write 'address: https://…' and 'captured: 2025-05-21'"
        return None, None, [Problem(shown, message, line=line)]
    if not isinstance(meta, dict):
        meta = {} if meta is None else {"": meta}
    problems = [
        Problem(shown, f"'{name}' is not known; write 'address' and 'captured'", str(name))
        for name in sorted(each if isinstance(each, str) else _told(each) for each in meta)
        if name not in _KNOWN
    ]
    address, captured = meta.get("address"), meta.get("captured")
    if isinstance(address, str):
        address = _HALF.sub("\ufffd", address)
    elif address is not None:
        problems.append(Problem(shown, f"{_told(address)} is no address; write a text", "address"))
        address = None
    # A time of day says no more than its day.
    day = captured.date() if isinstance(captured, datetime) else captured
    if day is not None and not isinstance(day, date):
        message = f"{_told(captured)} is no day; write 2025-05-21"
        problems.append(Problem(shown, message, "captured"))
        day = None
    return address, day, problems


def _told(value: object) -> str:
    """Say what was found; a list may stand for more values than anybody can print."""
    if isinstance(value, int) and abs(value) > _LARGEST:  # Python writes no longer one out
        return "a number"
    return "a list" if isinstance(value, (list, dict, set, tuple)) else f"'{value}'"
