"""A server's answer, unpacked piece by piece, and refused where it becomes too much.

A few kilobytes can unpack to many gigabytes; a length that is announced need not be true.

Takes pieces as they come in, gives pieces. Asks no network.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.errors import FetchError

_PIECE: Final = 65_536
_GZIP: Final = 31  # for zlib: with the head that gzip writes


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is known of an answer before it comes in.

    Attributes:
        address: Where it is from, for messages.
        packed: What it says it is packed with.
        announced: How many bytes it says it has, None where it does not.
        most: How many are taken, packed or unpacked.
        cut: Where it is cut off without a word, None where too much is refused.
    """

    address: str
    packed: str
    announced: int | None
    most: int
    cut: int | None = None


def unpacked(pieces: Iterable[bytes], bounds: Bounds) -> Iterator[bytes]:
    """Give an answer unpacked.

    Args:
        pieces: Its bytes as they come in.
        bounds: What it may be.

    Yields:
        Its content, never more than a piece at a time.

    Raises:
        FetchError: It is too long, packed in a way that was not asked for, or not whole.
    """
    limit = bounds.most if bounds.cut is None else bounds.cut
    packed = bounds.packed.strip().lower()
    if packed not in {"", "identity", "gzip", "x-gzip"}:
        why = f"is packed as '{packed}', which was not asked for; save it in a browser"
        raise FetchError(bounds.address, why)
    unpacker = zlib.decompressobj(wbits=_GZIP) if packed.endswith("gzip") else None
    taken = given = 0
    if bounds.announced is not None and bounds.announced > limit and bounds.cut is None:
        raise FetchError(bounds.address, _too_long(limit))
    for piece in pieces:
        taken += len(piece)
        for part in _parts(unpacker, piece, bounds.address):
            given += len(part)
            if given > limit and bounds.cut is None:
                raise FetchError(bounds.address, _too_long(limit))
            yield part[: len(part) - max(given - limit, 0)]
            if given >= limit and bounds.cut is not None:
                return
        if taken > limit:  # what is packed can go on for ever and unpack to nothing
            raise FetchError(bounds.address, _too_long(limit))
    if bounds.announced is not None and taken < bounds.announced:
        why = f"ended after {taken:,} of {bounds.announced:,} bytes; try again"
        raise FetchError(bounds.address, why)
    if unpacker is not None and taken and not unpacker.eof:
        raise FetchError(bounds.address, "ended in the middle of what is packed; try again")


def _too_long(limit: int) -> str:
    return f"is longer than {limit:,} bytes; save the part that is wanted by hand"


def _parts(unpacker: zlib._Decompress | None, piece: bytes, address: str) -> Iterator[bytes]:
    if unpacker is None:
        yield piece
        return
    try:
        while piece and not unpacker.eof:
            yield unpacker.decompress(piece, _PIECE)
            piece = unpacker.unconsumed_tail
    except zlib.error as error:
        why = "says that it is packed, and is not; save it in a browser"
        raise FetchError(address, why) from error
