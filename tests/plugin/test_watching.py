"""What people save is seen, what a run writes is not, and browsers are told once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from mkdocs.livereload import LiveReloadServer

from generator.errors import SavedAgainError
from generator.plugin.watching import Rebuilds, Watch, look
from tests.sites import STRIKE, TALKS, make_book

_TALKS = "docs/briefs/1998/talks.md"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Make a book of two briefs, with a capture and a template of its own."""
    make_book(tmp_path, {"1998/strike.md": STRIKE, "1998/talks.md": TALKS})
    for folder in ("seeds/sub", "templates"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nobody to save again: tests do it at moments of their own."""
    monkeypatch.setattr("generator.plugin.watching._QUIET", 0.01)


@pytest.fixture
def watch(book: Path) -> Watch:
    """Watch it."""
    return Watch(book, partial(look, book, book / "templates"))


@pytest.mark.parametrize(
    "name",
    [
        *(_TALKS, "docs/briefs/2001/new.md", "docs/about.md", "docs/notes.md", "names.yml"),
        *("seeds/page.txt", "seeds/sub/page.html", "templates/main.html"),
    ],
)
def test_what_people_save_is_news_once(book: Path, watch: Watch, name: str) -> None:
    """Saved, new or gone."""
    path = book / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("Words that somebody wrote.")

    looks = [watch.once(), watch.once(), watch.has_news]
    assert looks == [True, False, True]
    assert watch.take() == {name}
    path.unlink()
    looks = [watch.has_news, watch.once()]
    assert looks == [False, True]
    assert watch.take() == {name}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/index.md", "---\ntitle: Home\ngenerated: true\n---\n"),
        ("docs/people/jo-berg.md", "---\ntitle: Jo Berg\ngenerated: true\n---\n"),
        ("docs/briefs/1998/.talks.md.swp", "half"),
        (".briefbook/cache.json", "{}"),
        ("site/index.html", "<p>"),
    ],
)
def test_what_programs_write_is_no_news(book: Path, watch: Watch, name: str, text: str) -> None:
    """Generated pages, what an editor keeps beside a file, what is kept of runs."""
    path = book / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)

    assert not watch.once()


def test_what_a_preview_wrote_is_no_news_until_somebody_saves_it(book: Path, watch: Watch) -> None:
    """It is known by its time and size."""
    path = book / _TALKS
    before = look(book)
    path.write_text(TALKS + "Made of a capture.\n")
    watch.leave_out(dict(look(book).items() - before.items()))
    assert not watch.once()
    path.write_text(TALKS + "Made of a capture, and corrected.\n")

    assert watch.once()


def test_a_link_to_nothing_and_folders_that_are_gone_are_passed_over(tmp_path: Path) -> None:
    """A look at a book never fails."""
    assert look(tmp_path) == {}
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "page.txt").symlink_to(tmp_path / "nowhere")

    assert look(tmp_path) == {}


class Served:
    """MkDocs' server without a socket, and what happened to it, in order."""

    def __init__(self, watch: Watch, first: Collection[str], *, save: Callable[[], None]) -> None:
        self.told: list[str] = []
        self._first = first
        self._watch = watch
        self._save = save
        self.server = LiveReloadServer(self._build, "127.0.0.1", 0, ".", mount_path="/")
        self.server.server_close()
        self.rebuilds = Rebuilds(self.server, watch, self._show)
        self.server._wanted_epoch += 1  # noqa: SLF001 - as MkDocs does when something was saved

    def _show(self, news: Collection[str]) -> Collection[str]:
        self.told.append(f"first {' '.join(sorted(news))}".strip())
        return self._first if news else ()

    def _build(self) -> None:
        self.told.append(f"whole{'' if self.is_building else ', and browsers were told'}")
        self._save()
        self._watch.once()
        self.rebuilds.give_way()

    @property
    def is_building(self) -> bool:
        """Whether browsers wait for a build."""
        server = self.server
        return server._visible_epoch < server._wanted_epoch  # noqa: SLF001 - there is no public name

    @property
    def epoch(self) -> int:
        """What tells browsers one state of the site from another."""
        return self.server._visible_epoch  # noqa: SLF001 - there is no public name


def served(
    watch: Watch, first: Collection[str], saves: list[Callable[[], None]] | None = None
) -> Served:
    """Return a server; in each whole build one of the things is done that people do."""
    waiting = saves or []
    return Served(watch, first, save=lambda: waiting.pop(0)() if waiting else None)


def test_a_first_look_is_told_before_the_whole_build(book: Path, watch: Watch) -> None:
    """Who looks at it is told once."""
    one = served(watch, ["briefs/1998/talks/"])
    (book / _TALKS).write_text(TALKS + "More.\n")
    watch.once()
    one.rebuilds.build()

    assert one.told == [f"first {_TALKS}", "whole, and browsers were told"]
    assert not one.is_building


def test_without_a_first_look_browsers_wait_for_the_whole_build(book: Path, watch: Watch) -> None:
    """As they do with MkDocs alone."""
    one = served(watch, [])
    (book / "names.yml").write_text("people: []\n")
    watch.once()
    one.rebuilds.build()

    assert one.told == ["first names.yml", "whole"]
    assert not one.is_building


def test_what_is_saved_while_all_is_built_is_shown_before_that_goes_on(
    book: Path, watch: Watch
) -> None:
    """The whole build gives way, and begins anew."""

    def save() -> None:
        (book / _TALKS).write_text(TALKS + "More, and more.\n")

    one = served(watch, ["briefs/1998/talks/"], [save])
    (book / _TALKS).write_text(TALKS + "More.\n")
    watch.once()
    one.rebuilds.build()
    whole = "whole, and browsers were told"

    assert one.told == [f"first {_TALKS}", whole, f"first {_TALKS}", whole]
    assert not one.is_building


@pytest.mark.parametrize(
    ("page", "times"), [("/briefs/1998/talks/", 1), ("/briefs/1998/strike/", 1), ("/", 2), ("", 2)]
)
def test_each_page_that_is_open_is_told_when_it_is_right(
    book: Path, watch: Watch, page: str, times: int
) -> None:
    """Once for what has a first look; beside it, once more for what only the whole build shows.

    Where nobody looks at a first look, all are told once.
    """
    one = served(watch, ["briefs/1998/talks/"])
    pages = ["/briefs/1998/talks/"] if times == 2 else []
    ends = [poll(one, each) for each in {page, *pages}]
    before = one.epoch
    (book / _TALKS).write_text(TALKS + "More.\n")
    watch.once()
    one.rebuilds.build()
    after = one.epoch
    for end in ends:
        end()

    assert after == before + times


def poll(one: Served, page: str) -> Callable[[], None]:
    """Wait for a reload as a browser does that shows a page; return what ends that."""
    server = one.server
    never = server._wanted_epoch + 1_000  # noqa: SLF001 - there is no public name
    environ: dict[str, Any] = {"PATH_INFO": f"/livereload/{never}/1", "HTTP_REFERER": page}
    asked = threading.Thread(target=lambda: one.rebuilds.answer(environ, lambda *_: None))
    asked.start()
    while page not in one.rebuilds._open_pages():  # noqa: SLF001 - until it waits
        pass

    def end() -> None:
        with server._epoch_cond:  # noqa: SLF001 - as MkDocs does after a build
            server._visible_epoch = never + 1  # noqa: SLF001 - as above
            server._epoch_cond.notify_all()  # noqa: SLF001 - as above
        asked.join()

    return end


def test_a_change_that_comes_while_all_is_built_is_built_after_it(book: Path, watch: Watch) -> None:
    """Where first looks are not shown at all, as in MkDocs' own preview."""
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, ".")
    server.server_close()

    def build() -> None:
        (book / _TALKS).write_text(TALKS + "More.\n")
        watch.once()
        rebuilds.give_way()

    server.builder = build
    rebuilds = Rebuilds(server, watch)
    rebuilds.build()

    assert server._want_rebuild  # noqa: SLF001 - MkDocs asks this before it builds


def test_a_build_gives_way_to_news_alone(watch: Watch) -> None:
    """Nothing was saved: nothing ends."""
    one = served(watch, [])
    one.rebuilds.give_way()
    watch._news.add(_TALKS)  # noqa: SLF001 - as a look does
    with pytest.raises(SavedAgainError):
        one.rebuilds.give_way()
