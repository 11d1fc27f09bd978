"""What waits for a person, with reasons from the captures."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from generator.caching.readings import FILE, Cache, reading_version
from generator.doubts import Waiting
from generator.intake import take_in
from generator.model import BriefId, CaptureId, DocPath, Problem
from generator.recogniser import recogniser_for
from generator.settings import PIPELINES
from tests.builders import SENTENCES, TEXT, a_brief

UNDATED = TEXT.replace("3 March 1998", "3 hours ago")
OPEN = a_brief(date=None, source=None, review=("date", "source"))
CLEAR = a_brief(id=BriefId("bkclear2222222"), path=DocPath("briefs/1998/clear.md"))


def test_a_reason_names_the_line_of_the_capture(tmp_path: Path) -> None:
    """The most useful entry comes first; what nobody doubts is not listed."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/rail.txt").write_text(UNDATED)
    question = Problem("names.yml", "'A' and 'B' may be one person", "people")

    found = Waiting(tmp_path).entries([CLEAR, OPEN], [question])

    assert [each.field for each in found] == ["date", "people", "source"]
    assert "(seeds/rail.txt, line 4)" in found[0].message
    assert {each.where for each in found} == {"names.yml", f"docs/{OPEN.path}"}


def test_a_capture_is_read_once(tmp_path: Path) -> None:
    """A preview that asks again has the same answer, though the capture is gone."""
    (tmp_path / "seeds").mkdir()
    capture = tmp_path / "seeds/rail.txt"
    capture.write_text(UNDATED)
    waiting = Waiting(tmp_path)
    first = waiting.entries([OPEN], [])
    capture.unlink()

    assert waiting.entries([OPEN], []) == first


def test_a_reading_that_is_kept_is_not_made_again(tmp_path: Path) -> None:
    """What a build read is asked of its cache; nothing is written into it."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/rail.txt").write_text(UNDATED)
    recogniser, _ = recogniser_for(PIPELINES)
    cache = Cache(tmp_path, reading_version(recogniser.version))
    take_in(tmp_path, cache=cache)
    cache.close()
    file = tmp_path / FILE
    with sqlite3.connect(file) as rows:
        rows.execute("update outcome set value = replace(value, '3 hours ago', '5 days ago')")
    rows.close()
    before = file.read_bytes()

    (date, _) = Waiting(tmp_path).entries([OPEN], [])

    assert "5 days ago" in date.message
    assert file.read_bytes() == before


def test_a_capture_that_is_gone_gives_a_plain_reason(tmp_path: Path) -> None:
    """What the brief says is told without it; so is what a person wrote themselves."""
    own = a_brief(*SENTENCES, seeds=(), date=None, review=("date",))
    gone = a_brief(seeds=(CaptureId("gone.txt"),), review=("source",))

    (date, source) = Waiting(tmp_path).entries([own, gone], [])

    assert date.message == "is open"
    assert source.message == "'The Lund Courier' is not certain"
