"""Where a name ends in languages that part words and have no capitals.

A name goes on over known names, and over a word or two that nothing else is known of; a word of
grammar, a verb, an office, a mark or a particle ends it. Takes words, returns the run of a name.
"""

from collections.abc import Collection
from typing import Final, NamedTuple

from generator.actors.uncased_words import (
    BEFORE,
    BEHIND,
    BINDS,
    BOUND,
    DEFINITE,
    END,
    FAMILY,
    GIVEN,
    HEAD,
    HONOUR,
    INNER,
    KIND,
    NOUN,
    RANK,
    SAYS,
    STOP,
    Language,
    Word,
    phrase_at,
)

OTHER: Final = HEAD | INNER | HONOUR | RANK | SAYS | STOP | END | KIND | BEFORE | BEHIND | NOUN
_ENDS: Final = SAYS | STOP | END | BEHIND | BEFORE | HEAD
_LONGEST: Final = 5  # words of a name
_MOST_UNKNOWN: Final = 2
_INITIAL: Final = 3  # letters with their vowel signs
_TWO: Final = 2
_OF_A_PLACE: Final = ("ي", "י")  # endings of family names that say where from


class Run(NamedTuple):
    """A name among the words of a paragraph: half-open, with how many of its words are known."""

    first: int
    end: int
    known: int
    unknown: int
    bounded: bool  # a mark, a particle or a word of grammar stands behind it

    @property
    def size(self) -> int:
        """Return of how many words the name is, compounds as one."""
        return self.known + self.unknown


def name_at(
    words: list[Word], at: int, language: Language, *, backed: bool, alone: Collection[str]
) -> Run:
    """Return the name that begins at a word, empty where none does.

    Args:
        words: The words of a paragraph.
        at: Where the name begins.
        language: What is known of their language.
        backed: Whether an office or a form of address says that a name stands here.
        alone: Keys of words that stand beside verbs of speech in this text.
    """
    known = unknown = 0
    most = _MOST_UNKNOWN if backed or language.particles else 1
    here = at
    while here < len(words) and known + unknown < _LONGEST:
        word = words[here]
        if word.mark or (word.prefix and here > at) or _is_other(words, here, at, language):
            break
        step = _initial(words, here, language) or _compound(words, here, at)
        if step:
            known, here = known + 1, here + step
        elif word.kinds & (GIVEN | FAMILY):
            known, here = known + 1, here + 1
            if word.suffix:
                break
        elif _may_be_name(words, here, (known, unknown), most, language) or (
            known and unknown < _MOST_UNKNOWN and _speaks(word, language, alone)
        ):
            unknown, here = unknown + 1, here + 1
            if _ending(word, language):
                break
        else:
            break
    return Run(at, here, known, unknown, _is_bounded(words, here, language))


def _initial(words: list[Word], at: int, language: Language) -> int:
    """Return of how many tokens an initial is: two with its full stop."""
    behind = words[at + 1].text if at + 1 < len(words) else ""
    short = not language.head_first and len(words[at].text) <= _INITIAL
    known = words[at].kinds & OTHER and not words[at].kinds & GIVEN
    return 2 if short and behind == "." and not known else 0


def _compound(words: list[Word], here: int, at: int) -> int:
    """Return of how many words a compound is: "Abd" with the word behind it."""
    kinds = words[here].kinds
    if kinds & BINDS and here + 1 < len(words):
        behind = words[here + 1]
        if not behind.mark and (not behind.kinds & (STOP | SAYS | END) or behind.kinds & BOUND):
            return 2
    return int(bool(kinds & BOUND) and here > at)


def _is_other(words: list[Word], here: int, at: int, language: Language) -> bool:
    """Tell whether a word is none of a name: grammar, a verb, an office."""
    kinds = words[here].kinds
    end, told = phrase_at(words, here, language)
    if here > at and end > here + 1 and told & OTHER:
        return True
    if not kinds & OTHER:
        return False
    if kinds & END and not _initial(words, here, language):
        return True
    if not kinds & (GIVEN | FAMILY | BINDS | BOUND):
        return True
    # "Ahmad Qadi": an office for a family name, with no other name behind it.
    behind = words[here + 1] if here + 1 < len(words) else None
    return here > at and bool(
        (kinds & (STOP | END) and not kinds & FAMILY)
        or (kinds & HEAD and behind is not None and behind.kinds & GIVEN)
    )


def _may_be_name(
    words: list[Word], here: int, counts: tuple[int, int], most: int, language: Language
) -> bool:
    """Tell whether a word that nothing is known of can be the next of a name."""
    word, (known, unknown) = words[here], counts
    definite = bool(word.kinds & DEFINITE)
    if not _has_form(word, language) or (definite and not known + unknown):
        return False  # "the …" begins no name
    if known + unknown >= _TWO:
        last = words[here - 1].kinds
        if language.particles and last & FAMILY and not last & GIVEN:
            return False
        if not language.particles:
            of_a_place = definite and word.key.endswith(_OF_A_PLACE)
            return not unknown and (of_a_place or (most > 1 and _closes(words, here + 1)))
    return unknown < most


def _closes(words: list[Word], at: int) -> bool:
    """Tell whether a mark or a word with a particle before it stands at a place."""
    return at < len(words) and (words[at].mark or bool(words[at].prefix))


def _speaks(word: Word, language: Language, alone: Collection[str]) -> bool:
    """Tell whether an unknown word stands alone beside a verb of speech in this text."""
    return word.key in alone and _has_form(word, language)


def _has_form(word: Word, language: Language) -> bool:
    """Tell whether an unknown word has none of the endings and beginnings that names have not."""
    if word.suffix or word.key.endswith(language.no_names):
        return False
    definite = bool(language.article) and word.key.startswith(language.article)
    return definite or not word.key.startswith(language.no_begins)


def _ending(word: Word, language: Language) -> int:
    """Return the letters of a case ending, where an unknown word bears one for sure."""
    for suffix in language.suffixes:
        if len(suffix) > 1 and word.key.endswith(suffix) and len(word.key) > len(suffix) + 1:
            return len(suffix)
    return 0


def _is_bounded(words: list[Word], at: int, language: Language) -> bool:
    if at >= len(words) or words[at].mark or words[at].prefix:
        return True
    last = words[at - 1]
    kinds = phrase_at(words, at, language)[1]
    return bool(kinds & _ENDS or last.suffix or _ending(last, language))


def written(text: str, words: list[Word], run: Run, language: Language) -> tuple[int, int]:
    """Return the range of a name in its paragraph, without particles and endings.

    Args:
        text: The paragraph.
        words: Its words.
        run: The name.
        language: What is known of their language.
    """
    first, last = words[run.first], words[run.end - 1]
    end = last.end - (
        last.suffix
        or (0 if last.kinds & (GIVEN | FAMILY) or last.mark else _ending(last, language))
    )
    start = first.start + first.prefix
    return start, start + len(text[start:end].rstrip(" .,"))
