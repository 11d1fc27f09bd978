"""The network: who is named together, and in which briefs.

The chart and the table stand in the page; a script makes them answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape as escape_html
from typing import Final

from generator.model import Page
from generator.pages.catalogue import Catalogue
from generator.pages.dates import count, time_tag
from generator.pages.document import NETWORK, PEOPLE_INDEX, address, page
from generator.pages.network_chart import network_chart
from generator.pages.network_pairs import MOST_PEOPLE, Network, network_of
from generator.text.markdown import escape_cell
from generator.text.paths import person_path

_EMPTY: Final = "No brief names two people yet. Who is named together appears here."
_ROWS: Final = 200
_KEYS: Final = (
    '<p class="bb-keys" id="bb-keys" hidden>Arrow keys move from person to person, '
    "Enter leads to the list, Escape shows all again.</p>"
)
_BESIDE: Final = (
    '<div class="bb-beside" hidden><p data-part="status" role="status">Choose a person: '
    'the briefs that name others too are listed here.</p><div data-part="list"></div></div>'
)


def network_page(known: Catalogue) -> Iterator[Page]:
    """Emit the network.

    Args:
        known: The whole book.

    Yields:
        `network.md`.
    """
    network = network_of(known)
    people = count(len(network.people), "person", "people")
    total = f"{people} and {count(len(network.pairs), 'pair')} named in the same briefs."
    says = (
        f"{total} The larger a dot, the more briefs name the person; the thicker a line, the more "
        "name both. That two people are named together does not say that they met."
    )
    if len(known.people) > MOST_PEOPLE:
        index = f"[all people]({address(NETWORK, PEOPLE_INDEX)})"
        says += f" The most connected are drawn; the pages of {index} have the others."
    yield page(
        NETWORK,
        "Network",
        "# Network",
        says if network.pairs else _EMPTY,
        f'<div class="bb-finding" data-finding="network">{_form(known, network)}'
        f'<div class="bb-two">{network_chart(NETWORK, known, network)}{_BESIDE}</div>{_KEYS}</div>'
        if network.pairs
        else "",
        _table(known, network) if network.pairs else "",
        description=total,
    )


def _form(known: Catalogue, network: Network) -> str:
    names = "".join(f'<option value="{escape_html(each.name)}">' for each in network.people)
    most = len(network.pairs[0].briefs)
    together = (
        f'<label>Together in <input type="range" name="least" min="1" max="{most}" '
        f'value="{network.least}"><output>at least {count(network.least, "brief")}</output></label>'
        if most > 1
        else ""
    )
    years = [year for year in known.years if year]
    period = (
        f"<label>From {_year('first', years, min(years))}</label>"
        f"<label>to {_year('last', years, max(years))}</label>"
        if len(years) > 1
        else ""
    )
    return (
        '<form class="bb-finder" data-part="form" autocomplete="off">'
        '<label>Person <input name="person" list="bb-people" spellcheck="false"></label>'
        f'<datalist id="bb-people">{names}</datalist>{together}{period}</form>'
    )


def _year(name: str, years: list[int], value: int) -> str:
    return (
        f'<input type="range" name="{name}" min="{min(years)}" max="{max(years)}" '
        f'value="{value}"><output>{value}</output>'
    )


def _table(known: Catalogue, network: Network) -> str:
    rows = []
    for pair in network.pairs[:_ROWS]:
        names = (
            f"[{escape_cell(each.name)}]({address(NETWORK, person_path(each.slug))})"
            for each in (network.people[pair.one], network.people[pair.other])
        )
        newest = known.briefs[known.place[pair.briefs[0]]]
        brief = f"[{escape_cell(newest.title)}]({address(NETWORK, newest.path)})"
        rows.append(
            f"| {' | '.join(names)} | {len(pair.briefs):,} | {brief}, {time_tag(newest.date)} |"
        )
    shown = (
        f"The {_ROWS} pairs with most briefs."
        if len(network.pairs) > _ROWS
        else "Pairs with most briefs first."
    )
    head = "| Person | and | Briefs | Newest |\n| --- | --- | ---: | --- |"
    return (
        '<details class="bb-table" markdown>\n<summary>Show as table</summary>\n\n'
        f"{shown}\n\n" + "\n".join([head, *rows]) + "\n\n</details>"
    )
