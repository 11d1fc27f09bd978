"""Every write: briefs, bases, proposals and generated pages.

A file is written beside its place, brought to the disk, and put in place in one step, so that
nobody ever sees half of one. What a killed run leaves behind is swept up by the next. Files are
touched only where their bytes differ.

Carries out what `editing.store` and `pages` decided; decides nothing but whether a page's place
is a person's.
"""

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import filelock

from generator.editing.store import Change
from generator.errors import WriteError
from generator.model import DocPath, Page, Problem

LOCK: Final = ".briefbook/lock"

_TEMPORARY: Final = ".briefbook-tmp"
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
def locked(root: Path) -> Iterator[None]:
    """Keep two runs on one book apart, and sweep up after a killed one.

    Args:
        root: The book's folder.

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
        lock.acquire(timeout=0)
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
    for change in changes:
        path = root / change.path
        with _as_write_error(path, root):
            if change.text is None:
                path.unlink(missing_ok=True)
                continue
            there = path.read_bytes() if path.exists() else b""
            if change.replaces is not None and there != change.replaces.encode():
                message = f"{change.path} was changed while this run was on; run again"
                raise WriteError(message)
            _put(path, change.text.encode())


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
                _put(path, data)
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
    needed = set(wanted)
    for path in sorted(docs.rglob("*.md")):
        name = DocPath(path.relative_to(docs).as_posix())
        if name in needed or name.startswith("briefs/") or not path.is_file():
            continue
        with _as_write_error(path, root):
            if is_generated(path.read_bytes().decode("utf-8", "replace")):
                path.unlink()
                _remove_empty(path.parent, docs)
                yield name


def _remove_empty(folder: Path, docs: Path) -> None:
    while folder != docs and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _put(path: Path, data: bytes) -> None:
    if path.exists() and path.read_bytes() == data:
        return
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
