"""Texts of a site that wait on disk from when they are made until they are written.

MkDocs makes every page before it writes the first one, and holds the Markdown and the HTML of all
of them until the end: most of what a large book would need memory for. Here they stand in a file
without a name, which ends with the build, and whoever asks for one gets it as it was. Of pages,
those of the page that is worked on are in memory.
"""

from __future__ import annotations

import tempfile
import weakref
from pathlib import Path
from typing import IO, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

# On systems where the file has a name after all, it is one that version control leaves out.
_NAME: Final = "cache-texts-"

# One number for where in the file it begins and how long it is, as there are two a page; or the
# text itself.
_Place = int | str
_LENGTH_BITS: Final = 32
_LONGEST: Final = (1 << _LENGTH_BITS) - 1  # bytes
_TEXTS: Final = ("markdown", "content")  # of a page


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
        self._at_end = True  # whether what is written next goes there by itself
        self._page: LightPage | None = None
        self._texts: dict[str, str | None] = {}  # of the page, those that were asked for
        self._changed: set[str] = set()

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
        if len(data) > _LONGEST:
            return text
        try:
            if not self._at_end:
                self._file.seek(self._end)
            self._file.write(data)
            self._at_end = True
        except OSError:  # no room: it stays in memory
            self._at_end = False
            return text
        begins, self._end = self._end, self._end + len(data)
        return begins << _LENGTH_BITS | len(data)

    def read(self, place: _Place) -> str:
        """Return a text.

        Args:
            place: What `lay` gave for it.
        """
        if isinstance(place, str) or self._file is None:
            return str(place)
        self._file.seek(place >> _LENGTH_BITS)
        self._at_end = False
        return self._file.read(place & _LONGEST).decode("utf-8", "surrogatepass")

    def text_of(self, page: LightPage, name: str) -> str | None:
        """Return a text of a page.

        Args:
            page: The page.
            name: The text.
        """
        self._turn_to(page)
        if name not in self._texts:
            place = page.laid[_TEXTS.index(name)]
            self._texts[name] = None if place is None else self.read(place)
        return self._texts[name]

    def change(self, page: LightPage, name: str, text: str | None) -> None:
        """Give a page another text.

        Args:
            page: The page.
            name: The text.
            text: What stands in it now.
        """
        self._turn_to(page)
        self._texts[name] = text
        self._changed.add(name)

    def _turn_to(self, page: LightPage) -> None:
        """Put the texts of the page before away."""
        if page is self._page:
            return
        if self._page is not None and self._changed:
            self._page.laid = (self._place_of("markdown"), self._place_of("content"))
        self._page, self._texts, self._changed = page, {}, set()

    def _place_of(self, name: str) -> _Place | None:
        """Return where a text of the page that was worked on stands now."""
        if self._page is not None and name not in self._changed:
            return self._page.laid[_TEXTS.index(name)]
        text = self._texts[name]
        return None if text is None else self.lay(text)


class LightPage(Page):
    """A page of MkDocs whose texts are laid away."""

    laid: tuple[_Place | None, _Place | None]
    store: LaidAway

    def lighten(self, store: LaidAway) -> None:
        """Give up the texts that a page has as MkDocs made it.

        Args:
            store: Where they go.
        """
        own = vars(self)
        self.laid = (own.pop("markdown", None), own.pop("content", None))
        self.store = store

    @property
    def markdown(self) -> str | None:
        """The page's Markdown, without its front matter."""
        return self.store.text_of(self, "markdown")

    @markdown.setter
    def markdown(self, text: str | None) -> None:
        self.store.change(self, "markdown", text)

    @property
    def content(self) -> str | None:
        """What came of the Markdown, as HTML."""
        return self.store.text_of(self, "content")

    @content.setter
    def content(self, text: str | None) -> None:
        self.store.change(self, "content", text)


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
