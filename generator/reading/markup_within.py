"""What a line of HTML inherits from all that contains it: tags, roles, names of classes.

Takes elements of lxml's tree, returns `Within`; no element is kept.
"""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from lxml.html import HtmlElement

from generator.data import load

_WORDS: Final = re.compile(r"[a-z]{3,}")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CELLS: Final = frozenset(["td", "th"])
_WIDEST: Final = 50  # columns
_DIGITS: Final = 4  # of a number of columns: what is longer is no number


class Within(NamedTuple):
    """What a place in the tree inherits from all that contains it.

    A tuple and no dataclass, because a page has hundreds.
    """

    tag: str = "body"
    article: int = 0  # number of the <article> around it, 0 for none
    main: bool = False
    aside: bool = False
    furniture: bool = False  # header, footer or nav
    figure: bool = False
    listed: bool = False
    quoted: bool = False
    table: int = 0  # number of the nearest <table>, 0 for none
    row: int = 0  # number of the row of it
    column: int = 0  # and the column, counted from 1
    form: bool = False
    body_of_article: bool = False  # marked as the text itself: itemprop="articleBody"
    good: int = 0  # names of containers that hold texts
    bad: int = 0  # names of containers that hold something else
    own_bad: int = 0  # the same, of the nearest named container
    comments: bool = False  # inside what readers wrote
    consent: bool = False  # inside what asks for leave to remember readers
    boxed: bool = False  # inside what tells something for itself
    embedded: bool = False  # inside what was published elsewhere
    path: tuple[int, ...] = (0, 0, 0)  # numbers of all blocks around a line, outermost first
    depth: int = 0


class _Signs(NamedTuple):
    """What the name of a container says of what it holds."""

    text: bool
    other: int  # how many of its words speak against a text
    comments: bool
    consent: bool
    boxed: bool
    embedded: bool


@cache
def _named() -> dict[str, frozenset[str]]:
    """Return the words that classes are made of, by what a container with them holds."""
    return {kind: frozenset(words) for kind, words in load("container_words").items()}


@lru_cache(maxsize=4096)
def _signs(name: str) -> _Signs:
    """Tell what the name of a container speaks for."""
    words, known = set(class_words(name)), _named()
    return _Signs(
        bool(words & known["text"]),
        len(words & known["other"]),
        *(bool(words & known[kind]) for kind in ("comments", "consent", "boxes", "embeds")),
    )


@lru_cache(maxsize=4096)
def class_words(name: str) -> tuple[str, ...]:
    """Return the words that a class or an id is made of, lower case.

    >>> class_words("articleBody main_text")
    ('article', 'body', 'main', 'text')
    """
    return tuple(_WORDS.findall(_CAMEL.sub(" ", name).casefold()))


def inside(
    element: HtmlElement, above: Within, *, number: int, articles: int, columns: int
) -> Within:
    """Return what the inside of an element inherits.

    Args:
        element: An element that is a block of its own.
        above: What the place of the element inherits.
        number: The element's number.
        articles: How many <article>s have begun.
        columns: How many columns its row of a table has so far, its own cell included.
    """
    tag = element.tag
    role = element.get("role")
    good, bad, own_bad = above.good, above.bad, above.own_bad
    comments, consent, boxed, embedded = (
        above.comments,
        above.consent,
        above.boxed,
        above.embedded,
    )
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    if name != " " and tag not in {"html", "body"}:
        signs = _signs(name[:500])
        own_bad = signs.other
        good += signs.text
        bad += own_bad > 0
        comments = comments or signs.comments
        consent = consent or signs.consent
        boxed = boxed or signs.boxed
        embedded = embedded or signs.embedded
    return Within(
        tag=tag,
        article=articles if tag == "article" else above.article,
        main=above.main or tag == "main" or role == "main",
        aside=above.aside or tag == "aside" or role in {"complementary", "dialog"},
        furniture=above.furniture
        or tag in {"header", "footer", "nav", "menu"}
        or role in {"banner", "contentinfo", "navigation", "search"},
        figure=above.figure or tag in {"figure", "figcaption"},
        listed=above.listed or tag in {"li", "dd", "dt"},
        quoted=above.quoted or tag == "blockquote",
        table=number if tag == "table" else above.table,
        row=number if tag == "tr" else above.row,
        column=columns if tag in _CELLS else above.column,
        form=above.form or tag in {"form", "label", "fieldset"},
        body_of_article=above.body_of_article or element.get("itemprop") == "articleBody",
        good=good,
        bad=bad,
        own_bad=own_bad,
        comments=comments,
        consent=consent,
        boxed=boxed,
        embedded=embedded,
        path=(*above.path, number),
        depth=above.depth + 1,
    )


def columns_of(element: HtmlElement) -> int:
    """Return how many columns a cell of a table takes."""
    span = (element.get("colspan") or "1")[:_DIGITS]
    return min(int(span), _WIDEST) if span.isascii() and span.isdigit() else 1
