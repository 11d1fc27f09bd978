"""Captures to articles: decode, split, clean, and what each article says of itself.

General rules and data only: nothing here knows a publisher, a person or a sample.
"""

from datetime import date

from generator.model import Capture, Reading
from generator.reading.archives import is_html, unpacked
from generator.reading.decode import decode
from generator.reading.plain import read_plain

# No capture says a later day than this; one that knows its day of capture says so itself.
_FAR_AHEAD = date(2100, 1, 1)


def read_capture(capture: Capture, *, latest: date | None = None) -> Reading:
    """Read what one capture holds.

    Args:
        capture: The saved page.
        latest: Newest believable day of publication; the capture's own day goes before it.

    Returns:
        Its articles in page order, every dropped line with the reason, and, where there is no
        article, why.

    Raises:
        CaptureError: The bytes are no text, or more than any page has.
    """
    capture = unpacked(capture)
    bound = capture.captured or latest or _FAR_AHEAD
    if is_html(capture.data):
        from generator.reading.html import read_html

        return read_html(capture, latest=bound)
    return read_plain(decode(capture.data), capture.id, latest=bound)


def source_text(capture: Capture) -> str:
    """Return the text whose lines the evidence of a reading names.

    Args:
        capture: The capture that was read.

    Returns:
        A dump's text; of HTML, also where it was wrapped, its source.

    Raises:
        CaptureError: The bytes are no text, or more than any page has.
    """
    capture = unpacked(capture)
    if is_html(capture.data):
        from generator.reading.markup_tree import source_of

        return source_of(capture.data).replace("\r\n", "\n").replace("\r", "\n")
    return decode(capture.data)
