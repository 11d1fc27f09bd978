"""What a run notes down before it changes the first file, so that the next can finish it.

Beside each change stands what its file held then. Between a run that was killed and the next one
a person may save a brief, restore a backup or check out another branch: what is neither as it was
nor as it was to be belongs to another time, and with it all that was planned for that brief.

Takes and returns values. Touches no file: `writer` does.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from typing import Final

from generator.editing.plans import Change
from generator.model import BriefId
from generator.text.paths import is_inside

# The only file outside of `docs/` and `.briefbook/` that a run changes.
_NAMES: Final = "names.yml"
_KEYS: Final = frozenset(["path", "text", "replaces", "brief"])
_WAS: Final = "was"


@dataclass(frozen=True, slots=True)
class Noted:
    """A change that was to be made.

    Attributes:
        change: The change.
        was: The digest of what its file held, as `digest` gives it; None where nothing says it.
    """

    change: Change
    was: str | None = None

    def is_of_this_book(self, there: bytes | None) -> bool:
        """Tell whether the change may still be made.

        Args:
            there: What its file holds now, None where there is none.
        """
        if there is None and self.change.replaces == "":
            # Of a brief that was to be new nothing was made, or somebody took it away or moved it
            # since. The run that follows knows which, and plans anew.
            return False
        now = digest(there)
        text = self.change.text
        if self.was is not None and now not in (self.was, digest(text)):
            return False
        return self.change.replaces is None or (there or b"") in expected(self.change)


def expected(change: Change) -> tuple[bytes, bytes]:
    """Return what may stand in a file's place: what is replaced, and what replaces it."""
    return (change.replaces or "").encode(), (change.text or "").encode()


def digest(data: bytes | str | None) -> str:
    """Return what tells one content from all others; empty for no file and for an empty one."""
    if not data:
        return ""
    return blake2b(data.encode() if isinstance(data, str) else data, digest_size=16).hexdigest()


def write_note(changes: Sequence[Change], was: Mapping[str, str]) -> bytes:
    """Write down what is to be changed.

    Args:
        changes: The changes, in their order.
        was: The digest of what stands in the place of each, by path.
    """
    noted = [asdict(change) | {_WAS: was[change.path]} for change in changes]
    return json.dumps(noted).encode()


def read_note(data: bytes) -> Sequence[Noted]:
    """Read a note; one that is not whole says nothing, and nothing was touched then.

    Nor does one that no run wrote: a book may come from a stranger, and its note with it.
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(found, list) or not all(map(_is_noted, found)):
        return ()
    return [_noted(one) for one in found]


def _noted(one: Mapping[str, str | None]) -> Noted:
    brief = one["brief"]
    change = Change(
        str(one["path"]), one["text"], one["replaces"], BriefId(brief) if brief else None
    )
    return Noted(change, one.get(_WAS))


def _is_noted(one: object) -> bool:
    if not isinstance(one, dict) or one.keys() - {_WAS} != _KEYS:
        return False
    path, values = one["path"], one.values()
    if not isinstance(path, str) or not all(isinstance(each, str | None) for each in values):
        return False
    return path == _NAMES or is_inside(path, "docs/") or is_inside(path, ".briefbook/")
