"""`names.yml`: what people decided about who is who.

Takes the file's text, returns a `Register`. A fault is a `RegisterError` with line and column:
a decision that cannot be read must not be passed over in silence.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from generator.errors import RegisterError
from generator.model import Register, RegisterEntry, RegisterPost
from generator.text.names import fold
from generator.text.yaml_bounds import compose

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
# What pydantic calls the faults, in words that say what to do.
_FAULTS: Final = {
    "missing": "is missing",
    "string_type": "must be text; put it in quotes",
    "string_too_short": "is empty",
    "tuple_type": "must be a list, one name a line with a dash before it",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
}
_Path = tuple[str | int, ...]
_Marks = Mapping[_Path, tuple[int, int]]


class _Entry(BaseModel):
    """One person in `names.yml`."""

    model_config = ConfigDict(extra="forbid")

    name: _Text
    aliases: tuple[_Text, ...] = ()
    different: tuple[_Text, ...] = ()
    same: tuple[_Text, ...] = ()
    hidden: bool = False
    note: _Text | None = None
    briefs: tuple[_Text, ...] = ()


class _Post(BaseModel):
    """One post in `names.yml`: roles as briefs write them."""

    model_config = ConfigDict(extra="forbid")

    name: _Text
    aliases: tuple[_Text, ...] = ()
    different: tuple[_Text, ...] = ()


class _Body(BaseModel):
    """One organisation or publisher in `names.yml`."""

    model_config = ConfigDict(extra="forbid")

    name: _Text
    aliases: tuple[_Text, ...] = ()
    different: tuple[_Text, ...] = ()
    same: tuple[_Text, ...] = ()
    hidden: bool = False


class _File(BaseModel):
    """The whole of `names.yml`."""

    model_config = ConfigDict(extra="forbid")

    people: tuple[_Entry, ...] | None = None
    organisations: tuple[_Body, ...] | None = None
    sources: tuple[_Body, ...] | None = None
    posts: tuple[_Post, ...] | None = None


_ENTRIES: Final[Mapping[str | int, type[BaseModel]]] = {
    "organisations": _Body,
    "sources": _Body,
    "posts": _Post,
}
_NAMESAKES: Final = (
    "; for two people of one name write a 'name' of its own for each, the name as an alias of "
    "both, and under 'briefs' the ids of the briefs that mean them, each under one"
)
# Whose a spelling is, in the words of the messages.
_WHOSE: Final = {"people": "person", "organisations": "organisation", "sources": "source"}


def read_register(text: str, path: str) -> Register:
    """Read the register of names.

    Args:
        text: The file's text; an empty one is an empty register.
        path: The file's path, for messages.

    Returns:
        The decisions, in the file's order.

    Raises:
        RegisterError: It is no YAML, does not fit the schema, or contradicts itself.
    """
    try:
        root = compose(text, _LOADER)
        content = yaml.load(text, Loader=_LOADER)  # noqa: S506 - both loaders are safe ones
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise RegisterError(
            path,
            f"this is no YAML: {error.problem or error.context}",
            line=mark.line + 1 if mark else None,
            column=mark.column + 1 if mark else None,
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise RegisterError(path, f"this is no YAML: {error}") from error
    except (KeyError, AttributeError, TypeError) as error:  # "!!bool x": PyYAML's own faults
        raise RegisterError(path, "a value is not of the type that its tag says") from error
    if content is None:
        return Register()
    marks = dict(_marks(root, ()))
    try:
        parsed = _File.model_validate(content)
    except ValidationError as error:
        raise _schema_error(error, path, marks) from error
    entries = tuple(
        RegisterEntry(
            entry.name,
            entry.aliases,
            entry.different,
            entry.hidden,
            entry.note,
            entry.same,
            entry.briefs,
        )
        for entry in parsed.people or ()
    )
    bodies = tuple(map(_body, parsed.organisations or ()))
    sources = tuple(map(_body, parsed.sources or ()))
    for section, listed in (("people", entries), ("organisations", bodies), ("sources", sources)):
        _refuse_contradictions(section, listed, path, marks)
    posts = tuple(
        RegisterPost(post.name, post.aliases, post.different) for post in parsed.posts or ()
    )
    _refuse_doubled_roles(posts, path, marks)
    return Register(entries, posts, bodies, sources)


def _body(entry: _Body) -> RegisterEntry:
    return RegisterEntry(entry.name, entry.aliases, entry.different, entry.hidden, same=entry.same)


def _marks(node: yaml.Node | None, path: _Path) -> Iterator[tuple[_Path, tuple[int, int]]]:
    """Yield line and column, from 1, of every value, by the keys that lead to it."""
    if node is None:
        return
    yield path, (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _marks(value, (*path, str(key.value)))
            # The key's own place is the better one to show, save for what stands inside.
            yield (*path, str(key.value)), (key.start_mark.line + 1, key.start_mark.column + 1)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _marks(value, (*path, number))


def _place(path: _Path, marks: _Marks) -> tuple[int | None, int | None]:
    """Return line and column of the nearest value that has one."""
    while path not in marks and path:
        path = path[:-1]
    return marks.get(path, (None, None))


def _schema_error(error: ValidationError, path: str, marks: _Marks) -> RegisterError:
    """Return the first fault of the schema in words, at its place."""
    fault = error.errors()[0]
    where: _Path = tuple(fault["loc"])
    line, column = _place(where, marks)
    name = str(where[-1]) if where else "the file"
    entry = _ENTRIES.get(where[0] if where else "", _Entry)
    if fault["type"] == "extra_forbidden":
        known = entry.model_fields if len(where) > 1 else _File.model_fields
        message = f"{name!r} is no key here; known are {', '.join(known)}"
    elif fault["type"].startswith(("model_", "dict_")):
        found: Any = fault["input"]
        message = (
            f"a mapping with the keys {', '.join(entry.model_fields)} is wanted, "
            f"not {'a number' if isinstance(found, int) else repr(found):.60}"
        )
        if not where:
            message = "the file must be a mapping with the key 'people'"
    else:
        owner = next((part for part in reversed(where) if isinstance(part, str)), name)
        message = f"{owner}: {_FAULTS.get(fault['type'], fault['msg'])}"
    return RegisterError(path, message, line=line, column=column)


def _refuse_doubled_roles(posts: tuple[RegisterPost, ...], path: str, marks: _Marks) -> None:
    """Refuse a role that stands under two posts."""
    owners: dict[str, tuple[int, str]] = {}
    for number, post in enumerate(posts):
        roles: list[tuple[_Path, str]] = [(("posts", number, "name"), post.name)]
        roles += [(("posts", number, "aliases", at), each) for at, each in enumerate(post.aliases)]
        for where, role in roles:
            owner, first = owners.setdefault(fold(role), (number, post.name))
            if owner != number:
                line, column = _place(where, marks)
                message = f"{role!r} stands under {first!r} already; one role is one post's"
                raise RegisterError(path, message, line=line, column=column)


def _are_apart(one: RegisterEntry, other: RegisterEntry, spelling: str) -> bool:
    """Tell whether two people bear a spelling and the briefs tell them apart."""
    named = fold(spelling) in (fold(one.name), fold(other.name))
    return bool(one.briefs and other.briefs) and not named and not {*one.briefs} & {*other.briefs}


def _refuse_contradictions(
    section: str, entries: tuple[RegisterEntry, ...], path: str, marks: _Marks
) -> None:
    """Refuse a spelling that stands under two people, or as the same and as another person."""
    whose = _WHOSE[section]
    owners: dict[str, tuple[int, str]] = {}
    for number, entry in enumerate(entries):
        spellings: list[tuple[_Path, str]] = [((section, number, "name"), entry.name)]
        spellings += [
            ((section, number, "aliases", at), alias) for at, alias in enumerate(entry.aliases)
        ]
        for where, spelling in spellings:
            owner, first = owners.setdefault(fold(spelling), (number, entry.name))
            if owner != number and not _are_apart(entries[owner], entry, spelling):
                line, column = _place(where, marks)
                message = (
                    f"{spelling!r} stands under {first!r} already; one spelling is one {whose}'s"
                ) + (_NAMESAKES if section == "people" else "")
                raise RegisterError(path, message, line=line, column=column)
        joined = set(map(fold, entry.same))
        for at, other in enumerate(entry.different):
            if owners.get(fold(other), (None,))[0] == number or fold(other) in joined:
                line, column = _place((section, number, "different", at), marks)
                message = (
                    f"{other!r} is called the same {whose} and a different one as {entry.name!r}"
                )
                raise RegisterError(path, message, line=line, column=column)
