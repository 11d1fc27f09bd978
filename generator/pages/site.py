"""What a page has to know of the site that it stands on.

A value, made once a build of the settings in `mkdocs.yml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urljoin

from generator.model import DocPath

_NAMES = "../names.yml"  # from docs/


# Of an address: what lets another one that is put behind it be no more than both in a row.
_PLAIN: Final = re.compile(r"https?://[^/?#]+/(?:[^./?#][^/?#]*/)*")
_STEP: Final = re.compile(r"(?:^|/)(?:\.|/)")


@lru_cache(maxsize=8)
def _is_plain(address: str) -> bool:
    return _PLAIN.fullmatch(address) is not None


@dataclass(frozen=True, slots=True)
class Site:
    """A site.

    Attributes:
        name: Its name.
        address: Its address with a slash at the end, empty where it has none.
        edit: The address below which the files of `docs/` are edited, empty where nobody may.
        excerpt: Whether captured text is shown in part only.
    """

    name: str = ""
    address: str = ""
    edit: str = ""
    excerpt: bool = False

    def url(self, path: DocPath) -> str | None:
        """Return the full address of a page, None where the site has none.

        >>> Site("Lund", "https://lund.example/b/").url(DocPath("people/ana-lima.md"))
        'https://lund.example/b/people/ana-lima/'
        >>> Site("Lund", "https://lund.example/b/").url(DocPath("years/index.md"))
        'https://lund.example/b/years/'
        """
        if not self.address:
            return None
        folder, _, name = path.removesuffix(".md").rpartition("/")
        kept = [folder] if name == "index" else [folder, name]
        below = quote("".join(f"{part}/" for part in kept if part))
        if below and _is_plain(self.address) and not _STEP.search(below):
            return self.address + below
        return urljoin(self.address, below)

    def edit_file(self, path: str) -> str | None:
        """Return where a file of the book is edited, None where there is no such place.

        >>> Site(edit="https://x.example/edit/docs/").edit_file("names.yml")
        'https://x.example/edit/names.yml'
        """
        return urljoin(self.edit, f"../{quote(path)}") if self.edit else None

    def edit_url(self, path: DocPath, *, generated: bool = False) -> str | None:
        """Return where the file behind a page is edited, None where there is no such place.

        Args:
            path: The page.
            generated: Whether a program writes it; of those only people's have a file behind
                them, `names.yml`.

        >>> site = Site(edit="https://x.example/edit/docs/")
        >>> site.edit_url(DocPath("people/ana-lima.md"), generated=True)
        'https://x.example/edit/names.yml'
        """
        if not self.edit:
            return None
        if not generated:
            return urljoin(self.edit, quote(path))
        is_person = path.startswith("people/") and not path.endswith("/index.md")
        return urljoin(self.edit, _NAMES) if is_person else None
