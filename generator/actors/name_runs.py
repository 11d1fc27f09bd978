"""Runs of capitalised words in languages with word lists of their own, and the names in them.

Takes a paragraph's words with their kinds, returns where a name begins and ends. Weighs nothing.
"""

from typing import Final, NamedTuple

from generator.actors.lexicon import HONORIFIC
from generator.actors.tokens import Token
from generator.actors.vocabularies import (
    ARTICLE,
    FAMILY,
    FIELD,
    GIVEN,
    HONOUR,
    KIND,
    KIND_BEHIND,
    LEAD,
    MODIFIER,
    OFFICE,
    PARTICLE,
    SAYS,
    STOP,
    Vocabulary,
)
from generator.text.names import has_family_first

_TWO: Final = 2
WHOLE: Final = 3  # words of a name without a known one
_ANDS: Final = frozenset({"e", "y"})
_NOT_NAME: Final = FIELD | KIND | KIND_BEHIND | STOP | SAYS | HONOUR


class Line(NamedTuple):
    """A paragraph with the kinds of its words in its language."""

    text: str
    tokens: tuple[Token, ...]
    kinds: tuple[int, ...]
    vocabulary: Vocabulary


def is_acronym(token: Token) -> bool:
    """Tell whether a word is letters of a body: "DPR", "PT"; an initial is none.

    Args:
        token: A token of the text.
    """
    return len(token.text) > 1 and token.text.isupper() and "." not in token.text


def is_capital(line: Line, at: int) -> bool:
    """Tell whether a word of a name or a body can stand at `at`.

    Args:
        line: The paragraph.
        at: Index of a token, which may lie behind the last one.
    """
    return 0 <= at < len(line.tokens) and line.tokens[at].word and line.tokens[at].capital


def ends_sentence(token: Token) -> bool:
    """Tell whether the full stop of a word is no part of it: "Göran Ek.", and not "Dr." or "J.".

    Args:
        token: A word of a name.
    """
    return token.text.endswith(".") and len(token.text) > _TWO and not token.kinds & HONORIFIC


def run_end(line: Line, first: int) -> int:
    """Return the end of the capitalised words, with their particles, that begin at `first`.

    Args:
        line: The paragraph.
        first: Index of the first of them.
    """
    at = first
    while at < len(line.tokens):
        if is_capital(line, at):
            at += 1
            if line.tokens[at - 1].genitive or ends_sentence(line.tokens[at - 1]):
                break
            continue
        behind = at
        while behind < len(line.tokens) and line.kinds[behind] & PARTICLE:
            behind += 1
        if at in (behind, first) or not is_capital(line, behind):
            break
        if line.tokens[at].text in _ANDS and line.kinds[behind] & GIVEN:
            break  # "João Prado e Ana Lobo" are two
        at = behind
    return at


def capitals_of(line: Line, first: int, end: int) -> list[int]:
    """Return the indexes of the capitalised words of a range, without its particles.

    Args:
        line: The paragraph.
        first: Index of its first token.
        end: Index after its last.
    """
    return [at for at in range(first, end) if is_capital(line, at)]


def is_name(line: Line, first: int, end: int) -> bool:
    """Tell whether a range has the shape of a full name and holds no word that is none.

    Args:
        line: The paragraph.
        first: Index of its first token.
        end: Index after its last.
    """
    words = capitals_of(line, first, end)
    if not _TWO <= len(words) <= line.vocabulary.longest or words[0] != first:
        return False
    kinds = line.kinds
    if kinds[first] & (OFFICE | LEAD | ARTICLE) and not kinds[first] & (GIVEN | FAMILY):
        return False
    unwanted = _NOT_NAME if line.vocabulary.capital_days else _NOT_NAME & ~STOP
    if kinds[first] & _NOT_NAME and not kinds[first] & (GIVEN | FAMILY):
        return False
    closed = line.vocabulary.family_first and kinds[first] & FAMILY
    if not closed and any(
        kinds[at] & unwanted and not kinds[at] & (GIVEN | FAMILY) for at in words[1:]
    ):
        return False
    if any(is_acronym(line.tokens[at]) for at in words):
        return False
    last = line.tokens[words[-1]].text
    return len(last.rstrip(".")) > 1


def name_end(line: Line, first: int, end: int) -> int:
    """Return where a name ends that begins at `first` of a run: before a title, a body, a day.

    Args:
        line: The paragraph.
        first: Index of its first token.
        end: Index after the run.
    """
    if line.vocabulary.family_first and line.kinds[first] & FAMILY:
        return end  # few family names there are, and any word can be a given name
    at = first + 1
    while at < end:
        kinds = line.kinds[at]
        if line.vocabulary.origin and kinds & PARTICLE and len(capitals_of(line, first, at)) > 1:
            break  # "Els Bakker | van Lund"
        if line.vocabulary.one_family and line.kinds[first] & GIVEN and at > first + 1:
            before = line.kinds[at - 1]
            if not before & (GIVEN | PARTICLE):
                break
        ends = FIELD | KIND | SAYS | KIND_BEHIND | (STOP if line.vocabulary.capital_days else 0)
        behind = kinds & ends and not kinds & (GIVEN | FAMILY)
        if behind or is_acronym(line.tokens[at]):
            break
        at += 1
    while at > first + 1 and not is_capital(line, at - 1):
        at -= 1
    return at


def start_of_name(line: Line, first: int, end: int, *, bound: bool) -> int | None:
    """Tell where in a capitalised run behind a title the name begins.

    Args:
        line: The paragraph.
        first: Index of the run's first token.
        end: Index after it.
        bound: A word such as "of" before the run needs one word of it.
    """
    words = capitals_of(line, first, end)[1 if bound else 0 :]
    if line.vocabulary.eastern_too:
        for at in words[:-1]:
            if is_eastern(line, at, end):
                return at
    known = _known_start(line, words, end)
    return _unknown_start(line, words, end) if known is None else known


def _known_start(line: Line, words: list[int], end: int) -> int | None:
    """Return where a name begins with a word that is known to be one."""
    family = FAMILY if line.vocabulary.family_first and not line.vocabulary.behind_name else 0
    # "Jaksa Agung | Bambang Wibowo": a word that names and describes is the later choice.
    for wanted, unwanted in ((family, 0), (GIVEN, FIELD | MODIFIER | KIND), (GIVEN, 0)):
        for at in words[:-1]:
            kinds = line.kinds[at]
            if not kinds & wanted or kinds & unwanted:
                continue
            if is_name(line, at, name_end(line, at, end)):
                return at
    return None


def _unknown_start(line: Line, words: list[int], end: int) -> int | None:
    """Return where a name of unknown words begins: behind what belongs to the role."""
    behind = next((at for at in words if not _is_of_role(line, at)), end)
    rest = [at for at in words if at >= behind]
    if len(rest) == WHOLE and line.vocabulary.loose and line.vocabulary.adjective:
        patronymic = line.vocabulary.patronymic
        if not (patronymic and patronymic.search(line.tokens[rest[1]].text)):
            rest = rest[1:]  # "мэр Лунда | Бажен Кротов"
    if _TWO <= len(rest) <= WHOLE and is_name(line, rest[0], end):
        return rest[0]
    return None


def is_eastern(line: Line, first: int, end: int) -> bool:
    """Tell whether a range is a name in the Chinese order: "Tan Wei Liang".

    Args:
        line: The paragraph.
        first: Index of its first token.
        end: Index after its last.
    """
    return has_family_first(tuple(token.text for token in line.tokens[first:end]))


def _is_of_role(line: Line, at: int) -> bool:
    kinds = line.kinds[at]
    return bool(kinds & (FIELD | MODIFIER | OFFICE | HONOUR | KIND)) or is_acronym(line.tokens[at])


def skip_honours(line: Line, at: int) -> int:
    """Return the index behind forms of address and words that only lead to a name.

    Args:
        line: The paragraph.
        at: Index of the first of them.
    """
    while at < len(line.tokens) and (
        line.kinds[at] & (HONOUR | LEAD) and not (line.kinds[at] & GIVEN and is_capital(line, at))
    ):
        at += 1
    return at
