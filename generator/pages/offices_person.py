"""The posts of a person, for their page: from the first to the last brief that says so."""

from __future__ import annotations

from generator.model import Person
from generator.pages.catalogue import Catalogue
from generator.pages.document import address
from generator.pages.offices import BOUNDS, dates_of
from generator.pages.offices_post import whole_title
from generator.text.markdown import escape_cell
from generator.text.paths import person_path, post_path


def posts_table(known: Catalogue, person: Person) -> str:
    """Write the posts of a person.

    Args:
        known: The whole book.
        person: Who it is.

    Returns:
        A table under its heading, newest first; empty where no brief says of a post that is
        theirs, or was.
    """
    path = person_path(person.slug)
    rows = []
    for post, tenure in known.posts_of.get(person.slug, ()):
        said = f" ({tenure.said})" if tenure.said else ""
        title = f"[{escape_cell(whole_title(post))}]({address(path, post_path(post.slug))}){said}"
        dates = dates_of(path, known.by_id, tenure)
        rows.append(f"| {title} | {dates} | {len(tenure.evidence):,} |")
    if not rows:
        return ""
    head = "| Post | Dates of the briefs | Briefs |\n| --- | --- | ---: |"
    return f"## Posts\n\n{BOUNDS}\n\n{head}\n" + "\n".join(rows)
