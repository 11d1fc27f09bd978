"""Who appears with whom, as GEXF: people are nodes, shared briefs the weight of an edge.

Version 1.2 of the format, which every reader knows. No day of making stands in it.

Takes the book and its site, gives the text in pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import quoteattr

from generator.outputs.data_rows import Value, rows
from generator.pages.catalogue import Catalogue
from generator.pages.data_fields import NODE_FIELDS, TABLES, Kind
from generator.pages.site import Site
from generator.text.markdown import one_line

# What XML 1.0 has no place for.
_NO_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OF_XML: Final = frozenset(["id", "label"])  # attributes of every node, declared nowhere


def gexf(known: Catalogue, site: Site) -> Iterator[str]:
    """Write the network.

    Args:
        known: The whole book.
        site: Where it stands.

    Yields:
        The document in pieces: every person, and every two whom the same briefs name.
    """
    tables = {table.name: table for table in TABLES}
    people = [field.name for field in tables["people"].fields]
    declared = [field for field in NODE_FIELDS if field.name not in _OF_XML]
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
        f"<meta><creator>Briefbook</creator><description>{_text(site.name)}</description></meta>\n"
        '<graph mode="static" defaultedgetype="undirected">\n<attributes class="node">\n'
    )
    for field in declared:
        kind = "integer" if field.kind is Kind.NUMBER else "string"
        yield f'<attribute id="{field.name}" title="{field.name}" type="{kind}"/>\n'
    yield "</attributes>\n<nodes>\n"
    for row in rows(tables["people"], known, site):
        values = dict(zip(people, row, strict=True))
        yield f"<node id={_quoted(values['id'])} label={_quoted(values['name'])}><attvalues>"
        for field in declared:
            if values[field.name] is not None:
                yield f'<attvalue for="{field.name}" value={_quoted(values[field.name])}/>'
        yield "</attvalues></node>\n"
    yield "</nodes>\n<edges>\n"
    for number, (one, other, briefs, _) in enumerate(rows(tables["pairs"], known, site)):
        ends = f"source={_quoted(one)} target={_quoted(other)}"
        yield f'<edge id="{number}" {ends} weight="{briefs}"/>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _quoted(value: Value) -> str:
    return quoteattr(_NO_XML.sub("", str(value)))


def _text(text: str) -> str:
    # An attribute's text without its quotation marks is text of an element, too.
    return quoteattr(_NO_XML.sub("", one_line(text)))[1:-1]
