"""`briefbook read`: what captures hold, as data, without a book."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.model import CaptureId, Problem
from generator.reader import article_as_data, article_as_text, read_articles
from tests.builders import SENTENCES, TEXT, an_article, found


def test_articles_of_a_folder_come_as_data(tmp_path: Path) -> None:
    """One mapping an article: text, fields, and the line and rule that each comes from."""
    (tmp_path / "rail.txt").write_text(TEXT)
    (article,) = read_articles([tmp_path])

    assert isinstance(article, dict)
    assert article["id"] == "rail"
    assert article["body"] == "\n\n".join(SENTENCES)
    assert (article["date"], article["authors"]) == ("1998-03-03", ["Ana Lima"])
    assert article["evidence"]["date"]["line"] == 4
    assert set(article["evidence"]["title"]) == {"line", "rule", "confidence"}


def test_one_file_is_read_alone(tmp_path: Path) -> None:
    """A file among others can be named."""
    (tmp_path / "rail.txt").write_text(TEXT)
    (tmp_path / "other.pdf").write_text("")

    assert len(list(read_articles([tmp_path / "rail.txt"]))) == 1


def test_what_cannot_be_read_is_told_between_the_articles(tmp_path: Path) -> None:
    """A format that is not read, a damaged file, a menu: each is a problem with its reason."""
    (tmp_path / "a.pdf").write_text("")
    (tmp_path / "b.txt").write_bytes(b" ")
    (tmp_path / "c.txt").write_text("Home\nSport\n")
    problems = list(read_articles([tmp_path]))

    assert [each.where for each in problems if isinstance(each, Problem)] == [
        "seeds/a.pdf",
        "seeds/b.txt",
        "seeds/c.txt",
    ]


def test_agency_in_a_byline_is_among_the_authors() -> None:
    """`authors` names whoever the byline gives; an agency that a text credits is none."""
    named = an_article(agency=found("AFP", rule="named in the byline"))
    credited = an_article(agency=found("AFP", rule="named in the dateline"))

    assert article_as_data(named)["authors"] == ["Ana Lima", "AFP"]
    assert article_as_data(credited)["authors"] == ["Ana Lima"]


@pytest.mark.parametrize(
    ("capture", "name"),
    [
        ("a/rail.txt", "rail"),
        ("rail.html.gz", "rail"),
        ("news.warc.gz#12", "news#12"),
        ("rail", "rail"),
    ],
)
def test_an_article_is_named_like_its_file(capture: str, name: str) -> None:
    """The ending is left away; a record of an archive keeps its number."""
    assert article_as_data(an_article(capture=CaptureId(capture)))["id"] == name


def test_article_is_laid_out_for_a_terminal() -> None:
    """Known fields a line each, then the text."""
    shown = article_as_text(article_as_data(an_article("It rained.", title=None, byline=())))

    assert shown.startswith("id: rail\ndate: 1998-03-03\n")
    assert shown.endswith("\n\nIt rained.\n")
    assert "title" not in shown
    assert "authors" not in shown


def test_command_prints_a_line_an_article_and_tells_what_is_wrong(tmp_path: Path) -> None:
    """Articles go to standard output, problems beside them, and the status says so."""
    (tmp_path / "rail.txt").write_text(TEXT)
    good = CliRunner().invoke(app, ["read", str(tmp_path), "--jsonl"])
    (tmp_path / "menu.txt").write_text("Home\nSport\n")
    empty = CliRunner().invoke(app, ["read", str(tmp_path)])
    (tmp_path / "a.pdf").write_text("")
    bad = CliRunner().invoke(app, ["read", str(tmp_path)])
    none = CliRunner().invoke(app, ["read", str(tmp_path / "nothing")])

    assert json.loads(good.stdout)["id"] == "rail"
    assert (good.exit_code, empty.exit_code, bad.exit_code, none.exit_code) == (0, 0, 1, 2)
    assert "authors: Ana Lima" in empty.stdout
