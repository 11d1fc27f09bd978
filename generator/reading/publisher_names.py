"""What a publisher's name can be, and what it cannot: words, marks, company forms.

Takes texts, tells of each; knows nothing of pages.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final

from generator.data import load
from generator.reading.byline_lines import label_of
from generator.reading.byline_names import is_small
from generator.text.ages import says_how_long_ago
from generator.text.phrases import fold, furniture_words, kinds_of_folded, words_of

OWNER_RULE: Final = "in the copyright line"
# Where a name can stand, and how a reader is told.
PLACES: Final = {
    "credited": "credited by the text",
    "glued": "glued to the date",
    "beside_age": "beside the age",
    "beside_title": "a publisher's name beside the title",
    "copyright": OWNER_RULE,
    "head_last": "behind the title",
    "head_other": "in the page's first line",
    "first": "alone in the page's first line",
    "as_host": "the page's own address",
    "speaking": "named all over the page",
    "starts": "named all over the page",
    "ends": "named all over the page",
    "top": "alone at the top of the page",
    "foot": "alone below the text",
    "menu": "named all over the page",
}
_COMPANY: Final = re.compile(
    r"(?<![,\s])[,\s]++(?:limited|ltd|inc|llc|gmbh|ag|plc|corp(?:oration)?|company|co|s\.?a|s\.?p\.?a"
    r"|s\.?l|b\.?v|a/s|(?:media )?group|verlag|kg|kft|zrt|oyj?|sp\. z o\.\s?o|s\.r\.o|d\.o\.o|srl"
    r"|pvt|&)\.?$",
    re.IGNORECASE,
)
_RIGHTS: Final = re.compile(
    r"(?:all|alle|tous|todos|tutti)\s+\w+\s.*$"
    r"|\s+and\s+(?:its\s+)?(?:affiliate|licensor|contributor)\w*.*$|版权所有|版權所有",
    re.IGNORECASE,
)
_OWNED: Final = re.compile(r"^(?:©|\(c\)|copyright|\d{4}|[\s,.-])+", re.IGNORECASE)
# Places where every publisher has an account, and addresses of tools.
NO_PUBLISHER: Final = frozenset(
    {"apps", "bit", "doi", "example", "facebook", "gmail", "google", "instagram"}
    | {"itunes", "linkedin", "pinterest", "reddit", "tiktok", "twitter"}
    | {"whatsapp", "youtube"}
)
_NO_SOURCE: Final = frozenset({"prompt", "related", "comments", "meter"})
_SOURCE_WORDS: Final = range(1, 7)
LONGEST: Final = 60  # characters
# A path of sections, a name with an office, a day, a time of day, a year.
_TRAIL: Final = re.compile(r"[»›<>/,]|\d{1,2}[.:]\d\d|\d{4}|\d[月日]")
# What wires call a report among themselves: "BC-MILL-JOBS (UPDATE 2)".
_SLUG: Final = re.compile(r"\([^)\d]{0,80}\d[^)]{0,80}\)|^[A-Z]{2,}(?:-[A-Z]{2,}){2,}")
_MENU_WORDS: Final = 5
_LONGEST_OFFICE: Final = 8  # words
_ELIDED: Final = re.compile(r"(?:[dl]|dell|all|nell)['’](?![a-zß-ÿ])")
_CAPITALS_OF_A_MENU: Final = 3
_FEWEST_SECTIONS: Final = 2
_EDGES: Final = " ,|-–—·•:>»“”\"'"
TOKEN: Final = re.compile(r"\w+")
ARTICLE: Final = re.compile(r"^(?:the|der|die|das|le|la|el|il)\s+")


@dataclass(slots=True)
class Named:
    """A name and where it stands; lives only while a page is searched."""

    name: str
    folded: str
    index: int
    places: set[str] = field(default_factory=set)
    key: str = ""
    count: int = 0

    @property
    def initials(self) -> str:
        """Return the first letters of its words, or nothing for a single word."""
        words = self.folded.split()
        return "".join(word[0] for word in words) if len(words) > 1 else ""

    @property
    def rule(self) -> str:
        """Return the place that says most, in words."""
        return next(words for place, words in PLACES.items() if place in self.places)


@cache
def _labels() -> frozenset[str]:
    kinds = ("published", "updated", "byline", "office")
    return frozenset(fold(word) for kind in kinds for word in words_of(kind))


@cache
def _publisher_words() -> tuple[frozenset[str], tuple[str, ...]]:
    stored = load("publishers")
    return frozenset(stored["words"].split()), tuple(stored["endings"].split())


@lru_cache(maxsize=20_000)
def is_publisher_word(word: str) -> bool:
    """Tell whether a folded word is one of those that publishers' names are made of."""
    words, endings = _publisher_words()
    return word in words or word.endswith(endings)


def publisher_words_among(words: Iterable[str]) -> frozenset[str]:
    """Return those of many folded words, with their marks, that publishers' names are made of."""
    known, endings = _publisher_words()
    return frozenset(
        word for word in words if (bare := word.strip(".,:()")) in known or bare.endswith(endings)
    )


def key_of(name: str) -> str:
    """Return a name's letters, folded, without an article before them."""
    return "".join(TOKEN.findall(ARTICLE.sub("", fold(name))))


def could_be_source(name: str) -> bool:
    """Tell whether a text can be a publisher's name at all.

    >>> could_be_source("Lund Post"), could_be_source("By Ann Roe"), could_be_source("1998")
    (True, False, False)
    """
    folded = fold(name)
    words = folded.split()
    return (
        len(name.split()) in _SOURCE_WORDS
        and len(name) < LONGEST
        and name[0].isalnum()
        and not _TRAIL.search(name)
        and not _SLUG.search(name)
        and not names_sections(words, name)
        and any(map(str.isalpha, name))
        and folded not in _labels()
        and not says_how_long_ago(name)
        and NO_PUBLISHER.isdisjoint(words)
        and label_of(name) is None
        and kinds_of_folded(folded).isdisjoint(_NO_SOURCE)
        and not (len(words) > 1 and folded in _sections())
    )


def names_sections(words: Sequence[str], name: str) -> bool:
    """Tell whether a text is a menu, the names of several sections in one line.

    Args:
        words: Its folded words.
        name: The text as written; capitals throughout need fewer words.

    >>> names_sections("home news counties sport".split(), "HOME NEWS COUNTIES SPORT")
    True
    >>> names_sections("lund sport news".split(), "Lund Sport News")
    False
    """
    count = len(words)
    if count < _CAPITALS_OF_A_MENU or (count < _MENU_WORDS and not name.isupper()):
        return False
    sections = _sections()
    named = len([word for word in words if word in sections])
    return named >= _FEWEST_SECTIONS and named * 2 >= count


@cache
def _sections() -> frozenset[str]:
    return frozenset(map(fold, words_of("sections")))


def without_rights(name: str) -> str:
    """Take the copyright mark and the reserved rights off an owner's name.

    >>> without_rights("© 2024 Lund Post All Rights Reserved")
    'Lund Post'
    """
    return _RIGHTS.sub("", _OWNED.sub("", name)).strip(" ,-–")


def is_written_as_name(text: str) -> bool:
    """Tell whether every word but the shortest has a capital, and no bar parts two names."""
    words = text.split()
    return "|" not in text and all(
        not is_small(word) or len(word) < len("from") or _ELIDED.match(word) is not None
        for word in words
    )


@cache
def _offices_of_state() -> tuple[str, ...]:
    return tuple(f"{fold(word)} " for word in load("publishers")["offices"])


def is_office_of_state(text: str) -> bool:
    """Tell whether a short text begins as the names of ministries and other offices do.

    >>> is_office_of_state("Ministry of Roads"), is_office_of_state("Road to the ministry")
    (True, False)
    """
    return len(text.split()) <= _LONGEST_OFFICE and fold(text).startswith(_offices_of_state())


def is_furniture(folded: str) -> bool:
    """Tell whether a name is made of words of menus alone, and of none of a publisher's."""
    words = TOKEN.findall(folded)
    return "." not in folded and all(
        word in furniture_words() and not is_publisher_word(word) for word in words
    )


@cache
def _edition(*kinds: str) -> re.Pattern[str]:
    stored = load("publishers")
    words = "|".join(re.escape(word) for kind in kinds for word in stored[kind])
    return re.compile(rf"(?<=\S)\s+(?:{words})$", re.IGNORECASE)


def without_edition(name: str) -> str:
    """Take the words for a paper's electronic edition off its name.

    >>> without_edition("Lund Post e-paper"), without_edition("Lund Online")
    ('Lund Post', 'Lund Online')
    """
    return _edition("editions").sub("", name)


def is_edition_of(name: str, paper: str) -> bool:
    """Tell whether a name is another with no more behind it than a word for an edition.

    >>> is_edition_of("Lund Post Online", "Lund Post"), is_edition_of("Lund Post", "Lund")
    (True, False)
    """
    return _edition("editions", "edition_or_name").sub("", name) == paper != name


def without_company(name: str) -> str:
    """Take the form of a company and the marks at its edges off a name.

    >>> without_company("Lund Post Ltd."), without_company("» Lund Post")
    ('Lund Post', 'Lund Post')
    """
    return _COMPANY.sub("", _COMPANY.sub("", name.strip(_EDGES)))
