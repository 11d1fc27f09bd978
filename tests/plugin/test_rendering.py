"""A site that was rendered before is rendered again to the same bytes, from less work."""

import sqlite3
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.structure import pages

from generator.plugin.rendering import FILE, _RawAnchors
from tests.sites import DRAFT, STRIKE, TALKS, build, make_book

pytestmark = pytest.mark.site

_TAGS = (
    *('<a id="x">', "<a name='y'>", '<b name="z">', "<i id=w/>", "<p ID = v>", "</a>", "</", "<"),
    *(">", '"', "'", "a", " ", "\n", "<!--", "-->", "<script>", "</script>", "<title>", "</title>"),
    *('<title id="t">', "<TITLE>a</TITLE>", '<desc id="d">', "<a\nid='n'>", " id = ", "name ="),
    *("<a ", "</a ", "<?", "&quot;", 'title="a > b" ', "<3", "<textarea>", "<![CDATA[", "]]>"),
)

BRIEFS = {"1998/strike.md": STRIKE, "1998/talks.md": TALKS, "1998/draft.md": DRAFT}
MORE = """

## Talks go on

- one [other brief](talks.md "Talks")
- a note[^1]

| day | trains |
|---|--:|
| Monday | 3 |

[^1]: From the [sources](../../sources/index.md).
"""


def site(root: Path) -> dict[str, bytes]:
    """Return the files of a rendered site, without those that bear a time or an order of chance."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "site").rglob("*"))
        if path.is_file() and path.suffix != ".gz" and "pagefind" not in path.parts
    }


def rendered(root: Path) -> dict[str, bytes]:
    """Build and return the site."""
    done = build(root)
    assert done.returncode == 0, done.stderr
    return site(root)


def spoil(root: Path) -> int:
    """Change every rendered text that is kept, so that its use would show; return how many."""
    with sqlite3.connect(root / FILE) as rows:
        rows.execute(
            """update page set value = replace(value, '"content": "', '"content": "SEEN')"""
        )
        (count,) = rows.execute("select count(*) from page").fetchone()
    rows.close()
    return int(count)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Make a book with everything that pages are made of."""
    make_book(tmp_path, BRIEFS | {"1998/strike.md": STRIKE + MORE})
    return tmp_path


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_TAGS), max_size=12).map("".join))
def test_places_in_raw_html_are_found_as_mkdocs_finds_them(text: str) -> None:
    """Tags whole, broken, hidden in comments and in other tags."""
    ours, theirs = _RawAnchors(), pages._RawHTMLPreprocessor()  # noqa: SLF001 - what it stands for
    lines = text.split("\n")

    assert ours.run(lines) == theirs.run(lines) == lines
    # A place without a name is none that a link could lead to.
    found, wanted = ({name for name in each.present_anchor_ids if name} for each in (ours, theirs))
    assert found == wanted


def test_a_second_build_uses_what_was_rendered_and_gives_the_same(book: Path) -> None:
    """Byte for byte the site that a build without anything kept gives."""
    first = rendered(book)
    again = rendered(book)
    (book / FILE).unlink()

    assert again == first == rendered(book)
    pages = spoil(book)
    seen = [name for name, data in rendered(book).items() if b"SEEN" in data and "html" in name]
    assert len(seen) == pages > 10


def test_only_what_changed_is_rendered(book: Path) -> None:
    """An edited brief shows at once, and what no page has any more is forgotten."""
    rendered(book)
    pages = spoil(book)
    path = book / "docs" / "briefs" / "1998" / "talks.md"
    path.write_text(path.read_text().replace("a rencontré", "a quitté"))
    pages_now = rendered(book)
    talks = pages_now["site/briefs/1998/talks/index.html"].decode()

    assert "a quitté" in talks
    assert "SEEN" not in talks
    assert "SEEN" in pages_now["site/about/index.html"].decode()
    with sqlite3.connect(book / FILE) as rows:
        assert rows.execute("select count(*) from page").fetchone() == (pages,)
    rows.close()


def test_a_link_that_leads_nowhere_now_is_told_again(book: Path) -> None:
    """The text with the link did not change, what it leads to did; and each build says so."""
    rendered(book)
    (book / "docs" / "briefs" / "1998" / "talks.md").unlink()

    for _ in range(2):
        done: subprocess.CompletedProcess[str] = build(book)
        assert done.returncode == 1
        assert "briefs/1998/strike.md' contains a link 'talks.md" in done.stderr


@pytest.mark.parametrize("damage", ["bytes", "folder", "rows"])
def test_what_is_kept_is_never_needed(book: Path, damage: str) -> None:
    """Damaged, in the way, or with rows of something else: the site is the same."""
    first = rendered(book)
    if damage == "rows":
        with sqlite3.connect(book / FILE) as rows:
            rows.execute("update page set value = '[1]'")
        rows.close()
    else:
        (book / FILE).unlink()
        if damage == "bytes":
            (book / FILE).write_bytes(b"SQLite format 3\0" + b"?" * 5000)
        else:
            (book / FILE).mkdir()

    assert rendered(book) == first


def test_extensions_that_read_other_files_see_them_each_time(book: Path) -> None:
    """Nothing is kept where the text alone does not tell what comes of it."""
    settings = (book / "mkdocs.yml").read_text()
    extended = settings.replace(
        "markdown_extensions:\n",
        "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: [.]\n",
    )
    (book / "mkdocs.yml").write_text(extended)
    (book / "docs" / "about.md").write_text('# About\n\n--8<-- "note.txt"\n')
    (book / "note.txt").write_text("Old words")
    rendered(book)
    (book / "note.txt").write_text("New words")

    assert b"New words" in rendered(book)["site/about/index.html"]
    assert not (book / FILE).exists()
