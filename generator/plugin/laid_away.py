"""Texts of a site that wait on disk from when they are made until they are written.

MkDocs makes every page before it writes the first one, and holds the Markdown and the HTML of all
of them until the end: most of what a large book would need memory for. Here they stand in a file
without a name, which ends with the build, and whoever asks for one gets it as it was. Of pages,
those of the page that is worked on are in memory.
"""

from __future__ import annotations

import json
import tempfile
import weakref
from pathlib import Path
from typing import IO, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

# On systems where the file has a name after all, it is one that version control leaves out.
_NAME: Final = "cache-texts-"

_Place = tuple[int, int] | str  # where in the file, and how long; or the text itself


class LaidAway:
    """The texts of one build."""

    def __init__(self, folder: Path | None = None) -> None:
        """Begin with no text.

        Args:
            folder: Where the file is to be; without a place for it the texts stay in memory.
        """
        self._file = _opened(folder) if folder else None
        if self._file:
            weakref.finalize(self, self._file.close)
        self._end = 0
        self._page: LightPage | None = None
        self._texts: dict[str, str | None] = {}
        self._changed = False

    def lay(self, text: str) -> _Place:
        """Put a text away.

        Args:
            text: The text.

        Returns:
            What `read` finds it by.
        """
        if self._file is None:
            return text
        data = text.encode("utf-8", "surrogatepass")
        try:
            self._file.seek(self._end)
            self._file.write(data)
        except OSError:  # no room: it stays in memory
            return text
        self._end += len(data)
        return self._end - len(data), len(data)

    def read(self, place: _Place) -> str:
        """Return a text.

        Args:
            place: What `lay` gave for it.
        """
        if isinstance(place, str) or self._file is None:
            return str(place)
        self._file.seek(place[0])
        return self._file.read(place[1]).decode("utf-8", "surrogatepass")

    def texts_of(self, page: LightPage, *, change: bool = False) -> dict[str, str | None]:
        """Return the texts of a page, and put those of the page before away.

        Args:
            page: The page.
            change: Whether they are about to be changed.
        """
        if page is not self._page:
            if self._page and self._changed:
                self._page.laid = self.lay(json.dumps(self._texts, ensure_ascii=False))
            self._page, self._texts, self._changed = page, json.loads(self.read(page.laid)), False
        self._changed = self._changed or change
        return self._texts


class LightPage(Page):
    """A page of MkDocs whose texts are laid away."""

    laid: _Place
    store: LaidAway

    def lighten(self, store: LaidAway) -> None:
        """Give up the texts that a page has as MkDocs made it.

        Args:
            store: Where they go.
        """
        own = vars(self)
        texts = {name: own.pop(name, None) for name in ("markdown", "content")}
        self.laid, self.store = json.dumps(texts, ensure_ascii=False), store

    @property
    def markdown(self) -> str | None:
        """The page's Markdown, without its front matter."""
        return self.store.texts_of(self)["markdown"]

    @markdown.setter
    def markdown(self, text: str | None) -> None:
        self.store.texts_of(self, change=True)["markdown"] = text

    @property
    def content(self) -> str | None:
        """What came of the Markdown, as HTML."""
        return self.store.texts_of(self)["content"]

    @content.setter
    def content(self, text: str | None) -> None:
        self.store.texts_of(self, change=True)["content"] = text


class LightFile(File):
    """A file of a site that has its text laid away."""

    def __init__(self, config: MkDocsConfig, path: str, text: str, store: LaidAway) -> None:
        """Lay the text of a file away.

        Args:
            config: MkDocs' settings.
            path: Its path in the site's sources.
            text: What stands in it.
            store: Where the text goes.
        """
        super().__init__(path, None, config.site_dir, config.use_directory_urls)
        self.generated_by = "briefbook"
        self._store = store
        self._laid = store.lay(text)

    # MkDocs has an attribute, which all that reads or copies a file looks at.
    @property
    def _content(self) -> str:
        return self._store.read(self._laid)

    @_content.setter
    def _content(self, text: str | bytes | None) -> None:
        self._laid = self._store.lay(text.decode() if isinstance(text, bytes) else text or "")


def _opened(folder: Path) -> IO[bytes] | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryFile(dir=folder, prefix=_NAME)
    except OSError:
        return None
