"""What was made before of the same values is not made again.

A value is made of what it is given and of nothing else, so that it may be remembered: in this
process, where a preview asks at each edit, and between runs, where whoever runs keeps texts. What
it was given is compared part by part; parts that are the same object need no look inside. Between
runs it is known by a digest. What is remembered changes how long something takes, nothing else.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Any, Final, Generic, Protocol, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.model import Appearance, Brief, Person

_MOST: Final = 1 << 17
_BYTES: Final = 16  # of a digest
_LONG: Final = 80  # characters; the digest of what is longer is itself remembered

_Of = TypeVar("_Of")
_Made = TypeVar("_Made")


class Store(Protocol):
    """Texts in places, one a place, kept between runs by whoever may touch files."""

    def get(self, place: str, digest: str) -> str | None:
        """Return the text of a place, None where none was put there with this digest."""

    def put(self, place: str, digest: str, text: str) -> None:
        """Keep a text in its place, with the digest of what it was made of."""


class _Here:
    """Where texts are kept now."""

    store: Store | None = None


@contextlib.contextmanager
def kept_in(store: Store) -> Iterator[None]:
    """Keep what is made inside the `with` block, and ask there for what was made before.

    Args:
        store: Texts in places.

    Yields:
        Nothing; the store is asked inside the `with` block.
    """
    before = _Here.store
    _Here.store = store
    try:
        yield
    finally:
        _Here.store = before


class Remembered(Generic[_Of, _Made]):
    """A function that knows for each key what it was last made of, and what came of it."""

    def __init__(
        self, make: Callable[[_Of], _Made], *, name: str = "", kept: object = None
    ) -> None:
        """Take the function.

        Args:
            make: Gives the same for equal values, and looks at nothing else.
            name: What it is kept under between runs.
            kept: The type of what it makes; without one nothing is kept between runs.
        """
        self._make = make
        self._name = name
        self._kept: Any = kept
        self._adapter: TypeAdapter[_Made] | None = None
        self._known: dict[Hashable, tuple[_Of, _Made]] = {}

    def __call__(self, key: Hashable, of: _Of) -> _Made:
        """Return what the function makes of a value.

        Args:
            key: What the value belongs to, such as a page; one value a key is remembered.
            of: The value.

        >>> doubled = Remembered(lambda number: 2 * number)
        >>> doubled("a", 2), doubled("a", 3), doubled("b", 2)
        (4, 6, 4)
        """
        known = self._known.get(key)
        if known is not None and (known[0] is of or known[0] == of):
            return known[1]
        if len(self._known) >= _MOST:
            self._known.clear()
        store = _Here.store
        made = self._asked(store, key, of) if store and self._kept else self._make(of)
        self._known[key] = (of, made)
        return made

    def forget(self) -> None:
        """Know nothing of what was made in this process."""
        self._known.clear()

    def _asked(self, store: Store, key: Hashable, of: _Of) -> _Made:
        """Return what was made in an earlier run, or make it and keep it."""
        if self._adapter is None:
            self._adapter = TypeAdapter(self._kept)
        place, digest = f"{self._name} {key}", digest_of(of)
        text = store.get(place, digest)
        if text is not None:
            # A text that came from elsewhere can be wrong in shape: then it is made anew.
            with contextlib.suppress(ValidationError):
                return self._adapter.validate_json(text)
        made = self._make(of)
        # What cannot be written as JSON, such as half of a letter, is made in each run.
        with contextlib.suppress(ValueError):
            store.put(place, digest, self._adapter.dump_json(made).decode())
        return made


# --------------------------------------------------------------------------- digests

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


def _hashed(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()


def _spelled(value: object) -> str:
    """Write a value so that no two different ones are written alike."""
    write = _WRITERS.get(type(value))
    return write(value) if write else _rarely(value)


def _rarely(value: Any) -> str:  # noqa: ANN401 - whatever is left
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, tuple):
        return _tuple(value)
    if isinstance(value, Mapping):
        inside = "".join(_spelled(key) + _spelled(each) for key, each in value.items())
        return f"m{len(value)}:{inside}"
    if isinstance(value, frozenset):
        return f"f{len(value)}:" + "".join(sorted(map(_spelled, value)))
    return _dataclass(value) if is_dataclass(value) else _plainly(value)


def _text(value: str) -> str:
    return f"s{len(value)}:{value}"


def _plainly(value: object) -> str:
    return f"o{type(value).__name__}={value!r};"


def _tuple(value: tuple[object, ...]) -> str:
    known = _DIGESTS.get(id(value))
    if known is not None:
        return known[1]
    text = f"t{len(value)}:" + "".join(map(_spelled, value))
    return text if len(text) < _LONG else _noted(value, text)


def _dataclass(value: Any) -> str:  # noqa: ANN401 - whichever it is
    of = type(value)
    if of not in _NAMES:
        _NAMES[of] = tuple(field.name for field in fields(of))
    return f"d{of.__name__}:" + "".join(_spelled(getattr(value, name)) for name in _NAMES[of])


def _by_identity(value: object) -> str:
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
    if len(_DIGESTS) >= _MOST:
        _DIGESTS.clear()
    digest = f"h{_hashed(text)}"
    _DIGESTS[id(value)] = (value, digest)
    return digest
