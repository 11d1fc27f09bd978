"""The part of a captured text that a book publishes that may not publish all of it.

Takes Markdown paragraphs, returns Markdown paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.model import Brief
from generator.pages.document import web_address
from generator.text.markdown import escape, plain
from generator.text.sentences import sentences

_SENTENCES: Final = 3
_LONGEST: Final = 400


def is_captured(brief: Brief) -> bool:
    """Tell whether a brief's text is somebody else's: it has a capture or a publisher."""
    return bool(brief.seeds or brief.source or brief.source_url)


def excerpt(brief: Brief) -> tuple[str, ...]:
    """Return the first sentences of a brief, and where the rest is to be read.

    Args:
        brief: The brief.

    Returns:
        Up to three whole sentences of the beginning, one of them at least, and a line that says
        that this is not all.
    """
    first = _first_sentences([plain(paragraph) for paragraph in brief.paragraphs])
    target = web_address(brief.source_url)
    where = escape(brief.source or "its publisher")
    rest = f"[Read all of it at {where}]({target})." if target else f"All of it is with {where}."
    return (*([escape(first)] if first else []), f"*An excerpt.* {rest}")


def _first_sentences(texts: Sequence[str]) -> str:
    chosen: list[str] = []
    for text in texts:
        for start, end in sentences(text):
            chosen.append(text[start:end].strip())
            if len(chosen) == _SENTENCES or len(" ".join(chosen)) >= _LONGEST:
                return _cut(chosen)
    return _cut(chosen)


def _cut(chosen: Sequence[str]) -> str:
    whole = " ".join(chosen)
    if len(whole) <= _LONGEST:
        return whole
    if len(chosen) > 1:
        return " ".join(chosen[:-1])
    return whole[:_LONGEST].rpartition(" ")[0] + " …"
