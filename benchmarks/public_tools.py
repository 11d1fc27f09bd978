"""Public extractors behind one form: a folder of pages in, one JSON line a page out.

    python benchmarks/public_tools.py TOOL FOLDER

HTML is given to a tool as it is; a text dump has each of its lines wrapped as a paragraph, as
their own comparisons do. "best run" and "no cleaning" are yardsticks, no tools.
"""

import html
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

Answer = dict[str, Any]

_SENTENCE = re.compile(r"[.!?。！？][\"'”’»)\]]*$")
_WORDS: Final = 8


def as_page(path: Path) -> str:
    """Return a page's HTML, or a dump's lines as paragraphs."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    if path.suffix == ".html":
        return text
    lines = (line.strip() for line in text.split("\n"))
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
    return f"<html><body><article>{body}</article></body></html>"


def trafilatura(path: Path) -> Answer:
    """Extract with trafilatura and its metadata."""
    from trafilatura import bare_extraction

    found = bare_extraction(as_page(path), with_metadata=True, include_comments=False)
    if found is None:
        return {}
    authors = [found.author] if found.author else []
    return {
        "body": found.text,
        "title": found.title,
        "date": found.date,
        "source": found.sitename,
        "authors": authors,
    }


def newspaper4k(path: Path) -> Answer:
    """Extract with newspaper4k."""
    from newspaper import Article

    article = Article("https://page.invalid/", fetch_images=False)
    article.download(input_html=as_page(path))
    article.parse()
    day = article.publish_date
    return {
        "body": article.text,
        "title": article.title,
        "date": str(day)[:10] if day else None,
        "source": article.meta_site_name or None,
        "authors": article.authors,
    }


def readability(path: Path) -> Answer:
    """Extract with readability-lxml."""
    from lxml.html import fromstring
    from readability import Document

    document = Document(as_page(path))
    tree = fromstring(document.summary())
    blocks = [element.text_content() for element in tree.iter("p", "h2", "h3", "h4", "li", "td")]
    return {"body": "\n".join(blocks) or tree.text_content(), "title": document.short_title()}


def justext(path: Path) -> Answer:
    """Extract with jusText, with the stop words of all its languages."""
    import justext as tool

    words = frozenset().union(*(tool.get_stoplist(name) for name in tool.get_stoplists()))
    found = tool.justext(as_page(path).encode(), words, encoding="utf-8")
    return {"body": "\n".join(each.text for each in found if not each.is_boilerplate)}


def goose3(path: Path) -> Answer:
    """Extract with goose3."""
    from goose3 import Goose

    with Goose({"enable_image_fetching": False}) as tool:
        found = tool.extract(raw_html=as_page(path))
    return {
        "body": found.cleaned_text,
        "title": found.title,
        "date": str(found.publish_date or "")[:10] or None,
        "source": (found.opengraph or {}).get("site_name"),
        "authors": found.authors,
    }


def resiliparse(path: Path) -> Answer:
    """Extract with resiliparse."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(as_page(path))
    return {
        "body": extract_plain_text(tree, main_content=True, comments=False),
        "title": tree.title,
    }


def visible(path: Path) -> list[str]:
    """Return a page's visible lines."""
    if path.suffix != ".html":
        return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    from resiliparse.extract.html2text import extract_plain_text

    return [line for line in extract_plain_text(as_page(path)).split("\n") if line.strip()]


def best_run(path: Path) -> Answer:
    """Take the run of lines with most prose in it and least between."""
    lines = visible(path)
    best, chosen, total, start = 0.0, (0, 0), 0.0, 0
    for index, line in enumerate(lines):
        if total <= 0:
            total, start = 0.0, index
        words = len(line.split())
        prose = words >= _WORDS and _SENTENCE.search(line.strip()) is not None
        total += min(words, 80) if prose else -6.0
        if total > best:
            best, chosen = total, (start, index + 1)
    return {"body": "\n".join(lines[slice(*chosen)]), "title": lines[0] if lines else None}


def no_cleaning(path: Path) -> Answer:
    """Take every visible line."""
    return {"body": "\n".join(visible(path))}


TOOLS: Final[dict[str, Callable[[Path], Answer]]] = {
    "trafilatura": trafilatura,
    "newspaper4k": newspaper4k,
    "readability": readability,
    "justext": justext,
    "goose3": goose3,
    "resiliparse": resiliparse,
    "best run": best_run,
    "no cleaning": no_cleaning,
}


def main() -> None:
    """Run one tool over a folder."""
    tool, folder = TOOLS[sys.argv[1]], Path(sys.argv[2])
    for path in sorted(folder.iterdir()):
        try:
            answer = tool(path)
        except Exception as error:  # noqa: BLE001 - a tool that fails on a page has no answer
            print(f"{path.name}: {type(error).__name__}: {error}", file=sys.stderr)
            answer = {}
        print(json.dumps({"id": path.stem, **answer}, ensure_ascii=False, default=str))


if __name__ == "__main__":
    main()
