"""Markdown that was rendered before is not rendered again, whoever runs MkDocs.

What comes of a page's Markdown is known by its text, its place and the settings, and kept in one
SQLite file outside git that may be deleted at any time. The links of a page are resolved each
time, as MkDocs resolves them: a page whose links lead elsewhere now is rendered anew, and every
warning is given again. Pages that were not rendered before share one Markdown object.
"""

import contextlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

FILE: Final = ".briefbook/cache-pages.sqlite"

# What these make of a text follows from the text and their settings; one that reads other files,
# as `pymdownx.snippets` does, must see them each time.
_PURE: Final = frozenset(
    [
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code"),
        *("footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists"),
        *("smarty", "tables", "toc", "wikilinks", "pymdownx.betterem", "pymdownx.caret"),
        *("pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys"),
        *("pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed"),
        *("pymdownx.tasklist", "pymdownx.tilde"),
    ]
)


class Renderer:
    """Renders the pages of one build."""

    def __init__(self, root: Path, config: MkDocsConfig, version: str) -> None:
        """Open what is known, if the settings let it be used.

        Args:
            root: The book's folder.
            config: MkDocs' settings.
            version: What changes whenever a text may be rendered differently.
        """
        self._config = config
        self._shared: markdown.Markdown | None = None
        self._settings = f"{version} {config.markdown_extensions!r} {config.mdx_configs!r}"
        self._used: set[str] = set()
        self._new: dict[str, str] = {}
        self._known: sqlite3.Connection | None = None
        names = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
        if names <= _PURE:
            self._known = _opened(root / FILE)

    def take_over(self, page: Page) -> None:
        """Have a page rendered here when MkDocs asks it to render itself."""
        # MkDocs has no event in the place of rendering; the page's own method is one page's alone.
        page.render = partial(self._render, page)  # type: ignore[method-assign]

    def close(self) -> None:
        """Keep what was rendered, forget what no page has any more, and let the file go."""
        if self._known is None:
            return
        with contextlib.suppress(sqlite3.DatabaseError), self._known as rows:
            rows.executemany("insert or replace into page values (?, ?)", self._new.items())
            there = {key for (key,) in rows.execute("select key from page")}
            rows.executemany(
                "delete from page where key = ?", [(key,) for key in there - self._used]
            )
        self._known.close()
        self._known = None

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Do what `Page.render` does."""
        text = f"{self._settings}\0{page.file.src_uri}\0{page.file.url}\0{page.markdown}"
        key = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        self._used.add(key)
        links = _Links(page.file, files, config)
        value = self._recalled(key)
        if value is not None and all(links.path_to_url(was) == now for was, now in value["links"]):
            found = value
        else:
            links = _Links(page.file, files, config)
            found = self._rendered(page, files, links)
            self._new[key] = json.dumps(found, ensure_ascii=False)
        page.content = found["content"]
        page.toc = get_toc(found["toc"])
        page._title_from_render = found["title"]  # noqa: SLF001 - as Page.render sets it
        page.present_anchor_ids = set(found["anchors"])
        page.links_to_anchors = links.links_to_anchors

    def _recalled(self, key: str) -> Mapping[str, Any] | None:
        if self._known is None:
            return None
        try:
            row = self._known.execute("select value from page where key = ?", (key,)).fetchone()
            value = json.loads(row[0]) if row else None
        except (sqlite3.DatabaseError, ValueError):
            return None
        return value if isinstance(value, dict) and value.keys() >= _KEYS else None

    def _rendered(self, page: Page, files: Files, links: "_Links") -> Mapping[str, Any]:
        """Render a page with the Markdown object that all pages share."""
        if self._shared is None:
            self._shared = markdown.Markdown(
                extensions=self._config.markdown_extensions,
                extension_configs=self._config.mdx_configs or {},
            )
        shared = self._shared.reset()
        raw_html = pages._RawHTMLPreprocessor()  # noqa: SLF001 - as Page.render registers it
        anchors = pages._ExtractAnchorsTreeprocessor(page.file, files, self._config)  # noqa: SLF001
        title = pages._ExtractTitleTreeprocessor()  # noqa: SLF001 - as above
        for processor in (raw_html, anchors, links, title):
            processor._register(shared)  # noqa: SLF001 - as above
        return {
            "content": shared.convert(page.markdown or ""),
            "toc": getattr(shared, "toc_tokens", []),
            "title": title.title,
            "anchors": sorted(anchors.present_anchor_ids | raw_html.present_anchor_ids),
            "links": links.seen,
        }


_KEYS: Final = frozenset(["content", "toc", "title", "anchors", "links"])


class _Links(pages._RelativePathTreeprocessor):  # noqa: SLF001 - resolves links as MkDocs does
    """Resolves the links of a page, and notes what came of each."""

    def __init__(self, *given: Any) -> None:  # noqa: ANN401 - MkDocs' own
        super().__init__(*given)
        self.seen: list[Sequence[str]] = []

    def path_to_url(self, url: str) -> str:
        """Resolve one link."""
        found = super().path_to_url(url)
        self.seen.append((url, found))
        return found


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open the cache, begin anew where it is damaged; None where there is no place for one."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=1)
            connection.execute("pragma synchronous = off")
            connection.execute(
                "create table if not exists page (key text primary key, value text) without rowid"
            )
            connection.execute("select count(key) from page").fetchone()
        except (OSError, sqlite3.OperationalError):
            return None
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
        else:
            return connection
    return None
