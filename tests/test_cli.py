"""The commands: what they say, what they write, and the exit status."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.writing.writer import locked
from tests.builders import TEXT

OTHER = """Harbour opens again

Malmo Post, 5 April 1998

The harbour of Lund opened again on Sunday after a week of storms, Mayor Ida Holm said.
Ships that had waited outside came in one after the other during the morning.
Two cranes were damaged by the wind and will be repaired before the summer.
"""


def call(root: Path, *arguments: str) -> Result:
    """Run a command on a book."""
    return CliRunner().invoke(app, [*arguments, "--root", str(root)])


def build(root: Path, *arguments: str) -> Result:
    """Build without the site."""
    return call(root, "build", "--no-site", *arguments)


def tree(root: Path) -> dict[str, bytes]:
    """Return every file of a book but the lock."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "lock" and not path.name.startswith("cache")
    }


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a book of two captures."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "rail.txt").write_text(TEXT)
    (tmp_path / "seeds" / "harbour.txt").write_text(OTHER)
    return tmp_path


def a_brief_of(root: Path) -> Path:
    """Return the harbour's brief."""
    (path,) = (root / "docs" / "briefs").rglob("harbour-*.md")
    return path


def test_build_writes_briefs_and_pages(book: Path) -> None:
    """Captures become briefs, briefs become pages; the last line counts."""
    result = build(book)

    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "2 written, 0 kept, 0 proposed, 0 refused"
    assert (book / "docs" / "index.md").exists()
    assert (book / "docs" / "people" / "jo-berg.md").exists()


def test_second_build_writes_nothing(book: Path) -> None:
    """Not one file is written again."""
    build(book)
    before = {path: path.stat().st_ino for path in book.rglob("*.md")}
    result = build(book)

    assert {path: path.stat().st_ino for path in book.rglob("*.md")} == before
    assert result.output.splitlines()[-1] == "0 written, 2 kept, 0 proposed, 0 refused"


def test_same_captures_give_the_same_bytes_elsewhere(
    book: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Another folder, another day and time zone, another hash seed: the same book."""
    other = tmp_path_factory.mktemp("other")
    (other / "seeds").mkdir()
    for path in sorted((book / "seeds").iterdir(), reverse=True):
        (other / "seeds" / path.name).write_bytes(path.read_bytes())
        os.utime(other / "seeds" / path.name, (0, 0))
    for root, seed, zone in ((book, "1", "UTC"), (other, "2", "Asia/Tokyo")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        command = [sys.executable, "-m", "generator", "build", "--no-site", "--root", str(root)]
        subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603

    assert tree(book) == tree(other)


def edit(root: Path, old: str, new: str) -> Path:
    """Edit the harbour's brief as a person does."""
    path = a_brief_of(root)
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    return path


def read_better(root: Path, old: str, new: str) -> None:
    """Save the harbour's capture again, as if it were read better."""
    path = root / "seeds" / "harbour.txt"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def test_edit_is_kept_and_the_improvement_arrives(book: Path) -> None:
    """The capture changed elsewhere: a person's title stays, the better sentence comes in."""
    build(book)
    path = edit(book, "Harbour opens again", "Harbour open")
    read_better(book, "Two cranes", "Three cranes of the old port")
    first, second = build(book), build(book)

    assert "title: Harbour open\n" in path.read_text()
    assert "Three cranes of the old port were" in path.read_text()
    assert first.output.splitlines()[-1] == "1 written, 1 kept, 0 proposed, 0 refused"
    assert second.output.splitlines()[-1] == "0 written, 2 kept, 0 proposed, 0 refused"


def test_improvement_that_meets_an_edit_is_proposed(book: Path) -> None:
    """Both changed one sentence: the person's stays, the generator's waits."""
    build(book)
    path = edit(book, "Two cranes", "2 cranes")
    edited = path.read_bytes()
    read_better(book, "Two cranes", "Three cranes of the old port")
    first, second = build(book), build(book)

    assert path.read_bytes() == edited
    assert first.output.splitlines()[-1] == "0 written, 1 kept, 1 proposed, 0 refused"
    assert second.output == first.output
    assert build(book, "--strict").exit_code == 1
    assert len(list((book / ".briefbook" / "proposals").iterdir())) == 1


def test_deleted_brief_stays_deleted(book: Path) -> None:
    """A brief that a person deleted is not made again, and the run says so once."""
    build(book)
    a_brief_of(book).unlink()
    first, second = build(book), build(book)

    assert "was deleted from docs/briefs and stays so" in first.output
    assert first.output.splitlines()[-1].endswith("1 deleted")
    assert second.output.splitlines()[-1] == "0 written, 1 kept, 0 proposed, 0 refused"
    assert not list((book / "docs" / "briefs").rglob("harbour-*.md"))


def test_dry_run_writes_nothing(book: Path) -> None:
    """It says what a run would do, and what it would be unsure of."""
    before = tree(book)
    result = build(book, "--dry-run")

    assert tree(book) == before
    assert result.output == build(book).output


def test_bad_capture_is_named_and_the_others_go_on(book: Path) -> None:
    """Exit status 1: somebody must look at it."""
    (book / "seeds" / "report.pdf").write_bytes(b"%PDF")
    result = build(book)

    assert result.exit_code == 1
    assert "seeds/report.pdf: PDF is not read yet; save the page as text or HTML" in result.output
    assert result.output.splitlines()[-1] == "2 written, 0 kept, 0 proposed, 1 refused"


def test_capture_without_article_is_no_failure(book: Path) -> None:
    """It is counted, with the reason; --strict makes it a failure."""
    (book / "seeds" / "login.txt").write_text("Sign in\nUser name\nPassword\nForgot password?\n")
    result = build(book)

    assert result.exit_code == 0
    assert "  seeds/login.txt: " in result.output
    assert result.output.splitlines()[-1] == "2 written, 0 kept, 0 proposed, 1 refused"
    assert build(book, "--strict").exit_code == 1


def test_broken_brief_is_named_with_line_and_column(book: Path) -> None:
    """The file is left alone; exit status 1."""
    build(book)
    path = a_brief_of(book)
    path.write_text(path.read_text().replace("title: ", "title: a: "))
    broken = path.read_bytes()
    result = build(book)

    assert result.exit_code == 1
    assert path.read_bytes() == broken
    place = path.relative_to(book).as_posix()
    assert f"  {place}:3: column 9: a value that holds ': ' must stand in quotes" in result.output


def test_review_agrees_with_the_front_matter(book: Path) -> None:
    """What is printed is what stands in `review`; a deleted entry is not asked again."""
    (book / "seeds" / "harbour.txt").write_text(OTHER.replace("Malmo Post, 5 April 1998\n\n", ""))
    told = json.loads(build(book, "--json").output)["review"]
    review = json.loads(call(book, "review", "--json").output)["review"]
    path = a_brief_of(book)
    place = path.relative_to(book).as_posix()
    mine = [entry["field"] for entry in told if entry["where"] == place]

    assert {"date", "source"} <= set(mine)
    assert f"review: [{', '.join(mine)}]" in path.read_text()
    assert sorted(map(str, review)) == sorted(map(str, told))
    assert review[0]["field"] == "date"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("review:")))
    after = json.loads(build(book, "--json").output)["review"]
    assert place not in [entry["where"] for entry in after]


def test_nothing_to_review_is_said(book: Path) -> None:
    """An empty list says so in words."""
    (book / "seeds" / "rail.txt").unlink()
    (book / "seeds" / "harbour.txt").unlink()

    assert call(book, "review").output == "Nothing waits for review.\n"


def test_many_missing_briefs_stop_the_run(book: Path) -> None:
    """Exit status 2; with the word of a person they are taken as deleted."""
    base = book / ".briefbook" / "base"
    build(book)
    for number in range(6):
        text = a_brief_of(book).read_text().replace("id: bk", f"id: bk{number}")
        (base / f"bk{number}aaaaaaaaaaa.md").write_text(text)
    before = tree(book)
    result = build(book)

    assert result.exit_code == 2
    assert "6 of 8 briefs are gone from docs/briefs at once" in result.stderr
    assert tree(book) == before
    assert build(book, "--accept-deletions").exit_code == 0


def test_folder_that_is_no_book_is_told(tmp_path: Path) -> None:
    """Exit status 2, and what to do."""
    result = build(tmp_path)

    assert result.exit_code == 2
    assert "is no book: it has neither seeds/ nor docs/briefs/" in result.stderr


def test_missing_settings_are_told(book: Path) -> None:
    """A site needs mkdocs.yml; the Markdown does not."""
    result = call(book, "build")

    assert result.exit_code == 2
    assert "mkdocs.yml is missing" in result.stderr


def test_names_that_contradict_stop_the_run(book: Path) -> None:
    """Exit status 2; nothing is written."""
    (book / "names.yml").write_text("people: [\n")
    result = build(book)

    assert result.exit_code == 2
    assert "names.yml" in result.stderr
    assert not (book / "docs").exists()


def test_second_run_at_once_is_refused(book: Path) -> None:
    """Exit status 2 while another run holds the lock; a dry run needs none."""
    with locked(book):
        result = build(book)
        assert build(book, "--dry-run").exit_code == 0

    assert result.exit_code == 2
    assert "another run is writing this book" in result.stderr


def test_failed_write_is_told(book: Path) -> None:
    """Exit status 1: a person must make room."""
    (book / "docs").write_text("a file where the folder belongs")
    result = build(book)

    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_check_finds_what_mkdocs_overlooks(book: Path) -> None:
    """Broken front matter, doubled ids, dead links, unusable names: all in one go."""
    build(book)
    assert call(book, "check").exit_code == 0
    path = a_brief_of(book)
    path.with_name("copy.md").write_bytes(path.read_bytes())
    path.with_name("own.md").write_text("See [it](nowhere.md).\n")
    path.with_name("draft.md").write_text("---\ndraft: true\n---\n\nNot yet.\n")
    path.with_name("broken.md").write_text("---\ndate: soon\n---\n")
    (book / "names.yml").write_text("people: [\n")
    result = call(book, "check", "--json")
    told = {Path(problem["where"]).name for problem in json.loads(result.output)["problems"]}

    assert result.exit_code == 1
    assert {"own.md", "broken.md", "names.yml"} <= told
    assert told & {"copy.md", path.name}
    assert "draft.md" in json.loads(result.output)["notes"][0]["where"]


def test_help_is_there_at_once() -> None:
    """No command's imports are loaded to show what there is."""
    script = (
        "import sys, generator.cli\n"
        "slow = {'pydantic', 'mkdocs', 'babel', 'ruamel', 'yaml', 'rich.progress'}\n"
        "print(sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


@pytest.fixture
def site(book: Path) -> Path:
    """Return a book with the smallest settings that render."""
    (book / "mkdocs.yml").write_text("site_name: Lund\ntheme: {name: null, custom_dir: t}\n")
    (book / "t").mkdir()
    (book / "t" / "main.html").write_text("{{ page.content }}")
    return book


@pytest.mark.site
def test_build_renders_the_site(site: Path) -> None:
    """With settings, the site is rendered after the pages are written."""
    result = call(site, "build")

    assert result.exit_code == 0, result.output
    assert (site / "site" / "index.html").exists()


@pytest.mark.site
def test_failing_mkdocs_is_told(site: Path) -> None:
    """Exit status 1; MkDocs' own words are shown, the briefs stay written."""
    (site / "mkdocs.yml").write_text("site_name: [\n")
    result = call(site, "build")

    assert result.exit_code == 1
    assert "MkDocs could not render the site" in result.stderr
    assert result.stdout.splitlines()[-1] == "2 written, 0 kept, 0 proposed, 0 refused"
    assert call(site, "serve", "--address", "127.0.0.1:1").exit_code == 1


def test_package_runs_like_the_command(book: Path) -> None:
    """`python -m generator` is `briefbook`."""
    command = [sys.executable, "-m", "generator", "check", "--root", str(book)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - as above

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("moment", range(6))
def test_killed_run_is_repaired_by_the_next(
    book: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    moment: int,
) -> None:
    """A run that ends at any write is finished by the next, to the same bytes."""
    undisturbed = tmp_path_factory.mktemp("undisturbed")
    shutil.copytree(book / "seeds", undisturbed / "seeds")
    build(undisturbed)
    left = moment

    def replace(path: Path, target: Path) -> None:
        nonlocal left
        if left == 0:
            raise KeyboardInterrupt
        left -= 1
        os.replace(path, target)  # noqa: PTH105 - the method is what is replaced here

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        build(book)
    build(book)

    assert tree(book) == tree(undisturbed)
