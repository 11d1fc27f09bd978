"""Who wrote an article: names behind "By", or alone beside its title, its date or its text.

Takes an article's part of the page. A line is a byline by what stands in and around it; one
without "By" names nobody whom the text itself is about, and a photographer wrote nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.model import Found
from generator.reading.byline_lines import (
    LONGEST,
    NameLine,
    byline_start,
    is_byline,
    is_label,
    is_role,
    read_name_line,
)
from generator.reading.byline_names import is_reporter, names_in, team_named
from generator.reading.byline_tails import parts_names
from generator.reading.credits import Credit
from generator.reading.page import Part, Place
from generator.text.phrases import fold, furniture_words

__all__ = ["byline_start", "find_byline", "is_byline"]

_ABOVE: Final = 4  # lines above a title that may hold a byline
_INTO_TEXT: Final = 14  # lines below the first paragraph: a standfirst, then the byline
_BEHIND: Final = 14
_REACH: Final = 12
_NEAR: Final = 2
_ENOUGH: Final = 2.0
_ENOUGH_FOR_AGENCY: Final = 0.5
_FEW_LINES: Final = 3
_STANDFIRST: Final = 3  # lines of the body that may stand above a byline
_NO_BYLINE: Final = frozenset({"prompt", "related", "credit", "comments", "meter", "sections"})
_CLOCK: Final = re.compile(r"^\W*\d{1,2}[:.h]\d{2}(?:\s?[^\W\d_]{1,5})?\W*$")


@dataclass(frozen=True, slots=True)
class _Byline:
    """A line that may name writers."""

    index: int
    said: NameLine
    labelled: bool
    score: float


def find_byline(
    part: Part, place: Place, cut: Iterable[Credit], *, signed: bool = False
) -> tuple[tuple[Found[str], ...], Found[str] | None]:
    """Find who wrote an article, and the agency where a byline names one.

    Args:
        part: The article's lines.
        place: Where its title and body stand.
        cut: What was cut from the body's edges.
        signed: The text is a letter, and the line below it its writer's.

    Returns:
        The writers in the order they are named, and the agency that a byline names.
    """
    inside = [
        Found(name, part.where(place.first), credit.rule, 0.95)
        for credit in cut
        if credit.field == "byline"
        for name in names_in(credit.value)[0]
    ]
    if inside:
        return tuple(inside), None
    if signed and (letter := _signature(part, place)):
        return letter, None
    head = _Head(part, place)
    bylines = [byline for index in head.around() if (byline := head.read(index)) is not None]
    agency = next(
        (
            Found(each.said.agencies[0], part.where(each.index), "named in the byline", 0.9)
            for each in bylines
            if each.said.agencies and each.score >= _ENOUGH_FOR_AGENCY
        ),
        None,
    )
    return _people(part, _best_group(part, bylines)), agency


def _signature(part: Part, place: Place) -> tuple[Found[str], ...]:
    """Read the name straight below a letter, without the place behind it."""
    index = place.last + 1
    if index >= len(part.lines):
        return ()
    people, _ = names_in(part.lines[index].text.lstrip("—–- ").split(",", 1)[0])
    return tuple(Found(name, part.where(index), "signs the letter", 0.9) for name in people)


def _best_group(part: Part, bylines: Iterable[_Byline]) -> Sequence[_Byline]:
    """Choose the best byline, with those in the lines straight below it."""
    groups: list[list[_Byline]] = []
    for byline in bylines:
        if not byline.said.people:
            continue
        last = groups[-1][-1] if groups else None
        if last is not None and _follows(part, last, byline):
            groups[-1].append(byline)
        elif byline.score >= _ENOUGH:
            groups.append([byline])
    return max(groups, key=lambda group: (group[0].score, -group[0].index), default=())


def _follows(part: Part, last: _Byline, byline: _Byline) -> bool:
    """Tell whether a line goes on with the names of the one above it."""
    between = part.lines[last.index + 1 : byline.index]
    if len(between) > _NEAR or not all(parts_names(line.text) for line in between):
        return False
    if last.said.goes_on or any(len(line.text.split()) == 1 for line in between):
        return True
    return byline.score > 0 and last.labelled >= byline.labelled


def _people(part: Part, group: Sequence[_Byline]) -> tuple[Found[str], ...]:
    found: dict[str, Found[str]] = {}
    labelled = any(each.labelled for each in group)
    rule, confidence = ("byline", 0.95) if labelled else ("a name beside title, date or text", 0.7)
    for byline in group:
        for name in byline.said.people:
            where = part.where(byline.index)
            found.setdefault(fold(name), Found(name, where, rule, confidence))
    return tuple(found.values())


class _Head:
    """The lines around an article's title and text, judged as bylines."""

    def __init__(self, part: Part, place: Place) -> None:
        self.part = part
        self.place = place
        self.body = frozenset(place.body)

    @cached_property
    def text(self) -> str:
        """The body's text without its last line: that may tell of the writer."""
        told = self.place.body[:-1] if len(self.place.body) > _FEW_LINES else self.place.body
        return " ".join(self.part.lines[index].text for index in told)

    @cached_property
    def titled(self) -> str:
        """The title as its line has it."""
        index = self.place.title
        return "" if index is None else self.part.lines[index].text

    def around(self) -> Iterator[int]:
        """Yield the short lines around an article's head and behind its body."""
        part, place = self.part, self.place
        start = place.title - _ABOVE if place.title is not None else place.first - _REACH
        count = len(part.lines)
        near = range(max(0, start), min(count, place.first + _INTO_TEXT))
        behind = range(place.last + 1, min(count, place.last + 1 + _BEHIND))
        inside = range(max(0, place.anchor - _REACH), place.last)
        reporters = (each for each in inside if is_reporter(part.lines[each].text))
        for index in sorted({*near, *behind, *reporters}):
            if index in self.body or index == place.title:
                continue
            if len(part.lines[index].text) <= LONGEST:
                yield index

    def read(self, index: int) -> _Byline | None:
        """Read one line as a byline, and judge how likely it is one."""
        part = self.part
        dates = part.dates[index]
        dated = (dates[0].start, dates[0].end) if dates else None
        text = part.lines[index].text
        said = read_name_line(text, dated)
        below_label = index > 0 and is_label(part.lines[index - 1].text)
        if said is None and below_label and (team := team_named(text)) is not None:
            said = NameLine((), (team,))
        if said is None:
            return None
        labelled = said.labelled or below_label
        score = self._by_place(index, labelled=labelled)
        if not labelled:
            score += self._by_names(index, said)
        return _Byline(index, said, labelled, score)

    def _is_timed(self, index: int) -> bool:
        if not 0 <= index < len(self.part.lines):
            return False
        text = self.part.lines[index].text
        return self.part.is_timed(index) or _CLOCK.match(text) is not None

    def _below_title(self, index: int) -> bool:
        """Tell whether a line stands between title and text, or behind a standfirst."""
        title, first = self.place.title, self.place.first
        if title is None or index < title:
            return False
        above = sum(each < index for each in self.place.body[: _STANDFIRST + 1])
        return index <= first or (index <= first + _INTO_TEXT and above <= _STANDFIRST)

    def _by_place(self, index: int, *, labelled: bool) -> float:
        """Judge a line as a byline by its place."""
        part, place = self.part, self.place
        timed = any(map(self._is_timed, range(index - _NEAR, index + _NEAR + 1)))
        distance = min(abs(index - place.anchor), abs(index - place.first))
        score = 3.0 * labelled + 1.5 * timed + 1.0 * (distance <= _NEAR + 1)
        score += 0.5 * self._below_title(index)
        if not labelled:
            score -= 3.0 * bool(part.seen[index].kinds & _NO_BYLINE)
            score -= 1.0 * (index > place.last + _NEAR)
        return score

    def _by_names(self, index: int, said: NameLine) -> float:
        """Judge a line without "By" by its names and what stands beside them."""
        part = self.part
        below = part.lines[index + 1].text if index + 1 < len(part.lines) else ""
        score = 0.0
        if self._below_title(index):
            score += 1.5 * (said.role or is_role(below))
            score += 1.0 * (part.is_timed(index) or said.clock)
            score += 1.0 * (len(said.people) > 1)
            score += 0.5 * any(map(self._is_timed, (index - 1, index + 1)))
        if said.given:
            score += 0.5
        elif said.people:
            # Two capitalised words are a place or a publisher as often as a person.
            score -= self._doubt(index, said)
        score += 1.5 * (said.given and self._stands_again(index))
        score += 1.0 * (index == self.place.last + 1 and said.given)
        # Whom the text is about did not write it; a date glued to the name outweighs that.
        score -= 3.0 * self._is_subject(said) * (0.3 if part.is_timed(index) else 1.0)
        return score

    def _stands_again(self, index: int) -> bool:
        """Tell whether the same names stand in another line: at head and foot, in a box."""
        return self.part.seen[index].copies > 1

    def _doubt(self, index: int, said: NameLine) -> float:
        """Return how much speaks against a name whose first word is no known given name."""
        words = {word for name in said.people for word in name.split() if len(word) > 1}
        small = map(str.lower, words)
        if any(_has_word(self.text, word) or _has_word(self.titled, word) for word in small):
            return 2.5  # the text, or its title, has the words in small letters
        furniture = any(fold(word) in furniture_words() for word in words)
        return 1.5 if furniture or not self._below_title(index) else 0.5

    def _is_subject(self, said: NameLine) -> bool:
        """Tell whether the text names one of the persons."""
        return any(" ".join(name.split()[-2:]) in self.text for name in said.people)


def _has_word(text: str, word: str) -> bool:
    """Tell whether a text has a word as it is written, and not only inside another."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalpha() and not text[end : end + 1].isalpha():
            return True
        at = text.find(word, end)
    return False
