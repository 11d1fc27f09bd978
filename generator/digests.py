"""By what values are known again: digests that are the same for equal values alone.

On any day and in any process. What many values have in common is written once: the digest of a
brief or of a longer tuple stands for it in all that it is a part of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from generator.model import Appearance, Brief, Person

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_MOST: Final = 1 << 17
_BYTES: Final = 16  # of a digest
_LONG: Final = 80  # characters; the digest of what is longer is itself remembered

_NAMES: Final[dict[type, tuple[str, ...]]] = {}  # of the fields of a dataclass
# The digests of what many values have in common, by identity: the object is held, so that
# no other one gets its place.
_DIGESTS: Final[dict[int, tuple[object, str]]] = {}


def digest_of(value: object) -> str:
    """Return what is the same for equal values alone, on any day and in any process.

    Args:
        value: Texts, numbers and None, in tuples, mappings, frozen sets and dataclasses.

    >>> digest_of(("a", 1)) == digest_of(("a", 1)), digest_of(("a", "1")) == digest_of(("a", 1))
    (True, False)
    """
    return _hashed(_spelled(value))


def mark_of(value: Brief) -> str:
    """Return by what a brief is known among all briefs of all runs."""
    return _by_identity(value)


def mark(value: Brief, known: str) -> None:
    """Note by what a brief is known, so that it need not be worked out.

    Args:
        value: The brief.
        known: What `mark_of` returned for an equal one.
    """
    _hold(value, known)


def _hold(value: object, digest: str) -> None:
    if len(_DIGESTS) >= _MOST:
        _DIGESTS.clear()
    _DIGESTS[id(value)] = (value, digest)


def _hashed(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()


def _spelled(value: object) -> str:
    """Write a value so that no two different ones are written alike."""
    of = type(value)
    write = _WRITERS.get(of)
    if write is None:
        write = _WRITERS[of] = _writer(value)
    return write(value)


def _writer(value: object) -> Callable[[Any], str]:
    """Return what writes values of a type that is met for the first time."""
    if isinstance(value, str):
        return _text
    if isinstance(value, tuple):
        return _tuple
    if isinstance(value, Mapping):
        return _mapping
    if isinstance(value, frozenset):
        return _set
    return _dataclass if is_dataclass(value) else _plainly


def _mapping(value: Mapping[object, object]) -> str:
    inside = "".join(_spelled(key) + _spelled(each) for key, each in value.items())
    return f"m{len(value)}:{inside}"


def _set(value: frozenset[object]) -> str:
    return f"f{len(value)}:" + "".join(sorted(map(_spelled, value)))


def _text(value: str) -> str:
    return f"s{len(value)}:{value}"


def _plainly(value: object) -> str:
    return f"o{type(value).__name__}={value!r};"


def _tuple(value: tuple[object, ...]) -> str:
    known = _DIGESTS.get(id(value))
    if known is not None:
        return known[1]
    parts = [f"t{len(value)}:"]
    for each in value:
        # What has a digest already is most of what long tuples hold.
        known = _DIGESTS.get(id(each))
        parts.append(_spelled(each) if known is None else known[1])
    text = "".join(parts)
    return text if len(text) < _LONG else _noted(value, text)


def _dataclass(value: DataclassInstance) -> str:
    of = type(value)
    if of not in _NAMES:
        _NAMES[of] = tuple(field.name for field in fields(of))
    return f"d{of.__name__}:" + "".join(_spelled(getattr(value, name)) for name in _NAMES[of])


def _by_identity(value: Brief | Person) -> str:
    known = _DIGESTS.get(id(value))
    return known[1] if known is not None else _noted(value, _dataclass(value))


def _appearance(value: Appearance) -> str:
    """Write what a book has most of."""
    role = "" if value.role is None else _text(value.role)
    return f"a{_text(value.brief)}{_text(value.name)}{role};"


_WRITERS: Final[dict[type, Callable[[Any], str]]] = {
    str: _text,
    int: _plainly,
    bool: _plainly,
    type(None): _plainly,
    tuple: _tuple,
    Brief: _by_identity,
    Person: _by_identity,
    Appearance: _appearance,
}


def _noted(value: object, text: str) -> str:
    digest = f"h{_hashed(text)}"
    _hold(value, digest)
    return digest


def forget_digests() -> None:
    """Hold no value any more for the sake of its digest."""
    _DIGESTS.clear()
