"""All briefs together: ordered, grouped by person, with what a person should look at.

Takes the briefs as people left them and the register of names; returns a `Corpus`. Nothing of
a capture is read here, so that an edited brief or name shows on every page at once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

from generator.corpus.people import Group, Question, who_is_who
from generator.corpus.posts import find_posts
from generator.corpus.stories import find_stories
from generator.model import Appearance, Brief, BriefId, Corpus, Person, Problem, Register, Slug
from generator.text.names import fold
from generator.text.paths import slugify

REGISTER_PATH: Final = "names.yml"
_SUFFIX: Final = 6  # letters that tell two people of one slug apart


def build_corpus(briefs: Iterable[Brief], register: Register) -> Corpus:
    """Group the briefs of a book.

    Args:
        briefs: Every brief, drafts included, in any order.
        register: People's decisions about names.

    Returns:
        The corpus: briefs newest first and those without a date last, people by name.
        Drafts and hidden people are in none of it.
    """
    ordered = sorted((brief for brief in briefs if not brief.draft), key=_newest_first)
    problems = list(_doubled(ordered))
    counts = Counter(name for brief in ordered for name in {actor.name for actor in brief.actors})
    groups, questions = who_is_who(counts, register)
    hidden = {
        spelling
        for group in groups
        if group.entry and group.entry.hidden
        for spelling in group.spellings
    }
    shown = tuple(_without(brief, hidden) for brief in ordered)
    people = tuple(
        _people([group for group in groups if not set(group.spellings) <= hidden], shown)
    )
    problems += _asked(questions, people)
    slugs = {spelling: person.slug for person in people for spelling in person.spellings}
    person_of = {
        (brief.id, actor.name): slugs[actor.name]
        for brief in reversed(shown)
        for actor in brief.actors
    }
    return Corpus(
        briefs=shown,
        people=people,
        problems=tuple(problems),
        by_id={brief.id: brief for brief in reversed(shown)},
        person_of=person_of,
        stories=find_stories(shown, person_of),
        posts=find_posts(shown, person_of, register),
    )


def _newest_first(brief: Brief) -> tuple[bool, int, int, int, str]:
    """Return the key that orders briefs newest first, without a date last, ties by path."""
    if brief.date is None:
        return True, 0, 0, 0, brief.path
    return False, -brief.date.year, -brief.date.month, -brief.date.day, brief.path


def _doubled(briefs: Sequence[Brief]) -> Iterator[Problem]:
    """Yield a problem for every id that two briefs bear."""
    bearers: dict[BriefId, list[Brief]] = defaultdict(list)
    for brief in briefs:
        bearers[brief.id].append(brief)
    for brief_id in sorted(bearers):
        paths = sorted(brief.path for brief in bearers[brief_id])
        for path in paths[1:]:
            message = f"{brief_id} is the id of {paths[0]} too; give one of the two another id"
            yield Problem(path, message, field="id")


def _without(brief: Brief, hidden: set[str]) -> Brief:
    """Return a brief without its hidden actors."""
    if not any(actor.name in hidden for actor in brief.actors):
        return brief
    return replace(brief, actors=tuple(actor for actor in brief.actors if actor.name not in hidden))


def _people(groups: Sequence[Group], briefs: Sequence[Brief]) -> Iterator[Person]:
    """Yield the people with their appearances, newest first."""
    owner = {spelling: at for at, group in enumerate(groups) for spelling in group.spellings}
    appearances: dict[int, list[Appearance]] = defaultdict(list)
    for brief in briefs:
        for actor in brief.actors:
            appearances[owner[actor.name]].append(Appearance(brief.id, actor.name, actor.role))
    slugs = _slugs(groups)
    for at, group in enumerate(groups):
        yield Person(
            slug=slugs[group.name],
            name=group.name,
            spellings=group.spellings,
            appearances=tuple(appearances[at]),
            decided=group.entry is not None,
            note=group.entry.note if group.entry else None,
        )


def _slugs(groups: Sequence[Group]) -> Mapping[str, Slug]:
    """Return a slug for each canonical name; of names that share one, each bears its own ending."""
    sharing: dict[Slug, list[str]] = defaultdict(list)
    for group in groups:
        sharing[slugify(group.name)].append(group.name)
    slugs: dict[str, Slug] = {}
    for slug, names in sharing.items():
        for name in names:
            ending = sha256(name.encode()).hexdigest()[:_SUFFIX]
            slugs[name] = slug if len(names) == 1 else Slug(f"{slug}-{ending}")
    return slugs


def _asked(questions: Sequence[Question], people: Sequence[Person]) -> Iterator[Problem]:
    """Yield a problem for every pair of people who may be one; hidden ones are not named."""
    known = {fold(person.name) for person in people}
    for question in questions:
        if fold(question.one) in known and fold(question.other) in known:
            message = (
                f"{question.one!r} and {question.other!r} may be one person: write the one under "
                f"'aliases' of the other, or under 'different'"
            )
            yield Problem(REGISTER_PATH, message, field="people")
