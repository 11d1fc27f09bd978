"""A book is begun, filled and taken elsewhere: the commands, as people type them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator import __version__
from generator.adopting.init import installed
from generator.cli import app
from generator.errors import GeneratorError
from tests.builders import TEXT
from tests.servers import leads, page, serving

HTML = f"<!doctype html><html><body><article>{TEXT.replace(chr(10), '<p>')}</article></body></html>"
LOGIN = "Sign in\nUser name\nPassword\nForgot password?\n"


def call(*arguments: str, **kept: object) -> Result:
    """Run a command."""
    return CliRunner().invoke(app, arguments, **kept)  # type: ignore[arg-type] # click's own


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a new book."""
    assert call("init", str(tmp_path / "book")).exit_code == 0
    return tmp_path / "book"


def seeds(root: Path) -> list[str]:
    """Return the names of the captures and of what is noted beside them, without the day."""
    return sorted(path.name[11:] for path in (root / "seeds").glob("20*"))


def test_the_version_is_said() -> None:
    """As other programs do."""
    assert call("--version").output == f"briefbook {__version__}\n"


def test_a_new_book_says_what_to_do_next(tmp_path: Path) -> None:
    """Nothing is asked; the files are named, and the next two commands."""
    result = call("init", str(tmp_path / "lund"), "--repository", "https://github.com/ana/lund")

    assert result.exit_code == 0
    assert "briefbook add FILE|URL" in result.output
    assert f"cd {tmp_path / 'lund'}" in result.output
    assert "site_name: lund\n" in (tmp_path / "lund" / "mkdocs.yml").read_text()
    assert "edit_uri: https://github.com/ana/lund/" in (tmp_path / "lund/mkdocs.yml").read_text()


def test_a_new_book_writes_over_nothing(tmp_path: Path) -> None:
    """What is there is left alone and named; a second time nothing is written."""
    (tmp_path / "README.md").write_text("Mine.\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\n")
    first = call("init", str(tmp_path))
    second = json.loads(call("init", str(tmp_path), "--json").output)

    assert (tmp_path / "README.md").read_text() == "Mine.\n"
    assert "README.md was there already and is left alone" in first.output
    assert "add 'briefbook' to its plugins yourself" in first.output
    assert second["written"] == []
    assert len(second["kept"]) == 12


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """Exit status 2, and what to name."""
    (tmp_path / "x").write_text("")

    assert call("init", str(tmp_path / "x")).exit_code == 2
    assert call("init", str(tmp_path / "y"), "--site-url", "x").exit_code == 2
    assert not (tmp_path / "y").exists()


def test_a_wheel_goes_with_the_book(tmp_path: Path) -> None:
    """Whoever builds it elsewhere has the package; pinning again brings the next one."""
    for number in (1, 2):
        (tmp_path / f"briefbook-{number}-py3-none-any.whl").write_bytes(b"%d" % number)
    root = tmp_path / "book"
    wheel = tmp_path / "briefbook-1-py3-none-any.whl"
    assert call("init", str(root), "--requirement", str(wheel)).exit_code == 0
    (root / "requirements.txt").open("a").write("other==1\n")
    newer = tmp_path / "briefbook-2-py3-none-any.whl"
    assert call("init", "--pin", str(root), "--requirement", str(newer)).exit_code == 0

    lines = (root / "requirements.txt").read_text().splitlines()
    assert lines[-2:] == ["./vendor/briefbook-2-py3-none-any.whl", "other==1"]
    assert (root / "vendor" / "briefbook-2-py3-none-any.whl").read_bytes() == b"2"
    assert not (root / "vendor" / "briefbook-1-py3-none-any.whl").exists()
    assert "pydantic==" in (root / "constraints.txt").read_text()


def test_a_wheel_that_cannot_go_with_the_book_is_told(tmp_path: Path) -> None:
    """Exit status 1, and where it has to go."""
    wheel = tmp_path / "briefbook-1-py3-none-any.whl"
    wheel.write_bytes(b"1")
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "vendor").write_text("a file where the folder belongs")
    result = call("init", str(tmp_path / "book"), "--requirement", str(wheel))

    assert result.exit_code == 1
    assert "cannot be copied to ./vendor/briefbook-1-py3-none-any.whl" in result.stderr


def test_what_is_not_installed_has_to_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run from a folder of sources, nobody can say where Briefbook came from."""
    monkeypatch.setattr("generator.adopting.init.NAME", "no-such-package-of-ours")

    with pytest.raises(GeneratorError, match="name it: --requirement"):
        installed()
    assert installed("briefbook==9")[1] == ()


def test_what_runs_is_known() -> None:
    """The versions of all that is needed are those of this environment."""
    made_with, constraints = installed("briefbook==9")

    assert made_with.requirement == "briefbook==9"
    assert {"mkdocs", "typer", "pydantic", "jinja2"} <= {
        line.partition("==")[0] for line in constraints
    }


def test_an_empty_book_builds_and_says_what_is_missing(book: Path) -> None:
    """The first build of all: nothing to do is no failure."""
    result = call("build", "--no-site", "--root", str(book))

    assert result.exit_code == 0
    assert "seeds/: holds no capture yet: put saved pages there, or type 'briefbook add" in (
        result.output
    )


@pytest.mark.site
def test_an_empty_book_renders_with_and_without_an_address(book: Path) -> None:
    """As the workflow does it, with --strict; a pull request gives an empty address."""
    for address in ("https://lund.example/b", ""):
        environment = os.environ | {"SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        done = subprocess.run(  # noqa: S603 - our own interpreter
            command, cwd=book, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert (book / "site" / "feed.xml").exists() is bool(address)
        assert (book / "site" / "people" / "index.html").exists()


def test_a_file_is_added_under_a_name_that_tells(book: Path, tmp_path: Path) -> None:
    """Day, publisher, title; not one byte of it is changed, and the file itself stays."""
    file = tmp_path / "Unnamed (1).txt"
    file.write_text(TEXT)
    result = call("add", str(file), "--root", str(book))

    assert result.exit_code == 0, result.output
    (added,) = (book / "seeds").glob("20*")
    assert added.name[11:] == "rail-strike-ends-after-nine-days.txt"
    assert added.read_bytes() == file.read_bytes()
    assert f"seeds/{added.name} added: Rail strike ends after nine days" in result.output


def test_a_page_saved_twice_is_noticed(book: Path, tmp_path: Path) -> None:
    """The same bytes under another name are not added again."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    result = call("add", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--root", str(book))

    assert result.exit_code == 0
    assert len(seeds(book)) == 1
    assert "is there already; nothing was added" in result.output


def test_two_pages_of_one_name_are_two_files(book: Path, tmp_path: Path) -> None:
    """A capture never takes another's place."""
    for name, tail in (("a.txt", ""), ("b.txt", "\nThe last train was on time.\n")):
        (tmp_path / name).write_text(TEXT + tail)
        assert call("add", str(tmp_path / name), "--root", str(book)).exit_code == 0

    name = "rail-strike-ends-after-nine-days"
    assert seeds(book) == [f"{name}-2.txt", f"{name}.txt"]


def test_what_is_noted_beside_a_file_comes_along(book: Path, tmp_path: Path) -> None:
    """Its address and day; a word on the command line goes before it."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt.meta.yml").write_text(
        "address: https://old.example/a\ncaptured: 1998-03-04\n"
    )
    call("add", str(tmp_path / "a.txt"), "--address", "https://x.example/a", "--root", str(book))
    (meta,) = (book / "seeds").glob("*.meta.yml")

    assert meta.read_text() == "address: https://x.example/a\ncaptured: 1998-03-04\n"
    assert meta.name[11:] == "x.example-rail-strike-ends-after-nine-days.txt.meta.yml"


def test_a_pipe_is_added(book: Path) -> None:
    """What comes in is of today; its title may be given."""
    arguments = ("add", "-", "--title", "From a mail", "--captured", "1998-03-05")
    result = call(*arguments, "--root", str(book), input=TEXT)

    assert result.exit_code == 0
    assert seeds(book) == ["from-a-mail.txt", "from-a-mail.txt.meta.yml"]
    (meta,) = (book / "seeds").glob("*.meta.yml")
    assert meta.read_text() == "captured: 1998-03-05\n"


def test_what_cannot_be_read_is_not_added(book: Path, tmp_path: Path) -> None:
    """Each is named with the reason, exit status 1, and the others go on."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text(TEXT)
    (tmp_path / "d.warc").write_bytes(b"WARC/")
    files = [str(tmp_path / name) for name in ("a.pdf", "b.txt", "c.txt", "d.warc", "e.txt")]
    result = call("add", *files, "--root", str(book))

    assert result.exit_code == 1
    assert len(seeds(book)) == 1
    for words in ("PDF is not read yet", "the file is empty", "is no file that is there"):
        assert words in result.stderr


def test_a_page_without_an_article_is_added_and_told(book: Path, tmp_path: Path) -> None:
    """A capture is evidence, whatever it holds; who added it hears at once."""
    (tmp_path / "login.txt").write_text(LOGIN)
    result = call("add", str(tmp_path / "login.txt"), "--root", str(book))

    assert result.exit_code == 0
    assert "holds no article: " in result.output
    assert seeds(book) == ["login.txt"]


def test_a_web_archive_is_added_whole(book: Path, tmp_path: Path) -> None:
    """Its pages are read by the build."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/a\r\n"
        "WARC-Date: 1998-03-04T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    (tmp_path / "day.warc").write_bytes(head.encode() + body + b"\r\n\r\n")

    assert call("add", str(tmp_path / "day.warc"), "--root", str(book)).exit_code == 0
    assert seeds(book) == ["day.warc"]


def test_a_page_of_the_web_is_added_with_its_address_and_day(book: Path) -> None:
    """Where it was in the end, and the day it was asked for."""
    with serving({"/a": leads("/b"), "/b": page(HTML)}) as server:
        result = call("add", f"{server.address}/a", "--allow-private", "--root", str(book))
        (meta,) = (book / "seeds").glob("*.meta.yml")
        day = meta.name[:10]

        assert result.exit_code == 0, result.output
        assert meta.read_text() == f"address: {server.address}/b\ncaptured: {day}\n"
        name = "127.0.0.1-rail-strike-ends-after-nine-days.html"
        assert seeds(book) == [name, f"{name}.meta.yml"]
        assert (book / "seeds" / f"{day}-{name}").read_text() == HTML


def test_a_page_of_the_web_is_known_by_what_it_says(book: Path) -> None:
    """Other markup around the same article is the same page; another text is a newer one."""
    same = HTML.replace("<body>", "<body data-visit=2>")
    newer = HTML.replace("Trains run again", "Some trains run again")
    for answer, said in (
        (HTML, "added: Rail strike"),
        (same, "is there already; nothing was added (the same articles, saved before)"),
        (newer, "is the same page, saved before; both are kept"),
    ):
        file = book.parent / "saved.html"
        file.write_text(answer)
        arguments = ("add", str(file), "--address", "https://news.example/a")
        assert said in call(*arguments, "--root", str(book)).output
    assert len(seeds(book)) == 4


def test_what_is_no_page_of_text_is_not_added(book: Path) -> None:
    """By what the server calls it; and nothing of this machine is asked without a word."""
    with serving({"/a": page(b"%PDF", "application/pdf")}) as server:
        address = f"{server.address}/a"
        told = call("add", address, "--allow-private", "--root", str(book), "--json")
        refused = call("add", address, "--root", str(book))

    assert told.exit_code == refused.exit_code == 1
    assert json.loads(told.output)["added"][0]["note"].startswith("is 'application/pdf', which")
    assert "is no public address" in refused.stderr
    assert seeds(book) == []


def test_options_of_one_capture_are_refused_for_many(book: Path) -> None:
    """A title cannot be that of two; a day is a day."""
    assert call("add", "a", "b", "--title", "x", "--root", str(book)).exit_code == 2
    assert call("add", "a", "--captured", "May", "--root", str(book)).exit_code == 2


def test_a_capture_that_cannot_be_written_is_told(book: Path, tmp_path: Path) -> None:
    """Exit status 1; nothing of it stays."""
    (tmp_path / "a.txt").write_text(TEXT)
    for path in (book / "seeds").iterdir():
        path.unlink()
    (book / "seeds").rmdir()
    (book / "seeds").write_text("a file where the folder belongs")
    (book / "docs" / "briefs").mkdir()
    result = call("add", str(tmp_path / "a.txt"), "--root", str(book))

    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_a_name_that_is_taken_in_the_meantime_stays_whose_it_is(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saved a file there after its name was found free: exit status 1, theirs stays."""
    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setattr("generator.adopting.adding.free_name", lambda *_: "theirs.txt")
    (book / "seeds" / "theirs.txt").write_text("Theirs.\n")
    result = call("add", str(tmp_path / "a.txt"), "--root", str(book))

    assert result.exit_code == 1
    assert "seeds/theirs.txt cannot be written (it is there now)" in result.stderr
    assert (book / "seeds" / "theirs.txt").read_text() == "Theirs.\n"
    assert list((book / "seeds").glob(".*briefbook-tmp")) == []
