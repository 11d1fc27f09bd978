"""The pages of how briefs were made: a capture is read again only where it or its brief changed.

What came of a brief and its captures is known by their bytes and by our code, and kept in one
SQLite file outside git that may be deleted at any time.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.caching.kept import Kept
from generator.captures import SeedFile, digest_of, stamp_of
from generator.evidence import explain_briefs
from generator.model import Brief, DocPath, Page
from generator.pages.made import made_page, made_path

FILE: Final = ".briefbook/cache-made.sqlite"


class MadePages:
    """The pages of one book; a preview asks for them at each edit."""

    def __init__(self, root: Path, version: str, *, holds: bool = True) -> None:
        """Begin.

        Args:
            root: The book's folder.
            version: What changes whenever a capture may be told otherwise.
            holds: Whether the pages are asked for again in this process, as a preview does.
        """
        self._root = root
        self._version = version
        self._holds = holds
        self._digests: dict[str, tuple[str, str]] = {}  # of a seed: its stamp and its digest
        self._made: dict[str, Page] = {}  # of this process

    def pages(
        self, briefs: Iterable[Brief], hidden: Sequence[Brief] = ()
    ) -> Iterator[tuple[Brief, Page]]:
        """Give the page of each brief that has captures, those first that are known.

        Args:
            briefs: The briefs as people left them.
            hidden: Briefs that are not published; what is theirs in a capture is not told.
        """
        first, made = not self._made, dict[str, Page]()
        kept = Kept(self._root / FILE)
        for key, brief, page in self._told(briefs, hidden, kept):
            if self._holds and key:
                made[key] = page
            yield brief, page
        self._made = made
        kept.close(forget=first)

    def _told(
        self, briefs: Iterable[Brief], hidden: Sequence[Brief], kept: Kept
    ) -> Iterator[tuple[str, Brief, Page]]:
        """Give the pages with what each follows from."""
        unknown: dict[DocPath, tuple[str, Brief]] = {}
        for brief in briefs:
            key = self._key(brief, hidden) if brief.seeds else ""
            text = None if key in self._made else kept.get(key)
            if key in self._made:
                yield key, brief, self._made[key]
            elif text is not None:
                yield key, brief, Page(made_path(brief), text)
            elif brief.seeds:
                unknown[brief.path] = key, brief
        wanted = [brief for _, brief in unknown.values()]
        for each in explain_briefs(self._root, wanted, hidden=hidden):
            page, (key, brief) = made_page(*each), unknown[each[0].path]
            if key:
                kept.put(key, page.text)
            yield key, brief, page

    def _key(self, brief: Brief, hidden: Sequence[Brief]) -> str:
        """Return what a page follows from; empty where a capture cannot be read."""
        names = sorted({seed.partition("#")[0] for seed in brief.seeds})
        digests = [self._digest(name) for name in names]
        if not all(digests):
            return ""
        drafts = [draft for draft in hidden if set(draft.seeds) & set(brief.seeds)]
        return sha256(
            f"{self._version} {digests} {brief!r} {drafts!r}".encode("utf-8", "surrogatepass")
        ).hexdigest()

    def _digest(self, name: str) -> str:
        seeds = self._root / "seeds"
        file = SeedFile(name, seeds / name)
        stamp = stamp_of(file)
        if stamp is None:
            return ""
        known = self._digests.get(name)
        if known and known[0] == stamp.text:
            return known[1]
        if not file.path.resolve().is_relative_to(seeds.resolve()):
            return ""
        digest = digest_of(file) or ""
        if stamp.is_settled:
            self._digests[name] = stamp.text, digest
        return digest
