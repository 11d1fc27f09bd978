"""One candidate for a person's name at its place in a text, with what speaks for it."""

from dataclasses import dataclass, field

from generator.actors.lexicon import NO_NAME, PEOPLE, SUFFIX
from generator.actors.signs import is_initial
from generator.actors.tokens import Token


@dataclass(slots=True)
class Place:
    """One candidate at its place, with the signs beside it."""

    paragraph: int
    start: int
    end: int
    name: str
    words: tuple[Token, ...]
    signs: set[str] = field(default_factory=set)
    role: str | None = None
    post: bool = False
    shared: bool = False  # the role is said of the list that begins here
    said: str | None = None  # what a language model takes it for

    @property
    def is_full(self) -> bool:
        """Tell whether it has two words at least, the last of them no initial."""
        words = [word for word in self.words if not word.kinds & SUFFIX]
        return len(words) > 1 and not is_initial(words[-1])

    @property
    def is_whole(self) -> bool:
        """Tell whether it is one word and yet a whole name: of "Pope Leo", of "Paijo, 61,"."""
        words = [word for word in self.words if not word.kinds & SUFFIX]
        if len(words) != 1 or self.said not in (None, "person"):
            return False
        named = self.signs & {"whole name", "age"}
        return bool(named) and not words[0].kinds & NO_NAME & ~PEOPLE
