"""Captures into `seeds/`: a file, a page of the web, or what comes in on a pipe.

A capture never takes another's place, and one that is there already is not added again. It is
read once on the way in, for its name, and so that who adds it hears at once what a build will
make of it.

Reads and writes files; the network is asked by `fetching`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import Final

from generator.adopting.fetching import Fetched
from generator.adopting.seed_names import ending, free_name, meta_text, seed_name
from generator.captures import META_ENDING, captures_of
from generator.errors import CaptureError, FetchError, WriteError
from generator.first_half import first_half
from generator.model import Capture, CaptureId, Problem, Reading
from generator.reading import read_capture
from generator.reading.archives import is_archive, unpacked
from generator.text.web import host_of, same_address
from generator.writing.replacing import put

STDIN: Final = "-"
_NO_FILE: Final = (b"",)
_HEAD: Final = 4096  # bytes of a file that names its page


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one thing that was to be added.

    Attributes:
        given: What was asked for.
        path: The capture, from the book's folder; None where there is none.
        new: Whether it came in now; else it was there already.
        titles: The titles of its articles.
        note: What whoever added it has to know.
        failed: Whether it could not be added.
    """

    given: str
    path: str | None = None
    new: bool = False
    titles: tuple[str, ...] = ()
    note: str | None = None
    failed: bool = False

    def line(self) -> str:
        """Say it in one line."""
        if self.failed:
            return f"{self.given}: {self.note}"
        said = "added" if self.new else "is there already; nothing was added"
        found = f": {'; '.join(self.titles)}" if self.titles and self.new else ""
        return f"{self.path} {said}{found}" + (f" ({self.note})" if self.note else "")


@dataclass(frozen=True, slots=True)
class Given:
    """A capture that is to be added, and what is known of it."""

    name: str  # what was asked for
    data: bytes
    address: str | None = None
    captured: date | None = None
    media_type: str = ""

    @property
    def stem(self) -> str | None:
        """What the name says of its content: that of a file, without its endings."""
        is_file = self.name != STDIN and host_of(self.name) is None
        return PurePath(self.name).name.partition(".")[0] if is_file else None


def given_file(
    path: Path, *, address: str | None = None, captured: date | None = None
) -> Given | Added:
    """Read a file that is to be added, and what stands beside it.

    Args:
        path: The file.
        address: Where it was saved from, where somebody says it.
        captured: The day it was saved, where somebody says it.

    Returns:
        The capture, or why it cannot be one.
    """
    name = str(path)
    if not path.is_file():
        return Added(name, failed=True, note="is no file that is there; check the path")
    found = next(captures_of(path.parent, only=path), None)
    if found is None:
        return Added(name, failed=True, note="holds no page")
    if isinstance(found, Problem):
        return Added(name, failed=True, note=found.message)
    data = path.read_bytes()
    if found.data == data:  # of an archive the first page comes back, and what it notes is its own
        address, captured = address or found.address, captured or found.captured
    return Given(name, data, address, captured)


def given_page(page: Fetched, asked: str, today: date) -> Given | Added:
    """Take a page of the web as a capture.

    Args:
        page: What the server gave.
        asked: The address that was asked for.
        today: The day it came in (UTC).
    """
    if ending(page.data, media_type=page.media_type) is None:
        note = f"is '{page.media_type}', which is not read; save the page as text or HTML"
        return Added(asked, failed=True, note=note)
    return Given(asked, page.data, page.address, today, page.media_type)


def add(root: Path, given: Given, *, today: date, title: str | None = None) -> Added:
    """Put a capture into a book.

    Args:
        root: The book's folder; the caller holds its lock.
        given: The capture.
        today: The day it comes in (UTC).
        title: What its name is to say, instead of the title it is read to have.

    Returns:
        What became of it.

    Raises:
        WriteError: It cannot be written.
    """
    seeds = root / "seeds"
    same = _same_bytes(seeds, given.data)
    if same:
        return Added(given.name, f"seeds/{same}")
    capture = Capture(CaptureId("new"), given.data, given.address, given.captured)
    found = None
    if not is_archive(given.data):  # the pages of an archive are read by the build
        half = first_half(capture, names=False)
        if half.problem is not None:
            return Added(given.name, failed=True, note=half.problem.message)
        capture, found = unpacked(capture), half.reading
    earlier = _earlier(seeds, capture, found) if capture.address else None
    if earlier and earlier[1]:
        return Added(given.name, f"seeds/{earlier[0]}", note="the same articles, saved before")
    articles = found.articles if found else ()
    titles = tuple(one.title.value if one.title else "without a title" for one in articles)
    host = host_of(capture.address)
    if host is None and articles and articles[0].source:
        host = articles[0].source.value
    says = title or next((one.title.value for one in articles if one.title), given.stem)
    end = ending(given.data, media_type=given.media_type, name=given.name) or ".txt"
    name = free_name(seed_name(today, host, says, end), _names(seeds))
    notes = []
    if found and not articles:
        why = (found.refusal or "nothing to read").removeprefix("no article: ")
        notes.append(f"holds no article: {why}")
    if earlier:
        notes.append(f"seeds/{earlier[0]} is the same page, saved before; both are kept")
    _write(seeds, name, given.data, meta_text(given.address, given.captured))
    note = "; ".join(notes) or None
    return Added(given.name, f"seeds/{name}", new=True, titles=titles, note=note)


def _same_bytes(seeds: Path, data: bytes) -> str | None:
    """Return the name of a capture that is the same byte for byte."""
    wanted = hashlib.sha256(data).digest()
    for path in _files(seeds):
        with contextlib.suppress(OSError):
            if path.stat().st_size == len(data) and _digest(path) == wanted:
                return path.relative_to(seeds).as_posix()
    return None


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _earlier(seeds: Path, new: Capture, found: Reading | None) -> tuple[str, bool] | None:
    """Find a capture of the same page: its name, and whether it says the same.

    Two captures of a page seldom have the same bytes: what counts is what is read in them.
    """
    page = same_address(new.address or "")
    different = None
    for path in _files(seeds):
        for there in _of_the_same(path, page):
            name = path.relative_to(seeds).as_posix()
            with contextlib.suppress(CaptureError):
                if found and found.articles and _texts(read_capture(there)) == _texts(found):
                    return name, True
            different = name
    return (different, False) if different else None


def _of_the_same(path: Path, page: str) -> Iterator[Capture]:
    noted = path.with_name(path.name + META_ENDING)
    host = page.partition("/")[0].encode()
    # Only what can name the page is read as a capture.
    with contextlib.suppress(OSError):
        if not noted.is_file():
            with path.open("rb") as file:
                if host not in file.read(_HEAD):
                    return
        for there in captures_of(path.parent, only=path):
            if isinstance(there, Capture) and "#" not in there.id:
                with contextlib.suppress(CaptureError):
                    whole = unpacked(there)
                    if whole.address and same_address(whole.address) == page:
                        yield whole


def _texts(reading: Reading) -> list[tuple[str, ...]]:
    return [tuple(block.text for block in article.blocks) for article in reading.articles]


def _files(seeds: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(seeds):
        folders.sort()
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(META_ENDING):
                yield Path(parent, name)


def _names(seeds: Path) -> list[str]:
    try:
        return [path.name.removesuffix(META_ENDING) for path in seeds.iterdir()]
    except OSError:  # no folder yet, or none that can be written: that is told on writing
        return []


def _write(seeds: Path, name: str, data: bytes, meta: str | None) -> None:
    """Write a capture under a name that is free; what is noted of it stands first."""
    files = [(f"{name}{META_ENDING}", meta.encode())] if meta else []
    for each, content in (*files, (name, data)):
        try:
            seeds.mkdir(parents=True, exist_ok=True)
            placed = put(seeds / each, content, expected=_NO_FILE)
        except OSError as error:
            message = f"seeds/{each} cannot be written ({error.strerror}); nothing was added"
            raise WriteError(message) from error
        if not placed:
            message = f"seeds/{each} cannot be written (it is there now); nothing was added"
            raise WriteError(message)


def add_all(
    root: Path,
    sources: Iterable[str],
    *,
    take: Callable[[str], Given | Added],
    today: date,
    title: str | None = None,
) -> Iterator[Added]:
    """Add one thing after the other; what cannot be had stops none of the others.

    Args:
        root: The book's folder; the caller holds its lock.
        sources: Files, addresses, "-".
        take: Gets what one of them stands for.
        today: The day they come in (UTC).
        title: What the name is to say, for a single one.

    Yields:
        What became of each.
    """
    for source in sources:
        try:
            given = take(source)
        except FetchError as error:
            yield Added(error.address, failed=True, note=error.why)
            continue
        yield given if isinstance(given, Added) else add(root, given, today=today, title=title)
