"""The names in a byline's text: persons, and agencies that stand in their place.

Takes what stands behind "By" or alone in a line, returns names; an office ("Sports Desk",
"Political Correspondent") is no person, and neither is a menu's word.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from generator.data import load
from generator.reading.given_names import given_names, has_given_name
from generator.text.agencies import agency_named
from generator.text.dates import weekday_number
from generator.text.phrases import fold, words_of

_PARTICLES: Final = (
    "de|da|di|du|del|della|dos|das|van|von|der|den|ten|ter|la|le|el|al|bin|ibn|abu|zu|af|av|y|e"
)
_CAPITAL: Final = r"[^\W\d_a-zß-ÿ]"
# Vowel signs of Indian scripts are no letters to `\w`.
_SIGN: Final = "[\u0900-\u0dff]"
_PERSON_WORD: Final = re.compile(
    rf"^(?:(?:[a-z]{{1,3}}(?=[A-Z][a-z]))?{_CAPITAL}(?:[\w’'\-]|{_SIGN})*\.?|(?:{_PARTICLES})|(?:al|el|d|o|l)[-’']{_CAPITAL}\w+)$"
)
_NAME_WORDS: Final = range(2, 5)
_PAIRED_WORDS: Final = range(6, 13)
_LONGEST_OFFICE: Final = 4  # words
_JUNIOR: Final = re.compile(r"\s[JjSs]r$")
_SMALL: Final = 3  # letters of a word that a name writes small: "of", "de", "the"
_LONGEST_ACRONYM: Final = 4
_SPLIT: Final = re.compile(r"\s*[,;/&、・|•·]\s*|\s[-–—+]\s")
# "Ann Roe2," refers to a note; "RoeThe Post" glues a name and what follows.
_FOOTNOTE: Final = re.compile(r"(?<=[^\W\d_])\d{1,2}(?=\W|$)")
_GLUED: Final = re.compile(r"(?<=[a-zß-ÿ])(?=The\s)")
_CJK_NAME: Final = re.compile(
    r"^[\u4e00-\u9fff]{1,3}[ \u3000][\u3040-\u30ff\u4e00-\u9fff]{1,4}$"
    r"|^[\u4e00-\u9fff]{2,3}$|^[\uac00-\ud7af]{2,4}$"
)
_CJK_REPORTER: Final = re.compile(
    r"^(?P<name>[\uac00-\ud7af\u4e00-\u9fff]{2,4})\s?(?:기자|특파원|記者|记者)$"
)
_REPORTER_ENDS: Final = ("자", "원", "者")
CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_GLUED_NAME: Final = re.compile(r"(?<=[a-zß-ÿ]{2})(?=[A-ZÀ-Þ][a-zß-ÿ])")
_GLUED_WORD: Final = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ][a-zß-ÿ]+$)")


@cache
def _offices() -> frozenset[str]:
    return frozenset(fold(word).strip("~=") for word in words_of("office"))


@cache
def _no_names() -> frozenset[str]:
    """Return words, with accents and without, that menus and dates are made of, names are not."""
    kinds = ("sections", "published", "updated", "comments", "related")
    single = {phrase.strip("~=") for kind in kinds for phrase in words_of(kind)}
    folded = {fold(phrase) for phrase in single} | {phrase.casefold() for phrase in single}
    return frozenset(word for word in folded if " " not in word) - given_names()


@lru_cache(maxsize=20_000)
def is_office(word: str) -> bool:
    """Tell whether a word of a byline names an office: "Editor", "Desk"."""
    return fold(word).strip(".,") in _offices()


_WORD: Final = re.compile(r"[^\W\d_]+")


def is_small(word: str) -> bool:
    """Tell whether a word begins with a small letter of a script that has large ones too.

    >>> is_small("lund"), is_small("Lund"), is_small("ნინო")
    (True, False, False)
    """
    # Georgian letters count as small, and no text writes large ones at a word's beginning.
    return word[:1].islower() and word[0].title() != word[0]


@cache
def _publisher_words() -> frozenset[str]:
    return frozenset(load("publishers")["words"].split())


def is_publisher(name: str) -> bool:
    """Tell whether a name has a word that publishers' names are made of.

    >>> is_publisher("Lund Courier"), is_publisher("Ann Roe"), is_publisher("Weekly")
    (True, False, False)
    """
    shown = name.split()
    if len(shown) == 1 or any(word[0].islower() and len(word) > _SMALL for word in shown):
        return False
    return any(fold(word).strip(".,") in _publisher_words() for word in shown[1:])


@lru_cache(maxsize=4_000)
def looks_like_person(text: str) -> bool:
    """Tell whether a text is written like a person's name and like no office.

    >>> [looks_like_person(text) for text in ("Ann de la Roe", "Sports Desk", "NASA")]
    [True, False, False]
    """
    words = text.split()
    if len(words) not in _NAME_WORDS or any(char.isdigit() for char in text):
        return False
    return _is_written_as_person(words, text) and not (
        any(is_office(word) for word in words)
        or is_publisher(text)
        or any(word.casefold().strip(".") in _no_names() for word in (words[0], words[-1]))
        or all(word.isupper() and len(word) <= _LONGEST_ACRONYM for word in words)
        # A day of two words: "Thứ Năm".
        or (len(text) > _LONGEST_ACRONYM and weekday_number(text) is not None)
    )


def _is_written_as_person(words: Sequence[str], text: str) -> bool:
    """Tell whether words have the capitals of a name, and the last one more than a letter."""
    if not all(_PERSON_WORD.match(word) for word in words) or CJK.search(text) is not None:
        return False
    last = words[-1]
    if len(last) == 1 or words[0].casefold() == "the":
        return False
    return not (is_small(last) and last.islower())


def without_offices(text: str) -> str:
    """Leave out the words of a byline that name an office, and the marks at its ends."""
    parts = [part for part in _SPLIT.split(text) if not any(map(is_office, part.split()[1:]))]
    words = " ".join(parts or [text]).split()
    return " ".join(word for word in words if not is_office(word)).strip(" ,.:;|•")


def behind_writer(text: str) -> str:
    """Return the publisher that is glued to a writer's name, or the text as it is.

    >>> behind_writer("Ann RoeLund Post"), behind_writer("McRoe Post")
    ('Lund Post', 'McRoe Post')
    """
    for glued in _GLUED_NAME.finditer(text):
        if is_publisher(text[glued.end() :]):
            return text[glued.end() :]
    return text


def unglued(text: str) -> str:
    """Part a name from an office or a publisher that is glued to it.

    >>> unglued("Ann RoeReporter"), unglued("Ann McRoe")
    ('Ann Roe Reporter', 'Ann McRoe')
    """
    publisher = behind_writer(text)
    if publisher != text:
        return text.removesuffix(publisher)
    parts = _GLUED_WORD.split(text)
    return " ".join(parts) if is_office(parts[-1]) else text


def is_reporter(text: str) -> bool:
    """Tell whether a text is a name with the word for a reporter behind it, as in 김하나 기자."""
    return text.endswith(_REPORTER_ENDS) and _CJK_REPORTER.match(text) is not None


@cache
def _teams() -> frozenset[str]:
    return frozenset(load("publishers")["teams"].split())


def team_named(text: str) -> str | None:
    """Return the office with a name of its own that a text is, or None.

    >>> team_named("Lund Staff"), team_named("Staff Reporter"), team_named("Ann Roe")
    ('Lund Staff', None, None)
    """
    words = text.split()
    folded = [fold(word) for word in words]
    if len(words) not in _NAME_WORDS or _teams().isdisjoint(folded):
        return None
    common = words_of("sections")
    own = [
        word
        for word, small in zip(words, folded, strict=True)
        if not (is_office(word) or small in _teams() or small in common)
    ]
    named = bool(own) and all(word[0].isupper() or "." in word for word in own)
    return text if named else None


def offices_in(text: str) -> int:
    """Count the words of a text that name an office.

    >>> offices_in("Ann Roe, Senior Correspondent"), offices_in("Ann Roe")
    (2, 0)
    """
    words = _WORD.findall(text)
    return sum(is_office(word) and fold(word) not in _publisher_words() for word in words)


def names_in(text: str) -> tuple[list[str], list[str]]:
    """Part a byline's text into names of persons and of agencies.

    Args:
        text: What stands behind "By", without a date.

    Returns:
        Persons and agencies, each in the order they are named; reading stops where the text
        goes on with something else.

    >>> names_in("Ann Roe and Lee Doe, AFP")
    (['Ann Roe', 'Lee Doe'], ['AFP'])
    """
    reporter = _CJK_REPORTER.match(text) if text.endswith(_REPORTER_ENDS) else None
    if reporter is not None:
        return [reporter["name"]], []
    people: list[str] = []
    agencies: list[str] = []
    for part in _SPLIT.split(_FOOTNOTE.sub("", _GLUED.split(text)[0])):
        for piece in _joiners().split(part):
            bare = _without_office(_behind_office(piece.strip(" .,:;()")))
            name = bare.title() if bare.isupper() else bare
            if _JUNIOR.search(name) and piece.rstrip(" ,:;()").endswith("."):
                name += "."
            if agency_named(bare):
                agencies.append(bare)
            elif looks_like_person(name) or _CJK_NAME.match(name):
                people.append(name)
            elif pairs := _pairs(name):
                people += pairs
            elif bare and (people or agencies):
                return people, agencies
    return people, agencies


def _pairs(text: str) -> list[str]:
    """Part names that stand side by side: "Ann Roe Lee Doe", each with a known given name."""
    words = text.split()
    pairs = [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)]
    enough = len(words) in _PAIRED_WORDS and len(words) % 2 == 0
    fit = enough and all(looks_like_person(pair) and has_given_name(pair) for pair in pairs)
    return pairs if fit else []


@cache
def _joiners() -> re.Pattern[str]:
    # What joins two names in one language is part of a name in another.
    joiners = set(words_of("joiner")) - set(_PARTICLES.split("|")) | {"y", "e"}
    words = "|".join(re.escape(word) for word in sorted(joiners))
    return re.compile(rf"\s+(?:{words})\s+", re.IGNORECASE)


def _behind_office(text: str) -> str:
    """Cut the office before a name: "health reporter Ann Roe"."""
    words = text.split()
    offices = [at for at, word in enumerate(words[:_LONGEST_OFFICE]) if is_office(word)]
    if not offices or len(words) - offices[-1] - 1 < _NAME_WORDS.start:
        return text
    before = words[: offices[-1]]
    small = all(word[0].islower() or is_office(word) for word in before)
    return " ".join(words[offices[-1] + 1 :]) if small else text


def _without_office(text: str) -> str:
    """Cut the office behind a name: "Ann Roe Political Correspondent"."""
    words = text.split()
    behind = (at for at, word in enumerate(words) if at >= _NAME_WORDS.start and is_office(word))
    return " ".join(words[: next(behind, len(words))])
