"""Bodies that briefs call by an acronym and in full, where a brief itself says that both are one.

"The North Sea Forum (NSF) met" says it. Where an acronym is written out in two ways, or a name has
two acronyms, it may be two bodies, and nothing follows. Takes briefs, returns names.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from generator.model import Brief
from generator.text.names import fold


def names_of_one_body(
    briefs: Sequence[Brief], decided: Collection[str] = ()
) -> tuple[tuple[str, ...], ...]:
    """Return the names that are an acronym and what it stands for, in the whole book.

    Args:
        briefs: The briefs; only names among their organisations are looked at.
        decided: Folded names that people decided on, which stay as they decided.

    Returns:
        For each such body its names, the one that most briefs use first, in full where as many do.
    """
    used = Counter(name for brief in briefs for name in brief.organisations)
    spellings: dict[str, list[str]] = defaultdict(list)
    for name in used:
        spellings[_spelling(name)].append(name)
    stands_for: dict[str, set[str]] = defaultdict(set)
    for brief in briefs:
        for acronym, name in _written_out(brief):
            stands_for[acronym].add(_spelling(name))
    shortened = Counter(each for meant in stands_for.values() for each in meant)
    found = []
    for acronym, meant in sorted(stands_for.items()):
        names = [acronym, *(name for each in meant for name in spellings[each])]
        is_one = len(meant) == 1 and all(shortened[each] == 1 for each in meant)
        if is_one and acronym in used and {*map(fold, names)}.isdisjoint(decided):
            found.append(tuple(sorted(names, key=lambda name: (-used[name], -len(name), name))))
    return tuple(found)


def _written_out(brief: Brief) -> Iterator[tuple[str, str]]:
    """Give each acronym that the text of a brief writes out, with the name in full."""
    names = [name for name in brief.organisations if " " in name]
    for paragraph in brief.paragraphs if names else ():
        if "(" in paragraph:
            for name in names:
                _, found, behind = paragraph.partition(f"{name} (")
                acronym = behind.partition(")")[0] if found else ""
                if is_acronym_of(acronym, name):
                    yield acronym, name


def is_acronym_of(acronym: str, name: str) -> bool:
    """Tell whether capitals stand, in their order, for the words of a name.

    >>> is_acronym_of("NSF", "North Sea Forum"), is_acronym_of("LUND", "North Sea Forum")
    (True, False)
    """
    if not (acronym.isalpha() and acronym.isupper() and 1 < len(acronym) < len(name)):
        return False
    letters = iter(fold(name))
    return all(letter in letters for letter in fold(acronym))


def _spelling(name: str) -> str:
    """Return what the spellings of one name share: "Organisation" is "Organization"."""
    return fold(name).removeprefix("the ").replace("z", "s")
