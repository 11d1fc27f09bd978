"""The bodies of one article where a language model has marked its text: marks and words together.

Runs that words or capitals show to be bodies, and those that a model marks, are brought to one
set of places; what is said of all places of a name decides whether it is a body's. A name and its
acronym are one body, and so are a name and its own last words ("the Control Agency").

Takes paragraphs with marks, returns bodies in order of first naming.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from generator import data
from generator.actors.acronyms import acronyms_of_words
from generator.actors.body_names import acronyms_of_posts
from generator.actors.body_runs import runs_of, span_of, without_people
from generator.actors.body_signs import (
    ENOUGH,
    beside_signs,
    found_signs,
    known_bodies,
    names_of_people,
    weight,
    word_signs,
)
from generator.actors.entities import Marked
from generator.actors.organisations import generic_names
from generator.actors.tokens import Token, tokenise
from generator.text.names import fold


class Body(NamedTuple):
    """A body of one text.

    `places` are its ranges, each with its paragraph; `also` its other names in the text.
    """

    name: str
    also: tuple[str, ...] = ()
    places: tuple[tuple[int, int, int], ...] = ()  # paragraph, start, end


@dataclass(slots=True)
class _Name:
    """A name with all that speaks for it and against it."""

    text: str
    signs: set[str] = field(default_factory=set)
    found: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    also: dict[str, None] = field(default_factory=dict)
    places: list[tuple[int, int, int]] = field(default_factory=list)


def find_bodies(
    paragraphs: Sequence[str], marked: Marked, *, people: Collection[str] = ()
) -> tuple[Body, ...]:
    """Find the bodies that an article names.

    Args:
        paragraphs: The article's paragraphs, plain text.
        marked: For each of them what a language model marks in it.
        people: Names that are people's.

    Returns:
        The bodies in order of first naming, without article and genitive.
    """
    token_lists = [tokenise(paragraph) for paragraph in paragraphs]
    persons = names_of_people(people)
    called = {tuple(fold(name).split()) for name in people}
    small = {
        token.key for tokens in token_lists for token in tokens if token.word and not token.capital
    }
    posts = {
        acronym
        for tokens in token_lists
        for acronym in acronyms_of_posts(tokens) | acronyms_of_words(tokens)
    }
    written = {token.text for tokens in token_lists for token in tokens if token.word}
    runs = [
        without_people(runs_of(tokens, entities, posts, written), tokens, called)
        for tokens, entities in zip(token_lists, marked, strict=True)
    ]
    full = {
        run.acronym: _text(tokens[run.first : run.end], paragraph)
        for paragraph, tokens, found in zip(paragraphs, token_lists, runs, strict=True)
        for run in reversed(found)
        if run.acronym
    }
    names: dict[str, _Name] = {}
    for index, (paragraph, tokens) in enumerate(zip(paragraphs, token_lists, strict=True)):
        for run in sorted(runs[index], key=lambda run: run.first):
            words = [token for token in tokens[run.first : run.end] if token.word]
            text = _text(tokens[run.first : run.end], paragraph)
            name = names.setdefault(fold(full.get(text, text)), _Name(full.get(text, text)))
            name.also.setdefault(text)
            name.found.update([*run.by, "places", *(["one word"] if len(words) == 1 else [])])
            name.signs |= word_signs(words, small, persons) | beside_signs(
                tokens, run.first, run.end
            )
            name.places.append((index, words[0].start, words[-1].end))
    _add_said(names, token_lists, marked)
    return _chosen(names, full)


def _text(tokens: Sequence[Token], paragraph: str) -> str:
    return " ".join(paragraph[tokens[0].start : tokens[-1].end].split())


def _add_said(
    names: dict[str, _Name], token_lists: Sequence[Sequence[Token]], marked: Marked
) -> None:
    """Count what the model takes each name for, at all its places."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for tokens, entities in zip(token_lists, marked, strict=True):
        for entity in entities:
            span = span_of(tokens, entity)
            if span is not None:
                words = (token.text for token in tokens[slice(*span)] if token.word)
                said[fold(" ".join(words))][entity.kind] += 1
    for name in names.values():
        for text in name.also:
            name.said.update(said.get(fold(text), {}))


def _chosen(names: dict[str, _Name], full: dict[str, str]) -> tuple[Body, ...]:
    """Return the names that are bodies', each with the shorter forms of itself."""
    sure = {
        key: name
        for key, name in names.items()
        if key not in generic_names()
        and weight(name.signs | found_signs(name.found, name.said, name.signs)) >= ENOUGH
    }
    for key in sorted(sure, key=lambda key: (len(key.split()), key)):
        longer = [other for other in sure if _holds(other, key)]
        own = [other for other in longer if _is_company(other, key)]
        if not longer or (not own and (key in known_bodies() or sure[key].text.isupper())):
            continue
        name = sure.pop(key)
        longer = own or longer
        if len(longer) == 1 and (own or longer[0].endswith(f" {key}")):
            sure[longer[0]].places += name.places
            sure[longer[0]].also |= name.also
    acronyms = {text: acronym for acronym, text in full.items()}
    bodies = []
    for name in sorted(sure.values(), key=lambda name: min(name.places)):
        also = [text for text in name.also if text != name.text]
        acronym = acronyms.get(name.text)
        also += [acronym] if acronym and acronym not in also else []
        bodies.append(Body(name.text, tuple(also), tuple(sorted(name.places))))
    return tuple(bodies)


def _is_company(longer: str, shorter: str) -> bool:
    """Tell whether a longer name only adds what kind of company the shorter one is."""
    forms = longer.removeprefix(f"{shorter} ").split()
    return longer.startswith(f"{shorter} ") and all(form in _company_forms() for form in forms)


@cache
def _company_forms() -> frozenset[str]:
    return frozenset(data.load("body_words")["company_forms"])


def _holds(longer: str, shorter: str) -> bool:
    """Tell whether all words of a shorter name are in a longer one, and more."""
    if len(longer) <= len(shorter):
        return False
    missing = Counter(shorter.split()) - Counter(longer.split())
    return not missing
