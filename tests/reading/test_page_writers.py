"""Writers of HTML: what containers are called, where the data and the byline name none."""

import pytest

from generator.model import Capture, CaptureId
from generator.reading import read_capture
from tests.builders import SENTENCES

TITLE = "Rail strike ends after nine days"
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def writers(below: str, above: str = "", head: str = "") -> list[str]:
    """Return the writers of a page with something above and below its text."""
    page = (
        f"<html><head><title>{TITLE}</title>{head}</head><body><main><h1>{TITLE}</h1>"
        f"{above}<p>3 March 1998</p><div>{PARAGRAPHS}</div>{below}</main></body></html>"
    )
    (article,) = read_capture(Capture(CaptureId("rail.html"), page.encode())).articles
    return [found.value for found in article.byline]


@pytest.mark.parametrize("name", ["author-name", "skribent", "autor", "columnist"])
def test_name_in_a_container_called_after_its_writer_is_one(name: str) -> None:
    """A class tells what no phrase does; an address beside the name is left away."""
    line = f"<div class='{name}'><span>Ana Lindqvist</span><a href='#'>ana@x.example</a></div>"

    assert writers(line) == ["Ana Lindqvist"]


@pytest.mark.parametrize(
    "below",
    [
        "<div class='share'><span>Ana Lindqvist</span></div>",
        "<div class='author'><p>More from our newsroom today</p></div>",
        "<div class='author'>"
        + "".join(f"<p>{name} Lindqvist</p>" for name in ("Ana", "Eva", "Ida", "Liv"))
        + "</div>",
    ],
)
def test_other_containers_name_no_writer(below: str) -> None:
    """Another class, a sentence, or a list of many people tells nobody who wrote the text."""
    assert writers(below) == []


def test_agency_that_stands_as_the_writer_is_not_named_twice() -> None:
    """One name is either the writer's or the agency's."""
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rail strike ends '
        'after nine days", "author": {"@type": "Organization", "name": "Herald Staff"}}</script>'
    )
    page = (
        f"<html><head>{head}</head><body><h1>{TITLE}</h1><p>By Herald Staff</p>{PARAGRAPHS}"
        "</body></html>"
    )
    (article,) = read_capture(Capture(CaptureId("rail.html"), page.encode())).articles
    named = [found.value for found in (*article.byline, article.agency) if found is not None]

    assert named == ["Herald Staff"]
