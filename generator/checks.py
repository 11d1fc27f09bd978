"""What `briefbook check` finds beside the schema: links that lead nowhere, drafts that leaked.

MkDocs prints broken front matter as text, publishes drafts and, with some options, overlooks
broken links; so the book is checked here.

Takes values, returns problems. Reads no file.
"""

import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from generator.editing.store import BriefFile
from generator.model import Brief, DocPath, Page, Problem

_LINK: Final = re.compile(r"\]\(\s*<?([^)\s>]+)")
_CODE: Final = re.compile(r"`[^`\n]*`")
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def dead_links(files: Iterable[BriefFile], there: Collection[DocPath]) -> Iterator[Problem]:
    """Find links in briefs that lead to no file of `docs/`.

    Args:
        files: The briefs' files.
        there: Every path inside `docs/` that is there or will be generated.

    Yields:
        One problem a link, with its line.
    """
    for file in files:
        for number, line in enumerate(file.text.split("\n"), 1):
            for link in _LINK.finditer(_CODE.sub("", line)):
                target = _target(file.path, link[1])
                if target and target not in there:
                    message = f"the link '{link[1]}' leads to no file; correct or remove it"
                    yield Problem(file.shown, message, line=number)


def leaked_drafts(briefs: Iterable[Brief], pages: Sequence[Page]) -> Iterator[Problem]:
    """Find generated pages that lead to a draft."""
    drafts = {brief.path for brief in briefs if brief.draft}
    for page in pages if drafts else ():
        targets = {_target(page.path, link[1]) for link in _LINK.finditer(page.text)}
        for draft in sorted(drafts & targets):
            message = f"leads to the draft docs/{draft}; please report this fault in Briefbook"
            yield Problem(f"docs/{page.path}", message)


def _target(start: DocPath, link: str) -> DocPath | None:
    """Return the file that a link means, or None where it leads out of `docs/` or nowhere else."""
    address = unquote(link.partition("#")[0].partition("?")[0])
    if not address or _SCHEME.match(link):
        return None
    if address.startswith("/"):
        return DocPath(address)  # MkDocs resolves none of these: no file is called so
    return DocPath(posixpath.normpath(posixpath.join(posixpath.dirname(start), address)))


def doubled_names(paths: Iterable[str]) -> Iterator[Problem]:
    """Find files that are one on some systems: their names differ in case or Unicode form only.

    Args:
        paths: Paths relative to the book's folder.

    Yields:
        One problem for each file but the first of such a group.
    """
    first: dict[str, str] = {}
    for path in sorted(paths):
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
        other = first.setdefault(key, path)
        if other != path:
            message = f"is the same file as {other} on some systems; rename one of them"
            yield Problem(path, message)
