"""Interviews and records of debates: lines that are short, and belong to the text all the same.

Takes a section's lines with the log-odds of the line model, tells whether people speak in turn.
"""

import re
from collections.abc import Sequence
from typing import Final

from generator.reading.lines import Seen
from generator.reading.weights import DOUBTFUL

_ASKS: Final = ("?", "؟", "？", "՞", "?”", "?»", '?"')
_QUESTION_WORDS: Final = 30
_SEVERAL: Final = 3
_QUESTION_DOUBTFUL: Final = -2.7  # log-odds
# Who speaks: a name or an office with capitals, a bracket behind it perhaps, and a colon.
_SPEAKER: Final = re.compile(
    r"^(?:[^\W\d_a-zß-ÿ][\w.'’-]*)(?:\s(?:[^\W\d_a-zß-ÿ][\w.'’-]*|de|van|von|bin|al|of|the|for)){0,6}(?:\s?\([^()]{2,60}\))?:\s\S"
)


def is_spoken(seen: Sequence[Seen], odds: Sequence[float]) -> bool:
    """Tell whether a text is an interview or the record of a debate.

    Several of its lines are questions, or begin with who speaks: "Ann Roe: It rained."

    Args:
        seen: What is seen of the section's lines.
        odds: Log-odds of each, from the line model.
    """
    likely = [line for line, value in zip(seen, odds, strict=True) if value > 0]
    if sum(_SPEAKER.match(line.text) is not None for line in likely) >= _SEVERAL:
        return True
    asked = sum(
        odds[index] > DOUBTFUL
        and odds[index + 1] > 0
        and line.text.endswith(_ASKS)
        and line.words <= _QUESTION_WORDS
        for index, line in enumerate(seen[:-1])
    )
    return asked >= _SEVERAL


def with_questions(seen: Sequence[Seen], odds: Sequence[float], chosen: Sequence[int]) -> list[int]:
    """Take the questions of an interview that stand straight above an answer.

    Args:
        seen: What is seen of the section's lines.
        odds: Log-odds of each, from the line model.
        chosen: Indices of the lines of the body, not empty.
    """
    known = set(chosen)
    asked = (
        index - 1
        for index in chosen
        if index - 1 not in known
        and index - 1 > chosen[0]
        and seen[index - 1].text.endswith(_ASKS)
        and not seen[index - 1].kinds
        and odds[index - 1] > _QUESTION_DOUBTFUL
    )
    return sorted({*known, *asked})
