"""Who is who over the whole book.

The names as the briefs write them are grouped into people: what `names.yml` says first, then
names that are surely alike. A group is made only where every two of its names can be one
person's; a name that fits two groups joins neither. What is only possible becomes a question.

Takes names with their numbers, returns groups. The order in which briefs come changes
nothing, and neither does a person of whom no other name reminds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.corpus.entries import Apart, kept_apart, keys_of, one_entry_a_person
from generator.corpus.likenesses import likenesses_of
from generator.model import Register, RegisterEntry
from generator.text.likeness import Likeness
from generator.text.names import fold


@dataclass(frozen=True, slots=True)
class Group:
    """The spellings of one person."""

    name: str  # the canonical name
    spellings: tuple[str, ...]  # the canonical one first where the briefs use it
    entry: RegisterEntry | None = None  # what names.yml says


@dataclass(frozen=True, slots=True)
class Question:
    """Two people who may be one."""

    one: str
    other: str


def who_is_who(
    counts: Mapping[str, int], register: Register
) -> tuple[tuple[Group, ...], tuple[Question, ...]]:
    """Group the spellings of a book into people.

    Args:
        counts: How many briefs use each spelling.
        register: People's decisions.

    Returns:
        The people by canonical name, and the pairs that a person should decide.
    """
    register = one_entry_a_person(register)
    spelt: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        spelt[fold(name)].append(name)
    entries = _entries(register)
    # What names.yml writes is known even where no brief writes it so: "Tom" joins its "Thomas".
    written = {
        fold(spelling): spelling
        for entry in register.people
        for spelling in (entry.name, *entry.aliases)
    }
    for key in written:
        spelt.setdefault(key, [])
    clusters = _decided(spelt, entries)
    taken = {key for cluster in clusters for key in cluster}
    apart = kept_apart(register.people)
    free = [(key,) for key in sorted(spelt) if key not in taken]
    shown = {key: names[0] if names else written[key] for key, names in spelt.items()}
    merged, doubtful = _merge([*clusters, *free], shown, apart)
    groups = tuple(
        sorted(
            (
                _group(cluster, spelt, counts, entries)
                for cluster in merged
                if any(spelt[key] for key in cluster)
            ),
            key=lambda group: (fold(group.name), group.name),
        )
    )
    names = _named_by(merged, spelt, groups)
    pairs = {
        tuple(sorted((names[one], names[other])))
        for one, other in doubtful
        if one in names and other in names
    }
    questions = tuple(Question(one, other) for one, other in sorted(pairs) if one != other)
    return groups, questions


def _named_by(
    clusters: Sequence[Sequence[str]], spelt: Mapping[str, Sequence[str]], groups: Sequence[Group]
) -> dict[str, str]:
    """Return the canonical name of the person to whom each folded spelling belongs."""
    names = {spelling: group.name for group in groups for spelling in group.spellings}
    return {
        key: names[spelling]
        for cluster in clusters
        for spelling in [spelling for other in cluster for spelling in spelt[other]][:1]
        for key in cluster
    }


def _entries(register: Register) -> dict[str, RegisterEntry]:
    """Return the entry of names.yml for each folded spelling it names."""
    return {key: entry for entry in register.people for key in keys_of(entry)}


def _decided(
    spelt: Mapping[str, Sequence[str]], entries: Mapping[str, RegisterEntry]
) -> list[tuple[str, ...]]:
    """Return the clusters that names.yml makes of the book's spellings."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(spelt):
        entry = entries.get(key)
        if entry is not None:
            found[fold(entry.name)].append(key)
    return [tuple(found[name]) for name in sorted(found)]


def _merge(
    clusters: Sequence[tuple[str, ...]], shown: Mapping[str, str], apart: Apart
) -> tuple[list[tuple[str, ...]], set[tuple[str, str]]]:
    """Join the clusters that are surely one person's.

    Names that are surely alike form a net. Where every two of a net can be one person's, it is
    one person. Where some cannot ("J. A. Roe", "J. B. Roe", "J. Roe"), nobody can tell whose
    the name between them is: the net falls apart into the names that have the same fellows,
    and the rest is asked.
    """
    relations = {
        pair: likeness
        for pair, likeness in likenesses_of(shown, apart.owner.keys()).items()
        if not apart.are(*pair)
    }
    cluster_of = {key: number for number, cluster in enumerate(clusters) for key in cluster}
    between: dict[tuple[int, int], list[Likeness]] = defaultdict(list)
    for (one, other), likeness in relations.items():
        first, second = sorted((cluster_of[one], cluster_of[other]))
        if first != second:
            between[first, second].append(likeness)
    sure: dict[int, set[int]] = defaultdict(set)
    doubtful: set[tuple[str, str]] = set()
    for (first, second), found in sorted(between.items()):
        if max(found) is Likeness.SAME and _compatible(
            clusters[first], clusters[second], relations, apart
        ):
            sure[first].add(second)
            sure[second].add(first)
        elif max(found) is not Likeness.DIFFERENT and not _kept_apart(
            clusters[first], clusters[second], apart
        ):
            doubtful.add((clusters[first][0], clusters[second][0]))
    merged: list[tuple[str, ...]] = []
    for net in _nets(len(clusters), sure):
        parts, open_pairs = _settle(net, sure)
        merged += [
            tuple(sorted(key for number in part for key in clusters[number])) for part in parts
        ]
        doubtful |= {(clusters[one][0], clusters[other][0]) for one, other in open_pairs}
    return merged, doubtful


def _kept_apart(one: Iterable[str], other: Iterable[str], apart: Apart) -> bool:
    others = tuple(other)
    return any(apart.are(first, second) for first in one for second in others)


def _compatible(
    one: Sequence[str],
    other: Sequence[str],
    relations: Mapping[tuple[str, str], Likeness],
    apart: Apart,
) -> bool:
    """Tell whether neither a decision nor, between undecided names, a likeness keeps them apart."""
    if _kept_apart(one, other, apart):
        return False
    if len(one) > 1 or len(other) > 1:
        # A decided cluster may hold names that rules would never join: one sure pair is enough.
        return True
    first, second = sorted((one[0], other[0]))
    return relations.get((first, second), Likeness.DIFFERENT) is Likeness.SAME


def _nets(count: int, sure: Mapping[int, set[int]]) -> list[list[int]]:
    """Return the clusters that sure pairs connect, each net in order."""
    seen: set[int] = set()
    nets: list[list[int]] = []
    for start in range(count):
        if start in seen:
            continue
        net, waiting = [], [start]
        seen.add(start)
        while waiting:
            number = waiting.pop()
            net.append(number)
            fresh = sorted(sure.get(number, set()) - seen)
            seen.update(fresh)
            waiting.extend(fresh)
        nets.append(sorted(net))
    return nets


def _settle(
    net: Sequence[int], sure: Mapping[int, set[int]]
) -> tuple[list[list[int]], set[tuple[int, int]]]:
    """Divide a net into people.

    Returns:
        The people, and the sure pairs that had to stay open.
    """
    members = set(net)
    fellows = {number: (sure.get(number, set()) & members) | {number} for number in net}
    if all(len(found) == len(net) for found in fellows.values()):
        return [list(net)], set()
    parts: dict[frozenset[int], list[int]] = defaultdict(list)
    for number in net:
        parts[frozenset(fellows[number])].append(number)
    people = [parts[key] for key in sorted(parts, key=lambda key: parts[key][0])]
    part_of = {number: at for at, part in enumerate(people) for number in part}
    open_pairs = {
        (one, other)
        for one in net
        for other in fellows[one]
        if one < other and part_of[one] != part_of[other]
    }
    return people, open_pairs


def _group(
    cluster: Sequence[str],
    spelt: Mapping[str, Sequence[str]],
    counts: Mapping[str, int],
    entries: Mapping[str, RegisterEntry],
) -> Group:
    """Return the person of one cluster: what names.yml calls them, else the most used spelling."""
    spellings = sorted(
        (name for key in cluster for name in spelt[key]),
        key=lambda name: (-counts[name], -len(fold(name).split()), -len(name), name),
    )
    entry = next((entries[key] for key in cluster if key in entries), None)
    name = entry.name if entry else spellings[0]
    ordered = [spelling for spelling in spellings if spelling == name]
    ordered += [spelling for spelling in spellings if spelling != name]
    return Group(name, tuple(ordered), entry)
