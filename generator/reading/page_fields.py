"""A page's title, days, publisher and writers, out of what its data and its lines say.

Takes the statements of `reading.page_data` and the lines of the article's head, returns one
`Found` a field with its evidence. What several places agree on is believed more; what the
data says and no reader can see is checked against what readers see.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Final
from urllib.parse import urlsplit

from generator.model import Found, LineRange, PartialDate
from generator.reading.byline_names import looks_like_person, names_in
from generator.reading.bylines import byline_start
from generator.reading.page_data import Statement, of_field
from generator.text.phrases import fold, words_of

_BEHIND: Final = re.compile(r"(\s+[|–—\-·•»:]\s+|\s*[|｜]\s*)")
_WORD: Final = re.compile(r"\w+")
_ISO: Final = re.compile(r"^\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_HANDLE: Final = re.compile(r"^@|^https?:|/|@\S+\.\w")
_SAME: Final = 0.9
_FEWEST_TITLE_WORDS: Final = 4
_LONGEST_NAME: Final = 70  # characters
_MOST_WRITERS: Final = 12
_NAME_WORDS: Final = range(1, 8)
_LONG_KEY: Final = 3
_EARLIEST: Final = 1990


def squashed(text: str) -> str:
    """Return a text's words, folded, with single spaces."""
    return " ".join(_WORD.findall(fold(text)))


def alike(one: str, other: str) -> bool:
    """Tell whether two titles say the same in nearly the same words."""
    first, second = squashed(one), squashed(other)
    if first == second:
        return True
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.quick_ratio() > _SAME and matcher.ratio() > _SAME


def without_site(title: str, names: Iterable[str]) -> str:
    """Take the site's name off a title's end.

    Args:
        title: A title as the page's data has it.
        names: What the page calls its site, and its host.

    >>> without_site("Rain - and wind | Lund Post", ["lund post"])
    'Rain - and wind'
    """
    parts = _BEHIND.split(title)
    if len(parts) < 3:  # noqa: PLR2004 - a title, a mark, a name
        return title
    last = squashed(parts[-1]).replace(" ", "")
    if any(last and key and (last in key or key in last) for key in map(_key, names)):
        return "".join(parts[:-2]).strip()
    return title


def _key(name: str) -> str:
    return squashed(name).replace(" ", "")


def _part_of(short: str, long: str) -> bool:
    one, other = squashed(short), squashed(long)
    enough = len(one.split()) >= _FEWEST_TITLE_WORDS
    return one != other and enough and (other.startswith(one) or other.endswith(one))


def _line(number: int) -> LineRange:
    return LineRange(number, number + 1)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page as readers see it."""

    text: str
    line: int


def choose_title(
    said: Sequence[Statement], headings: Sequence[Heading], sites: Sequence[str]
) -> Found[str] | None:
    """Choose a page's title.

    Args:
        said: The statements of the page.
        headings: Its headings of the first rank.
        sites: Names of the site, to be taken off.

    Returns:
        The title with its evidence, or None where the page gives none.
    """
    given: dict[str, Found[str]] = {}
    for each in of_field(said, "title", "page title"):
        text = without_site(each.value, sites)
        kind = "data" if "JSON" in each.place else each.place
        if text:
            given.setdefault(kind, Found(text, _line(each.line), each.place, 0.9))
    data = given.get("data")
    social = next((given[key] for key in given if "og:" in key), None)
    other = next((given[key] for key in given if "twitter" in key), None)
    page = given.get("the page's <title>")
    known = [each for each in (data, social, page, other) if each is not None]
    shown = _heading_like(headings, known)
    if shown is not None:
        known.append(shown)
    if not known:
        return next((Found(h.text, _line(h.line), "the first heading", 0.8) for h in headings), None)

    def votes(each: Found[str]) -> int:
        return sum(alike(each.value, another.value) for another in known)

    best = max(known, key=lambda each: (votes(each), -known.index(each)))
    if data is not None:
        # A headline for search engines is the page's <title> too; readers see another.
        for_machines = page is not None and alike(data.value, page.value)
        seen_twice = shown is not None and social is not None and alike(shown.value, social.value)
        own = shown is None or alike(data.value, shown.value)
        best = shown if shown and for_machines and seen_twice and not own else data
    # A label before the title or a line behind it, which another place leaves away.
    shorter = [each for each in (social, other, data) if each and _part_of(each.value, best.value)]
    chosen = shorter[0] if shorter else best
    agreed = votes(chosen)
    rule = chosen.rule + (f", as in {agreed - 1} more places" if agreed > 1 else "")
    return Found(chosen.value, chosen.lines, rule, 0.97 if agreed > 1 else 0.85)


def _heading_like(headings: Sequence[Heading], known: Sequence[Found[str]]) -> Found[str] | None:
    best, most = None, 0.5
    for heading in headings:
        for each in known:
            one, other = squashed(heading.text), squashed(each.value)
            likeness = 1.0 if one == other else SequenceMatcher(None, one, other).ratio()
            if likeness > most:
                best, most = heading, likeness
    return best and Found(best.text, _line(best.line), "the page's heading", 0.9)


# --------------------------------------------------------------------------- days


def day_in(value: str, *, latest: date) -> PartialDate | None:
    """Read the day of a date in a page's data.

    >>> str(day_in("2024-05-03T23:30:00+02:00", latest=date(2025, 1, 1)))
    '2024-05-03'
    """
    found = _ISO.match(value)
    if found is not None:
        try:
            day = PartialDate(*map(int, found.groups()))
        except ValueError:
            return None
    else:
        from generator.text.dates import find_dates

        written = find_dates(value[:80], latest=latest)
        if len(written) != 1 or not written[0].value.day or written[0].other is not None:
            return None
        day = written[0].value
    return day if day.year >= _EARLIEST and day.begins() <= latest else None


def choose_days(
    said: Sequence[Statement], shown: Found[PartialDate] | None, *, latest: date
) -> tuple[Found[PartialDate] | None, Found[PartialDate] | None]:
    """Choose the days of publication and of the last change.

    Args:
        said: The statements of the page.
        shown: What readers see beside the title.
        latest: Newest believable day.

    Returns:
        The two days with their evidence.
    """
    published = _first_day(said, "published", latest=latest)
    updated = _first_day(said, "updated", latest=latest)
    if published is None:
        marked = {each.value: each for each in _days(said, "time", latest=latest)}
        if shown is not None and shown.confidence >= 0.7:  # noqa: PLR2004 - beside the title
            published = shown
        elif len(marked) == 1:
            published = next(iter(marked.values()))
        else:
            published = shown
    elif shown is not None and shown.value == published.value:
        rule = f"{published.rule}, and {shown.rule}"
        published = Found(published.value, published.lines, rule, 1.0)
    if published and updated and updated.value <= published.value:
        updated = None
    return published, updated


def _days(said: Sequence[Statement], field: str, *, latest: date) -> list[Found[PartialDate]]:
    return [
        Found(day, _line(each.line), each.place, 0.95 if field != "time" else 0.7)
        for each in of_field(said, field)
        if (day := day_in(each.value, latest=latest)) is not None
    ]


def _first_day(
    said: Sequence[Statement], field: str, *, latest: date
) -> Found[PartialDate] | None:
    return next(iter(_days(said, field, latest=latest)), None)


# --------------------------------------------------------------------------- publisher


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
    said: Sequence[Statement], shown: Found[str] | None, host: str | None
) -> Found[str] | None:
    """Choose who published a page.

    Args:
        said: The statements of the page.
        shown: What its lines say.
        host: The host of its address.

    Returns:
        The publisher with its evidence, or None.
    """
    known: list[Found[str]] = []
    for field, weight in _WEIGHTS:
        for each in of_field(said, field):
            name = re.sub(r"^(?:©|\(c\)|copyright|\d{4}|[\s,.-])+", "", each.value, flags=re.I)
            if name and len(name) <= _LONGEST_NAME and not _HANDLE.search(name):
                worth = weight - (0.3 if "meta “copyright" in each.place else 0.0)
                known.append(Found(name, _line(each.line), each.place, worth))
    if shown is not None:
        known.append(shown)
    if not known:
        return Found(host, LineRange(1, 2), "the host of its address", 0.7) if host else None
    keys = [_key(each.value) for each in known]
    hosted = _key(host.rpartition(".")[0]) if host else ""

    def worth(index: int) -> float:
        key = keys[index]
        votes = sum(other == key for other in keys) - 1
        near = bool(hosted and len(key) >= _LONG_KEY and (key in hosted or hosted in key))
        return known[index].confidence + 0.1 * min(3, votes) + 0.25 * near

    index = max(range(len(known)), key=worth)
    best = known[index]
    return Found(best.value, best.lines, best.rule, min(1.0, worth(index)))


# --------------------------------------------------------------------------- writers


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
    own = {_key(site) for site in sites}
    best: tuple[list[Found[str]], Found[str] | None] = ([], None)
    offices: list[Found[str]] = []
    for group in groups.values():
        people, agency, bodies = _writers_in(group)
        if len(people) > len(best[0]) and not best[0]:
            best = (people, agency or best[1])
        elif agency is not None and best[1] is None:
            best = (best[0], agency)
        offices = offices or bodies
    people, agency = best
    if not people and shown:
        people = list(shown)
    if not people and agency is None:
        people = offices[:1] if all(_key(each.value) in own for each in offices) else [
            each for each in offices if _key(each.value) not in own
        ]
    return tuple(people[:_MOST_WRITERS]), agency


def _writers_in(
    group: Sequence[Statement],
) -> tuple[list[Found[str]], Found[str] | None, list[Found[str]]]:
    """Tell persons, agencies and offices apart in what one place says."""
    people: dict[str, Found[str]] = {}
    offices: dict[str, Found[str]] = {}
    agency: Found[str] | None = None
    for each in group:
        if _HANDLE.search(each.value) and not each.value.count(" / "):
            continue
        text = byline_start().sub("", each.value).strip()
        named, agencies = names_in(text)
        if agencies and agency is None:
            agency = Found(agencies[0], _line(each.line), f"author in {each.place}", 0.9)
        if not named and not agencies and text and len(text) <= _LONGEST_NAME:
            words = text.split()
            if "as a person" in each.place and len(words) in _NAME_WORDS and not _is_office(text):
                named = [text]
            elif len(words) in _NAME_WORDS:
                offices.setdefault(fold(text), Found(text, _line(each.line), each.place, 0.8))
        for name in named:
            people.setdefault(fold(name), Found(name, _line(each.line), each.place, 0.95))
    return list(people.values()), agency, list(offices.values())


def _is_office(text: str) -> bool:
    words = {fold(word).strip(".") for word in text.split()}
    return bool(words & {fold(word).strip("~=") for word in words_of("office")}) and (
        not looks_like_person(text)
    )


__all__ = [
    "Heading",
    "choose_days",
    "choose_source",
    "choose_title",
    "choose_writers",
    "day_in",
    "host_of",
]
