"""Who published an article: what the page says of itself.

Takes an article's part of the page, returns the publisher with its line and the rule that
found it, or None. What several places agree on is believed more.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from generator.model import Found
from generator.reading.byline_names import is_publisher, looks_like_person
from generator.reading.bylines import byline_start
from generator.reading.credits import Credit
from generator.reading.page import Part, Place
from generator.reading.titles import says_the_same, speaks_of
from generator.text.dates import find_age
from generator.text.phrases import fold, furniture_words, kinds_of, words_of

_SITE: Final = re.compile(r"\s+[|–—\-·•»]\s+|\s*[|｜]\s*")
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|copyright|\d{4}|[-–,.\s])*(?P<name>[^|.©\d]{2,60})",
    re.IGNORECASE,
)
_COMPANY: Final = re.compile(
    r"[,\s]+(?:limited|ltd|inc|llc|gmbh|ag|plc|corp(?:oration)?|company|co|s\.?a|s\.?p\.?a|s\.?l"
    r"|b\.?v|a/s|(?:media )?group|verlag)\.?$",
    re.IGNORECASE,
)
_RIGHTS: Final = re.compile(r"(?:all|alle|tous|todos|tutti)\s+\w+\s.*$", re.IGNORECASE)
_HOST: Final = re.compile(
    r"(?:https?://|www\.|@|(?<![\w.@/-]))"
    r"((?:[a-z0-9-]+\.)+(?:com|org|net|info|news|co\.[a-z]{2}|[a-z]{2}))(?![\w.-]*\w)",
    re.IGNORECASE,
)
# Places where every publisher has an account, and addresses of tools.
_NO_PUBLISHER: Final = frozenset(
    {"apple", "apps", "bit", "doi", "facebook", "gmail", "google", "instagram", "itunes", "t", "x"}
    | {"linkedin", "pinterest", "play", "reddit", "telegram", "tiktok", "twitter", "whatsapp"}
    | {"youtube"}
)
_SOURCE_WORDS: Final = range(1, 7)
_LONGEST: Final = 60  # characters
_TRAIL: Final = re.compile(r"[»›<>]|\d{1,2}[./-]\d{1,2}[./-]\d")
_REACH: Final = 12
_NEXT: Final = 3
_NAME_WORD: Final = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_FURNITURE_WORDS: Final = 30
_FEWEST_REPEATS: Final = 3
_NAME_LENGTH: Final = 4
_FOOT: Final = 80
_FEWEST_HOSTS: Final = 2
_OWN_NAME: Final = 2  # times that an article names its own publisher, at most


@cache
def _labels() -> frozenset[str]:
    kinds = ("published", "updated", "byline", "office")
    return frozenset(fold(word) for kind in kinds for word in words_of(kind))


def _could_be_source(name: str, *, any_case: bool = False) -> bool:
    return (
        len(name.split()) in _SOURCE_WORDS
        and len(name) < _LONGEST
        and name[0].isalnum()
        and not _TRAIL.search(name)
        and (any_case or not name[0].islower())
        and any(char.isalpha() for char in name)
        and fold(name) not in _labels()
        and byline_start().match(name) is None
        and not kinds_of(name) & {"prompt", "related", "comments"}
    )


def find_source(
    part: Part, place: Place, cut: Iterable[Credit], *, title: str | None, writers: Iterable[str]
) -> Found[str] | None:
    """Find the publisher among what the page says of itself.

    Args:
        part: The article's lines.
        place: Where its title and body stand.
        cut: What was cut from the body's edges.
        title: The article's title, None where the page gives none.
        writers: Names in the byline, which are no publisher.

    Returns:
        The publisher with its evidence, or None where the page names none.
    """
    candidates = [
        Found(credit.value, part.where(place.first), credit.rule, 0.9)
        for credit in cut
        if credit.field == "source"
    ]
    names = {fold(name) for name in writers}
    candidates += [each for each in _beside_time(part, place) if fold(each.value) not in names]
    if part.opens_page:
        text = " ".join(part.seen[index].text for index in place.body)
        candidates += _behind_title(part, title, text)
    candidates += _in_copyright(part)
    hosts = tuple(_hosts(part))
    candidates += hosts
    candidates += _among_furniture(part, place, {_key(host.value) for host in hosts})
    if not candidates:
        return None
    votes = Counter(_key(each.value) for each in candidates)

    def confidence(each: Found[str]) -> float:
        key = _key(each.value)
        agreeing = sum(1 for other in votes if other != key and (key in other or other in key))
        return each.confidence + 0.1 * (votes[key] - 1 + agreeing)

    best = max(candidates, key=confidence)
    return Found(best.value, best.lines, best.rule, min(1.0, confidence(best)))


def _is_name(text: str) -> bool:
    """Tell whether every word but the shortest has a capital, and no bar parts two names."""
    words = text.split()
    return "|" not in text and all(
        not word[0].islower() or len(word) < len("from") for word in words
    )


def _key(name: str) -> str:
    return re.sub(r"\W|^the\b", "", fold(name))


def _beside_time(part: Part, place: Place) -> Iterator[Found[str]]:
    """Yield names glued to the date, or alone beside "3 hours ago"."""
    for index in range(max(0, place.first - _REACH), place.first):
        text = part.lines[index].text
        dates = part.dates[index]
        at = dates[0].start if dates else find_age(text) if part.aged[index] else None
        if at and not text[:at].endswith((" ", "(", ":", "|")):
            name = text[:at].strip(" ,|-–·•")
            if name and _could_be_source(name):
                confidence = 0.75 if looks_like_person(name) and not is_publisher(name) else 0.85
                yield Found(name, part.where(index), "glued to the date", confidence)
        bare = text.lstrip("•·-–— ")
        near_title = place.title is not None and 0 < abs(index - place.title) <= _NEXT
        if near_title and not dates and is_publisher(bare) and _is_name(bare):
            yield Found(bare, part.where(index), "a publisher's name beside the title", 0.8)
        beside = any(part.aged[max(0, index - 2) : index + 3]) and not part.is_timed(index)
        plain = not part.seen[index].kinds and not dates and index != place.title
        if beside and plain and bare and _could_be_source(bare) and _is_name(bare):
            yield Found(bare, part.where(index), "beside the age", 0.85)


def _behind_title(part: Part, title: str | None, body: str) -> Iterator[Found[str]]:
    """Yield what stands last in the page's first line ("Title | Section | Site")."""
    head = part.lines[0].text
    parts = [each.strip() for each in _SITE.split(head)]
    own = title is not None and says_the_same(title, part.seen[0].folded)
    if len(parts) == 1 or not (own or speaks_of(parts[0], body)):
        return
    told = fold(title or parts[0])
    for place, name in enumerate(reversed(parts[1:])):
        words = [fold(word) for word in _NAME_WORD.findall(name)]
        a_section = all(word in furniture_words() for word in words) and "." not in name
        if not _could_be_source(name, any_case=True) or fold(name) in told or a_section:
            continue
        if speaks_of(name, body) and not _is_name(name):
            continue
        # A publisher says its name again somewhere on the page; a section's name mostly not alone.
        again = any(fold(name) in line.folded for line in part.seen[1:])
        confidence = (0.85 if again else 0.75) if place == 0 else 0.6
        yield Found(name, part.where(0), "behind the title", confidence)


def _in_copyright(part: Part) -> Iterator[Found[str]]:
    for index in range(max(0, len(part.lines) - _FOOT), len(part.lines)):
        marked = _COPYRIGHT.search(part.lines[index].text)
        if marked is None:
            continue
        name = _RIGHTS.sub("", marked["name"]).strip(" ,-–")
        name = _COMPANY.sub("", _COMPANY.sub("", name)).strip(" ,-–")
        if name and _could_be_source(name) and "/" not in name:
            yield Found(name, part.where(index), "in the copyright line", 0.6)


def _among_furniture(part: Part, place: Place, hosts: Collection[str]) -> Iterator[Found[str]]:
    """Yield the name that menus, prompts and footers repeat ("About Lund Post", "Lund Post app").

    The people and places of the news are repeated too: a publisher's name stands in lines that
    speak to the reader, and hardly ever in its own article.
    """
    body = set(place.body)
    text = fold(" ".join(part.seen[index].text for index in place.body))
    counted: dict[str, _Repeated] = {}
    for index, line in enumerate(part.seen):
        if index in body or line.words > _FURNITURE_WORDS or part.dates[index]:
            continue
        speaks = bool(line.kinds & {"prompt", "no_article"}) or _COPYRIGHT.search(line.text)
        for name in _names_in(line.text):
            repeated = counted.setdefault(_key(name), _Repeated(name, index))
            repeated.lines.add(line.folded)
            repeated.speaking += bool(speaks)
    likely = {
        key: len(each.lines) + each.speaking + 3 * any(key in host for host in hosts)
        for key, each in counted.items()
        if len(each.lines) >= _FEWEST_REPEATS
        and each.speaking
        and text.count(fold(each.name)) <= _OWN_NAME
    }
    if likely:
        best = max(
            likely, key=lambda key: (likely[key] * len(counted[key].name.split()) ** 0.5, key)
        )
        found = counted[best]
        confidence = min(0.75, 0.4 + 0.05 * likely[best])
        yield Found(found.name, part.where(found.index), "named all over the page", confidence)


@dataclass(slots=True)
class _Repeated:
    """A name counted over the lines of a page; lives only while they are counted."""

    name: str
    index: int
    lines: set[str] = field(default_factory=set)
    speaking: int = 0


def _names_in(text: str) -> Iterator[str]:
    """Yield the runs of capitalised words in a line, and their parts, up to four words."""
    words = list(_NAME_WORD.finditer(text))
    for first, start in enumerate(words):
        if not start[0][0].isupper():
            continue
        for last in range(first, min(first + _NAME_LENGTH, len(words))):
            end = words[last]
            if not end[0][0].isupper() or "  " in text[start.start() : end.end()]:
                break
            name = text[start.start() : end.end()]
            own = [fold(word[0]) for word in words[first : last + 1]]
            if not all(word in furniture_words() for word in own) and _could_be_source(name):
                yield name


def _hosts(part: Part) -> Iterator[Found[str]]:
    """Yield the host that the page's addresses name most."""
    counted: Counter[str] = Counter()
    where: dict[str, int] = {}
    for index, line in enumerate(part.lines):
        for match in _HOST.finditer(line.text):
            host = match[1].casefold().removeprefix("www.")
            if not set(host.split(".")) & _NO_PUBLISHER:
                counted[host] += 1
                where.setdefault(host, index)
    if counted:
        host, times = max(counted.items(), key=lambda item: (item[1], item[0]))
        if times < _FEWEST_HOSTS:
            return
        yield Found(host, part.where(where[host]), "the page's own address", 0.5)
