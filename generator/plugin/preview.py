"""What a preview does beside building: it renders what changed, and reads new captures.

MkDocs' dirty mode renders the pages whose files are newer. It does not know what else a saved brief
changes, that settings and templates change every page, and takes every file without a place on disk
for new: all of that is told to it here. Briefs that were made of a new capture are in the build
that made them, and call for no other.
"""

import logging
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final

from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from generator.book import NAMES
from generator.caching import unchanged
from generator.captures import seed_files, stamp_of
from generator.errors import GeneratorError
from generator.intake import Read
from generator.pages.catalogue import Catalogue
from generator.pages.dependents import changed_briefs
from generator.report import Report
from generator.running.run import run
from generator.writing.page_files import is_generated

_Seeds = frozenset[tuple[str, str]]

_log: Final = logging.getLogger("mkdocs.plugins.briefbook")


class _Compiled(BytecodeCache):
    """The templates of this process: MkDocs makes a new environment for each build."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template that was compiled before."""
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self._known[bucket.key] = bucket.bytecode_to_string()


class Preview:
    """What one preview knows of the build before."""

    def __init__(self, root: Path) -> None:
        """Begin with the captures as they are: whoever started the preview has read them.

        Args:
            root: The book's folder.
        """
        self._root = root
        self._seeds = _seeds(root)
        self._shown: Catalogue | None = None
        self._digests: dict[str, str] = {}  # of what has no file on disk
        self._look = ""  # of the settings and templates of the build before
        self._wrote: dict[str, str] = {}  # briefs that this preview wrote, each with its stamp
        self._writing = Lock()
        self.compiled = _Compiled()

    def take_in(self, read: Read) -> Report | None:
        """Make briefs of new and changed captures; the caller holds the book's lock.

        Args:
            read: Reads the captures.

        Returns:
            What the run has to say; None where no capture is new, or the run cannot be.
        """
        seeds = _seeds(self._root)
        if seeds == self._seeds:
            return None
        self._seeds = seeds
        with self._writing:
            before = _stamps(self._root)
            try:
                return run(self._root, read=read)
            except GeneratorError as error:
                _log.warning(str(error))
                return None
            finally:
                # What a person saved meanwhile is among them: it is read after this.
                self._wrote = dict(_stamps(self._root).items() - before.items())

    def watch(self, server: LiveReloadServer, config: MkDocsConfig) -> None:
        """Have a build follow what people write, and not what this preview writes.

        Args:
            server: MkDocs' server; it cannot be told by itself to leave a file alone.
            config: MkDocs' settings.
        """
        docs = self._root / "docs"
        templates = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        for path in (self._root / NAMES, self._root / "seeds", *templates, *_own_pages(docs)):
            if path.exists():
                server.watch(str(path))

        def changed(event: FileSystemEvent) -> None:
            path = str(event.dest_path or event.src_path)
            if event.is_directory or Path(path).name.startswith("."):
                return  # no brief: what a run or an editor writes before it is one
            with self._writing:  # whose it is shows when the run is over
                stamp = self._wrote.get(path)
            if stamp and stamp == _stamp(path):
                return
            with server._rebuild_cond:  # noqa: SLF001 - as MkDocs' own handler does
                server._want_rebuild = True  # noqa: SLF001 - as above
                server._rebuild_cond.notify_all()  # noqa: SLF001 - as above

        handler = FileSystemEventHandler()
        handler.on_any_event = changed  # type: ignore[method-assign]  # as MkDocs does
        if (docs / "briefs").is_dir():
            server.observer.schedule(handler, str(docs / "briefs"), recursive=True)

    def mark(self, files: Files, known: Catalogue | None, look: str = "") -> None:
        """Tell MkDocs' dirty mode which files show something new.

        Args:
            files: All files of the build.
            known: The book as it is.
            look: What changes with the settings and templates; see `look_of`.
        """
        again = changed_briefs(self._shown, known) if self._shown and known else frozenset()
        anew = look != self._look
        self._shown, self._look = known, look
        for file in files:
            same = False
            if file.generated_by:
                digest = sha256(file.content_bytes).hexdigest()
                same = self._digests.get(file.src_uri) == digest
                self._digests[file.src_uri] = digest
            if anew or file.src_uri in again:
                _say(file, modified=True)
            elif same and Path(file.abs_dest_path).is_file():
                _say(file, modified=False)


def look_of(config: MkDocsConfig) -> str:
    """Return what changes when every page may look otherwise: the settings, a book's templates.

    Args:
        config: MkDocs' settings.
    """
    settings = Path(config.config_file_path or "mkdocs.yml")
    found = sha256(settings.read_bytes() if settings.is_file() else b"")
    own = config.theme.custom_dir
    for path in sorted(Path(own).rglob("*")) if own else ():
        found.update(f"{path} {_stamp(path)}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _say(file: File, *, modified: bool) -> None:
    # MkDocs asks a file's own method; there is no setting in its place.
    file.is_modified = lambda: modified  # type: ignore[method-assign]


def _seeds(root: Path) -> _Seeds:
    stamps = ((seed.name, stamp_of(seed)) for seed in seed_files(root / "seeds"))
    return frozenset((name, stamp.text if stamp else "") for name, stamp in stamps)


def _own_pages(docs: Path) -> Iterator[Path]:
    """Give the pages that people wrote beside the briefs."""
    for path in sorted(docs.glob("*.md")):
        if not is_generated(path.read_text(encoding="utf-8", errors="replace")):
            yield path


def _stamps(root: Path) -> dict[str, str]:
    return {str(path): _stamp(path) for path in (root / "docs" / "briefs").rglob("*.md")}


def _stamp(path: Path | str) -> str:
    try:
        return unchanged.stamp_of(Path(path).stat())
    except OSError:
        return ""
