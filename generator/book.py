"""What a book holds on disk: its briefs, its names, and what it remembers of earlier runs.

A brief that cannot be read is named with line and column and left alone. Everything comes back
sorted by path with forward slashes, so that no file system shows through.

Reads files and never changes one.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from generator.checks import merge_marks, one_address
from generator.corpus.register import read_register
from generator.digests import digest_of
from generator.editing.addresses import Address, read_addresses
from generator.editing.identity import Known, known_brief
from generator.editing.parts import unsettled
from generator.editing.plans import (
    ADDRESSES,
    BASES,
    DELETED,
    FORMAT_FILE,
    PROPOSALS,
    Book,
    BriefFile,
    is_same,
)
from generator.errors import NO_TEXT, BriefError, GeneratorError, RegisterError, cannot_read
from generator.model import Brief, BriefId, DocPath, Problem, Register
from generator.pages.redirects import is_redirect
from generator.remembered import Remembered
from generator.text.front_matter import read_brief

NAMES: Final = "names.yml"

_LONGEST_FORMAT: Final = 9  # figures
_LINKED: Final = "is a link out of docs/; put the file itself here"
_ID_LINE: Final = re.compile(r"^id:[ \t]*['\"]?(bk[a-z0-9]{10,14})\b", re.MULTILINE)


def read_briefs(root: Path) -> tuple[tuple[Brief, ...], tuple[Problem, ...]]:
    """Read the briefs as people made them.

    Args:
        root: The book's folder.

    Returns:
        The briefs that can be read, by path; and what cannot. Of two files with one id the
        first is given, and both are named. A value that a person changed waits in `review` no
        longer.

    Raises:
        GeneratorError: The system does not let a base be read.
    """
    files, problems = read_brief_files(root)
    briefs, doubled = briefs_in(root, files)
    return briefs, (*problems, *doubled)


def briefs_in(
    root: Path, files: Sequence[BriefFile]
) -> tuple[tuple[Brief, ...], tuple[Problem, ...]]:
    """Return the briefs of files that were read, as `read_briefs` does.

    Args:
        root: The book's folder.
        files: All files of `docs/briefs`.

    Raises:
        GeneratorError: The system does not let a base be read.
    """
    briefs: dict[BriefId, list[Brief]] = {}
    for brief in filter(None, (file.brief for file in files)):
        briefs.setdefault(brief.id, []).append(brief)
    doubled = [problem for own in briefs.values() for problem in _doubled(own)]
    shown, shared = one_address([own[0] for own in briefs.values()])
    return tuple(settled(brief, root) for brief in shown), (*doubled, *shared)


def _doubled(own: Sequence[Brief]) -> Iterator[Problem]:
    """Name every file of an id that more than one has: any of them may be the copy."""
    first, *others = own
    advice = "delete one of them, or remove the line 'id:' in the one that is your own"
    names = " and ".join(f"docs/{brief.path}" for brief in others)
    for brief in own if others else ():
        said = f"docs/{first.path} and is left out" if brief is not first else names
        yield Problem(f"docs/{brief.path}", f"has the same id {brief.id} as {said}; {advice}", "id")


def settled(brief: Brief, root: Path) -> Brief:
    """Return a brief as it is published: without the doubts that a person settled.

    Args:
        brief: The brief of a file.
        root: The book's folder.

    Raises:
        GeneratorError: The system does not let its base be read.
    """
    base = _remembered(root, f"{BASES}/{brief.id}.md") if brief.review else None
    known = next(_readable(brief.id, base), None) if base else None
    return unsettled(brief, known) if known else brief


def read_brief_files(root: Path) -> tuple[tuple[BriefFile, ...], tuple[Problem, ...]]:
    """Read every file of `docs/briefs`, those too that hold no brief that can be read."""
    docs = root / "docs"
    files: list[BriefFile] = []
    problems: list[Problem] = []
    names = (path.relative_to(docs).as_posix() for path in _markdown(docs / "briefs"))
    for name in sorted(names):
        file, problem = read_brief_file(root, DocPath(name))
        if file is not None:
            files.append(file)
        if problem:
            problems.append(problem)
    return tuple(files), tuple(problems)


def read_brief_file(root: Path, name: DocPath) -> tuple[BriefFile | None, Problem | None]:
    """Read one file of `docs/briefs`.

    Args:
        root: The book's folder.
        name: Its path in `docs/`.

    Returns:
        The file, None where a run wrote it and no person; and what is wrong with it.
    """
    docs = root / "docs"
    path = docs / name
    file, problem = _linked_out(name, path, docs) or _brief_file(name, path)
    return (None, None) if is_redirect(name, file.text) else (file, problem)


def _linked_out(name: DocPath, path: Path, docs: Path) -> tuple[BriefFile, Problem] | None:
    """Refuse what is no file of the book, whatever it is: pages would show its text."""
    if not (path.is_symlink() and path.exists()):
        return None
    if path.resolve().is_relative_to(docs.resolve()):
        return None
    return BriefFile(name), Problem(f"docs/{name}", _LINKED)


def _brief_file(name: DocPath, path: Path) -> tuple[BriefFile, Problem | None]:
    shown = f"docs/{name}"
    if not is_text(name):
        told = DocPath(os.fsencode(name).decode("utf-8", "replace"))
        return BriefFile(told), Problem(f"docs/{told}", NO_TEXT)
    try:
        data = path.read_bytes()
    except OSError as error:
        return BriefFile(name), Problem(shown, cannot_read(error))
    try:
        text = _same_text(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "is not UTF-8 text; save it as UTF-8"
        written = _ID_LINE.search(data.decode("utf-8", "replace"))
        brief_id = BriefId(written[1]) if written else None
        return BriefFile(name, id=brief_id), Problem(shown, message, line=line)
    try:
        brief = of_file(name, (text, name))
    except BriefError as error:
        written = _ID_LINE.search(text)
        brief_id = BriefId(written[1]) if written else None
        place = f"column {error.column}: " if error.column else ""
        problem = Problem(shown, f"{place}{error.message}", line=error.line)
        file = BriefFile(name, text, id=brief_id)
        return file, next(merge_marks([file]), problem)
    is_own = str(brief.id) == str(brief.path)
    return BriefFile(name, text, brief, None if is_own else brief.id), None


# A run reads a book several times: a file that is as before is the same text, held once.
_same_text: Final = Remembered[str, str](lambda text: text)


# The brief of a file, by its path: of its text and its path.
of_file: Final = Remembered[tuple[str, DocPath], Brief](
    lambda of: read_brief(*of), name="brief", kept=Brief
)


def text_digest(file: BriefFile) -> str:
    """Return by what the text of a file is known: the brief that was made of it as well."""
    return digest_of((file.text, file.path))


_of_base: Final = Remembered[str, Brief](
    lambda text: read_brief(text, DocPath("briefs/base.md")), name="base", kept=Brief
)


def is_text(name: str) -> bool:
    """Tell whether a file's name can be written down: some systems take any bytes for one."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def _markdown(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".md") and not name.startswith("."):
                yield Path(parent, name)


def read_book(root: Path) -> tuple[Book, tuple[Problem, ...]]:
    """Read all that decides what a run may write.

    Raises:
        GeneratorError: The system does not let a base, a proposal or the like be read.
    """
    files, problems = read_brief_files(root)
    book = Book(
        files=files,
        bases=_by_id(root, BASES),
        deleted=_by_id(root, DELETED),
        proposals=_by_id(root, PROPOSALS),
        addresses=_remembered(root, ADDRESSES),
        format=_format(_remembered(root, FORMAT_FILE)),
    )
    return book, problems


def _by_id(root: Path, folder: str) -> dict[BriefId, str]:
    names = sorted(path.name for path in _markdown(root / folder))
    texts = ((name, _remembered(root, f"{folder}/{name}")) for name in names)
    return {BriefId(name.removesuffix(".md")): text for name, text in texts if text is not None}


def _remembered(root: Path, name: str) -> str | None:
    """Read what the generator wrote; a checkout may have given it other line breaks.

    Raises:
        GeneratorError: It is there and cannot be read: no run may go on as if it were not.
    """
    try:
        return (root / name).read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"{name}: {cannot_read(error)}; nothing was written"
        raise GeneratorError(message) from error


def _format(text: str | None) -> int | None:
    said = (text or "").strip()
    return int(said) if said.isdecimal() and len(said) < _LONGEST_FORMAT else None


def old_addresses(root: Path) -> frozenset[Address]:
    """Read every address that a brief ever had."""
    return read_addresses(addresses_in(root))


def addresses_in(root: Path) -> str | None:
    """Return the file of all addresses that briefs ever had, None where there is none yet."""
    return _remembered(root, ADDRESSES)


def read_names(root: Path) -> Register:
    """Read `names.yml`; a book without one has decided nothing yet.

    Raises:
        RegisterError: The file cannot be read, or contradicts itself.
    """
    try:
        text = (root / NAMES).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Register()
    except (OSError, UnicodeDecodeError) as error:
        raise RegisterError(NAMES, f"{error}; save it as UTF-8 text") from error
    return read_register(text, NAMES)


def known_briefs(book: Book) -> tuple[Known, ...]:
    """Gather the briefs of a book by id: as generated, and as people made of them."""
    mine = {file.id: file for file in book.files if file.id and file.brief}
    known = []
    for brief_id in sorted({*mine, *book.bases, *book.deleted}):
        file = mine.get(brief_id)
        base = book.bases.get(brief_id, book.deleted.get(brief_id))
        versions: list[Brief] = []
        if base is not None and not (file and is_same(base, file.text)):
            versions.extend(_readable(brief_id, base))
        if file and file.brief:
            versions.append(file.brief)
        known.append(known_brief(brief_id, versions))
    return tuple(brief for brief in known if brief.versions)


def _readable(brief_id: BriefId, text: str) -> Iterator[Brief]:
    try:
        yield _of_base(brief_id, text)
    except BriefError:
        return
