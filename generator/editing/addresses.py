"""Every address that a brief ever had, so that a link to it leads somewhere for ever.

One line a pair of id and path, sorted, only ever added to: two branches of a book merge without
a conflict (`merge=union` in `.gitattributes`), and what such a merge doubles or disorders is set
right by the next run.

Takes text and values, returns text and values. Touches no file.
"""

import re
from collections.abc import Iterable
from typing import Final

import yaml

from generator.model import BriefId, DocPath
from generator.text.paths import is_inside
from generator.text.yaml_bounds import compose

_HEAD: Final = "# Every address that a brief ever had. Lines are only added; keep them all.\n"
# Below `docs/`: where briefs stand. What would lead elsewhere was written by nobody's run.
_FOLDER: Final = "briefs/"
_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DUMPER: Final = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

# What YAML reads as a list of texts without a second look: ten thousand take it a while.
_PLAIN: Final = re.compile(r"(?:# [^\r\n]*\n)?(?:- [a-z0-9]+ [a-zA-Z0-9_./-]+\n)*", re.ASCII)

Address = tuple[BriefId, DocPath]


def read_addresses(text: str | None) -> frozenset[Address]:
    """Read the addresses; a line that is none, such as what a broken merge left, is passed over.

    >>> sorted(read_addresses("- bkabcdef234567 briefs/1998/a.md"))
    [('bkabcdef234567', 'briefs/1998/a.md')]
    """
    found: set[Address] = set()
    whole = text or ""
    # One line after the other only where something has come between them.
    for item in _items(whole) or [i for line in whole.splitlines() for i in _items(line)]:
        brief_id, _, path = item.partition(" ")
        if brief_id.startswith("bk") and is_inside(path, _FOLDER):
            found.add((BriefId(brief_id), DocPath(path)))
    return frozenset(found)


def _items(text: str) -> list[str]:
    if _PLAIN.fullmatch(text):
        return [line[2:] for line in text.splitlines() if not line.startswith("#")]
    try:
        root = compose(text, _LOADER)
    except yaml.YAMLError:
        return []
    items = root.value if isinstance(root, yaml.SequenceNode) else ()
    return [str(item.value) for item in items if isinstance(item, yaml.ScalarNode)]


def write_addresses(addresses: Iterable[Address]) -> str:
    """Write the addresses, sorted, one a line."""
    lines = [f"{brief_id} {path}" for brief_id, path in sorted(set(addresses))]
    return _HEAD + yaml.dump(
        lines, Dumper=_DUMPER, allow_unicode=True, width=2**16, default_flow_style=False
    )
