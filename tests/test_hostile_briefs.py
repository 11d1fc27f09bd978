"""A book with a stranger's pull request in it: nothing outside of the book is read or written.

What `docs/briefs`, `names.yml` and `.briefbook` may hold then: paths that lead elsewhere, links,
YAML without end, signs that a terminal obeys. Each is named or passed over, and the run goes on.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from generator.book import read_briefs, read_names
from generator.cli import app
from generator.corpus.deciding import merge
from generator.corpus.register import read_register
from generator.errors import RegisterError
from generator.text import yaml_bounds
from generator.writing.writer import UNFINISHED
from tests import hostile

NINE = ", ".join(["*{0}"] * 9)
BOMB = "a: &a [x, x]\n" + "".join(
    f"{one}: &{one} [{NINE.format(before)}]\n"
    for before, one in zip("abcdefghi", "bcdefghij", strict=True)
)
DEEP = {
    "lists": "[" * 100_000,
    "items": "- " * 50_000,
    "keys": "? " * 50_000,
    "mappings": "{a: " * 50_000,
    "lines": "".join(f"{' ' * number}a:\n" for number in range(2_000)),
}


def run(root: Path) -> Result:
    """Run a build without a site."""
    return CliRunner().invoke(app, ["build", "--no-site", "--root", str(root)])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a book of one capture, in a folder that holds more than the book."""
    root = tmp_path / "book"
    (root / "seeds").mkdir(parents=True)
    (root / "docs" / "briefs").mkdir(parents=True)
    (root / ".briefbook").mkdir()
    (root / "seeds" / "a.txt").write_bytes(hostile.story_file(1))
    (root / "mkdocs.yml").write_text("plugins:\n  - briefbook:\n      pipelines: {en: false}\n")
    return root


def put(root: Path, name: str, text: str) -> Path:
    """Write a file of the stranger's."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def all_went_on(root: Path) -> None:
    """Assert that the capture became a brief."""
    assert hostile.story(1)[0] in {brief.title for brief in read_briefs(root)[0]}


@pytest.mark.parametrize(
    "path",
    [
        "../evil.md",
        "docs/../../evil.md",
        "{tmp}/evil.md",
        "mkdocs.yml",
        ".git/hooks/post-checkout",
        ".github/workflows/x.yml",
        "docs\\..\\..\\evil.md",
        "seeds/a.txt",
    ],
)
def test_note_of_a_killed_run_writes_nothing_elsewhere(root: Path, path: str) -> None:
    """Outside of briefs, pages and what is remembered no run has anything to finish."""
    before = {each: each.read_bytes() for each in root.parent.rglob("*") if each.is_file()}
    at = path.format(tmp=root.parent)
    put(root, UNFINISHED, json.dumps([{"path": at, "text": "x", "replaces": None, "brief": None}]))
    run(root)

    assert not (root.parent / "evil.md").exists()
    assert {each: each.read_bytes() for each in before} == before
    all_went_on(root)


@pytest.mark.parametrize(
    "note",
    [
        "null",
        "{}",
        "[1]",
        '["docs/briefs/x.md"]',
        '[{"path": "docs/briefs/x.md"}]',
        '[{"path": 5, "text": null, "replaces": null, "brief": null}]',
        '[{"path": "docs/x.md", "text": 5, "replaces": null, "brief": null}]',
        "[" * 100_000,
        "\ufffe",
    ],
)
def test_note_that_no_run_wrote_says_nothing(root: Path, note: str) -> None:
    """Whatever JSON it is."""
    put(root, UNFINISHED, note)
    assert run(root).exit_code == 0
    assert not (root / UNFINISHED).exists()
    all_went_on(root)


@pytest.mark.parametrize("path", ["../../evil.md", "briefs/../../../evil.md", "/tmp/evil.md"])  # noqa: S108 - a path that is refused
def test_address_makes_no_page_elsewhere(root: Path, path: str) -> None:
    """An old address outside of the briefs was never a brief's."""
    run(root)
    addresses = root / ".briefbook" / "addresses.yml"
    found = re.search(r"bk\w+", addresses.read_text())
    assert found
    addresses.write_text(f"{addresses.read_text()}- {found[0]} {path}\n")
    before = sorted(root.parent.rglob("*"))
    assert run(root).exit_code == 0
    assert sorted(root.parent.rglob("*")) == before


@pytest.mark.parametrize("folder", ["docs/briefs/1991", "docs/people", ".briefbook/base"])
def test_link_leads_no_write_out_of_the_book(root: Path, folder: str) -> None:
    """A folder that is a link to elsewhere: nothing is put there, and the link is named."""
    outside = root.parent / "outside"
    outside.mkdir()
    (root / folder).symlink_to(outside)
    (root / "seeds" / "a.txt").write_bytes(hostile.story_file(1) + b"\n\nMayor Ana Lima came.")
    result = run(root)

    assert list(outside.iterdir()) == []
    assert result.exit_code == 1
    assert "a link in its path leads out of the book" in " ".join(result.output.split())


def test_brief_that_is_a_link_out_of_the_book_is_not_read(root: Path) -> None:
    """Pages would show the text of a file that is none of the book's."""
    secret = put(root.parent, "secret.md", "Nobody is to read this.\n")
    (root / "docs" / "briefs" / "x.md").symlink_to(secret)
    result = run(root)

    assert "docs/briefs/x.md: is a link out of docs/; put the file itself here" in result.output
    assert secret.read_text() == "Nobody is to read this.\n"
    all_went_on(root)


def test_lock_that_is_a_link_empties_no_file(root: Path) -> None:
    """What a link in the lock's place leads to stays whole."""
    victim = put(root.parent, "victim.txt", "precious")
    (root / ".briefbook" / "lock").symlink_to(victim)
    run(root)
    assert victim.read_text() == "precious"


@pytest.mark.parametrize("name", DEEP)
def test_yaml_without_end_is_named(root: Path, name: str) -> None:
    """In a brief: named with its line. In names: the run stops. Beside a capture: named."""
    put(root, "docs/briefs/x.md", f"---\ntitle:\n  {DEEP[name]}\n---\n\nText.\n")
    put(root, "seeds/a.txt.meta.yml", f"captured:\n  {DEEP[name]}\n")
    result = run(root)

    assert result.exit_code == 1
    assert re.search(r"docs/briefs/x\.md:\d+: ", result.output)
    assert "seeds/a.txt.meta.yml" in result.output
    assert "Traceback" not in result.output
    all_went_on(root)
    put(root, "names.yml", DEEP[name])
    with pytest.raises(RegisterError, match="this is no YAML"):
        read_names(root)


def test_yaml_that_repeats_itself_is_named(root: Path) -> None:
    """A billion values in a few lines: nothing counts, compares or prints them."""
    put(root, "docs/briefs/x.md", f"---\n{BOMB}title: X\n---\n\nText.\n")
    put(root, "seeds/a.txt.meta.yml", f"{BOMB}captured: *j\naddress: *j\n")
    result = run(root)

    assert "docs/briefs/x.md:8: column 4: anchors repeat a value without end" in result.output
    assert "captured: a list is no day" in result.output
    all_went_on(root)
    for names in (f"{BOMB}people: *j\n", "people: &a [*a]\n", "<<: &a {<<: *a}\n"):
        put(root, "names.yml", names)
        with pytest.raises(RegisterError, match="this is no YAML"):
            read_names(root)


def test_yaml_within_bounds_is_composed() -> None:
    """As deep as anybody writes, with anchors, and in itself where that is asked for."""
    deep = "[" * yaml_bounds.MAX_DEPTH + "]" * yaml_bounds.MAX_DEPTH
    for text in (deep, "a: &a [1]\nb: [*a, *a]\n", "", "# nothing\n"):
        assert str(yaml_bounds.compose(text, yaml.SafeLoader)) == str(
            yaml.compose(text, Loader=yaml.SafeLoader)
        )
    assert yaml_bounds.compose("&a [*a]", yaml.SafeLoader, cycles=True) is not None


@pytest.mark.parametrize("name", ["fifo", "link"])
def test_notes_that_are_no_file_are_named(root: Path, name: str) -> None:
    """A pipe would never end, and a link could lead anywhere."""
    import os

    meta = root / "seeds" / "a.txt.meta.yml"
    if name == "fifo":
        os.mkfifo(meta)
    else:
        meta.symlink_to("/etc/passwd")
    result = run(root)
    assert "seeds/a.txt.meta.yml: is no ordinary file" in result.output
    all_went_on(root)


def test_nothing_that_is_told_moves_the_terminal(root: Path) -> None:
    """Escapes in names of files and in values are shown, and no name begins a line of its own."""
    put(root, "seeds/\x1b]0;taken\x07\x1b[2J.pdf", "x")
    put(root, "seeds/a\n::error::x \u202e.pdf", "x")
    put(
        root, "docs/briefs/x.md", '---\ndate: "\\e[31m\\n::error::y"\nid: "\\e]0;x\\a"\n---\n\nT.\n'
    )
    result = run(root)

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", result.output)
    assert not [line for line in result.output.splitlines() if line.startswith("::")]
    assert r"seeds/\x1b]0;taken\x07\x1b[2J.pdf: PDF is not read yet" in result.output
    assert r"seeds/a\n::error::x \u202e.pdf" in result.output


def test_what_is_remembered_may_hold_anything(root: Path) -> None:
    """Bases, proposals and the format by a stranger: no fault, and the next run is right."""
    put(root, ".briefbook/format", "9" * 5_000)
    put(root, ".briefbook/base/bkaaaaaaaaaaaa.md", f"---\ntitle: {'[' * 50_000}")
    put(root, ".briefbook/proposals/bkaaaaaaaaaaaa.md", "\x00" * 100)
    put(root, ".briefbook/deleted/..md", "x")
    put(root, "docs/briefs/x.md", "---\nid: bkaaaaaaaaaaaa\ntitle: X\nreview: [title]\n---\n\nT.\n")
    result = run(root)

    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    all_went_on(root)
    assert run(root).output.splitlines()[-1].startswith("0 written")


NAMES = (
    "Ana: {hidden: true}",
    "Ana # hidden: true",
    "- Ana",
    '"Ana',
    "'Ana'",
    "&a Ana",
    "*a",
    "!!python/object:os.system x",
    "Ana\n    hidden: true",
    "? Ana",
    "null",
    "| Ana",
    "@Ana",
    "[Ana, Bo]",
    "{Ana}",
    "%TAG ! x",
    "---",
    "\u2028hidden: true",
)


@pytest.mark.parametrize("name", NAMES)
def test_name_is_written_into_the_register_as_a_name(name: str) -> None:
    """A capture's name is text in `names.yml`, whatever YAML would make of it."""
    for text in ("", "# people\npeople:\n- name: Old One\n  aliases: [X]\n"):
        written = merge(text, "names.yml", "Bo Berg", name)
        register = read_register(written, "names.yml")
        (entry,) = (each for each in register.people if each.name == "Bo Berg")
        assert not entry.hidden
        assert [" ".join(each.split()) for each in (*entry.aliases, *entry.same)] == [
            " ".join(name.split())
        ]


def test_deep_yaml_ends_no_process(tmp_path: Path) -> None:
    """A parser in C that goes too deep would end it without a word."""
    (tmp_path / "x.yml").write_text("[" * 1_000_000)
    code = (
        "import sys, pathlib; from generator.text.yaml_nodes import parse_mapping\n"
        "print(parse_mapping(pathlib.Path(sys.argv[1]).read_text()).faults[0].message)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, str(tmp_path / "x.yml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout == "lists in lists without end; make it simpler\n"
