"""Every read of `seeds/`: the captures, exactly as they were saved.

A capture that cannot be used is named with the reason, and the others go on. They come back
sorted by path with forward slashes, so that no file system shows through.

Reads files and never changes one.
"""

import hashlib
import os
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from generator.caching.unchanged import MOMENT
from generator.errors import NO_TEXT, cannot_read
from generator.model import Capture, CaptureId, Problem
from generator.reading.archives import is_archive
from generator.reading.web_archive import pages_of
from generator.text.capture_notes import Notes, read_notes

MAX_BYTES: Final = 100_000_000
META_ENDING: Final = ".meta.yml"

_NOT_TEXT: Final = {
    ".pdf": "PDF is not read yet; save the page as text or HTML",
    ".doc": "Word files are not read yet; save the page as text",
    ".docx": "Word files are not read yet; save the page as text",
    ".odt": "word processor files are not read yet; save the page as text",
    ".rtf": "RTF is not read yet; save the page as text",
    ".eml": "mail is not read yet; save its text",
    ".msg": "mail is not read yet; save its text",
    ".mbox": "mail is not read yet; save its text",
    ".epub": "e-books are not read; save the page as text",
    ".zip": "archives are not read; unpack it into seeds/",
    ".tar": "archives are not read; unpack it into seeds/",
    ".7z": "archives are not read; unpack it into seeds/",
    ".rar": "archives are not read; unpack it into seeds/",
}
_NOT_YET: Final = {
    ".bz2": "compressed files",
    ".xz": "compressed files",
    ".zst": "compressed files",
    ".webarchive": "web archives",
}
_PICTURES: Final = frozenset(
    [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".mp3", ".mp4", ".mov", ".avi", ".wav"]
)
_LONGEST_META: Final = 65_536  # bytes of notes


def read_captures(root: Path) -> tuple[tuple[Capture, ...], tuple[Problem, ...]]:
    """Read everything under `seeds/`.

    Args:
        root: The book's folder.

    Returns:
        The captures in order of their paths, and what could not be read, with the reason.
    """
    captures: list[Capture] = []
    problems: list[Problem] = []
    for found in captures_of(root / "seeds"):
        if isinstance(found, Capture):
            captures.append(found)
        else:
            problems.append(found)
    return tuple(captures), tuple(problems)


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A file under `seeds/`: its path there with forward slashes, and what speaks against it."""

    name: str
    path: Path
    refusal: str | None = None

    @property
    def meta(self) -> Path:
        """Where its address and day may be noted."""
        return self.path.with_name(self.path.name + META_ENDING)


def seed_files(seeds: Path, *, only: Path | None = None) -> tuple[SeedFile, ...]:
    """List what should be captures, in order of their paths; no file is opened.

    Args:
        seeds: A folder of captures.
        only: One file of that folder, or None for all that are in it.
    """
    one = [(only.relative_to(seeds).as_posix(), only, None)] if only else None
    there = {name: (path, why) for name, path, why in one or _walk(seeds, seeds, "")}
    files = []
    for name, (path, why) in there.items():
        if name.isascii():  # there is one way to write it
            files.append(SeedFile(name, path, why))
            continue
        # Some systems part letters from their accents, others take both spellings for two names.
        composed = unicodedata.normalize("NFC", name)
        files.append(_seed_file(path, name if composed in there else composed, why))
    return tuple(sorted(files, key=lambda file: file.name))


def place_of(seeds: Path, capture: str) -> Path | None:
    """Find the file of a capture by its id; None where there is none any more."""
    for name in (capture, capture.rpartition("#")[0]):
        for spelling in (name, unicodedata.normalize("NFD", name)):
            # What somebody wrote down may be longer than any path: that is no error here.
            if name and os.path.isfile(seeds / spelling):  # noqa: PTH113 - as said above
                return seeds / spelling
    return None


def _seed_file(path: Path, name: str, refusal: str | None) -> SeedFile:
    """Name a file in Unicode, whatever the system takes its bytes for."""
    written = os.fsencode(name)
    try:
        return SeedFile(written.decode("utf-8"), path, refusal)
    except UnicodeDecodeError:
        return SeedFile(written.decode("utf-8", "replace"), path, refusal or NO_TEXT)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file's sizes and times, its notes' too: while they stay, so do the bytes.

    That holds for what is settled: where a file was saved a moment ago, another change in that
    moment would not show.
    """

    text: str
    is_settled: bool


def stamp_of(file: SeedFile) -> Stamp | None:
    """Return a file's stamp, None where there is no capture to be read."""
    if file.refusal:
        return None
    try:
        stats = [file.path.stat()]
        if file.meta.exists():
            stats.append(file.meta.stat())
    except OSError:
        return None
    stamps = [f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino}" for stat in stats]
    newest = max(stat.st_mtime_ns for stat in stats)
    return Stamp("; ".join(stamps), time.time_ns() - newest > MOMENT)


def digest_of(file: SeedFile) -> str | None:
    """Return what the captures of a file follow from: its path, bytes and notes, as a digest.

    None where it cannot be read; reading it says why.
    """
    if file.refusal or _refusal(file.path):
        return None
    try:
        with file.path.open("rb") as data:
            found = hashlib.file_digest(data, "sha256")
        notes = b"" if _notes_refusal(file.meta) else _notes(file.meta)
    except OSError:
        return None
    return f"{found.hexdigest()} {hashlib.sha256(notes).hexdigest()} {file.name}"


def captures_of(seeds: Path, *, only: Path | None = None) -> Iterator[Capture | Problem]:
    """Read captures one after the other, so that one at a time is in memory.

    Args:
        seeds: A folder of captures.
        only: One file of that folder, or None for all that are in it.

    Yields:
        The captures in order of their paths; between them what could not be read, and why.
    """
    for file in seed_files(seeds, only=only):
        yield from captures_in(file)


def captures_in(file: SeedFile) -> Iterator[Capture | Problem]:
    """Read one file: a capture, or an archive of many.

    Args:
        file: The file.

    Yields:
        Its captures; between them what could not be read, and why.
    """
    where = f"seeds/{file.name}"
    reason = file.refusal or _refusal(file.path)
    if reason:
        yield Problem(where, reason)
        return
    try:
        data = file.path.read_bytes()
    except OSError as error:
        yield Problem(where, cannot_read(error))
        return
    address, captured, found = _read_meta(file.meta, where)
    yield from found
    capture = Capture(CaptureId(file.name), data, address, captured)
    if not is_archive(data):
        yield capture
        return
    for page in pages_of(capture):
        if isinstance(page, Capture):
            yield page
        else:
            yield Problem(f"seeds/{page.id}", page.reason)


def _walk(folder: Path, seeds: Path, prefix: str) -> Iterator[tuple[str, Path, str | None]]:
    """Give every file that should be a capture with its path, and what stands in its way."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        yield prefix.removesuffix("/") or ".", folder, cannot_read(error)
        return
    for entry in entries:
        path, name = Path(entry.path), prefix + entry.name
        if entry.name.startswith(".") or entry.name.endswith(META_ENDING):
            continue
        if not prefix and entry.name.casefold() == "readme.md":
            continue
        if entry.is_symlink():
            refusal = _link_refusal(path, seeds)
            if refusal or path.is_dir():
                yield name, path, refusal or "is a link to a folder; put the files themselves here"
                continue
        if entry.is_dir():
            yield from _walk(path, seeds, f"{name}/")
        else:
            yield name, path, None


def _link_refusal(path: Path, seeds: Path) -> str | None:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "is a link that leads nowhere; put the file itself here"
    if not target.is_relative_to(seeds.resolve()):
        return "is a link out of seeds/; put the file itself here"
    return None


def _refusal(path: Path) -> str | None:
    """Tell why a file is no capture that can be read now."""
    try:
        if not path.is_file():
            return "is no ordinary file; put a saved page here"
        size = path.stat().st_size
    except OSError as error:
        return cannot_read(error)
    if size > MAX_BYTES:
        return f"has {size:,} bytes; more than {MAX_BYTES:,} are not read: split it"
    return _format_refusal(path)


def _format_refusal(path: Path) -> str | None:
    ending = PurePosixPath(path.name).suffix.casefold()
    if ending in _NOT_TEXT:
        return _NOT_TEXT[ending]
    if ending in _NOT_YET:
        return f"{_NOT_YET[ending]} cannot be read yet; save the page as text"
    if ending in _PICTURES:
        return "pictures, sound and film are not read; save the text that goes with them"
    return None


def _read_meta(path: Path, where: str) -> Notes:
    """Read what was noted beside a capture: its address, the day it was saved."""
    shown = f"{where}{META_ENDING}"
    refusal = _notes_refusal(path)
    if refusal:
        return None, None, [Problem(shown, refusal)]
    try:
        return read_notes(_notes(path), shown)
    except OSError as error:
        return None, None, [Problem(shown, cannot_read(error))]


def _notes_refusal(path: Path) -> str | None:
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return "is no ordinary file; put the notes themselves here"
    return None


def _notes(path: Path) -> bytes:
    """Return the notes beside a capture, as many as anybody writes; none where there are none."""
    try:
        with path.open("rb") as data:
            return data.read(_LONGEST_META)
    except FileNotFoundError:
        return b""
