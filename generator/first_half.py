"""One capture to a reading with its people and bodies named: the first half of the flow.

Pure, and knows one capture at a time, so that it runs in any process of any machine. Here, at the
boundary of a capture, errors become problems.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.errors import CaptureError, FieldError
from generator.model import Article, Capture, CaptureId, Problem, Reading
from generator.reading import read_capture

if TYPE_CHECKING:
    from generator.actors import Recogniser


@dataclass(frozen=True, slots=True)
class FirstHalf:
    """What came of one capture: a reading, or the problem that stood in its way."""

    capture: CaptureId
    reading: Reading | None = None
    problem: Problem | None = None


def first_half(
    capture: Capture,
    *,
    debug: bool = False,
    names: bool = True,
    recogniser: Recogniser | None = None,
) -> FirstHalf:
    """Read one capture; nothing that is wrong with it stops the others.

    Args:
        capture: The capture.
        debug: True to have the traceback in the problem's message.
        names: False to look for no people and bodies.
        recogniser: Marks names in texts; without it triggers alone find them.

    Returns:
        The reading with the people its articles name, or a problem.
    """
    where = f"seeds/{capture.id}"
    try:
        reading = read_capture(capture)
        named = (
            replace(
                reading,
                articles=tuple(_with_names(one, recogniser) for one in reading.articles),
            )
            if names
            else reading
        )
    except (CaptureError, FieldError) as error:
        return FirstHalf(capture.id, problem=Problem(where, str(error)))
    except Exception as error:  # noqa: BLE001 - the one boundary: a fault of ours in one capture
        told = traceback.format_exc() if debug else f"{type(error).__name__}: {error}"
        message = f"cannot be read because of a fault in Briefbook; please report it: {told}"
        return FirstHalf(capture.id, problem=Problem(where, message))
    return FirstHalf(capture.id, reading=named)


def _with_names(article: Article, recogniser: Recogniser | None) -> Article:
    # Loaded for a book alone: word lists of names take longer than reading a page.
    from generator import actors

    paragraphs = [block.text for block in article.blocks]
    marked = recogniser(paragraphs, article.language) if recogniser else ()
    writers = [found.value for found in article.byline]
    people = actors.find_people(paragraphs, writers=writers, entities=marked)
    names = [actor.name for actor in people]
    bodies = actors.find_organisations(paragraphs, people=names, entities=marked)
    return replace(article, people=people, organisations=bodies)
