"""A brief is edited on the web: what is published next is right, and the build at home merges."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from tests.test_editorial import TEXT
from tests.test_git import commit, git


def call(*arguments: str) -> str:
    """Run a command that ends well; return what it says."""
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a new book of one brief, built and pushed."""
    root = tmp_path / "home"
    call("init", str(root), "--repository", "https://github.com/ana/lund")
    (tmp_path / "harbour.txt").write_text(TEXT)
    call("add", str(tmp_path / "harbour.txt"), "--root", str(root))
    call("build", "--no-site", "--root", str(root))
    git(root, "init", "-q", "-b", "main")
    commit(root)
    git(root, "clone", "-q", "--bare", ".", str(tmp_path / "hub"))
    git(root, "remote", "add", "origin", str(tmp_path / "hub"))
    return root


def harbour(root: Path) -> Path:
    """Return the brief."""
    (path,) = (root / "docs" / "briefs").rglob("harbour*.md")
    return path


def edit_on_the_web(hub: Path, into: Path) -> None:
    """Commit an edit as the editor of a repository does: one file, and nothing is built."""
    git(hub.parent, "clone", "-q", str(hub), str(into))
    path = harbour(into)
    text = path.read_text().replace("Ida Holm", "Ida Holm-Berg")
    path.write_text(text.replace("Harbour opens again", "Harbour open again"))
    commit(into)
    git(into, "push", "-q", "origin", "main")


@pytest.mark.site
def test_an_edit_on_the_web_is_published_and_kept(home: Path, tmp_path: Path) -> None:
    """The workflow sees no capture read; the next build at home takes both sides."""
    hub = tmp_path / "hub"
    edit_on_the_web(hub, tmp_path / "web")
    runner = tmp_path / "runner"
    git(tmp_path, "clone", "-q", str(hub), str(runner))
    for path in (runner / "seeds").glob("*.txt"):
        path.write_bytes(b"")  # what is published does not depend on it
    call("check", "--root", str(runner))
    environment = os.environ | {"SITE_URL": "https://ana.example/lund", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(  # noqa: S603 - our own interpreter
        command, cwd=runner, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    site = runner / "site"
    brief = (site / harbour(runner).relative_to(runner / "docs").with_suffix("")) / "index.html"
    assert "Harbour open again" in brief.read_text()
    assert "https://github.com/ana/lund/edit/main/docs/briefs/" in brief.read_text()
    assert "Harbour open again" in (site / "feed.xml").read_text()
    assert (site / "people" / "ida-holm-berg" / "index.html").exists()
    assert not (site / "people" / "ida-holm").exists()

    (capture,) = (home / "seeds").glob("*.txt")
    capture.write_text(capture.read_text().replace("Two cranes", "Three cranes"))
    git(home, "pull", "-q", "--no-rebase", "origin", "main")
    said = call("build", "--no-site", "--root", str(home))
    text = harbour(home).read_text()

    assert "Harbour open again" in text
    assert "Ida Holm-Berg" in text
    assert "Three cranes" in text
    assert said.splitlines()[-1] == "1 written, 0 kept, 0 proposed, 0 refused"
