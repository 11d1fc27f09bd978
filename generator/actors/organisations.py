"""The bodies that one article names: ministries, companies, parties, clubs, alliances.

A body shows by a word of its name ("Ministry of …", "… University"), by its acronym in
brackets, or as an acronym that comes back. States, peoples and places are no bodies.

Takes paragraphs of plain text, returns names in order of first naming.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from generator import data
from generator.actors.acronyms import (
    dateline_end,
    is_acronym,
    is_after_name,
    stands_alone,
)
from generator.actors.body_names import acronyms_of_posts, named_bodies
from generator.actors.tokens import tokenise
from generator.text.names import fold

_SHORTEST: Final = 2  # letters


class _Body(NamedTuple):
    """A body's name at one place."""

    name: str
    acronym: str | None
    paragraph: int
    start: int


@cache
def generic_names() -> frozenset[str]:
    """Return the folded names that any state's or sector's bodies bear, and so nobody's."""
    return frozenset(data.load("body_words")["generic"])


def find_organisations(
    paragraphs: Sequence[str], *, people: Collection[str] = ()
) -> tuple[str, ...]:
    """Find the bodies that an article names.

    Args:
        paragraphs: The article's paragraphs, plain text.
        people: Names that are people's, and so no bodies'.

    Returns:
        The names in order of first naming, without article and genitive; a body with a name and
        an acronym stands once, under its name.
    """
    token_lists = [tokenise(paragraph) for paragraph in paragraphs]
    persons = {fold(name) for name in people}
    found: list[_Body] = []
    acronyms: Counter[str] = Counter()
    posts: set[str] = set()
    datelines = [dateline_end(tokens) for tokens in token_lists]
    written = {token.text for tokens in token_lists for token in tokens if token.word}
    for index, (paragraph, tokens) in enumerate(zip(paragraphs, token_lists, strict=True)):
        acronyms.update(token.text for token in tokens[datelines[index] :] if is_acronym(token))
        posts |= acronyms_of_posts(tokens)
        found += (
            _Body(" ".join(paragraph[start:end].split()), acronym, index, start)
            for start, end, acronym in named_bodies(tokens, posts)
        )
    full_names = {body.acronym: body.name for body in found if body.acronym}
    for index, tokens in enumerate(token_lists):
        found += [
            _Body(token.text, None, index, token.start)
            for at, token in enumerate(tokens)
            if is_acronym(token)
            # "LUND –" at the head is a place; so it is where the text also writes "Lund".
            and at >= datelines[index]
            and token.text.capitalize() not in written
            and not is_after_name(tokens, at)
            and token.text not in posts
            and token.text not in full_names
            and (
                acronyms[token.text] > 1
                or token.genitive
                or len(token.text) > _SHORTEST
                or (at and tokens[at - 1].key == "the")
            )
            and stands_alone(tokens, at)
        ]
    found.sort(key=lambda body: (body.paragraph, body.start))
    return _once(found, full_names, persons)


def _once(
    found: Sequence[_Body], full_names: Mapping[str, str], persons: Collection[str]
) -> tuple[str, ...]:
    """Return each body once, under its full name."""
    names: dict[str, str] = {}
    # "the Mission" that a text also calls "the Mission in Chad" is that one.
    keys = {fold(body.name): body.name for body in reversed(found)}
    for body in found:
        name = full_names.get(body.name, body.name)
        key = fold(name)
        longer = next((known for known in keys if known.startswith(f"{key} in ")), key)
        if key not in persons and key not in generic_names():
            names.setdefault(longer, keys[longer] if longer != key else name)
    return tuple(names.values())
