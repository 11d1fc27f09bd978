"""People in Thai texts.

A form of address is written together with the given name, a space parts it from the family name;
the office stands before the form of address or behind the name. Takes paragraphs, returns namings
with the office as written.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from generator.actors.namings import Naming
from generator.actors.word_lists import any_of, lists_of

_NOTE: Final = re.compile(r" ?(?:\([^()]{1,20}\) ?)?")
_UNPARTED: Final = re.compile(r"[^\s,()“”\"]{0,80}")
_LETTER: Final = "[\u0e01-\u0e4e]"
_READ_BACK: Final = 80  # characters before a name in which its office stands
_LONGEST: Final = 60  # characters of an office
_AND: Final = "และ"
_SHORTEST: Final = 2  # letters of a name


class _Known(NamedTuple):
    """What is known of how Thai news names people; see `data/people/th.yml`."""

    name: re.Pattern[str]
    head: re.Pattern[str]
    ends: re.Pattern[str]
    office: re.Pattern[str]
    says: re.Pattern[str]


@cache
def _known() -> _Known:
    lists = {key: any_of(words) for key, words in lists_of("th").items()}
    address, heads = lists["address"], lists["heads"]
    name = (
        rf"(?:{address}){{1,6}} ?(?P<given>{_LETTER}{{2,20}}) {{1,2}}(?P<family>{_LETTER}{{2,30}})"
    )
    return _Known(
        name=re.compile(rf"(?!{lists['not_address']}){name}"),
        head=re.compile(rf"(?:{heads})"),
        ends=re.compile(rf"(?:{lists['ends']})"),
        says=re.compile(rf"(?:{lists['says']})"),
        office=re.compile(rf"(?:^|[\s(])(?P<role>(?:{heads})[\u0e01-\u0e4e.]{{0,60}}) ?$"),
    )


def find(paragraphs: Sequence[str]) -> Iterator[Naming]:
    """Find the people whom a Thai text names in full.

    Args:
        paragraphs: Plain text.

    Yields:
        The namings in text order.
    """
    known = _known()
    for number, text in enumerate(paragraphs):
        at = done = 0
        while match := known.name.search(text, at):
            at = match.start() + 1
            if not _begins(text, match.start()):
                continue
            start, end = match.start("given"), _end(match)
            if end - match.start("family") < _SHORTEST or known.head.match(
                text, match.start("family")
            ):
                continue
            # What was read as the office behind another name is none before this one.
            near = text[max(match.start() - _READ_BACK, done) : match.start()]
            role, done = _office(near, text, end, whole=end == match.end())
            yield Naming(number, start, end, " ".join(text[start:end].split()), role)
            at = max(done, end)


def _begins(text: str, at: int) -> bool:
    """Tell whether a form of address can begin here: behind a space, a mark or a whole word."""
    known = _known()
    before = text[max(at - _READ_BACK, 0) : at]
    if not before or not re.match(_LETTER, before[-1]):
        return True
    return _ends_with(known.ends, before) or known.office.search(before) is not None


def _ends_with(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether one of some words ends a text."""
    return any(pattern.fullmatch(text, cut) for cut in range(max(len(text) - 10, 0), len(text)))


def _end(match: re.Match[str]) -> int:
    """Return where the family name ends: at a space, or at a word that follows unparted."""
    family = match["family"]
    for found in _known().ends.finditer(family):
        # Short words stand within names too; only long ones part what no space parts.
        if found.start() >= _SHORTEST + 1 and (len(found[0]) > _SHORTEST + 1):
            return match.start("family") + found.start()
    return match.end()


def _office(before: str, text: str, end: int, *, whole: bool) -> tuple[str | None, int]:
    """Return the office before or behind a name, and where the search goes on."""
    told = _known().office.search(before)
    if told:
        return told["role"].strip(), end
    note = _NOTE.match(text, end)
    at = note.end() if note else end
    head = _known().head.match(text, at) if whole else None
    if head is None:
        return None, end
    unparted = _UNPARTED.match(text, at)
    stop = unparted.end() if unparted else at
    said = _known().says.search(text, head.end(), stop)
    stop = said.start() if said else stop
    for found in _known().ends.finditer(text, head.end(), stop):
        if len(found[0]) > _SHORTEST + 1:
            stop = found.start()
            break
    role = text[at:stop] if stop - at <= _LONGEST else text[at : head.end()]
    return role.removesuffix(_AND), stop
