"""Every write: briefs, bases, proposals and generated pages.

A file is written beside its place, brought to the disk, and put in place in one step, so that
nobody ever sees half of one. Before the first file of a plan is touched, the plan itself is noted
down: a run that is killed is finished by the next, to the same bytes. Files are touched only
where their bytes differ.

Carries out what `editing.store` and `pages` decided; decides nothing but whether a page's place
is a person's.
"""

import contextlib
import errno
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import filelock

from generator.editing.store import Change
from generator.errors import WriteError
from generator.model import BriefId, DocPath, Page, Problem
from generator.pages.redirects import is_redirect
from generator.text.paths import is_inside

LOCK: Final = ".briefbook/lock"
UNFINISHED: Final = ".briefbook/unfinished.json"

_TEMPORARY: Final = ".briefbook-tmp"
# What a run notes down of a change, and the only file outside of these folders that it changes.
_NOTED: Final = {"path", "text", "replaces", "brief"}
_NAMES: Final = "names.yml"
_GENERATED: Final = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?:(?!---|\.\.\.).*\r?\n)*?generated:[ \t]*true[ \t]*\r?\n"
)


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the generated pages."""

    written: tuple[DocPath, ...] = ()
    removed: tuple[DocPath, ...] = ()
    kept: int = 0
    problems: tuple[Problem, ...] = ()


@contextlib.contextmanager
def locked(root: Path, *, wait: float = 0) -> Iterator[None]:
    """Keep two runs on one book apart, and finish what a killed one began.

    Args:
        root: The book's folder.
        wait: Seconds to wait for another run to end.

    Yields:
        Nothing; the lock is held inside the `with` block.

    Raises:
        WriteError: Another run holds the lock, or the folder cannot be written.
    """
    path = root / LOCK
    with _as_write_error(path, root):
        path.parent.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(path)
    try:
        lock.acquire(timeout=wait)
    except filelock.Timeout as error:
        message = (
            f"another run is writing this book (it holds {LOCK}); "
            "wait until it has ended, then run again"
        )
        raise WriteError(message) from error
    except OSError as error:
        raise WriteError(_told(path, root, error)) from error
    try:
        _sweep(root)
        _finish(root)
        yield
    finally:
        lock.release()


def carry_out(root: Path, changes: Iterable[Change]) -> None:
    """Make the changes of a plan, in its order.

    Args:
        root: The book's folder.
        changes: What to write and to remove.

    Raises:
        WriteError: A file cannot be written, or is not what the plan was made for any more; what
            was written before it stays, and the next run goes on from there.
    """
    made = tuple(changes)
    note = root / UNFINISHED
    if len(made) > 1:
        with _as_write_error(note, root):
            _put(note, json.dumps([asdict(change) for change in made]).encode(), root)
    for change in made:
        path = root / change.path
        with _as_write_error(path, root):
            if not _can_be_made(path, change):
                message = f"{change.path} was changed while this run was on; run again"
                raise WriteError(message)
            _make(path, change, root)
    with _as_write_error(note, root):
        note.unlink(missing_ok=True)


def _can_be_made(path: Path, change: Change) -> bool:
    """Tell whether a file is as it was when the change was planned, or as it is to be."""
    if change.replaces is None:
        return True
    there = path.read_bytes() if path.exists() else b""
    return there in (change.replaces.encode(), (change.text or "").encode())


def _make(path: Path, change: Change, root: Path) -> None:
    if change.text is not None:
        _put(path, change.text.encode(), root)
    elif path.exists():
        _refuse_outside(path, root)
        path.unlink(missing_ok=True)


def _finish(root: Path) -> None:
    """Make the changes that a killed run noted down and did not make.

    A brief that somebody saved since is left as it is, with its base: all of it counts as theirs.
    """
    note = root / UNFINISHED
    with _as_write_error(note, root):
        if not note.exists():
            return
        changes = tuple(_noted(note.read_bytes()))
    touched = set()
    for change in changes:
        path = root / change.path
        with _as_write_error(path, root):
            if not _can_be_made(path, change):
                touched.add(change.brief)
    for change in changes:
        path = root / change.path
        if change.brief is None or change.brief not in touched:
            with _as_write_error(path, root):
                _make(path, change, root)
    with _as_write_error(note, root):
        note.unlink()


def _noted(data: bytes) -> Sequence[Change]:
    """Read a note; one that is not whole says nothing, and nothing was touched then.

    Nor does one that no run wrote: a book may come from a stranger, and its note with it.
    """
    try:
        noted = json.loads(data)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(noted, list) or not all(map(_is_change, noted)):
        return ()
    return [Change(**one | {"brief": one["brief"] and BriefId(one["brief"])}) for one in noted]


def _is_change(one: object) -> bool:
    if not isinstance(one, dict) or one.keys() != _NOTED:
        return False
    path, values = one["path"], one.values()
    if not isinstance(path, str) or not all(isinstance(each, str | None) for each in values):
        return False
    return path == _NAMES or is_inside(path, "docs/") or is_inside(path, ".briefbook/")


def write_pages(root: Path, pages: Iterable[Page]) -> Written:
    """Write the generated pages, and remove those that nothing calls for.

    Args:
        root: The book's folder.
        pages: All generated pages of the book.

    Returns:
        What was written and removed, and the places where a person's file stands.

    Raises:
        WriteError: A file cannot be written or removed.
    """
    docs = root / "docs"
    wanted = {page.path: page.text.encode() for page in pages}
    written: list[DocPath] = []
    problems: list[Problem] = []
    kept = 0
    for name, data in sorted(wanted.items()):
        path = docs / name
        with _as_write_error(path, root):
            there = path.read_bytes() if path.exists() else None
            if there == data:
                kept += 1
            elif there is not None and not is_generated(there.decode("utf-8", "replace")):
                problems.append(Problem(f"docs/{name}", _IN_THE_WAY))
            else:
                _put(path, data, root)
                written.append(name)
    removed = tuple(_remove_stale(root, wanted))
    return Written(tuple(written), removed, kept, tuple(problems))


_IN_THE_WAY: Final = (
    "is a file of your own where a generated page belongs; it is left alone. Move it, or write "
    "'generated: true' into its front matter to have it replaced"
)


def is_generated(text: str) -> bool:
    """Tell whether a file in `docs/` says of itself that it is generated.

    >>> is_generated("A rule, and below it: generated: true")
    False
    """
    return _GENERATED.match(text) is not None


def _remove_stale(root: Path, wanted: Iterable[DocPath]) -> Iterator[DocPath]:
    docs = root / "docs"
    needed, top = set(wanted), str(docs)
    there = (
        DocPath(Path(folder, name).relative_to(docs).as_posix() if folder != top else name)
        for folder, _, names in os.walk(top)
        for name in names
        if name.endswith(".md")
    )
    for name in sorted(set(there) - needed):
        path = docs / name
        if not path.is_file():
            continue
        with _as_write_error(path, root):
            text = path.read_bytes().decode("utf-8", "replace")
            if is_redirect(name, text) if name.startswith("briefs/") else is_generated(text):
                path.unlink()
                _remove_empty(path.parent, docs)
                yield name


def _remove_empty(folder: Path, docs: Path) -> None:
    while folder != docs and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _refuse_outside(path: Path, root: Path) -> None:
    """Refuse a place that a link in the book leads out of it: no run made that link."""
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise OSError(errno.EXDEV, "a link in its path leads out of the book; put a folder there")


def _put(path: Path, data: bytes, root: Path) -> None:
    if path.exists() and path.read_bytes() == data:
        return
    _refuse_outside(path, root)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}{_TEMPORARY}")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _sweep(root: Path) -> None:
    for folder in (root / "docs", root / ".briefbook"):
        for path in sorted(folder.rglob(f".*{_TEMPORARY}")):
            with _as_write_error(path, root):
                path.unlink(missing_ok=True)


@contextlib.contextmanager
def _as_write_error(path: Path, root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteError(_told(path, root, error)) from error


def _told(path: Path, root: Path, error: OSError) -> str:
    name = path.relative_to(root).as_posix()
    return (
        f"{name} cannot be written ({error.strerror}); what stood there is untouched. "
        "Check the disk and the folder's permissions, then run again"
    )
