"""Markdown that was rendered before is not rendered again, whoever runs MkDocs.

What comes of a page's Markdown is known by its text, its place and the settings, and kept in one
SQLite file outside git that may be deleted at any time. Where the links of a page lead is looked
up each time: a page whose links lead elsewhere now is rendered anew, and every warning is given
again. Pages that were not rendered before share one Markdown object.
"""

import json
import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from generator.kept import Kept
from generator.quickened import quicken

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
        if value is not None and links.lead_as_before(value):
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
            quicken(self._shared)
        shared = self._shared.reset()
        raw_html = _RawAnchors()
        anchors = pages._ExtractAnchorsTreeprocessor(page.file, files, self._config)  # noqa: SLF001
        title = pages._ExtractTitleTreeprocessor()  # noqa: SLF001 - as above
        for processor in (raw_html, anchors, links, title):
            processor._register(shared)  # noqa: SLF001 - as above
        return {
            "content": shared.convert(page.markdown or ""),
            "toc": getattr(shared, "toc_tokens", []),
            "title": title.title,
            # An attribute without a value is no place that a link could lead to.
            "anchors": sorted(
                filter(None, anchors.present_anchor_ids | raw_html.present_anchor_ids)
            ),
            **links.seen(),
        }


_KEYS: Final = frozenset(["content", "toc", "title", "anchors", "targets", "anchored", "links"])
# Links between pages, as nearly all are: nothing in them needs to be read otherwise than it stands.
_PLAIN_LINK: Final = re.compile(
    r"([A-Za-z0-9_-][A-Za-z0-9_./-]*\.md|\.\.?/[A-Za-z0-9_./-]*\.md)(?:#([A-Za-z0-9_-]+))?"
)
_EXCLUDED: Final = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
_VALUED_ANCHOR: Final = re.compile(r"""[\s/"'](?:id|name)\s*=""", re.IGNORECASE)


class _RawAnchors(pages._RawHTMLPreprocessor):  # noqa: SLF001 - as Page.render registers it
    """Finds places in raw HTML that a link can lead to, where there can be any."""

    def run(self, lines: list[str]) -> list[str]:
        """Look through the lines of a page."""
        return super().run(lines) if any(map(_VALUED_ANCHOR.search, lines)) else lines


class _Links(pages._RelativePathTreeprocessor):  # noqa: SLF001 - resolves links as MkDocs does
    """Resolves the links of a page, and notes what came of each."""

    def __init__(self, *given: Any) -> None:  # noqa: ANN401 - MkDocs' own
        super().__init__(*given)
        self._folder = posixpath.dirname(self.file.src_uri)
        self._targets: dict[str, str] = {}  # the pages that are led to, each with its address
        self._anchored: list[Sequence[str]] = []  # a page, a place in it, and the link to it
        self._others: list[Sequence[str]] = []  # any other link, and what came of it

    def path_to_url(self, url: str) -> str:
        """Resolve one link."""
        plain = _PLAIN_LINK.fullmatch(url)
        target = self.files.src_uris.get(_path(self._folder, plain[1])) if plain else None
        if plain is None or target is None or target.inclusion in _EXCLUDED:
            found = super().path_to_url(url)
            self._others.append((url, found))
            return found
        self._targets[target.src_uri] = target.url
        found = get_relative_url(target.url, self.file.url)
        if not plain[2]:
            return found
        self._anchored.append((target.src_uri, plain[2], url))
        self.links_to_anchors.setdefault(target, {}).setdefault(plain[2], url)
        return f"{found}#{plain[2]}"

    def seen(self) -> Mapping[str, Any]:
        """Return what came of all links, to be kept."""
        return {"targets": self._targets, "anchored": self._anchored, "links": self._others}

    def lead_as_before(self, kept: Mapping[str, Any]) -> bool:
        """Tell whether all links of a page lead where they did, and note their places again."""
        there = self.files.src_uris
        for path, url in kept["targets"].items():
            target = there.get(path)
            if target is None or target.url != url or target.inclusion in _EXCLUDED:
                return False
        for path, anchor, link in kept["anchored"]:
            self.links_to_anchors.setdefault(there[path], {}).setdefault(anchor, link)
        return all(super(_Links, self).path_to_url(was) == now for was, now in kept["links"])


@lru_cache(maxsize=100_000)
def _path(folder: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(folder, link))
