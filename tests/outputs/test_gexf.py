"""The network as GEXF, read back by networkx and held to the schema's rules."""

from __future__ import annotations

import io
from collections import Counter

import networkx as nx
from lxml import etree

from generator.model import Actor, BriefId, DocPath
from generator.outputs.gexf import gexf
from generator.pages.site import Site
from tests.builders import a_brief
from tests.outputs.books import DRAFT, SITE, a_catalogue

KNOWN = a_catalogue()
DATA = "".join(gexf(KNOWN, SITE)).encode()


def read(data: bytes = DATA) -> nx.Graph:
    """Read the network as a network library does."""
    return nx.read_gexf(io.BytesIO(data))


def test_there_are_as_many_people_and_pairs_as_in_the_book() -> None:
    """Everybody is a node, who is always named alone as well; a pair is one edge."""
    graph = read()

    assert not graph.is_directed()
    assert set(graph) == set(KNOWN.people)
    for slug, person in KNOWN.people.items():
        assert graph.nodes[slug]["label"] == person.name
        assert graph.nodes[slug]["briefs"] == len(KNOWN.briefs_of[slug])
        assert {other: graph.edges[slug, other]["weight"] for other in graph[slug]} == {
            each.slug: each.briefs for each in KNOWN.companions.get(slug, ())
        }
    assert graph.nodes["jo-berg"]["first"] == "1998-02"
    assert graph.nodes["jo-berg"]["url"] == "https://book.example/b/people/jo-berg/"


def test_an_absent_value_is_absent() -> None:
    """A date or an address that is not known is no attribute of a node."""
    graph = read("".join(gexf(a_catalogue(a_brief(date=None)), Site())).encode())

    assert set(graph.nodes["jo-berg"]) == {"label", "briefs"}


def test_the_schema_is_kept() -> None:
    """Ids are unique, edges lead to nodes, values to declared attributes, all in one namespace."""
    root = etree.fromstring(DATA)
    names = {"g": "http://www.gexf.net/1.2draft"}

    assert root.get("version") == "1.2"
    assert {element.nsmap[None] for element in root.iter()} == {names["g"]}
    nodes = root.xpath("//g:node/@id", namespaces=names)
    edges = root.xpath("//g:edge/@id", namespaces=names)
    assert max(Counter(nodes).values()) == max(Counter(edges).values()) == 1
    ends = root.xpath("//g:edge/@source | //g:edge/@target", namespaces=names)
    assert set(ends) <= set(nodes)
    declared = root.xpath("//g:attribute/@id", namespaces=names)
    assert set(root.xpath("//g:attvalue/@for", namespaces=names)) <= set(declared)
    assert root.xpath("//g:graph/@defaultedgetype", namespaces=names) == ["undirected"]
    assert not root.xpath("//@lastmodifieddate")


def test_a_name_with_signs_of_markup_is_a_name() -> None:
    """And what XML has no place for is left out, of the book's name too."""
    brief = a_brief(
        id=BriefId("bksigns2222222"),
        path=DocPath("briefs/1998/signs.md"),
        actors=(Actor('Kim "<&>" Vik\x00\ufffe'), Actor("Ana 'x' Lima")),
    )
    data = "".join(gexf(a_catalogue(brief), Site("A & <b>\x01"))).encode()

    assert {label for _, label in read(data).nodes(data="label")} == {
        'Kim "<&>" Vik',
        "Ana 'x' Lima",
    }
    assert etree.fromstring(data).findtext("{*}meta/{*}description") == "A & <b>"


def test_an_empty_book_is_a_network_without_anybody() -> None:
    """That readers read."""
    assert len(read("".join(gexf(a_catalogue(DRAFT), SITE)).encode())) == 0
