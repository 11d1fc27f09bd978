"""Briefs as text: front matter and paragraphs to a `Brief`, and a `Brief` to text.

People write this YAML by hand, so the reader is generous where the meaning is plain (a title
that is a number, one name where a list could stand, CRLF, a byte order mark) and says line,
column, what it found and what to do where it is not. All faults are told together. Keys that
are not ours belong to the person who wrote them; they are passed over here and never refused.

Takes text, returns values. Reads no file and no clock.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from pydantic import ValidationError

from generator.errors import BriefError
from generator.model import Brief, BriefId, CaptureId, DocPath
from generator.text.front_matter_schema import FrontMatter
from generator.text.front_matter_writing import write_brief, write_key, write_part
from generator.text.yaml_nodes import Fault, Parsed, one_line, parse_mapping

_OPENING: Final = re.compile(r"-{3}[ \t]*")
_CLOSING: Final = re.compile(r"(?:-{3}|\.{3})[ \t]*")
_BLANK_LINES: Final = re.compile(r"\n(?:[ \t]*\n)+")
_HEADING: Final = re.compile(r"#[ \t]++(\S.*?)(?:(?<![ \t])[ \t]++#+)?(?<![ \t])[ \t]*+")
_KEY_LINE: Final = re.compile(rf"(?:{'|'.join(FrontMatter.model_fields)}):(?:[ \t].*)?")

__all__ = ["Keys", "read_brief", "read_keys", "write_brief", "write_key", "write_part"]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Parts:
    """A brief's text, cut at its fences; line breaks are plain newlines."""

    yaml: str
    body: str
    first_line: int


@dataclass(frozen=True, slots=True)
class Keys:
    """Front matter: the keys that are ours, and all as they are written."""

    known: FrontMatter
    written: Mapping[str, object]


def read_brief(text: str, path: DocPath) -> Brief:
    """Read a brief as a person may have left it.

    Args:
        text: The whole file.
        path: The file's path inside `docs/`; it stands for the id where none is given, and its
            name for the title where neither front matter nor a first heading has one.

    Returns:
        The brief. Of the front matter only the known keys.

    Raises:
        BriefError: The front matter cannot be read, or a key holds what it cannot hold. The
            error stands at the first fault; the message tells all of them.
    """
    shown = f"docs/{path}"
    parts = _cut(text, shown)
    return _brief(_keys(parts, shown).known, _paragraphs(parts.body), path)


def read_keys(text: str, path: DocPath) -> Keys:
    """Read the front matter alone, a person's own keys too.

    Args:
        text: The whole file.
        path: The file's path inside `docs/`, for messages.

    Raises:
        BriefError: As for `read_brief`.
    """
    shown = f"docs/{path}"
    return _keys(_cut(text, shown), shown)


# --------------------------------------------------------------------------- reading


def _keys(parts: _Parts, shown: str) -> Keys:
    parsed = parse_mapping(parts.yaml, first_line=parts.first_line)
    known = FrontMatter()
    faults = list(parsed.faults)
    try:
        known = FrontMatter.model_validate(parsed.values)
    except ValidationError as error:
        faults.extend(_schema_faults(error, parsed))
    if faults:
        raise _brief_error(faults, shown)
    return Keys(known, parsed.values)


def _cut(text: str, shown: str) -> _Parts:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not _OPENING.fullmatch(lines[0]):
        _refuse_late_fence(lines, shown)
        return _Parts("", text, 1)
    for number, line in enumerate(lines[1:], 1):
        if _CLOSING.fullmatch(line):
            yaml = "".join(f"{line}\n" for line in lines[1:number])
            return _Parts(yaml, "\n".join(lines[number + 1 :]), 2)
    message = "front matter begins here and never ends; put a line '---' after its last key"
    raise BriefError(shown, message, line=1, column=1)


def _refuse_late_fence(lines: Sequence[str], shown: str) -> None:
    # MkDocs takes front matter from the first line only and prints any other as text.
    for index, line in enumerate(lines[:-1]):
        if _OPENING.fullmatch(line) and _KEY_LINE.fullmatch(lines[index + 1]):
            message = "front matter must begin on the first line; remove what stands above it"
            raise BriefError(shown, message, line=index + 1, column=1)
        if line.strip() and not line.lstrip().startswith(("#", "<!--")):
            return


def _schema_faults(error: ValidationError, parsed: Parsed) -> Iterable[Fault]:
    for detail in error.errors(include_url=False):
        location = detail["loc"]
        place = (1, 1)
        for length in range(len(location), 0, -1):
            if location[:length] in parsed.places:
                place = parsed.places[location[:length]]
                break
        yield Fault(*place, f"{location[0]}: {detail['msg']}")


def _brief_error(faults: Iterable[Fault], shown: str) -> BriefError:
    # A date on no calendar is a fault of YAML and of the key: it is told once.
    by_place: dict[tuple[int, int], Fault] = {}
    for fault in faults:
        by_place[fault.line, fault.column] = fault
    first, *others = sorted(by_place.values())
    told = [f"{shown}:{fault.line}:{fault.column}: {fault.message}" for fault in others]
    message = "\n".join([first.message, *told])
    return BriefError(shown, message, line=first.line, column=first.column)


def _paragraphs(body: str) -> tuple[str, ...]:
    return tuple(part for part in _BLANK_LINES.split(body.strip("\n")) if part.strip())


def _brief(keys: FrontMatter, paragraphs: tuple[str, ...], path: DocPath) -> Brief:
    title = keys.title
    if title is None and paragraphs and (heading := _HEADING.fullmatch(paragraphs[0])):
        title, paragraphs = one_line(heading[1]), paragraphs[1:]
    return Brief(
        path=path,
        id=BriefId(keys.id or path),
        title=title or one_line(_title_of(path)) or path,
        paragraphs=paragraphs,
        date=keys.date,
        updated=keys.updated,
        source=keys.source,
        source_url=keys.source_url,
        agency=keys.agency,
        byline=_present(keys.byline),
        actors=_present(keys.actors),
        organisations=_present(keys.organisations),
        language=keys.language,
        description=keys.description,
        tags=_present(keys.tags),
        seeds=tuple(CaptureId(seed) for seed in _present(keys.seeds)),
        review=_present(keys.review),
        corrections=_present(keys.correction),
        draft=keys.draft,
    )


def _present(items: Iterable[_T | None]) -> tuple[_T, ...]:
    return tuple(item for item in items if item is not None)


def _title_of(path: DocPath) -> str:
    words = posixpath.basename(path).removesuffix(".md").replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or path
