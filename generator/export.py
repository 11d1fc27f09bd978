"""The book as finished Markdown in another folder.

What an earlier export wrote there is brought up to date; what somebody wrote or changed there is
left alone and named.

Reads the book, writes only below the folder it is given.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.book import old_addresses, read_briefs, read_names
from generator.errors import GeneratorError, SettingsError, WriteError
from generator.model import Problem
from generator.outputs.tree import finished
from generator.pages.catalogue import open_catalogue
from generator.pages.site import Site
from generator.pipeline import second_half
from generator.settings import Settings, read_settings
from generator.writing.page_files import is_generated

# What an export wrote: each file with the sum of its bytes. No name that a renderer looks at.
MANIFEST: Final = ".briefbook-export.json"


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of the files of an export."""

    written: int
    kept: int
    removed: int
    problems: tuple[Problem, ...] = ()

    def line(self) -> str:
        """Say it in one line."""
        return f"{self.written} written, {self.kept} kept, {self.removed} removed"


def export_tree(root: Path, to: Path, *, full_text: bool | None = None) -> Exported:
    """Write the whole book as finished Markdown.

    Args:
        root: The book's folder.
        to: Where it goes.
        full_text: Whether briefs stand there in full; None for what the settings say.

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
    briefs, broken = read_briefs(root)
    corpus, pages = second_half(briefs, read_names(root), old_addresses(root))
    site = Site(there.name, excerpt=not in_full)
    texts = finished(open_catalogue(corpus), pages, site)
    data = {str(path): text.encode() for path, text in texts.items()}
    data |= {path: content for path, content in _own_files(root) if path not in data}
    before = noted_sums(to / MANIFEST)
    mine = {path: _sum(to / path) for path in {*before, *data}}
    touched = {path for path, there in mine.items() if there and there != before.get(path)}
    touched = {path for path in touched if mine[path] != _digest(data.get(path, b""))}
    fresh = {path: content for path, content in data.items() if path not in touched}
    new = {path: content for path, content in fresh.items() if mine[path] != _digest(content)}
    gone = [path for path in before if path not in data and mine[path] and path not in touched]
    _write(to, new, gone, {path: _digest(content) for path, content in fresh.items()})
    stands = tuple(Problem(f"{to / path}", CHANGED) for path in sorted(touched))
    return Exported(len(new), len(fresh) - len(new), len(gone), (*broken, *stands))


CHANGED: Final = (
    "was changed or written by somebody and is left alone; edit the book instead, and remove "
    "this file to have it exported again"
)


def refuse_place(root: Path, to: Path) -> None:
    """Refuse a folder that belongs to the book itself, and what is none.

    Raises:
        GeneratorError: It is no place for an export.
    """
    inside, place = root.resolve(), to.resolve()
    if place == inside or (inside / "docs") in (place, *place.parents):
        message = f"{to} belongs to the book itself; name a folder of its own"
        raise GeneratorError(message)
    if to.exists() and not to.is_dir():
        message = f"{to} is a file; name a folder"
        raise GeneratorError(message)


def book_settings(root: Path) -> tuple[Settings, Site]:
    """Read the book's settings as MkDocs does, its name and its address.

    Args:
        root: The book's folder; without a site it has none of them.

    Raises:
        GeneratorError: They cannot be used.
    """
    file = root / "mkdocs.yml"
    if not file.is_file():
        return Settings(), Site()
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    try:
        config = load_config(str(file))
    except (Abort, ConfigurationError) as error:
        message = f"mkdocs.yml cannot be used: {error}"
        raise GeneratorError(message) from error
    plugin = config.plugins.get("briefbook")
    values: Mapping[str, Any] = dict(plugin.config) if plugin else {}
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
        read = read_settings(values, text, file.name)
    except SettingsError as error:
        raise GeneratorError(str(error)) from error
    return read, Site(str(config.site_name or ""), str(config.site_url or ""))


def _own_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Give what people put into `docs/` beside the briefs: pages of their own, pictures."""
    docs = root / "docs"
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        is_brief = name.startswith("briefs/") and name.endswith(".md")
        if is_brief or any(part.startswith(".") for part in name.split("/")) or not path.is_file():
            continue
        data = path.read_bytes()
        if not (name.endswith(".md") and is_generated(data.decode("utf-8", "replace"))):
            yield name, data


def noted_sums(manifest: Path) -> dict[str, str]:
    """Read which files an earlier export wrote, with the sums of their bytes.

    Args:
        manifest: What `note_sums` wrote; one that is not there or damaged tells of no file.
    """
    try:
        noted = json.loads(manifest.read_bytes())["files"]
        return {str(path): str(known) for path, known in noted.items()}
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def note_sums(manifest: Path, sums: Mapping[str, str]) -> None:
    """Note which files an export wrote, for the next one.

    Args:
        manifest: Where to.
        sums: The files with the sums of their bytes.

    Raises:
        OSError: It cannot be written.
    """
    noted = json.dumps({"by": "briefbook export", "files": sums}, ensure_ascii=False, indent=1)
    manifest.write_text(f"{noted}\n", encoding="utf-8")


def _sum(path: Path) -> str | None:
    try:
        return _digest(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"{path} is in the way ({error.strerror}); remove it, or name another folder"
        raise WriteError(message) from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write(to: Path, new: Mapping[str, bytes], gone: list[str], sums: Mapping[str, str]) -> None:
    """Write what is new and remove what is gone; what was written is noted down last."""
    try:
        to.mkdir(parents=True, exist_ok=True)
        for path, content in new.items():
            place = to / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        for path in gone:
            (to / path).unlink(missing_ok=True)
            _remove_empty((to / path).parent, to)
        note_sums(to / MANIFEST, sums)
    except OSError as error:
        message = f"{error.filename} cannot be written ({error.strerror}); run again"
        raise WriteError(message) from error


def _remove_empty(folder: Path, to: Path) -> None:
    while folder != to and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
