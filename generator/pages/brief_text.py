"""Anchors in a brief's text, so that a quotation on another page leads to its paragraph.

Takes Markdown paragraphs, returns Markdown paragraphs. The anchor of the third paragraph is `p3`,
whatever its words: a corrected word breaks no link. The file of the brief stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

# A heading, a list, a quote, a table, code, markup or a definition: no plain paragraph. Nor is one
# that has attributes of a person's already, or whose second line makes a heading of the first.
_NOT_PLAIN: Final = re.compile(r"\s{0,3}(?:[#>|<]|[-*+]\s|\d+[.)]\s|`{3}|~{3}|\[[^\]]*\]:)| {4}|\t")
_ENDS_OTHERWISE: Final = re.compile(
    r"\{[^{}]*\}\s*\Z|^\s{0,3}(?:=+|-+|`{3}.*|~{3}.*)\s*$", re.MULTILINE
)
_FENCE: Final = re.compile(r"^\s{0,3}(?:`{3,}|~{3,})", re.MULTILINE)
_REMEMBERED: Final = 1 << 15


def paragraph_anchor(number: int) -> str:
    """Return the anchor of a paragraph on the page of its brief.

    Args:
        number: Index of the paragraph.

    >>> paragraph_anchor(0)
    'p1'
    """
    return f"p{number + 1}"


@lru_cache(maxsize=_REMEMBERED)
def anchored_places(paragraphs: tuple[str, ...]) -> frozenset[int]:
    """Tell which paragraphs of a brief can be linked to.

    Args:
        paragraphs: The body of a brief, Markdown.

    Returns:
        The indexes of those that are plain text: a list item, a table row or a line of code can
        bear no anchor.
    """
    places = []
    inside = False  # a block of code
    for number, paragraph in enumerate(paragraphs):
        plain = not _NOT_PLAIN.match(paragraph) and not _ENDS_OTHERWISE.search(paragraph)
        if plain and not inside:
            places.append(number)
        inside ^= len(_FENCE.findall(paragraph)) % 2 == 1
    return frozenset(places)


def anchored(paragraphs: Sequence[str]) -> tuple[str, ...]:
    r"""Give each paragraph that can bear one its anchor.

    Args:
        paragraphs: The body of a brief, Markdown.

    >>> anchored(["It rained."])
    ('It rained.\n{: #p1 }',)
    """
    places = anchored_places(tuple(paragraphs))
    return tuple(
        f"{paragraph}\n{{: #{paragraph_anchor(number)} }}" if number in places else paragraph
        for number, paragraph in enumerate(paragraphs)
    )


def anchored_at_end(paragraphs: Sequence[str], count: int) -> tuple[str, ...]:
    """Put the anchors of a whole text at the end of its excerpt.

    Args:
        paragraphs: The excerpt, Markdown; its last paragraph says where the rest is.
        count: How many paragraphs the whole text has.
    """
    *first, last = paragraphs
    anchors = "".join(f'<span id="{paragraph_anchor(number)}"></span>' for number in range(count))
    return (*first, f"{anchors}{last}")
