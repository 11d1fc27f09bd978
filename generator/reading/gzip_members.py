"""One member of a gzip file, unpacked piece by piece.

Takes bytes, returns what the member at a place holds and where the next one may begin. A file may
be of millions of members: the rest of it is not copied for each, and what one holds is bounded.
"""

import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# A member may be of twenty bytes, and one of megabytes wants no small pieces.
_FIRST_PIECE: Final = 256
_LONGEST_PIECE: Final = 65_536


class State(StrEnum):
    """How a member ended."""

    WHOLE = "whole"
    CUT_OFF = "cut off"
    DAMAGED = "damaged"
    TOO_LARGE = "too large"


@dataclass(frozen=True, slots=True)
class Member:
    """What a member holds, where it ends in its file, and how."""

    data: bytes
    end: int
    state: State


def member_at(data: bytes, at: int, most: int) -> Member:
    """Unpack the member that begins at a place.

    Args:
        data: The file.
        at: Where the member begins.
        most: How many bytes are unpacked, 1 at least.

    Returns:
        The member. One that is cut off holds what could be unpacked, one that is too large holds
        `most` bytes, and of a damaged one nothing is believed.

    >>> import gzip
    >>> two = gzip.compress(b"a") + gzip.compress(b"b")
    >>> member_at(two, member_at(two, 0, 9).end, 9).data
    b'b'
    """
    unpacking = zlib.decompressobj(31)
    found = bytearray()
    place, size = at, _FIRST_PIECE
    try:
        while not unpacking.eof and place < len(data) and len(found) < most:
            piece = data[place : place + size]
            place, size = place + len(piece), min(size * 2, _LONGEST_PIECE)
            found += unpacking.decompress(piece, most - len(found))
    except zlib.error:
        return Member(b"", len(data), State.DAMAGED)
    if unpacking.eof:
        return Member(bytes(found), place - len(unpacking.unused_data), State.WHOLE)
    state = State.TOO_LARGE if len(found) >= most else State.CUT_OFF
    return Member(bytes(found), len(data), state)
