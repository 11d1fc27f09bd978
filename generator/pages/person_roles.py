"""Who a person was, as the briefs say it: roles with the dates of the briefs that give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable

from generator.model import Brief, DocPath, PartialDate, Person
from generator.pages.dates import in_words
from generator.pages.document import link
from generator.pages.lists import role_key
from generator.text.markdown import escape_cell
from generator.text.paths import person_path


def roles_table(person: Person, briefs: Iterable[Brief], said_above: Container[str]) -> str:
    """Write the roles of a person that name no post, newest first.

    Args:
        person: Who it is.
        briefs: The briefs that name them.
        said_above: The keys of the roles that their posts say already.

    Returns:
        A table under its heading; empty where no brief gives a role.
    """
    path = person_path(person.slug)
    holders: dict[str, list[Brief]] = {}
    written: dict[str, Counter[str]] = {}
    by_id = {brief.id: brief for brief in briefs}
    for each in person.appearances:
        if each.role and each.brief in by_id:
            key = role_key(each.role)
            if key in said_above:
                continue
            holders.setdefault(key, []).append(by_id[each.brief])
            written.setdefault(key, Counter())[each.role] += 1
    if not holders:
        return ""
    rows = [
        f"| {escape_cell(written[key].most_common(1)[0][0])} "
        f"| {_when(path, briefs)} | {len(briefs)} |"
        for key, briefs in holders.items()
    ]
    says = "As the briefs give them, from the first to the last brief that says so; newest first."
    head = "| Role | Dates of the briefs | Briefs |\n| --- | --- | ---: |"
    return f"## Roles\n\n{says}\n\n{head}\n" + "\n".join(rows)


def _when(path: DocPath, briefs: list[Brief]) -> str:
    ordered = sorted(briefs, key=lambda brief: brief.date or PartialDate(1))
    dated = [brief for brief in ordered if brief.date] or ordered
    first, last = dated[0], dated[-1]
    ends = [first] if first.date == last.date else [first, last]
    return " – ".join(link(path, brief.path, in_words(brief.date)) for brief in ends)
