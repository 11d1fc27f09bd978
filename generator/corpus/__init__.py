"""All briefs together: ordered, grouped by person, with what a person should look at.

Takes the briefs as people left them and the register of names; returns a `Corpus`. Nothing of
a capture is read here, so that an edited brief or name shows on every page at once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

from generator.corpus.bodies import under_one_name
from generator.corpus.entries import one_entry_a_person
from generator.corpus.namesakes import Namesakes, apart_by_brief, unknown_briefs
from generator.corpus.people import Group, Question, who_is_who
from generator.corpus.posts_since import posts_of
from generator.corpus.questions import asked
from generator.corpus.stories import find_stories
from generator.model import Appearance, Brief, BriefId, Corpus, Person, Problem, Register, Slug
from generator.remembered import Remembered
from generator.text.paths import slugify

REGISTER_PATH: Final = "names.yml"
_SUFFIX: Final = 6  # letters that tell two people of one slug apart


def build_corpus(
    briefs: Iterable[Brief], register: Register, *, beside: Corpus | None = None
) -> Corpus:
    """Group the briefs of a book.

    Args:
        briefs: Every brief, drafts included, in any order.
        register: People's decisions about names.
        beside: A corpus of much the same briefs: its stories and posts are taken for theirs,
            which is sooner there and nearly right. Without one they are found.

    Returns:
        The corpus: briefs newest first and those without a date last, people by name.
        Drafts and hidden people are in none of it.
    """
    there = tuple(briefs)
    kept = under_one_name((brief for brief in there if not brief.draft), register)
    ordered = sorted(kept.briefs, key=_newest_first)
    problems = [*_doubled(ordered), *unknown_briefs(there, register, REGISTER_PATH)]
    namesakes = Namesakes(register)
    groups, questions = who_is_named(ordered, register)
    hidden = {
        spelling
        for group in groups
        if group.entry and group.entry.hidden
        for spelling in group.spellings
    }
    shown = tuple(_without(brief, hidden, namesakes) for brief in ordered)
    people = tuple(
        _people([group for group in groups if not set(group.spellings) <= hidden], shown, namesakes)
    )
    by_id = {brief.id: brief for brief in reversed(shown)}
    problems += asked(questions, people, by_id, REGISTER_PATH)
    person_of = {
        (each.brief, each.name): person.slug for person in people for each in person.appearances
    }
    return Corpus(
        briefs=shown,
        people=people,
        problems=tuple(problems),
        by_id=by_id,
        person_of=person_of,
        stories=beside.stories if beside else find_stories(shown, person_of),
        posts=beside.posts if beside else posts_of(shown, person_of, register),
        called=kept.called,
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


def who_is_named(
    briefs: Sequence[Brief], register: Register
) -> tuple[tuple[Group, ...], tuple[Question, ...]]:
    """Group the names of briefs into people; a name of several people by what a brief means.

    Args:
        briefs: The briefs, without drafts.
        register: People's decisions.

    Returns:
        The people by canonical name, and the pairs that a person should decide.
    """
    counts = Counter(name for names in Namesakes(register).names(briefs) for name in names)
    people = apart_by_brief(one_entry_a_person(register))
    return _named("book", (tuple(sorted(counts.items())), people))


_Named = tuple[tuple[Group, ...], tuple[Question, ...]]
_named: Final = Remembered[tuple[tuple[tuple[str, int], ...], Register], _Named](
    lambda of: who_is_who(dict(of[0]), of[1]), name="named", kept=_Named
)


def _without(brief: Brief, hidden: set[str], namesakes: Namesakes) -> Brief:
    """Return a brief without its hidden actors."""
    kept = tuple(each for each in brief.actors if namesakes.meant(brief, each.name) not in hidden)
    return brief if len(kept) == len(brief.actors) else replace(brief, actors=kept)


def _people(
    groups: Sequence[Group], briefs: Sequence[Brief], namesakes: Namesakes
) -> Iterator[Person]:
    """Yield the people with their appearances, newest first."""
    owner = {spelling: at for at, group in enumerate(groups) for spelling in group.spellings}
    appearances: dict[int, list[Appearance]] = defaultdict(list)
    for brief in briefs:
        for actor in brief.actors:
            at = owner[namesakes.meant(brief, actor.name)]
            appearances[at].append(Appearance(brief.id, actor.name, actor.role))
    slugs = _slugs(groups)
    for at, group in enumerate(groups):
        note = group.entry.note if group.entry else None
        written = {each.name for each in appearances[at]}
        others = sorted(written - set(group.spellings))
        yield Person(
            slug=slugs[group.name],
            name=group.name,
            spellings=(*(each for each in group.spellings if each in written), *others),
            appearances=tuple(appearances[at]),
            decided=group.entry is not None,
            note=note or namesakes.note(group.name, slugs),
        )


def _slugs(groups: Sequence[Group]) -> dict[str, Slug]:
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
