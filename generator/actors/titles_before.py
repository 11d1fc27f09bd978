"""The role that leads to a name, in languages with word lists of their own.

An office opens a role; what it is of stands behind it ("ministre de l'Intérieur", "Министр
обороны") or before it ("Dışişleri Bakanı"), and the name follows, with or without a comma. Takes a
paragraph's words with their kinds, returns ranges. Weighs nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from generator.actors.name_runs import (
    Line,
    capitals_of,
    is_acronym,
    is_capital,
    is_name,
    name_end,
    run_end,
    skip_honours,
    start_of_name,
)
from generator.actors.role_marks import is_shortening, opening_quote, skip_quoted
from generator.actors.role_words import is_elided
from generator.actors.vocabularies import (
    ACCORDING,
    ARTICLE,
    FAMILY,
    FIELD,
    GIVEN,
    HONOUR,
    JOIN,
    LEAD,
    MODIFIER,
    NATIONAL,
    OFFICE,
    PARTICLE,
    SAYS,
    STOP,
)

REACH: Final = 16  # tokens of a role
UNKNOWN: Final = 5  # plain words in one


class Titled(NamedTuple):
    """A role and the name that it is said of, as ranges of tokens."""

    first: int
    end: int
    name: int
    name_end: int
    comma: bool
    office: int


@dataclass(slots=True)
class _Walk:
    """Where a look from an office to the name has come to."""

    at: int
    unknown: int = 0  # words of no list so far
    bound: bool = False  # the last word needs another behind it: "of"
    joined: bool = False  # such a word has stood there


def behind_office(line: Line, office: int) -> tuple[int, int, bool] | None:
    """Follow a role from its office to the name.

    Args:
        line: The paragraph.
        office: Index of the office.

    Returns:
        The end of the role, the start of the name, and whether a comma parts them.
    """
    walk = _Walk(office + 1)
    while walk.at < min(len(line.tokens), office + REACH):
        found = _name_here(line, walk)
        if found is not None:
            return found
        if not _goes_on(line, walk):
            return None
    return None


def _name_here(line: Line, walk: _Walk) -> tuple[int, int, bool] | None:
    """Return the name that begins where the walk has come to, or behind the comma there."""
    at, token = walk.at, line.tokens[walk.at]
    name = skip_honours(line, at)
    if name > at and is_capital(line, name):
        if start_of_name(line, name, run_end(line, name), bound=False) == name:
            return at, name, False
    elif token.text == "," and not walk.bound:
        name = skip_honours(line, at + 1)
        if is_capital(line, name) and is_name(
            line, name, name_end(line, name, run_end(line, name))
        ):
            return at, name, True
    if token.word and token.capital:
        end = run_end(line, at)
        start = start_of_name(line, at, end, bound=walk.bound)
        if start is not None and not _is_followed_by_name(line, start, end):
            return start, start, False
    return None


def _goes_on(line: Line, walk: _Walk) -> bool:
    """Go on by a word or a mark, and tell whether the role can go on so."""
    token, kinds = line.tokens[walk.at], line.kinds[walk.at]
    if kinds & LEAD:
        return False
    if not token.word:
        return _passes_mark(line, walk)
    if token.capital:
        walk.at, walk.bound = run_end(line, walk.at), False
        return True
    if kinds & JOIN:
        walk.bound = walk.joined = True
    elif not _passes_word(line, walk):
        return False
    walk.at += 1
    return True


def _passes_mark(line: Line, walk: _Walk) -> bool:
    quoted = skip_quoted(line, walk.at)
    if quoted is not None:
        walk.at, walk.bound = quoted, False
        return True
    if is_elided(line.tokens[walk.at]):
        walk.bound = walk.joined = True
    elif not is_shortening(line, walk.at) and not (
        line.vocabulary.loose and line.tokens[walk.at].text[0].isdigit()
    ):
        return False
    walk.at += 1
    return True


def _passes_word(line: Line, walk: _Walk) -> bool:
    kinds = line.kinds[walk.at]
    if kinds & (STOP | SAYS | ACCORDING) and not kinds & (FIELD | MODIFIER):
        return False
    plain = not kinds & (FIELD | MODIFIER | OFFICE)
    walk.unknown += plain
    walk.bound = False
    return walk.unknown <= UNKNOWN and not (plain and not (line.vocabulary.loose or walk.joined))


def _is_followed_by_name(line: Line, start: int, end: int) -> bool:
    """Tell whether capitals behind a noun are a body's: "director of the firm Sur, | Jo Roe"."""
    if line.kinds[start] & (GIVEN | FAMILY) or not line.kinds[start - 1] & FIELD:
        return False
    if end + 1 >= len(line.tokens) or line.tokens[end].text != ",":
        return False
    name = skip_honours(line, end + 1)
    if not is_capital(line, name) or not line.kinds[name] & (GIVEN | FAMILY):
        return False
    return is_name(line, name, name_end(line, name, run_end(line, name)))


def before_office(line: Line, office: int) -> int:
    """Return where the role begins whose office stands at `office`.

    Args:
        line: The paragraph.
        office: Index of the office.
    """
    first = office
    while first and line.tokens[first - 1].word:
        kinds = line.kinds[first - 1]
        modifies = kinds & (MODIFIER | NATIONAL) and not kinds & (STOP | SAYS)
        if not modifies and not _is_adjective(line, first - 1):
            break
        first -= 1
    return _ahead(line, first) if line.vocabulary.ahead else first


def _is_adjective(line: Line, at: int) -> bool:
    """Tell whether a capitalised word at the head of a sentence is an adjective: "Главният"."""
    token = line.tokens[at]
    adjective = line.vocabulary.adjective
    return bool(
        adjective
        and token.capital
        and token.opens
        and not line.kinds[at] & (GIVEN | OFFICE | STOP | SAYS)
        and adjective.search(token.text.casefold())
    )


def _ahead(line: Line, office: int) -> int:
    """Return where the words before an office begin that say what it is of."""
    sure = first = office
    while first and office - first < REACH:
        at = first - 1
        token, kinds = line.tokens[at], line.kinds[at]
        if not token.word:
            before = _mark_ahead(line, at)
            if before is None:
                # A mark is where a phrase begins; an apostrophe or a number is inside of one.
                return sure if token.text[0] in "'’" or token.text.isdecimal() else first
            first = before
            continue
        if kinds & (SAYS | ACCORDING | STOP | ARTICLE | LEAD) and not kinds & FIELD:
            return first
        fits = _fits(line, at)
        if token.capital:
            chained = is_capital(line, at + 1) and at + 1 < sure
            if not (fits or (chained and not kinds & GIVEN) or is_acronym(token)):
                return sure
        elif not (fits or kinds & (FIELD | MODIFIER | NATIONAL)):
            return sure
        first = at
        if token.capital or kinds & (FIELD | MODIFIER):
            sure = at
    return sure if first else first


def _fits(line: Line, at: int) -> bool:
    """Tell whether a word has the ending of what an office is of."""
    complement = line.vocabulary.complement
    token = line.tokens[at]
    if line.vocabulary.suffixed and token.opens and not is_capital(line, at + 1):
        # "Golü | kaleci …": the object of the sentence stands first.
        return bool(line.kinds[at] & (FIELD | MODIFIER)) or token.text.endswith("n")
    return token.genitive or complement is None or bool(complement.search(token.text.casefold()))


def _mark_ahead(line: Line, at: int) -> int | None:
    """Return where to go on before a mark that stands inside a role."""
    opening = opening_quote(line, at)
    if opening is not None:
        return opening
    return at if is_shortening(line, at) else None


def titles(line: Line) -> Iterator[Titled]:
    """Yield every role that leads to a name behind it, in order of the offices.

    Args:
        line: The paragraph.
    """
    for office, kinds in enumerate(line.kinds):
        if not kinds & OFFICE or (kinds & GIVEN and not is_capital(line, office + 1)):
            continue
        found = behind_office(line, office)
        if found is None:
            continue
        end, name, comma = found
        first = before_office(line, office)
        if comma and _is_said_of_another(line, first):
            continue
        while end > office + 1 and (
            line.kinds[end - 1] & (JOIN | LEAD | ARTICLE | HONOUR)
            or line.tokens[end - 1].text in "'’"
        ):
            end -= 1
        yield Titled(first, end, name, name_end(line, name, run_end(line, name)), comma, office)


def _is_said_of_another(line: Line, first: int) -> bool:
    """Tell whether a role between two commas belongs to the name before it."""
    at = first
    while at and line.kinds[at - 1] & (ARTICLE | STOP | JOIN) and line.tokens[at - 1].word:
        at -= 1
    if not at or line.tokens[at - 1].text != ",":
        return False
    end = at - 1
    start = end
    while start and (is_capital(line, start - 1) or line.kinds[start - 1] & PARTICLE):
        start -= 1
    while start < end and not is_capital(line, start):
        start += 1
    return start < end and len(capitals_of(line, start, end)) > 1


def written(line: Line, first: int, end: int) -> str:
    """Return a role as the text gives it.

    Args:
        line: The paragraph.
        first: Index of its first token.
        end: Index after its last.
    """
    return " ".join(line.text[line.tokens[first].start : line.tokens[end - 1].end].split())
