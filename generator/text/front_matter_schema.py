"""What each key of a brief's front matter may hold.

Every check says what was found and what to write instead. Keys that are not listed here are a
person's own and pass.

Takes the values of `yaml_nodes`, returns a `FrontMatter`.
"""

import re
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError

from generator.model import Actor, PartialDate
from generator.text.yaml_nodes import one_line

_ID: Final = re.compile(r"bk[a-z0-9]{10,14}")
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:(?:[Tt]|[ \t]+)\d.*)?)?)?")
# Pages put it into their markup, so it is a word and nothing else.
_LANGUAGE: Final = re.compile(r"[A-Za-z0-9]{1,16}(?:[-_][A-Za-z0-9]{1,16}){0,4}")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_TRUE: Final = frozenset(["true", "yes", "on"])
_FALSE: Final = frozenset(["false", "no", "off"])
_LONGEST_QUOTED: Final = 60


def is_address(text: str) -> bool:
    """Tell whether a text can stand as `source_url`: whole, and of the web."""
    return _ADDRESS.fullmatch(text) is not None


def _fault(found: object, advice: str) -> PydanticCustomError:
    # Braces are pydantic's placeholders, so what was found goes in as a value.
    return PydanticCustomError("front_matter", "{why}", {"why": f"{_shown(found)} {advice}"})


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping ('key: value')"
    text = one_line(str(value))
    return f"'{text[:_LONGEST_QUOTED]}{'…' if len(text) > _LONGEST_QUOTED else ''}'"


def _as_text(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise _fault(value, "cannot stand here; write one text, in quotes if it holds ': '")
    return one_line(value) or None


def _as_id(value: object) -> str | None:
    text = _as_text(value)
    if text is not None and not _ID.fullmatch(text):
        advice = "is no id; put back the one from .briefbook/base, or remove the line in a brief"
        raise _fault(text, f"{advice} of your own")
    return text


def _as_date(value: object) -> PartialDate | None:
    text = _as_text(value)
    if text is None:
        return None
    found = _DATE.fullmatch(text)
    if not found:
        advice = "is no date; write 2025-05-21, or 2025-05 or 2025 where no more is known"
        raise _fault(text, f"{advice}, or remove the line")
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        return PartialDate(year, month, day)
    except ValueError as error:
        raise _fault(text, "is on no calendar; correct it or remove the line") from error


def _as_address(value: object) -> str | None:
    text = _as_text(value)
    if text is not None and not is_address(text):
        raise _fault(text, "is no address; it begins with http:// or https:// and has no spaces")
    return text


def _as_language(value: object) -> str | None:
    text = _as_text(value)
    if text is not None and not _LANGUAGE.fullmatch(text):
        raise _fault(text, "is no language; write its code, such as en, ar or pt-BR")
    return text


def _as_flag(value: object) -> bool:
    text = _as_text(value)
    if text is None or text.casefold() in _FALSE:
        return False
    if text.casefold() in _TRUE:
        return True
    raise _fault(text, "is neither true nor false; write one of the two")


def _as_locked(value: object) -> bool | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(text for text in map(_as_text, value) if text)
    return _as_flag(value)


def _as_actor(value: object) -> Actor | None:
    if not isinstance(value, dict):
        name = _as_text(value)
        return Actor(name) if name else None
    name = _as_text(value.get("name"))
    if not name:
        raise _fault(value, "has no name; write '- name: Full Name', and the role below it")
    return Actor(name, _as_text(value.get("role")))


def _as_note(value: object) -> str | None:
    if not isinstance(value, dict):
        return _as_text(value)
    text = _as_text(value.get("text"))
    if not text:
        advice = "has no text; write 'date: 2025-06-03' and 'text: what was corrected'"
        raise _fault(value, advice)
    day = _as_date(value.get("date"))
    return f"{day}: {text}" if day else text


def _as_list(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


class PersonForm(BaseModel):
    """A person as people write one."""

    name: str
    role: str | None = None


class NoteForm(BaseModel):
    """A dated note as people write one."""

    date: str | int | None = None
    text: str


# What an editor should offer and accept: JSON Schema is made of these, never the reader.
_Scalar = str | int | float | bool | None
_Written = _Scalar | list[_Scalar]
_Text = Annotated[str | None, PlainValidator(_as_text, json_schema_input_type=_Scalar)]
_Language = Annotated[str | None, PlainValidator(_as_language, json_schema_input_type=_Scalar)]
_Date = Annotated[
    PartialDate | None, PlainValidator(_as_date, json_schema_input_type=str | int | None)
]
_Texts = Annotated[tuple[_Text, ...], BeforeValidator(_as_list, json_schema_input_type=_Written)]
_Actor = Annotated[Actor | None, PlainValidator(_as_actor)]
_Actors = Annotated[
    tuple[_Actor, ...],
    BeforeValidator(_as_list, json_schema_input_type=_Scalar | list[_Scalar | PersonForm]),
]
_Note = Annotated[str | None, PlainValidator(_as_note)]
_Notes = Annotated[
    tuple[_Note, ...],
    BeforeValidator(_as_list, json_schema_input_type=_Scalar | NoteForm | list[_Scalar | NoteForm]),
]
_Flag = Annotated[bool, PlainValidator(_as_flag, json_schema_input_type=bool | str | None)]
_Id = Annotated[str | None, PlainValidator(_as_id, json_schema_input_type=str | None)]
_Address = Annotated[str | None, PlainValidator(_as_address, json_schema_input_type=str | None)]
_Locked = Annotated[
    bool | tuple[str, ...],
    PlainValidator(_as_locked, json_schema_input_type=bool | str | list[str] | None),
]


def _key(description: str, default: Any = None) -> Any:  # noqa: ANN401 - as pydantic's Field
    """Return a key that need not be there, with what it says: for editors and the handbook."""
    return Field(default, description=description)


class FrontMatter(BaseModel):
    """The keys of a brief's front matter; None, or None in a list, where nothing was written."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: _Id = _key("What ties the brief to its captures; a brief of your own has none.")
    title: _Text = _key(
        "The title as published; without one the first heading or the file name stands for it."
    )
    date: _Date = _key("When it was published: 2025-05-21, or 2025-05 or 2025 for no more.")
    updated: _Date = _key("When its publisher changed it.")
    source: _Text = _key("The publisher.")
    source_url: _Address = _key("Where the original is.")
    agency: _Text = _key("The agency or office that the text credits.")
    byline: _Texts = _key("Who wrote it; writers are not among the actors.", ())
    actors: _Actors = _key("The people whom the text names, with the role that it gives them.", ())
    organisations: _Texts = _key("The bodies that the text names.", ())
    language: _Language = _key("The language of the text: en, ar, pt-BR.")
    description: _Text = _key("A sentence for search engines; else the first of the text.")
    tags: _Texts = _key("Subjects of your own.", ())
    seeds: _Texts = _key("The captures that it comes from.", ())
    review: _Texts = _key("What the generator is unsure of; delete an entry to confirm it.", ())
    correction: _Notes = _key("Dated notes for readers: what was corrected, and when.", ())
    draft: _Flag = _key("Whether it is kept out of every page.", default=False)
    locked: _Locked = _key(
        "Whether all of it, or the keys that are listed, stay as they are.", default=False
    )
