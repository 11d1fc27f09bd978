"""Facts about the index of the search: what is in it, what the builder is told without it."""

from __future__ import annotations

import gzip
import importlib.util
import subprocess
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from generator.errors import GeneratorError
from generator.plugin.search import FOLDER, build_index, show_last_index

Outcome: TypeAlias = subprocess.CompletedProcess[str] | OSError

PAGE: Final = (
    '<html lang="en"><body><nav>People</nav><h1 data-pagefind-body data-pagefind-meta="title">'
    "{title}</h1><div data-pagefind-body>{text}</div></body></html>"
)


def a_site(root: Path) -> Path:
    """Write a site of two briefs, a list and how a brief was made."""
    pages = {
        "briefs/1998/strike/index.html": PAGE.format(title="Strike", text="Trains run again."),
        "briefs/1998/flood/index.html": PAGE.format(title="Flood", text="The river rose."),
        "briefs/1998/flood/made/index.html": "<html><body>Dropped lines</body></html>",
        "people/index.html": "<html><body>Jo Berg</body></html>",
    }
    for path, text in pages.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def files(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def fragments(site: Path) -> str:
    """Return everything that results can show."""
    found = (site / FOLDER / "fragment").iterdir()
    return " ".join(gzip.decompress(path.read_bytes()).decode() for path in found)


def test_briefs_alone_are_indexed(tmp_path: Path) -> None:
    """Their title and text; no menu, no list, nothing of how a brief was made."""
    assert build_index(a_site(tmp_path)) == 2

    found = fragments(tmp_path)
    assert "The river rose." in found
    assert "Dropped" not in found
    assert "Berg" not in found
    assert "People" not in found


def test_the_same_site_gives_the_same_index(tmp_path: Path) -> None:
    """Byte for byte, filters apart, whose order Pagefind leaves open; nothing old is left."""
    site = a_site(tmp_path)
    build_index(site)
    first = files(site / FOLDER)
    (site / FOLDER / "fragment" / "old.pf_fragment").write_bytes(b"old")
    build_index(site)

    assert files(site / FOLDER) == first


def test_what_nobody_loads_is_not_published(tmp_path: Path) -> None:
    """Pagefind's own faces and its worker stay out of the site."""
    site = a_site(tmp_path)
    build_index(site)

    scripts = {name for name in files(site / FOLDER) if name.endswith((".js", ".css"))}
    assert scripts == {"pagefind.js"}


def test_a_builder_without_pagefind_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is missing and how to get it."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(GeneratorError, match=r"Pagefind is missing; run pip install"):
        build_index(a_site(tmp_path))


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (subprocess.CompletedProcess([], 1, "", "one\nno space left\n"), "no space left"),
        (subprocess.CompletedProcess([], 9, "", ""), "an error"),
        (OSError("no such program"), "did not run"),
    ],
)
def test_a_failure_says_what_pagefind_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: Outcome, said: str
) -> None:
    """The site is whole without a search; whoever built it knows why it has none."""

    def run(*_: object, **__: object) -> Outcome:
        if isinstance(done, OSError):
            raise done
        return done

    monkeypatch.setattr(subprocess, "run", run)

    with pytest.raises(GeneratorError, match=said):
        build_index(a_site(tmp_path))


def test_a_preview_shows_the_last_index(tmp_path: Path) -> None:
    """It leads to the index of the site, at each build of the preview; without one it says so."""
    built, preview = tmp_path / "site", tmp_path / "preview"
    preview.mkdir()
    assert not show_last_index(built, preview)
    (built / FOLDER).mkdir(parents=True)
    (built / FOLDER / "pagefind.js").write_text("old")
    assert show_last_index(built, preview)
    assert (preview / FOLDER / "pagefind.js").read_text() == "old"
    (built / FOLDER / "pagefind.js").write_text("new")
    assert show_last_index(built, preview)
    assert (preview / FOLDER / "pagefind.js").read_text() == "new"


def test_a_preview_without_links_has_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some systems let nobody but administrators make links."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError

    built, preview = tmp_path / "site", tmp_path / "preview"
    (built / FOLDER).mkdir(parents=True)
    (built / FOLDER / "pagefind.js").write_text("old")
    preview.mkdir()
    monkeypatch.setattr(Path, "symlink_to", refuse)

    assert show_last_index(built, preview)
    assert not (preview / FOLDER).is_symlink()
    assert (preview / FOLDER / "pagefind.js").read_text() == "old"
