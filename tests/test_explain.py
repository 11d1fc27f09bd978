"""Where a brief came from: `generator.explain` and the command that shows it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.explain import Explained, as_lines, explain
from generator.first_half import first_half
from generator.model import Brief
from generator.reading.decode import decode
from tests.builders import TEXT, a_brief, a_capture

PAGE = f"Home\n{TEXT}\nRelated articles\nA teaser that is cut off in the middle of its first …\n"
BRIDGE = """Bridge opens to trains | The Lund Courier
Bridge opens to trains
4 March 1998
The bridge over the river was opened to trains on Wednesday by the mayor of Lund.
It is four hundred metres long and was built in two years by the Northern company.
Trains from the coast will cross it every hour, the mayor said at the opening.
"""
RUNNER = CliRunner()


def explained(brief: Brief, text: str = PAGE) -> Explained | None:
    """Return what a brief took from a capture with the given text."""
    capture = a_capture(text)
    reading = first_half(capture).reading
    assert reading is not None
    return explain(brief, reading, decode(capture.data))


def test_every_line_is_shown_once() -> None:
    """Each line that is not blank stands in the explanation, in order, with its number."""
    found = explained(a_brief())

    assert found is not None
    expected = [number for number, line in enumerate(PAGE.split("\n"), 1) if line.strip()]
    assert [line.number for line in found.lines] == expected


def test_kept_lines_are_the_text() -> None:
    """The lines marked as kept are the paragraphs of the brief."""
    brief = a_brief()
    found = explained(brief)

    assert found is not None
    assert tuple(line.text for line in found.lines if line.kept) == brief.paragraphs


def test_dropped_lines_say_why() -> None:
    """A line that is neither text nor evidence has a reason."""
    found = explained(a_brief())

    assert found is not None
    notes = {line.text: line.note for line in found.lines if not line.kept}
    assert notes["Related articles"] == "heading of other articles"
    assert all(notes.values())


def test_fields_name_their_line() -> None:
    """The date's evidence is the line that gives it."""
    found = explained(a_brief())

    assert found is not None
    dates = [row for row in found.evidence if row.field == "date"]
    assert [(row.value, PAGE.split("\n")[row.line - 1]) for row in dates] == [
        ("1998-03-03", "3 March 1998")
    ]


def test_a_changed_value_is_told() -> None:
    """Where a person changed a value, both are shown."""
    found = explained(a_brief(title="Strike over"))

    assert found is not None
    told = "\n".join(as_lines(found))
    assert "title: Rail strike ends after nine days" in told
    assert "the brief says Strike over" in told


def test_lines_of_another_article_name_it() -> None:
    """On a page with two articles, the other one's lines say whose they are."""
    found = explained(a_brief(), f"{TEXT}\n\n\n{BRIDGE}")

    assert found is not None
    notes = [line.note for line in found.lines if line.text.startswith("The bridge over")]
    assert notes == ["of another article: Bridge opens to trains"]


def test_a_brief_of_other_words_has_no_explanation() -> None:
    """A capture that shares no word with the brief explains nothing."""
    assert explained(a_brief("Zzz.")) is None


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a built book of one capture."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "rail.txt").write_text(PAGE, encoding="utf-8")
    assert RUNNER.invoke(app, ["build", "--root", str(tmp_path), "--no-site"]).exit_code == 0
    return tmp_path


def test_command_takes_a_path_or_an_id(book: Path) -> None:
    """A brief is named by its file, from the book's folder or from docs/, or by its id."""
    file = next((book / "docs" / "briefs").rglob("*.md"))
    brief_id = file.read_text(encoding="utf-8").split("\n")[1].removeprefix("id: ")
    path = file.relative_to(book).as_posix()
    for name in (path, path.removeprefix("docs/"), brief_id):
        shown = RUNNER.invoke(app, ["explain", name, "--root", str(book)])

        assert shown.exit_code == 0
        assert "seeds/rail.txt" in shown.output


def test_command_names_what_is_no_brief(book: Path) -> None:
    """A name that is no brief's stops the command and says what to give."""
    shown = RUNNER.invoke(app, ["explain", "nothing", "--root", str(book)])

    assert shown.exit_code == 2
    assert "nothing is no brief; give its id or its file" in shown.output


def test_command_names_a_capture_that_is_gone(book: Path) -> None:
    """A brief whose capture is gone says so and asks for a person."""
    (book / "seeds" / "rail.txt").unlink()
    file = next((book / "docs" / "briefs").rglob("*.md")).relative_to(book).as_posix()
    shown = RUNNER.invoke(app, ["explain", file, "--root", str(book), "--json"])

    assert shown.exit_code == 1
    assert "seeds/rail.txt: is not here any more" in shown.output
