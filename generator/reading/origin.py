"""Who published an article, who wrote it, which agency it credits: three things.

Takes a section's lines and the places of its title and body. Every value carries its line
and the rule that found it; an office in a byline is no person, an agency there is the agency.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Final

from generator.model import Found, LineRange
from generator.reading.credits import Credit, agency_named
from generator.reading.dating import Place
from generator.reading.decode import Line
from generator.reading.lines import Seen
from generator.text.dates import find_dates, says_how_long_ago
from generator.text.phrases import fold, words_of

_SITE: Final = re.compile(r"\s+[|–—\-·•»]\s+|\s*[|｜]\s*")
_COPYRIGHT: Final = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|copyright|\d{4}|[-–,.\s])*(?P<name>[^|.©\d]{2,60})", re.IGNORECASE)
_COMPANY: Final = re.compile(
    r"[,\s]+(?:limited|ltd|inc|llc|gmbh|ag|plc|corp(?:oration)?|company|co|s\.?a|s\.?p\.?a|s\.?l|b\.?v|a/s|media group|group|verlag|all rights? reserved.*|alle rechte.*|tous droits.*|todos los derechos.*)\.?$",
    re.IGNORECASE,
)
_HOST: Final = re.compile(r"(?:https?://|www\.|@)((?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE)
_PERSON_WORD: Final = re.compile(
    r"^(?:[A-ZÀ-ÞĀ-ŽА-Я][\w’'\-]*\.?|(?:de|da|di|du|del|della|dos|van|von|der|den|ten|ter|la|le|el|al|bin|ibn|abu|zu|af|av)|(?:al|el|d|o|l)[-’'][A-Z]\w+)$"
)
_NAME_WORDS: Final = range(2, 5)
_SOURCE_WORDS: Final = range(1, 7)
_REACH: Final = 12
_BEHIND: Final = 8
_SPLIT: Final = re.compile(r"\s*(?:[,;/&|•·+]|\s[-–]\s)\s*")


@cache
def _word_set(kind: str) -> frozenset[str]:
    return frozenset(fold(word).strip("~=") for word in words_of(kind))


@cache
def _byline_start() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in words_of("byline"))
    # A small letter straight before a capital: pages glue the two.
    return re.compile(rf"^(?:{words})(?:\s*[:：]\s*|\s+|(?<=[a-zß-ÿ])(?=[A-ZÀ-ÞĀ-Ž]))", re.IGNORECASE)


@cache
def _joiners() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in words_of("joiner"))
    return re.compile(rf"\s+(?:{words})\s+", re.IGNORECASE)


def looks_like_person(text: str) -> bool:
    """Tell whether a text is written like a person's name and like no office.

    >>> looks_like_person("Ann de la Roe"), looks_like_person("Sports Desk"), looks_like_person("NASA")
    (True, False, False)
    """
    words = text.split()
    if len(words) not in _NAME_WORDS or any(char.isdigit() for char in text):
        return False
    if not all(_PERSON_WORD.match(word) for word in words) or not words[-1][0].isupper():
        return False
    if any(fold(word).strip(".") in _word_set("office") for word in words):
        return False
    return not all(word.isupper() and len(word) <= len("NATO") for word in words)


def _names_in(text: str) -> tuple[list[str], list[str]]:
    """Part a byline's text into names of persons and of agencies."""
    people, agencies = [], []
    for part in _SPLIT.split(text):
        for piece in _joiners().split(part):
            bare = piece.strip(" .,:;()")
            if not bare:
                continue
            if agency_named(bare):
                agencies.append(bare)
            elif looks_like_person(bare.title() if bare.isupper() else bare):
                people.append(bare.title() if bare.isupper() else bare)
            elif people or agencies:
                return people, agencies
    return people, agencies


def _without_date(text: str, latest: date) -> str:
    """Cut a line before the date that is glued to it."""
    written = find_dates(text, latest=latest)
    return text[: written[0].start].rstrip(" ,|-–·•") if written else text


def find_byline(
    lines: Sequence[Line], seen: Sequence[Seen], place: Place, credits_: Iterable[Credit], *, latest: date
) -> tuple[tuple[Found[str], ...], Found[str] | None]:
    """Find who wrote an article, and the agency where a byline names one instead.

    Args:
        lines: The section's lines.
        seen: What is seen of each.
        place: Where its title and body stand.
        credits_: What was cut from the body's edges.
        latest: Newest believable day.

    Returns:
        The writers in the order they are named, and the agency that a byline names.
    """
    first = lines[place.body_first].number
    cut = [
        Found(name, LineRange(first, first + 1), credit.rule, 0.95)
        for credit in credits_
        if credit.field == "byline"
        for name in _names_in(credit.value)[0]
    ]
    if cut:
        return tuple(cut), None
    body = set(place.body)
    start = place.title if place.title is not None else max(0, place.body_first - _REACH)
    end = min(len(lines), place.body_first + 3)
    head = [index for index in range(max(0, start - 3), end) if index not in body]
    tail = [
        index
        for index in range(place.body_last + 1, min(len(lines), place.body_last + 1 + _BEHIND))
        if index not in body
    ]
    agency: Found[str] | None = None
    for index in (*head, *tail):
        text = lines[index].text
        if len(text) > 160 or index == place.title:  # noqa: PLR2004
            continue
        labelled = _byline_start().match(text)
        if labelled is None:
            continue
        people, agencies = _names_in(_without_date(text[labelled.end() :], latest))
        number = lines[index].number
        where = LineRange(number, number + 1)
        if agencies and agency is None:
            agency = Found(agencies[0], where, "named in the byline", 0.9)
        if people:
            return tuple(Found(name, where, "byline", 0.95) for name in people), agency
    return _alone(lines, seen, place, head, latest), agency


def _alone(
    lines: Sequence[Line], seen: Sequence[Seen], place: Place, head: Sequence[int], latest: date
) -> tuple[Found[str], ...]:
    """Find names that stand alone between the title and the text, beside a date or the text."""
    found: list[Found[str]] = []
    seen_names: set[str] = set()
    for index in head:
        if place.title is None or index <= place.title or index > place.body_first + 2:
            continue
        if seen[index].kinds & {"prompt", "related", "credit"}:
            continue
        text = _without_date(lines[index].text, latest)
        people, _ = _names_in(text)
        whole = sum(len(name) for name in people) >= len(text.strip()) * 0.7
        if people and whole:
            number = lines[index].number
            for name in people:
                if fold(name) not in seen_names:
                    seen_names.add(fold(name))
                    found.append(
                        Found(name, LineRange(number, number + 1), "a name between title and text", 0.7)
                    )
        elif found:
            break
    return tuple(found)


def find_source(
    lines: Sequence[Line], seen: Sequence[Seen], place: Place, credits_: Iterable[Credit],
    *, title: str | None, latest: date, writers: Iterable[str], page_head: Line | None = None,
) -> Found[str] | None:
    """Find the publisher among what the page says of itself.

    Args:
        lines: The section's lines.
        seen: What is seen of each.
        place: Where its title and body stand.
        credits_: What was cut from the body's edges.
        title: The article's title.
        latest: Newest believable day.
        writers: Names in the byline, which are no publisher.
        page_head: The page's first line, where the section does not begin with it.

    Returns:
        The publisher with its evidence, or None where the page names none.
    """
    number = lines[place.body_first].number
    candidates: list[Found[str]] = [
        Found(credit.value, LineRange(number, number + 1), credit.rule, 0.9)
        for credit in credits_
        if credit.field == "source"
    ]
    candidates += _beside_date(lines, seen, place, latest, {fold(name) for name in writers})
    if title is not None and (head := page_head or lines[0]):
        candidates += _behind_title(head, title)
    candidates += _in_copyright(lines)
    candidates += _hosts(lines)
    if not candidates:
        return None
    votes = Counter(_key(each.value) for each in candidates)

    def rank(each: Found[str]) -> float:
        key = _key(each.value)
        agreeing = sum(1 for other in votes if other != key and (key in other or other in key))
        return each.confidence + 0.1 * (votes[key] - 1 + agreeing)

    best = max(candidates, key=rank)
    return Found(best.value, best.lines, best.rule, min(1.0, rank(best)))


def _key(name: str) -> str:
    return re.sub(r"\W|^the\b", "", fold(name))


def _beside_date(
    lines: Sequence[Line], seen: Sequence[Seen], place: Place, latest: date, writers: set[str]
) -> list[Found[str]]:
    """A name glued to the date, or alone beside "3 hours ago" or a bullet."""
    found = []
    for index in range(max(0, place.body_first - _REACH), place.body_first):
        text = lines[index].text
        number = lines[index].number
        written = find_dates(text, latest=latest)
        if written and not text[: written[0].start].endswith((" ", "\t", "(", ":")) and written[0].start:
            name = text[: written[0].start].strip(" ,|-–·•")
            if _could_be_source(name) and fold(name) not in writers:
                found.append(Found(name, LineRange(number, number + 1), "glued to the date", 0.85))
        near = any(
            0 <= other < len(lines) and other != index and says_how_long_ago(lines[other].text)
            for other in range(index - 2, index + 3)
        )
        bare = text.lstrip("•·-–— ")
        if near and _could_be_source(bare) and index != place.title and not seen[index].kinds:
            if fold(bare) not in writers and not says_how_long_ago(bare):
                found.append(Found(bare, LineRange(number, number + 1), "beside the age", 0.85))
    return found


def _could_be_source(name: str) -> bool:
    words = name.split()
    return (
        len(words) in _SOURCE_WORDS
        and name[0].isalnum()
        and any(char.isalpha() for char in name)
        and (name[0].isupper() or not name[0].isascii() or "." in name)
        and fold(name) not in _word_set("published") | _word_set("updated") | _word_set("byline")
        and not _byline_start().match(name)
        and len(name) < 60  # noqa: PLR2004
    )


def _behind_title(head: Line, title: str) -> list[Found[str]]:
    """The site's name behind the title in the page's first line."""
    if not fold(head.text).startswith(fold(title)[:30]):
        return []
    parts = [part.strip() for part in _SITE.split(head.text)]
    found = []
    for place, part in enumerate(reversed(parts[1:])):
        if _could_be_source(part) and fold(part) not in fold(title):
            confidence = 0.85 if place == 0 else 0.6
            found.append(
                Found(part, LineRange(head.number, head.number + 1), "behind the title", confidence)
            )
    return found


def _in_copyright(lines: Sequence[Line]) -> list[Found[str]]:
    found = []
    for line in lines[-80:]:
        marked = _COPYRIGHT.search(line.text)
        if marked is None:
            continue
        name = _COMPANY.sub("", _COMPANY.sub("", marked["name"].strip(" ,-–"))).strip(" ,-–")
        name = re.sub(r"^(?:by|the|von|de)\s+", "", name, flags=re.IGNORECASE)
        if name and _could_be_source(name):
            found.append(Found(name, LineRange(line.number, line.number + 1), "in the copyright line", 0.6))
    return found


_NO_PUBLISHER: Final = frozenset(
    {"facebook", "twitter", "x", "youtube", "instagram", "t", "whatsapp", "telegram", "linkedin", "google", "apple", "reddit", "bit", "gmail", "tiktok", "pinterest", "play", "apps", "itunes"}
)


def _hosts(lines: Sequence[Line]) -> list[Found[str]]:
    """The host that the page's addresses name most."""
    counted: Counter[str] = Counter()
    where: dict[str, Line] = {}
    for line in lines:
        for match in _HOST.finditer(line.text):
            host = match[1].casefold().removeprefix("www.")
            if host.split(".")[0] not in _NO_PUBLISHER and host.split(".")[-2] not in _NO_PUBLISHER:
                counted[host] += 1
                where.setdefault(host, line)
    if not counted:
        return []
    host, _ = max(counted.items(), key=lambda item: (item[1], item[0]))
    number = where[host].number
    return [Found(host, LineRange(number, number + 1), "the page's own address", 0.5)]
