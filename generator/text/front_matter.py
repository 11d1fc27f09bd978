"""Briefs as text: front matter and paragraphs to a `Brief`, and a `Brief` to text.

People write this YAML by hand, so the reader is generous where the meaning is plain (a title
that is a number, one name where a list could stand, CRLF, a byte order mark) and says line,
column, what it found and what to do where it is not. All faults are told together. Keys that
are not ours belong to the person who wrote them; they are passed over here and never refused.

Takes text, returns values. Reads no file and no clock.
"""

import io
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from generator.errors import BriefError
from generator.model import Actor, Brief, BriefId, CaptureId, DocPath, PartialDate
from generator.text.front_matter_schema import FrontMatter
from generator.text.yaml_nodes import Fault, Parsed, one_line, parse_mapping, reads_as_text

_OPENING: Final = re.compile(r"-{3}[ \t]*")
_CLOSING: Final = re.compile(r"(?:-{3}|\.{3})[ \t]*")
_BLANK_LINES: Final = re.compile(r"\n(?:[ \t]*\n)+")
_HEADING: Final = re.compile(r"#[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*")
_KEY_LINE: Final = re.compile(rf"(?:{'|'.join(FrontMatter.model_fields)}):(?:[ \t].*)?")
# Longer than any line: a folded title comes back with other spaces.
_NEVER_FOLD: Final = 1 << 30
_FOUR_DIGITS: Final = 1000

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


def write_key(name: str, brief: Brief) -> str:
    """Write one key of a brief as `write_brief` lays it out; empty where it has nothing to say."""
    lines = _front_matter(brief)
    return _dumped(CommentedMap({name: lines[name]})) if name in lines else ""


def write_part(brief: Brief, names: Collection[str], *, body: bool) -> str:
    """Write some keys of a brief, and its body or not.

    Args:
        brief: The brief.
        names: Keys; one that the brief does not have stands there without a value.
        body: True to write the paragraphs too.
    """
    lines = _front_matter(brief)
    wanted = [name for name in FrontMatter.model_fields if name in names]
    yaml = _dumped(CommentedMap((name, lines.get(name)) for name in wanted))
    return _between_fences(yaml, brief.paragraphs if body else ())


def write_brief(brief: Brief) -> str:
    """Write a brief as the generator lays it out.

    Args:
        brief: The brief; its paragraphs hold no blank lines.

    Returns:
        The file's text. Any reader of YAML 1.1 or 1.2 gets the same values from it.
    """
    return _between_fences(_dumped(_front_matter(brief)), brief.paragraphs)


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
        title, paragraphs = heading[1], paragraphs[1:]
    return Brief(
        path=path,
        id=BriefId(keys.id or path),
        title=title or _title_of(path),
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


# --------------------------------------------------------------------------- writing


def _dumped(lines: CommentedMap) -> str:
    out = io.StringIO()
    yaml = YAML()
    yaml.width = _NEVER_FOLD
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.dump(lines, out)
    return out.getvalue()


def _between_fences(yaml: str, paragraphs: Sequence[str]) -> str:
    body = "\n\n".join(paragraphs)
    return f"---\n{yaml}---\n" + (f"\n{body}\n" if body else "")


def _front_matter(brief: Brief) -> CommentedMap:
    lines: dict[str, object] = {
        # A brief of a person's own is known by its path.
        "id": _scalar(brief.id) if str(brief.id) != str(brief.path) else None,
        "title": _scalar(brief.title),
        "date": _date(brief.date),
        "updated": _date(brief.updated),
        "source": _scalar(brief.source),
        "source_url": _scalar(brief.source_url),
        "agency": _scalar(brief.agency),
        "byline": _row(brief.byline),
        "actors": [_actor(actor) for actor in brief.actors],
        "organisations": _row(brief.organisations),
        "language": _scalar(brief.language),
        "description": _scalar(brief.description),
        "tags": _row(brief.tags),
        "seeds": _row(brief.seeds),
        "review": _row(brief.review),
        "correction": [_scalar(note) for note in brief.corrections],
        "draft": brief.draft or None,
    }
    return CommentedMap((key, value) for key, value in lines.items() if value not in (None, []))


def _scalar(text: str | None) -> str | None:
    clean = one_line(text or "")
    if not clean:
        return None
    return clean if reads_as_text(clean) else SingleQuotedScalarString(clean)


def _date(value: PartialDate | None) -> object:
    if value is None:
        return None
    if value.day:
        return value.begins()
    if value.month:
        return str(value)
    # YAML 1.1 takes 0777 for an octal number.
    return value.year if value.year >= _FOUR_DIGITS else SingleQuotedScalarString(str(value))


def _row(texts: Iterable[str]) -> CommentedSeq:
    scalars = (_scalar(text) for text in texts)
    # Within brackets some readers take these two signs for the begin of a mapping.
    row = CommentedSeq(
        SingleQuotedScalarString(text) if "?" in text or ":" in text else text
        for text in scalars
        if text
    )
    row.fa.set_flow_style()
    return row


def _actor(actor: Actor) -> object:
    if actor.role is None:
        return {"name": _scalar(actor.name)}
    return {"name": _scalar(actor.name), "role": _scalar(actor.role)}
