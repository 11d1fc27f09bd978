"""Which files in `docs/` are generated pages, and which are a person's.

A generated page says of itself that it is one. Below `docs/briefs` every file is a person's but
the pages that lead on from an old address. Looks and never writes; `writer` does.
"""

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from generator.model import DocPath
from generator.pages.redirects import is_redirect, may_be_redirect

IN_THE_WAY: Final = (
    "is a file of your own where a generated page belongs; it is left alone. Move it, or write "
    "'generated: true' into its front matter to have it replaced"
)
_BRIEFS: Final = "briefs/"
_GENERATED: Final = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?:(?!---|\.\.\.).*+\n)*?generated:[ \t]*true[ \t]*\r?\n"
)


def is_generated(text: str) -> bool:
    """Tell whether a file in `docs/` says of itself that it is generated.

    >>> is_generated("A rule, and below it: generated: true")
    False
    """
    return _GENERATED.match(text) is not None


def is_ours(name: DocPath, text: str) -> bool:
    """Tell whether a file is a generated page, wherever it stands.

    Args:
        name: Its path in `docs/`.
        text: What it holds.
    """
    return is_redirect(name, text) if name.startswith(_BRIEFS) else is_generated(text)


def others_among(docs: Path, wanted: Collection[DocPath]) -> Iterator[DocPath]:
    """Give the Markdown files that are not wanted and may be generated, in order.

    Args:
        docs: The folder.
        wanted: The pages that belong there.
    """
    top = len(str(docs)) + 1
    there = (
        DocPath(f"{folder[top:]}/{name}".replace(os.sep, "/").removeprefix("/"))
        for folder, _, names in os.walk(docs)
        for name in names
        if name.endswith(".md")
    )
    for name in sorted(set(there) - set(wanted)):
        # Thousands of briefs are told by their names alone.
        if may_be_redirect(name) or not name.startswith(_BRIEFS):
            yield name
