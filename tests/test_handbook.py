"""The documentation says what is there: everything that is, and nothing that is not."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.schemas import schemas
from generator.starter import Wishes, starter_files
from tests.handbook import FOLDER, commands, keys, references, settings

ROOT: Final = FOLDER.parent
PAGES: Final = (ROOT / "README.md", *sorted(FOLDER.glob("*.md")))
assert len(PAGES) > 10, "a glob that finds nothing must not pass"
COMMANDS: Final = commands()


def shown(path: Path) -> str:
    """Return a page's path as people see it."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", references())
def test_references_are_made_of_the_code(name: str) -> None:
    """A command, an option, a setting or a key that is new is in the handbook."""
    assert (FOLDER / name).read_text(encoding="utf-8") == references()[name], "run `make handbook`"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(name: str) -> None:
    """And every argument and option of it."""
    assert COMMANDS[name].help, name
    undocumented = [each.name for each in COMMANDS[name].params if not each.help]
    assert not undocumented


def test_every_setting_and_every_key_says_what_it_is() -> None:
    """In the schemas, from which editors and the handbook have it."""
    for known in (settings(), keys()):
        assert [name for name, each in known.items() if not each.get("description")] == []


def test_every_key_of_names_is_in_the_handbook() -> None:
    """What people may decide, they can read of."""
    schema = json.loads(schemas()["names.json"])
    text = (FOLDER / "people.md").read_text()
    parts: list[dict[str, Any]] = [schema, *schema.get("$defs", {}).values()]
    known = {name for part in parts for name in part["properties"]}

    assert known
    assert [name for name in sorted(known) if f"{name}:" not in text] == [], (
        "say in handbook/people.md what they decide"
    )


def written_commands(text: str) -> Iterator[list[str]]:
    """Give the commands of ours that a page names, in blocks of code and in sentences."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    lines += re.findall(r"`(briefbook [a-z-][^`]*)`", text)
    for line in lines:
        if line.startswith("briefbook "):
            yield shlex.split(line.partition("  #")[0].partition(" < ")[0])[1:]


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_commands_of_the_documentation_are_there(path: Path) -> None:
    """Each with the options that are written beside it."""
    unknown = []
    for words in written_commands(path.read_text(encoding="utf-8")):
        name, *rest = words
        if name == "--version":
            continue
        if rest and f"{name} {rest[0]}" in COMMANDS:
            name = f"{name} {rest.pop(0)}"
        known = {option for each in COMMANDS[name].params for option in each.opts}
        options = {word.partition("=")[0] for word in rest if re.match(r"--\w", word)}
        unknown += [f"{name} {option}" for option in options - known]
    assert not unknown


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_links_of_the_documentation_lead_to_files(path: Path) -> None:
    """Within the repository."""
    targets = re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [each for each in targets if not (path.parent / each).is_file()] == []


def test_targets_of_the_documentation_are_in_the_makefile() -> None:
    """`make` does what the pages say it does."""
    makefile = (ROOT / "Makefile").read_text()
    named = {name for path in PAGES for name in re.findall(r"`make ([a-z-]+)", path.read_text())}

    assert named
    assert [name for name in sorted(named) if f"\n{name}:" not in makefile] == []


def blocks_of_readme(kind: str) -> list[str]:
    """Return the blocks of code of one kind in the README."""
    return re.findall(rf"```{kind}\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)


def test_the_commands_of_the_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From an empty folder, one after the other; the brief that comes is the one that is shown."""
    (capture,) = blocks_of_readme("text")
    (brief,) = blocks_of_readme("markdown")
    (tmp_path / "saved-page.txt").write_text(capture)
    monkeypatch.chdir(tmp_path)
    ran = []
    for line in blocks_of_readme("sh")[0].splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["cd"]:
            monkeypatch.chdir(words[1])
        elif words[:1] == ["briefbook"] and words[1] != "serve":  # it ends when somebody ends it
            extra = ["--no-site"] if words[1] == "build" else []
            result = CliRunner().invoke(app, [*words[1:], *extra])
            assert result.exit_code == 0, f"{line}\n{result.output}"
            ran.append(words[1])
    (made,) = Path("docs/briefs").rglob("*.md")

    assert ran == ["init", "add", "build", "review"]
    assert made.read_text() == re.sub(
        r"\[\d{4}-\d\d-\d\d-", lambda _: f"[{next(Path('seeds').glob('20*.txt')).name[:11]}", brief
    )


def test_the_readme_of_a_new_book_names_what_is_there() -> None:
    """Its editors have nothing else at hand."""
    text = starter_files(Wishes("Lund"))["README.md"]
    for words in written_commands(text):
        assert words[0] in COMMANDS
    assert "`.github/workflows/pages.yml`" in text
