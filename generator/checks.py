"""What `briefbook check` finds beside the schema: links that lead nowhere, drafts that leaked.

MkDocs prints broken front matter as text, publishes drafts and, with some options, overlooks
broken links; so the book is checked here.

Takes values, returns problems. Reads no file.
"""

import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Final
from urllib.parse import unquote

from generator.editing.identity import known_brief
from generator.editing.parts import PARTS
from generator.editing.plans import BriefFile
from generator.model import Brief, DocPath, Page, Problem
from generator.text.front_matter import read_keys
from generator.text.sheet import cut

_LINK: Final = re.compile(r"\]\(\s*<?([^)\s>]+)")
# In a body: only what an open bracket stands before, which may hold a picture.
_WRITTEN_LINK: Final = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\](?:\([^()]*\))?)*\]\(\s*<?([^)\s>]+)")
_NO_LINK: Final = re.compile(r"\\[\[\]()\\`!]|`[^`\n]*`")
_OPENS: Final = "<<<<<<<"
_CLOSES: Final = ">>>>>>>"
# MkDocs makes a folder's front page of these.
_FRONT_PAGES: Final = frozenset(["index", "README"])
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def dead_links(
    files: Iterable[BriefFile], there: Collection[DocPath], drafts: Collection[DocPath] = ()
) -> Iterator[Problem]:
    """Find links in briefs that lead to no file of `docs/`, or to a draft, which is no page.

    Args:
        files: The briefs' files.
        there: Every path inside `docs/` that is there or will be generated.
        drafts: The paths of drafts; they may lead to each other.

    Yields:
        One problem a link, with its line.
    """
    for file in files:
        sheet = cut(file.text)
        body = sheet.body if sheet else file.text
        above = file.text.count("\n") - body.count("\n")
        for number, line in enumerate(body.split("\n"), above + 1):
            for link in _WRITTEN_LINK.finditer(_NO_LINK.sub("", line)):
                target = _target(file.path, link[1])
                if target and target not in there:
                    message = f"the link '{link[1]}' leads to no file; correct or remove it"
                    yield Problem(file.shown, message, line=number)
                elif target in drafts and file.path not in drafts:
                    message = f"the link '{link[1]}' leads to a draft, which is no page; remove it"
                    advice = ", or 'draft: true' there"
                    yield Problem(file.shown, message + advice, line=number)


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


def merge_marks(files: Iterable[BriefFile]) -> Iterator[Problem]:
    """Find what git leaves in a brief where two branches changed the same lines."""
    for file in files:
        lines = file.text.splitlines()
        opens = [at for at, line in enumerate(lines, 1) if line.startswith(_OPENS)]
        if opens and any(line.startswith(_CLOSES) for line in lines):
            message = (
                "two branches changed these lines and git could not merge them; keep the right "
                f"ones and remove the lines that begin with {_OPENS}, ======= and {_CLOSES}"
            )
            yield Problem(file.shown, message, line=opens[0])


def unknown_locks(files: Iterable[BriefFile]) -> Iterator[Problem]:
    """Find locks on keys that a brief does not have: a slip of the pen would protect nothing."""
    for file in files:
        if file.brief is None or "locked" not in file.text:
            continue
        keys = read_keys(file.text, file.path)
        locked = keys.known.locked
        for name in () if isinstance(locked, bool) else locked:
            if name not in PARTS and name not in keys.written:
                close = get_close_matches(name, PARTS, n=1)
                meant = f"did you mean '{close[0]}'?" if close else f"known are {', '.join(PARTS)}"
                message = f"'{name}' is no part of a brief, so nothing is locked; {meant}"
                yield Problem(file.shown, message, field="locked")


def same_texts(briefs: Iterable[Brief]) -> Iterator[Problem]:
    """Find briefs that say the same, word for word, and may be one article.

    Reports of two publishers, and of days that lie apart, may be equal.
    """
    seen: dict[tuple[str, ...], list[Brief]] = {}
    for brief in briefs:
        own = known_brief(brief.id, [brief]).traits
        same = seen.setdefault(brief.paragraphs, []) if brief.paragraphs else []
        for other in same:
            if known_brief(other.id, [other]).traits.allows(own):
                message = f"has the text of docs/{other.path}; if it is one article, delete one"
                yield Problem(f"docs/{brief.path}", message)
                break
        same.append(brief)


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


def one_address(briefs: Sequence[Brief]) -> tuple[tuple[Brief, ...], tuple[Problem, ...]]:
    """Leave out briefs whose page would be written over another's.

    Args:
        briefs: The briefs, by path.

    Returns:
        The first of each address; a front page `index` goes before a `README`, as MkDocs has it.
        And the others, named.
    """
    first: dict[str, Brief] = {}
    for brief in sorted(briefs, key=lambda brief: brief.path.endswith("/README.md")):
        first.setdefault(_address(brief.path), brief)
    shown = tuple(brief for brief in briefs if first[_address(brief.path)] is brief)
    others = (brief for brief in briefs if first[_address(brief.path)] is not brief)
    told = "has the same address as docs/{} and is left out; rename it"
    return shown, tuple(
        Problem(f"docs/{brief.path}", told.format(first[_address(brief.path)].path))
        for brief in others
    )


def _address(path: DocPath) -> str:
    folder, _, name = path.removesuffix(".md").rpartition("/")
    return folder if name in _FRONT_PAGES else f"{folder}/{name}"
