"""The same book on any day, in any place, on any file system.

Zones, languages of the machine and its settings for text; nights in which clocks go forward or
back; days that some calendars lack; names of files as each system takes them. What no machine here
has, such as a file system that does not tell capitals from small letters, is held by a rule that
makes the difference nothing: no two paths differ by it alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PureWindowsPath

import pytest

from generator.book import read_briefs
from generator.captures import place_of, seed_files
from tests import hostile
from tests.hostile_kinds import KINDS
from tests.sites import REPOSITORY
from tests.test_editorial import build, call, last_line
from tests.test_hostile_book import tree
from tests.test_killed import SETTINGS

SEED = "\u00e9t\u00e9/caf\u00e9 \u1ed9.txt"
APART = unicodedata.normalize("NFD", SEED)


def story(root: Path, name: str, number: int, *, day: str = "5 April 1998") -> None:
    """Save an article as a capture."""
    path = root / "seeds" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    title, body = hostile.story(number)
    path.write_text("\n\n".join((title, day, *body, "")), encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a book without captures."""
    root = tmp_path / "book"
    (root / "seeds").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SETTINGS)
    return root


# ------------------------------------------------------------------- zones and languages

PLACES = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "Pacific/Pago_Pago", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
    {"TZ": "XXX+23:59", "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
)


@pytest.mark.site
def test_the_same_site_comes_of_it_everywhere(root: Path) -> None:
    """Every byte of pages, feeds and downloads, however the machine's clock and language are set.

    Its index of the search is another program's: that names its files by what is in them.
    """
    for number in range(4):
        story(root, f"s{number}.txt", number, day=f"{28 + number % 2} February 19{80 + number}")
    # A person whom Turkish rules of small letters would give another address.
    istanbul = "\n\nMinister Ida \u0130nce met Mayor ILKAY IRMAK in Izmir, he said on Monday.\n"
    with (root / "seeds" / "s0.txt").open("a", encoding="utf-8") as text:
        text.write(istanbul)
    (root / "mkdocs.yml").write_text(
        f"{SETTINGS}theme: material\nsite_url: https://book.example/b/\n"
    )
    found = []
    for number, place in enumerate(PLACES):
        copy = root.with_name(f"a b \u00e9\u65e5 {number}")
        shutil.copytree(root, copy)
        kept = {k: v for k, v in os.environ.items() if k not in {"LANG", "LC_ALL", "TZ"}}
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "generator", "build", "--root", str(copy)],
            env=kept | place,
            cwd=REPOSITORY,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        assert b"Traceback" not in done.stderr
        files = {
            path.relative_to(copy).as_posix(): path.read_bytes()
            for path in sorted((copy / "site").rglob("*"))
            if path.is_file() and "pagefind" not in path.parts
        }
        found.append({**tree(copy), **files})
    for each in found[1:]:
        assert {name for name in found[0] if found[0][name] != each.get(name)} == set()
        assert each.keys() == found[0].keys()


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Havana", "Australia/Lord_Howe"])
def test_nights_in_which_clocks_change_change_no_day(root: Path, zone: str) -> None:
    """Published in an hour that is not, or is twice: the day is the one that is written."""
    nights = (
        *("2021-03-28T02:30:00+02:00", "2021-10-31T02:30:00+01:00", "2022-03-13T00:30:00-05:00"),
        *("2011-12-30T12:00:00+14:00", "2021-04-04T01:45:00+10:30"),
    )
    for number, night in enumerate(nights):
        title, body = hostile.story(number)
        text = "".join(f"<p>{each}</p>" for each in body)
        (root / "seeds" / f"{number}.html").write_text(
            f"<html><head><title>{title}</title>"
            f'<meta property="article:published_time" content="{night}"></head><body><article>'
            f"<h1>{title}</h1>{text}</article></body></html>"
        )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "generator", "build", "--no-site", "--root", str(root)],
        env=os.environ | {"TZ": zone},
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    days = {brief.seeds[0][0]: str(brief.date) for brief in read_briefs(root)[0]}
    assert days == {str(number): night[:10] for number, night in enumerate(nights)}


@pytest.mark.parametrize(
    ("day", "date"),
    [
        ("29 February 1896", "1896-02-29"),
        ("29 February 2000", "2000-02-29"),
        ("29 February 1900", None),
        ("29 February 2023", None),
        ("31 April 1998", None),
        ("5 May 1821", "1821-05-05"),
        ("1 January 1600", "1600-01-01"),
        ("31 December 9999", None),
    ],
)
def test_days_that_are_on_no_calendar_stay_open(root: Path, day: str, date: str | None) -> None:
    """The leap day of leap years alone, and every century: a wrong day is none."""
    story(root, "a.txt", 7, day=day)
    assert build(root).exit_code == 0
    (brief,) = read_briefs(root)[0]

    found = str(brief.date) if brief.date else None
    assert found in {date, None} if date is None or date < "1900" else found == date
    assert last_line(build(root)).startswith("0 written")


@pytest.mark.parametrize("year", ["0800", "1066", "1582-10-10", "0001-01-01", "9999-12-31"])
def test_a_person_may_date_a_brief_into_any_year(root: Path, year: str) -> None:
    """A year before 1900, before 1000, that of the missing days: its pages are made and sorted."""
    own = root / "docs" / "briefs" / "own" / "x.md"
    own.parent.mkdir(parents=True)
    own.write_text(f"---\ntitle: Of old\ndate: '{year}'\n---\n\nMayor Ida Holm spoke in Lund.\n")
    story(root, "a.txt", 7)
    result = build(root)

    assert result.exit_code == 0, result.output
    assert "date: '" in own.read_text()
    years = [path.stem for path in (root / "docs" / "years").glob("*.md")]
    assert {"1998", "index"} < set(years)
    assert last_line(build(root)).startswith("0 written")


# ------------------------------------------------------------------- names of files


def test_letters_parted_from_their_accents_make_the_same_book(root: Path) -> None:
    """One system gives back such names as written, another parts them: no byte differs."""
    story(root, SEED, 1)
    (root / "seeds" / f"{SEED}.meta.yml").write_text("captured: 1998-05-01\n")
    other = root.with_name("other")
    shutil.copytree(root, other)
    (other / "seeds" / SEED).parent.rename(other / "seeds" / APART.split("/")[0])
    for ending in ("", ".meta.yml"):
        folder = (other / "seeds" / APART).parent
        (folder / f"{SEED.split('/')[1]}{ending}").rename(other / "seeds" / f"{APART}{ending}")
    assert build(root).exit_code == build(other).exit_code == 0

    assert tree(root) == tree(other)
    (brief,) = read_briefs(other)[0]
    assert brief.seeds == (SEED,)
    assert "Every brief has its capture" in call(other, "prune", "--dry-run").output
    told = call(other, "explain", brief.id)
    assert (told.exit_code, "is not here" in told.output) == (0, False)
    # And a book that moves from one to the other has nothing to do.
    shutil.rmtree(root / "seeds")
    shutil.copytree(other / "seeds", root / "seeds")
    assert last_line(build(root)).startswith("0 written")


def test_two_spellings_of_one_name_are_two_captures(root: Path) -> None:
    """Where a system has room for both, neither hides the other."""
    story(root, "\u00e9.txt", 1)
    story(root, "e\u0301.txt", 2)
    if len(list((root / "seeds").iterdir())) == 2:
        assert len(seed_files(root / "seeds")) == 2
        assert build(root).exit_code == 0
        assert len(read_briefs(root)[0]) == 2


@pytest.mark.parametrize("name", ["a.txt", "a#b.txt", SEED])
def test_a_capture_is_found_by_its_name(root: Path, name: str) -> None:
    """Also one whose name looks like a record of an archive; what is not there is not found."""
    story(root, name, 1)
    path = root / "seeds" / name
    assert place_of(root / "seeds", name) == path
    assert place_of(root / "seeds", f"{name}#3") == path
    assert place_of(root / "seeds", f"x{name}") is None


def test_briefs_of_an_archive_have_their_capture(root: Path) -> None:
    """A record's name is no file's: the archive is what must be there."""
    (root / "seeds" / "pages.warc").write_bytes(hostile.web_archive(3))
    assert build(root).exit_code in {0, 1}
    assert read_briefs(root)[0]
    assert "Every brief has its capture" in call(root, "prune").output


def told_apart(paths: Iterable[str]) -> list[str]:
    """Return the paths that a system may take for one another's."""
    count = Counter(unicodedata.normalize("NFD", path).casefold() for path in paths)
    return [path for path, number in count.items() if number > 1]


def test_no_two_paths_differ_by_capitals_or_accents_alone(root: Path) -> None:
    """Colliding titles, a brief renamed in its capitals: each has a place on every file system."""
    titles = ("Rail strike ends", "RAIL STRIKE ENDS", "Rail str\u00efke ends", "Rail-strike ends")
    for number, title in enumerate(titles):
        page = hostile.story_page(number, title=title)
        (root / "seeds" / f"{number}.html").write_bytes(page)
    assert build(root).exit_code == 0
    assert len(read_briefs(root)[0]) == 4
    path = min((root / "docs" / "briefs").rglob("rail*.md"))
    path.rename(path.with_name("Moved.md"))
    build(root)
    moved = path.with_name("Moved.md")
    moved.rename(path.with_name("moved.md"))
    assert build(root).exit_code == 0

    # A page `x.md` and a folder `x/` with its own `index.md` have one address.
    paths = [each for each in tree(root) if each.startswith("docs/")]
    addresses = [each.removesuffix(".md").removesuffix("/index") for each in paths]
    assert told_apart(addresses) == []


def test_every_path_of_every_kind_is_one_that_windows_takes(root: Path) -> None:
    """Captures of those who read our code: no device, no forbidden letter, none too long."""
    for number, make in enumerate(KINDS.values()):
        (root / "seeds" / f"{number}.dat").write_bytes(make(7_000 + number))
    assert build(root).exit_code == 1
    paths = sorted(path.relative_to(root).as_posix() for path in (root / "docs").rglob("*"))
    assert len(paths) > 150
    assert told_apart(paths) == []
    for path in paths:
        # With a folder of a hundred letters above it, still within the 260 of old programs.
        assert len(path) < 150, path
        assert re.fullmatch(r"[a-z0-9/._-]+", path), path
        for part in PureWindowsPath(path).parts:
            assert part == part.strip(" .") or part.startswith("."), path
            stem = part.partition(".")[0]
            assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", stem), path


def test_a_path_that_is_very_long_holds_a_book(tmp_path: Path) -> None:
    """A thousand letters, blanks, other scripts, and what a shell or a web address would read."""
    root = tmp_path
    for part in ("a b", "\u65e5\u672c\u8a9e", "100% #1 ?&'\"$(x)", "[y]{z}", *["long" * 40] * 4):
        root /= part
    (root / "seeds").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SETTINGS)
    story(root, "a b.txt", 1)
    result = build(root)

    assert result.exit_code == 0, result.output
    assert len(read_briefs(root)[0]) == 1
    assert last_line(build(root)).startswith("0 written")


def test_a_name_that_is_too_long_for_the_system_is_told(root: Path) -> None:
    """A brief of one's own with a title of a thousand letters gets a name that every system has."""
    result = call(root, "new", "Word " * 300)

    assert result.exit_code == 0, result.output
    (path,) = (root / "docs" / "briefs").rglob("*.md")
    assert len(path.name) < 100
