"""Markdown that was rendered before is not rendered again, whoever runs MkDocs.

What comes of a page's Markdown is known by its text, its place and the settings, and kept in one
SQLite file outside git that may be deleted at any time. The links of a page are resolved each
time, as MkDocs resolves them: a page whose links lead elsewhere now is rendered anew, and every
warning is given again. Pages that were not rendered before share one Markdown object.
"""

import json
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

from generator.kept import Kept

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
        self._kept: Kept | None = None
        names = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
        if names <= _PURE:
            self._kept = Kept(root / FILE)

    def take_over(self, page: Page) -> None:
        """Have a page rendered here when MkDocs asks it to render itself."""
        # MkDocs has no event in the place of rendering; the page's own method is one page's alone.
        page.render = partial(self._render, page)  # type: ignore[method-assign]

    def close(self, *, forget: bool = True) -> None:
        """Keep what was rendered, and let the file go.

        Args:
            forget: False where only some pages were rendered; else those that no page has any
                more are forgotten.
        """
        if self._kept:
            self._kept.close(forget=forget)
            self._kept = None

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Do what `Page.render` does."""
        text = f"{self._settings}\0{page.file.src_uri}\0{page.file.url}\0{page.markdown}"
        key = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        links = _Links(page.file, files, config)
        value = self._recalled(key)
        if value is not None and all(links.path_to_url(was) == now for was, now in value["links"]):
            found = value
        else:
            links = _Links(page.file, files, config)
            found = self._rendered(page, files, links)
            if self._kept:
                self._kept.put(key, json.dumps(found, ensure_ascii=False))
        page.content = found["content"]
        page.toc = get_toc(found["toc"])
        page._title_from_render = found["title"]  # noqa: SLF001 - as Page.render sets it
        page.present_anchor_ids = set(found["anchors"])
        page.links_to_anchors = links.links_to_anchors

    def _recalled(self, key: str) -> Mapping[str, Any] | None:
        text = self._kept.get(key) if self._kept else None
        try:
            value = json.loads(text) if text else None
        except ValueError:
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
