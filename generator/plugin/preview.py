"""What a preview does beside building: it renders what changed, and reads new captures.

MkDocs' dirty mode renders the pages whose files are newer. It does not know what else a saved brief
changes, that settings and templates change every page, and takes every file without a place on disk
for new: all of that is told to it here. Briefs that were made of a new capture are in the build
that made them, and call for no other.
"""

import logging
from collections.abc import Collection, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator import captures
from generator.caching.unchanged import stamp_of
from generator.errors import GeneratorError
from generator.intake import Read
from generator.model import DocPath
from generator.pages.catalogue import Catalogue
from generator.pages.dependents import changed_briefs
from generator.plugin.first_look import Book, FirstLook, Frame, first_look
from generator.plugin.watching import Watch, look
from generator.report import shown
from generator.running.run import run

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


class _Shown(NamedTuple):
    """What a whole build shows."""

    known: Catalogue | None = None
    digests: Mapping[str, str] = MappingProxyType({})  # of what has no file on disk
    look: str = ""  # of the settings and templates


class Preview:
    """What one preview knows of the build before."""

    def __init__(self, root: Path, templates: Path | None = None) -> None:
        """Begin with the captures as they are: whoever started the preview has read them.

        Args:
            root: The book's folder.
            templates: The folder of the book's own templates, if it has any.
        """
        self._root = root
        self.watch = Watch(root, partial(look, root, templates))
        self._seeds = _seeds(root)
        self._shown = self._marked = _Shown()
        self.compiled = _Compiled()
        self.frame: Frame | None = None  # of the build before
        self.ahead: dict[DocPath, str] = {}  # generated pages as they are about to be written
        self._book: Book | None = None
        self._building: Book | None = None

    def take_in(self, read: Read) -> None:
        """Make briefs of new and changed captures; the caller holds the book's lock.

        Args:
            read: Reads the captures.
        """
        seeds = _seeds(self._root)
        if seeds == self._seeds:
            return
        self._seeds = seeds
        with self.watch.paused():
            before = look(self._root)
            try:
                report = run(self._root, read=read)
            except GeneratorError as error:
                _log.warning(str(error))
            else:
                for problem in report.problems:
                    _log.warning(shown(problem))
            finally:
                # What a person saved meanwhile is among them: it is read after this.
                after = look(self._root)
                self.watch.leave_out(dict(after.items() - before.items()))

    def begins(self, book: Book) -> None:
        """Know what a whole build is made of; what was shown before it counts no longer.

        Args:
            book: The book.
        """
        self._building, self.ahead = book, {}

    def renders(self, frame: Frame) -> None:
        """Know what pages are rendered within from now on.

        Args:
            frame: What MkDocs made for this build.
        """
        self._book, self.frame = self._building, frame

    def ends(self) -> None:
        """Know that the whole build was not given up on the way: all of it is shown."""
        self._shown = self._marked

    def first_look(self, news: Collection[str]) -> tuple[Frame, FirstLook] | None:
        """Make what can be shown of what was saved before all that follows from it.

        Args:
            news: What was saved, by path in the book's folder.

        Returns:
            What it is rendered within, and what it is. None where all has to be built first:
            other plugins may make anything of a page, settings and templates change every page.
        """
        frame, book = self.frame, self._book
        if not frame or not book or len(frame.config.plugins) > 1:
            return None
        if look_of(frame.config) != self._shown.look:
            return None
        try:
            found = first_look(self._root, book, news, ahead=self.ahead.keys())
        except (GeneratorError, OSError):
            return None  # the whole build says what is wrong
        if not found:
            return None
        self._book = found.book
        self.ahead |= {path: text for path, text in found.pages.items() if text is not None}
        return frame, found

    def mark(self, files: Files, known: Catalogue | None, look: str = "") -> None:
        """Tell MkDocs' dirty mode which files show something new.

        Args:
            files: All files of the build.
            known: The book as it is.
            look: What changes with the settings and templates; see `look_of`.
        """
        before = self._shown
        again = changed_briefs(before.known, known) if before.known and known else frozenset()
        anew, digests = look != before.look, dict[str, str]()
        for file in files:
            same = False
            if file.generated_by:
                digest = sha256(file.content_bytes).hexdigest()
                same = before.digests.get(file.src_uri) == digest
                digests[file.src_uri] = digest
            if anew or file.src_uri in again:
                _say(file, modified=True)
            elif same and Path(file.abs_dest_path).is_file():
                _say(file, modified=False)
        self._marked = _Shown(known, digests, look)


def look_of(config: MkDocsConfig) -> str:
    """Return what changes when every page may look otherwise: the settings, a book's templates.

    Args:
        config: MkDocs' settings.
    """
    settings = Path(config.config_file_path or "mkdocs.yml")
    found = sha256(settings.read_bytes() if settings.is_file() else b"")
    own = config.theme.custom_dir
    for path in sorted(Path(own).rglob("*")) if own else ():
        stat = path.stat()
        found.update(f"{path} {stamp_of(stat)}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _say(file: File, *, modified: bool) -> None:
    # There is no setting in its place.
    file.is_modified = lambda: modified  # type: ignore[method-assign]  # MkDocs asks a file's own


def _seeds(root: Path) -> _Seeds:
    seeds = captures.seed_files(root / "seeds")
    stamps = ((seed.name, captures.stamp_of(seed)) for seed in seeds)
    return frozenset((name, stamp.text if stamp else "") for name, stamp in stamps)
