"""A new book on disk: its files, and what it is made with.

No file that is there is written over; `pin` alone writes two of them again, which say which
Briefbook the book is made with.
"""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path

from generator.adopting.installation import NAME, Origin, of_file, origin, versions
from generator.editing.plans import Change
from generator.errors import GeneratorError, WriteError
from generator.starter import REQUIREMENTS, SETTINGS, Wishes, pins, starter_files
from generator.writing.writer import carry_out, locked


@dataclass(frozen=True, slots=True)
class Begun:
    """What became of the files of a new book, by path from its folder."""

    written: tuple[str, ...]
    kept: tuple[str, ...]
    notes: tuple[str, ...] = ()


def installed(requirement: str | None = None) -> tuple[Origin, tuple[str, ...]]:
    """Tell what makes a book now: Briefbook's origin, and the versions of what it needs.

    Args:
        requirement: What somebody says instead: a requirement, or the path of a wheel.
    """
    constraints = versions(NAME, _look_up)
    if requirement is not None:
        is_file = requirement.endswith((".whl", ".tar.gz")) and Path(requirement).is_file()
        return of_file(requirement) if is_file else Origin(requirement), constraints
    try:
        package = metadata.distribution(NAME)
    except metadata.PackageNotFoundError as error:
        message = "Briefbook is not installed, so nobody can say from where; name it: --requirement"
        raise GeneratorError(message) from error
    return origin(package.version, package.read_text("direct_url.json")), constraints


def _look_up(name: str) -> tuple[str, tuple[str, ...]] | None:
    try:
        package = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    return package.version, tuple(package.requires or ())


def init_book(
    root: Path, wishes: Wishes, *, requirement: str | None = None, pin: bool = False
) -> Begun:
    """Make a new book, or complete one.

    Args:
        root: Its folder; made where it is missing.
        wishes: What it is to be; requirement and constraints are filled in here.
        requirement: What installs Briefbook, where its own origin is not meant.
        pin: True to write only what the book is made with, over what stands there.

    Returns:
        What was written, and what was there already and is left alone.

    Raises:
        GeneratorError: A wish cannot be.
        WriteError: A file cannot be written.
    """
    made_with, constraints = installed(requirement)
    wishes = replace(wishes, requirement=made_with.requirement, constraints=constraints)
    if root.exists() and not root.is_dir():
        message = f"{root} is a file; name a folder"
        raise GeneratorError(message)
    notes = [made_with.note] if made_with.note else []
    requirements = root / REQUIREMENTS
    there = requirements.read_text(encoding="utf-8") if requirements.is_file() else ""
    files = pins(wishes, there) if pin else starter_files(wishes)
    kept = () if pin else tuple(path for path in files if (root / path).exists())
    new = {path: text for path, text in files.items() if path not in kept}
    with locked(root):
        carry_out(root, [Change(path, text) for path, text in new.items()])
        written = [*new]
        if made_with.file and REQUIREMENTS in new:
            written += _vendor(root, Path(made_with.file), made_with.requirement)
        if pin:
            _forget(root, there, made_with.requirement)
    settings = root / SETTINGS
    if SETTINGS in kept and "briefbook" not in settings.read_text("utf-8", "replace"):
        notes.append(f"{SETTINGS} was there already; add 'briefbook' to its plugins yourself")
    return Begun(tuple(written), kept, tuple(notes))


def _vendor(root: Path, file: Path, requirement: str) -> list[str]:
    """Put the package's file beside the book, for whoever builds it elsewhere."""
    target = root / requirement
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_bytes() != file.read_bytes():
            shutil.copyfile(file, target)
    except OSError as error:
        message = (
            f"{file} cannot be copied to {requirement} ({error.strerror}); "
            "put the package there, or name another with --requirement"
        )
        raise WriteError(message) from error
    return [requirement.removeprefix("./")]


def _forget(root: Path, requirements: str, requirement: str) -> None:
    """Remove the package's file that the book was made with before."""
    for line in requirements.splitlines():
        before = line.strip()
        if before.startswith(f"./vendor/{NAME}-") and before != requirement:
            with contextlib.suppress(OSError):  # it was taken away already
                (root / before).unlink()
