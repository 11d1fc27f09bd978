"""Where Briefbook was installed from, as a line that installs the same elsewhere.

A book is published by a machine that has only the book: it must get the Briefbook that made it,
from where its maker got it. pip notes that down beside what it installs (PEP 610).

Takes texts, returns values. Reads nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote, urlsplit

NAME: Final = "briefbook"

_FROM_FOLDER: Final = (
    "Briefbook runs from a folder of this machine, which no other machine can install: "
    "put an address into requirements.txt (--requirement), or the path of a wheel"
)
_REQUIREMENT: Final = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?")
_EXTRA: Final = re.compile(r"""extra\s*==\s*["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where Briefbook came from.

    Attributes:
        requirement: The line that installs it.
        file: The package's file on this machine, which has to go with the book.
        note: What its maker has to know.
    """

    requirement: str
    file: str | None = None
    note: str | None = None


def origin(version: str, direct_url: str | None) -> Origin:
    """Tell where Briefbook was installed from.

    Args:
        version: The version that runs.
        direct_url: What pip noted down, None where it came from an index.

    Returns:
        The requirement, pinned.

    >>> origin("1.2.0", None).requirement
    'briefbook==1.2.0'
    """
    try:
        noted: Any = json.loads(direct_url or "{}")
        address = str(noted.get("url", ""))
    except (ValueError, AttributeError):
        noted, address = {}, ""
    pinned = f"{NAME}=={version}"
    if "vcs_info" in noted:
        vcs = noted["vcs_info"]
        folder = noted.get("subdirectory")
        where = f"{vcs.get('vcs', 'git')}+{address}@{vcs.get('commit_id', 'HEAD')}"
        return Origin(f"{NAME} @ {where}" + (f"#subdirectory={folder}" if folder else ""))
    if "archive_info" in noted and address.startswith("file:"):
        return of_file(_local(address))
    if "archive_info" in noted:
        known = noted["archive_info"].get("hashes", {}).get("sha256")
        return Origin(f"{NAME} @ {address}" + (f"#sha256={known}" if known else ""))
    return Origin(pinned, note=_FROM_FOLDER if "dir_info" in noted else None)


def of_file(path: str) -> Origin:
    """Return the origin of a package's file, which goes with the book.

    >>> of_file("/tmp/briefbook-1.2.0-py3-none-any.whl").requirement
    './vendor/briefbook-1.2.0-py3-none-any.whl'
    """
    name = path.replace("\\", "/").rpartition("/")[2]
    return Origin(f"./vendor/{name}", file=path)


def _local(address: str) -> str:
    path = unquote(urlsplit(address).path)
    # file:///C:/x on Windows
    return path[1:] if re.match(r"/[A-Za-z]:/", path) else path


def versions(
    name: str, look_up: Callable[[str], tuple[str, tuple[str, ...]] | None]
) -> tuple[str, ...]:
    """List the versions of all that a package needs, as pip's constraints.

    Args:
        name: The package; it is not in the list itself.
        look_up: Gives the version of an installed package and what it requires, None where it
            is not installed.

    Returns:
        A line a package, by name.
    """
    found: dict[str, str] = {}
    waiting = [(name, frozenset[str]())]
    seen = set(waiting)
    while waiting:
        package, extras = waiting.pop()
        known = look_up(package)
        if known is None:
            continue  # for another system, or another Python
        found[_normal(package)] = known[0]
        for needed in _needed(known[1], extras):
            if needed not in seen:
                seen.add(needed)
                waiting.append(needed)
    found.pop(_normal(name), None)
    return tuple(f"{package}=={version}" for package, version in sorted(found.items()))


def _needed(
    requirements: tuple[str, ...], extras: frozenset[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    for line in requirements:
        wanted = _EXTRA.search(line)
        matched = _REQUIREMENT.match(line)
        if matched and (wanted is None or _normal(wanted[1]) in extras):
            asked = (matched[2] or "").split(",")
            yield _normal(matched[1]), frozenset(_normal(each) for each in asked if each.strip())


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()
