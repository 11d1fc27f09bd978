"""Names of months, days and ages, out of CLDR: `python -m tests.calendar_names --update`.

Babel needs a third of a second to read the names of so many languages; what it says changes
with its version alone, so it is kept as data that a test compares.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, Literal

from babel import Locale
from babel.dates import format_timedelta

from generator.data import load
from generator.text.dates import fold_word

FILE: Final = Path(__file__).parents[1] / "generator" / "data" / "calendar_names.json"
_SHORTEST: Final = 3  # letters of a Latin abbreviation

_Unit = Literal["minute", "hour", "day", "week", "month"]
_SECONDS: Final[dict[_Unit, int]] = {
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_592_000,
}


def names_of(field: str) -> dict[str, int | dict[str, int]]:
    """Return the folded names of `months` (1 to 12) or `days` (Monday is 0).

    A name that means the same in all its languages has one number, any other a number a language.
    """
    found: dict[str, dict[str, int]] = {}
    for code in load("languages")["dates"]:
        table = getattr(Locale.parse(code), field)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in table[context][width].items():
                    key = fold_word(name)
                    if key and not key.isdigit() and (len(key) >= _SHORTEST or not key.isascii()):
                        found.setdefault(key, {})[code.partition("_")[0]] = number
    return {
        name: next(iter(numbers.values())) if len(set(numbers.values())) == 1 else numbers
        for name, numbers in sorted(found.items())
    }


def ages() -> list[str]:
    """Return "1 hour ago", "an hour ago" and their kind in the known languages, case folded."""
    written = set()
    for code in load("languages")["relative"]:
        for unit, length in _SECONDS.items():
            for count in (1, 2, 5):
                for style in ("long", "short"):
                    phrase = format_timedelta(
                        timedelta(seconds=-length * count),
                        unit,
                        threshold=99,
                        add_direction=True,
                        format=style,
                        locale=code,
                    )
                    written.add(phrase.casefold())
    return sorted(written)


def names() -> dict[str, Any]:
    """Return all that the file holds."""
    return {"months": names_of("months"), "days": names_of("days"), "ages": ages()}


def as_written() -> str:
    """Return the file's text."""
    return json.dumps(names(), ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__" and "--update" in sys.argv:
    FILE.write_text(as_written(), encoding="utf-8")
