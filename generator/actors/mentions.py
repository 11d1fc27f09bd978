"""Who is named where: candidates weighed by the evidence around them.

Each sign beside a capitalised run (a title, a verb of speech, an age, a known given name, a
family name that comes back alone) counts for or against its being a person. The signs of all
places of one text are added up, so that a name introduced once with a title is known at its
other places too.

Takes paragraphs of plain text, returns mentions in text order. Uses no language model.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from generator import data
from generator.actors.appositions import role_after, role_by_verb
from generator.actors.by_vocabulary import places_by_vocabulary
from generator.actors.candidates import Candidate, Custom, candidates
from generator.actors.entities import Marked
from generator.actors.lexicon import GRAMMAR, PARTICLE
from generator.actors.neighbours import neighbour_signs
from generator.actors.nicknames import nickname
from generator.actors.place import Place
from generator.actors.role_text import role_text
from generator.actors.roles import Role, role_before
from generator.actors.signs import ENOUGH, WEIGHTS, shape_signs
from generator.actors.tokens import Token, is_foreign, tokenise
from generator.actors.vocabularies import vocabulary_of
from generator.actors.witness import model_signs, said_of, with_marks
from generator.text.names import family_name, fold
from generator.text.sentences import sentences

# An English text has a word of grammar at least every so many words.
_ENGLISH: Final = 6
# Where nouns have capitals, more than one word in so many has one.
_NOUNS: Final = 5
_LONGEST_CREDIT: Final = 240  # letters
# A German text has a word of German grammar at least every so many words.
_GERMAN: Final = 7
# Words from which on a text is long enough to tell.
_TELLING: Final = 20
_LISTED: Final = re.compile(
    r"\s?(?:\([^()]*\))?\s?(?:[,;&]|and|or|, and|, or|; and)\s?(?:[A-Z][a-z]{0,3}\.?\s)?"
)
_POSTS: Final = frozenset({"title", "role before", "role after"})
_TOLD: Final = frozenset({"role after", "relation", "who", "age", "speaks"})
_BETWEEN: Final = frozenset({",", ", and", "and", "&", ";", ", &"})


def find_places(
    paragraphs: Sequence[str], marked: Marked = ()
) -> tuple[list[Place], dict[str, float]]:
    """Find every place of a candidate, and how sure each full name is a person's.

    Args:
        paragraphs: The plain text of one article's paragraphs.
        marked: For each of them what a language model marks in it; empty without a model.

    Returns:
        The places in text order, and the sum of weights by folded full name.
    """
    token_lists = [tokenise(paragraph) for paragraph in paragraphs]
    small = {
        token.key
        for tokens in token_lists
        for token in tokens
        if token.word and not token.capital and not token.kinds & PARTICLE
    }
    custom = _custom([token for tokens in token_lists for token in tokens if token.word])
    known = None if custom.english else vocabulary_of(token_lists)
    if known is not None:
        told = [
            () if _is_credit(paragraph) else tokens
            for paragraph, tokens in zip(paragraphs, token_lists, strict=True)
        ]
        return places_by_vocabulary(paragraphs, told, known, marked)
    places: list[Place] = []
    for index, (paragraph, tokens) in enumerate(zip(paragraphs, token_lists, strict=True)):
        if _is_credit(paragraph):
            continue
        foreign = _foreign_ranges(paragraph, tokens) if custom.english else ()
        found = tuple(candidates(paragraph, tokens, custom))
        for candidate in with_marks(tokens, found, marked[index]) if marked else found:
            start = tokens[candidate.first].start
            if any(first <= start < end for first, end in foreign):
                continue
            if candidate.first and tokens[candidate.first - 1].text == "@":
                continue  # another name of the person before it, or an account
            place = _place(index, paragraph, tokens, candidate, small)
            if marked:
                place.said = said_of(marked[index], place.start, place.end)
            places.append(place)
    _share_roles(places, paragraphs)
    return places, _weigh(places, paragraphs)


def _is_credit(paragraph: str) -> bool:
    """Tell whether a paragraph names those who made the report: writers, editors, photographers."""
    if len(paragraph) > _LONGEST_CREDIT:
        return False
    small = paragraph.casefold().lstrip("*_-–— ")
    begin, say = _credits()
    return small.startswith(begin) or any(words in small for words in say)


@cache
def _credits() -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = data.load("kind_nouns")
    return tuple(words["credits_begin"]), tuple(words["credits_say"])


def _custom(words: Sequence[Token]) -> Custom:
    """Tell from the words of a text how its language writes names."""
    english = sum(1 for word in words if word.kinds & GRAMMAR) * _ENGLISH > len(words)
    inner = [word for word in words if not word.opens]
    capitals = sum(1 for word in inner if word.capital)
    nouns = not english and len(inner) > _TELLING and capitals * _NOUNS > len(inner)
    if nouns:
        german = sum(1 for word in words if word.key in _german())
        nouns = german * _GERMAN > len(words)
    return Custom(english, nouns=nouns)


@cache
def _german() -> frozenset[str]:
    """Return the words of grammar of the language that writes all nouns with capitals."""
    return frozenset(data.load("function_words")["de"])


def _foreign_ranges(paragraph: str, tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Return the sentences of an English text that are in another language."""
    words = [token for token in tokens if token.word]
    starts = [token.start for token in words]
    return tuple(
        (start, end)
        for start, end in sentences(paragraph)
        if is_foreign(words[bisect_left(starts, start) : bisect_left(starts, end)])
    )


def _place(
    index: int, paragraph: str, tokens: Sequence[Token], candidate: Candidate, small: set[str]
) -> Place:
    """Return the candidate with the signs at and around it."""
    words = tuple(token for token in tokens[candidate.first : candidate.end] if token.word)
    start, end = tokens[candidate.first].start, words[-1].end
    place = Place(index, start, end, " ".join(paragraph[start:end].split()), words)
    quoted = nickname(tokens[candidate.first : candidate.end])
    own = [
        token
        for at, token in enumerate(tokens[candidate.first : candidate.end])
        if token.word and at not in quoted
    ]
    place.signs |= shape_signs(own or words, small)
    if quoted and len(own) > 1:
        place.signs.add("nickname")
    place.signs |= neighbour_signs(tokens, candidate)
    roles = _roles(tokens, candidate)
    for sign, role in roles:
        place.signs.add(sign)
        written = role_text(paragraph, tokens, role)
        if written and (place.role is None or (role.post and not place.post)):
            place.role, place.post, place.shared = written, role.post, role.shared
    return place


def _roles(tokens: Sequence[Token], candidate: Candidate) -> list[tuple[str, Role]]:
    """Return the roles beside a candidate, the nearest first, each with its sign."""
    found: list[tuple[str, Role]] = []
    before = role_before(tokens, candidate.first)
    if before is not None:
        sign = (
            "title"
            if before.end >= candidate.first - 1 and tokens[candidate.first - 1].word
            else "role before"
        )
        found.append((sign, before))
    after = role_after(tokens, candidate.end)
    if after is not None:
        found.append(("role after" if after.post else "relation", after))
    said = role_by_verb(tokens, candidate.end)
    if said is not None:
        found.append(("role by verb", said))
    return found


def _weigh(places: Sequence[Place], paragraphs: Sequence[str]) -> dict[str, float]:
    """Return the sum of weights of every full name, over all its places."""
    signs: dict[str, set[str]] = defaultdict(set)
    alone: Counter[str] = Counter()
    addressed: set[str] = set()
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for place in places:
        key = fold(place.name)
        if place.is_full:
            signs[key] |= place.signs
        else:
            alone[key] += 1
            if place.signs & {"title", "speaks"}:
                addressed.add(key)
        if place.said:
            said[key][place.said] += 1
    names = {fold(place.name): place.name for place in places if place.is_full}
    for key, name in names.items():
        family = fold(family_name(name))
        if family in addressed:
            signs[key].add("title again")
        elif alone[family]:
            signs[key].add("again")
        signs[key] |= model_signs(said[key], said[family])
        _settle(signs[key])
    _add_lists(places, paragraphs, signs)
    weights = {key: sum(WEIGHTS[sign] for sign in found) for key, found in signs.items()}
    _add_company(places, paragraphs, weights)
    return weights


def _settle(signs: set[str]) -> None:
    """Change the signs that mean something else beside others."""
    if "title" in signs:
        signs.discard("article")  # "Mayor Te Rangi Roe": it is no article, but a name
    if signs & _TOLD:
        signs.discard("named after")  # the text goes on to say who that was
    if "model: person" in signs and signs & _POSTS:
        signs.add("named with a post")


def _share_roles(places: Sequence[Place], paragraphs: Sequence[str]) -> None:
    """Give a role in the plural to all names of its list: "Ministers Jane Roe and John Doe"."""
    for one, other in pairwise(places):
        if one.paragraph != other.paragraph or not one.shared or other.role:
            continue
        if _LISTED.fullmatch(paragraphs[one.paragraph][one.end : other.start]):
            other.role, other.post, other.shared = one.role, one.post, True


def _add_lists(
    places: Sequence[Place], paragraphs: Sequence[str], signs: dict[str, set[str]]
) -> None:
    """Give what is said of a list's first name to all of it: "the brands Otto Falk and Jo Berg"."""
    for one, other in pairwise(place for place in places if place.is_full):
        if one.paragraph != other.paragraph or "kind before" not in one.signs:
            continue
        if _LISTED.fullmatch(paragraphs[one.paragraph][one.end : other.start]):
            other.signs.add("kind before")
            signs[fold(other.name)].add("kind before")


def _add_company(
    places: Sequence[Place], paragraphs: Sequence[str], weights: dict[str, float]
) -> None:
    """Raise the weight of names that stand in a list with sure ones."""
    full = [place for place in places if place.is_full]
    company: dict[str, set[int]] = defaultdict(set)
    for one, other in pairwise(full):
        between = paragraphs[one.paragraph][one.end : other.start].strip()
        if one.paragraph != other.paragraph or between not in _BETWEEN:
            continue
        if weights[fold(one.name)] >= ENOUGH:
            company[fold(other.name)].add(0)
        if weights[fold(other.name)] >= ENOUGH:
            company[fold(one.name)].add(1)
    for key, sides in company.items():
        weights[key] += WEIGHTS["among people" if len(sides) > 1 else "beside a person"]
