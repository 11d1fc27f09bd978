"""The book as data in another folder: the same files as the site has under `data/`.

What an earlier export wrote there is replaced; what somebody wrote or changed there is left alone
and named.

Reads the book, writes only below the folder it is given, one file after another in pieces.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from generator.book import read_briefs, read_names
from generator.corpus import build_corpus
from generator.errors import WriteError
from generator.export import (
    CHANGED,
    Exported,
    book_settings,
    note_sums,
    noted_sums,
    refuse_place,
)
from generator.model import Problem
from generator.outputs.data import DataFile, data_files
from generator.pages.catalogue import open_catalogue
from generator.pages.site import Site

# What exports of data wrote: each file with the sum of its bytes, beside that of the Markdown.
MANIFEST: Final = ".briefbook-data.json"
_BEING_WRITTEN: Final = ".briefbook-data.part"
_PIECE_BYTES: Final = 1 << 20


def export_data(
    root: Path, to: Path, formats: Iterable[str], *, full_text: bool | None = None
) -> Exported:
    """Write the book as data.

    Args:
        root: The book's folder.
        to: Where the files go.
        formats: Which formats, of `outputs.data.FORMATS`.
        full_text: Whether texts are complete; None for what the settings say.

    Returns:
        What was written, and what stands in the way.

    Raises:
        GeneratorError: The folder is no place for it, or the settings cannot be used.
        RegisterError: `names.yml` cannot be used.
        WriteError: A file cannot be written.
    """
    refuse_place(root, to)
    settings, there = book_settings(root)
    in_full = settings.full_text if full_text is None else full_text
    site = Site(there.name, there.address, excerpt=not in_full)
    briefs, broken = read_briefs(root)
    known = open_catalogue(build_corpus(briefs, read_names(root)))
    try:
        to.mkdir(parents=True, exist_ok=True)
        right, new, touched = _write(to, data_files(known, site, formats))
    except OSError as error:
        message = f"{error.filename} cannot be written ({error.strerror}); run again"
        raise WriteError(message) from error
    finally:
        with contextlib.suppress(OSError):
            (to / _BEING_WRITTEN).unlink()
    stands = tuple(Problem(f"{to / name}", CHANGED) for name in touched)
    return Exported(new, right - new, 0, (*broken, *stands))


def _write(to: Path, files: Iterable[DataFile]) -> tuple[int, int, list[str]]:
    """Write what is new.

    Returns:
        How many files are as they should be, how many of them are new, and which are somebody's.
    """
    noted = noted_sums(to / MANIFEST)
    right, new, touched = 0, 0, []
    for file in files:
        place, part = to / file.name, to / _BEING_WRITTEN
        before = _sum_of(_read(place)) if place.exists() else None
        after = _sum_of(_copied(file.pieces(), part))
        if before not in {None, after, noted.get(file.name)}:
            touched.append(file.name)
            continue
        right += 1
        if before != after:
            part.replace(place)
            new += 1
        noted[file.name] = after
    note_sums(to / MANIFEST, noted)
    return right, new, touched


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE_BYTES):
            yield piece


def _copied(pieces: Iterable[bytes], path: Path) -> Iterator[bytes]:
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)
            yield piece


def _sum_of(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()
