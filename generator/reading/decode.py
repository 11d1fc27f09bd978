"""Bytes to text: any encoding, one form of every letter, nothing that no reader can see.

Takes a capture's bytes, returns its lines. Characters that print nothing (soft hyphens,
zero-width spaces, byte order marks) are dropped, letters are composed (NFC), and every kind
of line break ends a line. What cannot be decoded is refused, not guessed.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from generator.errors import CaptureError

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_LINES: Final = 200_000
MAX_LINE_LENGTH: Final = 200_000

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

# Python's own, in which no page is written: of a megabyte, some of them make hours of work.
_NO_PAGES: Final = frozenset(
    ["idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"]
)

# Soft hyphen, zero-width space, word joiner, byte order mark, interlinear marks, and the marks
# and overrides of direction. Zero-width joiners stay: Persian and Indic words need them.
_UNSEEN: Final = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BREAKS: Final = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")

# More of these than one in so many characters: this is no text.
_CONTROLS_ALLOWED: Final = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a capture that is not blank: its number, from 1, and its text, spaces folded.

    `end` is the number behind it; a paragraph that was joined of several lines ends later.
    """

    number: int
    text: str
    end: int = 0

    def __post_init__(self) -> None:
        """Let a line end with itself, where nothing else is said."""
        if not self.end:
            object.__setattr__(self, "end", self.number + 1)


def _guess(data: bytes) -> str:
    """Decode bytes that are not UTF-8 and carry no byte order mark."""
    if data[:4096].count(0) > len(data[:4096]) // 4:
        # Every second byte of Latin text in UTF-16 is zero.
        big_endian = data[:4096:2].count(0) > data[1:4096:2].count(0)
        return data.decode("utf-16-be" if big_endian else "utf-16-le")
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        message = "the encoding cannot be told; save the page again as UTF-8"
        raise CaptureError(message)
    return str(best)


def text_of(data: bytes) -> str:
    """Decode bytes and change nothing.

    Args:
        data: The capture as it was saved.

    Returns:
        Its characters, all of them.

    Raises:
        CaptureError: The bytes are empty, too many, or no text in any known encoding.

    Source: Unicode byte order marks, then UTF-8, then charset-normalizer.
    """
    if not data.strip():
        message = "the file is empty"
        raise CaptureError(message)
    if len(data) > MAX_BYTES:
        message = (
            f"{len(data):,} bytes; at most {MAX_BYTES:,} are read: cut the page out and save it"
        )
        raise CaptureError(message)
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
        if text[:4096].count("\0") > len(text[:4096]) // 4:
            text = _guess(data)
    except UnicodeDecodeError:
        try:
            text = _guess(data)
        except UnicodeDecodeError as error:
            message = "the encoding cannot be told; save the page again as UTF-8"
            raise CaptureError(message) from error
    return text


def recoded(data: bytes, charset: str, *, errors: str = "strict") -> bytes | None:
    r"""Write bytes in UTF-8 whose encoding a page or its server names.

    Args:
        data: The bytes.
        charset: The name.
        errors: What becomes of bytes that stand for nothing, as `bytes.decode` has it.

    Returns:
        The same text in UTF-8, or None where they are not in that encoding, or it is none.

    >>> recoded(b"\xe9", "cp1252"), recoded(b"a-9", "punycode"), recoded(b"\xff", "utf-8")
    (b'\xc3\xa9', None, None)
    """
    try:
        if codecs.lookup(charset).name.replace("_", "-") in _NO_PAGES:
            return None
        return data.decode(charset, errors).encode()
    except (LookupError, ValueError):
        return None


def tidy(text: str) -> str:
    r"""Drop what prints nothing, compose letters, give line breaks one form.

    Args:
        text: Decoded text.

    >>> tidy("la\u0308nd\u00adlich\r\n")
    'ländlich\n'
    """
    if text.isascii() and text.isprintable():
        return text
    text = _CONTROLS.sub("", _UNSEEN.sub("", _BREAKS.sub("\n", text)))
    return unicodedata.normalize("NFC", text)


def decode(data: bytes) -> str:
    r"""Decode a capture's bytes.

    Args:
        data: The capture as it was saved.

    Returns:
        Text in NFC with line breaks in one form, without characters that print nothing.

    Raises:
        CaptureError: The bytes are empty, too many, or no text in any known encoding.

    >>> decode(b"\xef\xbb\xbfl\xc3\xa4nd\xc2\xadlich\r\n")
    'ländlich\n'
    """
    text = text_of(data)
    if len(_CONTROLS.findall(text)) > 1 + len(text) // _CONTROLS_ALLOWED:
        message = "this is no text: it is full of control characters"
        raise CaptureError(message)
    return tidy(text)


def lines_of(text: str) -> tuple[Line, ...]:
    r"""Part a text into its lines, leaving out blank ones.

    Args:
        text: Decoded text with line breaks in one form.

    Returns:
        The lines that print something, with the numbers that an editor shows.

    Raises:
        CaptureError: There are more lines, or longer ones, than any page has.

    >>> lines_of("a\n\n b  c ")
    (Line(number=1, text='a', end=2), Line(number=3, text='b c', end=4))
    """
    parts = text.split("\n")
    if len(parts) > MAX_LINES:
        message = f"{len(parts):,} lines; at most {MAX_LINES:,} are read: this is no news page"
        raise CaptureError(message)
    longest = max(map(len, parts))
    if longest > MAX_LINE_LENGTH:
        message = f"a line of {longest:,} characters; at most {MAX_LINE_LENGTH:,} are read"
        raise CaptureError(message)
    found = []
    for number, part in enumerate(parts, start=1):
        folded = " ".join(part.split())
        if folded:
            found.append(Line(number, folded, number + 1))
    return tuple(found)
