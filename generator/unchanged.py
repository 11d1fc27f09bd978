"""Whether anything changed since a run that changed nothing, and since the site was rendered.

All files of the book are looked at, none is opened but those that were saved in the moment before
they were looked at. What was found is kept beside the cache and may be deleted at any time. It is
believed only where nothing was written between looking and finding: a person may save a brief
while a run is on.
"""

import contextlib
import json
import os
import re
import sys
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

FILE: Final = ".briefbook/cache.json"
SITE: Final = "site"

# Within so many nanoseconds a file system may give two changes one time.
MOMENT: Final = 2_000_000_000
_OWN: Final = ".briefbook"
_OF_PEOPLE: Final = frozenset(["docs", "names.yml"])
_PASSING: Final = re.compile(r"\.briefbook/(?:cache.*|lock|unfinished\.json)")
_VARIABLES: Final = re.compile(r"!ENV\s*(\[[^\]\n]*\]|\S+)")


@dataclass(frozen=True, slots=True)
class Look:
    """What files looked like at one moment.

    Attributes:
        digest: Of their paths, sizes and times.
        recent: Digests of the bytes of those that had just been saved.
    """

    digest: str
    recent: tuple[tuple[str, str], ...]


def look_at(root: Path) -> Look:
    """Look at everything that a run reads or writes, the site apart.

    Args:
        root: The book's folder.
    """
    found = sha256(_surroundings(root).encode())
    return _look(root, (root,), found.hexdigest())


def look_at_captures(root: Path) -> Look:
    """Look at everything that decides what captures have to say, the briefs themselves apart.

    Args:
        root: The book's folder.
    """
    found = sha256(_surroundings(root).encode())
    return _look(root, (root,), found.hexdigest(), without=_OF_PEOPLE)


def look_at_site(root: Path) -> Look:
    """Look at the rendered site."""
    return _look(root, (root / SITE,), "")


def is_as(look: Look, kept: Look, root: Path) -> bool:
    """Tell whether nothing changed between an earlier look and a later one.

    Args:
        look: The later one.
        kept: The earlier one.
        root: The book's folder.
    """
    return look.digest == kept.digest and all(
        _digest(root / name) == digest for name, digest in kept.recent
    )


def recall(root: Path, name: str) -> tuple[Mapping[str, Look], Any]:
    """Return what was found under a name, and what goes with it.

    Args:
        root: The book's folder.
        name: What it was kept under.

    Returns:
        The looks and the value; nothing and None where nothing can be believed.
    """
    try:
        kept = json.loads((root / FILE).read_bytes())[name]
        looks = {
            str(key): Look(str(digest), tuple((str(path), str(of)) for path, of in recent))
            for key, (digest, recent) in kept["looks"].items()
        }
        return looks, kept["value"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}, None


def keep(root: Path, name: str, looks: Mapping[str, Look], value: object) -> None:
    """Keep what was found; where it cannot be written, the next run finds it again.

    Args:
        root: The book's folder.
        name: What to keep it under.
        looks: What everything looked like.
        value: What goes with it, as JSON takes it.
    """
    path = root / FILE
    try:
        there = json.loads(path.read_bytes())
    except (OSError, ValueError):
        there = {}
    kept = {key: (look.digest, look.recent) for key, look in looks.items()}
    there = (there if isinstance(there, dict) else {}) | {name: {"looks": kept, "value": value}}
    beside = path.with_name(path.name + ".new")
    try:
        beside.write_text(json.dumps(there), encoding="utf-8")
        beside.replace(path)
    except OSError:
        return


def _look(root: Path, folders: tuple[Path, ...], begin: str, without: Collection[str] = ()) -> Look:
    found = sha256(begin.encode())
    now = time.time_ns()
    recent = []
    for folder in folders:
        prefix = "" if folder == root else f"{folder.relative_to(root).as_posix()}/"
        for name, entry in _files(folder, prefix, without):
            stat = entry.stat(follow_symlinks=False)
            found.update(
                f"{name}\0{stat.st_size} {stat.st_mtime_ns} {stat.st_ino}\n".encode(
                    "utf-8", "surrogateescape"
                )
            )
            if now - stat.st_mtime_ns < MOMENT:
                recent.append((name, _digest(root / name)))
    return Look(found.hexdigest(), tuple(recent))


def _files(
    folder: str | Path, prefix: str, without: Collection[str]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Give every file below a folder in a fixed order, without what passes and what is not ours."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        name = prefix + entry.name
        if name in without:
            continue
        if entry.is_dir(follow_symlinks=False):
            if name != SITE and (not entry.name.startswith(".") or name == _OWN):
                yield from _files(entry.path, f"{name}/", without)
        elif not _PASSING.fullmatch(name):
            yield name, entry


def _digest(path: Path) -> str:
    try:
        # A pipe would never end.
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:
        return ""


def _surroundings(root: Path) -> str:
    """Return what else decides what a run writes: our code, the libraries, the environment."""
    try:
        settings = (root / "mkdocs.yml").read_text(encoding="utf-8", errors="replace")
    except OSError:
        settings = ""
    named = {name for part in _VARIABLES.findall(settings) for name in re.findall(r"\w+", part)}
    values = [f"{name}={os.environ[name]}" for name in sorted(named) if name in os.environ]
    return "\n".join([program_version(), *values])


@cache
def program_version() -> str:
    """Return what changes whenever our code or a library does."""
    package = Path(__file__).parent
    found = sha256()
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            stat = path.stat()
            found.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    for name in sorted(_installed()):
        found.update(f"{name}\n".encode())
    return found.hexdigest()


def _installed() -> Iterator[str]:
    """Give the libraries with their versions, as installers name the folders of what they note.

    Reading the notes themselves would take longer than all the rest.
    """
    for folder in sys.path:
        with contextlib.suppress(OSError):
            for path in Path(folder or ".").iterdir():
                if path.name.endswith((".dist-info", ".egg-info", ".egg-link", ".pth")):
                    yield path.name
