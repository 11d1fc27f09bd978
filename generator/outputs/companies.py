"""Which briefs the people of the network share: what its script loads.

Takes the book, returns texts by path.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Final

from generator.model import DocPath
from generator.outputs.lookup import FOLDER
from generator.outputs.moments import places
from generator.pages.catalogue import Catalogue
from generator.pages.network_pairs import network_of
from generator.text.paths import person_path

COMPANIES: Final = DocPath(f"{FOLDER}/network.json")


def company_file(
    known: Catalogue, address: Callable[[DocPath], str]
) -> Iterator[tuple[DocPath, str]]:
    """Write what the network loads.

    Args:
        known: The whole book.
        address: Gives the address of a page, below that of the site.

    Yields:
        `network.json`: people with name and address; briefs with year, place in it, month and
        day, newest first; pairs with two people and the numbers of their briefs.
    """
    network = network_of(known)
    shared = {brief for pair in network.pairs for brief in pair.briefs}
    ordered = [brief for brief in known.briefs if brief.id in shared]
    number = {brief.id: at for at, brief in enumerate(ordered)}
    place = places(known)
    values = {
        "people": [[each.name, address(person_path(each.slug))] for each in network.people],
        "briefs": [
            [
                *place[each.id],
                each.date.month if each.date else 0,
                each.date.day if each.date else 0,
            ]
            for each in ordered
        ],
        "pairs": [
            [pair.one, pair.other, [number[brief] for brief in pair.briefs]]
            for pair in network.pairs
        ],
    }
    yield COMPANIES, json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"
