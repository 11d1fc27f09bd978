"""An invented book of any size, as varied as a real one: for measuring time and memory.

Words, people, bodies and publishers are put together of syllables and come by Zipf's law: a few
everywhere, most of them rarely. People hold posts for some years, in the words of whoever
reports it, and are quoted directly and in reported speech; one brief in thirty is a copy of
another one under a title and a publisher of its own. The same size gives the same book.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Final

from generator.model import Actor, Brief, BriefId, DocPath, PartialDate
from generator.text.front_matter import write_brief

SEED: Final = 7
FIRST_DAY: Final = date(2006, 1, 1)
DAYS: Final = 7_300

_VOCABULARY: Final = 12_000  # words that are none of grammar
_COPIES: Final = 30  # one brief in so many is a copy
_SYLLABLES: Final = [
    "ba",
    "ke",
    "li",
    "mo",
    "nu",
    "ra",
    "se",
    "ti",
    "vo",
    "wy",
    "da",
    "fe",
    "gi",
    "ho",
    "ju",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
]
_GRAMMAR: Final = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "for",
    "that",
    "on",
    "with",
    "at",
    "by",
    "from",
    "was",
    "is",
    "were",
    "as",
    "it",
    "its",
    "had",
    "has",
    "been",
    "will",
    "would",
    "not",
    "after",
    "over",
    "under",
    "into",
    "more",
    "than",
    "other",
    "some",
    "all",
    "new",
    "two",
    "three",
    "which",
    "this",
    "their",
]
_STATES: Final = ("Chad", "Malta", "Nepal", "Peru", "Fiji", "Oman", "Togo", "Laos")
_FIELDS: Final = [
    "Trade",
    "Health",
    "Transport",
    "Education",
    "Labour",
    "Energy",
    "Justice",
    "Culture",
]
_KINDS: Final = ("Water Board", "Port Authority", "Harbour Commission", "Institute", "Union")
# Each line is one post in the words of several reports: `s` a state, `f` a field, `b` a body.
_POSTS: Final = (
    ("{s}'s Minister of {f}", "{f} Minister of {s}", "{s} {f} Minister"),
    ("Prime Minister of {s}", "{s}'s Prime Minister", "Premier of {s}"),
    ("Director of the {b}", "{b} Director", "{b}'s Director"),
    ("Chair of the {b}", "{b} Chairman", "Chairwoman of the {b}"),
    ("Deputy Director of the {b}", "{b} Deputy Director"),
    ("Ambassador of {s}", "{s}'s Ambassador"),
    ("spokesman for the {b}", "{b} spokesman"),
    ("Mayor",),
    ("General", "Major General"),
)


def a_name(chance: random.Random, words: int) -> str:
    """Put a name of some words together."""
    return " ".join(
        "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3)))).title() for _ in range(words)
    )


@dataclass(frozen=True, slots=True)
class Often:
    """Values that come by Zipf's law: the first twice as often as the second."""

    values: Sequence[str]
    weights: Sequence[float]  # added up

    @classmethod
    def of(cls, values: Sequence[str], *, beside: int = 0) -> "Often":
        """Take values, the most frequent first; `beside` are more frequent ones, not among them."""
        ranks = range(1 + beside, len(values) + 1 + beside)
        return cls(values, list(accumulate(1 / rank for rank in ranks)))

    def some(self, chance: random.Random, count: int) -> list[str]:
        """Draw some values; a value that is drawn twice comes twice."""
        return chance.choices(self.values, cum_weights=self.weights, k=count)


class Draw:
    """All that a book is drawn from."""

    def __init__(self, size: int) -> None:
        self.chance = chance = random.Random(SEED)
        self.people = Often.of([a_name(chance, 2) for _ in range(max(size // 3, 20))])
        self.bodies = Often.of(
            [f"{a_name(chance, 1)} {chance.choice(_KINDS)}" for _ in range(max(size // 10, 10))]
        )
        self.sources = Often.of([f"{a_name(chance, 1)} Courier" for _ in range(size // 200 + 3)])
        own = [a_name(chance, 1).lower() for _ in range(_VOCABULARY)]
        self.words = Often.of(own, beside=len(_GRAMMAR))
        self._careers: dict[str, list[tuple[str, ...]]] = {}

    def sentence(self, shortest: int = 9, longest: int = 24) -> str:
        """Return a sentence that names nobody: words of grammar between others."""
        chance = self.chance
        own = self.words.some(chance, chance.randint(shortest, longest))
        small = chance.choices((*_GRAMMAR, ""), k=len(own))
        said = " ".join(f"{one} {other}" for one, other in zip(small, own, strict=True)).split()
        return f"{' '.join(said[:longest]).capitalize()}."

    def role(self, name: str, day: date) -> str:
        """Return somebody's role of a day, in the words of one report."""
        if name not in self._careers:
            self._careers[name] = [self._post() for _ in range(self.chance.randint(1, 4))]
        career = self._careers[name]
        at = (day - FIRST_DAY).days * len(career) // DAYS
        return self.chance.choice(career[min(at, len(career) - 1)])

    def _post(self) -> tuple[str, ...]:
        chance = self.chance
        body = self.bodies.some(chance, 1)[0]
        state, subject = chance.choice(_STATES), chance.choice(_FIELDS)
        return tuple(form.format(s=state, f=subject, b=body) for form in chance.choice(_POSTS))

    def paragraphs(self, actors: Sequence[Actor], bodies: Sequence[str]) -> Iterator[str]:
        """Give the paragraphs of a brief that names some people and bodies, and quotes them."""
        chance = self.chance
        for number, actor in enumerate(actors):
            family = actor.name.split()[-1]
            role, said = actor.role or "", self.sentence()
            yield chance.choice(
                (
                    f"{self.sentence()} {role} {actor.name} opened it. {self.sentence()}",
                    f"{actor.name}, the {role}, left {chance.choice(_STATES)}. {self.sentence()}",
                    f"{self.sentence()} The {chance.choice(bodies)} met {role} {actor.name}.",
                )
            )
            yield chance.choice(
                (
                    f"“{said[:-1]},” {family} said. “{self.sentence()}”",
                    f"{family} said: “{said}” {self.sentence()}",
                    f"“{said[:-1]},” he added. {self.sentence()}",
                    f"According to {family}, {said.lower()} {self.sentence()}",
                )
            )
            if number % 2 == 0:
                yield f"{family} said that {self.sentence().lower()} {self.sentence()}"
        for _ in range(chance.randint(1, 5)):
            yield " ".join(self.sentence() for _ in range(chance.randint(2, 4)))

    def brief(self, number: int) -> Brief:
        """Return a brief of its own."""
        chance = self.chance
        day = FIRST_DAY + timedelta(chance.randrange(DAYS))
        names = dict.fromkeys(self.people.some(chance, chance.randint(1, 5)))
        actors = tuple(Actor(name, self.role(name, day)) for name in names)
        bodies = tuple(dict.fromkeys(self.bodies.some(chance, chance.randint(1, 3))))
        return Brief(
            path=DocPath(f"briefs/{day.year}/brief-{number}.md"),
            id=BriefId(f"bk{number:012d}"),
            title=self.sentence(6, 11)[:-1],
            paragraphs=tuple(self.paragraphs(actors, bodies)),
            date=PartialDate(day.year, day.month, day.day),
            source=self.sources.some(chance, 1)[0],
            actors=actors,
            organisations=bodies,
            language="en",
        )

    def copy(self, number: int, of: Brief) -> Brief:
        """Return another publisher's report in largely the same words."""
        year = of.date.year if of.date else 0
        return replace(
            of,
            path=DocPath(f"briefs/{year}/brief-{number}.md"),
            id=BriefId(f"bk{number:012d}"),
            title=self.sentence(6, 11)[:-1],
            paragraphs=(*of.paragraphs[: max(1, len(of.paragraphs) - 2)], self.sentence()),
            source=self.sources.some(self.chance, 1)[0],
        )


def a_book(size: int) -> Iterator[Brief]:
    """Give the briefs of an invented book."""
    draw = Draw(size)
    last: Brief | None = None
    for number in range(size):
        if last is not None and number % _COPIES == 0:
            yield draw.copy(number, last)
        else:
            last = draw.brief(number)
            yield last


def write_book(root: Path, size: int) -> None:
    """Write an invented book."""
    for brief in a_book(size):
        path = root / "docs" / brief.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_brief(brief), encoding="utf-8")
