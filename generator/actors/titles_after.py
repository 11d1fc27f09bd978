"""The role that is said of a name behind it, in languages with word lists of their own.

", directeur de la Banque du Nord," and "(65), Vorsitzende des Vereins"; in Hungarian the office
stands there without a comma. Takes a paragraph's words with their kinds, returns a range.
"""

from typing import Final

from generator.actors.name_runs import WHOLE, Line
from generator.actors.role_marks import is_shortening, skip_quoted
from generator.actors.role_words import is_elided
from generator.actors.titles_before import REACH, UNKNOWN, behind_office
from generator.actors.vocabularies import (
    ACCORDING,
    ARTICLE,
    FIELD,
    GIVEN,
    HONOUR,
    JOIN,
    MODIFIER,
    NATIONAL,
    OFFICE,
    PARTICLE,
    SAYS,
    STOP,
)

_BRACKET: Final = 5  # tokens of a note in brackets behind a name
_OPENERS: Final = frozenset(",(–—")


def after_name(line: Line, end: int) -> tuple[int, int] | None:
    """Find the role that is said of a name behind it: ", directeur de la Banque du Nord,".

    Args:
        line: The paragraph.
        end: Index after the name's last token.
    """
    direct = _directly_after(line, end) if line.vocabulary.behind_name else None
    if direct is not None:
        return direct
    tokens = line.tokens
    end = _behind_note(line, end)
    if end + 1 >= len(tokens) or tokens[end].text not in _OPENERS:
        return None
    first = _behind_age(line, end + 1)
    while first < len(tokens) and (line.kinds[first] & ARTICLE or is_elided(line.tokens[first])):
        first += 1
    office = _office_ahead(line, first) if line.vocabulary.ahead else _office_after(line, first)
    if office is None:
        return None
    led = None if line.vocabulary.behind_name else behind_office(line, office)
    if led is not None and not led[2]:
        return None  # ", President Jane Roe": the title is the next person's
    return first, _end_of_apposition(line, office)


def _behind_note(line: Line, end: int) -> int:
    """Return the index behind a note in brackets that stands before a comma: "Jo Roe (NS), …"."""
    tokens = line.tokens
    if end < len(tokens) and tokens[end].text == "(":
        for at in range(end, min(end + _BRACKET, len(tokens) - 1)):
            if tokens[at].text == ")":
                return at + 1
    return end


def _behind_age(line: Line, first: int) -> int:
    """Return the index behind an age and its comma: "34 años, | activista"."""
    if line.tokens[first].text.isdecimal() or line.kinds[first] & JOIN:
        for at in range(first + 1, min(first + _BRACKET, len(line.tokens) - 1)):
            if line.tokens[at].text == ",":
                age = any(token.text.isdecimal() for token in line.tokens[first:at])
                return at + 1 if age else first
    return first


def _directly_after(line: Line, end: int) -> tuple[int, int] | None:
    """Find the office behind a name without a comma: "Kovács Péter | közlekedési miniszter"."""
    at = end
    while at < len(line.tokens) and at - end <= WHOLE:
        token, kinds = line.tokens[at], line.kinds[at]
        if not token.word or token.capital or kinds & (STOP | SAYS):
            return None
        if kinds & OFFICE:
            while at + 1 < len(line.tokens) and line.kinds[at + 1] & OFFICE:
                at += 1  # "rendőr őrnagy"
            return end, at + 1
        if not kinds & (MODIFIER | FIELD | NATIONAL):
            return None
        at += 1
    return None


def _office_after(line: Line, first: int) -> int | None:
    """Find the office that begins what is said of a name, behind adjectives."""
    for at in range(first, min(first + WHOLE + 1, len(line.tokens))):
        token, kinds = line.tokens[at], line.kinds[at]
        if kinds & OFFICE and not (kinds & GIVEN and token.capital):
            return at
        if not kinds & (MODIFIER | NATIONAL | HONOUR | FIELD) and not is_shortening(line, at):
            return None
    return None


def _office_ahead(line: Line, first: int) -> int | None:
    """Find the office that ends what is said of a name, behind what it is of."""
    found, at = None, first
    while at < min(first + REACH, len(line.tokens)):
        token, kinds = line.tokens[at], line.kinds[at]
        quoted = skip_quoted(line, at)
        if quoted is not None:
            at = quoted
            continue
        if kinds & OFFICE and not (kinds & GIVEN and token.capital):
            found = at
        elif _ends_phrase(line, at, found=found is not None):
            break
        at += 1
    return found


def _ends_phrase(line: Line, at: int, *, found: bool) -> bool:
    """Tell whether what is said of a name cannot go on at `at`."""
    token, kinds = line.tokens[at], line.kinds[at]
    if not token.word:
        return not is_shortening(line, at)
    if kinds & (STOP | SAYS) and not kinds & (FIELD | MODIFIER):
        return True
    return found and not kinds & JOIN and not token.capital


def _end_of_apposition(line: Line, office: int) -> int:
    """Return where what is said of a name ends: at a mark, a verb, a relative pronoun."""
    at, unknown = office + 1, 0
    while at < min(len(line.tokens), office + REACH):
        if not line.tokens[at].word:
            quoted = skip_quoted(line, at)
            if quoted is None and not _is_inner_mark(line, at):
                break
            at = at + 1 if quoted is None else quoted
            continue
        plain = _is_plain(line, at)
        unknown += plain
        if _ends_role(line, at) or unknown > UNKNOWN:
            break
        if plain and not (line.vocabulary.loose or _joins(line, at - 1)):
            break
        at += 1
    while at > office + 1 and (_joins(line, at - 1) or line.kinds[at - 1] & ARTICLE):
        at -= 1
    return at


def _is_inner_mark(line: Line, at: int) -> bool:
    text = line.tokens[at].text
    return text[-1] in "'’" or text[0].isdigit() or is_shortening(line, at)


def _joins(line: Line, at: int) -> bool:
    return bool(line.kinds[at] & JOIN) or is_elided(line.tokens[at])


def _ends_role(line: Line, at: int) -> bool:
    kinds = line.kinds[at]
    return bool(kinds & (STOP | SAYS | ACCORDING)) and not kinds & (JOIN | FIELD | MODIFIER)


def _is_plain(line: Line, at: int) -> bool:
    known = JOIN | FIELD | MODIFIER | NATIONAL | PARTICLE
    return not line.tokens[at].capital and not line.kinds[at] & known
