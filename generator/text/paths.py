"""Where each page lives: slugs, and the paths of briefs and generated pages inside `docs/`.

A slug is lower-case ASCII, so that an address survives every file system, keyboard and chat
program. All paths have forward slashes; nothing here looks at the disk.

Takes text and values, returns `Slug` and `DocPath`. Reads no file and no clock.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from generator.model import BriefId, DocPath, PartialDate, Slug

MAX_SLUG: Final = 80

# Windows opens a device, not a file, under these names, whatever the ending.
_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", "clock"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(10)]
)
# MkDocs makes a folder's front page of these.
_FRONT_PAGES: Final = frozenset(["index", "readme"])

_APOSTROPHES: Final = re.compile("['\u2018\u2019\u02bc\u02bb`\u00b4]")
_NOT_WORD: Final = re.compile("[^a-z0-9]+")
_FIRST_LETTERS: Final = 6
# Backslashes and colons part a path on Windows; nothing that cannot be printed stands in a name.
_NO_PART: Final = re.compile(r"[\\:\x00-\x1f\x7f\ud800-\udfff]")


@lru_cache(maxsize=1 << 14)  # a book of thousands names the same bodies again and again
def slugify(text: str, *, max_length: int = MAX_SLUG) -> Slug:
    """Make a path segment of a title or a name.

    Args:
        text: Any text, in any script.
        max_length: Longest slug in characters, 8 at least; a longer one ends after a whole word
            where that keeps half of it or more.

    Returns:
        Letters a to z, digits and single hyphens; never empty, never a Windows device name and
        never a name that MkDocs reads as the front page of a folder.

    >>> slugify("Prime Minister’s visit: “no comment”")
    'prime-ministers-visit-no-comment'
    >>> slugify("Łódź, Москва")
    'lodz-moskva'
    """
    ascii_text = anyascii(_APOSTROPHES.sub("", text)).lower()
    slug = _NOT_WORD.sub("-", _APOSTROPHES.sub("", ascii_text)).strip("-")
    slug = _shorten(slug, max_length)
    if not slug:
        return Slug("untitled")
    if slug in _DEVICES or slug in _FRONT_PAGES:
        return Slug(f"{slug}-page"[:max_length])
    return Slug(slug)


def _shorten(slug: str, max_length: int) -> str:
    if len(slug) <= max_length:
        return slug
    cut = slug[: max_length + 1].rpartition("-")[0]
    return (cut if len(cut) * 2 >= max_length else slug[:max_length]).strip("-")


def brief_path(
    title: str, date: PartialDate | None, brief_id: BriefId, taken: Collection[DocPath]
) -> DocPath:
    """Choose the path of a new brief; it stays as it is, whatever becomes of title and date.

    Args:
        title: The brief's title.
        date: The day of publication as far as it is known.
        brief_id: The brief's id; its first letters follow the title where the path is taken.
        taken: Paths that other files have, compared without regard to case.

    Returns:
        `briefs/<year>/<slug>.md`, or `briefs/undated/<slug>.md` where there is no date.

    >>> brief_path("Rail strike ends", PartialDate(1998, 3), BriefId("bkabcdef234567"), ())
    'briefs/1998/rail-strike-ends.md'
    """
    folder = f"briefs/{_year_name(date.year if date else None)}"
    occupied = {path.casefold() for path in taken}
    path = f"{folder}/{slugify(title)}.md"
    length = _FIRST_LETTERS
    while path in occupied and length <= len(brief_id):
        letters = brief_id[:length].lower()
        path = f"{folder}/{slugify(title, max_length=MAX_SLUG - len(letters) - 1)}-{letters}.md"
        length += 1
    return DocPath(path)


def person_path(slug: Slug) -> DocPath:
    """Return the path of a person's page."""
    return DocPath(f"people/{slug}.md")


def person_year_path(slug: Slug, year: int | None) -> DocPath:
    """Return the path of the page with what one year, or no date, has of a person."""
    return DocPath(f"people/{slug}/{_year_name(year)}.md")


def year_path(year: int | None) -> DocPath:
    """Return the path of a year's page, or of the page for what has no date."""
    return DocPath(f"years/{_year_name(year)}.md")


def source_path(name: str) -> DocPath:
    """Return the path of a publisher's page."""
    return DocPath(f"sources/{slugify(name)}.md")


def post_path(slug: Slug) -> DocPath:
    """Return the path of a post's page."""
    return DocPath(f"offices/{slug}.md")


def organisation_path(name: str) -> DocPath:
    """Return the path of an organisation's page."""
    return DocPath(f"organisations/{slugify(name)}.md")


def relative_link(start: DocPath, target: DocPath) -> str:
    """Return the address of one Markdown file as a link in another writes it.

    >>> relative_link(DocPath("briefs/1998/rail.md"), DocPath("people/ana-lima.md"))
    '../../people/ana-lima.md'
    """
    # Not posixpath.relpath: that asks the system for its folder, and takes ten times as long.
    here, there = start.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join([*[".."] * (len(here) - shared), *there[shared:]])


def is_inside(path: str, folder: str) -> bool:
    r"""Tell whether a path that somebody wrote down lies below a folder, on every system.

    Args:
        path: A path with forward slashes, as it was read.
        folder: The folder, with a slash at its end.

    >>> is_inside("briefs/1998/a.md", "briefs/"), is_inside("briefs/../../a.md", "briefs/")
    (True, False)
    """
    parts = path.split("/")
    return path.startswith(folder) and not any(
        part in {"", ".", ".."} or _NO_PART.search(part) for part in parts
    )


def _year_name(year: int | None) -> str:
    return "undated" if year is None else f"{year:04d}"
