"""One short line read as a byline: its label, its names, and what stands beside them.

Takes a line's text and the place of the date in it, returns what it says; where the line
stands, and whether it is believed, is not judged here.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from generator.reading.byline_names import (
    CJK,
    is_office,
    is_reporter,
    is_small,
    looks_like_person,
    names_in,
    offices_in,
    team_named,
    unglued,
    without_offices,
)
from generator.reading.byline_tails import ADDRESS, is_from, without_place, without_time
from generator.reading.given_names import has_given_name
from generator.text.agencies import agency_named
from generator.text.phrases import fold, words_of

LONGEST: Final = 160  # characters of a byline
_WHOLE: Final = 0.7  # share of a line that its names make up
_MARKS: Final = " ,|-–—·•:"
# What stands behind a name in its line: a handle, a bracket, an address, a dash.
_BEHIND_NAME: Final = re.compile(r"[@(\[©]|\.\s+[^\W\d_]+:|[–—]\s|\s-\s|https?:|\s\S+@\S+\.")
# "7 hours", "8 января, 17:46": figures and at most four words behind a name.
_FIGURES: Final = re.compile(r"\s*\d[\d\W]*(?:[^\W\d_]+[\d\W]*){0,4}$")
_FIGURE: Final = re.compile(r"\d")
_TIME_OF_DAY: Final = re.compile(r"^\W*(?:\d{1,2}[:.h]\d{2}(?:\s?[^\W\d_]{1,4}\b)??)?")
_CLOCK: Final = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_FEW_WORDS: Final = 8
_SMALL: Final = 3  # letters; shorter words join names
_MOST_SMALL: Final = 3
_TAIL: Final = range(3, 0, -1)  # words of a prompt behind a name
# What may begin a name: a capital, a letter of a script without them, or a digit's neighbour.
_MAY_NAME: Final = re.compile(r"[^\W\d_a-zß-ÿ]")
_TOKEN: Final = re.compile(r"\w+")
_GOES_ON: Final = (",", "&", "/", "、")


@cache
def byline_start() -> re.Pattern[str]:
    """Match the words before the names of writers: "By ", "Text: "."""
    words = "|".join(re.escape(word) for word in words_of("byline"))
    # A small letter straight before a capital: pages glue the two.
    glued = r"(?<=[a-zß-ÿ])(?=[A-ZÀ-ÞĀ-Ž])"
    return re.compile(rf"^(?:{words})(?:\s*[:：]\s*|\s+|(?-i:{glued}))", re.IGNORECASE)


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(word[:2] for word in words_of("byline"))


@cache
def _labels_alone() -> frozenset[str]:
    return frozenset(word for word in words_of("byline") if len(word) > 1 and " " not in word)


def label_of(text: str) -> re.Match[str] | None:
    """Match the words before the names of writers at a text's beginning.

    >>> label_of("By Ann Roe").end(), label_of("Ann Roe")
    (3, None)
    """
    # Most lines begin with no such word, and a look at two letters tells so.
    return byline_start().match(text) if text[:2].casefold() in _first_letters() else None


@cache
def _later_start() -> re.Pattern[str]:
    """Match a byline's word behind up to three others: "Kommentar von ", "An analysis by "."""
    inside = "|".join(map(re.escape, sorted(_labels_alone())))
    return re.compile(rf"^(?:[^\W\d_]+ ){{1,3}}(?:{inside})\s+", re.IGNORECASE)


def _later_label(text: str) -> re.Match[str] | None:
    words = text.split(" ", 4)[1:4]
    may_be = any(word.casefold() in _labels_alone() for word in words)
    return _later_start().match(text) if may_be else None


@cache
def _date_labels() -> frozenset[str]:
    return frozenset(map(fold, (*words_of("published"), *words_of("updated"))))


@cache
def _prompts() -> frozenset[str]:
    return frozenset(fold(phrase).strip("~=") for phrase in words_of("prompt"))


@dataclass(frozen=True, slots=True)
class NameLine:
    """What a line says as a byline.

    Attributes:
        people: Names of persons.
        agencies: Agencies named in a writer's place.
        labelled: "By" or its kind stands before the names.
        given: One of the persons has a known given name.
        role: Words of an office stand beside the name, or an address.
        whole: The line is names and hardly more.
        goes_on: It ends in a comma or its kind: more names follow in the next line.
        clock: It gives a time of day.
    """

    people: tuple[str, ...]
    agencies: tuple[str, ...]
    labelled: bool = False
    given: bool = False
    role: bool = False
    whole: bool = False
    goes_on: bool = False
    clock: bool = False


def is_byline(text: str) -> bool:
    """Tell whether a short line begins like a byline and goes on with a name.

    >>> is_byline("By Ann Roe"), is_byline("By noon it rained")
    (True, False)
    """
    if len(text) > LONGEST:
        return False
    label = label_of(text)
    return label is not None and any(names_in(text[label.end() :]))


def is_label(text: str) -> bool:
    """Tell whether a line is only the words before a name.

    >>> is_label("Written by"), is_label("Kommentar von"), is_label("By Ann Roe")
    (True, True, False)
    """
    if len(text) > LONGEST // 4:
        return False
    spaced = f"{text} "
    return any(
        label is not None and label.end() == len(spaced)
        for label in (label_of(spaced), _later_label(spaced))
    )


def is_role(text: str) -> bool:
    """Tell whether a short line says what somebody does at a paper: an office, or an address.

    >>> is_role("Political Correspondent"), is_role("ann@example.org"), is_role("Ann Roe")
    (True, True, False)
    """
    few = len(text.split()) <= _FEW_WORDS
    return few and (ADDRESS.search(text) is not None or offices_in(text) > 0)


@lru_cache(maxsize=4_000)
def read_name_line(text: str, dated: tuple[int, int] | None) -> NameLine | None:
    """Read a line as a byline.

    Args:
        text: A line of a page.
        dated: Where its first date begins and ends, None where it has none.

    Returns:
        What it names, or None where it names nobody.

    >>> read_name_line("By Ann Roe | 3 May 2024", (13, 23)).people
    ('Ann Roe',)
    """
    if len(text) > LONGEST or _MAY_NAME.search(text) is None:
        return None
    label = label_of(text)
    if label is None and (behind_all := _byline_behind(text, dated)) is not None:
        return read_name_line(behind_all, None)
    begins = label or _later_label(text)
    if begins is None and _is_no_name(text):
        return None
    start = begins.end() if begins else 0
    rest = _without(text, start, dated)
    cut = _BEHIND_NAME.search(rest)
    behind = rest[cut.start() :] if cut else ""
    rest = unglued(rest[: cut.start()].rstrip() if cut else rest)
    rest = without_place(without_time(rest) if begins else rest, from_=is_from(label))
    people, agencies, whole = _names(rest)
    if not whole and looks_like_person(" ".join(rest.split()[:2])):
        people, agencies, whole = _names(_without_tail(rest, _prompts()))
    if label and not (people or agencies) and (team := team_named(rest)) is not None:
        agencies = (team,)
    if not (people or agencies):
        return None
    reporter = is_reporter(rest)
    labelled = begins is not None or reporter
    given = any(map(has_given_name, people))
    fit = (
        _names_first(rest, people + agencies)
        if label
        else reporter or (whole and (given or not begins) and _is_name_alone(text, rest, behind))
    )
    if not fit or not (labelled or given or any(char.isupper() for char in rest)):
        # In a script without capitals two words are anything.
        return None
    role = offices_in(rest) + offices_in(behind) > 0 or ADDRESS.search(behind) is not None
    return NameLine(
        people,
        agencies,
        labelled=labelled,
        given=given,
        role=role,
        whole=whole,
        goes_on=text.rstrip().endswith(_GOES_ON),
        clock=_CLOCK.search(text) is not None,
    )


_BARS: Final = re.compile(r"[|｜•·]")
_LABEL_GAP: Final = re.compile(r"([:：])\s+")


def _byline_behind(text: str, dated: tuple[int, int] | None) -> str | None:
    """Return a byline with its "By" that stands behind the date, or behind a bar, in its line."""
    pieces = [piece.strip() for piece in _BARS.split(text)[1:]]
    if "：" in text or (":" in text and CJK.search(text) is not None):
        pieces += _LABEL_GAP.sub(r"\1", text).split()[1:]
    if dated is not None:
        pieces.append(_TIME_OF_DAY.sub("", text[dated[1] :]).strip(_MARKS))
    return next((piece for piece in pieces if is_byline(piece)), None)


def _is_no_name(text: str) -> bool:
    """Tell at a glance that a line without "By" is no name: most lines of a page are none."""
    words = text.split()
    if len(words) == 1:
        return agency_named(text) is None and text[-1].isascii()
    small = [is_small(word) and len(word) > _SMALL for word in words]
    return is_small(words[0]) or small[1] or sum(small) > _MOST_SMALL


def _names(text: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return the persons and agencies of a text, and whether it is names and hardly more."""
    people, agencies = names_in(text)
    if not (people or agencies):
        return (), (), False
    bare = without_offices(text)
    # What goes on with "Photo: …" or its kind is a caption.
    whole = sum(map(len, (*people, *agencies))) >= len(bare) * _WHOLE and ":" not in bare
    return tuple(people), tuple(agencies), whole


def _names_first(rest: str, names: tuple[str, ...]) -> bool:
    """Tell whether names stand straight behind "By", or behind an office there."""
    folded = fold(rest)
    first = min(at for at in (folded.find(fold(name)) for name in names) if at >= 0)
    before = rest[:first].split()
    offices = any(map(is_office, before))
    return all(
        len(word) <= _SMALL or is_office(word) or (offices and fold(word) in words_of("sections"))
        for word in before
    )


def _is_name_alone(text: str, rest: str, behind: str) -> bool:
    """Tell whether a name without "By" is neither a post's signature nor a sentence's beginning."""
    embed = text.startswith(("—", "–")) or "(@" in behind
    return not embed and not is_small(rest) and len(behind.split()) <= _FEW_WORDS


def _without(text: str, start: int, dated: tuple[int, int] | None) -> str:
    """Leave the date or age out of a byline: what stands before it, else what stands behind."""
    end, behind = dated or (len(text), len(text))
    written = text[start : max(start, end)]
    before = _FIGURES.sub("", written) if _FIGURE.search(written) else written
    if before != text:
        before = _without_tail(before, _date_labels())
    before = before.strip(_MARKS)
    return before or _FIGURES.sub("", text[max(start, behind) :]).strip(_MARKS)


def _without_tail(text: str, phrases: frozenset[str]) -> str:
    """Cut "Follow" or "Published" from behind a name."""
    places = [word.span() for word in _TOKEN.finditer(text)]
    for count in _TAIL:
        if len(places) > count and fold(text[places[-count][0] : places[-1][1]]) in phrases:
            return text[: places[-count][0]].rstrip(_MARKS)
    return text
