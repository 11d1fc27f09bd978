"""What stands behind a writer's name in its line and is none of it: a place, a time.

Takes the text behind "By", returns it without that.
"""

import re
from typing import Final

from generator.data import load
from generator.reading.byline_names import looks_like_person
from generator.text.agencies import agency_named
from generator.text.phrases import fold, words_of

ADDRESS: Final = re.compile(r"@\w|\[email.protected\]")
_ONLY_MARKS: Final = re.compile(r"^[\W_]*$")

_PLACE_BEHIND: Final = re.compile(
    r"(?:\s*[|,]\s*|\s+(?:in|at)\s+)(?:in\s+)?[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?$"
)


# "Written by Ann Roe on Monday", "Rédigé par Ann Roe le lundi", "Posted by Ann Roe at 6:10 PM".
_WHEN: Final = re.compile(r"\s(?:on|at|le|am|um|el|em|il|alle|op|om|den|kl|dnia|pada)\.?(?:\s|$)")


def without_time(text: str) -> str:
    """Leave out when a named writer wrote.

    Args:
        text: What stands behind "By".

    >>> without_time("Ann Roe on Monday"), without_time("Mayor on strike")
    ('Ann Roe', 'Mayor on strike')
    """
    when = _WHEN.search(text)
    if when is None or not looks_like_person(text[: when.start()]):
        return text
    return text[: when.start()]


def is_from(label: re.Match[str] | None) -> bool:
    """Tell whether a label says whence somebody wrote: "From Ann Roe, Port Louis".

    Args:
        label: The words before the names, None where there are none.
    """
    return label is not None and label[0].strip().casefold() == "from"


def without_place(text: str, *, from_: bool = False) -> str:
    """Leave out the place behind a name: "Ann Roe | Lund", "Ann Roe in Port Louis".

    Args:
        text: A name and what stands behind it.
        from_: "From" stands before it, so that a place is sure to come.

    >>> without_place("Ann Roe | Lund"), without_place("Ann Roe, Lee Doe")
    ('Ann Roe', 'Ann Roe, Lee Doe')
    """
    place = _PLACE_BEHIND.search(text)
    if place is None:
        return text
    behind = place[0].strip(" |,")
    openers = load("places")["openers"]
    if looks_like_person(behind) and not (from_ or fold(behind.split()[0]) in openers):
        return text
    name = text[: place.start()]
    whole = looks_like_person(name.title() if name.isupper() else name)
    return name if whole and agency_named(behind) is None else text


def parts_names(text: str) -> bool:
    """Tell whether a line may stand between two names: marks, "and", or an address.

    >>> parts_names("…"), parts_names("and"), parts_names("ann@example.org"), parts_names("Share")
    (True, True, True, False)
    """
    if fold(text) in words_of("joiner"):
        return True
    address = " " not in text.strip() and ADDRESS.search(text) is not None
    return address or _ONLY_MARKS.match(text) is not None
