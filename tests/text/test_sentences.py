"""Facts about where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.sentences import (
    count_words,
    ends_as_sentence,
    first_sentence,
    has_complete_sentence,
    sentences,
)


def parted(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        ["Rain fell.", "The sun came out."],
        ["Dr. Roe spoke.", "She left."],
        ["It cost 3.5 million.", "Nobody paid."],
        ["He works for J. R. Roe of Lund.", "She does not."],
        ["The U.S. Army left.", "It was late."],
        ["He went to the U.S.", "The army stayed."],
        ["“Why?” she asked.", "Nobody knew!"],
        ["Wait… what is it?", "It rains."],
        ["He said: “It rains.”", "“It pours,” she said."],
        ["Am 3. Mai regnete es.", "Dann kam die Sonne."],
        ["3. Mai war der Tag."],
        ["雨が降った。", "日が出た！", "「本当に？」", "そうだ。"],
        ["هطل المطر.", "هل توقف؟", "نعم."],
        ["वर्षा हुई।", "धूप निकली।"],
        ["No stop at the end"],
        ["Rain fell (and snow too).", "[It froze.]"],
    ],
)
def test_sentences_are_parted(whole: list[str]) -> None:
    """Marks end sentences; abbreviations, initials, decimals and quoted questions do not."""
    text = "".join(whole) if whole[0][-1] in "。！」" else " ".join(whole)

    assert parted(text) == whole


@given(st.text(max_size=120))
def test_sentences_lose_no_word(text: str) -> None:
    """The sentences of any text follow one another, with nothing but spaces between."""
    ranges = sentences(text)
    outside, at = "", 0
    for start, end in ranges:
        assert at <= start < end
        outside += text[at:start]
        at = end

    assert not (outside + text[at:]).strip()


@given(st.text(st.sampled_from("aB. 1!?…”\n("), max_size=30) | st.text(max_size=120))
def test_the_first_sentence_is_the_first_of_all(text: str) -> None:
    """Found without a look at the others: the same range, or none where there is none."""
    assert first_sentence(text) == next(iter(sentences(text)), None)


def test_empty_text_has_no_sentence() -> None:
    """Spaces hold no sentence."""
    assert sentences("  ") == ()


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("It rained.", True),
        ("It rained.”)", True),
        ("雨が降った。", True),
        ("هل توقف؟", True),
        ("It rained…", False),
        ("It rained...”", False),
        ("It rained", False),
        ("", False),
    ],
)
def test_closing_marks(text: str, *, closed: bool) -> None:
    """A sentence closes with a mark of any script; an ellipsis cuts it off."""
    assert ends_as_sentence(text) is closed


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The council met on Monday. And then", True),
        ("Read more.", False),
        ("The council met on Monday", False),
        ("", False),
    ],
)
def test_whole_sentence_of_some_length(text: str, *, whole: bool) -> None:
    """One whole sentence of four words is enough."""
    assert has_complete_sentence(text) is whole


@pytest.mark.parametrize(
    ("text", "count"), [("Don't stop at 3.5 km", 5), ("東京都知事", 3), ("", 0), ("… – …", 0)]
)
def test_words_are_counted(text: str, count: int) -> None:
    """Words are counted as readers count them, two characters where no spaces are written."""
    assert count_words(text) == count
