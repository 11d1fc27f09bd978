"""Readers of what strangers write take anything: a value or an error of ours in words, never more.

A bounded run of each in every run of the tests; `make fuzz-all` runs each for a quarter of an hour.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus.register import read_register
from generator.errors import BriefError, CaptureError, GeneratorError
from generator.model import Capture, CaptureId, DocPath
from generator.reading import read_capture
from generator.reading.decode import decode, lines_of
from generator.text.dates import find_dates
from generator.text.front_matter import read_brief, write_brief
from generator.text.markdown import escape, plain
from tests import hostile
from tests.builders import a_brief

EXAMPLES: Final = int(os.environ.get("BRIEFBOOK_EXAMPLES", "150"))
fuzzed = settings(max_examples=EXAMPLES, deadline=None)

pieces = st.sampled_from(
    [
        *hostile.MARKUP,
        *(title for title in hostile.TITLES if len(title) < 500),
        *hostile.BODY,
        *("3 March 1998", "03/04/98", "By Ana Lima", "Related Articles", "Photo: x", "\n", "\n\n"),
        *("---\n", "title: ", "date: ", "actors:\n", "  - name: ", "review: [", "]", "&a", "*a"),
        *("- name: Ana Lima\n", "  same: [", "people:\n", "hidden: true\n", "? ", "!!python/x "),
    ]
)
texts = st.lists(pieces | st.text(max_size=20), max_size=30).map("".join)
raw = st.binary(max_size=400) | texts.map(lambda text: text.encode("utf-8", "surrogatepass"))


@fuzzed
@given(raw | texts.map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_bytes_are_decoded_or_refused(data: bytes) -> None:
    """Text has no control characters and no line breaks but one; or a refusal."""
    try:
        text = decode(data)
        lines_of(text)
    except CaptureError:
        return
    assert "\r" not in text
    assert "\0" not in text


@fuzzed
@given(raw)
def test_captures_are_read_or_refused(data: bytes) -> None:
    """Articles that stand in the capture, or a reason."""
    try:
        reading = read_capture(Capture(CaptureId("x"), data))
    except CaptureError:
        return
    assert reading.articles or reading.refusal


@fuzzed
@given(
    texts.map(
        lambda text: f"<!DOCTYPE html><html><body>{text}</body></html>".encode("utf-8", "replace")
    )
)
def test_pages_are_read_or_refused(data: bytes) -> None:
    """The same of HTML, however it is broken."""
    test_captures_are_read_or_refused.hypothesis.inner_test(data)  # type: ignore[attr-defined] # set by hypothesis


@fuzzed
@given(texts)
def test_dates_stand_where_they_are_said_to(text: str) -> None:
    """Every date found has its place in the line, and is on the calendar."""
    for found in find_dates(text, latest=date(2030, 1, 1)):
        assert 0 <= found.start < found.end <= len(text)
        assert date(1, 1, 1) <= found.value.begins()


@fuzzed
@given(texts)
def test_front_matter_is_read_or_refused_with_its_line(text: str) -> None:
    """A brief, which is read back as it was; or an error of ours."""
    for whole in (text, f"---\n{text}\n---\n\nText.\n"):
        try:
            brief = read_brief(whole, DocPath("briefs/x.md"))
        except BriefError:
            continue
        if all(ord(letter) < 0xD800 for letter in whole):
            written = read_brief(write_brief(brief), brief.path)
            assert written.title == brief.title
            assert written.actors == brief.actors


@fuzzed
@given(texts)
def test_names_are_read_or_refused(text: str) -> None:
    """`names.yml` with anything in it: decisions, or an error of ours."""
    with suppress(GeneratorError):
        assert read_register(text, "names.yml") is not None


@fuzzed
@given(texts)
def test_text_is_text_in_markdown(text: str) -> None:
    """What is escaped reads as it was written."""
    said = " ".join(text.split())
    if said.isprintable():
        assert " ".join(plain(escape(said)).split()) == said


@fuzzed
@given(texts)
def test_values_are_written_and_read_back(text: str) -> None:
    """Any title, role or name comes back from front matter as one line of the same words."""
    said = " ".join(text.split())
    if not said.isprintable() or not said:
        return
    brief = a_brief(title=said, agency=said)
    assert read_brief(write_brief(brief), brief.path) == brief
