"""Markdown that was rendered before is not rendered again, whoever runs MkDocs.

What comes of a page's Markdown is known by its text, its place and the settings, and kept in one
SQLite file outside git that may be deleted at any time. Where the links of a page lead is looked
up each time: a page whose links lead elsewhere now is rendered anew, and every warning is given
again. Pages that were not rendered before share one Markdown object.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, cast

import markdown
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure import pages
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from generator.caching.kept import Kept
from generator.engines import time_limit
from generator.errors import CaptureError
from generator.plugin.laid_away import LaidAway, LightPage
from generator.plugin.quickened import quicken
from generator.plugin.sparing import Sparing

STATE: Final = ".briefbook"
FILE: Final = f"{STATE}/cache-pages.sqlite"
MOST_SECONDS: Final = 30.0  # of computing for a page; a long one needs a tenth of one
_log = get_plugin_logger("briefbook")

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

    def __init__(self, root: Path, config: MkDocsConfig, version: str, store: LaidAway) -> None:
        """Open what is known, if the settings let it be used.

        Args:
            root: The book's folder.
            config: MkDocs' settings.
            version: What changes whenever a text may be rendered differently.
            store: Where the texts of pages wait.
        """
        self._config = config
        self._shared: markdown.Markdown | None = None
        self._settings = f"{version} {config.markdown_extensions!r} {config.mdx_configs!r}"
        self._kept: Kept | None = None
        self._store = store
        self._sparing = Sparing()
        self._anchors: dict[frozenset[str], frozenset[str]] = {}
        names = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
        if names <= _PURE:
            self._kept = Kept(root / FILE)

    def take_over(self, page: Page) -> None:
        """Have a page rendered here when MkDocs asks it to render itself.

        Args:
            page: The page; one of a plugin's own kind is left as it is.
        """
        # MkDocs has no event in the place of rendering, and none that could say what a page is.
        self._sparing.begin()
        if type(page) is Page:
            page.__class__ = _Page
            light = cast("_Page", page)
            light.lighten(self._store)
            light.renderer = self

    def close(self, *, forget: bool = True) -> None:
        """Keep what was rendered, and let the file go.

        Args:
            forget: False where only some pages were rendered; else those that no page has any
                more are forgotten.
        """
        self._sparing.end()
        if self._kept:
            self._kept.close(forget=forget)
            self._kept = None

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Do what `Page.render` does."""
        text = f"{self._settings}\0{page.file.src_uri}\0{page.file.url}\0{page.markdown}"
        key = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        links = _Links(page.file, files, config)
        value = self._recalled(key)
        if value is not None and links.lead_as_before(value):
            found = value
        else:
            links = _Links(page.file, files, config)
            try:
                with time_limit(MOST_SECONDS):
                    found = self._rendered(page, files, links)
            except (RecursionError, CaptureError):
                # It may be left in the middle of anything.
                self._shared = None
                found = _left_out(page)
            else:
                if self._kept:
                    self._kept.put(key, json.dumps(found, ensure_ascii=False))
        page.content = found["content"]
        page.toc = get_toc(found["toc"])
        page._title_from_render = found["title"]  # noqa: SLF001 - as Page.render sets it
        # Most pages of briefs have the same places; nobody adds to them.
        anchors = frozenset(found["anchors"])
        page.present_anchor_ids = self._anchors.setdefault(anchors, anchors)  # type: ignore[assignment]
        page.links_to_anchors = links.links_to_anchors

    def _recalled(self, key: str) -> Mapping[str, Any] | None:
        text = self._kept.get(key) if self._kept else None
        try:
            value = json.loads(text) if text else None
        except ValueError:
            return None
        return value if isinstance(value, dict) and value.keys() >= _KEYS else None

    def _rendered(self, page: Page, files: Files, links: _Links) -> Mapping[str, Any]:
        """Render a page with the Markdown object that all pages share."""
        if self._shared is None:
            self._shared = markdown.Markdown(
                extensions=self._config.markdown_extensions,
                extension_configs=self._config.mdx_configs or {},
            )
            quicken(self._shared)
        shared = self._shared.reset()
        raw_html = _RawAnchors()
        anchors = pages._ExtractAnchorsTreeprocessor(page.file, files, self._config)  # noqa: SLF001 - as Page.render
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


def _left_out(page: Page) -> Mapping[str, Any]:
    """Return what stands in the place of a text that is made to stop whoever renders it."""
    where = f"docs/{page.file.src_uri}"
    _log.warning(
        f"{where}: its Markdown goes deeper, or takes longer, than any text of words; it is left "
        "out. Take out what stands in one another without end: lists, quotations, brackets"
    )
    title = page.meta.get("title") or escape(page.file.name)
    content = f"<h1>{title}</h1>\n<p>This page is left out until <code>{escape(where)}</code> "
    content += "is corrected: it cannot be rendered.</p>"
    return {"content": content, "toc": [], "title": None, "anchors": [], **_NO_LINKS}


class _Page(LightPage):
    """A page that has itself rendered here."""

    renderer: Renderer

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the page's Markdown."""
        self.renderer.render(self, config, files)


_NO_LINKS: Final[Mapping[str, Any]] = {"targets": {}, "anchored": [], "links": []}
_KEYS: Final = frozenset(["content", "toc", "title", "anchors", "targets", "anchored", "links"])
# Links between pages, as nearly all are: nothing in them needs to be read otherwise than it stands.
_PLAIN_LINK: Final = re.compile(
    r"([A-Za-z0-9_-][A-Za-z0-9_./-]*\.md|\.\.?/[A-Za-z0-9_./-]*\.md)(?:#([A-Za-z0-9_-]+))?"
)
_EXCLUDED: Final = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
_VALUED_ANCHOR: Final = re.compile(r"""[\s/"'](?:id|name)\s*=""", re.IGNORECASE)
# Whole tags with no angle in an attribute; and what lets a tag in a text be none.
_TAG: Final = re.compile(r"""</?[a-z](?:[^<>"']++|"[^"<>]*+"|'[^'<>]*+')*+>""", re.IGNORECASE)
_TAG_BEGINS: Final = re.compile(r"</?[a-z]", re.IGNORECASE)
_NO_TAG: Final = re.compile(
    r"<[!?]|</(?![a-z])|<(?:script|style|textarea|xmp|iframe|no|plain)", re.IGNORECASE
)
# Of a chart: words alone, whichever way they are read, and no tag before their end.
_TITLE: Final = re.compile(r"<title[^<>]*>[^<>&]*(</title>)", re.IGNORECASE)
_TITLE_BEGINS: Final = re.compile("<title", re.IGNORECASE)


class _RawAnchors(pages._RawHTMLPreprocessor):  # noqa: SLF001 - as Page.render registers it
    """Finds places in raw HTML that a link can lead to, where there can be any."""

    def run(self, lines: list[str]) -> list[str]:
        """Look through the lines of a page, or where all tags are plain through those alone."""
        text = "\n".join(lines)
        if _may_have_places(text):
            tags: list[str] = _TAG.findall(text)
            titles: list[str] = _TITLE.findall(text)
            if (
                _NO_TAG.search(text)
                or len(tags) != len(_TAG_BEGINS.findall(text))
                or len(titles) != len(_TITLE_BEGINS.findall(text))
            ):
                return super().run(lines)
            super().run([tag for tag in tags if tag in titles or _VALUED_ANCHOR.search(tag)])
        return lines


def _may_have_places(text: str) -> bool:
    """Tell whether an `id` or a `name` stands in a text: what stands before an equals sign."""
    before = (part.rstrip()[-4:].lower() for part in text.split("=")[:-1])
    named = any(part.endswith(("id", "name")) for part in before)
    return named and _VALUED_ANCHOR.search(text) is not None


class _Links(pages._RelativePathTreeprocessor):  # noqa: SLF001 - resolves links as MkDocs does
    """Resolves the links of a page, and notes what came of each."""

    def __init__(self, *given: Any) -> None:  # noqa: ANN401 - MkDocs' own
        super().__init__(*given)
        self._folder = posixpath.dirname(self.file.src_uri)
        folder, _, name = self.file.url.rpartition("/")
        above = [each for each in folder.split("/") if each not in {"", "."}]
        above += [name] if name and "." not in name else []
        self._up = "../" * len(above)
        self._no_other = {*above[:1], "", ".", ".."}  # nearer than by the top, or not plain
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
        found = self._way_to(target.url)
        if not plain[2]:
            return found
        self._anchored.append((target.src_uri, plain[2], url))
        self.links_to_anchors.setdefault(target, {}).setdefault(plain[2], url)
        return f"{found}#{plain[2]}"

    def _way_to(self, url: str) -> str:
        """Return an address as seen from this page; most stand in another folder of the site."""
        first = url.partition("/")[0]
        if first in self._no_other:
            return get_relative_url(url, self.file.url)
        return f"{self._up}{url}"

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


@lru_cache(maxsize=20_000)
def _path(folder: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(folder, link))
