"""Readers of what strangers write take anything: a value or an error of ours in words, never more.

A bounded run of each in every run of the tests; `make fuzz-all` runs each for a quarter of an hour.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compose import compose, fullest
from generator.corpus import build_corpus
from generator.corpus.register import read_register
from generator.errors import BriefError, CaptureError, GeneratorError
from generator.model import (
    Actor,
    Block,
    BlockKind,
    Brief,
    BriefId,
    Capture,
    CaptureId,
    DocPath,
    Register,
)
from generator.pages import emit
from generator.pages.brief import render_brief
from generator.pages.catalogue import open_catalogue
from generator.reading import read_capture
from generator.reading.clean import blocks_of, choose_body
from generator.reading.decode import decode, lines_of
from generator.reading.page import look_at
from generator.reading.split import split
from generator.text.dates import find_dates
from generator.text.front_matter import read_brief, write_brief
from generator.text.markdown import escape, plain
from generator.text.yaml_nodes import one_line
from tests import hostile, hostile_kinds
from tests.builders import a_block, a_brief, an_article, found
from tests.hostile_html import foreign, rendered, words

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
# What a page is made of, a line each, in any order.
lines = st.lists(
    st.sampled_from(
        [
            *hostile.BODY,
            *(hostile.TITLE, hostile.TITLE, "3 March 1998", "2 hours ago", "By Ana Lima", ""),
            *("Related Articles", "Home", "Photo: x", "Share", "Read more", "Comments", "A | B"),
            *(each for mark in hostile.MARKUP for each in mark.split("\n")),
            *hostile_kinds.SIGNS,
        ]
    )
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    max_size=40,
)
# A value of front matter: whatever a page, or a stranger, writes there.
values = st.lists(
    st.sampled_from([*hostile.MARKUP, *hostile_kinds.SIGNS, "Ana Lima", " ", "\n", "](", '"', "&"])
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    min_size=1,
    max_size=4,
).map("".join)
values = values.filter(one_line)
kinds = st.sampled_from(list(BlockKind))
languages = st.sampled_from(["en", "ar", "pt-BR", "xx", "zh_Hant"])
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
    for each in find_dates(text, latest=date(2030, 1, 1)):
        assert 0 <= each.start < each.end <= len(text)
        assert date(1, 1, 1) <= each.value.begins()


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


@fuzzed
@given(lines)
def test_sections_part_a_page_without_gaps(page: list[str]) -> None:
    """Each line belongs to just one section, in order, whatever stands in it."""
    part = look_at(lines_of("\n".join(page)), latest=date(2030, 1, 1))
    sections = split(part)

    assert [index for each in sections for index in range(each.first, each.end)] == list(
        range(len(part.lines))
    )


@fuzzed
@given(lines, st.data())
def test_a_body_is_made_of_the_pages_lines_in_their_order(
    page: list[str], draw: st.DataObject
) -> None:
    """Whatever the model says of them: no word of a block stands elsewhere or not at all."""
    part = look_at(lines_of("\n".join(page)), latest=date(2030, 1, 1))
    count = len(part.seen)
    odds = draw.draw(st.lists(st.floats(-20, 20), min_size=count, max_size=count))
    body = choose_body(part.seen, odds, sole=draw.draw(st.booleans()))

    assert list(body) == sorted(set(body))
    assert all(0 <= index < count for index in body)
    at = iter(word for index in body for word in part.lines[index].text.split())
    for block in blocks_of(part, body):
        # Marks of a quotation or a list are taken off; the words are those of the line.
        assert all(any(word in there for there in at) for word in block.text.split())


@fuzzed
@given(st.lists(values, max_size=4, min_size=1), values, values, kinds, languages)
def test_an_article_is_shown_as_its_text(
    paragraphs: list[str], title: str, name: str, kind: BlockKind, language: str
) -> None:
    """What a capture says, composed, written, read and rendered: its words, and nothing else."""
    blocks = tuple(Block(each, a_block(each).lines, kind) for each in paragraphs)
    article = an_article(
        blocks=blocks,
        title=found(title),
        source=found(name),
        agency=found(title),
        byline=(found(name), found(title)),
        people=(Actor(name, title), Actor(title, name)),
        organisations=(name, title),
        language=language,
        source_url=found(name),
    )
    path = DocPath("briefs/1998/x.md")
    brief = compose(fullest([article]), brief_id=BriefId("bkaaaaaaaaaaaa"), path=path)
    looked_at(read_brief(write_brief(brief), path))


@fuzzed
@given(values, values, values, languages)
def test_a_strangers_front_matter_is_shown_as_its_text(
    one: str, two: str, three: str, language: str
) -> None:
    """Every key of a brief holds what somebody wrote there; its Markdown alone is theirs."""
    brief = a_brief(
        title=one,
        source=two,
        agency=three,
        byline=(one, two),
        actors=(Actor(two, one), Actor(three, two), Actor("Ana Lima", three)),
        organisations=(three, one),
        language=language,
        description=three,
        tags=(one,),
        review=(two, "title"),
    )
    looked_at(brief)


def looked_at(brief: Brief) -> None:
    """Assert that its own page, and all that a book makes of it, hold nothing but its text."""
    corpus = build_corpus([brief], Register())
    html = rendered(render_brief(brief, open_catalogue(corpus)))
    assert foreign(html) == []
    said = "".join(brief.title.split())
    if said.isprintable():
        assert said in "".join(words(html))
    controls = ("form", "label", "select", "option", "input", "button", "output", "datalist")
    for page in emit(corpus):
        own = controls if page.path in {"timeline.md", "network.md"} else ()
        assert foreign(rendered(page.text), also=own) == [], page.path
        assert page.text.count("\ngenerated: true\n") == 1


@fuzzed
@given(values)
def test_a_language_is_a_word_or_refused(text: str) -> None:
    """Pages put it into their markup: signs of markup are none of a language's."""
    written = write_brief(a_brief(language=text))
    said = one_line(text)
    if said.isascii() and said.replace("-", "a").replace("_", "a").isalnum():
        return
    with pytest.raises(BriefError, match="is no language; write its code"):
        read_brief(written, DocPath("briefs/x.md"))
