"""Who published an article: what the page says of itself.

Takes an article's part of the page, returns the publisher with its line and the rule that
found it, or None. What several places agree on is believed more.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from generator.model import Found
from generator.reading.bylines import byline_start
from generator.reading.credits import Credit
from generator.reading.page import Part, Place
from generator.text.phrases import fold, words_of

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
_HOST: Final = re.compile(r"(?:https?://|www\.|@)((?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE)
# Places where every publisher has an account, and addresses of tools.
_NO_PUBLISHER: Final = frozenset(
    {"apple", "apps", "bit", "doi", "facebook", "gmail", "google", "instagram", "itunes", "t", "x"}
    | {"linkedin", "pinterest", "play", "reddit", "telegram", "tiktok", "twitter", "whatsapp"}
    | {"youtube"}
)
_SOURCE_WORDS: Final = range(1, 7)
_LONGEST: Final = 60  # characters
_REACH: Final = 12
_FOOT: Final = 80
_SAME_START: Final = 30  # characters of a title that the page's first line repeats


@cache
def _labels() -> frozenset[str]:
    kinds = ("published", "updated", "byline", "office")
    return frozenset(fold(word) for kind in kinds for word in words_of(kind))


def _could_be_source(name: str) -> bool:
    return (
        len(name.split()) in _SOURCE_WORDS
        and len(name) < _LONGEST
        and name[0].isalnum()
        and not name[0].islower()
        and any(char.isalpha() for char in name)
        and fold(name) not in _labels()
        and byline_start().match(name) is None
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
    if title is not None and part.opens_page:
        candidates += _behind_title(part, title)
    candidates += _in_copyright(part)
    candidates += _hosts(part)
    if not candidates:
        return None
    votes = Counter(_key(each.value) for each in candidates)

    def confidence(each: Found[str]) -> float:
        key = _key(each.value)
        agreeing = sum(1 for other in votes if other != key and (key in other or other in key))
        return each.confidence + 0.1 * (votes[key] - 1 + agreeing)

    best = max(candidates, key=confidence)
    return Found(best.value, best.lines, best.rule, min(1.0, confidence(best)))


def _key(name: str) -> str:
    return re.sub(r"\W|^the\b", "", fold(name))


def _beside_time(part: Part, place: Place) -> Iterator[Found[str]]:
    """Yield names glued to the date, or alone beside "3 hours ago"."""
    for index in range(max(0, place.first - _REACH), place.first):
        text = part.lines[index].text
        dates = part.dates[index]
        if dates and dates[0].start and not text[: dates[0].start].endswith((" ", "(", ":", "|")):
            name = text[: dates[0].start].strip(" ,|-–·•")
            if name and _could_be_source(name):
                yield Found(name, part.where(index), "glued to the date", 0.85)
        bare = text.lstrip("•·-–— ")
        beside = any(part.aged[max(0, index - 2) : index + 3]) and not part.is_timed(index)
        plain = not part.seen[index].kinds and not dates and index != place.title
        if beside and plain and bare and _could_be_source(bare):
            yield Found(bare, part.where(index), "beside the age", 0.85)


def _behind_title(part: Part, title: str) -> Iterator[Found[str]]:
    """Yield what stands behind the title in the page's first line ("Title | Site")."""
    head = part.lines[0].text
    if not fold(head).startswith(fold(title)[:_SAME_START]):
        return
    parts = [each.strip() for each in _SITE.split(head)]
    for place, name in enumerate(reversed(parts[1:])):
        if name and _could_be_source(name) and fold(name) not in fold(title):
            yield Found(name, part.where(0), "behind the title", 0.85 if place == 0 else 0.6)


def _in_copyright(part: Part) -> Iterator[Found[str]]:
    for index in range(max(0, len(part.lines) - _FOOT), len(part.lines)):
        marked = _COPYRIGHT.search(part.lines[index].text)
        if marked is None:
            continue
        name = _RIGHTS.sub("", marked["name"]).strip(" ,-–")
        name = _COMPANY.sub("", _COMPANY.sub("", name)).strip(" ,-–")
        if name and _could_be_source(name) and "/" not in name:
            yield Found(name, part.where(index), "in the copyright line", 0.6)


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
        host, _ = max(counted.items(), key=lambda item: (item[1], item[0]))
        yield Found(host, part.where(where[host]), "the page's own address", 0.5)
