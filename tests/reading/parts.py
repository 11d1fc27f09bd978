"""Pages of a few lines, looked at and ready for the stage under test."""

from datetime import date
from typing import Final

from generator.model import CaptureId, Reading
from generator.reading.decode import lines_of
from generator.reading.page import Part, Place, look_at
from generator.reading.plain import read_plain

LATEST: Final = date(2100, 1, 1)

PROSE: Final = (
    "Rain has ended the long drought in the south, the water company said on Tuesday morning.",
    "The reservoirs are half full again, and the fields around the town have turned green.",
    "Farmers have begun to sow three weeks later than in other years, because the soil was hard.",
    "The company will lower the price of water in the autumn, it said in a letter to the town.",
    "Wells in forty villages had run dry since the spring, and lorries brought water every day.",
)


def a_part(*lines: str, latest: date = LATEST) -> Part:
    """Return a whole page that has these lines."""
    return look_at(lines_of("\n".join(lines)), latest=latest)


def a_place(part: Part, *, title: int | None = 0) -> Place:
    """Return a place whose body is every line of prose of a page."""
    body = tuple(index for index, line in enumerate(part.seen) if line.is_prose)
    return Place(title, body)


def a_reading(*lines: str, latest: date = LATEST) -> Reading:
    """Return what a page of these lines holds."""
    return read_plain("\n".join(lines), CaptureId("page.txt"), latest=latest)
