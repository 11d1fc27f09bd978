"""What a page was wrapped in when it was saved: gzip or MHTML; web archives are known by sight.

Takes bytes, returns captures of one page each. Where the wrapping tells the address and the
day, the captures have them; what was noted beside the file goes before it. Sizes are bounded
while unpacking: a small file can hold a very large one.
"""

import re
import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from generator.errors import CaptureError
from generator.model import Capture
from generator.reading.charsets import charset_meant
from generator.reading.decode import MAX_BYTES, recoded
from generator.reading.gzip_members import State, member_at

if TYPE_CHECKING:
    from email.message import Message

_GZIP: Final = b"\x1f\x8b"
_WARC: Final = b"WARC/"
_HEAD: Final = 4096
_HTML: Final = re.compile(
    rb"^\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:(?><!--.{0,2000}?-->)\s*+)*+"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS: Final = re.compile(
    rb"<(?:p|div|span|meta|script|a|h[1-6]|article|body)\b[^<>]*>", re.IGNORECASE
)
_FEW_TAGS: Final = 5
# Browsers and mail programs save a page as a mail: of several parts, or of the page alone.
_MHTML: Final = re.compile(
    rb"^(?:[\w-]++:[^\n]*+\n(?:[ \t][^\n]*+\n)*+){0,40}?content-type:\s*+"
    rb"(?:multipart/(?:related|mixed|alternative)|text/html)\b",
    re.IGNORECASE,
)
_BEFORE: Final = b"\xef\xbb\xbf\r\n\t "
_SAVED_FROM: Final = re.compile(rb"<!--\s*saved from url=\(\d+\)(\S{4,2000}?)\s*-->")
_SAVED_WITH: Final = re.compile(rb"<!--[^>]{0,200}?\burl:\s*(https?://\S{4,2000})", re.IGNORECASE)
_SAVED_DATE: Final = re.compile(
    rb"<!--[^>]{0,2500}?saved date:\s*\w{3} (\w{3}) (\d{1,2}) (\d{4})", re.IGNORECASE
)
_MONTHS: Final = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)


def is_html(data: bytes) -> bool:
    """Tell whether bytes are a page of HTML, by what they begin with.

    >>> is_html(b"<!DOCTYPE html><p>Rain."), is_html(b"Rain <b>and</b> wind")
    (True, False)
    """
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")[2:]
    head = head.removeprefix(b"\xef\xbb\xbf")
    return _HTML.match(head) is not None or (
        head.lstrip().startswith(b"<") and len(_TAGS.findall(head)) >= _FEW_TAGS
    )


def is_archive(data: bytes) -> bool:
    """Tell whether bytes are a web archive, compressed or not."""
    if data.startswith(_GZIP):
        try:
            return zlib.decompressobj(31).decompress(data[:_HEAD], _HEAD).startswith(_WARC)
        except zlib.error:
            return False
    return data.startswith(_WARC)


def unpacked(capture: Capture) -> Capture:
    """Take a page out of gzip and MHTML, and note what the wrapping says of it.

    Args:
        capture: A file as it was saved.

    Returns:
        The page, or the same capture where it is not wrapped.

    Raises:
        CaptureError: It is damaged, too large, an archive of many pages, or holds none.
    """
    if capture.data.startswith(_GZIP):
        capture = replace(capture, data=_gunzip(capture.data))
    if capture.data.startswith(_WARC):
        message = (
            "a web archive within another file is not read; take it out and put it into seeds/"
        )
        raise CaptureError(message)
    if _MHTML.match(capture.data[: _HEAD * 4].lstrip(_BEFORE)):
        return _from_mhtml(replace(capture, data=capture.data.lstrip(_BEFORE)))
    return _as_noted_inside(capture)


def _gunzip(data: bytes) -> bytes:
    """Unpack gzip, all its members; what a cut-off file still holds is taken."""
    found = bytearray()
    at, damaged = 0, False
    while data.startswith(_GZIP, at) and not damaged:
        member = member_at(data, at, MAX_BYTES + 1 - len(found))
        found += member.data
        if len(found) > MAX_BYTES:
            message = f"more than {MAX_BYTES:,} bytes when unpacked: no page has so many"
            raise CaptureError(message)
        at, damaged = member.end, member.state is State.DAMAGED
    if not found:
        message = (
            "the compressed file is damaged; save the page again"
            if damaged
            else "the compressed file is cut off or empty; save the page again"
        )
        raise CaptureError(message)
    return bytes(found)


def _as_noted_inside(capture: Capture) -> Capture:
    """Read the comment that browsers put into a page they save."""
    head = capture.data[:_HEAD]
    if capture.address is None:
        noted = _SAVED_FROM.search(head) or _SAVED_WITH.search(head)
        if noted is not None:
            capture = replace(capture, address=noted[1].decode("utf-8", "replace"))
    if capture.captured is None:
        day = _SAVED_DATE.search(head)
        if day is not None:
            month, number, year = (part.decode("ascii", "replace") for part in day.groups())
            if month in _MONTHS:
                found = _day(f"{year}-{_MONTHS.index(month) + 1:02}-{int(number):02}")
                capture = replace(capture, captured=found)
    return capture


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


# --------------------------------------------------------------------------- MHTML


def _from_mhtml(capture: Capture) -> Capture:
    """Take the page itself out of an MHTML file: its first part that is HTML."""
    from email import message_from_bytes, policy

    if len(capture.data) > MAX_BYTES * 2:
        told = f"{len(capture.data):,} bytes; at most {MAX_BYTES * 2:,} of MHTML are read"
        raise CaptureError(told)
    try:
        mail = message_from_bytes(capture.data, policy=policy.compat32)
        part, payload = _main_part(mail.walk())
    except (ValueError, LookupError, RecursionError, AssertionError) as error:
        told = "the MHTML file is damaged; save the page again as HTML"
        raise CaptureError(told) from error
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        told = "the MHTML file holds no page; save the page again as HTML"
        raise CaptureError(told)
    address = mail.get("Snapshot-Content-Location") or part.get("Content-Location")
    charset = part.get_param("charset")
    if isinstance(charset, str) and charset.casefold() not in {"utf-8", "utf8"}:
        payload = recoded(payload, charset_meant(charset)) or payload
    return replace(
        capture,
        data=payload,
        address=capture.address or (str(address).strip() if address else None),
        captured=capture.captured or _mail_day(mail.get("Date")),
    )


_PAGES: Final = frozenset(["text/html", "application/xhtml+xml"])
_FRAMES: Final = re.compile(rb"<frameset\b", re.IGNORECASE)
# What never ends goes to the end, as in a browser: else each would be looked for to there.
_UNSEEN: Final = re.compile(
    rb"<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL
)
_NO_TEXT: Final = 200  # bytes


def _main_part(parts: "Iterable[Message]") -> "tuple[Message | None, bytes | None]":
    """Choose the page itself: the first part, or the fullest where that only frames the others."""
    pages = [
        (part, data)
        for part in parts
        if isinstance(data := part.get_payload(decode=True), bytes)
        and (part.get_content_type() in _PAGES or _is_unnamed_page(part, data))
    ]
    if not pages:
        return None, None
    first = pages[0]
    if len(pages) == 1 or not (_FRAMES.search(first[1]) or _text_in(first[1]) < _NO_TEXT):
        return first
    return max(pages, key=lambda page: _text_in(page[1]))


def _is_unnamed_page(part: "Message", data: bytes) -> bool:
    return part.get_content_type() == "application/octet-stream" and is_html(data)


def _text_in(data: bytes) -> int:
    return len(b"".join(_UNSEEN.sub(b" ", data).split()))


def _mail_day(value: object) -> date | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(str(value)).date() if value else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
