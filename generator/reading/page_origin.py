"""Who published and who wrote a page, out of what its data and its lines say.

Takes the statements of `reading.page_data` and what readers see, returns one `Found` a name
with its evidence. What several places agree on, and what the page's host is called, is
believed more; a site that names itself as a writer names no person.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final
from urllib.parse import urlsplit

from generator.model import Found, LineRange
from generator.reading.byline_names import looks_like_person, names_in
from generator.reading.bylines import byline_start
from generator.reading.page_data import Statement, of_field
from generator.reading.page_fields import key_of, line_at
from generator.reading.publisher_names import without_rights
from generator.text.phrases import fold, words_of

_HANDLE: Final = re.compile(r"^@|^https?:|/|@\S+\.\w")
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*$")
_TOGETHER: Final = 6  # lines of the source
_LONGEST_NAME: Final = 70  # characters
_MOST_WRITERS: Final = 12
_NAME_WORDS: Final = range(1, 8)
_LONG_KEY: Final = 3


def host_of(address: str | None) -> str | None:
    """Return the host of an address without "www.", or None.

    >>> host_of("https://www.example.org/a"), host_of("javascript:alert(1)")
    ('example.org', None)
    """
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return parts.hostname.removeprefix("www.")


_WEIGHTS: Final = (("source", 0.9), ("site", 0.6))


def choose_source(
    said: Sequence[Statement],
    shown: Found[str] | None,
    host: str | None,
    *,
    writers: Iterable[str] = (),
) -> Found[str] | None:
    """Choose who published a page.

    Args:
        said: The statements of the page.
        shown: What its lines say.
        host: The host of its address.
        writers: Names in the byline, which are no publisher.

    Returns:
        The publisher with its evidence, or None.
    """
    known: list[Found[str]] = []
    for field, weight in _WEIGHTS:
        for each in of_field(said, field):
            name = without_rights(each.value)
            if name and len(name) <= _LONGEST_NAME and not _HANDLE.search(name):
                sure = weight - (0.3 if "meta “copyright" in each.place else 0.0)
                known.append(Found(name, line_at(each.line), each.place, sure))
    if shown is not None and key_of(shown.value) not in {key_of(name) for name in writers}:
        known.append(shown)
    if not known:
        return Found(host, LineRange(1, 2), "the host of its address", 0.7) if host else None
    keys = [key_of(each.value) for each in known]
    hosted = key_of(host.rpartition(".")[0]) if host else ""

    def worth(index: int) -> float:
        key = keys[index]
        votes = sum(other == key for other in keys) - 1
        near = bool(hosted and len(key) >= _LONG_KEY and (key in hosted or hosted in key))
        return known[index].confidence + 0.1 * min(3, votes) + 0.25 * near

    index = max(range(len(known)), key=worth)
    best = known[index]
    return Found(best.value, best.lines, best.rule, min(1.0, worth(index)))


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
        if _HANDLE.search(text) or not any(char.isalpha() for char in text):
            continue
        named, agencies = names_in(text)
        if agencies and agency is None:
            agency = Found(agencies[0], line_at(each.line), f"author in {each.place}", 0.9)
        if not named and not agencies and len(text) <= _LONGEST_NAME:
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
