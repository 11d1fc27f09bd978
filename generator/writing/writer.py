"""Every write: briefs, bases, proposals and generated pages.

Before the first file of a plan is touched, the plan itself is noted down: a run that is killed is
finished by the next, to the same bytes. Files are touched only where their bytes differ.

Carries out what `editing.store` and `pages` decided; decides nothing but whether a page's place
is a person's.
"""

import contextlib
import errno
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

import filelock

from generator.editing.plans import Change
from generator.editing.unfinished import digest, expected, read_note, write_note
from generator.errors import WriteError
from generator.model import DocPath, Page, Problem
from generator.writing.page_files import IN_THE_WAY, is_generated, is_ours, others_among
from generator.writing.replacing import TEMPORARY, beside, put, rescue

LOCK: Final = ".briefbook/lock"
UNFINISHED: Final = ".briefbook/unfinished.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the generated pages."""

    written: tuple[DocPath, ...] = ()
    removed: tuple[DocPath, ...] = ()
    kept: int = 0
    problems: tuple[Problem, ...] = ()
    standing: Mapping[DocPath, str] = field(default_factory=dict)  # digests of all that now stand

    def digests(self) -> dict[str, str]:
        """Return digests of what was written by path in the book, empty of what was removed."""
        written = {f"docs/{name}": self.standing[name] for name in self.written}
        return written | dict.fromkeys((f"docs/{name}" for name in self.removed), "")


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
        message = f"another run is writing this book (it holds {LOCK}); "
        message += "wait until it has ended, then run again"
        raise WriteError(message) from error
    except OSError as error:
        raise WriteError(_told(path, root, error)) from error
    try:
        _finish(root)
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
    made = tuple(changes)
    note = root / UNFINISHED
    # One file that is new is there or not; what replaces another may meet a save by a person.
    if len(made) > 1 or any(change.replaces for change in made):
        with _as_write_error(note, root):
            was = {change.path: digest(_bytes_of(root / change.path)) for change in made}
            _put(note, write_note(made, was), root)
    for change in made:
        path = root / change.path
        with _as_write_error(path, root):
            if not _can_be_made(path, change):
                raise WriteError(_changed(path, root))
            _make(path, change, root)
    with _as_write_error(note, root):
        note.unlink(missing_ok=True)


def _can_be_made(path: Path, change: Change) -> bool:
    """Tell whether a file is as it was when the change was planned, or as it is to be."""
    return change.replaces is None or (_bytes_of(path) or b"") in expected(change)


def _make(path: Path, change: Change, root: Path) -> None:
    if change.text is not None:
        may_be = None if change.replaces is None else expected(change)
        _put(path, change.text.encode(), root, may_be)
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
        noted = read_note(note.read_bytes())
    touched: set[str] = set()
    for one in noted:
        path = root / one.change.path
        with _as_write_error(path, root):
            if one.change.replaces is not None and beside(path).exists():
                _refuse_outside(path, root)
                rescue(path, *expected(one.change))
            if not one.is_of_this_book(_bytes_of(path)):
                touched.add(one.change.brief or one.change.path)
    for change in (one.change for one in noted):
        path = root / change.path
        # What belongs to no brief alone was planned for all of them as they were then.
        if change.brief not in touched if change.brief else not touched:
            with _as_write_error(path, root):
                _make(path, change, root)
    with _as_write_error(note, root):
        note.unlink()


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def write_pages(
    root: Path, pages: Iterable[Page], *, known: Mapping[DocPath, str] = MappingProxyType({})
) -> Written:
    """Write the generated pages, and remove those that nothing calls for.

    Args:
        root: The book's folder.
        pages: All generated pages of the book.
        known: By path, what `Written.standing` said of pages that are as they were then.

    Returns:
        What was written and removed, and the places where a person's file stands.

    Raises:
        WriteError: A file cannot be written or removed.
    """
    wanted = {page.path: page for page in pages}
    written: list[DocPath] = []
    problems: list[Problem] = []
    standing: dict[DocPath, str] = {}
    for name in sorted(wanted):
        data = wanted[name].text.encode()
        of = sha256(data).hexdigest()
        if known.get(name) != of:
            path = root / "docs" / name
            with _as_write_error(path, root):
                there = _bytes_of(path)
                if there is not None and there != data and not is_generated(_text(there)):
                    problems.append(Problem(f"docs/{name}", IN_THE_WAY))
                    continue
                if there != data:
                    # It can be made again: nobody waits until the disk has it.
                    _put(path, data, root, (there or b"",), lasting=False)
                    written.append(name)
        standing[name] = of
    removed = tuple(_remove_stale(root, wanted))
    kept = len(standing) - len(written)
    return Written(tuple(written), removed, kept, tuple(problems), standing)


def _remove_stale(root: Path, wanted: Collection[DocPath]) -> Iterator[DocPath]:
    docs = root / "docs"
    for name in others_among(docs, wanted):
        path = docs / name
        if not path.is_file():
            continue
        try:
            text = _text(path.read_bytes())
        except OSError:  # whoever reads it names it; nothing says that it is ours
            continue
        with _as_write_error(path, root):
            if is_ours(name, text):
                path.unlink()
                _remove_empty(path.parent, docs)
                yield name


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _remove_empty(folder: Path, docs: Path) -> None:
    while folder != docs and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _refuse_outside(path: Path, root: Path) -> None:
    """Refuse a place that a link in the book leads out of it: no run made that link."""
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise OSError(errno.EXDEV, "a link in its path leads out of the book; put a folder there")


def _put(
    path: Path,
    data: bytes,
    root: Path,
    expected: Collection[bytes] | None = None,
    *,
    lasting: bool = True,
) -> None:
    if path.exists() and path.read_bytes() == data:
        return
    _refuse_outside(path, root)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not put(path, data, expected=expected, lasting=lasting):
        raise WriteError(_changed(path, root))


def _sweep(root: Path) -> None:
    folders = (root / "docs", root / ".briefbook")
    left = (
        Path(folder, name)
        for top in folders
        for folder, _, names in os.walk(top)
        for name in names
        if name.startswith(".") and name.endswith(TEMPORARY)
    )
    for path in sorted(left):
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


def _changed(path: Path, root: Path) -> str:
    return f"{path.relative_to(root).as_posix()} was changed while this run was on; run again"
