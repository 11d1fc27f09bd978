"""Captures that were right once: cases with pieces taken out, doubled, moved, put in, at any byte.

Random letters never come to the depths of a page that is nearly whole; these do. `test_fuzz` gives
each reader what is odd from its beginning.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from generator.first_half import first_half
from generator.model import Capture, CaptureId
from generator.reading.archives import is_archive
from generator.reading.web_archive import pages_of
from generator.text.likeness import Likeness, compare
from generator.text.name_places import find_name, find_surname
from generator.text.names import family_name, fold
from tests import hostile, hostile_kinds
from tests.test_fuzz import fuzzed, pieces, texts, values

CASES: Final = sorted((Path(__file__).parent / "cases").glob("*/capture.*"))
assert CASES
# Wrapped as tools wrap pages: what is cut off and doubled then are headers, lengths, borders.
WRAPPED: Final = (
    hostile_kinds.mail(1),
    hostile_kinds.mail(2, kind="text/html\nContent-Transfer-Encoding: quoted-printable"),
    hostile_kinds.record(3),
    hostile_kinds.record(4, inner="Transfer-Encoding: chunked\r\n"),
    hostile.web_archive(3),
    gzip.compress(hostile.text(), mtime=0),
    gzip.compress(hostile.web_archive(2), mtime=0),
    hostile_kinds.data(5, author=[{"name": "Ana Lima"}], datePublished="1998-03-03"),
)
# A place as a share of what is there, so that it means the same while the rest gets shorter.
places = st.integers(0, 9_999)
inserts = (
    pieces.map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.binary(max_size=8)
    | st.sampled_from([b"\0", b"\xff\xfe", b"\x1f\x8b\x08", b"\r", b"--x\n", b"--x--", b"WARC/1.0"])
)
changes = st.tuples(st.integers(0, 4), places, places, inserts)
wholes = st.sampled_from(CASES).map(Path.read_bytes) | st.sampled_from(WRAPPED)


def changed(data: bytes, steps: Sequence[tuple[int, int, int, bytes]]) -> bytes:
    """Return bytes with pieces taken out, doubled, moved, put in, or written over."""
    for how, one, other, piece in steps:
        start, end = sorted((one * len(data) // 10_000, other * len(data) // 10_000))
        middle = data[start:end]
        rest = data[:start], data[end:]
        data = (
            rest[0] + rest[1],
            rest[0] + middle[:20_000] + piece + middle + rest[1],
            rest[1] + middle + rest[0],
            rest[0] + piece + middle + rest[1],
            rest[0] + piece + data[start + len(piece) :],
        )[how]
    return data[:200_000]


def looked_at(data: bytes) -> None:
    """Assert that a capture becomes articles of its own words, or a reason in words."""
    half = first_half(Capture(CaptureId("x"), data), debug=True)
    if half.problem:
        assert "fault in Briefbook" not in half.problem.message, half.problem.message
        return
    assert half.reading is not None
    assert half.reading.articles or half.reading.refusal
    for article in half.reading.articles:
        assert article.blocks
        assert all(block.text.strip() for block in article.blocks)


@fuzzed
@given(wholes, st.lists(changes, min_size=1, max_size=6))
def test_a_page_that_was_right_once_is_read_or_refused(
    data: bytes, steps: list[tuple[int, int, int, bytes]]
) -> None:
    """Cut off, doubled, with bytes of others: an article, a reason, and never a fault of ours."""
    data = changed(data, steps)
    if not is_archive(data):
        looked_at(data)
        return
    for number, page in enumerate(pages_of(Capture(CaptureId("x"), data))):
        if isinstance(page, Capture) and number < 9:
            looked_at(page.data)


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | values
    | st.sampled_from(["1998-03-03", "Ana Lima", "https://news.example/a", "NewsArticle", "a"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    *("@type", "@id", "@graph", "@value", "name", "url", "author", "publisher"),
                    *("headline", "datePublished", "dateModified", "articleBody", "inLanguage"),
                    *("mainEntityOfPage", "description", "copyrightHolder", "logo", "isPartOf"),
                ]
            )
            | values,
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@fuzzed
@given(json_values, st.booleans())
def test_what_a_page_says_to_machines_may_be_anything(value: object, alone: bool) -> None:  # noqa: FBT001 - drawn
    """Values of any kind at any place, also in themselves by their names: never a fault of ours."""
    if alone or not isinstance(value, dict):
        looked_at(hostile_kinds.script(7, json.dumps(value)))
        return
    looked_at(hostile_kinds.script(7, json.dumps({"@type": "NewsArticle"} | value)))


names = st.lists(
    st.sampled_from(
        [
            *(
                "Ana",
                "Lima",
                "al-",
                "Al",
                "bin",
                "van",
                "der",
                "Jr.",
                "Han",
                "Mei",
                "O'",
                "J.",
                "-",
            ),
            *("\u0301", "\u200d", "\u202e", "\u0130", "\u00df", "\ufb03", "\u03a3", "\u03c2", ","),
            *("\u0645\u062d\u0645\u062f", "\u5f20\u4f1f", "\u042e\u043b\u0438\u044f", "Dr.", "'s"),
        ]
    )
    | st.text(max_size=4),
    min_size=1,
    max_size=5,
).flatmap(lambda words: st.sampled_from([" ", "-", ""]).map(lambda sign: sign.join(words)))


@fuzzed
@given(names, names, texts)
def test_names_are_compared_whatever_they_are(one: str, other: str, text: str) -> None:
    """Two names are as alike as they are the other way round, and each is found as it stands."""
    assert compare(one, other) is compare(other, one)
    assert compare(one, one) is Likeness.SAME
    assert fold(fold(one)) == fold(one)
    family_name(one)
    for find in (find_name, find_surname):
        place = find(one, f"{text} {one} {text}")
        assert place is None or 0 <= place[0] < place[1] <= 2 * len(text) + len(one) + 2
