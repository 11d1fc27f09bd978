"""Who published a page, out of what its data and its lines say.

Takes the statements of `reading.page_data` and what readers see, returns one `Found` with its
evidence. What several places agree on, and what the page's host is called, is believed more.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from generator.model import Found, LineRange
from generator.reading.page_fields import key_of, line_at
from generator.reading.page_statements import Statement, of_field
from generator.reading.page_titles import names_beside
from generator.reading.publisher_names import without_rights

HANDLE: Final = re.compile(r"^@|^https?:|/|@\S{1,80}\.\w")
LONGEST_NAME: Final = 70  # characters
_LONG_KEY: Final = 3
_LAST: Final = "\U0010ffff"  # behind all that may follow a key


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


_WEIGHTS: Final = (("source", 0.9), ("site", 0.6), ("logo", 0.4))
_BESIDE: Final = 0.6  # a name in the page's <title> that the page has elsewhere too
_FOOT: Final = 8  # lines
_OWNED: Final = re.compile(r"©|\(c\)|copyright|版权|版權|無断転載", re.IGNORECASE)


def choose_source(  # noqa: PLR0913 - what may tell a publisher, each from a place of its own
    said: Sequence[Statement],
    shown: Found[str] | None,
    host: str | None,
    *,
    writers: Iterable[str] = (),
    beside: str = "",
    lines: Sequence[str] = (),
    homes: Sequence[str] = (),
) -> Found[str] | None:
    """Choose who published a page.

    Args:
        said: The statements of the page.
        shown: What its lines say.
        host: The host of its address.
        writers: Names in the byline, which are no publisher.
        beside: What stands beside the article's title in the page's <title>.
        lines: The lines of the page, where that name may stand again.
        homes: Those that are a link to the site's first page.

    Returns:
        The publisher with its evidence, or None.
    """
    known: list[Found[str]] = []
    for field, weight in _WEIGHTS:
        for each in of_field(said, field):
            name = without_rights(each.value)
            if name and len(name) <= LONGEST_NAME and not HANDLE.search(name):
                sure = weight - (0.3 if "meta “copyright" in each.place else 0.0)
                known.append(Found(name, line_at(each.line), each.place, sure))
    if shown is not None and key_of(shown.value) not in {key_of(name) for name in writers}:
        known.append(shown)
    elsewhere = {key_of(each) for each in (*(one.value for one in known), *homes, *lines[:1])}
    elsewhere |= {key_of(line) for line in lines[-_FOOT:] if _OWNED.search(line)}
    known += _beside(said, beside, host, elsewhere)
    if not known:
        return Found(host, LineRange(1, 2), "the host of its address", 0.7) if host else None
    keys = [key_of(each.value) for each in known]
    in_order = sorted(keys)
    hosted = key_of(host.rpartition(".")[0]) if host else ""

    def worth(index: int) -> float:
        key = keys[index]
        # "Lund Post Ltd" speaks for "Lund Post" as well, and not the other way round.
        behind = key + _LAST if len(key) >= _LONG_KEY else key
        votes = bisect_right(in_order, behind) - bisect_left(in_order, key) - 1
        near = bool(hosted and len(key) >= _LONG_KEY and (key in hosted or hosted in key))
        return known[index].confidence + 0.1 * min(3, votes) + 0.25 * near

    index = max(range(len(known)), key=worth)
    best = known[index]
    return Found(best.value, best.lines, best.rule, min(1.0, worth(index)))


def _beside(
    said: Sequence[Statement],
    rest: str,
    host: str | None,
    elsewhere: Collection[str],
) -> Iterator[Found[str]]:
    """Find the site's name beside the article's title, where another place has it too.

    A section stands there as well; that is in no copyright line, in no logo and in no address.
    """
    page = next(iter(of_field(said, "page title")), None)
    if page is None:
        return
    hosted = key_of(host.rpartition(".")[0]) if host else ""
    for name in names_beside(rest):
        key = key_of(name)
        if len(name) > LONGEST_NAME or len(key) < _LONG_KEY or HANDLE.search(name):
            continue
        near = bool(hosted) and (key in hosted or hosted in key)
        if near or any(key in other for other in elsewhere):
            yield Found(name, line_at(page.line), "behind the title of the page", _BESIDE)
            return
