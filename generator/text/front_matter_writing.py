"""Briefs to text: front matter as the generator lays it out, and paragraphs below it.

YAML always through an emitter; every reader of YAML 1.1 and 1.2 gets the same values. A change
of how it is laid out is a new format: `editing/migrations.py` brings old files along.

Takes a `Brief`, returns text. Touches no file.
"""

import io
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from generator.model import Actor, Brief, PartialDate
from generator.text.front_matter_schema import FrontMatter
from generator.text.yaml_nodes import one_line, reads_as_text

# Longer than any line: a folded title comes back with other spaces.
_NEVER_FOLD: Final = 1 << 30
_FOUR_DIGITS: Final = 1000


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
    return clean if reads_as_text(clean) else _quoted(clean)


def _quoted(text: str) -> str:
    # People who edit a doubled apostrophe lose one; double quotes need no escape for it.
    bare = not set(text) & {'"', "\\"} and text.isprintable() and max(text) <= "\ufffd"
    quotes = DoubleQuotedScalarString if "'" in text and bare else SingleQuotedScalarString
    return str.__new__(quotes, text)


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
    row = CommentedSeq(_quoted(text) if {*"?:"} & {*text} else text for text in scalars if text)
    row.fa.set_flow_style()
    return row


def _actor(actor: Actor) -> object:
    if actor.role is None:
        return {"name": _scalar(actor.name)}
    return {"name": _scalar(actor.name), "role": _scalar(actor.role)}
