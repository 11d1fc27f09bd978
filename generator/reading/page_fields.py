"""A page's title and days, out of what its data and its lines say.

Takes the statements of `reading.page_data` and the lines of the article's head, returns one
`Found` a field with its evidence. What several places agree on is believed more; what the
data says and no reader can see is checked against what readers see.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from generator.model import Found, LineRange, PartialDate
from generator.reading.page_statements import Statement, of_field
from generator.reading.page_titles import Parted, squashed, words_in

_BEHIND: Final = re.compile(r"(\s+[|–—\-·•»:]\s+|\s*[|｜]\s*)")
_ISO: Final = re.compile(r"^\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_SAME: Final = 0.9
_FEWEST_TITLE_WORDS: Final = 4
_EARLIEST: Final = 1990


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
    if any(last and key and (last in key or key in last) for key in map(key_of, names)):
        return "".join(parts[:-2]).strip()
    return title


def key_of(name: str) -> str:
    """Return a name without spaces and marks, folded."""
    return squashed(name).replace(" ", "")


def _part_of(short: str, long: str) -> bool:
    one, other = squashed(short), squashed(long)
    enough = words_in(one) >= _FEWEST_TITLE_WORDS
    return one != other and enough and (other.startswith(one) or other.endswith(one))


def line_at(number: int) -> LineRange:
    """Return the place of one line."""
    return LineRange(number, number + 1)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page as readers see it."""

    text: str
    line: int


def choose_title(
    said: Sequence[Statement],
    headings: Sequence[Heading],
    sites: Sequence[str],
    parted: Parted | None = None,
) -> Found[str] | None:
    """Choose a page's title.

    Args:
        said: The statements of the page.
        headings: Its headings of the first rank.
        sites: Names of the site, to be taken off.
        parted: The page's <title> where a part of it is in sight on the page.

    Returns:
        The title with its evidence, or None where the page gives none.
    """
    given: dict[str, Found[str]] = {}
    for each in of_field(said, "title", "page title"):
        text = without_site(each.value, sites)
        if parted is not None and each.field == "page title":
            text = parted.title
        kind = "data" if "JSON" in each.place else each.place
        if text:
            given.setdefault(kind, Found(text, line_at(each.line), each.place, 0.9))
    data = given.get("data")
    social = next((given[key] for key in given if "og:" in key), None)
    other = next((given[key] for key in given if "twitter" in key), None)
    page = given.get("the page's <title>")
    known = [each for each in (data, social, page, other) if each is not None]
    shown = _heading_like(headings, known)
    if shown is not None:
        known.append(shown)
    if not known:
        return next(
            (Found(h.text, line_at(h.line), "the first heading", 0.8) for h in headings), None
        )

    def votes(each: Found[str]) -> int:
        return sum(alike(each.value, another.value) for another in known)

    best = max(known, key=lambda each: (votes(each), -known.index(each)))
    if data is social is other is None and votes(best) == 1:
        # A <title> alone often says the site's name too, or less than the heading.
        best = shown or _heading_near(headings, best) or best
    if data is not None:
        # A headline for search engines is the page's <title> too; readers see another.
        for_machines = page is not None and alike(data.value, page.value)
        seen_twice = shown is not None and social is not None and alike(shown.value, social.value)
        own = shown is None or alike(data.value, shown.value)
        best = shown if shown and for_machines and seen_twice and not own else data
    # A label before the title or a line behind it, which another place leaves away.
    places = (social, other, data, shown if best is page else None)
    shorter = [each for each in places if each and _part_of(each.value, best.value)]
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
    if best is None:
        return None
    return Found(best.text, line_at(best.line), "the page's heading", 0.9)


def _heading_near(headings: Sequence[Heading], page: Found[str]) -> Found[str] | None:
    """Return the last heading above the text that has two words in a row of the <title>."""
    words = squashed(page.value).split()
    runs = {f" {one} {other} " for one, other in pairwise(words)}
    for heading in reversed(headings):
        if any(run in f" {squashed(heading.text)} " for run in runs):
            return Found(heading.text, line_at(heading.line), "the page's heading", 0.9)
    return None


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
        Found(day, line_at(each.line), each.place, 0.95 if field != "time" else 0.7)
        for each in of_field(said, field)
        if (day := day_in(each.value, latest=latest)) is not None
    ]


def _first_day(said: Sequence[Statement], field: str, *, latest: date) -> Found[PartialDate] | None:
    return next(iter(_days(said, field, latest=latest)), None)
