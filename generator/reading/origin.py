"""Who published an article: what the page says of itself.

Takes an article's part of the page, returns the publisher with its line and the rule that found
it, or None. Every name that the page may call itself by is weighed by the places in which it stands
(`publishers.py`, `publisher_marks.py`), with weights that `benchmarks/fit_source.py` fits on
labelled pages; forms of one name ("The Lund Post", "lundpost.xx") speak for each other.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp
from typing import Final

from generator.data import load_weights
from generator.model import Article, Found
from generator.reading.credits import Credit
from generator.reading.page import Part, Place
from generator.reading.publisher_marks import MARKS, names_shown
from generator.reading.publisher_names import ARTICLE, Named, is_edition_of, without_edition

# A name with less than this share of all that speaks for any name, or for none, is not given.
_ENOUGH: Final = 0.3
_WORTH_A_LOOK: Final = 0.5
_UNSURE: Final = 0.75
_TELLING: Final = frozenset({"credited", "glued", "beside_age", "beside_title", "head_last"})
# Where names are runs of a line's words, and no line or part of one by themselves.
_PIECES: Final = frozenset({"speaking", "menu", "starts", "ends"})
_OWNERS: Final = _PIECES | {"copyright", "foot"}
_HEADS: Final = frozenset({"first", "top", "head_last", "head_other"})
_AS_LIKELY: Final = 0.25  # of its piece's share
_LONG_KEY: Final = 4  # characters; shorter names stand in others by chance
_FAINT: Final = 0.01


@cache
def _own_weights() -> tuple[float, ...]:
    # A mark without a weight, as a new one is until it is fitted, tells nothing.
    stored = load_weights("source_model")
    return tuple(float(stored.get(mark, 0.0)) for mark in MARKS)


def find_source(  # noqa: PLR0913 - the page, and what is known of it
    part: Part,
    place: Place,
    cut: Iterable[Credit],
    *,
    title: str | None,
    writers: Iterable[str],
    weights: Sequence[float] | None = None,
) -> Found[str] | None:
    """Find the publisher among what the page says of itself.

    Args:
        part: The article's lines.
        place: Where its title and body stand.
        cut: What was cut from the body's edges.
        title: The article's title, None where the page gives none.
        writers: Names in the byline, which are no publisher.
        weights: Weights of one's own, as a benchmark fits them; without, those that come along.

    Returns:
        The publisher with its evidence, or None where the page names none.
    """
    credited = {each.value: each.rule for each in cut if each.field == "source"}
    names = names_shown(part, place, title=title, writers=writers, cut=credited)
    best = choose(names, _own_weights() if weights is None else weights)
    if best is None or best[1] < _ENOUGH:
        return None
    one, share = best
    rule = credited.get(one.name, one.rule)
    if one.count > 1 and one.rule != "named all over the page":
        rule += f", and in {one.count} more lines"
    # An address is no name, and what stands in one line alone may be another's: to be looked at.
    most = 1.0 if one.count > 1 or one.places & _TELLING else _UNSURE
    most = _UNSURE if one.places == {"as_host"} else most
    return Found(one.name, part.where(one.index), rule, min(most, max(_WORTH_A_LOOK, share)))


def choose(
    names: Sequence[tuple[Named, Sequence[float]]], weights: Sequence[float]
) -> tuple[Named, float] | None:
    """Choose a page's publisher, and say how much of all that is said speaks for it.

    Args:
        names: The names that the page shows, with their marks.
        weights: What each mark is worth.

    Returns:
        The name and its share, from 0 to 1, or None where the page shows no name.
    """
    # "No publisher is named" is worth nothing: its share is 1 in the sum.
    worth = [exp(sum(map(float.__mul__, marks, weights))) for _, marks in names]
    total = 1.0 + sum(worth)
    shares = {each.folded: value / total for (each, _), value in zip(names, worth, strict=True)}
    likely = [each for each, _ in names if shares[each.folded] > _FAINT]
    if not likely:
        return None
    best, share = max(
        ((each, _support(each, likely, shares)) for each in likely),
        key=lambda found: (round(found[1], 6), shares[found[0].folded]),
    )
    if best.places <= _PIECES and best.count <= 1:
        # A word of one prompt tells less than the name that the page begins with.
        first = [each for each in likely if "first" in each.places]
        best = max(first, key=lambda each: shares[each.folded], default=best)
    best = _whole(best, likely, shares)
    best = _paper_of(best, likely)
    best.name = without_edition(best.name)
    # Of a name and its initials the name is what readers know it by.
    spelt = [each for each in likely if each.initials == best.key and " " in each.name]
    return max(spelt, key=lambda each: shares[each.folded], default=best), share


def _paper_of(one: Named, others: Iterable[Named]) -> Named:
    """Return the paper of a house that only a copyright names: "Lund Post" of "Lund Post Media"."""
    if "copyright" not in one.places or not one.places <= _OWNERS:
        return one
    papers = [
        each
        for each in others
        if each.places & _HEADS and _words(one).startswith(_words(each) + " ")
    ]
    return max(papers, key=lambda each: len(each.key), default=one)


def _words(one: Named) -> str:
    return ARTICLE.sub("", one.folded)


def _whole(one: Named, others: Iterable[Named], shares: Mapping[str, float]) -> Named:
    """Return the name that a mere piece of it, cut from prompts and menus, belongs to.

    "Lund" out of "Lund Post" has all that speaks for either on its side, and is no name by itself.
    """
    if not one.places <= _PIECES:
        return one
    own = shares[one.folded]
    whole = [
        each
        for each in others
        if one.key in each.key != one.key
        and each.places != {"as_host"}
        and not is_edition_of(each.name, one.name)
        and (
            (each.places - _PIECES and shares[each.folded] >= own)
            or (
                (each.count >= one.count or "first" in each.places)
                and shares[each.folded] >= _AS_LIKELY * own
            )
        )
    ]
    return max(whole, key=lambda each: (shares[each.folded], len(each.key)), default=one)


def _support(one: Named, others: Iterable[Named], shares: Mapping[str, float]) -> float:
    """Add up the shares of a name and of its other forms."""
    return sum(shares[other.folded] for other in others if _same(one, other))


def _same(one: Named, other: Named) -> bool:
    """Tell whether two names are forms of one: a part of it, or its initials."""
    short, long = sorted((one, other), key=lambda each: len(each.key))
    if short.key in {long.key, long.initials}:
        return True
    return len(short.key) >= _LONG_KEY and short.key in long.key


def of_whole_page(page: Part, article: Article) -> Found[str] | None:
    """Find the publisher of a page with one article, among all that the page shows.

    What stands below the teasers under the article is the page's own foot.

    Args:
        page: All of the page's lines.
        article: The only article that was read from it.

    Returns:
        The publisher that the article's own lines name, or what the page names more surely.
    """
    found = find_source(
        page,
        place_on(page, article),
        (),
        title=article.title.value if article.title else None,
        writers=[each.value for each in article.byline],
    )
    known = [each for each in (article.source, found) if each is not None]
    return max(known, key=lambda each: each.confidence, default=None)


def place_on(page: Part, article: Article) -> Place:
    """Return where the title and the text of an article stand on its page.

    Args:
        page: All of the page's lines.
        article: An article that was read from it.
    """
    numbers = {line.number: index for index, line in enumerate(page.lines)}
    title = None if article.title is None else numbers.get(article.title.lines.first)
    body = [
        numbers[number]
        for block in article.blocks
        for number in range(block.lines.first, block.lines.end)
        if number in numbers
    ]
    return Place(title, tuple(body))
