"""The types that stages hand to one another: frozen, slotted, tuples and never lists.

Line numbers count from 1, as editors do. Ranges are half-open. Offsets are code points from
the start of the block or paragraph they belong to. Absent is None, never an empty string.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, Generic, NewType, TypeVar

CaptureId = NewType("CaptureId", str)  # path inside `seeds/`, with forward slashes
BriefId = NewType("BriefId", str)  # "bk" and 12 letters or digits
Slug = NewType("Slug", str)  # lower-case ASCII path segment
DocPath = NewType("DocPath", str)  # path inside `docs/`, with forward slashes

T_co = TypeVar("T_co", covariant=True)

# A value found with less confidence than this is published and listed in `review`.
SURE: Final = 0.8
# A value found with less confidence than this is not published at all; its field stays open.
BELIEVABLE: Final = 0.5


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precisely as it is known: year, month or None, day or None.

    Orders by time, a less precise date before the more precise ones it contains.

    >>> str(PartialDate(1998, 3))
    '1998-03'
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        """Refuse a date that is on no calendar.

        Raises:
            ValueError: There is no such day, or a day is given without its month.
        """
        if self.day and not self.month:
            message = "a day needs its month"
            raise ValueError(message)
        date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        """Return the date as ISO 8601 at its own precision."""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    def begins(self) -> date:
        """Return the first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)


# --------------------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class Capture:
    """One saved page: a file under `seeds/`, exactly as it was saved."""

    id: CaptureId
    data: bytes
    address: str | None = None  # where the page was captured, if something beside it says so
    captured: date | None = None  # the day it was saved, if something beside it says so


@dataclass(frozen=True, slots=True, order=True)
class LineRange:
    """Lines of a capture, from `first` up to but not including `end`."""

    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """A value with its evidence: the lines it stands on, the rule that found it, how sure it is."""

    value: T_co
    lines: LineRange
    rule: str  # in words a reader understands: "beside the title", "agency named in the dateline"
    confidence: float = 1.0  # 0 to 1; see SURE and BELIEVABLE


class BlockKind(StrEnum):
    """What a block of an article is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"  # its cells parted by tabs


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, quote or list item of an article: plain text without line breaks."""

    text: str
    lines: LineRange
    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Dropped:
    """Lines of a capture that belong to no brief, and why, in words a reader understands."""

    lines: LineRange
    reason: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name as written at one place of a text, with the role written beside it."""

    name: str
    block: int  # index of the block or paragraph
    start: int
    end: int
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """What a capture says of a field that stays open all the same, in words for a person."""

    field: str
    message: str
    lines: LineRange


@dataclass(frozen=True, slots=True)
class Article:
    """What a capture says of one article; any field may be missing."""

    capture: CaptureId
    blocks: tuple[Block, ...]
    title: Found[str] | None = None
    date: Found[PartialDate] | None = None
    updated: Found[PartialDate] | None = None
    source: Found[str] | None = None
    source_url: Found[str] | None = None
    agency: Found[str] | None = None
    byline: tuple[Found[str], ...] = ()
    language: str | None = None  # ISO 639-1, None where the text is too short to tell
    people: tuple[Actor, ...] = ()
    organisations: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one capture holds: its articles in page order, and what was dropped.

    `refusal` says in words why a capture without articles has none.
    """

    capture: CaptureId
    articles: tuple[Article, ...]
    dropped: tuple[Dropped, ...] = ()
    refusal: str | None = None


# --------------------------------------------------------------------------- briefs


@dataclass(frozen=True, slots=True)
class Actor:
    """A person whom a body names by a full name, with the role as the text gives it."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """One file of `docs/briefs`: its front matter, its paragraphs, its path."""

    path: DocPath
    id: BriefId
    title: str
    paragraphs: tuple[str, ...]  # Markdown, one paragraph each
    date: PartialDate | None = None
    updated: PartialDate | None = None
    source: str | None = None
    source_url: str | None = None
    agency: str | None = None
    byline: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    organisations: tuple[str, ...] = ()
    language: str | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    seeds: tuple[CaptureId, ...] = ()
    review: tuple[str, ...] = ()  # names of front-matter fields the generator is unsure of
    corrections: tuple[str, ...] = ()  # dated notes, Markdown
    draft: bool = False


# --------------------------------------------------------------------------- the whole book


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """What people decided about one person, body or publisher in `names.yml`."""

    name: str
    aliases: tuple[str, ...] = ()
    different: tuple[str, ...] = ()  # names that look alike and are somebody else
    hidden: bool = False
    note: str | None = None  # Markdown, stands at the top of the person's page
    same: tuple[str, ...] = ()  # names of other entries that are this person's too
    briefs: tuple[str, ...] = ()  # ids; if there are any, the aliases hold in these alone


@dataclass(frozen=True, slots=True)
class RegisterPost:
    """What people decided about one post in `names.yml`; all are roles as briefs write them."""

    name: str
    aliases: tuple[str, ...] = ()
    different: tuple[str, ...] = ()  # roles that are another post, whatever the rules say


@dataclass(frozen=True, slots=True)
class Register:
    """People's decisions: the authority file `names.yml`."""

    people: tuple[RegisterEntry, ...] = ()
    posts: tuple[RegisterPost, ...] = ()
    organisations: tuple[RegisterEntry, ...] = ()
    sources: tuple[RegisterEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Appearance:
    """One brief that names a person: the spelling and the role it uses."""

    brief: BriefId
    name: str  # as this brief's front matter writes it
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One person over the whole book."""

    slug: Slug
    name: str  # the canonical name
    spellings: tuple[str, ...]  # every name the briefs use, the canonical one first
    appearances: tuple[Appearance, ...]  # newest first
    decided: bool = False  # True where names.yml says who this is
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something for a person to look at."""

    where: str  # a capture's or a file's path, relative to the book's folder
    message: str
    field: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One brief of a story."""

    brief: BriefId
    only: tuple[str, ...] = ()  # people and bodies that no other report of the story names


@dataclass(frozen=True, slots=True)
class Story:
    """Reports that tell one story in largely the same words; each stays a brief of its own."""

    reports: tuple[Report, ...]  # oldest first, those without a date last


@dataclass(frozen=True, slots=True)
class Evidence:
    """A brief that says something, and its words."""

    brief: BriefId
    words: str  # plain text


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person and a post, from the first to the last brief that says so."""

    person: Slug
    evidence: tuple[Evidence, ...]  # oldest first, those without a date last
    first: PartialDate | None = None
    last: PartialDate | None = None
    # "acting", "former", "late" or "named for it" where the briefs do not say that they hold it.
    said: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """An office that people hold one after another, and who held it as the briefs say."""

    slug: Slug
    title: str
    body: str | None  # the body or state whose office it is; None where its title says it all
    holders: tuple[Tenure, ...]  # by the first brief that says so, those without a date last
    others: tuple[Tenure, ...] = ()  # who does not hold it in the words of the briefs
    shared: bool = False  # held by several at a time: a deputy's, an adviser's
    roles: tuple[str, ...] = ()  # as the briefs write it, most used first
    decided: bool = False  # True where names.yml says what it is


@dataclass(frozen=True, slots=True)
class Corpus:
    """All briefs together, grouped; drafts and hidden people are in none of it.

    Briefs are ordered newest first, those without a date last, ties by path.
    """

    briefs: tuple[Brief, ...] = ()
    people: tuple[Person, ...] = ()  # by canonical name, folded
    problems: tuple[Problem, ...] = ()
    by_id: Mapping[BriefId, Brief] = field(default_factory=dict)
    person_of: Mapping[tuple[BriefId, str], Slug] = field(default_factory=dict)
    stories: tuple[Story, ...] = ()
    posts: tuple[Post, ...] = ()  # by body, those without one last
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # a body's other names


@dataclass(frozen=True, slots=True)
class Page:
    """One generated Markdown file to be: its path inside `docs/` and its full text."""

    path: DocPath
    text: str
