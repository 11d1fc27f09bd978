"""One article is one brief, whatever it is saved in and whatever people made of it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.test_editorial import OTHER, SENTENCES, TEXT, build, call, edit, harbour, last_line

LISTING = Path(__file__).parent / "cases" / "listing-title-before-date" / "capture.txt"
ON_TOP = """Market hall gets a new floor

19 October 2022

The market hall of Brno-North gets a new floor of stone before the winter, the city said on Monday.
The stalls will move to the square in front of the hall for three weeks, and pay no rent there.

Read more

Bridge of the ring road is repaired

17 October 2022

The bridge of the ring road is repaired from Friday, and drivers must take the old road meanwhile.
The work costs two million crowns and will be done before Christmas, the road office said.

Read more

"""


def briefs(root: Path) -> dict[str, str]:
    """Return the briefs' files by path."""
    folder = root / "docs" / "briefs"
    return {path.relative_to(root).as_posix(): path.read_text() for path in folder.rglob("*.md")}


def ids(files: dict[str, str]) -> set[str]:
    """Return the ids of briefs."""
    return {text.partition("id: ")[2].partition("\n")[0] for text in files.values()}


@pytest.mark.parametrize("old_stays", [True, False])
def test_listing_saved_again_with_entries_on_top_keeps_its_briefs(
    tmp_path: Path,
    old_stays: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """Under another name, the old file there or not: ids, paths and edits stay, new ones come."""
    first, later = tmp_path / "seeds" / "press.txt", tmp_path / "seeds" / "a-later-press.txt"
    first.parent.mkdir()
    shutil.copy(LISTING, first)
    build(tmp_path)
    (tram,) = (path for path in briefs(tmp_path) if "tram" in path)
    edit(tmp_path / tram, "title: Council approves the new tram line", "title: A tram at last")
    before = briefs(tmp_path)
    head, line, rest = LISTING.read_text().partition("Council approves the new tram line\n")
    later.write_text(head + ON_TOP + line + rest)
    if not old_stays:
        first.unlink()
    build(tmp_path)
    after = briefs(tmp_path)

    seeds = "[a-later-press.txt, press.txt]" if old_stays else "[a-later-press.txt]"
    assert len(before) == 4
    assert {path: after[path] for path in before} == {
        path: text.replace("[press.txt]", seeds) for path, text in before.items()
    }
    new = {path for path in after if path not in before}
    assert len(new) == 2
    assert all("seeds: [a-later-press.txt]" in after[path] for path in new)
    assert last_line(build(tmp_path)) == "0 written, 6 kept, 0 proposed, 0 refused"


def test_article_in_another_capture_is_the_same_brief(tmp_path: Path) -> None:
    """It adds to `seeds` beside a person's edits, and its fuller text arrives around them."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "harbour.txt").write_text(TEXT)
    build(tmp_path)
    edit(harbour(tmp_path), "title: Harbour opens again", "title: The harbour is open")
    edit(harbour(tmp_path), SENTENCES[1], "The ships came in.")
    before = briefs(tmp_path)
    more = "The ferry to the island will run again from Tuesday, the harbour office said."
    (seeds / "again.txt").write_text(f"{TEXT}{more}\n")
    build(tmp_path)
    ((path, text),) = briefs(tmp_path).items()

    assert {path} == set(before)
    assert ids(briefs(tmp_path)) == ids(before)
    assert "seeds: [again.txt, harbour.txt]" in text
    assert "title: The harbour is open\n" in text
    assert "The ships came in." in text
    assert SENTENCES[1] not in text
    assert more in text


def test_capture_that_is_gone_takes_nothing_with_it(tmp_path: Path) -> None:
    """The brief stays, edited or not; the other captures of the book go on."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "harbour.txt").write_text(TEXT)
    (seeds / "rail.txt").write_text(OTHER)
    build(tmp_path)
    before = briefs(tmp_path)
    (seeds / "harbour.txt").unlink()

    assert last_line(build(tmp_path)) == "0 written, 2 kept, 0 proposed, 0 refused"
    assert briefs(tmp_path) == before
    assert json.loads(call(tmp_path, "status", "--json").output)["problems"] == []


def test_capture_that_changed_is_read_again(tmp_path: Path) -> None:
    """What is better arrives in an untouched brief as a whole, in an edited one around the edit."""
    seed = tmp_path / "seeds" / "harbour.txt"
    seed.parent.mkdir()
    seed.write_text(TEXT)
    build(tmp_path)
    edit(seed, "Two cranes", "Three cranes")
    assert last_line(build(tmp_path)) == "1 written, 0 kept, 0 proposed, 0 refused"
    edit(harbour(tmp_path), "title: Harbour opens again", "title: The harbour is open")
    edit(seed, "Three cranes", "Four cranes")
    assert last_line(build(tmp_path)) == "1 written, 0 kept, 0 proposed, 0 refused"
    text = harbour(tmp_path).read_text()

    assert "Four cranes" in text
    assert "title: The harbour is open\n" in text
