"""A web archive (WARC) to its pages: each response a capture of its own.

Takes an archive's bytes, compressed record by record or not, and gives one page at a time, so
that a large archive needs no more memory than its file and its largest page. A record that is
broken or cut off is named, and reading goes on at the next one.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Final

from generator.model import Capture, CaptureId
from generator.reading.charsets import charset_meant
from generator.reading.decode import MAX_BYTES, recoded

MAX_RECORDS: Final = 200_000
MAX_TOLD: Final = 100  # records that cannot be read, each in a line
_GZIP: Final = b"\x1f\x8b\x08"
_MAGIC: Final = re.compile(rb"WARC/\d\.\d\r?\n[\w-]+:")
_LENGTH: Final = re.compile(rb"^content-length:\s*(\d{1,15})\s*$", re.IGNORECASE | re.MULTILINE)
_TYPE: Final = re.compile(rb"^warc-type:\s*(\w+)", re.IGNORECASE | re.MULTILINE)
_HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
_BEHIND: Final = b"\r\n\r\n"  # what ends a record
_LONGEST_HEAD: Final = 65_536
_PIECE: Final = 65_536
_MOST: Final = MAX_BYTES + _LONGEST_HEAD * 2
_PAGES: Final = frozenset(["text/html", "application/xhtml+xml"])
# What pages are made of beside their text: in every archive, and nothing to report.
_RESOURCES: Final = (
    *("image/", "font/", "audio/", "video/", "text/css", "text/javascript", "application/json"),
    *("application/javascript", "application/x-javascript", "application/font"),
    *("application/x-font", "application/vnd.ms-fontobject", "application/manifest"),
)
_OK: Final = 200


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
    unread = 0
    for found in _pages(archive):
        unread += isinstance(found, Unreadable)
        if isinstance(found, Capture) or unread <= MAX_TOLD:
            yield found
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
    at = 0
    if not data.startswith(_GZIP[:2]):
        at = -1 if _MAGIC.match(data) else _next_member(data, 0)
        if at < 0:
            yield from _plain_records(data)
            return
        yield "the record is damaged and cannot be unpacked"
    while 0 <= at < len(data):
        member, end, fault = _unpack(data, at)
        if fault is not None:
            yield fault
            at = _next_member(data, at + 2)
            continue
        if member and not member.isspace():
            yield from _plain_records(member)
        at = end


def _unpack(data: bytes, at: int) -> tuple[bytes, int, str | None]:
    """Unpack the member that begins at a place, and say where it ends or what is wrong with it.

    Piece by piece: the rest of a large file is not copied for each of its members.
    """
    unpacking = zlib.decompressobj(31)
    member = bytearray()
    place = at
    try:
        while not unpacking.eof and place < len(data) and len(member) < _MOST:
            piece = unpacking.unconsumed_tail or data[place : place + _PIECE]
            if not unpacking.unconsumed_tail:
                place += len(piece)
            member += unpacking.decompress(piece, _MOST)
        unpacked = bytes(member)
        del member
    except zlib.error:
        return b"", at, "the record is damaged and cannot be unpacked"
    if not unpacking.eof:
        big = len(unpacked) >= _MOST
        return b"", at, f"larger than {MAX_BYTES:,} bytes" if big else "the record is cut off"
    return unpacked, place - len(unpacking.unused_data), None


def _next_member(data: bytes, at: int) -> int:
    """Find where the next member begins that unpacks to a record."""
    while (at := data.find(_GZIP, at)) >= 0:
        try:
            if _MAGIC.match(zlib.decompressobj(31).decompress(data[at : at + 4096], 512)):
                return at
        except zlib.error:
            pass
        at += 2
    return -1


def _plain_records(data: bytes) -> Iterator[bytes | str]:
    start = _MAGIC.search(data)
    if start is None:
        yield "this is no record of a web archive"
        return
    while start is not None:
        at = start.start()
        head = _HEAD_END.search(data, at, at + _LONGEST_HEAD)
        length = _LENGTH.search(data, at, head.end() if head else at + _LONGEST_HEAD)
        end = head.end() + int(length[1]) if head and length else -1
        if head and _MAGIC.search(data, at + 5, head.end() + 1):
            end = -1  # its own head is cut off, and another's stands in its place
        following = _MAGIC.search(data, max(end, at + 5) if 0 <= end <= len(data) else at + 5)
        between = data[end : following.start() if following else len(data)] if end >= 0 else b"?"
        if end < 0 or end > len(data) or between.strip():
            yield "the record is cut off or its length is wrong"
            following = _MAGIC.search(data, at + 5)
        elif end - at > _MOST:
            yield f"larger than {MAX_BYTES:,} bytes"
        else:
            # A slice of all of it is no copy, and most members of an archive are one record.
            whole = data[at : end + len(_BEHIND)]
            yield whole if whole.endswith(_BEHIND) else data[at:end] + _BEHIND
        start = following


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
        day = _day_of(record.record_date)
        charset = record.http_charset
    except (OSError, ValueError, EOFError, RuntimeError, AttributeError) as error:
        return Unreadable(name, f"the record is damaged: {str(error)[:100]}")
    if kind.startswith(_RESOURCES):
        return None
    where = f" ({address})" if address else ""
    reasons = (
        (status is not None and status != _OK, f"the server answered with status {status}{where}"),
        (kind not in _PAGES and kind != "", f"is {kind}, no HTML{where}"),
        (not payload.strip(), f"the answer is empty{where}"),
        (len(payload) > MAX_BYTES, f"larger than {MAX_BYTES:,} bytes{where}"),
    )
    reason = next((why for is_so, why in reasons if is_so), None)
    if reason is not None:
        return Unreadable(name, reason)
    return Capture(name, _as_utf8(payload, charset), address and address.strip("<>"), day)


def _day_of(moment: object) -> date | None:
    """Return the day of a record's date, which a broken record may not have."""
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
