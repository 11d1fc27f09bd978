"""Whether anything changed since a run that changed nothing, and since the site was rendered.

All files of the book are looked at, none is opened but those that were saved in the moment before
they were looked at. What was found is kept beside the cache and may be deleted at any time: what a
run found when it began, with what it wrote. What a person saves while it is on is not as found.
"""

from __future__ import annotations

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
_BRIEFS: Final = "docs/briefs/"
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


@dataclass(frozen=True, slots=True)
class Files:
    """Everything that a run reads or writes, as it looked at one moment.

    Attributes:
        stamps: Size, time and place of each file, by its path in the book's folder.
        recent: Digests of the bytes of those that had just been saved.
        around: A digest of what else decides what a run writes.
    """

    stamps: Mapping[str, str]
    recent: Mapping[str, str]
    around: str = ""

    def look(self, *, without: Collection[str] = ()) -> Look:
        """Return what the files looked like, put together.

        Args:
            without: The first parts of paths that do not count.
        """
        found = sha256(self.around.encode())
        kept = (
            f"{name}\0{stamp}\n"
            for name, stamp in self.stamps.items()
            if not without or name.partition("/")[0] not in without
        )
        found.update("".join(kept).encode("utf-8", "surrogateescape"))
        recent = ((n, of) for n, of in self.recent.items() if n.partition("/")[0] not in without)
        return Look(found.hexdigest(), tuple(recent))

    def under(self, folder: str) -> Files:
        """Return the files of one folder.

        Args:
            folder: Its path in the book's folder, with a slash at the end.
        """
        return Files(
            {name: stamp for name, stamp in self.stamps.items() if name.startswith(folder)},
            {name: digest for name, digest in self.recent.items() if name.startswith(folder)},
        )

    def are_in(self, later: Files, root: Path) -> bool:
        """Tell whether all of these are as they were, whatever came beside them.

        Args:
            later: What there is now.
            root: The book's folder.
        """
        return self.stamps.items() <= later.stamps.items() and all(
            digest_of(root / name) == digest for name, digest in self.recent.items()
        )

    def followed_by(self, wrote: Mapping[str, str], root: Path) -> Files:
        """Return what the files look like after a run that found them so.

        Only what the run wrote is looked at. If somebody else changed a file meanwhile, it is not
        as it was, which any later look shows.

        Args:
            wrote: By path, digests of what the run wrote; empty for what it removed.
            root: The book's folder.
        """
        stamps, recent = dict(self.stamps), dict(self.recent)
        for name, digest in wrote.items():
            if digest:
                recent[name] = digest
                stamps[name] = ""  # of one that is gone meanwhile
                with contextlib.suppress(OSError):
                    stamps[name] = stamp_of((root / name).stat(follow_symlinks=False))
            else:
                stamps.pop(name, None)
                recent.pop(name, None)
        if wrote.keys() - self.stamps.keys():
            # As a look at the folders finds them: a folder's files stand where its name does.
            stamps = dict(sorted(stamps.items(), key=lambda each: each[0].split("/")))
        return Files(stamps, recent, self.around)

    def stamp(self, name: str) -> str | None:
        """Return by what a file is known again without a look inside.

        Args:
            name: Its path in the book's folder.

        Returns:
            None where there is no such file, or where it may yet change unseen.
        """
        return None if name in self.recent else self.stamps.get(name)


def files_of(root: Path) -> Files:
    """Look at everything that a run reads or writes, the site apart.

    Args:
        root: The book's folder.
    """
    return _seen(root, root, sha256(_surroundings(root).encode()).hexdigest())


def look_at(root: Path) -> Look:
    """Look at everything that a run reads or writes, the site apart, and keep no list of it.

    Args:
        root: The book's folder.
    """
    return files_of(root).look()


def look_at_site(root: Path) -> Look:
    """Look at the rendered site."""
    return _seen(root, root / SITE, "").look()


def is_as(look: Look, kept: Look, root: Path) -> bool:
    """Tell whether nothing changed between an earlier look and a later one.

    Args:
        look: The later one.
        kept: The earlier one.
        root: The book's folder.
    """
    return look.digest == kept.digest and all(
        digest_of(root / name) == digest for name, digest in kept.recent
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


def stamp_of(stat: os.stat_result) -> str:
    """Return by what a file is known again: its size, time and place."""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"


def _seen(root: Path, folder: Path, around: str) -> Files:
    stamps: dict[str, str] = {}
    recent: dict[str, str] = {}
    now = time.time_ns()
    prefix = "" if folder == root else f"{folder.relative_to(root).as_posix()}/"
    for name, entry in _files(folder, prefix):
        stat = entry.stat(follow_symlinks=False)
        stamps[name] = stamp_of(stat)
        # What a link leads to changes without it.
        if now - stat.st_mtime_ns < MOMENT or entry.is_symlink():
            recent[name] = digest_of(root / name)
    return Files(stamps, recent, around)


def _files(folder: str | Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Give every file below a folder in a fixed order, without what passes and what is not ours."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        name = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            hidden = entry.name.startswith(".") and not prefix.startswith(_BRIEFS)
            if name != SITE and (not hidden or name == _OWN):
                yield from _files(entry.path, f"{name}/")
        elif not _PASSING.fullmatch(name):
            yield name, entry


def digest_of(path: Path) -> str:
    """Return a digest of a file's bytes, empty where it is none that can be read."""
    try:
        # A pipe would never end.
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:
        return ""


def digest_of_text(text: str | None) -> str:
    """Return what `digest_of` says of a file with this text; of none, what no file has."""
    return "" if text is None else sha256(text.encode()).hexdigest()


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
    package = Path(__file__).parents[1]
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
