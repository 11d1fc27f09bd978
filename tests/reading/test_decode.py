"""Facts about bytes and the lines in them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import CaptureError
from generator.reading.decode import (
    MAX_BYTES,
    MAX_LINE_LENGTH,
    MAX_LINES,
    Line,
    decode,
    lines_of,
)

# Text that survives decoding as it is: no controls, nothing unseen, no other line breaks.
LETTERS = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp", "Co"]), min_size=1
).filter(lambda text: bool(text.strip()))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@given(text=LETTERS)
def test_marked_encodings_are_read(encoding: str, text: str) -> None:
    """Text behind a byte order mark is read as it is, its letters composed."""
    assert decode(text.encode(encoding)) == unicodedata.normalize("NFC", text)


@given(LETTERS)
def test_utf_8_without_mark_is_read(text: str) -> None:
    """UTF-8 needs no mark."""
    assert decode(text.encode()) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_mark_is_read(encoding: str) -> None:
    """Latin text in UTF-16 shows its byte order by its zeros."""
    text = "Rain has ended the drought in the south. «Größe»"

    assert decode(text.encode(encoding)) == text


def test_older_encoding_is_told_by_its_letters() -> None:
    """Bytes that are no UTF-8 are read in the encoding that makes words of them."""
    text = "Die Käserei in Großmühl grüßt ihre Gäste mit drei Kühen aus Blech auf dem Dach.\n" * 3

    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("data", [b"\xd8\0" * 9 + b"a", b"\x80\x81\xfe\xff" * 40])
def test_bytes_of_no_encoding_are_refused(data: bytes) -> None:
    """Where no encoding fits, the page is refused, with what to do."""
    with pytest.raises(CaptureError, match="save the page again as UTF-8"):
        decode(data)


@pytest.mark.parametrize("data", [b"", b" \r\n\t "])
def test_empty_file_is_refused(data: bytes) -> None:
    """A file without a character that prints is empty."""
    with pytest.raises(CaptureError, match="the file is empty"):
        decode(data)


def test_huge_file_is_refused() -> None:
    """A file larger than any page is refused with both sizes."""
    with pytest.raises(CaptureError, match="20,971,521 bytes; at most 20,971,520 are read"):
        decode(b"a" * (MAX_BYTES + 1))


def test_control_characters_make_no_text() -> None:
    """A picture or a program is no text."""
    with pytest.raises(CaptureError, match="full of control characters"):
        decode(b"\x01\x02\x03\x04 some letters")


def test_stray_control_character_is_dropped() -> None:
    """One control character in a text is an accident."""
    assert decode(b"Rain\x07 fell.") == "Rain fell."


def test_unseen_characters_are_dropped() -> None:
    """Soft hyphens, zero-width spaces and marks of direction are no part of a word."""
    assert decode("\u202ala\u00adkes\u202c\u200b\u2060 \ufeff".encode()) == "lakes "


def test_joiners_stay() -> None:
    """Persian and Indic words need their zero-width joiners."""
    assert decode("می\u200cروم".encode()) == "می\u200cروم"


@pytest.mark.parametrize("mark", ["\r\n", "\r", "\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_break_ends_a_line(mark: str) -> None:
    """All kinds of line breaks become one."""
    assert decode(f"a{mark}b".encode()) == "a\nb"


def test_letters_are_composed() -> None:
    """A letter and its accent become one code point."""
    assert decode(b"e\xcc\x81t\xc3\xa9") == "été"


@given(st.lists(st.sampled_from(["", " ", "a", " b  c ", "\t"]), min_size=1, max_size=9))
def test_lines_keep_their_numbers(parts: list[str]) -> None:
    """A line has the number that an editor shows, blank lines counted but left out."""
    found = lines_of("\n".join(parts))

    assert [line.number for line in found] == [
        number for number, part in enumerate(parts, start=1) if part.strip()
    ]
    assert all(line.text == " ".join(parts[line.number - 1].split()) for line in found)


def test_spaces_are_folded() -> None:
    """Tabs, wide and no-break spaces become one space."""
    assert lines_of("\u3000a\u00a0\t b\u2009") == (Line(1, "a b"),)


def test_too_many_lines_are_refused() -> None:
    """A log with more lines than any page is refused."""
    with pytest.raises(CaptureError, match="at most 200,000 are read: this is no news page"):
        lines_of("\n" * MAX_LINES)


def test_too_long_a_line_is_refused() -> None:
    """A line longer than any paragraph is refused."""
    with pytest.raises(CaptureError, match="a line of 200,001 characters; at most 200,000"):
        lines_of("a\n" + "b" * (MAX_LINE_LENGTH + 1))
