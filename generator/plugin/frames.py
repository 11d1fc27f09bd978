"""What the frames of pages have alike: the header, the tabs, styles, scripts.

The theme makes them anew for each page, and they take longer than all the rest of it. They follow
from the settings, from the navigation, and from where a page stands: pages at one depth of one
folder, none of them in the navigation, share them. Where a book has templates of its own nothing
is shared: those may show anything.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, MutableMapping
from functools import partial
from typing import Any, Final, Protocol

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

_ASSETS: Final = "assets"  # where the theme keeps its files

_OF_DICTS: Final = frozenset(dir(dict))

Make = Callable[[], str]
_Place = tuple[int, str]


class Shared(Protocol):
    """What templates ask for a part of the frame."""

    def __call__(self, name: str, make: Make, title: object = None, /) -> str:
        """Give a part.

        Args:
            name: The part.
            make: Makes it, where no page did before.
            title: What stands in it of the page itself, if anything does.
        """


def each_anew(_name: str, make: Make, _title: object = None) -> str:
    """Make a part of the frame for one page alone; see `Shared`."""
    return make()


class Frames:
    """The parts that the pages of one build share."""

    def __init__(self, config: MkDocsConfig, nav: Navigation) -> None:
        """Begin with no part made.

        Args:
            config: MkDocs' settings.
            nav: The navigation.
        """
        self._alone = bool(config.theme.custom_dir)
        self._in_nav = {page.file.src_uri for page in nav.pages}
        # Two addresses that begin alike in two folders are nearer to each other than others are.
        led_to = (*_addresses(nav.items), *map(str, config.extra_css), *_images(config))
        self._near = {tuple(folder[:2]) for url in led_to if len(folder := _folders(url)) > 1}
        self._made: dict[_Place, dict[str, tuple[str, ...]]] = {}

    def of(self, page: Page) -> Shared:
        """Return what gives a page's template the parts of its frame.

        Args:
            page: The page.
        """
        folders = _folders(page.url)
        place = len(folders), folders[0] if folders else ""
        if (
            self._alone
            or page.file.src_uri in self._in_nav
            or place[1] == _ASSETS
            or tuple(folders[:2]) in self._near
        ):
            return each_anew
        return partial(_part, self._made.setdefault(place, {}))


def quicken_templates(env: Environment) -> None:
    """Let templates find what they name without a search for it, page after page.

    In a dictionary they look for an attribute of a name first, and few dictionaries of front
    matter have the keys that templates ask for: each time an exception tells them so. A template
    that they take in is looked for each time as well.

    Args:
        env: What templates are rendered by; they do not change while it lasts.
    """
    env.auto_reload = False
    by_attribute, undefined, load = env.getattr, env.undefined, env.get_template
    loaded: dict[str, Template] = {}

    def look_up(of: object, name: str) -> Any:  # noqa: ANN401 - as Jinja has it
        if type(of) is dict and name not in _OF_DICTS:
            return of[name] if name in of else undefined(obj=of, name=name)
        return by_attribute(of, name)

    def get_template(
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as Jinja has it
    ) -> Template:
        if globals is not None or not isinstance(name, str):
            return load(name, parent, globals)
        if name not in loaded:
            loaded[name] = load(name, parent)
        return loaded[name]

    env.getattr = look_up  # type: ignore[assignment, method-assign]  # by position, as compiled
    env.get_template = get_template  # type: ignore[method-assign]  # templates call this alone


def _part(made: dict[str, tuple[str, ...]], name: str, make: Make, title: object = None) -> str:
    """Give a part with a title in its place."""
    between = "" if title is None else str(title)
    if name in made:
        return between.join(made[name])
    text = make()
    parts = tuple(text.split(between)) if between else (text,)
    # A title that the part shows in other places, too, does not tell which place is its own.
    if len(parts) == (2 if between else 1):
        made[name] = parts
    return text


def _folders(url: str) -> list[str]:
    """Return the folders of an address, as they count for addresses relative to it."""
    folder, _, name = url.rpartition("/")
    path = posixpath.normpath("/" + (folder if "." in name else url))
    return [part for part in path.split("/") if part]


def _addresses(items: list[StructureItem]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Page | Link):
            yield item.url
        if isinstance(item, Section):
            yield from _addresses(item.children)


def _images(config: MkDocsConfig) -> Iterator[str]:
    for name in ("logo", "favicon"):
        if isinstance(config.theme.get(name), str):
            yield config.theme[name]
