"""MkDocs calls us here: thin, with no rule of its own.

Before the files of `docs/` are collected, the second half of the flow makes the generated pages
of what people left in `docs/briefs` and `names.yml`, so that `mkdocs build` alone gives the right
site. A brief's page is rendered when MkDocs reads its file; the file stays as it is.

What is wrong becomes a warning of `mkdocs.plugins.briefbook`, which `--strict` counts.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator import report
from generator.book import old_addresses, read_briefs, read_names
from generator.caching.garbage import no_search_for_garbage
from generator.caching.memory import remembering
from generator.caching.unchanged import program_version
from generator.commands.captures import reader
from generator.corpus.quotations import HEARD, hear
from generator.errors import GeneratorError
from generator.model import Brief, DocPath, Problem
from generator.outputs.feeds import feed_path
from generator.pages.brief import TEXT_BEGINS, render_brief
from generator.pages.catalogue import open_catalogue
from generator.pages.head import brief_data, brief_meta
from generator.pages.indexed import with_attributes
from generator.pages.policy import with_policy
from generator.pages.site import Site
from generator.pages.unreadable import unreadable_page
from generator.pipeline import second_half
from generator.plugin.added_files import BRIEFS, AddedFiles, Shown, take_out
from generator.plugin.first_look import Book, Frame, render
from generator.plugin.frames import Frames, each_anew, quicken_templates
from generator.plugin.laid_away import LaidAway
from generator.plugin.options import Options, book_root, settings_of
from generator.plugin.preview import Preview, look_of
from generator.plugin.raw_links import resolved
from generator.plugin.rendering import STATE, Renderer
from generator.plugin.search import build_index, show_last_index
from generator.plugin.watching import Rebuilds
from generator.remembered import forget
from generator.settings import Settings
from generator.writing.writer import locked, write_pages

THEME: Final = Path(__file__).parents[1] / "theme"

_log = get_plugin_logger("briefbook")
_LAST_DAY: Final = "2100-01-01"  # gzip, as MkDocs writes the sitemap, has no later ones
_PATIENCE: Final = 20  # seconds; a preview rebuilds while a run is on


class BriefbookPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as `Options`
    """The second half of the flow, where MkDocs wants it."""

    def __init__(self) -> None:
        self._briefs: dict[DocPath, Brief] = {}
        self._book: Book | None = None
        self._questions: tuple[Problem, ...] = ()
        self._nav: Navigation | None = None
        self._files: Files | None = None
        self._laid = LaidAway()
        self._settings = Settings()
        self._site = Site()
        self._preview = False
        self._renderer: Renderer | None = None
        self._frames: Frames | None = None
        self._added: AddedFiles | None = None
        self._previewed: Preview | None = None
        self._keeps_site = False  # while a preview builds again
        self._rebuilds: Rebuilds | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this is a preview; MkDocs gives one plugin to all builds of a process."""
        self._preview, self._keeps_site = command == "serve", dirty
        self._previewed, self._rebuilds, self._added = None, None, None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our templates and styles before the theme's, after the book's own.

        Raises:
            PluginError: The settings cannot be used.
        """
        own = 1 if config.theme.custom_dir else 0
        config.theme.dirs.insert(own, str(THEME))
        config.theme.static_templates.add("sitemap.xml")
        config.extra["preview"] = self._preview
        # Else the theme's inline script differs by the depth of the page.
        config.extra.setdefault("scope", urlsplit(config.site_url or "").path or "/")
        self._settings = settings_of(self.config, config)
        config.extra["review"] = self._preview or self._settings.review
        self._site = Site(
            str(config.site_name),
            config.site_url or "",
            config.edit_uri or "",
            excerpt=not self._settings.full_text,
        )
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Make the generated pages of the briefs as people left them.

        Raises:
            PluginError: `names.yml` cannot be used, a page cannot be written, or another run
                does not end.
        """
        root, version = book_root(config), program_version()
        self._laid = LaidAway(root / STATE)
        self._renderer, self._frames = Renderer(root, config, version, self._laid), None
        self._added = self._added or AddedFiles(root, version, preview=self._preview)
        if self._preview:
            own = config.theme.custom_dir
            self._previewed = self._previewed or Preview(root, Path(own) if own else None)
        try:
            with no_search_for_garbage(), locked(root, wait=_PATIENCE), remembering(root, jobs=1):
                if self._previewed:
                    self._previewed.take_in(reader(keeps=True))
                briefs, problems = read_briefs(root)
                self._forget()
                names = read_names(root)
                self._give_way()
                corpus, pages = second_half(briefs, names, old_addresses(root))
                self._give_way()
                written = write_pages(root, pages)
                self._book = Book(briefs, names, open_catalogue(corpus))
                del pages
                self._forget()
                for brief in corpus.briefs:
                    hear(brief)  # while what earlier runs heard is at hand
        except GeneratorError as error:
            raise PluginError(str(error)) from error
        for problem in (*problems, *written.problems):
            _log.warning(report.shown(problem))
        self._questions = (*problems, *corpus.problems)
        self._briefs = {brief.path: brief for brief in corpus.briefs}
        if self._previewed:
            self._previewed.begins(self._book)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Take out drafts and pages that would stand on a brief's, add what is none of `docs/`."""
        self._give_way()
        book = self._book
        if book and self._added:
            take_out(book, files)
            shown = Shown(book, self._questions, self._site, self._settings, self._laid)
            self._added.add(shown, files, config)
        self._forget()
        if self._previewed:
            self._previewed.mark(files, book.known if book else None, look_of(config))
        self._files = files
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:  # noqa: ANN401 - MkDocs' own
        """Keep the navigation for what is rendered within it."""
        self._give_way()
        self._nav = nav
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Let a template be compiled once and not looked at again for each page."""
        self._give_way()  # for the last time: from here on the site changes
        quicken_templates(env)
        if self._previewed and self._nav:
            env.bytecode_cache = self._previewed.compiled
            self._previewed.renders(Frame(config, files, self._nav, env))
        return env

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Spare a second reading of a brief: its page is made of the first."""
        path = DocPath(page.file.src_uri)
        if path in self._briefs and len(config.plugins) == 1:  # others may want its words
            return ""
        return self._previewed.ahead.get(path) if self._previewed else None

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:  # noqa: ANN401 - MkDocs'
        """Render a brief, and make what front matter says safe for the theme's templates."""
        path = DocPath(page.file.src_uri)
        brief = self._briefs.get(path)
        if brief and self._book and self._added:
            page.meta, made = brief_meta(brief), self._added.made.get(path)
            markdown = render_brief(brief, self._book.known, self._site, made=made)
        elif page.meta.get("redirect"):
            page.meta["robots"] = "noindex"
        elif path.startswith(BRIEFS) and self._added and path not in self._added.pages:
            page.meta = {"title": Path(path).stem}
            markdown = unreadable_page(path)
        page.meta["edit"] = self._site.edit_url(path, generated=bool(page.meta.get("generated")))
        feed = feed_path(path)
        if self._files and self._files.get_file_from_path(feed):
            page.meta["feed"] = feed
        for key in ("title", "description"):
            # The theme prints both as they are; escaped, they print as what they say.
            if key in page.meta:
                page.meta[key] = escape(str(page.meta[key]))
        # MkDocs would say today: the same book must give the same site tomorrow.
        page.update_date = min(str(page.meta.get("published", "1970-01-01")), _LAST_DAY)
        if self._renderer:
            self._renderer.take_over(page)
        return markdown

    def on_page_content(self, html: str, page: Page, **_: Any) -> str:  # noqa: ANN401 - MkDocs' own
        """Set the language of a brief's text, and lead raw links to the pages of their files."""
        if TEXT_BEGINS in html:
            brief = self._briefs[DocPath(page.file.src_uri)]
            html = with_attributes(html, brief, page.meta.get("language"))
        if self._files is None:
            return html
        html, dead = resolved(html, page.file, self._files)
        for target in dead:
            _log.warning(f"docs/{page.file.src_uri}: the link '{target}' leads to no page")
        return html

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Let the frame of a page be made once for all that share it."""
        self._frames = self._frames or Frames(config, nav)
        brief = self._briefs.get(DocPath(page.file.src_uri))
        if brief and self._book:
            page.meta["structured"] = brief_data(brief, self._book.known, self._site)
        return {**context, "shared": self._frames.of(page)}  # type: ignore[typeddict-unknown-key]

    def on_template_context(self, context: TemplateContext, **_: object) -> TemplateContext:
        """Make the frame of a page without a file for itself."""
        return {**context, "shared": each_anew}  # type: ignore[typeddict-unknown-key]

    @event_priority(-100)  # the last to see a page: no script is added after it
    def on_post_page(self, output: str, page: Page, **_: Any) -> str:  # noqa: ANN401 - MkDocs' own
        """Give a built page its policy; a preview runs a script that MkDocs adds later."""
        page.meta.pop("structured", None)  # long, and nobody looks at it after this
        return output if self._preview else with_policy(output, page.content or "")

    @event_priority(-100)
    def on_post_template(self, output: str, template_name: str, **_: Any) -> str:  # noqa: ANN401 - as above
        """Give a page without a file, such as 404.html, its policy."""
        plain = self._preview or not template_name.endswith(".html")
        return output if plain else with_policy(output)

    def on_post_build(self, config: MkDocsConfig, **_: Any) -> None:  # noqa: ANN401 - MkDocs' own
        """Keep what was rendered for the next build, and index the briefs."""
        if self._renderer:
            self._renderer.close(forget=not self._preview)
        site = Path(config.site_dir)
        if self._previewed:
            self._previewed.ends()
            show_last_index(book_root(config) / "site", site)
        elif self._briefs:
            try:
                build_index(site)
            except GeneratorError as error:
                _log.warning(str(error))

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, **_: object
    ) -> LiveReloadServer:
        """Watch what people write and not what we write: one edit, one build."""
        server.unwatch(config.docs_dir)
        if self._previewed:
            # Else MkDocs empties the site before each build, and whoever asks has to wait.
            first = self._show_first if self._keeps_site else None
            self._rebuilds = Rebuilds(server, self._previewed.watch, first)
            self._rebuilds.start()
        return server

    def _show_first(self, news: Collection[str]) -> Collection[str]:
        """Render what was saved before all that follows from it; return the addresses."""
        found = self._previewed.first_look(news) if self._previewed else None
        if not found:
            return ()
        (config, self._files, *_), (self._book, pages) = found
        self._briefs = {brief.path: brief for brief in self._book.known.briefs}
        self._renderer = Renderer(book_root(config), config, program_version(), self._laid)
        urls = render(found[0], pages)
        self._renderer.close(forget=False)
        return urls

    def _give_way(self) -> None:
        """End a build that nobody has seen anything of, for something new can be shown first."""
        if self._rebuilds:
            self._rebuilds.give_way()

    def _forget(self) -> None:
        """Let go of what was made on the way: a build asks for it once, a preview at each edit."""
        if not self._preview:
            forget(but=HEARD)
