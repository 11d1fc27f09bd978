"""One file in another's place, unless somebody saved that one meanwhile.

A file is written beside its place, brought to the disk, and put in place in one step, so that
nobody ever sees half of one. Between the last look at what stands there and that step a person
may save it, however short the time. So where the system can, the two files change places, and
what comes out is looked at: if it is not what was to be replaced, it goes back at once. Elsewhere
the look is the last thing before the step.

Permissions stay those of the file that was there, and its owner does where the system allows it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path
from typing import Final

TEMPORARY: Final = ".briefbook-tmp"

# The numbers of Linux and of macOS for "relative to the working folder" and "exchange".
_HERE: Final = -100
_EXCHANGE: Final = 2
_CANNOT: Final = frozenset([errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM, errno.EXDEV])


def beside(path: Path) -> Path:
    """Return where a file is written before it is put in its place."""
    return path.with_name(f".{path.name}{TEMPORARY}")


def put(
    path: Path,
    data: bytes,
    *,
    expected: Collection[bytes] | None = None,
    lasting: bool = True,
) -> bool:
    """Write a file in one step.

    Args:
        path: Its place, in a folder that is there.
        data: All of its bytes.
        expected: What may stand there now, no bytes for no file; None where it does not matter.
        lasting: False not to wait until the disk has it.

    Returns:
        False where something else stands there: then it stays.

    Raises:
        OSError: It cannot be written; what stood there is untouched.
    """
    new = beside(path)
    try:
        with new.open("wb") as file:
            _like(path, file.fileno())
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        if expected is None:
            new.replace(path)
            return True
        return _exchanged(new, path, data, expected)
    finally:
        _drop(new, data, expected or ())


def rescue(path: Path, replaced: bytes, data: bytes) -> None:
    """Finish what a killed `put` began: what a person saved in that moment goes back.

    Args:
        path: The file's place.
        replaced: What was to be replaced.
        data: What was to be written.

    Raises:
        OSError: A file cannot be read or put back.
    """
    left = beside(path)
    if left.is_file() and path.is_file() and path.read_bytes() == data:
        there = left.read_bytes()
        if there != replaced and not data.startswith(there):
            left.replace(path)


def _like(path: Path, new: int) -> None:
    """Give a new file the permissions, and if that may be the owner, of the one in its place."""
    with contextlib.suppress(OSError, AttributeError):
        there = path.stat()
        os.fchmod(new, there.st_mode & 0o7777)
        if (there.st_uid, there.st_gid) != (os.geteuid(), os.getegid()):
            os.fchown(new, there.st_uid, there.st_gid)


def _exchanged(new: Path, path: Path, data: bytes, expected: Collection[bytes]) -> bool:
    if not path.exists():
        return b"" in expected and _placed(new, path)
    try:
        can = exchange(new, path)
    except FileNotFoundError:  # somebody took it away
        return False
    if not can:
        if path.read_bytes() not in expected:
            return False
        new.replace(path)
        return True
    if new.read_bytes() in expected:
        return True
    # Somebody saved it after it was read. Theirs goes back; and if they saved once more in the
    # meantime, what comes out now is not what went in last, and is the newest.
    last = data
    while True:
        theirs = new.read_bytes()
        exchange(new, path)
        if new.read_bytes() == last:  # ours, or what they have saved anew since
            new.unlink()
            return False
        last = theirs


def _placed(new: Path, path: Path) -> bool:
    """Put a file where there is none; False where there is one now."""
    try:
        os.link(new, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without second names
        new.replace(path)
    return True


def exchange(one: Path, other: Path) -> bool:
    """Have two files change places in one step.

    Args:
        one: A file.
        other: Another one, on the same disk.

    Returns:
        False where the system cannot.

    Raises:
        OSError: One of them is not there, or they cannot be moved.
    """
    call = _system()
    if call is None:
        return False
    failed = call(os.fsencode(one), os.fsencode(other))
    if failed and failed not in _CANNOT:
        raise OSError(failed, os.strerror(failed))
    return not failed


@cache
def _system() -> Callable[[bytes, bytes], int] | None:
    """Return the system's own call, which gives 0 or what went wrong; None where there is none."""
    if sys.platform not in {"linux", "darwin"}:
        return None
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    name, here = ("renameat2", (_HERE,)) if sys.platform == "linux" else ("renamex_np", ())
    call = getattr(library, name, None)

    def change_places(one: bytes, other: bytes) -> int:
        failed = call and call(*here, one, *here, other, ctypes.c_uint(_EXCHANGE))
        return ctypes.get_errno() if failed else 0

    return change_places if call else None


def _drop(new: Path, data: bytes, expected: Collection[bytes]) -> None:
    """Sweep up what is left beside a file, unless it is what a person saved."""
    with contextlib.suppress(FileNotFoundError):
        there = new.read_bytes()
        if data.startswith(there) or there in expected:
            new.unlink()
