"""What was made before of the same values is not made again.

A value is made of what it is given and of nothing else, so that it may be remembered: in this
process, where a preview asks at each edit, and between runs, where whoever runs keeps texts. What
it was given is compared part by part; parts that are the same object need no look inside. Between
runs it is known by a digest. What is remembered changes how long something takes, nothing else.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Hashable, Iterator
from functools import cached_property
from typing import Any, Final, Generic, Protocol, TypeVar
from weakref import WeakSet

from pydantic import NonNegativeInt, TypeAdapter, ValidationError

from generator.digests import digest_of, forget_digests
from generator.model import DocPath, Page

_MOST: Final = 1 << 17

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


def forget(*, but: str = "") -> None:
    """Know nothing of what was made in this process, where nobody will ask for it again.

    Args:
        but: What is still asked for, by the name under which it is remembered.
    """
    for each in _ALL:
        if not but or each.name != but:
            each.forget()
    forget_digests()


class _Written(Generic[_Made]):
    """A type as JSON, checked when it is read; how that is done is worked out at its first use."""

    def __init__(self, kept: object) -> None:
        self._type: Any = kept

    @cached_property
    def _adapter(self) -> TypeAdapter[_Made]:
        return TypeAdapter(self._type)

    def get(self, store: Store, place: str, digest: str) -> _Made | None:
        text = store.get(place, digest)
        if text is not None:
            # A text that came from elsewhere can be wrong in shape: then it is made anew.
            with contextlib.suppress(ValidationError):
                return self._adapter.validate_json(text)
        return None

    def put(self, store: Store, place: str, digest: str, made: _Made) -> None:
        # What cannot be written as JSON, such as half of a letter, is made in each run.
        with contextlib.suppress(ValueError):
            store.put(place, digest, self._adapter.dump_json(made).decode())


class _Kept(Protocol[_Made]):
    """How what was made is written, and read again."""

    def get(self, store: Store, place: str, digest: str) -> _Made | None:
        """Return what is kept in a place, None where that is nothing that can be read."""

    def put(self, store: Store, place: str, digest: str, made: _Made) -> None:
        """Keep something, where it can be written."""


class _Pages:
    """Pages: their paths and lengths as JSON, then their texts as they are.

    A book has megabytes of them, and letters that JSON writes otherwise stand in every line.
    """

    def get(self, store: Store, place: str, digest: str) -> tuple[Page, ...] | None:
        text = store.get(place, digest)
        if text is None:
            return None
        head, _, rest = text.partition("\n")
        try:
            known = _HEADS.validate_json(head)
        except ValidationError:
            return None
        found, at = [], 0
        for path, length in known:
            found.append(Page(path, rest[at : at + length]))
            at += length
        return tuple(found) if at == len(rest) else None

    def put(self, store: Store, place: str, digest: str, made: tuple[Page, ...]) -> None:
        # As JSON: half of a letter is not kept.
        with contextlib.suppress(ValueError):
            head = _HEADS.dump_json(tuple((page.path, len(page.text)) for page in made))
            text = "\n".join((head.decode(), "".join(page.text for page in made)))
            text.encode()
            store.put(place, digest, text)


_HEADS: Final = TypeAdapter(tuple[tuple[DocPath, NonNegativeInt], ...])


class _OnePage:
    """A page alone, kept as several are."""

    def __init__(self) -> None:
        self._pages = _Pages()

    def get(self, store: Store, place: str, digest: str) -> Page | None:
        found = self._pages.get(store, place, digest)
        return found[0] if found and len(found) == 1 else None

    def put(self, store: Store, place: str, digest: str, made: Page) -> None:
        self._pages.put(store, place, digest, (made,))


def _kept_as(kept: object) -> _Kept[Any]:
    """Return how values of a type are kept."""
    if kept == Page:
        return _OnePage()
    return _Pages() if kept == tuple[Page, ...] else _Written(kept)


class Remembered(Generic[_Of, _Made]):
    """A function that knows for each key what it was last made of, and what came of it."""

    def __init__(
        self, make: Callable[[_Of], _Made], *, name: str = "", kept: object = None
    ) -> None:
        """Take the function.

        Args:
            make: Gives the same for equal values, and looks at nothing else.
            name: What it is called, and kept under between runs.
            kept: The type of what it makes; without one nothing is kept between runs.
        """
        self._make = make
        self.name = name
        self._written: _Kept[_Made] | None = None if kept is None else _kept_as(kept)
        self._known: dict[Hashable, tuple[_Of, _Made]] = {}
        _ALL.add(self)

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
        made = self._asked(key, of)
        self._known[key] = (of, made)
        return made

    def known(self, key: Hashable, digest: str) -> _Made | None:
        """Return what was made in an earlier run of a value that is known by its digest alone.

        Args:
            key: What the value belongs to.
            digest: What `digest_of` says of the value.

        Returns:
            None where nothing is kept, or nothing of this value.
        """
        if _Here.store is None or self._written is None:
            return None
        return self._written.get(_Here.store, self._place(key), digest)

    def forget(self) -> None:
        """Know nothing of what was made in this process."""
        self._known.clear()

    def _asked(self, key: Hashable, of: _Of) -> _Made:
        """Return what was made in an earlier run, or make it and keep it."""
        store, written = _Here.store, self._written
        if store is None or written is None:
            return self._make(of)
        place, digest = self._place(key), digest_of(of)
        found = written.get(store, place, digest)
        if found is not None:
            return found
        made = self._make(of)
        written.put(store, place, digest, made)
        return made

    def _place(self, key: Hashable) -> str:
        return f"{self.name} {key}"


class Continued(Generic[_Made]):
    """What a stage made last of a whole book, for it to go on from after an edit.

    A stage that goes on from it must come to what it makes from nothing.
    """

    def __init__(self, kept: type[_Made], *, name: str) -> None:
        """Take what is kept.

        Args:
            kept: Its type.
            name: What it is called, and kept under between runs.
        """
        self.name = name
        self._written = _Written[_Made](kept)
        self._last: _Made | None = None
        _ALL.add(self)

    def last(self) -> _Made | None:
        """Return what was kept last, in this process or in an earlier run."""
        if self._last is None and _Here.store is not None:
            self._last = self._written.get(_Here.store, f"{self.name} last", "")
        return self._last

    def keep(self, made: _Made) -> None:
        """Keep what was made."""
        self._last = made
        if _Here.store is not None:
            self._written.put(_Here.store, f"{self.name} last", "", made)

    def forget(self) -> None:
        """Know nothing of what was made in this process."""
        self._last = None


_ALL: Final = WeakSet[Remembered[Any, Any] | Continued[Any]]()
