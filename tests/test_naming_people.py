"""The commands about names, on a book as people have it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.text.front_matter import write_brief
from tests.builders import a_brief

NAMES = "# Who is who.\npeople: []\n"


def call(root: Path, *arguments: str, given: str | None = None) -> Result:
    """Run a command on a book."""
    return CliRunner().invoke(app, [*arguments, "--root", str(root)], input=given)


def tree(root: Path) -> dict[str, bytes]:
    """Return every file that a person sees, by path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".briefbook" not in path.parts
    }


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a built book of three briefs with four spellings."""
    spellings = (("Ida Holm", "Tom Okafor"), ("Ida Lund",), ("Thomas Okafor",))
    for number, names in enumerate(spellings):
        from generator.model import Actor, BriefId, DocPath

        path = DocPath(f"briefs/1998/brief-{number}.md")
        brief = a_brief(
            path=path,
            id=BriefId(f"bkabcdef23456{number}"),
            title=f"Brief {number}",
            actors=tuple(Actor(name) for name in names),
            seeds=(),
        )
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_text(write_brief(brief))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "names.yml").write_text(NAMES)
    assert call(tmp_path, "build", "--no-site").exit_code == 0
    return tmp_path


def test_a_merge_leads_on_from_the_old_address_and_can_be_taken_back(book: Path) -> None:
    """One page for both, a redirect from the other; split gives the tree back byte for byte."""
    before = tree(book)
    told = call(book, "names", "merge", "ida lund", "Ida Holm")

    assert told.exit_code == 0
    assert 'take it back with: briefbook names split "Ida Holm"' in told.output
    page = (book / "docs/people/ida-holm.md").read_text()
    assert "redirect: people/ida-lund.md" in page
    assert "Brief 0" in (book / "docs/people/ida-lund.md").read_text()
    assert call(book, "build", "--no-site").exit_code == 0
    assert "redirect:" in (book / "docs/people/ida-holm.md").read_text()

    told = call(book, "names", "split", "Ida Holm", "--json")

    assert json.loads(told.output) == {"name": "Ida Holm", "different": []}
    assert tree(book) == before


@pytest.mark.parametrize(
    "names",
    [
        "people:\r\n  - name: Ida Lund  # of the council\r\n    note: '*Hers*'\r\n",
        "# Only bodies.\norganisations:\n  - name: Lund Rail\n    aliases: [LR]\n",
        "# Nobody yet.\npeople:\n",
        "",
        "people: [{name: Ida Lund, different: [Ida Lind]}]  # one line\nsources: []\n",
        "people:\n- name: Ida Lund\n  aliases:\n  - I. Lund\n# the end, without a line end",
    ],
)
def test_a_merge_taken_back_leaves_any_file_as_it_was(book: Path, names: str) -> None:
    """Line ends, comments, sections and layout come back byte for byte, and the pages with them."""
    (book / "names.yml").write_bytes(names.encode())
    assert call(book, "build", "--no-site").exit_code == 0
    before = tree(book)

    assert call(book, "names", "merge", "Ida Lund", "Ida Holm").exit_code == 0
    assert tree(book)["names.yml"] != before["names.yml"]
    assert call(book, "names", "split", "Ida Holm").exit_code == 0

    assert tree(book) == before


def test_what_the_rules_join_is_parted_for_good(book: Path) -> None:
    """The decision stands under `different`, and there are two pages."""
    page = book / "docs/people/tom-okafor.md"
    assert not page.exists() or "redirect:" in page.read_text()
    call(book, "names", "split", "Tom Okafor")

    assert (book / "names.yml").read_text() == (
        "# Who is who.\npeople:\n  - name: Tom Okafor\n    different: [Thomas Okafor]\n"
    )
    assert "redirect:" not in page.read_text()
    assert (book / "docs/people/thomas-okafor.md").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "Ida Holm", "Ida Lnd"), "no brief names 'Ida Lnd'; did you mean 'Ida Lund'"),
        (("merge", "Ida Holm", "Xx"), "no brief names 'Xx'; write it as a brief does"),
        (("merge", "Tom Okafor", "Thomas Okafor"), "are one person already"),
        (("split", "Ida Holm"), "'Ida Holm' is a person of its own already"),
    ],
)
def test_what_cannot_be_decided_is_told(
    book: Path, arguments: tuple[str, ...], message: str
) -> None:
    """Nothing is written, and the message says what to do."""
    told = call(book, "names", *arguments)

    assert told.exit_code == 2
    assert message in told.output
    assert (book / "names.yml").read_text() == NAMES


def test_actors_of_lines_of_json(tmp_path: Path) -> None:
    """One answer a line; a line that is none is told with its number."""
    (tmp_path / "mkdocs.yml").write_text("plugins: [briefbook: {pipelines: {en: no_such_one}}]\n")
    lines = json.dumps({"id": 7, "text": "Mayor Ida Holm came."}) + "\n\nno json\n"
    told = call(tmp_path, "actors", "--jsonl", given=lines)

    assert told.exit_code == 1
    assert json.loads(told.stdout) == {
        "id": 7,
        "persons": [{"name": "Ida Holm", "also": [], "role": "Mayor"}],
        "organisations": [],
        "mentions": [[6, 14, "PER"]],
    }
    assert "line 3 is no JSON object with 'id' and 'text'" in told.stderr
    assert "the pipeline 'no_such_one' is not installed" in told.stderr


def test_actors_of_a_plain_text(tmp_path: Path) -> None:
    """Without --jsonl all of the input is one text."""
    (tmp_path / "mkdocs.yml").write_text("plugins: [briefbook: {pipelines: {en: false}}]\n")
    told = call(tmp_path, "actors", given="Mayor Ida Holm came.")

    assert json.loads(told.stdout)["persons"][0]["name"] == "Ida Holm"
