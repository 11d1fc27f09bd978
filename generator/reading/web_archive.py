"""A web archive (WARC) to its pages: each response a capture of its own.

Takes an archive's bytes, compressed record by record or not, and gives one page at a time, so
that a large archive needs no more memory than its file and its largest page. A record that is
broken or cut off is named, and reading goes on at the next one.
"""

import re
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from generator.model import Capture, CaptureId
from generator.reading.charsets import charset_meant
from generator.reading.decode import MAX_BYTES, recoded
from generator.reading.gzip_members import State, member_at

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MAX_RECORDS: Final = 200_000
MAX_TOLD: Final = 100  # records that cannot be read, each in a line
_GZIP: Final = b"\x1f\x8b\x08"
_MAGIC: Final = re.compile(rb"WARC/\d\.\d\r?\n[\w-]+:")
_LENGTH: Final = re.compile(rb"^content-length:\s*(\d{1,15})\s*$", re.IGNORECASE | re.MULTILINE)
_TYPE: Final = re.compile(rb"^warc-type:\s*(\w+)", re.IGNORECASE | re.MULTILINE)
_HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
_BEHIND: Final = b"\r\n\r\n"  # what ends a record
_LONGEST_HEAD: Final = 65_536
_MOST: Final = MAX_BYTES + _LONGEST_HEAD * 2
# Of a damaged archive so much is unpacked, and so many places are tried, for nothing.
_MOST_IN_VAIN: Final = _MOST * 8
_MOST_MARKS: Final = 100_000
_FAULTS: Final = {
    State.DAMAGED: "the record is damaged and cannot be unpacked",
    State.CUT_OFF: "the record is cut off",
    State.TOO_LARGE: f"larger than {MAX_BYTES:,} bytes",
}
_WRONG_LENGTH: Final = "the record is cut off or its length is wrong"
_PAGES: Final = frozenset(["text/html", "application/xhtml+xml"])
# What pages are made of beside their text: in every archive, and nothing to report.
_RESOURCES: Final = (
    *("image/", "font/", "audio/", "video/", "text/css", "text/javascript", "application/json"),
    *("application/javascript", "application/x-javascript", "application/font"),
    *("application/x-font", "application/vnd.ms-fontobject", "application/manifest"),
)
_OK: Final = 200
_LONGEST_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that should be a page and is none that can be read, and why."""

    id: CaptureId
    reason: str


def pages_of(archive: Capture) -> Iterator[Capture | Unreadable]:
    """Take the pages out of a web archive, one at a time.

    Args:
        archive: The file. An address or day noted beside it is not its records'.

    Yields:
        A capture for each response that is a page, its id the archive's with the record's
        number behind "#", counted from 1 over all records; what should be a page and cannot be
        read, with the reason, the first hundred of an archive one by one. Pictures, styles and
        scripts are passed over.
    """
    unread = pages = 0
    for found in _pages(archive):
        unread += isinstance(found, Unreadable)
        pages += isinstance(found, Capture)
        if isinstance(found, Capture) or unread <= MAX_TOLD:
            yield found
    if not unread and not pages:
        yield Unreadable(archive.id, "the web archive holds no page; save it with its pages")
    if unread > MAX_TOLD:
        yield Unreadable(archive.id, f"{unread - MAX_TOLD:,} more records cannot be read")


def _pages(archive: Capture) -> Iterator[Capture | Unreadable]:
    number = 0
    for number, raw in enumerate(_records(archive.data), start=1):
        name = CaptureId(f"{archive.id}#{number}")
        if number > MAX_RECORDS:
            yield Unreadable(name, f"more than {MAX_RECORDS:,} records: part the archive")
            return
        if isinstance(raw, str):
            yield Unreadable(name, raw)
            continue
        kind = _TYPE.search(raw[:_LONGEST_HEAD])
        if kind is None or kind[1].lower() == b"response":
            found = _page(raw, name)
            del raw  # a page is read before the next record is looked for: one copy is enough
            if found is not None:
                yield found
    if not number:
        yield Unreadable(archive.id, "the web archive is empty or damaged; save it again")


def _records(data: bytes) -> Iterator[bytes | str]:
    """Give each record's bytes, or why it has none."""
    at, marks = 0, _MOST_MARKS
    if not data.startswith(_GZIP[:2]):
        at = -1
        if not _MAGIC.match(data):
            at, marks = _next_member(data, 0, marks)
        if at < 0:
            yield from _plain_records(data)
            return
        yield _FAULTS[State.DAMAGED]
    in_vain = 0
    while 0 <= at < len(data):
        member = member_at(data, at, _MOST)
        if member.state is State.WHOLE:
            if member.data and not member.data.isspace():
                yield from _plain_records(member.data)
            at = member.end
            continue
        yield _FAULTS[member.state]
        in_vain += len(member.data)
        if in_vain > _MOST_IN_VAIN or not marks:
            yield "too much of the archive cannot be unpacked: the rest is not read"
            return
        at, marks = _next_member(data, at + 2, marks)


def _next_member(data: bytes, at: int, marks: int) -> tuple[int, int]:
    """Find where the next member begins that unpacks to a record, -1 where none does.

    Marks that begin none are looked at in bounded number: what is left of it comes back, too.
    """
    while marks and (at := data.find(_GZIP, at)) >= 0:
        marks -= 1
        try:
            if _MAGIC.match(zlib.decompressobj(31).decompress(data[at : at + 4096], 512)):
                return at, marks
        except zlib.error:
            pass
        at += 2
    return -1, marks


def _plain_records(data: bytes) -> Iterator[bytes | str]:
    # Looked for once: each record may claim a length behind which there is none for megabytes.
    starts = array("Q", (found.start() for found in _MAGIC.finditer(data)))
    if not starts:
        yield "this is no record of a web archive"
        return
    number = 0
    while number < len(starts):
        at = starts[number]
        number += 1
        following = starts[number] if number < len(starts) else len(data)
        # Where another record begins before it, its own head is cut off.
        head = _HEAD_END.search(data, at, min(at + _LONGEST_HEAD, following + 1))
        length = _LENGTH.search(data, at, head.end()) if head else None
        end = head.end() + int(length[1]) if head and length else len(data) + 1
        if end > len(data):
            yield _WRONG_LENGTH
            continue
        behind = bisect_left(starts, max(end, at + 5), lo=number)
        following = starts[behind] if behind < len(starts) else len(data)
        between = data[end : min(following, end + _LONGEST_HEAD)]
        if between and not between.isspace():
            yield _WRONG_LENGTH
            continue
        if end - at > _MOST:
            yield f"larger than {MAX_BYTES:,} bytes"
        else:
            # A slice of all of it is no copy, and most members of an archive are one record.
            whole = data[at : end + len(_BEHIND)]
            yield whole if whole.endswith(_BEHIND) else data[at:end] + _BEHIND
        number = behind


def _page(raw: bytes, name: CaptureId) -> Capture | Unreadable | None:
    """Read one record of the kind "response"."""
    from fastwarc.warc import ArchiveIterator

    try:
        record = next(iter(ArchiveIterator(BytesIO(raw), auto_decode="all")), None)
        if record is None or not record.is_http or record.http_headers is None:
            return Unreadable(name, "the record is no answer of a web server")
        kind = (record.http_content_type or "").casefold()
        status = record.http_headers.status_code
        payload = record.reader.read(MAX_BYTES + 1)
        address = record.headers.get("WARC-Target-URI")
        day = _day_of(record)
        charset = record.http_charset
    except (OSError, ArithmeticError, ValueError, EOFError, RuntimeError, AttributeError) as error:
        return Unreadable(name, f"the record is damaged: {str(error)[:100]}")
    if kind.startswith(_RESOURCES):
        return None
    where = f" ({_shown(address)})" if address else ""
    reasons = (
        (status is not None and status != _OK, f"the server answered with status {status}{where}"),
        (kind not in _PAGES and kind != "", f"is {_shown(kind)}, no HTML{where}"),
        (not payload.strip(), f"the answer is empty{where}"),
        (len(payload) > MAX_BYTES, f"larger than {MAX_BYTES:,} bytes{where}"),
    )
    reason = next((why for is_so, why in reasons if is_so), None)
    if reason is not None:
        return Unreadable(name, reason)
    return Capture(name, _as_utf8(payload, charset), address and address.strip("<>"), day)


def _shown(value: str) -> str:
    """Return what a record says of itself as it stands in a message."""
    return value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"


def _day_of(record: "WarcRecord") -> date | None:
    """Return the day of a record's date, which a broken record may not have."""
    try:
        moment: object = record.record_date
    except (ValueError, ArithmeticError):  # a date on no calendar
        return None
    return moment.date() if isinstance(moment, datetime) else None


def _as_utf8(payload: bytes, charset: str | None) -> bytes:
    """Recode what only the server's header says the encoding of."""
    if not charset or charset.casefold() in {"utf-8", "utf8"}:
        return payload
    try:
        payload.decode()
    except UnicodeDecodeError:
        return recoded(payload, charset_meant(charset)) or payload
    return payload
