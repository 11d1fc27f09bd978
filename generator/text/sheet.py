"""A brief's file as it stands: its fences, its YAML and its body, every character in its place.

`front_matter` gives what a file says; this module gives where it says so, so that one key or one
paragraph can be changed and not one byte beside it. Line breaks of every system may be mixed.

Takes text, returns text and offsets. Reads no file and decides nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_OPENING: Final = re.compile(r"-{3}[ \t]*")
_CLOSING: Final = re.compile(r"(?:-{3}|\.{3})[ \t]*")
_BREAK: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file, cut at its fences; put together again it is the file."""

    opening: str  # byte order mark and first fence, with its line break
    yaml: str
    closing: str
    body: str
    newline: str  # the line break that new lines get

    @property
    def text(self) -> str:
        """The whole file."""
        return self.opening + self.yaml + self.closing + self.body


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters from `start` up to but not including `end`."""

    start: int
    end: int
    text: str


def cut(text: str) -> Sheet | None:
    r"""Cut a file at its fences.

    Args:
        text: The whole file.

    Returns:
        Its parts, or None where it has no front matter.

    >>> cut("---\na: 1\n---\nText.").body
    'Text.'
    """
    lines = _LINE.findall(text)
    if not lines or not _OPENING.fullmatch(lines[0].removeprefix("\ufeff").rstrip("\r\n")):
        return None
    for number, line in enumerate(lines[1:], 1):
        if _CLOSING.fullmatch(line.rstrip("\r\n")):
            breaks = _BREAK.findall(text)
            return Sheet(
                opening=lines[0],
                yaml="".join(lines[1:number]),
                closing=line,
                body="".join(lines[number + 1 :]),
                newline=max(dict.fromkeys(breaks), key=breaks.count),
            )
    return None


def plain_breaks(text: str) -> tuple[str, tuple[int, ...]]:
    r"""Return a text with plain newlines, and where each of its characters stood.

    >>> plain_breaks("a\r\nb")
    ('a\nb', (0, 1, 3, 4))
    """
    if "\r" not in text:
        return text, tuple(range(len(text) + 1))
    places: list[int] = []
    at = 0
    while at < len(text):
        places.append(at)
        at += 2 if text.startswith("\r\n", at) else 1
    return _BREAK.sub("\n", text), (*places, len(text))


def apply(text: str, edits: Iterable[Edit], *, newline: str = "\n") -> str:
    """Make edits that do not overlap; those at one place in their order.

    Args:
        text: A text whose line breaks may be of any system.
        edits: Edits whose offsets count every line break as one character.
        newline: What stands for a line break in what is put in.

    Returns:
        The text; outside of the edits every character is as it was.
    """
    _, places = plain_breaks(text)
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts.append(text[done : places[edit.start]])
        parts.append(edit.text.replace("\n", newline))
        done = places[edit.end]
    return "".join([*parts, text[done:]])


@dataclass(frozen=True, slots=True)
class Body:
    """A body's paragraphs as they stand, and what stands between them."""

    paragraphs: tuple[str, ...]
    gaps: tuple[str, ...]  # one more than paragraphs: before, between, behind

    @property
    def plain(self) -> tuple[str, ...]:
        """The paragraphs with plain newlines: what is compared."""
        return tuple(_BREAK.sub("\n", text) for text in self.paragraphs)


def cut_body(body: str) -> Body:
    r"""Cut a body into paragraphs: what blank lines part.

    >>> cut_body("\nOne\nline.\n\n\nTwo.\n").paragraphs
    ('One\nline.', 'Two.')
    """
    paragraphs: list[str] = []
    gaps = [""]
    inside = False
    for line in _LINE.findall(body):
        bare = line.rstrip("\r\n")
        ending = line[len(bare) :]
        if not bare.strip(" \t"):
            gaps[-1] += line
            inside = False
        elif inside:
            paragraphs[-1] += gaps[-1] + bare
            gaps[-1] = ending
        else:
            paragraphs.append(bare)
            gaps.append(ending)
            inside = True
    return Body(tuple(paragraphs), tuple(gaps))


def put_body(body: Body, wanted: Sequence[int | str], *, newline: str) -> str:
    """Put a body together again.

    Args:
        body: The body as it stands.
        wanted: The paragraphs in their order: the place of one that stands, or a new text.
        newline: The file's line break.

    Returns:
        The body. Between two paragraphs that stood side by side is what stood there; the begin
        and the end of the body are as they were.
    """
    if list(wanted) == list(range(len(body.paragraphs))):
        return "".join(_woven(body))
    break_ = newline * 2
    if not wanted:
        return body.gaps[0]
    parts = [body.gaps[0] if body.paragraphs else newline]
    for place, item in enumerate(wanted):
        before = wanted[place - 1] if place else None
        if place:
            beside = isinstance(before, int) and isinstance(item, int) and item == before + 1
            parts.append(body.gaps[item] if beside and isinstance(item, int) else break_)
        parts.append(body.paragraphs[item] if isinstance(item, int) else _set(item, newline))
    parts.append(body.gaps[-1] if body.paragraphs else newline)
    return "".join(parts)


def _woven(body: Body) -> Iterable[str]:
    for gap, paragraph in zip(body.gaps, body.paragraphs, strict=False):
        yield gap
        yield paragraph
    yield body.gaps[-1]


def _set(text: str, newline: str) -> str:
    return text.replace("\n", newline)
