"""What makes an article this article: its id, and how much of one text is in another.

An id is a hash of title and body, taken once, when the article is first seen. Later the article
may be cleaned better, or come in another capture; then shared runs of words say that it is the
same. Runs of words are kept as numbers, and a few of them (by winnowing: the smallest of each
window) lead from a text to the texts that may hold it, so that 10,000 articles are compared in
seconds.

Takes articles and briefs, returns ids and numbers. Knows no files.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final, TypeVar

from generator.model import BELIEVABLE, Article, Brief, BriefId, CaptureId, Found, PartialDate
from generator.text.markdown import plain

_T = TypeVar("_T")

SAME: Final = 0.8  # the share of a text's runs of words that another must hold
_RUN: Final = 4  # words
_WINDOW: Final = 8  # runs; texts that share eleven words in a row are sure to meet
_FEWEST_RUNS: Final = 8  # below this a text is too short to be known by its words alone
MOST_SHARED: Final = 64  # a run in more texts than this is a phrase of the trade
_DAYS_APART: Final = 7

_WORD: Final = re.compile(r"\w+")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"
_ID_LETTERS: Final = 12


@dataclass(frozen=True, slots=True)
class Text:
    """A body, ready to be compared: all its runs of words, and the few that lead to it."""

    runs: frozenset[int]
    leads: tuple[int, ...]

    def share_in(self, other: "Text") -> float:
        """Return how much of this text is in the other, 0 to 1."""
        if not self.runs:
            return 0.0
        return len(self.runs & other.runs) / len(self.runs)


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells one article from another, beside its words."""

    seeds: frozenset[CaptureId]
    titles: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()  # empty where the publisher is open
    dates: frozenset[PartialDate] = frozenset()

    def allows(self, other: "Traits") -> bool:
        """Tell whether two equal texts may be one article.

        In one capture they are. Else a publisher that both name must be the same, and days that
        both name near each other: agencies send one text to many, and some reports come again
        every week in the same words.
        """
        if self.seeds & other.seeds:
            return True
        if self.sources and other.sources and not self.sources & other.sources:
            return False
        days = [sorted(d for d in traits.dates if d.day) for traits in (self, other)]
        gaps = [abs((a.begins() - b.begins()).days) for a in days[0] for b in days[1]]
        return not gaps or min(gaps) <= _DAYS_APART


@dataclass(frozen=True, slots=True)
class Known:
    """A brief that the book has, as generated and as people made of it."""

    id: BriefId
    versions: tuple[Brief, ...]  # as last generated first, where that is known
    traits: Traits


def known_brief(brief_id: BriefId, versions: Iterable[Brief]) -> Known:
    """Gather what is known of one brief from its versions."""
    briefs = tuple(versions)
    traits = Traits(
        seeds=frozenset(seed for brief in briefs for seed in brief.seeds),
        titles=frozenset(key(brief.title) for brief in briefs),
        sources=frozenset(key(brief.source) for brief in briefs if brief.source),
        dates=frozenset(brief.date for brief in briefs if brief.date),
    )
    return Known(brief_id, briefs, traits)


def article_traits(article: Article) -> Traits:
    """Gather what tells an article from others; what is not believable counts as open."""
    return Traits(
        seeds=frozenset([article.capture]),
        titles=frozenset(key(title) for title in _believed(article.title)),
        sources=frozenset(key(source) for source in _believed(article.source)),
        dates=frozenset(_believed(article.date)),
    )


def key(text: str) -> str:
    """Return the words of a text, without capitals and punctuation.

    >>> key("Rail strike: “over”")
    'rail strike over'
    """
    return " ".join(_words(text))


def article_words(article: Article) -> tuple[str, ...]:
    """Return the words of an article's body."""
    return tuple(word for block in article.blocks for word in _words(block.text))


def brief_words(brief: Brief) -> tuple[str, ...]:
    """Return the words of a brief's body."""
    return tuple(word for text in brief.paragraphs for word in _words(plain(text)))


def make_id(title: str, body: str, *, attempt: int = 0) -> BriefId:
    """Return the id of an article.

    Args:
        title: Its title as `key` gives it, empty where it has none.
        body: The words of its body, with single spaces.
        attempt: 0; where another article has the id already, 1, 2 and so on.

    Returns:
        "bk" and twelve letters or digits: 60 bits of the hash.

    >>> make_id("rail strike over", "trains run")
    'bkvmfxt5oiolix'
    """
    said = "\n".join([title, body, str(attempt) if attempt else ""])
    number = int.from_bytes(blake2b(said.encode("utf-8", "replace"), digest_size=8).digest())
    letters = (_LETTERS[number >> 5 * place & 31] for place in range(_ID_LETTERS))
    return BriefId("bk" + "".join(letters))


def text_of(words: tuple[str, ...]) -> Text:
    """Make a body comparable."""
    places = range(max(1, len(words) - _RUN + 1)) if words else range(0)
    runs = [zlib.crc32(" ".join(words[at : at + _RUN]).encode("utf-8", "replace")) for at in places]
    windows = range(max(1, len(runs) - _WINDOW + 1)) if runs else range(0)
    leads = sorted({min(runs[at : at + _WINDOW]) for at in windows})
    return Text(frozenset(runs), tuple(leads))


def is_long_enough(text: Text) -> bool:
    """Tell whether a text can be known by its words alone."""
    return len(text.runs) >= _FEWEST_RUNS


@dataclass(slots=True)
class Shelf:
    """Texts by the runs of words that lead to them."""

    _by_lead: dict[int, list[int]] = field(default_factory=dict)

    def add(self, number: int, text: Text) -> None:
        """Put a text on the shelf under a number."""
        for lead in text.leads:
            self._by_lead.setdefault(lead, []).append(number)

    def near(self, text: Text) -> tuple[int, ...]:
        """Return the numbers of the texts that share a lead with this one, in order."""
        by_lead: Mapping[int, list[int]] = self._by_lead
        met: set[int] = set()
        for lead in text.leads:
            numbers = by_lead.get(lead, [])
            if len(numbers) <= MOST_SHARED:
                met.update(numbers)
        return tuple(sorted(met))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _believed(found: Found[_T] | None) -> tuple[_T, ...]:
    return (found.value,) if found is not None and found.confidence >= BELIEVABLE else ()
