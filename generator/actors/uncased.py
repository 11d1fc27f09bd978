"""People in languages that part words and have no capitals: Arabic, Hebrew, Hindi and others.

An office, a form of address or a frequent given name shows that a name begins; what ends it is
told by `uncased_names`. An office stands before the name, or behind it in apposition. Takes
paragraphs, returns namings with the office as written. A name that nothing speaks for is left out.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.actors.namings import Naming
from generator.actors.uncased_names import OTHER, Run, name_at, written
from generator.actors.uncased_roles import COMMAS, Role, role_at, role_behind
from generator.actors.uncased_words import (
    BEHIND,
    BINDS,
    END,
    GIVEN,
    HEAD,
    HONOUR,
    KIND,
    NAME,
    RANK,
    SAYS,
    STOP,
    Language,
    Word,
    known_language,
    phrase_at,
    words_of,
)

_TWO: Final = 2
_NEAR: Final = 2  # words before a name where a street or a hospital says that it is its name


def find(paragraphs: Sequence[str], code: str) -> Iterator[Naming]:
    """Find the people whom a text names in full.

    Args:
        paragraphs: Plain text.
        code: The text's language, a file in `data/people/`.

    Yields:
        The namings in text order.
    """
    language = known_language(code)
    parts = [words_of(paragraph, language) for paragraph in paragraphs]
    alone = _beside_speech(parts)
    for number, (text, words) in enumerate(zip(paragraphs, parts, strict=True)):
        at = 0
        while at < len(words):
            found = _named_at(words, at, language, alone)
            if found is None:
                at += 1
                continue
            run, role = found
            posted = role is not None and not role.rank
            behind = None if posted else role_behind(words, run.end, language)
            start, end = written(text, words, run, language)
            told = behind or role
            office = text[told.start : told.end] if told else None
            yield Naming(number, start, end, " ".join(text[start:end].split()), office)
            at = behind.next if behind else run.end


def _beside_speech(parts: Sequence[list[Word]]) -> frozenset[str]:
    """Return the words that stand alone beside a verb of speech, as family names do."""
    found = set()
    for words in parts:
        for at, word in enumerate(words):
            if word.kinds & SAYS:
                near = [*words[at - 1 : at], *words[at + 1 : at + 2]]
                found |= {other.key for other in near if not other.mark and not other.kinds & OTHER}
    return frozenset(found)


def _named_at(
    words: list[Word], at: int, language: Language, alone: frozenset[str]
) -> tuple[Run, Role | None] | None:
    """Return the name that an office at a word introduces, or that begins there itself."""
    word = words[at]
    if word.mark:
        return None
    if phrase_at(words, at, language)[1] & (HEAD | RANK | HONOUR):
        found = _introduced(words, at, language, alone)
        if found:
            return found
    starts = word.kinds & (GIVEN | BINDS) and _may_begin(words, at, language)
    if starts and not _is_thing(words, at):
        run = name_at(words, at, language, backed=False, alone=alone)
        if _is_alone_a_name(words, run, language):
            return run, None
    return None


def _introduced(
    words: list[Word], at: int, language: Language, alone: frozenset[str]
) -> tuple[Run, Role | None] | None:
    """Return the name behind an office, a rank or a form of address, with the office."""
    role = role_at(words, at, language)
    begin = role.next if role else at
    comma = begin < len(words) and words[begin].text in COMMAS
    first, rank = _past_honours(words, begin + comma, language)
    if first >= len(words) or not _may_begin(words, first, language):
        return None
    if comma and first == begin + 1 and not words[first].kinds & NAME:
        return None
    if words[first - 1].kinds & KIND or (role is None and _is_thing(words, at)):
        return None
    run = name_at(words, first, language, backed=True, alone=alone)
    opens = run.end < len(words) and not words[run.end].mark
    if run.size < _TWO or (comma and opens):
        return None
    told = (role is None or role.whole) and run.bounded and run.size <= _TWO + 1
    if not run.known:
        told = told and _is_agent(words, run, language, alone)
    named = words[first].kinds & NAME and (
        run.bounded or not _may_hold_particle(words, run, language)
    )
    return (run, role or rank) if told or named else None


def _may_hold_particle(words: list[Word], run: Run, language: Language) -> bool:
    """Tell whether an unknown last word can be a preposition with its noun."""
    last = words[run.end - 1]
    return bool(run.unknown) and not last.kinds and last.key.startswith(language.prepositions)


def _may_begin(words: list[Word], at: int, language: Language) -> bool:
    """Tell whether a full name can begin with a word."""
    if words[at].mark or words[at].key in language.sons:
        return False
    return not phrase_at(words, at, language)[1] & STOP


def _is_agent(words: list[Word], run: Run, language: Language, alone: frozenset[str]) -> bool:
    """Tell whether words that nothing is known of are somebody who speaks or acts."""
    last = words[run.end - 1]
    if last.key in alone:
        return True
    behind = words[run.end].key if run.end < len(words) else ""
    return behind in language.agents or last.key.endswith(tuple(language.agents))


def _past_honours(words: list[Word], at: int, language: Language) -> tuple[int, Role | None]:
    """Return where the name begins behind forms of address, and the rank among them."""
    rank: Role | None = None
    while at < len(words) and not words[at].mark:
        end, kinds = phrase_at(words, at, language)
        if not kinds & (HONOUR | RANK):
            break
        # "Sayyid Ali" is a name where no other follows.
        if kinds & GIVEN and not (end < len(words) and words[end].kinds & (NAME | HONOUR)):
            break
        if kinds & RANK:
            start = rank.start if rank else words[at].start + words[at].prefix
            rank = Role(start, words[end - 1].end, end, whole=True, rank=True)
        at = end
        if at < len(words) and words[at].text == ".":
            at += 1
    return at, rank


def _is_thing(words: list[Word], at: int) -> bool:
    """Tell whether a street, a prize or a hospital stands before a name that is its own."""
    for word in reversed(words[max(at - _NEAR, 0) : at]):
        if word.mark:
            return False
        if word.kinds & KIND:
            return True
    return False


def _is_alone_a_name(words: list[Word], run: Run, language: Language) -> bool:
    """Tell whether a run is a name though no office stands before it."""
    if run.size < _TWO:
        return False
    before = words[run.first - 1].kinds if run.first else 0
    behind = phrase_at(words, run.end, language)[1] if run.end < len(words) else 0
    if role_behind(words, run.end, language):
        return True
    if run.known >= _TWO and not run.unknown:
        return True
    if run.known >= _TWO and run.bounded:
        return True
    spoken = behind & (SAYS | BEHIND) or (language.particles and behind & END)
    if language.head_first and before & SAYS and not before & STOP:
        return run.bounded
    return bool(spoken)
