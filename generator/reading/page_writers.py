"""Who wrote a page, out of what its data, its lines and the names of their containers say.

Takes the statements of `reading.page_data` and what readers see, returns one `Found` a name with
its evidence. A site that names itself as a writer names no person.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Final

from generator.data import load
from generator.model import Article, Found
from generator.reading.byline_names import looks_like_person, names_in
from generator.reading.bylines import byline_start
from generator.reading.markup import Shown
from generator.reading.page_fields import key_of, line_at
from generator.reading.page_origin import HANDLE, LONGEST_NAME
from generator.reading.page_statements import Statement, of_field
from generator.text.phrases import fold, words_of

_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*$")
_ADDRESS: Final = re.compile(r"(?<![^\s@])[^\s@]++@[^\s@]+\.\w+|@\w+")
_TOGETHER: Final = 6  # lines of the source
_MOST_WRITERS: Final = 12
_NAME_WORDS: Final = range(1, 8)
_FEW: Final = 3
_ABOVE: Final = 14  # lines of the page
_BELOW: Final = 6


def choose_writers(
    said: Sequence[Statement], shown: Sequence[Found[str]], sites: Iterable[str]
) -> tuple[tuple[Found[str], ...], Found[str] | None]:
    """Choose who wrote a page, and the agency that it names in a writer's place.

    Args:
        said: The statements of the page.
        shown: The names in its byline as readers see it.
        sites: Names of the site.

    Returns:
        The writers: persons, or the office where the page names one; and the agency.
    """
    groups: dict[str, list[Statement]] = {}
    for each in of_field(said, "author"):
        groups.setdefault(each.place.partition(", as")[0], []).append(each)
    marked = groups.pop("marked as the author", [])
    own = {key_of(site) for site in sites}
    people: list[Found[str]] = []
    offices: list[Found[str]] = []
    agency: Found[str] | None = None
    for group in groups.values():
        persons, named, bodies = _writers_in(group, own)
        people = people or persons
        offices = offices or bodies
        agency = agency or named
    people = people or list(shown)
    if not people and marked:
        # Teasers mark their authors too: those of the article stand first.
        first = [each for each in marked if each.line - marked[0].line <= _TOGETHER]
        people, _, _ = _writers_in(first, own)
    others = [each for each in offices if key_of(each.value) not in own]
    return tuple(people[:_MOST_WRITERS] or others or ([] if agency else offices[:1])), agency


def _writers_in(
    group: Sequence[Statement], own: Collection[str]
) -> tuple[list[Found[str]], Found[str] | None, list[Found[str]]]:
    """Tell persons, agencies and offices apart in what one place says."""
    people: dict[str, Found[str]] = {}
    offices: dict[str, Found[str]] = {}
    agency: Found[str] | None = None
    for each in group:
        text = _IN_BRACKETS.sub("", byline_start().sub("", each.value)).strip()
        if HANDLE.search(text) or not any(char.isalpha() for char in text):
            continue
        named, agencies = names_in(text)
        if agencies and agency is None:
            agency = Found(agencies[0], line_at(each.line), f"author in {each.place}", 0.9)
        if not named and not agencies and len(text) <= LONGEST_NAME:
            short = len(text.split()) in _NAME_WORDS
            if "as a person" in each.place and short and not _is_office(text):
                named = [text]
            elif short:
                offices.setdefault(fold(text), Found(text, line_at(each.line), each.place, 0.8))
        for name in named:
            kind = offices if key_of(name) in own else people
            kind.setdefault(fold(name), Found(name, line_at(each.line), each.place, 0.95))
    return list(people.values()), agency, list(offices.values())


def _is_office(text: str) -> bool:
    words = {fold(word).strip(".") for word in text.split()}
    return bool(words & {fold(word).strip("~=") for word in words_of("office")}) and (
        not looks_like_person(text)
    )


@cache
def _containers() -> frozenset[str]:
    return frozenset(load("container_words")["writers"])


def writers_in_names(shown: Sequence[Shown], visible: Article) -> tuple[Found[str], ...]:
    """Find writers in the containers near a text that are called after them.

    Args:
        shown: The lines of the part of the page that holds the article.
        visible: The article as its lines tell it.

    Returns:
        The persons whose names stand there, at most three; none where more do.
    """
    texts = {block.text for block in visible.blocks}
    body = [index for index, line in enumerate(shown) if line.line.text in texts]
    if not body:
        return ()
    above, below = body[0], body[-1] + 1
    near = [*range(max(0, above - _ABOVE), above), *range(below, min(below + _BELOW, len(shown)))]
    found: dict[str, Found[str]] = {}
    for index in near:
        line = shown[index]
        if not any(_containers() & set(names) for names in line.names[:2]):
            continue
        text = _ADDRESS.sub(" ", byline_start().sub("", line.line.text)).strip(" ,;|·-")
        if len(text.split()) not in _NAME_WORDS or not looks_like_person(text):
            continue
        for name in names_in(text)[0] or [text]:
            rule = "in a container called after its writer"
            found.setdefault(fold(name), Found(name, line_at(line.line.number), rule, 0.75))
    return tuple(found.values()) if len(found) <= _FEW else ()
