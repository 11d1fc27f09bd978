"""What captures hold, as data: for measuring, for other tools, for a look before a build.

The same reading as the build's, of any folder and without a book: no names are looked for and
nothing is written.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

from generator.captures import captures_of
from generator.first_half import first_half
from generator.model import Article, Capture, CaptureId, Found, Problem

_FIELDS: Final = ("title", "date", "updated", "source", "source_url", "agency")


def read_articles(
    paths: Iterable[Path], *, debug: bool = False
) -> Iterator[dict[str, Any] | Problem]:
    """Read every article of some captures, one capture at a time.

    Args:
        paths: Captures and folders of captures.
        debug: True to have tracebacks in the problems' messages.

    Yields:
        One mapping an article, in the order of the paths and of their pages; between them what
        could not be read, and why.
    """
    for path in paths:
        file = path.is_file()
        for found in captures_of(path.parent if file else path, only=path if file else None):
            if isinstance(found, Capture):
                yield from _articles(found, debug=debug)
            else:
                yield found


def _articles(capture: Capture, *, debug: bool) -> Iterator[dict[str, Any] | Problem]:
    half = first_half(capture, debug=debug, names=False)
    if half.problem is not None:
        yield half.problem
    if half.reading is None:
        return
    if not half.reading.articles:
        yield Problem(f"seeds/{capture.id}", half.reading.refusal or "holds no article")
    for article in half.reading.articles:
        yield article_as_data(article)


def article_as_data(article: Article) -> dict[str, Any]:
    """Return what a capture says of an article, with the evidence of each field.

    Args:
        article: The article.

    Returns:
        Plain values that JSON takes. `authors` are the writers, or the agency or office that
        the page names in their place.
    """
    writers = [found.value for found in article.byline]
    agency = article.agency
    if agency is not None and ("byline" in agency.rule or "author" in agency.rule):
        writers.append(agency.value)
    evidence: dict[str, Found[Any] | None] = {name: getattr(article, name) for name in _FIELDS}
    return {
        "id": _id(article.capture),
        "body": "\n\n".join(block.text for block in article.blocks),
        **{name: found and str(found.value) for name, found in evidence.items()},
        "authors": writers,
        "language": article.language,
        "evidence": {
            **{name: _evidence(found) for name, found in evidence.items() if found},
            **({"authors": [_evidence(found) for found in article.byline]} if writers else {}),
        },
    }


def article_as_text(article: Mapping[str, Any]) -> str:
    """Lay an article out for reading on a terminal.

    Args:
        article: What `article_as_data` returns.

    Returns:
        A line a field that is known, then the body.
    """
    shown = {name: article[name] for name in ("id", *_FIELDS, "language") if article[name]}
    if article["authors"]:
        shown["authors"] = ", ".join(article["authors"])
    head = "\n".join(f"{name}: {value}" for name, value in shown.items())
    return f"{head}\n\n{article['body']}\n"


def _evidence(found: Found[Any]) -> dict[str, Any]:
    return {
        "line": found.lines.first,
        "rule": found.rule,
        "confidence": round(found.confidence, 2),
    }


def _id(capture: CaptureId) -> str:
    """Return a capture's file name without its ending; a record of an archive keeps its number."""
    path, _, record = capture.partition("#")
    name = PurePosixPath(path).name
    stem = name.removesuffix(".gz").rpartition(".")[0] or name
    return f"{stem}#{record}" if record else stem
