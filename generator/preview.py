"""What a preview does beside building: it renders what changed, and reads new captures.

MkDocs' dirty mode renders the pages whose files are newer. It does not know what else a saved brief
changes, and takes every file without a place on disk for new: both are told to it here.
"""

import logging
from hashlib import sha256
from pathlib import Path
from typing import Final

from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.structure.files import File, Files

from generator.captures import seed_files, stamp_of
from generator.errors import GeneratorError
from generator.pages.catalogue import Catalogue
from generator.pages.dependents import changed_briefs
from generator.report import Report
from generator.run import Read, run

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
        try:
            return run(self._root, read=read)
        except GeneratorError as error:
            _log.warning(str(error))
            return None

    def mark(self, files: Files, known: Catalogue | None) -> None:
        """Tell MkDocs' dirty mode which files show something new.

        Args:
            files: All files of the build.
            known: The book as it is.
        """
        again = changed_briefs(self._shown, known) if self._shown and known else frozenset()
        self._shown = known
        for file in files:
            if file.generated_by:
                digest = sha256(file.content_bytes).hexdigest()
                same = self._digests.get(file.src_uri) == digest
                self._digests[file.src_uri] = digest
                if same and Path(file.abs_dest_path).is_file():
                    _say(file, modified=False)
            elif file.src_uri in again:
                _say(file, modified=True)


def _say(file: File, *, modified: bool) -> None:
    # MkDocs asks a file's own method; there is no setting in its place.
    file.is_modified = lambda: modified  # type: ignore[method-assign]


def _seeds(root: Path) -> _Seeds:
    stamps = ((seed.name, stamp_of(seed)) for seed in seed_files(root / "seeds"))
    return frozenset((name, stamp.text if stamp else "") for name, stamp in stamps)
