"""JSON Schemas of what people write by hand, for their editors: names.yml, front matter, settings.

They are made from what reads these files, so they say what the reader takes. The
copies in `generator/data/schemas/` come with the package; `make schemas` writes them again, and
a test fails while they are stale.

Takes nothing, returns texts.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel

from generator.corpus.register import _File as Names
from generator.settings import KNOWN, PIPELINES, TEXTS
from generator.text.front_matter_schema import FrontMatter

_SETTINGS: Final[Mapping[str, Mapping[str, object]]] = {
    "text": {
        "description": "Whether briefs are published in full; an excerpt links to the original.",
        "enum": list(TEXTS),
        "default": "excerpt",
    },
    "captures": {
        "description": "Whether a page for each brief shows its captures line by line.",
        "type": "boolean",
        "default": False,
    },
    "review": {
        "description": "Whether the page of what waits for a person is published.",
        "type": "boolean",
        "default": False,
    },
    "pipelines": {
        "description": "For each language the pipeline that marks names; false for none.",
        "type": "object",
        "additionalProperties": {"type": ["string", "boolean", "null"]},
        "default": dict(PIPELINES),
    },
}


def schemas() -> Mapping[str, str]:
    """Return the schemas by file name."""
    models: dict[str, type[BaseModel]] = {"front-matter.json": FrontMatter, "names.json": Names}
    made = {name: model.model_json_schema(mode="validation") for name, model in models.items()}
    made["settings.json"] = _settings_file()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {
        name: json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in made.items()
    }


def _settings_file() -> dict[str, Any]:
    """Return the schema of `mkdocs.yml` so far as it is ours: what stands under `briefbook`."""
    ours = {"type": "object", "properties": {"briefbook": {"$ref": "#/$defs/briefbook"}}}
    listed = {"type": "array", "items": {"anyOf": [{"type": "string"}, ours]}}
    settings = {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {name: dict(_SETTINGS.get(name, {})) for name in KNOWN},
        # Every line of the captures is the whole text.
        "if": {"properties": {"captures": {"const": True}}, "required": ["captures"]},
        "then": {"properties": {"text": {"const": "full"}}, "required": ["text"]},
    }
    return {
        "title": "mkdocs.yml of a book of briefs",
        "type": "object",
        "properties": {"plugins": {"anyOf": [listed, ours]}},
        "$defs": {"briefbook": settings},
    }
