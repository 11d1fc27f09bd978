"""What captures are called."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.adopting.seed_names import ending, free_name, meta_text, seed_name
from tests.builders import TEXT

DAY = date(2025, 5, 22)


@pytest.mark.parametrize(
    ("host", "title", "name"),
    [
        ("news.example", "Rain in Lund", "2025-05-22-news.example-rain-in-lund.txt"),
        ("WWW.News.example", None, "2025-05-22-news.example.txt"),
        ("The Lund Courier", "Rain", "2025-05-22-the-lund-courier-rain.txt"),
        (None, "Дождь", "2025-05-22-dozhd.txt"),
        (None, None, "2025-05-22.txt"),
        ("::1", "a/b", "2025-05-22-1-a-b.txt"),
    ],
)
def test_a_name_says_day_place_and_title(host: str | None, title: str | None, name: str) -> None:
    """What is not known is left out."""
    assert seed_name(DAY, host, title, ".txt") == name


@given(st.text(max_size=300) | st.none(), st.text(max_size=300) | st.none())
def test_a_name_is_a_name_of_a_file_everywhere(host: str | None, title: str | None) -> None:
    """No path, no hidden file, not too long, whatever a page says of itself."""
    name = seed_name(DAY, host, title, ".html")

    assert name.startswith("2025-05-22")
    assert name.endswith(".html")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")
    assert len(name) < 130


@given(st.lists(st.sampled_from(["a.txt", "A.TXT", "a-2.txt", "b.txt", "a-3.txt"])))
def test_a_free_name_is_nobodys(taken: list[str]) -> None:
    """On no system, and the ending stays."""
    free = free_name("a.txt", taken)

    assert free.casefold() not in {name.casefold() for name in taken}
    assert free.endswith(".txt")


@pytest.mark.parametrize(
    ("data", "name", "end"),
    [
        (TEXT.encode(), "page.HTML", ".html"),
        (TEXT.encode(), "page.aspx", ".txt"),
        (b"<!doctype html>", "page.aspx", ".html"),
        (b"\x1f\x8b\x08", "page.html.gz", ".html.gz"),
        (b"WARC/1.0", "x", ".warc"),
        (b"From: x", "page.mht", ".mht"),
    ],
)
def test_an_ending_says_what_a_file_is(data: bytes, name: str, end: str) -> None:
    """Its own, where that means the same everywhere; else what it looks like."""
    assert ending(data, name=name) == end


def test_nothing_known_is_nothing_noted() -> None:
    """No file beside a capture of which nothing is known."""
    assert meta_text(None, None) is None
