"""Captures made to break a program: a right brief or a refusal in words, in bounded time.

The captures are made by `hostile`; `test_hostile_book` has the files around them, and
`test_hostile_site` what a browser makes of them.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.first_half import FirstHalf, first_half
from generator.model import Capture, CaptureId
from generator.reading import web_archive
from tests import hostile
from tests.bounded import bounded

# Of computing, for captures of up to 2 MB; this machine needs a tenth. And of memory.
SECONDS, MEGABYTES = 30.0, 600
LARGE_SECONDS, LARGE_MEGABYTES = 60, 2500


def read(data: bytes) -> FirstHalf:
    """Read one capture, within the bounds."""
    with bounded(SECONDS, MEGABYTES):
        return first_half(Capture(CaptureId("x.txt"), data), debug=True)


@pytest.mark.parametrize("name", hostile.WHOLE)
def test_article_comes_through(name: str) -> None:
    """Whatever stands around it and however it is written, the article is whole."""
    half = read(hostile.WHOLE[name]())

    assert half.problem is None
    assert half.reading is not None
    (article,) = half.reading.articles
    body = [block.text.replace("\0", "") for block in article.blocks]
    assert body == list(hostile.BODY)
    assert article.title is not None
    assert article.title.value == hostile.TITLE


@pytest.mark.parametrize("name", hostile.ANY)
def test_capture_is_read_or_refused_in_words(name: str) -> None:
    """No fault of ours, no article of other words, and no refusal without its reason."""
    half = read(hostile.ANY[name]())

    if half.problem:
        assert half.problem.where == "seeds/x.txt"
        assert "fault in Briefbook" not in half.problem.message
        return
    assert half.reading is not None
    assert half.reading.articles or half.reading.refusal


@pytest.mark.site  # too slow for the inner loop
def test_large_captures_are_read_or_refused_within_their_bounds() -> None:
    """Of a minute's computing and some memory each: most are refused before they are read."""
    given = [sys.executable, "-m", "tests.hostile", str(LARGE_SECONDS), str(LARGE_MEGABYTES)]
    done = subprocess.run(given, check=False, capture_output=True, text=True)  # noqa: S603 - our own program

    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == len(hostile.LARGE)


@pytest.mark.parametrize("cut", [1, 5, 100, 600])
@pytest.mark.parametrize("length", [None, 0, 10, 10**9, -1])
def test_archive_that_lies_or_ends_early_gives_what_it_holds(cut: int, length: int | None) -> None:
    """Records cut off, and records that claim another length: never a fault."""
    data = hostile.web_archive(5, cut=cut, length=length)
    pages = list(web_archive.pages_of(Capture(CaptureId("x.warc"), data)))

    assert pages
    whole = [page for page in pages if isinstance(page, Capture)]
    if length is None:
        assert len(whole) >= 4
    for page in whole:
        assert "fault" not in str(read(page.data).problem)
