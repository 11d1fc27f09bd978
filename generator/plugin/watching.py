"""What people save while a preview runs, and when their browsers are told.

MkDocs looks at every file through objects of its own, twice a second: a fifth of a core for ten
thousand briefs. It tells all browsers when everything is built. Here a look takes some hundredths
of a second, and where first looks at what was saved are ready, whoever has such a page open sees
it before the rest is built.
"""

from __future__ import annotations

import gc
import os
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from mkdocs.livereload import LiveReloadServer

from generator.book import NAMES
from generator.caching.garbage import no_search_for_garbage
from generator.caching.unchanged import stamp_of
from generator.errors import SavedAgainError
from generator.model import DocPath
from generator.writing.page_files import is_ours

# Seconds between two looks, and how many times longer than a look took.
_BETWEEN: Final = 0.2
_LONGER: Final = 6
# Seconds in which somebody may save again before all the rest is built.
_QUIET: Final = 1.0
_POLLS: Final = "/livereload/"
_DOCS: Final = "docs/"

# By path in the book's folder, templates by `templates/`: size, time and place of a file.
Seen = Mapping[str, str]


def look(root: Path, templates: Path | None = None) -> Seen:
    """Look at everything that people save: briefs, captures, names, pages and templates.

    Args:
        root: The book's folder.
        templates: The folder of the book's own templates, if it has any.

    Returns:
        Pages beside the briefs whether or not they are generated.
    """
    folders = {"docs/briefs/": root / "docs" / "briefs", "seeds/": root / "seeds"}
    if templates:
        folders["templates/"] = templates
    seen = dict(_below(root / "docs", "docs/", deep=False))
    for prefix, folder in folders.items():
        seen |= _below(folder, prefix)
    with suppress(OSError):
        seen[NAMES] = stamp_of((root / NAMES).stat())
    return seen


def _below(folder: Path | str, prefix: str, *, deep: bool = True) -> Iterator[tuple[str, str]]:
    """Give what is in a folder with its stamps, without what is written before it is whole."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        name = prefix + entry.name
        try:
            is_folder, stat = entry.is_dir(), entry.stat()
        except OSError:  # gone since, or a link to nothing
            continue
        if is_folder and deep and not entry.is_symlink():
            yield from _below(entry.path, f"{name}/")
        elif not is_folder and not entry.name.startswith("."):
            yield name, stamp_of(stat)


class Watch:
    """Looks again and again, and notes what was saved until somebody asks."""

    def __init__(self, root: Path, look_now: Callable[[], Seen]) -> None:
        """Look for the first time, before anything is built.

        Args:
            root: The book's folder.
            look_now: Looks at all files.
        """
        self._root = root
        self._look = look_now
        self._seen = look_now()
        self._news: set[str] = set()
        self._own: Seen = {}
        self._looking = Lock()

    def start(self, tell: Callable[[], None]) -> None:
        """Look until the process ends.

        Args:
            tell: Is called when something was saved.
        """
        Thread(target=self._go_on, args=(tell,), daemon=True).start()

    def once(self) -> bool:
        """Look now; return whether something was saved since the look before."""
        with self._looking:
            now = self._look()
            changed = {
                name
                for name in now.keys() | self._seen.keys()
                if now.get(name) != self._seen.get(name) and not self._is_own(name, now.get(name))
            }
            self._seen = now
            self._news |= changed
        return bool(changed)

    def take(self) -> frozenset[str]:
        """Return what was saved since this was asked last, by path in the book's folder."""
        with self._looking:
            news, self._news = frozenset(self._news), set()
        return news

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Look at nothing while a run writes; what somebody else saves then is seen after."""
        with self._looking:
            yield

    @property
    def has_news(self) -> bool:
        """Whether something was saved since `take` was asked last."""
        return bool(self._news)

    def leave_out(self, own: Seen) -> None:
        """Take files as they are now for no news.

        Args:
            own: What a preview wrote, by path in the book's folder, each with its stamp.
        """
        self._own = own

    def _is_own(self, name: str, stamp: str | None) -> bool:
        if stamp is not None and self._own.get(name) == stamp:
            return True
        if not (name.startswith(_DOCS) and name.endswith(".md")):
            return False
        try:
            text = (self._root / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        return is_ours(DocPath(name.removeprefix(_DOCS)), text)

    def _go_on(self, tell: Callable[[], None]) -> None:
        while True:
            began = time.monotonic()
            if self.once():
                tell()
            time.sleep(max(_BETWEEN, _LONGER * (time.monotonic() - began)))


ShowFirst = Callable[[Collection[str]], Collection[str]]


class Rebuilds:
    """Stands between MkDocs' server and its builds."""

    def __init__(
        self,
        server: LiveReloadServer,
        watch: Watch,
        show_first: ShowFirst | None = None,
    ) -> None:
        """Take the place of the server's builder.

        Args:
            server: MkDocs' server.
            watch: Knows what was saved.
            show_first: Renders first looks at it; returns the addresses of these in the site.
                Without it everything waits for the whole build.
        """
        self._server = server
        self._watch = watch
        self._show_first = show_first
        self._build = server.builder
        self._open: Counter[str] = Counter()
        self._counting = Lock()
        self._is_building = False
        server.builder = self.build
        server.set_app(self.answer)

    def start(self) -> None:
        """Have a build follow whatever is saved."""
        # Most of what a preview holds by now it holds to its end: Python need not look through it.
        gc.freeze()
        self._watch.start(self._want)

    def build(self) -> None:
        """Show what was saved, then build the whole site: one reload for who looks at it."""
        self._is_building = True
        try:
            # It is made up for when browsers have what they want.
            with no_search_for_garbage():
                shown = self._build_all()
        finally:
            self._is_building = False
            if self._watch.has_news:
                self._want()
        if not shown or not self._open_pages() <= shown:
            # Somebody looks at a page that only the whole build has right.
            self._reload()
        gc.collect()

    def _build_all(self) -> frozenset[str]:
        """Build until nothing new is there to be shown first; return what was shown first."""
        shown: frozenset[str] = frozenset()
        while True:
            first = self._first(self._watch.take())
            if first:
                shown |= first
                self._reload()
                if self._is_saved_again():
                    continue
            try:
                self._build()
            except SavedAgainError:
                continue
            return shown

    def answer(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer as MkDocs does, and know which pages wait to be reloaded."""
        if not environ["PATH_INFO"].startswith(_POLLS):
            return self._server.serve_request(environ, start_response)
        page = unquote(urlsplit(environ.get("HTTP_REFERER", "")).path)
        self._count(page, 1)
        try:
            return self._server.serve_request(environ, start_response)
        finally:
            self._count(page, -1)

    def give_way(self) -> None:
        """End a whole build where something new can be shown first.

        Raises:
            SavedAgainError: Somebody saved something since the build began.
        """
        if self._show_first and self._watch.has_news:
            raise SavedAgainError

    def _first(self, news: Collection[str]) -> frozenset[str]:
        """Render first looks; return their addresses, none where nobody would see them first."""
        if not self._show_first:
            return frozenset()
        mount = self._server.mount_path
        first = frozenset(mount + url.removeprefix("./") for url in self._show_first(news))
        waiting = self._open_pages()
        return first if not waiting or waiting & first or "" in waiting else frozenset()

    def _open_pages(self) -> frozenset[str]:
        """Return the pages that are open in browsers, empty for one that does not tell."""
        with self._counting:
            return frozenset(+self._open)

    def _count(self, page: str, more: int) -> None:
        with self._counting:
            self._open[page] += more

    def _is_saved_again(self) -> bool:
        """Wait for a moment; tell whether there is something new to be shown first."""
        server = self._server
        with server._rebuild_cond:  # noqa: SLF001 - as below
            return server._rebuild_cond.wait_for(  # noqa: SLF001 - as below
                lambda: self._watch.has_news, timeout=_QUIET
            )

    def _want(self) -> None:
        server = self._server
        with server._rebuild_cond:  # noqa: SLF001 - as MkDocs' own watching does
            if not self._is_building:  # else whoever builds looks for news
                server._want_rebuild = True  # noqa: SLF001 - as above
            server._rebuild_cond.notify_all()  # noqa: SLF001 - as above

    def _reload(self) -> None:
        server = self._server
        with server._epoch_cond:  # noqa: SLF001 - as MkDocs does after a build
            if server._visible_epoch >= server._wanted_epoch:  # noqa: SLF001 - as above
                server._wanted_epoch = server._visible_epoch + 1  # noqa: SLF001 - as above
            server._visible_epoch = server._wanted_epoch  # noqa: SLF001 - as above
            server._epoch_cond.notify_all()  # noqa: SLF001 - as above
