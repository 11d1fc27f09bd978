"""An article as a brief: the only door between the two.

An article may leave anything open and says how sure it is of the rest; a brief states what is
open or unsure in `review`. What is less than believable is not published.

Takes articles, returns a `Brief` and the reasons of its doubts. Invents nothing: a title that
no capture gives is the first sentence of the text, and stands in `review`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final, TypeVar

from generator.model import (
    BELIEVABLE,
    SURE,
    Article,
    Block,
    BlockKind,
    Brief,
    BriefId,
    CaptureId,
    DocPath,
    Found,
    PartialDate,
)
from generator.text.agencies import agency_named
from generator.text.front_matter_schema import is_address
from generator.text.markdown import escape, escape_cell
from generator.text.names import fold
from generator.text.sentences import sentences
from generator.text.yaml_nodes import one_line

# A title made from a sentence is cut after a whole word, so that lists stay readable.
_LONGEST_TITLE: Final = 120
_UNTITLED: Final = "Untitled"

_MARKS: Final = {
    BlockKind.PARAGRAPH: "",
    BlockKind.HEADING: "## ",
    BlockKind.QUOTE: "> ",
    BlockKind.LIST_ITEM: "- ",
}

_SINGLE_FIELDS: Final = ("title", "date", "updated", "source", "source_url", "agency")
# What every brief should have: open, it is asked for.
_WANTED: Final = {"title": "title", "date": "date", "source": "publisher"}

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A front-matter field that a person should look at, and why."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Whole:
    """One article as all captures that hold it tell it together.

    `origin` names the capture of each value that the fullest capture does not give itself.
    """

    article: Article
    seeds: tuple[CaptureId, ...]
    origin: dict[str, CaptureId] = field(default_factory=dict)


def fullest(articles: Sequence[Article]) -> Whole:
    """Put the sightings of one article together.

    Args:
        articles: The same article in one capture or several; the one with the fullest text
            first. A teaser gives no text.

    Returns:
        The first article's text; each field as the surest sighting gives it, a more precise
        date before a less precise one, the first sighting where they are equal.
    """
    first = articles[0]
    best: dict[str, Article] = {}
    for name in _SINGLE_FIELDS:
        best[name] = max(articles, key=lambda article: _worth(getattr(article, name)))
    best["byline"] = next((article for article in articles if article.byline), first)
    return Whole(
        article=replace(first, **{name: getattr(giver, name) for name, giver in best.items()}),
        seeds=tuple(sorted({article.capture for article in articles})),
        origin={
            name: giver.capture
            for name, giver in best.items()
            if giver.capture != first.capture and getattr(giver, name)
        },
    )


def title_of(article: Article) -> str:
    """Return the article's title, or its first sentence where it has none."""
    title = one_line(_value(article.title) or "")
    if title:
        return title
    text = next((block.text for block in article.blocks if block.text.strip()), "")
    ends = [end for _, end in sentences(text)[:1]]
    sentence = one_line(text[: ends[0]] if ends else text)
    if len(sentence) > _LONGEST_TITLE:
        return sentence[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(",;:") + "…"
    return sentence.removesuffix(".") or _UNTITLED


def doubts(whole: Whole) -> tuple[Doubt, ...]:
    """Tell which fields a person should look at, and why, in the order of the front matter."""
    return tuple(_doubts(whole))


def compose(whole: Whole, *, brief_id: BriefId, path: DocPath) -> Brief:
    """Make a brief of an article.

    Args:
        whole: The article, put together from its captures.
        brief_id: The brief's id.
        path: The brief's path inside `docs/`.

    Returns:
        The brief. `review` names exactly the fields that `doubts` gives reasons for.
    """
    article = whole.article
    source = _text(article.source)
    agency = _text(article.agency)
    address = _text(article.source_url)
    return Brief(
        path=path,
        id=brief_id,
        title=title_of(article),
        paragraphs=tuple(_paragraphs(article.blocks)),
        date=_value(article.date),
        updated=_value(article.updated),
        source=source,
        source_url=address if address and is_address(address) else None,
        agency=agency,
        byline=tuple(name for name in map(_text, article.byline) if name),
        actors=article.people,
        organisations=_others(article.organisations, source, agency),
        language=article.language,
        seeds=whole.seeds,
        review=tuple(doubt.field for doubt in doubts(whole)),
    )


def reasons(brief: Brief, known: Sequence[Doubt] = ()) -> tuple[Doubt, ...]:
    """Tell why each entry of a brief's `review` waits for a person.

    Args:
        brief: The brief as it is on disk.
        known: Doubts that its captures gave, where they were read in this run.

    Returns:
        One doubt for each entry of `review`, in its order: none that a person settled, none that
        a person added left out.
    """
    by_field = {doubt.field: doubt for doubt in known}
    return tuple(
        by_field.get(name) or Doubt(name, _plain_reason(brief, name)) for name in brief.review
    )


def _plain_reason(brief: Brief, name: str) -> str:
    if name not in _SINGLE_FIELDS:
        return "is not certain"
    value = getattr(brief, name)
    return "is open" if value is None else f"'{value}' is not certain"


def _worth(found: Found[object] | None) -> tuple[bool, float, int]:
    if found is None or found.confidence < BELIEVABLE:
        return (False, 0.0, 0)
    precision = str(found.value).count("-") if isinstance(found.value, PartialDate) else 0
    return (True, min(found.confidence, SURE), precision)


def _value(found: Found[_T] | None) -> _T | None:
    return found.value if found is not None and found.confidence >= BELIEVABLE else None


def _text(found: Found[str] | None) -> str | None:
    return one_line(_value(found) or "") or None


def _paragraphs(blocks: Sequence[Block]) -> Iterator[str]:
    for is_table, some in groupby(blocks, key=lambda block: block.kind is BlockKind.TABLE_ROW):
        if is_table:
            yield _table([block.text for block in some])
            continue
        for block in some:
            text = escape(block.text)
            if text:
                yield _MARKS[block.kind] + text


def _table(rows: Sequence[str]) -> str:
    """Write rows, whose cells tabs part, as a table of Markdown; the first is its head."""
    head, *rest = [[escape_cell(cell) for cell in row.split("\t")] for row in rows]
    lines = [head, ["---"] * len(head), *rest]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _others(
    organisations: Sequence[str], source: str | None, agency: str | None
) -> tuple[str, ...]:
    """Leave out the press that a brief comes from, by name or by initials.

    An office whose statement is credited stays: the brief is about it.
    """
    return tuple(
        name
        for name in organisations
        if not _is(name, source)
        and not (_is(name, agency) and any(map(agency_named, (name, agency or ""))))
    )


def _is(name: str, other: str | None) -> bool:
    key = fold(other or "").replace(" ", "")
    return key in (fold(name).replace(" ", ""), _initials(name)) and bool(key)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper()).casefold()


def _doubts(whole: Whole) -> Iterator[Doubt]:
    article = whole.article
    for name in _SINGLE_FIELDS:
        found = getattr(article, name)
        if found is None:
            if name in _WANTED:
                yield Doubt(name, _open_reason(name, article))
        elif found.confidence < SURE:
            yield Doubt(name, _unsure_reason(found, whole.origin.get(name, article.capture)))
    unsure = [found for found in article.byline if found.confidence < SURE]
    if unsure:
        capture = whole.origin.get("byline", article.capture)
        yield Doubt("byline", "; ".join(_unsure_reason(found, capture) for found in unsure))


def _open_reason(name: str, article: Article) -> str:
    said = next((hint for hint in article.hints if hint.field == name), None)
    if said is not None:
        return f"{said.message} (seeds/{article.capture}, line {said.lines.first})"
    if name == "title":
        return "no title was found; the first sentence stands in its place"
    return f"no {_WANTED[name]} was found"


def _unsure_reason(found: Found[object], capture: CaptureId) -> str:
    place = f"seeds/{capture}, line {found.lines.first}"
    if found.confidence < BELIEVABLE:
        return f"'{found.value}' is too unsure to publish: {found.rule} ({place})"
    return f"'{found.value}' is not certain: {found.rule} ({place})"
