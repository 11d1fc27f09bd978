"""One person of a text under all cases of the name, in languages that inflect names.

The name itself stands for its other cases where the text has it; nothing is made that the text
does not say. Takes places of names, returns weights and further places.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from generator.actors.name_runs import Line, is_capital
from generator.actors.place import Place
from generator.actors.signs import WEIGHTS
from generator.actors.vocabularies import (
    ARTICLE,
    HONOUR,
    JOIN,
    KIND,
    OFFICE,
    SAYS,
    STOP,
    Vocabulary,
)
from generator.text.cases import could_be_cases, forms, small
from generator.text.names import fold

_PLAIN: Final = 2  # letters of a word that is no name by itself


def weigh(places: Sequence[Place], known: Vocabulary) -> dict[str, float]:
    """Give all cases of a name its name, and return the sum of weights of every name.

    Args:
        places: The places of full names; their names are changed to the one that stands for all.
        known: The language of the text.
    """
    names: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        names[place.name].append(place)
    groups: list[list[str]] = []
    for name in names:
        for group in groups:
            if all(_is_one(name, other, names, known) for other in group):
                group.append(name)
                break
        else:
            groups.append([name])
    weights: dict[str, float] = {}
    for group in groups:
        chosen = min(group, key=lambda name: _rank(name, group, names[name], known))
        signs: set[str] = set()
        for name in group:
            for place in names[name]:
                signs |= place.signs
                place.name = chosen
        key = fold(chosen)
        weights[key] = max(weights.get(key, 0.0), sum(WEIGHTS[sign] for sign in signs))
    return weights


def _is_one(name: str, other: str, names: dict[str, list[Place]], known: Vocabulary) -> bool:
    """Tell whether two spellings of a text are cases of one name.

    "Александр Петров" and "Александра Петрова" are two people where both speak.
    """
    if not could_be_cases(name, other, known.code):
        return False
    plain = all(known.is_plain_given(one.split()[0]) for one in (name, other))
    speak = all(any("speaks" in place.signs for place in names[one]) for one in (name, other))
    return not (
        plain and speak and small(name.split(maxsplit=1)[0]) != small(other.split(maxsplit=1)[0])
    )


def _rank(
    name: str, group: Sequence[str], places: Sequence[Place], known: Vocabulary
) -> tuple[bool, int, bool, int]:
    """Return what puts the name itself before its other cases, the smallest first."""
    words = name.split()
    given = words[1] if known.behind_name and len(words) > 1 else words[0]
    speaks = any("speaks" in place.signs for place in places)
    made = [set(forms(small(word, dotless=known.dotless), known.code)) for word in words]
    others = sum(
        not all(
            small(word, dotless=known.dotless) in form
            for word, form in zip(other.split(), made, strict=False)
        )
        for other in group
    )
    return not known.is_plain_given(given), others, not speaks, len(name)


def bare_names(
    lines: Sequence[Line], places: Sequence[Place], sure: Collection[str]
) -> Iterator[Place]:
    """Yield the places of one word of a sure name, in any case.

    Args:
        lines: The paragraphs.
        places: The places of full names.
        sure: The names that are surely people's.
    """
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for place in places:
        taken[place.paragraph].append((place.start, place.end))
    called = _called(sure, lines[0].vocabulary) if lines else {}
    for index, line in enumerate(lines):
        for at, token in enumerate(line.tokens):
            word = called.get(_bare(line, at)) if _stands_alone(line, at) else None
            if word is None or any(
                token.start < end and start < token.end for start, end in taken[index]
            ):
                continue
            end = token.end
            if line.vocabulary.suffixed:
                end = without_ending(line.text, token.start, end)
            yield Place(index, token.start, end, word, (token,), {"again"})


def _called(sure: Collection[str], known: Vocabulary) -> dict[str, str]:
    """Return each case of each word of the sure names, with the word."""
    called: dict[str, str] = {}
    for name in sorted(sure):
        for word in name.split():
            if len(word) > _PLAIN:
                for form in forms(small(word, dotless=known.dotless), known.code):
                    called.setdefault(form, word)
    return called


def _bare(line: Line, at: int) -> str:
    low = small(line.tokens[at].text, dotless=line.vocabulary.dotless)
    return low.partition("'")[0] if line.vocabulary.suffixed else low


def _stands_alone(line: Line, at: int) -> bool:
    """Tell whether one capitalised word is no part of a longer name, and no street's."""
    if not is_capital(line, at) or len(line.tokens[at].text) <= _PLAIN:
        return False
    led = at and line.kinds[at - 1] & (STOP | JOIN | ARTICLE | HONOUR | OFFICE | SAYS)
    if (is_capital(line, at - 1) and not led) or is_capital(line, at + 1):
        return False
    return not (at and line.kinds[at - 1] & KIND)


def without_ending(text: str, start: int, end: int) -> int:
    """Return where a name ends whose case ending an apostrophe parts: "Selim Özkan|'la".

    Args:
        text: The paragraph.
        start: Where the name begins.
        end: Where its last word ends.
    """
    for at in range(end - 1, start, -1):
        if text[at].isspace():
            break
        if text[at] in "'’" and text[at + 1 : end].islower():
            return at
    return end
